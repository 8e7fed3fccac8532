//! One undo and redo for the whole document.
//!
//! Invariant: applying the inverses of `past` from last to first gives the draft as it was
//! when the history began. Redoing is possible until something else is changed.

use crate::model::{Draft, Place, Value};

use super::{Edit, EditError, apply, apply::take_back, stroke::Stroke};

/// Typing a word at one place is one step until this many milliseconds pass without a key.
const PAUSE_MS: u64 = 1000;

/// One step that can be taken back.
#[derive(Debug, Clone)]
pub struct Change {
    /// What was done, in the user's words: "Delete action".
    pub label: String,
    /// Where.
    pub place: Place,
    inverse: Edit,
    at_ms: u64,
    /// What was typed last of it; none where it is no typing.
    stroke: Option<Stroke>,
}

/// Whether a change is one keystroke of many, or stands by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// A keystroke: joined with the one before it at the same place.
    Keystroke,
    /// A step of its own.
    Step,
}

/// What was done and what was taken back.
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Vec<Change>,
    future: Vec<Change>,
    /// How many changes lay in the past when the draft was saved; none if that state is gone.
    saved: Option<usize>,
    /// The state that is being saved, as a number of changes like `saved`, and its mark.
    marked: Option<(Mark, usize)>,
    n_marks: u32,
}

/// Stands for the draft as it was at some moment, see [`History::mark`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(u32);

impl History {
    /// Begins a history for a draft that is saved as it is.
    pub fn of_saved() -> Self {
        Self {
            saved: Some(0),
            ..Self::default()
        }
    }

    /// Begins a history for a draft that is saved nowhere.
    pub fn of_unsaved() -> Self {
        Self::default()
    }

    /// Applies an edit and remembers how to take it back.
    pub fn apply(
        &mut self,
        draft: &mut Draft,
        edit: Edit,
        step: (String, Place, Typing),
        now_ms: u64,
    ) -> Result<(), EditError> {
        let (label, place, typing) = step;
        // Only values put in at one place after the other can be taken back in one go.
        let is_one_value = matches!(&edit, Edit::Set { place: at, .. } if *at == place);
        let typing = if is_one_value { typing } else { Typing::Step };
        let after = match &edit {
            Edit::Set { value, .. } if typing == Typing::Keystroke => Some(value.clone()),
            Edit::Set { .. }
            | Edit::PutBack { .. }
            | Edit::Insert { .. }
            | Edit::Remove { .. }
            | Edit::Move { .. }
            | Edit::Mark { .. }
            | Edit::Ready { .. }
            | Edit::Arrange(_)
            | Edit::Conflicts(_)
            | Edit::Team(_)
            | Edit::Errand(_)
            | Edit::Answered(_)
            | Edit::Minutes(_)
            | Edit::Comments(_)
            | Edit::Replace(_)
            | Edit::Group(_) => None,
        };
        let inverse = apply(draft, edit)?;
        let stroke = match (&inverse, after) {
            (
                Edit::Set { value: before, .. } | Edit::PutBack { value: before, .. },
                Some(after),
            ) => Some(Stroke::between(before, &after)),
            _ => None,
        };
        let n_past = self.past.len();
        self.saved = self.saved.filter(|saved| *saved <= n_past);
        self.marked = self.marked.filter(|(_, marked)| *marked <= n_past);
        self.future.clear();
        if let Some(stroke) = self.joined(&place, stroke, now_ms) {
            if let Some(last) = self.past.last_mut() {
                last.at_ms = now_ms;
                bring_comments(&mut last.inverse, inverse);
                last.stroke = Some(stroke);
            }
        } else {
            self.past.push(Change {
                label,
                place,
                inverse,
                at_ms: now_ms,
                stroke,
            });
        }
        Ok(())
    }

    /// Returns the last step's typing with a keystroke, if it goes on with it.
    fn joined(&self, place: &Place, stroke: Option<Stroke>, now_ms: u64) -> Option<Stroke> {
        let n_past = self.past.len();
        let is_save_point =
            self.saved == Some(n_past) || self.marked.is_some_and(|(_, marked)| marked == n_past);
        let last = self.past.last()?;
        let (before, stroke) = (last.stroke?, stroke?);
        let is_near = last.place == *place && now_ms.saturating_sub(last.at_ms) < PAUSE_MS;
        (is_near && !is_save_point && before.goes_on(&stroke)).then(|| before.with(stroke))
    }

