//! Which rows the texts of a draft cite.

use std::collections::BTreeMap;

use super::markings::field_marking;
use crate::{
    model::{Answer, Audience, Draft, FieldId, RowId, SectionId, citations},
    template::{FieldKind, Section, Template},
};

/// Returns the rows that the texts of a section cite, as far as `reader` may read them. What a
/// hidden text cites must not show that it does.
pub(super) fn cited_in(
    draft: &Draft,
    template: &Template,
    section: &Section,
    reader: Audience,
) -> impl Iterator<Item = RowId> {
    let fields = section.fields.iter();
    { fields }
        .filter(|field| field.kind == FieldKind::Prose)
        .filter(move |field| {
            field_marking(draft, template, &section.id, &field.id).is_readable_by(reader)
        })
        .filter_map(|field| draft.answer(&section.id, &field.id))
        .flat_map(cited_by)
}

/// Returns the rows that an answer cites where it is read as prose.
pub(super) fn cited_by(answer: &Answer) -> Vec<RowId> {
    match answer {
        Answer::Prose(prose) => {
            let cited = prose.citations().iter();
            cited.map(|cited| cited.row.clone()).collect()
        }
        Answer::Line(text) => citations(text).into_iter().map(|cited| cited.row).collect(),
        Answer::Date(_) | Answer::Choice(_) => Vec::new(),
    }
}

/// Answers by section and field.
pub(in crate::content) type Answers = BTreeMap<SectionId, BTreeMap<FieldId, Answer>>;

/// Whether the texts of a draft cite other rows than they did.
pub(in crate::content) fn cites_otherwise(old: &Answers, draft: &Draft) -> bool {
    let gone = each_answer(old)
        .any(|(section, field, old)| draft.answer(section, field).is_none() && cites(old));
    gone || each_answer(&draft.answers).any(|(section, field, new)| {
        match old.get(section).and_then(|fields| fields.get(field)) {
            Some(old) => old != new && cited_by(old) != cited_by(new),
            None => cites(new),
        }
    })
}

fn cites(answer: &Answer) -> bool {
    !cited_by(answer).is_empty()
}

fn each_answer(answers: &Answers) -> impl Iterator<Item = (&SectionId, &FieldId, &Answer)> {
    answers
        .iter()
        .flat_map(|(section, fields)| fields.iter().map(move |(id, answer)| (section, id, answer)))
}
