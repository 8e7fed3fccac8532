//! The words that a user calls right in every draft: a text file beside the settings, one a line.
//!
//! It is read again before a word is added, so that two windows lose none of each other's.

use std::fs;

use super::{Folders, RealDisk, write_atomically};

/// The longest file that is read, in bytes.
const MAX_BYTES: u64 = 1_000_000;

/// Returns the words of this user; none where there is no file, or none that can be read.
#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
pub fn own_words(folders: &Folders) -> Vec<String> {
    let Some(path) = folders.words_file() else {
        return Vec::new();
    };
    let is_usual = fs::metadata(&path).is_ok_and(|facts| facts.len() <= MAX_BYTES);
    let text = is_usual.then(|| fs::read_to_string(&path).ok()).flatten();
    text.unwrap_or_default()
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Adds a word to those of this user. Returns whether it could be kept.
#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
pub fn add_own_word(folders: &Folders, word: &str) -> bool {
    let Some(path) = folders.words_file() else {
        return false;
    };
    let mut words = own_words(folders);
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    if word.is_empty() || words.contains(&word) {
        return true;
    }
    words.push(word);
    let text = words.join("\n") + "\n";
    let made = path
        .parent()
        .is_some_and(|folder| fs::create_dir_all(folder).is_ok());
    made && write_atomically(&RealDisk, &path, text.as_bytes(), None).is_ok()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn words_are_kept_once_and_in_order_and_damage_does_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::below(folder.path());
        assert_eq!(own_words(&folders), [] as [&str; 0]);
        for word in ["Northmere", "Kooth", " Northmere "] {
            assert!(add_own_word(&folders, word));
        }
        assert_eq!(own_words(&folders), ["Northmere", "Kooth"]);

        let file = folders.words_file().unwrap();
        write_atomically(&RealDisk, &file, b"\xff\xfe", None).unwrap();
        assert_eq!(own_words(&folders), [] as [&str; 0]);
        assert!(!add_own_word(&Folders::below(Path::new("/dev/null")), "x"));
    }
}
