//! The typeface of window and paper: Inter, as the bytes of its four styles.
//!
//! The bytes are part of the program, so that a paper looks the same on every machine and no
//! font of the system is ever asked for. Licence: `assets/fonts/LICENSE.txt`.

/// The size of the em square in units of the font.
pub const UNITS_PER_EM: f32 = 2816.0;

/// A style of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Upright, for running text.
    Regular,
    /// Slanted, for stress.
    Italic,
    /// Strong.
    SemiBold,
    /// Strong and slanted.
    SemiBoldItalic,
}

impl Face {
    /// All styles.
    pub const ALL: [Self; 4] = [
        Self::Regular,
        Self::Italic,
        Self::SemiBold,
        Self::SemiBoldItalic,
    ];

    /// Returns the font file: OpenType with CFF outlines.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Italic => ITALIC,
            Self::SemiBold => SEMI_BOLD,
            Self::SemiBoldItalic => SEMI_BOLD_ITALIC,
        }
    }

    /// Returns the PostScript name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "Inter-Regular",
            Self::Italic => "Inter-Italic",
            Self::SemiBold => "Inter-SemiBold",
            Self::SemiBoldItalic => "Inter-SemiBoldItalic",
        }
    }
}

/// Inter Regular.
pub const REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");
/// Inter Italic.
pub const ITALIC: &[u8] = include_bytes!("../assets/fonts/Inter-Italic.otf");
/// Inter `SemiBold`.
pub const SEMI_BOLD: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.otf");
/// Inter `SemiBold` Italic.
pub const SEMI_BOLD_ITALIC: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBoldItalic.otf");
