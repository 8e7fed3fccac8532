//! What stands where the new template's own table says that it belongs elsewhere now.
//!
//! A part is marked as strictly where it stands now as it was where it stood.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    answers::{append, prose_field, text},
    markings::{Before, is_as_strict},
    told::tell,
};
use crate::content::marking_at;
use crate::model::{Answer, CellKind, Draft, FieldId, Place, RegisterKind, SectionId, Slot, Value};
use crate::template::{Fit, Mapped, Mapping, Template};

/// A field of a section.
type At = (SectionId, FieldId);

/// Moves what the table names. What cannot stand where it belongs stays under its old name.
pub(super) fn carry(draft: &mut Draft, before: &Before<'_>, told: &mut Vec<String>) {
    let Some(table) = before.table() else { return };
    let new = before.new;
    let moving: Vec<(At, &Mapped)> = { draft.answers.iter() }
        .flat_map(|(section, answers)| answers.iter().map(move |one| (section, one)))
        .filter_map(|(section, (field, answer))| {
            let mapped = table.of_field(section, field)?;
            let first = mapped.now.first()?;
            let goes = is_text(answer) || new.section(section).is_none();
            (goes && first != section).then(|| ((section.clone(), field.clone()), mapped))
        })
        .collect();
    let taken: Vec<(At, &Mapped, Answer)> = moving
        .into_iter()
        .filter_map(|(at, mapped)| take_out(draft, &at).map(|answer| (at, mapped, answer)))
        .collect();
    let (moved, n_marked) = put_all(draft, before, &taken);
    let one = "text stands in another section now, as the new template says";
    let many = "texts stand in other sections now, as the new template says";
    tell(told, moved.len(), one, many);
    let one = "text is marked itself where it stands now, as what it stood in was";
    let many = "texts are marked themselves where they stand now, as what they stood in was";
    tell(told, n_marked, one, many);
    tell_of(&moved, table, (&before.last.template, new), told);
    follow(draft, table, &moved);
}

/// Puts answers where they belong now; returns where each went, and how many were marked there.
///
/// One that has no place there stands under its old name before any other is put down: another may
/// belong where it stands, and neither takes the place of the other.
fn put_all(
    draft: &mut Draft,
    before: &Before<'_>,
    taken: &[(At, &Mapped, Answer)],
) -> (BTreeMap<At, At>, usize) {
    let mut stays: BTreeSet<&At> = BTreeSet::new();
    'again: loop {
        let mut tried = draft.clone();
        for (at, _, answer) in taken.iter().filter(|(at, ..)| stays.contains(at)) {
            let answers = tried.answers.entry(at.0.clone()).or_default();
            answers.insert(at.1.clone(), answer.clone());
        }
        let (mut moved, mut n_marked) = (BTreeMap::new(), 0);
        for (at, mapped, answer) in taken.iter().filter(|(at, ..)| !stays.contains(at)) {
            let Some(to) = put(&mut tried, before.new, (mapped, &at.1), answer) else {
                stays.insert(at);
                continue 'again;
            };
            n_marked += usize::from(mark(&mut tried, before, at, &to));
            moved.insert(at.clone(), to);
        }
        *draft = tried;
        return (moved, n_marked);
    }
}

/// Says which sections were split, and what the template has to say of any.
fn tell_of(
    moved: &BTreeMap<At, At>,
    table: &Mapping,
    (old, new): (&Template, &Template),
    told: &mut Vec<String>,
) {
    let title = |template: &Template, id: &SectionId| {
        let section = template.section(id);
        section.map_or_else(|| id.to_string(), |section| section.title.clone())
    };
    for mapped in &table.sections {
        let is_moved = |(section, field): &At| {
            *section == mapped.was && mapped.field.as_ref().is_none_or(|own| own == field)
        };
        if !moved.keys().any(is_moved) {
            continue;
        }
        if let [first, others @ ..] = mapped.now.as_slice()
            && !others.is_empty()
        {
            let others: Vec<String> = { others.iter() }
                .map(|other| format!("“{}”", title(new, other)))
                .collect();
            told.push(format!(
                "“{}” was split. Its text stands in “{}”; look what of it belongs in {}.",
                title(old, &mapped.was),
                title(new, first),
                others.join(" or ")
            ));
        }
        if !mapped.note.trim().is_empty() {
            told.push(format!("“{}”: {}", title(old, &mapped.was), mapped.note));
        }
    }
}

fn is_text(answer: &Answer) -> bool {
    text(answer).is_some()
}

fn take_out(draft: &mut Draft, (section, field): &At) -> Option<Answer> {
    let answers = draft.answers.get_mut(section)?;
    let answer = answers.remove(field);
    if answers.is_empty() {
        draft.answers.remove(section);
    }
    answer
}

