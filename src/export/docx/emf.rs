//! A drawing as an enhanced metafile: lines and words as such, crisp at every size, shown by
//! Word and LibreOffice alike.

use crate::{
    fonts::Face,
    layout::{Area, Color, Drawing, GlyphRun, Path, Point, Shape, Sign, Stroke},
};

/// Units in a point.
const SCALE: f32 = 20.0;
/// Units in an inch.
const PER_INCH: f32 = 72.0 * SCALE;
/// Hundredths of a millimetre in an inch.
const MM_PER_INCH: f32 = 2540.0;
/// How many corners a circle is drawn with.
const CORNERS: u8 = 24;
const FONT: &str = "Arial";

// Kinds of records.
const HEADER: u32 = 1;
const POLYGON: u32 = 3;
const POLYLINE: u32 = 4;
const WINDOW_EXTENT: u32 = 9;
const WINDOW_ORIGIN: u32 = 10;
const VIEW_EXTENT: u32 = 11;
const VIEW_ORIGIN: u32 = 12;
const END: u32 = 14;
const MAP_MODE: u32 = 17;
const BACKGROUND_MODE: u32 = 18;
const TEXT_ALIGN: u32 = 22;
const TEXT_COLOR: u32 = 24;
const SELECT: u32 = 37;
const CREATE_BRUSH: u32 = 39;
const DELETE: u32 = 40;
const CREATE_FONT: u32 = 82;
const TEXT: u32 = 84;
const CREATE_PEN: u32 = 95;

const NO_BRUSH: u32 = 0x8000_0005;
const NO_PEN: u32 = 0x8000_0008;
/// The one object that is made, used and deleted in turn.
const OBJECT: u32 = 1;

/// Returns a drawing as a metafile.
pub(super) fn picture(drawing: &Drawing) -> Vec<u8> {
    let mut file = Metafile::default();
    let (width, height) = (unit(drawing.size.width), unit(drawing.size.height));
    // Units of our own, text without a ground, on its baseline.
    file.record(MAP_MODE, &[8]);
    file.record(WINDOW_ORIGIN, &[0, 0]);
    file.record(WINDOW_EXTENT, &[width, height]);
    file.record(VIEW_ORIGIN, &[0, 0]);
    file.record(VIEW_EXTENT, &[width, height]);
    file.record(BACKGROUND_MODE, &[1]);
    file.record(TEXT_ALIGN, &[24]);
    for item in &drawing.items {
        match &item.shape {
            Shape::Text(run) => file.words(run),
            Shape::Rect { area, color } => file.area(&rectangle(area), *color),
            Shape::Sign { sign, area, color } => file.sign(*sign, area, *color),
            Shape::Path(path) => file.path(path),
            // Drawings hold no pictures: those come from outside.
            Shape::Image { .. } => {}
        }
    }
    file.finish(drawing)
}

#[derive(Default)]
struct Metafile {
    records: Vec<u8>,
    n_records: u32,
}

impl Metafile {
    fn record(&mut self, kind: u32, numbers: &[i32]) {
        let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        self.bytes(kind, &bytes);
    }

    fn bytes(&mut self, kind: u32, bytes: &[u8]) {
        let length = 8 + bytes.len().next_multiple_of(4);
        self.records.extend(kind.to_le_bytes());
        self.records.extend(long(length).to_le_bytes());
        self.records.extend(bytes);
        self.records
            .resize(self.records.len().next_multiple_of(4), 0);
        self.n_records += 1;
    }

    fn select(&mut self, object: u32) {
        self.bytes(SELECT, &object.to_le_bytes());
    }

    fn delete(&mut self) {
        self.bytes(DELETE, &OBJECT.to_le_bytes());
    }

    fn brush(&mut self, color: Color) {
        let numbers = [OBJECT, 0, reference(color), 0];
        let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        self.bytes(CREATE_BRUSH, &bytes);
        self.select(OBJECT);
    }

    fn pen(&mut self, stroke: &Stroke) {
        /// As wide as it is told, solid, with round ends and corners.
        const STYLE: u32 = 0x1_0000;
        let width = u32::try_from(unit(stroke.width).max(1)).unwrap_or(1);
        let color = reference(stroke.color);
        let numbers = [OBJECT, 0, 0, 0, 0, STYLE, width, 0, color, 0, 0];
        let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        self.bytes(CREATE_PEN, &bytes);
        self.select(OBJECT);
    }

    fn corners(&mut self, kind: u32, points: &[Point]) {
        let mut numbers = bounds(points).to_vec();
        numbers.push(i32::try_from(points.len()).unwrap_or_default());
        numbers.extend(
            points
                .iter()
                .flat_map(|point| [unit(point.x), unit(point.y)]),
        );
        self.record(kind, &numbers);
    }

