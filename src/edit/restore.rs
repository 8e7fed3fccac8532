//! Bringing parts of a draft back to how another state of it has them.
//!
//! Invariant: a row that comes back brings along the rows it links to and cites, where they are
//! gone, so that restoring breaks no link. A row whose id another register has taken since
//! stays away.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Draft, FieldId, Place, Record, RegisterKind, Row, RowId, SectionId, Value};

use super::{Edit, EditError, apply, remove_row};

/// Returns the one edit that brings places of a draft to how `other` has them; an empty group
/// where they are so already.
///
/// A section stands for its answers, its markings and whether it is ready; a row for all its
/// cells, its marking and its position; the draft for everything.
pub fn restore(current: &Draft, other: &Draft, places: &[Place]) -> Result<Edit, EditError> {
    restoring((current, other), places, Others::ComeAlong)
}

/// Returns the edit that brings these places to how `other` has them and nothing else: no row comes
/// along, and links to a row that goes stay.
pub fn restore_alone(current: &Draft, other: &Draft, places: &[Place]) -> Result<Edit, EditError> {
    restoring((current, other), places, Others::Stay)
}

/// What happens to what the places lead to, and what leads to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Others {
    /// Rows that are needed come along, links that lead nowhere go.
    ComeAlong,
    /// Nothing.
    Stay,
}

fn restoring(
    (current, other): (&Draft, &Draft),
    places: &[Place],
    others: Others,
) -> Result<Edit, EditError> {
    if places.contains(&Place::Draft) {
        return Ok(Edit::Replace(Box::new(other.clone())));
    }
    let mut restoring = Restoring {
        work: current.clone(),
        other,
        others,
        edits: Vec::new(),
    };
    let rows = restoring.rows_of(places);
    for (register, rows) in &rows {
        restoring.remove_rows(*register, rows)?;
    }
    for (register, rows) in &rows {
        restoring.order_rows(*register, rows)?;
    }
    for place in places {
        match place {
            Place::Section(section) => restoring.section(section)?,
            Place::Field(..) | Place::Detail(_) => restoring.value(place)?,
            Place::Cell(register, row, _) if restoring.has_row(*register, row) => {
                restoring.value(place)?;
            }
            Place::Draft | Place::Row(..) | Place::Cell(..) => {}
        }
    }
    Ok(Edit::Group(restoring.edits))
}

/// Returns the edit that puts one row where another state has it, and leaves what it says; none
/// where it stands there already, or is not in both.
pub fn move_back(
    current: &Draft,
    other: &Draft,
    (register, row): (RegisterKind, &RowId),
) -> Option<Edit> {
    let restoring = Restoring {
        work: current.clone(),
        other,
        others: Others::Stay,
        edits: Vec::new(),
    };
    if !restoring.has_row(register, row) {
        return None;
    }
    let order = restoring.order_with(register, &Rows::from([row.clone()]));
    let to = order.iter().position(|id| id == row)?;
    let from = current.registers.position(register, row)?;
    (from != to).then(|| Edit::Move {
        register,
        row: row.clone(),
        to,
    })
}

/// The draft on its way, and the edits so far: each is worked out from what those before it left.
struct Restoring<'a> {
    work: Draft,
    other: &'a Draft,
    others: Others,
    edits: Vec<Edit>,
}

type Rows = BTreeSet<RowId>;

