//! Text in the small subset of CommonMark that self-evaluations need.
//!
//! Paragraphs, bold, italic, bullet and numbered lists, links, quotations, and citations of
//! register rows written `[@id]`. Headings come from the template alone. The text is kept as
//! written; `content` reads it. Line ends are always `\n`.

use std::{
    any::Any,
    fmt,
    hash::{Hash, Hasher},
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use serde::{Deserialize, Serialize};

use super::{RowId, signs::cleaned};

/// Paragraphs as the author wrote them. Copies share the text, and what was found in it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Prose(Arc<Text>);

/// A text, and what was found in it when it was first asked for.
#[derive(Default)]
struct Text {
    written: Box<str>,
    n_words: OnceLock<usize>,
    citations: OnceLock<Box<[Citation]>>,
    remembered: Mutex<Vec<Arc<dyn Any + Send + Sync>>>,
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Text {}

impl Prose {
    /// Takes text as typed or pasted; line ends become `\n`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Arc::new(Text {
            written: cleaned(text.into()).into(),
            ..Text::default()
        }))
    }

    /// Returns the text as written.
    pub fn as_str(&self) -> &str {
        &self.0.written
    }

    /// Whether there is nothing but white space.
    pub fn is_empty(&self) -> bool {
        self.as_str().trim().is_empty()
    }

    /// Returns every `[@id]`, in order.
    pub fn citations(&self) -> &[Citation] {
        let find = || citations(self.as_str()).into();
        self.0.citations.get_or_init(find)
    }

    /// Whether the text cites a row.
    pub fn cites(&self, row: &RowId) -> bool {
        self.citations().iter().any(|cited| cited.row == *row)
    }

    /// Returns the number of words a reader would count: citations and marks are none.
    pub fn word_count(&self) -> usize {
        let count = || self.counted_words();
        *self.0.n_words.get_or_init(count)
    }

    /// Returns what was found in the text before, if that still holds, or else finds it.
    ///
    /// There is room for one thing of each kind: who remembers another of its kind in the same
    /// text forgets the first.
    pub fn remembered<T: Any + Send + Sync>(
        &self,
        holds: impl FnOnce(&T) -> bool,
        find: impl FnOnce() -> T,
    ) -> Arc<T> {
        if let Some(known) = self.recalled::<T>().filter(|known| holds(known)) {
            return known;
        }
        let found = Arc::new(find());
        let mut room = self.room();
        room.retain(|known| !(**known).is::<T>());
        room.push(Arc::clone(&found) as Arc<dyn Any + Send + Sync>);
        found
    }

    /// Returns what was found in the text before, if anything of its kind was.
    pub fn recalled<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        let room = self.room();
        { room.iter() }.find_map(|known| Arc::clone(known).downcast::<T>().ok())
    }

    fn room(&self) -> MutexGuard<'_, Vec<Arc<dyn Any + Send + Sync>>> {
        let room = self.0.remembered.lock();
        room.unwrap_or_else(PoisonError::into_inner)
    }

    fn counted_words(&self) -> usize {
        let text = self.as_str();
        let mut rest = 0;
        let mut n_words = 0;
        for citation in self.citations() {
            n_words += count_words(text.get(rest..citation.range.start).unwrap_or_default());
            rest = citation.range.end;
            n_words += usize::from(citation.period.is_some());
        }
        n_words + count_words(text.get(rest..).unwrap_or_default())
    }
}

impl fmt::Debug for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Prose").field(&self.as_str()).finish()
    }
}

impl Hash for Prose {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Serialize for Prose {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(String::deserialize(deserializer)?))
    }
}

/// What is longer is the name of no period, in bytes.
const MAX_PERIOD: usize = 60;

/// A citation of a register row within prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Where `[@id]` stands, in bytes.
    pub range: Range<usize>,
    /// The row cited. It need not exist.
    pub row: RowId,
    /// The period whose figure stands here, of a figure that is bound to its cell: `[@id:2026]`.
    pub period: Option<String>,
}

/// Finds every `[@id]` and `[@id:period]`, in order.
pub fn citations(text: &str) -> Vec<Citation> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices("[@") {
        let Some(inner) = text.get(start + 2..) else {
            continue;
        };
        let Some(len) = inner.find(']') else { break };
        let Some((row, period)) = inner.get(..len).and_then(cited) else {
            continue;
        };
        found.push(Citation {
            range: start..start + len + 3,
            row,
            period,
        });
    }
    found
}

/// Reads what stands in the brackets of a citation: a row, and the period of a bound figure.
pub fn cited(inner: &str) -> Option<(RowId, Option<String>)> {
    let Some((row, period)) = inner.split_once(':') else {
        return Some((RowId::new(inner).ok()?, None));
    };
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '/' | '-' | '–' | '.' | ',');
    let is_period =
        !period.trim().is_empty() && period.len() <= MAX_PERIOD && period.chars().all(is_name);
    let row = RowId::new(row).ok().filter(|_| is_period)?;
    Some((row, Some(period.trim().to_owned())))
}

/// Counts words: stretches between white space with at least one letter or figure.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_found_in_order_and_broken_ones_are_text() {
        let found = citations("Audits [@e-one] and [@e-two], not [@Bad] nor [@open");
        let bound = citations("At [@i-one:2025/26], not [@i-one:] nor [@i-one:*]");
        assert_eq!(bound.len(), 1);
        assert_eq!(bound[0].period.as_deref(), Some("2025/26"));
        let ids: Vec<&str> = found.iter().map(|citation| citation.row.as_str()).collect();
        assert_eq!(ids, ["e-one", "e-two"]);
        assert_eq!(found[0].range, 7..15);
    }

    #[test]
    fn what_was_found_in_a_text_is_found_once_as_long_as_it_holds() {
        let prose = Prose::new("One");
        let found = |year: u32, value: u32| {
            *prose.remembered(|known: &(u32, u32)| known.0 == year, || (year, value))
        };
        assert_eq!(found(2026, 1), (2026, 1));
        assert_eq!(found(2026, 2), (2026, 1));
        assert_eq!(found(2027, 3), (2027, 3));
        let copy = prose.clone();
        let other = copy.remembered(|_: &String| true, || "two".to_owned());
        assert_eq!(*other, "two");
        // Something of another kind is remembered beside it.
        assert_eq!(found(2027, 4), (2027, 3));
    }

    #[test]
    fn words_are_counted_without_marks_and_citations() {
        let prose = Prose::new("- **Four** of 20 audits [@e-one] – *better*.\r\n- One");
        assert_eq!(prose.word_count(), 6);
        assert!(!prose.as_str().contains('\r'));
    }
}
