//! The chart of an indicator on its card, drawn anew as its figures are typed.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use egui::{Color32, Ui};

use crate::content::{Chart, ChartForm, tolerance};
use crate::layout::{Color, Drawing, PageStyle, draw_chart};
use crate::model::{Place, Record, RegisterKind};
use crate::ui::{section::sheet::Sheet, theme::Tokens, widgets::drawing::drawing_ui};

/// How wide a chart is at most; a wider one would be flat.
const MAX_WIDTH: f32 = 560.0;
/// How wide a line as small as a word is.
const SPARK_WIDTH: f32 = 96.0;

/// Shows the chart of an indicator that has a figure. Other rows have none.
pub(super) fn chart_ui(ui: &mut Ui, sheet: &Sheet<'_, '_>, row: &dyn Record) {
    if let Some(chart) = chart_of(sheet, row) {
        let width = ui.available_width().min(MAX_WIDTH);
        show(ui, sheet, row, &chart, width);
    }
}

/// Shows the line of an indicator as small as a word.
pub(super) fn spark_ui(ui: &mut Ui, sheet: &Sheet<'_, '_>, row: &dyn Record) {
    if let Some(chart) = chart_of(sheet, row)
        && !chart.is_comparison()
    {
        show(ui, sheet, row, &chart.spark(), SPARK_WIDTH);
    }
}

fn chart_of(sheet: &Sheet<'_, '_>, row: &dyn Record) -> Option<Chart> {
    if row.register() != RegisterKind::Indicators {
        return None;
    }
    let draft = sheet.view.draft;
    let mut indicators = draft.registers.indicators.iter();
    let indicator = indicators.find(|indicator| indicator.id == *row.id())?;
    let tolerance = tolerance(sheet.view.template);
    Chart::of(indicator, &draft.details.authority, tolerance)
}

fn show(ui: &mut Ui, sheet: &Sheet<'_, '_>, row: &dyn Record, chart: &Chart, width: f32) {
    let tokens = sheet.tokens();
    let mut hasher = DefaultHasher::new();
    (
        chart,
        width.to_bits(),
        tokens.colors.ink,
        tokens.colors.accent,
    )
        .hash(&mut hasher);
    let key = hasher.finish();
    let place = Place::Row(row.register(), row.id().clone());
    let id = sheet
        .id(&place)
        .with(("chart", chart.form == ChartForm::Spark));
    let known: Option<(u64, Arc<Drawing>)> = ui.data(|data| data.get_temp(id));
    let drawing = match known {
        Some((of, drawing)) if of == key => drawing,
        _ => {
            let drawing = Arc::new(draw_chart(chart, width, &style(tokens)));
            ui.data_mut(|data| data.insert_temp(id, (key, Arc::clone(&drawing))));
            drawing
        }
    };
    drawing_ui(ui, &drawing, &chart.alt);
}

/// Returns the page style in the colours and sizes of the window.
fn style(tokens: &Tokens) -> PageStyle {
    let mut style = PageStyle::default();
    let of = |color: Color32| Color(color.r(), color.g(), color.b());
    let colors = &tokens.colors;
    style.colors.accent = of(colors.accent);
    style.colors.ink = of(colors.ink);
    style.colors.muted = of(colors.muted);
    style.colors.line = of(colors.line);
    style.colors.good = of(colors.good);
    style.colors.attention = of(colors.attention);
    style.type_sizes.table = tokens.text.body.size * 0.9;
    style.type_sizes.small = tokens.text.body.size * 0.82;
    style
}
