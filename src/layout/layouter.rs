//! Layout that remembers: only blocks that changed are laid out again.
//!
//! A block of the body is laid out by itself, with ids of its own ([`Laid`]); putting the pages
//! together copies what is known. Invariant: what is remembered, and on how many threads blocks
//! are laid out, changes how long a layout takes and never its result.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use rustc_hash::FxHashMap;

use super::{
    assemble, block,
    blocks::{context::Context, heading, setting::Setting},
    finished::Finished,
    laid::{Facts, Laid},
    pages::{
        Pages,
        structure::{ElementId, Structure},
    },
    style::PageStyle,
    text::shape::Words,
};
use crate::{
    content::{Block, Paper},
    model::RowId,
    parallel,
};

/// Lays papers out one after the other, and remembers words and blocks between them.
#[derive(Debug, Default)]
pub struct Layouter {
    /// The words shaped so far, those of each thread by themselves.
    words: Vec<Words>,
    style: PageStyle,
    anchors: BTreeSet<RowId>,
    last: Last,
    finished: Finished,
}

/// The blocks of the last paper as they were laid out, under its style and anchors.
///
/// A block is found by its address, because a paper shares what did not change with the one
/// before it, or else by what it says.
#[derive(Debug, Default)]
struct Last {
    /// Holds the blocks, so that no other can have the address of one of them.
    blocks: Vec<Arc<Block>>,
    laid: Vec<Arc<Laid>>,
    by_address: FxHashMap<usize, usize>,
    by_hash: FxHashMap<u64, usize>,
}

/// A block to be laid out, if it is not known.
struct Wanted<'p> {
    block: &'p Arc<Block>,
    heard_before: u8,
    /// The same block in the last paper.
    same: Option<Arc<Laid>>,
    facts: Arc<Facts>,
}

/// For how many blocks a thread is worth its start.
const MANY: usize = 24;

impl Last {
    fn new(blocks: &[Arc<Block>], laid: Vec<Arc<Laid>>) -> Self {
        let addresses = blocks.iter().map(address);
        let by_address = addresses.zip(0..).collect();
        let hashes = laid.iter().map(|laid| laid.facts.hash);
        let by_hash = hashes.zip(0..).collect();
        Self {
            blocks: blocks.to_vec(),
            laid,
            by_address,
            by_hash,
        }
    }

    fn anchors(&self) -> impl Iterator<Item = &RowId> {
        self.laid.iter().flat_map(|laid| &laid.facts.anchors)
    }

    fn same(&self, block: &Arc<Block>) -> Option<&Arc<Laid>> {
        let idx = *self.by_address.get(&address(block))?;
        let is_same = Arc::ptr_eq(self.blocks.get(idx)?, block);
        self.laid.get(idx).filter(|_| is_same)
    }

    /// Returns what a block looked like, if it was heard behind the same.
    fn recall(&self, want: &Wanted<'_>) -> Option<Arc<Laid>> {
        let is_heard_alike = |laid: &&Arc<Laid>| laid.heard_before == want.heard_before;
        if let Some(same) = want.same.as_ref().filter(is_heard_alike) {
            return Some(Arc::clone(same));
        }
        let idx = self.by_hash.get(&want.facts.hash)?;
        let alike = self.laid.get(*idx).filter(is_heard_alike)?;
        (self.blocks.get(*idx)? == want.block).then(|| Arc::clone(alike))
    }
}

fn address(block: &Arc<Block>) -> usize {
    Arc::as_ptr(block).addr()
}

impl Layouter {
    /// Remembers nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lays a paper out.
    pub fn layout(&mut self, paper: &Paper, style: &PageStyle) -> Pages {
        let laid = self.blocks(&paper.blocks, style);
        // What stands on the pages of the last paper must last until these are finished.
        let last = std::mem::replace(&mut self.last, Last::new(&paper.blocks, laid));
        let mut context = context(style, &self.anchors, self.words.pop());
        let pages = assemble::pages(&mut context, paper, &self.last.laid, &mut self.finished);
        self.words.push(context.words);
        drop(last);
        pages
    }

    /// Lays out the last paper. Nothing is remembered, and what it says is given up as soon as it
    /// is laid out, so that a large paper takes less memory.
    pub(super) fn layout_last(mut self, mut paper: Paper, style: &PageStyle) -> Pages {
        let laid = self.blocks(&paper.blocks, style);
        paper.blocks = Vec::new();
        self.last = Last::default();
        let mut context = context(style, &self.anchors, self.words.pop());
        assemble::pages(&mut context, &paper, &laid, &mut Finished::forgetful())
    }

