//! What stands on a page, as operators, each within the marked content of its element.

use std::sync::Arc;

use super::{
    fonts::{Font, Fonts, font_name},
    images::Images,
};
use crate::{
    export::pdf::{
        bytes::{
            numbers::{hundredths, rounded},
            operators::Content,
        },
        meaning::roles::tag_name,
    },
    fonts::Face,
    layout::{
        Area, Color, ElementId, GlyphRun, Item, Page, Pages, Path, Shape, Sign, Stroke, Structure,
        Tag,
    },
    picture::Picture,
};

/// A painted page, and the element of each piece of marked content on it, by number.
pub(in crate::export::pdf) struct PaintedPage {
    pub(in crate::export::pdf) content: Content,
    pub(in crate::export::pdf) marked: Vec<ElementId>,
}

/// Paints a page.
pub(in crate::export::pdf) fn paint(
    page: &Page,
    pages: &Pages,
    fonts: &Fonts,
    images: &Images,
) -> PaintedPage {
    let mut painter = Painter {
        content: Content::default(),
        marked: Vec::new(),
        fonts,
        images,
        structure: &pages.structure,
        page_height: page.size.height,
        pen: Pen::default(),
        cursor: None,
        element: None,
    };
    for item in &page.items {
        painter.item(item);
    }
    painter.end_element();
    PaintedPage {
        content: painter.content,
        marked: painter.marked,
    }
}

/// What the reader of the operators remembers from one to the next.
#[derive(Debug, Default)]
struct Pen {
    font: Option<(Face, i32)>,
    fill: Option<Color>,
    edge: Option<Color>,
    /// The width of a line.
    width: Option<i32>,
    dash: [i32; 2],
    is_round: bool,
}

struct Painter<'a> {
    content: Content,
    marked: Vec<ElementId>,
    fonts: &'a Fonts,
    images: &'a Images,
    structure: &'a Structure,
    page_height: f32,
    pen: Pen,
    /// Where the last line of text began, while within a text section.
    cursor: Option<(i32, i32)>,
    element: Option<ElementId>,
}

