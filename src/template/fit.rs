//! How an answer stands to the field it was given to: whether it is of its kind, and whether it
//! reaches the paper.
//!
//! What readiness says of an answer and what the paper shows rest on this one judgement.

use crate::model::{Answer, Place};

use super::{Field, FieldKind, Template};

/// How an answer stands to its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It is of the field's kind.
    Fits,
    /// It is of another kind, and the paper shows its words.
    Shown,
    /// It is of another kind, and the paper cannot show it.
    NotShown,
}

impl Field {
    /// Returns how an answer stands to this field.
    pub fn fit(&self, answer: &Answer) -> Fit {
        match (&self.kind, answer) {
            (FieldKind::Line, Answer::Line(_))
            | (FieldKind::Prose, Answer::Prose(_))
            | (FieldKind::Date, Answer::Date(_)) => Fit::Fits,
            (FieldKind::Choice(options), Answer::Choice(chosen)) => {
                let mut options = options.iter();
                if options.any(|option| option.id.as_str() == chosen) {
                    Fit::Fits
                } else {
                    Fit::Shown
                }
            }
            (FieldKind::Prose, Answer::Line(_))
            | (FieldKind::Line, Answer::Prose(_) | Answer::Choice(_) | Answer::Date(_))
            | (FieldKind::Date, Answer::Prose(_) | Answer::Line(_) | Answer::Choice(_))
            | (FieldKind::Choice(_), Answer::Prose(_) | Answer::Line(_) | Answer::Date(_)) => {
                Fit::Shown
            }
            (FieldKind::Prose, Answer::Choice(_) | Answer::Date(_))
            | (
                FieldKind::Register(_),
                Answer::Prose(_) | Answer::Line(_) | Answer::Choice(_) | Answer::Date(_),
            ) => Fit::NotShown,
        }
    }
}

impl Template {
    /// Whether a place can be in a paper of this template. Of a section or field that it does not
    /// have nothing is shown.
    pub fn knows(&self, place: &Place) -> bool {
        match place {
            Place::Section(section) => self.section(section).is_some(),
            Place::Field(section, field) => self.field(section, field).is_some(),
            Place::Draft | Place::Detail(_) | Place::Row(..) | Place::Cell(..) => true,
        }
    }
}
