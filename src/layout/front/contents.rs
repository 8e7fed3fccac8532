//! The list of contents: headings with leaders and page numbers, each a link.

use crate::{
    fonts::Face,
    layout::{
        blocks::{context::Context, heading, setting::Setting},
        pages::{
            Area, Item, Link, Page, Shape, Spot, Target,
            structure::{ElementId, Tag},
        },
        strips::{
            flow::{Flow, PlacedHeading},
            row,
            sheet::Sheet,
            strip::{MarkedHeading, Strip},
        },
        style::PageStyle,
        text::{
            fit::Fit,
            fonts::Figures,
            lines::{self, Column, Stands},
            rich::{Look, Rich},
        },
    },
};

/// The space before and behind a leader.
const LEADER_GAP: f32 = 8.0;

/// How close entries may stand, so that all of them stand on one page.
const CLOSEST: f32 = 0.8;

/// The distances of the list.
#[derive(Debug, Clone, Copy)]
struct Grid {
    /// From line to line.
    line: f32,
    /// How far each level stands in from the one above.
    indent: f32,
    /// The room for page numbers at the right.
    number_room: f32,
}

impl Grid {
    fn of(style: &PageStyle) -> Self {
        Self {
            line: style.scaled(18.0).round(),
            indent: style.scaled(24.0),
            number_room: style.scaled(34.0),
        }
    }
}

/// The pages of the list. Page numbers are added by [`number`], when it is known how many pages
/// stand before the body.
pub(in crate::layout) struct Contents {
    /// The pages, without page numbers and leaders.
    pub(in crate::layout) pages: Vec<Page>,
    /// Where the words of each entry end, in the order of the links.
    ends: Vec<f32>,
}

/// Lays out the list for headings whose page is counted from the first of the body.
pub(in crate::layout) fn pages(
    context: &mut Context<'_>,
    headings: &[PlacedHeading],
    section: ElementId,
) -> Contents {
    let setting = Setting::body(context.style, section);
    let title = context.structure.add(section, Tag::Heading(1));
    let mut strips = heading::lines(context, 1, None, "Contents", title, &setting);
    if let Some(last) = strips.last_mut() {
        last.keeps_next = true;
    }
    let list = context.structure.add(section, Tag::TOC);
    let mut ends = Vec::new();
    let shown: Vec<&PlacedHeading> = headings
        .iter()
        .filter(|placed| placed.heading.in_contents)
        .collect();
    let number_width = number_width(context, &shown, &setting);
    for (idx, heading) in shown.iter().enumerate() {
        let (mut lines, end) = entry(context, heading, list, number_width, &setting);
        if let Some(first) = lines.first_mut() {
            first.before = match (idx, heading.heading.level) {
                (0, _) => context.style.scaled(18.0),
                (_, 1) => context.style.scaled(9.0),
                _ => 0.0,
            };
        }
        // A part does not stand at the foot of the page without its first section.
        let leads = heading.heading.level == 1
            && shown
                .get(idx + 1)
                .is_some_and(|next| next.heading.level > 1);
        crate::layout::strips::strip::keep_together(&mut lines);
        if let (true, Some(last)) = (leads, lines.last_mut()) {
            last.keeps_next = true;
        }
        ends.push(end);
        strips.append(&mut lines);
    }
    draw_closer(&mut strips, context.style.body_height());
    let mut flow = Flow::new(context.style);
    flow.place(&strips);
    Contents {
        pages: flow.sheets.iter().map(Sheet::paint).collect(),
        ends,
    }
}

/// Moves entries closer together where few would be left alone on the next page.
fn draw_closer(strips: &mut [Strip], room: f32) {
    let entries = |strips: &[Strip]| -> f32 {
        let entries = strips.iter().filter(|strip| !strip.links.is_empty());
        entries.map(|strip| strip.before + strip.height).sum()
    };
    let entries = entries(strips);
    let others = row::height(strips) - entries;
    let scale = (room - others) / entries.max(1.0);
    if !(CLOSEST..1.0).contains(&scale) {
        return;
    }
    for strip in strips.iter_mut().filter(|strip| !strip.links.is_empty()) {
        strip.shift(strip.height * (scale - 1.0) / 2.0);
        strip.before *= scale;
        strip.height *= scale;
        for link in &mut strip.links {
            link.area.y = 0.0;
            link.area.height = strip.height;
        }
    }
}

fn look(context: &Context<'_>, level: u8) -> Look {
    Look {
        face: if level <= 1 {
            Face::SemiBold
        } else {
            Face::Regular
        },
        size: context.style.type_sizes.body - 1.0,
        color: context.style.colors.ink,
        figures: Figures::Tabular,
    }
}

