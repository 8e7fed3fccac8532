//! What stands on a page, as printpdf operations, each within the marked content of its element.

use std::{collections::BTreeMap, sync::Arc};

use printpdf::{
    DictItem, Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Mm, Op, PaintMode,
    PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem, WindingOrder,
};

use super::{
    fonts::{Font, Fonts, font_id},
    images::Images,
    tags::tag_name,
};
use crate::{
    fonts::Face,
    layout::{
        Area, Color, ElementId, GlyphRun, Item, Page, Pages, Path, Shape, Sign, Stroke, Structure,
        Tag,
    },
    picture::Picture,
};

/// A painted page, and the element of each piece of marked content on it, by number.
pub(super) struct PaintedPage {
    pub(super) page: PdfPage,
    pub(super) marked: Vec<ElementId>,
}

/// Paints a page.
pub(super) fn paint(page: &Page, pages: &Pages, fonts: &Fonts, images: &Images) -> PaintedPage {
    let size = page.size;
    let mut painter = Painter {
        ops: Vec::new(),
        marked: Vec::new(),
        fonts,
        images,
        structure: &pages.structure,
        page_height: size.height,
        font: None,
        fill: None,
        cursor: None,
        element: None,
    };
    for item in &page.items {
        painter.item(item);
    }
    painter.end_element();
    let mut page = PdfPage::new(Mm(0.0), Mm(0.0), painter.ops);
    let sheet = Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: Pt(size.width),
        height: Pt(size.height),
        mode: None,
        winding_order: None,
    };
    page.media_box = sheet.clone();
    page.crop_box = sheet.clone();
    page.trim_box = sheet;
    PaintedPage {
        page,
        marked: painter.marked,
    }
}

/// Rounds to what is written: a hundredth of a point is finer than any printer.
pub(super) fn number(value: f32) -> f32 {
    let rounded = (value * 100.0).round() / 100.0;
    // No minus before a nought.
    if rounded == 0.0 { 0.0 } else { rounded }
}

struct Painter<'a> {
    ops: Vec<Op>,
    marked: Vec<ElementId>,
    fonts: &'a Fonts,
    images: &'a Images,
    structure: &'a Structure,
    page_height: f32,
    font: Option<(Face, f32)>,
    fill: Option<Color>,
    /// Where the last line of text began, while within a text section.
    cursor: Option<(f32, f32)>,
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
            self.ops.push(Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            });
            return;
        }
        let id = i64::try_from(self.marked.len()).unwrap_or(i64::MAX);
        self.marked.push(element);
        let tag = self.structure.get(element).map_or(Tag::Span, |e| e.tag);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag_name(tag).to_owned(),
            properties: DictItem::Dict {
                map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(id))]),
            },
        });
    }

    fn end_element(&mut self) {
        self.end_text();
        if self.element.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn end_text(&mut self) {
        if self.cursor.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn text(&mut self, run: &GlyphRun) {
        let Some(font) = self.fonts.get(run.face) else {
            return;
        };
        self.fill(run.color);
        let (last_x, last_y) = self.cursor.unwrap_or_else(|| {
            self.ops.push(Op::StartTextSection);
            (0.0, 0.0)
        });
        if self.font != Some((run.face, run.size)) {
            self.font = Some((run.face, run.size));
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(font_id(run.face)),
                size: Pt(number(run.size)),
            });
        }
        let (x, y) = (number(run.x), number(self.page_height - run.y));
        self.cursor = Some((x, y));
        self.ops.push(Op::SetTextCursor {
            pos: point(number(x - last_x), number(y - last_y)),
        });
        self.glyphs(run, font);
    }

    /// Shows glyphs, moved where they stand otherwise than the font would put them.
    fn glyphs(&mut self, run: &GlyphRun, font: &Font) {
        let mut shown = Shown::default();
        let per_mille = 1000.0 / font.units_per_em();
        let mut error = 0.0;
        for glyph in run.glyphs.iter() {
            let (right, up) = (f32::from(glyph.shift.0), f32::from(glyph.shift.1));
            if glyph.shift.1 != 0 {
                self.show(shown.take());
                self.rise(up / font.units_per_em() * run.size);
            }
            shown.skip((right * per_mille).round());
            shown.text.push(font.character(glyph.id));
            let own = f32::from(glyph.advance) - font.width(glyph.id);
            let wanted = (own - right) * per_mille + error;
            let moved = wanted.round();
            error = wanted - moved;
            shown.skip(moved);
            if glyph.shift.1 != 0 {
                self.show(shown.take());
                self.rise(0.0);
            }
        }
        self.show(shown.take());
    }

    fn show(&mut self, items: Vec<TextItem>) {
        if !items.is_empty() {
            self.ops.push(Op::ShowText { items });
        }
    }

    fn rise(&mut self, by: f32) {
        self.ops.push(Op::SetLineOffset {
            multiplier: number(by),
        });
    }

    fn fill(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.ops.push(Op::SetFillColor { col: rgb(color) });
        }
    }

    fn rect(&mut self, area: &Area) {
        self.ops.push(Op::DrawRectangle {
            rectangle: Rect {
                x: Pt(number(area.x)),
                y: Pt(number(self.page_height - area.y - area.height)),
                width: Pt(number(area.width)),
                height: Pt(number(area.height)),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            },
        });
    }

    fn sign(&mut self, sign: Sign, area: &Area, color: Color) {
        let (x, y) = (area.x, self.page_height - area.y);
        let (width, height) = (area.width, area.height);
        match sign {
            Sign::Disc => {
                self.fill(color);
                self.polygon(circle(area, self.page_height, 0.0));
            }
            Sign::HalfDisc => {
                self.fill(color);
                self.polygon(left_half(area, self.page_height));
                self.ring(area, color);
            }
            Sign::Ring => self.ring(area, color),
            Sign::Triangle => {
                self.fill(color);
                let corners = [(x, y - height * 0.95), (x + width, y - height * 0.95)];
                let top = (x + width / 2.0, y - height * 0.05);
                let corners = corners.into_iter().chain([top]);
                self.polygon(corners.map(|(x, y)| corner(x, y, false)).collect());
            }
        }
    }

    fn ring(&mut self, area: &Area, color: Color) {
        let thick = area.width * 0.13;
        self.ops.push(Op::SetOutlineColor { col: rgb(color) });
        self.ops.push(Op::SetOutlineThickness {
            pt: Pt(number(thick)),
        });
        self.ops.push(Op::DrawLine {
            line: Line {
                points: circle(area, self.page_height, thick / 2.0),
                is_closed: true,
            },
        });
    }

    fn image(&mut self, picture: &Arc<Picture>, area: &Area) {
        let Some(name) = self.images.name(picture) else {
            return;
        };
        let (width, height) = (number(area.width), number(area.height));
        let (x, y) = (
            number(area.x),
            number(self.page_height - area.y - area.height),
        );
        let frame = [width, 0.0, 0.0, height, x, y].map(DictItem::Real);
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(operator("cm", frame.into()));
        self.ops
            .push(operator("Do", vec![DictItem::Name(name.into_bytes())]));
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn path(&mut self, path: &Path) {
        let corners = || {
            let points = path.points.iter();
            points.map(|point| corner(point.x, self.page_height - point.y, false))
        };
        let points: Vec<LinePoint> = corners().collect();
        if let Some(color) = path.fill {
            self.fill(color);
            self.polygon(points.clone());
        }
        if let Some(stroke) = path.stroke {
            self.stroke(&stroke);
            let is_closed = path.is_closed;
            self.ops.push(Op::DrawLine {
                line: Line { points, is_closed },
            });
            if stroke.dash.is_some() {
                self.dash(None);
            }
        }
    }

    fn stroke(&mut self, stroke: &Stroke) {
        self.ops.push(Op::SetOutlineColor {
            col: rgb(stroke.color),
        });
        self.ops.push(Op::SetOutlineThickness {
            pt: Pt(number(stroke.width)),
        });
        self.ops.push(Op::SetLineJoinStyle {
            join: LineJoinStyle::Round,
        });
        self.ops.push(Op::SetLineCapStyle {
            cap: LineCapStyle::Round,
        });
        if stroke.dash.is_some() {
            self.dash(stroke.dash);
        }
    }

    fn dash(&mut self, dash: Option<(f32, f32)>) {
        let pattern = dash.map_or_else(Vec::new, |(dash, gap)| vec![number(dash), number(gap)]);
        self.ops.push(Op::SetLineDashPattern {
            dash: LineDashPattern {
                offset: 0.0,
                pattern: pattern.into(),
            },
        });
    }

    fn polygon(&mut self, points: Vec<LinePoint>) {
        self.ops.push(Op::DrawPolygon {
            polygon: Polygon {
                rings: vec![PolygonRing { points }],
                mode: PaintMode::Fill,
                winding_order: WindingOrder::NonZero,
            },
        });
    }
}

