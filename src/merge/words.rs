//! Three texts put together, word by word within sentences.
//!
//! Two hands in one sentence are put together where each changed other words. They are not where
//! their changes touch, where one of them wrote the sentence anew, or where both changed figures:
//! then the whole sentence is in doubt, so that no sentence is ever half of each.
//!
//! Invariant: whatever either side wrote stands in a settled stretch or in a doubt.

use std::ops::Range;

use super::tokens::{Change, changes, is_gap, is_word, sentences, words, words_of};

/// A stretch of a text that was put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch {
    /// Nobody is in doubt about it.
    Settled(String),
    /// Two people wrote something else here.
    Doubt {
        /// What both began with.
        base: String,
        /// What stands here.
        ours: String,
        /// What stands in the other copy.
        theirs: String,
    },
}

/// What is taken of a stretch that is in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pick {
    /// What stands here.
    Ours,
    /// What stands in the other copy.
    Theirs,
    /// Both, one after the other.
    Both,
}

/// Puts three texts together.
pub(super) fn stretches(base: &str, ours: &str, theirs: &str) -> Vec<Stretch> {
    let settled = |text: &str| vec![Stretch::Settled(text.to_owned())];
    if ours == theirs || base == theirs {
        return settled(ours);
    }
    if base == ours {
        return settled(theirs);
    }
    let (base, ours, theirs) = (words(base), words(ours), words(theirs));
    let of = Three::new(&base, &ours, &theirs);
    if holds(&base, &theirs, &of.theirs.changes, &ours, &of.ours.changes) {
        return settled(&ours.concat());
    }
    if holds(&base, &ours, &of.ours.changes, &theirs, &of.theirs.changes) {
        return settled(&theirs.concat());
    }
    of.stretches()
}

/// Returns two texts, stretch by stretch, where nobody knows what they came from.
pub(super) fn two(ours: &str, theirs: &str) -> Vec<Stretch> {
    let (one, other) = (words(ours), words(theirs));
    let mut stretches = Vec::new();
    let mut at = 0;
    let text = |words: &[&str], range: Range<usize>| words.get(range).unwrap_or_default().concat();
    for change in changes(&one, &other) {
        settle(&mut stretches, &text(&one, at..change.base.start));
        at = change.base.end;
        stretches.push(Stretch::Doubt {
            base: String::new(),
            ours: text(&one, change.base),
            theirs: text(&other, change.side),
        });
    }
    settle(&mut stretches, &text(&one, at..one.len()));
    stretches
}

/// Counts the words that two texts do not share.
pub(super) fn n_changed(one: &str, other: &str) -> usize {
    let (one, other) = (words(one), words(other));
    let changes = changes(&one, &other);
    let n_words = |words: &[&str], range: &Range<usize>| words_of(words, range.clone()).len();
    let n_words = changes
        .iter()
        .map(|change| n_words(&one, &change.base) + n_words(&other, &change.side));
    n_words.sum::<usize>().max(usize::from(!changes.is_empty()))
}

/// Returns the text where the nth doubt is answered by the nth pick, and by ours where there is
/// none.
pub fn picked(stretches: &[Stretch], picks: &[Pick]) -> String {
    let mut text = String::new();
    let mut picks = picks.iter().copied();
    for stretch in stretches {
        match stretch {
            Stretch::Settled(settled) => text.push_str(settled),
            Stretch::Doubt { ours, theirs, .. } => match picks.next().unwrap_or(Pick::Ours) {
                Pick::Ours => text.push_str(ours),
                Pick::Theirs => text.push_str(theirs),
                Pick::Both => text.push_str(&both(ours, theirs)),
            },
        }
    }
    text
}

/// Returns the text where every doubt is answered alike.
pub fn all_picked(stretches: &[Stretch], pick: Pick) -> String {
    let n_doubts = stretches.iter().filter(|stretch| is_doubt(stretch)).count();
    picked(stretches, &vec![pick; n_doubts])
}

/// Whether a stretch is in doubt.
pub fn is_doubt(stretch: &Stretch) -> bool {
    matches!(stretch, Stretch::Doubt { .. })
}

