//! A priority: outcome for children, measure with baseline and target, who and by when, what it
//! answers, its steps.

use super::{
    cells::{aside, content, short},
    tables,
};
use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::{BOLD, DOT, anchored, joined, label, list, muted, paragraph, said, words},
            run::{Lead, Run},
            tree::{Block, Inline},
        },
        typography::typographic,
    },
    model::{ActionStatus, CellKind, Column, Record, RegisterKind, RowId, Value},
    template::FieldKind,
};

/// Writes a priority below its heading.
pub(super) fn body(
    edition: &Edition<'_>,
    row: &dyn Record,
    columns: &[&'static Column],
) -> Vec<Block> {
    let find = |name: &str| columns.iter().copied().find(|column| column.name == name);
    let mut blocks = Vec::new();
    if let Some(outcome) = find("outcome") {
        blocks.extend(content(edition, row, outcome));
    }
    let mut run = Run::new(row.place());
    run.say(Lead::Line, measure(edition, row, columns));
    for name in ["status", "owner", "due"] {
        if let Some(column) = find(name) {
            let mut text = short(edition, row, column);
            match name {
                _ if text.is_empty() => {}
                "owner" => text.insert(0, label(column.label)),
                "due" => text.insert(0, words("by\u{a0}")),
                _ => {}
            }
            run.say(Lead::Fact, text);
        }
    }
    let actions = edition.linking(RegisterKind::Actions, "priority", row.id());
    let plan = plan_title(edition, &actions);
    run.end_line();
    run.labelled(Lead::Fact, "Answers", answers(edition, row, columns));
    if plan.is_some() {
        run.labelled(Lead::Fact, "Steps", steps(&actions));
    }
    let are_listed = plan.is_none() && (1..=FEW_STEPS).contains(&actions.len());
    if let Some(risk) = find("risk") {
        run.piece(Lead::Line, risk.label, content(edition, row, risk));
    }
    if are_listed {
        run.say(Lead::Line, vec![said("Steps:", BOLD)]);
    }
    blocks.extend(run.finish());
    if are_listed {
        let items: Vec<Vec<Block>> = actions
            .iter()
            .map(|action| anchored(vec![step(edition, *action)], action.id()))
            .collect();
        blocks.push(list(&row.place(), items));
    } else if plan.is_none() {
        blocks.extend(tables::small(
            edition,
            RegisterKind::Actions,
            &STEP,
            &actions,
            &row.place(),
        ));
    }
    blocks
}

/// The columns of a step that stands below its priority.
pub(in crate::content) const STEP: [&str; 4] = ["what", "owner", "due", "status"];

/// Returns the steps that stand below a priority: none where a section lists them all.
pub(in crate::content) fn steps_below<'a>(
    edition: &Edition<'a>,
    priority: &RowId,
) -> Vec<&'a dyn Record> {
    let actions = edition.linking(RegisterKind::Actions, "priority", priority);
    if plan_title(edition, &actions).is_some() {
        return Vec::new();
    }
    actions
}

/// So many steps need no table.
const FEW_STEPS: usize = 2;

/// Writes a step in a line.
fn step(edition: &Edition<'_>, action: &dyn Record) -> Block {
    let pieces = ["what", "status", "owner", "due"]
        .into_iter()
        .filter_map(|name| RegisterKind::Actions.column(name))
        .map(|column| match column.name {
            "due" => aside(edition, action, column),
            _ => short(edition, action, column),
        })
        .collect();
    paragraph(&action.place(), joined(pieces, &words(DOT)))
}

/// Says once where the steps of all these priorities stand.
pub(super) fn where_steps_stand(
    edition: &Edition<'_>,
    priorities: &[&dyn Record],
) -> Option<Block> {
    let plans = priorities.iter().find_map(|priority| {
        let actions = edition.linking(RegisterKind::Actions, "priority", priority.id());
        plan_title(edition, &actions)
    });
    let place = priorities.first()?.place();
    let text = format!("All steps, with owners and dates, stand in “{}”.", plans?);
    Some(paragraph(&place, vec![muted(&typographic(&text))]))
}

/// Writes the measure with where it stands and where it shall stand.
fn measure(edition: &Edition<'_>, row: &dyn Record, columns: &[&'static Column]) -> Vec<Inline> {
    let mut pieces: Vec<Vec<Inline>> = Vec::new();
    for name in ["measure", "baseline", "target"] {
        let Some(column) = columns.iter().find(|column| column.name == name) else {
            continue;
        };
        let text = short(edition, row, column);
        if text.is_empty() {
            continue;
        }
        let mut piece = vec![if pieces.is_empty() {
            label(column.label)
        } else {
            words(&format!("{}: ", column.label.to_lowercase()))
        }];
        piece.extend(text);
        pieces.push(piece);
    }
    joined(pieces, &words("; "))
}

/// Returns the title of the section that lists all these actions, so that they need not stand
/// here as well.
fn plan_title(edition: &Edition<'_>, actions: &[&dyn Record]) -> Option<String> {
    if actions.is_empty() {
        return None;
    }
    edition.fields().into_iter().find_map(|(section, field)| {
        let FieldKind::Register(view) = &field.kind else {
            return None;
        };
        if view.register != RegisterKind::Actions {
            return None;
        }
        let shown = edition.shown(&section.id, view);
        let is_shown = |action: &&dyn Record| shown.iter().any(|other| other.id() == action.id());
        actions
            .iter()
            .all(is_shown)
            .then(|| section.title.trim().to_owned())
    })
}

/// Says how far the steps have come.
fn steps(actions: &[&dyn Record]) -> Vec<Inline> {
    let counts: Vec<String> = [
        ActionStatus::Done,
        ActionStatus::Underway,
        ActionStatus::Planned,
        ActionStatus::Late,
    ]
    .into_iter()
    .filter_map(|status| {
        let has = |action: &&&dyn Record| matches!(action.get("status"), Value::Choice(name) if name == status.name());
        let n_actions = actions.iter().filter(has).count();
        (n_actions > 0).then(|| format!("{n_actions} {}", status.label().to_lowercase()))
    })
    .collect();
    vec![words(&counts.join(", "))]
}

/// Returns the findings and statements that a priority answers.
fn answers(edition: &Edition<'_>, row: &dyn Record, columns: &[&'static Column]) -> Vec<Inline> {
    let cites = columns
        .iter()
        .filter(|column| matches!(column.kind, CellKind::Links(_)))
        .map(|column| match row.get(column.name) {
            Value::Links(links) => edition.labels().cites(&links),
            Value::Text(_)
            | Value::Prose(_)
            | Value::Date(_)
            | Value::Period(_)
            | Value::Choice(_)
            | Value::Link(_)
            | Value::Series(_)
            | Value::List(_)
            | Value::SignOffs(_)
            | Value::Logo(_) => Vec::new(),
        });
    joined(cites.collect(), &words(", "))
}
