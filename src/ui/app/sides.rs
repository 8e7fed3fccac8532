//! What stands beside the text: one rule for every width of the window.
//!
//! The text comes first, then the pages where they are asked for, then the outline, then the help.
//! What there is no room for gives way, and is shown in the place of something else when it is
//! asked for. Where the text has room for itself alone, all else takes its place for as long as
//! it is needed.

use egui::Context;

use super::window::App;
use crate::ui::desk::state::{HelpTab, Over, UiState};

/// From this width on, in points, there is room for the outline beside the text.
const TEXT_AND_OUTLINE: f32 = 764.0;
/// For pages that can be read beside the text.
const TEXT_AND_PAGES: f32 = 960.0;
/// For outline, text and help.
const WITHOUT_PAGES: f32 = 1000.0;
/// For outline, text and pages.
const WITHOUT_HELP: f32 = 1364.0;
/// For outline, text, pages and help.
const ALL: f32 = 1640.0;
/// For all of them so that pages are shown unasked.
const AMPLE: f32 = 1880.0;

/// What stands where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that holds or does not"
)]
pub(super) struct Sides {
    /// The text, in the middle.
    pub(super) text: bool,
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
        if state.is_focused {
            return Self {
                text: true,
                outline: false,
                help: false,
                pages: false,
                share: false,
            };
        }
        let over = state.over;
        let (is_outline, is_help) = (over == Over::Outline, over == Over::Help);
        let base = Self {
            text: true,
            outline: true,
            help: if takes_turns(width, state) {
                is_help
            } else {
                state.help_shown
            },
            pages: false,
            share: false,
        };
        if width < TEXT_AND_OUTLINE {
            let text = over == Over::Nothing;
            return Self {
                text,
                outline: is_outline,
                ..base
            };
        }
        if !shows_pages(width, state) {
            let outline = width >= WITHOUT_PAGES || !is_help;
            return Self { outline, ..base };
        }
        let has_outline = width >= WITHOUT_HELP;
        Self {
            outline: has_outline || is_outline || (is_help && width >= WITHOUT_PAGES),
            pages: width >= ALL || !is_help && (has_outline || !is_outline),
            share: width < ALL,
            ..base
        }
    }

    /// Whether the outline is shown wherever the window is as wide as this.
    pub(super) fn has_lasting_outline(self, state: &UiState) -> bool {
        self.outline && state.over != Over::Outline
    }
}

/// Whether pages stand beside the text in a window of some width.
fn shows_pages(width: f32, state: &UiState) -> bool {
    state.preview.is_shown && has_room_for_pages(width)
}

/// Whether the help is shown only in the place of something else.
fn takes_turns(width: f32, state: &UiState) -> bool {
    width < WITHOUT_PAGES || (shows_pages(width, state) && width < ALL)
}

/// Whether there is room for pages beside the text.
pub(super) fn has_room_for_pages(width: f32) -> bool {
    width >= TEXT_AND_PAGES
}

/// Opens the pages by themselves in a wide window, unless the user has decided about them; and
/// says where the text stands alone.
pub(super) fn settle(width: f32, state: &mut UiState) {
    if state.preview.is_undecided {
        state.preview.is_shown = width >= AMPLE;
    }
    state.is_alone = width < TEXT_AND_OUTLINE;
}

impl App {
    /// Shows the text alone, or what stood beside it again.
    pub(super) fn toggle_focus(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        desk.state.is_focused = !desk.state.is_focused;
        desk.state.preview.is_reading = false;
        desk.state.over = Over::Nothing;
    }

    pub(super) fn toggle_help(&mut self, ctx: &Context) {
        let width = ctx.content_rect().width();
        let Some(desk) = &mut self.desk else { return };
        if leaves_focus(&mut desk.state, |state| state.help_shown = true) {
            return;
        }
        desk.state.preview.is_reading = false;
        if takes_turns(width, &desk.state) {
            desk.state.over = turned(desk.state.over, Over::Help);
        } else {
            desk.state.help_shown = !desk.state.help_shown;
            self.settings.help_shown = desk.state.help_shown;
            self.keep_settings();
        }
    }

