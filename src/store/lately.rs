//! Where a user changed something last in each draft, between runs: a file of its own, on this
//! machine alone.
//!
//! Nothing of a draft is in it: what stands for the path of a file, and the ids of places. What is
//! not understood, such as a column of a later version, is passed over, and nobody is told.

use std::{fs, path::Path};

use serde::{Deserialize, Serialize};

use super::{Fingerprint, Folders, RealDisk, write_atomically};
use crate::model::{NamedPlace, Place};

/// How many drafts are remembered, the latest first.
const MAX_DRAFTS: usize = 20;
/// The longest file that is read, in bytes.
const MAX_BYTES: u64 = 200_000;

/// The places of one draft, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Lately {
    /// What stands for the path of its file.
    file: String,
    places: Vec<String>,
}

/// Returns where something was changed last in the draft of this file, the latest first.
pub fn places_lately(folders: &Folders, draft: &Path) -> Vec<Place> {
    let file = print_of(draft);
    let found = load(folders).into_iter().find(|known| known.file == file);
    let places = found.map(|known| known.places).unwrap_or_default();
    let read = |text: &String| ron::from_str::<NamedPlace>(text).ok();
    places
        .iter()
        .filter_map(read)
        .map(|named| named.0)
        .collect()
}

/// Keeps where something was changed last in the draft of this file. Says whether it worked;
/// nobody needs to be told when it did not.
#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
pub fn keep_places_lately(folders: &Folders, draft: &Path, places: &[Place]) -> bool {
    let Some(path) = folders.places_file() else {
        return false;
    };
    let file = print_of(draft);
    let written = |place: &Place| ron::to_string(&NamedPlace(place.clone())).ok();
    let mut all = load(folders);
    all.retain(|known| known.file != file);
    let places = places.iter().filter_map(written).collect();
    all.insert(0, Lately { file, places });
    all.truncate(MAX_DRAFTS);
    let Ok(text) = ron::ser::to_string_pretty(&all, ron::ser::PrettyConfig::new()) else {
        return false;
    };
    let made = { path.parent() }.is_some_and(|folder| fs::create_dir_all(folder).is_ok());
    made && write_atomically(&RealDisk, &path, text.as_bytes(), None).is_ok()
}

#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
fn load(folders: &Folders) -> Vec<Lately> {
    let path = folders.places_file();
    let is_usual = |path: &Path| fs::metadata(path).is_ok_and(|facts| facts.len() <= MAX_BYTES);
    let path = path.filter(|path| is_usual(path));
    let text = path.and_then(|path| fs::read_to_string(path).ok());
    text.and_then(|text| ron::from_str(&text).ok())
        .unwrap_or_default()
}

/// Returns what stands for a path, so that no name of a file is read here.
fn print_of(draft: &Path) -> String {
    Fingerprint::of(draft.as_os_str().as_encoded_bytes()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FieldId, RegisterKind, RowId, SectionId};

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test looks at the file")]
    fn places_come_back_for_their_draft_alone_and_no_word_of_a_path_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::below(folder.path());
        let (one, other) = (Path::new("/s/Case of J.ron"), Path::new("/s/b.ron"));
        let row = RowId::new("f-abc234").unwrap();
        let places = [
            Place::Cell(RegisterKind::Findings, row.clone(), "said"),
            Place::Field(
                SectionId::new("summary").unwrap(),
                FieldId::new("text").unwrap(),
            ),
            Place::Detail("title"),
        ];
        assert_eq!(places_lately(&folders, one), []);
        assert!(keep_places_lately(&folders, one, &places));
        assert!(keep_places_lately(&folders, other, &places[..1]));
        assert_eq!(places_lately(&folders, one), places);
        assert_eq!(places_lately(&folders, other), places[..1]);
        let file = folders.places_file().unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            !text.contains("Case") && text.contains("f-abc234"),
            "{text}"
        );

        // Of another version: what is understood comes back.
        let later = text.replace("title", "no-such-detail");
        write_atomically(&RealDisk, &file, later.as_bytes(), None).unwrap();
        assert_eq!(places_lately(&folders, one), places[..2]);
        for damaged in ["", "nonsense", "[(file: 3)]"] {
            write_atomically(&RealDisk, &file, damaged.as_bytes(), None).unwrap();
            assert_eq!(places_lately(&folders, one), []);
        }
        for nth in 0..30 {
            let path = format!("/s/{nth}.ron");
            assert!(keep_places_lately(&folders, Path::new(&path), &places));
        }
        assert_eq!(load(&folders).len(), MAX_DRAFTS);
        assert_eq!(places_lately(&folders, Path::new("/s/29.ron")), places);
    }
}
