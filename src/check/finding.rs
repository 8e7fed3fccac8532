//! One thing that readiness asks for.

use crate::model::{Dismissal, Place};

/// How much a finding matters. The order is that of need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The paper is not ready without it.
    Required,
    /// A reader will ask about it.
    Attention,
    /// Worth a thought.
    Thought,
}

impl Severity {
    /// Every severity, the most needed first.
    pub const ALL: &'static [Self] = &[Self::Required, Self::Attention, Self::Thought];

    /// Returns the name that other programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Attention => "attention",
            Self::Thought => "thought",
        }
    }

    /// Returns the words people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Required => "Needed",
            Self::Attention => "Needs an answer",
            Self::Thought => "Thought",
        }
    }
}

/// One thing that readiness asks for, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where it is.
    pub place: Place,
    /// How much it matters.
    pub severity: Severity,
    /// The rule that found it, in kebab-case.
    pub rule: &'static str,
    /// What it is, in one sentence.
    pub message: String,
    /// What to do about it: a question or a next step.
    pub hint: String,
    /// A fingerprint of the text it was said of, where its author may say why that stays so.
    pub of: Option<String>,
    /// Why that stays as it is, where its author has said so.
    pub because: Option<String>,
}

impl Finding {
    /// Returns the answer that its author gave, or gives with a reason; none where it takes none.
    pub fn answered(&self, because: &str) -> Option<Dismissal> {
        Some(Dismissal {
            rule: self.rule.to_owned(),
            place: self.place.clone(),
            of: self.of.clone()?,
            because: because.to_owned(),
        })
    }
}
