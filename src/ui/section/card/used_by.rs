//! Where a piece of evidence or an indicator is used: rows that link to it, texts that cite it.

use egui::Ui;

use crate::model::{Answer, Draft, Place, Record, RegisterKind, RowId, Value, citations, links_to};
use crate::ui::{
    section::sheet::{Sheet, memo},
    widgets::{chip::chip_ui, text::text_ui},
};

pub(super) fn used_by_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, row: &dyn Record) {
    let is_evidence = matches!(
        row.register(),
        RegisterKind::Evidence | RegisterKind::Indicators
    );
    if !is_evidence {
        return;
    }
    let tokens = sheet.tokens();
    let place = Place::Row(row.register(), row.id().clone());
    let id = sheet.view.id(&place).with("used by");
    let users = memo(ui, &sheet.view, id, || users(sheet.view.draft, row.id()));
    text_ui(ui, "Used by", tokens.text.strong, tokens.colors.ink);
    if users.is_empty() {
        let words = "Nothing cites it or links to it yet";
        text_ui(ui, words, tokens.text.body, tokens.colors.muted);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for user in users.iter() {
            user_ui(ui, sheet, user);
        }
    });
    ui.add_space(tokens.space.xs);
}

fn user_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, user: &Place) {
    let Some((_, row)) = user.row() else {
        let label = sheet.view.label(user);
        if chip_ui(ui, &label, "").clicked() {
            sheet.actions.go(user.clone());
        }
        return;
    };
    let Some(named) = sheet.names.of(row) else {
        return;
    };
    if chip_ui(ui, &named.label, &named.title).clicked() {
        sheet.go_to(&named.id);
    }
}

/// Returns the fields and rows that use a row, each once.
fn users(draft: &Draft, row: &RowId) -> Vec<Place> {
    let mut users = Vec::new();
    for (section, answers) in &draft.answers {
        for (field, answer) in answers {
            if let Answer::Prose(prose) = answer
                && cites(prose.as_str(), row)
            {
                users.push(Place::Field(section.clone(), field.clone()));
            }
        }
    }
    for link in links_to(draft, row) {
        push_row(&mut users, link.register, &link.row);
    }
    for register in RegisterKind::ALL {
        for record in draft.registers.rows(*register) {
            if record.id() != row && record_cites(record, row) {
                push_row(&mut users, *register, record.id());
            }
        }
    }
    users
}

fn push_row(users: &mut Vec<Place>, register: RegisterKind, row: &RowId) {
    let place = Place::Row(register, row.clone());
    if !users.contains(&place) {
        users.push(place);
    }
}

fn record_cites(record: &dyn Record, row: &RowId) -> bool {
    let mut columns = record.register().columns().iter();
    columns.any(|column| match record.get(column.name) {
        Value::Prose(prose) => cites(prose.as_str(), row),
        Value::Text(_)
        | Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => false,
    })
}

fn cites(text: &str, row: &RowId) -> bool {
    citations(text).iter().any(|cited| cited.row == *row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Finding, Prose};

    #[test]
    fn a_row_that_links_and_cites_is_named_once() {
        let audit = RowId::new("e-audit").unwrap();
        let mut finding = Finding::new(RowId::new("f-one").unwrap());
        finding.evidence.push(audit.clone());
        finding.did = Prose::new("Twenty audits [@e-audit].");
        let mut draft = Draft::default();
        draft.registers.findings.push(finding);
        let place = Place::Row(RegisterKind::Findings, RowId::new("f-one").unwrap());
        assert_eq!(users(&draft, &audit), [place]);
        assert_eq!(users(&draft, &RowId::new("e-other").unwrap()), []);
    }
}
