//! The change of one value, or of one marking.

use crate::model::{Marking, Place};

use super::{
    change::{Change, ChangeKind},
    show,
    words::{Token, pieces},
};

/// Returns the change of a value, as it was and is read.
pub(super) fn value(place: Place, label: &str, before: &[Token], after: &[Token]) -> Change {
    let kind = if before.is_empty() == after.is_empty() {
        ChangeKind::Changed
    } else if before.is_empty() {
        ChangeKind::Added
    } else {
        ChangeKind::Deleted
    };
    Change {
        place,
        label: label.to_owned(),
        kind,
        pieces: pieces(before, after),
        cells: Vec::new(),
    }
}

/// Returns the change of a marking, if it changed.
pub(super) fn marking_change(
    place: Place,
    label: &str,
    (before, after): (&Marking, &Marking),
) -> Option<Change> {
    let shown = |marking: &Marking| {
        if marking.is_none() {
            vec![Token::whole("Everyone")]
        } else {
            show::marking(marking)
        }
    };
    (before != after).then(|| Change {
        place,
        label: label.to_owned(),
        kind: ChangeKind::Marked,
        pieces: pieces(&shown(before), &shown(after)),
        cells: Vec::new(),
    })
}
