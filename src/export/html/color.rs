//! Colours that can be read: the council's colour is darkened or lightened until it can.

use std::fmt::Write as _;

use crate::layout::{Color, Colors};

/// The least contrast of words against what they stand on (WCAG 2.2, AA).
const LEAST: f32 = 4.5;
/// Light words on a dark page tire the eye sooner.
const LEAST_IN_DARK: f32 = 6.0;
const WHITE: Color = Color(0xff, 0xff, 0xff);
const BLACK: Color = Color(0, 0, 0);
/// The page in dark surroundings.
const DARK_PAGE: Color = Color(0x17, 0x1a, 0x1c);
/// What stands out a little from the page, in light and in dark.
const LIGHT_PANEL: Color = Color(0xf6, 0xf5, 0xf2);
const DARK_PANEL: Color = Color(0x20, 0x25, 0x28);
const DARK_INK: Color = Color(0xe6, 0xe4, 0xdf);
const DARK_MUTED: Color = Color(0xa9, 0xb3, 0xb8);
const DARK_LINE: Color = Color(0x3c, 0x44, 0x49);

/// Returns the colours of the page as properties of its style sheet.
pub(super) fn variables(colors: &Colors) -> String {
    let light = [
        ("page", WHITE),
        ("panel", LIGHT_PANEL),
        ("ink", readable(colors.ink, LIGHT_PANEL)),
        ("muted", readable(colors.muted, LIGHT_PANEL)),
        ("line", colors.line),
        ("accent", readable(colors.accent, LIGHT_PANEL)),
        ("good", readable(colors.good, LIGHT_PANEL)),
        ("attention", readable(colors.attention, LIGHT_PANEL)),
        ("tint", colors.tint),
        ("cover", colors.ground),
        ("on-cover", readable(colors.on_ground, colors.ground)),
    ];
    let dark = [
        ("page", DARK_PAGE),
        ("panel", DARK_PANEL),
        ("ink", DARK_INK),
        ("muted", DARK_MUTED),
        ("tint", DARK_PANEL),
        ("line", DARK_LINE),
        (
            "accent",
            readable_at(LEAST_IN_DARK, colors.accent, DARK_PANEL),
        ),
        ("good", readable_at(LEAST_IN_DARK, colors.good, DARK_PANEL)),
        (
            "attention",
            readable_at(LEAST_IN_DARK, colors.attention, DARK_PANEL),
        ),
    ];
    format!(
        ":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}",
        properties(&light),
        properties(&dark)
    )
}

fn properties(colors: &[(&str, Color)]) -> String {
    let mut out = String::new();
    for (name, Color(red, green, blue)) in colors {
        // Writing to a string cannot fail.
        write!(out, "--{name}:#{red:02x}{green:02x}{blue:02x};").unwrap_or_default();
    }
    out
}

/// Returns a colour, moved towards black or white as far as words in it need to be read.
fn readable(color: Color, page: Color) -> Color {
    readable_at(LEAST, color, page)
}

fn readable_at(least: f32, color: Color, page: Color) -> Color {
    let end = if contrast(WHITE, page) > contrast(BLACK, page) {
        WHITE
    } else {
        BLACK
    };
    let mut steps = (0..=20_u8).map(|step| mixed(color, end, step));
    steps
        .find(|mixed| contrast(*mixed, page) >= least)
        .unwrap_or(end)
}

/// Mixes in so many twentieths of another colour.
fn mixed(color: Color, other: Color, twentieths: u8) -> Color {
    let mix = |from: u8, to: u8| {
        let share = i32::from(twentieths);
        let mixed = (i32::from(from) * (20 - share) + i32::from(to) * share) / 20;
        u8::try_from(mixed).unwrap_or(to)
    };
    Color(
        mix(color.0, other.0),
        mix(color.1, other.1),
        mix(color.2, other.2),
    )
}

/// Returns the contrast of two colours as WCAG reckons it, from 1 to 21.
fn contrast(one: Color, other: Color) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(Color(red, green, blue): Color) -> f32 {
    let linear = |channel: u8| {
        let share = f32::from(channel) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_can_be_read_in_light_and_dark() {
        for color in [WHITE, BLACK, Color(0xff, 0xdd, 0), Color(0x14, 0x60, 0x6a)] {
            for page in [WHITE, LIGHT_PANEL, DARK_PANEL, Color(0x80, 0x80, 0x80)] {
                let found = readable(color, page);
                assert!(contrast(found, page) >= LEAST, "{color:?} on {page:?}");
            }
        }
        let teal = Color(0x14, 0x60, 0x6a);
        assert_eq!(readable(teal, WHITE), teal);
        assert!((contrast(WHITE, BLACK) - 21.0).abs() < 0.01);
    }
}
