//! One thing that could be said more plainly.

use std::ops::Range;

/// One thing that could be said more plainly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The rule, in kebab-case.
    pub rule: &'static str,
    /// What it is, in a sentence.
    pub message: String,
    /// What could stand there instead, where one knows.
    pub suggestions: Vec<String>,
}

impl Remark {
    pub(super) fn new(range: Range<usize>, rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            range,
            rule,
            message: message.into(),
            suggestions: Vec::new(),
        }
    }

    pub(super) fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestions.push(suggestion.into());
        self
    }
}
