//! A picture, ready for screen and paper.

use std::sync::Arc;

/// A picture, ready for screen and paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its pixels, for the screen.
    pub pixels: Pixels,
    /// What is written on paper.
    pub print: Print,
    /// Whether it is made for a dark ground: nothing but pale shapes, seen through between them.
    pub is_pale: bool,
}

/// Pixels in rows from the top, four bytes each: red, green, blue, and how opaque.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// How many in a row.
    pub width: u32,
    /// How many rows.
    pub height: u32,
    /// The bytes.
    pub rgba: Arc<[u8]>,
}

/// What is written on paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Print {
    /// The pixels themselves.
    Pixels,
    /// A JPEG file as it is, of so many colours: 1 for grey, 3 for red, green and blue.
    Jpeg {
        /// The file, without remarks.
        bytes: Arc<[u8]>,
        /// How many colours a pixel has.
        n_colors: u8,
    },
    /// Areas with smooth edges, the first lowest.
    Shapes(Arc<Drawing>),
}

/// Areas in a frame that is so wide and so high; y runs down.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The width of the frame.
    pub width: f32,
    /// The height of the frame.
    pub height: f32,
    /// The areas.
    pub areas: Vec<Area>,
}

/// An area in one colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its edges.
    pub edges: Vec<Edge>,
    /// Whether a point is within only if the edges go round it an odd number of times.
    pub is_even_odd: bool,
    /// Red, green and blue.
    pub color: [u8; 3],
}

/// A step along the edge of an area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Edge {
    /// Begins at a point.
    Move([f32; 2]),
    /// Goes straight to a point.
    Line([f32; 2]),
    /// Goes to the last point, drawn by the two before it.
    Curve([[f32; 2]; 3]),
    /// Goes back to where it began.
    Close,
}

impl Picture {
    pub(super) fn new(pixels: Pixels, print: Print) -> Self {
        Self {
            is_pale: pixels.are_pale(),
            pixels,
            print,
        }
    }

    /// Returns how wide it is for every part of its height.
    pub fn aspect(&self) -> f32 {
        match &self.print {
            Print::Shapes(drawing) => drawing.width / drawing.height,
            Print::Pixels | Print::Jpeg { .. } => self.pixels.columns() / self.pixels.rows(),
        }
    }
}

impl Area {
    /// Whether it may show in a frame that is so wide and so high.
    pub(super) fn meets(&self, width: f32, height: f32) -> bool {
        let points = self.edges.iter().flat_map(|edge| match edge {
            Edge::Move(to) | Edge::Line(to) => vec![*to],
            Edge::Curve(points) => points.to_vec(),
            Edge::Close => Vec::new(),
        });
        let none = [
            f32::INFINITY,
            f32::INFINITY,
            f32::NEG_INFINITY,
            f32::NEG_INFINITY,
        ];
        let [left, top, right, bottom] = points.fold(none, |[left, top, right, bottom], [x, y]| {
            [left.min(x), top.min(y), right.max(x), bottom.max(y)]
        });
        left < width && top < height && right > 0.0 && bottom > 0.0
    }
}

impl Pixels {
    /// Whether all that can be seen would be lost on white.
    fn are_pale(&self) -> bool {
        let (pixels, _) = self.rgba.as_chunks::<4>();
        let (mut n_seen, mut n_pale, mut is_seen_through) = (0_usize, 0_usize, false);
        for [red, green, blue, alpha] in pixels.iter().step_by(13) {
            if *alpha < 0x80 {
                is_seen_through = true;
                continue;
            }
            n_seen += 1;
            let darkest = *red.min(green).min(blue);
            n_pale += usize::from(darkest > 0xd0);
        }
        is_seen_through && n_pale * 20 > n_seen * 19
    }

    /// Returns how many pixels stand in a row.
    #[expect(clippy::cast_precision_loss, reason = "few enough to be exact")]
    fn columns(&self) -> f32 {
        self.width as f32
    }

    #[expect(clippy::cast_precision_loss, reason = "few enough to be exact")]
    fn rows(&self) -> f32 {
        self.height as f32
    }
}

impl std::fmt::Debug for Pixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} × {} pixels", self.width, self.height)
    }
}
