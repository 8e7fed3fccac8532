//! Who agreed the paper, and when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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
