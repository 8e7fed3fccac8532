//! Links that other rows hold to this one, shown and changed from this end as well.

use egui::Ui;

use crate::model::{FindingKind, Place, Record, RegisterKind, RowId, Value, links_to};
use crate::session::Action;
use crate::ui::{
    section::{
        edit::{add_label, noun, titled},
        sheet::{Sheet, memo},
    },
    widgets::{
        field::FieldSpec,
        link_picker::PickRow,
        links_edit::{LinksAct, links_edit_ui},
    },
};

/// A link held at the other end.
struct Reverse {
    /// The register of the rows that are linked to.
    on: RegisterKind,
    /// The register of the rows that hold the link.
    from: RegisterKind,
    /// The column that holds it.
    column: &'static str,
    label: &'static str,
    hint: &'static str,
}

const REVERSES: &[Reverse] = &[
    Reverse {
        on: RegisterKind::Findings,
        from: RegisterKind::Priorities,
        column: "findings",
        label: "Answered by priority",
        hint: "What we will do in the next 12 months about what is left",
    },
    Reverse {
        on: RegisterKind::Statements,
        from: RegisterKind::Priorities,
        column: "statements",
        label: "Priorities that answer it",
        hint: "What we will do in the next 12 months about it",
    },
    Reverse {
        on: RegisterKind::Reviews,
        from: RegisterKind::Findings,
        column: "review",
        label: "Findings of this review",
        hint: "What it said, point by point, and what came of each",
    },
    Reverse {
        on: RegisterKind::Meetings,
        from: RegisterKind::Questions,
        column: "meeting",
        label: "Questions prepared for it",
        hint: "What may be asked, and what we would say",
    },
];

pub(super) fn reverse_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, row: &dyn Record) {
    let is_strength = row.get("kind") == Value::Choice(FindingKind::Strength.name().to_owned());
    for reverse in REVERSES {
        if reverse.on != row.register() {
            continue;
        }
        let linking = linking(ui, sheet, reverse, row.id());
        // Nothing has to be done about a strength.
        if !(is_strength && linking.is_empty()) {
            links_ui(ui, sheet, reverse, row, &linking);
        }
    }
}

fn linking(ui: &Ui, sheet: &Sheet<'_, '_>, reverse: &Reverse, row: &RowId) -> Vec<PickRow> {
    let place = Place::Row(reverse.on, row.clone());
    let id = sheet.view.id(&place).with("links to");
    let links = memo(ui, &sheet.view, id, || links_to(sheet.view.draft, row));
    let of_this = links
        .iter()
        .filter(|link| link.register == reverse.from && link.column == reverse.column);
    of_this
        .filter_map(|link| sheet.names.of(&link.row))
        .collect()
}

fn links_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    reverse: &Reverse,
    row: &dyn Record,
    linking: &[PickRow],
) {
    let place = Place::Row(row.register(), row.id().clone());
    let label = match linking.len() {
        0 | 1 => reverse.label.to_owned(),
        n_rows => format!("{} ({n_rows})", reverse.label),
    };
    let spec = FieldSpec {
        id: sheet.id(&place).with(reverse.column),
        label: &label,
        hint: reverse.hint,
    };
    let names = sheet.names.clone();
    let offered = || {
        let mut rows = names.all(&[reverse.from]);
        rows.retain(|row| linking.iter().all(|linked| linked.id != row.id));
        rows
    };
    let add = format!("Link {}", noun(reverse.from));
    let add_new = add_label(reverse.from);
    let act = links_edit_ui(ui, &spec, linking, &offered, (&add, Some(&add_new)));
    if let Some(act) = act {
        carry_out(sheet, reverse, row.id(), act);
    }
    ui.add_space(sheet.tokens().space.xs);
}

fn carry_out(sheet: &mut Sheet<'_, '_>, reverse: &Reverse, row: &RowId, act: LinksAct) {
    let target = row.clone();
    let cell = |id: &str| {
        Some(Place::Cell(
            reverse.from,
            RowId::new(id).ok()?,
            reverse.column,
        ))
    };
    match act {
        LinksAct::Follow(id) => sheet.go_to(&id),
        LinksAct::Add(id) => {
            if let Some(cell) = cell(&id) {
                sheet.actions.act(Action::Link { cell, target });
            }
        }
        LinksAct::Remove(id) => {
            if let Some(cell) = cell(&id) {
                sheet.actions.act(Action::Unlink { cell, target });
            }
        }
        LinksAct::AddNew(title) => {
            let mut preset = titled(reverse.from, title);
            preset.push((reverse.column, held(reverse, target.clone())));
            sheet.actions.add_linked(Action::Add {
                register: reverse.from,
                preset,
                linked_from: Some(Place::Row(reverse.on, target)),
            });
        }
    }
}

/// Returns the link as the column at the other end holds it.
fn held(reverse: &Reverse, target: RowId) -> Value {
    use crate::model::CellKind;
    match reverse
        .from
        .column(reverse.column)
        .map(|column| column.kind)
    {
        Some(CellKind::Link(_)) => Value::Link(Some(target)),
        _ => Value::Links(vec![target]),
    }
}
