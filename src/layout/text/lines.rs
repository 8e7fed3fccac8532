//! Lines: where a text breaks, and where its words stand.
//!
//! Lines are ragged at the right, because words that are pulled apart are harder to read.

use std::sync::Arc;

use super::{
    badge::Badge,
    breaks::{Piece, Unit, Units, sign_width, units},
    fit::{Fit, break_lines},
    fonts::CAP_HEIGHT,
    rich::{Changed, Look, Rich, Span},
    shape::Words,
};
use crate::layout::{
    pages::{
        Area, GlyphRun, Item, Link, Shape,
        glyphs::{Glyph, Glyphs, SpacedWord},
        structure::ElementId,
    },
    strips::strip::Strip,
};

/// Where a text stands, and how its lines follow each other.
#[derive(Debug, Clone, Copy)]
pub(in crate::layout) struct Column {
    /// Left edge.
    pub(in crate::layout) x: f32,
    /// How wide.
    pub(in crate::layout) width: f32,
    /// From baseline to baseline.
    pub(in crate::layout) line_height: f32,
    /// Where the lines stand within the column.
    pub(in crate::layout) stands: Stands,
    /// The space above a line that begins anew, because the words broke off before it.
    pub(in crate::layout) anew: f32,
    /// How the lines are evened out.
    pub(in crate::layout) fit: Fit,
}

/// Where lines stand within their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Stands {
    /// At the left.
    Start,
    /// In the middle.
    Center,
    /// At the right.
    End,
}

/// Breaks a text into lines, each a strip. Lines hang beside a sign that begins the text.
pub(in crate::layout) fn set(words: &mut Words, rich: &Rich, column: &Column) -> Vec<Strip> {
    let hang = hang(rich);
    let column = &Column {
        x: column.x + hang,
        width: column.width - hang,
        ..*column
    };
    let units = units(words, rich, column.width);
    let mut begins_anew = false;
    break_lines(&units.units, column.width, column.fit)
        .into_iter()
        .map(|range| {
            let of_line = units.units.get(range).unwrap_or_default();
            let before = if begins_anew { column.anew } else { 0.0 };
            begins_anew = of_line.last().is_some_and(|unit| unit.ends_line);
            Strip {
                before,
                ..line(words, rich, (&units, of_line), column)
            }
        })
        .collect()
}

/// How much room a text takes that nothing forces to wrap.
#[derive(Debug, Default)]
pub(in crate::layout) struct Extent {
    /// The longest piece that cannot be broken.
    pub(in crate::layout) longest: f32,
    /// Its lines.
    pub(in crate::layout) lines: Vec<ExtentLine>,
}

/// A line of a text that nothing forces to wrap.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::layout) struct ExtentLine {
    /// How long it is.
    pub(in crate::layout) width: f32,
    /// How many pieces it has that cannot be broken.
    pub(in crate::layout) n_words: u16,
}

/// Measures a text.
pub(in crate::layout) fn extent(words: &mut Words, rich: &Rich) -> Extent {
    let hang = hang(rich);
    let mut extent = Extent::default();
    let mut line = ExtentLine::default();
    let mut pen = hang;
    for unit in units(words, rich, f32::INFINITY).units {
        extent.longest = extent.longest.max(hang + unit.width);
        line.width = pen + unit.width;
        line.n_words = line.n_words.saturating_add(1);
        pen = line.width + unit.space;
        if unit.ends_line {
            extent.lines.push(std::mem::take(&mut line));
            pen = hang;
        }
    }
    if line.n_words > 0 {
        extent.lines.push(line);
    }
    extent
}

/// Returns the width of the longest piece that cannot be broken, and of the whole on one line.
pub(in crate::layout) fn widths(words: &mut Words, rich: &Rich) -> (f32, f32) {
    let extent = extent(words, rich);
    let whole = extent.lines.iter().map(|line| line.width);
    (extent.longest, whole.fold(0.0, f32::max))
}

/// Returns the room beside all lines for the sign that begins a text.
fn hang(rich: &Rich) -> f32 {
    rich.spans
        .first()
        .filter(|span| span.sign.is_some())
        .map_or(0.0, |span| span.look.size)
}

/// Returns how far the baseline is below the top of a line: capitals stand in its middle.
pub(in crate::layout) fn baseline(size: f32, line_height: f32) -> f32 {
    line_height / 2.0 + size * CAP_HEIGHT / 2.0
}

