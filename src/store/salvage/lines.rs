//! Which lines begin a part of a draft, as the program writes them.
//!
//! Brackets lead nowhere behind a missing quotation mark. Lines do: the program sets every part
//! of a draft on a line of its own, as far in as it is deep.

use crate::model::RegisterKind;
use crate::ron_text::{Kind, Piece, Tokens};

/// How far in a draft's lines stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    /// How far one level is set in, in bytes.
    unit: usize,
}

/// The fields of a draft file, registers included, and what each begins with.
const FIELDS: &[(&str, char)] = &[
    ("format", '"'),
    ("version", '1'),
    ("app", '"'),
    ("template", '('),
    ("details", '('),
    ("look", '('),
    ("arrangement", '['),
    ("ready", '['),
    ("markings", '{'),
    ("answers", '{'),
    ("reviews", '['),
    ("findings", '['),
    ("evidence", '['),
    ("statements", '['),
    ("priorities", '['),
    ("actions", '['),
    ("indicators", '['),
    ("meetings", '['),
    ("questions", '['),
    ("contacts", '['),
    ("documents", '['),
    ("terms", '['),
    ("conflicts", '['),
    ("team", '('),
    ("pack", '('),
    ("answered", '['),
    ("minutes", '('),
    ("comments", '['),
    ("template_copy", '('),
    ("logo", '('),
];

/// Returns the field of a draft file that is called so.
pub(super) fn field_called(name: &str) -> Option<&'static str> {
    let found = FIELDS.iter().find(|(known, _)| *known == name);
    found.map(|(known, _)| *known)
}

/// Returns the register that a draft file calls so.
pub(super) fn register_called(name: &str) -> Option<RegisterKind> {
    Some(match name {
        "reviews" => RegisterKind::Reviews,
        "findings" => RegisterKind::Findings,
        "evidence" => RegisterKind::Evidence,
        "statements" => RegisterKind::Statements,
        "priorities" => RegisterKind::Priorities,
        "actions" => RegisterKind::Actions,
        "indicators" => RegisterKind::Indicators,
        "meetings" => RegisterKind::Meetings,
        "questions" => RegisterKind::Questions,
        "contacts" => RegisterKind::Contacts,
        "documents" => RegisterKind::Documents,
        "terms" => RegisterKind::Terms,
        _ => return None,
    })
}

impl Lines {
    /// Measures how far in the first fields stand; two spaces where none is found.
    pub(super) fn of(text: &str) -> Self {
        let first = text.lines().take(100).find_map(|line| {
            let rest = line.trim_start();
            let is_field = rest.starts_with("version:") || rest.starts_with("details:");
            is_field.then(|| line.len() - rest.len())
        });
        Self {
            unit: first.filter(|unit| *unit > 0).unwrap_or(2),
        }
    }

    fn at(self, level: usize, line: &str) -> Option<&str> {
        let rest = line.trim_start_matches([' ', '\t']);
        (line.len() - rest.len() == self.unit * level).then_some(rest)
    }

    /// Whether a line begins a field of the draft.
    pub(super) fn is_field(self, line: &str) -> bool {
        self.at(1, line)
            .and_then(|rest| rest.split_once(':'))
            .is_some_and(|(name, value)| FIELDS.contains(&(name, first(value))))
    }

    /// Whether a line begins a row of a register.
    pub(super) fn is_row(self, line: &str) -> bool {
        self.at(2, line).is_some_and(|rest| rest.starts_with('('))
    }

    /// Whether a line begins a named value at a level.
    pub(super) fn is_named(self, level: usize, line: &str) -> bool {
        let name = self
            .at(level, line)
            .and_then(|rest| rest.split_once(':'))
            .map(|(name, _)| name);
        name.is_some_and(|name| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        })
    }

    /// Whether a line begins with an id in quotation marks and a colon at a level.
    pub(super) fn is_keyed(self, level: usize, line: &str) -> bool {
        self.at(level, line)
            .filter(|rest| rest.starts_with('"'))
            .is_some_and(|text| Piece { text, at: 0 }.keyed().is_some())
    }
}

/// Returns what a value begins with. Every version begins with its number.
fn first(value: &str) -> char {
    let first = value.trim_start().chars().next().unwrap_or(' ');
    if first.is_ascii_digit() { '1' } else { first }
}

/// Returns the name a piece begins with, if it is a bare one.
pub(super) fn name(piece: Piece<'_>) -> Option<&str> {
    let token = Tokens::new(piece.text).next()?;
    let is_name = token.kind == Kind::Word;
    is_name.then(|| piece.part(token.start, token.end).text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_known_by_how_far_in_they_stand() {
        let lines = Lines::of("(\n    version: 1,\n");
        assert!(lines.is_field("    evidence: ["));
        assert!(!lines.is_field("  evidence: [") && !lines.is_field("    wonders: ["));
        assert!(lines.is_field("    version: 2,") && !lines.is_field("    terms: we agreed"));
        assert!(lines.is_row("        (id: \"a\")") && !lines.is_row("    ("));
        let lines = Lines::of("");
        assert!(lines.is_named(3, "      said: \"x\"") && !lines.is_named(3, "      Said: x"));
        assert!(lines.is_keyed(2, "    \"care\": {") && !lines.is_keyed(2, "    \"care {"));
    }
}
