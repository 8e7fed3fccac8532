//! Names of files as people type them, and what stands there already.

use std::path::{Path, PathBuf};

use crate::model::{Audience, Draft};
use crate::store::Foreign;

use super::{CommentsIn, Folders, Order, Seal};

/// What a draft's file ends with.
pub const DRAFT_EXTENSION: &str = "ron";
/// What the file of a protected draft ends with.
pub const PROTECTED_EXTENSION: &str = "ron.age";

/// Whether there is a file or folder of this name.
pub fn is_there(path: &Path) -> bool {
    path.exists()
}

/// Returns the name of this machine, to tell it from others that share a folder.
pub fn machine_name() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

/// Returns the name that the system knows the user by.
pub fn user_name() -> String {
    let name = ["USERNAME", "USER", "LOGNAME"].iter().find_map(|name| {
        let value = std::env::var_os(name)?.to_string_lossy().into_owned();
        (!value.trim().is_empty()).then_some(value)
    });
    name.unwrap_or_else(|| "Somebody".to_owned())
}

/// Returns a name beside a draft for our own copy of it, which no file has yet.
pub fn copy_beside_draft(draft: &Path) -> PathBuf {
    let (stem, ending) = parts_of_name(draft);
    free_beside(draft, |n| match n {
        1 => format!("{stem} (our copy){ending}"),
        n => format!("{stem} (our copy {n}){ending}"),
    })
}

/// Returns a name beside a draft for the file in which one person writes.
pub(super) fn own_name(draft: &Path, person: &str, nth: u32) -> PathBuf {
    let (stem, ending) = parts_of_name(draft);
    let person = plain_name(person);
    draft.with_file_name(match nth {
        0 | 1 => format!("{stem} ({person}){ending}"),
        n => format!("{stem} ({person} {n}){ending}"),
    })
}

/// Returns the name that a draft's file has under a seal: its own, or beside it one with the
/// right ending, which no file has yet.
pub fn path_under(draft: &Path, seal: &Seal) -> PathBuf {
    let (stem, ending) = parts_of_name(draft);
    let wanted = format!(".{}", extension_under(seal));
    if ending == wanted {
        return draft.to_owned();
    }
    free_beside(draft, |n| match n {
        1 => format!("{stem}{wanted}"),
        n => format!("{stem} {n}{wanted}"),
    })
}

/// Returns what a draft's file ends with under a seal.
pub fn extension_under(seal: &Seal) -> &'static str {
    if seal.is_closed() {
        PROTECTED_EXTENSION
    } else {
        DRAFT_EXTENSION
    }
}

/// Whether a name says that a draft is protected.
pub fn is_named_protected(draft: &Path) -> bool {
    let name = draft.file_name().unwrap_or_default().to_string_lossy();
    name.trim_end_matches(['.', ' '])
        .to_lowercase()
        .ends_with(".age")
}

/// Returns the name of a draft's file as people say it, without its ending.
pub fn draft_name(draft: &Path) -> String {
    parts_of_name(draft).0
}

/// Returns the name of a draft's file, and its ending with the dot; none where it has another.
fn parts_of_name(draft: &Path) -> (String, &'static str) {
    let name = draft.file_name().unwrap_or_default().to_string_lossy();
    let found = [".ron.age", ".ron"]
        .into_iter()
        .find_map(|ending| Some((name.strip_suffix(ending)?.to_owned(), ending)));
    found.unwrap_or_else(|| (name.into_owned(), ""))
}

fn free_beside(draft: &Path, name: impl Fn(u32) -> String) -> PathBuf {
    let mut paths = (1..).map(|n| draft.with_file_name(name(n)));
    let free = paths.find(|path| !is_there(path));
    free.unwrap_or_else(|| draft.to_owned())
}

