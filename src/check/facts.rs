//! What pieces of sentences count, of whom and when, so that two of them can be held against each
//! other: 120 children in the survey of June 2026.

use std::{collections::BTreeSet, sync::Arc};

use super::{number_words::value, quoted_figures::topics};

/// When something is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When {
    /// On a day.
    Day(String),
    /// In a month.
    Month(String),
    /// In a year of two halves, or a calendar year.
    Year(String),
}

/// A count, or several that one sentence gives for one thing: from 31 to 19.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    /// The numbers, the last of which is the latest.
    pub(super) numbers: Vec<f64>,
    /// Who or what is counted; none where the number stands alone.
    pub(super) who: Option<String>,
    /// Whether all are meant, not some of them: of the 102 children who answered.
    pub(super) is_whole: bool,
    /// How it is known: a survey, an audit.
    pub(super) method: Option<&'static str>,
    pub(super) when: When,
    /// What the piece is about, without months.
    pub(super) topics: BTreeSet<String>,
    /// Whether one certain group is meant: the 410 families who.
    is_definite: bool,
    /// What the piece names, short words too, each as one of its kind.
    named: Arc<BTreeSet<String>>,
}

/// From how many on two counts of a year are held against each other.
const LARGE: f64 = 20.0;
/// What says that only those who came or left are counted, or only some.
const FLOWS: &[&str] = &[
    "left",
    "ended",
    "closed",
    "new",
    "started",
    "joined",
    "entered",
    "became",
    "removed",
    "adopted",
    "moved",
    "born",
    "began",
    "came into",
    "turned",
    "refused",
    "waited",
    "missed",
];
/// Short words that name nothing.
const NO_NAMES: &[&str] = &[
    "the", "and", "for", "was", "who", "had", "has", "not", "but", "one", "two", "our", "all",
    "its", "per", "out", "now", "did", "got", "how", "are", "were", "with", "from", "that", "they",
    "them", "have", "this", "their", "where", "which", "than", "then", "more", "year", "said",
    "came", "used", "live", "over", "into", "been", "when", "what", "some", "most", "many", "each",
    "other", "those", "these", "there", "about", "after", "before", "during", "just", "only",
    "can", "could", "three",
];
const METHODS: [&str; 9] = [
    "survey",
    "audit",
    "questionnaire",
    "poll",
    "census",
    "forum",
    "interviews",
    "consultation",
    "sample",
];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Words behind a number that say nothing of who is counted.
const NO_NOUN: &[&str] = &[
    "to",
    "from",
    "in",
    "at",
    "on",
    "of",
    "and",
    "or",
    "was",
    "were",
    "had",
    "have",
    "is",
    "are",
    "per",
    "more",
    "fewer",
    "less",
    "the",
    "by",
    "for",
    "against",
    "with",
    "who",
    "said",
    "now",
    "then",
    "last",
    "percentage",
    "out",
    "did",
    "could",
    "as",
    "a",
    "an",
    "out",
    "but",
    "into",
    "this",
    "that",
    "times",
];

impl Fact {
    /// Whether another says something else of the same.
    pub(super) fn differs_from(&self, other: &Self) -> bool {
        let is_same_number = { self.numbers.iter() }
            .any(|one| other.numbers.iter().any(|two| (one - two).abs() < 0.5));
        if is_same_number || self.when != other.when {
            return false;
        }
        let n_same = self.topics.intersection(&other.topics).count();
        let fewer = self.topics.len().min(other.topics.len());
        match self.when {
            When::Day(_) => self.counts_as(other) && n_same > 0,
            When::Month(_) => {
                self.is_whole
                    && other.is_whole
                    && self.who.is_some()
                    && self.who == other.who
                    && self.method.is_some()
                    && self.method == other.method
            }
            When::Year(_) => {
                self.counts_in_year(other)
                    || self.who.is_none()
                        && other.who.is_none()
                        && n_same > 1
                        && n_same * 3 >= fewer * 2
            }
        }
    }