/// Makes a line of some units of a text.
fn line(
    words: &mut Words,
    rich: &Rich,
    (text, units): (&Units, &[Unit]),
    column: &Column,
) -> Strip {
    let pieces = text.pieces(units);
    let mut strip = Strip {
        height: column.line_height,
        // A vector that grows by itself begins with room for four, and most lines have one run.
        items: Vec::with_capacity(n_spans(pieces)),
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
    let mut runs = pieces
        .chunk_by(|one, next| one.span_idx == next.span_idx)
        .peekable();
    while let Some(of_run) = runs.next() {
        let Some((piece, span)) = of_run
            .first()
            .and_then(|piece| Some((piece, rich.spans.get(piece.span_idx)?)))
        else {
            continue;
        };
        let n_bytes = of_run
            .iter()
            .map(|piece| piece.range.len() + piece.n_spaces);
        let space = words.space(span.look.face, span.look.figures);
        let mut run = Run {
            look: span.look,
            x,
            y: baseline(span.look.size, column.line_height),
            words: Vec::with_capacity(of_run.len()),
            space: space.glyphs.first().copied().unwrap_or(Glyph::NONE),
            text: String::with_capacity(n_bytes.sum()),
        };
        if let Some(sign) = span.sign
            && piece.range.start == span.range.start
        {
            run.x += sign_width(span);
            strip.items.push(sign_item(sign, &run));
        }
        for piece in of_run {
            run.add(piece, rich);
        }
        let is_last = runs.peek().is_none() && !rich.is_label;
        match units.last() {
            Some(_) if is_last && ends_text(pieces, rich) => trim_end(&mut run),
            Some(unit) if is_last && !unit.ends_line => drop_dot(&mut run),
            Some(_) | None => {}
        }
        let run = run.finish();
        x = run.x + run.width();
        let ends = Ends {
            is_first: piece.range.start == span.range.start,
            is_last: of_run
                .last()
                .is_some_and(|last| last.range.end + last.n_spaces >= span.range.end),
        };
        add_run(&mut strip, rich, (span, ends), run, column.line_height);
    }
    strip
}

/// Returns in how many looks and voices pieces stand.
fn n_spans(pieces: &[Piece]) -> usize {
    let first = pieces.first().map_or(0, |piece| piece.span_idx);
    let last = pieces.last().map_or(first, |piece| piece.span_idx);
    last.saturating_sub(first) + 1
}

/// A run of glyphs as it grows.
struct Run {
    look: Look,
    x: f32,
    y: f32,
    words: Vec<SpacedWord>,
    space: Glyph,
    text: String,
}

impl Run {
    fn finish(self) -> GlyphRun {
        GlyphRun {
            face: self.look.face,
            size: self.look.size,
            color: self.look.color,
            x: self.x,
            y: self.y,
            glyphs: Glyphs::new(self.words, self.space),
            text: self.text.into(),
        }
    }

    fn add(&mut self, piece: &Piece, rich: &Rich) {
        self.words.push(SpacedWord {
            glyphs: Arc::clone(&piece.word.glyphs),
            n_spaces: u32::try_from(piece.n_spaces).unwrap_or(u32::MAX),
        });
        let text = rich.text.get(piece.range.clone());
        self.text.push_str(text.unwrap_or_default());
        self.text.extend((0..piece.n_spaces).map(|_| ' '));
    }

    /// Takes off the last sign with its glyph.
    fn pop(&mut self) {
        self.text.pop();
        let is_held = |word: &&mut SpacedWord| word.n_spaces > 0 || !word.glyphs.is_empty();
        let Some(last) = self.words.iter_mut().rfind(is_held) else {
            return;
        };
        if last.n_spaces > 0 {
            last.n_spaces -= 1;
        } else if let Some((_, rest)) = last.glyphs.split_last() {
            last.glyphs = rest.into();
        }
    }
}

fn ends_text(pieces: &[Piece], rich: &Rich) -> bool {
    let end = pieces.last().map_or(0, |piece| piece.range.end);
    rich.text
        .get(end..)
        .is_none_or(|rest| rest.trim().is_empty())
}

fn trim_end(run: &mut Run) {
    while run.text.ends_with(' ') {
        run.pop();
    }
}

/// Leaves a dot out that would part words on one line, because the end of the line parts them.
fn drop_dot(run: &mut Run) {
    if !run.text.trim_end().ends_with('·') {
        return;
    }
    trim_end(run);
    run.pop();
}

fn sign_item(sign: Badge, run: &Run) -> Item {
    let size = run.look.size * 0.68;
    let area = Area {
        x: run.x - run.look.size,
        y: run.y - run.look.size * CAP_HEIGHT / 2.0 - size / 2.0,
        width: size,
        height: size,
    };
    Item {
        element: ElementId::ARTIFACT,
        shape: sign.shape(area, run.look.color),
    }
}

/// Which ends of a span stand on a line.
#[derive(Clone, Copy)]
struct Ends {
    is_first: bool,
    is_last: bool,
}

/// Draws the line under or through words that came in or went out, with a small stroke at either
/// end of all of them. Returns the stroke that ends them, which stands behind the words.
fn mark_changed(
    strip: &mut Strip,
    (changed, ends): (Changed, Ends),
    run: &GlyphRun,
    inked: Area,
) -> Option<Item> {
    let (y, thick) = if changed.is_deleted {
        (run.y - run.size * 0.27, run.size * 0.07)
    } else {
        (run.y + run.size * 0.19, run.size * 0.07)
    };
    let stroke = |x: f32, element: ElementId| Item {
        element,
        shape: Shape::Rect {
            area: Area {
                x,
                y: y - run.size * 0.12,
                width: thick,
                height: run.size * 0.24 + thick,
            },
            color: run.color,
        },
    };
    let opens = changed.opens.filter(|_| ends.is_first);
    strip
        .items
        .extend(opens.map(|element| stroke(inked.x, element)));
    let area = Area {
        y,
        height: thick,
        ..inked
    };
    strip.rule(area, run.color);
    let closes = changed.closes.filter(|_| ends.is_last);
    closes.map(|element| stroke(inked.x + inked.width - thick, element))
}

fn add_run(
    strip: &mut Strip,
    rich: &Rich,
    (span, ends): (&Span, Ends),
    run: GlyphRun,
    line_height: f32,
) {
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
    let closes = span
        .changed
        .and_then(|changed| mark_changed(strip, (changed, ends), &run, inked));
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
    strip.items.extend(closes);
}
