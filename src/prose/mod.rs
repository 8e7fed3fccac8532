//! Prose without a window: what the editor, imports and searches know of texts.
//!
//! [`parse()`] says what stands where; a [`Buffer`] is a text with a selection, and typing and the
//! commands make another of it.
//!
//! Pure: text in, text out. Nothing here knows a draft's file, a template or a widget.

mod brought;
mod buffer;
mod cells;
mod commands;
mod copied;
mod copied_html;
mod mark;
mod parse;
mod pasted;
mod rich;
mod sentences;
mod series;
mod shown;
mod word;
mod written;

pub use self::{
    brought::{Beyond, Brought, Dropped, brought_html, brought_rtf},
    buffer::{Buffer, Reach},
    cells::{Rows, rows},
    commands::{
        BlockKind, VoiceKind, cite, cite_over, link, move_lines, toggle_block, toggle_voice,
    },
    copied::{CopiedText, copied},
    mark::{Mark, MarkKind},
    parse::{Block, Line, Run, RunKind, Voice, parse, parse_again},
    pasted::pasted,
    sentences::sentences,
    series::{COLUMNS, Filled, filled, set},
    shown::{Shown, shown},
    word::{paragraph_at, word_at},
    written::written,
};
