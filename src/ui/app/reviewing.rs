//! Looking through what changed in the draft: begun, decided one by one, and put away.

use super::window::App;
use crate::ui::commands::review::ReviewAction;

impl App {
    /// Shows what changed in the texts, or no longer. Where nothing is known to have been seen, the
    /// history asks since when.
    pub(super) fn toggle_review(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        match desk.session.review().map(|review| review.is_on) {
            Some(is_on) => {
                desk.session.show_review(!is_on);
                desk.state.review.writing = None;
                desk.state.history.is_shown = false;
            }
            None if desk.session.path().is_some() => desk.ask_for_seen(),
            None => {
                let words = "Nothing was taken in, and no earlier version is kept yet: save the draft first.";
                desk.company.tell(words.to_owned());
            }
        }
    }

    /// Goes to the next change.
    pub(super) fn go_to_next_change(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        if desk.session.review().is_some_and(|review| !review.is_on) {
            desk.session.show_review(true);
        }
        if !desk.go_to_next_change() {
            desk.company
                .tell("No change is left to look at.".to_owned());
        }
    }

    /// Does what was asked of what changed.
    pub(super) fn review(&mut self, action: ReviewAction) {
        let Some(desk) = &mut self.desk else { return };
        let session = &mut desk.session;
        let done = match action {
            ReviewAction::Begin(then, label, bookmark) => {
                // What was accepted since another state is not forgotten for this one.
                desk.keep_seen(self.given.clock.now());
                let session = &mut desk.session;
                session.begin_review(then, label, bookmark);
                desk.state.history.is_shown = false;
                desk.state.review.current = None;
                desk.go_to_next_change();
                Ok(())
            }
            ReviewAction::AcceptChange(place, n) => {
                let done = session.accept_change(&place, n);
                desk.state.review.current = Some((place, n));
                desk.state.review.wants = true;
                done
            }
            ReviewAction::Accept(places) => session.accept(&places),
            ReviewAction::AcceptAll => {
                session.accept_all();
                Ok(())
            }
            ReviewAction::TakeBack => {
                session.take_back_accepted();
                Ok(())
            }
            ReviewAction::RejectChange(place, n) => {
                if let Some(action) = session.rejecting_change(&place, n) {
                    let before = session.revision();
                    self.act(action);
                    if let Some(desk) = &mut self.desk
                        && desk.session.revision() != before
                    {
                        desk.session.note_rejected(&place, n);
                        desk.session.find_changes();
                        desk.state.review.current = Some((place, n));
                        desk.state.review.wants = true;
                    }
                }
                Ok(())
            }
            ReviewAction::Reject(places) => {
                let action = session.rejecting(places);
                self.act(action);
                Ok(())
            }
        };
        if let Err(problem) = done {
            self.show_problem(problem);
        }
    }
}
