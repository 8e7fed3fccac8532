//! What of somebody's own file may be taken in without being asked for.

use crate::content::{marking_at, row_markings};
use crate::model::{Draft, Marking, Pack, Place, RegisterKind};
use crate::pack;
use crate::session::{Beside, TakingIn, beyond::beyond};
use crate::template::Template;

/// What anybody adds to back what they write, wherever it is listed.
const BACKING: [RegisterKind; 3] = [
    RegisterKind::Evidence,
    RegisterKind::Indicators,
    RegisterKind::Terms,
];

/// Whether a copy may be taken in without being asked for: the draft says so, all of it is in
/// what its author was given to write, nothing is in doubt here or there, and nobody may read more
/// than before.
pub fn comes_by_itself(ours: &Beside, found: &TakingIn) -> bool {
    let (draft, template) = (ours.draft(), ours.template());
    let Some(pack) = found.pack.as_deref().filter(|pack| pack.is_whole()) else {
        return false;
    };
    if !draft.team.takes_in || draft.pack.is_some() || found.is_empty() {
        return false;
    }
    let after = &*found.draft;
    let is_certain = found.doubts.is_empty()
        && found.opened.is_empty()
        && found.copy.theirs.conflicts.is_empty();
    let given = given_to((draft, after), pack);
    let is_given = |there: &Draft, place: &Place| {
        pack::is_theirs(there, template, &given, place) || is_new_backing(draft, place)
    };
    is_certain
        && !given.sections.is_empty()
        && beyond((draft, after), template, is_given).is_none()
        && !opens_up((draft, after), template)
}

/// Returns what somebody was given to write, as an errand. No row counts as new in it: what they
/// add must stand in what they were given.
fn given_to((draft, after): (&Draft, &Draft), own: &Pack) -> Pack {
    let tasks = draft.team.tasks.iter();
    let tasks = tasks.filter(|task| task.row.is_none() && task.person == own.addressee);
    Pack {
        sections: tasks.map(|task| task.section.clone()).collect(),
        base: after.clone(),
        beside: None,
        ..own.clone()
    }
}

fn is_new_backing(draft: &Draft, place: &Place) -> bool {
    place.row().is_some_and(|(register, row)| {
        BACKING.contains(&register) && draft.registers.row(register, row).is_none()
    })
}

/// Whether anything that was there may be read by more people than before.
fn opens_up((draft, after): (&Draft, &Draft), template: &Template) -> bool {
    let is_wider = |was: &Marking, is: &Marking| is.within(was) != *is;
    let is_section_wider = template.outline(&[]).into_iter().any(|outlined| {
        let section = outlined.section;
        let own = Place::Section(section.id.clone());
        let fields = section.fields.iter();
        let fields = fields.map(|field| Place::Field(section.id.clone(), field.id.clone()));
        std::iter::once(own).chain(fields).any(|place| {
            let was = marking_at(draft, template, &place);
            is_wider(&was, &marking_at(after, template, &place))
        })
    });
    let now = row_markings(after, template);
    let none = Marking::default();
    is_section_wider
        || row_markings(draft, template).iter().any(|(row, was)| {
            let is_there = after.registers.find(row).is_some();
            is_there && is_wider(was, now.get(row).unwrap_or(&none))
        })
}
