//! The outline: every part and section with its state, its words and what needs attention.
//!
//! Sections within a section are shown where one of them or it is open, so that the outline
//! of a long paper stays short.

use egui::{Margin, Panel, Role, ScrollArea, Ui, UiBuilder};

use super::{
    outline_row::{Row, heading_row_ui, row_ui},
    whose::whose,
};
use crate::check::SectionState;
use crate::model::{Place, SectionId};
use crate::session::SectionHeadway;
use crate::template::{Section, SectionRole};
use crate::ui::{
    commands::{Command, actions::Actions},
    desk::{
        state::{Screen, UiState},
        view::View,
    },
    widgets::text::{heading_ui, words_counted},
};

/// The width of the outline, in points.
pub(in crate::ui) const OUTLINE_WIDTH: f32 = 264.0;

pub(in crate::ui) fn outline_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (state, width): (&mut UiState, f32),
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let frame = egui::Frame::new()
        .fill(tokens.colors.panel)
        .inner_margin(Margin {
            left: 8,
            right: 0,
            top: 0,
            bottom: 0,
        });
    Panel::left("outline")
        .resizable(false)
        .exact_size(width)
        .frame(frame)
        .show(ui, |ui| {
            ui.expand_to_include_rect(ui.max_rect());
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let tree = UiBuilder::new()
                    .accessibility_role(Role::Tree)
                    .accessibility_label("Outline");
                ui.scope_builder(tree, |ui| rows_ui(ui, view, state, actions));
            });
        });
}

fn rows_ui(ui: &mut Ui, view: &View<'_>, state: &mut UiState, actions: &mut Actions) {
    // The bar of the list stands at its right.
    ui.set_width(ui.available_width() - 10.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.add_space(view.tokens.space.l);
    cover_ui(ui, view, state, actions);
    let mut in_appendices = false;
    for part in view.template.arranged(&view.draft.arrangement) {
        let is_appendix = part.role == SectionRole::Appendix;
        if is_appendix && !in_appendices && part.sections.is_empty() {
            quiet_heading_ui(ui, "Appendices", view);
        }
        in_appendices = is_appendix;
        part_ui(ui, part, view, state, actions);
    }
    ui.add_space(view.tokens.space.l);
    state.outline_follows = None;
}

fn cover_ui(ui: &mut Ui, view: &View<'_>, state: &UiState, actions: &mut Actions) {
    let row = Row {
        title: "Cover and details",
        state: None,
        figure: String::new(),
        figure_words: String::new(),
        n_to_do: view.readiness.n_at(None),
        badge: None,
        whose: None,
        is_news: false,
        indent: 0,
        is_current: state.screen == Screen::Details,
    };
    let response = row_ui(ui, &row, view.tokens);
    follow(&response, state, &Screen::Details);
    if response.clicked() {
        actions.run(Command::Details);
    }
}

fn part_ui(
    ui: &mut Ui,
    part: &Section,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
) {
    if part.sections.is_empty() {
        section_row_ui(ui, (part, 0), view, state, actions);
        return;
    }
    part_heading_ui(ui, part, view, state, actions);
    for section in part.arranged(&view.draft.arrangement) {
        section_row_ui(ui, (section, 0), view, state, actions);
        if is_open(section, state.section()) {
            for inner in section.arranged(&view.draft.arrangement) {
                section_row_ui(ui, (inner, 1), view, state, actions);
            }
        }
    }
}

/// Shows the name of a part, which leads to its own page.
fn part_heading_ui(
    ui: &mut Ui,
    part: &Section,
    view: &View<'_>,
    state: &UiState,
    actions: &mut Actions,
) {
    ui.add_space(view.tokens.space.m);
    let is_current = state.section() == Some(&part.id);
    let row = Row {
        title: part.outline_title(),
        state: None,
        figure: String::new(),
        figure_words: String::new(),
        n_to_do: view.readiness.n_at(Some(&part.id)),
        badge: view.section_badge(&part.id),
        whose: whose(view, &state.me, &part.id),
        is_news: state.news.is_news(&part.id),
        indent: 0,
        is_current,
    };
    let response = heading_row_ui(ui, &row, view.tokens);
    follow(&response, state, &Screen::Section(part.id.clone()));
    if response.clicked() {
        actions.go(Place::Section(part.id.clone()));
    }
    let state = view.section_headway(&part.id).state;
    response.context_menu(|ui| menu_ui(ui, part, state, actions));
}

fn quiet_heading_ui(ui: &mut Ui, title: &str, view: &View<'_>) {
    let tokens = view.tokens;
    ui.add_space(tokens.space.m);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        heading_ui(ui, title, 2, tokens.text.strong, tokens.colors.muted);
    });
    ui.add_space(2.0);
}

