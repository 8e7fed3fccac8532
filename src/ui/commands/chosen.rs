//! The keys of commands as the user chose them, over those that they come with.
//!
//! No two commands share keys, and no command has keys that writing or the system needs, whatever
//! stands in a file of settings.

use std::collections::BTreeMap;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{command::Command, needed::needed};

/// What the user chose: the name of a command, and its keys as [`spelled`]; empty for none.
pub(in crate::ui) type Chosen = BTreeMap<String, String>;

/// The keys of every command.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct KeyBook {
    keys: Vec<(Command, Vec<KeyboardShortcut>)>,
    /// What was chosen and cannot be: names of commands or keys that are not understood.
    unknown: Vec<String>,
}

impl KeyBook {
    /// Puts what the user chose over what commands come with.
    pub(in crate::ui) fn of(chosen: &Chosen) -> Self {
        let mut book = Self::default();
        let known = |name: &String| Command::ALL.iter().any(|command| command.name() == *name);
        book.unknown
            .extend(chosen.keys().filter(|name| !known(name)).cloned());
        let mut usual = Vec::new();
        for command in Command::ALL.iter().copied() {
            // Those that stay are what the command has without a wish.
            let stay = if command.keeps_keys() {
                command.shortcuts()
            } else {
                &[]
            };
            let wish = chosen.get(&command.name());
            match wish.map(|words| (words, read(words))) {
                None => usual.push(command),
                Some((words, _)) if words.is_empty() => book.keys.push((command, stay.to_vec())),
                Some((_, Some(keys))) if needed(keys).is_none() && book.has(keys).is_none() => {
                    book.keys.push((command, [&[keys], stay].concat()));
                }
                Some((words, _)) => {
                    book.unknown.push(format!("{}: {words}", command.name()));
                    usual.push(command);
                }
            }
        }
        // What was chosen goes before what a command comes with.
        for command in usual {
            let mut keys = command.shortcuts().to_vec();
            keys.retain(|keys| book.has(*keys).is_none());
            book.keys.push((command, keys));
        }
        book
    }

    /// Returns the keys of a command; the first is shown.
    pub(in crate::ui) fn keys(&self, command: Command) -> &[KeyboardShortcut] {
        let found = self.keys.iter().find(|(of, _)| *of == command);
        found.map_or(&[], |(_, keys)| keys)
    }

    /// Returns every command with its keys.
    pub(in crate::ui) fn all(&self) -> impl Iterator<Item = (Command, &[KeyboardShortcut])> {
        self.keys
            .iter()
            .map(|(command, keys)| (*command, keys.as_slice()))
    }

    /// Returns the command that has these keys.
    pub(in crate::ui) fn has(&self, wanted: KeyboardShortcut) -> Option<Command> {
        let mut all = self.keys.iter();
        let found = all.find(|(_, keys)| keys.contains(&wanted));
        found.map(|(command, _)| *command)
    }

    /// Returns what was chosen and is not understood, as it stands in the settings.
    pub(in crate::ui) fn unknown(&self) -> &[String] {
        &self.unknown
    }
}

/// Returns keys as settings have them, such as `Ctrl+Shift+S`.
pub(in crate::ui) fn spelled(keys: KeyboardShortcut) -> String {
    let mut words = String::new();
    for (name, is_held) in [
        ("Ctrl+", keys.modifiers.command || keys.modifiers.ctrl),
        ("Alt+", keys.modifiers.alt),
        ("Shift+", keys.modifiers.shift),
    ] {
        if is_held {
            words.push_str(name);
        }
    }
    words + keys.logical_key.name()
}

/// Reads keys as settings have them.
fn read(words: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let (held, key) = words.rsplit_once('+').unwrap_or(("", words));
    for name in held.split('+').filter(|name| !name.is_empty()) {
        modifiers = modifiers.plus(match name.trim().to_lowercase().as_str() {
            "ctrl" | "cmd" => Modifiers::COMMAND,
            "alt" => Modifiers::ALT,
            "shift" => Modifiers::SHIFT,
            _ => return None,
        });
    }
    let key = Key::from_name(key.trim())?;
    Some(plain(KeyboardShortcut::new(modifiers, key)))
}