/// Returns a path that means the same wherever the program is started.
pub fn whole_path(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Reads a path as typed or pasted: quotation marks around it go, `~` is the home folder, a
/// bare name lies in `folder`. It ends with one of `extensions`; where it does not, what is
/// missing of the first is added.
pub fn typed_path(text: &str, folder: &Path, extensions: &[&str]) -> Option<PathBuf> {
    let text = text.trim().trim_matches(['"', '“', '”']).trim();
    if text.is_empty() {
        return None;
    }
    let path = match text.strip_prefix("~/") {
        Some(rest) => Folders::home().map_or_else(|| PathBuf::from(text), |home| home.join(rest)),
        None => folder.join(text),
    };
    let name = path.file_name()?.to_str().map(str::to_lowercase);
    let has = |extension: &str| {
        let name = name.as_deref().unwrap_or_default();
        name.ends_with(&format!(".{extension}"))
    };
    let Some(first) = extensions.first() else {
        return Some(path);
    };
    if extensions.iter().any(|extension| has(extension)) {
        return Some(path);
    }
    // Not `set_extension`: it would take "version 0.4" for a name with the extension "4".
    let missing = match first.split_once('.') {
        Some((begun, rest)) if has(begun) => rest,
        _ => first,
    };
    let mut name = path.file_name()?.to_owned();
    name.push(".");
    name.push(missing);
    Some(path.with_file_name(name))
}

/// Reads the path of a draft to open, as [`typed_path`] does. A file that is there is meant as
/// it was typed, and so is one that has an ending of another program: nobody calls a draft
/// “plan.docx.ron”.
pub fn typed_draft(text: &str, folder: &Path) -> Option<PathBuf> {
    let as_typed = typed_path(text, folder, &[])?;
    let draft = typed_path(text, folder, &[DRAFT_EXTENSION, PROTECTED_EXTENSION])?;
    let is_folder = as_typed.is_dir();
    let is_meant = if is_folder {
        !is_there(&draft)
    } else {
        is_there(&as_typed) || Foreign::of_name(&as_typed).is_some()
    };
    Some(if is_meant { as_typed } else { draft })
}

/// Returns the name of a paper's file: whose it is and who will read it, so that Ofsted's paper
/// and the public's are never taken for each other.
pub fn paper_name(stem: &str, order: Order) -> String {
    let readers = match order.reader {
        Audience::Everyone => "for everyone",
        Audience::Committee => "for committee",
        Audience::Ofsted => "for Ofsted",
        Audience::WorkingNote => "working note",
    };
    let copy = match order.comments {
        CommentsIn::Nothing => "",
        CommentsIn::Open | CommentsIn::All => " review copy",
    };
    order.format.named(&format!("{stem} {readers}{copy}"))
}

/// Returns the name of a working copy with changes marked, so that it is never sent for the paper.
pub fn marked_name(stem: &str, order: Order) -> String {
    paper_name(&format!("{stem} changes marked"), order)
}

/// Suggests what the papers of a draft without a file are called: council and title, as people
/// write them.
pub fn suggested_title(draft: &Draft) -> String {
    /// More would leave no room for a folder's name where paths are short.
    const MAX_CHARS: usize = 80;
    let details = &draft.details;
    let words = format!("{} {}", details.authority, details.title);
    // Between words for what drives refuse in names.
    let plain: String = words
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '|' => '-',
            '<' | '>' | '"' | '?' | '*' => ' ',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = plain.chars().take(MAX_CHARS).collect();
    let cut = cut.trim_matches([' ', '.']);
    if cut.is_empty() {
        "Our self-evaluation".to_owned()
    } else {
        cut.to_owned()
    }
}

/// Returns somebody's name or role as a part of a file's name.
pub fn plain_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '-' {
                c
            } else {
                ' '
            }
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().take(8).collect();
    if words.is_empty() {
        "pack".to_owned()
    } else {
        words.join(" ")
    }
}

