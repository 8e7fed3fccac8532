//! The bar at the foot: saved or not, words, pages, marking and size, in words.

use egui::{Align, Color32, Layout, Margin, Panel, Ui, accesskit::Live};

use crate::ui::{
    desk::{
        state::UiState,
        view::{PageCount, SaveState, View},
    },
    theme::Type,
    widgets::{
        press,
        text::{grouped, text_ui, to_do_words},
    },
};

pub(in crate::ui) fn status_bar_ui(ui: &mut Ui, view: &View<'_>, state: &UiState) {
    let tokens = view.tokens;
    let frame = egui::Frame::new()
        .fill(tokens.colors.background)
        .inner_margin(Margin::symmetric(16, 4));
    Panel::bottom("status")
        .exact_size(30.0)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 22.0;
                left_ui(ui, view, state);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    right_ui(ui, view);
                });
            });
        });
}

fn left_ui(ui: &mut Ui, view: &View<'_>, state: &UiState) {
    let tokens = view.tokens;
    let (words, kind, color) = saved(view);
    let shown = text_ui(ui, &words, kind, color);
    match view.save {
        SaveState::Saved(_) => press::announce(ui, &shown, Live::Polite),
        SaveState::Failed | SaveState::Unkept => press::announce(ui, &shown, Live::Assertive),
        // Said of every key, it would drown what is being written.
        SaveState::Never
        | SaveState::Changed { .. }
        | SaveState::Saving
        | SaveState::Protecting(_) => {}
    }
    if let Some(here) = words_here(view, state) {
        text_ui(ui, &here, tokens.text.hint, tokens.colors.muted);
    }
    let all = format!(
        "{} words{}",
        grouped(view.headway.n_words),
        pages(view.pages)
    );
    text_ui(ui, &all, tokens.text.hint, tokens.colors.muted);
    if let Some(to_do) = to_do_words(view.readiness.n_to_do()) {
        text_ui(ui, &to_do, tokens.text.hint, tokens.colors.muted);
    }
}

fn right_ui(ui: &mut Ui, view: &View<'_>) {
    let tokens = view.tokens;
    let percent = (ui.ctx().zoom_factor() * 100.0).round();
    let zoom = format!("{percent:.0} %");
    text_ui(ui, &zoom, tokens.text.hint, tokens.colors.muted).on_hover_text("Size of everything");
    let label = &view.draft.details.label;
    text_ui(ui, label, tokens.text.hint, tokens.colors.muted);
    if view.is_closed {
        let hint = "The draft’s file, its recovery copies and its history are encrypted";
        let words = "Protected with a passphrase";
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
            let words = "Saved · earlier states are being dealt with…".to_owned();
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
    let n_words = grouped(view.section_headway(&section.id).n_words);
    Some(match section.word_limit {
        Some(limit) => format!("{n_words} of {} words here", grouped(limit as usize)),
        None => format!("{n_words} words here"),
    })
}

fn pages(count: PageCount) -> String {
    match count {
        PageCount::Unknown => String::new(),
        PageCount::About(1) => " · about 1 page".to_owned(),
        PageCount::About(n_pages) => format!(" · about {n_pages} pages"),
    }
}
