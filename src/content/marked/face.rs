//! What two blocks, items or rows are known by when they are set against each other.

use std::hash::{DefaultHasher, Hasher as _};

use crate::{
    content::paper::{
        text::{inlines_text, one_line},
        tree::{Block, Body, Inline, List, TableRow},
    },
    model::{Place, RowId},
};

/// What something is known by.
#[derive(Debug)]
pub(super) struct Face<'b> {
    /// Whether two read alike, whatever their numbers are.
    pub(super) print: u64,
    kind: Kind,
    /// Its words as numbers, in order of size.
    words: Vec<u64>,
    origin: Option<&'b Place>,
    anchor: Option<&'b RowId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Heading(u8),
    Paragraph,
    List,
    Quote,
    Table,
    Chart,
    Item,
    Row,
}

impl<'b> Face<'b> {
    pub(super) fn block(block: &'b Block) -> Self {
        let kind = match &block.body {
            Body::Heading(heading) => Kind::Heading(heading.level),
            Body::Paragraph { .. } => Kind::Paragraph,
            Body::List(_) => Kind::List,
            Body::Quote(_) => Kind::Quote,
            Body::Table(_) => Kind::Table,
            Body::Chart(_) => Kind::Chart,
        };
        Self {
            print: print(&bare(block)),
            kind,
            words: words(&one_line(std::slice::from_ref(block))),
            origin: Some(&block.origin),
            anchor: block.anchor.as_ref(),
        }
    }

    pub(super) fn item(blocks: &'b [Block]) -> Self {
        let bare: Vec<Block> = blocks.iter().map(bare).collect();
        Self {
            print: print(&bare),
            kind: Kind::Item,
            words: words(&one_line(blocks)),
            origin: blocks.first().map(|block| &block.origin),
            anchor: blocks.first().and_then(|block| block.anchor.as_ref()),
        }
    }

    pub(super) fn row(row: &'b TableRow) -> Self {
        let cells = row.cells.iter();
        let bare: Vec<Vec<Block>> = cells.map(|cell| cell.iter().map(bare).collect()).collect();
        let text: Vec<String> = row.cells.iter().map(|cell| one_line(cell)).collect();
        Self {
            print: print(&bare),
            kind: Kind::Row,
            words: words(&text.join(" ")),
            origin: Some(&row.origin),
            anchor: row.anchor.as_ref(),
        }
    }

    /// Returns how alike two are: 0 for not at all, 1 and more for surely the same.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        if self.kind != other.kind {
            return 0.0;
        }
        if self.anchor.is_some() && self.anchor == other.anchor {
            return 2.0;
        }
        if self.is_of_a_row() && other.is_of_a_row() && self.origin != other.origin {
            return 0.0;
        }
        let is_one_place = self.origin == other.origin;
        let by_place = match (is_one_place, self.kind) {
            (false, _) => 0.0,
            (true, Kind::Table | Kind::Chart | Kind::Row) => 0.6,
            (true, Kind::Heading(_) | Kind::Paragraph | Kind::List | Kind::Quote | Kind::Item) => {
                0.2
            }
        };
        by_place + shared(&self.words, &other.words)
    }

    /// Whether it is a row of a register and nothing else: rows are told apart by what they are.
    fn is_of_a_row(&self) -> bool {
        self.kind == Kind::Row && matches!(self.origin, Some(Place::Row(..)))
    }
}

/// Returns a block without what changes by itself: numbers, labels of citations, places.
fn bare(block: &Block) -> Block {
    let blocks = |blocks: &[Block]| blocks.iter().map(bare).collect();
    let body = match &block.body {
        Body::Heading(heading) => {
            let mut heading = heading.clone();
            heading.number = None;
            heading.in_contents = false;
            Body::Heading(heading)
        }
        Body::Paragraph { text, .. } => Body::Paragraph {
            number: None,
            text: text.iter().map(bare_inline).collect(),
        },
        Body::List(list) => Body::List(List {
            start: list.start,
            items: list.items.iter().map(|item| blocks(item)).collect(),
        }),
        Body::Quote(quoted) => Body::Quote(blocks(quoted)),
        Body::Table(table) => {
            let mut table = table.clone();
            for row in &mut table.rows {
                row.origin = Place::Draft;
                row.anchor = None;
                for cell in &mut row.cells {
                    *cell = cell.iter().map(bare).collect();
                }
            }
            Body::Table(table)
        }
        Body::Chart(chart) => Body::Chart(chart.clone()),
    };
    Block {
        origin: Place::Draft,
        anchor: None,
        body,
    }
}

fn bare_inline(inline: &Inline) -> Inline {
    match inline {
        Inline::Cite { row, .. } => Inline::Cite {
            row: row.clone(),
            label: String::new(),
            title: String::new(),
        },
        other @ (Inline::Text { .. }
        | Inline::Link { .. }
        | Inline::Status { .. }
        | Inline::Mark(_)
        | Inline::Break) => other.clone(),
    }
}

fn print(value: &impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn words(text: &str) -> Vec<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let mut words: Vec<u64> = words.map(|word| print(&word)).collect();
    words.sort_unstable();
    words
}

/// Returns which part of their words two texts share, from 0 to 1.
fn shared(one: &[u64], other: &[u64]) -> f32 {
    let (mut at, mut n_shared) = (0, 0_u16);
    for word in one {
        while other.get(at).is_some_and(|other| other < word) {
            at += 1;
        }
        if other.get(at) == Some(word) {
            at += 1;
            n_shared = n_shared.saturating_add(1);
        }
    }
    let most = u16::try_from(one.len().max(other.len())).unwrap_or(u16::MAX);
    if most == 0 {
        return 1.0;
    }
    f32::from(n_shared) / f32::from(most)
}

/// Returns the plain words of running text.
pub(super) fn plain(text: &[Inline]) -> String {
    inlines_text(text)
}
