//! Lines over time: a scale at the left, periods below, names and latest figures at the ends of
//! the lines.

use super::{
    frame::{Frame, INSET, LEADER, bounds},
    labels::{self, Placed, labels},
    marks::{self, OWN_RADIUS, mark, runs},
    pen::{Pen, at, count, solid},
    scale::Scale,
    values::{self, Crossing},
};
use crate::{
    content::{Chart, Number, Series, SeriesRole},
    layout::{
        pages::{Area, Point, Stroke},
        text::lines::Stands,
    },
};

/// The space above the highest rule, for a figure above a point, against the size of labels.
const TOP: f32 = 1.45;
/// More periods than this have marks on our own line alone.
const MANY: usize = 12;

/// Draws the lines and returns how high the chart is.
pub(super) fn draw(pen: &mut Pen<'_>, chart: &Chart, width: f32) -> f32 {
    let scale = Scale::new(&numbers(chart), bounds(chart));
    let labels = labels(pen, chart, width);
    let quiet = pen.quiet();
    let cut_width = cut_words(&scale).map_or(0.0, |words| pen.width(&words, quiet));
    let labels_width = labels
        .iter()
        .map(|label| label.width)
        .fold(cut_width, f32::max);
    let scale_width = scale
        .ticks()
        .iter()
        .map(|tick| pen.width(&tick.text, quiet))
        .fold(0.0, f32::max);
    let line = quiet.size * 1.35;
    let frame = Frame {
        left: scale_width + 6.0,
        right: width - labels_width - LEADER,
        top: pen.style.type_sizes.table * TOP,
        bottom: pen.style.type_sizes.table * TOP + plot_height(chart, width),
        scale,
        inset: INSET.max(widest_period(pen, chart) / 2.0 - LEADER * 0.5),
        n_periods: chart.periods.len(),
    };
    let n_lines = if has_remark(chart) { 2.0 } else { 1.0 };
    let labels = labels::place(pen, labels, &frame);
    let crossing = crossing(chart, &frame, &labels);
    let figures = values::place(pen, chart, crossing, |idx, value| frame.place(idx, value));
    rules(pen, &frame, &figures);
    periods(pen, chart, &frame, line);
    cut(pen, &frame, line);
    for leader in labels::leaders(&labels) {
        let stroke = solid(0.5, pen.style.colors.line);
        pen.line(&leader, stroke);
    }
    target(pen, chart, &frame);
    for series in chart.series.iter().rev() {
        series_line(pen, chart, series, &frame);
    }
    values::write(pen, &figures);
    labels::write(pen, &labels);
    frame.bottom + 5.0 + line * n_lines
}

/// Two charts with their tables stand on a page.
fn plot_height(chart: &Chart, width: f32) -> f32 {
    let most = if chart.has_table { 104.0 } else { 120.0 };
    (width * 0.27).clamp(84.0, most)
}

fn numbers(chart: &Chart) -> Vec<f64> {
    let figures = chart.series.iter().flat_map(Series::numbers);
    let figures = figures.map(|(_, number)| number);
    figures
        .chain(chart.targets.iter().flatten())
        .map(Number::value)
        .collect()
}

fn has_remark(chart: &Chart) -> bool {
    let own = chart.series(SeriesRole::Own);
    own.is_some_and(|own| own.numbers().any(|(_, number)| !number.remark().is_empty()))
}

/// Draws the rules of the scale; nought is stronger, and a scale that begins above it says so.
fn rules(pen: &mut Pen<'_>, frame: &Frame, figures: &[values::Placed]) {
    let colors = pen.style.colors;
    for tick in frame.scale.ticks() {
        let y = frame.y(tick.value);
        let is_nought = tick.value.abs() < f64::EPSILON;
        let stroke = if is_nought {
            solid(0.7, colors.muted)
        } else {
            solid(0.5, colors.line)
        };
        let ends = [at(frame.left, y), at(frame.right, y)];
        values::ruled(pen, ends, stroke, figures);
        let quiet = pen.quiet();
        pen.text(&tick.text, quiet, at(frame.left - 5.0, y), Stands::End);
    }
}

/// Says so in words where the scale does not begin at nought.
fn cut(pen: &mut Pen<'_>, frame: &Frame, line: f32) {
    if let Some(words) = cut_words(&frame.scale) {
        let quiet = pen.quiet();
        let place = at(frame.right + LEADER, frame.bottom + 5.0 + line / 2.0);
        pen.text(&words, quiet, place, Stands::Start);
    }
}

fn cut_words(scale: &Scale) -> Option<String> {
    let lowest = scale.ticks().into_iter().next()?;
    scale
        .is_cut()
        .then(|| format!("Scale begins at {}", lowest.text))
}

/// Writes the periods below, as many as there is room for; the last is always there.
fn periods(pen: &mut Pen<'_>, chart: &Chart, frame: &Frame, line: f32) {
    let quiet = pen.quiet();
    let widest = widest_period(pen, chart);
    let last = chart.periods.len().saturating_sub(1);
    let step = if last == 0 {
        f32::INFINITY
    } else {
        frame.x(1) - frame.x(0)
    };
    let every = (1..=last.max(1))
        .find(|every| step * count(*every) >= widest + 8.0)
        .unwrap_or(last.max(1));
    let y = frame.bottom + 5.0 + line / 2.0;
    for (idx, period) in chart.periods.iter().enumerate() {
        if (last - idx).is_multiple_of(every) {
            pen.text(period, quiet, at(frame.x(idx), y), Stands::Center);
        }
    }
    let Some(own) = chart.series(SeriesRole::Own) else {
        return;
    };
    remarks(pen, own, frame, y + line);
}