impl Restoring<'_> {
    fn push(&mut self, edit: Edit) -> Result<(), EditError> {
        apply(&mut self.work, edit.clone())?;
        self.edits.push(edit);
        Ok(())
    }

    fn has_row(&self, register: RegisterKind, row: &RowId) -> bool {
        self.work.registers.row(register, row).is_some()
            && self.other.registers.row(register, row).is_some()
    }

    /// Whether another register has a row of this id by now.
    fn is_taken(&self, register: RegisterKind, row: &RowId) -> bool {
        let found = self.work.registers.find(row);
        found.is_some_and(|(_, record)| record.register() != register)
    }

    /// Returns the rows among the places, and those that they cannot do without.
    fn rows_of(&self, places: &[Place]) -> BTreeMap<RegisterKind, Rows> {
        let mut wanted: BTreeMap<RegisterKind, Rows> = BTreeMap::new();
        let mut needed: Vec<RowId> = Vec::new();
        for place in places {
            match place {
                Place::Row(register, row) => {
                    wanted.entry(*register).or_default().insert(row.clone());
                    let record = self.other.registers.row(*register, row);
                    let record = record.filter(|_| !self.is_taken(*register, row));
                    needed.extend(record.into_iter().flat_map(needs_of_row));
                }
                // A cell of a row that is not there needs nothing: it does not come back.
                Place::Cell(register, row, _) if !self.has_row(*register, row) => {}
                Place::Section(section) => {
                    let answers = self.other.answers.get(section);
                    let answers = answers.into_iter().flat_map(|answers| answers.values());
                    needed.extend(answers.flat_map(|answer| needs_of(&answer.to_value())));
                }
                Place::Draft | Place::Detail(_) | Place::Field(..) | Place::Cell(..) => {
                    let value = self.other.value(place);
                    needed.extend(value.iter().flat_map(needs_of));
                }
            }
        }
        if self.others == Others::Stay {
            return wanted;
        }
        while let Some(id) = needed.pop() {
            let Some((_, record)) = self.other.registers.find(&id) else {
                continue;
            };
            let is_there = self.work.registers.find(&id).is_some();
            if !is_there && wanted.entry(record.register()).or_default().insert(id) {
                needed.extend(needs_of_row(record));
            }
        }
        wanted
    }

    /// Deletes the rows that the other state does not have, with the links to them.
    fn remove_rows(&mut self, register: RegisterKind, rows: &Rows) -> Result<(), EditError> {
        for id in rows {
            let is_gone = self.other.registers.position(register, id).is_none();
            if is_gone && self.work.registers.position(register, id).is_some() {
                let edit = match self.others {
                    Others::ComeAlong => remove_row(&self.work, register, id),
                    Others::Stay => Edit::Remove {
                        register,
                        row: id.clone(),
                    },
                };
                self.push(edit)?;
            }
        }
        Ok(())
    }

    /// Puts the rows where the other state has them, behind the same neighbour, and as it has them.
    fn order_rows(&mut self, register: RegisterKind, rows: &Rows) -> Result<(), EditError> {
        for (idx, id) in self.order_with(register, rows).into_iter().enumerate() {
            let from = self.work.registers.position(register, &id);
            if from == Some(idx) {
                continue;
            }
            let edit = match from {
                Some(_) => Edit::Move {
                    register,
                    row: id,
                    to: idx,
                },
                None => match self.row_of(register, &id) {
                    Some(row) => Edit::Insert {
                        idx,
                        row: Box::new(row),
                    },
                    None => continue,
                },
            };
            self.push(edit)?;
        }
        for id in rows {
            self.cells(register, id)?;
        }
        Ok(())
    }

    /// Returns the order of a register with the wanted rows at their places.
    fn order_with(&self, register: RegisterKind, rows: &Rows) -> Vec<RowId> {
        let now = ids(&self.work, register);
        let then = ids(self.other, register);
        let mut order: Vec<RowId> = now
            .iter()
            .filter(|id| !rows.contains(id))
            .cloned()
            .collect();
        for (idx, id) in then.iter().enumerate() {
            let is_free = || self.work.registers.find(id).is_none();
            if !rows.contains(id) || !(now.contains(id) || is_free()) {
                continue;
            }
            let mut before = then.iter().take(idx).rev();
            let at = before.find_map(|before| order.iter().position(|other| other == before));
            order.insert(at.map_or(0, |at| at + 1), id.clone());
        }
        order
    }

    fn cells(&mut self, register: RegisterKind, id: &RowId) -> Result<(), EditError> {
        if !self.has_row(register, id) {
            return Ok(());
        }
        for column in register.columns() {
            self.value(&Place::Cell(register, id.clone(), column.name))?;
        }
        self.marking(Place::Row(register, id.clone()))
    }

    fn value(&mut self, place: &Place) -> Result<(), EditError> {
        let wanted = { self.other.value(place) }.map(|value| self.leading(value));
        if self.work.value(place) == wanted {
            return Ok(());
        }
        self.push(Edit::Set {
            place: place.clone(),
            value: wanted.unwrap_or_else(|| Value::Text(String::new())),
        })
    }

    fn marking(&mut self, place: Place) -> Result<(), EditError> {
        let marking = self.other.own_marking(&place);
        if self.work.own_marking(&place) == marking {
            return Ok(());
        }
        self.push(Edit::Mark { place, marking })
    }

    /// Returns a value without links to rows that neither state has.
    fn leading(&self, value: Value) -> Value {
        if self.others == Others::Stay {
            return value;
        }
        let is_there = |row: &RowId| {
            let states = [&self.work, self.other];
            states
                .iter()
                .any(|state| state.registers.find(row).is_some())
        };
        value.leading(&is_there)
    }

    fn row_of(&self, register: RegisterKind, id: &RowId) -> Option<Row> {
        let record = self.other.registers.row(register, id)?;
        let mut row = register.new_row(id.clone());
        let copy = row.as_record_mut();
        for column in register.columns() {
            let value = self.leading(record.get(column.name));
            copy.cell_mut(column.name)?.set(value).ok()?;
        }
        *copy.marking_mut() = record.marking().clone();
        Some(row)
    }

    fn section(&mut self, section: &SectionId) -> Result<(), EditError> {
        for field in fields_of(section, [&self.work, self.other]) {
            let place = Place::Field(section.clone(), field);
            self.value(&place)?;
            self.marking(place)?;
        }
        self.marking(Place::Section(section.clone()))?;
        let ready = self.other.ready.contains(section);
        if self.work.ready.contains(section) == ready {
            return Ok(());
        }
        self.push(Edit::Ready {
            section: section.clone(),
            ready,
        })
    }
}

