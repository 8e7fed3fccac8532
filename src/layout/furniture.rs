//! Head and foot of every page. To a screen reader they are not there.

use super::{
    block::Context,
    fit::Fit,
    fonts::Figures,
    inline::{Look, Rich},
    pages::{Area, Color, Item, Page},
    paragraph,
    paragraph::{Column, Stands},
    strip::Strip,
    structure::ElementId,
};
use crate::{content::Furniture, fonts::Face};

/// How far the marking stands from the edge of the paper.
const MARKING_EDGE: f32 = 28.0;
const LINE: f32 = 14.0;
/// How far head and foot stand from the text.
const HEAD_GAP: f32 = 36.0;

/// Puts the marking at the top and bottom of a page.
pub(super) fn put_marking(
    context: &mut Context<'_>,
    page: &mut Page,
    furniture: &Furniture,
    top_color: Color,
) {
    let style = context.style;
    let bottom = style.page.height - MARKING_EDGE - LINE;
    let marking = fitted(context, &furniture.marking, style.measure());
    for (y, color) in [(MARKING_EDGE, top_color), (bottom, style.colors.muted)] {
        let items = line(context, &marking, color, Stands::Center, y);
        page.items.extend(items);
    }
}

/// Puts head and foot on pages that are numbered from one, after `n_before` others.
pub(super) fn put(
    context: &mut Context<'_>,
    pages: &mut [Page],
    furniture: &Furniture,
    n_before: usize,
) {
    let style = context.style;
    let muted = style.colors.muted;
    let head = style.margins.top - HEAD_GAP;
    let foot = style.page.height - style.margins.bottom + HEAD_GAP - LINE;
    let measure = style.measure();
    let mut same = Page::default();
    put_marking(context, &mut same, furniture, muted);
    let start = fitted(context, &furniture.head_start, measure * 0.48);
    let version = fitted(context, &furniture.foot_start, measure * 0.7);
    let end = fitted(context, &furniture.head_end, measure * 0.48);
    same.items
        .extend(line(context, &start, muted, Stands::Start, head));
    same.items
        .extend(line(context, &end, muted, Stands::End, head));
    same.items
        .extend(line(context, &version, muted, Stands::Start, foot));
    let mut rule = Strip::default();
    let area = Area {
        x: style.margins.side,
        y: head + LINE + 4.0,
        width: measure,
        height: 0.5,
    };
    rule.rule(area, style.colors.line);
    same.items.append(&mut rule.items);
    let n_pages = n_before + pages.len();
    for (idx, page) in pages.iter_mut().enumerate() {
        let number = format!("Page {} of {n_pages}", n_before + idx + 1);
        page.items.extend(same.items.iter().cloned());
        page.items
            .extend(line(context, &number, muted, Stands::End, foot));
    }
}

fn look(context: &Context<'_>, color: Color) -> Look {
    Look {
        face: Face::Regular,
        size: context.style.type_sizes.small,
        color,
        figures: Figures::Proportional,
    }
}

fn line(context: &mut Context<'_>, text: &str, color: Color, stands: Stands, y: f32) -> Vec<Item> {
    let rich = Rich::plain(text, look(context, color), ElementId::ARTIFACT);
    let column = Column {
        x: context.style.margins.side,
        width: context.style.measure(),
        line_height: LINE,
        stands,
        fit: Fit::Text,
    };
    let lines = paragraph::lines(&mut context.words, &rich, &column);
    lines.into_iter().next().map_or_else(Vec::new, |mut line| {
        line.shift(y);
        line.items
    })
}

/// Shortens a text to a width, word by word; what is cut says so with an ellipsis.
fn fitted(context: &mut Context<'_>, text: &str, width: f32) -> String {
    let look = look(context, context.style.colors.muted);
    let mut kept = text;
    let mut shown = text.to_owned();
    loop {
        let rich = Rich::plain(&shown, look, ElementId::ARTIFACT);
        let (_, wide) = paragraph::widths(&mut context.words, &rich);
        if wide <= width || kept.is_empty() {
            return shown;
        }
        let shorter = kept.rsplit_once(' ').map_or("", |(start, _)| start);
        kept = if shorter.is_empty() {
            let mut chars = kept.chars();
            chars.next_back();
            chars.as_str()
        } else {
            shorter
        };
        shown = format!("{}…", kept.trim_end_matches([' ', ',', ';', '–']));
    }
}
