//! Columns of figures: decimal points stand under each other.

use crate::{
    content::{Block, Body, Inline},
    layout::{
        blocks::context::Context,
        pages::structure::ElementId,
        strips::strip::Strip,
        text::{
            lines,
            rich::{Look, Rich},
        },
    },
};

/// Returns the widest part left of the point, and the widest from the point on.
pub(in crate::layout) fn widths<'a>(
    context: &mut Context<'_>,
    cells: impl Iterator<Item = &'a Vec<Block>>,
    look: &Look,
) -> (f32, f32) {
    let mut widest_head: f32 = 0.0;
    let mut widest_tail: f32 = 0.0;
    for cell in cells {
        if let Some((head, tail)) = figure(cell).and_then(split) {
            widest_head = widest_head.max(width(context, head, look));
            widest_tail = widest_tail.max(width(context, tail, look));
        }
    }
    (widest_head, widest_tail)
}

/// Moves a figure that stands at the right edge so that its point stands under the others.
pub(super) fn stand_by_point(
    context: &mut Context<'_>,
    cell: &[Block],
    strips: &mut [Strip],
    tail_room: f32,
    look: &Look,
) {
    let Some((_, tail)) = figure(cell).and_then(split) else {
        return;
    };
    // What is said beneath a figure stays at the edge.
    let Some(strip) = strips.first_mut() else {
        return;
    };
    let by = tail_room - width(context, tail, look);
    for item in &mut strip.items {
        item.shape.translate(-by, 0.0);
    }
    for link in &mut strip.links {
        link.area.x -= by;
    }
}

/// Returns the figure of a cell that holds one and nothing else beside it.
fn figure(cell: &[Block]) -> Option<&str> {
    let [block] = cell else {
        return None;
    };
    let Body::Paragraph { number: None, text } = &block.body else {
        return None;
    };
    match &text[..] {
        [Inline::Text { text, .. }] | [Inline::Text { text, .. }, Inline::Break, ..] => Some(text),
        _ => None,
    }
}

/// Splits a figure before its decimal point, or before what follows its last digit.
fn split(text: &str) -> Option<(&str, &str)> {
    if matches!(text, "–" | "—" | "-") {
        return Some((text, ""));
    }
    let unsigned = text.trim_start_matches(['+', '-', '−', '–', '£', '<', '>', '≤', '≥', '~', ' ']);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = unsigned.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
    let (head, tail) = text.split_at_checked(text.len() - rest.len())?;
    let after_point = tail
        .trim_start_matches('.')
        .trim_start_matches(|c: char| c.is_ascii_digit());
    (after_point.chars().count() <= 3).then_some((head, tail))
}

fn width(context: &mut Context<'_>, text: &str, look: &Look) -> f32 {
    let rich = Rich::plain(text, *look, ElementId::ARTIFACT);
    lines::widths(&mut context.words, &rich).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_splits_at_its_point() {
        for (text, expected) in [
            ("14.5", Some(("14", ".5"))),
            ("1,204", Some(("1,204", ""))),
            ("9%", Some(("9", "%"))),
            ("−0.5 %", Some(("−0", ".5 %"))),
            ("£2.4m", Some(("£2", ".4m"))),
            ("14 of 20 children", None),
            ("–", Some(("–", ""))),
            ("not held", None),
            ("", None),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }
}
