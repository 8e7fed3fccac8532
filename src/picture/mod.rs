//! Pictures that come from outside: PNG, JPEG and SVG files, checked and made ready to be shown.
//!
//! Nothing is trusted: dimensions are read before memory is spent on them, and an SVG file can
//! reach no other file, run no script and hold no text in a font of its own. Invariant: of a
//! [`Picture`] only what is seen is kept, no remarks of cameras and drawing programs.

mod jpeg;
mod png;
mod svg;
mod turn;

use std::sync::Arc;

/// How a PNG file begins.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The most pixels a picture may have.
const MAX_PIXELS: u64 = 6_000_000;

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

/// Why a file is no picture that a paper can show.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// The file is something else.
    #[error("it is no PNG, JPEG or SVG picture")]
    Unknown,
    /// The file breaks off or makes no sense.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
    /// The picture is larger than any logo.
    #[error(
        "it has {width} × {height} pixels, and 6 million are the most; 1200 across are enough for print"
    )]
    TooLarge {
        /// Its width.
        width: u64,
        /// Its height.
        height: u64,
    },
    /// The colours are those of printing presses.
    #[error("its colours are made for printing presses (CMYK); save it with RGB colours")]
    PressColors,
    /// The drawing holds words in a font.
    #[error(
        "it holds text in a font that other computers lack; turn its text into outlines in the drawing program"
    )]
    Text,
    /// The drawing shows another file.
    #[error("it shows another picture inside the drawing; save it as PNG instead")]
    Nested,
    /// The drawing has more parts than any logo.
    #[error("the drawing has too many parts; save it as PNG instead")]
    TooManyParts,
    /// The drawing would take too long to draw, or too much memory.
    #[error("its effects, patterns or dashes are too much to draw; save it as PNG instead")]
    TooMuchWork,
    /// The file is packed in a way that few programs read.
    #[error("it is packed in a way that few programs can read; save it as PNG instead")]
    Unusual,
}

/// Reads a picture. What it is is seen from its bytes, whatever the file was called.
pub fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    if bytes.starts_with(PNG) {
        png::read(bytes)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        jpeg::read(bytes)
    } else if svg::is_svg(bytes) {
        svg::read(bytes)
    } else {
        Err(PictureError::Unknown)
    }
}

/// Returns the file of a picture without what is not seen of it: remarks of cameras and drawing
/// programs, small pictures of the picture, what stands behind its end. None where it has to stay
/// as it is.
pub fn without_remarks(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(PNG) {
        png::without_remarks(bytes)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        jpeg::without_remarks(bytes).ok()
    } else {
        None
    }
}

impl Picture {
    fn new(pixels: Pixels, print: Print) -> Self {
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
    fn meets(&self, width: f32, height: f32) -> bool {
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

/// Refuses dimensions before memory is spent on them.
fn bounded(width: u64, height: u64) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::Damaged("it has no pixels".to_owned()));
    }
    if width.saturating_mul(height) > MAX_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(read(b""), Err(PictureError::Unknown));
        assert_eq!(read(b"GIF89a"), Err(PictureError::Unknown));
        assert_eq!(read(b"<html><svgs></html>"), Err(PictureError::Unknown));
    }
}
