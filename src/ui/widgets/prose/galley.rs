//! Prose laid out as it looks: hanging lists, hidden marks, room for chips.
//!
//! The galley holds exactly the signs of the text, so that egui's caret and selection hold.
//! Marks are laid out too small to see. A citation is laid out the same way, with the width of
//! its chip between its first sign and its second. Each line is laid out by itself, a long one
//! in pieces, and what did not change is taken from what was laid out before.

use std::{ops::Range, sync::Arc};

use egui::{
    Color32, Galley, Pos2, Rangef, Rect, Ui, Vec2,
    epaint::text::PlacedRow,
    text::{CharIndex, LayoutJob, TextWrapping},
};

use super::{
    line_job::{CHIP_PADDING, Chip, Ground, Label, indent},
    pieces::{Layer, Near, Part, PieceState, Signs},
};
use crate::prose::{Block, Line, RunKind, parse, parse_again};

/// Prose that is laid out.
#[derive(Debug)]
pub(super) struct Laid {
    pub text: String,
    pub lines: Vec<Line>,
    pub galley: Arc<Galley>,
    /// The rows of each line in the galley.
    pub rows: Vec<Range<usize>>,
    pub chips: Vec<Chip>,
    /// Where links stand, and where they lead.
    pub links: Vec<(Rect, String)>,
    parts: Vec<Part>,
    signs: Signs,
    ground: Ground,
}

impl Laid {
    pub(super) fn width(&self) -> f32 {
        self.ground.width
    }
}

const CHIP_HEIGHT: f32 = 20.0;

/// Where a text is laid out, and what of it must be as it is painted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub width: f32,
    /// What is seen of it, from its top.
    pub view: Rangef,
    /// The caret, in bytes: keys move it from where it stands, though nobody sees it.
    pub caret: usize,
}

/// Lays a text out. What did not change since `before` is taken from there.
pub(super) fn lay_out(
    ui: &Ui,
    text: &str,
    place: Place,
    label: &dyn Fn(&str) -> Option<Label>,
    before: Option<&Arc<Laid>>,
) -> Arc<Laid> {
    let near = Near::new(text, place.view, place.caret);
    let ground = Ground::new(ui, place.width);
    let before = before.filter(|before| before.ground.is_same(&ground));
    let has_labels = |part: &Part| part.chips.iter().all(|chip| chip.label == label(&chip.row));
    if let Some(before) = before
        && before.text == text
        && before.parts.iter().all(has_labels)
        && before.is_ready(&near)
    {
        return Arc::clone(before);
    }
    let lines = match before {
        Some(before) => parse_again(text, &before.text, &before.lines),
        None => parse(text),
    };
    let n_before = before.map_or(0, |before| before.lines.len());
    let n_lines = lines.len();
    let known = |idx: usize, line: &Line| {
        let before = before?;
        // Lines before a change keep their number from the start, those behind it from the end.
        [Some(idx), (idx + n_before).checked_sub(n_lines)]
            .into_iter()
            .flatten()
            .find(|known| {
                before.lines.get(*known).is_some_and(|known| {
                    known.block == line.block
                        && before.text.get(known.range.clone()) == text.get(line.range.clone())
                })
            })
            .and_then(|known| before.parts.get(known))
            .filter(|part| has_labels(part))
            .cloned()
    };
    // Of a long line that is typed into, what stands before the caret is as it was.
    let begun = |idx: usize, line: &Line| {
        let before = before?;
        let (known, part) = (before.lines.get(idx)?, before.parts.get(idx)?);
        has_labels(part).then(|| part.begun((&before.text, known), (text, line)))
    };
    let signs = before.map_or_else(Signs::default, |before| before.signs.clone());
    let mut layer = Layer::new(ui, &ground, text, near, signs);
    let mut parts = Vec::with_capacity(n_lines);
    for (idx, line) in lines.iter().enumerate() {
        let (pieces, chips) = if let Some(part) = known(idx, line) {
            (part.pieces, part.chips)
        } else {
            let begun = begun(idx, line).unwrap_or_default();
            (begun, chips_of(ui, &ground, text, line, label))
        };
        parts.push(layer.line(line, pieces, chips));
    }
    let signs = layer.into_signs();
    Arc::new(put_together(ui, text, lines, parts, (ground, signs)))
}

