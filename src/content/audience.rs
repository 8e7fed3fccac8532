//! Who may read what: markings as they hold in a place, with all that they inherit.
//!
//! A marking is inherited from a section to the sections, fields and rows within it, and from a
//! row to the rows that belong to it: what a confidential review found is as confidential as
//! the review. A row that stands in several places is as strict as the strictest of them: what is
//! marked in one place must not come out through another.

use std::collections::BTreeMap;

use crate::model::{
    Answer, Audience, Draft, Marking, Place, Record, RegisterKind, RowId, SectionId, Value,
    citations,
};
use crate::template::{FieldKind, Section, Template};

use super::views::Views;

/// Returns the marking that holds at a place.
pub fn marking_at(draft: &Draft, template: &Template, place: &Place) -> Marking {
    match place {
        Place::Draft | Place::Detail(_) => Marking::default(),
        Place::Section(section) => section_marking(draft, template, section),
        Place::Field(section, _) => draft
            .own_marking(place)
            .within(&section_marking(draft, template, section)),
        Place::Row(register, row) | Place::Cell(register, row, _) => draft
            .registers
            .row(*register, row)
            .map(|row| {
                // Whatever stands in anybody's paper counts.
                let views = Views::new(draft, template, Audience::Ofsted);
                row_marking(draft, template, row, &views)
            })
            .unwrap_or_default(),
    }
}

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
            let place = Place::Field(section.id.clone(), field.id.clone());
            marking_at(draft, template, &place).is_readable_by(reader)
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

/// Returns the markings that hold for rows, of those that not everyone may read.
pub fn row_markings(draft: &Draft, template: &Template) -> BTreeMap<RowId, Marking> {
    let views = Views::new(draft, template, Audience::Ofsted);
    let registers = RegisterKind::ALL.iter();
    { registers.flat_map(|register| draft.registers.rows(*register)) }
        .map(|row| (row.id(), row_marking(draft, template, row, &views)))
        .filter(|(_, marking)| !marking.is_none())
        .map(|(row, marking)| (row.clone(), marking))
        .collect()
}

fn section_marking(draft: &Draft, template: &Template, section: &SectionId) -> Marking {
    let outer =
        template
            .ancestors(section)
            .into_iter()
            .fold(Marking::default(), |outer, ancestor| {
                draft
                    .own_marking(&Place::Section(ancestor.id.clone()))
                    .within(&outer)
            });
    draft
        .own_marking(&Place::Section(section.clone()))
        .within(&outer)
}

/// Returns the marking that holds for a row.
pub(super) fn row_marking(
    draft: &Draft,
    template: &Template,
    row: &dyn Record,
    views: &Views<'_>,
) -> Marking {
    let mut marking = row.marking().within(&views.marking(row));
    if let Value::Text(section) = row.get("section")
        && let Ok(section) = SectionId::new(section)
    {
        marking = marking.within(&section_marking(draft, template, &section));
    }
    if let Some((register, owner)) = belongs_to(row)
        && let Some(owner) = draft.registers.row(register, &owner)
    {
        marking = marking.within(&row_marking(draft, template, owner, views));
    }
    marking
}

/// Returns the row that this row is a part of. Links to rows of its own kind of part end here,
/// so that following them cannot go round in a circle.
pub(super) fn belongs_to(row: &dyn Record) -> Option<(RegisterKind, RowId)> {
    let (column, owner) = match row.register() {
        RegisterKind::Findings => ("review", RegisterKind::Reviews),
        RegisterKind::Actions => ("priority", RegisterKind::Priorities),
        RegisterKind::Questions => ("meeting", RegisterKind::Meetings),
        RegisterKind::Reviews
        | RegisterKind::Evidence
        | RegisterKind::Statements
        | RegisterKind::Priorities
        | RegisterKind::Indicators
        | RegisterKind::Meetings
        | RegisterKind::Contacts
        | RegisterKind::Documents
        | RegisterKind::Terms => return None,
    };
    let Value::Link(Some(id)) = row.get(column) else {
        return None;
    };
    Some((owner, id))
}