/// Puts an answer where it belongs now: into the field that is called the same and takes it as it
/// is, else at the end of the first that takes text.
fn put(
    draft: &mut Draft,
    new: &Template,
    (mapped, field): (&Mapped, &FieldId),
    answer: &Answer,
) -> Option<At> {
    let to = mapped.now.first()?;
    let known = new.field(to, field);
    let there = draft.answer(to, field);
    if known.is_some_and(|known| known.fit(answer) == Fit::Fits) && there.is_none() {
        let answers = draft.answers.entry(to.clone()).or_default();
        answers.insert(field.clone(), answer.clone());
        return Some((to.clone(), field.clone()));
    }
    let words = text(answer)?;
    let same = known.filter(|known| matches!(known.kind, crate::template::FieldKind::Prose));
    let at = same.map_or_else(|| prose_field(new, to), |known| Some(known.id.clone()))?;
    let is_free = draft.answer(to, &at).is_none_or(is_text);
    if !is_free {
        return None;
    }
    append(draft, (to.clone(), at.clone()), &words);
    Some((to.clone(), at))
}

/// Marks a text where it stands now, if it would be read by more people there than before.
fn mark(draft: &mut Draft, before: &Before<'_>, was: &At, (section, field): &At) -> bool {
    let held = before.of_field(&was.0, &was.1);
    let place = Place::Field(section.clone(), field.clone());
    if is_as_strict(&marking_at(draft, before.new, &place), &held) {
        return false;
    }
    let marks = draft.markings.entry(section.clone()).or_default();
    let own = marks.fields.entry(field.clone()).or_default();
    *own = own.within(&held);
    true
}

/// Takes along what belongs to a section that went elsewhere: rows, the order, whose turn it is,
/// and what was said of its texts.
fn follow(draft: &mut Draft, table: &Mapping, moved: &BTreeMap<At, At>) {
    let now = |section: &SectionId| {
        let first = table.of_section(section)?.now.first()?;
        (first != section).then_some(first)
    };
    rows(draft, &now);
    let order = std::mem::take(&mut draft.arrangement);
    for section in order {
        let section = now(&section).cloned().unwrap_or(section);
        if !draft.arrangement.contains(&section) {
            draft.arrangement.push(section);
        }
    }
    for task in &mut draft.team.tasks {
        if let Some(now) = now(&task.section) {
            task.section.clone_from(now);
        }
    }
    let place = |place: &Place| match place {
        Place::Section(section) => now(section).map(|now| Place::Section(now.clone())),
        Place::Field(section, field) => {
            let (section, field) = moved.get(&(section.clone(), field.clone()))?;
            Some(Place::Field(section.clone(), field.clone()))
        }
        Place::Draft | Place::Detail(_) | Place::Row(..) | Place::Cell(..) => None,
    };
    // A list that nothing is changed in stays shared.
    if draft.comments.iter().any(|one| place(&one.place).is_some()) {
        for one in draft.comments.iter_mut() {
            one.place = place(&one.place).unwrap_or_else(|| one.place.clone());
        }
    }
    if draft.answered.iter().any(|one| place(&one.place).is_some()) {
        for one in draft.answered.iter_mut() {
            one.place = place(&one.place).unwrap_or_else(|| one.place.clone());
        }
    }
    let is_moved = |slot: &Slot| place(&slot.place()).is_some();
    if draft.conflicts.iter().any(|one| is_moved(&one.slot)) {
        for one in draft.conflicts.iter_mut() {
            if let Slot::Value(own) | Slot::Marking(own) = &mut one.slot
                && let Some(now) = place(own)
            {
                *own = now;
            }
        }
    }
}

fn rows<'a>(draft: &mut Draft, now: &impl Fn(&SectionId) -> Option<&'a SectionId>) {
    for register in RegisterKind::ALL {
        let columns = register.columns().iter();
        for column in columns.filter(|column| column.kind == CellKind::Section) {
            let rows = draft.registers.rows(*register).into_iter().enumerate();
            let moved: Vec<(usize, SectionId)> = rows
                .filter_map(|(idx, row)| {
                    let Value::Text(id) = row.get(column.name) else {
                        return None;
                    };
                    now(&SectionId::new(id).ok()?).map(|to| (idx, to.clone()))
                })
                .collect();
            for (idx, to) in moved {
                let row = draft.registers.row_at_mut(*register, idx);
                if let Some(cell) = row.and_then(|row| row.cell_mut(column.name)) {
                    // A column of sections takes the name of one.
                    let set = cell.set(Value::Text(to.to_string()));
                    debug_assert!(set.is_ok());
                }
            }
        }
    }
}
