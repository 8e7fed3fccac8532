//! What was seen and kept, as it moves where something is accepted: there and nowhere else, and
//! with who may read it.
//!
//! A link to a row that nobody has accepted yet may stand in it. A row that is accepted as deleted
//! leaves the links to it as they are: they count as none.
//!
//! Invariant: what is rejected later comes back for no more readers than it had. A place that is
//! seen as it is now is marked as it is now; one in which something else still stands has the
//! readers that both allow, and what was not accepted those that it had.

use std::collections::BTreeSet;

use crate::content::{marking_at, row_markings};
use crate::edit::{self, Edit, EditError, apply};
use crate::model::{Draft, Marking, Place, Value};
use crate::review::Tracked;
use crate::template::Template;

/// What was seen, and the draft as it is.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) then: &'a Draft,
    pub(super) now: &'a Draft,
    pub(super) template: &'a Template,
}

impl Sides<'_> {
    /// Returns what was seen once all that changed at some places is.
    pub(super) fn accepted(self, places: &[Place]) -> Result<Draft, EditError> {
        let edit = edit::restore_alone(self.then, self.now, places)?;
        self.moved(edit, places)
    }

    /// Returns what was seen once a text of it is another.
    pub(super) fn said(self, place: Place, value: Value) -> Result<Draft, EditError> {
        let edit = Edit::Set {
            place: place.clone(),
            value,
        };
        self.moved(edit, &[place])
    }

    fn moved(self, edit: Edit, places: &[Place]) -> Result<Draft, EditError> {
        let mut seen = self.then.clone();
        apply(&mut seen, edit)?;
        let holders: BTreeSet<Place> = { places.iter().filter_map(marked_by) }
            .filter(|holder| is_there(&seen, holder) && is_there(self.now, holder))
            .collect();
        let mut is_too_strict = false;
        let mut as_now = BTreeSet::new();
        for holder in holders {
            let wanted = marking_at(self.now, self.template, &holder);
            if has_more(&holder, &seen, self.now) {
                let had = marking_at(self.then, self.template, &holder);
                mark(&mut seen, &holder, had.within(&wanted))?;
                continue;
            }
            mark(&mut seen, &holder, self.now.own_marking(&holder))?;
            let mut holds = marking_at(&seen, self.template, &holder);
            if !is_as_strict(&holds, &wanted) {
                mark(&mut seen, &holder, wanted.clone())?;
                holds = marking_at(&seen, self.template, &holder);
            }
            is_too_strict |= !is_as_strict(&wanted, &holds);
            as_now.insert(holder);
        }
        if is_too_strict {
            self.loosen(&mut seen, &as_now)?;
        }
        Ok(seen)
    }

    /// Marks the sections as they are now where fewer could read them, and has all else in them
    /// keep its readers.
    fn loosen(self, seen: &mut Draft, as_now: &BTreeSet<Place>) -> Result<(), EditError> {
        let before = seen.clone();
        let outline = self.template.outline(&[]);
        for outlined in &outline {
            let section = Place::Section(outlined.section.id.clone());
            let marking = self.now.own_marking(&section);
            if !is_as_strict(&marking, &seen.own_marking(&section)) {
                mark(seen, &section, marking)?;
            }
        }
        for outlined in &outline {
            for field in &outlined.section.fields {
                let place = Place::Field(outlined.section.id.clone(), field.id.clone());
                let had = marking_at(&before, self.template, &place);
                let has = marking_at(seen, self.template, &place);
                if !as_now.contains(&place) && !is_as_strict(&has, &had) {
                    let marking = seen.own_marking(&place).within(&had);
                    mark(seen, &place, marking)?;
                }
            }
        }
        let now = row_markings(seen, self.template);
        for (id, had) in row_markings(&before, self.template) {
            let Some((_, row)) = seen.registers.find(&id) else {
                continue;
            };
            let register = row.register();
            let has = now.get(&id).cloned().unwrap_or_default();
            let place = Place::Row(register, id);
            if !as_now.contains(&place) && !is_as_strict(&has, &had) {
                let marking = seen.own_marking(&place).within(&had);
                mark(seen, &place, marking)?;
            }
        }
        Ok(())
    }
}

fn mark(draft: &mut Draft, place: &Place, marking: Marking) -> Result<(), EditError> {
    if draft.own_marking(place) != marking {
        let place = place.clone();
        apply(draft, Edit::Mark { place, marking })?;
    }
    Ok(())
}

/// Whether a marking keeps out all that another keeps out.
fn is_as_strict(one: &Marking, other: &Marking) -> bool {
    one.readers() >= other.readers() && (one.exempt.is_some() || other.exempt.is_none())
}

/// Returns what holds the marking of a place; none where it has none of its own.
pub(super) fn marked_by(place: &Place) -> Option<Place> {
    match place {
        Place::Field(..) | Place::Row(..) => Some(place.clone()),
        Place::Cell(register, row, _) => Some(Place::Row(*register, row.clone())),
        Place::Draft | Place::Detail(_) | Place::Section(_) => None,
    }
}

fn is_there(draft: &Draft, place: &Place) -> bool {
    { place.row() }.is_none_or(|(register, row)| draft.registers.row(register, row).is_some())
}

/// Whether something stands at a place, in a field or in any cell of a row, that does not stand there
/// now.
pub(super) fn has_more(place: &Place, seen: &Draft, now: &Draft) -> bool {
    let Some((register, row)) = place.row() else {
        return says_more(place, seen, now);
    };
    let mut columns = register.columns().iter();
    columns.any(|column| says_more(&Place::Cell(register, row.clone(), column.name), seen, now))
}

fn says_more(place: &Place, seen: &Draft, now: &Draft) -> bool {
    let (before, after) = (seen.value(place), now.value(place));
    if before == after || before.as_ref().is_none_or(Value::is_empty) {
        return false;
    }
    let is_text = |value: &Value| matches!(value, Value::Prose(_) | Value::Text(_));
    let mut values = [&before, &after].into_iter().flatten();
    if !values.all(is_text) {
        return true;
    }
    let [before, after] = [&before, &after].map(|value| {
        let written = value.as_ref().and_then(Value::written);
        written.unwrap_or_default()
    });
    let tracked = Tracked::between(before, after, &[]);
    tracked
        .changes()
        .any(|changed| !changed.old.trim().is_empty())
}
