//! Prose laid out as it looks: hanging lists, hidden marks, room for chips.
//!
//! The galley holds exactly the signs of the text, so that egui's caret and selection hold.
//! Marks are laid out too small to see. A citation is laid out the same way, with the width of
//! its chip between its first sign and its second. Each line is laid out by itself, so egui's
//! cache keeps the lines that did not change.

use std::{ops::Range, sync::Arc};

use egui::{
    Align, Color32, Galley, Pos2, Rangef, Rect, TextFormat, Ui, Vec2,
    epaint::text::{PlacedRow, Row, RowVisuals},
    text::{CharIndex, LayoutJob, TextWrapping},
};

use super::parse::{Block, Line, Run, RunKind, Voice, parse, parse_again};
use crate::ui::theme::{Tokens, Weight};

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
    /// Whether some lines are not laid out yet.
    is_rough: bool,
    ground: Ground,
}

/// A line laid out by itself.
#[derive(Debug, Clone)]
struct Part {
    galley: Arc<Galley>,
    /// Its chips, as if it were the first line.
    chips: Vec<Chip>,
    state: PartState,
}

/// How far a line is laid out. Lines of a long text that nobody sees hold less: letters ready to
/// be painted take most of the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PartState {
    /// As it is painted.
    Whole,
    /// Where every sign stands, and nothing to paint.
    Bare,
    /// Its signs alone, all at one place; another frame lays it out.
    Rough,
}

/// Texts longer than this, in bytes, are laid out over several frames.
const LONG_TEXT: usize = 100_000;
/// How many bytes of a long text are laid out in a frame, beside what is seen.
const BYTES_A_FRAME: usize = 60_000;
/// How far outside the view lines are ready to be painted.
const NEAR_VIEW: f32 = 1000.0;

/// What all lines were laid out on; when it changes, all are laid out anew.
#[derive(Debug, Clone)]
struct Ground {
    width: f32,
    tokens: Arc<Tokens>,
    /// Comes out of egui's cache as it was for as long as the font atlas lives.
    atlas: Arc<Galley>,
}

