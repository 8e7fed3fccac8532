//! The menu at the head of the window: commands by group, never taller than the window.

use egui::{Popup, ScrollArea, Ui, vec2};

use crate::session::ThemeChoice;
use crate::ui::{
    commands::{Command, actions::Actions, keys, page::PageCommand},
    desk::{called::called, can::can, state::UiState, view::View},
    widgets::{
        button::{Button, button_ui},
        text::heading_ui,
    },
};

/// The space that the menu leaves above and below, in points: the bar it hangs from, and a little.
const AROUND: f32 = 72.0;

/// What every group is called, and what is in it.
const GROUPS: &[(&str, &[Command])] = &[
    (
        "Draft",
        &[
            Command::New,
            Command::NewFrom,
            Command::Open,
            Command::Save,
            Command::SaveAs,
            Command::BringIn,
            Command::BringInText,
            Command::Export,
            Command::History,
            Command::Contributors,
            Command::SharedFolder,
            Command::OwnFile,
            Command::SendTo,
            Command::SendBack,
            Command::TakeIn,
            Command::Doubts,
            Command::Protect,
        ],
    ),
    (
        "Changes",
        &[
            Command::Undo,
            Command::Redo,
            Command::Review,
            Command::NextChange,
            Command::Find,
            Command::Replace,
        ],
    ),
    (
        "Language",
        &[
            Command::NextMark,
            Command::ToggleSpelling,
            Command::TogglePlain,
        ],
    ),
    (
        "Comments",
        &[
            Command::Comment,
            Command::NextComment,
            Command::ShowComments,
        ],
    ),
    (
        "This section",
        &[
            Command::ToggleReady,
            Command::ToggleAgreed,
            Command::AssignSection,
            Command::MarkSection,
            Command::MarkHere,
            Command::PartEarlier,
            Command::PartLater,
        ],
    ),
    (
        "What is shown",
        &[
            Command::ShowOutline,
            Command::Pages(PageCommand::Toggle),
            Command::Pages(PageCommand::Read),
            Command::ToggleHelp,
            Command::Earlier,
            Command::Focus,
            Command::ZoomIn,
            Command::ZoomOut,
            Command::ZoomReset,
        ],
    ),
    (
        "Colours",
        &[
            Command::Theme(ThemeChoice::System),
            Command::Theme(ThemeChoice::Light),
            Command::Theme(ThemeChoice::Dark),
            Command::Theme(ThemeChoice::Contrast),
        ],
    ),
    (
        "Candour",
        &[
            Command::Settings,
            Command::Tour,
            Command::Guide,
            Command::Shortcuts,
            Command::About,
            Command::Quit,
        ],
    ),
];

pub(super) fn menu_ui(ui: &mut Ui, view: &View<'_>, state: &UiState, actions: &mut Actions) {
    let response = button_ui(ui, Button::secondary("Menu"));
    Popup::menu(&response).show(|ui| {
        ui.set_width(300.0);
        ui.spacing_mut().button_padding = vec2(10.0, 4.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = ui.ctx().content_rect().height() - AROUND;
        ScrollArea::vertical()
            .max_height(room)
            .min_scrolled_height(room)
            .show(ui, |ui| {
                ui.set_width(300.0);
                for (idx, (title, group)) in GROUPS.iter().enumerate() {
                    title_ui(ui, title, idx == 0, view);
                    for command in *group {
                        item_ui(ui, *command, (view, state), actions);
                    }
                }
            });
    });
}

fn title_ui(ui: &mut Ui, title: &str, is_first: bool, view: &View<'_>) {
    let tokens = view.tokens;
    if !is_first {
        ui.add_space(tokens.space.xs);
        ui.separator();
    }
    ui.add_space(tokens.space.xs);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        heading_ui(ui, title, 2, tokens.text.strong, tokens.colors.muted);
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
    let of = [(Command::Undo, view.undo), (Command::Redo, view.redo)]
        .into_iter()
        .find(|(of, _)| *of == command);
    match of.and_then(|(_, step)| step) {
        Some(step) => format!("{}: {}", command.label(), lower_first(step)),
        None => called(command, view, (state.section(), state.is_focused)).to_owned(),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}
