//! Finished papers as files. A paper never takes the place of a draft or of what belongs to one,
//! whatever that is called and through whatever link it is reached.

use std::{
    io::{self, Read as _},
    path::Path,
};

use flate2::read::GzDecoder;

use super::{
    Disk as _, RealDisk, StoreError, atomic::is_part, disk::head, file::write_file, is_sealed,
};

/// How much of a file is read to know it by, in bytes: remarks may stand before what tells.
const MAX_HEAD: u64 = 64 * 1024;

/// Writes a finished paper. A failed export leaves the old file.
pub fn write_paper(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    refuse_draft(path)?;
    write_file(path, bytes)
}

/// Refuses a path where something stands that a paper must not replace: a draft, a copy of one,
/// an earlier version, a template, what says who has a draft open.
pub fn refuse_draft(path: &Path) -> Result<(), StoreError> {
    let target = RealDisk.resolve(path).unwrap_or_else(|_| path.to_owned());
    let refuse = |what| StoreError::NotForPapers {
        path: path.to_owned(),
        what,
    };
    if let Some(what) = by_name(path).or_else(|| by_name(&target)) {
        return Err(refuse(what));
    }
    match head(path, MAX_HEAD) {
        Ok(head) => by_content(&head).map_or(Ok(()), |what| Err(refuse(what))),
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(StoreError::Write {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Says what a file is called like. A damaged draft is known by its name alone.
fn by_name(path: &Path) -> Option<&'static str> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    // What follows the last of these on Windows does not count, and the file is the same.
    let name = name.trim_end_matches(['.', ' ']);
    let ends = |ending: &str| name.ends_with(ending);
    if is_part(path) || (name.starts_with('.') && (ends(".ron") || ends(".ron.age"))) {
        Some("a file that Candour keeps beside a draft")
    } else if ends(".ron.gz") {
        Some("an earlier version of a draft")
    } else if ends(".ron") || ends(".ron.age") {
        Some("called as a draft is")
    } else {
        None
    }
}

/// Says what a file that begins so holds.
fn by_content(bytes: &[u8]) -> Option<&'static str> {
    if is_sealed(bytes) {
        return Some("protected, as a draft is");
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        let mut head = GzDecoder::new(bytes).take(MAX_HEAD);
        // What comes before a damaged part is enough to know it by.
        let _end = head.read_to_end(&mut plain).is_ok();
        return is_ours(&plain).then_some("an earlier version of a draft");
    }
    is_ours(bytes).then_some("a draft")
}

/// Whether a text begins as the files of this program do.
fn is_ours(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes);
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let skipped = match (rest.strip_prefix("//"), rest.strip_prefix("/*")) {
            (Some(remark), _) => remark.split_once('\n'),
            (_, Some(remark)) => remark.split_once("*/"),
            (None, None) => break,
        };
        rest = skipped.map_or("", |(_, rest)| rest).trim_start();
    }
    // Blanks may stand between anything.
    let dense = rest.chars().filter(|c| !c.is_whitespace()).take(400);
    let dense: String = dense.collect();
    dense.starts_with('(') && dense.contains("format:\"candour-")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::store::{Passphrase, Rights, Seal, backup, copy_beside, lock_of};

    const DRAFT: &[u8] = b"// Ours.\n( format : \"candour-draft\", version: 1)";

    #[track_caller]
    fn check(path: &Path, expected: Option<&str>) {
        let refused = write_paper(path, b"%PDF").map_err(|error| error.to_string());
        let expected = expected.map(|what| format!("{} is {what}", path.display()));
        assert_eq!(refused.err(), expected);
    }

    fn put(path: &Path, bytes: &[u8]) {
        RealDisk.create(path, Rights::Owner).unwrap();
        RealDisk.append(path, bytes).unwrap();
    }

    #[test]
    fn a_paper_takes_no_place_of_a_draft_whatever_it_is_called() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for (name, bytes) in [
            ("draft.pdf", DRAFT),
            (
                "marked.md",
                b"\xef\xbb\xbf(format:\"candour-draft\",version:1)",
            ),
            (
                "template.docx",
                b"/* Ours. */ (format: \"candour-template\")",
            ),
        ] {
            put(&path(name), bytes);
            check(&path(name), Some("a draft"));
            assert_eq!(RealDisk.read(&path(name), 1_000).unwrap(), bytes);
        }
        let seal = Seal::Passphrase(Passphrase::new("three quiet otters".to_owned()).unwrap());
        put(&path("sealed.html"), &seal.close(DRAFT.to_vec()).unwrap());
        check(&path("sealed.html"), Some("protected, as a draft is"));
        for name in ["new.ron", "new.RON", "new.Ron.Age", "new.ron ", "new.ron."] {
            check(&path(name), Some("called as a draft is"));
        }
    }

    #[test]
    fn a_paper_takes_no_place_of_what_lies_beside_a_draft() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("draft.ron");
        put(&draft, DRAFT);
        let moment = jiff::Timestamp::UNIX_EPOCH;
        let state = backup::snapshot(&RealDisk, &draft, DRAFT, false, moment, "sent").unwrap();
        check(&state.path, Some("an earlier version of a draft"));
        let renamed = folder.path().join("state.pdf");
        RealDisk.rename(&state.path, &renamed).unwrap();
        check(&renamed, Some("an earlier version of a draft"));
        let kept = Some("a file that Candour keeps beside a draft");
        check(&lock_of(&RealDisk, &draft), kept);
        check(&copy_beside(&draft, "0011aabb"), kept);
        check(&crate::store::atomic::part_of(&draft), kept);
    }

    #[test]
    fn a_paper_replaces_a_paper_and_anything_else() {
        let folder = tempfile::tempdir().unwrap();
        let words = "(format: of the meeting) candour-draft";
        for bytes in [b"%PDF-1.7".as_slice(), b"", b"\xff\xfe(", words.as_bytes()] {
            let path = folder.path().join("paper.pdf");
            put(&path, bytes);
            check(&path, None);
            assert_eq!(RealDisk.read(&path, 10).unwrap(), b"%PDF");
            RealDisk.remove(&path).unwrap();
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_link_to_a_draft_is_a_draft() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| -> PathBuf { folder.path().join(name) };
        put(&path("draft.ron"), DRAFT);
        put(&path("damaged.ron"), b"\0\0\0");
        let link = |to: &str, name: &str| {
            std::os::unix::fs::symlink(path(to), path(name)).unwrap();
        };
        link("draft.ron", "one.pdf");
        link("one.pdf", "two.md");
        link("damaged.ron", "three.docx");
        std::fs::hard_link(path("draft.ron"), path("four.html")).unwrap();
        check(&path("one.pdf"), Some("called as a draft is"));
        check(&path("two.md"), Some("called as a draft is"));
        check(&path("three.docx"), Some("called as a draft is"));
        check(&path("four.html"), Some("a draft"));
        assert_eq!(RealDisk.read(&path("draft.ron"), 1_000).unwrap(), DRAFT);
    }
}
