//! Labels at the ends of lines: whose the line is, and its latest figure. No legend.

use super::{
    frame::{Frame, INSET, LEADER},
    marks::OWN_RADIUS,
    pen::{Pen, at},
    spread::{Wish, spread},
};
use crate::{
    content::{Chart, SeriesRole},
    layout::{
        pages::Point,
        text::{lines::Stands, rich::Look},
    },
};

/// How much of the width the labels may take.
const MOST_LABELS: f32 = 0.42;
/// How much more it matters that our own label stands at the end of its line.
const OWN_WEIGHT: f32 = 8.0;

/// A label at the end of a line.
pub(super) struct Label {
    name: String,
    figure: String,
    role: Option<SeriesRole>,
    idx: usize,
    value: f64,
    /// How wide it is.
    pub(super) width: f32,
}

/// Returns the labels of a chart.
pub(super) fn labels(pen: &mut Pen<'_>, chart: &Chart, width: f32) -> Vec<Label> {
    let mut labels = Vec::new();
    let latest = chart
        .series
        .iter()
        .filter_map(|series| series.numbers().next_back());
    let latest = latest.map(|(idx, _)| idx).max().unwrap_or(0);
    for series in &chart.series {
        let Some((idx, number)) = series.numbers().next_back() else {
            continue;
        };
        let period = if idx == latest {
            String::new()
        } else {
            format!(" in {}", chart.period(idx))
        };
        labels.push(Label {
            name: series.name.clone(),
            figure: format!("{}{period}", number.text),
            role: Some(series.role),
            idx,
            value: number.value(),
            width: 0.0,
        });
    }
    if let Some((idx, number)) = chart.latest_target() {
        labels.push(Label {
            name: "Target".to_owned(),
            figure: number.text.clone(),
            role: None,
            idx,
            value: number.value(),
            width: 0.0,
        });
    }
    for label in &mut labels {
        label.measure(pen);
        if label.width > width * MOST_LABELS {
            // A narrow chart says the figure alone; its mark and its line say whose it is.
            if let Some((figure, _)) = label.figure.split_once(" in ") {
                label.figure = figure.to_owned();
                label.measure(pen);
            }
        }
    }
    labels
}

impl Label {
    fn looks(&self, pen: &Pen<'_>) -> [Look; 2] {
        if self.role == Some(SeriesRole::Own) {
            [pen.strong(); 2]
        } else {
            let plain = pen.plain();
            let mut quiet = plain;
            quiet.color = pen.style.colors.muted;
            [quiet, plain]
        }
    }

    fn measure(&mut self, pen: &mut Pen<'_>) {
        let [name, figure] = self.looks(pen);
        let space = name.size * 0.3;
        self.width = pen.width(&self.name, name) + space + pen.width(&self.figure, figure);
    }
}

/// A label and where it stands.
pub(super) struct Placed {
    label: Label,
    at: Point,
    /// What leads to it from its line, where it does not stand right beside it.
    leader: Option<[Point; 3]>,
}

/// Finds places for labels beside their lines.
pub(super) fn place(pen: &Pen<'_>, labels: Vec<Label>, frame: &Frame) -> Vec<Placed> {
    let wanted: Vec<Wish> = labels
        .iter()
        .map(|label| Wish {
            y: frame.y(label.value),
            weight: if label.role == Some(SeriesRole::Own) {
                OWN_WEIGHT
            } else {
                1.0
            },
        })
        .collect();
    let apart = pen.style.type_sizes.table * 1.3;
    let foot = frame.bottom - 2.0;
    let placed = spread(&wanted, apart, frame.top - apart * 0.5, foot);
    let labels = labels.into_iter().zip(placed).zip(wanted);
    labels
        .map(|((label, y), wanted)| Placed {
            leader: leader(&label, [wanted.y, y], frame),
            at: at(frame.right + LEADER, y),
            label,
        })
        .collect()
}

fn leader(label: &Label, [wanted, y]: [f32; 2], frame: &Frame) -> Option<[Point; 3]> {
    let from = match label.role {
        Some(_) => frame.x(label.idx) + OWN_RADIUS + 2.0,
        None => frame.right,
    };
    let to = frame.right + LEADER - 3.0;
    let bend = (frame.right - INSET * 0.4).max(from);
    let is_beside = bend - from < INSET && (y - wanted).abs() < 1.5;
    (!is_beside).then(|| [at(from, wanted), at(bend, wanted), at(to, y)])
}

/// Returns what leads to labels.
pub(super) fn leaders(placed: &[Placed]) -> impl Iterator<Item = [Point; 3]> {
    placed.iter().filter_map(|placed| placed.leader)
}

/// Writes labels where they stand.
pub(super) fn write(pen: &mut Pen<'_>, placed: &[Placed]) {
    for Placed {
        label, at: from, ..
    } in placed
    {
        let [name, figure] = label.looks(pen);
        let width = pen.text(&label.name, name, *from, Stands::Start);
        let figure_from = at(from.x + width + name.size * 0.3, from.y);
        pen.text(&label.figure, figure, figure_from, Stands::Start);
    }
}
