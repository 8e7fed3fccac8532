//! Prose laid out as it looks: hanging lists, hidden marks, room for chips.
//!
//! The galley holds exactly the signs of the text, so that egui's caret and selection hold.
//! Marks are laid out too small to see. A citation is laid out the same way, with the width of
//! its chip between its first sign and its second. Each line is laid out by itself, so egui's
//! cache keeps the lines that did not change.

use std::sync::Arc;

use egui::{
    Align, Color32, Galley, Pos2, Rect, TextFormat, Ui, Vec2,
    text::{CCursor, CharIndex, LayoutJob, TextWrapping},
};

use super::parse::{Block, Line, Run, RunKind, Voice, parse};
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
    pub chars: std::ops::Range<usize>,
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
    pub rows: Vec<std::ops::Range<usize>>,
    pub chips: Vec<Chip>,
    parts: Vec<Arc<Galley>>,
    width: f32,
}

impl Laid {
    /// Returns where a stretch of signs stands in the galley, a rectangle a row.
    pub(super) fn stretch(&self, chars: &std::ops::Range<usize>) -> Vec<Rect> {
        let mut found = Vec::new();
        let mut start = 0;
        for row in &self.galley.rows {
            let n_chars = row.glyphs.len();
            let (from, to) = (chars.start.max(start), chars.end.min(start + n_chars));
            if from < to {
                let x = |at: usize| row.pos.x + row.x_offset(CharIndex(at - start));
                found.push(Rect::from_x_y_ranges(x(from)..=x(to), row.rect().y_range()));
            }
            start += row.char_count_including_newline().0;
        }
        found
    }

    pub(super) fn width(&self) -> f32 {
        self.width
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

/// Lays a text out, or returns what was laid out before if nothing changed.
pub(super) fn lay_out(
    ui: &Ui,
    text: &str,
    width: f32,
    label: &dyn Fn(&str) -> Option<Label>,
    before: Option<&Arc<Laid>>,
) -> Arc<Laid> {
    let tokens = Tokens::of(ui);
    let lines = match before {
        Some(before) if before.text == text => before.lines.clone(),
        _ => parse(text),
    };
    let mut chips = Vec::new();
    let mut parts = Vec::with_capacity(lines.len());
    let mut n_chars = 0;
    for line in &lines {
        let n_chips = chips.len();
        for run in line.runs.iter().filter(|run| run.kind == RunKind::Citation) {
            let words = text.get(run.range.clone()).unwrap_or_default();
            let in_line = text
                .get(line.range.start..run.range.start)
                .unwrap_or_default();
            let start = n_chars + in_line.chars().count();
            chips.push(chip(ui, &tokens, words, start, label, width));
        }
        let job = line_job(
            &tokens,
            text,
            line,
            chips.get(n_chips..).unwrap_or_default(),
            width,
        );
        parts.push(ui.fonts_mut(|fonts| fonts.layout_job(job)));
        let line_text = text.get(line.range.clone()).unwrap_or_default();
        n_chars += line_text.chars().count() + 1;
    }
    if let Some(before) = before
        && is_same(before, &parts, &chips, text, width)
    {
        return Arc::clone(before);
    }
    Arc::new(put_together(ui, text, lines, parts, chips, width))
}

/// Whether every line came out of egui's cache as it was. A new font atlas makes new galleys.
fn is_same(before: &Laid, parts: &[Arc<Galley>], chips: &[Chip], text: &str, width: f32) -> bool {
    before.text == text
        && (before.width - width).abs() < f32::EPSILON
        && before.parts.len() == parts.len()
        && before
            .parts
            .iter()
            .zip(parts)
            .all(|(a, b)| Arc::ptr_eq(a, b))
        && before
            .chips
            .iter()
            .zip(chips)
            .all(|(a, b)| a.label == b.label && Arc::ptr_eq(&a.galley, &b.galley))
}

fn put_together(
    ui: &Ui,
    text: &str,
    lines: Vec<Line>,
    parts: Vec<Arc<Galley>>,
    mut chips: Vec<Chip>,
    width: f32,
) -> Laid {
    let mut job = LayoutJob::simple(
        text.to_owned(),
        egui::FontId::default(),
        Color32::PLACEHOLDER,
        width,
    );
    job.keep_trailing_whitespace = true;
    let mut galley = Galley::concat(Arc::new(job), &parts, ui.pixels_per_point());
    let mut rows = Vec::with_capacity(lines.len());
    let mut first_row = 0;
    for (line, part) in lines.iter().zip(&parts) {
        let line_rows = first_row..first_row + part.rows.len();
        for row in galley.rows.get_mut(line_rows.clone()).unwrap_or_default() {
            row.pos.x += indent(line.block);
        }
        first_row = line_rows.end;
        rows.push(line_rows);
    }
    galley.rect.max.x = width;
    galley.mesh_bounds.max.x += indent(Block::Number {
        level: 3,
        number: 1,
    });
    for chip in &mut chips {
        chip.rect = chip_rect(&galley, chip);
    }
    Laid {
        text: text.to_owned(),
        lines,
        galley: Arc::new(galley),
        rows,
        chips,
        parts,
        width,
    }
}

fn chip_rect(galley: &Galley, chip: &Chip) -> Rect {
    let cursor = CCursor {
        index: CharIndex(chip.chars.start),
        prefer_next_row: true,
    };
    let at = galley.pos_from_cursor(cursor);
    let size = Vec2::new(chip.galley.size().x + 2.0 * CHIP_PADDING, CHIP_HEIGHT);
    let corner = Pos2::new(at.min.x + 1.0, at.center().y - CHIP_HEIGHT / 2.0);
    Rect::from_min_size(corner, size)
}

fn chip(
    ui: &Ui,
    tokens: &Tokens,
    words: &str,
    start: usize,
    label: &dyn Fn(&str) -> Option<Label>,
    width: f32,
) -> Chip {
    let row = words
        .trim_start_matches("[@")
        .trim_end_matches(']')
        .to_owned();
    let label = label(&row);
    let (shown, color) = match &label {
        Some(label) => (label.text.as_str(), tokens.colors.accent),
        None => ("missing", tokens.colors.attention),
    };
    let format = tokens.text.chip.format(color);
    let mut job = LayoutJob::single_section(shown.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(width * 0.8);
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
