//! The marks that items begin with.

/// What stands before the items of a list.
const BULLETS: &[char] = &[
    '◼', '■', '▪', '◾', '⬛', '•', '●', '○', '◦', '∙', '·', '►', '➢', '⁃', '\u{2023}',
];
/// What stands before the items within an item.
const DASHES: &[char] = &[
    '-', '−', '–', '—', '\u{336}', '\u{332}', '\u{2010}', '\u{2011}',
];

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A bullet.
    Bullet,
    /// The mark of an item within an item.
    Dash,
    /// A number.
    Number,
    /// Nothing of its own.
    None,
}

/// Returns the mark of an item and its words without it. The mark may be said apart.
pub(super) fn mark_of<'a>(apart: Option<&str>, text: &'a str) -> (Mark, &'a str) {
    let text = text.trim();
    if is_numbered(apart.unwrap_or(text)) {
        return (Mark::Number, text);
    }
    // The accent of a dash is written over a blank.
    let rest = text.trim_start_matches(|c| is_bullet(c) || c == ' ' || c == '\u{a0}');
    if rest.len() < text.len() {
        return (Mark::Bullet, rest);
    }
    let rest = text.trim_start_matches(|c| DASHES.contains(&c) || c == ' ');
    if rest.len() < text.len() && is_dashed(text) {
        return (Mark::Dash, rest);
    }
    match apart.map(str::trim) {
        Some(label) if label.chars().any(|c| DASHES.contains(&c)) => (Mark::Dash, text),
        Some(label) if label.chars().any(is_bullet) => (Mark::Bullet, text),
        // The letter of a bullet in a font of pictures.
        Some("n" | "o" | "§" | "l") => (Mark::Bullet, text),
        Some(_) | None => (Mark::None, text),
    }
}

/// Returns a text with the usual bullet in place of every other, to be shown in any typeface.
pub(super) fn with_usual(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{336}' | '\u{332}' => '-',
            c if is_bullet(c) => '•',
            c => c,
        })
        .collect()
}

/// Whether a text begins with a bullet or a dash.
pub(super) fn is_marked(text: &str) -> bool {
    text.starts_with(is_bullet) || is_dashed(text)
}

/// A dash and a blank, or a sign that is only a mark.
fn is_dashed(text: &str) -> bool {
    let mut signs = text.chars();
    match (signs.next(), signs.next()) {
        (Some('\u{336}' | '\u{332}' | '−'), _) => true,
        (Some(dash), Some(next)) => DASHES.contains(&dash) && next.is_whitespace(),
        _ => false,
    }
}

/// Whether a text begins with a number and a stop: `12.` or `3)`.
pub(super) fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let n_digits = text.len() - rest.len();
    (1..=3).contains(&n_digits)
        && rest.starts_with(['.', ')'])
        && !rest
            .get(1..2)
            .is_some_and(|c| c.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_bullet(c: char) -> bool {
    BULLETS.contains(&c) || ('\u{f000}'..='\u{f0ff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (apart, text, mark, words) in [
            (None, "◼ The offer", Mark::Bullet, "The offer"),
            (None, "\u{f06e} The offer", Mark::Bullet, "The offer"),
            (Some("◼"), "The offer", Mark::Bullet, "The offer"),
            (None, "− homes", Mark::Dash, "homes"),
            (None, "\u{336} homes", Mark::Dash, "homes"),
            (Some("-"), "homes", Mark::Dash, "homes"),
            (Some("1."), "Children", Mark::Number, "Children"),
            (None, "12. Children", Mark::Number, "12. Children"),
            (None, "1.5 children", Mark::None, "1.5 children"),
            (None, "The offer", Mark::None, "The offer"),
        ] {
            assert_eq!(mark_of(apart, text), (mark, words), "{text}");
        }
    }
}
