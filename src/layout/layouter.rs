//! Layout that remembers: only blocks that changed are laid out again.
//!
//! A block of the body is laid out by itself, with ids of its own ([`Laid`]); putting the pages
//! together copies what is known. Invariant: what is remembered changes how long a layout takes
//! and never its result.

use std::{
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use super::{
    block::{self, Context, Setting},
    flow::Hung,
    pages::Pages,
    shape::Words,
    strip::Strip,
    structure::{ElementId, Ids, Structure},
    style::PageStyle,
};
use crate::{
    content::{Block, Paper},
    model::RowId,
};

/// Lays papers out one after the other, and remembers words and blocks between them.
#[derive(Debug, Default)]
pub struct Layouter {
    words: Words,
    /// What blocks look like, by a hash of all that they depend on but style and anchors.
    known: HashMap<u64, Vec<Known>>,
    style: PageStyle,
    anchors: BTreeSet<RowId>,
    /// Counts layouts, to forget what was long not needed.
    turn: u64,
}

/// A block as it was laid out, and what it depended on.
#[derive(Debug)]
struct Known {
    block: Block,
    heard_before: u8,
    laid: Arc<Laid>,
    turn: u64,
}

/// A block laid out by itself.
#[derive(Debug)]
pub(super) struct Laid {
    strips: Vec<Strip>,
    structure: Structure,
    before: f32,
    after: f32,
    heard_after: u8,
}

impl Layouter {
    /// Remembers nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lays a paper out.
    pub fn layout(&mut self, paper: &Paper, style: &PageStyle) -> Pages {
        self.turn += 1;
        let anchors = super::anchors_of(&paper.blocks);
        if self.style != *style || self.anchors != anchors {
            self.known.clear();
            self.style = style.clone();
            self.anchors.clone_from(&anchors);
        }
        let mut context = Context {
            style,
            words: std::mem::take(&mut self.words),
            structure: Structure::default(),
            anchors,
            heard_level: 0,
        };
        let pages = super::pages(&mut context, paper, self);
        self.words = context.words;
        let turn = self.turn;
        self.known.retain(|_, known| {
            known.retain(|known| known.turn == turn);
            !known.is_empty()
        });
        pages
    }

    /// Lays the blocks of the body out, each as it was if it did not change.
    pub(super) fn body(&mut self, context: &mut Context<'_>, blocks: &[Block]) -> Vec<Arc<Laid>> {
        let all = std::mem::take(&mut context.structure);
        let laid = blocks.iter().map(|block| self.block(context, block));
        let laid = laid.collect();
        context.structure = all;
        laid
    }

    fn block(&mut self, context: &mut Context<'_>, block: &Block) -> Arc<Laid> {
        let heard_before = context.heard_level;
        let mut hasher = DefaultHasher::new();
        block.hash(&mut hasher);
        heard_before.hash(&mut hasher);
        let known = self.known.entry(hasher.finish()).or_default();
        let same = known
            .iter_mut()
            .find(|known| known.heard_before == heard_before && known.block == *block);
        if let Some(known) = same {
            known.turn = self.turn;
            context.heard_level = known.laid.heard_after;
            return Arc::clone(&known.laid);
        }
        let laid = Arc::new(lay(context, block));
        known.push(Known {
            block: block.clone(),
            heard_before,
            laid: Arc::clone(&laid),
            turn: self.turn,
        });
        laid
    }
}

fn lay(context: &mut Context<'_>, block: &Block) -> Laid {
    let setting = Setting::body(context.style, ElementId::DOCUMENT);
    let piece = block::marked_piece(context, block, &setting);
    Laid {
        strips: piece.strips,
        structure: std::mem::take(&mut context.structure),
        before: piece.before,
        after: piece.after,
        heard_after: context.heard_level,
    }
}

/// Adds the meaning of all blocks to a structure. Returns what their elements are called there.
pub(super) fn name(structure: &mut Structure, parent: ElementId, laid: &[Arc<Laid>]) -> Vec<Ids> {
    let names = laid.iter();
    names
        .map(|laid| structure.append(parent, &laid.structure))
        .collect()
}

/// Returns the strips of all blocks, with the space between blocks.
pub(super) fn strips<'s>(laid: &'s [Arc<Laid>], ids: &'s [Ids]) -> impl Iterator<Item = Hung<'s>> {
    let mut after: f32 = 0.0;
    laid.iter().zip(ids).flat_map(move |(laid, ids)| {
        let above = laid.before.max(after);
        if !laid.strips.is_empty() {
            after = laid.after;
        }
        laid.strips
            .iter()
            .enumerate()
            .map(move |(idx, strip)| Hung {
                strip,
                before: strip.before + if idx == 0 { above } else { 0.0 },
                ids: *ids,
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{Body, Cover, Furniture, Inline},
        model::Place,
    };

    /// A paper with a citation of a row, and with the row itself or without.
    fn paper(anchor: Option<&RowId>, row: &RowId) -> Paper {
        let paragraph = |anchor: Option<&RowId>, inline| Block {
            origin: Place::Draft,
            anchor: anchor.cloned(),
            body: Body::Paragraph {
                number: None,
                text: vec![inline],
            },
        };
        let cite = Inline::Cite {
            row: row.clone(),
            label: "E1".to_owned(),
            title: "An audit".to_owned(),
        };
        let held = Inline::Text {
            text: "An audit of 20 plans.".to_owned(),
            voice: crate::content::Voice::default(),
        };
        Paper {
            cover: Cover::default(),
            furniture: Furniture::default(),
            has_contents: false,
            blocks: vec![paragraph(None, cite), paragraph(anchor, held)],
            left_out: Vec::new(),
        }
    }

    #[track_caller]
    fn assert_fresh(layouter: &mut Layouter, paper: &Paper, style: &PageStyle) {
        let remembered = format!("{:?}", layouter.layout(paper, style));
        let fresh = format!("{:?}", Layouter::new().layout(paper, style));
        assert!(remembered == fresh);
    }

    #[test]
    fn a_citation_is_laid_out_again_when_its_row_comes_or_goes() {
        let row = RowId::new("e-1").unwrap();
        let style = PageStyle::default();
        let mut layouter = Layouter::new();
        for anchor in [Some(&row), None, Some(&row)] {
            assert_fresh(&mut layouter, &paper(anchor, &row), &style);
        }
    }

    #[test]
    fn another_style_lays_everything_out_again() {
        let row = RowId::new("e-1").unwrap();
        let mut large = PageStyle::default();
        large.type_sizes.body = 16.0;
        let mut layouter = Layouter::new();
        for style in [PageStyle::default(), large, PageStyle::default()] {
            assert_fresh(&mut layouter, &paper(Some(&row), &row), &style);
        }
    }
}
