//! How far each section has come, worked out once for a revision: state, words, rows, findings.

use std::collections::BTreeMap;

use crate::check::{self, Finding, SectionState, Severity};
use crate::model::{Draft, Record, SectionId};
use crate::template::{FieldKind, RegisterView, Section, Template};

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
    /// How many of those are ready.
    pub n_ready: usize,
    /// How many findings other than thoughts are in it, not in the sections within it.
    pub n_attention: usize,
}

impl Default for SectionHeadway {
    fn default() -> Self {
        Self {
            state: SectionState::NotBegun,
            n_words: 0,
            n_rows: None,
            n_inner: 0,
            n_ready: 0,
            n_attention: 0,
        }
    }
}

/// How far a draft has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headway {
    sections: BTreeMap<SectionId, SectionHeadway>,
    homes: Vec<Option<SectionId>>,
    /// How many words the draft holds; each row counts once, wherever it is shown.
    pub n_words: usize,
}

impl Headway {
    /// Returns how far a section has come.
    pub fn section(&self, id: &SectionId) -> SectionHeadway {
        self.sections.get(id).copied().unwrap_or_default()
    }

    /// Returns the section of the finding at this position, where it is in one.
    pub fn home(&self, finding_idx: usize) -> Option<&SectionId> {
        self.homes.get(finding_idx)?.as_ref()
    }
}

/// Works out how far a draft has come, with what readiness found in it.
pub fn headway(draft: &Draft, template: &Template, findings: &[Finding]) -> Headway {
    let mut headway = Headway {
        homes: findings
            .iter()
            .map(|finding| check::home(draft, template, &finding.place))
            .collect(),
        n_words: check::draft_words(draft, template),
        ..Headway::default()
    };
    for outlined in template.outline(&[]) {
        let found = of_section(outlined.section, draft, template);
        headway.sections.insert(outlined.section.id.clone(), found);
    }
    for (finding, home) in findings.iter().zip(&headway.homes) {
        let needs_attention = finding.severity < Severity::Thought;
        if let Some(home) = home
            && let Some(section) = headway.sections.get_mut(home)
        {
            section.n_attention += usize::from(needs_attention);
        }
    }
    headway
}

fn of_section(section: &Section, draft: &Draft, template: &Template) -> SectionHeadway {
    let leaves = leaves(section);
    let n_ready = leaves
        .iter()
        .filter(|leaf| draft.ready.contains(&leaf.id))
        .count();
    SectionHeadway {
        state: check::section_state(draft, template, &section.id),
        n_words: check::words(draft, template, &section.id),
        n_rows: n_rows(section, draft),
        n_inner: leaves.len(),
        n_ready,
        n_attention: 0,
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