    fn area(&mut self, points: &[Point], color: Color) {
        self.brush(color);
        self.select(NO_PEN);
        self.corners(POLYGON, points);
        self.select(NO_BRUSH);
        self.delete();
    }

    fn line(&mut self, points: &[Point], is_closed: bool, stroke: &Stroke) {
        let closing = points.first().filter(|_| is_closed);
        let points: Vec<Point> = points.iter().chain(closing).copied().collect();
        self.select(NO_BRUSH);
        self.pen(stroke);
        match stroke.dash {
            None => self.corners(POLYLINE, &points),
            Some(dash) => {
                for part in dashes(&points, dash) {
                    self.corners(POLYLINE, &part);
                }
            }
        }
        self.select(NO_PEN);
        self.delete();
    }

    fn path(&mut self, path: &Path) {
        if let Some(fill) = path.fill {
            self.area(&path.points, fill);
        }
        if let Some(stroke) = &path.stroke {
            self.line(&path.points, path.is_closed, stroke);
        }
    }

    fn sign(&mut self, sign: Sign, area: &Area, color: Color) {
        let ring = Stroke {
            width: area.width * 0.13,
            color,
            dash: None,
        };
        match sign {
            Sign::Disc => self.area(&circle(area, CORNERS), color),
            Sign::Ring => self.line(&circle(area, CORNERS), true, &ring),
            Sign::HalfDisc => {
                let half = circle(area, CORNERS);
                let middle = area.x + area.width / 2.0;
                let left: Vec<Point> = half
                    .iter()
                    .filter(|p| p.x <= middle + 0.01)
                    .copied()
                    .collect();
                self.area(&left, color);
                self.line(&half, true, &ring);
            }
            Sign::Triangle => {
                let corner = |x: f32, y: f32| Point {
                    x: area.x + area.width * x,
                    y: area.y + area.height * y,
                };
                self.area(
                    &[corner(0.5, 0.05), corner(1.0, 0.95), corner(0.0, 0.95)],
                    color,
                );
            }
        }
    }

    fn words(&mut self, run: &GlyphRun) {
        let units: Vec<u16> = run.text.encode_utf16().collect();
        if units.is_empty() {
            return;
        }
        self.font(run);
        self.bytes(TEXT_COLOR, &reference(run.color).to_le_bytes());
        // Where words stand is given for each: what is seen keeps the widths of the layout.
        let step = unit(run.width()) / i32::try_from(units.len()).unwrap_or(1).max(1);
        let n_units = long(units.len());
        let words = units.len().next_multiple_of(2) * 2;
        let mut bytes: Vec<u8> = Vec::new();
        let mut add = |number: i32| bytes.extend(number.to_le_bytes());
        // Bounds that nobody reads, then compatible mode at the scale of the page.
        for number in [0, 0, -1, -1, 1] {
            add(number);
        }
        bytes.extend(1.0_f32.to_le_bytes());
        bytes.extend(1.0_f32.to_le_bytes());
        for number in [unit(run.x), unit(run.y)] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(n_units.to_le_bytes());
        bytes.extend(76_u32.to_le_bytes());
        bytes.extend([0; 4]);
        for number in [0, 0, -1, -1] {
            bytes.extend(i32::to_le_bytes(number));
        }
        bytes.extend(long(76 + words).to_le_bytes());
        bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        bytes.resize(68 + words, 0);
        for width in widths(run, units.len(), step) {
            bytes.extend(width.to_le_bytes());
        }
        self.bytes(TEXT, &bytes);
        self.delete();
    }

    fn font(&mut self, run: &GlyphRun) {
        let (weight, slant) = match run.face {
            Face::Regular => (400_i32, 0_u8),
            Face::Italic => (400, 1),
            Face::SemiBold => (700, 0),
            Face::SemiBoldItalic => (700, 1),
        };
        let mut bytes: Vec<u8> = OBJECT.to_le_bytes().to_vec();
        for number in [-unit(run.size), 0, 0, 0, weight] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend([slant, 0, 0, 0, 0, 0, 4, 0]);
        bytes.extend(FONT.encode_utf16().flat_map(u16::to_le_bytes));
        // A logical font with all its names empty.
        bytes.resize(4 + 320, 0);
        self.bytes(CREATE_FONT, &bytes);
        self.select(OBJECT);
    }

