//! Words that only the plain text of a clipboard has: Writer leaves the words of every field (a
//! page, a date, a reference, a caption's number) out of its HTML.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::piece::Piece;
use crate::prose::parse::Voice;

/// How many words are compared; of a longer text nothing is put in.
const MAX_WORDS: usize = 20_000;

/// Puts words into paragraphs and items that stand between the same words in the plain text. Says
/// whether they were looked for: not in a text that is too long.
pub(super) fn put_in(pieces: &mut [Piece], plain: &str) -> bool {
    let own: Vec<String> = { pieces.iter() }
        .flat_map(|piece| words_in(piece).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let there: Vec<String> = plain
        .split_whitespace()
        .filter(|word| !is_mark(word))
        .map(str::to_owned)
        .collect();
    if own.is_empty() {
        return true;
    }
    if own.len() + there.len() > MAX_WORDS {
        return false;
    }
    let mut missing: Vec<(usize, String)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &own, &there) {
        if let DiffOp::Insert {
            old_index,
            new_index,
            new_len,
        } = op
        {
            let words = there
                .get(new_index..new_index + new_len)
                .unwrap_or_default();
            missing.push((old_index, words.join(" ")));
        }
    }
    for (at, words) in missing.into_iter().rev() {
        insert(pieces, at, &words);
    }
    true
}

/// Whether a word of a plain text is the mark of an item.
fn is_mark(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']).unwrap_or_default();
    matches!(word, "•" | "◦" | "▪" | "-")
        || !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

fn words_in(piece: &Piece) -> Box<dyn Iterator<Item = &str> + '_> {
    match piece {
        Piece::Paragraph(words) | Piece::Quote(words) | Piece::Item { words, .. } => {
            Box::new(words.iter().flat_map(|(text, _)| text.split_whitespace()))
        }
        Piece::Table { rows, .. } => {
            let cells = rows.iter().flatten();
            Box::new(cells.flat_map(|cell| cell.split_whitespace()))
        }
    }
}

/// Puts words before a word, counted through all pieces; behind the one before it where a piece
/// begins there.
fn insert(pieces: &mut [Piece], at: usize, words: &str) {
    let mut n_seen = 0;
    for piece in pieces {
        let n_words = words_in(piece).count();
        let is_here = at > n_seen && at <= n_seen + n_words || at == 0 && n_words > 0;
        if is_here
            && let Piece::Paragraph(spans) | Piece::Quote(spans) | Piece::Item { words: spans, .. } =
                piece
        {
            insert_into(spans, at - n_seen, words);
            return;
        }
        n_seen += n_words;
    }
}

fn insert_into(spans: &mut [(String, Voice)], at: usize, words: &str) {
    let mut n_left = at;
    for (text, _) in spans {
        let n_words = text.split_whitespace().count();
        if n_left > n_words {
            n_left -= n_words;
            continue;
        }
        let end = end_of_word(text, n_left);
        let (before, after) = text.split_at_checked(end).unwrap_or((text.as_str(), ""));
        let gap = if before.is_empty() { "" } else { " " };
        let behind = if before.is_empty() { " " } else { "" };
        *text = format!("{before}{gap}{words}{behind}{after}");
        return;
    }
}

/// Returns where the nth word of a text ends; its beginning for none.
fn end_of_word(text: &str, nth: usize) -> usize {
    let mut n_words = 0;
    let mut was_word = false;
    for (at, c) in text.char_indices() {
        let is_word = !c.is_whitespace();
        if was_word && !is_word && n_words == nth {
            return at;
        }
        if is_word && !was_word {
            if n_words == nth {
                return at;
            }
            n_words += 1;
        }
        was_word = is_word;
    }
    text.len()
}
