//! The name of the time behind the last of some periods, written as their author writes them.
//!
//! Names are not made from dates, because there are too many ways to write them: figures and
//! words of the last name are exchanged until it reads as the time that is wanted.

use jiff::{ToSpan as _, civil::Date};

use super::{
    named::NamedPeriod,
    span::{Length, TimeSpan},
    words::{month, ordinal},
};
use crate::model::date::month_name;

/// More names than this are not tried.
const MAX_TRIES: usize = 4000;
/// Longer names are made of too much to be written anew.
const MAX_PIECES: usize = 9;
/// Further steps than this are not taken to find a time that is not there yet.
const MAX_STEPS: usize = 60;
const SEASONS: [&str; 3] = ["Autumn", "Spring", "Summer"];
const ORDINALS: [&str; 4] = ["First", "Second", "Third", "Fourth"];

/// Returns the name of the time that follows the last of these: as far behind it as that is
/// behind the one of its kind before it, and otherwise the next. None where it is not plain.
pub fn following<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<(&str, TimeSpan)> = names
        .into_iter()
        .filter_map(|name| {
            let read = NamedPeriod::read(name);
            Some((read.name, read.time?))
        })
        .collect();
    let (name, last) = *known.last()?;
    let is_there = |time: &TimeSpan| known.iter().any(|(_, other)| other == time);
    let before = known.iter().rev().skip(1);
    let before = before
        .map(|(_, time)| *time)
        .find(|time| is_alike(time, &last));
    let step = before
        .and_then(|before| step_between(&before, &last))
        .or_else(|| usual_step(&last));
    let Some(step) = step else {
        return next_term(name, &last);
    };
    let mut wanted = step.after(&last)?;
    for _ in 0..MAX_STEPS {
        if !is_there(&wanted) {
            return written(name, &last, &wanted);
        }
        wanted = step.after(&wanted)?;
    }
    None
}

/// Whether two times can be two of one row of times.
fn is_alike(time: &TimeSpan, other: &TimeSpan) -> bool {
    time.length == other.length
}

/// How far one time is behind another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Months(i32),
    Days(i32),
}

impl Step {
    /// Returns the time that is so much later. The end of a month stays the end of one.
    fn after(self, time: &TimeSpan) -> Option<TimeSpan> {
        let later = |date: Date| match self {
            Self::Days(n_days) => date.checked_add(n_days.days()).ok(),
            Self::Months(n_months) => {
                let moved = date.checked_add(n_months.months()).ok()?;
                let is_end = date == date.last_of_month();
                Some(if is_end { moved.last_of_month() } else { moved })
            }
        };
        let first = match time.length {
            // A first day is an end of a month only where it is the last day too.
            Length::Day => later(time.first)?,
            Length::Week | Length::Days(_) | Length::Months(_) | Length::Term | Length::ToDate => {
                match self {
                    Self::Days(_) => later(time.first)?,
                    Self::Months(n_months) => time.first.checked_add(n_months.months()).ok()?,
                }
            }
        };
        let (last, length) = (later(time.last)?, time.length);
        Some(TimeSpan {
            first,
            last,
            length,
        })
    }
}

fn step_between(before: &TimeSpan, last: &TimeSpan) -> Option<Step> {
    let (from, to) = (before.last, last.last);
    let n_months = i32::from(to.year() - from.year()) * 12 + i32::from(to.month() - from.month());
    let n_days = from.until(to).ok()?.get_days();
    let steps = [Step::Months(n_months), Step::Days(n_days)];
    let is_step = |step: &Step| {
        let reached = step.after(before);
        reached.is_some_and(|time| (time.first, time.last) == (last.first, last.last))
    };
    // Days apart are a step only where that is a week or two: no month is as long as the next.
    let mut steps = steps.into_iter().filter(|step| match step {
        Step::Months(n_months) => *n_months != 0,
        Step::Days(n_days) => n_days.rem_euclid(7) == 0 && *n_days != 0,
    });
    steps.find(is_step)
}

/// Returns how far the next time of a length is; none where it depends on which it is.
fn usual_step(last: &TimeSpan) -> Option<Step> {
    match last.length {
        Length::Months(n_months) => Some(Step::Months(i32::from(n_months))),
        Length::Week => Some(Step::Days(7)),
        // A count as at a day, or up to one, is taken once a year.
        Length::Day | Length::ToDate | Length::Days(_) => Some(Step::Months(12)),
        Length::Term => None,
    }
}

