//! Prose that is read, not written: guidance as paragraphs, cells of closed cards as one flow.

use egui::{Color32, Label, Ui, text::LayoutJob};

use super::sheet::Names;
use crate::model::shortened;
use crate::prose::{Block, Run, RunKind, parse};
use crate::ui::{
    theme::{Tokens, Type, Weight},
    widgets::{chip::chip_ui, text::text_ui},
};

/// How much of a cell a closed card shows.
const FLOW_CHARS: usize = 200;

/// Shows text in the subset of CommonMark, a paragraph or an item a line.
pub(super) fn rich_ui(ui: &mut Ui, text: &str, kind: Type, color: Color32) {
    for line in parse(text).iter().filter(|line| !line.block.is_gap()) {
        let mut job = LayoutJob::default();
        let mark = mark_of(line.block);
        if !mark.is_empty() {
            job.append(&mark, 0.0, kind.format(color));
        }
        for run in line.runs.iter().filter(|run| run.kind == RunKind::Text) {
            let words = text.get(run.range.clone()).unwrap_or_default();
            job.append(words, 0.0, voiced(kind, run).format(color));
        }
        ui.add(Label::new(job).wrap());
    }
}

/// Shows prose as one flow of words and chips, cut where it is long. Returns the row whose chip
/// was pressed.
pub(super) fn flow_ui(ui: &mut Ui, names: &Names<'_>, text: &str) -> Option<String> {
    let tokens = Tokens::of(ui);
    let mut followed = None;
    let mut n_left = FLOW_CHARS;
    ui.spacing_mut().item_spacing.x = 0.0;
    for (idx, line) in parse(text).iter().enumerate() {
        if line.block.is_gap() {
            continue;
        }
        let mark = mark_of(line.block);
        let lead = if idx == 0 { mark } else { format!(" {mark}") };
        words_ui(ui, &lead, tokens.text.body);
        for run in &line.runs {
            let words = text.get(run.range.clone()).unwrap_or_default();
            match run.kind {
                RunKind::Mark => {}
                RunKind::Citation => {
                    let id = words.trim_start_matches("[@").trim_end_matches(']');
                    if let Some(label) = names.chip(id)
                        && chip_ui(ui, &label.text, &label.title).clicked()
                    {
                        followed = Some(id.to_owned());
                    }
                }
                RunKind::Text => {
                    let shown = shortened(words, n_left);
                    words_ui(ui, &shown, voiced(tokens.text.body, run));
                    n_left = n_left.saturating_sub(words.chars().count());
                }
            }
            if n_left == 0 {
                return followed;
            }
        }
    }
    followed
}

fn words_ui(ui: &mut Ui, words: &str, kind: Type) {
    if !words.is_empty() {
        let color = Tokens::of(ui).colors.ink;
        text_ui(ui, words, kind, color);
    }
}

fn voiced(kind: Type, run: &Run) -> Type {
    if run.voice.bold {
        kind.with_weight(Weight::SemiBold)
    } else if run.voice.italic {
        kind.with_weight(Weight::Italic)
    } else {
        kind
    }
}

fn mark_of(block: Block) -> String {
    match block {
        Block::Bullet { .. } => "•  ".to_owned(),
        Block::Number { number, .. } => format!("{number}.  "),
        Block::Paragraph | Block::Gap | Block::QuoteGap | Block::Quote => String::new(),
    }
}
