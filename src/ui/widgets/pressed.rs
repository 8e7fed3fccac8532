//! What pressing twice and three times takes: one word, one paragraph.
//!
//! The toolkit takes the word before as well where the press is nearer to a word's beginning than
//! to the middle of its first letter.

use std::ops::Range;

use egui::{
    Galley, Pos2, Response,
    text::{CCursor, CharIndex},
};

use crate::prose::{paragraph_at, word_at};

/// Returns the bytes of a text that a press takes which has just come up; none where it is no
/// second or third one.
pub(super) fn taken(
    response: &Response,
    (galley, at): (&Galley, Pos2),
    text: &str,
) -> Option<Range<usize>> {
    if !response.double_clicked() && !response.triple_clicked()
        || response.ctx.input(|input| input.modifiers.shift)
    {
        return None;
    }
    let pointer = response.interact_pointer_pos()? - at.to_vec2();
    let nth = sign_at(galley, pointer);
    let byte = text
        .char_indices()
        .nth(nth)
        .map_or(text.len(), |(at, _)| at);
    Some(if response.triple_clicked() {
        paragraph_at(text, byte)
    } else {
        word_at(text, byte)
    })
}

/// Returns which sign stands under a point: the one that begins at the left of it.
fn sign_at(galley: &Galley, point: Pos2) -> usize {
    let begins_behind = |at: usize| {
        let cursor = CCursor {
            index: CharIndex(at),
            prefer_next_row: true,
        };
        let rect = galley.pos_from_cursor(cursor);
        rect.min.x > point.x && rect.y_range().contains(point.y)
    };
    let mut at = galley.cursor_from_pos(point.to_vec2()).index.0;
    while at > 0 && begins_behind(at) {
        at -= 1;
    }
    at
}
