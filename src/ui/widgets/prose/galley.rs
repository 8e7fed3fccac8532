//! Prose laid out as it looks: hanging lists, hidden marks, room for chips.
//!
//! The galley holds exactly the signs of the text, so that egui's caret and selection hold.
//! Marks are laid out too small to see. A citation is laid out the same way, with the width of
//! its chip between its first sign and its second. Each line is laid out by itself, a long one
//! in pieces, and what did not change is taken from what was laid out before.

use std::{ops::Range, sync::Arc};

use egui::{
    Align, Color32, Galley, Pos2, Rangef, Rect, TextFormat, Ui, Vec2,
    epaint::text::PlacedRow,
    text::{CharIndex, LayoutJob, TextWrapping},
};

use super::pieces::{Layer, Near, Part, PieceState, Signs};
use crate::{
    prose::{Block, Line, Run, RunKind, Voice, parse, parse_again},
    ui::theme::{Tokens, Weight},
};

/// What a citation's chip says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// The words in the chip, such as E4.
    pub text: String,
    /// What the row is, for a tooltip and a screen reader.
    pub title: String,
}

/// A citation in the laid-out text.
#[derive(Debug, Clone)]
pub(super) struct Chip {
    /// The row cited.
    pub row: String,
    /// What it says; none where the row does not exist.
    pub label: Option<Label>,
    /// Which signs it stands for.
    pub chars: Range<usize>,
    /// Where it stands in the galley.
    pub rect: Rect,
    /// Its words.
    pub galley: Arc<Galley>,
}

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

/// What all lines were laid out on; when it changes, all are laid out anew.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub width: f32,
    pub tokens: Arc<Tokens>,
    /// Comes out of egui's cache as it was for as long as the font atlas lives.
    pub atlas: Arc<Galley>,
    /// Whether an assistive tool reads along. It is told every sign, seen or not.
    pub is_read: bool,
}

impl Ground {
    pub(super) fn new(ui: &Ui, width: f32) -> Self {
        let tokens = Tokens::of(ui);
        let format = tokens.text.prose.format(tokens.colors.ink);
        let job = LayoutJob::single_section("x".to_owned(), format);
        Self {
            width,
            tokens,
            atlas: ui.fonts_mut(|fonts| fonts.layout_job(job)),
            is_read: ui.has_accesskit_node(egui::accesskit_root_id()),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        let Self {
            width,
            tokens,
            atlas,
            is_read,
        } = self;
        *is_read == other.is_read
            && (width - other.width).abs() < f32::EPSILON
            && Arc::ptr_eq(tokens, &other.tokens)
            && Arc::ptr_eq(atlas, &other.atlas)
    }
}

impl Laid {
    pub(super) fn width(&self) -> f32 {
        self.ground.width
    }
}

/// Too small to see, and too small to take room.
const HIDDEN_SIZE: f32 = 0.01;
const CHIP_PADDING: f32 = 5.0;
const CHIP_HEIGHT: f32 = 20.0;
/// The height of the gap between two paragraphs, as a share of a line.
const GAP_SHARE: f32 = 0.5;

/// How far a line stands in from the edge.
pub(super) fn indent(block: Block) -> f32 {
    match block {
        Block::Paragraph | Block::Gap => 0.0,
        Block::Bullet { level } => 20.0 + 20.0 * f32::from(level),
        Block::Number { level, .. } => 28.0 + 20.0 * f32::from(level),
        Block::Quote | Block::QuoteGap => 20.0,
    }
}

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

/// Returns how some bytes of a line are to be laid out, counted in the text.
pub(super) fn line_job(
    ground: &Ground,
    text: &str,
    line: &Line,
    chips: &[Chip],
    bytes: &Range<usize>,
) -> LayoutJob {
    let (tokens, width) = (&*ground.tokens, ground.width);
    let within = |range: &Range<usize>| {
        range.start.max(bytes.start)..range.end.min(bytes.end).max(bytes.start)
    };
    let mut job = LayoutJob {
        wrap: TextWrapping::wrap_at_width((width - indent(line.block)).max(40.0)),
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    };
    let prose = tokens.text.prose;
    if line.range.is_empty() {
        let line_height = if line.block.is_gap() {
            prose.line * GAP_SHARE
        } else {
            prose.line
        };
        let format = TextFormat {
            line_height: Some(line_height),
            ..prose.format(tokens.colors.ink)
        };
        job.append("", 0.0, format);
        return job;
    }
    let mut hidden = hidden(tokens);
    if line.block.is_gap() {
        hidden.line_height = Some(prose.line * GAP_SHARE);
    }
    let mark = text
        .get(within(&(line.range.start..line.content)))
        .unwrap_or_default();
    if !mark.is_empty() {
        job.append(mark, 0.0, hidden.clone());
    }
    let mut chips = chips.iter();
    for run in &line.runs {
        let chip = (run.kind == RunKind::Citation)
            .then(|| chips.next())
            .flatten();
        let words = text.get(within(&run.range)).unwrap_or_default();
        match run.kind {
            _ if words.is_empty() => {}
            RunKind::Text => job.append(words, 0.0, voice_format(tokens, run)),
            RunKind::Mark => job.append(words, 0.0, hidden.clone()),
            RunKind::Citation if run.range.start < bytes.start => {
                job.append(words, 0.0, hidden.clone());
            }
            RunKind::Citation => {
                let chip_width = chip.map_or(0.0, |chip| chip.galley.size().x);
                let (first, rest) = words.split_at_checked(1).unwrap_or((words, ""));
                job.append(first, 0.0, hidden.clone());
                job.append(rest, chip_width + 2.0 * CHIP_PADDING + 2.0, hidden.clone());
            }
        }
    }
    job
}

fn hidden(tokens: &Tokens) -> TextFormat {
    let mut format = tokens.text.prose.format(Color32::TRANSPARENT);
    format.font_id.size = HIDDEN_SIZE;
    format.valign = Align::Center;
    format
}

fn voice_format(tokens: &Tokens, run: &Run) -> TextFormat {
    let Voice { bold, italic, link } = &run.voice;
    let weight = match (bold, italic) {
        (false, false) => Weight::Regular,
        (true, false) => Weight::SemiBold,
        (false, true) => Weight::Italic,
        (true, true) => Weight::SemiBoldItalic,
    };
    let text = tokens.text.prose.with_weight(weight);
    let mut format = text.format(tokens.colors.ink);
    if link.is_some() {
        format.color = tokens.colors.accent;
    }
    format
}
