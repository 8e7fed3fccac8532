//! The cells of one row: short ones are written in place, long ones lead to the row's card.

use egui::{Align, Key, Layout, Role, Sense, Ui, Vec2, text::LayoutJob, vec2};

use super::widths::{HEAD_HEIGHT, LEAD_WIDTH, NAMES_WIDTH, width_of};
use crate::model::{CellKind, Column, Place, Record, Value, british_date, row_title, shortened};
use crate::prose::{RunKind, parse};
use crate::ui::{
    section::{
        card::Deck,
        edit::short_cell_ui,
        sheet::{Names, Sheet, place_ui},
    },
    widgets::{
        button::icon_button_ui,
        grid_keys::{Grid, GridKey},
        icon::Icon,
        press,
    },
};

const ROW_HEIGHT: f32 = 44.0;
/// The space between two cells.
const GAP: f32 = 8.0;
/// What is seen of a long cell.
const SHOWN_CHARS: usize = 90;
const TITLE_CHARS: usize = 40;

/// Where a row stands.
pub(super) struct Cells<'a, 'd> {
    pub(super) deck: &'a Deck<'d>,
    pub(super) grid: Grid,
    pub(super) nth: usize,
}

/// What was done in a row.
#[derive(Default)]
pub(super) struct RowDone {
    pub(super) key: Option<((usize, usize), GridKey)>,
    /// Whether the keyboard is in one of its cells.
    pub(super) is_here: bool,
}

/// Whether a cell is written in place.
pub(super) fn is_short(column: &Column) -> bool {
    match column.kind {
        CellKind::Text | CellKind::Date | CellKind::Choice(_) | CellKind::Section => true,
        CellKind::Prose
        | CellKind::Period
        | CellKind::Link(_)
        | CellKind::Links(_)
        | CellKind::Series
        | CellKind::List
        | CellKind::SignOffs
        | CellKind::Color
        | CellKind::Logo => false,
    }
}

pub(super) fn place(row: &dyn Record, column: &Column) -> Place {
    Place::Cell(row.register(), row.id().clone(), column.name)
}

/// Returns the text of a cell, as far as it is one.
pub(super) fn text(row: &dyn Record, column: &Column) -> String {
    match row.get(column.name) {
        Value::Text(text) => text,
        Value::Date(Some(date)) => british_date(date),
        Value::Prose(_)
        | Value::Date(None)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => String::new(),
    }
}

/// Returns what a row is called.
pub(super) fn row_name(row: &dyn Record, nth: usize) -> String {
    let title = shortened(&row_title(row), TITLE_CHARS);
    if title.is_empty() {
        format!("Row {}", nth + 1)
    } else {
        title
    }
}

pub(super) fn row_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    cells: &Cells<'_, '_>,
    row: &dyn Record,
) -> RowDone {
    let name = row_name(row, cells.nth);
    let mut done = RowDone::default();
    ui.horizontal_top(|ui| {
        lead_ui(ui, sheet, cells.deck.home, (row, &name));
        for (column_nth, column) in cells.deck.columns.iter().enumerate() {
            let size = vec2(width_of(column) - GAP, ROW_HEIGHT);
            ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                ui.set_width(size.x);
                ui.add_space(5.0);
                let at = (cells.nth, column_nth);
                cell_ui(ui, sheet, (cells.grid, at), (row, column, &name), &mut done);
            });
            ui.add_space(GAP);
        }
    });
    done
}

/// Shows what opens the row's card under the table.
fn lead_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, home: &Place, (row, name): (&dyn Record, &str)) {
    let size = vec2(LEAD_WIDTH, ROW_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.set_width(size.x);
        ui.add_space(8.0);
        let is_open = sheet.state.cards.is_open(row.id(), home);
        let (icon, verb) = if is_open {
            (Icon::UnfoldedDown, "Close")
        } else {
            (Icon::FoldedRight, "Open")
        };
        let pressed = icon_button_ui(ui, icon, &format!("{verb} {name}"));
        press::name_expanded(ui, &pressed, is_open);
        if pressed.clicked() && is_open {
            sheet.state.cards.close(row.id());
        } else if pressed.clicked() {
            sheet.state.cards.open_in(row.id(), home);
            sheet.state.head_wish = None;
        }
    });
}

