//! Where the caret stands: signs for egui, bytes for us, and never inside what cannot be seen.

use std::ops::Range;

use egui::{
    Id, Ui,
    text::{CCursor, CCursorRange, CharIndex},
    text_edit::TextEditState,
};

use super::galley::Laid;
use crate::prose::Buffer;

/// Moves a caret on that came to stand in a gap or a hidden mark, in the direction it went.
pub(super) fn step_over(
    passage: &Buffer,
    laid: &Laid,
    before: usize,
    found: usize,
    range: CCursorRange,
) -> usize {
    let is_forward = found > before;
    let line = laid
        .lines
        .iter()
        .find(|line| line.range.start <= found && found <= line.range.end);
    if line.is_some_and(|line| line.block.is_gap()) && range.h_pos.is_some() {
        let galley = &laid.galley;
        let (cursor, _) = if is_forward {
            galley.cursor_down_one_row(&range.primary, range.h_pos)
        } else {
            galley.cursor_up_one_row(&range.primary, range.h_pos)
        };
        return byte(&passage.text, cursor.index.0);
    }
    let way = Buffer {
        text: passage.text.clone(),
        anchor: before,
        caret: found,
    };
    way.step()
}

pub(super) fn selected_chars(passage: &Buffer, is_shown: bool) -> Range<usize> {
    if !is_shown {
        return 0..0;
    }
    let from = cursor(&passage.text, passage.anchor.min(passage.caret));
    let to = cursor(&passage.text, passage.anchor.max(passage.caret));
    from.index.0..to.index.0
}

pub(super) fn cursor(text: &str, byte: usize) -> CCursor {
    CCursor {
        index: CharIndex(text.get(..byte).unwrap_or(text).chars().count()),
        prefer_next_row: true,
    }
}

pub(super) fn byte(text: &str, n_chars: usize) -> usize {
    text.char_indices()
        .nth(n_chars)
        .map_or(text.len(), |(at, _)| at)
}

pub(super) fn store_selection(ui: &Ui, id: Id, passage: &Buffer) {
    let mut state = TextEditState::load(ui, id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange {
        primary: cursor(&passage.text, passage.caret),
        secondary: cursor(&passage.text, passage.anchor),
        h_pos: None,
    }));
    state.store(ui, id);
}

/// egui's own undo knows one text field and not the document; it must never find anything.
pub(super) fn clear_undo(ui: &Ui, id: Id) {
    if let Some(mut state) = TextEditState::load(ui, id) {
        state.clear_undoer();
        state.store(ui, id);
    }
}
