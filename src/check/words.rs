//! Naming things in messages.

use crate::model::{Record, row_title, shortened};

/// How much of a text a message repeats.
const QUOTED_CHARS: usize = 60;

/// Returns a text in quotation marks on one line, cut at a word.
pub(super) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.replace('\'', "’");
    format!("‘{}’", shortened(&line, QUOTED_CHARS))
}

/// Returns what a row is called in a message: its title in quotation marks, or "finding 3".
pub(super) fn name(row: &dyn Record, idx: usize) -> String {
    let title = row_title(row);
    if title.is_empty() {
        format!("{} {}", row.register().one(), idx + 1)
    } else {
        quoted(&title)
    }
}

/// Joins words as a sentence does: "an owner, a date and a measure".
pub(super) fn and(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Names several things as they were written: “a”, “b” and “c”.
pub(super) fn series(texts: &[&str]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| format!("“{text}”")).collect();
    match quoted.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        all => all.concat(),
    }
}

/// Joins the first of what is listed, and counts the rest: "‘A’, ‘B’ and 2 more".
pub(super) fn listed(parts: &[String], most: usize) -> String {
    let mut named: Vec<&str> = parts.iter().take(most).map(String::as_str).collect();
    let more = match parts.len().saturating_sub(most) {
        0 => String::new(),
        n => format!("{n} more"),
    };
    if !more.is_empty() {
        named.push(&more);
    }
    and(&named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_named_briefly() {
        assert_eq!(quoted("Children's\nhomes."), "‘Children’s homes.’");
        let long = "Supervision is regular, but it does not move plans on for every child in care";
        assert_eq!(
            quoted(long),
            "‘Supervision is regular, but it does not move plans on for…’"
        );
        assert_eq!(and(&["one", "two", "three"]), "one, two and three");
    }
}