    fn finish(mut self, drawing: &Drawing) -> Vec<u8> {
        self.record(END, &[0, 0, 20]);
        let (width, height) = (unit(drawing.size.width), unit(drawing.size.height));
        let [frame_width, frame_height] = [width, height].map(|length| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "a picture is as large as a page"
            )]
            let length = (length as f32 * MM_PER_INCH / PER_INCH).round() as i32;
            length
        });
        let mut header = Vec::new();
        for number in [0, 0, width, height, 0, 0, frame_width, frame_height] {
            header.extend(i32::to_le_bytes(number));
        }
        header.extend(b" EMF");
        header.extend(0x1_0000_u32.to_le_bytes());
        header.extend(long(88 + self.records.len()).to_le_bytes());
        header.extend((self.n_records + 1).to_le_bytes());
        // Two objects at most, counting the one that is always there.
        header.extend([2, 0, 0, 0]);
        // No description, no palette.
        header.extend([0; 12]);
        // A device of 1440 units an inch.
        for number in [14_400, 14_400, 254, 254] {
            header.extend(i32::to_le_bytes(number));
        }
        let mut file = Self::default();
        file.bytes(HEADER, &header);
        file.records.extend(self.records);
        file.records
    }
}

/// Returns how far each unit of the words moves on, so that together they are as wide as laid
/// out.
fn widths(run: &GlyphRun, n_units: usize, step: i32) -> Vec<i32> {
    if run.glyphs.len() != n_units {
        return vec![step; n_units];
    }
    let per_unit = run.size / crate::fonts::UNITS_PER_EM;
    run.glyphs
        .iter()
        .map(|glyph| unit(f32::from(glyph.advance) * per_unit))
        .collect()
}

fn unit(points: f32) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a picture is as large as a page"
    )]
    let units = (points * SCALE).round() as i32;
    units
}

fn long(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn reference(Color(red, green, blue): Color) -> u32 {
    u32::from_le_bytes([red, green, blue, 0])
}

fn rectangle(area: &Area) -> [Point; 4] {
    let corner = |x, y| Point {
        x: area.x + x,
        y: area.y + y,
    };
    [
        corner(0.0, 0.0),
        corner(area.width, 0.0),
        corner(area.width, area.height),
        corner(0.0, area.height),
    ]
}

/// Returns a circle, from its foot up its left side and down its right.
fn circle(area: &Area, n_corners: u8) -> Vec<Point> {
    let radius = area.width / 2.0;
    (0..n_corners)
        .map(|idx| {
            let turn = f32::from(idx) / f32::from(n_corners) * std::f32::consts::TAU;
            Point {
                x: area.x + radius - radius * turn.sin(),
                y: area.y + radius + radius * turn.cos(),
            }
        })
        .collect()
}

fn bounds(points: &[Point]) -> [i32; 4] {
    let xs = || points.iter().map(|point| unit(point.x));
    let ys = || points.iter().map(|point| unit(point.y));
    [xs().min(), ys().min(), xs().max(), ys().max()].map(Option::unwrap_or_default)
}

/// Cuts a line into dashes.
fn dashes(points: &[Point], (dash, gap): (f32, f32)) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let (mut left, mut is_drawn) = (dash.max(0.1), true);
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let length = (to.x - from.x).hypot(to.y - from.y);
        let at = |done: f32| Point {
            x: from.x + (to.x - from.x) * done / length,
            y: from.y + (to.y - from.y) * done / length,
        };
        let mut done = 0.0;
        if is_drawn {
            parts.push(vec![*from]);
        }
        while length > 0.0 && done < length {
            let step = left.min(length - done);
            done += step;
            left -= step;
            if is_drawn && let Some(part) = parts.last_mut() {
                part.push(at(done));
            }
            if left <= 0.0 {
                is_drawn = !is_drawn;
                left = if is_drawn { dash } else { gap }.max(0.1);
                if is_drawn && done < length {
                    parts.push(vec![at(done)]);
                }
            }
        }
    }
    parts.retain(|part| part.len() > 1);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dashed_line_is_drawn_for_as_long_as_its_dashes() {
        let line = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)].map(|(x, y)| Point { x, y });
        let parts = dashes(&line, (3.0, 2.0));
        let length: f32 = parts
            .iter()
            .flat_map(|part| part.windows(2))
            .map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y))
            .sum();
        assert!((length - 12.0).abs() < 0.01, "{length}");
    }

    #[test]
    fn the_file_says_its_own_length() {
        let bytes = picture(&Drawing::default());
        let length = u32::from_le_bytes(bytes[48..52].try_into().unwrap());
        assert_eq!(usize::try_from(length).unwrap(), bytes.len());
        assert_eq!(&bytes[40..44], b" EMF");
    }
}
