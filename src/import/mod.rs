//! What other programs wrote, read: bytes in, what was found out, and what of it could go into a
//! draft.
//!
//! No disk and no window: `session` turns what was found into one step that can be taken back.
//! Every file is taken for hostile: size, depth, number of parts and inflated bytes are bounded,
//! nothing in a file is run, and no link out of it is followed.

mod archive;
pub mod document;
mod error;
pub mod figures;
mod left;
mod pdf;
mod proposal;
pub mod report;
mod text;
mod xml;

pub use self::{
    error::ImportError,
    left::Left,
    proposal::{NewRow, Proposal, Target},
};

/// What a file is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A report or letter of inspectors, as PDF.
    Report,
    /// The same, copied as plain text.
    Letter,
    /// A table of figures: one of the Department’s long files, or a council’s own.
    Figures,
    /// A self-evaluation as a document of Word or LibreOffice.
    Document,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Report, Self::Letter, Self::Figures, Self::Document];

    /// Returns the name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Letter => "letter",
            Self::Figures => "figures",
            Self::Document => "document",
        }
    }

    /// Returns what people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Report => "a report of inspectors",
            Self::Letter => "a report or letter, copied as text",
            Self::Figures => "a table of figures",
            Self::Document => "a document of Word or LibreOffice",
        }
    }

    /// Returns what a file is taken for by how it begins and what its name ends with.
    pub fn of(ending: &str, bytes: &[u8]) -> Option<Self> {
        let head = bytes.get(..1024).unwrap_or(bytes);
        if head.windows(5).any(|window| window == b"%PDF-") {
            return Some(Self::Report);
        }
        match ending.to_lowercase().as_str() {
            "pdf" => Some(Self::Report),
            "txt" | "text" | "md" => Some(Self::Letter),
            "docx" | "docm" | "odt" => Some(Self::Document),
            "csv" | "tsv" | "xlsx" | "xlsm" | "ods" => Some(Self::Figures),
            _ => None,
        }
    }
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A report or letter.
    Report(report::Report),
    /// Figures of one authority.
    Figures(figures::Figures),
    /// A document by its headings.
    Document(document::Document),
    /// A file with figures of many authorities, of which none was named that is in it.
    Places(figures::Places),
}

impl Found {
    /// Takes what came of a file of figures.
    pub fn of_figures(answer: figures::Answer) -> Self {
        match answer {
            figures::Answer::Figures(figures) => Self::Figures(figures),
            figures::Answer::Places(places) => Self::Places(places),
        }
    }
}

/// Reads a file as what it is taken for; one of figures as a workbook, because other tables are
/// read piece by piece ([`figures::read`]).
pub fn read(kind: Kind, bytes: &[u8]) -> Result<Found, ImportError> {
    match kind {
        Kind::Document => document::read(bytes).map(Found::Document),
        Kind::Figures => figures::read_book(bytes).map(Found::of_figures),
        Kind::Report => report::read_pdf(bytes).map(Found::Report),
        Kind::Letter => report::read_text(&text::decode(bytes)).map(Found::Report),
    }
}
