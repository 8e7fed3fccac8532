//! What was found in a report or letter.

use jiff::civil::Date;

use super::{grades::Judgement, reference::Reference};
use crate::import::left::Left;
use crate::model::{Period, ReviewKind};

/// What a report or letter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What kind of review it was.
    pub kind: ReviewKind,
    /// Whose services were looked at, as it is printed.
    pub authority: String,
    /// When.
    pub held: Period,
    /// The date of a letter. A report does not say when it came out.
    pub published: Option<Date>,
    /// The judgements, in the order of today's reports.
    pub grades: Vec<(Judgement, &'static str)>,
    /// What needs to improve, in order.
    pub findings: Vec<Said>,
    /// The other sentences of a letter, in order, each with how many findings stand before it:
    /// what a letter asks for, nobody can tell for certain.
    pub others: Vec<(usize, Said)>,
    /// What was not understood.
    pub left: Vec<Left>,
}

/// One thing that needs to improve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words, without the framework reference.
    pub text: String,
    /// The words as they are printed.
    pub printed: String,
    /// Items within the item.
    pub within: Vec<String>,
    /// What of the framework it refers to.
    pub reference: Option<Reference>,
    /// Whether it stands in a list of what needs to improve. Otherwise it is a sentence that asks
    /// for something, and the user picks.
    pub is_listed: bool,
}