fn cell_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    (grid, at): (Grid, (usize, usize)),
    (row, column, name): (&dyn Record, &Column, &str),
    done: &mut RowDone,
) {
    let place = place(row, column);
    let id = sheet.id(&place);
    let label = format!("{name}, {}", column.label);
    if !is_short(column) {
        long_ui(ui, sheet, (row, column), &place, &label);
        return;
    }
    let text = text(row, column);
    let is_field = matches!(column.kind, CellKind::Text | CellKind::Date);
    if is_field && ui.memory(|memory| memory.has_focus(id)) {
        done.key = grid
            .take(ui, id, at, &text)
            .map(|key| (at, key))
            .or(done.key);
    }
    place_ui(ui, sheet, &place, |ui, sheet| {
        short_cell_ui(ui, sheet, &place, &label, column.kind);
    });
    if ui.memory(|memory| memory.has_focus(id)) {
        done.is_here = true;
        if is_field {
            grid.arrived(ui, id, at, &text);
        }
        // Not hidden by the head or the names, which stay in sight.
        if ui.input(|input| input.key_pressed(Key::Tab)) {
            let mut rect = ui.min_rect().expand2(vec2(24.0, HEAD_HEIGHT + 12.0));
            rect.min.x -= NAMES_WIDTH;
            ui.scroll_to_rect(rect, None);
        }
    }
}

/// Shows what a long cell begins with. A press opens its card, where it is written.
fn long_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    (row, column): (&dyn Record, &Column),
    place: &Place,
    label: &str,
) {
    let tokens = sheet.tokens();
    let words = shortened(&words(&sheet.names, row, column), SHOWN_CHARS);
    let (shown, color) = if words.is_empty() {
        ("Write…", tokens.colors.muted)
    } else {
        (words.as_str(), tokens.colors.ink)
    };
    let size = Vec2::new(ui.available_width(), ROW_HEIGHT - 10.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, sheet.id(place), Sense::click());
    press::name(ui, &response, Role::Button, &format!("{label}: {shown}"));
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, 3.0, tokens.colors.hover_tint);
    }
    let mut job = LayoutJob::single_section(shown.to_owned(), tokens.text.hint.format(color));
    job.wrap.max_width = rect.width() - 8.0;
    job.wrap.max_rows = 2;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter()
        .galley(rect.min + vec2(4.0, 0.0), galley, color);
    press::ring(ui, tokens, &response, rect, tokens.radius.s);
    if response.clicked() {
        sheet.state.cards.open(row.id().clone());
        sheet.state.focus = Some(place.clone());
    }
}

/// Returns what a long cell says, in a line.
fn words(names: &Names<'_>, row: &dyn Record, column: &Column) -> String {
    let label = |id| names.of(id).map_or_else(String::new, |named| named.label);
    match row.get(column.name) {
        Value::Prose(prose) => in_a_line(names, prose.as_str()),
        Value::Period(period) => period.label(),
        Value::Link(Some(link)) => label(&link),
        Value::Links(links) => links.iter().map(label).collect::<Vec<_>>().join(", "),
        Value::List(lines) => lines.join("; "),
        Value::Series(points) => points.last().map_or_else(String::new, |last| {
            let n_years = points.len();
            format!("{}: {} ({n_years} in all)", last.period, last.ours.0)
        }),
        Value::Text(_)
        | Value::Date(_)
        | Value::Choice(_)
        | Value::Link(None)
        | Value::SignOffs(_)
        | Value::Logo(_) => String::new(),
    }
}

/// Returns a text without its marks, citations by their labels.
fn in_a_line(names: &Names<'_>, text: &str) -> String {
    let mut words = String::new();
    for line in parse(text).iter().filter(|line| !line.block.is_gap()) {
        if !words.is_empty() {
            words.push(' ');
        }
        for run in &line.runs {
            let run_text = text.get(run.range.clone()).unwrap_or_default();
            match run.kind {
                RunKind::Mark => {}
                RunKind::Text => words.push_str(run_text),
                RunKind::Citation => {
                    let id = run_text.trim_start_matches("[@").trim_end_matches(']');
                    let label = names.chip(id).map(|label| label.text);
                    words.push_str(&label.unwrap_or_default());
                }
            }
        }
    }
    words
}
