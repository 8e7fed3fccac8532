//! Why nothing can be brought in from a file.

/// Why a file gives nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// It is larger than what is read.
    #[error("it is larger than {what} that can be read here, which has at most {most}")]
    TooLarge {
        /// What it is.
        what: &'static str,
        /// How large it may be, in words.
        most: &'static str,
    },
    /// It cannot be read as what it should be.
    #[error("it is damaged, or no {what}: {why}")]
    Damaged {
        /// What it should be.
        what: &'static str,
        /// What its reader says.
        why: String,
    },
    /// It is protected with a password.
    #[error("it is protected with a password")]
    Locked,
    /// It says nowhere what is a heading and what is a list, or holds only pictures of pages.
    #[error("it does not say in which order its words are read, as scanned letters do not")]
    Untagged,
    /// It holds no words.
    #[error("it holds no text")]
    NoText,
    /// It holds no table of figures by time.
    #[error("it holds no table with figures by year or quarter")]
    NoFigures,
    /// It is a register that Candour itself wrote as a table.
    #[error("it is a table that Candour wrote, of which only the figures come back")]
    OwnTable,
    /// It holds nothing that an importer knows.
    #[error("it holds neither an inspection’s judgements nor a list of what needs to improve")]
    Nothing,
    /// No importer reads such files.
    #[error("it is none of the files that can be brought in")]
    Unknown,
}
