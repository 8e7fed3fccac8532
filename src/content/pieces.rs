//! Small pieces that every presentation is put together from.

use crate::model::{FindingKind, Place, RowId};

use super::{
    Align, Block, Body, Heading, Inline, List, Table, TableColumn, TableRow, Voice,
    typography::typographic,
};

pub(super) const PLAIN: Voice = Voice {
    bold: false,
    italic: false,
    muted: false,
};
pub(super) const BOLD: Voice = Voice {
    bold: true,
    italic: false,
    muted: false,
};
pub(super) const MUTED: Voice = Voice {
    bold: false,
    italic: false,
    muted: true,
};

/// Stands between short pieces of a line, and never begins one.
pub(super) const DOT: &str = "\u{a0}· ";

/// The deepest heading a paper has.
const MAX_LEVEL: u8 = 4;

pub(super) fn said(text: &str, voice: Voice) -> Inline {
    Inline::Text {
        text: typographic(text.trim()),
        voice,
    }
}

/// Words of the program itself, spaces and all.
pub(super) fn words(text: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        voice: PLAIN,
    }
}

pub(super) fn muted(text: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        voice: MUTED,
    }
}

/// A label that runs into the text behind it.
pub(super) fn label(text: &str) -> Inline {
    Inline::Text {
        text: format!("{text}: "),
        voice: BOLD,
    }
}

pub(super) fn block(origin: &Place, body: Body) -> Block {
    Block {
        origin: origin.clone(),
        anchor: None,
        body,
    }
}

pub(super) fn paragraph(origin: &Place, text: Vec<Inline>) -> Block {
    block(origin, Body::Paragraph { number: None, text })
}

pub(super) fn list(origin: &Place, items: Vec<Vec<Block>>) -> Block {
    block(origin, Body::List(List { start: None, items }))
}

/// A heading within a section, which stands in no list of contents.
pub(super) fn inner_heading(
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

pub(super) fn column(header: &str, share: u16) -> TableColumn {
    TableColumn {
        header: header.to_owned(),
        sign: None,
        align: Align::Start,
        share,
    }
}

pub(super) fn figures_column(header: &str, share: u16) -> TableColumn {
    TableColumn {
        align: Align::Figures,
        ..column(header, share)
    }
}

pub(super) fn signed_column(kind: FindingKind, header: &str) -> TableColumn {
    TableColumn {
        sign: Some(kind),
        ..column(header, 10)
    }
}

pub(super) fn table(origin: &Place, columns: Vec<TableColumn>, rows: Vec<TableRow>) -> Block {
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
pub(super) fn anchored(mut blocks: Vec<Block>, row: &RowId) -> Vec<Block> {
    if let Some(first) = blocks.first_mut() {
        first.anchor = Some(row.clone());
    }
    blocks
}

/// Joins short pieces with something between them.
pub(super) fn joined(pieces: Vec<Vec<Inline>>, between: &Inline) -> Vec<Inline> {
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
pub(super) fn with_label(text: &str, mut blocks: Vec<Block>, origin: &Place) -> Vec<Block> {
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
