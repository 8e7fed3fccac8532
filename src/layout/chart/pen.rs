//! What charts are drawn with: lines, areas, discs and words.

use crate::{
    fonts::Face,
    layout::{
        pages::{Area, Color, Item, Path, Point, Shape, Sign, Stroke, structure::ElementId},
        style::PageStyle,
        text::{
            fit::Fit,
            fonts::Figures,
            lines::{self, Column, Stands},
            rich::{Look, Rich},
            shape::Words,
        },
    },
};

/// Draws for one element.
pub(super) struct Pen<'a> {
    /// How the paper looks.
    pub(super) style: &'a PageStyle,
    words: &'a mut Words,
    element: ElementId,
    /// What was drawn so far.
    pub(super) items: Vec<Item>,
}

impl<'a> Pen<'a> {
    /// Begins with nothing.
    pub(super) fn new(words: &'a mut Words, style: &'a PageStyle, element: ElementId) -> Self {
        Self {
            style,
            words,
            element,
            items: Vec::new(),
        }
    }

    /// Returns the look of words on the scale and under it.
    pub(super) fn quiet(&self) -> Look {
        Look {
            face: Face::Regular,
            size: self.style.type_sizes.small,
            color: self.style.colors.muted,
            figures: Figures::Proportional,
        }
    }

    /// Returns the look of words about our own figures.
    pub(super) fn strong(&self) -> Look {
        Look {
            face: Face::SemiBold,
            size: self.style.type_sizes.table,
            color: self.style.colors.accent,
            figures: Figures::Proportional,
        }
    }

    /// Returns the look of words about the figures of others.
    pub(super) fn plain(&self) -> Look {
        Look {
            face: Face::Regular,
            color: self.style.colors.ink,
            ..self.strong()
        }
    }

    /// Returns how wide words are on one line.
    pub(super) fn width(&mut self, text: &str, look: Look) -> f32 {
        let rich = Rich::plain(text, look, self.element);
        lines::widths(self.words, &rich).1
    }

    /// Writes words whose capitals have their middle at `y`, and returns how wide they are.
    pub(super) fn text(&mut self, text: &str, look: Look, at: Point, stands: Stands) -> f32 {
        let width = self.width(text, look);
        let x = match stands {
            Stands::Start => at.x,
            Stands::Center => at.x - width / 2.0,
            Stands::End => at.x - width,
        };
        let height = look.size * 1.4;
        let column = Column {
            x,
            width: width + 1.0,
            line_height: height,
            stands: Stands::Start,
            anew: 0.0,
            fit: Fit::Text,
        };
        let rich = Rich::plain(text, look, self.element);
        if let Some(mut line) = lines::set(self.words, &rich, &column).into_iter().next() {
            line.shift(at.y - height / 2.0);
            self.items.append(&mut line.items);
        }
        width
    }

    /// Draws a line through points. A single point gives nothing.
    pub(super) fn line(&mut self, points: &[Point], stroke: Stroke) {
        if points.len() > 1 {
            self.shape(Shape::Path(Path {
                points: points.into(),
                is_closed: false,
                fill: None,
                stroke: Some(stroke),
            }));
        }
    }

    /// Fills the area within points.
    pub(super) fn fill(&mut self, points: &[Point], color: Color) {
        self.shape(Shape::Path(Path {
            points: points.into(),
            is_closed: true,
            fill: Some(color),
            stroke: None,
        }));
    }

    /// Draws along the edge of an area.
    pub(super) fn outline(&mut self, points: &[Point], stroke: Stroke) {
        self.shape(Shape::Path(Path {
            points: points.into(),
            is_closed: true,
            fill: None,
            stroke: Some(stroke),
        }));
    }

    /// Fills a rectangle.
    pub(super) fn rect(&mut self, area: Area, color: Color) {
        self.shape(Shape::Rect { area, color });
    }

    /// Draws a filled circle.
    pub(super) fn disc(&mut self, middle: Point, radius: f32, color: Color) {
        let area = Area {
            x: middle.x - radius,
            y: middle.y - radius,
            width: 2.0 * radius,
            height: 2.0 * radius,
        };
        self.shape(Shape::Sign {
            sign: Sign::Disc,
            area,
            color,
        });
    }

    /// Draws an empty circle.
    pub(super) fn ring(&mut self, middle: Point, radius: f32, stroke: Stroke) {
        let corners: Vec<Point> = (0_u8..24)
            .map(|nth| {
                let (sin, cos) = (f32::from(nth) / 24.0 * std::f32::consts::TAU).sin_cos();
                Point {
                    x: middle.x + cos * radius,
                    y: middle.y + sin * radius,
                }
            })
            .collect();
        self.outline(&corners, stroke);
    }

    fn shape(&mut self, shape: Shape) {
        self.items.push(Item {
            element: self.element,
            shape,
        });
    }
}

/// Returns a whole line.
pub(super) fn solid(width: f32, color: Color) -> Stroke {
    Stroke {
        width,
        color,
        dash: None,
    }
}

/// Returns a place.
pub(super) fn at(x: f32, y: f32) -> Point {
    Point { x, y }
}

/// Returns a number of things as a length.
pub(super) fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}
