//! One figure for each area: bars beside each other, named at the left, with figures at their
//! ends.

use super::{
    frame::bounds,
    marks::{self, bar},
    pen::{Pen, at, count, solid},
    scale::{Bounds, Scale},
};
use crate::{
    content::{Chart, Number, SeriesRole},
    layout::{
        pages::{Area, Point, Stroke},
        text::{fonts::CAP_HEIGHT, lines::Stands},
    },
};

/// How high a bar is, against the size of its name.
const BAR: f32 = 1.25;
/// How far the bars stand apart, from middle to middle.
const APART: f32 = 2.1;
/// The room around a figure that the line of the target leaves free.
const AROUND: f32 = 2.0;

/// What a bar shows.
struct Bar<'a> {
    role: SeriesRole,
    name: String,
    number: &'a Number,
}

/// Draws the bars and returns how high the chart is.
pub(super) fn draw(pen: &mut Pen<'_>, chart: &Chart, width: f32) -> f32 {
    let bars = bars(chart);
    let target = chart.latest_target().map(|(_, target)| target);
    let size = pen.style.type_sizes.table;
    let names = bars.iter().map(|bar| {
        let look = if bar.role == SeriesRole::Own {
            pen.strong()
        } else {
            pen.plain()
        };
        (
            pen.width(&bar.name, look),
            pen.width(&bar.number.text, look),
        )
    });
    let (names_width, figures_width) = names.fold((0.0_f32, 0.0_f32), |(name, figure), widths| {
        (name.max(widths.0), figure.max(widths.1))
    });
    let values: Vec<f64> = bars
        .iter()
        .map(|bar| bar.number)
        .chain(target)
        .map(Number::value)
        .collect();
    let scale = Scale::new(
        &values,
        Bounds {
            holds_nought: true,
            ..bounds(chart)
        },
    );
    let has_negative = values.iter().any(|value| *value < 0.0);
    let left = names_width
        + 8.0
        + if has_negative {
            figures_width + 4.0
        } else {
            0.0
        };
    let right = (width - figures_width - 6.0).max(left + 10.0);
    let x = |value: f64| left + (right - left) * scale.share(value);
    let head = if target.is_some() { size * 1.6 } else { 2.0 };
    let row = size * APART;
    let foot = head + row * count(bars.len());
    let mut figures = Vec::new();
    for (nth, shown) in bars.iter().enumerate() {
        let middle = head + row * (count(nth) + 0.5);
        figures.push(draw_bar(
            pen,
            shown,
            [names_width, middle],
            [x(0.0), x(shown.number.value())],
        ));
    }
    let ink = pen.style.colors.ink;
    pen.line(
        &[at(x(0.0), head), at(x(0.0), foot)],
        solid(0.7, pen.style.colors.muted),
    );
    if let Some(target) = target {
        let at_x = x(target.value());
        let ends = [at(at_x, head - 3.0), at(at_x, foot)];
        upright(pen, ends, solid(0.9, ink), &figures);
        let words = format!("Target {}", target.text);
        let plain = pen.plain();
        let half = pen.width(&words, plain) / 2.0;
        let middle = at_x.clamp(half, (width - half).max(half));
        pen.text(&words, plain, at(middle, size * 0.6), Stands::Center);
    }
    foot + 2.0
}

fn bars(chart: &Chart) -> Vec<Bar<'_>> {
    let shown = || {
        chart
            .series
            .iter()
            .filter_map(|series| Some((series, series.numbers().next()?)))
    };
    let mut periods: Vec<usize> = shown().map(|(_, (idx, _))| idx).collect();
    periods.dedup();
    shown()
        .map(|(series, (idx, number))| {
            let period = chart.period(idx);
            let remark = match number.remark() {
                remark if remark.is_empty() => remark,
                remark => format!(", {remark}"),
            };
            Bar {
                role: series.role,
                name: format!("{}, {period}{remark}", series.name),
                number,
            }
        })
        .collect()
}

/// Draws a bar, and returns where its figure stands.
fn draw_bar(
    pen: &mut Pen<'_>,
    shown: &Bar<'_>,
    [names, middle]: [f32; 2],
    [from, to]: [f32; 2],
) -> Area {
    let look = if shown.role == SeriesRole::Own {
        pen.strong()
    } else {
        pen.plain()
    };
    let height = look.size * BAR;
    pen.text(&shown.name, look, at(names, middle), Stands::End);
    let area = Area {
        x: from.min(to),
        y: middle - height / 2.0,
        width: (to - from).abs(),
        height,
    };
    if area.width > 1.0 {
        bar(pen, shown.role, shown.number.is_provisional(), area);
    } else {
        let color = marks::color(shown.role, &pen.style.colors);
        pen.rect(Area { width: 1.0, ..area }, color);
    }
    let (x, stands) = if to < from {
        (to - 4.0, Stands::End)
    } else {
        (to + 4.0, Stands::Start)
    };
    let width = pen.text(&shown.number.text, look, at(x, middle), stands);
    let height = look.size * CAP_HEIGHT;
    Area {
        x: if to < from { x - width } else { x },
        y: middle - height / 2.0,
        width,
        height,
    }
}

/// Draws a line from the top down that leaves out the figures in its way.
fn upright(pen: &mut Pen<'_>, [from, to]: [Point; 2], stroke: Stroke, figures: &[Area]) {
    let is_in_way =
        |figure: &&Area| (figure.x - AROUND..=figure.x + figure.width + AROUND).contains(&from.x);
    let mut start = from;
    for figure in figures.iter().filter(is_in_way) {
        pen.line(&[start, at(from.x, figure.y - AROUND)], stroke);
        start = at(from.x, figure.y + figure.height + AROUND);
    }
    pen.line(&[start, to], stroke);
}
