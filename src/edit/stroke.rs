//! Which keystrokes are one step: a word with the space behind it, not a sentence.

use crate::model::{Touched, Value};

/// More than this at once was pasted or dictated, and is a step of its own.
const MOST_LETTERS: usize = 12;

/// What one keystroke did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    /// It wrote something.
    Wrote {
        from: usize,
        to: usize,
        begins_word: bool,
    },
    /// It took something away.
    Took {
        from: usize,
        to: usize,
        /// What went: signs of a word, or none.
        is_word: bool,
    },
    /// It changed one entry of several.
    Entry(Touched),
    /// It stands by itself.
    Alone,
    /// Nobody can tell.
    Unknown,
}

impl Stroke {
    pub(super) fn between(before: &Value, after: &Value) -> Self {
        match Touched::between(before, after) {
            Some(Touched::Text {
                at,
                n_removed,
                n_inserted,
            }) => of_text((text(before), text(after)), at, n_removed, n_inserted),
            Some(entry @ Touched::Entry { .. }) => Self::Entry(entry),
            None => Self::Unknown,
        }
    }

    /// Whether the next keystroke goes on with this one.
    pub(super) fn goes_on(&self, next: &Self) -> bool {
        match (self, next) {
            (
                Self::Wrote { from, to, .. },
                Self::Wrote {
                    from: at,
                    begins_word,
                    ..
                },
            ) => (*from..=*to).contains(at) && !begins_word,
            (
                Self::Took { from, is_word, .. },
                Self::Took {
                    from: next_from,
                    to: next_to,
                    is_word: next_is_word,
                },
            ) => {
                let touches = next_to == from || next_from == from;
                // Signs between words go with the word before them, whichever way it goes.
                touches && (*is_word || !next_is_word)
            }
            (Self::Entry(one), Self::Entry(other)) => one == other,
            (Self::Unknown, Self::Unknown) => true,
            _ => false,
        }
    }

    /// Takes a keystroke that goes on with this one to it.
    pub(super) fn with(self, next: Self) -> Self {
        match (self, next) {
            (
                Self::Wrote {
                    from, begins_word, ..
                },
                Self::Wrote { to, .. },
            ) => Self::Wrote {
                from,
                to,
                begins_word,
            },
            (_, next) => next,
        }
    }
}

fn text(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        Value::Prose(prose) => prose.as_str(),
        Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => "",
    }
}

fn of_text(
    (before, after): (&str, &str),
    at: usize,
    n_removed: usize,
    n_inserted: usize,
) -> Stroke {
    let (from, to) = (at, at + n_inserted);
    let inserted = after.get(from..to).unwrap_or_default();
    let removed = before.get(at..at + n_removed).unwrap_or_default();
    if n_inserted == 0 {
        return if n_removed > MOST_LETTERS {
            Stroke::Alone
        } else {
            Stroke::Took {
                from: at,
                to: at + n_removed,
                is_word: removed.chars().any(char::is_alphanumeric),
            }
        };
    }
    let holds_gap = inserted.trim().contains(char::is_whitespace);
    if n_inserted > MOST_LETTERS || holds_gap {
        return Stroke::Alone;
    }
    let is_behind_gap = after
        .get(..from)
        .and_then(|before| before.chars().next_back())
        .is_none_or(char::is_whitespace);
    let is_gap = inserted.starts_with(char::is_whitespace);
    Stroke::Wrote {
        from,
        to,
        // What is written over something else begins anew, too.
        begins_word: n_removed > 0 || is_behind_gap && !is_gap,
    }
}
