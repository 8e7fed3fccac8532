//! The text of a report or letter, pasted: what can be found in it is shown next.

use egui::{Context, Event, Key, Modifiers, TextEdit};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::import::report::with_usual_bullets;
use crate::ui::widgets::{
    button::{Button, button_ui},
    text::text_ui,
};

/// How high the field is, in lines.
const ROWS: usize = 6;

/// A text that is pasted.
#[derive(Debug, Default)]
pub(in crate::ui) struct PasteDialog {
    text: String,
}

pub(super) fn paste_ui(
    ctx: &Context,
    dialog: &mut PasteDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = "Bring in copied text";
    frame_ui(ctx, setting, (title, 640.0), |ui| {
        let tokens = setting.tokens;
        let words = "Copy the whole report or letter in the program that shows it, and paste it here. What comes of it is shown before anything is changed.";
        let label = text_ui(ui, words, tokens.text.body, tokens.colors.ink);
        // The window's typeface has one bullet, and reports have many.
        ui.input_mut(|input| {
            for event in &mut input.events {
                if let Event::Paste(text) = event {
                    *text = with_usual_bullets(text);
                }
            }
        });
        let field = TextEdit::multiline(&mut dialog.text)
            .desired_rows(ROWS)
            .desired_width(f32::INFINITY);
        let field = ui.add(field).labelled_by(label.id);
        if field.has_focus() {
            // It begins a line here, and is not the main answer.
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        }
        if setting.is_fresh {
            field.request_focus();
        }
        answers_ui(ui, |ui| {
            let is_any = !dialog.text.trim().is_empty();
            let read = ui.add_enabled_ui(is_any, |ui| button_ui(ui, Button::primary("Read it")));
            if read.inner.clicked() {
                return Some(Reply::BringInText(std::mem::take(&mut dialog.text)));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}
