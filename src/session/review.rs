//! Looking through what changed in a draft: against what was seen and kept, one change at a time.
//!
//! Accepting changes nothing in the draft: what was accepted counts as seen and kept from then on.
//! Rejecting is an edit like any other ([`super::put_back`]). What is looked through is what is
//! written in the sections of the template: answers, cells, and rows that came or went. Markings,
//! orders and the cover are told by the history.
//!
//! Invariant: who changed something is told where it was taken in here from somebody's copy, and
//! else nothing is said.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;

use crate::check;
use crate::model::{CellKind, Draft, Place, Prose, RegisterKind, RowId, SectionId, Value};
use crate::review::Tracked;
use crate::template::Template;

use super::{Action, Copy, bookmark::Bookmark};

/// What the state in the history is called that holds what was seen and kept.
pub const SEEN: &str = "Seen and kept";

/// How often an acceptance can be taken back.
const MAX_TAKEN_BACK: usize = 32;

/// A draft that is looked through.
#[derive(Debug, Default)]
pub struct Review {
    pub(super) then: Arc<Draft>,
    pub(super) label: String,
    /// Whether it is shown in the texts.
    pub is_on: bool,
    pub(super) changed: Vec<Changed>,
    pub(super) hands: Vec<Hand>,
    /// What was taken in since `hands` was worked out, which takes as long as merging it.
    pub(super) taken: Vec<TakenIn>,
    pub(super) before: Vec<Arc<Draft>>,
    /// For which revision `changed` was found; none where what was seen has moved since.
    pub(super) found_for: Option<u64>,
    /// Whether what was seen is otherwise than the history has it.
    pub(super) is_moved: bool,
    /// The state of the history that it builds on.
    pub(super) bookmark: Bookmark,
    /// Whether somebody should look whether the history has a state that was seen and kept.
    pub(super) wants_seen: bool,
}

/// What was seen, for the history to keep.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The draft as it was seen and kept.
    pub then: Arc<Draft>,
    /// The state of the history that it builds on.
    pub bookmark: Bookmark,
}

/// One place that is otherwise than it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The section in whose page it stands.
    pub section: SectionId,
    /// A [`Place::Field`], a [`Place::Cell`], or the [`Place::Row`] of a row that came or went.
    pub place: Place,
    /// What happened.
    pub what: What,
    /// In which step it was; of a text, each change says it itself.
    pub step: Option<usize>,
}

/// What happened at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Words of a text came in and went out.
    Text(Tracked),
    /// Another value was chosen.
    Value,
    /// The row was added.
    Added,
    /// The row was deleted.
    Deleted,
}

/// A copy that was taken in: whose, when, and the draft before and after.
#[derive(Debug, Clone)]
pub(super) struct Hand {
    who: String,
    when: Option<Timestamp>,
    before: Arc<Draft>,
    after: Arc<Draft>,
}

/// Copies that were taken in as one step.
#[derive(Debug)]
pub(super) struct TakenIn {
    pub(super) before: Arc<Draft>,
    copies: Vec<Copy>,
}

impl TakenIn {
    /// Returns what an action takes in; none where it takes nothing in.
    pub(super) fn of(action: &Action, draft: &Arc<Draft>) -> Option<Self> {
        let copies = if let Action::TakeIn(copy) = action {
            vec![(**copy).clone()]
        } else if let Action::TakeInAll(copies) = action {
            copies.clone()
        } else {
            return None;
        };
        let before = Arc::clone(draft);
        Some(Self { before, copies })
    }

    /// Returns each copy with the draft before and after it.
    fn hands(self, template: &Template) -> Vec<Hand> {
        let mut before = self.before;
        let mut hands = Vec::new();
        for copy in self.copies {
            let Ok(merged) = copy.merged(&before, template) else {
                break;
            };
            let after = Arc::new(merged.draft);
            hands.push(Hand {
                who: copy.origin.who,
                when: copy.origin.when,
                before: std::mem::replace(&mut before, Arc::clone(&after)),
                after,
            });
        }
        hands
    }
}

