//! What the receiver of a pack was asked for, and what goes beyond it.

use crate::compare::{Part, compare};
use crate::edit::{Edit, apply};
use crate::model::{Draft, Pack, Place, SectionId};
use crate::pack;
use crate::template::Template;

use super::{Problem, ProblemKind, labels::place_label};

/// Refuses a step in a pack that changes more than its receiver was asked for.
pub(super) fn refuse_beyond(
    edit: &Edit,
    draft: &Draft,
    template: &Template,
) -> Result<(), Problem> {
    let Some(pack) = draft.pack.as_deref().filter(|pack| !pack.is_whole()) else {
        return Ok(());
    };
    let mut after = draft.clone();
    apply(&mut after, edit.clone())?;
    let is_theirs = |there: &Draft, place: &Place| pack::is_theirs(there, template, pack, place);
    let Some(place) = beyond((draft, &after), template, is_theirs) else {
        return Ok(());
    };
    let asked = asked_words(draft, template, pack);
    let what = place_label(draft, template, &place);
    let message =
        format!("Nothing was changed. “{what}” would be changed too, and is for reading only.");
    Err(Problem::new(ProblemKind::User, message).hint(format!("You were asked to write {asked}.")))
}

/// Returns a place that is another after a step than before and is not its author's to change, as
/// `is_theirs` says of a draft in which it stands.
pub(super) fn beyond(
    (draft, after): (&Draft, &Draft),
    template: &Template,
    is_theirs: impl Fn(&Draft, &Place) -> bool,
) -> Option<Place> {
    let is_theirs = |place: &Place| {
        // A row that is gone is looked up where it was.
        let is_gone = place
            .row()
            .is_some_and(|(register, row)| after.registers.row(register, row).is_none());
        let there = if is_gone { draft } else { after };
        is_theirs(there, place)
    };
    let changes = compare(draft, after, template);
    // What is in doubt, and what was answered, is not printed.
    let groups = changes.groups.iter();
    let groups = groups.filter(|group| {
        !matches!(
            group.part,
            Part::Conflicts | Part::Answered | Part::Comments
        )
    });
    let mut places = groups
        .flat_map(|group| &group.changes)
        .map(|change| &change.place);
    let is_note = |place: &Place| matches!(place, Place::Detail("words" | "earlier" | "promised"));
    let found = places.find(|place| !is_note(place) && !is_theirs(place));
    found.cloned()
}

/// Returns the sections that the receiver of a pack was asked for, in words.
pub fn asked_words(draft: &Draft, template: &Template, pack: &Pack) -> String {
    listed(draft, template, &pack.sections)
}

fn listed(draft: &Draft, template: &Template, sections: &[SectionId]) -> String {
    let title = |id: &SectionId| {
        let title = place_label(draft, template, &Place::Section(id.clone()));
        format!("“{title}”")
    };
    let titles: Vec<String> = sections.iter().map(title).collect();
    match titles.as_slice() {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
