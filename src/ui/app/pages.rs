//! The pages in the window: where there is room for them, what steers them, what is remembered.

use egui::{Context, Key, Modifiers, Popup, ViewportCommand};

use super::{
    sides::{Sides, has_room_for_pages},
    window::App,
};
use crate::session::{PageZoom, Settings, Spread};
use crate::ui::{
    commands::page::PageCommand,
    desk::{Desk, state::Over},
    pages::state::Preview,
};

/// Whether Escape was pressed to leave the paper, and not to close a menu.
pub(super) fn leaves(ctx: &Context) -> bool {
    !Popup::is_any_open(ctx)
        && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

impl App {
    /// Has the pages laid out where something changed.
    pub(super) fn lay_out(&mut self, ctx: &Context) {
        let now_ms = self.given.clock.now_ms();
        if let Some(desk) = &mut self.desk
            && let Some(after) = desk.lay_out(now_ms)
        {
            ctx.request_repaint_after(after);
        }
    }

    /// Draws the window again before it is painted, if the pages of what was just typed are ready
    /// in a moment: a key then costs one painted frame instead of two. Says whether it will be.
    pub(super) fn hurry_pages(&mut self, ctx: &Context) -> bool {
        let has_come = |desk: &mut Desk| ctx.current_pass_index() == 0 && desk.await_pages();
        let is_ready = self.desk.as_mut().is_some_and(has_come);
        if is_ready {
            ctx.request_discard("the pages of what was typed are ready");
        }
        is_ready
    }

    /// Carries out a command about the pages. All but hiding them shows them.
    pub(super) fn steer_pages(&mut self, command: PageCommand, ctx: &Context) {
        let width = ctx.content_rect().width();
        let Some(desk) = &mut self.desk else { return };
        let was_shown = Sides::of(width, &desk.state).pages;
        if command != PageCommand::Read {
            desk.state.is_focused = false;
        }
        desk.state.over = Over::Nothing;
        let preview = &mut desk.state.preview;
        if command != PageCommand::Read {
            show(preview, command != PageCommand::Toggle || !was_shown, width);
        }
        let turn = match preview.spread {
            Spread::Single | Spread::Overview => 1,
            Spread::Facing => 2,
        };
        match command {
            PageCommand::Toggle => {}
            PageCommand::Read => {
                preview.is_reading = !preview.is_reading;
                preview.wants_pages = preview.is_reading;
                preview.go_to(preview.page_idx);
                if !preview.is_reading {
                    desk.state.focus = desk.state.current.clone();
                }
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(preview.is_reading));
            }
            PageCommand::Single => preview.set_spread(Spread::Single),
            PageCommand::Facing => preview.set_spread(Spread::Facing),
            PageCommand::Overview => preview.set_spread(Spread::Overview),
            PageCommand::Larger => preview.step_zoom(1),
            PageCommand::Smaller => preview.step_zoom(-1),
            PageCommand::Width => preview.set_zoom(PageZoom::Width),
            PageCommand::Whole => preview.set_zoom(PageZoom::Page),
            PageCommand::Actual => preview.set_zoom(PageZoom::Times(1.0)),
            PageCommand::Previous => preview.go_to(preview.page_idx.saturating_sub(turn)),
            PageCommand::Next => preview.go_to(preview.page_idx + turn),
            PageCommand::GoTo => preview.wants_number = true,
        }
    }

    /// Shows the pages of a draft as those of the last one were shown.
    pub(super) fn recall_pages(&self, desk: &mut Desk) {
        let preview = &mut desk.state.preview;
        preview.is_shown = self.settings.pages_shown;
        preview.is_undecided = !(self.settings.pages_shown || self.settings.pages_hidden);
        preview.beside_zoom = self.settings.page_zoom;
        preview.reading_zoom = self.settings.reading_zoom;
        preview.spread = self.settings.spread;
    }

    /// Remembers how the pages are shown, when that has changed.
    pub(super) fn remember_pages(&mut self, ctx: &Context) {
        let Some(desk) = &self.desk else { return };
        let preview = &desk.state.preview;
        let settings = &mut self.settings;
        let now = Settings {
            pages_shown: preview.is_shown && !preview.is_undecided,
            pages_hidden: !preview.is_shown && !preview.is_undecided,
            page_zoom: preview.beside_zoom,
            reading_zoom: preview.reading_zoom,
            spread: preview.spread,
            ..settings.clone()
        };
        // A wheel that is still turning would write the file with every notch.
        let is_turning = ctx.input(|input| input.zoom_delta().to_bits() != 1.0_f32.to_bits());
        if now != *settings && !is_turning {
            *settings = now;
            self.keep_settings();
        }
    }
}

/// Shows or hides the pages beside the text. Where there is no room beside it, they are read alone.
fn show(preview: &mut Preview, is_shown: bool, width: f32) {
    if !has_room_for_pages(width) {
        preview.is_reading = is_shown && !preview.is_reading;
        preview.wants_pages = preview.is_reading;
    } else if !preview.is_reading {
        preview.follows |= is_shown && !preview.is_shown;
        preview.is_shown = is_shown;
        preview.is_undecided = false;
    }
}
