//! Numbers of people that two statements of one section give otherwise.

use super::{
    claimed::Claimed,
    facts::{Fact, facts},
};
use crate::model::RowId;

/// Where a number stands that is another elsewhere, and what to say of it.
pub(super) struct Differs<'a> {
    pub(super) row: &'a RowId,
    pub(super) column: &'static str,
    pub(super) message: String,
}

/// Finds two cells that count the same on the same day, in the same survey or in the same year, as
/// two numbers.
pub(super) fn told_otherwise<'a>(statements: &'a [Claimed<'_>]) -> Option<Differs<'a>> {
    let mut known: Vec<(&Claimed<'_>, &str, Fact)> = Vec::new();
    for one in statements {
        let cells = [
            ("claim", one.row.claim.as_str()),
            ("how", one.row.how.as_str()),
        ];
        for (column, text) in cells {
            for fact in facts(text) {
                let other = known.iter().find(|(other, at, known)| {
                    let is_here = other.row.id == one.row.id && *at == column;
                    !is_here && other.row.section == one.row.section && known.differs_from(&fact)
                });
                if let Some((.., other)) = other {
                    let number = |fact: &Fact| fact.numbers.last().copied().unwrap_or_default();
                    let message = format!(
                        "{} stands here, and {} elsewhere for the same",
                        number(&fact),
                        number(other)
                    );
                    return Some(Differs {
                        row: &one.row.id,
                        column,
                        message,
                    });
                }
                known.push((one, column, fact));
            }
        }
    }
    None
}

/// Finds two statements of one section that count the same people on the same day as two numbers.
pub(super) fn counted_otherwise<'a>(statements: &'a [Claimed<'_>]) -> Option<Differs<'a>> {
    let mut counts: Vec<(&Claimed<'_>, Count)> = Vec::new();
    for one in statements {
        let texts = [
            one.row.claim.as_str(),
            one.row.how.as_str(),
            one.row.difference.as_str(),
        ];
        for count in texts.into_iter().flat_map(counts_in) {
            let other = counts.iter().find(|(other, known)| {
                known.is_otherwise(&count) && other.row.section == one.row.section
            });
            if let Some((_, other)) = other {
                let (now, then) = (count.number, other.number);
                let message = format!(
                    "{now} {} stand here on {}, and {then} elsewhere",
                    count.who, count.day
                );
                return Some(Differs {
                    row: &one.row.id,
                    column: "how",
                    message,
                });
            }
            counts.push((one, count));
        }
    }
    None
}

/// Finds two statements of one section that say of the same people how many there are in all, as
/// two numbers: our 214 care leavers, we have 231 care leavers.
pub(super) fn totalled_otherwise<'a>(statements: &'a [Claimed<'_>]) -> Option<Differs<'a>> {
    let mut totals: Vec<(&Claimed<'_>, f64, String)> = Vec::new();
    for one in statements {
        let text = format!("{} {}", one.row.claim, one.row.how.as_str());
        for (number, who) in totals_in(&text) {
            let other = totals.iter().find(|(other, known, whom)| {
                *whom == who
                    && other.row.section == one.row.section
                    && (known - number).abs() > 0.5
                    && (0.6..1.6).contains(&(known / number))
            });
            if let Some((_, known, _)) = other {
                let message = format!("{number} {who} stand here, and {known} elsewhere");
                let column = if one.row.claim.contains(&who) {
                    "claim"
                } else {
                    "how"
                };
                return Some(Differs {
                    row: &one.row.id,
                    column,
                    message,
                });
            }
            totals.push((one, number, who));
        }
    }
    None
}

/// Finds how many there are of some people in all.
fn totals_in(text: &str) -> Vec<(f64, String)> {
    let small = text.to_lowercase();
    let words: Vec<&str> = small
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let all = words.windows(4).filter_map(|four| {
        let [before, number, first, second] = four else {
            return None;
        };
        let number: f64 = number.replace(',', "").parse().ok()?;
        let is_whole = matches!(
            *before,
            "have" | "our" | "after" | "support" | "all" | "are"
        );
        let who = match (*first, *second) {
            ("care", "leavers") => "care leavers",
            ("children", "in") => "children in",
            ("foster", "carers" | "households") => "foster carers",
            ("social", "workers") => "social workers",
            ("young", "people" | "carers") => "young people",
            _ => return None,
        };
        (is_whole && number >= 20.0).then(|| (number, who.to_owned()))
    });
    all.collect()
}

/// So many people on a day.
struct Count {
    number: f64,
    who: String,
    /// What is said of them before the day, if anything.
    which: String,
    day: String,
}

impl Count {
    fn is_otherwise(&self, other: &Self) -> bool {
        let is_same = self.which == other.which || self.which.is_empty() || other.which.is_empty();
        is_same
            && self.who == other.who
            && self.day == other.day
            && (self.number - other.number).abs() > 0.5
    }
}

/// Finds people who are counted at the end of a day: 412 children in care at 31 March 2026.
fn counts_in(text: &str) -> Vec<Count> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut counts = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let number = plain(word).replace(',', "").parse::<f64>();
        let Ok(number) = number else { continue };
        let behind: Vec<String> = words
            .iter()
            .skip(at + 1)
            .take(9)
            .map(|word| plain(word))
            .collect();
        let Some(day) = day_in(&behind) else {
            continue;
        };
        let date: Vec<&str> = behind
            .iter()
            .skip(day + 1)
            .take(3)
            .map(String::as_str)
            .collect();
        let mut who = behind.iter().take(day);
        if let Some(first) = who.next() {
            counts.push(Count {
                number,
                who: first.clone(),
                which: who.map(String::as_str).collect::<Vec<_>>().join(" "),
                day: date.join(" "),
            });
        }
    }
    counts
}

/// Returns where “at” or “on” stands before a day in three words.
fn day_in(words: &[String]) -> Option<usize> {
    words.windows(4).position(|four| {
        let [at, day, _, year] = four else {
            return false;
        };
        matches!(at.as_str(), "at" | "on")
            && day.parse::<u8>().is_ok()
            && year.len() == 4
            && year.parse::<u16>().is_ok()
    })
}
