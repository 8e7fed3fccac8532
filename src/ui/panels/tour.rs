//! A short tour inside the example: a few steps at the foot of the window, each about something that
//! is shown above. Nothing moves by itself, and it can be left at every step.

use egui::{Id, Margin, Panel, Ui, accesskit::Live};

use crate::template::{FieldKind, Section};
use crate::ui::{
    commands::{Command, actions::Actions, keys},
    desk::{
        state::{HelpTab, Over, Screen, Tour, UiState},
        view::View,
    },
    widgets::{
        button::{Button, button_ui},
        press,
        text::{heading_ui, text_ui},
    },
};

/// How many steps there are.
const N_STEPS: usize = 5;

pub(in crate::ui) fn tour_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
) {
    let Some(tour) = state.tour else { return };
    let tokens = view.tokens;
    let frame = egui::Frame::new()
        .fill(tokens.colors.accent_tint)
        .inner_margin(Margin::symmetric(16, 8));
    Panel::bottom("tour")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = tokens.space.xs;
            let (title, words) = step(ui, tour.step);
            let (text, colors) = (&tokens.text, &tokens.colors);
            let title = format!("{title} – step {} of {N_STEPS}", tour.step + 1);
            heading_ui(ui, &title, 2, text.strong, colors.ink);
            let said = text_ui(ui, &words, text.body, colors.ink);
            press::announce(ui, &said, Live::Polite);
            ui.horizontal_wrapped(|ui| buttons_ui(ui, (view, tour), state, actions));
        });
}

fn buttons_ui(
    ui: &mut Ui,
    (view, tour): (&View<'_>, Tour),
    state: &mut UiState,
    actions: &mut Actions,
) {
    let is_last = tour.step + 1 == N_STEPS;
    let name = if is_last { "End the tour" } else { "Next step" };
    let on = button_ui(ui, Button::secondary(name).id(Id::unique("tour on")));
    if tour.is_fresh {
        on.request_focus();
        state.tour = Some(Tour {
            is_fresh: false,
            ..tour
        });
    }
    if on.clicked() && is_last {
        actions.end_tour();
    } else if on.clicked() {
        take(tour.step + 1, view, state, actions);
    }
    if tour.step > 0 && button_ui(ui, Button::quiet("Step before")).clicked() {
        take(tour.step - 1, view, state, actions);
    }
    if !is_last && button_ui(ui, Button::quiet("Skip the tour")).clicked() {
        actions.end_tour();
    }
}

/// Takes a step: shows what it is about.
fn take(step: usize, view: &View<'_>, state: &mut UiState, actions: &mut Actions) {
    let is_fresh = false;
    state.tour = Some(Tour { step, is_fresh });
    state.over = Over::Nothing;
    let opens: fn(&FieldKind) -> bool = match step {
        1 => |kind| matches!(kind, FieldKind::Prose),
        2 => |kind| matches!(kind, FieldKind::Register(_)),
        3 => {
            actions.run(Command::ShowToDo);
            return;
        }
        _ => {
            state.help_tab = HelpTab::Guidance;
            return;
        }
    };
    let outline = view.template.outline(&view.draft.arrangement);
    let has = |section: &Section| section.fields.iter().any(|field| opens(&field.kind));
    if let Some(found) = outline.iter().find(|outlined| has(outlined.section)) {
        let screen = Screen::Section(found.section.id.clone());
        state.outline_follows = Some(screen.clone());
        state.screen = screen;
        state.scroll_to_top = true;
    }
}

/// Returns the title of a step and what is said of it, with the keys that hold.
fn step(ui: &Ui, step: usize) -> (&'static str, String) {
    let with = |command: Command| match keys::words(ui.ctx(), command) {
        keys if keys.is_empty() => format!("“{}”", command.label()),
        keys => keys,
    };
    match step {
        0 => (
            "The outline",
            format!(
                "At the left are the sections, each with how far it has come and what needs attention. Press one to open it, or go on with {}.",
                with(Command::NextSection)
            ),
        ),
        1 => (
            "The text",
            "Each question has its text. Write as in a letter: bold is Ctrl+B, a list begins with “- ”, and @ cites evidence or a figure.".to_owned(),
        ),
        2 => (
            "Rows",
            "Findings, evidence, priorities and figures are rows with fields. They are linked by picking, and the paper numbers them.".to_owned(),
        ),
        3 => (
            "To do",
            format!(
                "Beside the text stands what is missing before the paper is ready. {} goes to the next of it.",
                with(Command::NextToDo)
            ),
        ),
        _ => (
            "The paper",
            format!(
                "{} shows the finished pages, {} makes the file. {} takes back every step, {} finds any command, {} opens the user guide.",
                with(Command::Pages(crate::ui::commands::page::PageCommand::Toggle)),
                with(Command::Export),
                with(Command::Undo),
                with(Command::Palette),
                with(Command::Guide)
            ),
        ),
    }
}
