//! The bar at the foot: saved or not, words, pages, marking and size, in words.

use egui::{
    Align, Color32, CursorIcon, Label, Layout, Margin, Panel, Role, Sense, Ui, accesskit::Live,
    text::LayoutJob,
};

use crate::ui::{
    commands::{Command, actions::Actions},
    desk::{
        state::UiState,
        view::{PageCount, SaveState, View},
    },
    theme::Type,
    widgets::{
        press,
        text::{grouped, text_ui, to_do_words, words_counted},
    },
};

/// Between what is told, in points.
const GAP: f32 = 22.0;

pub(in crate::ui) fn status_bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &UiState,
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let frame = egui::Frame::new()
        .fill(tokens.colors.background)
        .inner_margin(Margin::symmetric(16, 4));
    Panel::bottom("status")
        .exact_size(30.0)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                right_ui(ui, view);
                // Drawn last, in what the marking of the paper leaves.
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    left_ui(ui, view, state, actions);
                });
            });
        });
}

/// Shows whether the draft is saved, and of the rest as much as there is room for: what is to do
/// before the words of the section, and these before those of the whole.
fn left_ui(ui: &mut Ui, view: &View<'_>, state: &UiState, actions: &mut Actions) {
    let tokens = view.tokens;
    let (words, kind, color) = saved(view);
    let job = LayoutJob::single_section(words, kind.format(color));
    let shown = ui.add(Label::new(job).truncate());
    match view.save {
        SaveState::Saved(_) => press::announce(ui, &shown, Live::Polite),
        SaveState::Failed | SaveState::Unkept => press::announce(ui, &shown, Live::Assertive),
        // Said of every key, it would drown what is being written.
        SaveState::Never
        | SaveState::Changed { .. }
        | SaveState::Saving
        | SaveState::Protecting(_) => {}
    }
    let n_words = grouped(view.headway.n_words);
    let all = format!("{n_words} words{}", pages(view.pages));
    let (here, all) = (words_here(view, state), Some(all));
    let to_do = to_do_words(view.readiness.n_to_do());
    let mut left = ui.available_width();
    let mut fits = |words: &Option<String>| {
        let needed = words
            .as_ref()
            .map_or(0.0, |words| width_of(ui, words, tokens.text.hint));
        let has_room = needed + GAP <= left;
        left -= if has_room { needed + GAP } else { 0.0 };
        has_room
    };
    let (has_to_do, has_here, has_all) = (fits(&to_do), fits(&here), fits(&all));
    for (words, has_room) in [(here, has_here), (all, has_all)] {
        if let Some(words) = words.filter(|_| has_room) {
            text_ui(ui, &words, tokens.text.hint, tokens.colors.muted);
        }
    }
    if let Some(words) = to_do.filter(|_| has_to_do) {
        to_do_ui(ui, view, &words, actions);
    }
}

/// Shows how much is to do. A press leads there; by key the panel's own command does.
fn to_do_ui(ui: &mut Ui, view: &View<'_>, words: &str, actions: &mut Actions) {
    let tokens = view.tokens;
    let job = LayoutJob::single_section(
        words.to_owned(),
        tokens.text.hint.format(Color32::PLACEHOLDER),
    );
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::CLICK);
    press::name(ui, &response, Role::Link, words);
    let color = if response.hovered() {
        tokens.colors.accent
    } else {
        tokens.colors.muted
    };
    ui.painter().galley(rect.min, galley, color);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text("Show what is to do").clicked() {
        actions.run(Command::ShowToDo);
    }
}

fn width_of(ui: &Ui, words: &str, kind: Type) -> f32 {
    let job = LayoutJob::single_section(words.to_owned(), kind.format(Color32::PLACEHOLDER));
    ui.fonts_mut(|fonts| fonts.layout_job(job)).size().x
}

fn right_ui(ui: &mut Ui, view: &View<'_>) {
    let tokens = view.tokens;
    let percent = (ui.ctx().zoom_factor() * 100.0).round();
    let zoom = format!("{percent:.0} %");
    text_ui(ui, &zoom, tokens.text.hint, tokens.colors.muted).on_hover_text("Size of everything");
    let label = &view.draft.details.label;
    if !label.is_empty() {
        // However long it is, it leaves room for what is said of the draft.
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() * 0.3);
            let muted = tokens.text.hint.format(tokens.colors.muted);
            let job = LayoutJob::single_section(label.clone(), muted);
            ui.add(Label::new(job).truncate());
        });
    }
    if view.is_closed {
        let hint = "The draft’s file, its recovery copies and its history are encrypted";
        let words = if ui.available_width() > 560.0 {
            "Protected with a passphrase"
        } else {
            "Protected"
        };
        text_ui(ui, words, tokens.text.hint, tokens.colors.muted).on_hover_text(hint);
    }
}

fn saved(view: &View<'_>) -> (String, Type, Color32) {
    let tokens = view.tokens;
    let (text, colors) = (&tokens.text, &tokens.colors);
    match view.save {
        SaveState::Never => ("Not saved yet".to_owned(), text.hint, colors.muted),
        SaveState::Saved(None) => ("✓ Saved".to_owned(), text.strong, colors.good),
        SaveState::Saved(Some(at)) => (format!("✓ Saved {at}"), text.strong, colors.good),
        SaveState::Changed { is_kept: true } => {
            let words = "Changes not saved · recovery copy kept".to_owned();
            (words, text.strong, colors.attention)
        }
        SaveState::Changed { is_kept: false } => {
            let words = "Changes not saved".to_owned();
            (words, text.strong, colors.attention)
        }
        SaveState::Unkept => {
            let words = "Changes not saved · no recovery copy".to_owned();
            (words, text.strong, colors.attention)
        }
        SaveState::Saving => ("Saving…".to_owned(), text.hint, colors.muted),
        SaveState::Protecting(_) => {
            let words = "Saved · earlier versions are being dealt with…".to_owned();
            (words, text.hint, colors.muted)
        }
        SaveState::Failed => {
            let words = "▲ Not saved: saving failed".to_owned();
            (words, text.strong, colors.attention)
        }
    }
}

fn words_here(view: &View<'_>, state: &UiState) -> Option<String> {
    let section = view.template.section(state.section()?)?;
    let n_words = view.section_headway(&section.id).n_words;
    Some(match section.word_limit {
        Some(limit) => format!(
            "{} of {} here",
            grouped(n_words),
            words_counted(limit as usize)
        ),
        None => format!("{} here", words_counted(n_words)),
    })
}

fn pages(count: PageCount) -> String {
    match count {
        PageCount::Unknown => String::new(),
        PageCount::About(1) => " · about 1 page".to_owned(),
        PageCount::About(n_pages) => format!(" · about {n_pages} pages"),
    }
}
