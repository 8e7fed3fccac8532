//! The way from a place to what was said about it, where it is.

use egui::Ui;

use super::sheet::Sheet;
use crate::model::{Comment, Place};
use crate::ui::{
    commands::actions::CommentAction,
    widgets::button::{Button, button_ui},
};

/// Shows how many open comments a place has; nothing where it has none.
pub(super) fn said_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, place: &Place) {
    let mut open = open_at(sheet, place);
    let Some(first) = open.next() else { return };
    let id = first.id.clone();
    let n_open = 1 + open.count();
    let words = n_comments(n_open);
    let button = button_ui(ui, Button::quiet(&words));
    let name = format!("{words} on {}", sheet.view.label(place));
    ui.accesskit_node_builder(button.id, |node| node.set_label(name));
    if button.clicked() {
        sheet.actions.comment(CommentAction::Show(id));
    }
}

/// Shows the way to say something about a row as a whole, and to what was said.
pub(super) fn row_said_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, place: &Place) {
    ui.horizontal_wrapped(|ui| {
        if button_ui(ui, Button::quiet("Comment…")).clicked() {
            sheet.actions.comment(CommentAction::Ask(place.clone()));
        }
        said_ui(ui, sheet, place);
    });
}

/// Returns the open comments on a place.
pub(super) fn open_at<'v>(
    sheet: &Sheet<'_, 'v>,
    place: &Place,
) -> impl Iterator<Item = &'v Comment> + use<'v> {
    let view = sheet.view;
    let at = view.talk.at(place).iter();
    at.filter_map(move |idx| view.draft.comments.get(*idx))
        .filter(|comment| comment.is_open())
}

/// Says how many comments there are.
pub(super) fn n_comments(n: usize) -> String {
    match n {
        1 => "1 comment".to_owned(),
        n => format!("{n} comments"),
    }
}
