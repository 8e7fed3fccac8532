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

/// How long a label may be that is never broken.
const LABEL_LEN: usize = 22;

/// Words that no line break goes through, with the spaces behind them.
pub(in crate::layout) struct Unit {
    pub(super) pieces: Vec<Piece>,
    pub(in crate::layout) width: f32,
    pub(in crate::layout) space: f32,
    pub(super) ends_line: bool,
    /// Whether its last sign is a dot that parts words.
    pub(super) ends_with_dot: bool,
}

/// A part of a unit in one look.
pub(in crate::layout) struct Piece {
    pub(super) span_idx: usize,
    pub(in crate::layout) word: Arc<Word>,
    pub(in crate::layout) range: Range<usize>,
    pub(super) n_spaces: usize,
}

/// Cuts a text into units; one that is wider than the measure is cut where it fits.
pub(in crate::layout) fn units(words: &mut Words, rich: &Rich, measure: f32) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut start = 0;
    for (end, opportunity) in linebreaks(&rich.text) {
        let is_end = end == rich.text.len();
        let is_forced = opportunity == BreakOpportunity::Mandatory && !is_end;
        if !is_end && !is_forced && (is_bound(&rich.text, end) || is_within_label(rich, end)) {
            continue;
        }
        let unit = unit(words, rich, start..end, is_forced);
        start = end;
        if unit.width > measure {
            units.extend(cut(unit, rich, measure));
        } else {
            units.push(unit);
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

fn unit(words: &mut Words, rich: &Rich, range: Range<usize>, ends_line: bool) -> Unit {
    let mut unit = Unit {
        pieces: Vec::new(),
        width: 0.0,
        space: 0.0,
        ends_line,
        ends_with_dot: ends_with_dot(rich.text.get(range.clone()).unwrap_or_default()),
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
        let space = words.get(" ", look.face, look.figures).width * look.size;
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
        unit.pieces.push(Piece {
            span_idx,
            word,
            range: start..start + core.len(),
            n_spaces,
        });
    }
    unit
}

fn ends_with_dot(text: &str) -> bool {
    let before = text.trim_end().strip_suffix('·');
    before.is_some_and(|before| before.ends_with([' ', '\u{a0}']))
}

/// Cuts a unit that is wider than a line: behind a sign such as a slash, else where it fits. No
/// hyphen is added, because copying would give it back.
fn cut(unit: Unit, rich: &Rich, measure: f32) -> Vec<Unit> {
    let Unit {
        pieces,
        space,
        ends_line,
        ..
    } = unit;
    let mut units: Vec<Unit> = Vec::new();
    for piece in pieces {
        let size = rich
            .spans
            .get(piece.span_idx)
            .map_or(1.0, |span| span.look.size);
        let em = size / UNITS_PER_EM;
        let mut from = (0, piece.range.start);
        let mut at = from;
        let mut width = 0.0;
        let fragment = |from: (usize, usize), to: (usize, usize), width: f32| Unit {
            pieces: vec![Piece {
                span_idx: piece.span_idx,
                word: Arc::new(Word {
                    glyphs: piece
                        .word
                        .glyphs
                        .get(from.0..to.0)
                        .unwrap_or_default()
                        .into(),
                    width: width / size,
                }),
                range: from.1..to.1,
                n_spaces: 0,
            }],
            width,
            space: 0.0,
            ends_line: false,
            ends_with_dot: false,
        };
        // The last place where the word may be parted without looking torn.
        let mut good = (from, 0.0);
        for glyph in &piece.word.glyphs {
            let advance = f32::from(glyph.advance) * em;
            if width + advance > measure && at.0 > from.0 {
                let (to, used) = if good.1 > measure * 0.4 {
                    good
                } else {
                    (at, width)
                };
                units.push(fragment(from, to, used));
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
        let mut last = fragment(from, at, width);
        if let Some(last) = last.pieces.first_mut() {
            last.n_spaces = piece.n_spaces;
        }
        units.push(last);
    }
    if let Some(last) = units.last_mut() {
        last.space = space;
        last.ends_line = ends_line;
    }
    units
}

/// Returns the room for a sign within a line. The sign that begins a text stands beside it.
pub(super) fn sign_width(span: &Span) -> f32 {
    let is_within = span.sign.is_some() && span.range.start > 0;
    if is_within { span.look.size } else { 0.0 }
}
