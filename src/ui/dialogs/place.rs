//! The question whose figures are meant, where a file has those of many authorities.

use std::path::PathBuf;

use egui::{Context, Id};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::import::figures::Places;
use crate::ui::widgets::{
    button::{Button, button_ui},
    field::FieldSpec,
    line_edit::line_edit_ui,
    text::text_ui,
};

/// How many authorities are offered at once.
const MAX_NAMES: usize = 8;

/// Asks whose figures are meant.
#[derive(Debug)]
pub(in crate::ui) struct PlaceDialog {
    path: PathBuf,
    places: Places,
    words: String,
}

impl PlaceDialog {
    /// Begins with the authorities of a file.
    pub(in crate::ui) fn new(path: PathBuf, places: Places) -> Self {
        Self {
            path,
            places,
            words: String::new(),
        }
    }
}

pub(super) fn place_ui(
    ctx: &Context,
    dialog: &mut PlaceDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Whose figures?", 560.0), |ui| {
        let tokens = setting.tokens;
        let (text, colors) = (&tokens.text, &tokens.colors);
        let what = match dialog.places.authority.trim() {
            "" => "The file has figures of many authorities.".to_owned(),
            authority => format!("The file has no figures of {authority}."),
        };
        text_ui(ui, &what, text.body, colors.ink);
        let spec = FieldSpec {
            id: Id::unique("whose figures"),
            label: "Authority",
            hint: "Its name, or any of its codes",
        };
        let typed = line_edit_ui(ui, &spec, &dialog.words);
        if setting.is_fresh {
            typed.response.request_focus();
        }
        if let Some(words) = typed.changed {
            dialog.words = words;
        }
        let words = dialog.words.to_lowercase();
        let names = dialog.places.names.iter();
        let meant = names.filter(|name| name.to_lowercase().contains(words.trim()));
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            for name in meant.take(MAX_NAMES) {
                if button_ui(ui, Button::secondary(name)).clicked() {
                    chosen = Some(name.clone());
                }
            }
        });
        let path = &dialog.path;
        answers_ui(ui, |ui| {
            if let Some(name) = chosen {
                return Some(Reply::BringInOf((path.clone(), name), None));
            }
            let is_any = !words.trim().is_empty();
            let go = ui.add_enabled_ui(is_any, |ui| button_ui(ui, Button::primary("Read them")));
            if go.inner.clicked() {
                return Some(Reply::BringInOf(
                    (path.clone(), words.trim().to_owned()),
                    None,
                ));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}
