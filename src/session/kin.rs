//! Files beside a draft that hold what stands in it, told by what is inside and not by their names.
//!
//! A draft has no number of its own that a copy could be known by, so its sentences are looked
//! for: a copy made by hand, an older version, a paper in Markdown or a web page, a text. PDF and
//! Word documents hold their words packed, and are known by Candour's mark in them.
//! How many files are read, and how much of them, is bounded: a shared folder can be large.

use std::{
    collections::HashSet,
    io::Read as _,
    path::{Path, PathBuf},
};

use flate2::read::{DeflateDecoder, GzDecoder};

use crate::store::{Disk, Foreign, ForeignKind, MAX_BYTES};

/// How many files beside a draft are read.
const MAX_FILES: usize = 1_000;
/// How much is read of all of them together, in bytes.
const MAX_READ: u64 = 128 * 1024 * 1024;
/// The shortest piece of a text that says where it came from, in bytes.
const MIN_PIECE: usize = 30;
/// How many blanks it has at least: names and addresses stand in many files.
const MIN_BLANKS: usize = 3;

/// The sentences of a draft.
#[derive(Debug)]
pub(super) struct Sentences(HashSet<String>);

/// What was found beside a draft.
#[derive(Debug, Default)]
pub(super) struct Kin {
    /// Files that hold what stands in the draft, or are papers made by Candour.
    pub(super) files: Vec<PathBuf>,
    /// How many files were not looked into, because there are too many.
    pub(super) n_unread: usize,
}

impl Sentences {
    /// Returns the sentences of a draft's file, without those of its template.
    pub(super) fn of(draft: &[u8]) -> Self {
        let text = String::from_utf8_lossy(draft);
        let (own, template) = text.split_once("\n  template_copy:").unwrap_or((&text, ""));
        let is_own = |piece: &&str| !template.contains(*piece);
        Self(pieces(own).filter(is_own).map(str::to_owned).collect())
    }

    fn is_in(&self, bytes: &[u8]) -> bool {
        let text = String::from_utf8_lossy(bytes);
        pieces(&text).any(|piece| self.0.contains(piece))
    }
}

/// Returns what stands between quotation marks, ends of lines and tags, where it is long enough.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split(['"', '\n', '\r', '<', '>']).map(str::trim);
    pieces.filter(|piece| {
        piece.len() >= MIN_PIECE
            && piece.starts_with(char::is_alphanumeric)
            && !piece.ends_with(['(', ':', ',', '{', '['])
            && piece.matches(' ').count() >= MIN_BLANKS
    })
}

/// Returns the files in a folder that hold what stands in a draft. `known` are told otherwise.
pub(super) fn kin_in(
    disk: &dyn Disk,
    folder: &Path,
    known: &[&Path],
    sentences: &Sentences,
) -> Kin {
    let mut kin = Kin::default();
    let (mut n_files, mut n_bytes) = (0, 0);
    for path in disk.list(folder).unwrap_or_default() {
        let Ok(facts) = disk.facts(&path) else {
            continue;
        };
        let is_file = !facts.is_folder && facts.special.is_none() && facts.bytes > 0;
        if !is_file || facts.bytes > MAX_BYTES || !may_hold_text(&path) || known.contains(&&*path) {
            continue;
        }
        n_files += 1;
        n_bytes += facts.bytes;
        if n_files > MAX_FILES || n_bytes > MAX_READ {
            kin.n_unread += 1;
        } else if let Ok(bytes) = disk.read(&path, MAX_BYTES)
            && (is_paper_of_ours(&bytes) || sentences.is_in(&unpacked(bytes)))
        {
            kin.files.push(path);
        }
    }
    kin
}

/// Whether a file of this name may hold the words of a draft.
fn may_hold_text(path: &Path) -> bool {
    match Foreign::of_name(path).map(|foreign| foreign.kind) {
        None | Some(ForeignKind::Text | ForeignKind::Paper) => true,
        Some(ForeignKind::Archive) => path.extension().is_some_and(|ending| ending == "gz"),
        Some(
            ForeignKind::Cells | ForeignKind::Logo | ForeignKind::Picture | ForeignKind::Other,
        ) => false,
    }
}

/// Returns what stands in a packed state of a draft; anything else as it is.
fn unpacked(bytes: Vec<u8>) -> Vec<u8> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return bytes;
    }
    let mut plain = Vec::new();
    let mut reader = GzDecoder::new(&*bytes).take(MAX_BYTES);
    // What comes before a damaged part is enough to know it by.
    let _end = reader.read_to_end(&mut plain).is_ok();
    plain
}