/// What is shown in one go: glyphs with moves between them.
#[derive(Default)]
struct Shown {
    items: Vec<TextItem>,
    text: String,
}

impl Shown {
    /// Moves the pen to the right, in thousandths of the size.
    fn skip(&mut self, by: f32) {
        if by != 0.0 {
            self.end_text();
            self.items.push(TextItem::Offset(-by));
        }
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.items
                .push(TextItem::Text(std::mem::take(&mut self.text)));
        }
    }

    fn take(&mut self) -> Vec<TextItem> {
        self.end_text();
        std::mem::take(&mut self.items)
    }
}

fn operator(key: &str, value: Vec<DictItem>) -> Op {
    let key = key.to_owned();
    Op::Unknown { key, value }
}

fn rgb(Color(red, green, blue): Color) -> printpdf::Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    printpdf::Color::Rgb(Rgb {
        r: part(red),
        g: part(green),
        b: part(blue),
        icc_profile: None,
    })
}

fn point(x: f32, y: f32) -> Point {
    Point { x: Pt(x), y: Pt(y) }
}

fn corner(x: f32, y: f32, bezier: bool) -> LinePoint {
    LinePoint {
        p: point(number(x), number(y)),
        bezier,
    }
}

/// How far the handles of a quarter circle reach.
const HANDLE: f32 = 0.552_28;

/// Returns the circle within a square, smaller by an inset.
fn circle(area: &Area, page_height: f32, inset: f32) -> Vec<LinePoint> {
    let radius = area.width / 2.0 - inset;
    let (x, y) = (
        area.x + area.width / 2.0,
        page_height - area.y - area.height / 2.0,
    );
    let at = |dx: f32, dy: f32, bezier| corner(x + dx * radius, y + dy * radius, bezier);
    vec![
        at(1.0, 0.0, false),
        at(1.0, HANDLE, true),
        at(HANDLE, 1.0, true),
        at(0.0, 1.0, false),
        at(-HANDLE, 1.0, true),
        at(-1.0, HANDLE, true),
        at(-1.0, 0.0, false),
        at(-1.0, -HANDLE, true),
        at(-HANDLE, -1.0, true),
        at(0.0, -1.0, false),
        at(HANDLE, -1.0, true),
        at(1.0, -HANDLE, true),
        at(1.0, 0.0, false),
    ]
}

fn left_half(area: &Area, page_height: f32) -> Vec<LinePoint> {
    circle(area, page_height, 0.0)
        .into_iter()
        .skip(3)
        .take(7)
        .collect()
}
