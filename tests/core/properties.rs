//! What holds for every draft and every edit.

use candour::compare::{Comparison, Part, Piece, compare};
use candour::edit::{History, Typing, apply, restore};
use candour::model::{Draft, Place, SectionId};
use candour::store::{parse_draft, write_draft};
use candour::template::shipped;
use proptest::prelude::*;

use crate::generate::{draft, edit};

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_and_its_inverse_leave_the_draft_as_it_was(draft in draft(), edit in edit()) {
        let mut changed = draft.clone();
        if let Ok(inverse) = apply(&mut changed, edit) {
            apply(&mut changed, inverse).unwrap();
        }
        prop_assert_eq!(changed, draft);
    }

    #[test]
    fn undoing_all_and_redoing_all_goes_to_the_start_and_back(
        draft in draft(),
        edits in proptest::collection::vec((edit(), any::<bool>(), 0_u64..2000), 0..20),
    ) {
        let start = draft.clone();
        let mut draft = draft;
        let mut history = History::of_saved();
        let mut now_ms = 0;
        for (edit, keystroke, pause_ms) in edits {
            now_ms += pause_ms;
            let typing = if keystroke { Typing::Keystroke } else { Typing::Step };
            // Keystrokes join only at one place, so each edit must stand at its own.
            let place = place_of(&edit);
            let step = (String::new(), place, typing);
            // An edit that does not fit is refused and leaves the draft and its history alone.
            let _refused = history.apply(&mut draft, edit, step, now_ms).is_err();
        }
        let end = draft.clone();
        while history.undo(&mut draft).unwrap().is_some() {}
        prop_assert_eq!(&draft, &start);
        while history.redo(&mut draft).unwrap().is_some() {}
        prop_assert_eq!(&draft, &end);
    }

    #[test]
    fn restoring_everything_gives_the_other_state_and_undoing_gives_this_one(
        current in draft(), other in draft(),
    ) {
        let restored = restored(&current, &other, &[Place::Draft]);
        prop_assert_eq!(restored, other);
    }

    #[test]
    fn restoring_every_part_by_itself_leaves_only_the_order_of_the_sections_and_what_is_in_doubt(
        other in draft(), edits in proptest::collection::vec(edit(), 0..12),
    ) {
        let template = shipped().unwrap().remove(0);
        let mut current = other.clone();
        for edit in edits {
            // An edit that does not fit is refused and leaves the draft alone.
            let _refused = apply(&mut current, edit).is_err();
        }
        let mut draft = current.clone();
        for group in compare(&other, &current, &template).groups {
            draft = restored(&draft, &other, &group.places());
        }
        // An id that a row of another register took since is not taken from it.
        let took_ids = rows_with_ids_taken(&current, &other);
        draft.arrangement.clone_from(&other.arrangement);
        draft.conflicts.clone_from(&other.conflicts);
        draft.team = other.team.clone();
        draft.minutes = other.minutes.clone();
        draft.comments = other.comments.clone();
        let left = compare(&other, &draft, &template);
        prop_assert!(took_ids || left.is_empty(), "{left:?}");
    }

    #[test]
    fn a_restored_section_has_the_answers_and_markings_that_it_had(
        current in draft(), other in draft(),
    ) {
        let section = SectionId::new("a").unwrap();
        let restored = restored(&current, &other, &[Place::Section(section.clone())]);
        prop_assert_eq!(restored.answers.get(&section), other.answers.get(&section));
        prop_assert_eq!(restored.markings.get(&section), other.markings.get(&section));
        prop_assert_eq!(restored.ready.contains(&section), other.ready.contains(&section));
        prop_assert_eq!(restored.details, current.details);
    }

    #[test]
    fn a_comparison_is_empty_exactly_where_two_states_are_equal(
        one in draft(), other in draft(), edit in edit(),
    ) {
        let template = shipped().unwrap().remove(0);
        let mut near = one.clone();
        // An edit that does not fit is refused and leaves the draft alone.
        let _refused = apply(&mut near, edit).is_err();
        for (before, after) in [(&one, &other), (&one, &near), (&one, &one)] {
            let comparison = compare(before, after, &template);
            prop_assert_eq!(comparison.is_empty(), before == after);
            let back = compare(after, before, &template);
            prop_assert_eq!(n_told(&comparison), n_told(&back));
        }
    }

    #[test]
    fn what_is_saved_is_what_is_loaded(draft in draft()) {
        let template = shipped().unwrap().remove(0);
        let text = write_draft(&draft, template.file()).unwrap();
        let loaded = parse_draft(text.as_bytes()).unwrap();
        prop_assert_eq!(&loaded.draft, &draft);
        prop_assert_eq!(loaded.template, template);
    }
}

/// Restores places as one edit, and checks that its inverse takes it back.
fn restored(current: &Draft, other: &Draft, places: &[Place]) -> Draft {
    let mut draft = current.clone();
    let inverse = apply(&mut draft, restore(current, other, places).unwrap()).unwrap();
    let mut back = draft.clone();
    apply(&mut back, inverse).unwrap();
    assert_eq!(&back, current, "undoing");
    draft
}

fn rows_with_ids_taken(current: &Draft, other: &Draft) -> bool {
    candour::model::RegisterKind::ALL.iter().any(|register| {
        let rows = other.registers.rows(*register).into_iter();
        rows.map(|row| current.registers.find(row.id()))
            .any(|found| found.is_some_and(|(_, row)| row.register() != *register))
    })
}

/// Counts the values told of, whichever side they stand on; what moved may be told otherwise.
fn n_told(comparison: &Comparison) -> usize {
    let groups = comparison.groups.iter();
    let changes =
        groups.filter(|group| !matches!(group.part, Part::Order | Part::Conflicts | Part::Team));
    let values = changes.flat_map(|group| &group.changes).flat_map(|change| {
        let cells = change.cells.iter();
        cells.chain(std::iter::once(change))
    });
    let is_told = |pieces: &[Piece]| pieces.iter().any(|piece| !matches!(piece, Piece::Same(_)));
    values.filter(|change| is_told(&change.pieces)).count()
}

fn place_of(edit: &candour::edit::Edit) -> Place {
    if let candour::edit::Edit::Set { place, .. } = edit {
        place.clone()
    } else {
        Place::Draft
    }
}

#[test]
fn an_empty_draft_is_written_and_read() {
    let template = shipped().unwrap().remove(0);
    let text = write_draft(&Draft::default(), template.file()).unwrap();
    assert_eq!(
        parse_draft(text.as_bytes()).unwrap().draft,
        Draft::default()
    );
}
