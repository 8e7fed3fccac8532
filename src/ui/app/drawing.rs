//! What stands in the window: the start screen or the panels around an open draft, and the
//! question over them.

use egui::{Context, Ui};

use super::{
    pages,
    sides::{self, Sides},
    window::App,
};
use crate::ui::{
    commands::{Command, actions::Actions, page::PageCommand},
    desk::{
        Desk,
        state::{HelpTab, Screen, UiState},
        view::View,
    },
    history, panels, preview,
    section::{details_ui, section_ui},
    start::{Left, Start, start_ui},
    theme::Tokens,
    walk::{Area, area_ui},
};

impl App {
    /// Draws the window under any question. Returns what the panels asked for.
    pub(super) fn draw(&mut self, ui: &mut Ui, tokens: &Tokens) -> Actions {
        let mut actions = Actions::default();
        let today = self.given.clock.today();
        if self.start.is_shown || self.desk.is_none() {
            self.start(ui, tokens);
            return actions;
        }
        let has_modal = self.question.is_open();
        let Some(desk) = &mut self.desk else {
            return actions;
        };
        let rows = history::rows(desk.past(), self.given.clock.as_ref());
        let (view, state) = desk.parts(tokens, today);
        if state.history.is_shown {
            if !has_modal && pages::leaves(ui.ctx()) {
                actions.run(Command::History);
            }
            panels::status_bar_ui(ui, &view, state, &mut actions);
            history::history_ui(ui, &view, (&rows, state), &mut actions);
            return actions;
        }
        if state.preview.is_reading {
            if !has_modal && pages::leaves(ui.ctx()) {
                actions.run(Command::Pages(PageCommand::Read));
            }
            preview::reading_ui(ui, &view, state, &mut actions);
            return actions;
        }
        let width = ui.available_width();
        sides::settle(width, state);
        let sides = Sides::of(width, state);
        state.shows_guidance = sides.help && state.help_tab == HelpTab::Guidance;
        let has_outline = sides.has_lasting_outline(state);
        area_ui(ui, Area::Bar, |ui| {
            panels::top_bar_ui(ui, &view, (state, has_outline), &mut actions);
        });
        panels::status_bar_ui(ui, &view, state, &mut actions);
        // Above the foot of the window: what comes and goes there moves nothing above it.
        area_ui(ui, Area::Notices, |ui| {
            panels::notices_ui(ui, &view, &mut actions);
            panels::tour_ui(ui, &view, state, &mut actions);
        });
        around_ui(ui, &view, (state, sides), &mut actions);
        if desk.drawn() {
            ui.ctx().request_repaint();
        }
        actions
    }

    fn start(&mut self, ui: &mut Ui, tokens: &Tokens) {
        if let Some(problem) = self.start.read_templates() {
            self.question.tell(problem);
        }
        let behind = self.desk.as_ref().map(Desk::title);
        let recovered: Vec<Left> = self
            .start
            .recovered
            .iter()
            .map(|left| self.left(left))
            .collect();
        let start = Start {
            templates: &self.start.templates,
            recent: &self.start.recent,
            offers_tour: !self.settings.toured,
            recovered: &recovered,
            behind: behind.as_deref(),
            tokens,
        };
        let choice = area_ui(ui, Area::Page, |ui| start_ui(ui, &start));
        if let Some(choice) = choice.filter(|_| !self.question.is_open()) {
            self.choose(choice, ui.ctx());
        }
    }

    /// Draws the question over the window, and carries out its answer.
    pub(super) fn draw_question(&mut self, ctx: &Context, tokens: &Tokens) {
        let today = self.given.clock.today();
        let view = self.desk.as_mut().map(|desk| desk.parts(tokens, today).0);
        if let Some(reply) = self.question.show(ctx, view, tokens) {
            self.take_reply(reply, ctx);
            ctx.request_repaint();
        }
    }
}

/// Draws what stands between the bars at the head and the foot: outline, help and pages, and the
/// text in what they leave. Where the text gives way, one of them has all the room.
fn around_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (state, sides): (&mut UiState, Sides),
    actions: &mut Actions,
) {
    let room = ui.available_width();
    let width = |usual: f32| if sides.text { usual } else { room };
    if sides.outline {
        area_ui(ui, Area::Outline, |ui| {
            panels::outline_ui(ui, view, (state, width(panels::OUTLINE_WIDTH)), actions);
        });
    }
    if sides.help {
        area_ui(ui, Area::Help, |ui| {
            let usual = panels::help_width(room, state);
            panels::help_ui(ui, view, (state, width(usual)), actions);
        });
    }
    if sides.pages {
        area_ui(ui, Area::Pages, |ui| {
            preview::preview_ui(ui, view, state, actions, sides.share);
        });
    }
    if !sides.text {
        return;
    }
    area_ui(ui, Area::Notices, |ui| {
        panels::deleted_ui(ui, view, state, actions);
    });
    area_ui(ui, Area::Page, |ui| {
        panels::page_ui(ui, |ui| match state.screen {
            Screen::Details => details_ui(ui, view, state, actions),
            Screen::Section(_) => section_ui(ui, view, state, actions),
        });
    });
}
