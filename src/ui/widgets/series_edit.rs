//! Values by year with their comparators, as a small table of fields.

use egui::{Align, Event, Id, Layout, Response, Ui, Vec2, pos2};

use super::{
    button::{Button, button_ui, icon_button_ui},
    field::{FieldSpec, bare_ui, label_ui},
    icon::{Icon, paint_icon},
    text::text_ui,
};
use crate::model::{Figure, NamedPeriod, Point};
use crate::prose::{Filled, Rows, filled, rows, set};
use crate::ui::theme::Tokens;

const COLUMNS: [&str; 6] = ["Year", "Ours", "Neighbours", "Region", "England", "Target"];
/// "Q1 2024-25" and the mark of what is not understood.
const YEAR_WIDTH: f32 = 112.0;
const FIGURE_WIDTH: f32 = 78.0;
/// Where there is less room, a figure is seen in part.
const MIN_FIGURE_WIDTH: f32 = 44.0;
/// The button that takes a row away.
const CROSS_WIDTH: f32 = 28.0;
const GAP: f32 = 4.0;

/// Shows the values under a label. Returns them as they are now, if they changed.
pub fn series_edit_ui(ui: &mut Ui, spec: &FieldSpec<'_>, points: &[Point]) -> Option<Vec<Point>> {
    ui.scope(|ui| {
        label_ui(ui, spec);
        let mut now = points.to_vec();
        if !points.is_empty() {
            table_ui(ui, spec, points, &mut now);
        }
        let add = Button::quiet("Add a year").icon(Icon::Plus);
        if button_ui(ui, add).clicked() {
            let period = next_period(points);
            let first = spec.id.with((points.len(), 0_usize));
            now.push(Point {
                period,
                ..Point::default()
            });
            // The row is not there yet, and the keyboard cannot go where nothing is.
            ui.data_mut(|data| data.insert_temp(wanted_id(spec), first));
            ui.request_repaint();
        }
        (now != points).then_some(now)
    })
    .inner
}

/// Names where the cell is kept that is to have the keyboard once it is there.
fn wanted_id(spec: &FieldSpec<'_>) -> Id {
    spec.id.with("wanted")
}

/// How wide the columns are: the year's and that of a figure, so that a row with its cross takes
/// no more than there is.
#[derive(Debug, Clone, Copy)]
struct Widths {
    year: f32,
    figure: f32,
}

impl Widths {
    fn within(width: f32) -> Self {
        let left = width - YEAR_WIDTH - CROSS_WIDTH - 6.0 * GAP;
        Self {
            year: YEAR_WIDTH,
            figure: (left / 5.0).clamp(MIN_FIGURE_WIDTH, FIGURE_WIDTH),
        }
    }

    fn of(self, nth: usize) -> f32 {
        if nth == 0 { self.year } else { self.figure }
    }
}

/// What was done in one row of the table.
#[derive(Default)]
struct RowActs {
    typed: Option<(usize, String)>,
    pasted: Option<(usize, Rows)>,
    is_removed: bool,
}

fn table_ui(ui: &mut Ui, spec: &FieldSpec<'_>, points: &[Point], now: &mut Vec<Point>) {
    let widths = Widths::within(ui.available_width());
    let mut removed = None;
    let mut pasted = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(GAP);
        heads_ui(ui, widths);
        for (row, point) in points.iter().enumerate() {
            let acts = ui
                .horizontal(|ui| row_ui(ui, (spec, row), point, widths))
                .inner;
            if let Some((nth, rows)) = acts.pasted {
                pasted = Some(filled(now, (row, nth), &rows));
            }
            if let (Some((nth, text)), Some(point)) = (acts.typed, now.get_mut(row)) {
                set(point, nth, text);
            }
            if acts.is_removed {
                removed = Some(row);
            }
        }
    });
    let unplaced_id = spec.id.with("unplaced");
    if let Some(Filled { points, unplaced }) = pasted {
        ui.data_mut(|data| data.insert_temp(unplaced_id, unplaced));
        *now = points;
        return;
    }
    unplaced_ui(ui, unplaced_id);
    if let Some(row) = removed.filter(|row| *row < now.len()) {
        now.remove(row);
    }
}

fn heads_ui(ui: &mut Ui, widths: Widths) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        for (nth, column) in COLUMNS.iter().enumerate() {
            let size = Vec2::new(widths.of(nth), tokens.text.body.line);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(size.x);
                text_ui(ui, column, tokens.text.body, tokens.colors.muted);
            });
        }
    });
}