impl Ground {
    fn new(ui: &Ui, width: f32) -> Self {
        let tokens = Tokens::of(ui);
        let format = tokens.text.prose.format(tokens.colors.ink);
        let job = LayoutJob::single_section("x".to_owned(), format);
        Self {
            width,
            tokens,
            atlas: ui.fonts_mut(|fonts| fonts.layout_job(job)),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        let Self {
            width,
            tokens,
            atlas,
        } = self;
        (width - other.width).abs() < f32::EPSILON
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

/// Lays a text out. What did not change since `before` is taken from there.
pub(super) fn lay_out(
    ui: &Ui,
    text: &str,
    width: f32,
    label: &dyn Fn(&str) -> Option<Label>,
    before: Option<&Arc<Laid>>,
    view: Rangef,
) -> Arc<Laid> {
    let view = if text.len() > LONG_TEXT {
        Rangef::new(view.min - NEAR_VIEW, view.max + NEAR_VIEW)
    } else {
        Rangef::EVERYTHING
    };
    let ground = Ground::new(ui, width);
    let before = before.filter(|before| before.ground.is_same(&ground));
    let has_labels = |part: &Part| part.chips.iter().all(|chip| chip.label == label(&chip.row));
    if let Some(before) = before
        && before.text == text
        && before.parts.iter().all(has_labels)
        && before.is_ready(view)
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
    let mut y = 0.0;
    let mut bytes_left = BYTES_A_FRAME;
    let lay = |(idx, line): (usize, &Line)| {
        let known = known(idx, line).filter(|part| part.state != PartState::Rough);
        let height = known.as_ref().map_or(0.0, |part| part.galley.rect.height());
        let is_near = y <= view.max && y + height >= view.min;
        let part = match known {
            Some(part) if is_near && part.state == PartState::Bare => {
                part_of(ui, &ground, text, line, label)
            }
            Some(part) if is_near => part,
            Some(part) => part.bare(),
            None if is_near => part_of(ui, &ground, text, line, label),
            None if bytes_left > 0 => {
                bytes_left = bytes_left.saturating_sub(line.range.len());
                part_of(ui, &ground, text, line, label).bare()
            }
            None => Part::rough(&ground, text, line),
        };
        y += part.galley.rect.height();
        part
    };
    let parts: Vec<Part> = lines.iter().enumerate().map(lay).collect();
    Arc::new(put_together(ui, text, lines, parts, ground))
}

impl Laid {
    /// Whether everything in view can be painted, and nothing is left to lay out.
    fn is_ready(&self, view: Rangef) -> bool {
        let is_seen = |rows: &Range<usize>| {
            let rows = self.galley.rows.get(rows.clone()).unwrap_or_default();
            let (first, last) = (rows.first(), rows.last());
            first.is_some_and(|row| row.rect().min.y <= view.max)
                && last.is_some_and(|row| row.rect().max.y >= view.min)
        };
        let mut parts = self.parts.iter().zip(&self.rows);
        !self.is_rough && !parts.any(|(part, rows)| part.state != PartState::Whole && is_seen(rows))
    }

    /// Whether some lines are not laid out yet, so that another frame is needed.
    pub(super) fn is_rough(&self) -> bool {
        self.is_rough
    }
}

impl Part {
    /// Returns the line with nothing to paint.
    fn bare(self) -> Self {
        if self.state == PartState::Bare {
            return self;
        }
        let mut galley = Galley::clone(&self.galley);
        for placed in &mut galley.rows {
            let mut row = Row::clone(&placed.row);
            row.visuals = RowVisuals::default();
            row.glyphs.shrink_to_fit();
            placed.row = Arc::new(row);
        }
        galley.num_vertices = 0;
        galley.num_indices = 0;
        Self {
            galley: Arc::new(galley),
            state: PartState::Bare,
            ..self
        }
    }

    /// Returns the signs of a line, for a caret to stand between.
    fn rough(ground: &Ground, text: &str, line: &Line) -> Self {
        let mut galley = Galley::clone(&ground.atlas);
        let words = text.get(line.range.clone()).unwrap_or_default();
        if let Some(placed) = galley.rows.first_mut() {
            let mut row = Row::clone(&placed.row);
            row.visuals = RowVisuals::default();
            if let Some(glyph) = row.glyphs.first().copied() {
                let sign = |letter| {
                    let mut sign = glyph;
                    sign.chr = letter;
                    sign
                };
                row.glyphs = words.chars().map(sign).collect();
            }
            placed.row = Arc::new(row);
        }
        galley.num_vertices = 0;
        galley.num_indices = 0;
        Self {
            galley: Arc::new(galley),
            chips: Vec::new(),
            state: PartState::Rough,
        }
    }
}

/// Lays a line out by itself.
fn part_of(
    ui: &Ui,
    ground: &Ground,
    text: &str,
    line: &Line,
    label: &dyn Fn(&str) -> Option<Label>,
) -> Part {
    let mut chips = Vec::new();
    for run in &line.runs {
        if run.kind != RunKind::Citation {
            continue;
        }
        let words = text.get(run.range.clone()).unwrap_or_default();
        let before = text.get(line.range.start..run.range.start);
        let start = before.unwrap_or_default().chars().count();
        chips.push(chip(ui, ground, words, start, label));
    }
    let job = line_job(&ground.tokens, text, line, &chips, ground.width);
    Part {
        galley: ui.fonts_mut(|fonts| fonts.layout_job(job)),
        chips,
        state: PartState::Whole,
    }
}

fn put_together(ui: &Ui, text: &str, lines: Vec<Line>, parts: Vec<Part>, ground: Ground) -> Laid {
    let font = egui::FontId::default();
    let mut job = LayoutJob::simple(text.to_owned(), font, Color32::PLACEHOLDER, ground.width);
    job.keep_trailing_whitespace = true;
    let galleys: Vec<Arc<Galley>> = parts.iter().map(|part| Arc::clone(&part.galley)).collect();
    let mut galley = Galley::concat(Arc::new(job), &galleys, ui.pixels_per_point());
    let mut rows = Vec::with_capacity(lines.len());
    let mut chips = Vec::new();
    let mut underlined = Vec::new();
    let (mut first_row, mut n_chars) = (0, 0);
    for (line, part) in lines.iter().zip(&parts) {
        let line_rows = first_row..first_row + part.galley.rows.len();
        let placed = galley.rows.get_mut(line_rows.clone()).unwrap_or_default();
        for row in placed.iter_mut() {
            row.pos.x += indent(line.block);
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
        is_rough: parts.iter().any(|part| part.state == PartState::Rough),
        parts,
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

fn line_job(tokens: &Tokens, text: &str, line: &Line, chips: &[Chip], width: f32) -> LayoutJob {
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
    let mark = text.get(line.range.start..line.content).unwrap_or_default();
    if !mark.is_empty() {
        job.append(mark, 0.0, hidden.clone());
    }
    let mut chips = chips.iter();
    for run in &line.runs {
        let words = text.get(run.range.clone()).unwrap_or_default();
        match run.kind {
            RunKind::Text => job.append(words, 0.0, voice_format(tokens, run)),
            RunKind::Mark => job.append(words, 0.0, hidden.clone()),
            RunKind::Citation => {
                let chip_width = chips.next().map_or(0.0, |chip| chip.galley.size().x);
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
