//! What people say to each other about a draft: said, answered, dealt with, taken away.

use std::ops::Range;

use jiff::Timestamp;

use crate::edit::Edit;
use crate::model::{Comment, CommentId, Draft, Passage, Place, Resolved, Said};

use super::IdSource;

/// What somebody does with a comment.
#[derive(Debug, Clone, PartialEq)]
pub enum Remark {
    /// Says something about a place.
    Begin {
        /// A field, a row, a cell or a detail.
        place: Place,
        /// The words there that it is about, in bytes; the whole where there are none.
        range: Range<usize>,
        /// What is said.
        says: String,
    },
    /// Says something in a thread, which is open again then.
    Reply {
        /// The thread.
        id: CommentId,
        /// What is said.
        says: String,
    },
    /// Calls a thread dealt with.
    Resolve(CommentId),
    /// Takes it up again.
    Reopen(CommentId),
    /// Takes it away.
    Delete(CommentId),
}

/// Returns what it is called, where it is, and the edit; none where it changes nothing.
pub(super) fn remark(
    remark: Remark,
    (who, when): (String, Timestamp),
    draft: &Draft,
    ids: &mut IdSource,
) -> (&'static str, Place, Option<Edit>) {
    let mut comments: Vec<Comment> = draft.comments.to_vec();
    let place_of = |id: &CommentId| {
        let known = draft.comments.iter().find(|comment| comment.id == *id);
        known.map_or(Place::Draft, |comment| comment.place.clone())
    };
    let (verb, place) = match &remark {
        Remark::Begin { place, .. } => ("Comment on", place.clone()),
        Remark::Reply { id, .. } => ("Reply to a comment on", place_of(id)),
        Remark::Resolve(id) => ("Resolve a comment on", place_of(id)),
        Remark::Reopen(id) => ("Reopen a comment on", place_of(id)),
        Remark::Delete(id) => ("Delete a comment on", place_of(id)),
    };
    let said = |says: String| Said {
        when,
        who: who.clone(),
        says: says.trim().to_owned(),
    };
    let mut change = |id: &CommentId, change: &dyn Fn(&mut Comment)| {
        if let Some(comment) = comments.iter_mut().find(|comment| comment.id == *id) {
            change(comment);
        }
    };
    match remark {
        Remark::Begin { says, .. } | Remark::Reply { says, .. } if says.trim().is_empty() => {}
        Remark::Begin { place, range, says } => {
            let text = draft.commented_text(&place);
            comments.push(Comment {
                id: ids.next_comment_id(draft),
                passage: text.and_then(|text| Passage::of(&text, range)),
                place,
                said: vec![said(says)],
                resolved: None,
            });
        }
        Remark::Reply { id, says } => change(&id, &|comment| {
            comment.said.push(said(says.clone()));
            comment.resolved = None;
        }),
        Remark::Resolve(id) => change(&id, &|comment| {
            let who = who.clone();
            comment.resolved.get_or_insert(Resolved { when, who });
        }),
        Remark::Reopen(id) => change(&id, &|comment| comment.resolved = None),
        Remark::Delete(id) => comments.retain(|comment| comment.id != id),
    }
    let edit = (comments != *draft.comments).then(|| Edit::Comments(comments.into()));
    (verb, place, edit)
}
