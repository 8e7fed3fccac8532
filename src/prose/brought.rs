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

use self::piece::Piece;

pub use self::piece::Dropped;

/// The longest clipboard that is read with its looks, in bytes; of a longer one the plain text is.
pub const MAX_BROUGHT: usize = 8 << 20;

/// What a text with its looks became.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// Prose. A table stands in it as a list of its rows.
    pub text: String,
    /// How many tables are in it.
    pub n_tables: usize,
    /// What was left out.
    pub dropped: Dropped,
}

/// Returns HTML of another program as prose; none where it holds no words, or more than any author
/// has. `plain` is the same as plain text.
pub fn brought_html(html: &str, plain: &str) -> Option<Brought> {
    if html.len() > MAX_BROUGHT {
        return None;
    }
    let (mut pieces, dropped) = html::read(html);
    if html::is_writers(html) {
        fields::put_in(&mut pieces, plain);
    }
    brought(&pieces, dropped)
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
    let is_table = |piece: &&Piece| matches!(piece, Piece::Table { .. });
    (!text.trim().is_empty()).then(|| Brought {
        n_tables: pieces.iter().filter(is_table).count(),
        text,
        dropped,
    })
}

#[cfg(test)]
mod tests;
