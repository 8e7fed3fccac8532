//! How far each section has come, worked out once for a revision: state, words, rows.

use std::collections::BTreeMap;

use crate::check::{self, SectionState};
use crate::model::{Draft, Record, SectionId};
use crate::template::{FieldKind, RegisterView, Scope, Section, Template};

/// How far one section has come, the sections within it included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionHeadway {
    /// Begun or ready.
    pub state: SectionState,
    /// How many words it holds.
    pub n_words: usize,
    /// How many rows of registers it shows; none where it shows no register.
    pub n_rows: Option<usize>,
    /// How many sections without further ones stand within it, at any depth.
    pub n_inner: usize,
    /// How many of those are ready or agreed.
    pub n_ready: usize,
}

impl Default for SectionHeadway {
    fn default() -> Self {
        Self {
            state: SectionState::NotBegun,
            n_words: 0,
            n_rows: None,
            n_inner: 0,
            n_ready: 0,
        }
    }
}

/// How far a draft has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headway {
    sections: BTreeMap<SectionId, SectionHeadway>,
    /// How many words the draft holds; each row counts once, wherever it is shown.
    pub n_words: usize,
}

impl Headway {
    /// Returns how far a section has come.
    pub fn section(&self, id: &SectionId) -> SectionHeadway {
        self.sections.get(id).copied().unwrap_or_default()
    }
}

/// Works out how far a draft has come.
pub fn headway(draft: &Draft, template: &Template) -> Headway {
    let sections = template
        .outline(&[])
        .into_iter()
        .map(|outlined| {
            let found = of_section(outlined.section, draft, template);
            (outlined.section.id.clone(), found)
        })
        .collect();
    Headway {
        sections,
        n_words: check::draft_words(draft, template),
    }
}

fn of_section(section: &Section, draft: &Draft, template: &Template) -> SectionHeadway {
    let leaves = leaves(section);
    let n_ready = leaves
        .iter()
        .filter(|leaf| check::section_state(draft, template, &leaf.id) >= SectionState::Ready)
        .count();
    SectionHeadway {
        state: check::section_state(draft, template, &section.id),
        n_words: check::words(draft, template, &section.id),
        n_rows: n_rows(section, draft),
        n_inner: leaves.len(),
        n_ready,
    }
}

/// Returns the sections within a section that hold no further ones.
fn leaves(section: &Section) -> Vec<&Section> {
    let mut found = Vec::new();
    for inner in &section.sections {
        if inner.sections.is_empty() {
            found.push(inner);
        } else {
            found.extend(leaves(inner));
        }
    }
    found
}

fn n_rows(section: &Section, draft: &Draft) -> Option<usize> {
    let mut n_rows = None;
    for field in &section.fields {
        match &field.kind {
            // What is only cited has its home elsewhere.
            FieldKind::Register(view) if view.scope == Scope::Cited => {}
            FieldKind::Register(view) => {
                *n_rows.get_or_insert(0) += rows_in_view(draft, section, view).len();
            }
            FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Choice(_) => {}
        }
    }
    n_rows
}

/// Returns the rows that a section shows in a view of a register, in the author's order.
pub fn rows_in_view<'a>(
    draft: &'a Draft,
    section: &Section,
    view: &RegisterView,
) -> Vec<&'a dyn Record> {
    draft
        .registers
        .rows(view.register)
        .into_iter()
        .filter(|row| view.takes(draft, *row, &section.id))
        .collect()
}
