//! What the style of an element says of its words.

/// What a style says.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that holds or does not"
)]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) is_hidden: bool,
    /// The level of a list item of Word, from 0.
    pub(super) list_level: Option<u8>,
    /// Whether it is the mark of a list item of Word.
    pub(super) is_list_mark: bool,
    /// What Word calls it: `comment-list`, `footnote-list`.
    pub(super) element: String,
    pub(super) keeps_lines: bool,
    /// Whether it leads to a footnote.
    pub(super) is_note: bool,
}

impl Style {
    pub(super) fn of(text: &str) -> Self {
        let mut style = Self::default();
        for declaration in text.split(';').take(200) {
            let Some((name, value)) = declaration.split_once(':') else {
                continue;
            };
            let value = value.trim().to_ascii_lowercase();
            style.take(name.trim().to_ascii_lowercase().as_str(), &value);
        }
        style
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "font-weight" => {
                let heavy = value.parse::<u32>().map(|weight| weight >= 600);
                self.bold = match (value, heavy) {
                    ("bold" | "bolder", _) | (_, Ok(true)) => Some(true),
                    ("normal" | "lighter", _) | (_, Ok(false)) => Some(false),
                    _ => self.bold,
                };
            }
            "font-style" => match value {
                "italic" | "oblique" => self.italic = Some(true),
                "normal" => self.italic = Some(false),
                _ => {}
            },
            "display" => self.is_hidden |= value == "none",
            "mso-hide" => self.is_hidden |= value == "all",
            "white-space" => {
                self.keeps_lines = matches!(value, "pre" | "pre-line" | "break-spaces");
            }
            "mso-footnote-id" | "mso-endnote-id" => self.is_note = true,
            "mso-element" => value.clone_into(&mut self.element),
            "mso-list" if value.starts_with("ignore") => self.is_list_mark = true,
            "mso-list" => {
                let mut words = value.split_whitespace();
                let level = words.find_map(|word| word.strip_prefix("level"));
                let level = level.and_then(|level| level.parse::<u8>().ok());
                self.list_level = level.map(|level| level.saturating_sub(1).min(8));
            }
            _ => {}
        }
    }
}
