//! Signs that a Word document takes from a font of symbols.

use crate::import::xml::Tag;

/// What the signs of Wingdings and of Symbol are that documents have most, by their number there.
const SIGNS: &[(u32, &str)] = &[
    (0x4a, "☺"),
    (0x6c, "●"),
    (0x6e, "■"),
    (0x71, "❑"),
    (0x76, "❖"),
    (0xa7, "▪"),
    (0xa8, "☐"),
    (0xd8, "➢"),
    (0xdf, "←"),
    (0xe0, "→"),
    (0xe1, "↑"),
    (0xe2, "↓"),
    (0xfb, "✗"),
    (0xfc, "✓"),
    (0xfd, "☒"),
    (0xfe, "☑"),
];

/// Returns the sign; a bullet where it is not known.
pub(super) fn of(tag: &Tag) -> &'static str {
    let code = tag.get("char").unwrap_or_default();
    let code = u32::from_str_radix(code, 16).unwrap_or(0) & 0xff;
    let is_wingdings = tag.get("font").is_some_and(|font| font == "Wingdings");
    let known = SIGNS.iter().find(|(own, _)| *own == code);
    known.filter(|_| is_wingdings).map_or("•", |(_, sign)| sign)
}
