//! Links to rows: picked from a list, taken away by a cross, followed by a press.

use egui::Ui;

use super::slot::Slot;
use crate::model::{CellKind, Place, Prose, RegisterKind, RowId, Value};
use crate::session::Action;
use crate::ui::{
    section::sheet::Sheet,
    widgets::{
        link_picker::PickRow,
        links_edit::{LinksAct, links_edit_ui},
    },
};

/// What one row is called after "Add new".
pub(in crate::ui::section) fn noun(register: RegisterKind) -> &'static str {
    if register == RegisterKind::Evidence {
        "evidence"
    } else {
        register.one()
    }
}

/// Returns the words of the entry that makes a new row.
pub(in crate::ui::section) fn add_label(register: RegisterKind) -> String {
    format!("Add new {}…", noun(register))
}

/// Returns the preset that gives a new row its title.
pub(in crate::ui::section) fn titled(
    register: RegisterKind,
    title: String,
) -> Vec<(&'static str, Value)> {
    let column = register.title_column();
    let value = match register.column(column).map(|column| column.kind) {
        Some(CellKind::Prose) => Value::Prose(Prose::new(title)),
        _ => Value::Text(title),
    };
    vec![(column, value)]
}

pub(super) fn links_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    register: RegisterKind,
    links: &[RowId],
) {
    let add = format!("Link {}", noun(register));
    edit_ui(ui, sheet, slot, register, links, &add);
}

pub(super) fn link_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    register: RegisterKind,
    link: Option<&RowId>,
) {
    let verb = if link.is_some() { "Change" } else { "Choose" };
    let add = format!("{verb} {}", noun(register));
    let links: Vec<RowId> = link.cloned().into_iter().collect();
    edit_ui(ui, sheet, slot, register, &links, &add);
}

fn edit_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    register: RegisterKind,
    links: &[RowId],
    add: &str,
) {
    let names = sheet.names.clone();
    let linked: Vec<PickRow> = links.iter().map(|row| named(&names, row)).collect();
    let offered = || {
        let mut rows = names.all(&[register]);
        rows.retain(|row| links.iter().all(|link| link.as_str() != row.id));
        rows
    };
    let add_new = add_label(register);
    let act = links_edit_ui(
        ui,
        &slot.spec(sheet),
        &linked,
        &offered,
        (add, Some(&add_new)),
    );
    if let Some(act) = act {
        carry_out(sheet, slot.place, register, act);
    }
}

/// Names a link even where its row is gone, so that it can be taken away.
fn named(names: &crate::ui::section::sheet::Names<'_>, row: &RowId) -> PickRow {
    names.of(row).unwrap_or_else(|| PickRow {
        id: row.to_string(),
        label: "Missing".to_owned(),
        title: format!("Nothing is called {row}"),
    })
}

fn carry_out(sheet: &mut Sheet<'_, '_>, cell: &Place, register: RegisterKind, act: LinksAct) {
    let target = |id: &str| RowId::new(id).ok();
    let cell = cell.clone();
    match act {
        LinksAct::Follow(id) => sheet.go_to(&id),
        LinksAct::Add(id) => {
            if let Some(target) = target(&id) {
                sheet.actions.act(Action::Link { cell, target });
            }
        }
        LinksAct::Remove(id) => {
            if let Some(target) = target(&id) {
                sheet.actions.act(Action::Unlink { cell, target });
            }
        }
        LinksAct::AddNew(title) => sheet.actions.add_linked(Action::Add {
            register,
            preset: titled(register, title),
            linked_from: Some(cell),
        }),
    }
}
