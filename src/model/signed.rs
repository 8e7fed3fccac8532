//! Which text was signed off, and which was sent out.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Audience, SignOff, british_date};

/// That a text was signed off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// The version it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Who signed, and on which day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sign_offs: Vec<SignOff>,
    /// What stands for the text ([`super::content_print`]).
    pub content: String,
}

/// That a paper was sent out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issued {
    /// What the file was called.
    pub file: String,
    /// To whom it went.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// On which day.
    pub on: Date,
    /// For which readers it was made.
    pub readers: Audience,
    /// The version it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// What stands for the bytes of the paper (SHA-256).
    pub paper: String,
    /// What stands for the text that it was made of ([`super::content_print`]).
    pub content: String,
}

impl Signed {
    /// Says what was signed off, by whom and when.
    pub fn words(&self) -> String {
        let version = match self.version.trim() {
            "" => "A version".to_owned(),
            version => format!("Version {version}"),
        };
        let agreed = { self.sign_offs.iter() }
            .filter_map(|one| Some((one.role.trim(), british_date(one.agreed?))));
        let agreed: Vec<String> = agreed.map(|(role, day)| format!("{role}, {day}")).collect();
        if agreed.is_empty() {
            format!("{version} was final")
        } else {
            format!("{version} was signed off ({})", agreed.join("; "))
        }
    }
}

impl Issued {
    /// Returns what the state in the history is called that holds its text.
    pub fn state_name(&self) -> String {
        format!("Sent out: {}", self.file)
    }

    /// Says which copy it is, of what, to whom and when.
    pub fn words(&self) -> String {
        let version = match self.version.trim() {
            "" => String::new(),
            version => format!(" of version {version}"),
        };
        let to = match self.to.trim() {
            "" => "sent out".to_owned(),
            to => format!("sent to {to}"),
        };
        let (file, readers) = (&self.file, self.readers.in_sentence());
        let day = british_date(self.on);
        format!("{file}, the copy{version} for {readers}, {to} on {day}")
    }
}
