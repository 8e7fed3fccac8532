//! The tour through the example: begun where it is asked for, and offered no more once it was taken or
//! skipped.

use super::window::App;
use crate::ui::desk::state::Tour;

impl App {
    /// Opens the example with the tour.
    pub(super) fn begin_tour(&mut self) {
        self.open_example();
        if let Some(desk) = &mut self.desk {
            desk.state.focus = None;
            let (step, is_fresh) = (0, true);
            desk.state.tour = Some(Tour { step, is_fresh });
        }
    }

    /// Ends the tour: the keyboard goes to the text that is open.
    pub(super) fn end_tour(&mut self) {
        if let Some(desk) = &mut self.desk {
            desk.state.tour = None;
            desk.begin_page();
        }
        self.settings.toured = true;
        self.keep_settings();
    }
}
