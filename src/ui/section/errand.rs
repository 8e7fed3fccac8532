//! What the receiver of a section pack is asked for, over each page of it.

use egui::{Frame, Margin, Ui};

use super::sheet::Sheet;
use crate::model::{Place, british_date};
use crate::session;
use crate::ui::{
    commands::Command,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// Shows who asks for what, by when, and whether this page is theirs to write; nothing in a draft
/// that is no pack, and in a file of one's own, where everything is.
pub(super) fn errand_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, place: &Place) {
    let view = sheet.view;
    let Some(pack) = view.draft.pack.as_deref() else {
        return;
    };
    if pack.is_whole() {
        return;
    }
    let tokens = sheet.tokens();
    let is_theirs = session::is_theirs(view.draft, view.template, pack, place);
    let asked = session::asked_words(view.draft, view.template, pack);
    let due = pack.due.map_or_else(String::new, |due| {
        let day = british_date(due);
        if due < view.today {
            format!(" by {day}, which is past")
        } else {
            format!(" by {day}")
        }
    });
    let words = if is_theirs {
        let from = if pack.from.is_empty() {
            "You are asked".to_owned()
        } else {
            format!("{} asks you", pack.from)
        };
        format!("{from} to write {asked}{due}.")
    } else {
        format!("For reading and citing. You are asked to write {asked}{due}.")
    };
    let frame = Frame::new()
        .fill(tokens.colors.accent_tint)
        .corner_radius(tokens.radius.m)
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        text_ui(ui, &words, tokens.text.strong, tokens.colors.ink);
        if !pack.note.is_empty() {
            text_ui(ui, &pack.note, tokens.text.body, tokens.colors.ink);
        }
        ui.horizontal_wrapped(|ui| {
            if is_theirs {
                if button_ui(ui, Button::secondary("Send back…")).clicked() {
                    sheet.actions.run(Command::SendBack);
                }
            } else if let Some(first) = pack.sections.first()
                && button_ui(ui, Button::secondary("Go to what you write")).clicked()
            {
                sheet.actions.go(Place::Section(first.clone()));
            }
        });
    });
    ui.add_space(tokens.space.l);
}
