//! Naming things in messages.

use crate::model::{Record, Value, citations};

/// How much of a text a message repeats.
const QUOTED_CHARS: usize = 60;

/// Returns a text in quotation marks on one line, without marks and citations, cut at a word.
pub(super) fn quoted(text: &str) -> String {
    let plain = without_marks(text);
    if plain.chars().count() <= QUOTED_CHARS {
        return format!("‘{plain}’");
    }
    let cut: String = plain.chars().take(QUOTED_CHARS).collect();
    let kept = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("‘{}…’", kept.trim_end_matches([',', ';', ':', '.']))
}

/// Returns what a row is called in a message: its title in quotation marks, or "finding 3".
pub(super) fn name(row: &dyn Record, idx: usize) -> String {
    let register = row.register();
    let title = match row.get(register.title_column()) {
        Value::Prose(prose) => prose.as_str().to_owned(),
        Value::Text(text) => text,
        Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_) => String::new(),
    };
    if title.trim().is_empty() {
        format!("{} {}", register.one(), idx + 1)
    } else {
        quoted(&title)
    }
}

fn without_marks(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = 0;
    for citation in citations(text) {
        plain.push_str(text.get(rest..citation.range.start).unwrap_or_default());
        rest = citation.range.end;
    }
    plain.push_str(text.get(rest..).unwrap_or_default());
    let plain = plain.replace(['*', '>'], "").replace('\'', "’");
    let words: Vec<&str> = plain
        .split_whitespace()
        .filter(|word| *word != "-")
        .collect();
    words.join(" ").replace(" .", ".").replace(" ,", ",")
}

/// Joins words as a sentence does: "an owner, a date and a measure".
pub(super) fn and(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Begins a sentence with a capital letter.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_named_briefly() {
        assert_eq!(
            quoted("**Children's**\n- homes [@e-one]."),
            "‘Children’s homes.’"
        );
        let long = "Supervision is regular, but it does not move plans on for every child in care";
        assert_eq!(
            quoted(long),
            "‘Supervision is regular, but it does not move plans on for…’"
        );
        assert_eq!(and(&["one", "two", "three"]), "one, two and three");
    }
}
