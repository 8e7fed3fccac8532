//! What people say to each other about a draft: threads at a field, a row or a cell, some of them
//! about a passage of its words.
//!
//! A comment is data of the draft and printed nowhere unless a review copy is asked for. It holds
//! the words that it is about and where they stand, so that it follows them through changes, and
//! is found again where a file was changed by hand. Where they are gone it stays at its place.

use std::ops::Range;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{CommentId, Place, cleaned, cleaned_line, followed::followed, place_name};

/// A thread: what somebody said about a place, with the replies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// Its name, the same in every copy of the draft.
    pub id: CommentId,
    /// The field, row or cell that it is about.
    #[serde(with = "place_name")]
    pub place: Place,
    /// The words there that it is about; none where it is about the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// What was said, one after the other; the first of it began the thread.
    pub said: Vec<Said>,
    /// Who called it dealt with; none while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Resolved>,
}

/// Words that a comment is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// The words as they stand in the text, or stood there last.
    pub words: String,
    /// Where they begin, in bytes of the text; none where they are gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<usize>,
}

/// What one person said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// When.
    pub when: Timestamp,
    /// Who: the name that they show to others.
    pub who: String,
    /// The words, as plain text.
    pub says: String,
}

/// Who called a comment dealt with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolved {
    /// When.
    pub when: Timestamp,
    /// Who.
    pub who: String,
}

impl Passage {
    /// Returns the words of a range of a text as a passage; none where there is no word in it.
    pub fn of(text: &str, range: Range<usize>) -> Option<Self> {
        let words = text.get(range.clone())?;
        let head = words.len() - words.trim_start().len();
        let words = words.trim();
        (!words.is_empty()).then(|| Self {
            words: words.to_owned(),
            at: Some(range.start + head),
        })
    }

    /// Returns where the words stand in a text, in bytes; none where they do not.
    pub fn range(&self, text: &str) -> Option<Range<usize>> {
        let at = self.at?;
        let range = at..at + self.words.len();
        (text.get(range.clone()) == Some(self.words.as_str())).then_some(range)
    }

    /// Returns the passage as it stands once a text became another; none where nothing changed.
    pub(super) fn after(&self, before: &str, after: &str) -> Option<Self> {
        if before == after {
            return None;
        }
        let range = match self.range(before) {
            Some(range) => followed(range, before, after),
            // What was cut out may have been put in again.
            None => found_again(&self.words, before, after),
        };
        let now = range.and_then(|range| Self::of(after, range));
        let now = now.unwrap_or_else(|| Self {
            words: self.words.clone(),
            at: None,
        });
        (now != *self).then_some(now)
    }

    /// Returns the passage where its words stand in a text; none where it stands right already.
    pub(super) fn settled(&self, text: &str) -> Option<Self> {
        let at = self.at.filter(|_| self.range(text).is_none())?;
        let places = text.match_indices(&self.words).map(|(place, _)| place);
        Some(Self {
            words: self.words.clone(),
            at: places.min_by_key(|place| place.abs_diff(at)),
        })
    }
}

/// Fewer letters than this are not known again.
const MIN_KNOWN: usize = 4;

fn found_again(words: &str, before: &str, after: &str) -> Option<Range<usize>> {
    let n_before = before.matches(words).count();
    let mut places = after.match_indices(words).map(|(at, _)| at);
    let is_new = words.len() >= MIN_KNOWN && n_before == 0;
    let at = places.next().filter(|_| is_new)?;
    Some(at..at + words.len())
}

impl Comment {
    /// Whether it is not dealt with.
    pub fn is_open(&self) -> bool {
        self.resolved.is_none()
    }

    /// Whether the words that it is about are gone.
    pub fn is_adrift(&self) -> bool {
        self.passage
            .as_ref()
            .is_some_and(|passage| passage.at.is_none())
    }

    /// Returns who said something in it, each once, in the order in which they did.
    pub fn people(&self) -> Vec<&str> {
        let mut people: Vec<&str> = Vec::new();
        for said in &self.said {
            if !people.contains(&said.who.as_str()) {
                people.push(&said.who);
            }
        }
        people
    }

    /// Returns the same comment on what a text became.
    #[must_use]
    pub fn followed(mut self, before: &str, after: &str) -> Self {
        if let Some(now) = self
            .passage
            .as_ref()
            .and_then(|passage| passage.after(before, after))
        {
            self.passage = Some(now);
        }
        self
    }

