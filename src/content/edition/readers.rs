//! Who may read what: markings as they hold in a place, with all that they inherit.
//!
//! A marking is inherited from a section to the sections, fields and rows within it, and from a
//! row to the rows that belong to it: what a confidential review found is as confidential as
//! the review. A row that stands in several places is as strict as the strictest of them: what is
//! marked in one place must not come out through another.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    markings::{field_marking, section_marking},
    views::Views,
};
use crate::{
    model::{Audience, Draft, Marking, Place, Record, RowId, SectionId, Value, belongs_to},
    template::Template,
};

/// Returns the marking that holds at a place.
pub fn marking_at(draft: &Draft, template: &Template, place: &Place) -> Marking {
    match place {
        Place::Draft | Place::Detail(_) => Marking::default(),
        Place::Section(section) => section_marking(draft, template, section),
        Place::Field(section, field) => field_marking(draft, template, section, field),
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

/// Returns the markings that hold for rows, of those that not everyone may read.
pub fn row_markings(draft: &Draft, template: &Template) -> BTreeMap<RowId, Marking> {
    let views = Views::new(draft, template, Audience::Ofsted);
    draft
        .registers
        .all_rows()
        .map(|row| (row.id(), row_marking(draft, template, row, &views)))
        .filter(|(_, marking)| !marking.is_none())
        .map(|(row, marking)| (row.clone(), marking))
        .collect()
}

/// Returns the rows that a reader may not see.
pub(super) fn hidden_rows(
    draft: &Draft,
    template: &Template,
    reader: Audience,
    views: &Views<'_>,
) -> BTreeSet<RowId> {
    draft
        .registers
        .all_rows()
        .filter(|row| !row_marking(draft, template, *row, views).is_readable_by(reader))
        .map(|row| row.id().clone())
        .collect()
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
