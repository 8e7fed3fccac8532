//! Where something was changed lately, the latest first; in the runs before this one, too.

use crate::model::{Draft, Place};

/// How many places are remembered.
const MAX: usize = 8;

/// The places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edited {
    places: Vec<Place>,
}

impl Edited {
    /// Notes that something was changed at a place.
    pub(in crate::ui) fn note(&mut self, place: &Place) {
        let is_written = matches!(
            place,
            Place::Field(..) | Place::Cell(..) | Place::Row(..) | Place::Detail(_)
        );
        if !is_written || self.places.first() == Some(place) {
            return;
        }
        // Of a row one place is enough: the one that was changed last.
        let row = place.row();
        let is_it = |other: &Place| other == place || (row.is_some() && other.row() == row);
        self.places.retain(|other| !is_it(other));
        self.places.insert(0, place.clone());
        self.places.truncate(MAX);
    }

    /// Begins with the places of the runs before.
    pub(in crate::ui) fn recall(&mut self, places: &[Place]) {
        for place in places.iter().rev() {
            self.note(place);
        }
    }

    /// Returns all of them, to be remembered, the latest first.
    pub(in crate::ui) fn all(&self) -> &[Place] {
        &self.places
    }

    /// Returns the places that are still there, the latest first.
    pub(in crate::ui) fn places<'a>(
        &'a self,
        draft: &'a Draft,
    ) -> impl Iterator<Item = &'a Place> + 'a {
        self.places.iter().filter(|place| draft.has_place(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RegisterKind, RowId};

    #[test]
    fn the_latest_place_comes_first_and_each_row_once() {
        let row = |name: &str| RowId::new(name).unwrap();
        let cell = |name: &str, column| Place::Cell(RegisterKind::Evidence, row(name), column);
        let mut edited = Edited::default();
        for place in [
            Place::Detail("title"),
            cell("e-one", "title"),
            Place::Draft,
            cell("e-two", "title"),
            cell("e-one", "owner"),
            cell("e-one", "owner"),
        ] {
            edited.note(&place);
        }
        let all = [
            cell("e-one", "owner"),
            cell("e-two", "title"),
            Place::Detail("title"),
        ];
        assert_eq!(edited.places, all);
    }
}