    /// Gives every sign of another program in it its meaning.
    pub(crate) fn clean(&mut self) {
        for said in &mut self.said {
            said.says = cleaned(std::mem::take(&mut said.says));
            if let Some(clean) = cleaned_line(&said.who) {
                said.who = clean;
            }
        }
        if let Some(passage) = &mut self.passage {
            passage.words = cleaned(std::mem::take(&mut passage.words));
        }
        if let Some(resolved) = &mut self.resolved
            && let Some(clean) = cleaned_line(&resolved.who)
        {
            resolved.who = clean;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(text: &str) -> (String, Passage) {
        let plain = text.replace(['<', '>'], "");
        let (from, to) = (text.find('<').unwrap(), text.find('>').unwrap() - 1);
        let passage = Passage::of(&plain, from..to).unwrap();
        (plain, passage)
    }

    fn shown(text: &str, passage: &Passage) -> String {
        match passage.range(text) {
            Some(range) => {
                let before = text.get(..range.start).unwrap();
                let after = text.get(range.end..).unwrap();
                format!("{before}<{}>{after}", passage.words)
            }
            None => format!("{text} ({} is gone)", passage.words),
        }
    }

    /// Changes a text with a passage in angle brackets, and shows where it stands then.
    #[track_caller]
    fn check(text: &str, after: &str, expected: &str) {
        let (before, passage) = passage(text);
        let now = passage.after(&before, after).unwrap_or(passage);
        assert_eq!(shown(after, &now), expected);
    }

    #[test]
    fn a_passage_follows_its_words() {
        check(
            "We <know it> well.",
            "Now we know it well.",
            "Now we <know it> well.",
        );
        check(
            "We <know it> well.",
            "We know it all well.",
            "We <know it> all well.",
        );
        check(
            "We <know it> well.",
            "We know about it well.",
            "We <know about it> well.",
        );
        check(
            "We <know it> well.",
            "We knew it well.",
            "We <knew it> well.",
        );
        // What is written at its edges is not about it.
        check(
            "We <know it> well.",
            "We do know it well.",
            "We do <know it> well.",
        );
        check("<We> know.", "So We know.", "So <We> know.");
        check("We <know>", "We know it", "We <know> it");
        // A part of it goes, from within or across an edge.
        check(
            "We <know it all> well.",
            "We know all well.",
            "We <know all> well.",
        );
        check("We <know it all> well.", "We know well.", "We <know> well.");
        check("We <know it all> well.", "all well.", "<all> well.");
    }

    #[test]
    fn a_passage_that_is_gone_says_so_and_is_known_again() {
        check(
            "We <know it> well.",
            "We do well.",
            "We do well. (know it is gone)",
        );
        check("We <know it> well.", "", " (know it is gone)");
        let (before, passage) = passage("We <know it> well.");
        let gone = passage.after(&before, "We well.").unwrap();
        assert_eq!(gone.at, None);
        assert_eq!(gone.after("We well.", "We well!"), None);
        let back = gone.after("We well.", "We well. We know it.").unwrap();
        assert_eq!(
            shown("We well. We know it.", &back),
            "We well. We <know it>."
        );
    }

    #[test]
    fn a_passage_goes_along_with_its_paragraph() {
        check(
            "One here.\n\nTwo <is here>.\n\nThree.",
            "Two is here.\n\nOne here.\n\nThree.",
            "Two <is here>.\n\nOne here.\n\nThree.",
        );
        // The same words elsewhere are others.
        check(
            "Is here. One <is here>. And is here, too.",
            "Now: is here. But one is here. And is here!",
            "Now: is here. But one <is here>. And is here!",
        );
        // Of a sentence that is said anew what is left of it, as long as it is much.
        check(
            "It was. <Plans say clearly what has to change>. It is.",
            "Yes. All plans say what has to change now. No.",
            "Yes. All <plans say what has to change> now. No.",
        );
        check(
            "It was. <Plans say clearly what has to change>. It is.",
            "Yes. Nobody knows what we did. No.",
            "Yes. Nobody knows what we did. No. (Plans say clearly what has to change is gone)",
        );
    }

    #[test]
    fn a_passage_is_found_again_where_a_hand_moved_it() {
        let (before, passage) = passage("We know it. We <know it> well.");
        let text = "So we know it. We know it well.";
        let moved = passage.settled(text).unwrap();
        assert_eq!(shown(text, &moved), "So we know it. We <know it> well.");
        assert_eq!(passage.settled(&before), None);
        assert_eq!(passage.settled("Else.").unwrap().at, None);
    }
}