impl Laid {
    /// Whether everything that must be can be painted, and nothing is left to lay out.
    fn is_ready(&self, near: &Near) -> bool {
        let mut y = 0.0;
        self.lines.iter().zip(&self.parts).all(|(line, part)| {
            part.pieces.iter().all(|piece| {
                let top = y;
                y += piece.galley.rect.height();
                let is_needed = near.has(line, &piece.bytes, Rangef::new(top, y));
                piece.state == PieceState::Whole || piece.state == PieceState::Bare && !is_needed
            })
        })
    }

    /// Returns where some bytes of the text stand, a rectangle a row; they are in one line. Of a
    /// line that is out of sight, nothing.
    pub(super) fn rects(&self, range: &Range<usize>, view: Rangef) -> Vec<Rect> {
        let idx = self
            .lines
            .partition_point(|line| line.range.end < range.start);
        let (Some(line), Some(rows)) = (self.lines.get(idx), self.rows.get(idx)) else {
            return Vec::new();
        };
        let placed = self.galley.rows.get(rows.clone()).unwrap_or_default();
        let is_seen = placed
            .first()
            .is_some_and(|row| row.rect().min.y <= view.max)
            && placed
                .last()
                .is_some_and(|row| row.rect().max.y >= view.min);
        if !is_seen {
            return Vec::new();
        }
        let n_chars =
            |range: Range<usize>| self.text.get(range).unwrap_or_default().chars().count();
        let start = n_chars(line.range.start..range.start);
        let end = start + n_chars(range.start..range.end.min(line.range.end));
        stretch(placed, &(start..end))
    }

    #[cfg(test)]
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether some lines are not laid out yet, so that another frame is needed.
    pub(super) fn is_rough(&self) -> bool {
        let mut pieces = self.parts.iter().flat_map(|part| &part.pieces);
        pieces.any(|piece| piece.state == PieceState::Rough)
    }
}

fn chips_of(
    ui: &Ui,
    ground: &Ground,
    text: &str,
    line: &Line,
    label: &dyn Fn(&str) -> Option<Label>,
) -> Vec<Chip> {
    let cited = line.runs.iter().filter(|run| run.kind == RunKind::Citation);
    cited
        .map(|run| {
            let words = text.get(run.range.clone()).unwrap_or_default();
            let before = text.get(line.range.start..run.range.start);
            let start = before.unwrap_or_default().chars().count();
            chip(ui, ground, words, start, label)
        })
        .collect()
}

