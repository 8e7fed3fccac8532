//! RON text as text: its brackets, strings and commas, without what they mean.
//!
//! `ron` reads a text that is right. This module looks at texts before that, and at texts that
//! are damaged: whether reading one would cost too much, and where its pieces begin and end.
//! Invariant: every function takes time in proportion to the text, needs no recursion, and
//! never panics, whatever the text.

mod explain;
mod lex;
mod limits;
mod pieces;

pub use self::{
    explain::explain,
    lex::{Kind, Token, Tokens},
    limits::{
        Counts, Limit, MAX_BRACKETS, MAX_COMMAS, MAX_DEPTH, MAX_TEXT, OverLimit, check_limits,
    },
    pieces::{Part, Parts, Piece, cut},
};
