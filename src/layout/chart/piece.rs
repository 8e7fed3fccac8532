//! A chart on the page: caption above, drawing below, one figure to a screen reader.

use super::drawing::draw;
use crate::{
    content::{Block, Chart, ChartForm},
    fonts::Face,
    layout::{
        blocks::{
            context::{Context, Piece},
            setting::Setting,
        },
        pages::structure::{ElementId, Tag},
        strips::strip::{Strip, keep_together},
        text::{
            fonts::Figures,
            lines,
            rich::{Look, Rich},
        },
    },
};

/// Lays a chart out. No page break goes through it.
pub(in crate::layout) fn piece(
    context: &mut Context<'_>,
    block: &Block,
    chart: &Chart,
    setting: &Setting,
) -> Piece {
    let element = context
        .structure
        .add_from(setting.parent, Tag::Figure, &block.origin);
    context.structure.set_alt(element, &chart.alt);
    let mut strips = match chart.form {
        ChartForm::Full => caption(context, chart, element, setting),
        ChartForm::Spark => Vec::new(),
    };
    let mut drawing = draw(
        &mut context.words,
        chart,
        setting.width,
        context.style,
        element,
    );
    for item in &mut drawing.items {
        item.shape.translate(setting.x, 0.0);
    }
    strips.push(Strip {
        height: drawing.size.height,
        before: 0.0,
        items: drawing.items,
        keeps_next: chart.has_table,
        ..Strip::default()
    });
    let has_table = chart.has_table;
    keep_together(&mut strips);
    if let Some(last) = strips.last_mut() {
        last.keeps_next = has_table;
    }
    let around = match chart.form {
        ChartForm::Full => setting.line_height,
        ChartForm::Spark => 0.0,
    };
    Piece {
        strips,
        before: around,
        after: around,
    }
}

fn caption(
    context: &mut Context<'_>,
    chart: &Chart,
    figure: ElementId,
    setting: &Setting,
) -> Vec<Strip> {
    let element = context.structure.add(figure, Tag::Caption);
    let size = context.style.type_sizes.table;
    let look = Look {
        face: Face::SemiBold,
        size,
        color: context.style.colors.ink,
        figures: Figures::Proportional,
    };
    let mut rich = Rich::plain(&chart.title, look, element);
    if !chart.note.is_empty() {
        let between = if chart.title.is_empty() { "" } else { " · " };
        let look = Look {
            face: Face::Regular,
            color: context.style.colors.muted,
            ..look
        };
        rich.push(&format!("{between}{}", chart.note), look, element);
    }
    let mut column = setting.column();
    column.line_height = (size * 1.35 * 2.0).round() / 2.0;
    lines::set(&mut context.words, &rich, &column)
}
