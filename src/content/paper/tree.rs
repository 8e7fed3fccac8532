//! What a paper says, in order: no fonts, no sizes, no pages.
//!
//! Every block and every table row carries its origin, so that a click in the paper goes to its
//! place in the text. What a reader may not see is not in the tree at all.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    content::chart::Chart,
    model::{Audience, FindingKind, Place, RowId},
};

/// A whole paper for one audience.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Paper {
    /// What stands on the cover.
    pub cover: Cover,
    /// What stands at the head and foot of every page.
    pub furniture: Furniture,
    /// Whether a list of contents stands behind the cover.
    pub has_contents: bool,
    /// The body and the appendices, in reading order. A paper shares what did not change with the
    /// one before it.
    pub blocks: Vec<Arc<Block>>,
    /// What was left out for this audience, and why. Not part of the paper.
    pub left_out: Vec<LeftOut>,
}

/// The cover with its document control.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Cover {
    /// Who the paper is from: authority and service.
    pub authority: String,
    /// The title.
    pub title: String,
    /// The line under it.
    pub subtitle: String,
    /// The date or dates that matter, in words.
    pub date: String,
    /// Document control, label and text.
    pub control: Vec<(String, String)>,
}

/// What stands at the head and foot of every page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Furniture {
    /// The protective marking, top and bottom.
    pub marking: String,
    /// Head, left: the authority.
    pub head_start: String,
    /// Head, right: the title.
    pub head_end: String,
    /// Foot, left: the version. Foot, right is the page number.
    pub foot_start: String,
    /// The language as in BCP 47.
    pub language: String,
}

/// Something left out of the paper because this audience may not see it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LeftOut {
    /// Where it is.
    pub place: Place,
    /// What it is, in words.
    pub title: String,
    /// Who may see it.
    pub audience: Audience,
}

impl Paper {
    /// Returns the rows that stand in the paper: citations of others lead nowhere.
    pub fn anchors(&self) -> BTreeSet<RowId> {
        let mut anchors = BTreeSet::new();
        for block in &self.blocks {
            block.each_anchor(&mut |row| {
                anchors.insert(row.clone());
            });
        }
        anchors
    }
}

/// A piece of the paper that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Block {
    /// Where in the draft it comes from.
    pub origin: Place,
    /// The row that a citation of this block leads to.
    pub anchor: Option<RowId>,
    /// What it is.
    pub body: Body,
}

impl Block {
    /// Sees every row that stands in the block, in reading order.
    pub fn each_anchor<'b>(&'b self, see: &mut impl FnMut(&'b RowId)) {
        self.anchor.iter().for_each(&mut *see);
        match &self.body {
            Body::Heading(_) | Body::Paragraph { .. } | Body::Chart(_) => {}
            Body::List(list) => {
                for block in list.items.iter().flatten() {
                    block.each_anchor(see);
                }
            }
            Body::Quote(quoted) => quoted.iter().for_each(|block| block.each_anchor(see)),
            Body::Table(table) => {
                for row in &table.rows {
                    row.anchor.iter().for_each(&mut *see);
                    for block in row.cells.iter().flatten() {
                        block.each_anchor(see);
                    }
                }
            }
        }
    }
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Body {
    /// A heading; levels begin at 1 and never skip.
    Heading(Heading),
    /// A paragraph, with its number where paragraphs are numbered.
    Paragraph {
        /// "12." in papers with numbered paragraphs.
        number: Option<String>,
        /// The text.
        text: Vec<Inline>,
    },
    /// A list.
    List(List),
    /// Somebody's own words.
    Quote(Vec<Block>),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Heading {
    /// 1 for parts and appendices, 2 and 3 below, 4 for headings within a section.
    pub level: u8,
    /// "2.1", "A", or none.
    pub number: Option<String>,
    /// The words.
    pub text: String,
    /// Whether it begins a new page.
    pub new_page: bool,
    /// Whether it stands in the list of contents.
    pub in_contents: bool,
}

/// A list of items, each of one or more blocks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct List {
    /// The first number of a numbered list; none for bullets.
    pub start: Option<u64>,
    /// The items.
    pub items: Vec<Vec<Block>>,
}

/// A table. Its header row repeats on every page that it runs on to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Table {
    /// The caption, in one line.
    pub caption: String,
    /// What the caption adds in a quieter voice.
    pub caption_note: String,
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// Whether the first cell of a row is the row's header.
    pub has_row_headers: bool,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TableColumn {
    /// The header; never empty.
    pub header: String,
    /// The sign before the header, for strengths and areas.
    pub sign: Option<FindingKind>,
    /// How its cells stand.
    pub align: Align,
    /// Its share of the width against the other columns; 10 for a column of prose, 3 for a short word.
    pub share: u16,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Text, from the left.
    Start,
    /// Figures, with decimal points under each other.
    Figures,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TableRow {
    /// Where in the draft it comes from.
    pub origin: Place,
    /// The row that a citation of it leads to.
    pub anchor: Option<RowId>,
    /// One cell a column. An empty cell holds no block.
    pub cells: Vec<Vec<Block>>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Words in one voice.
    Text {
        /// The words.
        text: String,
        /// How they are said.
        voice: Voice,
    },
    /// A citation of a row: "E3". Whoever prints it puts brackets round it where it follows
    /// words. The row may stand nowhere in this paper: then nothing in it has the row as anchor.
    Cite {
        /// The row.
        row: RowId,
        /// What is printed, without brackets.
        label: String,
        /// What the row is, for a screen reader and a tooltip.
        title: String,
    },
    /// A link out of the paper.
    Link {
        /// The words.
        text: String,
        /// Where it goes.
        address: String,
        /// How the words are said.
        voice: Voice,
    },
    /// A status, in words and shape.
    Status {
        /// How good it is.
        tone: Tone,
        /// The words.
        text: String,
    },
    /// The line ends here, the paragraph does not.
    Break,
    /// What follows in the paragraph came in or went out since an earlier state, up to the next
    /// mark. Only a paper with changes marked has any; the last of a paragraph is
    /// [`Mark::Kept`].
    Mark(Mark),
}

/// What became of words since an earlier state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    /// They stand as they stood.
    #[default]
    Kept,
    /// They came in.
    Inserted,
    /// They went out.
    Deleted,
}

/// How words are said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Voice {
    /// Strongly.
    pub bold: bool,
    /// With stress.
    pub italic: bool,
    /// In a quieter colour.
    pub muted: bool,
}

/// How good a status is; it is always shown by a shape as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Done: a filled circle.
    Good,
    /// Partly: half a circle.
    Partly,
    /// Not yet: a triangle.
    Attention,
    /// No judgement: an empty circle.
    Neutral,
    /// Better than another figure: a triangle that points up.
    Better,
    /// Much the same as another figure: a filled circle.
    Similar,
    /// Worse than another figure: a triangle that points down.
    Worse,
    /// A figure that rises: an arrow that points up. The words say whether that is good.
    Rising,
    /// A figure that falls: an arrow that points down. The words say whether that is good.
    Falling,
    /// A figure that stays: an arrow that points right.
    Level,
}
