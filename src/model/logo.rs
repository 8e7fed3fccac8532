//! The council's logo, carried in the draft itself so that a mailed draft keeps it.
//!
//! The bytes are those of the file, unread: whether they are a picture is asked where it is shown.

use std::{fmt, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// How large the file of a logo may be.
pub const MAX_LOGO_BYTES: usize = 500_000;
/// How long the lines are in which a draft file holds a logo.
const LINE: usize = 76;

/// A logo, with the words for those who cannot see it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// What it shows, in words. A logo without them is not printed.
    pub alt: String,
    /// The file: PNG, JPEG or SVG.
    pub data: Bytes,
}

impl Logo {
    /// Whether somebody who cannot see it is told what it shows.
    pub fn has_words(&self) -> bool {
        !self.alt.trim().is_empty()
    }
}

/// The bytes of a file, shared by all copies of a draft.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Bytes(pub Arc<[u8]>);

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = STANDARD.encode(&self.0);
        let mut lines = String::with_capacity(text.len() + text.len() / LINE + 2);
        for (idx, character) in text.chars().enumerate() {
            if idx % LINE == 0 {
                lines.push('\n');
            }
            lines.push(character);
        }
        lines.push('\n');
        serializer.serialize_str(&lines)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut text = String::deserialize(deserializer)?;
        text.retain(|c| !c.is_ascii_whitespace());
        if text.len() / 4 * 3 > MAX_LOGO_BYTES + 2 {
            let kilobytes = MAX_LOGO_BYTES / 1000;
            return Err(D::Error::custom(format!(
                "the logo is larger than {kilobytes} kB"
            )));
        }
        let bytes = STANDARD
            .decode(&text)
            .map_err(|error| D::Error::custom(format!("the logo is damaged: {error}")))?;
        Ok(Self(bytes.into()))
    }
}
