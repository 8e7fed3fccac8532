//! The menu at the head of the window: every command by group.

use egui::{Popup, Ui, vec2};

use crate::check::SectionState;
use crate::session::ThemeChoice;
use crate::ui::{
    commands::{Command, actions::Actions, keys, page::PageCommand},
    desk::{can::can, state::UiState, view::View},
    widgets::button::{Button, button_ui},
};

const GROUPS: &[&[Command]] = &[
    &[
        Command::New,
        Command::Open,
        Command::Save,
        Command::SaveAs,
        Command::Export,
        Command::History,
        Command::Protect,
    ],
    &[Command::Undo, Command::Redo],
    &[
        Command::ToggleReady,
        Command::MarkSection,
        Command::MarkHere,
        Command::PartEarlier,
        Command::PartLater,
    ],
    &[
        Command::Pages(PageCommand::Toggle),
        Command::Pages(PageCommand::Read),
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

pub(super) fn menu_ui(ui: &mut Ui, view: &View<'_>, state: &UiState, actions: &mut Actions) {
    let response = button_ui(ui, Button::secondary("Menu"));
    Popup::menu(&response).show(|ui| {
        ui.set_width(300.0);
        ui.spacing_mut().button_padding = vec2(10.0, 4.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        for (idx, group) in GROUPS.iter().enumerate() {
            if idx > 0 {
                ui.separator();
            }
            for command in *group {
                item_ui(ui, *command, (view, state), actions);
            }
        }
    });
}

fn item_ui(
    ui: &mut Ui,
    command: Command,
    (view, state): (&View<'_>, &UiState),
    actions: &mut Actions,
) {
    let label = label(command, view, state);
    let keys = keys::words(ui.ctx(), command);
    let size = vec2(ui.available_width(), view.tokens.space.row - 2.0);
    let mut button = egui::Button::new(label).min_size(size);
    if !keys.is_empty() {
        button = button.shortcut_text(keys);
    }
    let response = ui.add_enabled(can(Some(view), command), button);
    if response.on_hover_text(command.hint()).clicked() {
        actions.run(command);
        ui.close();
    }
}

/// Returns the words of an item: undo and redo say what they take back.
fn label(command: Command, view: &View<'_>, state: &UiState) -> String {
    if command == Command::ToggleReady && is_ready(view, state) {
        return "Section is not ready".to_owned();
    }
    if command == Command::Protect && view.is_closed {
        return "Passphrase…".to_owned();
    }
    let of = [(Command::Undo, view.undo), (Command::Redo, view.redo)]
        .into_iter()
        .find(|(of, _)| *of == command);
    match of.and_then(|(_, step)| step) {
        Some(step) => format!("{}: {}", command.label(), lower_first(step)),
        None => command.label().to_owned(),
    }
}

fn is_ready(view: &View<'_>, state: &UiState) -> bool {
    state
        .section()
        .is_some_and(|section| view.section_headway(section).state == SectionState::Ready)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}
