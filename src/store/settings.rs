//! What the program remembers between runs: recent drafts, theme and zoom. No word of a draft.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::model::RegisterKind;
use crate::ron_text::{Part, Parts, Piece};

use super::{Folders, RealDisk, seen::Seen, write_atomically};

/// How many recent drafts are remembered.
const MAX_RECENT: usize = 8;

/// Which colours the window has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
    /// The strongest contrast.
    Contrast,
}

/// How large the pages beside the text are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub enum PageZoom {
    /// As wide as there is room.
    #[default]
    Width,
    /// As large as a whole page has room.
    Page,
    /// This many times as large as on paper.
    Times(f32),
}

/// How the pages beside the text stand to each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spread {
    /// One below the other.
    #[default]
    Single,
    /// Two side by side, as in a bound paper.
    Facing,
    /// All of them, small.
    Overview,
}

/// How long the lines of the text are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineLength {
    /// A fifth shorter.
    Short,
    /// As most books have them.
    #[default]
    Usual,
    /// A quarter longer.
    Long,
}

/// What the program remembers between runs.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Drafts opened lately, the latest first.
    pub recent: Vec<PathBuf>,
    /// The colours.
    pub theme: ThemeChoice,
    /// How large everything is; 1 is as the system has it.
    pub zoom: f32,
    /// Whether the help beside the text is shown.
    pub help_shown: bool,
    /// Whether the pages are shown beside the text.
    pub pages_shown: bool,
    /// Whether the user has hidden them, so that they do not open by themselves in a wide window.
    pub pages_hidden: bool,
    /// How large they are beside the text.
    pub page_zoom: PageZoom,
    /// How large they are when they are read alone.
    pub reading_zoom: PageZoom,
    /// How they stand to each other.
    pub spread: Spread,
    /// Whether words that are in no dictionary are marked.
    pub spelling: bool,
    /// Whether what could be said more plainly is marked.
    pub plain_english: bool,
    /// Whether it is underlined, and not only marked in the margin.
    pub plain_lines: bool,
    /// How long the lines of the text are.
    pub line: LineLength,
    /// Whether the line that is written in stays in the middle of the window.
    pub line_centered: bool,
    /// Whether a draft is saved to its file unasked, once nothing was changed for a while.
    pub autosave: bool,
    /// Whether the tour was taken or skipped: it is not offered again.
    pub toured: bool,
    /// Who the user is, where they have said so: a name or a role. Others see it; without one they
    /// see the name that the system has.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The keys of commands that are not those they come with: the name of a command, and keys
    /// such as `Ctrl+Shift+S`, or nothing.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub keys: BTreeMap<String, String>,
    /// The statistical neighbours whose mean is brought in with figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub neighbours: Vec<String>,
    /// The registers that are shown as tables.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<RegisterKind>,
    /// What was seen last of the sections of drafts.
    #[serde(skip_serializing_if = "Seen::is_empty")]
    pub seen: Seen,
    /// What stood in the file and could not be read, by its names there: it is as it was at first.
    #[serde(skip)]
    pub lost: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            theme: ThemeChoice::System,
            zoom: 1.0,
            help_shown: true,
            pages_shown: false,
            pages_hidden: false,
            page_zoom: PageZoom::Width,
            reading_zoom: PageZoom::Times(1.0),
            spread: Spread::Single,
            spelling: true,
            plain_english: true,
            plain_lines: false,
            line: LineLength::Usual,
            line_centered: false,
            autosave: false,
            toured: false,
            name: String::new(),
            keys: BTreeMap::new(),
            neighbours: Vec::new(),
            tables: Vec::new(),
            seen: Seen::default(),
            lost: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads the settings. Where there are none the defaults serve; where one cannot be read the
    /// default serves for that one, and it is named in `lost`.
    #[expect(
        clippy::disallowed_methods,
        reason = "store is the only door to the disk"
    )]
    pub fn load(folders: &Folders) -> Self {
        let text = folders
            .settings_file()
            .and_then(|path| fs::read_to_string(path).ok());
        let read = text.map(|text| ron::from_str(&text).unwrap_or_else(|_| one_by_one(&text)));
        let mut settings: Self = read.unwrap_or_default();
        if !settings.zoom.is_finite() {
            settings.zoom = 1.0;
        }
        settings.zoom = settings.zoom.clamp(0.5, 3.0);
        for zoom in [&mut settings.page_zoom, &mut settings.reading_zoom] {
            if matches!(zoom, PageZoom::Times(times) if !times.is_finite()) {
                *zoom = PageZoom::default();
            }
        }
        settings
    }

    /// Writes the settings. Says whether it worked; nobody needs to be told when it did not.
    #[expect(
        clippy::disallowed_methods,
        reason = "store is the only door to the disk"
    )]
    pub fn save(&self, folders: &Folders) -> bool {
        let Some(path) = folders.settings_file() else {
            return false;
        };
        let Ok(text) = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()) else {
            return false;
        };
        let made = path
            .parent()
            .is_some_and(|folder| fs::create_dir_all(folder).is_ok());
        made && write_atomically(&RealDisk, &path, text.as_bytes(), None).is_ok()
    }

    /// Puts a draft at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MAX_RECENT);
    }

    /// Takes a draft off the list of recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
    }
}

