//! What last year's draft said would be done, as this year's keeps it: a line that people can read.

use jiff::civil::Date;

use super::SectionId;

/// Something that was said would be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The section that said it.
    pub section: Option<SectionId>,
    /// By when, where that was said.
    pub due: Option<Date>,
    /// What was said.
    pub said: String,
}

/// What stands for a section where there was none.
const NOWHERE: &str = "-";

impl Promise {
    /// Returns it as it is kept: “care by 2026-06-30: We will open a second hub.”
    pub fn note(&self) -> String {
        let section = self.section.as_ref().map_or(NOWHERE, SectionId::as_str);
        let due = self.due.map(|due| format!(" by {due}")).unwrap_or_default();
        format!("{section}{due}: {}", self.said)
    }

    /// Reads it again. What a hand wrote otherwise was said nowhere, and is due.
    pub fn read(note: &str) -> Self {
        let plain = || Self {
            section: None,
            due: None,
            said: note.trim().to_owned(),
        };
        let Some((head, said)) = note.split_once(": ") else {
            return plain();
        };
        let (section, due) = match head.split_once(" by ") {
            Some((section, due)) => (section, due.parse().ok()),
            None => (head, None),
        };
        let is_known = section == NOWHERE || SectionId::new(section).is_ok();
        if !is_known {
            return plain();
        }
        Self {
            section: SectionId::new(section).ok(),
            due,
            said: said.trim().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_promise_is_read_as_it_is_kept() {
        let promise = Promise {
            section: SectionId::new("care").ok(),
            due: Some(date(2026, 6, 30)),
            said: "A hub will open: in the north.".to_owned(),
        };
        let note = "care by 2026-06-30: A hub will open: in the north.";
        assert_eq!(promise.note(), note);
        assert_eq!(Promise::read(note), promise);
        let nowhere = Promise {
            section: None,
            due: None,
            ..promise
        };
        assert_eq!(Promise::read(&nowhere.note()), nowhere);
        let by_hand = Promise::read("Two things: a hub and a boat");
        assert_eq!(by_hand.said, "Two things: a hub and a boat");
        assert_eq!((by_hand.section, by_hand.due), (None, None));
    }
}
