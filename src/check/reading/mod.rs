//! A small reading of English as self-evaluations have it: of every sentence, whether it tells
//! what was done, what came of it for children, or what is still to come; and whether it holds
//! praise, vagueness or somebody’s voice.
//!
//! It reads words and their order and knows nothing of what they mean. Word lists and turns of
//! phrase are made ready once; what was read of a text stays with the text.

mod forms;
mod lexicon;
mod lists;
mod marked;
mod marks;
mod patterns;
mod sense;
#[cfg(test)]
mod tests;
mod unmarked;
mod words;

use std::{ops::Range, sync::Arc};

use jiff::civil::Date;

use crate::model::Prose;

use self::lexicon::lexicon;
pub(super) use self::words::sentences;
pub(super) use self::{
    marks::{Mark, Marks},
    sense::Tells,
};

/// A sentence as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Where it stands in its text, in bytes.
    pub(super) range: Range<usize>,
    /// What it tells.
    pub(super) tells: Tells,
    /// What it holds besides.
    pub(super) marks: Marks,
}

/// A text as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// The year in which it was read: what is still to come depends on it.
    year: i16,
    /// Whether every mark was looked for.
    is_whole: bool,
    /// Its sentences, in order.
    pub(super) sentences: Vec<Sentence>,
}

impl Reading {
    /// Reads a text.
    pub(super) fn of(text: &str, day: Date) -> Self {
        Self::read(text, day, true)
    }

    /// Reads a text, for every mark or for those alone that rules ask of answers.
    fn read(text: &str, day: Date, is_whole: bool) -> Self {
        let lexicon = lexicon();
        let mut tokens = Vec::new();
        let sentences = sentences(text).into_iter().map(|range| {
            let sentence = text.get(range.clone()).unwrap_or_default();
            words::tokens(sentence, lexicon, day.year(), &mut tokens);
            let mut marks = Marks::default();
            let marks_asked = lexicon.marks.iter();
            for (mark, phrases) in marks_asked.filter(|(mark, _)| is_whole || mark.is_of_answers())
            {
                let is_there = if *mark == Mark::Gap {
                    sense::finds_but(&tokens, phrases, &lexicon.no_gap)
                } else if *mark == Mark::Voice {
                    sense::finds_but(&tokens, phrases, &lexicon.no_voice)
                } else {
                    sense::finds(&tokens, phrases)
                };
                if is_there {
                    marks.put(*mark);
                }
            }
            let tells = sense::tells(&mut tokens, lexicon);
            Sentence {
                range,
                tells,
                marks,
            }
        });
        Self {
            year: day.year(),
            is_whole,
            sentences: sentences.collect(),
        }
    }

    /// Reads a text, or recalls what was read of it.
    pub(super) fn of_prose(prose: &Prose, day: Date) -> Arc<Self> {
        prose.remembered(
            |reading: &Self| reading.year == day.year() && reading.is_whole,
            || Self::of(prose.as_str(), day),
        )
    }

    /// Reads the answer to a field, or recalls what was read of it: of the marks, only those that
    /// rules ask of answers, because answers are most of a paper.
    pub(super) fn of_answer(prose: &Prose, day: Date) -> Arc<Self> {
        prose.remembered(
            |reading: &Self| reading.year == day.year(),
            || Self::read(prose.as_str(), day, false),
        )
    }

    /// Whether a sentence tells this.
    pub(super) fn tells(&self, what: Tells) -> bool {
        self.sentences.iter().any(|sentence| sentence.tells == what)
    }

    /// Whether a sentence holds this.
    pub(super) fn has(&self, mark: Mark) -> bool {
        let marks = self.sentences.iter().map(|sentence| sentence.marks);
        marks.fold(Marks::default(), Marks::and).has(mark)
    }
}