    pub(super) fn show_help(&mut self, tab: HelpTab, ctx: &Context) {
        let width = ctx.content_rect().width();
        let Some(desk) = &mut self.desk else { return };
        desk.state.help_tab = tab;
        desk.state.is_focused = false;
        desk.state.preview.is_reading = false;
        if takes_turns(width, &desk.state) {
            desk.state.over = Over::Help;
        } else {
            desk.state.help_shown = true;
        }
    }

    /// Shows the outline where it has given way; where it has not, brings the open page into sight
    /// in it.
    pub(super) fn show_outline(&mut self, ctx: &Context) {
        let width = ctx.content_rect().width();
        let Some(desk) = &mut self.desk else { return };
        desk.state.preview.is_reading = false;
        desk.state.is_focused = false;
        desk.state.outline_follows = Some(desk.state.screen.clone());
        if !Sides::of(width, &desk.state).has_lasting_outline(&desk.state) {
            desk.state.over = turned(desk.state.over, Over::Outline);
        }
    }
}

/// Ends that the text stands alone because something else was asked for. Says whether it did.
fn leaves_focus(state: &mut UiState, shows: impl FnOnce(&mut UiState)) -> bool {
    let was_focused = std::mem::take(&mut state.is_focused);
    if was_focused {
        shows(state);
    }
    was_focused
}

/// Shows what was not shown, and puts it away again.
fn turned(now: Over, asked: Over) -> Over {
    if now == asked { Over::Nothing } else { asked }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::desk::state::Screen;

    /// What stands in a window from left to right, by its first letter.
    #[track_caller]
    fn check(state: &UiState, expected: &[(f32, &str)]) {
        let stands = |width: f32| {
            let sides = Sides::of(width, state);
            [
                (sides.outline, 'o'),
                (sides.text, 't'),
                (sides.pages, 'p'),
                (sides.help, 'h'),
            ]
            .into_iter()
            .filter(|(is_there, _)| *is_there)
            .map(|(_, letter)| letter)
            .collect::<String>()
        };
        for (width, letters) in expected {
            assert_eq!(stands(*width), *letters, "{width}");
        }
    }

    #[test]
    fn what_there_is_no_room_for_gives_way() {
        let mut state = UiState::new(Screen::Details);
        check(&state, &[(640.0, "t"), (800.0, "ot"), (1093.0, "oth")]);
        check(&state, &[(1280.0, "oth"), (3840.0, "oth")]);
        state.preview.is_shown = true;
        check(&state, &[(640.0, "t"), (800.0, "ot"), (1093.0, "tp")]);
        check(&state, &[(1280.0, "tp"), (1366.0, "otp"), (1920.0, "otph")]);
    }

    #[test]
    fn what_is_asked_for_stands_in_the_place_of_something_else() {
        let mut state = UiState::new(Screen::Details);
        state.over = Over::Help;
        check(&state, &[(640.0, "h"), (800.0, "th"), (1093.0, "oth")]);
        state.preview.is_shown = true;
        check(&state, &[(640.0, "h"), (970.0, "th"), (1093.0, "oth")]);
        check(&state, &[(1366.0, "oth"), (1920.0, "otph")]);
        state.over = Over::Outline;
        check(&state, &[(640.0, "o"), (800.0, "ot"), (1093.0, "ot")]);
        check(&state, &[(1280.0, "ot"), (1366.0, "otp"), (1920.0, "otph")]);
    }

    #[test]
    fn the_text_stands_alone_where_that_is_asked_for() {
        let mut state = UiState::new(Screen::Details);
        state.preview.is_shown = true;
        state.is_focused = true;
        check(&state, &[(640.0, "t"), (1093.0, "t"), (1920.0, "t")]);
    }

    #[test]
    fn pages_open_by_themselves_only_where_there_is_ample_room_and_nobody_decided() {
        let mut state = UiState::new(Screen::Details);
        state.preview.is_undecided = true;
        for (width, is_shown) in [(1640.0, false), (1920.0, true), (1280.0, false)] {
            settle(width, &mut state);
            assert_eq!(state.preview.is_shown, is_shown, "{width}");
        }
        state.preview.is_undecided = false;
        settle(1920.0, &mut state);
        assert!(!state.preview.is_shown);
    }
}
