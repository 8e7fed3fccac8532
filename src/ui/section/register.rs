//! Rows of a register as cards, and the buttons that add one.

use egui::Ui;

use super::{
    card::{Deck, card_ui},
    sheet::{Sheet, place_ui},
};
use crate::model::{Column, FindingKind, Place, RegisterKind, ReviewKind, Value};
use crate::session::Action;
use crate::template::{Field, FieldKind, RegisterView, Scope, Section};
use crate::ui::widgets::{
    button::{Button, button_ui},
    icon::Icon,
    text::text_ui,
};

/// Shows the rows that a field shows; `idx` is the position of the field in its section.
pub(super) fn register_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    section: &Section,
    idx: usize,
    (place, field, view): (&Place, &Field, &RegisterView),
) {
    let rows = sheet.view.rows(section, view);
    let columns = shown_columns(view);
    let one = one(view);
    let deck = Deck {
        columns: &columns,
        one,
        cell_words: field.word_limit,
        rows: &rows,
        home: place,
        card: card_ui,
    };
    let nest_before = sheet.nest;
    sheet.nest = nest(section, idx, view.register);
    let spacing = sheet.tokens().space.m;
    for row in rows.iter().copied() {
        ui.push_id(row.id(), |ui| card_ui(ui, sheet, &deck, row));
        ui.add_space(spacing - ui.spacing().item_spacing.y);
    }
    sheet.nest = nest_before;
    place_ui(ui, sheet, place, |ui, sheet| {
        if view.scope == Scope::Cited {
            // A row added here would not show: it is the text that brings rows in.
            if rows.is_empty() {
                let tokens = sheet.tokens();
                let words = format!("No {} is cited in this section yet", view.register.one());
                text_ui(ui, &words, tokens.text.body, tokens.colors.muted);
            }
            return;
        }
        if rows.is_empty() {
            let tokens = sheet.tokens();
            let many = if view.one.is_empty() {
                format!("No {} yet", view.register.many())
            } else {
                format!("No {one} yet")
            };
            text_ui(ui, &many, tokens.text.body, tokens.colors.muted);
        }
        add_ui(ui, sheet, section, view);
    });
}

/// Returns the view's columns that are shown as such; the section is known from where one is.
fn shown_columns(view: &RegisterView) -> Vec<&'static Column> {
    let names = view.columns.iter();
    names
        .filter_map(|name| view.register.column(name))
        .filter(|column| !(column.name == "section" && view.scope == Scope::Here))
        .collect()
}

/// Returns what one row is called here.
fn one(view: &RegisterView) -> &str {
    if view.one.is_empty() {
        view.register.one()
    } else {
        &view.one
    }
}

/// Editors of a row that two fields of one section show must not share a caret.
fn nest(section: &Section, idx: usize, register: RegisterKind) -> usize {
    let before = section.fields.iter().take(idx);
    let is_same = |field: &&Field| matches!(&field.kind, FieldKind::Register(view) if view.register == register);
    before.filter(is_same).count()
}

fn add_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, section: &Section, view: &RegisterView) {
    let preset = preset(sheet, section, view);
    let takes_both = view.register == RegisterKind::Statements && view.kinds.len() != 1;
    ui.horizontal_wrapped(|ui| {
        if takes_both {
            for kind in [FindingKind::Strength, FindingKind::Area] {
                let words = match kind {
                    FindingKind::Strength => "Add strength",
                    FindingKind::Area => "Add area for improvement",
                };
                let mut preset = preset.clone();
                preset.push(("kind", Value::Choice(kind.name().to_owned())));
                add_button_ui(ui, sheet, view.register, words, preset);
            }
        } else {
            let words = format!("Add {}", one(view));
            add_button_ui(ui, sheet, view.register, &words, preset);
        }
    });
}

fn add_button_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    register: RegisterKind,
    words: &str,
    preset: Vec<(&'static str, Value)>,
) {
    if button_ui(ui, Button::secondary(words).icon(Icon::Plus)).clicked() {
        sheet.actions.act(Action::Add {
            register,
            preset,
            linked_from: None,
        });
    }
}

/// Returns what a row added here begins with.
fn preset(
    sheet: &Sheet<'_, '_>,
    section: &Section,
    view: &RegisterView,
) -> Vec<(&'static str, Value)> {
    let mut preset = Vec::new();
    if let [kind] = view.kinds.as_slice() {
        preset.push(("kind", Value::Choice(kind.clone())));
    }
    if view.scope == Scope::Here {
        preset.push(("section", Value::Text(section.id.to_string())));
    }
    if view.register == RegisterKind::Findings {
        let reviews = sheet.view.draft.registers.reviews.iter();
        let mut wanted = reviews.filter(|review| is_wanted(&view.of_reviews, review.kind));
        if let (Some(only), None) = (wanted.next(), wanted.next()) {
            preset.push(("review", Value::Link(Some(only.id.clone()))));
        }
    }
    preset
}

fn is_wanted(kinds: &[ReviewKind], kind: ReviewKind) -> bool {
    kinds.is_empty() || kinds.contains(&kind)
}
