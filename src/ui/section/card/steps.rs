//! The actions of a priority, as small cards within its own.

use egui::{Id, Ui};

use super::{
    deck::{Deck, row_ui},
    reorder::drop_ui,
};
use crate::model::{
    Action as Step, ActionStatus, Column, Place, Record, RegisterKind, RowId, Value,
};
use crate::session::Action;
use crate::ui::{
    section::sheet::Sheet,
    widgets::{
        button::{Button, button_ui},
        card::labelled_ui,
        icon::Icon,
        text::text_ui,
    },
};

const REGISTER: RegisterKind = RegisterKind::Actions;
/// More than any number of fields of a section, so that no editor shares a caret.
const NEST: usize = 1000;

/// Shows the actions of a priority, each as a card. Other rows have none.
pub(super) fn steps_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, above: &Deck<'_>, row: &dyn Record) {
    if row.register() != RegisterKind::Priorities {
        return;
    }
    let tokens = sheet.tokens();
    // Named before the cards, within which other names hold.
    let awaits = awaits(sheet, row);
    open_what_was_added(ui, sheet, awaits);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        text_ui(ui, "Actions", tokens.text.strong, tokens.colors.ink);
        let hint = "The steps towards it, each with an owner and a date";
        text_ui(ui, hint, tokens.text.hint, tokens.colors.muted);
    });
    let steps = steps(sheet, row.id());
    let rows: Vec<&dyn Record> = steps.iter().map(|step| *step as &dyn Record).collect();
    let shown = ["what", "owner", "due", "status"].iter();
    let columns: Vec<&'static Column> = shown.filter_map(|name| REGISTER.column(name)).collect();
    let home = Place::Row(row.register(), row.id().clone());
    let deck = Deck {
        columns: &columns,
        one: REGISTER.one(),
        cell_words: None,
        rows: &rows,
        home: &home,
        add: Some(&|ui, sheet, _| add(ui, sheet, row, awaits)),
        card: above.card,
    };
    let nest_before = sheet.nest;
    sheet.nest += NEST;
    for step in rows.iter().copied() {
        row_ui(ui, sheet, &deck, step);
    }
    drop_ui(ui, sheet, &deck);
    sheet.nest = nest_before;
    if button_ui(
        ui,
        Button::quiet("Add action to this priority").icon(Icon::Plus),
    )
    .clicked()
    {
        add(ui, sheet, row, awaits);
    }
    ui.add_space(tokens.space.xs);
}

/// Says in a closed card how many actions there are and how far they have come.
pub(super) fn summary_ui(ui: &mut Ui, sheet: &Sheet<'_, '_>, row: &dyn Record) {
    if row.register() != RegisterKind::Priorities {
        return;
    }
    let steps = steps(sheet, row.id());
    if steps.is_empty() {
        return;
    }
    let tokens = sheet.tokens();
    let words = summary(&steps);
    labelled_ui(ui, "Actions", |ui| {
        text_ui(ui, &words, tokens.text.body, tokens.colors.ink);
    });
}

/// Whether the keyboard is wanted in an action of this priority.
pub(super) fn focus_is_in(sheet: &Sheet<'_, '_>, row: &dyn Record) -> bool {
    let wanted = sheet.state.focus.as_ref().and_then(Place::row);
    let Some((REGISTER, wanted)) = wanted else {
        return false;
    };
    row.register() == RegisterKind::Priorities
        && steps(sheet, row.id()).iter().any(|step| step.id == *wanted)
}

fn steps<'v>(sheet: &Sheet<'_, 'v>, priority: &RowId) -> Vec<&'v Step> {
    let steps = sheet.view.draft.registers.actions.iter();
    steps
        .filter(|step| step.priority.as_ref() == Some(priority))
        .collect()
}

fn summary(steps: &[&Step]) -> String {
    let mut words = match steps.len() {
        1 => "1 action".to_owned(),
        n_steps => format!("{n_steps} actions"),
    };
    for status in [
        ActionStatus::Done,
        ActionStatus::Underway,
        ActionStatus::Late,
    ] {
        let n_such = steps.iter().filter(|step| step.status == status).count();
        if n_such > 0 {
            words = format!("{words}, {n_such} {}", status.label().to_lowercase());
        }
    }
    words
}

/// Adds an action. The window stays here, where the action is shown.
fn add(ui: &Ui, sheet: &mut Sheet<'_, '_>, row: &dyn Record, awaits: Id) {
    let n_before = sheet.view.draft.registers.n_rows(REGISTER);
    ui.data_mut(|data| data.insert_temp(awaits, n_before));
    sheet.actions.act(Action::Add {
        register: REGISTER,
        preset: vec![("priority", Value::Link(Some(row.id().clone())))],
        linked_from: Some(Place::Row(row.register(), row.id().clone())),
    });
}

fn open_what_was_added(ui: &Ui, sheet: &mut Sheet<'_, '_>, awaits: Id) {
    let n_before: Option<usize> = ui.data(|data| data.get_temp(awaits));
    let added = n_before.and_then(|n_before| sheet.view.draft.registers.actions.get(n_before));
    if let Some(added) = added {
        ui.data_mut(|data| data.remove_temp::<usize>(awaits));
        sheet.state.cards.open(added.id.clone());
        sheet.state.focus = Some(Place::Row(REGISTER, added.id.clone()));
    }
}

fn awaits(sheet: &Sheet<'_, '_>, row: &dyn Record) -> Id {
    let place = Place::Row(row.register(), row.id().clone());
    sheet.id(&place).with("awaits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_says_how_far_the_actions_have_come() {
        let step = |id: &str, status| {
            let mut step = Step::new(RowId::new(id).unwrap());
            step.status = status;
            step
        };
        let steps = [
            step("a-one", ActionStatus::Done),
            step("a-two", ActionStatus::Late),
            step("a-three", ActionStatus::Planned),
        ];
        let all: Vec<&Step> = steps.iter().collect();
        assert_eq!(summary(&all), "3 actions, 1 done, 1 late");
        assert_eq!(summary(&all[2..]), "1 action");
    }
}
