//! Values by year with their comparators, as a small table of fields that is filled as a
//! spreadsheet is.

mod cells;
mod row;

use egui::{Align, Layout, Ui, Vec2};

use super::{
    button::{Button, button_ui},
    field::{FieldSpec, label_ui},
    grid_keys::{Grid, GridKey},
    icon::Icon,
    text::text_ui,
};
use crate::model::{Point, following};
use crate::prose::{Filled, filled, set};
use crate::ui::theme::Tokens;

use self::{
    cells::{COLUMNS, GAP, OURS, Widths, cell_id, texts, wanted_id},
    row::{RowActs, row_ui},
};

/// Years that are offered where there are none yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offered {
    /// The first year; empty where none is known.
    pub first: String,
    /// All of them.
    pub all: Vec<String>,
    /// What else has them, in words; empty where nothing has.
    pub like: String,
}

/// What the user did with values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeriesAct {
    /// The values as they are now.
    pub points: Vec<Point>,
    /// Whether it is a step of its own, and not a key of many.
    pub is_step: bool,
    /// The year whose row was taken away.
    pub removed: Option<String>,
}

/// Shows the values under a label. Returns what was done with them, if something was.
pub fn series_edit_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    points: &[Point],
    offered: &Offered,
) -> Option<SeriesAct> {
    ui.scope(|ui| {
        label_ui(ui, spec);
        let mut act = SeriesAct {
            points: points.to_vec(),
            ..SeriesAct::default()
        };
        if !points.is_empty() {
            table_ui(ui, spec, points, &mut act);
        }
        buttons_ui(ui, spec, points, offered, &mut act);
        (act.points != points).then_some(act)
    })
    .inner
}

/// Shows what adds rows, and says which keys do.
fn buttons_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    points: &[Point],
    offered: &Offered,
    act: &mut SeriesAct,
) {
    let tokens = Tokens::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = tokens.space.s;
        let add = Button::quiet("Add a year").icon(Icon::Plus);
        if button_ui(ui, add).clicked() {
            let period = if points.is_empty() {
                offered.first.clone()
            } else {
                next_period(points)
            };
            add_rows(ui, spec, act, (&[period], OURS));
        }
        if let (true, [first, .., last]) = (points.is_empty(), offered.all.as_slice()) {
            let words = format!("Add {first} to {last}{}", offered.like);
            if button_ui(ui, Button::quiet(&words).icon(Icon::Plus)).clicked() {
                add_rows(ui, spec, act, (&offered.all, OURS));
            }
        }
        if !points.is_empty() {
            let keys = "Enter goes down, Tab right; Ctrl+D repeats what stands above";
            text_ui(ui, keys, tokens.text.hint, tokens.colors.muted);
        }
    });
}

/// Adds rows and asks for the keyboard in the first of them: in a column, or where there is no
/// year, at the year.
fn add_rows(
    ui: &Ui,
    spec: &FieldSpec<'_>,
    act: &mut SeriesAct,
    (periods, column): (&[String], usize),
) {
    let is_named = periods.first().is_some_and(|period| !period.is_empty());
    let column = if is_named { column.max(OURS) } else { 0 };
    want(ui, spec, (act.points.len(), column));
    act.points.extend(periods.iter().map(|period| Point {
        period: period.clone(),
        ..Point::default()
    }));
    act.is_step = true;
}

/// Returns the year after the last, in the words of its author.
fn next_period(points: &[Point]) -> String {
    following(points.iter().map(|point| point.period.as_str())).unwrap_or_default()
}

/// Asks for the keyboard in a cell once it is there: it cannot go where nothing is.
fn want(ui: &Ui, spec: &FieldSpec<'_>, at: (usize, usize)) {
    ui.data_mut(|data| data.insert_temp(wanted_id(spec.id), at));
    ui.request_repaint();
}

/// Asks for the keyboard in a cell of the values that are shown under an id.
pub fn want_cell(ui: &Ui, id: egui::Id, at: (usize, usize)) {
    ui.data_mut(|data| data.insert_temp(wanted_id(id), at));
}

/// Lets keys wait for the cell that is asked for; gives it up where it did not come.
fn await_wanted(ui: &Ui, spec: &FieldSpec<'_>, grid: Grid) {
    let id = wanted_id(spec.id);
    match ui.data(|data| data.get_temp::<(usize, usize)>(id)) {
        Some((row, _)) if row < grid.size.0 => grid.hold(ui),
        Some(_) => ui.data_mut(|data| data.remove::<(usize, usize)>(id)),
        None => {}
    }
}

