//! Tables of where the sections of earlier editions went: each leads somewhere that is there.

use std::collections::BTreeSet;

use super::checker::Checker;
use crate::template::Mapped;

impl Checker<'_> {
    pub(super) fn mappings(&mut self) {
        let mut editions = BTreeSet::new();
        for (idx, mapping) in self.file.mappings.iter().enumerate() {
            let path = format!("mappings[{idx}]");
            if mapping.editions.is_empty() {
                self.say(
                    &format!("{path}.editions"),
                    "must name at least one edition",
                );
            }
            for edition in &mapping.editions {
                if !editions.insert((&mapping.template, edition)) {
                    self.say(
                        &format!("{path}.editions"),
                        format!("“{edition}” is in another table already"),
                    );
                }
            }
            let mut seen = BTreeSet::new();
            for (idx, mapped) in mapping.sections.iter().enumerate() {
                let path = format!("{path}.sections[{idx}]");
                if !seen.insert((&mapped.was, &mapped.field)) {
                    self.say(
                        &format!("{path}.was"),
                        format!("“{}” is mapped twice", mapped.was),
                    );
                }
                self.mapped(mapped, &path);
            }
        }
    }

    fn mapped(&mut self, mapped: &Mapped, path: &str) {
        let was = &mapped.was;
        if self.earlier_ids.iter().any(|(id, _)| *id == was) {
            self.say(
                &format!("{path}.was"),
                format!("“{was}” is claimed by a renamed_from already"),
            );
        }
        let is_there = self.section_ids.contains(was);
        if is_there && mapped.field.is_none() && mapped.now.is_empty() {
            self.say(
                &format!("{path}.now"),
                format!("“{was}” still names a section"),
            );
        }
        for now in &mapped.now {
            if !self.section_ids.contains(now) {
                self.say(
                    &format!("{path}.now"),
                    format!("there is no section “{now}”"),
                );
            }
        }
    }
}
