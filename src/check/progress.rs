//! How far a section has come, and how many words it holds.

use std::collections::BTreeSet;

use crate::model::{Answer, Draft, Place, Record, RowId, SectionId};
use crate::template::{Field, FieldKind, Scope, Section, Template};

/// How far a section has come. Always shown in words and shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionState {
    /// Nothing is in it.
    NotBegun,
    /// Something is in it.
    Drafting,
    /// Its author says that it is ready for review.
    Ready,
    /// It is agreed, and locked.
    Agreed,
}

impl SectionState {
    /// Returns the words people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotBegun => "Not begun",
            Self::Drafting => "Drafting",
            Self::Ready => "Ready for review",
            Self::Agreed => "Agreed",
        }
    }
}

/// Returns how far a section has come. One without fields is as far as the sections within it.
pub fn section_state(draft: &Draft, template: &Template, section: &SectionId) -> SectionState {
    match template.section(section) {
        Some(section) => state(draft, section),
        None => SectionState::NotBegun,
    }
}

pub(super) fn state(draft: &Draft, section: &Section) -> SectionState {
    if draft.minutes.agreed.contains_key(&section.id) {
        return SectionState::Agreed;
    }
    if draft.ready.contains(&section.id) {
        return SectionState::Ready;
    }
    let below: Vec<SectionState> = section
        .sections
        .iter()
        .map(|inner| state(draft, inner))
        .collect();
    let holds_no_field = section.fields.is_empty();
    let least = below.iter().min().filter(|_| holds_no_field);
    if let Some(state @ (SectionState::Ready | SectionState::Agreed)) = least {
        return *state;
    }
    let is_begun = section
        .fields
        .iter()
        .any(|field| is_begun(draft, section, field))
        || below.iter().any(|state| *state != SectionState::NotBegun);
    if is_begun {
        SectionState::Drafting
    } else {
        SectionState::NotBegun
    }
}

/// Whether the author has put anything in a field. The template's own text is not theirs.
fn is_begun(draft: &Draft, section: &Section, field: &Field) -> bool {
    match &field.kind {
        FieldKind::Register(view) => draft
            .registers
            .rows(view.register)
            .into_iter()
            .any(|row| view.takes(draft, row, &section.id)),
        FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Choice(_) => {
            match draft.answer(&section.id, &field.id) {
                None => false,
                Some(Answer::Prose(prose)) => {
                    !prose.is_empty() && prose.as_str().trim() != field.default.trim()
                }
                Some(Answer::Line(text)) => {
                    !text.trim().is_empty() && text.trim() != field.default.trim()
                }
                Some(Answer::Choice(_) | Answer::Date(_)) => true,
            }
        }
    }
}

/// Whether a field holds anything at all, the template's own text included.
pub(super) fn is_filled(draft: &Draft, section: &Section, field: &Field) -> bool {
    match draft.answer(&section.id, &field.id) {
        Some(answer) => !answer.to_value().is_empty(),
        None => matches!(field.kind, FieldKind::Register(_)) && is_begun(draft, section, field),
    }
}

/// Counts the words of a section, its sub-sections and its own rows included.
pub fn words(draft: &Draft, template: &Template, section: &SectionId) -> usize {
    template
        .section(section)
        .map_or(0, |section| section_words(draft, section))
}

fn section_words(draft: &Draft, section: &Section) -> usize {
    let own: usize = section
        .fields
        .iter()
        .map(|field| field_words(draft, section, field))
        .sum();
    let below: usize = section
        .sections
        .iter()
        .map(|inner| section_words(draft, inner))
        .sum();
    own + below
}

/// Counts the words of a field, with the rows that belong to its section.
pub(super) fn field_words(draft: &Draft, section: &Section, field: &Field) -> usize {
    match &field.kind {
        FieldKind::Register(view) if view.scope == Scope::Here => draft
            .registers
            .rows(view.register)
            .into_iter()
            .filter(|row| view.takes(draft, *row, &section.id))
            .map(row_words)
            .sum(),
        FieldKind::Register(_) => 0,
        FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Choice(_) => draft
            .answer(&section.id, &field.id)
            .map_or(0, |answer| answer.to_value().word_count()),
    }
}

fn row_words(row: &dyn Record) -> usize {
    row.register()
        .columns()
        .iter()
        .filter(|column| column.name != "section")
        .map(|column| row.get(column.name).word_count())
        .sum()
}

