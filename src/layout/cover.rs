//! The cover: a block in the council's colour, and document control under it.
//!
//! Both run on to further pages where they are too long for one: no words stand beyond its edge.

use super::{
    block::{Context, Setting},
    fit::Fit,
    flow::Flow,
    furniture,
    inline::{Look, Rich},
    pages::{Area, Item, Page, Shape},
    paragraph,
    paragraph::Column,
    row::{self, Row},
    strip::{Strip, avoid_widows_and_orphans},
    structure::{ElementId, Tag},
};
use crate::{
    content::{Cover, Furniture},
    fonts::Face,
};

/// How much of the page the block takes, if the words leave it so.
const BLOCK_SHARE: f32 = 0.6;
/// Where the words of the block begin.
const WORDS_SHARE: f32 = 0.215;
/// How far up the words may move, as a share of the page.
const HIGHEST_LIFT: f32 = 0.1;
/// The space between the words and the end of the block.
const WORDS_GAP: f32 = 48.0;
/// The space between the block and document control.
const CONTROL_GAP: f32 = 36.0;
/// What stays free for the marking at the foot.
const FOOT: f32 = 58.0;
const LABEL_WIDTH: f32 = 104.0;
/// The space above and below the words of a row of document control.
const PADDING: f32 = 5.0;

/// Lays out the cover, on one page unless its words or document control are very long.
pub(super) fn pages(
    context: &mut Context<'_>,
    cover: &Cover,
    furniture: &Furniture,
    section: ElementId,
) -> Vec<Page> {
    let style = context.style;
    let (mut words, words_bottom, words_over) = words(context, cover, section);
    let control = control(context, cover, section);
    let room = style.page.height - FOOT - row::height(&control) - CONTROL_GAP;
    let words_end = words_bottom + WORDS_GAP;
    // Words move up before document control has to go to a second page.
    let lift = (words_end - room).clamp(0.0, style.page.height * HIGHEST_LIFT);
    for item in &mut words {
        item.shape.translate(0.0, -lift);
    }
    let block_bottom = (style.page.height * BLOCK_SHARE)
        .min(room)
        .max(words_end - lift);
    let mut page = Page {
        size: style.page,
        ..Page::default()
    };
    page.items.push(Item {
        element: ElementId::ARTIFACT,
        shape: Shape::Rect {
            area: Area {
                x: 0.0,
                y: 0.0,
                width: style.page.width,
                height: block_bottom,
            },
            color: style.colors.ground,
        },
    });
    furniture::put_marking(context, &mut page, furniture, style.colors.on_ground);
    page.items.extend(words);
    let mut flow = Flow::below(style, page, FOOT, block_bottom + CONTROL_GAP);
    flow.place(&words_over);
    flow.place(&control);
    flow.pages
}

/// Sets the words of the block. Returns those that stand on it, how far down they reach, and the
/// lines that it has no room for, in ink.
fn words(
    context: &mut Context<'_>,
    cover: &Cover,
    section: ElementId,
) -> (Vec<Item>, f32, Vec<Strip>) {
    let page_height = context.style.page.height;
    let limit = page_height - FOOT - WORDS_GAP;
    let mut items = Vec::new();
    let mut y = page_height * WORDS_SHARE;
    let mut lines = word_lines(context, cover, section).into_iter().peekable();
    while let Some(mut line) = lines.next_if(|line| y + line.before + line.height <= limit) {
        line.shift(y + line.before);
        y += line.before + line.height;
        items.append(&mut line.items);
    }
    let mut over: Vec<Strip> = lines.collect();
    for item in over.iter_mut().flat_map(|line| &mut line.items) {
        if let Shape::Text(run) = &mut item.shape {
            run.color = context.style.colors.ink;
        }
    }
    if let Some(first) = over.first_mut() {
        first.new_page = true;
    }
    (items, y, over)
}

/// Sets authority, title, subtitle and date, line by line.
fn word_lines(context: &mut Context<'_>, cover: &Cover, section: ElementId) -> Vec<Strip> {
    let style = context.style;
    let sizes = style.type_sizes;
    let parts = [
        (&cover.authority, Face::Regular, sizes.body, 20.0),
        (&cover.title, Face::SemiBold, sizes.cover_title, 18.0),
        (&cover.subtitle, Face::Regular, sizes.cover_subtitle, 4.0),
        (&cover.date, Face::Regular, sizes.cover_subtitle, 0.0),
    ];
    let mut all = Vec::new();
    let mut before = 0.0;
    for (text, face, size, after) in parts {
        if text.is_empty() {
            continue;
        }
        let element = context.structure.add(section, Tag::P);
        let look = Look {
            face,
            size,
            color: style.colors.on_ground,
            ..Setting::body(style, element).look
        };
        let column = Column {
            line_height: (size * 1.2).round(),
            fit: Fit::Even,
            ..Setting::body(style, element).column()
        };
        let rich = Rich::plain(text, look, element);
        let mut lines = paragraph::lines(&mut context.words, &rich, &column);
        if let Some(first) = lines.first_mut() {
            first.before = before;
            before = after;
        }
        all.append(&mut lines);
    }
    all
}

fn control(context: &mut Context<'_>, cover: &Cover, section: ElementId) -> Vec<Strip> {
    if cover.control.is_empty() {
        return Vec::new();
    }
    let style = context.style;
    let size = style.type_sizes.table;
    let mut setting = Setting::body(style, section);
    setting.line_height = 13.0;
    setting.look.size = size;
    let table = context.structure.add(section, Tag::Table);
    let caption = context.structure.add(table, Tag::Caption);
    let bold = Look {
        face: Face::SemiBold,
        ..setting.look
    };
    let rich = Rich::plain("Document control", bold, caption);
    let mut strips = paragraph::lines(&mut context.words, &rich, &setting.column());
    for (label, text) in &cover.control {
        strips.push(control_row(context, label, text, table, &setting));
    }
    if let Some(first) = strips.first_mut() {
        first.keeps_next = true;
    }
    strips
}

fn control_row(
    context: &mut Context<'_>,
    label: &str,
    text: &str,
    table: ElementId,
    setting: &Setting,
) -> Strip {
    let row = context.structure.add(table, Tag::TR);
    let muted = Look {
        color: context.style.colors.muted,
        ..setting.look
    };
    let label_cell = context.structure.add(row, Tag::RowHeader);
    let text_cell = context.structure.add(row, Tag::TD);
    let label_column = Column {
        width: LABEL_WIDTH - 10.0,
        ..setting.column()
    };
    let text_column = setting.indented(LABEL_WIDTH, text_cell).column();
    let cells = [
        (label, muted, label_cell, label_column),
        (text, setting.look, text_cell, text_column),
    ]
    .map(|(text, look, element, column)| {
        let rich = Rich::plain(text, look, element);
        let mut lines = paragraph::lines(&mut context.words, &rich, &column);
        avoid_widows_and_orphans(&mut lines);
        lines
    });
    Row::new(context, cells.into(), PADDING, setting).into_strip()
}
