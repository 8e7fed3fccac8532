//! An editor for prose that looks like prose: bold looks bold, bullets look like bullets.

mod commands;
mod parse;
mod passage;
mod rich;

pub use self::{
    commands::{BlockKind, VoiceKind, cite, link, toggle_block, toggle_voice},
    parse::{Block, Line, Run, RunKind, Voice, parse},
    passage::{Passage, Reach},
};