fn both(ours: &str, theirs: &str) -> String {
    let touches = !ours.ends_with(char::is_whitespace) && !theirs.starts_with(char::is_whitespace);
    let gap = if touches && !ours.is_empty() && !theirs.is_empty() {
        " "
    } else {
        ""
    };
    format!("{ours}{gap}{theirs}")
}

/// Whether a text goes on from another one: all that `one` took out and put in is so in `other`
/// too, which may have gone further.
fn holds(base: &[&str], one: &[&str], ones: &[Change], other: &[&str], others: &[Change]) -> bool {
    let further = changes(one, other);
    let is_in = |changes: &[Change], of: fn(&Change) -> &Range<usize>, idx: usize| {
        let at = changes.partition_point(|change| of(change).end <= idx);
        changes
            .get(at)
            .is_some_and(|change| of(change).contains(&idx))
    };
    let puts_in = |idx: usize| {
        let is_there = one.get(idx).is_some_and(|word| is_word(word));
        is_there && is_in(&further, |change| &change.base, idx)
    };
    let leaves = |idx: usize| {
        let is_there = base.get(idx).is_some_and(|word| is_word(word));
        is_there && !is_in(others, |change| &change.base, idx)
    };
    // Where words stand often, they may stay in other places than they were taken out of.
    let brings_back = |change: &Change| {
        let gone = words_of(base, change.base.clone());
        let near = further.iter().filter(|other| {
            other.base.start <= change.side.end + 1 && change.side.start <= other.base.end + 1
        });
        near.flat_map(|other_change| words_of(other, other_change.side.clone()))
            .any(|word| gone.contains(&word))
    };
    ones.iter().all(|change| {
        !change.side.clone().any(puts_in)
            && (!change.base.clone().any(leaves) || !brings_back(change))
    })
}

/// Returns the words of the base that a change leaves standing, in order.
fn kept_words<'t>(base: &[&'t str], side: &[&str], change: &Change) -> Vec<&'t str> {
    let mut put = words_of(side, change.side.clone()).into_iter();
    let words = words_of(base, change.base.clone());
    words
        .into_iter()
        .filter(|word| put.any(|other| other == *word))
        .collect()
}

/// One side of a merge.
struct Side<'a> {
    words: &'a [&'a str],
    changes: Vec<Change>,
}

/// Three texts on their way to one.
struct Three<'a> {
    base: &'a [&'a str],
    ours: Side<'a>,
    theirs: Side<'a>,
    /// The sentences of the base. Ends of lines stand between them.
    sentences: Vec<Range<usize>>,
}

/// Changes of both sides that are looked at together, as indices.
struct Bunch {
    base: Range<usize>,
    ours: Range<usize>,
    theirs: Range<usize>,
}

