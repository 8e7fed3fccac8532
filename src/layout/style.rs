//! How a paper looks, as data: sizes, distances, colours.

use super::pages::{Color, Size};

/// How a paper looks.
#[derive(Debug, Clone, PartialEq)]
pub struct PageStyle {
    /// The size of the page.
    pub page: Size,
    /// The empty edges.
    pub margins: Margins,
    /// The colours.
    pub colors: Colors,
    /// The sizes of type.
    pub type_sizes: TypeSizes,
}

/// The empty edges around the text. Head and foot stand within top and bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// Above the text.
    pub top: f32,
    /// Below the text.
    pub bottom: f32,
    /// Left and right.
    pub side: f32,
}

/// The colours of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colors {
    /// The council's own colour.
    pub accent: Color,
    /// Words on the accent.
    pub on_accent: Color,
    /// Running text.
    pub ink: Color,
    /// Labels and notes.
    pub muted: Color,
    /// Rules.
    pub line: Color,
    /// A status that is done.
    pub good: Color,
    /// A status that needs attention.
    pub attention: Color,
}

/// The sizes of type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TypeSizes {
    /// Running text.
    pub body: f32,
    /// Headings, outermost first.
    pub headings: [f32; 4],
    /// Tables.
    pub table: f32,
    /// Head, foot, captions and labels.
    pub small: f32,
    /// The title on the cover.
    pub cover_title: f32,
    /// The line under the title.
    pub cover_subtitle: f32,
}

impl Default for PageStyle {
    fn default() -> Self {
        Self {
            page: Size {
                width: 595.28,
                height: 841.89,
            },
            margins: Margins {
                top: 92.0,
                bottom: 92.0,
                side: 70.0,
            },
            colors: Colors {
                accent: Color(0x14, 0x60, 0x6a),
                on_accent: Color(0xff, 0xff, 0xff),
                ink: Color(0x1d, 0x23, 0x27),
                muted: Color(0x5c, 0x66, 0x6d),
                line: Color(0xd0, 0xd4, 0xd6),
                good: Color(0x2d, 0x6a, 0x3e),
                attention: Color(0x8a, 0x4b, 0x08),
            },
            type_sizes: TypeSizes {
                body: 12.0,
                headings: [22.0, 14.0, 12.0, 11.0],
                table: 9.5,
                small: 8.5,
                cover_title: 34.0,
                cover_subtitle: 15.0,
            },
        }
    }
}

impl PageStyle {
    /// Returns the width of the column of text.
    pub fn measure(&self) -> f32 {
        self.page.width - 2.0 * self.margins.side
    }

    /// Returns the width of the column of text on a page of another size.
    pub(super) fn measure_of(&self, page: Size) -> f32 {
        page.width - 2.0 * self.margins.side
    }

    /// Returns how high the text of a page may be.
    pub fn body_height(&self) -> f32 {
        self.page.height - self.margins.top - self.margins.bottom
    }
}
