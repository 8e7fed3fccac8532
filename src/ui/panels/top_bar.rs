//! The bar at the head: which paper this is, and the few commands everybody needs.

use egui::{Align, Layout, Margin, Panel, Ui, text::LayoutJob};

use super::menu::menu_ui;
use crate::model::Details;
use crate::ui::{
    commands::{Command, actions::Actions, keys},
    desk::{
        state::{Over, UiState},
        view::View,
    },
    widgets::{
        button::{Button, button_ui},
        press,
    },
};

/// From this width on, in points, there is room for the search with its whole name and its keys.
const WITH_KEYS: f32 = 540.0;

pub(in crate::ui) fn top_bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (state, has_outline): (&UiState, bool),
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let frame = egui::Frame::new()
        .fill(tokens.colors.background)
        .inner_margin(Margin::symmetric(16, 8));
    Panel::top("top bar")
        .exact_size(48.0)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            // Drawn from the right, so that the title takes what the buttons leave.
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = tokens.space.m;
                buttons_ui(ui, view, state, actions);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if !has_outline {
                        outline_button_ui(ui, state, actions);
                    }
                    title_ui(ui, view);
                });
            });
        });
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, state: &UiState, actions: &mut Actions) {
    let is_narrow = ui.available_width() < WITH_KEYS;
    if button_ui(ui, Button::primary(Command::Export.label())).clicked() {
        actions.run(Command::Export);
    }
    menu_ui(ui, view, state, actions);
    let keys = keys::words(ui.ctx(), Command::Palette);
    let label = Command::Palette.label();
    let palette = if is_narrow {
        Button::secondary("Find")
    } else {
        Button::secondary(label).shortcut(&keys)
    };
    let palette = button_ui(ui, palette);
    if is_narrow {
        ui.accesskit_node_builder(palette.id, |node| node.set_label(label));
    }
    if palette.on_hover_text(Command::Palette.hint()).clicked() {
        actions.run(Command::Palette);
    }
}

/// Shows the way to the outline where it has given way.
fn outline_button_ui(ui: &mut Ui, state: &UiState, actions: &mut Actions) {
    let response = button_ui(ui, Button::secondary(Command::ShowOutline.label()));
    press::name_expanded(ui, &response, state.over == Over::Outline);
    if response
        .on_hover_text(Command::ShowOutline.hint())
        .clicked()
    {
        actions.run(Command::ShowOutline);
    }
}

fn title_ui(ui: &mut Ui, view: &View<'_>) {
    let tokens = view.tokens;
    let title = match view.draft.details.title.trim() {
        "" => view.template.file().title.as_str(),
        title => title,
    };
    let file = view.path.map_or_else(
        || "Not in a file yet".to_owned(),
        |path| path.display().to_string(),
    );
    ui.spacing_mut().item_spacing.x = 14.0;
    let ink = tokens.text.strong.format(tokens.colors.ink);
    let title = LayoutJob::single_section(title.to_owned(), ink);
    ui.add(egui::Label::new(title).truncate())
        .on_hover_text(file);
    if ui.available_width() > 120.0 {
        let about = about(&view.draft.details);
        let muted = tokens.text.body.format(tokens.colors.muted);
        let about = LayoutJob::single_section(about, muted);
        ui.add(egui::Label::new(about).truncate());
    }
}

/// Returns who the paper is from and how far it has come.
fn about(details: &Details) -> String {
    let version = if details.version.trim().is_empty() {
        details.status.label().to_owned()
    } else {
        let status = details.status.label().to_lowercase();
        format!("version {}, {status}", details.version)
    };
    if details.authority.trim().is_empty() {
        version
    } else {
        format!("{} · {version}", details.authority)
    }
}
