//! What was typed into date fields and is not in the draft: because it is not finished, or because
//! nobody can tell which day it is.
//!
//! A day reaches the draft only once it is understood and its field is left, so that no day on the
//! way ("1 March 20" before "1 March 2026") ever stands in a paper. What is not understood stays
//! here, whatever page is open, until it is mended or cleared; *To do* names it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::{Finding, Severity};
use crate::model::{
    Draft, Place, SignOff, Value, british_date, capitalized, end_of_month, parse_date, row_title,
    shortened,
};

const RULE: &str = "date-unclear";
/// How much of what was typed a message repeats.
const QUOTED_CHARS: usize = 40;

/// Which day of a place a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// The only one.
    Day,
    /// The first day of a period.
    From,
    /// The last day of a period.
    To,
    /// The day on which the role at this position agreed.
    Agreed(usize),
}

/// What stands in a date field.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Typed {
    text: String,
    label: String,
    /// Whether the keyboard was in the field when it was last drawn.
    is_written: bool,
}

impl Typed {
    /// Returns the day, or none for an empty field; an error where it is not understood.
    fn read(&self) -> Result<Option<Date>, ()> {
        if self.text.trim().is_empty() {
            return Ok(None);
        }
        parse_date(&self.text).map(Some).ok_or(())
    }
}

/// What was typed into date fields and is not in the draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    typed: BTreeMap<(Place, DayPart), Typed>,
}

impl Unread {
    /// Returns what was typed into a field.
    pub(in crate::ui) fn text(&self, place: &Place, part: DayPart) -> Option<&str> {
        let typed = self.typed.get(&(place.clone(), part))?;
        Some(&typed.text)
    }

    /// Takes note of what stands in a field; `is_written` while the keyboard is in it.
    pub(in crate::ui) fn put(
        &mut self,
        (place, part): (&Place, DayPart),
        label: &str,
        text: String,
        is_written: bool,
    ) {
        let key = (place.clone(), part);
        // The same place can be on the page twice.
        let before = self.typed.get(&key);
        let is_written = is_written || before.is_some_and(|before| before.is_written);
        let typed = Typed {
            text,
            label: label.to_owned(),
            is_written,
        };
        self.typed.insert(key, typed);
    }

    /// Forgets what stands in a field.
    pub(in crate::ui) fn forget(&mut self, place: &Place, part: DayPart) {
        self.typed.remove(&(place.clone(), part));
    }

    /// Forgets the role at a position, and moves those after it up.
    pub(in crate::ui) fn role_removed(&mut self, place: &Place, removed: usize) {
        self.typed = std::mem::take(&mut self.typed)
            .into_iter()
            .filter_map(|((of, part), typed)| match part {
                DayPart::Agreed(idx) if of == *place && idx == removed => None,
                DayPart::Agreed(idx) if of == *place && idx > removed => {
                    Some(((of, DayPart::Agreed(idx - 1)), typed))
                }
                DayPart::Day | DayPart::From | DayPart::To | DayPart::Agreed(_) => {
                    Some(((of, part), typed))
                }
            })
            .collect();
    }

    /// Forgets everything.
    pub(in crate::ui) fn clear(&mut self) {
        self.typed.clear();
    }

    /// Says that no field has been drawn yet in this frame.
    pub(in crate::ui) fn begin_frame(&mut self) {
        for typed in self.typed.values_mut() {
            typed.is_written = false;
        }
    }

    /// Regards all fields as left.
    pub(in crate::ui) fn leave(&mut self) {
        self.begin_frame();
    }

