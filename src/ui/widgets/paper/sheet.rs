//! How items are painted: how large, and on which paper.

use egui::{Color32, Pos2, pos2};

use crate::layout::Color;

/// How items are painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// How many points of the window a point of the paper is.
    pub zoom: f32,
    /// The paper: white leaves all colours as they are, a darker one dims them with it.
    pub paper: Color32,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            paper: Color32::WHITE,
        }
    }
}

impl Sheet {
    /// Returns a colour as it looks on this paper.
    pub(super) fn color(self, Color(red, green, blue): Color) -> Color32 {
        let dimmed = |part: u8, paper: u8| {
            let product = u16::from(part) * u16::from(paper);
            u8::try_from(product / 255).unwrap_or(u8::MAX)
        };
        Color32::from_rgb(
            dimmed(red, self.paper.r()),
            dimmed(green, self.paper.g()),
            dimmed(blue, self.paper.b()),
        )
    }

    /// Returns a colour as words have it. The toolkit draws words heavier in its dark mode, for
    /// light words on dark; on a dimmed paper they are dark on light, and lifted to even that out.
    pub(super) fn ink(self, color: Color) -> Color32 {
        const LIFT: f32 = 0.1;
        let dimmed = self.color(color);
        if self.paper == Color32::WHITE {
            dimmed
        } else {
            dimmed.lerp_to_gamma(self.paper, LIFT)
        }
    }

    /// Returns a place on the page as the toolkit has it, from the page's corner.
    pub(super) fn at(self, x: f32, y: f32) -> Pos2 {
        pos2(x * self.zoom, y * self.zoom)
    }
}
