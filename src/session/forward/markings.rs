//! What was hidden last year stays hidden: nothing gets more readers by going on.
//!
//! A part inherits who may read it from what holds it, and another edition of a template holds it
//! elsewhere, or has no place that was marked. What held there is then marked on the part itself.

use std::{collections::BTreeMap, iter::once};

use super::told::tell;
use crate::content;
use crate::model::{Draft, FieldId, Marking, Place, RegisterKind, RowId, SectionId};
use crate::store::Loaded;
use crate::template::{Mapping, Template};

/// Who could read what last year, with all that was inherited.
pub(super) struct Before<'a> {
    pub(super) last: &'a Loaded,
    pub(super) new: &'a Template,
    rows: BTreeMap<RowId, Marking>,
}

impl<'a> Before<'a> {
    /// Looks at last year's draft.
    pub(super) fn of(last: &'a Loaded, new: &'a Template) -> Self {
        Self {
            last,
            new,
            rows: content::row_markings(&last.draft, &last.template),
        }
    }

    /// Returns where the sections of last year's template went, if the new one says so.
    pub(super) fn table(&self) -> Option<&'a Mapping> {
        self.new.mapping_from(&self.last.template)
    }

    /// Returns the marking that held for a row.
    pub(super) fn of_row(&self, row: &RowId) -> Marking {
        self.rows.get(row).cloned().unwrap_or_default()
    }

    /// Returns the marking that held for a section of the new template, under all its names.
    pub(super) fn of_section(&self, section: &SectionId) -> Marking {
        self.strictest(section, Place::Section)
    }

    /// Returns the marking that held for a field, under all names of its section.
    pub(super) fn of_field(&self, section: &SectionId, field: &FieldId) -> Marking {
        self.strictest(section, |section| Place::Field(section, field.clone()))
    }

    /// Returns the marking that held for a place of last year's draft.
    pub(super) fn at(&self, place: &Place) -> Marking {
        match place.row() {
            Some((_, row)) => self.of_row(row),
            None => content::marking_at(&self.last.draft, &self.last.template, place),
        }
    }

    fn strictest(&self, section: &SectionId, place: impl Fn(SectionId) -> Place) -> Marking {
        let now = self.new.section(section);
        let earlier = now.into_iter().flat_map(|section| &section.renamed_from);
        let names = once(section).chain(earlier);
        names.fold(Marking::default(), |strictest, name| {
            let Loaded { draft, template } = self.last;
            content::marking_at(draft, template, &place(name.clone())).within(&strictest)
        })
    }

    /// Marks what would get more readers than it had.
    pub(super) fn keep(&self, draft: &mut Draft, told: &mut Vec<String>) {
        let n_kept = self.keep_sections(draft) + self.keep_rows(draft);
        let one = "part is marked itself now, because what hid it is no longer around it";
        let many =
            "parts are marked themselves now, because what hid them is no longer around them";
        tell(told, n_kept, one, many);
    }

    fn keep_sections(&self, draft: &mut Draft) -> usize {
        let mut n_kept = 0;
        // What holds others comes before them, so that they need no marking of their own.
        for outlined in self.new.outline(&[]) {
            let id = &outlined.section.id;
            let place = Place::Section(id.clone());
            let before = self.of_section(id);
            if !is_as_strict(&content::marking_at(draft, self.new, &place), &before) {
                let marks = draft.markings.entry(id.clone()).or_default();
                marks.section = marks.section.within(&before);
                n_kept += 1;
            }
        }
        n_kept
    }

    fn keep_rows(&self, draft: &mut Draft) -> usize {
        let mut n_kept = 0;
        let now = content::row_markings(draft, self.new);
        for (id, before) in &self.rows {
            if now.get(id).is_some_and(|now| is_as_strict(now, before)) {
                continue;
            }
            for register in RegisterKind::ALL {
                if let Some(row) = draft.registers.row_mut(*register, id) {
                    let marking = row.marking().within(before);
                    *row.marking_mut() = marking;
                    n_kept += 1;
                }
            }
        }
        n_kept
    }
}

/// Whether nobody reads what is marked so who may not read what is marked like the other, and
/// it is exempt where the other is.
pub(super) fn is_as_strict(marking: &Marking, other: &Marking) -> bool {
    marking.within(other) == *marking
}