    /// Takes out what is understood in fields that were left. Returns the values that the draft
    /// should have now.
    pub(in crate::ui) fn settle(&mut self, draft: &Draft) -> Vec<(Place, Value)> {
        let mut settled: Vec<(Place, Value)> = Vec::new();
        self.typed.retain(|(place, part), typed| {
            let (Ok(date), false) = (typed.read(), typed.is_written) else {
                return true;
            };
            let before = settled.iter().rev().find(|(of, _)| of == place);
            let before = before
                .map(|(_, value)| value.clone())
                .or_else(|| draft.value(place));
            if let Some(value) = with(before.clone(), *part, date)
                && before.as_ref() != Some(&value)
            {
                settled.retain(|(of, _)| of != place);
                settled.push((place.clone(), value));
            }
            false
        });
        settled
    }

    /// Whether a field that the draft still has holds something that is not understood.
    pub(in crate::ui) fn is_unclear(&self, draft: &Draft) -> bool {
        self.unclear(draft).next().is_some()
    }

    /// Returns the place of the first field that is not understood.
    pub(in crate::ui) fn first(&self, draft: &Draft) -> Option<Place> {
        self.unclear(draft).next().map(|(place, ..)| place.clone())
    }

    /// Names every field that is not understood, as readiness does.
    pub(in crate::ui) fn findings(&self, draft: &Draft) -> Vec<Finding> {
        self.unclear(draft)
            .map(|(place, part, typed)| finding(draft, place, part, typed))
            .collect()
    }

    fn unclear<'a>(
        &'a self,
        draft: &'a Draft,
    ) -> impl Iterator<Item = (&'a Place, DayPart, &'a Typed)> {
        self.typed
            .iter()
            .filter(|(_, typed)| typed.read().is_err())
            .filter(|((place, part), _)| is_there(draft, place, *part))
            .map(|((place, part), typed)| (place, *part, typed))
    }
}

/// Whether the draft has what a field is for. Rows come and go, and may come back.
fn is_there(draft: &Draft, place: &Place, part: DayPart) -> bool {
    match (place, draft.value(place)) {
        (_, Some(Value::SignOffs(list))) => match part {
            DayPart::Agreed(idx) => idx < list.len(),
            DayPart::Day | DayPart::From | DayPart::To => false,
        },
        (Place::Field(..), _) | (_, Some(_)) => true,
        (_, None) => false,
    }
}

/// Returns a value with one of its days changed. A field without an answer has no value yet.
fn with(value: Option<Value>, part: DayPart, date: Option<Date>) -> Option<Value> {
    match (part, value) {
        (DayPart::Day, None | Some(Value::Date(_))) => Some(Value::Date(date)),
        (DayPart::From, Some(Value::Period(mut period))) => {
            period.from = date;
            Some(Value::Period(period))
        }
        (DayPart::To, Some(Value::Period(mut period))) => {
            period.to = date;
            Some(Value::Period(period))
        }
        (DayPart::Agreed(idx), Some(Value::SignOffs(mut list))) => {
            let sign_off: &mut SignOff = list.get_mut(idx)?;
            sign_off.agreed = date;
            Some(Value::SignOffs(list))
        }
        _ => None,
    }
}

/// Returns the day that the draft has.
fn kept(draft: &Draft, place: &Place, part: DayPart) -> Option<Date> {
    match (part, draft.value(place)?) {
        (DayPart::Day, Value::Date(date)) => date,
        (DayPart::From, Value::Period(period)) => period.from,
        (DayPart::To, Value::Period(period)) => period.to,
        (DayPart::Agreed(idx), Value::SignOffs(list)) => list.get(idx)?.agreed,
        _ => None,
    }
}

