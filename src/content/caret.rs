//! Which paragraph of an author's text the caret is in, counted as the paper has them.

use crate::model::Place;

use super::{Block, Body, labels::Labels, prose};

/// Returns which paragraph of an author's text a byte stands in, and how many there are. Every
/// item of a list and every paragraph of a quotation counts. None where the text has none.
pub fn paragraph_at(text: &str, byte: usize) -> Option<(usize, usize)> {
    let end = text.floor_char_boundary(byte);
    let n_begun = n_paragraphs(text.get(..end)?);
    let n_paragraphs = n_paragraphs(text);
    let idx = n_begun.saturating_sub(1).min(n_paragraphs.checked_sub(1)?);
    Some((idx, n_paragraphs))
}

fn n_paragraphs(text: &str) -> usize {
    count(&prose::blocks(text, &Labels::default(), &Place::Draft))
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

    #[test]
    fn an_empty_text_has_no_paragraph_and_a_new_one_counts_when_it_has_words() {
        check("|", None);
        check("One.\n\n|", Some((0, 1)));
    }
}
