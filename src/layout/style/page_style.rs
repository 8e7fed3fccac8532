//! What a style says, and what one paper takes from it.

use std::sync::Arc;

use super::color::House;
use crate::{
    layout::pages::{Color, Size},
    picture::Picture,
};

/// The size of type for which distances are given in code; others are measured by it.
const DESIGNED_FOR: f32 = 12.0;

/// How papers can look: one set of sizes for each size of running text.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// The size of the page.
    pub page: Size,
    /// The colours, with the style's own accent.
    pub colors: Colors,
    /// Colours to choose from, with their names.
    pub swatches: Vec<(String, Color)>,
    /// The usual sizes.
    pub usual: SizeSet,
    /// The sizes of large print.
    pub larger: Vec<SizeSet>,
}

/// The sizes of type and the margins that belong together.
#[derive(Debug, Clone, Copy, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SizeSet {
    /// The sizes of type.
    pub type_sizes: TypeSizes,
    /// The usual margins.
    pub normal: Margins,
    /// Margins that save pages.
    pub narrow: Margins,
}

/// What a council wishes of the look of its paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wishes {
    /// Its own colour; the style's where there is none.
    pub color: Option<Color>,
    /// The size of running text; the nearest that the style has is taken.
    pub body: Option<f32>,
    /// Whether the margins are narrow.
    pub has_narrow_margins: bool,
    /// Its logo.
    pub logo: Option<Logo>,
}

/// A logo, with the words for those who cannot see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// What is shown.
    pub picture: Arc<Picture>,
    /// What it shows, in words.
    pub alt: Arc<str>,
}

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
    /// The logo on the cover.
    pub logo: Option<Logo>,
}

/// The empty edges around the text. Head and foot stand within top and bottom.
#[derive(Debug, Clone, Copy, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// The council's own colour, in a shade that can be read on white.
    pub accent: Color,
    /// The ground of the cover: the council's own colour, if words can be read on it.
    pub ground: Color,
    /// Words on that ground.
    pub on_ground: Color,
    /// A breath of the accent, behind words that stand out.
    pub tint: Color,
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
#[derive(Debug, Clone, Copy, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeSizes {
    /// Running text.
    pub body: f32,
    /// Headings, outermost first.
    pub headings: [f32; 4],
    /// Tables.
    pub table: f32,
    /// How small a crowded table may be set.
    pub smallest: f32,
    /// Head, foot, captions and labels.
    pub small: f32,
    /// The title on the cover.
    pub cover_title: f32,
    /// The line under the title.
    pub cover_subtitle: f32,
}

impl Style {
    /// Returns all its sizes, the usual ones first.
    pub fn sizes(&self) -> impl Iterator<Item = &SizeSet> {
        std::iter::once(&self.usual).chain(&self.larger)
    }

    fn colors_for(&self, wishes: &Wishes) -> Colors {
        let mut colors = match wishes.color {
            Some(color) => self.colors.with_accent(color),
            None => self.colors,
        };
        // A logo made for a dark ground would be lost on a pale one.
        let is_pale = wishes.logo.as_ref().is_some_and(|l| l.picture.is_pale);
        if is_pale && colors.on_ground != Color::WHITE {
            colors.ground = colors.accent;
            colors.on_ground = Color::WHITE;
        }
        colors
    }

    /// Returns the look of one paper.
    pub fn page_style(&self, wishes: &Wishes) -> PageStyle {
        let wanted = wishes.body.unwrap_or(DESIGNED_FOR);
        let off = |set: &&SizeSet| (set.type_sizes.body - wanted).abs();
        let nearest = self.sizes().min_by(|a, b| off(a).total_cmp(&off(b)));
        let set = nearest.copied().unwrap_or(self.usual);
        PageStyle {
            page: self.page,
            margins: if wishes.has_narrow_margins {
                set.narrow
            } else {
                set.normal
            },
            colors: self.colors_for(wishes),
            type_sizes: set.type_sizes,
            logo: wishes.logo.clone(),
        }
    }
}

impl Colors {
    /// Returns the same with another colour of the house, in shades that can be read.
    #[must_use]
    pub fn with_accent(self, color: Color) -> Self {
        let House {
            text,
            ground,
            on_ground,
        } = House::of(color, self.ink);
        Self {
            accent: text,
            ground,
            on_ground,
            tint: text.mixed(Color::WHITE, 92),
            ..self
        }
    }
}

impl Default for PageStyle {
    /// Returns the look of a paper whose council has no wishes.
    fn default() -> Self {
        Style::shipped().page_style(&Wishes::default())
    }
}

impl PageStyle {
    /// Returns the width of the column of text.
    pub fn measure(&self) -> f32 {
        self.page.width - 2.0 * self.margins.side
    }

    /// Returns the width of the column of text on a page of another size.
    pub(in crate::layout) fn measure_of(&self, page: Size) -> f32 {
        page.width - 2.0 * self.margins.side
    }

    /// Returns how high the text of a page may be.
    pub fn body_height(&self) -> f32 {
        self.page.height - self.margins.top - self.margins.bottom
    }

    /// Returns a distance that was designed for text of 12 points, for the size of this paper.
    pub fn scaled(&self, points: f32) -> f32 {
        points * self.type_sizes.body / DESIGNED_FOR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_body(body: f32) -> PageStyle {
        Style::shipped().page_style(&Wishes {
            body: Some(body),
            ..Wishes::default()
        })
    }

    #[test]
    fn lines_hold_enough_words_at_every_size() {
        // On average a letter of Inter takes 0.52 of its size.
        for set in Style::shipped().sizes() {
            for margins in [set.normal, set.narrow] {
                let measure = Style::shipped().page.width - 2.0 * margins.side;
                let letters = measure / (set.type_sizes.body * 0.52);
                assert!((55.0..=80.0).contains(&letters), "{letters}: {margins:?}");
            }
        }
    }

    #[test]
    fn the_nearest_size_is_taken_and_distances_follow_it() {
        for (wanted, body) in [(12.0, 12.0), (13.9, 14.0), (40.0, 16.0)] {
            assert!((with_body(wanted).type_sizes.body - body).abs() < 0.01);
        }
        assert!((with_body(16.0).scaled(9.0) - 12.0).abs() < 0.01);
    }
}
