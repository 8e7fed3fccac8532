//! The pages in the window: where there is room for them, what steers them, what is remembered.

use egui::{Context, Key, Modifiers, Popup, ViewportCommand};

use super::window::App;
use crate::session::{PageZoom, Settings, Spread};
use crate::ui::{
    commands::page::PageCommand,
    desk::{Desk, state::UiState},
};

/// Below this width, in points, there is room for the outline or the help, not for both.
pub(super) const NARROW: f32 = 1000.0;

/// From this width on, in points, there is room for outline, text, pages and help.
const WIDE: f32 = 1640.0;

/// What stands beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that holds or does not"
)]
pub(super) struct Sides {
    /// The outline, at the left.
    pub(super) outline: bool,
    /// The help.
    pub(super) help: bool,
    /// The pages.
    pub(super) pages: bool,
    /// Whether pages and help share a place.
    pub(super) share: bool,
}

impl Sides {
    /// Says what there is room for in a window of some width.
    pub(super) fn of(width: f32, state: &UiState) -> Self {
        let is_narrow = width < NARROW;
        let preview = &state.preview;
        if !preview.is_shown {
            let help = if is_narrow {
                state.help_over
            } else {
                state.help_shown
            };
            return Self {
                outline: !(is_narrow && help),
                help,
                pages: false,
                share: false,
            };
        }
        let share = width < WIDE;
        let help = if share {
            preview.help_over
        } else {
            state.help_shown
        };
        Self {
            outline: !is_narrow,
            help,
            pages: !(share && help),
            share,
        }
    }
}

/// Whether pages and help share a place now.
pub(super) fn shares(ctx: &Context, state: &UiState) -> bool {
    Sides::of(ctx.content_rect().width(), state).share
}

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
        let Some(desk) = &mut self.desk else { return };
        let has_help_over = desk.state.preview.help_over && shares(ctx, &desk.state);
        let preview = &mut desk.state.preview;
        let was_shown = preview.is_shown && !has_help_over;
        preview.help_over = false;
        if command != PageCommand::Read && !preview.is_reading {
            preview.is_shown = command != PageCommand::Toggle || !was_shown;
        }
        let turn = match preview.spread {
            Spread::Single | Spread::Overview => 1,
            Spread::Facing => 2,
        };
        match command {
            PageCommand::Toggle => {}
            PageCommand::Read => {
                preview.is_reading = !preview.is_reading;
                preview.go_to(preview.page_idx);
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
            pages_shown: preview.is_shown,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::desk::state::Screen;

    #[track_caller]
    fn check(width: f32, state: &UiState, [outline, help, pages]: [bool; 3]) {
        let sides = Sides::of(width, state);
        assert_eq!(
            [sides.outline, sides.help, sides.pages],
            [outline, help, pages],
            "{width}"
        );
    }

    #[test]
    fn help_gives_way_to_the_pages_where_there_is_no_room_for_both() {
        let mut state = UiState::new(Screen::Details);
        check(1280.0, &state, [true, true, false]);
        check(900.0, &state, [true, false, false]);
        state.preview.is_shown = true;
        check(1280.0, &state, [true, false, true]);
        check(1920.0, &state, [true, true, true]);
        check(900.0, &state, [false, false, true]);
        state.preview.help_over = true;
        check(1280.0, &state, [true, true, false]);
        check(1920.0, &state, [true, true, true]);
    }
}