    /// Whether both count the same people or things over one year: all of them, not those who came
    /// or left.
    fn counts_in_year(&self, other: &Self) -> bool {
        let ([one], [two]) = (self.numbers.as_slice(), other.numbers.as_slice()) else {
            return false;
        };
        let is_like = (0.75..1.34).contains(&(one / two)) && one.min(*two) >= LARGE;
        let flows = |fact: &Self| FLOWS.iter().any(|flow| fact.named.contains(*flow));
        let about = |fact: &Self, name: &String| fact.who.as_ref() != Some(name);
        is_like
            && self.who.is_some()
            && self.who == other.who
            && (self.is_definite || other.is_definite || self.is_whole || other.is_whole)
            && !flows(self)
            && !flows(other)
            && { self.named.intersection(&other.named) }.any(|name| about(self, name))
    }

    /// Whether both count the same, and about as many; what stands alone counts what its piece is
    /// about.
    fn counts_as(&self, other: &Self) -> bool {
        let last = |fact: &Self| fact.numbers.last().copied().unwrap_or_default();
        let is_like = (0.6..1.7).contains(&(last(self) / last(other)));
        is_like
            && match (&self.who, &other.who) {
                (Some(own), Some(other)) => own == other,
                (None, Some(who)) => self.speaks_of(who),
                (Some(who), None) => other.speaks_of(who),
                (None, None) => false,
            }
    }

    fn speaks_of(&self, who: &str) -> bool {
        let is_topic = |topic: &String| topic.starts_with(who) || who.starts_with(topic.as_str());
        matches!(who, "children" | "people" | "young") || self.topics.iter().any(is_topic)
    }
}

/// Finds the counts of a text, piece by piece. A piece with several days counts nothing.
pub(super) fn facts(text: &str) -> Vec<Fact> {
    let pieces = text.split(['\n', ';']).flat_map(|piece| piece.split(". "));
    pieces.filter_map(fact).flatten().collect()
}

fn fact(piece: &str) -> Option<Vec<Fact>> {
    let small = piece.to_lowercase();
    let written: Vec<&str> = small.split_whitespace().collect();
    let words: Vec<&str> = written.iter().map(|word| plain(word)).collect();
    let (when, of_date) = when(&words)?;
    let about = topics(piece).into_iter();
    let about = about.filter(|word| !MONTHS.iter().any(|month| month.starts_with(word.as_str())));
    let topics: BTreeSet<String> = about.collect();
    let named = { words.iter() }
        .filter(|word| word.len() > 2 && word.chars().all(char::is_alphabetic))
        .filter(|word| !NO_NAMES.contains(word) && !MONTHS.contains(word))
        .map(|word| word.trim_end_matches('s').to_owned());
    let named = Arc::new(named.collect::<BTreeSet<String>>());
    let method = METHODS
        .iter()
        .copied()
        .find(|method| words.contains(method));
    let mut found: Vec<Fact> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some((number, 0)) = value(word).filter(|_| !of_date.contains(&at)) else {
            continue;
        };
        let next = words.get(at + 1).copied().unwrap_or_default();
        let is_share = matches!(next, "per" | "%" | "percent")
            || written.get(at).is_some_and(|word| word.contains('%'));
        if is_share || number < 2.0 {
            continue;
        }
        let who = who(&written, &words, at);
        match found.last_mut() {
            // From 31 to 19.
            Some(last) if who.is_none() && last.who.is_none() => last.numbers.push(number),
            _ => found.push(Fact {
                numbers: vec![number],
                is_whole: is_whole(&words, at),
                is_definite: is_definite(&written, at),
                named: Arc::clone(&named),
                who,
                method,
                when: when.clone(),
                topics: topics.clone(),
            }),
        }
    }
    Some(found)
}

fn plain(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Returns who is counted by the number at a place, in one form.
fn who(written: &[&str], words: &[&str], at: usize) -> Option<String> {
    let ends = written.get(at)?.ends_with([',', ')', '.', ':', ']']);
    let next = words.get(at + 1).filter(|_| !ends)?;
    let is_noun =
        next.len() > 3 && !NO_NOUN.contains(next) && next.chars().all(char::is_alphabetic);
    is_noun.then(|| next.trim_end_matches('s').to_owned())
}

/// Whether the number at a place is of all: of the 102 who, survey of 120, all 40.
fn is_whole(words: &[&str], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).copied();
    let is_of = word(1) == Some("of")
        || matches!(
            (word(2), word(1)),
            (Some("of"), Some("the" | "our" | "these" | "those" | "all"))
        );
    let behind = words.get(at + 1..at + 5).unwrap_or_default();
    let answers = ["answered", "replied", "responded", "returned", "completed"];
    is_of || word(1) == Some("all") || behind.iter().any(|word| answers.contains(word))
}

