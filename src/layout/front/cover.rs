//! The cover: the council's colour with the title on it, and document control under it.
//!
//! The logo stands on white above the colour, or on the colour where it is made for a dark
//! ground. Authority and title hold the two ends of the colour. All of it runs on to further
//! pages where it is too long for one: no words stand beyond the edge.

use std::sync::Arc;

use super::{control, furniture};
use crate::{
    content::{Cover, Furniture},
    fonts::Face,
    layout::{
        blocks::{context::Context, setting::Setting},
        pages::{
            Area, Color, Item, Page, Path, Point, Shape,
            structure::{ElementId, Tag},
        },
        strips::{flow::Flow, row, sheet::Sheet, strip::Strip},
        style::{Logo, PageStyle},
        text::{
            fit::Fit,
            lines::{self, Column},
            rich::{Look, Rich},
        },
    },
};

/// How much of the page the colour reaches down, if the words leave it so.
const BLOCK_SHARE: f32 = 0.62;
/// How things stand on the cover: wide apart, or closer where room is short.
const STEPS: [Step; 4] = [
    Step::new(1.0, 1.0, 1.0),
    Step::new(0.55, 1.0, 1.0),
    Step::new(0.55, 0.6, 1.0),
    Step::new(0.42, 0.5, 0.86),
];
/// The longest a title may be, in lines, before it is set smaller.
const TITLE_LINES: usize = 4;
/// The sizes a long title is tried at.
const TITLE_SCALES: [f32; 3] = [1.0, 0.82, 0.66];

/// How much paper a logo takes: a wide one is less high than a square one.
const LOGO_AREA: f32 = 7600.0;
const LOGO_HIGHEST: f32 = 66.0;
const LOGO_WIDEST: f32 = 230.0;
/// The space above and below a logo.
const LOGO_GAP: f32 = 26.0;

/// How far the circles in the corner of the colour reach, as shares of the page's width.
const CIRCLES: [f32; 2] = [0.62, 0.36];
/// How much darker, or on a pale colour paler, each of them is, in parts of a hundred.
const CIRCLE_SHADE: u8 = 9;

/// Lays out the cover, on one page unless its words or document control are very long.
pub(in crate::layout) fn pages(
    context: &mut Context<'_>,
    cover: &Cover,
    furniture: &Furniture,
    section: ElementId,
) -> Vec<Page> {
    let style = context.style;
    let logo = style.logo.as_ref().map(|logo| placed(style, logo));
    let logo_element = style.logo.as_ref().map(|logo| {
        let figure = context.structure.add(section, Tag::Figure);
        context.structure.set_alt(figure, &logo.alt);
        figure
    });
    let logo_bottom = logo.map_or(0.0, |area| area.y + area.height + LOGO_GAP);
    let is_logo_on_white = style.logo.as_ref().is_some_and(|l| !l.picture.is_pale);
    let block_top = if is_logo_on_white { logo_bottom } else { 0.0 };
    // In the order in which they are heard.
    let lines = word_lines(context, cover, section);
    let foot = foot(style);
    let first = if is_logo_on_white {
        block_top
    } else {
        logo_bottom.max(furniture::marking_bottom(style))
    };
    let step = step(
        context,
        cover,
        style.page.height - foot - first - height(&lines),
    );
    let gaps = Gaps::scaled(step.gaps);
    let control = control::strips(context, cover, section, (step.words, step.padding));
    let room = style.page.height - foot - row::height(&control);
    let mut words = words(style, lines, first, &gaps);
    let block_bottom = (style.page.height * BLOCK_SHARE)
        .min(room - gaps.control)
        .max(words.shortest);
    let mut page = Page {
        size: style.page,
        ..Page::default()
    };
    page.items.extend(ground(style, block_top, block_bottom));
    let marking_color = if is_logo_on_white {
        style.colors.muted
    } else {
        style.colors.on_ground
    };
    furniture::put_marking(context, &mut page, furniture, marking_color);
    if let (Some(logo), Some(area), Some(element)) = (&style.logo, logo, logo_element) {
        page.items.push(Item {
            element,
            shape: Shape::Image {
                picture: Arc::clone(&logo.picture),
                area,
            },
        });
    }
    page.items.extend(words.placed(block_bottom));
    let mut flow = Flow::below(style, foot, block_bottom + gaps.control);
    flow.place(&words.over);
    flow.place(&control);
    let mut sheets = flow.sheets.iter();
    sheets
        .next()
        .into_iter()
        .for_each(|first| first.paint_on(&mut page));
    let mut pages = vec![page];
    pages.extend(sheets.map(Sheet::paint));
    pages
}

