//! The window on the screen: it never opens larger than that, foot and buttons in sight.
//!
//! The toolkit makes a window no larger than the largest screen, and knows neither what the
//! system puts around a window nor its bar of programs. Where the usual size does not fit with
//! both, the window takes all the room there is, which the system knows.

use egui::{Context, Vec2, ViewportCommand, vec2};

use super::{
    run::{LEAST_SIZE, SIZE},
    window::App,
};

/// What the system puts around a window and at the foot of the screen, in points: title, frame,
/// bar of programs.
const AROUND: Vec2 = vec2(16.0, 32.0 + 48.0);

impl App {
    /// Fits the window to its screen, once that is known.
    pub(super) fn fit_to_screen(&mut self, ctx: &Context) {
        if self.shell.is_fitted {
            return;
        }
        let Some(screen) = ctx.input(|input| input.viewport().monitor_size) else {
            return;
        };
        self.shell.is_fitted = true;
        if let Some(size) = within(screen) {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }
}

/// Returns how large the window may be on a screen without room for its usual size.
fn within(screen: Vec2) -> Option<Vec2> {
    let room = screen - AROUND;
    let has_room = room.x >= SIZE.x && room.y >= SIZE.y;
    let is_known = screen.x > 0.0 && screen.y > 0.0;
    (is_known && !has_room).then(|| SIZE.min(room).max(LEAST_SIZE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_takes_the_whole_of_a_small_screen_and_its_usual_size_on_others() {
        for (screen, expected) in [
            ((1093.0, 614.0), Some((1077.0, 534.0))),
            ((1280.0, 800.0), Some((1264.0, 720.0))),
            ((1366.0, 768.0), Some((1350.0, 688.0))),
            ((640.0, 400.0), Some((624.0, 320.0))),
            ((500.0, 300.0), Some((600.0, 320.0))),
            ((1920.0, 1080.0), Some((1904.0, 1000.0))),
            ((2560.0, 1440.0), None),
            ((0.0, 0.0), None),
        ] {
            let found = within(screen.into()).map(|size| (size.x, size.y));
            assert_eq!(found, expected, "{screen:?}");
        }
    }
}
