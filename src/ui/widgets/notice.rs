//! A problem or a piece of news, said in the window until it is dealt with.

use egui::{CornerRadius, Frame, Margin, Role, Ui, accesskit::Live, pos2};

use super::{
    button::{Button, button_ui, icon_button_ui},
    icon::{Icon, paint_icon},
    tag::Tone,
    text::text_ui,
};
use crate::ui::theme::Tokens;

/// What the user did with a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeAct {
    /// Pressed the button with this number.
    Button(usize),
    /// Put it away.
    Close,
}

/// Shows a notice across the width: what happened, what is safe, what to do.
pub fn notice_ui(ui: &mut Ui, tone: Tone, text: &str, buttons: &[Button<'_>]) -> Option<NoticeAct> {
    let tokens = Tokens::of(ui);
    let colors = &tokens.colors;
    let (icon, color, tint) = match tone {
        Tone::Attention => (Icon::Triangle, colors.attention, colors.attention_tint),
        Tone::Good => (Icon::Check, colors.good, colors.good_tint),
        Tone::Underway | Tone::Neutral => (Icon::Dot, colors.accent, colors.accent_tint),
    };
    let frame = Frame::new()
        .fill(tint)
        .corner_radius(CornerRadius::same(tokens.radius.m))
        .inner_margin(Margin::symmetric(12, 8));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut act = None;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            if icon_button_ui(ui, Icon::Close, "Close this notice").clicked() {
                act = Some(NoticeAct::Close);
            }
            for (idx, button) in buttons.iter().enumerate().rev() {
                if button_ui(ui, *button).clicked() {
                    act = Some(NoticeAct::Button(idx));
                }
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.add_space(4.0);
                let start = ui.cursor().min;
                paint_icon(
                    ui.painter(),
                    icon,
                    pos2(start.x + 6.0, start.y + 10.0),
                    color,
                );
                ui.horizontal(|ui| {
                    ui.add_space(20.0);
                    let width = ui.available_width();
                    ui.vertical(|ui| {
                        ui.set_max_width(width);
                        text_ui(ui, text, tokens.text.body, colors.ink);
                    });
                });
            });
        });
        act
    });
    ui.accesskit_node_builder(shown.response.id, |node| {
        node.set_role(Role::Alert);
        node.set_label(text);
        node.set_live(Live::Polite);
    });
    shown.inner
}
