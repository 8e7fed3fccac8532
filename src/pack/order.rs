//! What somebody is asked for, and why that may not be.

use jiff::civil::Date;

use crate::model::{Audience, SectionId};
use crate::template::TemplateError;

/// What becomes of the sections that are not asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// They come along for reading.
    Read,
    /// They are left out, but for what can be cited.
    LeftOut,
}

/// What somebody is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The sections to be written, with those within them.
    pub sections: Vec<SectionId>,
    /// Who writes them: a person or a role.
    pub addressee: String,
    /// Who asks.
    pub from: String,
    /// What the receiver may read.
    pub readers: Audience,
    /// What becomes of the other sections.
    pub rest: Rest,
    /// By when it is wanted back.
    pub due: Option<Date>,
    /// What the receiver should know.
    pub note: String,
}

/// Why no pack can be cut.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// No section is asked for.
    #[error("no section was named")]
    NoSection,
    /// The template has no such section.
    #[error("there is no section “{0}”")]
    NoSuchSection(SectionId),
    /// The receiver may not read what they are asked to write.
    #[error("“{0}” is marked for other readers than the receiver of this pack")]
    NotReadable(String),
    /// What the receiver is asked to write is agreed.
    #[error("“{0}” is agreed, and locked against slips")]
    Agreed(String),
    /// What is left of the template cannot stand by itself.
    #[error(transparent)]
    Template(#[from] TemplateError),
}
