//! Somebody at the keyboard, whose keys are counted, and so how long a thing takes by keys alone.

use egui::{Key, Modifiers};

use crate::bench::Bench;

/// Milliseconds a person who types without looking takes for a key, by the keystroke-level model:
/// the average of those who are no typists.
const KEY_MS: usize = 280;
/// Nothing is further from what one is at.
const MOST_TABS: usize = 12;

/// Somebody at the keyboard, whose keys are counted.
pub(crate) struct Hands {
    pub(crate) bench: Bench,
    pub(crate) n_keys: usize,
}

impl Hands {
    pub(crate) fn at(bench: Bench) -> Self {
        Self { bench, n_keys: 0 }
    }

    /// Milliseconds that the keys pressed so far take.
    pub(crate) fn took_ms(&self) -> usize {
        self.n_keys * KEY_MS
    }

    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.bench.keys(modifiers, key);
        self.n_keys += 1;
    }

    pub(crate) fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    /// Types one letter after the other.
    pub(crate) fn types(&mut self, text: &str) {
        for letter in text.chars() {
            self.bench.type_text(&letter.to_string());
            self.n_keys += 1;
        }
    }

    /// Goes on with Tab until something of this name has the keyboard.
    pub(crate) fn tabs_to(&mut self, name: &str) {
        self.goes_to(name, Modifiers::NONE);
    }

    /// Goes back with Shift+Tab until something of this name has the keyboard.
    pub(crate) fn tabs_back_to(&mut self, name: &str) {
        self.goes_to(name, Modifiers::SHIFT);
    }

    fn goes_to(&mut self, name: &str, modifiers: Modifiers) {
        for _ in 0..MOST_TABS {
            if self.has(name) {
                return;
            }
            self.press(modifiers, Key::Tab);
        }
        assert!(self.has(name), "not “{name}”: {:?}", self.bench.focused());
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.bench.focused().is_some_and(|focused| focused == name)
    }
}
