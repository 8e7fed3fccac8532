//! A season of writing: copies go out, come back late or twice, and are taken in with what the
//! history knows. Every word that anybody typed is accounted for.

use std::collections::BTreeSet;

use candour::edit::apply;
use candour::merge::{Answer, Origin, answer, cautious, merge, nearest};
use candour::model::Draft;

use super::hands::{Hand, Lot, draft};

const N_SEASONS: u64 = 24;
const N_DAYS: usize = 20;

/// Somebody with a copy.
struct Contributor {
    hand: Hand,
    copy: Draft,
    /// Every word that ever stood in the copy.
    seen: BTreeSet<String>,
}

/// Returns the words in a draft, in doubt or not, that one person wrote.
fn words(draft: &Draft) -> BTreeSet<String> {
    words_in(&format!("{draft:?}"))
}

fn words_in(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let is_own = |word: &&str| word.ends_with('q') && word.len() > 3;
    words.filter(is_own).map(str::to_owned).collect()
}

/// Returns the words that a draft says now, and those of others that are in doubt. What it said
/// itself when a doubt arose may have been written over since.
fn standing(draft: &Draft) -> BTreeSet<String> {
    let theirs = draft.conflicts.iter().map(|conflict| &conflict.theirs);
    let mut standing: BTreeSet<String> = theirs
        .flat_map(|theirs| words_in(&format!("{theirs:?}")))
        .collect();
    let mut plain = draft.clone();
    plain.conflicts = Vec::new().into();
    standing.extend(words(&plain));
    standing
}

/// The owner's draft with what is kept of it, from the oldest state to the newest.
struct Owner {
    hand: Hand,
    draft: Draft,
    states: Vec<Draft>,
    seen: BTreeSet<String>,
}

impl Owner {
    fn keep(&mut self) {
        self.seen.extend(words(&self.draft));
        self.states.push(self.draft.clone());
    }

    fn writes(&mut self, lot: &mut Lot) {
        for _ in 0..lot.below(3) {
            self.hand.edits(&mut self.draft, lot);
        }
        if lot.below(3) == 0
            && let Some(conflict) = self.draft.conflicts.first().cloned()
        {
            let given = [Answer::Ours, Answer::Theirs];
            let edit = answer(&self.draft, &conflict, &given[lot.below(2)]);
            apply(&mut self.draft, edit).unwrap();
        }
        self.keep();
    }

    /// Takes a copy in, and says which words that neither side took out are missing.
    fn takes_in(&mut self, from: &Contributor) -> Vec<String> {
        let states: Vec<&Draft> = self.states.iter().collect();
        let base = nearest(&states, &from.copy).and_then(|idx| states.get(idx).copied());
        let origin = Origin {
            who: from.hand.name.to_owned(),
            when: None,
        };
        let base = base.map(|state| cautious(state, &from.copy));
        let merged = merge(base.as_ref(), &self.draft, &from.copy, &origin).unwrap();
        let now = words(&merged.draft);
        let here = standing(&self.draft);
        let lost = here
            .iter()
            .filter(|word| !now.contains(*word) && !from.seen.contains(*word));
        let theirs = words(&from.copy);
        let unread = theirs
            .iter()
            .filter(|word| !now.contains(*word) && !self.seen.contains(*word));
        let missing = lost.chain(unread).cloned().collect();
        self.states.push(from.copy.clone());
        self.draft = merged.draft;
        self.keep();
        missing
    }
}

#[test]
fn every_word_of_a_season_is_accounted_for() {
    let (mut n_taken, mut n_twice) = (0, 0);
    for seed in 0..N_SEASONS {
        let mut lot = Lot::new(seed);
        let first = draft(&mut lot);
        let mut owner = Owner {
            hand: Hand::new("own"),
            draft: first.clone(),
            states: vec![first.clone()],
            seen: BTreeSet::new(),
        };
        let mut others = ["ann", "ben", "cas", "dee"].map(|name| Contributor {
            hand: Hand::new(name),
            copy: first.clone(),
            seen: words(&first),
        });
        for day in 0..N_DAYS {
            owner.writes(&mut lot);
            for other in &mut others {
                for _ in 0..lot.below(4) {
                    other.hand.edits(&mut other.copy, &mut lot);
                }
                other.seen.extend(words(&other.copy));
                match lot.below(6) {
                    0 => {
                        let missing = owner.takes_in(other);
                        assert!(missing.is_empty(), "season {seed}, day {day}: {missing:?}");
                        n_taken += 1;
                        if lot.below(3) == 0 {
                            // The same mail twice.
                            let before = owner.draft.clone();
                            owner.takes_in(other);
                            assert_eq!(owner.draft, before, "season {seed}, day {day}");
                            n_twice += 1;
                        }
                        // Half of them go on in the owner's draft, the others in their own.
                        if lot.below(2) == 0 {
                            other.copy = owner.draft.clone();
                            other.seen.extend(words(&other.copy));
                        }
                    }
                    1 if lot.below(8) == 0 => owner.states.clear(),
                    _ => {}
                }
            }
        }
    }
    assert!(n_taken > 200 && n_twice > 50, "{n_taken}, {n_twice}");
}
