//! Where sentences begin and end, as British texts are written.

use std::ops::Range;

/// What a full stop belongs to, in small letters and without it: a sentence goes on behind it.
const GO_ON: &[&str] = &[
    "e.g", "eg", "i.e", "ie", "viz", "cf", "vs", "approx", "ca", "dr", "mr", "mrs", "ms", "prof",
    "rev", "st", "hon", "cllr", "messrs", "para", "paras", "fig", "figs", "ref", "refs", "vol",
    "ed", "eds", "pp", "ss", "incl", "excl", "max", "min", "dept", "tel", "ext", "est",
];

/// What a full stop belongs to where a figure follows: No. 5, p. 12, s. 47.
const BEFORE_FIGURE: &[&str] = &[
    "no", "nos", "p", "s", "reg", "regs", "sch", "art", "sec", "sect", "cl", "ch", "app", "yr",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// What ends a sentence only where a capital letter follows.
const MAY_END: &[&str] = &[
    "etc", "al", "a.m", "p.m", "am", "pm", "ltd", "inc", "co", "plc",
];

/// Returns the sentences of a line, in bytes, without blanks round them. What is no word is none.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '…') || !ends(text, at, c) {
            continue;
        }
        let end = closed(text, at + c.len_utf8());
        found.extend(sentence(text, start..end));
        start = end;
    }
    found.extend(sentence(text, start..text.len()));
    found
}

fn sentence(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let trimmed = words.trim();
    if !trimmed.chars().any(char::is_alphanumeric) {
        return None;
    }
    let start = range.start + (words.len() - words.trim_start().len());
    Some(start..start + trimmed.len())
}

/// Returns where a sentence ends whose sign stands before this: behind closing quotation marks
/// and brackets.
fn closed(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let is_closing = |c: char| {
        matches!(
            c,
            '.' | '!' | '?' | '”' | '’' | '"' | '\'' | ')' | ']' | '\u{fffc}'
        )
    };
    at + rest.find(|c| !is_closing(c)).unwrap_or(rest.len())
}

fn ends(text: &str, at: usize, sign: char) -> bool {
    let behind = text
        .get(closed(text, at + sign.len_utf8())..)
        .unwrap_or_default();
    if behind.trim().is_empty() {
        return true;
    }
    // "4.5", "gov.uk", "e.g.": no blank, no end.
    if !behind.starts_with(char::is_whitespace) {
        return false;
    }
    let next = behind
        .trim_start()
        .chars()
        .find(|c| !matches!(c, '“' | '‘' | '"' | '\'' | '(' | '['));
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    if sign != '.' {
        return true;
    }
    let word = word_before(text, at).to_lowercase();
    if BEFORE_FIGURE.contains(&word.as_str()) {
        return !next.is_some_and(char::is_numeric);
    }
    if MAY_END.contains(&word.as_str()) {
        return next.is_some_and(char::is_uppercase);
    }
    // "J. Smith": a single capital is a name, "Part A." ends where nothing says otherwise.
    let is_initial = word.chars().count() == 1
        && word_before(text, at).chars().all(char::is_uppercase)
        && word != "i";
    !is_initial && !GO_ON.contains(&word.as_str())
}

/// Returns the word before a full stop, full stops within it.
fn word_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let start = before
        .rfind(|c: char| !c.is_alphanumeric() && c != '.')
        .map_or(0, |space| {
            let sign = before.get(space..).and_then(|rest| rest.chars().next());
            space + sign.map_or(1, char::len_utf8)
        });
    before.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text)
            .iter()
            .map(|range| text.get(range.clone()).unwrap())
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn short_forms_figures_and_initials_end_no_sentence() {
        check(
            "We act early, e.g. by phone, i.e. at once. Visits rose from 4.5 to 5.2 per cent. See No. 5 and p. 12 in full.",
            &[
                "We act early, e.g. by phone, i.e. at once.",
                "Visits rose from 4.5 to 5.2 per cent.",
                "See No. 5 and p. 12 in full.",
            ],
        );
        check(
            "Mr. Lee met Dr. J. Hill at St. Mary’s. They agreed.",
            &["Mr. Lee met Dr. J. Hill at St. Mary’s.", "They agreed."],
        );
        check(
            "It runs to 5 p.m. on Fridays. It ends at 5 p.m. Nobody waits. Audits, visits etc. show it. Audits etc. Visits too.",
            &[
                "It runs to 5 p.m. on Fridays.",
                "It ends at 5 p.m.",
                "Nobody waits.",
                "Audits, visits etc. show it.",
                "Audits etc.",
                "Visits too.",
            ],
        );
        check(
            "Go to gov.uk. Is that so? No.",
            &["Go to gov.uk.", "Is that so?", "No."],
        );
    }

    #[test]
    fn marks_that_close_belong_to_their_sentence() {
        check(
            "A child said: “They listen.” Others agree. (All of them.) Why?! Well…",
            &[
                "A child said: “They listen.”",
                "Others agree.",
                "(All of them.)",
                "Why?!",
                "Well…",
            ],
        );
        check(
            "Families agree.\u{fffc} We act.",
            &["Families agree.\u{fffc}", "We act."],
        );
    }
}
