//! Rows of a register as cards, and the buttons that add one.

use egui::{Ui, UiBuilder, UiKind, UiStackInfo};

use super::{
    card::{Deck, card_ui, drop_ui, row_ui},
    sheet::{Sheet, place_ui},
    table::table_ui,
    taught::{taught, taught_of_cited},
};
use crate::model::{Column, FindingKind, Place, Record, RegisterKind, ReviewKind, Value};
use crate::session::Action;
use crate::template::{Field, FieldKind, Presentation, RegisterView, Scope, Section};
use crate::ui::{
    desk::strays::is_shown_here,
    widgets::{
        button::{Button, button_ui},
        choice::{ChoiceOption, side_by_side_ui},
        field::{FieldSpec, WITHOUT_LABELS},
        icon::Icon,
        text::text_ui,
    },
};

/// Shows the rows that a field shows; `idx` is the position of the field in its section.
pub(super) fn register_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    section: &Section,
    idx: usize,
    (place, field, view): (&Place, &Field, &RegisterView),
) {
    let mut rows = sheet.view.rows(section, view);
    rows.retain(|row| {
        is_shown_here(
            sheet.view.draft,
            sheet.view.template,
            &sheet.state.strays,
            (section, view),
            *row,
        )
    });
    let columns = shown_columns(view);
    let one = one(view);
    let add = |_: &Ui, sheet: &mut Sheet<'_, '_>, row: &dyn Record| {
        let mut preset = preset(sheet, section, view);
        if view.kinds.len() != 1 && row.register() == RegisterKind::Statements {
            preset.push(("kind", row.get("kind")));
        }
        add_row(sheet, section, view.register, preset);
    };
    let deck = Deck {
        columns: &columns,
        one,
        cell_words: field.word_limit,
        rows: &rows,
        home: place,
        add: (view.scope != Scope::Cited).then_some(&add),
        card: card_ui,
    };
    let nest_before = sheet.nest;
    sheet.nest = nest(section, idx, view.register);
    // Cards have room for what changed in a row.
    let is_table = !rows.is_empty() && sheet.view.review.is_none() && is_table_ui(ui, sheet, view);
    if is_table {
        table_ui(ui, sheet, &deck);
    } else {
        let spacing = sheet.tokens().space.m;
        for row in rows.iter().copied() {
            row_ui(ui, sheet, &deck, row);
            ui.add_space(spacing - ui.spacing().item_spacing.y);
        }
        drop_ui(ui, sheet, &deck);
    }
    sheet.nest = nest_before;
    place_ui(ui, sheet, place, |ui, sheet| {
        if view.scope == Scope::Cited {
            // A row added here would not show: it is the text that brings rows in.
            if rows.is_empty() {
                let tokens = sheet.tokens();
                let words = format!("No {} is cited in this section yet", view.register.one());
                text_ui(ui, &words, tokens.text.body, tokens.colors.muted);
                let how = taught_of_cited(view.register);
                text_ui(ui, &how, tokens.text.hint, tokens.colors.muted);
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
            let what = taught(view.register);
            text_ui(ui, what, tokens.text.hint, tokens.colors.muted);
        }
        add_ui(ui, sheet, section, view);
    });
}

/// Offers rows that are a table on paper as one here, too. Returns whether they are shown so.
fn is_table_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, view: &RegisterView) -> bool {
    let register = view.register;
    if !is_table_on_paper(view) {
        return false;
    }
    let is_table = sheet.state.tables.contains(&register);
    let spec = FieldSpec {
        id: egui::Id::unique("cards or table").with(register.many()),
        label: "Show as",
        hint: "",
    };
    let options = [("cards", "Cards"), ("table", "Table")];
    let options = options.map(|(name, label)| ChoiceOption { name, label });
    let chosen = if is_table { "table" } else { "cards" };
    let info = UiStackInfo::new(UiKind::GenericArea).with_tag(WITHOUT_LABELS);
    let builder = UiBuilder::new().ui_stack_info(info);
    let picked = ui.scope_builder(builder, |ui| side_by_side_ui(ui, &spec, &options, chosen));
    if let Some(picked) = picked.inner {
        sheet.actions.show_table(register, picked == "table");
    }
    is_table
}

fn is_table_on_paper(view: &RegisterView) -> bool {
    match view.show {
        Presentation::Table
        | Presentation::Figures
        | Presentation::ChartAndTable
        | Presentation::Rug
        | Presentation::RugAndTable => true,
        // Short rows are a table to whoever writes them, however they are printed.
        Presentation::Blocks | Presentation::Pairs | Presentation::List | Presentation::Chart => {
            matches!(
                view.register,
                RegisterKind::Indicators
                    | RegisterKind::Priorities
                    | RegisterKind::Actions
                    | RegisterKind::Evidence
                    | RegisterKind::Terms
            )
        }
    }
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
                add_button_ui(ui, sheet, (section, view.register), words, preset);
            }
        } else {
            let words = format!("Add {}", one(view));
            add_button_ui(ui, sheet, (section, view.register), &words, preset);
        }
    });
}

fn add_button_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    (section, register): (&Section, RegisterKind),
    words: &str,
    preset: Vec<(&'static str, Value)>,
) {
    if button_ui(ui, Button::secondary(words).icon(Icon::Plus)).clicked() {
        add_row(sheet, section, register, preset);
    }
}

fn add_row(
    sheet: &mut Sheet<'_, '_>,
    section: &Section,
    register: RegisterKind,
    preset: Vec<(&'static str, Value)>,
) {
    // Where nothing else says where the row belongs, it stays where it was added.
    sheet.state.adds_in = Some(section.id.clone());
    sheet.actions.act(Action::Add {
        register,
        preset,
        linked_from: None,
    });
}

/// Returns what a row added here begins with.
fn preset(
    sheet: &Sheet<'_, '_>,
    section: &Section,
    view: &RegisterView,
) -> Vec<(&'static str, Value)> {
    let mut preset = Vec::new();
    // Of several kinds the first, so that a row stands where it was added; statements are asked.
    let is_asked = view.register == RegisterKind::Statements && view.kinds.len() > 1;
    if let Some(kind) = view.kinds.first().filter(|_| !is_asked) {
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
