//! The question after the first change of a draft that was signed off.
//!
//! Whoever types looks up after a word or two: what is typed until then is kept by `app` and
//! typed once the answer is given, so that no letter answers and none is lost.

use egui::{Context, Event};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::session::Reopened;
use crate::ui::widgets::{
    button::{Button, button_ui},
    text::text_ui,
};

/// For how many seconds without a key the question waits before keys answer it.
const PAUSE_SECS: f64 = 0.7;

/// A draft that was signed off and has been changed.
#[derive(Debug)]
pub(in crate::ui) struct SignedOffDialog {
    reopened: Reopened,
    /// What was typed since.
    typed: Vec<Event>,
    /// Until when keys are typed text and answer nothing; none once they answer.
    typing_until: Option<f64>,
}

impl SignedOffDialog {
    /// Asks about a change that a key made, at a time in seconds.
    pub(in crate::ui) fn while_typing(reopened: Reopened, now: f64) -> Self {
        Self {
            reopened,
            typed: Vec::new(),
            typing_until: Some(now + PAUSE_SECS),
        }
    }

    /// Asks about a change that no key made.
    pub(in crate::ui) fn new(reopened: Reopened) -> Self {
        Self {
            reopened,
            typed: Vec::new(),
            typing_until: None,
        }
    }

    /// Keeps what is typed in this frame from everything else, while keys do not answer. Returns
    /// whether they still do not.
    pub(in crate::ui) fn hold_keys(&mut self, ctx: &Context) -> bool {
        let Some(until) = self.typing_until else {
            return false;
        };
        ctx.input_mut(|input| {
            let is_key = |event: &Event| {
                matches!(
                    event,
                    Event::Text(_) | Event::Paste(_) | Event::Key { .. } | Event::Ime(_)
                )
            };
            let (keys, others) = std::mem::take(&mut input.events)
                .into_iter()
                .partition::<Vec<Event>, _>(is_key);
            input.events = others;
            if keys.is_empty() && input.time >= until {
                self.typing_until = None;
            } else if !keys.is_empty() {
                self.typing_until = Some(input.time + PAUSE_SECS);
                self.typed.extend(keys);
            }
        });
        true
    }

    /// Returns what was typed while the question stood.
    pub(in crate::ui) fn into_typed(self) -> Vec<Event> {
        self.typed
    }
}

pub(super) fn signed_off_ui(
    ctx: &Context,
    dialog: &SignedOffDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = "This draft was signed off";
    frame_ui(ctx, setting, (title, 480.0), |ui| {
        let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
        text_ui(ui, &dialog.reopened.words(), text.body, colors.ink);
        let hint = "Put the days in again on the cover form once it is agreed as it stands then.";
        text_ui(ui, hint, text.hint, colors.muted);
        answers_ui(ui, |ui| {
            let go_on = button_ui(ui, Button::primary("Go on"));
            let is_answered_by_keys = dialog.typing_until.is_none();
            let has_focus = ctx.memory(egui::Memory::focused).is_some();
            if is_answered_by_keys && (setting.is_fresh || !has_focus) {
                go_on.request_focus();
            }
            if go_on.clicked() {
                return Some(Reply::GoOn);
            }
            let back = button_ui(ui, Button::secondary("Leave it as it was signed off"));
            back.clicked().then_some(Reply::TakeBack)
        })
    })
}
