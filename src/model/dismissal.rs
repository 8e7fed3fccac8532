//! Why an author leaves as it is what readiness asked about.
//!
//! An answer is data of the draft and printed nowhere. It holds until the text it was said of
//! changes, which its fingerprint tells.

use serde::{Deserialize, Serialize};

use super::{Place, cleaned_line, place_name};

/// An author’s answer to a question of readiness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// The rule that asked, in kebab-case.
    pub rule: String,
    /// Where it asked.
    #[serde(with = "place_name")]
    pub place: Place,
    /// A fingerprint of the text it was said of.
    pub of: String,
    /// Why that stays as it is.
    pub because: String,
}

impl Dismissal {
    /// Whether both answer one question.
    pub fn answers_the_same(&self, other: &Self) -> bool {
        self.rule == other.rule && self.place == other.place && self.of == other.of
    }

    /// Gives every sign of another program in the answer its meaning.
    pub(crate) fn clean(&mut self) {
        if let Some(clean) = cleaned_line(&self.because) {
            self.because = clean;
        }
    }
}
