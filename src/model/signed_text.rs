//! Whether a text is the one that was signed off.

use super::{Draft, Signed, content_print};

/// How the text of a draft stands to what was signed off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedText<'a> {
    /// Nothing was noted as signed off.
    Never,
    /// It is what was signed off.
    AsSigned,
    /// It is called signed off, and says something else than what was.
    Changed(&'a Signed),
    /// It was written on since, and nobody has agreed it.
    Later(&'a Signed),
}

impl SignedText<'_> {
    /// Says that a text is not the one that was signed off; none where nothing was, or it is.
    pub fn words(self) -> Option<String> {
        match self {
            Self::Never | Self::AsSigned => None,
            Self::Changed(signed) => {
                Some(format!("{}. This text was changed since.", signed.words()))
            }
            Self::Later(signed) => Some(format!(
                "{}. Nobody has agreed the text as it stands now.",
                signed.words()
            )),
        }
    }
}

impl Draft {
    /// Returns how the text stands to what was signed off.
    pub fn signed_text(&self) -> SignedText<'_> {
        let signed = &self.minutes.signed;
        let Some(last) = signed.last() else {
            return SignedText::Never;
        };
        let now = content_print(self);
        if signed.iter().any(|one| one.content == now) {
            SignedText::AsSigned
        } else if self.details.agreed_on().is_some() {
            SignedText::Changed(last)
        } else {
            SignedText::Later(last)
        }
    }

    /// Says that no day of agreement stands beside a text that was signed off once, whatever it
    /// says and whatever it is called; none where one does, or none ever did.
    pub fn reopened_words(&self) -> Option<String> {
        let last = self.minutes.signed.last()?;
        let words = || format!("{}. Nobody has agreed this version yet.", last.words());
        self.details.agreed_on().is_none().then(words)
    }
}