/// Returns every field of a section that either state says anything of.
fn fields_of(section: &SectionId, states: [&Draft; 2]) -> BTreeSet<FieldId> {
    let mut fields = BTreeSet::new();
    for state in states {
        let answers = state.answers.get(section);
        fields.extend(
            answers
                .into_iter()
                .flat_map(|answers| answers.keys().cloned()),
        );
        let marks = state.markings.get(section);
        fields.extend(
            marks
                .into_iter()
                .flat_map(|marks| marks.fields.keys().cloned()),
        );
    }
    fields
}

fn ids(draft: &Draft, register: RegisterKind) -> Vec<RowId> {
    let rows = draft.registers.rows(register);
    rows.into_iter().map(|row| row.id().clone()).collect()
}

fn needs_of_row(record: &dyn Record) -> Vec<RowId> {
    let columns = record.register().columns().iter();
    columns
        .flat_map(|column| needs_of(&record.get(column.name)))
        .collect()
}

/// Returns the rows that a value links to or cites.
fn needs_of(value: &Value) -> Vec<RowId> {
    match value {
        Value::Link(row) => row.iter().cloned().collect(),
        Value::Links(rows) => rows.clone(),
        Value::Prose(prose) => prose
            .citations()
            .iter()
            .map(|cited| cited.row.clone())
            .collect(),
        Value::Text(_)
        | Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Audience, Evidence, Finding, Marking, Prose};

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    fn finding(name: &str, said: &str, evidence: &[&str]) -> Finding {
        Finding {
            said: Prose::new(said),
            evidence: evidence.iter().map(|name| id(name)).collect(),
            ..Finding::new(id(name))
        }
    }

    fn draft(findings: &[Finding], evidence: &[&str]) -> Draft {
        let mut draft = Draft::default();
        draft.registers.findings = findings.to_vec();
        let rows = evidence.iter().map(|name| Evidence::new(id(name)));
        draft.registers.evidence = rows.collect();
        draft
    }

    /// Restores places, checks that undoing brings the current state back, and returns the result.
    #[track_caller]
    fn check(current: &Draft, other: &Draft, places: &[Place]) -> Draft {
        let mut draft = current.clone();
        let edit = restore(current, other, places).unwrap();
        let inverse = apply(&mut draft, edit).unwrap();
        let restored = draft.clone();
        apply(&mut draft, inverse).unwrap();
        assert_eq!(&draft, current, "undoing");
        restored
    }

    fn row(register: RegisterKind, name: &str) -> Place {
        Place::Row(register, id(name))
    }

    #[test]
    fn a_section_comes_back_with_answers_markings_and_readiness_and_others_stay() {
        let section = |name| SectionId::new(name).unwrap();
        let field = |name, field| Place::Field(section(name), FieldId::new(field).unwrap());
        let write = |draft: &mut Draft, place: Place, text: &str| {
            let value = Value::Prose(Prose::new(text));
            apply(draft, Edit::Set { place, value }).unwrap();
        };
        let mut other = Draft::default();
        write(&mut other, field("a", "know"), "Then");
        let mark = Edit::Mark {
            place: field("a", "know"),
            marking: Marking {
                audience: Audience::Ofsted,
                exempt: None,
            },
        };
        apply(&mut other, mark).unwrap();
        other.ready.insert(section("a"));
        let mut current = Draft::default();
        write(&mut current, field("a", "know"), "Now");
        write(&mut current, field("a", "show"), "New");
        write(&mut current, field("b", "know"), "Stays");

        let restored = check(&current, &other, &[Place::Section(section("a"))]);
        let mut expected = other;
        write(&mut expected, field("b", "know"), "Stays");
        assert_eq!(restored, expected);
    }

    #[test]
    fn a_deleted_row_comes_back_to_its_place_with_the_evidence_it_needs() {
        let other = draft(
            &[
                finding("f-a", "A", &[]),
                finding("f-b", "B", &["e-one"]),
                finding("f-c", "C", &[]),
            ],
            &["e-one", "e-two"],
        );
        let current = draft(
            &[
                finding("f-new", "N", &[]),
                finding("f-a", "A", &[]),
                finding("f-c", "C!", &[]),
            ],
            &["e-two"],
        );
        let restored = check(&current, &other, &[row(RegisterKind::Findings, "f-b")]);
        let expected = draft(
            &[
                finding("f-new", "N", &[]),
                finding("f-a", "A", &[]),
                finding("f-b", "B", &["e-one"]),
                finding("f-c", "C!", &[]),
            ],
            &["e-one", "e-two"],
        );
        assert_eq!(restored, expected);
    }

    #[test]
    fn rows_added_since_go_with_every_link_to_them() {
        let other = draft(&[finding("f-a", "A", &[])], &[]);
        let current = draft(
            &[finding("f-a", "A", &["e-one", "e-two"])],
            &["e-one", "e-two"],
        );
        let places = ["e-one", "e-two"].map(|name| row(RegisterKind::Evidence, name));
        assert_eq!(check(&current, &other, &places), other);
    }

    #[test]
    fn a_row_whose_id_another_register_took_stays_away() {
        let mut other = Draft::default();
        other.registers.evidence = vec![Evidence::new(id("x"))];
        let current = draft(&[finding("x", "A", &[])], &[]);
        let restored = check(&current, &other, &[row(RegisterKind::Evidence, "x")]);
        assert_eq!(restored, current);
    }

    #[test]
    fn the_whole_draft_comes_back_exactly() {
        let other = draft(&[finding("f-a", "A", &["e-gone"])], &[]);
        let current = draft(&[], &["e-one"]);
        assert_eq!(check(&current, &other, &[Place::Draft]), other);
    }
}
