//! The user guide over the window, where no text is open that it could stand beside, or where a
//! question stands over it.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::ui::{
    outside::Errand,
    widgets::{
        button::{Button, button_ui},
        guide::{GuideState, guide_head_ui, guide_ui},
    },
};

/// The guide while it is read.
#[derive(Debug, Default)]
pub(in crate::ui) struct GuideDialog {
    state: GuideState,
}

impl GuideDialog {
    /// Begins with the chapter that is linked to so.
    pub(in crate::ui) fn at(anchor: &str) -> Self {
        let mut dialog = Self::default();
        dialog.state.open(anchor);
        dialog
    }
}

pub(super) fn dialog_ui(
    ctx: &Context,
    dialog: &mut GuideDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    shown_ui(ctx, dialog, setting, "Close")
}

/// Shows the guide in the place of a question, which comes back when it is closed.
pub(in crate::ui) fn guide_over_ui(
    ctx: &Context,
    dialog: &mut GuideDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    shown_ui(ctx, dialog, setting, "Back to the question")
}

fn shown_ui(
    ctx: &Context,
    dialog: &mut GuideDialog,
    setting: &Setting<'_>,
    close: &str,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("User guide", 640.0), |ui| {
        guide_head_ui(ui, &mut dialog.state);
        let followed = guide_ui(ui, &mut dialog.state);
        let followed = followed.map(|address| Reply::Send(Errand::Address(address)));
        answers_ui(ui, |ui| {
            let close = button_ui(ui, Button::secondary(close));
            close.clicked().then_some(Reply::Close).or(followed)
        })
    })
}
