//! What becomes of a paper that was signed off when its text changes.
//!
//! Invariant: the day on which a text was agreed never stands beside another text.

use crate::model::{Draft, DraftStatus, NOT_AGREED, Place, Value, next_version};

use super::Edit;

/// Whether an edit changes what was agreed when the paper was signed off.
pub fn changes_what_was_agreed(edit: &Edit) -> bool {
    match edit {
        Edit::Set {
            place: Place::Detail(column),
            ..
        } => {
            let of_cover = crate::model::DETAILS_COLUMNS.iter();
            { of_cover }.any(|known| known.name == *column) && !NOT_AGREED.contains(column)
        }
        Edit::Set { .. }
        | Edit::PutBack { .. }
        | Edit::Insert { .. }
        | Edit::Remove { .. }
        | Edit::Move { .. }
        | Edit::Mark { .. }
        | Edit::Arrange(_)
        | Edit::Replace(_) => true,
        Edit::Ready { .. }
        | Edit::Conflicts(_)
        | Edit::Team(_)
        | Edit::Errand(_)
        | Edit::Answered(_)
        | Edit::Minutes(_)
        | Edit::Comments(_) => false,
        Edit::Group(edits) => edits.iter().any(changes_what_was_agreed),
    }
}

/// Returns the edits that make a paper that was signed off a numbered draft again: the next
/// version, a draft, agreed by nobody yet. None where it was not signed off.
pub fn reopen(draft: &Draft) -> Vec<Edit> {
    let details = &draft.details;
    if !details.is_signed_off() {
        return Vec::new();
    }
    let set = |column, value| Edit::Set {
        place: Place::Detail(column),
        value,
    };
    vec![
        set("version", Value::Text(next_version(&details.version))),
        set(
            "status",
            Value::Choice(DraftStatus::Draft.name().to_owned()),
        ),
        set(
            "sign_offs",
            Value::SignOffs(details.sign_offs_asked_again()),
        ),
    ]
}