fn put_together(
    ui: &Ui,
    text: &str,
    lines: Vec<Line>,
    parts: Vec<Part>,
    (ground, signs): (Ground, Signs),
) -> Laid {
    let font = egui::FontId::default();
    let mut job = LayoutJob::simple(text.to_owned(), font, Color32::PLACEHOLDER, ground.width);
    job.keep_trailing_whitespace = true;
    let pieces = parts.iter().flat_map(|part| &part.pieces);
    let galleys: Vec<Arc<Galley>> = pieces.map(|piece| Arc::clone(&piece.galley)).collect();
    let mut galley = Galley::concat(Arc::new(job), &galleys, ui.pixels_per_point());
    let mut rows = Vec::with_capacity(lines.len());
    let mut chips = Vec::new();
    let mut underlined = Vec::new();
    let (mut first_row, mut n_chars) = (0, 0);
    for (line, part) in lines.iter().zip(&parts) {
        let line_rows = first_row..first_row + part.n_rows();
        let placed = galley.rows.get_mut(line_rows.clone()).unwrap_or_default();
        let n_rows = placed.len();
        for (nth, row) in placed.iter_mut().enumerate() {
            row.pos.x += indent(line.block);
            // The toolkit believes that every piece is a line.
            row.ends_with_newline &= nth + 1 == n_rows;
        }
        for chip in &part.chips {
            chips.push(placed_chip(placed, chip, n_chars));
        }
        underlined.extend(link_rects(placed, text, line));
        n_chars += placed
            .iter()
            .map(|row| row.char_count_including_newline().0)
            .sum::<usize>();
        first_row = line_rows.end;
        rows.push(line_rows);
    }
    galley.rect.max.x = ground.width;
    galley.mesh_bounds.max.x += indent(Block::Number {
        level: 3,
        number: 1,
    });
    Laid {
        text: text.to_owned(),
        lines,
        galley: Arc::new(galley),
        rows,
        chips,
        links: underlined,
        parts,
        signs,
        ground,
    }
}

/// Returns where signs of a line stand, a rectangle a row.
fn stretch(rows: &[PlacedRow], chars: &Range<usize>) -> Vec<Rect> {
    let mut found = Vec::new();
    let mut start = 0;
    for row in rows {
        let (from, to) = (
            chars.start.max(start),
            chars.end.min(start + row.glyphs.len()),
        );
        if from < to {
            let x = |at: usize| row.pos.x + row.x_offset(CharIndex(at - start));
            found.push(Rect::from_x_y_ranges(x(from)..=x(to), row.rect().y_range()));
        }
        start += row.glyphs.len();
    }
    found
}

fn link_rects(rows: &[PlacedRow], text: &str, line: &Line) -> Vec<(Rect, String)> {
    let n_chars = |range: Range<usize>| text.get(range).unwrap_or_default().chars().count();
    let links = line
        .runs
        .iter()
        .filter_map(|run| Some((run, run.voice.link.as_ref()?)));
    links
        .flat_map(|(run, address)| {
            let start = n_chars(line.range.start..run.range.start);
            let rects = stretch(rows, &(start..start + n_chars(run.range.clone())));
            rects.into_iter().map(|rect| (rect, address.clone()))
        })
        .collect()
}

/// Puts a chip of a line in its place in the whole text.
fn placed_chip(rows: &[PlacedRow], chip: &Chip, n_chars: usize) -> Chip {
    let first = stretch(rows, &(chip.chars.start..chip.chars.start + 1));
    let at = first.first().copied().unwrap_or(Rect::NOTHING);
    let size = Vec2::new(chip.galley.size().x + 2.0 * CHIP_PADDING, CHIP_HEIGHT);
    let corner = Pos2::new(at.min.x + 1.0, at.center().y - CHIP_HEIGHT / 2.0);
    Chip {
        chars: chip.chars.start + n_chars..chip.chars.end + n_chars,
        rect: Rect::from_min_size(corner, size),
        ..chip.clone()
    }
}

fn chip(
    ui: &Ui,
    ground: &Ground,
    words: &str,
    start: usize,
    label: &dyn Fn(&str) -> Option<Label>,
) -> Chip {
    let tokens = &ground.tokens;
    let row = words
        .trim_start_matches("[@")
        .trim_end_matches(']')
        .to_owned();
    let label = label(&row);
    let (shown, color) = match &label {
        Some(label) => (label.text.as_str(), tokens.colors.accent),
        None => ("missing", tokens.colors.attention),
    };
    let mut job = LayoutJob::single_section(shown.to_owned(), tokens.text.chip.format(color));
    job.wrap = TextWrapping::truncate_at_width(ground.width * 0.8);
    Chip {
        chars: start..start + words.chars().count(),
        rect: Rect::NOTHING,
        galley: ui.fonts_mut(|fonts| fonts.layout_job(job)),
        row,
        label,
    }
}
