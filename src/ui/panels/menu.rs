//! The menu at the head of the window: every command by group.

use egui::{Popup, Ui};

use crate::session::ThemeChoice;
use crate::ui::{
    Actions, Command, View, keys,
    widgets::button::{Button, button_ui},
};

const GROUPS: &[&[Command]] = &[
    &[
        Command::New,
        Command::Open,
        Command::Save,
        Command::SaveAs,
        Command::Export,
    ],
    &[Command::Undo, Command::Redo],
    &[
        Command::ToggleReady,
        Command::MarkSection,
        Command::PartEarlier,
        Command::PartLater,
    ],
    &[
        Command::ToggleHelp,
        Command::ZoomIn,
        Command::ZoomOut,
        Command::ZoomReset,
    ],
    &[
        Command::Theme(ThemeChoice::System),
        Command::Theme(ThemeChoice::Light),
        Command::Theme(ThemeChoice::Dark),
        Command::Theme(ThemeChoice::Contrast),
    ],
    &[Command::Shortcuts, Command::About, Command::Quit],
];

pub(super) fn menu_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let response = button_ui(ui, Button::secondary("Menu"));
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(280.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        for (idx, group) in GROUPS.iter().enumerate() {
            if idx > 0 {
                ui.separator();
            }
            for command in *group {
                item_ui(ui, *command, view, actions);
            }
        }
    });
}

fn item_ui(ui: &mut Ui, command: Command, view: &View<'_>, actions: &mut Actions) {
    let label = label(command, view);
    let keys = keys::words(ui.ctx(), command);
    let mut button = egui::Button::new(label).frame(false);
    if !keys.is_empty() {
        button = button.shortcut_text(keys);
    }
    let response = ui.add_enabled(command.is_enabled(Some(view)), button);
    if response.on_hover_text(command.hint()).clicked() {
        actions.run(command);
        ui.close();
    }
}

/// Returns the words of an item: undo and redo say what they take back.
fn label(command: Command, view: &View<'_>) -> String {
    let of = match command {
        Command::Undo => view.undo,
        Command::Redo => view.redo,
        _ => None,
    };
    match of {
        Some(step) => format!("{}: {}", command.label(), lower_first(step)),
        None => command.label().to_owned(),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}
