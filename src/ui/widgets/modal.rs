//! A question that must be answered before anything else. Esc is the answer that changes nothing.

use egui::{Context, CornerRadius, Frame, Id, Margin, Role};

use super::{
    button::{Button, button_ui},
    text::{heading_ui, text_ui},
};
use crate::ui::theme::{Tokens, Types};

/// A question with its answers.
#[derive(Debug, Clone, Copy)]
pub struct ModalSpec<'a> {
    /// Names the dialog.
    pub id: Id,
    /// The question, in a few words.
    pub title: &'a str,
    /// What happens with each answer.
    pub text: &'a str,
    /// The answers; the first has the keyboard when the dialog opens.
    pub buttons: &'a [Button<'a>],
}

/// How a question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// With this button.
    Button(usize),
    /// With Esc.
    Cancel,
}

/// Shows a dialog over the window for as long as the caller calls it. Returns what ends it.
pub fn modal_ui(ctx: &Context, spec: &ModalSpec<'_>) -> Option<Answer> {
    let tokens = Tokens::of(ctx);
    let Types {
        card_title, body, ..
    } = &tokens.text;
    let is_new_id = spec.id.with("pass");
    let pass = ctx.cumulative_pass_nr();
    let last: Option<u64> = ctx.data(|data| data.get_temp(is_new_id));
    ctx.data_mut(|data| data.insert_temp(is_new_id, pass));
    let is_new = last.is_none_or(|last| last + 1 < pass);
    let frame = Frame::new()
        .fill(tokens.colors.page)
        .stroke(tokens.rule())
        .corner_radius(CornerRadius::same(tokens.radius.l))
        .inner_margin(Margin::same(24));
    let modal = egui::Modal::new(spec.id)
        .frame(frame)
        .backdrop_color(tokens.colors.shade);
    let shown = modal.show(ctx, |ui| {
        ui.set_width(440.0);
        let mut title = *card_title;
        (title.size, title.line) = (19.0, 26.0);
        heading_ui(ui, spec.title, 1, title, tokens.colors.ink);
        text_ui(ui, spec.text, *body, tokens.colors.ink);
        ui.add_space(tokens.space.l);
        let mut answer = None;
        ui.horizontal_wrapped(|ui| {
            for (idx, button) in spec.buttons.iter().enumerate() {
                let response = button_ui(ui, *button);
                if idx == 0 && is_new {
                    response.request_focus();
                }
                if response.clicked() {
                    answer = Some(Answer::Button(idx));
                }
            }
        });
        answer
    });
    ctx.accesskit_node_builder(shown.response.id, |node| {
        node.set_role(Role::Dialog);
        node.set_label(spec.title);
        node.set_modal();
    });
    let is_cancelled = shown.is_top_modal
        && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    shown.inner.or(is_cancelled.then_some(Answer::Cancel))
}
