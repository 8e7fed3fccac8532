//! An earlier draft beside the one that is written: read, copied from, never changed. It follows the
//! section that is open.

use std::sync::Arc;

use egui::{Label, RichText, Ui};

use crate::session::{Earlier, Passage};
use crate::ui::{
    commands::{Command, actions::Actions},
    desk::{
        state::{HelpTab, UiState},
        view::View,
    },
    outside::copying::copy_prose,
    widgets::{
        button::{Button, button_ui},
        text::{heading_ui, text_ui},
    },
};

/// Shows what stands above the text: what it is, and the ways out.
pub(super) fn head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    earlier: &Earlier,
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    heading_ui(
        ui,
        &earlier.name,
        2,
        tokens.text.card_title,
        tokens.colors.ink,
    );
    ui.horizontal_wrapped(|ui| {
        if button_ui(ui, Button::quiet("Back to the help")).clicked() {
            state.help_tab = HelpTab::Guidance;
        }
        if button_ui(ui, Button::quiet("Another…")).clicked() {
            actions.run(Command::OtherEarlier);
        }
        if button_ui(ui, Button::quiet("Put it away")).clicked() {
            state.earlier = None;
            state.help_tab = HelpTab::Guidance;
        }
    });
}

/// Shows what it says where the open section is.
pub(super) fn earlier_ui(ui: &mut Ui, view: &View<'_>, state: &UiState, earlier: &Arc<Earlier>) {
    let tokens = view.tokens;
    let muted = tokens.colors.muted;
    let Some(section) = state.section() else {
        let words = "Open a section to see what was written there.";
        text_ui(ui, words, tokens.text.body, muted);
        return;
    };
    let passages = earlier.section(view.template, section);
    if passages.is_empty() {
        let words = if earlier.is_empty() {
            "Nothing is written in it."
        } else {
            "Nothing was written in this section."
        };
        text_ui(ui, words, tokens.text.body, muted);
    }
    for passage in passages {
        passage_ui(ui, view, passage);
    }
}

fn passage_ui(ui: &mut Ui, view: &View<'_>, passage: &Passage) {
    let (text, colors) = (&view.tokens.text, &view.tokens.colors);
    if let Some(row) = &passage.row {
        ui.add_space(view.tokens.space.s);
        heading_ui(ui, row, 3, text.strong, colors.ink);
    }
    text_ui(ui, &passage.label, text.hint, colors.muted);
    let words = RichText::new(&passage.text)
        .font(text.body.font())
        .color(colors.ink);
    ui.add(Label::new(words).wrap().selectable(true));
    let copy = button_ui(ui, Button::quiet("Copy"));
    let name = format!("Copy: {}", passage.label);
    ui.accesskit_node_builder(copy.id, |node| node.set_label(name));
    if copy.clicked() {
        match &passage.source {
            Some(source) => copy_prose(ui.ctx(), passage.text.clone(), source.clone(), None),
            None => ui.copy_text(passage.text.clone()),
        }
    }
    ui.add_space(view.tokens.space.m);
}
