//! What in the paper for everyone could let somebody be recognised, by name.

use egui::{ScrollArea, Ui};

use crate::check::Finding;
use crate::model::Place;
use crate::session::place_label;
use crate::ui::{
    desk::view::View,
    widgets::{
        button::Button,
        notice::{NoticeAct, notice_ui},
        tag::Tone,
        text::text_ui,
    },
};

/// How high the list may be before it scrolls.
const MAX_HEIGHT: f32 = 110.0;

/// Names what was found, and offers the way to the first; returns where to go.
pub(super) fn published_ui(ui: &mut Ui, found: &[Finding], view: &View<'_>) -> Option<Place> {
    let first = found.first()?;
    let words = match found.len() {
        1 => "1 thing to look at before it is published: somebody could be recognised.".to_owned(),
        n => format!("{n} things to look at before it is published: somebody could be recognised."),
    };
    let act = notice_ui(
        ui,
        Tone::Attention,
        &words,
        &[Button::quiet("Go to the first")],
    );
    if act == Some(NoticeAct::Button(0)) {
        return Some(first.place.clone());
    }
    let (text, colors) = (&view.tokens.text, &view.tokens.colors);
    ScrollArea::vertical()
        .id_salt("before it is published")
        .max_height(MAX_HEIGHT)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = view.tokens.space.xs;
            for finding in found {
                let place = place_label(view.draft, view.template, &finding.place);
                let line = format!("{place}: {}", finding.message);
                text_ui(ui, &line, text.hint, colors.muted);
            }
        });
    None
}
