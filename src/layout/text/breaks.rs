//! Where a text may break, and where it does.

use std::{ops::Range, sync::Arc};

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{
    bound::is_bound,
    rich::{Rich, Span},
    shape::{Word, Words},
};
use crate::fonts::{Face, UNITS_PER_EM};

/// Where a word or an address that is longer than a line is parted, if it can be.
const PARTED_AFTER: [char; 9] = ['/', '.', '-', '_', '?', '&', '=', '@', ','];

/// About how many letters a unit has with the space behind it.
const LETTERS_PER_UNIT: usize = 6;

/// How long a label may be that is never broken.
const LABEL_LEN: usize = 22;

/// A text as units, and the pieces of all of them in a row: a text has many, and most units have
/// one piece.
#[derive(Default)]
pub(in crate::layout) struct Units {
    pub(in crate::layout) units: Vec<Unit>,
    pieces: Vec<Piece>,
}

/// Words that no line break goes through, with the spaces behind them.
pub(in crate::layout) struct Unit {
    /// Which of the pieces of the text.
    pub(super) pieces: Range<usize>,
    pub(in crate::layout) width: f32,
    pub(super) space: f32,
    pub(super) ends_line: bool,
    /// Whether its last sign is a dot that parts words.
    pub(super) ends_with_dot: bool,
    /// Whether it is one sign alone.
    pub(super) is_one_sign: bool,
}

impl Units {
    /// Returns the pieces of units that follow each other.
    pub(super) fn pieces(&self, units: &[Unit]) -> &[Piece] {
        let (Some(first), Some(last)) = (units.first(), units.last()) else {
            return &[];
        };
        let range = first.pieces.start..last.pieces.end;
        self.pieces.get(range).unwrap_or_default()
    }

    /// Adds a part of a word.
    fn push_fragment(&mut self, piece: Piece, width: f32) {
        let first_piece = self.pieces.len();
        self.units.push(Unit {
            pieces: first_piece..first_piece + 1,
            width,
            space: 0.0,
            ends_line: false,
            ends_with_dot: false,
            is_one_sign: piece.word.glyphs.len() == 1,
        });
        self.pieces.push(piece);
    }
}

/// A part of a unit in one look.
pub(in crate::layout) struct Piece {
    pub(super) span_idx: usize,
    pub(in crate::layout) word: Arc<Word>,
    pub(in crate::layout) range: Range<usize>,
    pub(super) n_spaces: usize,
}

/// Cuts a text into units; one that is wider than the measure is cut where it fits.
pub(in crate::layout) fn units(words: &mut Words, rich: &Rich, measure: f32) -> Units {
    let n_likely = rich.text.len() / LETTERS_PER_UNIT + 1;
    let mut units = Units {
        units: Vec::with_capacity(n_likely),
        pieces: Vec::with_capacity(n_likely + rich.spans.len()),
    };
    let mut start = 0;
    for (end, opportunity) in linebreaks(&rich.text) {
        let is_end = end == rich.text.len();
        let is_forced = opportunity == BreakOpportunity::Mandatory && !is_end;
        if !is_end && !is_forced && (is_bound(&rich.text, end) || is_within_label(rich, end)) {
            continue;
        }
        let unit = unit(words, rich, start..end, is_forced, &mut units.pieces);
        start = end;
        if unit.width > measure {
            cut(&unit, rich, measure, &mut units);
        } else {
            units.units.push(unit);
        }
    }
    units
}

/// Whether a place stands within a short label in bold, such as "For children:".
fn is_within_label(rich: &Rich, at: usize) -> bool {
    let idx = rich.spans.partition_point(|span| span.range.end <= at);
    rich.spans.get(idx).is_some_and(|span| {
        let is_bold = matches!(span.look.face, Face::SemiBold | Face::SemiBoldItalic);
        is_bold
            && span.range.start < at
            && span.range.len() <= LABEL_LEN
            && rich
                .text
                .get(span.range.clone())
                .is_some_and(|text| text.trim_end().ends_with(':'))
    })
}

