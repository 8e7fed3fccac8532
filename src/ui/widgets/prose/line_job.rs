//! A line of prose as the toolkit is to lay it out: hidden marks, voices, room for chips.

use std::{ops::Range, sync::Arc};

use egui::{
    Align, Color32, Galley, Rect, TextFormat, Ui,
    text::{LayoutJob, TextWrapping},
};

use crate::prose::{Block, Line, Run, RunKind, Voice};
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

    pub(super) fn is_same(&self, other: &Self) -> bool {
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

/// Too small to see, and too small to take room.
const HIDDEN_SIZE: f32 = 0.01;

pub(super) const CHIP_PADDING: f32 = 5.0;

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