impl<'a> Three<'a> {
    fn new(base: &'a [&'a str], ours: &'a [&'a str], theirs: &'a [&'a str]) -> Self {
        let side = |words: &'a [&'a str]| Side {
            words,
            changes: changes(base, words),
        };
        Self {
            base,
            ours: side(ours),
            theirs: side(theirs),
            sentences: sentences(base),
        }
    }

    fn stretches(&self) -> Vec<Stretch> {
        let mut tense = self.tense();
        loop {
            let bunches = self.bunches(&tense);
            let doubts = bunches.iter().filter(|bunch| self.is_doubt(bunch));
            let wider: Vec<Range<usize>> = doubts
                .map(|bunch| self.whole_sentences(&bunch.base))
                .filter(|range| !tense.iter().any(|known| covers(known, range)))
                .collect();
            if wider.is_empty() {
                return self.put_together(&bunches);
            }
            tense.extend(wider);
            tense = united(tense);
        }
    }

    /// Returns the sentences in which both sides changed something and which nobody but their
    /// authors can put together: one side wrote it anew, or both changed figures.
    fn tense(&self) -> Vec<Range<usize>> {
        let sentences = self.sentences.iter();
        let is_tense = |sentence: &&Range<usize>| {
            let (ours, theirs) = (self.ours.within(sentence), self.theirs.within(sentence));
            let has_both = !ours.is_empty() && !theirs.is_empty();
            let is_anew = |side: &Side<'_>, changes: &[Change]| {
                side.is_written_anew(self.base, sentence, changes)
            };
            let has_figure =
                |side: &Side<'_>, changes: &[Change]| side.changes_figures(self.base, changes);
            has_both
                && (is_anew(&self.ours, ours)
                    || is_anew(&self.theirs, theirs)
                    || (has_figure(&self.ours, ours) && has_figure(&self.theirs, theirs)))
        };
        united(sentences.filter(is_tense).cloned().collect())
    }

    /// Puts changes that touch, or stand in one tense stretch, into one bunch.
    fn bunches(&self, tense: &[Range<usize>]) -> Vec<Bunch> {
        let mut bunches: Vec<Bunch> = Vec::new();
        let (mut idx, mut idy) = (0, 0);
        loop {
            let (ours, theirs) = (self.ours.changes.get(idx), self.theirs.changes.get(idy));
            let is_ours = match (ours, theirs) {
                (Some(ours), Some(theirs)) => ours.base.start <= theirs.base.start,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => return bunches,
            };
            let Some(change) = (if is_ours { ours } else { theirs }) else {
                return bunches;
            };
            let reach = reach(&change.base, tense);
            let (n_ours, n_theirs) = if is_ours { (1, 0) } else { (0, 1) };
            (idx, idy) = (idx + n_ours, idy + n_theirs);
            match bunches.last_mut() {
                Some(last)
                    if reach.start <= last.base.end
                        || self.is_within(last.base.end..reach.start) =>
                {
                    last.base.end = last.base.end.max(reach.end);
                    last.base.start = last.base.start.min(reach.start);
                    (last.ours.end, last.theirs.end) = (idx, idy);
                }
                Some(_) | None => bunches.push(Bunch {
                    base: reach,
                    ours: idx - n_ours..idx,
                    theirs: idy - n_theirs..idy,
                }),
            }
        }
    }

    /// Whether only a blank stands in a range, and no sentence ends before it.
    fn is_within(&self, range: Range<usize>) -> bool {
        let ended = self
            .sentences
            .partition_point(|sentence| sentence.end < range.start);
        let ends = self.sentences.get(ended);
        ends.is_none_or(|sentence| sentence.end != range.start) && is_gap(self.base, range)
    }

    fn is_doubt(&self, bunch: &Bunch) -> bool {
        self.settled(bunch).is_none()
    }

    /// Returns what stands in a bunch, where nobody is in doubt about it.
    fn settled(&self, bunch: &Bunch) -> Option<String> {
        let (ours, theirs) = (
            self.ours.text(bunch, &bunch.ours),
            self.theirs.text(bunch, &bunch.theirs),
        );
        if bunch.theirs.is_empty() || ours == theirs {
            return Some(ours.concat());
        }
        if bunch.ours.is_empty() {
            return Some(theirs.concat());
        }
        let base = self.base.get(bunch.base.clone()).unwrap_or_default();
        let (our, their) = (changes(base, ours), changes(base, theirs));
        if holds(base, theirs, &their, ours, &our) {
            return Some(ours.concat());
        }
        holds(base, ours, &our, theirs, &their).then(|| theirs.concat())
    }

    /// Returns the sentences that a range touches, from the first to the last.
    fn whole_sentences(&self, range: &Range<usize>) -> Range<usize> {
        let touched = self.sentences.iter().filter(|sentence| {
            sentence.start < range.end && range.start < sentence.end
                || range.is_empty() && sentence.start < range.start && range.start < sentence.end
        });
        touched.fold(range.clone(), |wide, sentence| {
            wide.start.min(sentence.start)..wide.end.max(sentence.end)
        })
    }

    fn put_together(&self, bunches: &[Bunch]) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut at = 0;
        for bunch in bunches {
            let before = self.base.get(at..bunch.base.start).unwrap_or_default();
            settle(&mut stretches, &before.concat());
            match self.settled(bunch) {
                Some(text) => settle(&mut stretches, &text),
                None => stretches.push(Stretch::Doubt {
                    base: self
                        .base
                        .get(bunch.base.clone())
                        .unwrap_or_default()
                        .concat(),
                    ours: self.ours.text(bunch, &bunch.ours).concat(),
                    theirs: self.theirs.text(bunch, &bunch.theirs).concat(),
                }),
            }
            at = bunch.base.end;
        }
        let rest = self.base.get(at..).unwrap_or_default();
        settle(&mut stretches, &rest.concat());
        stretches
    }
}

