//! What stands at the head of a report: whom it is of, what kind of visit it was, and when.

use jiff::civil::Date;

use super::blocks::Block;
use crate::model::{Period, ReviewKind, parse_date};

/// How many blocks the head may have.
const MAX_HEAD: usize = 60;

/// The head of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: Option<ReviewKind>,
    pub(super) authority: String,
    pub(super) held: Period,
    /// The date of a letter.
    pub(super) published: Option<Date>,
}

/// Reads the head.
pub(super) fn read(blocks: &[Block]) -> Header {
    let head: Vec<String> = blocks.iter().take(MAX_HEAD).map(Block::text).collect();
    let mut header = Header {
        kind: head.iter().find_map(|text| kind_of(text)),
        authority: authority(&head),
        ..Header::default()
    };
    header.held = held(&head);
    header.published = head.iter().take(20).find_map(|text| {
        let day = parse_date(text.trim_end_matches('.'));
        day.filter(|_| text.len() < 30)
    });
    header.published = header.published.or_else(|| dated(&head));
    header
}

/// Returns the day that stands before “Dear …” where no line of its own holds it.
fn dated(head: &[String]) -> Option<Date> {
    let before = head.iter().take(20).find_map(|text| {
        let (before, _) = text.split_once("Dear ")?;
        Some(days(before))
    });
    match before?.as_slice() {
        [day] => Some(*day),
        _ => None,
    }
}

fn kind_of(text: &str) -> Option<ReviewKind> {
    let text = text.to_lowercase();
    let has = |words: &str| text.contains(words);
    if text.len() > 300 {
        None
    } else if has("monitoring visit") {
        Some(ReviewKind::MonitoringVisit)
    } else if has("focused visit") {
        Some(ReviewKind::FocusedVisit)
    } else if has("annual engagement meeting") {
        Some(ReviewKind::EngagementMeeting)
    } else if has("peer review") || has("peer challenge") {
        Some(ReviewKind::PeerReview)
    } else if has("inspection of") || has("inspection dates") {
        Some(ReviewKind::Inspection)
    } else {
        None
    }
}

/// Returns the authority as the report calls it.
fn authority(head: &[String]) -> String {
    for (idx, text) in head.iter().enumerate() {
        let lower = text.to_lowercase();
        if lower.len() != text.len() || text.len() > 300 {
            continue;
        }
        if let Some(name) = named(text, &lower) {
            return name;
        }
        let is_title = ["inspection of children", "inspection of local authority"]
            .iter()
            .any(|title| lower.starts_with(title));
        // Before 2021 the authority stands in a line of its own, above.
        if is_title {
            let above = head.iter().take(idx).rev();
            let mut above = above.filter(|text| text.len() < 100);
            return above.next().cloned().unwrap_or_default();
        }
    }
    String::new()
}

/// Returns whom a title names: “Inspection of Northmere local authority children’s services”.
fn named(text: &str, lower: &str) -> Option<String> {
    const BEGINS: &[&str] = &[
        "inspection of ",
        "focused visit to ",
        "focused visit of ",
        "monitoring visit of ",
        "monitoring visit to ",
        "peer review of ",
        "peer challenge of ",
    ];
    const ENDS: &[&str] = &[
        " local authority",
        "’s local authority",
        " children’s services",
        " children's services",
        " children’s social",
        " children's social",
    ];
    let begin = BEGINS.iter().find(|begin| lower.starts_with(**begin))?;
    let rest = lower.get(begin.len()..)?;
    if rest.starts_with("children") || rest.starts_with("local authority") {
        return None;
    }
    let len = ENDS.iter().filter_map(|end| rest.find(end)).min();
    let len = len.unwrap_or(rest.len());
    let name = text.get(begin.len()..begin.len() + len)?.trim();
    let name = name.strip_prefix("the ").unwrap_or(name);
    (!name.is_empty() && name != "the" && name.len() < 100).then(|| name.to_owned())
}

/// Returns when inspectors were there: the days behind “Inspection dates”.
fn held(head: &[String]) -> Period {
    for (idx, text) in head.iter().enumerate() {
        let lower = text.to_lowercase();
        let labels = [
            "inspection dates",
            "inspection date",
            "dates of visit",
            "visit dates",
        ];
        let Some(label) = labels.iter().find(|label| lower.starts_with(*label)) else {
            continue;
        };
        let rest = text.get(label.len()..).unwrap_or_default();
        let next = head.get(idx + 1).map_or("", String::as_str);
        let found = days(rest);
        let found = if found.is_empty() { days(next) } else { found };
        return period(&found);
    }
    let letters = ["monitoring visit", "focused visit", "inspection", "meeting"];
    for text in head {
        let lower = text.to_lowercase();
        if letters.iter().any(|word| lower.contains(word)) {
            let found = days(text);
            if !found.is_empty() {
                return period(&found);
            }
        }
    }
    Period::default()
}

fn period(days: &[Date]) -> Period {
    Period {
        from: days.first().copied(),
        to: days.last().copied(),
    }
}

/// Reads every day in a text: `16 to 20 September 2024`, `31 January to 4 February 2022`. What a
/// day leaves out it has from the next one.
fn days(text: &str) -> Vec<Date> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '–' | '—' | '-' | '(' | ')'))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let (mut days, mut month, mut year) = (Vec::new(), None, None);
    for word in words.iter().rev() {
        if is_year(word) {
            (month, year) = (None, Some(*word));
        } else if word.len() > 2 && word.chars().all(char::is_alphabetic) {
            let named = format!("1 {word} 2000");
            if parse_date(&named).is_some() {
                month = Some(*word);
            }
        } else if let (Some(month), Some(year)) = (month, year)
            && word.len() <= 4
            && word.starts_with(|c: char| c.is_ascii_digit())
        {
            days.extend(parse_date(&format!("{word} {month} {year}")));
        }
    }
    days.reverse();
    days
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, from: &str, to: &str) {
        let found = held(&[format!("Inspection dates: {text}")]);
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(
            (day(found.from).as_str(), day(found.to).as_str()),
            (from, to),
            "{text}"
        );
    }

    #[test]
    fn days_are_read_as_reports_print_them() {
        check("16 to 20 September 2024", "2024-09-16", "2024-09-20");
        check("31 January to 4 February 2022", "2022-01-31", "2022-02-04");
        check(
            "24 February 2025 to 7 March 2025",
            "2025-02-24",
            "2025-03-07",
        );
        check(
            "30 December 2019 to 3 January 2020",
            "2019-12-30",
            "2020-01-03",
        );
        check("4–8 March 2024", "2024-03-04", "2024-03-08");
        check(
            "6 to 10 May 2024 and 3 to 7 June 2024",
            "2024-05-06",
            "2024-06-07",
        );
        check("soon", "", "");
    }

    #[test]
    fn the_authority_stands_in_the_title_or_above_it() {
        let name = |head: &[&str]| {
            authority(
                &head
                    .iter()
                    .map(|text| (*text).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(
            name(&["Inspection of Northmere local authority children’s services"]),
            "Northmere"
        );
        assert_eq!(
            name(&[
                "Northmere Council",
                "Inspection of children’s social care services"
            ]),
            "Northmere Council"
        );
        for title in [
            "Monitoring visit of Northmere children’s services",
            "Inspection of Northmere children’s services",
            "Inspection of the Northmere local authority children’s services",
            "Focused visit to Northmere",
        ] {
            assert_eq!(name(&[title]), "Northmere", "{title}");
        }
        assert_eq!(
            name(&["Inspection of Northmere Children and Families Trust"]),
            "Northmere Children and Families Trust"
        );
    }
}
