//! The drawing of a chart, without its caption.

use super::{bars, pen::Pen, spark, trend};
use crate::{
    content::{Chart, ChartForm},
    layout::{
        pages::{Item, Size, structure::ElementId},
        style::PageStyle,
        text::shape::Words,
    },
};

/// A chart as it is painted, from its top left corner.
#[derive(Debug, Clone, Default)]
pub struct Drawing {
    /// How large it is.
    pub size: Size,
    /// What is painted, the lowest first. All of it belongs to one element.
    pub items: Vec<Item>,
}

/// Draws a chart, without its caption, as wide as it is told.
///
/// The items name no element of a paper: whoever puts them into one says which.
pub fn draw_chart(chart: &Chart, width: f32, style: &PageStyle) -> Drawing {
    draw(
        &mut Words::default(),
        chart,
        width,
        style,
        ElementId::ARTIFACT,
    )
}

/// Draws a chart for an element of a paper, with the words that were shaped for it.
pub(super) fn draw(
    words: &mut Words,
    chart: &Chart,
    width: f32,
    style: &PageStyle,
    element: ElementId,
) -> Drawing {
    let mut pen = Pen::new(words, style, element);
    let height = match chart.form {
        ChartForm::Spark => spark::draw(&mut pen, chart, width),
        ChartForm::Full if chart.is_comparison() => bars::draw(&mut pen, chart, width),
        ChartForm::Full => trend::draw(&mut pen, chart, width),
    };
    Drawing {
        size: Size { width, height },
        items: pen.items,
    }
}
