//! What a sentence holds besides what it tells: praise, vagueness, somebody’s voice.

use super::{marked, rests_on};

/// One thing that a sentence can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Mark {
    /// More praise than most evidence carries.
    Praise,
    /// Everybody, always, nobody.
    Whole,
    /// A next step that says neither what nor for whom.
    Vague,
    /// Something that is not good enough, or whom it does not reach.
    Gap,
    /// Children, families or staff are heard.
    Voice,
    /// Somebody looked at practice: an audit, a sample, a visit.
    Looked,
    /// Figures are counted.
    Counted,
    /// Why something is so.
    Reason,
    /// A word that a framework has given up.
    OldTerm,
    /// Whom or what something does not reach, named by itself.
    Short,
}

impl Mark {
    /// Whether a rule asks for it in the answer to a field, not only behind a claim.
    pub(super) fn is_of_answers(self) -> bool {
        matches!(self, Self::Gap | Self::Voice | Self::Reason | Self::OldTerm)
    }
}

/// Every mark, with the turns of phrase by which it is known.
pub(super) const ALL: &[(Mark, &[&str])] = &[
    (Mark::Praise, marked::PRAISE),
    (Mark::Whole, marked::WHOLE),
    (Mark::Vague, marked::VAGUE),
    (Mark::Gap, marked::GAP),
    (Mark::Voice, rests_on::VOICE),
    (Mark::Looked, rests_on::LOOKED),
    (Mark::Counted, rests_on::COUNTED),
    (Mark::Reason, marked::REASON),
    (Mark::OldTerm, marked::OLD_TERM),
    (Mark::Short, marked::SHORT),
];

/// The marks of one sentence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::check) struct Marks(u32);

impl Marks {
    pub(super) fn put(&mut self, mark: Mark) {
        self.0 |= bit(mark);
    }

    /// Whether a mark is among them.
    pub(in crate::check) fn has(self, mark: Mark) -> bool {
        self.0 & bit(mark) != 0
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

fn bit(mark: Mark) -> u32 {
    1 << (mark as u32)
}
