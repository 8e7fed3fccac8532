//! Small pieces that every presentation is put together from.

use super::tree::{Align, Block, Body, Heading, Inline, List, Table, TableColumn, TableRow, Voice};
use crate::{
    content::typography::typographic,
    model::{FindingKind, Place, RowId},
};

pub(in crate::content) const PLAIN: Voice = Voice {
    bold: false,
    italic: false,
    muted: false,
};
pub(in crate::content) const BOLD: Voice = Voice {
    bold: true,
    italic: false,
    muted: false,
};
pub(in crate::content) const MUTED: Voice = Voice {
    bold: false,
    italic: false,
    muted: true,
};

/// Stands between short pieces of a line, and never begins one.
pub(in crate::content) const DOT: &str = "\u{a0}· ";

/// The deepest heading a paper has.
const MAX_LEVEL: u8 = 4;

pub(in crate::content) fn said(text: &str, voice: Voice) -> Inline {
    Inline::Text {
        text: typographic(text.trim()),
        voice,
    }
}

/// Words of the program itself, spaces and all.
pub(in crate::content) fn words(text: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        voice: PLAIN,
    }
}

pub(in crate::content) fn muted(text: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        voice: MUTED,
    }
}

/// A label that runs into the text behind it.
pub(in crate::content) fn label(text: &str) -> Inline {
    Inline::Text {
        text: format!("{text}: "),
        voice: BOLD,
    }
}

pub(in crate::content) fn block(origin: &Place, body: Body) -> Block {
    Block {
        origin: origin.clone(),
        anchor: None,
        body,
    }
}

pub(in crate::content) fn paragraph(origin: &Place, text: Vec<Inline>) -> Block {
    block(origin, Body::Paragraph { number: None, text })
}

pub(in crate::content) fn list(origin: &Place, items: Vec<Vec<Block>>) -> Block {
    block(origin, Body::List(List { start: None, items }))
}

/// A heading within a section, which stands in no list of contents.
pub(in crate::content) fn inner_heading(
    origin: &Place,
    level: u8,
    number: Option<String>,
    text: &str,
) -> Block {
    block(
        origin,
        Body::Heading(Heading {
            level: level.min(MAX_LEVEL),
            number,
            text: typographic(text.trim()),
            new_page: false,
            in_contents: false,
        }),
    )
}

pub(in crate::content) fn column(header: &str, share: u16) -> TableColumn {
    TableColumn {
        header: header.to_owned(),
        sign: None,
        align: Align::Start,
        share,
    }
}

pub(in crate::content) fn figures_column(header: &str, share: u16) -> TableColumn {
    TableColumn {
        align: Align::Figures,
        ..column(header, share)
    }
}

pub(in crate::content) fn signed_column(kind: FindingKind, header: &str) -> TableColumn {
    TableColumn {
        sign: Some(kind),
        ..column(header, 10)
    }
}

pub(in crate::content) fn table(
    origin: &Place,
    columns: Vec<TableColumn>,
    rows: Vec<TableRow>,
) -> Block {
    block(
        origin,
        Body::Table(Table {
            caption: String::new(),
            caption_note: String::new(),
            columns,
            has_row_headers: true,
            rows,
        }),
    )
}

/// Makes the first block lead to a row.
pub(in crate::content) fn anchored(mut blocks: Vec<Block>, row: &RowId) -> Vec<Block> {
    if let Some(first) = blocks.first_mut() {
        first.anchor = Some(row.clone());
    }
    blocks
}

/// Joins short pieces with something between them.
pub(in crate::content) fn joined(pieces: Vec<Vec<Inline>>, between: &Inline) -> Vec<Inline> {
    let mut joined = Vec::new();
    for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
        if !joined.is_empty() {
            joined.push(between.clone());
        }
        joined.extend(piece);
    }
    joined
}

/// Puts a label before a text: into its first paragraph, or above a list.
pub(in crate::content) fn with_label(
    text: &str,
    mut blocks: Vec<Block>,
    origin: &Place,
) -> Vec<Block> {
    match blocks.first_mut().map(|first| &mut first.body) {
        None => {}
        Some(Body::Paragraph { text: words, .. }) => words.insert(0, label(text)),
        Some(
            Body::Heading(_) | Body::List(_) | Body::Quote(_) | Body::Table(_) | Body::Chart(_),
        ) => {
            let text = vec![said(text, BOLD)];
            blocks.insert(0, block(origin, Body::Paragraph { number: None, text }));
        }
    }
    blocks
}