fn settle(stretches: &mut Vec<Stretch>, text: &str) {
    match stretches.last_mut() {
        _ if text.is_empty() => {}
        Some(Stretch::Settled(last)) => last.push_str(text),
        Some(Stretch::Doubt { .. }) | None => stretches.push(Stretch::Settled(text.to_owned())),
    }
}

impl<'a> Side<'a> {
    /// Returns the changes within a sentence: those that touch its words, and what was put between
    /// them.
    fn within(&self, sentence: &Range<usize>) -> &[Change] {
        let from = self.changes.partition_point(|change| {
            change.base.end < sentence.start
                || change.base.end == sentence.start && !change.base.is_empty()
                || change.base.is_empty() && change.base.end <= sentence.start
        });
        let to = self
            .changes
            .partition_point(|change| change.base.start < sentence.end);
        self.changes.get(from..to.max(from)).unwrap_or_default()
    }

    /// Whether no more than half of the words of a sentence stayed.
    fn is_written_anew(&self, base: &[&str], sentence: &Range<usize>, changes: &[Change]) -> bool {
        let n_words = words_of(base, sentence.clone()).len();
        let n_gone: usize = changes
            .iter()
            .map(|change| {
                let range =
                    change.base.start.max(sentence.start)..change.base.end.min(sentence.end);
                words_of(base, range.clone()).len()
                    - if range == change.base {
                        kept_words(base, self.words, change).len()
                    } else {
                        0
                    }
            })
            .sum();
        n_words > 0 && n_gone * 2 > n_words
    }

    fn changes_figures(&self, base: &[&str], changes: &[Change]) -> bool {
        let has_figure = |words: &[&str]| {
            let has = |word: &&str| word.chars().any(char::is_numeric);
            words.iter().any(has)
        };
        changes.iter().any(|change| {
            let (old, new) = (
                words_of(base, change.base.clone()),
                words_of(self.words, change.side.clone()),
            );
            has_figure(&old) || has_figure(&new)
        })
    }

    /// Returns what this side has where the base has a bunch.
    fn text(&self, bunch: &Bunch, own: &Range<usize>) -> &'a [&'a str] {
        // Everything before the first own change moved by what the changes before it put in.
        let before = own.start.checked_sub(1);
        let before = before.and_then(|idx| self.changes.get(idx));
        let (base_at, side_at) = before.map_or((0, 0), |last| (last.base.end, last.side.end));
        let start = side_at + (bunch.base.start - base_at);
        let own = self.changes.get(own.clone()).unwrap_or_default();
        let end = match own.last() {
            Some(last) => last.side.end + (bunch.base.end - last.base.end),
            None => start + bunch.base.len(),
        };
        self.words.get(start..end).unwrap_or_default()
    }
}

/// Returns a change with all of the tense stretches that it touches.
fn reach(change: &Range<usize>, tense: &[Range<usize>]) -> Range<usize> {
    let touched = tense.iter().filter(|range| {
        range.start < change.end && change.start < range.end
            || change.is_empty() && range.start <= change.start && change.start <= range.end
    });
    touched.fold(change.clone(), |wide, range| {
        wide.start.min(range.start)..wide.end.max(range.end)
    })
}

fn covers(wide: &Range<usize>, range: &Range<usize>) -> bool {
    wide.start <= range.start && range.end <= wide.end
}

/// Joins ranges that overlap, in order.
fn united(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut united: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match united.last_mut() {
            Some(last) if range.start < last.end || range == *last => {
                last.end = last.end.max(range.end);
            }
            Some(_) | None => united.push(range),
        }
    }
    united
}

#[cfg(test)]
mod tests;
