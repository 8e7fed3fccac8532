//! Periods within a sentence: "in 2024/25", "on 31 March 2024", "as at 31 March 2024", "in the year
//! ending March 2025".

use crate::model::{Length, NamedPeriod, TimeSpan, british_date};

/// Says when something was, with the word before it that the form of the period asks for.
pub(in crate::content) fn when(period: &str) -> String {
    let named = NamedPeriod::read(period);
    let Some(time) = named.time else {
        return format!("in “{period}”");
    };
    if time.length == Length::Day {
        let date = british_date(time.last);
        return if is_count(period) {
            format!("as at {date}")
        } else {
            format!("on {date}")
        };
    }
    if is_of_dates(period, &time) {
        return format!("from {}", dates(&time));
    }
    format!("in {}", of(period))
}

/// Says the period behind a word that its form has nothing to say to: "for 2024/25", "for 31 March
/// 2024".
pub(super) fn of(period: &str) -> String {
    let named = NamedPeriod::read(period);
    let Some(time) = named.time else {
        return format!("“{period}”");
    };
    if time.length == Length::Day {
        return british_date(time.last);
    }
    if is_of_dates(period, &time) {
        return dates(&time);
    }
    let article = if begins_with_length(period) {
        "the "
    } else {
        ""
    };
    let period = without_leading(period);
    if article.is_empty() {
        return period.to_owned();
    }
    format!("{article}{}", uncapitalized(period))
}

/// Returns times in a row after one word: "in 2023 and 2024", "on 31 March 2023 and 31 March 2024".
pub(super) fn all(periods: &[&str], listed: impl Fn(&[String]) -> String) -> String {
    let whens: Vec<String> = periods.iter().map(|period| when(period)).collect();
    let word = |when: &str| when.split_once(' ').map(|(word, _)| word.to_owned());
    let first = whens.first().and_then(|when| word(when));
    let is_same = whens.iter().all(|when| word(when) == first);
    match first.filter(|word| is_same && (word == "in" || word == "on")) {
        Some(first) => {
            let rest: Vec<String> = periods.iter().map(|period| of(period)).collect();
            format!("{first} {}", listed(&rest))
        }
        None => listed(&whens),
    }
}

/// Whether a period of one day says that something was counted then.
fn is_count(period: &str) -> bool {
    let small = period.trim_start().to_lowercase();
    let begins = ["as at", "as of", "at ", "snapshot", "position", "end"];
    begins.iter().any(|begin| small.starts_with(begin))
}

/// Whether a stretch of time is named by its first and last days: `01/04/2024 - 30/06/2024`.
fn is_of_dates(period: &str, time: &TimeSpan) -> bool {
    [" to ", "-", "–", "—", " until ", " through "]
        .iter()
        .flat_map(|between| period.match_indices(between))
        .any(|(at, between)| {
            let is_day = |text: Option<&str>, day: jiff::civil::Date| {
                let named = NamedPeriod::read(text.unwrap_or_default());
                let time = named.time.filter(|time| time.length == Length::Day);
                time.is_some_and(|time| time.last == day)
            };
            let ends = is_day(period.get(at + between.len()..), time.last);
            // The first day may leave the year to the last.
            let first = period.get(..at).unwrap_or_default();
            let first = first
                .trim_start_matches("from ")
                .trim_start_matches("From ");
            let begins = is_day(Some(first), time.first)
                || is_day(Some(&format!("{first} {}", time.first.year())), time.first);
            ends && begins
        })
}

fn dates(time: &TimeSpan) -> String {
    format!(
        "{} to {}",
        british_date(time.first),
        british_date(time.last)
    )
}

