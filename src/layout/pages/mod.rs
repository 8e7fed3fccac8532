//! Where everything stands: what the PDF and the preview paint.
//!
//! Lengths are points of 1/72 inch; x runs right and y runs down from the top left of the page.
//! The items of a page stand in reading order.

pub(super) mod glyphs;
pub(super) mod structure;

use std::{collections::BTreeMap, sync::Arc};

use self::{
    glyphs::Glyphs,
    structure::{ElementId, Structure},
};
use crate::{
    fonts::Face,
    model::{Place, RowId},
    picture::Picture,
};

/// How near to words a click must be to mean them.
const NEAR: f32 = 24.0;

/// A laid-out paper.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// The pages. A paper shares those that did not change with the one laid out before it.
    pub pages: Vec<Arc<Page>>,
    /// The headings, in order. The level says which stands under which.
    pub outline: Vec<OutlineEntry>,
    /// Where the rows stand that are cited.
    pub anchors: BTreeMap<RowId, Spot>,
    /// What the items mean, as a tree in reading order.
    pub structure: Structure,
    /// The language as in BCP 47.
    pub language: String,
}

impl Pages {
    /// Returns where in the draft an item comes from.
    pub fn origin(&self, item: &Item) -> Option<&Place> {
        self.structure.origin(item.element)
    }

    /// Returns where in the draft the words nearest to a point come from, if any are near.
    pub fn origin_at(&self, page_idx: usize, x: f32, y: f32) -> Option<&Place> {
        let page = self.pages.get(page_idx)?;
        let items = page.items.iter().filter_map(|item| {
            let distance = item.shape.area().distance(x, y);
            (distance <= NEAR).then_some((distance, self.origin(item)?))
        });
        let nearest = items.min_by(|(one, _), (other, _)| one.total_cmp(other))?;
        Some(nearest.1)
    }

    /// Returns where in the paper the first words of a place stand.
    pub fn spot_of(&self, place: &Place) -> Option<Spot> {
        self.pages.iter().enumerate().find_map(|(page_idx, page)| {
            let item = page
                .items
                .iter()
                .find(|item| self.origin(item) == Some(place))?;
            let y = item.shape.area().y;
            Some(Spot { page_idx, y })
        })
    }
}

/// Width and height.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Size {
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
}

impl Size {
    /// Returns the same, lying on its side.
    #[must_use]
    pub fn turned(self) -> Self {
        Self {
            width: self.height,
            height: self.width,
        }
    }
}

/// One page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// How large it is. A wide table turns its page.
    pub size: Size,
    /// What stands on it, in reading order.
    pub items: Vec<Item>,
    /// Where a click leads somewhere.
    pub links: Vec<Link>,
}

/// Something painted.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it means; [`ElementId::ARTIFACT`] for rules, backgrounds and furniture.
    pub element: ElementId,
    /// What is painted.
    pub shape: Shape,
}

/// What is painted.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Words on one line in one voice.
    Text(GlyphRun),
    /// A filled rectangle.
    Rect {
        /// Where.
        area: Area,
        /// The fill.
        color: Color,
    },
    /// A sign within a square.
    Sign {
        /// Which.
        sign: Sign,
        /// The square.
        area: Area,
        /// Its colour.
        color: Color,
    },
    /// A line or an area with straight edges.
    Path(Path),
    /// A picture from outside.
    Image {
        /// What it shows.
        picture: Arc<Picture>,
        /// Where, in its own proportions.
        area: Area,
    },
}

/// A line or an area with straight edges, filled, drawn along, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The corners.
    pub points: Arc<[Point]>,
    /// Whether the last corner is joined to the first.
    pub is_closed: bool,
    /// What is within.
    pub fill: Option<Color>,
    /// What is drawn along the edge.
    pub stroke: Option<Stroke>,
}

/// A place on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// How far right.
    pub x: f32,
    /// How far down.
    pub y: f32,
}