fn finding(draft: &Draft, place: &Place, part: DayPart, typed: &Typed) -> Finding {
    let row = place.row().and_then(|(_, row)| draft.registers.find(row));
    let title = row.map(|(_, record)| row_title(record)).unwrap_or_default();
    let of = if title.is_empty() {
        String::new()
    } else {
        format!(" of ‘{}’", shortened(&title, QUOTED_CHARS))
    };
    let text = shortened(typed.text.trim(), QUOTED_CHARS);
    let now = match kept(draft, place, part) {
        Some(date) => format!("The draft still has {}", british_date(date)),
        None => "The draft has no day yet".to_owned(),
    };
    let end = end_of_month(&typed.text);
    let like = end.map_or_else(|| "26 May 2022".to_owned(), british_date);
    Finding {
        of: None,
        because: None,
        place: place.clone(),
        severity: Severity::Required,
        rule: RULE,
        message: capitalized(&format!("‘{}’{of} is no day: “{text}”", typed.label)),
        hint: format!("{now}. Write day, month and year, like {like}, or clear the field"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Period;

    const MEETING: Place = Place::Detail("meeting_date");
    const COVERED: Place = Place::Detail("period");

    fn typed(place: &Place, part: DayPart, text: &str, is_written: bool) -> Unread {
        let mut unread = Unread::default();
        unread.put((place, part), "Meeting date", text.to_owned(), is_written);
        unread
    }

    #[test]
    fn a_day_is_stored_only_when_its_field_is_left() {
        let draft = Draft::default();
        let mut unread = typed(&MEETING, DayPart::Day, "1 March 20", true);
        assert_eq!(unread.settle(&draft), []);
        assert!(!unread.is_unclear(&draft));
        unread.put(
            (&MEETING, DayPart::Day),
            "Meeting date",
            "1 March 2026".to_owned(),
            true,
        );
        unread.begin_frame();
        let stored = (MEETING, Value::Date(Some(date(2026, 3, 1))));
        assert_eq!(unread.settle(&draft), [stored]);
        assert_eq!(unread, Unread::default());
    }

    #[test]
    fn what_is_no_day_stays_and_is_told() {
        let mut draft = Draft::default();
        draft.details.meeting_date = Some(date(2026, 5, 14));
        for text in ["March 2026", "31/2/2026", "3/25/2026", "soon", "1 March"] {
            let mut unread = typed(&MEETING, DayPart::Day, text, false);
            assert_eq!(unread.settle(&draft), [], "{text}");
            let [told] = &unread.findings(&draft)[..] else {
                panic!("{text}");
            };
            assert_eq!(told.place, MEETING);
            assert_eq!(told.message, format!("‘Meeting date’ is no day: “{text}”"));
            assert!(
                told.hint
                    .starts_with("The draft still has 14\u{a0}May\u{a0}2026.")
            );
        }
    }

    #[test]
    fn an_emptied_field_is_cleared_when_it_is_left() {
        let mut draft = Draft::default();
        draft.details.meeting_date = Some(date(2026, 5, 14));
        let mut unread = typed(&MEETING, DayPart::Day, " ", true);
        assert_eq!(unread.settle(&draft), []);
        unread.leave();
        assert_eq!(unread.settle(&draft), [(MEETING, Value::Date(None))]);
    }

    #[test]
    fn both_ends_of_a_period_are_stored_together() {
        let draft = Draft::default();
        let mut unread = typed(&COVERED, DayPart::From, "1/4/25", false);
        unread.put(
            (&COVERED, DayPart::To),
            "Last day",
            "31.3.26".to_owned(),
            false,
        );
        let period = Period {
            from: Some(date(2025, 4, 1)),
            to: Some(date(2026, 3, 31)),
        };
        assert_eq!(unread.settle(&draft), [(COVERED, Value::Period(period))]);
    }

    #[test]
    fn a_role_that_is_removed_takes_its_day_with_it() {
        let place = Place::Detail("sign_offs");
        let mut draft = Draft::default();
        draft.details.sign_offs = vec![SignOff::default(), SignOff::default()];
        let mut unread = typed(&place, DayPart::Agreed(0), "soon", false);
        unread.put(
            (&place, DayPart::Agreed(1)),
            "Agreed",
            "later".to_owned(),
            false,
        );
        unread.role_removed(&place, 0);
        assert_eq!(unread.text(&place, DayPart::Agreed(0)), Some("later"));
        assert_eq!(unread.text(&place, DayPart::Agreed(1)), None);
        draft.details.sign_offs.clear();
        assert!(!unread.is_unclear(&draft));
    }
}
