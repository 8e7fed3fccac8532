//! The comments of a draft, kept at the words that they are about.

use super::{Comment, Draft, Place, Shared, Value};

/// Returns the comments as they stand once a place holds another value; none where that moves
/// none of them.
pub fn comments_after(
    comments: &[Comment],
    place: &Place,
    (before, after): (&Value, &Value),
) -> Option<Shared<Vec<Comment>>> {
    let is_there = |comment: &&Comment| comment.passage.is_some() && comment.place == *place;
    if !comments.iter().any(|comment| is_there(&comment)) {
        return None;
    }
    let before = before.written().unwrap_or_default();
    let after = after.written().unwrap_or_default();
    let mut now: Option<Vec<Comment>> = None;
    for (idx, comment) in comments.iter().enumerate() {
        let passage = comment.passage.as_ref().filter(|_| is_there(&comment));
        if let Some(passage) = passage.and_then(|passage| passage.after(before, after)) {
            let all = now.get_or_insert_with(|| comments.to_vec());
            if let Some(comment) = all.get_mut(idx) {
                comment.passage = Some(passage);
            }
        }
    }
    now.map(Shared::from)
}

impl Draft {
    /// Returns the text that a comment may be about a passage of; none where there is no such
    /// place, or it holds something else.
    pub fn commented_text(&self, place: &Place) -> Option<String> {
        match place {
            Place::Field(section, field) => match self.answer(section, field) {
                None => Some(String::new()),
                Some(answer) => answer.to_value().written().map(str::to_owned),
            },
            Place::Cell(..) | Place::Detail(_) => self.value(place)?.written().map(str::to_owned),
            Place::Draft | Place::Section(_) | Place::Row(..) => None,
        }
    }

    /// Returns a comment with its passage where the words stand in this draft.
    #[must_use]
    pub fn with_settled_passage(&self, mut comment: Comment) -> Comment {
        let text = || self.commented_text(&comment.place);
        let passage = comment.passage.as_ref();
        if let Some(now) = passage.and_then(|passage| passage.settled(&text()?)) {
            comment.passage = Some(now);
        }
        comment
    }

    /// Whether a place is still there to be commented on, whatever it holds. A field is there as
    /// long as its template has it, which a draft does not know.
    pub fn has_place(&self, place: &Place) -> bool {
        match place {
            Place::Draft | Place::Section(_) | Place::Field(..) => true,
            Place::Detail(column) => self.detail(column).is_some(),
            Place::Row(register, row) | Place::Cell(register, row, _) => {
                self.registers.row(*register, row).is_some()
            }
        }
    }

    /// Finds each passage again whose words stand elsewhere than a file says.
    pub fn settle_comments(&mut self) {
        let is_off = |comment: &Comment| {
            let text = || self.commented_text(&comment.place);
            let passage = comment.passage.as_ref();
            passage
                .is_some_and(|passage| text().is_some_and(|text| passage.settled(&text).is_some()))
        };
        if self.comments.iter().any(is_off) {
            let comments = self.comments.iter().cloned();
            let settled = comments.map(|comment| self.with_settled_passage(comment));
            self.comments = Shared::from(settled.collect::<Vec<_>>());
        }
    }
}
