//! A small reading of English as self-evaluations have it: of every sentence, whether it tells
//! what was done, what came of it for children, or what is still to come; and whether it holds
//! praise, vagueness or somebody’s voice.
//!
//! It reads words and their order and knows nothing of what they mean. What a sentence tells is
//! weighed by what sentences like it told (`learned`); what it holds besides is known by turns of
//! phrase. Both are made ready once; what was read of a text stays with the text.

mod forms;
mod learned;
#[cfg(test)]
mod learning;
mod lexicon;
mod lists;
mod marked;
mod marks;
mod patterns;
mod rests_on;
mod sense;
mod shape;
#[cfg(test)]
mod tests;
mod unmarked;
mod words;

use std::{
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::civil::Date;

use crate::model::Prose;

use self::lexicon::lexicon;
pub(super) use self::words::sentences;
pub(super) use self::{
    marks::{Mark, Marks},
    sense::Tells,
};

/// From which chance on somebody is heard, and something is weak; and from which on where a turn of
/// phrase says so too.
const HEARD: f32 = 0.7;
const WEAK: f32 = 0.75;
const EVEN: f32 = 0.5;
/// The least chance with which something is weak that says itself whom it does not reach.
const LEAST: f32 = 0.25;
/// What parts clauses of which one may say what is weak.
const CLAUSES: [&str; 6] = [";", " but ", " yet ", " though ", " while ", ", "];
/// What has fewer words is no clause.
const FEWEST_WORDS: usize = 3;

/// A sentence as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Where it stands in its text, in bytes.
    pub(super) range: Range<usize>,
    /// What it tells.
    pub(super) tells: Tells,
    /// Whether hardly anything speaks against it.
    pub(super) is_sure: bool,
    /// Whether it says that something is not good enough; asked of statements alone.
    pub(super) is_weak: bool,
    /// What it holds besides.
    pub(super) marks: Marks,
}

/// How many lines are recalled with one prose; a row has few.
const MOST_LINES: usize = 4;

/// What is remembered with a prose: what was read of it, and of lines beside it.
#[derive(Debug)]
struct Recalled {
    reading: Arc<Reading>,
    lines: Mutex<Vec<(String, Arc<Reading>)>>,
}

impl Recalled {
    fn new(reading: Reading) -> Self {
        Self {
            reading: Arc::new(reading),
            lines: Mutex::default(),
        }
    }

    /// Recalls what was read of a prose for every mark, or reads it.
    fn whole(prose: &Prose, day: Date) -> Arc<Self> {
        let holds = |recalled: &Self| {
            let reading = &recalled.reading;
            reading.year == day.year() && reading.is_whole
        };
        prose.remembered(holds, || Self::new(Reading::of(prose.as_str(), day)))
    }
}

/// A text as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// The year in which it was read: what is still to come depends on it.
    year: i16,
    /// Whether every mark was looked for.
    is_whole: bool,
    /// Whether somebody is heard in it; asked of statements alone.
    has_voice: bool,
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
        let (lexicon, learned) = (lexicon(), learned::telling());
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
            let small = sentence.to_lowercase();
            let words = shape::words(&small, day.year());
            let chances = learned.chances(&words);
            let is_weak = is_whole && is_weak(&small, marks, day);
            let tells = sense::tells(&mut tokens, lexicon, chances);
            Sentence {
                range,
                tells,
                is_sure: sense::is_sure(chances),
                is_weak,
                marks,
            }
        });
        let sentences: Vec<Sentence> = sentences.collect();
        let has_voice = is_whole && {
            let small = text.to_lowercase();
            let [heard, ..] = learned::heard().chances(&shape::words(&small, day.year()));
            let is_marked = sentences.iter().any(|one| one.marks.has(Mark::Voice));
            heard > HEARD || heard > EVEN && is_marked
        };
        Self {
            year: day.year(),
            is_whole,
            has_voice,
            sentences,
        }
    }

    /// Reads a text, or recalls what was read of it.
    pub(super) fn of_prose(prose: &Prose, day: Date) -> Arc<Self> {
        Arc::clone(&Recalled::whole(prose, day).reading)
    }

    /// Reads the answer to a field, or recalls what was read of it: of the marks, only those that
    /// rules ask of answers, because answers are most of a paper.
    pub(super) fn of_answer(prose: &Prose, day: Date) -> Arc<Self> {
        let recalled = prose.remembered(
            |recalled: &Recalled| recalled.reading.year == day.year(),
            || Recalled::new(Self::read(prose.as_str(), day, false)),
        );
        Arc::clone(&recalled.reading)
    }

    /// Whether a prose is recalled as it is read in the year of a day.
    pub(super) fn is_recalled(prose: &Prose, day: Date) -> bool {
        let known = prose.recalled::<Recalled>();
        known.is_some_and(|known| known.reading.year == day.year())
    }

    /// Reads a line, or recalls what was read of it with the prose that stands beside it in its row.
    pub(super) fn of_line(line: &str, beside: &Prose, day: Date) -> Arc<Self> {
        let recalled = Recalled::whole(beside, day);
        let mut lines = recalled
            .lines
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let known = lines.iter().find(|(known, _)| known == line);
        if let Some((_, reading)) = known {
            return Arc::clone(reading);
        }
        let reading = Arc::new(Self::of(line, day));
        if lines.len() >= MOST_LINES {
            lines.clear();
        }
        lines.push((line.to_owned(), Arc::clone(&reading)));
        reading
    }

    /// Whether children, families or staff are heard in what a claim rests on.
    pub(super) fn hears(&self) -> bool {
        self.has_voice
    }

    /// Whether a sentence of a statement says that something is not good enough.
    pub(super) fn is_weak(&self) -> bool {
        self.sentences.iter().any(|sentence| sentence.is_weak)
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

/// Whether a sentence in small letters says that something is not good enough: by itself, or one of
/// its clauses does.
fn is_weak(small: &str, marks: Marks, day: Date) -> bool {
    let is_marked = marks.has(Mark::Gap) || marks.has(Mark::Short);
    let chance = |text: &str| {
        let [weak, ..] = learned::weak().chances(&shape::words(text, day.year()));
        weak
    };
    let whole = chance(small);
    if whole > WEAK || is_marked && (whole > EVEN || marks.has(Mark::Short) && whole > LEAST) {
        return true;
    }
    let clauses = CLAUSES.iter().fold(vec![small], |pieces, sign| {
        pieces.iter().flat_map(|piece| piece.split(sign)).collect()
    });
    let is_clause = |clause: &&str| clause.split_whitespace().count() >= FEWEST_WORDS;
    clauses.len() > 1 && is_marked && { clauses.into_iter().filter(is_clause) }
        .any(|clause| chance(clause) > WEAK)
}
