//! Words that stay on one line because they are one thing: a figure and what it counts, a day and
//! its month, the two ends of a range.

/// Words that stay with the figure behind them.
const NAMES: [&str; 35] = [
    "aged",
    "annex",
    "appendix",
    "article",
    "box",
    "category",
    "chapter",
    "chart",
    "clause",
    "figure",
    "grade",
    "key",
    "level",
    "no",
    "nos",
    "option",
    "p",
    "page",
    "pages",
    "para",
    "paragraph",
    "part",
    "per",
    "phase",
    "pp",
    "priority",
    "regulation",
    "rule",
    "schedule",
    "section",
    "stage",
    "step",
    "table",
    "under",
    "year",
];

/// Titles that stay with the name behind them.
const TITLES: [&str; 9] = [
    "Cllr", "Cllr.", "Dr", "Dr.", "Mr", "Mrs", "Ms", "Mx", "Prof",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a break that the Unicode rules allow would look wrong.
pub(super) fn is_bound(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let mut chars = after.chars();
    let next = chars.next();
    let mut last_chars = before.chars().rev();
    let last = last_chars.next();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match (last, next) {
        // Signs that part words begin no line.
        (Some(' '), Some('–' | '—' | '·')) => chars.next() == Some(' '),
        (Some(' '), Some(next)) => are_one(before.trim_end(), after, next),
        (Some('–' | '-' | '/'), _) => is_digit(last_chars.next()) && is_digit(next),
        _ => false,
    }
}

/// Whether words are one thing that nothing but a space stands between.
fn are_one(before: &str, after: &str, next: char) -> bool {
    let word = before
        .rsplit([' ', '\u{a0}', '\n', '(', '“', '‘'])
        .next()
        .unwrap_or_default();
    if next.is_ascii_digit() {
        let name = word.trim_end_matches('.');
        let n_digits = after.chars().take_while(char::is_ascii_digit).count();
        if n_digits == 4 && word.len() >= 3 && is_month(word) {
            return true;
        }
        return name.len() <= 10 && NAMES.contains(&name.to_lowercase().as_str());
    }
    let ends_in_digit = word.ends_with(|c: char| c.is_ascii_digit());
    if matches!(next, '%' | '‰') {
        return ends_in_digit;
    }
    if next.is_ascii_uppercase() {
        let following = after
            .split([' ', '\u{a0}', '\n'])
            .next()
            .unwrap_or_default();
        return (ends_in_digit && word.len() <= 2 && is_month(following))
            || (is_initial(word) && is_initial(following))
            || TITLES.contains(&word);
    }
    false
}

/// Whether a word is a month, written out or short.
fn is_month(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
    let is_short = (3..=4).contains(&word.len());
    MONTHS
        .iter()
        .any(|month| *month == word || (is_short && month.starts_with(word)))
}

/// Whether a word is the first letter of a name: "J."
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_one_thing_stay_together() {
        for (before, after, is_one) in [
            ("14 ", "%", true),
            ("of them ", "%", false),
            ("2025–", "26", true),
            ("seen ", "– and", true),
            ("seen ", "· and", true),
            ("seen · ", "and", false),
            ("Priority ", "3", true),
            ("children per ", "10,000", true),
            ("(p. ", "4)", true),
            ("No. ", "4", true),
            ("Year ", "6", true),
            ("year ", "ends", false),
            ("priorities ", "3", false),
            ("on 14 ", "May 2026", true),
            ("on 14 ", "Sept, when", true),
            ("in 2014 ", "May", false),
            ("Visit, Sept ", "2024 · Leaders", true),
            ("May ", "14 children", false),
            ("all 14 ", "Children", false),
            ("J. ", "K. R.", true),
            ("End. ", "A.", false),
            ("with Dr ", "Name", true),
            ("one ", "two", false),
        ] {
            let text = format!("{before}{after}");
            assert_eq!(is_bound(&text, before.len()), is_one, "{text}");
        }
    }
}