/// Makes the unit of some words, its pieces behind those of the units before.
fn unit(
    words: &mut Words,
    rich: &Rich,
    range: Range<usize>,
    ends_line: bool,
    pieces: &mut Vec<Piece>,
) -> Unit {
    let first_piece = pieces.len();
    let mut n_glyphs = 0;
    let mut unit = Unit {
        pieces: first_piece..first_piece,
        width: 0.0,
        space: 0.0,
        ends_line,
        ends_with_dot: ends_with_dot(rich.text.get(range.clone()).unwrap_or_default()),
        is_one_sign: false,
    };
    let first = rich
        .spans
        .partition_point(|span| span.range.end <= range.start);
    for (span_idx, span) in rich.spans.iter().enumerate().skip(first) {
        if span.range.start >= range.end {
            break;
        }
        let start = range.start.max(span.range.start);
        let end = range.end.min(span.range.end);
        let text = rich.text.get(start..end).unwrap_or_default();
        let core = text.trim_end_matches([' ', '\n']);
        let look = &span.look;
        let word = words.get(core, look.face, look.figures);
        let n_spaces = text.bytes().skip(core.len()).filter(|b| *b == b' ').count();
        let space = words.space(look.face, look.figures).width * look.size;
        let sign = if start == span.range.start {
            sign_width(span)
        } else {
            0.0
        };
        if !core.is_empty() {
            unit.width += unit.space + sign + word.width * look.size;
            unit.space = 0.0;
        }
        for _ in 0..n_spaces {
            unit.space += space;
        }
        n_glyphs += word.glyphs.len();
        pieces.push(Piece {
            span_idx,
            word,
            range: start..start + core.len(),
            n_spaces,
        });
    }
    unit.pieces.end = pieces.len();
    unit.is_one_sign = n_glyphs == 1;
    unit
}

fn ends_with_dot(text: &str) -> bool {
    let before = text.trim_end().strip_suffix('·');
    before.is_some_and(|before| before.ends_with([' ', '\u{a0}']))
}

/// Cuts a unit that is wider than a line: behind a sign such as a slash, else where it fits. No
/// hyphen is added, because copying would give it back.
fn cut(unit: &Unit, rich: &Rich, measure: f32, units: &mut Units) {
    for piece in units.pieces.split_off(unit.pieces.start) {
        let size = rich
            .spans
            .get(piece.span_idx)
            .map_or(1.0, |span| span.look.size);
        let em = size / UNITS_PER_EM;
        let mut from = (0, piece.range.start);
        let mut at = from;
        let mut width = 0.0;
        let fragment = |from: (usize, usize), to: (usize, usize), width: f32| {
            let glyphs = piece.word.glyphs.get(from.0..to.0).unwrap_or_default();
            Piece {
                span_idx: piece.span_idx,
                word: Arc::new(Word {
                    glyphs: glyphs.into(),
                    width: width / size,
                }),
                range: from.1..to.1,
                n_spaces: 0,
            }
        };
        // The last place where the word may be parted without looking torn.
        let mut good = (from, 0.0);
        for glyph in piece.word.glyphs.iter() {
            let advance = f32::from(glyph.advance) * em;
            if width + advance > measure && at.0 > from.0 {
                let (to, used) = if good.1 > measure * 0.4 {
                    good
                } else {
                    (at, width)
                };
                units.push_fragment(fragment(from, to, used), used);
                from = to;
                width -= used;
                good = (from, 0.0);
            }
            width += advance;
            let end = at.1 + usize::from(glyph.text_len);
            let own = rich.text.get(at.1..end).unwrap_or_default();
            at = (at.0 + 1, end);
            if own.ends_with(PARTED_AFTER) {
                good = (at, width);
            }
        }
        let last = Piece {
            n_spaces: piece.n_spaces,
            ..fragment(from, at, width)
        };
        units.push_fragment(last, width);
    }
    if let Some(last) = units.units.last_mut() {
        last.space = unit.space;
        last.ends_line = unit.ends_line;
    }
}

/// Returns the room for a sign within a line. The sign that begins a text stands beside it.
pub(super) fn sign_width(span: &Span) -> f32 {
    let is_within = span.sign.is_some() && span.range.start > 0;
    if is_within { span.look.size } else { 0.0 }
}
