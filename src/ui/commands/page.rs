//! What can be asked of the pages, with words and keys.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Something to do with the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageCommand {
    /// Show or hide them beside the text.
    Toggle,
    /// Read them alone, or go back to the text.
    Read,
    /// One below the other.
    Single,
    /// Two side by side.
    Facing,
    /// All of them, small.
    Overview,
    /// Larger.
    Larger,
    /// Smaller.
    Smaller,
    /// As wide as there is room.
    Width,
    /// As large as can be seen whole.
    Whole,
    /// As large as on paper.
    Actual,
    /// Go to the page before.
    Previous,
    /// Go to the next page.
    Next,
    /// Go to a page by its number.
    GoTo,
}

const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

impl PageCommand {
    /// Returns the words of the menu.
    pub fn label(self) -> &'static str {
        match self {
            Self::Toggle => "Show or hide pages",
            Self::Read => "Read the paper",
            Self::Single => "Single pages",
            Self::Facing => "Facing pages",
            Self::Overview => "All pages, small",
            Self::Larger => "Larger pages",
            Self::Smaller => "Smaller pages",
            Self::Width => "Pages as wide as there is room",
            Self::Whole => "Whole pages",
            Self::Actual => "Pages as large as on paper",
            Self::Previous => "Previous page",
            Self::Next => "Next page",
            Self::GoTo => "Go to page…",
        }
    }

    /// Returns what it does, in a sentence.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Toggle => "The finished pages beside the text, as they will be printed",
            Self::Read => "The finished pages alone in the whole window",
            Self::Single => "One page below the other",
            Self::Facing => "Two pages side by side, as in a bound paper",
            Self::Overview => "Every page at a glance; press one to see it",
            Self::Larger => "Make the pages larger, not the rest of the window",
            Self::Smaller => "Make the pages smaller, not the rest of the window",
            Self::Width => "Let a page fill the width beside the text",
            Self::Whole => "Let a whole page be seen at once",
            Self::Actual => "100 %, as on printed paper",
            Self::Previous => "Show the page before this one",
            Self::Next => "Show the page after this one",
            Self::GoTo => "Type the number of a page",
        }
    }

    /// Returns the keys; the first is shown.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const TOGGLE: &[KeyboardShortcut] = &[key(CTRL, Key::P)];
        const READ: &[KeyboardShortcut] = &[key(Modifiers::NONE, Key::F11)];
        const LARGER: &[KeyboardShortcut] = &[key(ALT, Key::Plus), key(ALT, Key::Equals)];
        const SMALLER: &[KeyboardShortcut] = &[key(ALT, Key::Minus)];
        const WHOLE: &[KeyboardShortcut] = &[key(ALT, Key::Num0)];
        const ACTUAL: &[KeyboardShortcut] = &[key(ALT, Key::Num1)];
        const WIDTH: &[KeyboardShortcut] = &[key(ALT, Key::Num2)];
        const PREVIOUS: &[KeyboardShortcut] = &[key(ALT, Key::PageUp)];
        const NEXT: &[KeyboardShortcut] = &[key(ALT, Key::PageDown)];
        const GO_TO: &[KeyboardShortcut] = &[key(CTRL, Key::G)];
        match self {
            Self::Toggle => TOGGLE,
            Self::Read => READ,
            Self::Larger => LARGER,
            Self::Smaller => SMALLER,
            Self::Width => WIDTH,
            Self::Whole => WHOLE,
            Self::Actual => ACTUAL,
            Self::Previous => PREVIOUS,
            Self::Next => NEXT,
            Self::GoTo => GO_TO,
            Self::Single | Self::Facing | Self::Overview => &[],
        }
    }
}
