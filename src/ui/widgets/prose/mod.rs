//! An editor for prose that looks like prose: bold looks bold, bullets look like bullets.
//!
//! [`Passage`] and the commands are pure and do the work; [`prose_ui`] shows it.

mod caret;
mod commands;
mod editor;
mod events;
mod galley;
mod paint;
mod parse;
mod passage;
mod pieces;
mod rich;
mod toolbar;

pub use self::{
    commands::{BlockKind, VoiceKind, cite, link, toggle_block, toggle_voice},
    editor::{
        BAR_HEIGHT, BAR_WIDTH, ProseResponse, ProseSpec, cite_in, prose_ui, prose_with_bar_ui,
        put_caret,
    },
    galley::Label,
    parse::{Block, Line, Run, RunKind, Voice, parse},
    passage::{Passage, Reach},
};