/// How close things stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// The scale of the empty spaces.
    gaps: f32,
    /// The scale of the space within the rows of document control.
    pub(in crate::layout) padding: f32,
    /// The scale of its words.
    pub(in crate::layout) words: f32,
}

impl Step {
    const fn new(gaps: f32, padding: f32, words: f32) -> Self {
        Self {
            gaps,
            padding,
            words,
        }
    }
}

/// Returns the first step at which gaps and document control fit the room. Where none does,
/// document control goes on on another page, and need not be small.
fn step(context: &mut Context<'_>, cover: &Cover, room: f32) -> Step {
    let [_, usual, ..] = STEPS;
    let fits = |step: &Step| {
        // Measuring must leave no trace in the structure.
        let structure = std::mem::take(&mut context.structure);
        let control = control::strips(
            context,
            cover,
            ElementId::DOCUMENT,
            (step.words, step.padding),
        );
        context.structure = structure;
        Gaps::scaled(step.gaps).total() + row::height(&control) <= room
    };
    STEPS.into_iter().find(fits).unwrap_or(usual)
}

/// The empty spaces of the cover, from top to bottom.
#[derive(Debug, Clone, Copy)]
struct Gaps {
    /// Between the top of the colour and the authority.
    top: f32,
    /// The least between the authority and the title.
    middle: f32,
    /// Between the last words and the end of the colour.
    words: f32,
    /// Between the colour and document control.
    control: f32,
}

impl Gaps {
    fn scaled(by: f32) -> Self {
        Self {
            top: 52.0 * by,
            middle: 30.0 * by,
            words: 46.0 * by,
            control: 34.0 * by,
        }
    }

    fn total(&self) -> f32 {
        self.top + self.middle + self.words + self.control
    }
}

/// What stays free for the marking at the foot.
fn foot(style: &PageStyle) -> f32 {
    furniture::marking_bottom(style) + 14.0
}

/// Returns where the logo stands: below the marking, at the left of the words.
fn placed(style: &PageStyle, logo: &Logo) -> Area {
    let aspect = logo.picture.aspect();
    let widest = LOGO_WIDEST.min(style.measure());
    let width = (LOGO_AREA * aspect)
        .sqrt()
        .min(LOGO_HIGHEST * aspect)
        .min(widest);
    Area {
        x: style.margins.side,
        y: furniture::marking_bottom(style) + LOGO_GAP * 0.6,
        width,
        height: width / aspect,
    }
}

/// Paints the colour, with two quiet quarters of a circle in its lower corner. Words on them stand
/// out at least as strongly as on the colour itself.
fn ground(style: &PageStyle, top: f32, bottom: f32) -> Vec<Item> {
    let (width, colors) = (style.page.width, style.colors);
    let away = if colors.on_ground == Color::WHITE {
        Color(0, 0, 0)
    } else {
        Color::WHITE
    };
    let artifact = |shape| Item {
        element: ElementId::ARTIFACT,
        shape,
    };
    let area = Area {
        x: 0.0,
        y: top,
        width,
        height: bottom - top,
    };
    let color = colors.ground;
    let mut items = vec![artifact(Shape::Rect { area, color })];
    let shades = (1..).map(|n: u8| color.mixed(away, CIRCLE_SHADE.saturating_mul(n)));
    for (share, shade) in CIRCLES.into_iter().zip(shades) {
        let radius = (width * share).min(bottom - top);
        let points = quarter(width, bottom, radius);
        items.push(artifact(Shape::Path(Path {
            points: points.into(),
            is_closed: true,
            fill: Some(shade),
            stroke: None,
        })));
    }
    items
}

/// Returns the quarter of a circle left of and above its centre.
fn quarter(x: f32, y: f32, radius: f32) -> Vec<Point> {
    /// Corners enough to look round at any size a page is printed in.
    const STEPS: u8 = 72;
    let arc = (0..=STEPS).map(|step| {
        let angle = f32::from(step) / f32::from(STEPS) * std::f32::consts::FRAC_PI_2;
        Point {
            x: x - radius * angle.cos(),
            y: y - radius * angle.sin(),
        }
    });
    arc.chain([Point { x, y }]).collect()
}

