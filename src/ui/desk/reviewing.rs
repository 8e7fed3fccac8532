//! Whose changes are that are looked through, and going from one to the next.

use jiff::Timestamp;

use super::open_draft::Desk;
use crate::model::{Place, Value};
use crate::session::{Bookmark, KeptSeen, SEEN};

impl Desk {
    /// Finds what changed and says whose it is, where changes are looked through.
    pub(in crate::ui) fn look_through(&mut self, in_words: impl Fn(Timestamp) -> String) {
        self.session.find_changes();
        let Some(review) = self.session.review() else {
            return;
        };
        let hands = &mut self.state.review.hands;
        while let Some((who, when)) = review.hand(Some(hands.len())) {
            let when =
                when.map_or_else(String::new, |when| format!(", taken in {}", in_words(when)));
            hands.push(format!("From {who}{when}"));
        }
    }

    /// Has somebody look for what was seen and kept, to go on from there.
    pub(in crate::ui) fn ask_for_seen(&mut self) {
        self.past.find_seen(&self.session);
    }

    /// Goes on from what was seen and kept, once that was found. Where nothing was and nothing is
    /// looked through, the history asks since when.
    pub(in crate::ui) fn look_for_seen(&mut self, in_words: impl Fn(Timestamp) -> String) {
        if self.session.takes_seen() {
            self.past.find_seen(&self.session);
        }
        let Some(found) = self.past.seen.take() else {
            return;
        };
        let is_begun = self.session.review().is_some();
        match found {
            Some(KeptSeen { moment, then }) => {
                let label = format!("“{SEEN}” ({})", in_words(moment));
                let bookmark = Bookmark::at(moment);
                if is_begun {
                    self.session.resume_review(then, label, bookmark);
                    return;
                }
                self.session.begin_review(then, label, bookmark);
                self.state.review.current = None;
                self.go_to_next_change();
            }
            None if is_begun => {}
            None => {
                if !self.state.history.is_shown {
                    self.toggle_history();
                }
                let words = "Choose since when at the left, then “Show in the text”.";
                self.company.tell(words.to_owned());
            }
        }
    }

    /// Goes to the next change behind the one that was gone to last, and once round. Says whether
    /// there is one.
    pub(in crate::ui) fn go_to_next_change(&mut self) -> bool {
        let Some(review) = self.session.review() else {
            return false;
        };
        let all: Vec<(Place, usize)> = { review.changed().iter() }
            .flat_map(|changed| (0..changed.n()).map(move |n| (changed.place.clone(), n)))
            .collect();
        let here = { self.state.review.current.as_ref() }
            .and_then(|current| all.iter().position(|one| one == current));
        // Of the page that is open, where nothing was gone to yet.
        let open = self.state.section();
        let first = { review.changed().iter() }
            .find(|changed| Some(&changed.section) == open)
            .and_then(|changed| all.iter().position(|(place, _)| *place == changed.place));
        let next = here.map_or(first.unwrap_or(0), |here| (here + 1) % all.len().max(1));
        let Some(next) = all.get(next).cloned() else {
            return false;
        };
        let section = review.at(&next.0).map(|changed| changed.section.clone());
        let owner = next.0.row().and_then(|(register, row)| {
            let record = self.session.draft().registers.row(register, row)?;
            if let Value::Link(owner) = record.get("priority") {
                owner
            } else {
                None
            }
        });
        if let Some(owner) = owner {
            self.state.cards.open(owner);
        }
        if let Some(section) = section
            && self.state.section() != Some(&section)
        {
            self.go(Place::Section(section));
        }
        self.state.review.current = Some(next);
        self.state.review.wants = true;
        true
    }
}