/// Whether a period begins by saying how long it is: `12 months to June 2024`.
fn begins_with_length(period: &str) -> bool {
    let small = without_leading(period).to_lowercase();
    let mut words = small
        .split([' ', '-', '\u{a0}'])
        .filter(|word| !word.is_empty());
    let mut next = || words.next().unwrap_or_default();
    let (first, second) = (next(), next());
    let is_length = |word: &str| {
        matches!(
            word,
            "year" | "years" | "quarter" | "month" | "months" | "week" | "half"
        )
    };
    let leads = matches!(
        second,
        "ending" | "ended" | "end" | "to" | "months" | "month"
    );
    matches!(first, "rolling" | "last" | "latest")
        || is_length(first) && leads
        || first.bytes().all(|b| b.is_ascii_digit()) && is_length(second)
        || matches!(first, "three" | "six" | "nine" | "twelve") && is_length(second)
}

/// Takes off a word that stands before a period already.
fn without_leading(period: &str) -> &str {
    let period = period.trim();
    let leading = ["in the ", "for the ", "the ", "in ", "for ", "during "];
    let found = leading.iter().find(|lead| {
        let head = period.get(..lead.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(lead))
    });
    found
        .and_then(|lead| period.get(lead.len()..))
        .unwrap_or(period)
}

fn uncapitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(period: &str, said: &str, named: &str) {
        let plain = |text: String| text.replace('\u{a0}', " ");
        assert_eq!(plain(when(period)), said, "{period}");
        assert_eq!(plain(of(period)), named, "{period}");
    }

    #[test]
    fn every_form_of_a_period_has_its_word() {
        for (period, said, named) in [
            ("2024", "in 2024", "2024"),
            ("2024/25", "in 2024/25", "2024/25"),
            ("Q1-25/26", "in Q1-25/26", "Q1-25/26"),
            ("Apr-24", "in Apr-24", "Apr-24"),
            ("Autumn 2024", "in Autumn 2024", "Autumn 2024"),
            ("2024-10", "in 2024-10", "2024-10"),
            ("31/03/2024", "on 31 March 2024", "31 March 2024"),
            ("31.3.24", "on 31 March 2024", "31 March 2024"),
            ("31 March 2024", "on 31 March 2024", "31 March 2024"),
            ("on 31 March 2024", "on 31 March 2024", "31 March 2024"),
            ("as at 31/3/23", "as at 31 March 2023", "31 March 2023"),
            (
                "As at 31 March 2023",
                "as at 31 March 2023",
                "31 March 2023",
            ),
            ("at 31 March 2023", "as at 31 March 2023", "31 March 2023"),
            ("end of March 2024", "as at 31 March 2024", "31 March 2024"),
            (
                "Year ending March 2025",
                "in the year ending March 2025",
                "the year ending March 2025",
            ),
            (
                "12 months to June 2024",
                "in the 12 months to June 2024",
                "the 12 months to June 2024",
            ),
            (
                "Rolling 12 months to Mar 25",
                "in the rolling 12 months to Mar 25",
                "the rolling 12 months to Mar 25",
            ),
            (
                "Quarter ending June 2024",
                "in the quarter ending June 2024",
                "the quarter ending June 2024",
            ),
            (
                "Quarter 1 2024/25",
                "in Quarter 1 2024/25",
                "Quarter 1 2024/25",
            ),
            ("in 2024/25", "in 2024/25", "2024/25"),
            ("2025/26 to date", "in 2025/26 to date", "2025/26 to date"),
            (
                "01/04/2024 - 30/06/2024",
                "from 1 April 2024 to 30 June 2024",
                "1 April 2024 to 30 June 2024",
            ),
            (
                "1 April to 30 June 2024",
                "from 1 April 2024 to 30 June 2024",
                "1 April 2024 to 30 June 2024",
            ),
            ("before", "in “before”", "“before”"),
        ] {
            check(period, said, named);
        }
    }

    #[test]
    fn times_in_a_row_share_their_word() {
        let listed = |items: &[String]| items.join(" and ").replace('\u{a0}', " ");
        let said = |periods: &[&str]| all(periods, listed).replace('\u{a0}', " ");
        assert_eq!(said(&["2023", "2024"]), "in 2023 and 2024");
        assert_eq!(
            said(&["31/3/23", "31/3/24"]),
            "on 31 March 2023 and 31 March 2024"
        );
        assert_eq!(said(&["2023", "31/3/24"]), "in 2023 and on 31 March 2024");
    }
}
