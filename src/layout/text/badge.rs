//! Signs before words: they say the same as the words, by their shape.

use crate::layout::pages::{Area, Color, Path, Point, Shape, Sign};

/// A sign before words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Badge {
    /// One that painters know.
    Sign(Sign),
    /// A filled triangle, pointing down.
    DownTriangle,
    /// An arrow, pointing up.
    UpArrow,
    /// An arrow, pointing down.
    DownArrow,
    /// An arrow, pointing right.
    LevelArrow,
}

/// An arrow that points up, within a square of one.
const ARROW: [(f32, f32); 7] = [
    (0.5, 0.0),
    (0.94, 0.48),
    (0.62, 0.48),
    (0.62, 1.0),
    (0.38, 1.0),
    (0.38, 0.48),
    (0.06, 0.48),
];

impl Badge {
    /// Returns what is painted.
    pub(in crate::layout) fn shape(self, area: Area, color: Color) -> Shape {
        match self {
            Self::Sign(sign) => Shape::Sign { sign, area, color },
            Self::DownTriangle => filled(
                [(0.0, 0.07), (1.0, 0.07), (0.5, 0.93)].into_iter(),
                area,
                color,
            ),
            Self::UpArrow => filled(ARROW.into_iter(), area, color),
            Self::DownArrow => filled(ARROW.into_iter().map(|(x, y)| (x, 1.0 - y)), area, color),
            Self::LevelArrow => filled(ARROW.into_iter().map(|(x, y)| (1.0 - y, x)), area, color),
        }
    }
}

fn filled(corners: impl Iterator<Item = (f32, f32)>, area: Area, color: Color) -> Shape {
    let corners = corners.map(|(x, y)| Point {
        x: area.x + area.width * x,
        y: area.y + area.height * y,
    });
    Shape::Path(Path {
        points: corners.collect(),
        is_closed: true,
        fill: Some(color),
        stroke: None,
    })
}
