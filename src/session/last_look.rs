//! What stands for each section of a draft: whether it says the same as when somebody looked at it
//! last.
//!
//! It counts what is written in a section, its rows, who may read it and whether it is ready; not in
//! which order rows stand.

use std::collections::BTreeMap;

use crate::check;
use crate::model::{Draft, Marking, Place, RegisterKind, RowId, SectionId, Value};
use crate::store;
use crate::template::Template;

/// A row, as far as it counts.
type RowSaid<'d> = (&'d RowId, &'d Marking, Vec<Value>);

/// Returns what stands for each section.
pub fn section_prints(draft: &Draft, template: &Template) -> BTreeMap<SectionId, String> {
    let mut rows = rows_by_section(draft, template, RegisterKind::ALL);
    let outline = template.outline(&[]).into_iter();
    outline
        .map(|outlined| {
            let section = &outlined.section.id;
            let rows = rows.remove(section).unwrap_or_default();
            (section.clone(), print(draft, section, rows))
        })
        .collect()
}

/// Returns what stands for one section.
pub fn section_print(draft: &Draft, template: &Template, section: &SectionId) -> String {
    // Rows of other registers are at home elsewhere.
    let is_shown = |register: &&RegisterKind| {
        let mut views = template.views(**register).into_iter();
        views.any(|(shown, ..)| shown.id == *section)
    };
    let registers: Vec<RegisterKind> = RegisterKind::ALL.iter().filter(is_shown).copied().collect();
    let mut rows = rows_by_section(draft, template, &registers);
    print(draft, section, rows.remove(section).unwrap_or_default())
}

fn rows_by_section<'d>(
    draft: &'d Draft,
    template: &Template,
    registers: &[RegisterKind],
) -> BTreeMap<SectionId, Vec<RowSaid<'d>>> {
    let mut found: BTreeMap<SectionId, Vec<RowSaid<'d>>> = BTreeMap::new();
    let rows = registers
        .iter()
        .flat_map(|register| draft.registers.rows(*register));
    for row in rows {
        let place = Place::Row(row.register(), row.id().clone());
        let Some(section) = check::home(draft, template, &place) else {
            continue;
        };
        let columns = row.columns().iter();
        let cells = columns.map(|column| row.get(column.name)).collect();
        let said = (row.id(), row.marking(), cells);
        found.entry(section).or_default().push(said);
    }
    found
}

fn print(draft: &Draft, section: &SectionId, mut rows: Vec<RowSaid<'_>>) -> String {
    rows.sort_by_key(|(id, ..)| *id);
    let answers = draft.answers.get(section);
    let markings = draft.markings.get(section);
    let is_ready = draft.ready.contains(section);
    // What cannot be written stands for nothing, and counts as the same.
    store::value_print(&(answers, markings, is_ready, rows)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Prose;
    use crate::session::{Action, IdSource, Session};
    use crate::template::{FieldKind, shipped};

    #[test]
    fn only_the_section_in_which_something_is_otherwise_has_another_print() {
        let template = shipped().unwrap().remove(0);
        let outline = template.outline(&[]).into_iter();
        let mut texts = outline.filter_map(|outlined| {
            let mut fields = outlined.section.fields.iter();
            let field = fields.find(|field| matches!(field.kind, FieldKind::Prose))?;
            Some((outlined.section.id.clone(), field.id.clone()))
        });
        let (section, field) = texts.next().unwrap();
        drop(texts);
        let mut session = Session::begin(template.clone(), IdSource::new(1));
        let changed = |session: &mut Session, action: Action| -> Vec<SectionId> {
            let before = section_prints(session.draft(), &template);
            session.act(action, 0).unwrap();
            let after = section_prints(session.draft(), &template);
            for (section, print) in &after {
                assert_eq!(*print, section_print(session.draft(), &template, section));
            }
            let sections = after.into_iter();
            sections
                .filter(|(section, print)| before.get(section) != Some(print))
                .map(|(section, _)| section)
                .collect()
        };
        let write = Action::Set {
            place: Place::Field(section.clone(), field),
            value: Value::Prose(Prose::new("We see them.")),
        };
        assert_eq!(changed(&mut session, write), [section]);
        let add = || Action::Add {
            register: RegisterKind::Evidence,
            preset: Vec::new(),
            linked_from: None,
        };
        let home = changed(&mut session, add());
        assert_eq!(home.len(), 1, "where its rows stand");
        changed(&mut session, add());
        let rows = &session.draft().registers.evidence;
        let (first, n_rows) = (rows[0].id.clone(), rows.len());
        let away = Action::Move {
            register: RegisterKind::Evidence,
            row: first.clone(),
            to: n_rows - 1,
        };
        assert!(changed(&mut session, away).is_empty(), "it only moved");
        let title = Action::Set {
            place: Place::Cell(RegisterKind::Evidence, first, "title"),
            value: Value::Text("Audit".to_owned()),
        };
        assert_eq!(changed(&mut session, title), home);
    }
}