/// Returns the term behind another, which is not as long.
fn next_term(name: &str, last: &TimeSpan) -> Option<String> {
    let is_half = (last.last - last.first).get_days() < 70;
    let lengths = if is_half { 2..=2 } else { 3..=4 };
    let start = last.last.tomorrow().ok()?;
    let wanted: Vec<TimeSpan> = (0..3)
        .flat_map(|n_later| lengths.clone().map(move |n_months| (n_later, n_months)))
        .filter_map(|(n_later, n_months)| {
            let first = start.checked_add(i64::from(n_later).months()).ok()?;
            let end = first.checked_add((i64::from(n_months) - 1).months()).ok()?;
            Some(TimeSpan {
                first,
                last: end.last_of_month(),
                length: Length::Term,
            })
        })
        .collect();
    wanted.iter().find_map(|time| written(name, last, time))
}

/// Writes a name anew so that it means another time.
fn written(name: &str, last: &TimeSpan, wanted: &TimeSpan) -> Option<String> {
    let pieces = pieces(name);
    if pieces.iter().filter(|piece| is_exchanged(piece)).count() > MAX_PIECES {
        return None;
    }
    let is_short = pieces
        .iter()
        .any(|piece| piece.len() == 2 && piece.bytes().all(|b| b.is_ascii_digit()));
    let choices: Vec<Vec<String>> = pieces
        .iter()
        .map(|piece| choices(piece, last, wanted, is_short))
        .collect();
    let mut tried = 0;
    try_all(&choices, &mut String::new(), &mut tried, wanted)
}

