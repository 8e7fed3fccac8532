//! Colours as the eye sees them: contrast, and shades that can be read.

use crate::layout::pages::Color;

/// The contrast that text needs (WCAG 2, level AA).
pub const TEXT_CONTRAST: f32 = 4.5;
/// The contrast at which dark words on a pale ground are as easy to read as white on a deep one.
const COMFORTABLE: f32 = 7.0;

impl Color {
    /// The colour of the paper.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);

    /// Reads `#14606a`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [0, red, green, blue] = value.to_be_bytes() else {
            return None;
        };
        (digits.len() == 6).then_some(Self(red, green, blue))
    }

    /// Returns how strongly two colours stand out from each other, from 1 to 21, as WCAG 2
    /// measures it.
    pub fn contrast(self, other: Self) -> f32 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Returns the colour itself, or the palest shade of it that can be read as text on `ground`
    /// or with text of that colour on it.
    #[must_use]
    pub fn readable_on(self, ground: Self) -> Self {
        let shades = (0..=100_u8).map(|percent| self.mixed(Self(0, 0, 0), percent));
        let mut readable = shades.filter(|shade| shade.contrast(ground) >= TEXT_CONTRAST);
        readable.next().unwrap_or(Self(0, 0, 0))
    }

    /// Returns the colour with so many parts of a hundred of another one.
    #[must_use]
    pub fn mixed(self, other: Self, percent: u8) -> Self {
        let part = u16::from(percent.min(100));
        let mix = |one: u8, other: u8| {
            let mixed = u16::from(one) * (100 - part) + u16::from(other) * part;
            u8::try_from((mixed + 50) / 100).unwrap_or(u8::MAX)
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    fn luminance(self) -> f32 {
        let light = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * light(self.0) + 0.7152 * light(self.1) + 0.0722 * light(self.2)
    }
}

/// A colour nearer to white than this is not seen as one.
const SEEN: f32 = 1.2;

/// What a council's own colour comes to on paper, so that nothing is unreadable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct House {
    /// For words and rules on white: the colour or a darker shade of it.
    pub text: Color,
    /// The ground of the cover: the colour, unless no words could be read on it.
    pub ground: Color,
    /// The words on that ground: white or ink.
    pub on_ground: Color,
}

impl House {
    /// Works out the shades of a colour. `ink` is the colour of running text.
    pub fn of(color: Color, ink: Color) -> Self {
        let white = Color::WHITE;
        let (ground, on_ground) = if white.contrast(color) >= TEXT_CONTRAST {
            (color, white)
        } else if ink.contrast(color) >= COMFORTABLE && white.contrast(color) >= SEEN {
            (color, ink)
        } else {
            (color.readable_on(white), white)
        };
        Self {
            text: color.readable_on(white),
            ground,
            on_ground,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Color = Color(0x1d, 0x23, 0x27);

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Color::WHITE.contrast(Color(0, 0, 0)) - 21.0).abs() < 0.01);
        assert!((Color(0x77, 0x77, 0x77).contrast(Color::WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn every_house_colour_can_be_read() {
        let steps = || (0..=255_u8).step_by(15);
        for red in steps() {
            for green in steps() {
                for blue in steps() {
                    let color = Color(red, green, blue);
                    let House {
                        text,
                        ground,
                        on_ground,
                    } = House::of(color, INK);
                    assert!(text.contrast(Color::WHITE) >= TEXT_CONTRAST, "{color:?}");
                    assert!(ground.contrast(on_ground) >= TEXT_CONTRAST, "{color:?}");
                }
            }
        }
    }

    #[test]
    fn a_deep_colour_stays_and_a_pale_one_is_darkened_for_words_only() {
        let teal = Color(0x14, 0x60, 0x6a);
        let house = House::of(teal, INK);
        assert_eq!((house.text, house.ground), (teal, teal));
        let white = House::of(Color::WHITE, INK);
        assert_eq!(white.ground, white.text, "a cover needs a ground");
        let yellow = Color(0xff, 0xd2, 0x00);
        let house = House::of(yellow, INK);
        assert_eq!((house.ground, house.on_ground), (yellow, INK));
        assert!(
            house.text.contrast(Color::WHITE) < 5.0,
            "darker than needed"
        );
    }
}
