//! What was not understood.

/// Something in a file that was not understood, as text to copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The words.
    pub text: String,
    /// Why they were left.
    pub why: String,
}