impl Painter<'_> {
    fn item(&mut self, item: &Item) {
        self.begin_element(item.element);
        match &item.shape {
            Shape::Text(run) => self.text(run),
            Shape::Rect { area, color } => {
                self.end_text();
                self.fill(*color);
                self.rect(area);
            }
            Shape::Sign { sign, area, color } => {
                self.end_text();
                self.sign(*sign, area, *color);
            }
            Shape::Path(path) => {
                self.end_text();
                self.path(path);
            }
            Shape::Image { picture, area } => {
                self.end_text();
                self.image(picture, area);
            }
        }
    }

    fn begin_element(&mut self, element: ElementId) {
        if self.element == Some(element) {
            return;
        }
        self.end_element();
        self.element = Some(element);
        if element == ElementId::ARTIFACT {
            self.content.operator("/Artifact BMC");
            return;
        }
        let tag = self.structure.get(element).map_or(Tag::Span, |e| e.tag);
        self.content.begin_marked(tag_name(tag), self.marked.len());
        self.marked.push(element);
    }

    fn end_element(&mut self) {
        self.end_text();
        if self.element.take().is_some() {
            self.content.operator("EMC");
        }
    }

    fn end_text(&mut self) {
        if self.cursor.take().is_some() {
            self.content.operator("ET");
        }
    }

    fn text(&mut self, run: &GlyphRun) {
        let Some(font) = self.fonts.get(run.face) else {
            return;
        };
        self.fill(run.color);
        let (last_x, last_y) = self.cursor.unwrap_or_else(|| {
            self.content.operator("BT");
            (0, 0)
        });
        let voice = (run.face, hundredths(run.size));
        if self.pen.font != Some(voice) {
            self.pen.font = Some(voice);
            self.content.font(font_name(run.face), voice.1);
        }
        let (x, y) = (hundredths(run.x), hundredths(self.page_height - run.y));
        self.cursor = Some((x, y));
        self.content.hundredths(&[x - last_x, y - last_y], "Td");
        self.glyphs(run, font);
    }

    /// Shows glyphs, moved where they stand otherwise than the font would put them.
    fn glyphs(&mut self, run: &GlyphRun, font: &Font) {
        let per_mille = 1000.0 / font.units_per_em();
        let mut error = 0.0;
        for glyph in run.glyphs.iter() {
            let (right, up) = glyph.shift;
            if up != 0 {
                self.content.end_glyphs();
                self.rise(f32::from(up) / font.units_per_em() * run.size);
            }
            let right = f32::from(right);
            if right != 0.0 {
                self.content.skip(rounded(right * per_mille));
            }
            let (code, width) = font.code_and_width(glyph.id);
            self.content.glyph(code);
            let own = f32::from(glyph.advance) - width - right;
            if own != 0.0 {
                let wanted = own * per_mille + error;
                let moved = wanted.round();
                error = wanted - moved;
                self.content.skip(rounded(moved));
            }
            if up != 0 {
                self.content.end_glyphs();
                self.rise(0.0);
            }
        }
        self.content.end_glyphs();
    }

    fn rise(&mut self, by: f32) {
        self.content.hundredths(&[hundredths(by)], "Ts");
    }

    fn fill(&mut self, color: Color) {
        if self.pen.fill != Some(color) {
            self.pen.fill = Some(color);
            self.content.thousandths(&rgb(color), "rg");
        }
    }

    fn edge(&mut self, color: Color, width: f32) {
        if self.pen.edge != Some(color) {
            self.pen.edge = Some(color);
            self.content.thousandths(&rgb(color), "RG");
        }
        let width = hundredths(width);
        if self.pen.width != Some(width) {
            self.pen.width = Some(width);
            self.content.hundredths(&[width], "w");
        }
    }

    fn rect(&mut self, area: &Area) {
        let (x, y) = self.corner(area.x, area.y + area.height);
        let (width, height) = (hundredths(area.width), hundredths(area.height));
        self.content.hundredths(&[x, y, width, height], "re");
        self.content.operator("f");
    }

    fn sign(&mut self, sign: Sign, area: &Area, color: Color) {
        match sign {
            Sign::Disc => {
                self.fill(color);
                self.curve(area, 0.0, CIRCLE);
                self.content.operator("f");
            }
            Sign::HalfDisc => {
                self.fill(color);
                self.curve(area, 0.0, LEFT_HALF);
                self.content.operator("f");
                self.ring(area, color);
            }
            Sign::Ring => self.ring(area, color),
            Sign::Triangle => {
                self.fill(color);
                let (foot, top) = (area.y + area.height * 0.95, area.y + area.height * 0.05);
                self.move_to(area.x, foot);
                self.line_to(area.x + area.width, foot);
                self.line_to(area.x + area.width / 2.0, top);
                self.content.operator("f");
            }
        }
    }

    fn ring(&mut self, area: &Area, color: Color) {
        let thick = area.width * 0.13;
        self.edge(color, thick);
        self.dash(None);
        self.curve(area, thick / 2.0, CIRCLE);
        self.content.operator("s");
    }

    /// Draws the curve through points of the unit circle within a square, smaller by an inset.
    fn curve(&mut self, area: &Area, inset: f32, points: &[(f32, f32)]) {
        let radius = area.width / 2.0 - inset;
        let (middle, height) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
        let mut points = points.iter().map(|(right, up)| {
            let at = (middle + right * radius, height - up * radius);
            self.corner(at.0, at.1)
        });
        let first = points.next();
        let rest: Vec<i32> = points.flat_map(|point| [point.0, point.1]).collect();
        if let Some((x, y)) = first {
            self.content.hundredths(&[x, y], "m");
        }
        for arc in rest.chunks(6) {
            self.content.hundredths(arc, "c");
        }
    }

    fn image(&mut self, picture: &Arc<Picture>, area: &Area) {
        let Some(name) = self.images.name(picture) else {
            return;
        };
        let (x, y) = self.corner(area.x, area.y + area.height);
        let (width, height) = (hundredths(area.width), hundredths(area.height));
        self.content.operator("q");
        self.content.hundredths(&[width, 0, 0, height, x, y], "cm");
        self.content.show_object(&name);
        self.content.operator("Q");
    }

    fn path(&mut self, path: &Path) {
        if path.fill.is_none() && path.stroke.is_none() {
            return;
        }
        if let Some(color) = path.fill {
            self.fill(color);
        }
        if let Some(stroke) = &path.stroke {
            self.stroke(stroke);
        }
        let Some((first, rest)) = path.points.split_first() else {
            return;
        };
        self.move_to(first.x, first.y);
        for point in rest {
            self.line_to(point.x, point.y);
        }
        self.content.operator(match (path.fill, &path.stroke) {
            (Some(_), None) => "f",
            (None, _) if path.is_closed => "s",
            (None, _) => "S",
            (Some(_), Some(_)) if path.is_closed => "b",
            (Some(_), Some(_)) => "B",
        });
    }

    fn stroke(&mut self, stroke: &Stroke) {
        self.edge(stroke.color, stroke.width);
        if !self.pen.is_round {
            self.pen.is_round = true;
            self.content.operator("1 j 1 J");
        }
        self.dash(stroke.dash);
    }

    fn dash(&mut self, dash: Option<(f32, f32)>) {
        let pattern = dash.map_or([0, 0], |(dash, gap)| [hundredths(dash), hundredths(gap)]);
        if self.pen.dash != pattern {
            self.pen.dash = pattern;
            let is_whole = pattern == [0, 0];
            self.content.dash(if is_whole { &[] } else { &pattern });
        }
    }

    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.corner(x, y);
        self.content.hundredths(&[x, y], "m");
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.corner(x, y);
        self.content.hundredths(&[x, y], "l");
    }

    /// Returns a place as it is written: from the foot of the page.
    fn corner(&self, x: f32, y: f32) -> (i32, i32) {
        (hundredths(x), hundredths(self.page_height - y))
    }
}

