//! Names of files as people type them, and what stands there already.

use std::path::{Path, PathBuf};

use crate::model::Draft;

use super::Folders;

/// What a draft's file ends with.
pub const DRAFT_EXTENSION: &str = "ron";

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
    let name = draft.file_name().unwrap_or_default().to_string_lossy();
    let endings = [".ron.age", ".ron"];
    let ending = endings.iter().find(|ending| name.ends_with(**ending));
    let ending = ending.copied().unwrap_or_default();
    let stem = name.strip_suffix(ending).unwrap_or(&name);
    let numbered = (2..).map(|n| format!("{stem} (our copy {n}){ending}"));
    let mut names = std::iter::once(format!("{stem} (our copy){ending}")).chain(numbered);
    let free = names.find_map(|name| {
        let path = draft.with_file_name(name);
        (!is_there(&path)).then_some(path)
    });
    free.unwrap_or_else(|| draft.to_owned())
}

/// Returns a path that means the same wherever the program is started.
pub fn whole_path(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Reads a path as typed or pasted: quotation marks around it go, `~` is the home folder, a
/// bare name lies in `folder`, and the extension, if there is one, is added where it is missing.
pub fn typed_path(text: &str, folder: &Path, extension: &str) -> Option<PathBuf> {
    let text = text.trim().trim_matches(['"', '“', '”']).trim();
    if text.is_empty() {
        return None;
    }
    let path = match text.strip_prefix("~/") {
        Some(rest) => Folders::home().map_or_else(|| PathBuf::from(text), |home| home.join(rest)),
        None => folder.join(text),
    };
    let has_extension = path
        .extension()
        .is_some_and(|own| own.eq_ignore_ascii_case(extension));
    if has_extension || extension.is_empty() {
        return Some(path);
    }
    // Not `set_extension`: it would take "version 0.4" for a name with the extension "4".
    let mut name = path.file_name()?.to_owned();
    name.push(".");
    name.push(extension);
    Some(path.with_file_name(name))
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

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let path = typed_path(text, Path::new("/papers"), "ron");
        assert_eq!(path, Some(PathBuf::from(expected)));
    }

    #[test]
    fn a_typed_path_is_completed() {
        check("draft", "/papers/draft.ron");
        check(" draft.RON ", "/papers/draft.RON");
        check("/elsewhere/version 0.4", "/elsewhere/version 0.4.ron");
        check("\"/with marks/x.ron\"", "/with marks/x.ron");
        assert_eq!(typed_path("  ", Path::new("/papers"), "ron"), None);
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
