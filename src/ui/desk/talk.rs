//! What people say about the draft, by the places that it is about: worked out once for all that
//! show it.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use jiff::civil::Date;

use crate::check;
use crate::model::{Comment, CommentId, Draft, Place, RowId, SectionId, Shared};
use crate::session::Clock;
use crate::template::Template;

/// The section in which each comment is read, by its number in the draft.
type Homes = Rc<Vec<Option<SectionId>>>;

/// What people say about the draft.
#[derive(Debug, Default)]
pub struct Talk {
    /// What it was worked out from.
    of: Option<(Shared<Vec<Comment>>, Date)>,
    /// The comments of each place, by their numbers in the draft.
    places: BTreeMap<Place, Vec<usize>>,
    /// How many open comments each row has, in it or in its cells.
    rows: BTreeMap<RowId, usize>,
    /// When everything was said, in words.
    whens: Vec<Vec<String>>,
    people: BTreeSet<String>,
    n_open: usize,
    /// Where each comment is read: for which revision, and by their numbers.
    homes: RefCell<Option<(u64, Homes)>>,
}

/// Which comments are shown, and which was looked at last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TalkState {
    /// Whether what is dealt with is shown, too.
    pub shows_resolved: bool,
    /// The only one whose threads are shown; none for everybody.
    pub person: Option<String>,
    /// The thread that was looked at last.
    pub last: Option<CommentId>,
    /// Whether that has to be brought into sight.
    pub is_wanted: bool,
}

impl TalkState {
    /// Whether a thread is among those that are shown.
    pub fn shows(&self, comment: &Comment) -> bool {
        let is_of = |person: &String| comment.said.iter().any(|said| said.who == *person);
        let is_last = self.last.as_ref() == Some(&comment.id);
        (self.shows_resolved || comment.is_open() || is_last)
            && self.person.as_ref().is_none_or(is_of)
    }
}

impl Talk {
    /// Works it out again where something was said, or the day is another.
    pub(in crate::ui) fn tick(&mut self, draft: &Draft, clock: &dyn Clock) {
        let (comments, today) = (&draft.comments, clock.today());
        let of = self.of.as_ref();
        if of.is_some_and(|(known, day)| known.is(comments) && *day == today) {
            return;
        }
        *self = Self {
            of: Some((comments.clone(), today)),
            ..Self::default()
        };
        for (idx, comment) in comments.iter().enumerate() {
            let places = self.places.entry(comment.place.clone()).or_default();
            places.push(idx);
            let said = comment.said.iter();
            self.whens
                .push(said.map(|said| clock.in_words(said.when)).collect());
            self.people
                .extend(comment.people().into_iter().map(str::to_owned));
            if !comment.is_open() {
                continue;
            }
            self.n_open += 1;
            if let Some((_, row)) = comment.place.row() {
                *self.rows.entry(row.clone()).or_default() += 1;
            }
        }
    }

    /// Returns the comments on a place, by their numbers in the draft.
    pub fn at(&self, place: &Place) -> &[usize] {
        self.places.get(place).map_or(&[], Vec::as_slice)
    }

    /// Returns how many open comments there are on a row and its cells.
    pub fn n_open_in(&self, row: &RowId) -> usize {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// Returns how many are not dealt with.
    pub fn n_open(&self) -> usize {
        self.n_open
    }

    /// Returns everybody who said something.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        self.people.iter().map(String::as_str)
    }

    /// Returns when something was said, in words.
    pub fn when(&self, comment: usize, said: usize) -> &str {
        let when = self.whens.get(comment).and_then(|whens| whens.get(said));
        when.map_or("", String::as_str)
    }

    /// Returns the section in which each comment is read, by their numbers in the draft.
    pub fn homes(&self, draft: &Draft, template: &Template, revision: u64) -> Homes {
        let mut kept = self.homes.borrow_mut();
        if let Some((known, homes)) = &*kept
            && *known == revision
        {
            return Rc::clone(homes);
        }
        let comments = draft.comments.iter();
        let homes = comments.map(|comment| check::home(draft, template, &comment.place));
        let homes = Rc::new(homes.collect::<Vec<_>>());
        *kept = Some((revision, Rc::clone(&homes)));
        homes
    }
}
