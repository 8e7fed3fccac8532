//! What is brought in, in the words of the button that does it.

use crate::import::NewRow;
use crate::model::RegisterKind;

/// How many kinds of rows are named; of more only how many rows there are.
const MAX_KINDS: usize = 2;

/// Says how many rows of which registers there are; none where there are none.
pub(super) fn rows_in_words(rows: &[NewRow]) -> Option<String> {
    let counted = RegisterKind::ALL.iter().filter_map(|register| {
        let own = rows.iter().filter(|row| row.register == *register);
        match own.count() {
            0 => None,
            1 => Some(format!("1 {}", register.one())),
            n if *register == RegisterKind::Evidence => Some(format!("{n} pieces of evidence")),
            n => Some(format!("{n} {}", register.many())),
        }
    });
    let counted: Vec<String> = counted.collect();
    match counted.len() {
        0 => None,
        n if n > MAX_KINDS => Some(format!("{} rows", rows.len())),
        _ => Some(counted.join(" and ")),
    }
}

/// Says what is brought in.
pub(super) fn bring_in_words(parts: &[String]) -> String {
    match parts {
        [] => "Nothing new to bring in".to_owned(),
        [text, rows] if rows.contains(" and ") => format!("Bring in {text}, {rows}"),
        parts => format!("Bring in {}", parts.join(" and ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(registers: &[RegisterKind]) -> Vec<NewRow> {
        let row = |register: &RegisterKind| NewRow {
            register: *register,
            preset: Vec::new(),
            links: Vec::new(),
        };
        registers.iter().map(row).collect()
    }

    #[track_caller]
    fn check(registers: &[RegisterKind], expected: &str) {
        let text = "text for 9 sections".to_owned();
        let parts: Vec<String> = { [text].into_iter() }
            .chain(rows_in_words(&rows(registers)))
            .collect();
        assert_eq!(bring_in_words(&parts), expected);
    }

    #[test]
    fn what_comes_in_is_named_by_its_kind() {
        use RegisterKind::{Actions, Evidence, Findings, Reviews, Terms};
        check(&[], "Bring in text for 9 sections");
        check(&[Actions], "Bring in text for 9 sections and 1 action");
        check(
            &[Actions, Terms, Actions],
            "Bring in text for 9 sections, 2 actions and 1 term",
        );
        check(
            &[Evidence, Evidence],
            "Bring in text for 9 sections and 2 pieces of evidence",
        );
        check(
            &[Actions, Findings, Reviews],
            "Bring in text for 9 sections and 3 rows",
        );
        assert_eq!(bring_in_words(&[]), "Nothing new to bring in");
    }
}