fn rgb(Color(red, green, blue): Color) -> [i32; 3] {
    [red, green, blue].map(|part| (i32::from(part) * 1000 + 127) / 255)
}

/// How far the handles of a quarter circle reach.
const HANDLE: f32 = 0.552_28;

/// The unit circle, from its right, against the clock: a point, then three a quarter.
const CIRCLE: &[(f32, f32)] = &[
    (1.0, 0.0),
    (1.0, HANDLE),
    (HANDLE, 1.0),
    (0.0, 1.0),
    (-HANDLE, 1.0),
    (-1.0, HANDLE),
    (-1.0, 0.0),
    (-1.0, -HANDLE),
    (-HANDLE, -1.0),
    (0.0, -1.0),
    (HANDLE, -1.0),
    (1.0, -HANDLE),
    (1.0, 0.0),
];

/// Its left half, from the top.
const LEFT_HALF: &[(f32, f32)] = &[
    (0.0, 1.0),
    (-HANDLE, 1.0),
    (-1.0, HANDLE),
    (-1.0, 0.0),
    (-1.0, -HANDLE),
    (-HANDLE, -1.0),
    (0.0, -1.0),
];

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::layout::{Point, Size};

    fn page(items: Vec<Item>) -> String {
        let pages = Pages::default();
        let page = Page {
            size: Size {
                width: 200.0,
                height: 100.0,
            },
            items,
            links: Vec::new(),
        };
        let painted = paint(&page, &pages, &Fonts::collect(&pages), &Images::default());
        String::from_utf8(painted.content.as_bytes().to_vec()).unwrap()
    }

    fn item(element: ElementId, shape: Shape) -> Item {
        Item { element, shape }
    }

    fn line(is_closed: bool, fill: Option<Color>, dash: Option<(f32, f32)>) -> Shape {
        let corner = |x, y| Point { x, y };
        Shape::Path(Path {
            points: Arc::new([corner(0.0, 0.0), corner(10.5, 20.0), corner(0.0, 20.0)]),
            is_closed,
            fill,
            stroke: Some(Stroke {
                width: 0.5,
                color: Color(255, 0, 0),
                dash,
            }),
        })
    }

    #[test]
    fn what_is_alike_is_said_once() {
        let area = Area {
            x: 10.0,
            y: 20.0,
            width: 30.0,
            height: 5.0,
        };
        let color = Color(0, 128, 255);
        let rect = || item(ElementId::ARTIFACT, Shape::Rect { area, color });
        assert_eq!(
            page(vec![rect(), rect()]),
            "/Artifact BMC\n0 .502 1 rg\n10 75 30 5 re\nf\n10 75 30 5 re\nf\nEMC\n"
        );
    }

    #[test]
    fn a_line_is_drawn_as_it_is_described() {
        let items = vec![
            item(ElementId::DOCUMENT, line(false, None, Some((2.0, 1.0)))),
            item(ElementId::DOCUMENT, line(true, None, None)),
            item(ElementId::DOCUMENT, line(true, Some(Color(0, 0, 0)), None)),
        ];
        let corners = "0 100 m\n10.5 80 l\n0 80 l\n";
        let expected = format!(
            "/Document<</MCID 0>>BDC\n1 0 0 RG\n.5 w\n1 j 1 J\n[2 1 ]0 d\n{corners}S\n\
             []0 d\n{corners}s\n0 0 0 rg\n{corners}b\nEMC\n"
        );
        assert_eq!(page(items), expected);
    }

    #[test]
    fn a_ring_is_whole_behind_a_broken_line() {
        let area = Area {
            x: 0.0,
            y: 0.0,
            width: 10.0,
            height: 10.0,
        };
        let color = Color(255, 0, 0);
        let sign = Sign::Ring;
        let painted = page(vec![
            item(ElementId::DOCUMENT, line(false, None, Some((2.0, 1.0)))),
            item(ElementId::DOCUMENT, Shape::Sign { sign, area, color }),
        ]);
        let (_, ring) = painted.split_once("S\n").unwrap();
        assert!(
            ring.starts_with("1.3 w\n[]0 d\n9.35 95 m\n9.35 97.4 "),
            "{ring}"
        );
        assert!(ring.ends_with("c\ns\nEMC\n"), "{ring}");
    }
}