    /// Takes back the last step and returns it, or none where nothing is left.
    pub fn undo(&mut self, draft: &mut Draft) -> Result<Option<&Change>, EditError> {
        shift(&mut self.past, &mut self.future, draft)
    }

    /// Does again what was taken back last and returns it.
    pub fn redo(&mut self, draft: &mut Draft) -> Result<Option<&Change>, EditError> {
        shift(&mut self.future, &mut self.past, draft)
    }

    /// Returns what undoing would take back.
    pub fn next_undo(&self) -> Option<&Change> {
        self.past.last()
    }

    /// Returns what redoing would do again.
    pub fn next_redo(&self) -> Option<&Change> {
        self.future.last()
    }

    /// Marks the draft as it is now, before it is saved: the user may go on writing meanwhile.
    pub fn mark(&mut self) -> Mark {
        self.n_marks += 1;
        let mark = Mark(self.n_marks);
        self.marked = Some((mark, self.past.len()));
        mark
    }

    /// Remembers that the draft is saved as it was when it was marked.
    pub fn mark_saved(&mut self, mark: Mark) {
        self.saved = match self.marked.take() {
            Some((marked, n_past)) if marked == mark => Some(n_past),
            Some(_) | None => None,
        };
    }

    /// Takes note that the draft is saved nowhere as it should be.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
        self.marked = None;
    }

    /// Whether the draft is as it was saved.
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.past.len())
    }
}

/// Has what takes typing back put the comments back as well, where a later key was the first to
/// move some of them.
fn bring_comments(first: &mut Edit, next: Edit) {
    let Edit::PutBack { comments, .. } = next else {
        return;
    };
    if let Edit::Set { place, value } = first {
        *first = Edit::PutBack {
            place: place.clone(),
            value: std::mem::replace(value, Value::Text(String::new())),
            comments,
        };
    }
}

