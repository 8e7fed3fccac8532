//! Which kinds of evidence stand behind each judgement of a section, as a small table.

use egui::{Ui, vec2};

use crate::check::Behind;
use crate::model::{Place, RegisterKind, shortened};
use crate::template::Section;
use crate::ui::{
    commands::actions::Actions,
    desk::view::View,
    widgets::{
        button::{Button, button_ui},
        text::{heading_ui, text_ui},
    },
};

/// How many signs of a claim are shown.
const CLAIM_CHARS: usize = 60;
/// The width of a column that says yes or no, in points.
const KIND_WIDTH: f32 = 86.0;

/// Shows the table, where the section has judgements.
pub(super) fn behind_ui(ui: &mut Ui, section: &Section, view: &View<'_>, actions: &mut Actions) {
    let all = view.readiness.behind.iter();
    let own: Vec<&Behind> = all
        .filter(|one| one.section.as_ref() == Some(&section.id))
        .collect();
    if own.is_empty() {
        return;
    }
    let (text, colors) = (&view.tokens.text, &view.tokens.colors);
    ui.add_space(view.tokens.space.m);
    heading_ui(
        ui,
        "What stands behind each judgement",
        3,
        text.strong,
        colors.ink,
    );
    let hint = "Inspectors trust what rests on all three: figures, practice that was looked at, and children, families or staff who were heard.";
    text_ui(ui, hint, text.hint, colors.muted);
    ui.add_space(view.tokens.space.s);
    for one in own {
        row_ui(ui, one, view, actions);
    }
}

fn row_ui(ui: &mut Ui, one: &Behind, view: &View<'_>, actions: &mut Actions) {
    let (text, colors) = (&view.tokens.text, &view.tokens.colors);
    let claim = shortened(&one.claim, CLAIM_CHARS);
    if button_ui(ui, Button::quiet(&claim)).clicked() {
        actions.go(Place::Row(RegisterKind::Statements, one.row.clone()));
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (kind, is_there) in one.kinds() {
            let color = if is_there {
                colors.ink
            } else {
                colors.attention
            };
            let words = format!("{kind}: {}", if is_there { "yes" } else { "no" });
            ui.allocate_ui(vec2(KIND_WIDTH, 0.0), |ui| {
                text_ui(ui, &words, text.hint, color)
            });
        }
    });
    ui.add_space(view.tokens.space.s);
}
