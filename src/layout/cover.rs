//! The cover: a block in the council's colour, and document control under it.

use super::{
    block::{Context, Setting},
    flow::Flow,
    furniture,
    inline::{Look, Rich},
    pages::{Area, Item, Page, Shape},
    paragraph,
    paragraph::Column,
    strip::Strip,
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
/// How much smaller the words become at a time where a page could not hold them.
const SHRINK: f32 = 0.9;
/// The smallest the words become, as a share of their usual size.
const SMALLEST: f32 = 0.2;

/// Lays out the cover, on one page unless document control is very long.
pub(super) fn pages(
    context: &mut Context<'_>,
    cover: &Cover,
    furniture: &Furniture,
    section: ElementId,
) -> Vec<Page> {
    let style = context.style;
    let (mut words, words_bottom) = fitted_words(context, cover, section);
    let control = control(context, cover, section);
    let control_height: f32 = control
        .iter()
        .map(|strip| strip.before + strip.height)
        .sum();
    let room = style.page.height - FOOT - control_height - CONTROL_GAP;
    let words_end = words_bottom + WORDS_GAP;
    // Words move up before document control has to go to a second page.
    let lift = (words_end - room).clamp(0.0, style.page.height * HIGHEST_LIFT);
    for item in &mut words {
        item.shape.shift(-lift);
    }
    let block_bottom = (style.page.height * BLOCK_SHARE)
        .min(room)
        .max(words_end - lift);
    let mut page = Page::default();
    page.items.push(Item {
        element: ElementId::ARTIFACT,
        shape: Shape::Rect {
            area: Area {
                x: 0.0,
                y: 0.0,
                width: style.page.width,
                height: block_bottom,
            },
            color: style.colors.accent,
        },
    });
    furniture::put_marking(context, &mut page, furniture, style.colors.on_accent);
    page.items.extend(words);
    let mut flow = Flow::below(style, page, FOOT, block_bottom + CONTROL_GAP);
    flow.place(control);
    flow.pages
}

/// Sets the words of the block as large as one page can hold them, and says how far down they
/// reach.
fn fitted_words(context: &mut Context<'_>, cover: &Cover, section: ElementId) -> (Vec<Item>, f32) {
    let style = context.style;
    let parts = [&cover.authority, &cover.title, &cover.subtitle, &cover.date]
        .map(|text| (!text.is_empty()).then(|| context.structure.add(section, Tag::P)));
    let lowest = style.page.height * (1.0 + HIGHEST_LIFT) - FOOT - WORDS_GAP;
    let mut scale = 1.0;
    loop {
        let (items, bottom) = words(context, cover, parts, scale);
        if bottom <= lowest || scale < SMALLEST {
            return (items, bottom);
        }
        scale *= SHRINK;
    }
}

/// Sets authority, title, subtitle and date, and says how far down they reach.
fn words(
    context: &mut Context<'_>,
    cover: &Cover,
    elements: [Option<ElementId>; 4],
    scale: f32,
) -> (Vec<Item>, f32) {
    let style = context.style;
    let sizes = style.type_sizes;
    let parts = [
        (&cover.authority, Face::Regular, sizes.body, 20.0),
        (&cover.title, Face::SemiBold, sizes.cover_title, 18.0),
        (&cover.subtitle, Face::Regular, sizes.cover_subtitle, 4.0),
        (&cover.date, Face::Regular, sizes.cover_subtitle, 0.0),
    ];
    let mut items = Vec::new();
    let mut y = style.page.height * WORDS_SHARE;
    for ((text, face, size, after), element) in parts.into_iter().zip(elements) {
        let Some(element) = element else {
            continue;
        };
        let size = size * scale;
        let look = Look {
            face,
            size,
            color: style.colors.on_accent,
            ..Setting::body(style, element).look
        };
        let column = Column {
            line_height: (size * 1.2).round(),
            ..Setting::body(style, element).column()
        };
        let rich = Rich::plain(text, look, element);
        for mut line in paragraph::lines(&mut context.words, &rich, &column) {
            line.shift(y);
            y += line.height;
            items.append(&mut line.items);
        }
        y += after;
    }
    (items, y)
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
    let mut strip = Strip::default();
    for (text, look, element, column) in [
        (label, muted, label_cell, label_column),
        (text, setting.look, text_cell, text_column),
    ] {
        let rich = Rich::plain(text, look, element);
        let mut y = 5.0;
        for mut line in paragraph::lines(&mut context.words, &rich, &column) {
            line.shift(y);
            y += line.height;
            strip.items.append(&mut line.items);
        }
        strip.height = strip.height.max(y + 5.0);
    }
    let area = Area {
        x: setting.x,
        y: strip.height - 0.5,
        width: setting.width,
        height: 0.5,
    };
    strip.rule(area, context.style.colors.line);
    strip
}
