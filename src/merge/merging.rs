//! Putting two drafts together, place by place.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::edit::{Edit, EditError, apply};
use crate::model::{
    Answer, Conflict, Draft, FieldId, Held, Marking, Place, Record, RegisterKind, Row, RowId,
    SectionId, Slot, Value,
};

use super::{
    both::with_changes,
    held::{held, kind, moves, row_ids},
    order::{Ordered, ordered},
    present::{self, ById, Present},
    value::{Together, text_value, together},
};

/// The details that say that a paper is agreed.
const AGREED: [&str; 2] = ["status", "sign_offs"];

/// The details that no paper prints.
const NOT_PRINTED: [&str; 3] = ["words", "earlier", "promised"];

/// Where the other copy is from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// Whose it is: the name of its file.
    pub who: String,
    /// When it was taken in.
    pub when: Option<Timestamp>,
}

/// What came of putting two drafts together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Makes ours of what both are.
    pub edit: Edit,
    /// What both are.
    pub draft: Draft,
    /// What was not in doubt before, and is.
    pub conflicts: Vec<Conflict>,
}

impl Merged {
    /// Whether there was nothing to take.
    pub fn is_empty(&self) -> bool {
        matches!(&self.edit, Edit::Group(edits) if edits.is_empty())
    }
}

/// Puts two drafts together. Without a base, rows of either side are kept, and every other
/// difference is in doubt.
///
/// # Errors
/// An edit that cannot be applied is a fault in this program.
pub fn merge(
    base: Option<&Draft>,
    ours: &Draft,
    theirs: &Draft,
    origin: &Origin,
) -> Result<Merged, EditError> {
    let present = Present::of(base, ours, theirs);
    let mut merging = Merging {
        base,
        ours,
        theirs,
        origin,
        work: ours.clone(),
        edits: Vec::new(),
        new: Vec::new(),
        present,
    };
    merging.rows()?;
    merging.details()?;
    merging.sections()?;
    merging.cells()?;
    merging.row_orders()?;
    merging.section_order()?;
    merging.agreement()?;
    merging.doubts_left_open()?;
    merging.conflicts()?;
    merging.team()?;
    merging.answered()?;
    merging.minutes()?;
    merging.comments()?;
    Ok(Merged {
        edit: Edit::Group(merging.edits),
        draft: merging.work,
        conflicts: merging.new,
    })
}

/// Two drafts on their way to one.
pub(super) struct Merging<'a> {
    pub(super) base: Option<&'a Draft>,
    pub(super) ours: &'a Draft,
    pub(super) theirs: &'a Draft,
    pub(super) origin: &'a Origin,
    /// Ours with the edits so far.
    pub(super) work: Draft,
    pub(super) edits: Vec<Edit>,
    /// What was not in doubt before.
    pub(super) new: Vec<Conflict>,
    pub(super) present: Present,
}

/// What three drafts have in one slot.
struct Sides<T> {
    base: Option<T>,
    ours: T,
    theirs: T,
}

