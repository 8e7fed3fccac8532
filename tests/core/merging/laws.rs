//! What holds whoever wrote what in which copy.

use std::collections::BTreeSet;

use candour::edit::apply;
use candour::merge::{Answer, Merged, Origin, answer, held, merge};
use candour::model::{Conflict, Draft, Held, Slot};
use candour::store::{parse_draft, write_draft};
use candour::template::shipped;
use proptest::prelude::*;

use super::hands::{Hand, Lot, draft};

const N_CASES: u64 = 300;

fn origin(who: &str) -> Origin {
    Origin {
        who: who.to_owned(),
        when: None,
    }
}

#[track_caller]
fn merged(base: &Draft, ours: &Draft, theirs: &Draft) -> Merged {
    let merged = merge(Some(base), ours, theirs, &origin("")).unwrap();
    let mut draft = ours.clone();
    let inverse = apply(&mut draft, merged.edit.clone()).unwrap();
    assert_eq!(draft, merged.draft, "the edit makes the draft");
    apply(&mut draft, inverse).unwrap();
    assert_eq!(draft, *ours, "undoing");
    merged
}

/// Calls with a draft and two copies that were written in.
fn each_case(check: impl Fn(u64, &Draft, &Draft, &Draft)) {
    for seed in 0..N_CASES {
        let mut lot = Lot::new(seed);
        let base = draft(&mut lot);
        let [ours, theirs] = ["ann", "ben"].map(|name| {
            let (mut hand, mut copy) = (Hand::new(name), base.clone());
            for _ in 0..=lot.below(12) {
                hand.edits(&mut copy, &mut lot);
            }
            copy
        });
        check(seed, &base, &ours, &theirs);
    }
}

#[test]
fn a_side_that_changed_nothing_changes_nothing() {
    each_case(|seed, base, ours, theirs| {
        assert_eq!(merged(base, ours, base).draft, *ours, "{seed}");
        assert_eq!(merged(base, base, theirs).draft, *theirs, "{seed}");
        assert_eq!(merged(base, ours, ours).draft, *ours, "{seed}");
        let two = merge(None, ours, ours, &origin("")).unwrap();
        assert!(two.is_empty(), "{seed}");
    });
}

#[test]
fn what_was_merged_is_not_changed_by_either_copy_again() {
    each_case(|seed, base, ours, theirs| {
        let both = merged(base, ours, theirs).draft;
        assert_eq!(
            merged(base, &both, theirs).draft,
            both,
            "{seed}: theirs again"
        );
        assert_eq!(merged(base, &both, ours).draft, both, "{seed}: ours again");
    });
}

/// Returns the words that only one person writes.
fn own_words(text: &str, name: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let own = words.filter(|word| word.starts_with(name) && word.ends_with('q'));
    own.map(str::to_owned).collect()
}

#[test]
fn nothing_that_anybody_wrote_is_missing() {
    each_case(|seed, base, ours, theirs| {
        let both = format!("{:?}", merged(base, ours, theirs).draft);
        let two = format!(
            "{:?}",
            merge(None, ours, theirs, &origin("")).unwrap().draft
        );
        for (name, copy) in [("ann", ours), ("ben", theirs)] {
            let wrote = own_words(&format!("{copy:?}"), name);
            let missing: Vec<_> = wrote.difference(&own_words(&both, name)).cloned().collect();
            assert!(missing.is_empty(), "{seed}: {missing:?}");
            let missing: Vec<_> = wrote.difference(&own_words(&two, name)).cloned().collect();
            assert!(missing.is_empty(), "{seed} without a base: {missing:?}");
        }
    });
}

/// Returns a conflict as the other side has it.
fn turned(conflict: &Conflict) -> Conflict {
    Conflict {
        ours: conflict.theirs.clone(),
        theirs: conflict.ours.clone(),
        ..conflict.clone()
    }
}

#[test]
fn it_does_not_matter_whose_copy_is_taken_into_whose() {
    each_case(|seed, base, ours, theirs| {
        let one = merged(base, ours, theirs);
        let other = merged(base, theirs, ours);
        let key = |conflict: &Conflict| format!("{conflict:?}");
        let asked: BTreeSet<String> = one.conflicts.iter().map(key).collect();
        let back: BTreeSet<String> = other
            .conflicts
            .iter()
            .map(turned)
            .map(|c| key(&c))
            .collect();
        assert_eq!(asked, back, "{seed}");
        // With every doubt answered as the other side has it, both are one draft: but for links
        // to rows of which it was in doubt whether they go.
        let has_row = |conflict: &Conflict| matches!(conflict.slot, Slot::Row(..));
        if one.conflicts.iter().any(has_row) {
            return;
        }
        let mut draft = one.draft;
        for conflict in &one.conflicts {
            let edit = answer(&draft, conflict, &Answer::Theirs);
            apply(&mut draft, edit).unwrap();
        }
        let mut turned = other.draft;
        for conflict in &other.conflicts {
            if matches!(conflict.slot, Slot::Marking(_)) {
                let edit = answer(&turned, conflict, &Answer::Ours);
                apply(&mut turned, edit).unwrap();
            }
        }
        turned.conflicts = draft.conflicts.clone();
        assert_eq!(draft, turned, "{seed}");
    });
}