/// Writes below the periods what is said beside our own figures: from the last on, each remark
/// once, as far as there is room. The words of the chart say all of it.
fn remarks(pen: &mut Pen<'_>, own: &Series, frame: &Frame, y: f32) {
    let quiet = pen.quiet();
    let mut said: Vec<String> = Vec::new();
    let mut room = f32::INFINITY;
    for (idx, number) in own.numbers().rev() {
        let remark = number.remark();
        if remark.is_empty() || said.contains(&remark) {
            continue;
        }
        let half = pen.width(&remark, quiet) / 2.0;
        let x = frame.x(idx).max(frame.left + half);
        if x + half <= room {
            pen.text(&remark, quiet, at(x, y), Stands::Center);
            room = x - half - 8.0;
            said.push(remark);
        }
    }
}

fn widest_period(pen: &mut Pen<'_>, chart: &Chart) -> f32 {
    let quiet = pen.quiet();
    let widths = chart.periods.iter().map(|period| pen.width(period, quiet));
    widths.fold(0.0, f32::max)
}

/// Draws the target: a line with short strokes on the side where it is met.
fn target(pen: &mut Pen<'_>, chart: &Chart, frame: &Frame) {
    let stroke = solid(0.7, pen.style.colors.ink);
    for ends in target_lines(chart, frame) {
        marks::target(pen, ends, chart.good_side(), stroke);
    }
}

/// Returns from where to where the line of each target goes.
fn target_lines(chart: &Chart, frame: &Frame) -> Vec<[Point; 2]> {
    let half = (frame.x(1) - frame.x(0)) / 2.0;
    let line = |(from, to, number): (usize, usize, &Number)| {
        let left = if from == 0 {
            frame.left
        } else {
            frame.x(from) - half
        };
        let is_last = to + 1 == chart.periods.len();
        let right = if is_last {
            frame.right
        } else {
            frame.x(to) + half
        };
        let y = frame.y(number.value());
        [at(left, y), at(right, y)]
    };
    steps(chart).into_iter().map(line).collect()
}

/// Returns for which periods which target holds. One target alone holds for all of them.
fn steps(chart: &Chart) -> Vec<(usize, usize, &Number)> {
    let mut steps: Vec<(usize, usize, &Number)> = Vec::new();
    for (idx, target) in chart.targets.iter().enumerate() {
        let Some(target) = target else { continue };
        match steps.last_mut() {
            Some((_, to, same)) if same.text == target.text => *to = idx,
            _ => steps.push((idx, idx, target)),
        }
    }
    if let [(from, to, _)] = steps.as_mut_slice() {
        (*from, *to) = (0, chart.periods.len().saturating_sub(1));
    }
    steps
}

fn series_line(pen: &mut Pen<'_>, chart: &Chart, series: &Series, frame: &Frame) {
    let stroke = marks::stroke(series.role, &pen.style.colors);
    let is_own = series.role == SeriesRole::Own;
    let last = series.numbers().next_back().map(|(idx, _)| idx);
    for run in runs(series, |idx, value| frame.place(idx, value)) {
        if is_own {
            own_line(pen, &run, stroke);
        } else {
            let points: Vec<Point> = run.iter().map(|(_, point)| *point).collect();
            pen.line(&points, stroke);
        }
        for (number, point) in &run {
            let is_end = last.is_some_and(|idx| (frame.x(idx) - point.x).abs() < 0.01);
            if is_own || is_end || run.len() == 1 || chart.periods.len() <= MANY {
                mark(pen, series.role, number, *point);
            }
        }
    }
}

/// Draws our own line, which ends at the edge of a mark that is empty.
fn own_line(pen: &mut Pen<'_>, run: &[(&Number, Point)], stroke: Stroke) {
    for pair in run.windows(2) {
        let [(before, from), (after, to)] = pair else {
            continue;
        };
        let long = (to.x - from.x).hypot(to.y - from.y).max(0.01);
        let off = |number: &Number| {
            if number.is_provisional() {
                OWN_RADIUS / long
            } else {
                0.0
            }
        };
        let along = |share: f32| {
            at(
                from.x + (to.x - from.x) * share,
                from.y + (to.y - from.y) * share,
            )
        };
        let ends = [along(off(before)), along(1.0 - off(after))];
        let is_open = before.is_provisional() || after.is_provisional();
        let dash = is_open.then_some((3.2, 3.6));
        pen.line(&ends, Stroke { dash, ..stroke });
    }
}

/// Returns the lines that the figures at our own points must not cross.
fn crossing(chart: &Chart, frame: &Frame, labels: &[Placed]) -> Crossing {
    let mut crossing = Crossing::default();
    for series in &chart.series {
        let lines = if series.role == SeriesRole::Own {
            &mut crossing.own
        } else {
            &mut crossing.others
        };
        for run in runs(series, |idx, value| frame.place(idx, value)) {
            lines.push(run.iter().map(|(_, point)| *point).collect());
        }
    }
    let strokes = marks::strokes_reach(chart.good_side());
    for ends in target_lines(chart, frame) {
        crossing.others.push(ends.to_vec());
        let edge = ends.map(|end| at(end.x, end.y + strokes));
        crossing.others.push(edge.to_vec());
    }
    let leaders = labels::leaders(labels).map(|leader| leader.to_vec());
    crossing.others.extend(leaders);
    let ticks = frame.scale.ticks();
    crossing.rules = ticks.iter().map(|tick| frame.y(tick.value)).collect();
    crossing.within = Area {
        x: frame.left,
        y: 0.0,
        width: frame.right - frame.left,
        height: frame.bottom,
    };
    crossing
}