impl Merging<'_> {
    pub(super) fn push(&mut self, edit: Edit) -> Result<(), EditError> {
        apply(&mut self.work, edit.clone())?;
        self.edits.push(edit);
        Ok(())
    }

    /// Keeps what is in doubt, unless it is kept already. Returns whether it was not.
    fn doubt(&mut self, slot: Slot, sides: Sides<Held>) -> bool {
        let Sides { base, ours, theirs } = sides;
        let mut known = self.ours.conflicts.iter();
        let is_known = known
            .any(|known| known.slot == slot && (known.theirs == theirs || known.ours == theirs));
        if !is_known {
            self.new.push(Conflict {
                slot,
                base,
                ours,
                theirs,
                who: self.origin.who.clone(),
                when: self.origin.when,
            });
        }
        !is_known
    }

    fn rows(&mut self) -> Result<(), EditError> {
        let present = std::mem::take(&mut self.present);
        for (register, row) in &present.gone {
            self.push(Edit::Remove {
                register: *register,
                row: row.clone(),
            })?;
        }
        for (register, row) in &present.added {
            // An id is taken once in a draft, whatever its register.
            if self.work.registers.find(row).is_some() {
                self.doubt_row(*register, row);
                continue;
            }
            let position = self.theirs.registers.position(*register, row);
            let row = position.and_then(|idx| self.theirs.registers.row_at(*register, idx));
            if let Some(row) = row {
                let (idx, row) = (usize::MAX, Box::new(row));
                self.push(Edit::Insert { idx, row })?;
            }
        }
        for (register, row) in &present.contested {
            self.doubt_row(*register, row);
        }
        self.present = present;
        Ok(())
    }

    fn doubt_row(&mut self, register: RegisterKind, row: &RowId) {
        let slot = Slot::Row(register, row.clone());
        let sides = Sides {
            base: self.base.map(|base| held(base, &slot)),
            ours: held(self.ours, &slot),
            theirs: held(self.theirs, &slot),
        };
        self.doubt(slot, sides);
    }

    fn details(&mut self) -> Result<(), EditError> {
        for column in Draft::detail_columns() {
            if !AGREED.contains(&column.name) {
                self.detail(column.name)?;
            }
        }
        Ok(())
    }

    fn detail(&mut self, name: &'static str) -> Result<(), EditError> {
        let place = Place::Detail(name);
        let (Some(ours), Some(theirs)) = (self.ours.value(&place), self.theirs.value(&place))
        else {
            return Ok(());
        };
        let base = self.base.and_then(|base| base.value(&place));
        if let (None, true, Value::List(ours), Value::List(theirs)) =
            (&base, NOT_PRINTED.contains(&name), &ours, &theirs)
        {
            // Nobody is asked about what no reader sees.
            let value = Value::List(with_changes(&[], ours, theirs));
            return self.push_if_new(place, value);
        }
        self.value(place, Sides { base, ours, theirs })
    }

    fn push_if_new(&mut self, place: Place, value: Value) -> Result<(), EditError> {
        if self.work.value(&place).as_ref() == Some(&value) {
            return Ok(());
        }
        self.push(Edit::Set { place, value })
    }

    /// Puts the values of a place together that always has one.
    fn value(&mut self, place: Place, sides: Sides<Value>) -> Result<(), EditError> {
        let Sides { base, ours, theirs } = sides;
        match together(kind(&place), base.as_ref(), &ours, &theirs) {
            Together::Settled(value) if value == ours => Ok(()),
            Together::Settled(value) => self.push(Edit::Set { place, value }),
            Together::Doubt(value, _) => {
                let sides = Sides {
                    base: base.map(Held::Value),
                    ours: Held::Value(ours.clone()),
                    theirs: Held::Value(theirs),
                };
                let is_new = self.doubt(Slot::Value(place.clone()), sides);
                if is_new && value != ours {
                    self.push(Edit::Set { place, value })?;
                }
                Ok(())
            }
        }
    }

    fn sections(&mut self) -> Result<(), EditError> {
        let states = [Some(self.ours), Some(self.theirs), self.base];
        let states = states.into_iter().flatten();
        let mut fields: BTreeSet<(&SectionId, &FieldId)> = BTreeSet::new();
        let mut sections: BTreeSet<&SectionId> = BTreeSet::new();
        for draft in states {
            for (section, answers) in &draft.answers {
                fields.extend(answers.keys().map(|field| (section, field)));
            }
            for (section, marks) in &draft.markings {
                sections.insert(section);
                fields.extend(marks.fields.keys().map(|field| (section, field)));
            }
            sections.extend(&draft.ready);
        }
        for (section, field) in fields {
            let place = Place::Field(section.clone(), field.clone());
            self.field(section, field)?;
            self.marking(place)?;
        }
        for section in sections {
            self.marking(Place::Section(section.clone()))?;
            self.ready(section)?;
        }
        Ok(())
    }

    fn field(&mut self, section: &SectionId, field: &FieldId) -> Result<(), EditError> {
        let answer = |draft: &Draft| draft.answer(section, field).cloned();
        let (ours, theirs) = (answer(self.ours), answer(self.theirs));
        let base = self.base.map(answer);
        if ours == theirs || base.as_ref() == Some(&theirs) {
            return Ok(());
        }
        let place = Place::Field(section.clone(), field.clone());
        let slot = Slot::Value(place.clone());
        if let (Some(ours), Some(theirs)) = (&ours, &theirs)
            && base.as_ref() != Some(&Some(ours.clone()))
        {
            let (ours, theirs) = (ours.to_value(), theirs.to_value());
            // A field that was empty held a text without words.
            let is_prose = matches!(ours, Value::Prose(_));
            let empty = || text_value(is_prose, String::new());
            let base = base.map(|base| base.map_or_else(empty, |base| base.to_value()));
            return self.value(place, Sides { base, ours, theirs });
        }
        let held = |answer: &Option<Answer>| {
            let value = answer.as_ref().map(Answer::to_value);
            value.map_or(Held::Nothing, Held::Value)
        };
        if base.as_ref() == Some(&ours) {
            let value =
                theirs.map_or_else(|| Value::Text(String::new()), |theirs| theirs.to_value());
            return self.push(Edit::Set { place, value });
        }
        let sides = Sides {
            base: base.as_ref().map(held),
            ours: held(&ours),
            theirs: held(&theirs),
        };
        self.doubt(slot, sides);
        Ok(())
    }

    fn marking(&mut self, place: Place) -> Result<(), EditError> {
        let own = |draft: &Draft| draft.own_marking(&place);
        let (ours, theirs, base) = (own(self.ours), own(self.theirs), self.base.map(own));
        self.marking_of(place, Sides { base, ours, theirs })
    }

    /// While it is in doubt who may read something, whoever only one side lets read may not.
    fn marking_of(&mut self, place: Place, sides: Sides<Marking>) -> Result<(), EditError> {
        let Sides { base, ours, theirs } = sides;
        if ours == theirs || base.as_ref() == Some(&theirs) {
            return Ok(());
        }
        if base.as_ref() == Some(&ours) {
            let marking = theirs;
            return self.push(Edit::Mark { place, marking });
        }
        let marking = ours.within(&theirs);
        let sides = Sides {
            base: base.map(Held::Marking),
            ours: Held::Marking(ours.clone()),
            theirs: Held::Marking(theirs),
        };
        if self.doubt(Slot::Marking(place.clone()), sides) && marking != ours {
            self.push(Edit::Mark { place, marking })?;
        }
        Ok(())
    }

    fn ready(&mut self, section: &SectionId) -> Result<(), EditError> {
        let is_ready = |draft: &Draft| draft.ready.contains(section);
        let (ours, theirs) = (is_ready(self.ours), is_ready(self.theirs));
        let base = self.base.map(is_ready);
        if ours == theirs || base == Some(theirs) {
            return Ok(());
        }
        let section = section.clone();
        if base == Some(ours) {
            let ready = theirs;
            return self.push(Edit::Ready { section, ready });
        }
        let sides = Sides {
            base: None,
            ours: Held::Ready(ours),
            theirs: Held::Ready(theirs),
        };
        self.doubt(Slot::Ready(section), sides);
        Ok(())
    }

    fn cells(&mut self) -> Result<(), EditError> {
        for register in RegisterKind::ALL {
            let (ours, theirs) = (&self.ours.registers, &self.theirs.registers);
            let is_as_before = |base: &Draft| base.registers.is_same(theirs, *register);
            if ours.is_same(theirs, *register) || self.base.is_some_and(is_as_before) {
                continue;
            }
            let (ours, base) = (present::by_id(self.ours, *register), self.base);
            let base = base.map(|base| present::by_id(base, *register));
            for row in self.theirs.registers.rows(*register) {
                if let Some(ours) = ours.get(row.id()) {
                    self.row_cells(base.as_ref(), *ours, row)?;
                }
            }
        }
        Ok(())
    }

    fn row_cells(
        &mut self,
        base: Option<&ById<'_>>,
        ours: &dyn Record,
        theirs: &dyn Record,
    ) -> Result<(), EditError> {
        let (register, id) = (ours.register(), ours.id());
        let known = base.and_then(|base| base.get(id).copied());
        // A row that both added began empty.
        let empty = base.filter(|_| known.is_none());
        let empty = empty.map(|_| register.new_row(id.clone()));
        let base = known.or(empty.as_ref().map(Row::as_record));
        for column in register.columns() {
            let (one, mut other) = (ours.get(column.name), theirs.get(column.name));
            if one == other {
                continue;
            }
            let was = base.map(|base| base.get(column.name));
            if let Some(was) = &was {
                self.present.keep_links(was, &mut other);
            }
            let place = Place::Cell(register, id.clone(), column.name);
            let sides = Sides {
                base: was,
                ours: one,
                theirs: other,
            };
            self.value(place, sides)?;
        }
        let sides = Sides {
            base: base.map(|base| base.marking().clone()),
            ours: ours.marking().clone(),
            theirs: theirs.marking().clone(),
        };
        self.marking_of(Place::Row(register, id.clone()), sides)
    }

    fn row_orders(&mut self) -> Result<(), EditError> {
        for register in RegisterKind::ALL {
            let (now, theirs) = (
                row_ids(&self.work, *register),
                row_ids(self.theirs, *register),
            );
            if now == theirs {
                continue;
            }
            let ours = row_ids(self.ours, *register);
            let base = self.base.map(|base| row_ids(base, *register));
            let kept: BTreeSet<RowId> = now.into_iter().collect();
            let old = base.as_deref().unwrap_or_default();
            let Ordered {
                ours: order,
                theirs: other,
            } = ordered(old, &ours, &theirs, &kept);
            for edit in moves(&self.work, *register, &order) {
                self.push(edit)?;
            }
            if other.is_some() {
                let sides = Sides {
                    base: base.map(Held::Rows),
                    ours: Held::Rows(ours),
                    theirs: Held::Rows(theirs),
                };
                self.doubt(Slot::RowOrder(*register), sides);
            }
        }
        Ok(())
    }

    fn section_order(&mut self) -> Result<(), EditError> {
        let (ours, theirs) = (&self.ours.arrangement, &self.theirs.arrangement);
        let base = self.base.map(|base| &base.arrangement);
        if ours == theirs || base == Some(theirs) {
            return Ok(());
        }
        if base == Some(ours) {
            return self.push(Edit::Arrange(theirs.clone()));
        }
        let held = |order: &Vec<SectionId>| Held::Sections(order.clone());
        let sides = Sides {
            base: base.map(held),
            ours: held(ours),
            theirs: held(theirs),
        };
        self.doubt(Slot::SectionOrder, sides);
        Ok(())
    }

    /// Takes over that the paper is agreed only where what was agreed is what both are: the day
    /// on which a text was agreed never stands beside another text.
    fn agreement(&mut self) -> Result<(), EditError> {
        let (ours, theirs) = (&self.ours.details, &self.theirs.details);
        let is_agreed_there = theirs.is_signed_off() && !ours.is_signed_off();
        if !is_agreed_there || says_the_same(&self.work, self.theirs) {
            for name in AGREED {
                self.detail(name)?;
            }
            return Ok(());
        }
        for name in AGREED {
            let slot = Slot::Value(Place::Detail(name));
            let sides = Sides {
                base: self.base.map(|base| held(base, &slot)),
                ours: held(self.ours, &slot),
                theirs: held(self.theirs, &slot),
            };
            if sides.ours != sides.theirs && sides.base.as_ref() != Some(&sides.theirs) {
                self.doubt(slot, sides);
            }
        }
        Ok(())
    }
}

/// Whether two drafts are one text, however each was agreed and whatever it is made for.
fn says_the_same(one: &Draft, other: &Draft) -> bool {
    let mut one = one.clone();
    let (own, theirs) = (&mut one.details, &other.details);
    own.status = theirs.status;
    own.sign_offs.clone_from(&theirs.sign_offs);
    own.version.clone_from(&theirs.version);
    own.audience = theirs.audience;
    one.ready.clone_from(&other.ready);
    one.conflicts = other.conflicts.clone();
    one.team = other.team.clone();
    one.pack.clone_from(&other.pack);
    one.answered = other.answered.clone();
    one.minutes = other.minutes.clone();
    one.comments = other.comments.clone();
    one == *other
}