/// The words on the colour.
struct Words {
    /// Those at its top, at their place.
    top: Vec<Item>,
    /// Those at its end, at their place if the colour is as short as possible.
    end: Vec<Item>,
    /// How far down the colour must reach at least.
    shortest: f32,
    /// Lines that the page has no room for, in ink.
    over: Vec<Strip>,
}

impl Words {
    /// Takes the words at their places in a colour that ends here.
    fn placed(&mut self, block_bottom: f32) -> Vec<Item> {
        let by = block_bottom - self.shortest;
        let mut items = std::mem::take(&mut self.top);
        for mut item in std::mem::take(&mut self.end) {
            item.shape.translate(0.0, by);
            items.push(item);
        }
        items
    }
}

/// A line of words, and whether it belongs at the end of the colour.
type Line = (bool, Strip);

fn height(lines: &[Line]) -> f32 {
    let heights = lines.iter().map(|(_, line)| line.before + line.height);
    heights.sum()
}

/// Puts the words at their places in a colour that begins at `top`.
fn words(style: &PageStyle, lines: Vec<Line>, top: f32, gaps: &Gaps) -> Words {
    let limit = style.page.height - foot(style) - gaps.words;
    let mut words = Words {
        top: Vec::new(),
        end: Vec::new(),
        shortest: 0.0,
        over: Vec::new(),
    };
    let mut y = top + gaps.top;
    let mut is_over = false;
    let mut was_end = false;
    for (is_end, mut line) in lines {
        if is_end && !was_end && y > top + gaps.top {
            line.before += gaps.middle;
        }
        was_end = is_end;
        is_over |= y + line.before + line.height > limit;
        if is_over {
            words.over.push(line);
            continue;
        }
        line.shift(y + line.before);
        y += line.before + line.height;
        let items = if is_end {
            &mut words.end
        } else {
            &mut words.top
        };
        items.append(&mut line.items);
    }
    words.shortest = y + gaps.words;
    for item in words.over.iter_mut().flat_map(|line| &mut line.items) {
        if let Shape::Text(run) = &mut item.shape {
            run.color = style.colors.ink;
        }
    }
    if let Some(first) = words.over.first_mut() {
        first.new_page = true;
    }
    words
}

/// Sets authority, title, subtitle and date, line by line. Says of each line whether it belongs
/// at the end of the colour.
fn word_lines(context: &mut Context<'_>, cover: &Cover, section: ElementId) -> Vec<Line> {
    let sizes = context.style.type_sizes;
    let after_title = context.style.scaled(16.0);
    let parts = [
        (&cover.authority, Face::SemiBold, sizes.body + 1.0, 0.0),
        (&cover.title, Face::SemiBold, sizes.cover_title, after_title),
        (&cover.subtitle, Face::Regular, sizes.cover_subtitle, 4.0),
        (&cover.date, Face::Regular, sizes.cover_subtitle, 0.0),
    ];
    let mut all = Vec::new();
    let mut before = 0.0;
    for (idx, (text, face, size, after)) in parts.into_iter().enumerate() {
        if text.is_empty() {
            continue;
        }
        let element = context.structure.add(section, Tag::P);
        let is_title = idx == 1;
        let scales = if is_title { &TITLE_SCALES[..] } else { &[1.0] };
        let mut lines = Vec::new();
        for scale in scales {
            lines = set(context, text, face, size * scale, element);
            if lines.len() <= TITLE_LINES {
                break;
            }
        }
        if let Some(first) = lines.first_mut() {
            first.before = before;
            before = after;
        }
        all.extend(lines.into_iter().map(|line| (idx > 0, line)));
    }
    all
}

fn set(
    context: &mut Context<'_>,
    text: &str,
    face: Face,
    size: f32,
    element: ElementId,
) -> Vec<Strip> {
    let setting = Setting::body(context.style, element);
    let look = Look {
        face,
        size,
        color: context.style.colors.on_ground,
        ..setting.look
    };
    let column = Column {
        line_height: (size * 1.2).round(),
        fit: Fit::Even,
        ..setting.column()
    };
    let rich = Rich::plain(text, look, element);
    lines::set(&mut context.words, &rich, &column)
}