/// How a line is drawn. Corners and ends are round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// How thick.
    pub width: f32,
    /// Its colour.
    pub color: Color,
    /// Lengths of dash and gap of a broken line.
    pub dash: Option<(f32, f32)>,
}

impl Shape {
    /// Moves the shape right and down.
    pub fn translate(&mut self, dx: f32, dy: f32) {
        match self {
            Self::Text(run) => {
                run.x += dx;
                run.y += dy;
            }
            Self::Rect { area, .. } | Self::Sign { area, .. } | Self::Image { area, .. } => {
                area.x += dx;
                area.y += dy;
            }
            Self::Path(path) => {
                let moved = path.points.iter().map(|point| Point {
                    x: point.x + dx,
                    y: point.y + dy,
                });
                path.points = moved.collect();
            }
        }
    }

    /// Returns the rectangle that the shape stands in.
    pub fn area(&self) -> Area {
        match self {
            Self::Rect { area, .. } | Self::Sign { area, .. } | Self::Image { area, .. } => *area,
            Self::Path(path) => Area::around(&path.points),
            Self::Text(run) => Area {
                x: run.x,
                y: run.y - run.size,
                width: run.width(),
                height: run.size * 1.25,
            },
        }
    }
}

/// A drawn sign. The words beside it say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// A filled circle.
    Disc,
    /// A circle whose left half is filled.
    HalfDisc,
    /// An empty circle.
    Ring,
    /// A filled triangle, pointing up.
    Triangle,
}

/// Words on one line in one voice.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The style.
    pub face: Face,
    /// The size.
    pub size: f32,
    /// The colour.
    pub color: Color,
    /// Where it begins.
    pub x: f32,
    /// The baseline.
    pub y: f32,
    /// The glyphs.
    pub glyphs: Glyphs,
    /// The words: what copying gives.
    pub text: Arc<str>,
}

impl GlyphRun {
    /// Returns how wide the run is.
    pub fn width(&self) -> f32 {
        let units: f32 = self
            .glyphs
            .iter()
            .map(|glyph| f32::from(glyph.advance))
            .sum();
        units * self.size / crate::fonts::UNITS_PER_EM
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// Returns the smallest rectangle around points.
    pub fn around(points: &[Point]) -> Self {
        let Some(first) = points.first() else {
            return Self::default();
        };
        let (mut low, mut high) = (*first, *first);
        for point in points {
            low.x = low.x.min(point.x);
            low.y = low.y.min(point.y);
            high.x = high.x.max(point.x);
            high.y = high.y.max(point.y);
        }
        Self {
            x: low.x,
            y: low.y,
            width: high.x - low.x,
            height: high.y - low.y,
        }
    }

    /// Returns how far a point is from the rectangle; within it, not at all.
    pub fn distance(&self, x: f32, y: f32) -> f32 {
        let dx = (self.x - x).max(x - self.x - self.width).max(0.0);
        let dy = (self.y - y).max(y - self.y - self.height).max(0.0);
        dx.hypot(dy)
    }
}

/// A colour, in sRGB.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Color(pub u8, pub u8, pub u8);

/// Where a click leads somewhere.
#[derive(Debug, Clone)]
pub struct Link {
    /// Where to click.
    pub area: Area,
    /// Where it leads.
    pub target: Target,
    /// What it leads to, in words.
    pub title: String,
    /// The element in the structure.
    pub element: ElementId,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A row that stands elsewhere in the paper.
    Row(RowId),
    /// A place in the paper.
    Spot(Spot),
    /// Out of the paper.
    Address(String),
}

/// A place in the paper.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spot {
    /// The index of the page.
    pub page_idx: usize,
    /// How far down.
    pub y: f32,
}

/// A heading in the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// 1 for the outermost.
    pub level: u8,
    /// Number and words.
    pub title: String,
    /// Where it stands.
    pub spot: Spot,
}