impl Review {
    /// Returns the draft as it was seen and kept.
    pub fn then(&self) -> &Arc<Draft> {
        &self.then
    }

    /// Says since when, as it stands behind “since”.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Returns what is otherwise than it was seen, in the order of the paper.
    pub fn changed(&self) -> &[Changed] {
        &self.changed
    }

    /// Returns what changed at a place, if anything did.
    pub fn at(&self, place: &Place) -> Option<&Changed> {
        self.changed.iter().find(|changed| changed.place == *place)
    }

    /// Returns whose copy a change came with and when that was taken in, where that is known.
    pub fn hand(&self, step: Option<usize>) -> Option<(&str, Option<Timestamp>)> {
        let hand = self.hands.get(step?)?;
        Some((&hand.who, hand.when))
    }

    /// Returns how many decisions are open, in one section or in all.
    pub fn n_changes(&self, section: Option<&SectionId>) -> usize {
        let here = { self.changed.iter() }
            .filter(|changed| section.is_none_or(|section| changed.section == *section));
        here.map(Changed::n).sum()
    }

    /// Whether an acceptance can be taken back.
    pub fn can_take_back(&self) -> bool {
        !self.before.is_empty()
    }

    pub(super) fn find(&mut self, draft: &Draft, template: &Template) {
        for taken in std::mem::take(&mut self.taken) {
            self.hands.extend(taken.hands(template));
        }
        let mut known: BTreeMap<Place, What> = { self.changed.drain(..) }
            .map(|changed| (changed.place, changed.what))
            .collect();
        let places = changed_places(&self.then, draft, template);
        self.changed = { places.into_iter() }
            .map(|(section, place)| self.changed_at(section, place, draft, &mut known))
            .collect();
    }

    fn changed_at(
        &self,
        section: SectionId,
        place: Place,
        draft: &Draft,
        known: &mut BTreeMap<Place, What>,
    ) -> Changed {
        let then = &*self.then;
        let what = if let Some((register, row)) = place.row().filter(|_| is_row(&place)) {
            match draft.registers.row(register, row) {
                Some(_) => What::Added,
                None => What::Deleted,
            }
        } else if let Some((before, after)) = texts(&place, then, draft) {
            // What was decided leaves the other changes as they were.
            match known.remove(&place) {
                Some(What::Text(tracked))
                    if tracked.before() == before && tracked.after() == after =>
                {
                    What::Text(tracked)
                }
                _ => What::Text(self.tracked(&place, &before, &after)),
            }
        } else {
            What::Value
        };
        let step = match what {
            What::Text(_) => None,
            What::Value | What::Added | What::Deleted => self.step_of(&place, draft),
        };
        Changed {
            section,
            place,
            what,
            step,
        }
    }

    fn tracked(&self, place: &Place, before: &str, after: &str) -> Tracked {
        let steps: Vec<(String, String)> = { self.hands.iter() }
            .map(|hand| (text_at(place, &hand.before), text_at(place, &hand.after)))
            .collect();
        let steps: Vec<(&str, &str)> = { steps.iter() }
            .map(|(before, after)| (before.as_str(), after.as_str()))
            .collect();
        Tracked::between(before, after, &steps)
    }

    /// Returns the step that made of a place what it is, where it was the last that changed it.
    fn step_of(&self, place: &Place, draft: &Draft) -> Option<usize> {
        let mut hands = self.hands.iter().enumerate().rev();
        let (idx, hand) = hands.find(|(_, hand)| !is_same(place, &hand.before, &hand.after))?;
        is_same(place, &hand.after, draft).then_some(idx)
    }
}

impl Changed {
    /// Returns how many decisions it asks for.
    pub fn n(&self) -> usize {
        match &self.what {
            What::Text(tracked) => tracked.changes().count(),
            What::Value | What::Added | What::Deleted => 1,
        }
    }
}

impl Review {
    /// Moves what was seen and kept on.
    pub(super) fn moved(&mut self, then: Arc<Draft>) {
        self.before.push(std::mem::replace(&mut self.then, then));
        if self.before.len() > MAX_TAKEN_BACK {
            self.before.remove(0);
        }
        self.found_for = None;
        self.is_moved = true;
    }
}

