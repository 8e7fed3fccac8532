//! What a section or a field asks, with its hint and the guidance folded under it.

use egui::{Id, Ui};

use super::rich::rich_ui;
use crate::model::EvidenceKind;
use crate::ui::{
    theme::Tokens,
    widgets::{
        fold::fold_head_ui,
        text::{heading_ui, text_ui},
    },
};

/// How high a row of a hint is, so that it stands on one line with the head beside it.
const HINT_ROW: f32 = 22.0;

/// Help for one answer.
pub(super) struct Help<'a> {
    /// One line; empty for none.
    pub(super) hint: &'a str,
    /// What is folded; empty for none.
    pub(super) guidance: &'a str,
    /// What kinds of evidence a reader expects.
    pub(super) evidence: &'a [EvidenceKind],
    /// Whether the guidance stands beside the page, so that it is not said twice.
    pub(super) is_beside: bool,
}

/// Shows what a field asks.
pub(super) fn prompt_ui(ui: &mut Ui, id: Id, prompt: &str, help: &Help<'_>) {
    let tokens = Tokens::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        heading_ui(ui, prompt, 2, tokens.text.prompt, tokens.colors.ink);
        help_ui(ui, id, help);
    });
}

/// Shows the hint, and behind it the guidance, folded.
pub(super) fn help_ui(ui: &mut Ui, id: Id, help: &Help<'_>) {
    let tokens = Tokens::of(ui);
    let is_said = !help.guidance.is_empty() || !help.evidence.is_empty();
    let has_guidance = is_said && !help.is_beside;
    let open_id = id.with("guidance");
    let mut is_open = ui.data(|data| data.get_temp(open_id)).unwrap_or(false);
    if help.hint.is_empty() && !has_guidance {
        return;
    }
    ui.scope(|ui| {
        // Rows of egui are as high as buttons otherwise.
        ui.spacing_mut().interact_size.y = HINT_ROW;
        ui.spacing_mut().item_spacing = egui::vec2(tokens.space.s, 0.0);
        ui.horizontal_wrapped(|ui| {
            if !help.hint.is_empty() {
                text_ui(ui, help.hint, tokens.text.hint, tokens.colors.muted);
            }
            if has_guidance && fold_head_ui(ui, "Guidance", is_open).toggled {
                is_open = !is_open;
                ui.data_mut(|data| data.insert_temp(open_id, is_open));
            }
        });
    });
    if is_open && has_guidance {
        body_ui(ui, help);
    }
}

fn body_ui(ui: &mut Ui, help: &Help<'_>) {
    let tokens = Tokens::of(ui);
    let frame = egui::Frame::new()
        .fill(tokens.colors.background)
        .corner_radius(egui::CornerRadius::same(tokens.radius.m))
        .inner_margin(egui::Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        rich_ui(ui, help.guidance, tokens.text.hint, tokens.colors.ink);
        if !help.evidence.is_empty() {
            let expected = format!("Evidence expected here: {}.", in_words(help.evidence));
            text_ui(ui, &expected, tokens.text.hint, tokens.colors.muted);
        }
    });
}

fn in_words(kinds: &[EvidenceKind]) -> String {
    let labels: Vec<String> = kinds.iter().map(|kind| small(kind.label())).collect();
    match labels.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{}; and {last}", rest.join("; ")),
    }
}

fn small(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_evidence_read_as_a_sentence() {
        let kinds = [EvidenceKind::Audit, EvidenceKind::Voice];
        assert_eq!(
            in_words(&kinds),
            "audit; and voice of children and families"
        );
    }
}
