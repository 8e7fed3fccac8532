//! Layout that remembers: only blocks that changed are laid out again.
//!
//! A block of the body is laid out by itself, with ids of its own ([`Laid`]); putting the pages
//! together copies what is known. Invariant: what is remembered, and on how many threads blocks
//! are laid out, changes how long a layout takes and never its result.

use std::{
    collections::BTreeSet,
    hash::{Hash as _, Hasher as _},
    sync::Arc,
};

use rustc_hash::{FxHashMap, FxHasher};

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
    /// The words shaped so far, those of each thread by themselves.
    words: Vec<Words>,
    /// What blocks look like, by a hash of all that they depend on but style and anchors.
    known: FxHashMap<u64, Vec<Known>>,
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
}

/// A block to be laid out.
struct Wanted<'p> {
    idx: usize,
    block: &'p Block,
    heard_before: u8,
    hash: u64,
}

/// From how many blocks on a second thread is worth its start.
const MANY: usize = 48;
/// More threads would wait for memory.
const MAX_THREADS: usize = 4;

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
        let laid = self.body(&paper.blocks, style, &anchors);
        let mut context = context(style, &anchors, self.words.pop());
        let pages = super::pages(&mut context, paper, &laid);
        self.words.push(context.words);
        let turn = self.turn;
        self.known.retain(|_, known| {
            known.retain(|known| known.turn == turn);
            !known.is_empty()
        });
        pages
    }

    /// Lays the blocks of the body out, each as it was if it did not change.
    fn body(
        &mut self,
        blocks: &[Block],
        style: &PageStyle,
        anchors: &BTreeSet<RowId>,
    ) -> Vec<Arc<Laid>> {
        let mut heard = 0;
        let mut found: Vec<Option<Arc<Laid>>> = Vec::with_capacity(blocks.len());
        let mut wanted = Vec::new();
        for (idx, block) in blocks.iter().enumerate() {
            let want = Wanted {
                idx,
                block,
                heard_before: heard,
                hash: hash(block, heard),
            };
            heard = block::heard_after(block, heard);
            let laid = self.recall(&want);
            if laid.is_none() {
                wanted.push(want);
            }
            found.push(laid);
        }
        for (want, laid) in wanted.iter().zip(self.lay_all(&wanted, style, anchors)) {
            let laid = Arc::new(laid);
            self.known.entry(want.hash).or_default().push(Known {
                block: want.block.clone(),
                heard_before: want.heard_before,
                laid: Arc::clone(&laid),
                turn: self.turn,
            });
            if let Some(slot) = found.get_mut(want.idx) {
                *slot = Some(laid);
            }
        }
        found.into_iter().flatten().collect()
    }

    fn recall(&mut self, want: &Wanted<'_>) -> Option<Arc<Laid>> {
        let known = self.known.get_mut(&want.hash)?;
        let same = known
            .iter_mut()
            .find(|known| known.heard_before == want.heard_before && known.block == *want.block)?;
        same.turn = self.turn;
        Some(Arc::clone(&same.laid))
    }

    /// Lays blocks out: many of them on several threads, which share nothing.
    fn lay_all(
        &mut self,
        wanted: &[Wanted<'_>],
        style: &PageStyle,
        anchors: &BTreeSet<RowId>,
    ) -> Vec<Laid> {
        let n_threads = match std::thread::available_parallelism() {
            Ok(n_cores) if wanted.len() >= MANY => n_cores.get().min(MAX_THREADS),
            Ok(_) | Err(_) => 1,
        };
        let n_each = wanted.len().div_ceil(n_threads).max(1);
        self.words
            .resize_with(n_threads.max(self.words.len()), Words::default);
        let shares = wanted.chunks(n_each).zip(&mut self.words);
        let mut lay_share = shares.map(|(share, words)| {
            move || {
                let mut context = context(style, anchors, Some(std::mem::take(words)));
                let laid: Vec<Laid> = share.iter().map(|want| lay(&mut context, want)).collect();
                *words = context.words;
                laid
            }
        });
        let Some(mut first) = lay_share.next() else {
            return Vec::new();
        };
        std::thread::scope(|scope| {
            let others: Vec<_> = lay_share.map(|lay| scope.spawn(lay)).collect();
            let mut laid = first();
            for other in others {
                match other.join() {
                    Ok(mut more) => laid.append(&mut more),
                    Err(broken) => std::panic::resume_unwind(broken),
                }
            }
            laid
        })
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
    }
}

fn hash(block: &Block, heard_before: u8) -> u64 {
    let mut hasher = FxHasher::default();
    block.hash(&mut hasher);
    heard_before.hash(&mut hasher);
    hasher.finish()
}

fn lay(context: &mut Context<'_>, want: &Wanted<'_>) -> Laid {
    context.heard_level = want.heard_before;
    let setting = Setting::body(context.style, ElementId::DOCUMENT);
    let piece = block::marked_piece(context, want.block, &setting);
    Laid {
        strips: piece.strips,
        structure: std::mem::take(&mut context.structure),
        before: piece.before,
        after: piece.after,
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
