//! Lists: labels with hanging items.

use super::{
    context::{Context, Piece},
    setting::Setting,
};
use crate::{
    content::{Block, Body, List},
    layout::{
        pages::structure::{ElementId, Tag},
        strips::strip::{Strip, put_label},
        text::{
            fonts::Figures,
            lines::{self, Column, Stands},
            rich::{Look, Rich},
        },
    },
};

/// Lays a list out.
pub(in crate::layout) fn piece(
    context: &mut Context<'_>,
    block: &Block,
    list: &List,
    setting: &Setting,
) -> Piece {
    let element = context
        .structure
        .add_from(setting.parent, Tag::L, &block.origin);
    if list.start.is_some() {
        context.structure.set_numbered(element);
    }
    let indent = indent(context, list, setting);
    let mut strips: Vec<Strip> = Vec::new();
    let mut gap = 0.0;
    for (number, item) in (list.start.unwrap_or(0)..).zip(&list.items) {
        let label = list.start.map(|_| format!("{number}."));
        let mut lines = item_strips(context, label.as_deref(), item, element, indent, setting);
        if let Some(first) = lines.first_mut() {
            first.before = gap;
        }
        gap = if ends_apart(item) {
            setting.gap
        } else {
            setting.gap * 0.45
        };
        strips.append(&mut lines);
    }
    Piece {
        strips,
        before: setting.gap * 0.75,
        after: setting.gap,
    }
}

/// Whether an item ends with something that does not run on from its first words, so that the
/// next item must stand further off to be seen as the next.
fn ends_apart(item: &[Block]) -> bool {
    let [_, .., last] = item else {
        return false;
    };
    match last.body {
        Body::Paragraph { .. } | Body::Quote(_) | Body::Table(_) | Body::Chart(_) => true,
        Body::Heading(_) | Body::List(_) => false,
    }
}

/// Returns how far items hang in from the left of the list.
pub(in crate::layout) fn indent(context: &mut Context<'_>, list: &List, setting: &Setting) -> f32 {
    let Some(start) = list.start else {
        return setting.look.size * 1.25;
    };
    let n_items = u64::try_from(list.items.len()).unwrap_or(0);
    let widest = format!("{}.", start.saturating_add(n_items));
    let label = Rich::plain(&widest, label_look(setting), ElementId::ARTIFACT);
    let (_, width) = lines::widths(&mut context.words, &label);
    width + setting.look.size * 0.55
}

/// Numbers of a list stand under each other.
fn label_look(setting: &Setting) -> Look {
    Look {
        figures: Figures::Tabular,
        ..setting.look
    }
}

fn item_strips(
    context: &mut Context<'_>,
    label: Option<&str>,
    item: &[Block],
    list: ElementId,
    indent: f32,
    setting: &Setting,
) -> Vec<Strip> {
    let entry = context.structure.add(list, Tag::LI);
    let label_element = context.structure.add(entry, Tag::Lbl);
    let body = context.structure.add(entry, Tag::LBody);
    let look = label_look(setting);
    let (text, column) = if let Some(label) = label {
        let column = Column {
            width: indent - look.size * 0.5,
            stands: Stands::End,
            ..setting.column()
        };
        (label, column)
    } else {
        let column = Column {
            x: setting.x + look.size * 0.25,
            ..setting.column()
        };
        ("•", column)
    };
    let rich = Rich::plain(text, look, label_element);
    let label = lines::set(&mut context.words, &rich, &column);
    let mut strips = context.blocks(item, &setting.indented(indent, body));
    if strips.is_empty() {
        strips.push(Strip {
            height: setting.line_height,
            ..Strip::default()
        });
    }
    put_label(&mut strips, label);
    strips
}