    /// Lays out the blocks of a paper, each as it was if nothing changed that it depends on.
    fn blocks(&mut self, blocks: &[Arc<Block>], style: &PageStyle) -> Vec<Arc<Laid>> {
        let mut wanted = self.look_at(blocks);
        let rows = wanted.iter().flat_map(|want| &want.facts.anchors);
        let mut forgets = self.style != *style;
        if !rows.clone().eq(self.last.anchors()) {
            let anchors = rows.cloned().collect();
            forgets |= self.anchors != anchors;
            self.anchors = anchors;
        }
        if forgets {
            self.style = style.clone();
            self.last = Last::default();
            self.finished = Finished::default();
            for want in &mut wanted {
                want.same = None;
            }
        }
        self.body(wanted)
    }

    /// Says of blocks what is known of them.
    fn look_at<'p>(&self, blocks: &'p [Arc<Block>]) -> Vec<Wanted<'p>> {
        let mut heard = 0;
        let mut wanted = Vec::with_capacity(blocks.len());
        for block in blocks {
            let same = self.last.same(block).cloned();
            let facts = match &same {
                Some(laid) => Arc::clone(&laid.facts),
                None => Arc::new(Facts::of(block)),
            };
            wanted.push(Wanted {
                block,
                heard_before: heard,
                same,
                facts,
            });
            heard = heading::heard_after(block, heard);
        }
        wanted
    }

    /// Lays the blocks of the body out, each as it was if it did not change.
    fn body(&mut self, wanted: Vec<Wanted<'_>>) -> Vec<Arc<Laid>> {
        let mut found = Vec::with_capacity(wanted.len());
        let mut new = Vec::new();
        for want in wanted {
            let known = self.last.recall(&want);
            if known.is_none() {
                new.push(want);
            }
            found.push(known);
        }
        let mut new = self.lay_all(&new).into_iter();
        let laid = found.into_iter();
        laid.filter_map(|known| known.or_else(|| new.next()))
            .collect()
    }

    /// Lays blocks out: many of them on several threads, which share nothing.
    fn lay_all(&mut self, wanted: &[Wanted<'_>]) -> Vec<Arc<Laid>> {
        let (style, anchors) = (&self.style, &self.anchors);
        let words = Mutex::new(std::mem::take(&mut self.words));
        let next_words = || words.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let (laid, contexts) =
            parallel::map_with(wanted, MANY, || context(style, anchors, next_words()), lay);
        self.words = words.into_inner().unwrap_or_else(PoisonError::into_inner);
        self.words
            .extend(contexts.into_iter().map(|context| context.words));
        laid
    }
}

fn context<'a>(
    style: &'a PageStyle,
    anchors: &'a BTreeSet<RowId>,
    words: Option<Words>,
) -> Context<'a> {
    Context {
        style,
        words: words.unwrap_or_default(),
        structure: Structure::default(),
        anchors,
        heard_level: 0,
        lay: block::marked_piece,
    }
}

fn lay(context: &mut Context<'_>, want: &Wanted<'_>) -> Arc<Laid> {
    context.heard_level = want.heard_before;
    let setting = Setting::body(context.style, ElementId::DOCUMENT);
    let piece = block::marked_piece(context, want.block, &setting);
    Arc::new(Laid {
        heard_before: want.heard_before,
        facts: Arc::clone(&want.facts),
        strips: piece.strips,
        structure: std::mem::take(&mut context.structure).fitted(),
        before: piece.before,
        after: piece.after,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{Body, Cover, Furniture, Heading, Inline},
        model::Place,
    };

    /// A paper with a citation of a row, and with the row itself or without.
    fn paper(anchor: Option<&RowId>, row: &RowId) -> Paper {
        let paragraph = |anchor: Option<&RowId>, inline| {
            Arc::new(Block {
                origin: Place::Draft,
                anchor: anchor.cloned(),
                body: Body::Paragraph {
                    number: None,
                    text: vec![inline],
                },
            })
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
    fn a_heading_is_laid_out_again_when_it_is_heard_otherwise() {
        let heading = |level| {
            Arc::new(Block {
                origin: Place::Draft,
                anchor: None,
                body: Body::Heading(Heading {
                    level,
                    number: None,
                    text: "A heading".to_owned(),
                    new_page: false,
                    in_contents: true,
                }),
            })
        };
        let [one, two, three] = [1, 2, 3].map(heading);
        let mut layouter = Layouter::new();
        let mut paper = paper(None, &RowId::new("e-1").unwrap());
        for blocks in [vec![&one, &three], vec![&one, &two, &three]] {
            paper.blocks = blocks.into_iter().cloned().collect();
            assert_fresh(&mut layouter, &paper, &PageStyle::default());
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
