//! What the names of second copies say: which program most likely left them.
//!
//! The names are those that people report in public of the programs named here. An ending of two
//! parts is cut in its middle: `sef.ron (… conflicted copy …).age`.

use std::path::Path;

/// Whether a file may be a draft by its name. Files that programs hide are not.
pub(super) fn could_be_draft(path: &Path) -> bool {
    let name = name(path);
    let ends = [".ron", ".age"]
        .iter()
        .any(|end| name.to_lowercase().ends_with(end));
    !name.starts_with(['.', '~']) && (ends || name.contains(".sync-conflict-"))
}

/// Whether only a program gives a file such a name. Where one writes `sef-LAPTOP42.ron`, people
/// write `sef-final.ron`.
pub(super) fn speaks_for_itself(own: &Path, other: &Path) -> bool {
    left_by(own, other).is_some_and(|by| by != ONEDRIVE)
}

/// What puts the name of a machine behind that of a file.
const ONEDRIVE: &str = "OneDrive or SharePoint";

/// Returns what most likely left a file beside a draft, if its name says so.
pub(super) fn left_by(own: &Path, other: &Path) -> Option<&'static str> {
    let (own, other) = (bare(&name(own)), bare(&name(other)));
    let rest = other.strip_prefix(own.as_str())?;
    let within = rest
        .trim()
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if rest.starts_with(".sync-conflict-") {
        return Some("Syncthing");
    }
    if let Some(within) = within {
        return match within {
            _ if is_number(within) => Some("OneDrive, Google Drive, a browser or e-mail"),
            _ if within.starts_with("conflicted copy ") => Some("Nextcloud or ownCloud"),
            _ if within.contains("conflicted copy ") => Some("Dropbox"),
            _ => None,
        };
    }
    if let Some(rest) = rest.strip_prefix("_conflict-") {
        return rest
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some("ownCloud");
    }
    if is_copy_of_windows(rest) {
        return Some("Windows");
    }
    if rest == " copy" || rest.strip_prefix(" copy ").is_some_and(is_number) {
        return Some("macOS");
    }
    if let Some(machine) = rest.strip_prefix('-') {
        let is_name = !machine.is_empty() && !machine.contains([' ', '(', ')']);
        return is_name.then_some(ONEDRIVE);
    }
    rest.contains(" conflict ").then_some("Sync.com")
}

/// “ - Copy”, “ - Copy (2)”.
fn is_copy_of_windows(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(" - Copy") else {
        return false;
    };
    let number = rest
        .strip_prefix(" (")
        .and_then(|rest| rest.strip_suffix(')'));
    rest.is_empty() || number.is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()))
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Returns a name without the endings of a draft, wherever they were cut.
fn bare(name: &str) -> String {
    name.replace(".ron", "").replace(".age", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(other: &str, expected: Option<&str>) {
        assert_eq!(
            left_by(Path::new("d/sef.ron"), Path::new(other)),
            expected,
            "{other}"
        );
        let sealed = left_by(Path::new("d/sef.ron.age"), Path::new(other));
        assert_eq!(sealed, expected, "{other} beside a protected draft");
        assert!(could_be_draft(Path::new(other)), "{other}");
    }

    #[test]
    fn names_of_second_copies_tell_who_left_them() {
        for (other, expected) in [
            ("sef-LAPTOP42.ron", "OneDrive or SharePoint"),
            ("sef-LAPTOP42-2.ron", "OneDrive or SharePoint"),
            ("sef.ron-LAPTOP42.age", "OneDrive or SharePoint"),
            ("sef (2).ron", "OneDrive, Google Drive, a browser or e-mail"),
            ("sef(1).ron", "OneDrive, Google Drive, a browser or e-mail"),
            ("sef (LAPTOP42's conflicted copy 2026-04-24).ron", "Dropbox"),
            ("sef (Jo’s conflicted copy 2026-04-24).ron", "Dropbox"),
            (
                "sef.ron (LAPTOP42's conflicted copy 2026-04-24).age",
                "Dropbox",
            ),
            (
                "sef (conflicted copy 2026-06-23 164852).ron",
                "Nextcloud or ownCloud",
            ),
            ("sef_conflict-20260623-164852.ron", "ownCloud"),
            ("sef.sync-conflict-20260102-150405-ABCDEF7.ron", "Syncthing"),
            ("sef.sync-conflict-20260102-150405-ABCDEF7", "Syncthing"),
            ("sef - Copy.ron", "Windows"),
            ("sef - Copy (2).ron", "Windows"),
            ("sef copy.ron", "macOS"),
            ("sef copy 2.ron", "macOS"),
            ("sef Jo conflict 2026.ron", "Sync.com"),
        ] {
            check(other, Some(expected));
        }
    }

    #[test]
    fn a_name_that_people_write_too_says_nothing_by_itself() {
        let own = Path::new("d/sef.ron");
        for other in ["sef-final.ron", "sef-2026.ron", "sef-LAPTOP42.ron"] {
            assert!(!speaks_for_itself(own, Path::new(other)), "{other}");
        }
        for other in ["sef (2).ron", "sef - Copy.ron", "sef_conflict-20260623.ron"] {
            assert!(speaks_for_itself(own, Path::new(other)), "{other}");
        }
    }

    #[test]
    fn a_title_is_no_conflict() {
        for other in [
            "sef (Conflicts between families).ron",
            "sef 2025.ron",
            "other.ron",
            "sef - Copying well.ron",
            "sef - what we do.ron",
        ] {
            check(other, None);
        }
        for other in [".sef.ron.open.ron", "~sef.ron", "sef.pdf", "sef.ron.bak"] {
            assert!(!could_be_draft(Path::new(other)), "{other}");
        }
    }
}
