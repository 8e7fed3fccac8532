//! Running text against running text, word by word.

use similar::DiffableStr as _;

use crate::{
    content::paper::tree::{Inline, Mark, Tone, Voice},
    difference::{Run, Word, read_runs},
    model::RowId,
};

/// How many words of a paragraph are compared; a longer one is shown as replaced.
const MOST_WORDS: usize = 8_000;

/// A word as it is compared, what stands between words, or what is no word.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Token<'t> {
    Word(&'t str, Voice),
    Link(&'t str, &'t str, Voice),
    /// By its row: its label is a number that changes by itself.
    Cite(&'t RowId),
    Status(Tone, &'t str),
    Break,
}

impl Word for Token<'_> {
    fn ends_line(&self) -> bool {
        *self == Self::Break
    }

    fn n_letters(&self) -> Option<usize> {
        match self {
            Self::Word(text, _) => Some(text.chars().filter(|c| c.is_alphanumeric()).count()),
            Self::Link(..) | Self::Cite(_) | Self::Status(..) | Self::Break => None,
        }
    }
}

/// A stretch of running text against another.
pub(super) enum Piece {
    Same(Vec<Inline>),
    Changed { old: Vec<Inline>, new: Vec<Inline> },
}

/// Compares two running texts.
pub(super) fn pieces(old: &[Inline], new: &[Inline]) -> Vec<Piece> {
    let (old, new) = (taken_apart(old), taken_apart(new));
    let inlines = |parts: &[(Token<'_>, Inline)], range: std::ops::Range<usize>| {
        let parts = parts.get(range).unwrap_or_default();
        joined(parts.iter().map(|(_, inline)| inline.clone()))
    };
    let runs = read_runs(&tokens_of(&old), &tokens_of(&new), MOST_WORDS).into_iter();
    runs.map(|run| match run {
        Run::Same { new: range, .. } => Piece::Same(inlines(&new, range)),
        Run::Changed { old: from, new: to } => Piece::Changed {
            old: inlines(&old, from),
            new: inlines(&new, to),
        },
    })
    .collect()
}

fn tokens_of<'t>(parts: &[(Token<'t>, Inline)]) -> Vec<Token<'t>> {
    parts.iter().map(|(token, _)| token.clone()).collect()
}

/// Returns running text word by word; what is drawn of each stands beside it.
fn taken_apart(text: &[Inline]) -> Vec<(Token<'_>, Inline)> {
    let mut parts = Vec::new();
    for inline in text {
        match inline {
            Inline::Text { text, voice } => {
                parts.extend(text.tokenize_unicode_words().into_iter().map(|word| {
                    let text = word.to_owned();
                    let voice = *voice;
                    (Token::Word(word, voice), Inline::Text { text, voice })
                }));
            }
            Inline::Link {
                text,
                address,
                voice,
            } => parts.push((Token::Link(text, address, *voice), inline.clone())),
            Inline::Cite { row, .. } => parts.push((Token::Cite(row), inline.clone())),
            Inline::Status { tone, text } => {
                parts.push((Token::Status(*tone, text), inline.clone()));
            }
            Inline::Break => parts.push((Token::Break, inline.clone())),
            Inline::Mark(_) => {}
        }
    }
    parts
}

/// Joins words of one voice.
fn joined(parts: impl Iterator<Item = Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for part in parts {
        match (joined.last_mut(), &part) {
            (
                Some(Inline::Text { text, voice }),
                Inline::Text {
                    text: more,
                    voice: other,
                },
            ) if voice == other => text.push_str(more),
            _ => joined.push(part),
        }
    }
    joined
}

/// Adds running text under a mark; nothing where there is none.
pub(super) fn push(text: &mut Vec<Inline>, mark: Mark, words: Vec<Inline>) {
    if words.is_empty() {
        return;
    }
    text.push(Inline::Mark(mark));
    text.extend(words);
    text.push(Inline::Mark(Mark::Kept));
}
