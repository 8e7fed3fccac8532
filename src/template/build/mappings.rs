//! Tables of where the sections of earlier editions went: each leads somewhere that is there.

use std::collections::BTreeSet;

use super::checker::Checker;
use crate::model::{FieldId, SectionId};
use crate::template::{FieldKind, Mapped, Section};

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

    /// Whether a section has a place for a text, or for this one field.
    fn takes(&self, section: &SectionId, field: Option<&FieldId>) -> bool {
        let Some(section) = find(&self.file.sections, section) else {
            return false;
        };
        let pattern = section.pattern.as_ref();
        let shared = pattern.and_then(|name| self.file.patterns.get(name));
        let mut fields = section.fields.iter().chain(shared.into_iter().flatten());
        fields.any(|known| matches!(known.kind, FieldKind::Prose) || Some(&known.id) == field)
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
        if let Some(first) = mapped.now.first()
            && self.section_ids.contains(first)
            && !self.takes(first, mapped.field.as_ref())
        {
            self.say(
                &format!("{path}.now"),
                format!(
                    "“{first}” asks for no text, so that the text of “{was}” has no place there"
                ),
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

/// Finds a section, however deep it stands.
fn find<'a>(sections: &'a [Section], id: &SectionId) -> Option<&'a Section> {
    let mut sections = sections.iter();
    sections.find_map(|section| {
        let is_it = section.id == *id;
        is_it
            .then_some(section)
            .or_else(|| find(&section.sections, id))
    })
}