/// Suggests a name for a draft's file, without folder and extension: council and title.
pub fn suggested_name(draft: &Draft) -> String {
    let details = &draft.details;
    let words = format!("{} {}", details.authority, details.title);
    let plain: String = words
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let name: Vec<&str> = plain.split_whitespace().take(8).collect();
    if name.is_empty() {
        "our-self-evaluation".to_owned()
    } else {
        name.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Passphrase;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        check_as(text, &["ron"], expected);
    }

    #[track_caller]
    fn check_as(text: &str, extensions: &[&str], expected: &str) {
        let path = typed_path(text, Path::new("/papers"), extensions);
        assert_eq!(path, Some(PathBuf::from(expected)));
    }

    #[test]
    fn a_typed_path_is_completed() {
        check("draft", "/papers/draft.ron");
        check(" draft.RON ", "/papers/draft.RON");
        check("/elsewhere/version 0.4", "/elsewhere/version 0.4.ron");
        check("\"/with marks/x.ron\"", "/with marks/x.ron");
        assert_eq!(typed_path("  ", Path::new("/papers"), &["ron"]), None);
        check_as("logo", &[], "/papers/logo");
        check_as("draft", &["ron.age"], "/papers/draft.ron.age");
        check_as("draft.ron", &["ron.age"], "/papers/draft.ron.age");
        check_as("draft.RON.AGE", &["ron.age"], "/papers/draft.RON.AGE");
        check_as(
            "draft.ron.age",
            &["ron", "ron.age"],
            "/papers/draft.ron.age",
        );
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes files")]
    fn the_ending_says_whether_a_draft_is_protected() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let closed = Seal::Passphrase(Passphrase::new("correct horse".to_owned()).unwrap());
        assert_eq!(path_under(&path("a.ron"), &Seal::Open), path("a.ron"));
        assert_eq!(path_under(&path("a.ron"), &closed), path("a.ron.age"));
        assert_eq!(path_under(&path("a.ron.age"), &closed), path("a.ron.age"));
        assert_eq!(path_under(&path("a.ron.age"), &Seal::Open), path("a.ron"));
        std::fs::write(path("a.ron.age"), "").unwrap();
        assert_eq!(path_under(&path("a.ron"), &closed), path("a 2.ron.age"));
        assert_eq!(draft_name(&path("a.b.ron.age")), "a.b");
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes files")]
    fn a_copy_gets_a_name_that_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let copy = |name| copy_beside_draft(&path(name));
        assert_eq!(copy("a.ron"), path("a (our copy).ron"));
        assert_eq!(copy("a.ron.age"), path("a (our copy).ron.age"));
        std::fs::write(path("a (our copy).ron"), "").unwrap();
        assert_eq!(copy("a.ron"), path("a (our copy 2).ron"));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes files")]
    fn a_file_is_opened_as_it_was_typed_where_that_means_something() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let typed = |name: &str| typed_draft(name, folder.path()).unwrap();
        assert_eq!(typed("paper"), path("paper.ron"));
        assert_eq!(typed("version 0.4"), path("version 0.4.ron"));
        assert_eq!(typed("plan.docx"), path("plan.docx"), "not there");
        std::fs::write(path("notes"), "").unwrap();
        assert_eq!(typed("notes"), path("notes"));
        std::fs::create_dir_all(path("papers")).unwrap();
        assert_eq!(typed("papers"), path("papers"));
        std::fs::write(path("papers.ron"), "").unwrap();
        assert_eq!(typed("papers"), path("papers.ron"));
    }

    #[test]
    fn the_name_of_a_paper_says_who_reads_it() {
        let name = |reader| paper_name("Northmere", Order::pdf(reader));
        let names = Audience::ALL.iter().copied().map(name);
        let expected = [
            "Northmere for everyone.pdf",
            "Northmere for committee.pdf",
            "Northmere for Ofsted.pdf",
            "Northmere working note.pdf",
        ];
        assert_eq!(names.collect::<Vec<_>>(), expected);
        let mut draft = Draft::default();
        assert_eq!(suggested_title(&draft), "Our self-evaluation");
        "Northmere Council".clone_into(&mut draft.details.authority);
        "“What’s next?”: 2026/27.".clone_into(&mut draft.details.title);
        assert_eq!(
            suggested_title(&draft),
            "Northmere Council “What’s next ”- 2026-27"
        );
    }

    #[test]
    fn a_name_is_made_of_council_and_title() {
        let mut draft = Draft::default();
        assert_eq!(suggested_name(&draft), "our-self-evaluation");
        "Northmere Council".clone_into(&mut draft.details.authority);
        "Self-evaluation 2026/27".clone_into(&mut draft.details.title);
        assert_eq!(
            suggested_name(&draft),
            "northmere-council-self-evaluation-2026-27"
        );
    }
}
