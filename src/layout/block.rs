//! A block of any kind, laid out with its anchor. Only this file knows all kinds.

use super::{
    blocks::{
        context::{Context, Piece},
        heading, list, paragraph, quote,
        setting::Setting,
    },
    chart,
    strips::strip::Mark,
    table,
};
use crate::content::{Block, Body, Inline};

/// How long a label may be that stands on a line of its own.
const LABEL_LEN: usize = 60;

/// Lays a block out, with its anchor, and kept with the next if it leads on to it.
pub(super) fn marked_piece(context: &mut Context<'_>, block: &Block, setting: &Setting) -> Piece {
    let mut piece = piece(context, block, setting);
    if let (Some(first), Some(row)) = (piece.strips.first_mut(), &block.anchor) {
        first.marks.push(Mark::Row(row.clone()));
    }
    if let (true, Some(last)) = (leads_on(&block.body), piece.strips.last_mut()) {
        last.keeps_next = true;
    }
    piece
}

/// Whether a block makes no sense without the next one: words that end with a colon, or a label
/// in bold on a line of its own.
fn leads_on(body: &Body) -> bool {
    let Body::Paragraph { text, .. } = body else {
        return false;
    };
    if is_label(text) {
        return true;
    }
    match text.last() {
        Some(Inline::Text { text, .. }) => text.trim_end().ends_with(':'),
        Some(
            Inline::Cite { .. }
            | Inline::Link { .. }
            | Inline::Status { .. }
            | Inline::Mark(_)
            | Inline::Break,
        )
        | None => false,
    }
}

/// Whether nothing but a few words in bold is said.
fn is_label(text: &[Inline]) -> bool {
    let [Inline::Text { text, voice }] = text else {
        return false;
    };
    voice.bold && text.len() <= LABEL_LEN && !text.trim_end().ends_with(['.', '!', '?'])
}

fn piece(context: &mut Context<'_>, block: &Block, setting: &Setting) -> Piece {
    match &block.body {
        Body::Heading(heading) => heading::piece(context, block, heading, setting),
        Body::Paragraph { number, text } => {
            paragraph::piece(context, block, (number.as_deref(), text), setting)
        }
        Body::List(list) => list::piece(context, block, list, setting),
        Body::Quote(quoted) => quote::piece(context, block, quoted, setting),
        Body::Table(table) => table::piece(context, block, table, setting),
        Body::Chart(chart) => chart::piece(context, block, chart, setting),
    }
}
