//! Files of other programs, told from drafts by their content and their name.
//!
//! Nothing of them is read further. A file that begins as a draft does is none of them,
//! whatever its name, so that a damaged draft is still salvaged.

use std::path::Path;

use super::{DRAFT_FORMAT, is_sealed};

/// What a file of another program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreign {
    /// What people call it, such as “a Word document”.
    pub name: &'static str,
    /// What can be done with it.
    pub kind: ForeignKind,
}

/// What can be done with a file of another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignKind {
    /// Text, to be copied.
    Text,
    /// Text, to be copied; perhaps a paper that was made here.
    Paper,
    /// Cells, to be copied.
    Cells,
    /// A picture that can be a logo.
    Logo,
    /// A picture that cannot.
    Picture,
    /// Holds other files.
    Archive,
    /// Nothing of use here.
    Other,
}

use ForeignKind::{Archive, Cells, Logo, Other, Paper, Picture, Text};

/// The endings of names, with what they mean.
const ENDINGS: &[(&[&str], &str, ForeignKind)] = &[
    (&["docx"], "a Word document", Paper),
    (
        &["doc", "docm", "dot", "dotx", "dotm"],
        "a Word document",
        Text,
    ),
    (&["odt", "ott", "fodt"], "a LibreOffice document", Text),
    (&["rtf"], "a rich-text document", Text),
    (&["pages"], "a Pages document", Text),
    (&["pdf"], "a PDF", Paper),
    (&["html", "htm", "xhtml"], "a web page", Paper),
    (&["mht", "mhtml"], "a web page", Text),
    (&["md", "markdown"], "a Markdown text", Paper),
    (&["txt", "text", "log"], "a plain text", Text),
    (&["msg", "eml"], "an e-mail", Text),
    (
        &["xlsx", "xls", "xlsm", "xlsb", "xltx"],
        "an Excel workbook",
        Cells,
    ),
    (&["ods", "ots", "fods"], "a LibreOffice spreadsheet", Cells),
    (&["numbers"], "a Numbers spreadsheet", Cells),
    (&["csv", "tsv"], "a table of figures", Cells),
    (
        &["pptx", "ppt", "pptm", "ppsx", "odp", "key"],
        "a presentation",
        Text,
    ),
    (&["png", "jpg", "jpeg", "svg"], "a picture", Logo),
    (
        &[
            "gif", "bmp", "tif", "tiff", "webp", "heic", "ico", "emf", "wmf", "avif",
        ],
        "a picture",
        Picture,
    ),
    (
        &["zip", "7z", "rar", "gz", "tar", "tgz"],
        "an archive",
        Archive,
    ),
    (
        &["xml", "json", "yaml", "yml", "toml", "ini"],
        "a file of another program",
        Other,
    ),
    (
        &["mp3", "mp4", "mov", "avi", "wav", "m4a"],
        "a recording",
        Other,
    ),
    (
        &["exe", "msi", "dll", "lnk", "url", "bat"],
        "a file of the system",
        Other,
    ),
    (
        &["one", "pub", "vsdx", "mpp", "accdb", "mdb"],
        "an Office file",
        Other,
    ),
];

/// How files begin.
const BEGINNINGS: &[(&[u8], &str, ForeignKind)] = &[
    (b"%PDF-", "a PDF", Paper),
    (b"{\\rtf", "a rich-text document", Text),
    (b"PK\x03\x04", "an archive or an Office file", Archive),
    (b"\xD0\xCF\x11\xE0", "an older Office file", Text),
    (b"\x89PNG", "a picture", Logo),
    (b"\xFF\xD8\xFF", "a picture", Logo),
    (b"GIF8", "a picture", Picture),
    (b"7z\xBC\xAF\x27\x1C", "an archive", Archive),
    (b"Rar!\x1A\x07", "an archive", Archive),
    (b"\x1F\x8B", "an archive", Archive),
];

/// How far into a file is looked for the mark of a draft, in bytes.
const HEAD: usize = 4096;

impl Foreign {
    /// Returns what a file of this name is, if another program's files end so.
    pub fn of_name(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        let found = ENDINGS
            .iter()
            .find(|(endings, ..)| endings.contains(&ending.as_str()));
        found.map(|(_, name, kind)| Self { name, kind: *kind })
    }

    /// Returns what a file is, unless it is or was a draft. The name says more than the content
    /// where both are known.
    pub fn of(path: &Path, bytes: &[u8]) -> Option<Self> {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        let mark = DRAFT_FORMAT.as_bytes();
        if is_sealed(bytes) || head.windows(mark.len()).any(|window| window == mark) {
            return None;
        }
        Self::of_name(path).or_else(|| {
            let found = BEGINNINGS
                .iter()
                .find(|(beginning, ..)| bytes.starts_with(beginning));
            found.map(|(_, name, kind)| Self { name, kind: *kind })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: Option<(&str, ForeignKind)>) {
        let found = Foreign::of(Path::new(name), bytes);
        assert_eq!(found.map(|found| (found.name, found.kind)), expected);
    }

    #[test]
    fn a_file_of_another_program_is_known_by_its_name_or_by_how_it_begins() {
        check("plan.DOCX", b"PK\x03\x04", Some(("a Word document", Paper)));
        check(
            "plan.ron",
            b"PK\x03\x04",
            Some(("an archive or an Office file", Archive)),
        );
        check("plan", b"%PDF-1.7", Some(("a PDF", Paper)));
        check("figures.csv", b"a,b", Some(("a table of figures", Cells)));
        check("empty.xlsx", b"", Some(("an Excel workbook", Cells)));
        check("plan", b"Dear all,", None);
    }

    #[test]
    fn what_is_or_was_a_draft_is_none_whatever_its_name() {
        check(
            "mailed.txt",
            b"(format: \"candour-draft\", version: 1, ",
            None,
        );
        check(
            "mailed.txt",
            b"\xEF\xBB\xBF( format: \"candour-draft\"",
            None,
        );
        check("sef.zip", b"age-encryption.org/v1\n-> scrypt", None);
        check("damaged.ron", b"\0\0\0\0", None);
    }
}
