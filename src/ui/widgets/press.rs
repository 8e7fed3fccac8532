//! What everything that can be pressed has in common: a name, a ring, a hand over it.

use egui::{CornerRadius, Rect, Response, Role, StrokeKind, Ui, WidgetInfo};

use crate::ui::theme::Tokens;

/// Tells screen readers what something is and is called.
pub(super) fn name(ui: &Ui, response: &Response, role: Role, name: &str) {
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(role, is_enabled, name));
}

/// Tells screen readers that something is one of several and whether it is the chosen one.
pub(super) fn name_choice(ui: &Ui, response: &Response, role: Role, name: &str, is_on: bool) {
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(role, is_enabled, is_on, name));
}

/// Tells screen readers whether what something opens is open.
pub(super) fn name_expanded(ui: &Ui, response: &Response, is_open: bool) {
    ui.accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
}

/// Paints the ring around what has the keyboard.
pub(super) fn ring(ui: &Ui, tokens: &Tokens, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.expand(2.0),
            CornerRadius::same(radius.saturating_add(2)),
            tokens.ring(),
            StrokeKind::Middle,
        );
    }
}
