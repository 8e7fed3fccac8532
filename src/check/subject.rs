//! What every rule looks at.

use jiff::civil::Date;

use super::claimed::Claimed;
use crate::model::Draft;
use crate::template::Template;

/// A draft, what is asked of it, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) draft: &'a Draft,
    pub(super) template: &'a Template,
    /// The day by which everything must hold.
    pub(super) day: Date,
    /// The statements that claim something, as they were read.
    pub(super) statements: &'a [Claimed<'a>],
}