/// Returns how much is to do: sections that are shown below say it themselves.
fn n_to_do(section: &Section, view: &View<'_>, state: &UiState) -> usize {
    if is_open(section, state.section()) {
        view.readiness.n_at(Some(&section.id))
    } else {
        view.n_to_do(section)
    }
}

/// Whether a section is otherwise than the user saw it: sections that are shown below say it
/// themselves.
fn is_news(section: &Section, state: &UiState) -> bool {
    let is_inner = |inner: &Section| state.news.is_news(&inner.id);
    let is_shown = is_open(section, state.section());
    state.news.is_news(&section.id) || !is_shown && section.sections.iter().any(is_inner)
}

/// Whether the section or one within it is the open page.
fn is_open(section: &Section, open: Option<&SectionId>) -> bool {
    open.is_some_and(|open| {
        section.id == *open || section.sections.iter().any(|inner| inner.id == *open)
    })
}

fn section_row_ui(
    ui: &mut Ui,
    (section, indent): (&Section, u8),
    view: &View<'_>,
    state: &UiState,
    actions: &mut Actions,
) {
    let headway = view.section_headway(&section.id);
    let (figure, figure_words) = figure(section.word_limit, headway);
    let row = Row {
        title: section.outline_title(),
        state: Some(headway.state),
        figure,
        figure_words,
        n_to_do: n_to_do(section, view, state),
        badge: view.section_badge(&section.id),
        whose: whose(view, &state.me, &section.id),
        is_news: is_news(section, state),
        indent,
        is_current: state.section() == Some(&section.id),
    };
    let response = row_ui(ui, &row, view.tokens);
    follow(&response, state, &Screen::Section(section.id.clone()));
    if response.clicked() {
        actions.go(Place::Section(section.id.clone()));
    }
    response.context_menu(|ui| menu_ui(ui, section, headway.state, actions));
}

/// Brings the row of a page that was just opened into sight.
fn follow(response: &egui::Response, state: &UiState, screen: &Screen) {
    if state.outline_follows.as_ref() == Some(screen) {
        response.scroll_to_me(None);
    }
}

/// Returns what stands at the end of a row, in figures and in words.
fn figure(word_limit: Option<u32>, headway: SectionHeadway) -> (String, String) {
    let SectionHeadway {
        state: _,
        n_words,
        n_rows,
        n_inner,
        n_ready,
    } = headway;
    if n_inner > 0 {
        let words = format!("{n_ready} of {n_inner} ready");
        return (format!("{n_ready} of {n_inner}"), words);
    }
    match (word_limit, n_words, n_rows) {
        (Some(limit), _, _) => (
            format!("{n_words} / {limit}"),
            format!("{n_words} of {limit} words"),
        ),
        (None, _, Some(1)) => ("1 row".to_owned(), "1 row".to_owned()),
        (None, _, Some(n_rows)) if n_rows > 0 => {
            let rows = format!("{n_rows} rows");
            (rows.clone(), rows)
        }
        (None, 0, _) => (String::new(), String::new()),
        (None, n_words, _) => (n_words.to_string(), words_counted(n_words)),
    }
}

fn menu_ui(ui: &mut Ui, section: &Section, state: SectionState, actions: &mut Actions) {
    let is_ready = state == SectionState::Ready;
    let ready = if is_ready {
        "Open this section again"
    } else {
        "This section is ready"
    };
    // What is agreed is opened again on its own page, where it says who agreed it.
    if state != SectionState::Agreed && ui.button(ready).clicked() {
        actions.act(crate::session::Action::Ready {
            section: section.id.clone(),
            ready: !is_ready,
        });
        ui.close();
    }
    if ui.button("Who may read this section…").clicked() {
        actions.ask_marking(Place::Section(section.id.clone()));
        ui.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_and_one_word_are_said_in_the_singular() {
        let spoken = |n_rows, n_words| {
            let headway = SectionHeadway {
                n_words,
                n_rows,
                ..SectionHeadway::default()
            };
            figure(None, headway).1
        };
        assert_eq!(spoken(Some(1), 4), "1 row");
        assert_eq!(spoken(Some(2), 4), "2 rows");
        assert_eq!(spoken(None, 1), "1 word");
        assert_eq!(spoken(None, 2), "2 words");
        assert_eq!(spoken(Some(0), 0), "");
    }
}
