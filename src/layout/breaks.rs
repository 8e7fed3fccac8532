//! Where a text may break, and where it does.

use std::{ops::Range, sync::Arc};

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{
    inline::{Rich, Span},
    shape::{Word, Words},
};

/// Words that no line break goes through, with the spaces behind them.
pub(super) struct Unit {
    pub(super) pieces: Vec<Piece>,
    pub(super) width: f32,
    pub(super) space: f32,
    pub(super) ends_line: bool,
}

/// A part of a unit in one look.
pub(super) struct Piece {
    pub(super) span_idx: usize,
    pub(super) word: Arc<Word>,
    pub(super) range: Range<usize>,
    pub(super) n_spaces: usize,
}

/// Cuts a text into units; one that is wider than the measure is cut where it fits.
pub(super) fn units(words: &mut Words, rich: &Rich, measure: f32) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut start = 0;
    for (end, opportunity) in linebreaks(&rich.text) {
        let is_end = end == rich.text.len();
        let is_forced = opportunity == BreakOpportunity::Mandatory && !is_end;
        if !is_end && !is_forced && is_bound(&rich.text, end) {
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

/// Whether a break that the Unicode rules allow would look wrong: between a figure and its
/// per cent sign, within a range of figures, or before a dash.
fn is_bound(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let mut after = after.chars();
    let next = after.next();
    let mut before = before.chars().rev();
    let last = before.next();
    let second_last = before.next();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match (last, next) {
        (Some(' '), Some('%' | '‰')) => is_digit(second_last),
        (Some(' '), Some('–' | '—')) => after.next() == Some(' '),
        (Some('–' | '-' | '/'), _) => is_digit(second_last) && is_digit(next),
        _ => false,
    }
}

fn unit(words: &mut Words, rich: &Rich, range: Range<usize>, ends_line: bool) -> Unit {
    let mut unit = Unit {
        pieces: Vec::new(),
        width: 0.0,
        space: 0.0,
        ends_line,
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

/// Cuts a unit that is wider than a line wherever it fits.
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
        let em = size / super::fonts::UNITS_PER_EM;
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
        };
        for glyph in &piece.word.glyphs {
            let advance = f32::from(glyph.advance) * em;
            if width + advance > measure && at.0 > from.0 {
                units.push(fragment(from, at, width));
                from = at;
                width = 0.0;
            }
            width += advance;
            at = (at.0 + 1, at.1 + usize::from(glyph.text_len));
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

/// Deals units out to lines.
pub(super) fn break_lines(units: &[Unit], measure: f32) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut width: f32 = 0.0;
    for (idx, unit) in units.iter().enumerate() {
        // A hair of tolerance: a column made as wide as its longest word must hold it.
        if idx > start && width + unit.width > measure + 0.01 {
            lines.push(start..idx);
            start = idx;
            width = 0.0;
        }
        width += unit.width + unit.space;
        if unit.ends_line {
            lines.push(start..idx + 1);
            start = idx + 1;
            width = 0.0;
        }
    }
    if start < units.len() {
        lines.push(start..units.len());
    }
    avoid_lonely_word(&mut lines, units, measure);
    lines
}

/// A short word alone on the last line takes its neighbour with it.
fn avoid_lonely_word(lines: &mut [Range<usize>], units: &[Unit], measure: f32) {
    let [.., above, last] = lines else {
        return;
    };
    let Some(lonely) = units.get(last.start) else {
        return;
    };
    let follows_break = units
        .get(above.end.wrapping_sub(1))
        .is_some_and(|unit| unit.ends_line);
    if last.len() == 1 && above.len() > 3 && lonely.width < measure * 0.1 && !follows_break {
        above.end -= 1;
        last.start -= 1;
    }
}

/// Returns the room for a sign within a line. The sign that begins a text stands beside it.
pub(super) fn sign_width(span: &Span) -> f32 {
    let is_within = span.sign.is_some() && span.range.start > 0;
    if is_within { span.look.size } else { 0.0 }
}