/// Whether a file says that Candour made it.
fn is_paper_of_ours(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"%PDF-") {
        holds(bytes, b"<pdf:Producer>Candour ") || holds(bytes, b"/Producer(Candour ")
    } else if bytes.starts_with(b"PK\x03\x04") {
        part_of_package(bytes, b"docProps/app.xml")
            .is_some_and(|part| holds(&part, b"<Application>Candour</Application>"))
    } else {
        holds(bytes, b"@font-face{font-family:\"Candour\"")
    }
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// Returns a small part of a Word document.
fn part_of_package(bytes: &[u8], name: &[u8]) -> Option<Vec<u8>> {
    const MOST: u64 = 64 * 1024;
    // A local header is 30 bytes, with the length of what stands between name and part at its end.
    const HEADER: usize = 30;
    let at = bytes.windows(name.len()).position(|part| part == name)?;
    let header = bytes.get(at.checked_sub(HEADER)?..at)?;
    let number = |at: usize| Some(u16::from_le_bytes(header.get(at..at + 2)?.try_into().ok()?));
    if !header.starts_with(b"PK\x03\x04") {
        return None;
    }
    let body = bytes.get(at + name.len() + usize::from(number(28)?)..)?;
    let mut part = Vec::new();
    let _end = match number(8)? {
        0 => body.take(MOST).read_to_end(&mut part).is_ok(),
        _ => DeflateDecoder::new(body)
            .take(MOST)
            .read_to_end(&mut part)
            .is_ok(),
    };
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{RealDisk, write_file};

    const DRAFT: &str = "(\n  format: \"candour-draft\",\n  answers: {\"a\": {\"b\": Prose(\"A boy of nine said nobody asked him what he wanted.\")}},\n  template_copy: (\n    help: \"Say in a few words what the children told you.\",\n  ),\n)\n";

    fn found(files: &[(&str, &[u8])]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            write_file(&folder.path().join(name), bytes).unwrap();
        }
        let known = folder.path().join("known.ron");
        let sentences = Sentences::of(DRAFT.as_bytes());
        let kin = kin_in(&RealDisk, folder.path(), &[&known], &sentences);
        assert_eq!(kin.n_unread, 0);
        let names = kin.files.iter().filter_map(|path| path.file_name());
        names
            .map(|name| name.to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_file_that_holds_a_sentence_of_the_draft_is_found_whatever_its_name() {
        let broken = DRAFT.get(..120).unwrap();
        let other = "(\n  format: \"candour-draft\",\n  answers: {\"a\": {\"b\": Prose(\"Another council wrote this for its own paper.\")}},\n  template_copy: (\n    help: \"Say in a few words what the children told you.\",\n  ),\n)\n";
        let files: [(&str, &[u8]); 7] = [
            ("known.ron", DRAFT.as_bytes()),
            ("paper old.ron", DRAFT.as_bytes()),
            (
                "mailed.txt",
                b"So:\nA boy of nine said nobody asked him what he wanted.\nDear all",
            ),
            (
                "page.html",
                b"<p>A boy of nine said nobody asked him what he wanted.</p>",
            ),
            ("half", broken.as_bytes()),
            ("other.ron", other.as_bytes()),
            ("logo.png", DRAFT.as_bytes()),
        ];
        assert_eq!(
            found(&files),
            ["half", "mailed.txt", "page.html", "paper old.ron"]
        );
    }

    #[test]
    fn a_paper_that_another_program_made_is_not_ours() {
        let files: [(&str, &[u8]); 3] = [
            (
                "ours.pdf",
                b"%PDF-1.7\n<pdf:Producer>Candour 0.1.0</pdf:Producer>",
            ),
            ("theirs.pdf", b"%PDF-1.7\n<pdf:Producer>Word</pdf:Producer>"),
            ("theirs.docx", b"PK\x03\x04 docProps/app.xml"),
        ];
        assert_eq!(found(&files), ["ours.pdf"]);
    }

    #[test]
    fn a_large_folder_is_not_read_without_end_and_that_is_told() {
        let folder = tempfile::tempdir().unwrap();
        for n in 0..MAX_FILES + 3 {
            let path = folder.path().join(format!("{n:04}.txt"));
            RealDisk.create(&path, crate::store::Rights::Owner).unwrap();
            RealDisk.append(&path, b"x").unwrap();
        }
        let sentences = Sentences::of(DRAFT.as_bytes());
        assert_eq!(
            kin_in(&RealDisk, folder.path(), &[], &sentences).n_unread,
            3
        );
    }
}