fn try_all(
    choices: &[Vec<String>],
    begun: &mut String,
    tried: &mut usize,
    wanted: &TimeSpan,
) -> Option<String> {
    let Some((first, rest)) = choices.split_first() else {
        *tried += 1;
        let time = NamedPeriod::read(begun).time?;
        let is_it = (time.first, time.last) == (wanted.first, wanted.last);
        return is_it.then(|| begun.clone());
    };
    let n_begun = begun.len();
    for choice in first {
        if *tried >= MAX_TRIES {
            return None;
        }
        begun.push_str(choice);
        let found = try_all(rest, begun, tried, wanted);
        begun.truncate(n_begun);
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Cuts a name into figures, words, and what stands between.
fn pieces(name: &str) -> Vec<&str> {
    let kind = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
    let mut pieces = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

fn is_exchanged(piece: &str) -> bool {
    piece
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_alphabetic())
}

/// Returns what may stand in the place of a piece, the likeliest first.
fn choices(piece: &str, last: &TimeSpan, wanted: &TimeSpan, is_short: bool) -> Vec<String> {
    let mut choices = if piece.bytes().all(|b| b.is_ascii_digit()) {
        figures(piece, last, wanted)
    } else {
        words(piece, last, wanted, is_short)
    };
    choices.push(piece.to_owned());
    let mut seen = Vec::new();
    choices.retain(|choice| {
        let is_new = !seen.contains(choice);
        seen.push(choice.clone());
        is_new
    });
    choices
}

fn figures(piece: &str, last: &TimeSpan, wanted: &TimeSpan) -> Vec<String> {
    let Ok(now) = piece.parse::<i32>() else {
        return Vec::new();
    };
    let written = |figure: i32| format!("{figure:0width$}", width = piece.len());
    let years = [
        i32::from(wanted.first.year() - last.first.year()),
        i32::from(wanted.last.year() - last.last.year()),
        0,
        1,
        -1,
    ];
    let days = [(last.last, wanted.last), (last.first, wanted.first)];
    let of_days = days.iter().flat_map(|(from, to)| {
        [(from.day(), to.day()), (from.month(), to.month())]
            .into_iter()
            .filter(|(from, _)| i32::from(*from) == now)
            .map(|(_, to)| i32::from(to))
    });
    match piece.len() {
        4 => years.iter().map(|by| written(now + by)).collect(),
        1 | 2 => {
            let of_years = years.iter().map(|by| (now + by).rem_euclid(100));
            let of_parts = [now + 1, 1, 2, 3, 4, 5, 6].into_iter();
            let parts = of_parts.filter(|part| now <= 12 && *part <= 12);
            let all = of_days.chain(of_years).chain(parts);
            // A figure of one digit takes one, and 9 becomes 10 only where it is no year.
            all.filter(|figure| *figure >= 0).map(written).collect()
        }
        _ => Vec::new(),
    }
}

fn words(piece: &str, last: &TimeSpan, wanted: &TimeSpan, is_short: bool) -> Vec<String> {
    let small = piece.to_lowercase();
    if let Some(now) = month(&small) {
        let mut to = [wanted.last.month(), wanted.first.month()];
        if last.first.month() == now {
            to.reverse();
        }
        // "May" is as long as its short form: a year of two figures tells which it is.
        let is_cut =
            small.len() < 5 && (small != "may" || is_short) && small != "june" && small != "july";
        return to
            .into_iter()
            .filter_map(month_name)
            .map(|name| {
                let n_letters = if is_cut { 3 } else { name.len() };
                in_case_of(piece, name.get(..n_letters).unwrap_or(name))
            })
            .collect();
    }
    let family: &[&str] = if SEASONS.iter().any(|season| season.to_lowercase() == small) {
        &SEASONS
    } else if ordinal(&small).is_some() {
        &ORDINALS
    } else {
        &[]
    };
    family.iter().map(|word| in_case_of(piece, word)).collect()
}

/// Writes a word in small or capital letters as another is.
fn in_case_of(model: &str, word: &str) -> String {
    let n_upper = model.chars().filter(|c| c.is_uppercase()).count();
    if n_upper == 0 {
        word.to_lowercase()
    } else if n_upper > 1 && n_upper == model.chars().count() {
        word.to_uppercase()
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_behind_the_last_is_written_as_its_author_writes() {
        for (names, expected) in [
            (&["2025"][..], Some("2026")),
            (&["2024/25"], Some("2025/26")),
            (&["2024-25"], Some("2025-26")),
            (&["2024–2025"], Some("2025–2026")),
            (&["1999/00"], Some("2000/01")),
            (&["FY24/25"], Some("FY25/26")),
            (&["Q1 24/25"], Some("Q2 24/25")),
            (&["Q4 24/25"], Some("Q1 25/26")),
            (&["2025-26 Q2"], Some("2025-26 Q3")),
            (&["Q1 (Apr–Jun) 2024/25"], Some("Q2 (Jul–Sep) 2024/25")),
            (&["Quarter 4 2024/25"], Some("Quarter 1 2025/26")),
            (&["Apr-24"], Some("May-24")),
            (&["May-24"], Some("Jun-24")),
            (&["May 2024"], Some("June 2024")),
            (&["December 2024"], Some("January 2025")),
            (&["31 March 2024"], Some("31 March 2025")),
            (&["31/03/2024"], Some("31/03/2025")),
            (
                &["30 June 2024", "30 September 2024"],
                Some("31 December 2024"),
            ),
            (&["as at 31 March 2024"], Some("as at 31 March 2025")),
            (&["Autumn term 2024/25"], Some("Spring term 2024/25")),
            (&["Summer term 2024/25"], Some("Autumn term 2025/26")),
            (
                &["Autumn term 2023/24", "Autumn term 2024/25"],
                Some("Autumn term 2025/26"),
            ),
            (&["year to March 2024"], Some("year to March 2025")),
            (
                &["12 months to March 2024", "12 months to June 2024"],
                Some("12 months to September 2024"),
            ),
            (&["Academic year 2023/24"], Some("Academic year 2024/25")),
            (
                &["week ending 5 April 2024"],
                Some("week ending 12 April 2024"),
            ),
            // Of the same kind as the last, and marks are of one figure.
            (&["2023/24", "2024/25", "Q1 25/26"], Some("Q2 25/26")),
            (&["2024/25 [p]"], Some("2025/26")),
            (&["2019", "2021"], Some("2023")),
            (&["Q1 24/25", "Q1 25/26"], Some("Q1 26/27")),
            // On in the order in which they stand, and nothing twice.
            (&["2025", "2024"], Some("2023")),
            (&["2025", "2023", "2024"], Some("2026")),
            (&["2024/25", ""], Some("2025/26")),
            // Nothing is guessed.
            (&["Latest"], None),
            (&[], None),
        ] {
            let found = following(names.iter().copied());
            assert_eq!(found.as_deref(), expected, "{names:?}");
        }
    }
}
