//! Figures and names in charts stand on no line, no mark and no other words, whatever is drawn.

use std::ops::Range;

use candour::{
    content::Chart,
    layout::{Area, PageStyle, Path, Shape, draw_chart},
    model::{Indicator, Polarity},
};

use super::charts::indicator;

/// How many charts are drawn by lot.
const N_CHARTS: u32 = 600;
/// How high figures and capitals stand, in ems.
const CAPITALS: f32 = 0.727;

/// Numbers by lot, the same each time.
struct Lot(u64);

impl Lot {
    fn within(&mut self, range: Range<u32>) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let drawn = u32::try_from(self.0 >> 33).unwrap();
        range.start + drawn % (range.end - range.start)
    }

    fn one_in(&mut self, n: u32) -> bool {
        self.within(0..n) == 0
    }

    /// Returns a figure near another, or nothing.
    fn figure(&mut self, near: u32, spread: u32, scale: u32) -> String {
        let value = near + self.within(0..spread * 2 + 1) - spread.min(near);
        if self.one_in(7) {
            String::new()
        } else if scale == 10 {
            format!("{}.{}", value / 10, value % 10)
        } else {
            (value * scale.max(1)).to_string()
        }
    }
}

/// Returns an indicator as councils have them: areas near each other, gaps, a target now and then.
fn drawn_indicator(nth: u32) -> Indicator {
    let mut lot = Lot(u64::from(nth) + 1);
    let n_periods = lot.within(1..13);
    let middle = lot.within(0..900);
    let spread = [2, 8, 40, 200][lot.within(0..4) as usize];
    let scale = [1, 10, 1000][lot.within(0..3) as usize];
    let polarity = [Polarity::High, Polarity::Low, Polarity::Neither][lot.within(0..3) as usize];
    let has_target = lot.one_in(2);
    // The figures of others often end a year before ours.
    let theirs_end = n_periods - lot.within(0..2).min(n_periods - 1);
    let points = (0..n_periods).map(|period| {
        let mut figures: Vec<String> = (0..5).map(|_| lot.figure(middle, spread, scale)).collect();
        if period >= theirs_end {
            figures[1..4].fill(String::new());
        }
        if !has_target {
            figures[4].clear();
        }
        if lot.one_in(9) && !figures[0].is_empty() {
            figures[0].push('p');
        }
        format!("{}|{}", 2014 + period, figures.join("|"))
    });
    let points: Vec<String> = points.collect();
    indicator(&format!("Chart {nth}"), "per cent", polarity, &points)
}

/// Returns what words cover with ink: figures and capitals, and no more.
fn ink(shape: &Shape) -> Option<(Area, String)> {
    let Shape::Text(run) = shape else {
        return None;
    };
    let height = run.size * CAPITALS;
    let area = Area {
        x: run.x,
        y: run.y - height,
        width: run.width(),
        height,
    };
    Some((area, run.text.to_string()))
}

/// Whether what is drawn comes into an area.
fn comes_into(shape: &Shape, area: &Area) -> bool {
    match shape {
        Shape::Text(_) => false,
        Shape::Path(path) => path_comes_into(path, area),
        Shape::Rect { .. } | Shape::Sign { .. } | Shape::Image { .. } => meet(&shape.area(), area),
    }
}

/// Walks along a path in steps far smaller than any letter.
fn path_comes_into(path: &Path, area: &Area) -> bool {
    let half = path
        .stroke
        .as_ref()
        .map_or(0.0, |stroke| stroke.width / 2.0);
    let mut points = path.points.to_vec();
    if path.is_closed {
        points.extend(path.points.first().copied());
    }
    points.windows(2).any(|ends| {
        let (across, down) = (ends[1].x - ends[0].x, ends[1].y - ends[0].y);
        let n_steps = (across.hypot(down) / 0.25).ceil().max(1.0);
        let mut step = 0.0;
        while step <= n_steps {
            let share = step / n_steps;
            let (x, y) = (ends[0].x + across * share, ends[0].y + down * share);
            if area.distance(x, y) < half {
                return true;
            }
            step += 1.0;
        }
        false
    })
}

fn meet(one: &Area, other: &Area) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// Returns what stands on what in a chart.
fn collisions(chart: &Chart, width: f32) -> Vec<String> {
    let drawing = draw_chart(chart, width, &PageStyle::default());
    let shapes: Vec<&Shape> = drawing.items.iter().map(|item| &item.shape).collect();
    let words: Vec<(Area, String)> = shapes.iter().filter_map(|shape| ink(shape)).collect();
    let mut found = Vec::new();
    for (nth, (area, text)) in words.iter().enumerate() {
        let crossed = shapes.iter().filter(|shape| comes_into(shape, area));
        found.extend(crossed.map(|shape| format!("{text} on {:?}", shape.area())));
        let others = words.iter().skip(nth + 1);
        let met = others.filter(|(other, _)| meet(area, other));
        found.extend(met.map(|(_, other)| format!("{text} on {other}")));
    }
    found
}

#[test]
fn no_words_of_a_chart_stand_on_a_line_a_mark_or_other_words() {
    let mut wrong = Vec::new();
    let mut n_drawn = 0;
    for nth in 0..N_CHARTS {
        let indicator = drawn_indicator(nth);
        let Some(chart) = Chart::of(&indicator, "Northmere Council", 2) else {
            continue;
        };
        n_drawn += 1;
        let width = if nth % 3 == 0 { 300.0 } else { 455.0 };
        let found = collisions(&chart, width);
        wrong.extend(found.iter().map(|what| format!("chart {nth}: {what}")));
    }
    assert!(n_drawn > N_CHARTS * 9 / 10, "{n_drawn}");
    let n_wrong = wrong.len();
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{n_wrong}:\n{}", wrong.join("\n"));
}

/// Others just above our own line, as in a chart where we catch up with them.
#[test]
fn a_figure_between_two_lines_goes_where_it_has_air() {
    let points = [
        "2022|58|68|69|70|90",
        "2023|64|74|75|76|90",
        "2024|71|77|78|79|90",
        "2025|79|80|80|81|90",
        "2026|86||||90",
    ];
    let indicator = indicator(
        "Dentists",
        "per cent",
        Polarity::High,
        &points.map(str::to_owned),
    );
    let chart = Chart::of(&indicator, "Northmere Council", 2).unwrap();
    assert_eq!(collisions(&chart, 455.0), Vec::<String>::new());
    let drawing = draw_chart(&chart, 455.0, &PageStyle::default());
    let words = drawing.items.iter().filter_map(|item| ink(&item.shape));
    let words: Vec<(Area, String)> = words.collect();
    let figure = |text: &str| words.iter().find(|(_, said)| said == text).unwrap().0;
    let points: Vec<Area> = drawing
        .items
        .iter()
        .filter(|item| matches!(item.shape, Shape::Sign { .. }))
        .map(|item| item.shape.area())
        .filter(|area| area.width > 5.0)
        .collect();
    assert_eq!(points.len(), 5, "our own points are the large ones");
    let sides = ["58", "64", "71", "79"].iter().zip(&points);
    let sides: Vec<&str> = sides
        .map(|(text, point)| {
            if figure(text).y < point.y {
                "above"
            } else {
                "below"
            }
        })
        .collect();
    // Above the third there is room between the lines, and no more than that.
    assert_eq!(sides, ["above", "above", "below", "below"]);
}
