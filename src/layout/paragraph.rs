//! Lines: where a text breaks, and where its words stand.
//!
//! Lines are ragged at the right and broken greedily, which a reader of reports expects and
//! which keeps a change in one line from moving the lines above it.

use std::{ops::Range, rc::Rc};

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{
    fonts::CAP_HEIGHT,
    inline::{Look, Rich, Span},
    pages::{Area, GlyphRun, Item, Link, Shape},
    shape::{Word, Words},
    strip::Strip,
    structure::ElementId,
};

/// Where a text stands, and how its lines follow each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Left edge.
    pub(super) x: f32,
    /// How wide.
    pub(super) width: f32,
    /// From baseline to baseline.
    pub(super) line_height: f32,
    /// Where the lines stand within the column.
    pub(super) stands: Stands,
}

/// Where lines stand within their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// At the left.
    Start,
    /// In the middle.
    Center,
    /// At the right.
    End,
}

/// Words that no line break goes through, with the spaces behind them.
struct Unit {
    pieces: Vec<Piece>,
    width: f32,
    space: f32,
    ends_line: bool,
}

/// A part of a unit in one look.
struct Piece {
    span_idx: usize,
    word: Rc<Word>,
    range: Range<usize>,
    n_spaces: usize,
}

/// Breaks a text into lines, each a strip. Lines hang beside a sign that begins the text.
pub(super) fn lines(words: &mut Words, rich: &Rich, column: &Column) -> Vec<Strip> {
    let hang = hang(rich);
    let column = &Column {
        x: column.x + hang,
        width: column.width - hang,
        ..*column
    };
    let units = units(words, rich, column.width);
    break_lines(&units, column.width)
        .into_iter()
        .map(|range| line(words, rich, units.get(range).unwrap_or_default(), column))
        .collect()
}

/// Returns the width of the longest piece that cannot be broken, and of the whole on one line.
pub(super) fn widths(words: &mut Words, rich: &Rich) -> (f32, f32) {
    let mut longest: f32 = 0.0;
    let mut line: f32 = 0.0;
    let mut whole: f32 = 0.0;
    for unit in units(words, rich, f32::INFINITY) {
        longest = longest.max(unit.width);
        whole = whole.max(line + unit.width);
        line += unit.width + unit.space;
        if unit.ends_line {
            line = 0.0;
        }
    }
    let hang = hang(rich);
    (longest + hang, whole + hang)
}

/// Returns the room beside all lines for the sign that begins a text.
fn hang(rich: &Rich) -> f32 {
    rich.spans
        .first()
        .filter(|span| span.sign.is_some())
        .map_or(0.0, |span| span.look.size)
}

fn units(words: &mut Words, rich: &Rich, measure: f32) -> Vec<Unit> {
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
                word: Rc::new(Word {
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

fn break_lines(units: &[Unit], measure: f32) -> Vec<Range<usize>> {
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
fn sign_width(span: &Span) -> f32 {
    let is_within = span.sign.is_some() && span.range.start > 0;
    if is_within { span.look.size } else { 0.0 }
}

/// Returns how far the baseline is below the top of a line: capitals stand in its middle.
pub(super) fn baseline(size: f32, line_height: f32) -> f32 {
    line_height / 2.0 + size * CAP_HEIGHT / 2.0
}

fn line(words: &mut Words, rich: &Rich, units: &[Unit], column: &Column) -> Strip {
    let mut strip = Strip {
        height: column.line_height,
        ..Strip::default()
    };
    let width: f32 = units
        .iter()
        .map(|unit| unit.width + unit.space)
        .sum::<f32>()
        - units.last().map_or(0.0, |unit| unit.space);
    let mut x = column.x
        + match column.stands {
            Stands::Start => 0.0,
            Stands::Center => (column.width - width) / 2.0,
            Stands::End => column.width - width,
        };
    let mut pieces = units.iter().flat_map(|unit| &unit.pieces).peekable();
    while let Some(piece) = pieces.next() {
        let Some(span) = rich.spans.get(piece.span_idx) else {
            continue;
        };
        let mut run = GlyphRun {
            face: span.look.face,
            size: span.look.size,
            color: span.look.color,
            x,
            y: baseline(span.look.size, column.line_height),
            glyphs: Vec::new(),
            text: String::new(),
        };
        if let Some(sign) = span.sign
            && piece.range.start == span.range.start
        {
            run.x += sign_width(span);
            strip.items.push(sign_item(sign, &run));
        }
        add_piece(words, &mut run, piece, rich, &span.look);
        while let Some(next) = pieces.next_if(|next| next.span_idx == piece.span_idx) {
            add_piece(words, &mut run, next, rich, &span.look);
        }
        let is_last = pieces.peek().is_none() && !rich.is_label;
        if is_last && units.last().is_some_and(|unit| ends_text(unit, rich)) {
            trim_end(&mut run);
        }
        x = run.x + run.width();
        finish_run(&mut strip, rich, span, run, column.line_height);
    }
    strip
}

fn ends_text(unit: &Unit, rich: &Rich) -> bool {
    let end = unit.pieces.last().map_or(0, |piece| piece.range.end);
    unit.ends_line
        || rich
            .text
            .get(end..)
            .is_none_or(|rest| rest.trim().is_empty())
}

fn trim_end(run: &mut GlyphRun) {
    while run.text.ends_with(' ') {
        run.text.pop();
        run.glyphs.pop();
    }
}

fn add_piece(words: &mut Words, run: &mut GlyphRun, piece: &Piece, rich: &Rich, look: &Look) {
    run.glyphs.extend(&piece.word.glyphs);
    run.text
        .push_str(rich.text.get(piece.range.clone()).unwrap_or_default());
    for _ in 0..piece.n_spaces {
        let space = words.get(" ", look.face, look.figures);
        run.glyphs.extend(&space.glyphs);
        run.text.push(' ');
    }
}

fn sign_item(sign: super::pages::Sign, run: &GlyphRun) -> Item {
    let size = run.size * 0.68;
    Item {
        element: ElementId::ARTIFACT,
        shape: Shape::Sign {
            sign,
            area: Area {
                x: run.x - run.size,
                y: run.y - run.size * CAP_HEIGHT / 2.0 - size / 2.0,
                width: size,
                height: size,
            },
            color: run.color,
        },
    }
}

fn finish_run(strip: &mut Strip, rich: &Rich, span: &Span, run: GlyphRun, line_height: f32) {
    if run.glyphs.is_empty() {
        return;
    }
    let mut inked = Area {
        x: run.x,
        y: 0.0,
        width: run.width(),
        height: line_height,
    };
    if run.text.ends_with(' ') {
        inked.width -= run.size * 0.28;
    }
    if span.is_underlined {
        let area = Area {
            y: run.y + run.size * 0.16,
            height: run.size * 0.05,
            ..inked
        };
        strip.rule(area, run.color);
    }
    if let Some(link) = span.link_idx.and_then(|idx| rich.links.get(idx)) {
        strip.links.push(Link {
            area: inked,
            target: link.target.clone(),
            title: link.title.clone(),
            element: link.element,
        });
    }
    strip.items.push(Item {
        element: span.element,
        shape: Shape::Text(run),
    });
}