fn is_row(place: &Place) -> bool {
    matches!(place, Place::Row(..))
}

/// Returns the places of sections that are otherwise, each with its section, in the order of the
/// paper.
fn changed_places(then: &Draft, now: &Draft, template: &Template) -> Vec<(SectionId, Place)> {
    let mut rows: BTreeMap<SectionId, Vec<Place>> = BTreeMap::new();
    for register in RegisterKind::ALL {
        if then.registers.is_same(&now.registers, *register) {
            continue;
        }
        for place in changed_rows(then, now, *register) {
            let is_gone = { place.row() }
                .is_some_and(|(register, row)| now.registers.row(register, row).is_none());
            let there = if is_gone { then } else { now };
            if let Some(section) = check::home(there, template, &place) {
                rows.entry(section).or_default().push(place);
            }
        }
    }
    let mut places = Vec::new();
    for outlined in template.outline(&now.arrangement) {
        let section = &outlined.section.id;
        for field in &outlined.section.fields {
            let (before, after) = (
                then.answer(section, &field.id),
                now.answer(section, &field.id),
            );
            if before != after {
                let place = Place::Field(section.clone(), field.id.clone());
                places.push((section.clone(), place));
            }
        }
        let rows = rows.remove(section).unwrap_or_default().into_iter();
        places.extend(rows.map(|place| (section.clone(), place)));
    }
    places
}

fn changed_rows(then: &Draft, now: &Draft, register: RegisterKind) -> Vec<Place> {
    let mut places = Vec::new();
    for row in now.registers.rows(register) {
        let Some(before) = then.registers.row(register, row.id()) else {
            places.push(Place::Row(register, row.id().clone()));
            continue;
        };
        let columns = register.columns().iter();
        let is_there = |id: &RowId| {
            let states = [then, now];
            states
                .iter()
                .any(|state| state.registers.find(id).is_some())
        };
        // A link to a row that was accepted as deleted, or rejected, leads nowhere: no change.
        let changed = columns.filter(|column| {
            let (was, is) = (before.get(column.name), row.get(column.name));
            was != is && was.leading(&is_there) != is.leading(&is_there)
        });
        places.extend(changed.map(|column| Place::Cell(register, row.id().clone(), column.name)));
    }
    let gone = then.registers.rows(register).into_iter();
    let gone = gone.filter(|row| now.registers.row(register, row.id()).is_none());
    places.extend(gone.map(|row| Place::Row(register, row.id().clone())));
    places
}

/// Returns the texts that stood and stand at a place; none where it holds no text.
fn texts(place: &Place, then: &Draft, now: &Draft) -> Option<(String, String)> {
    if let Place::Cell(register, _, name) = place {
        let kind = register.column(name)?.kind;
        if !matches!(kind, CellKind::Text | CellKind::Prose) {
            return None;
        }
    }
    let values = [then.value(place), now.value(place)];
    let is_text = |value: &Value| matches!(value, Value::Prose(_) | Value::Text(_));
    let all = values.iter().flatten().all(is_text);
    all.then(|| (text_at(place, then), text_at(place, now)))
}

pub(super) fn text_at(place: &Place, draft: &Draft) -> String {
    match draft.value(place) {
        Some(Value::Prose(prose)) => prose.as_str().to_owned(),
        Some(Value::Text(text)) => text,
        _ => String::new(),
    }
}

pub(super) fn text_value(like: Option<&Value>, text: String) -> Value {
    match like {
        Some(Value::Text(_)) => Value::Text(text),
        _ => Value::Prose(Prose::new(text)),
    }
}

/// Whether a place is the same in two drafts: a value, or whether the row is there.
fn is_same(place: &Place, one: &Draft, other: &Draft) -> bool {
    if let (Place::Row(..), Some((register, row))) = (place, place.row()) {
        let is_there = |draft: &Draft| draft.registers.row(register, row).is_some();
        return is_there(one) == is_there(other);
    }
    one.value(place) == other.value(place)
}
