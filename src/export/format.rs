//! The formats of a finished paper, and the endings of their files.

use std::path::Path;

/// A format of a finished paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Pages as they are printed.
    #[default]
    Pdf,
    /// A Word document.
    Word,
    /// One page for a web site.
    Web,
    /// Plain text with marks.
    Markdown,
    /// The registers and figures of the paper as tables, not the paper itself.
    Workbook,
}

impl Format {
    /// All formats of the whole paper, the usual one first.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Word, Self::Web, Self::Markdown];

    /// All that can be made of a draft for its readers.
    pub const OFFERED: [Self; 5] = [
        Self::Pdf,
        Self::Word,
        Self::Web,
        Self::Markdown,
        Self::Workbook,
    ];

    /// Returns a name with the ending of this format.
    pub fn named(self, name: &str) -> String {
        format!("{name}.{}", self.extension())
    }

    /// Returns what its files end with.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Web => "html",
            Self::Markdown => "md",
            Self::Workbook => "xlsx",
        }
    }

    /// Returns what people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Word => "Word",
            Self::Web => "Web page",
            Self::Markdown => "Markdown",
            Self::Workbook => "Excel",
        }
    }

    /// Says what it is for, in a sentence.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Pdf => "The finished paper, for Ofsted, members and the public",
            Self::Word => "For comments and pasting; what is changed there does not come back",
            Self::Web => "One file for a web site, good on a phone and read aloud",
            Self::Markdown => "Plain text for systems that take no documents",
            Self::Workbook => "The figures and registers as tables, for those who check them",
        }
    }

    /// Returns the format whose files end like this one, if any does.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        Self::OFFERED
            .into_iter()
            .find(|format| extension.eq_ignore_ascii_case(format.extension()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_in_the_format_that_its_name_ends_with() {
        for format in Format::OFFERED {
            let name = format!("Version 1.0.{}", format.extension().to_uppercase());
            assert_eq!(Format::of(Path::new(&name)), Some(format));
        }
        for name in ["paper", "paper.ron", "pdf", "paper.pdf.txt"] {
            assert_eq!(Format::of(Path::new(name)), None, "{name}");
        }
    }
}
