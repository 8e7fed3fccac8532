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

type Fields = BTreeMap<FieldId, Answer>;

/// Answers by section and field.
pub(in crate::content) type Answers = BTreeMap<SectionId, Fields>;

/// Whether the texts of a draft cite other rows than they did.
pub(in crate::content) fn cites_otherwise(old: &Answers, draft: &Draft) -> bool {
    let none = BTreeMap::new();
    let new = &draft.answers;
    let is_gone = |section| !new.contains_key(section);
    let gone = old.iter().filter(|(section, _)| is_gone(section));
    let gone = gone.map(|(_, fields)| (fields, &none));
    let kept = new
        .iter()
        .map(|(section, fields)| (old.get(section).unwrap_or(&none), fields));
    gone.chain(kept)
        .any(|(old, new)| old != new && fields_cite_otherwise(old, new))
}

fn fields_cite_otherwise(old: &Fields, new: &Fields) -> bool {
    // Another period of the same row prints another figure.
    let cited = |answer: Option<&Answer>| match answer {
        Some(Answer::Prose(prose)) => {
            let cited = prose.citations().iter();
            cited
                .map(|cited| (cited.row.clone(), cited.period.clone()))
                .collect()
        }
        Some(answer) => cited_by(answer)
            .into_iter()
            .map(|row| (row, None))
            .collect(),
        None => Vec::new(),
    };
    let gone = old.keys().filter(|field| !new.contains_key(*field));
    gone.chain(new.keys()).any(|field| {
        let (old, new) = (old.get(field), new.get(field));
        old != new && cited(old) != cited(new)
    })
}