/// Returns the room for the numbers of the outermost headings.
fn number_width(context: &mut Context<'_>, shown: &[&PlacedHeading], setting: &Setting) -> f32 {
    let look = look(context, 1);
    let indent = Grid::of(context.style).indent;
    let mut widest: f32 = 0.0;
    for number in shown
        .iter()
        .filter(|placed| placed.heading.level == 1)
        .filter_map(|placed| placed.heading.number.as_ref())
    {
        let rich = Rich::plain(number, look, setting.parent);
        widest = widest.max(lines::widths(&mut context.words, &rich).1);
    }
    if widest > 0.0 {
        (widest + 10.0).max(indent)
    } else {
        indent
    }
}

/// Sets an entry, a link as a whole. Returns its lines, and where the words of the last one end.
fn entry(
    context: &mut Context<'_>,
    placed: &PlacedHeading,
    list: ElementId,
    number_width: f32,
    setting: &Setting,
) -> (Vec<Strip>, f32) {
    let grid = Grid::of(context.style);
    let heading = &placed.heading;
    let entry = context.structure.add(list, Tag::TOCI);
    let reference = context.structure.add(entry, Tag::Reference);
    let element = context.structure.add(reference, Tag::Link);
    let deeper = heading.level.saturating_sub(2);
    let indent = match heading.level {
        0 | 1 => 0.0,
        _ => number_width + f32::from(deeper) * grid.indent,
    };
    let column = Column {
        x: setting.x + indent,
        width: setting.width - indent - grid.number_room,
        line_height: grid.line,
        stands: Stands::Start,
        anew: 0.0,
        fit: Fit::Text,
    };
    let (mut lines, start) = entry_lines(context, heading, element, number_width, column);
    let mut end = start;
    if let Some(last) = lines.last_mut() {
        if let Some(Shape::Text(run)) = last.items.last().map(|item| &item.shape) {
            end = run.x + run.width();
        }
        last.links.push(Link {
            area: Area {
                x: setting.x + indent,
                y: 0.0,
                width: setting.width - indent,
                height: grid.line,
            },
            target: Target::Spot(placed.spot),
            title: heading.title(),
            element,
        });
    }
    (lines, end)
}

/// Sets the number of a heading and its words beside it. Returns where the words begin, too.
fn entry_lines(
    context: &mut Context<'_>,
    heading: &MarkedHeading,
    element: ElementId,
    number_width: f32,
    mut column: Column,
) -> (Vec<Strip>, f32) {
    let look = look(context, heading.level);
    let label = heading.number.as_ref().map(|number| {
        let rich = Rich::label(number, look, element);
        let width = if heading.level <= 1 {
            number_width
        } else {
            lines::widths(&mut context.words, &rich).1 + 8.0
        };
        let label = lines::set(&mut context.words, &rich, &column);
        column.x += width;
        column.width -= width;
        label
    });
    let rich = Rich::plain(&heading.text, look, element);
    let mut lines = lines::set(&mut context.words, &rich, &column);
    crate::layout::strips::strip::put_label(&mut lines, label.unwrap_or_default());
    (lines, column.x)
}

/// Adds page numbers and leaders, and moves the targets behind `n_before` pages.
pub(in crate::layout) fn number(
    context: &mut Context<'_>,
    contents: &mut Contents,
    n_before: usize,
) {
    let Contents { pages, ends } = contents;
    let mut ends = ends.iter();
    for page in pages {
        let Page { items, links, .. } = page;
        for (link, end) in links.iter_mut().zip(&mut ends) {
            if let Target::Spot(Spot { page_idx, .. }) = &mut link.target {
                *page_idx += n_before;
                let number = format!("{}", *page_idx + 1);
                items.extend(page_number(context, link, *end, &number));
            }
        }
    }
}

/// Sets a leader and the page number at its end.
fn page_number(context: &mut Context<'_>, link: &Link, end: f32, number: &str) -> Vec<Item> {
    let style = context.style;
    let grid = Grid::of(style);
    let right = style.margins.side + style.measure();
    let is_outermost = link.area.x <= style.margins.side;
    let look = look(context, if is_outermost { 1 } else { 2 });
    let rich = Rich::plain(number, look, link.element);
    let (_, width) = lines::widths(&mut context.words, &rich);
    let mut strip = Strip::default();
    let leader = Area {
        x: end + LEADER_GAP,
        y: lines::baseline(look.size, link.area.height) - 0.5,
        width: right - width - end - 2.0 * LEADER_GAP,
        height: 0.5,
    };
    if leader.width > LEADER_GAP {
        strip.rule(leader, style.colors.line);
    }
    let column = Column {
        x: right - grid.number_room,
        width: grid.number_room,
        line_height: link.area.height,
        stands: Stands::End,
        anew: 0.0,
        fit: Fit::Text,
    };
    for line in lines::set(&mut context.words, &rich, &column) {
        strip.items.extend(line.items);
    }
    strip.shift(link.area.y);
    strip.items
}