/// Counts the words of the whole draft: its sections, and each row that they show once.
pub fn draft_words(draft: &Draft, template: &Template) -> usize {
    let sections: usize = template
        .sections()
        .iter()
        .map(|section| section_words(draft, section))
        .sum();
    let mut counted: BTreeSet<&RowId> = BTreeSet::new();
    let mut rows = 0;
    for outlined in template.outline(&[]) {
        for field in &outlined.section.fields {
            let FieldKind::Register(view) = &field.kind else {
                continue;
            };
            for row in draft.registers.rows(view.register) {
                if view.takes(draft, row, &outlined.section.id) && counted.insert(row.id()) {
                    rows += row_words(row);
                }
            }
        }
    }
    sections - here_words(draft, template) + rows
}

/// Counts the words of rows that sections count as their own.
fn here_words(draft: &Draft, template: &Template) -> usize {
    template
        .outline(&[])
        .into_iter()
        .flat_map(|outlined| {
            let section = outlined.section;
            section.fields.iter().map(move |field| (section, field))
        })
        .filter(|(_, field)| matches!(field.kind, FieldKind::Register(_)))
        .map(|(section, field)| field_words(draft, section, field))
        .sum()
}

/// Returns the section in which an author finds a place: for a row, the one it belongs to or
/// the first that shows it.
pub fn home(draft: &Draft, template: &Template, place: &Place) -> Option<SectionId> {
    if let Some(section) = place.section() {
        return template.section(section).map(|section| section.id.clone());
    }
    let (register, row) = place.row()?;
    let row = draft.registers.row(register, row)?;
    let views = template.views(register);
    let takes = |scope: Option<Scope>| {
        views
            .iter()
            .filter(|(section, _, view)| view.takes(draft, row, &section.id))
            .find(|(_, _, view)| scope.is_none_or(|scope| view.scope == scope))
            .map(|(section, ..)| section.id.clone())
    };
    takes(Some(Scope::Here))
        .or_else(|| takes(Some(Scope::All)))
        .or_else(|| takes(None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::test_support::{answer, draft, section, template};

    const SECTIONS: &str = r#"
        (id: "part", title: "Part", sections: [
            (id: "one", title: "One", fields: [
                (id: "text", prompt: "?", kind: Prose, default: "None."),
                (id: "pairs", prompt: "?", kind: Register((register: Statements, scope: Here, columns: ["claim"]))),
            ]),
        ]),
        (id: "all", title: "All", fields: [
            (id: "every", prompt: "?", kind: Register((register: Statements, columns: ["claim"]))),
            (id: "terms", prompt: "?", kind: Register((register: Terms, columns: ["term"]))),
        ]),
    "#;

    #[test]
    fn a_section_is_begun_when_something_of_ones_own_is_in_it() {
        let template = template("", SECTIONS);
        let mut draft = draft();
        let state = |draft: &Draft, id: &str| section_state(draft, &template, &section(id));
        answer(&mut draft, "one", "text", "None.");
        assert_eq!(state(&draft, "part"), SectionState::NotBegun);
        answer(&mut draft, "one", "text", "None. So far.");
        assert_eq!(state(&draft, "one"), SectionState::Drafting);
        assert_eq!(state(&draft, "part"), SectionState::Drafting);
        draft.ready.insert(section("one"));
        assert_eq!(state(&draft, "part"), SectionState::Ready);
        assert_eq!(state(&draft, "all"), SectionState::NotBegun);
    }

    #[test]
    fn words_are_counted_with_sub_sections_and_each_row_once() {
        let template = template("", SECTIONS);
        let mut draft = draft();
        answer(&mut draft, "one", "text", "Four words [@e-one] stand here.");
        let mut statement = crate::model::Statement::new(RowId::new("s-one").unwrap());
        statement.section = Some(section("one"));
        statement.claim = "Two words".to_owned();
        draft.registers.statements.push(statement);
        assert_eq!(words(&draft, &template, &section("part")), 6);
        assert_eq!(words(&draft, &template, &section("all")), 0);
        assert_eq!(draft_words(&draft, &template), 6);
        let place = Place::Row(
            crate::model::RegisterKind::Statements,
            RowId::new("s-one").unwrap(),
        );
        assert_eq!(home(&draft, &template, &place), Some(section("one")));
    }
}