#[test]
fn the_order_in_which_copies_are_taken_in_does_not_matter() {
    let mut n_compared = 0;
    for seed in 0..N_CASES {
        let mut lot = Lot::new(seed);
        let base = draft(&mut lot);
        let copies = ["ann", "ben", "cas"].map(|name| {
            let (mut hand, mut copy) = (Hand::new(name), base.clone());
            for _ in 0..=lot.below(3) {
                hand.edits(&mut copy, &mut lot);
            }
            copy
        });
        let of = |order: [usize; 3]| {
            let copies = order.map(|idx| &copies[idx]);
            copies[1..].iter().fold(copies[0].clone(), |both, copy| {
                merged(&base, &both, copy).draft
            })
        };
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [2, 1, 0]].map(of);
        if orders.iter().all(|both| both.conflicts.is_empty()) {
            n_compared += 1;
            assert!(orders.iter().all(|both| *both == orders[0]), "{seed}");
        }
    }
    assert!(n_compared > N_CASES / 2, "{n_compared}");
}

#[test]
fn an_answer_leaves_one_question_less_and_is_undone() {
    each_case(|seed, base, ours, theirs| {
        let mut draft = merged(base, ours, theirs).draft;
        let open = draft.conflicts.clone();
        for conflict in open.iter() {
            let n_open = draft.conflicts.len();
            for given in [Answer::Ours, Answer::Theirs] {
                let before = draft.clone();
                let edit = answer(&draft, conflict, &given);
                let inverse = apply(&mut draft, edit).unwrap();
                assert_eq!(draft.conflicts.len(), n_open - 1, "{seed}");
                if given == Answer::Theirs && matches!(conflict.slot, Slot::Row(..)) {
                    assert_eq!(held(&draft, &conflict.slot), conflict.theirs, "{seed}");
                }
                apply(&mut draft, inverse).unwrap();
                assert_eq!(draft, before, "{seed}");
            }
            let edit = answer(&draft, conflict, &Answer::Theirs);
            apply(&mut draft, edit).unwrap();
        }
    });
}

#[test]
fn what_is_in_doubt_is_saved_and_loaded() {
    let template = shipped().unwrap().remove(0);
    let mut n_kinds = BTreeSet::new();
    each_case(|seed, base, ours, theirs| {
        let both = merge(Some(base), ours, theirs, &origin("a copy.ron"))
            .unwrap()
            .draft;
        let text = write_draft(&both, template.file()).unwrap();
        let version = if both.conflicts.is_empty() { 1 } else { 2 };
        assert!(text.contains(&format!("version: {version},\n")), "{seed}");
        assert_eq!(parse_draft(text.as_bytes()).unwrap().draft, both, "{seed}");
    });
    // All kinds of doubt came up.
    for seed in 0..N_CASES {
        let mut lot = Lot::new(seed);
        let base = draft(&mut lot);
        let copies = ["ann", "ben"].map(|name| {
            let (mut hand, mut copy) = (Hand::new(name), base.clone());
            for _ in 0..20 {
                hand.edits(&mut copy, &mut lot);
            }
            copy
        });
        let both = merged(&base, &copies[0], &copies[1]);
        n_kinds.extend(both.conflicts.iter().map(|conflict| match &conflict.slot {
            Slot::Value(_) => "value",
            Slot::Marking(_) => "marking",
            Slot::Row(..) if conflict.theirs == Held::Nothing => "row deleted there",
            Slot::Row(..) => "row deleted here",
            Slot::RowOrder(_) => "order of rows",
            Slot::SectionOrder => "order of sections",
            Slot::Ready(_) => "ready",
        }));
    }
    let expected = [
        "marking",
        "order of rows",
        "order of sections",
        "row deleted here",
        "row deleted there",
        "value",
    ];
    assert_eq!(n_kinds.into_iter().collect::<Vec<_>>(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_drafts_are_put_together_too(
        base in crate::generate::draft(),
        ours in proptest::collection::vec(crate::generate::edit(), 0..12),
        theirs in proptest::collection::vec(crate::generate::edit(), 0..12),
    ) {
        let copy = |edits: Vec<candour::edit::Edit>| {
            let mut copy = base.clone();
            for edit in edits {
                // An edit that does not fit is refused and changes nothing.
                let _refused = apply(&mut copy, edit).is_err();
            }
            copy
        };
        let (ours, theirs) = (copy(ours), copy(theirs));
        prop_assert_eq!(&merged(&base, &ours, &base).draft, &ours);
        // Who left open whether what stands in the base is right has not changed it.
        let leaves_open = theirs.conflicts.iter().any(|one| {
            one.ours != one.theirs
                && held(&base, &one.slot) == one.theirs
                && held(&theirs, &one.slot) == one.ours
        });
        if !leaves_open {
            prop_assert_eq!(&merged(&base, &base, &theirs).draft, &theirs);
        }
        prop_assert_eq!(&merged(&base, &ours, &ours).draft, &ours);
        merged(&base, &ours, &theirs);
    }
}
