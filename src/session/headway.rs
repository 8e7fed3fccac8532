//! How far each section has come: begun or ready, and how many words it holds.

use std::collections::BTreeMap;

use crate::model::{Answer, Draft, Record, RegisterKind, SectionId};
use crate::template::{Field, FieldKind, RegisterView, Scope, Section, Template};

/// How far a section has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SectionState {
    /// Nothing is written in it.
    #[default]
    NotBegun,
    /// Something is written in it.
    Drafting,
    /// Its authors call it ready.
    Ready,
}

impl SectionState {
    /// Returns the words people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotBegun => "Not begun",
            Self::Drafting => "Drafting",
            Self::Ready => "Ready",
        }
    }
}

/// How far one section has come, the sections within it included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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

/// Counts words and states over a whole draft.
pub fn headway(draft: &Draft, template: &Template) -> Headway {
    let mut headway = Headway::default();
    for part in template.sections() {
        of_section(part, draft, &mut headway.sections);
    }
    let in_answers: usize = template
        .outline(&[])
        .iter()
        .map(|outlined| words_in_answers(outlined.section, draft))
        .sum();
    let in_rows: usize = RegisterKind::ALL
        .iter()
        .flat_map(|register| draft.registers.rows(*register))
        .map(words_in_row)
        .sum();
    headway.n_words = in_answers + in_rows;
    headway
}

fn of_section(
    section: &Section,
    draft: &Draft,
    into: &mut BTreeMap<SectionId, SectionHeadway>,
) -> SectionHeadway {
    let mut found = own(section, draft);
    let mut is_begun = found.state == SectionState::Drafting;
    for inner in &section.sections {
        let below = of_section(inner, draft, into);
        found.n_words += below.n_words;
        is_begun |= below.state != SectionState::NotBegun;
        let is_leaf = inner.sections.is_empty();
        found.n_inner += if is_leaf { 1 } else { below.n_inner };
        found.n_ready += if is_leaf {
            usize::from(below.state == SectionState::Ready)
        } else {
            below.n_ready
        };
    }
    let all_inner_ready = found.n_inner > 0 && found.n_ready == found.n_inner;
    let is_ready =
        draft.ready.contains(&section.id) || (all_inner_ready && section.fields.is_empty());
    found.state = match (is_ready, is_begun) {
        (true, _) => SectionState::Ready,
        (false, true) => SectionState::Drafting,
        (false, false) => SectionState::NotBegun,
    };
    into.insert(section.id.clone(), found);
    found
}

/// Returns what stands in the section itself, without the sections within it.
fn own(section: &Section, draft: &Draft) -> SectionHeadway {
    let mut found = SectionHeadway {
        n_words: words_in_answers(section, draft),
        ..SectionHeadway::default()
    };
    let is_written = section
        .fields
        .iter()
        .any(|field| is_written(section, field, draft));
    for view in section.fields.iter().filter_map(view_of) {
        let rows = rows_in_view(draft, section, view);
        *found.n_rows.get_or_insert(0) += rows.len();
        if view.scope == Scope::Here {
            found.n_words += rows.into_iter().map(words_in_row).sum::<usize>();
        }
    }
    if is_written || found.n_rows.is_some_and(|n_rows| n_rows > 0) {
        found.state = SectionState::Drafting;
    }
    found
}

fn view_of(field: &Field) -> Option<&RegisterView> {
    match &field.kind {
        FieldKind::Register(view) => Some(view),
        FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Choice(_) => None,
    }
}

/// Whether the author has written in a field: the text a draft begins with does not count.
fn is_written(section: &Section, field: &Field, draft: &Draft) -> bool {
    match draft.answer(&section.id, &field.id) {
        Some(Answer::Prose(prose)) => prose.as_str() != field.default,
        Some(Answer::Line(text)) => *text != field.default,
        Some(Answer::Choice(_) | Answer::Date(_)) => true,
        None => false,
    }
}

fn words_in_answers(section: &Section, draft: &Draft) -> usize {
    section
        .fields
        .iter()
        .filter_map(|field| draft.answer(&section.id, &field.id))
        .map(|answer| answer.to_value().word_count())
        .sum()
}

fn words_in_row(row: &dyn Record) -> usize {
    row.register()
        .columns()
        .iter()
        .filter(|column| column.name != "section")
        .map(|column| row.get(column.name).word_count())
        .sum()
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

/// Returns the section that shows a row, the one it belongs to before others.
pub fn section_of_row<'a>(
    draft: &Draft,
    template: &'a Template,
    register: RegisterKind,
    row: &crate::model::RowId,
) -> Option<&'a Section> {
    let mut showing = template
        .views(register)
        .into_iter()
        .filter(|(section, _, view)| {
            rows_in_view(draft, section, view)
                .iter()
                .any(|shown| shown.id() == row)
        });
    let first = showing.next()?;
    let own = std::iter::once(first)
        .chain(showing)
        .find(|(_, _, view)| view.scope == Scope::Here);
    Some(own.unwrap_or(first).0)
}
