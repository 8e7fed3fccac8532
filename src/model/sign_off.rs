//! Who agreed the paper, and when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The details that are not agreed when the paper is signed off: how it is agreed itself, whom it is
/// made for, and what is not printed.
pub const NOT_AGREED: [&str; 7] = [
    "version",
    "status",
    "sign_offs",
    "audience",
    "words",
    "earlier",
    "promised",
];

/// A person, by role, who agrees the paper, and the day they did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SignOff {
    /// The role, such as Director of Children's Services.
    pub role: String,
    /// The day it was agreed, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Date>,
}