/// Moves the last change from one pile to the other, inverted.
fn shift<'a>(
    from: &mut Vec<Change>,
    to: &'a mut Vec<Change>,
    draft: &mut Draft,
) -> Result<Option<&'a Change>, EditError> {
    let Some(change) = from.last().cloned() else {
        return Ok(None);
    };
    let inverse = take_back(draft, change.inverse.clone())?;
    from.pop();
    // A step that was taken back and done again is complete: typing does not join it.
    to.push(Change {
        inverse,
        stroke: None,
        ..change
    });
    Ok(to.last())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FieldId, Prose, SectionId};

    fn place(section: &str) -> Place {
        Place::Field(
            SectionId::new(section).unwrap(),
            FieldId::new("know").unwrap(),
        )
    }

    struct Typist {
        draft: Draft,
        history: History,
    }

    impl Typist {
        fn types(&mut self, section: &str, text: &str, now_ms: u64) {
            let edit = Edit::Set {
                place: place(section),
                value: Value::Prose(Prose::new(text)),
            };
            let step = (
                format!("Typing in {section}"),
                place(section),
                Typing::Keystroke,
            );
            self.history
                .apply(&mut self.draft, edit, step, now_ms)
                .unwrap();
        }

        fn reads(&self, section: &str) -> String {
            match self.draft.value(&place(section)) {
                Some(Value::Prose(prose)) => prose.as_str().to_owned(),
                _ => String::new(),
            }
        }

        fn undoes(&mut self) {
            self.history.undo(&mut self.draft).unwrap();
        }
    }

    fn typist() -> Typist {
        Typist {
            draft: Draft::default(),
            history: History::of_saved(),
        }
    }

    /// Types letter after letter, a tenth of a second apart, and returns what undoing shows.
    fn undone_after(start: &str, states: &[&str]) -> Vec<String> {
        let mut typist = typist();
        typist.types("a", start, 0);
        for (nth, text) in states.iter().enumerate() {
            typist.types("a", text, 10_000 + 100 * nth as u64);
        }
        let mut seen = Vec::new();
        while typist.reads("a") != start {
            typist.undoes();
            seen.push(typist.reads("a"));
        }
        seen
    }

    #[test]
    fn undo_goes_back_by_a_word_and_not_by_a_sentence() {
        let sentence = "So we did it";
        let keys = (1..=sentence.len()).filter_map(|n| sentence.get(..n));
        let keys: Vec<&str> = keys.collect();
        assert_eq!(undone_after("", &keys), ["So we did ", "So we ", "So ", ""]);
        // A place in the middle of the text, and a new paragraph.
        let keys = ["a nc", "a nec", "a new c", "a new\n\nc", "a new\n\nlc"];
        assert_eq!(undone_after("a c", &keys[..3]), ["a c"]);
        assert_eq!(undone_after("a c", &keys), ["a new\n\nc", "a new c", "a c"]);
    }

    #[test]
    fn what_is_taken_away_comes_back_by_words() {
        let keys = [
            "one two thre",
            "one two thr",
            "one two ",
            "one two",
            "one tw",
            "one t",
        ];
        assert_eq!(
            undone_after("one two three", &keys),
            ["one two", "one two three"]
        );
        // Typing after taking away is another step, and so is typing elsewhere.
        assert_eq!(undone_after("one", &["on", "onc"]), ["on", "one"]);
        assert_eq!(
            undone_after("one two", &["one twos", "ones twos"]),
            ["one twos", "one two"]
        );
        // What is pasted is one step, with nothing before or behind it.
        let keys = ["ax", "axfour words of text", "axfour words of texty"];
        assert_eq!(
            undone_after("a", &keys),
            ["axfour words of text", "ax", "a"]
        );
    }

    #[test]
    fn typing_is_one_step_until_the_place_changes_or_a_second_passes() {
        let mut typist = typist();
        typist.types("a", "O", 0);
        typist.types("a", "On", 200);
        typist.types("a", "One", 1100);
        typist.types("b", "Two", 1200);
        typist.types("b", "Two.", 2300);
        typist.undoes();
        assert_eq!(typist.reads("b"), "Two");
        typist.undoes();
        assert_eq!(typist.reads("b"), "");
        typist.undoes();
        assert_eq!(typist.reads("a"), "");
        assert!(typist.history.next_undo().is_none());
    }

    #[test]
    fn redo_brings_back_what_undo_took_and_a_new_change_ends_it() {
        let mut typist = typist();
        typist.types("a", "One", 0);
        typist.undoes();
        typist.history.redo(&mut typist.draft).unwrap();
        assert_eq!(typist.reads("a"), "One");
        typist.undoes();
        typist.types("a", "Two", 10);
        assert!(typist.history.next_redo().is_none());
    }

    #[test]
    fn undo_after_save_marks_the_draft_as_changed() {
        let mut typist = typist();
        typist.types("a", "One", 0);
        let mark = typist.history.mark();
        typist.history.mark_saved(mark);
        assert!(typist.history.is_saved());
        typist.types("a", "One!", 10);
        assert!(
            !typist.history.is_saved(),
            "typing right after saving is a step of its own"
        );
        typist.undoes();
        assert!(typist.history.is_saved());
        typist.undoes();
        assert!(!typist.history.is_saved());
        typist.types("a", "Other", 20);
        typist.history.undo(&mut typist.draft).unwrap();
        typist.history.redo(&mut typist.draft).unwrap();
        assert!(
            !typist.history.is_saved(),
            "the saved state can no longer be reached"
        );
    }

    #[test]
    fn what_is_typed_while_saving_is_not_taken_for_saved() {
        let mut typist = typist();
        typist.types("a", "One", 0);
        let mark = typist.history.mark();
        typist.types("a", "One!", 10);
        typist.history.mark_saved(mark);
        assert!(!typist.history.is_saved());
        typist.undoes();
        assert!(
            typist.history.is_saved(),
            "typing after the mark stands alone"
        );

        let mark = typist.history.mark();
        typist.undoes();
        typist.types("a", "Other", 20);
        typist.history.mark_saved(mark);
        assert!(!typist.history.is_saved(), "the marked state is gone");
    }
}