fn row_ui(
    ui: &mut Ui,
    (spec, row): (&FieldSpec<'_>, usize),
    point: &Point,
    widths: Widths,
) -> RowActs {
    let wanted: Option<Id> = ui.data(|data| data.get_temp(wanted_id(spec)));
    let mut acts = RowActs::default();
    for (nth, (column, text)) in COLUMNS.iter().zip(texts(point)).enumerate() {
        let mut text = text.to_owned();
        let name = match nth {
            0 => format!("{column}, row {}", row + 1),
            _ => format!("{column}, {}", point.period),
        };
        let id = spec.id.with((row, nth));
        if ui.memory(|memory| memory.has_focus(id))
            && let Some(rows) = take_rows(ui)
        {
            acts.pasted = Some((nth, rows));
        }
        let is_unclear = is_unclear(nth, &text);
        let response = bare_ui(ui, id, &name, &mut text, widths.of(nth));
        if wanted == Some(id) {
            response.request_focus();
            response.scroll_to_me(None);
            ui.data_mut(|data| data.remove::<Id>(wanted_id(spec)));
        }
        if is_unclear {
            mark_ui(ui, &response, nth);
        }
        if response.changed() {
            acts.typed = Some((nth, text));
        }
    }
    let name = format!("Remove {}", point.period);
    acts.is_removed = icon_button_ui(ui, Icon::Close, name.trim()).clicked();
    acts
}

/// Says which pasted figures were put nowhere, until something else is pasted.
fn unplaced_ui(ui: &mut Ui, id: Id) {
    let names: Vec<String> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if !names.is_empty() {
        let words = format!(
            "Not put in, because it is not plain whose figures they are: {}. Copy such a column by itself, and paste it where it belongs.",
            names.join(", ")
        );
        let tokens = Tokens::of(ui);
        text_ui(ui, &words, tokens.text.body, tokens.colors.attention);
    }
}

/// Takes rows of a spreadsheet that are pasted in this frame, before a field puts them on one line.
fn take_rows(ui: &Ui) -> Option<Rows> {
    ui.input_mut(|input| {
        let mut found = None;
        input.events.retain(|event| {
            let Event::Paste(text) = event else {
                return true;
            };
            found = rows(text);
            found.is_none()
        });
        found
    })
}

fn texts(point: &Point) -> [&str; 6] {
    let Point {
        period,
        ours,
        neighbours,
        region,
        england,
        target,
    } = point;
    [
        period,
        &ours.0,
        &neighbours.0,
        &region.0,
        &england.0,
        &target.0,
    ]
}

/// Whether nobody can tell which time or how much is meant.
fn is_unclear(nth: usize, text: &str) -> bool {
    match nth {
        0 => !text.trim().is_empty() && NamedPeriod::read(text).time.is_none(),
        _ => Figure(text.to_owned()).is_unclear(),
    }
}

/// Marks a field whose text is not understood, for the eye and for screen readers.
fn mark_ui(ui: &Ui, response: &Response, nth: usize) {
    let words = match nth {
        0 => "Not understood. Write it like 2024-25, Q1 2024-25, April 2024 or 31 March 2024",
        _ => "Not understood. Write a number like 14.2, or a sign like c, x or z",
    };
    let tokens = Tokens::of(ui);
    let place = pos2(response.rect.max.x - 9.0, response.rect.center().y);
    paint_icon(ui.painter(), Icon::Triangle, place, tokens.colors.attention);
    ui.accesskit_node_builder(response.id, |node| node.set_description(words));
    response.clone().on_hover_text(words);
}

/// Returns the year after the last, where the last is a plain year.
fn next_period(points: &[Point]) -> String {
    let last = points
        .last()
        .and_then(|point| point.period.trim().parse::<u16>().ok());
    last.map(|year| (year + 1).to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_is_marked() {
        for (nth, text, expected) in [
            (0, "Apr-24", false),
            (0, "Latest", true),
            (0, "", false),
            (1, "14.2 [p]", false),
            (1, "14,2", true),
            (5, "n/a", false),
            (5, "", false),
        ] {
            assert_eq!(is_unclear(nth, text), expected, "{text}");
        }
    }

    #[test]
    fn the_year_after_a_plain_year_is_offered() {
        let point = |period: &str| Point {
            period: period.to_owned(),
            ..Point::default()
        };
        assert_eq!(next_period(&[point("2025")]), "2026");
        assert_eq!(next_period(&[point("2025-26 Q2")]), "");
        assert_eq!(next_period(&[]), "");
    }
}
