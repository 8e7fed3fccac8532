//! What a file says about itself in its properties.

use jiff::civil::Date;

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The title, shown in the title bar of viewers.
    pub title: String,
    /// Who the paper is from: the authority, not a person.
    pub author: String,
    /// The date of the paper, where it names one.
    pub date: Option<Date>,
}
