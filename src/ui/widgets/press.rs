//! What everything that can be pressed has in common: a name, a ring, a hand over it.

use egui::{CornerRadius, Rect, Response, Role, StrokeKind, Ui, WidgetInfo, accesskit::Live};

use crate::ui::{
    theme::Tokens,
    walk::{self, Arrows},
};

/// How much of what cannot be pressed is seen.
const FADED: f32 = 0.5;

/// Shows contents that can be pressed or not now.
pub(in crate::ui) fn enabled_ui<R>(
    ui: &mut Ui,
    is_enabled: bool,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let shown = ui.scope(|ui| {
        if !is_enabled {
            ui.visuals_mut().disabled_alpha = FADED;
            ui.disable();
        }
        contents(ui)
    });
    shown.inner
}

/// Whether something is to look as if it could be pressed. What lies behind a question cannot, and
/// is to look as before.
pub(super) fn looks_enabled(ui: &Ui) -> bool {
    ui.is_enabled() || ui.visuals().disabled_alpha >= 1.0
}

/// Tells screen readers what something is and is called.
pub(in crate::ui) fn name(ui: &Ui, response: &Response, role: Role, name: &str) {
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(role, is_enabled, name));
}

/// Tells screen readers that something is one of several and whether it is the chosen one.
pub(in crate::ui) fn name_choice(
    ui: &Ui,
    response: &Response,
    role: Role,
    name: &str,
    is_on: bool,
) {
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(role, is_enabled, is_on, name));
    let (id, group) = (response.id, ui.unique_id());
    if matches!(role, Role::RadioButton | Role::Tab) {
        walk::member(ui, id, group, is_on, Arrows::Own);
    } else if matches!(role, Role::TreeItem | Role::ListBoxOption) {
        walk::member(ui, id, group, is_on, Arrows::Vertical);
    }
    if matches!(role, Role::Tab | Role::TreeItem | Role::ListBoxOption) {
        // The toolkit calls everything chosen "checked", which only boxes and switches are.
        ui.accesskit_node_builder(response.id, |node| {
            node.clear_toggled();
            node.set_selected(is_on);
        });
    }
}

/// Has screen readers read something out when it comes or its words change.
pub(in crate::ui) fn announce(ui: &Ui, response: &Response, live: Live) {
    ui.accesskit_node_builder(response.id, |node| node.set_live(live));
}

/// Tells screen readers whether what something opens is open.
pub(in crate::ui) fn name_expanded(ui: &Ui, response: &Response, is_open: bool) {
    ui.accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
}

/// Paints the ring around what has the keyboard.
pub(in crate::ui) fn ring(ui: &Ui, tokens: &Tokens, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.expand(2.0),
            CornerRadius::same(radius.saturating_add(2)),
            tokens.ring(),
            StrokeKind::Middle,
        );
    }
}