/// Whether the number at a place is of one certain group, or the figure that a heading gives.
fn is_definite(written: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| written.get(at));
    before.is_some_and(|before| {
        matches!(*before, "the" | "our" | "all" | "these" | "those") || before.ends_with(':')
    })
}

/// Returns the one time that a piece names, and which words name it.
fn when(words: &[&str]) -> Option<(When, BTreeSet<usize>)> {
    let mut named: Option<When> = None;
    let mut used = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let found = if MONTHS.contains(word) && is_year(next) {
            let day = at.checked_sub(1).and_then(|at| words.get(at));
            let day = day.filter(|day| day.parse::<u8>().is_ok_and(|day| (1..32).contains(&day)));
            used.extend([at, at + 1]);
            match day {
                Some(day) => {
                    used.insert(at - 1);
                    When::Day(format!("{day} {word} {next}"))
                }
                None => When::Month(format!("{word} {next}")),
            }
        } else if is_double_year(word) || is_year(word) && !used.contains(&at) {
            used.insert(at);
            When::Year(word.replace(['/', '–'], "-"))
        } else {
            continue;
        };
        if named.as_ref().is_some_and(|named| *named != found) {
            return None;
        }
        named = Some(found);
    }
    Some((named?, used))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_double_year(word: &str) -> bool {
    let parts = word.split_once(['-', '/', '–']);
    parts.is_some_and(|(first, last)| {
        is_year(first)
            && matches!(last.len(), 2 | 4)
            && last.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, differs: bool) {
        let others = facts(other);
        let found = facts(one);
        let any = found
            .iter()
            .any(|one| others.iter().any(|other| one.differs_from(other)));
        assert_eq!(any, differs, "{found:#?} {others:#?}");
    }

    #[test]
    fn counts_of_the_same_differ_where_their_numbers_do() {
        let day = "Boats in the harbour are steady: 214 at 30 September 2026.";
        check(
            day,
            "Two crews watch 241 boats in the harbour (30 September 2026)",
            true,
        );
        check(
            day,
            "Two crews watch 214 boats in the harbour (30 September 2026)",
            false,
        );
        check(
            day,
            "Two crews watch 241 boats in the harbour (30 September 2025)",
            false,
        );
        check(
            day,
            "Two crews watch 241 cooks at home (30 September 2026)",
            false,
        );

        let survey = "Survey of 120 sailors, June 2026, and 24 records read.";
        check(
            survey,
            "Of the 102 sailors who answered the June 2026 survey, most slept",
            true,
        );
        check(survey, "In the survey of June 2026 40 sailors slept", false);
        check(
            survey,
            "Of the 102 cooks who answered the June 2026 survey, most slept",
            false,
        );

        let moves = "Unplanned landings went from 31 to 19 in 2025-26";
        check(
            moves,
            "The record of unplanned landings in 2025/26 (24) was read",
            true,
        );
        check(
            moves,
            "The record of unplanned landings in 2025/26 (19) was read",
            false,
        );
        check(
            moves,
            "The record of unplanned landings in 2024/25 (24) was read",
            false,
        );

        let ports = "The ports are full: 5,200 crews came in 2025-26.";
        let mapped = "We mapped where the 4,700 crews who used a port in 2025-26 sleep";
        check(ports, mapped, true);
        check(ports, &mapped.replace("4,700", "5,200"), false);
        check(ports, &mapped.replace("2025-26", "2024-25"), false);
        check(
            ports,
            "The 4,700 crews who left a port in 2025-26 sleep",
            false,
        );
        check(ports, "The 4,700 crews who fish in 2025-26 sleep", false);
    }
}
