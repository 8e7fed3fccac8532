//! Which rows a reader sees.

use std::collections::BTreeSet;

use super::{audience::row_marking, views::Views};
use crate::{
    model::{Audience, Draft, Record, RegisterKind, RowId},
    template::Template,
};

/// Returns every row of a draft.
pub(super) fn all_rows(draft: &Draft) -> impl Iterator<Item = &dyn Record> {
    RegisterKind::ALL
        .iter()
        .flat_map(|register| draft.registers.rows(*register))
}

/// Returns the rows that a reader may not see.
pub(super) fn hidden_rows(
    draft: &Draft,
    template: &Template,
    reader: Audience,
    views: &Views<'_>,
) -> BTreeSet<RowId> {
    all_rows(draft)
        .filter(|row| !row_marking(draft, template, *row, views).is_readable_by(reader))
        .map(|row| row.id().clone())
        .collect()
}