/// Returns keys without what another keyboard may not need: Shift is held for many signs.
pub(in crate::ui) fn plain(keys: KeyboardShortcut) -> KeyboardShortcut {
    let mut modifiers = keys.modifiers;
    if is_sign(keys.logical_key) {
        modifiers.shift = false;
    }
    KeyboardShortcut::new(modifiers, keys.logical_key)
}

/// Whether a key writes a sign that some keyboards have behind Shift. Figures are none: the text
/// has Ctrl+Shift with figures.
pub(in crate::ui) fn is_sign(key: Key) -> bool {
    let is_arrow = matches!(
        key,
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight
    );
    let mut letters = key.symbol_or_name().chars();
    let only = letters.next().filter(|_| letters.next().is_none());
    !is_arrow && only.is_some_and(|only| !only.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(pairs: &[(&str, &str)]) -> Chosen {
        let pairs = pairs.iter();
        pairs
            .map(|(name, keys)| ((*name).to_owned(), (*keys).to_owned()))
            .collect()
    }

    #[track_caller]
    fn check(book: &KeyBook, command: Command, expected: &str) {
        let keys: Vec<String> = book.keys(command).iter().copied().map(spelled).collect();
        assert_eq!(keys.join(" or "), expected, "{command:?}");
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        for command in Command::ALL {
            for keys in command.shortcuts() {
                assert_eq!(read(&spelled(*keys)), Some(*keys), "{}", spelled(*keys));
            }
        }
        assert_eq!(read("Hyper+S"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn what_is_chosen_holds_and_what_cannot_be_is_told() {
        let book = KeyBook::of(&chosen(&[
            ("save-as", "F12"),
            ("history", ""),
            // The first of two in the order of the page.
            ("export", "F12"),
            // What writing needs.
            ("find", "Ctrl+C"),
            // Every text has its keys, which stay.
            ("undo", "F4"),
            ("redo", ""),
            ("open", "Ctrl+Nothing"),
            ("what", "F3"),
        ]));
        check(&book, Command::SaveAs, "F12");
        check(&book, Command::History, "");
        check(&book, Command::Export, "Ctrl+E");
        check(&book, Command::Find, "Ctrl+F");
        check(&book, Command::Undo, "F4 or Ctrl+Z");
        check(&book, Command::Redo, "Ctrl+Shift+Z or Ctrl+Y");
        check(&book, Command::Open, "Ctrl+O");
        let told = ["what", "open: Ctrl+Nothing", "export: F12", "find: Ctrl+C"];
        assert_eq!(book.unknown(), told);
    }

    #[test]
    fn what_is_chosen_goes_before_what_another_command_comes_with() {
        let book = KeyBook::of(&chosen(&[("about", "Ctrl+E")]));
        check(&book, Command::About, "Ctrl+E");
        check(&book, Command::Export, "");
        assert_eq!(book.unknown(), [""; 0]);
    }

    #[test]
    fn no_command_comes_with_keys_of_another_or_of_the_text() {
        let book = KeyBook::of(&Chosen::new());
        for command in Command::ALL {
            assert_eq!(book.keys(*command), command.shortcuts(), "{command:?}");
            for keys in command.shortcuts() {
                let is_free = needed(*keys).is_none() || command.keeps_keys();
                assert!(is_free, "{command:?} {}", spelled(*keys));
            }
        }
    }

    /// Names stand in files of settings: they are a promise.
    #[test]
    fn commands_keep_their_names() {
        let names: Vec<String> = Command::ALL.iter().map(|command| command.name()).collect();
        for name in [
            "new",
            "save-as",
            "bring-in-text",
            "next-mark",
            "toggle-spelling",
            "focus",
            "pages-toggle",
            "pages-go-to",
            "theme-contrast",
            "zoom-in",
            "next-to-do",
            "shortcuts",
            "guide",
        ] {
            assert!(names.iter().any(|known| known == name), "{name}");
        }
        let mut once = names.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), names.len());
    }
}
