//! Which paragraph of an author's text the caret is in, counted as the paper has them.

use super::{labels::Labels, read};
use crate::{
    content::paper::tree::{Block, Body},
    model::{Place, line_mark},
};

/// Returns which paragraph of an author's text a byte stands in, and how many there are. Every
/// item of a list and every paragraph of a quotation counts. None where the text has none.
pub fn paragraph_at(text: &str, byte: usize) -> Option<(usize, usize)> {
    let end = text.floor_char_boundary(byte);
    let n_begun = n_begun(text, end);
    let n_paragraphs = n_paragraphs(text);
    let idx = n_begun.saturating_sub(1).min(n_paragraphs.checked_sub(1)?);
    Some((idx, n_paragraphs))
}

/// Returns the byte of an author's text where words of the paper stand: in a paragraph, the first
/// place that reads like them, or the beginning of the paragraph where none does.
pub fn words_at(text: &str, paragraph_idx: usize, words: &str) -> Option<usize> {
    let is_within = |byte: &usize| n_begun(text, *byte) > paragraph_idx;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    // The first character of a paragraph begins it; before that it is not there.
    let begin = chars.partition_point(|(byte, c)| !is_within(&(byte + c.len_utf8())));
    let after = paragraph_idx + 1;
    let is_after = |byte: &usize| n_begun(text, *byte) > after;
    let end = chars.partition_point(|(byte, c)| !is_after(&(byte + c.len_utf8())));
    let paragraph = chars.get(begin..end)?;
    let words: Vec<char> = words.chars().map(plain).collect();
    let reads_so = |n_chars: usize| {
        let words = words.get(..n_chars)?;
        let mut places = paragraph.windows(n_chars.max(1));
        let idx = places.position(|place| {
            place
                .iter()
                .map(|(_, c)| plain(*c))
                .eq(words.iter().copied())
        })?;
        paragraph.get(idx).map(|(byte, _)| *byte)
    };
    let found = [words.len(), 8, 4].into_iter().find_map(reads_so);
    found.or_else(|| paragraph.first().map(|(byte, _)| *byte))
}

/// Returns a character as it is typed: the paper has finer quotes, dashes and spaces.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Returns how many paragraphs begin before a byte. A mark without what stands behind it would be
/// read as a sign of its own.
fn n_begun(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..).and_then(|rest| rest.split('\n').next());
    let line = line.unwrap_or_default();
    let (mark_len, _) = line_mark(line);
    let has_words = line
        .get(mark_len..)
        .is_some_and(|words| !words.trim().is_empty());
    if has_words && byte <= start + mark_len {
        return n_paragraphs(text.get(..start).unwrap_or_default());
    }
    n_paragraphs(before)
}

fn n_paragraphs(text: &str) -> usize {
    count(&read::read(text, &Labels::default(), &Place::Draft))
}

fn count(blocks: &[Block]) -> usize {
    let of = |block: &Block| match &block.body {
        Body::Paragraph { .. } => 1,
        Body::List(list) => list.items.iter().map(|item| count(item)).sum(),
        Body::Quote(quoted) => count(quoted),
        Body::Heading(_) | Body::Table(_) | Body::Chart(_) => 0,
    };
    blocks.iter().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(usize, usize)>) {
        let byte = text.find('|').expect("the caret is given");
        assert_eq!(paragraph_at(&text.replace('|', ""), byte), expected);
    }

    #[test]
    fn the_caret_is_in_a_paragraph_an_item_or_a_quotation() {
        check("|One.\n\nTwo.", Some((0, 2)));
        check("One.|\n\nTwo.", Some((0, 2)));
        check("One.\n\nT|wo.", Some((1, 2)));
        check("One:\n\n- a\n- b|\n- c\n\nTwo.", Some((2, 5)));
        check("> Said.\n>\n> And| said.\n\nTwo.", Some((1, 3)));
        check("One **bo|ld** [@e-1].\n\nTwo.", Some((0, 2)));
    }

    #[track_caller]
    fn check_words(text: &str, paragraph_idx: usize, words: &str) {
        let byte = text.find('|').expect("the place is given");
        let text = text.replace('|', "");
        assert_eq!(words_at(&text, paragraph_idx, words), Some(byte));
    }

    #[test]
    fn words_are_found_in_their_paragraph() {
        check_words("We know.\n\nWe |know, too.", 1, "know, too");
        check_words("|We know.\n\nWe know, too.", 0, "We know");
        check_words("- a\n- the |child’s plan", 1, "child's pl");
        check_words("- a\n- the |child's plan", 1, "child’s\u{a0}pl");
        // What cannot be found leads to the beginning.
        check_words("One.\n\n|Two **three** four.", 1, "wo three four");
    }

    #[test]
    fn an_empty_text_has_no_paragraph_and_a_new_one_counts_when_it_has_words() {
        check("|", None);
        check("One.\n\n|", Some((0, 1)));
    }
}