fn table_ui(ui: &mut Ui, spec: &FieldSpec<'_>, points: &[Point], act: &mut SeriesAct) {
    let widths = Widths::within(ui.available_width());
    let grid = Grid {
        id: spec.id,
        size: (points.len(), COLUMNS.len()),
    };
    grid.begin(ui);
    await_wanted(ui, spec, grid);
    let mut removed = None;
    let mut pasted = None;
    let mut key = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(GAP);
        heads_ui(ui, widths);
        let mut has_keyboard = false;
        for (row, point) in points.iter().enumerate() {
            let acts = ui
                .horizontal(|ui| row_ui(ui, (spec, grid, row), point, widths))
                .inner;
            let RowActs {
                typed,
                pasted: rows,
                key: pressed,
                is_removed,
                is_here,
            } = acts;
            has_keyboard |= is_here;
            if let Some((nth, rows)) = rows {
                pasted = Some(filled(&act.points, (row, nth), &rows));
            }
            if let (Some((nth, text)), Some(point)) = (typed, act.points.get_mut(row)) {
                set(point, nth, text);
            }
            key = pressed.map(|(nth, key)| ((row, nth), key)).or(key);
            if is_removed {
                removed = Some(row);
            }
        }
        if !has_keyboard {
            grid.left(ui);
        }
    });
    let unplaced_id = spec.id.with("unplaced");
    if let Some(Filled { points, unplaced }) = pasted {
        ui.data_mut(|data| data.insert_temp(unplaced_id, unplaced));
        act.points = points;
        act.is_step = true;
        return;
    }
    unplaced_ui(ui, unplaced_id);
    if let Some((at, key)) = key {
        answer(ui, (spec, grid), (at, key), act);
    }
    if let Some(row) = removed.filter(|row| *row < act.points.len()) {
        remove(ui, spec, row, act);
    }
}

/// Does what a key of the table asks for.
fn answer(
    ui: &Ui,
    (spec, grid): (&FieldSpec<'_>, Grid),
    ((row, column), key): ((usize, usize), GridKey),
    act: &mut SeriesAct,
) {
    match key {
        GridKey::To(at) => {
            let text = act.points.get(at.0).map(|point| texts(point)[at.1]);
            grid.go(ui, cell_id(spec, at), at, text.unwrap_or_default());
        }
        GridKey::Below(column) => {
            let period = next_period(&act.points);
            add_rows(ui, spec, act, (&[period], column));
        }
        GridKey::Repeat => {
            let Some(above) = row.checked_sub(1).and_then(|above| act.points.get(above)) else {
                return;
            };
            let above = above.clone();
            if let Some(point) = act.points.get_mut(row) {
                repeat(point, &above, column);
                act.is_step = true;
                let text = texts(point)[column].to_owned();
                grid.go(ui, cell_id(spec, (row, column)), (row, column), &text);
            }
        }
    }
}

/// Puts what stands above into a cell; from the year on, into every figure that is still to be
/// given.
fn repeat(point: &mut Point, above: &Point, column: usize) {
    let above = texts(above).map(str::to_owned);
    if column > 0 {
        if let Some(text) = above.get(column) {
            set(point, column, text.clone());
        }
        return;
    }
    for (nth, text) in above.into_iter().enumerate().skip(OURS) {
        if texts(point)[nth].trim().is_empty() {
            set(point, nth, text);
        }
    }
}

/// Takes a row away; the keyboard goes to the one that takes its place.
fn remove(ui: &Ui, spec: &FieldSpec<'_>, row: usize, act: &mut SeriesAct) {
    let gone = act.points.remove(row);
    act.removed = Some(gone.period);
    act.is_step = true;
    if let Some(last) = act.points.len().checked_sub(1) {
        want(ui, spec, (row.min(last), 0));
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

/// Says which pasted figures were put nowhere, until something else is pasted.
fn unplaced_ui(ui: &mut Ui, id: egui::Id) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

    fn point(period: &str, figures: [&str; 5]) -> Point {
        let [ours, neighbours, region, england, target] =
            figures.map(|text| Figure(text.to_owned()));
        Point {
            period: period.to_owned(),
            ours,
            neighbours,
            region,
            england,
            target,
        }
    }

    #[test]
    fn a_figure_is_repeated_alone_and_from_the_year_on_the_whole_row() {
        let above = point("2024/25", ["14", "15", "c", "16", "10"]);
        let new = point("2025/26", ["13", "", "", "", ""]);
        let mut one = new.clone();
        repeat(&mut one, &above, 5);
        assert_eq!(one, point("2025/26", ["13", "", "", "", "10"]));
        let mut row = new;
        repeat(&mut row, &above, 0);
        assert_eq!(row, point("2025/26", ["13", "15", "c", "16", "10"]));
    }
}
