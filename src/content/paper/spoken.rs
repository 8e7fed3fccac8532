//! Running text as it is read: which citations share brackets, and where they need none.

use super::tree::{Inline, Mark, Tone, Voice};
use crate::model::RowId;

/// A piece of running text as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spoken<'a> {
    /// Words in one voice.
    Text(&'a str, Voice),
    /// Citations next to each other: "(E3, E5)".
    Cites {
        /// The citations; never empty.
        cites: Vec<Cite<'a>>,
        /// Whether they stand in brackets of their own.
        in_brackets: bool,
    },
    /// A link out of the paper.
    Link {
        /// The words.
        text: &'a str,
        /// Where it goes.
        address: &'a str,
        /// How the words are said.
        voice: Voice,
    },
    /// A status, in words and shape.
    Status(Tone, &'a str),
    /// The line ends here, the paragraph does not.
    Break,
    /// What follows came in or went out.
    Mark(Mark),
}

/// A citation of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cite<'a> {
    /// The row.
    pub row: &'a RowId,
    /// What is printed.
    pub label: &'a str,
    /// What the row is.
    pub title: &'a str,
}

/// Returns running text as it is read.
pub fn spoken(inlines: &[Inline]) -> Vec<Spoken<'_>> {
    let mut so_far = SoFar::default();
    let has_words = inlines.iter().any(has_words);
    let mut pieces = Vec::new();
    let mut rest = inlines;
    while let Some((inline, after)) = rest.split_first() {
        rest = after;
        let piece = match inline {
            Inline::Text { text, voice } => Spoken::Text(text, *voice),
            Inline::Cite { .. } => {
                let (cites, after) = cites(inline, rest);
                rest = after;
                let in_brackets = has_words && !so_far.is_open && !so_far.follows_label();
                Spoken::Cites { cites, in_brackets }
            }
            Inline::Link {
                text,
                address,
                voice,
            } => Spoken::Link {
                text,
                address,
                voice: *voice,
            },
            Inline::Status { tone, text } => Spoken::Status(*tone, text),
            Inline::Break => Spoken::Break,
            Inline::Mark(mark) => Spoken::Mark(*mark),
        };
        so_far.add(&piece);
        pieces.push(piece);
    }
    pieces
}

/// What stands before a citation, as far as it matters to the citation.
#[derive(Default)]
struct SoFar {
    /// Whether a bracket is open.
    is_open: bool,
    /// The last character of the line.
    last: Option<char>,
    /// Whether it is said strongly.
    is_bold: bool,
}

impl SoFar {
    fn add(&mut self, piece: &Spoken<'_>) {
        match piece {
            Spoken::Text(text, voice) | Spoken::Link { text, voice, .. } => {
                self.add_words(text, voice.bold);
            }
            Spoken::Status(_, text) => self.add_words(text, true),
            Spoken::Cites { .. } => self.last = Some(')'),
            Spoken::Break => self.last = None,
            Spoken::Mark(_) => {}
        }
    }

    fn add_words(&mut self, text: &str, is_bold: bool) {
        if let Some(bracket) = text.chars().rfind(|c| matches!(c, '(' | ')')) {
            self.is_open = bracket == '(';
        }
        if let Some(last) = text.chars().rfind(|c| !c.is_whitespace()) {
            self.last = Some(last);
            self.is_bold = is_bold;
        }
    }

    /// Whether nothing but a label stands before: "**Evidence:** E1, E2".
    fn follows_label(&self) -> bool {
        self.last == Some(':') && self.is_bold
    }
}

/// Takes the citations that follow each other with nothing but spaces and commas between.
fn cites<'a>(first: &'a Inline, mut rest: &'a [Inline]) -> (Vec<Cite<'a>>, &'a [Inline]) {
    let mut found: Vec<Cite<'a>> = cite(first).into_iter().collect();
    loop {
        let after = match rest {
            [Inline::Text { text, .. }, after @ ..] if is_between(text) => after,
            _ => rest,
        };
        let Some((next, after)) = after.split_first() else {
            return (found, rest);
        };
        let Some(next) = cite(next) else {
            return (found, rest);
        };
        if found.iter().all(|told| told.row != next.row) {
            found.push(next);
        }
        rest = after;
    }
}

fn cite(inline: &Inline) -> Option<Cite<'_>> {
    match inline {
        Inline::Cite { row, label, title } => Some(Cite { row, label, title }),
        Inline::Text { .. }
        | Inline::Link { .. }
        | Inline::Status { .. }
        | Inline::Mark(_)
        | Inline::Break => None,
    }
}

fn is_between(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_whitespace() || c == ',')
}

fn has_words(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text, .. } => text.chars().any(char::is_alphanumeric),
        Inline::Link { .. } | Inline::Status { .. } => true,
        Inline::Cite { .. } | Inline::Mark(_) | Inline::Break => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text {
            text: text.to_owned(),
            voice: Voice {
                bold: text.starts_with("**"),
                ..Voice::default()
            },
        }
    }

    fn cite(id: &str) -> Inline {
        Inline::Cite {
            row: RowId::new(id).unwrap(),
            label: id.to_uppercase(),
            title: String::new(),
        }
    }

    #[track_caller]
    fn check(inlines: &[Inline], expected: &str) {
        let read: String = spoken(inlines).into_iter().map(read).collect();
        assert_eq!(read, expected);
    }

    fn read(piece: Spoken<'_>) -> String {
        match piece {
            Spoken::Text(text, _) | Spoken::Link { text, .. } | Spoken::Status(_, text) => {
                text.to_owned()
            }
            Spoken::Cites { cites, in_brackets } => {
                let labels: Vec<&str> = cites.iter().map(|cite| cite.label).collect();
                let labels = labels.join(", ");
                if in_brackets {
                    format!("({labels})")
                } else {
                    labels
                }
            }
            Spoken::Break => "\n".to_owned(),
            Spoken::Mark(_) => String::new(),
        }
    }

    #[test]
    fn citations_share_brackets_and_have_none_where_none_are_needed() {
        check(
            &[text("Seen "), cite("e1"), text(", "), cite("e2"), text(".")],
            "Seen (E1, E2).",
        );
        check(&[cite("e1"), text(" "), cite("e2")], "E1, E2");
        check(
            &[
                text("Seen "),
                cite("e1"),
                text(" "),
                cite("e1"),
                text(", "),
                cite("e2"),
            ],
            "Seen (E1, E2)",
        );
        check(&[text("(see "), cite("e1"), text(")")], "(see E1)");
        check(&[text("(x) "), cite("e1")], "(x) (E1)");
        check(
            &[text("**Evidence:"), text(" "), cite("e1")],
            "**Evidence: E1",
        );
        check(
            &[text("**Evidence:"), Inline::Break, text("x "), cite("e1")],
            "**Evidence:\nx (E1)",
        );
        check(
            &[text("Evidence: "), cite("e1"), text(",")],
            "Evidence: (E1),",
        );
    }
}
