//! What the folder and the files of a history are called.
//!
//! `2026-11-24T014503Z.ron.gz` is a backup, `2026-11-24T014503Z-2 sent to the director.ron.gz`
//! the second state of that second, a snapshot. Signs that no file may have in its name on
//! some system are written as `%` and two hexadecimal figures for each byte.

use std::path::Path;

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

/// What follows the name of the draft in the name of the folder.
const HISTORY: &str = " history";
/// How long the name of a snapshot may be in the name of a file, in bytes: any system takes
/// 255 in all.
const MAX_NAME: usize = 150;
/// How much of the name of a draft stands in the name of the folder, in bytes.
const MAX_FOLDER: usize = 200;
const STAMP: &str = "%Y-%m-%dT%H%M%SZ";
const CLEAR: &str = ".ron.gz";
const SEALED: &str = ".ron.age";

/// What the name of a file says about a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StateName {
    pub(super) moment: Timestamp,
    /// Tells states of one second apart; from 1.
    pub(super) twin: u32,
    pub(super) name: Option<String>,
    pub(super) is_sealed: bool,
}

impl StateName {
    pub(super) fn new(moment: Timestamp, name: Option<&str>, is_sealed: bool) -> Self {
        Self {
            moment: Timestamp::from_second(moment.as_second()).unwrap_or(moment),
            twin: 1,
            name: name.map(shortened),
            is_sealed,
        }
    }

    /// Reads the name of a file; none where it is no state.
    pub(super) fn read(file: &str) -> Option<Self> {
        let (rest, is_sealed) = match file.strip_suffix(CLEAR) {
            Some(rest) => (rest, false),
            None => (file.strip_suffix(SEALED)?, true),
        };
        let (stamp, name) = match rest.split_once(' ') {
            Some((stamp, name)) => (stamp, Some(decoded(name)?)),
            None => (rest, None),
        };
        let (stamp, twin) = match stamp.split_once("Z-") {
            Some((stamp, twin)) => (format!("{stamp}Z"), twin.parse().ok()?),
            None => (stamp.to_owned(), 1),
        };
        let moment = DateTime::strptime(STAMP, &stamp).ok()?;
        let moment = moment.to_zoned_datetime(TimeZone::UTC).ok()?.timestamp();
        let state = Self {
            moment,
            twin,
            name,
            is_sealed,
        };
        // A name that this program would write otherwise is somebody else's.
        (state.file() == file).then_some(state)
    }

    /// Returns the name of the file.
    pub(super) fn file(&self) -> String {
        let stamp = self.moment.strftime(STAMP);
        let twin = if self.twin > 1 {
            format!("-{}", self.twin)
        } else {
            String::new()
        };
        let name = self
            .name
            .as_deref()
            .map(|name| format!(" {}", encoded(name)));
        let end = if self.is_sealed { SEALED } else { CLEAR };
        format!("{stamp}{twin}{}{end}", name.unwrap_or_default())
    }
}

/// Returns the name of the folder for a draft's file.
pub(super) fn folder(file: &str) -> String {
    let file = file.strip_suffix(".age").unwrap_or(file);
    let stem = file.strip_suffix(".ron").unwrap_or(file);
    if stem.len() <= MAX_FOLDER {
        return format!("{stem}{HISTORY}");
    }
    let print = crate::store::Fingerprint::of(stem.as_bytes()).short();
    format!("{} {print:08x}{HISTORY}", cut(stem, MAX_FOLDER, str::len))
}

/// Whether a file is what an interrupted write of a state left.
pub(super) fn is_part(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(".candour-") && name.ends_with(".part")
}

/// Returns the name of a snapshot without what no name needs, not longer than a file's may be.
pub(super) fn shortened(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return "Snapshot".to_owned();
    }
    let cut = cut(&name, MAX_NAME, |name| encoded(name).len());
    cut.trim_end().to_owned()
}

/// Returns as many letters of a text as fit.
fn cut(text: &str, most: usize, len: impl Fn(&str) -> usize) -> &str {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut fitting = "";
    for end in ends {
        let head = text.get(..end).unwrap_or_default();
        if len(head) > most {
            break;
        }
        fitting = head;
    }
    fitting
}

fn encoded(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_control() || r#"<>:"/\|?*%"#.contains(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                encoded.push('%');
                encoded.extend(
                    [byte >> 4, byte & 15]
                        .map(|half| char::from_digit(half.into(), 16))
                        .iter()
                        .flatten(),
                );
            }
        } else {
            encoded.push(c);
        }
    }
    encoded
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut figure = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (figure()?, figure()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment() -> Timestamp {
        "2026-11-24T01:45:03.7Z".parse().unwrap()
    }

    #[track_caller]
    fn check(name: Option<&str>, file: &str) {
        let state = StateName::new(moment(), name, file.contains(SEALED));
        assert_eq!(state.file(), file);
        assert_eq!(StateName::read(file), Some(state));
    }

    #[test]
    fn names_are_written_and_read_back() {
        check(None, "2026-11-24T014503Z.ron.gz");
        check(None, "2026-11-24T014503Z.ron.age");
        check(
            Some("sent to the director"),
            "2026-11-24T014503Z sent to the director.ron.gz",
        );
        check(
            Some("“Łódź” 李 🦊"),
            "2026-11-24T014503Z “Łódź” 李 🦊.ron.gz",
        );
        check(
            Some("50 % a/b\\c: \"why?\" ."),
            "2026-11-24T014503Z 50 %25 a%2fb%5cc%3a %22why%3f%22 ..ron.age",
        );
    }

    #[test]
    fn names_are_bounded_and_never_empty() {
        for (name, expected) in [("", "Snapshot"), (" \n\t", "Snapshot"), (" a \n b ", "a b")] {
            assert_eq!(shortened(name), expected, "{name:?}");
        }
        for name in ["🦊".repeat(300), "%".repeat(300), "a ".repeat(300)] {
            let state = StateName::new(moment(), Some(&name), false);
            assert!(state.file().len() <= 200, "{}", state.file().len());
            assert_eq!(StateName::read(&state.file()), Some(state));
        }
    }

    #[test]
    fn other_files_are_no_states() {
        for file in [
            "",
            "notes.txt",
            ".ron.gz",
            "draft.ron.gz",
            "2026-11-24T014503Z.ron",
            "2026-13-24T014503Z.ron.gz",
            "2026-11-24T014503Z-1.ron.gz",
            "2026-11-24T014503Z-02.ron.gz",
            "2026-11-24T014503Z a%zz.ron.gz",
            "2026-11-24T014503Z a%2.ron.gz",
            "2026-11-24T014503Z %ff.ron.gz",
            "2026-11-24T014503Z (1).ron.gz.tmp",
            "Copy of 2026-11-24T014503Z.ron.gz",
        ] {
            assert_eq!(StateName::read(file), None, "{file}");
        }
    }

    #[test]
    fn a_draft_keeps_its_folder_when_it_is_protected() {
        assert_eq!(folder("SEF 2026.ron"), "SEF 2026 history");
        assert_eq!(folder("SEF 2026.ron.age"), "SEF 2026 history");
        assert_eq!(folder("Łódź"), "Łódź history");
        let long = "ü".repeat(125);
        assert!(folder(&long).len() < 230, "{}", folder(&long));
        assert_ne!(folder(&long), folder(&format!("{long}.other")));
    }
}
