//! The places where one was, and the ways back to them and forward again.

use crate::model::{Draft, Place};

/// How many ways are remembered.
const MAX_WAYS: usize = 50;

/// A way that was gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Where it began.
    pub from: Place,
    /// Where it led.
    pub to: Place,
}

/// The ways that were gone, and those that were gone back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ways {
    gone: Vec<Way>,
    taken_back: Vec<Way>,
}

impl Ways {
    /// Remembers a way. What was gone back before is forgotten.
    pub(in crate::ui) fn go(&mut self, from: Place, to: Place) {
        if self.gone.len() >= MAX_WAYS {
            self.gone.remove(0);
        }
        self.gone.push(Way { from, to });
        self.taken_back.clear();
    }

    /// Returns the way that was gone last.
    pub fn last(&self) -> Option<&Way> {
        self.gone.last()
    }

    /// Goes the last way back whose beginning is still there. Returns where it began.
    pub(in crate::ui) fn back(&mut self, draft: &Draft) -> Option<Place> {
        step(&mut self.gone, &mut self.taken_back, |way| {
            Some(way.from.clone()).filter(|place| is_there(draft, place))
        })
    }

    /// Goes the way again that was gone back last. Returns where it leads.
    pub(in crate::ui) fn forward(&mut self, draft: &Draft) -> Option<Place> {
        step(&mut self.taken_back, &mut self.gone, |way| {
            Some(way.to.clone()).filter(|place| is_there(draft, place))
        })
    }
}

fn step(
    of: &mut Vec<Way>,
    onto: &mut Vec<Way>,
    leads: impl Fn(&Way) -> Option<Place>,
) -> Option<Place> {
    while let Some(way) = of.pop() {
        if let Some(place) = leads(&way) {
            onto.push(way);
            return Some(place);
        }
    }
    None
}

fn is_there(draft: &Draft, place: &Place) -> bool {
    place.row().is_none_or(|(register, row)| {
        let rows = draft.registers.rows(register);
        rows.iter().any(|other| other.id() == row)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RegisterKind, RowId};

    fn place(column: &'static str) -> Place {
        Place::Detail(column)
    }

    #[test]
    fn one_goes_back_step_by_step_and_forward_again() {
        let (draft, mut ways) = (Draft::default(), Ways::default());
        ways.go(place("a"), place("b"));
        ways.go(place("b"), place("c"));
        assert_eq!(ways.back(&draft), Some(place("b")));
        assert_eq!(ways.back(&draft), Some(place("a")));
        assert_eq!(ways.back(&draft), None);
        assert_eq!(ways.forward(&draft), Some(place("b")));
        ways.go(place("b"), place("d"));
        assert_eq!(ways.forward(&draft), None);
        assert_eq!(ways.back(&draft), Some(place("b")));
        assert_eq!(ways.back(&draft), Some(place("a")));
    }

    #[test]
    fn what_is_deleted_is_passed_by() {
        let (draft, mut ways) = (Draft::default(), Ways::default());
        let gone = Place::Row(RegisterKind::Evidence, RowId::new("e-gone").unwrap());
        ways.go(place("a"), gone.clone());
        ways.go(gone, place("b"));
        assert_eq!(ways.back(&draft), Some(place("a")));
    }
}
