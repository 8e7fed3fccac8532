//! What one field or cell can hold, as edits, merges and editors pass it about.

use jiff::civil::Date;

use serde::{Deserialize, Serialize};

use super::{Logo, Period, Point, Prose, RowId, SignOff};

/// The value of one field, one cell of a row or one detail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// One line of plain text.
    Text(String),
    /// Paragraphs, lists and citations.
    Prose(Prose),
    /// A day, or none yet.
    Date(Option<Date>),
    /// From one day to another.
    Period(Period),
    /// The name of one option; empty where none is chosen.
    Choice(String),
    /// A link to one row, or none yet.
    Link(Option<RowId>),
    /// Links to rows, in the author's order, each once.
    Links(Vec<RowId>),
    /// Values by year with comparators.
    Series(Vec<Point>),
    /// Short lines, one an entry.
    List(Vec<String>),
    /// Who agreed the paper, and when.
    SignOffs(Vec<SignOff>),
    /// The logo, or none.
    Logo(Option<Logo>),
}

impl Value {
    /// Returns what was written, where it is words: a text or prose.
    pub fn written(&self) -> Option<&str> {
        match self {
            Self::Prose(prose) => Some(prose.as_str()),
            Self::Text(text) => Some(text),
            Self::Date(_)
            | Self::Period(_)
            | Self::Choice(_)
            | Self::Link(_)
            | Self::Links(_)
            | Self::Series(_)
            | Self::List(_)
            | Self::SignOffs(_)
            | Self::Logo(_) => None,
        }
    }

    /// Whether there is nothing in it that a reader would see.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::Choice(text) => text.trim().is_empty(),
            Self::Prose(prose) => prose.is_empty(),
            Self::Date(date) => date.is_none(),
            Self::Period(period) => period.is_empty(),
            Self::Link(link) => link.is_none(),
            Self::Links(links) => links.is_empty(),
            Self::Series(points) => points.is_empty(),
            Self::List(lines) => lines.iter().all(|line| line.trim().is_empty()),
            Self::SignOffs(list) => list.is_empty(),
            Self::Logo(logo) => logo.is_none(),
        }
    }

    /// Returns it without links to rows that are not there.
    #[must_use]
    pub fn leading(self, is_there: &dyn Fn(&RowId) -> bool) -> Self {
        match self {
            Self::Link(link) => Self::Link(link.filter(is_there)),
            Self::Links(mut links) => {
                links.retain(is_there);
                Self::Links(links)
            }
            Self::Text(_)
            | Self::Prose(_)
            | Self::Date(_)
            | Self::Period(_)
            | Self::Choice(_)
            | Self::Series(_)
            | Self::List(_)
            | Self::SignOffs(_)
            | Self::Logo(_) => self,
        }
    }

    /// Returns the number of words a reader would count.
    pub fn word_count(&self) -> usize {
        match self {
            Self::Text(text) => super::count_words(text),
            Self::Prose(prose) => prose.word_count(),
            Self::List(lines) => lines.iter().map(|line| super::count_words(line)).sum(),
            Self::Date(_)
            | Self::Period(_)
            | Self::Choice(_)
            | Self::Link(_)
            | Self::Links(_)
            | Self::Series(_)
            | Self::SignOffs(_)
            | Self::Logo(_) => 0,
        }
    }
}
