//! What other programs put on the clipboard with its looks, as prose: paragraphs, lists with their
//! levels, bold, italic, links and tables, and nothing else. What is left out is told.
//!
//! Every program writes a list, a table and a hidden thing in a way of its own, and some leave out
//! what their plain text has: a field of Writer is in that alone, and is put in again.

mod fields;
mod html;
mod piece;
mod rtf;
mod style;

use std::collections::BTreeSet;

use self::piece::Piece;
use super::pasted::pasted;
use crate::model::plain_words;

pub use self::piece::{Beyond, Dropped};

/// The longest clipboard that is read with its looks, in bytes; of a longer one the plain text is.
const MAX_BROUGHT: usize = 8 << 20;

/// What a text with its looks became.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// Prose. A table stands in it as a list of its rows.
    pub text: String,
    /// How many tables are in it.
    pub n_tables: usize,
    /// The same tables, row by row and cell by cell.
    pub tables: Vec<Vec<Vec<String>>>,
    /// What was left out.
    pub dropped: Dropped,
}

/// Returns HTML of another program as prose; none where it holds no words, or something else than
/// `plain`, the same as plain text. Of what is longer than any author's text, the plain text comes
/// in, and says so.
pub fn brought_html(html: &str, plain: &str) -> Option<Brought> {
    if html.len() > MAX_BROUGHT {
        return without_looks(plain);
    }
    let (mut pieces, mut dropped) = html::read(html);
    if dropped.beyond == Beyond::Rest && !plain.trim().is_empty() {
        return without_looks(plain);
    }
    if html::is_writers(html) && !fields::put_in(&mut pieces, plain) {
        dropped.beyond = Beyond::Fields;
    }
    brought(&pieces, dropped).filter(|brought| is_same(&brought.text, plain))
}

/// Returns the plain text of what is too long for its looks; none where it has none.
fn without_looks(plain: &str) -> Option<Brought> {
    let dropped = Dropped {
        beyond: Beyond::Looks,
        ..Dropped::default()
    };
    (!plain.trim().is_empty()).then(|| Brought {
        text: pasted(plain),
        dropped,
        ..Brought::default()
    })
}

/// Whether prose says what a plain text says, but for little: the two are read from the clipboard
/// one after the other, and it may have been filled anew in between.
fn is_same(prose: &str, plain: &str) -> bool {
    let (ours, theirs) = (words_of(&plain_words(prose)), words_of(plain));
    let both = ours.intersection(&theirs).count();
    let is_most = |of: &BTreeSet<String>| 5 * both >= 4 * of.len();
    theirs.is_empty() || (is_most(&ours) && is_most(&theirs))
}

fn words_of(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(str::to_lowercase)
        .collect()
}

/// Returns RTF of another program as prose; none where it is none.
pub fn brought_rtf(rtf: &str) -> Option<Brought> {
    if rtf.len() > MAX_BROUGHT || !rtf.starts_with("{\\rtf") {
        return None;
    }
    let (pieces, dropped) = rtf::read(rtf);
    brought(&pieces, dropped)
}

fn brought(pieces: &[Piece], dropped: Dropped) -> Option<Brought> {
    let text = piece::prose(pieces);
    let tables = pieces.iter().filter_map(|piece| {
        let Piece::Table { rows, .. } = piece else {
            return None;
        };
        Some(rows.clone())
    });
    let tables: Vec<Vec<Vec<String>>> = tables.collect();
    (!text.trim().is_empty()).then_some(Brought {
        n_tables: tables.len(),
        tables,
        text,
        dropped,
    })
}

#[cfg(test)]
mod tests;
