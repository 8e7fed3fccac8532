//! The head of a section: where it stands, its title, how far it has come, what it is about.

use egui::{Align, Layout, Ui, Vec2};

use super::{
    prompt::{Help, help_ui},
    sheet::Sheet,
    words::count_label,
};
use crate::check::SectionState;
use crate::model::Place;
use crate::template::Section;
use crate::ui::widgets::{
    badge::badge_button_ui,
    state_mark::{Mark, state_mark_ui},
    text::{heading_ui, text_ui},
};

pub(super) fn head_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, section: &Section) {
    let tokens = sheet.tokens();
    above_ui(ui, sheet, section);
    ui.add_space(-4.0);
    let (title, printed) = (section.outline_title(), &section.title);
    heading_ui(ui, title, 1, tokens.text.title, tokens.colors.ink);
    if title != printed {
        let words = format!("In the paper: {printed}");
        text_ui(ui, &words, tokens.text.hint, tokens.colors.muted);
    }
    let place = Place::Section(section.id.clone());
    if let Some(badge) = sheet.view.section_badge(&section.id)
        && badge_button_ui(ui, &badge).clicked()
    {
        sheet.actions.ask_marking(place.clone());
    }
    let help = Help {
        hint: &section.prompt,
        guidance: &section.guidance,
        evidence: &section.evidence,
        is_beside: sheet.state.shows_guidance,
    };
    let id = sheet.id(&place);
    help_ui(ui, id, &help);
}

/// Shows the way to the section at the left, its state and words at the right.
fn above_ui(ui: &mut Ui, sheet: &Sheet<'_, '_>, section: &Section) {
    let tokens = sheet.tokens();
    let size = Vec2::new(ui.available_width(), 22.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_height(22.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        let headway = sheet.view.section_headway(&section.id);
        let words = match (headway.n_rows, section.word_limit) {
            // Where there are rows and nothing else, they are what counts.
            (Some(1), None) if headway.n_words == 0 => "1 row".to_owned(),
            (Some(n_rows), None) if headway.n_words == 0 => format!("{n_rows} rows"),
            _ => count_label(headway.n_words, section.word_limit),
        };
        let state = format!("{} · {words}", headway.state.label());
        text_ui(ui, &state, tokens.text.hint, tokens.colors.muted);
        state_mark_ui(ui, mark_of(headway.state));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let mut job = egui::text::LayoutJob::single_section(
                breadcrumb(sheet, section),
                tokens.text.hint.format(tokens.colors.muted),
            );
            job.wrap.max_rows = 1;
            ui.add(egui::Label::new(job).truncate());
        });
    });
}

fn breadcrumb(sheet: &Sheet<'_, '_>, section: &Section) -> String {
    let ancestors = sheet.view.template.ancestors(&section.id);
    let titles: Vec<&str> = ancestors
        .iter()
        .map(|ancestor| ancestor.outline_title())
        .collect();
    if titles.is_empty() {
        sheet.view.template.file().title.clone()
    } else {
        titles.join(" · ")
    }
}

pub(super) fn mark_of(state: SectionState) -> Mark {
    match state {
        SectionState::NotBegun => Mark::NotBegun,
        SectionState::Drafting => Mark::Drafting,
        SectionState::Ready => Mark::Ready,
        SectionState::Agreed => Mark::Agreed,
    }
}