/// Reads the settings of a damaged file one by one.
fn one_by_one(text: &str) -> Settings {
    let mut kept = String::from("(");
    let mut lost = Vec::new();
    let parts = Parts::of(Piece { text, at: 0 });
    for part in parts.into_iter().flatten() {
        let (Part::Whole(piece) | Part::Broken(piece) | Part::Behind(piece)) = part;
        let with = format!("{kept}{},", piece.text);
        if ron::from_str::<Settings>(&format!("{with})")).is_ok() {
            kept = with;
        } else if let Some((name, _)) = piece.keyed() {
            lost.push(name.text.to_owned());
        } else if !piece.is_rest() {
            lost.push("a part of it".to_owned());
        }
    }
    if kept.len() == 1 && lost.is_empty() {
        lost.push("all of it".to_owned());
    }
    let settings = ron::from_str(&format!("{kept})")).unwrap_or_default();
    Settings { lost, ..settings }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_damaged_ones_do_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::below(folder.path());
        let mut settings = Settings {
            zoom: 1.2,
            ..Settings::default()
        };
        settings.remember(Path::new("/a.ron"));
        settings.remember(Path::new("/b.ron"));
        settings.remember(Path::new("/a.ron"));
        assert!(settings.save(&folders));
        assert_eq!(Settings::load(&folders), settings);
        assert_eq!(
            settings.recent,
            [PathBuf::from("/a.ron"), PathBuf::from("/b.ron")]
        );

        let file = folders.settings_file().unwrap();
        let damaged = [
            ("(zoom: nonsense", "zoom", Settings::default()),
            ("nonsense", "all of it", Settings::default()),
            (
                "(theme: Dark, zoom: wide, name: \"Jo, lead\", tables: [What],)",
                "zoom, tables",
                Settings {
                    theme: ThemeChoice::Dark,
                    name: "Jo, lead".to_owned(),
                    ..Settings::default()
                },
            ),
            // The file of another version.
            (
                "(theme: Dark, later: [1, (2)])",
                "",
                Settings {
                    theme: ThemeChoice::Dark,
                    ..Settings::default()
                },
            ),
        ];
        for (text, lost, expected) in damaged {
            write_atomically(&RealDisk, &file, text.as_bytes(), None).unwrap();
            let read = Settings::load(&folders);
            assert_eq!(read.lost.join(", "), lost, "{text}");
            let lost = read.lost.clone();
            assert_eq!(read, Settings { lost, ..expected }, "{text}");
        }
    }
}
