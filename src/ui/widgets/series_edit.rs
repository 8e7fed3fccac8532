//! Values by year with their comparators, as a small table of fields.

use egui::{Event, Ui, Vec2};

use super::{
    button::{Button, button_ui, icon_button_ui},
    field::{FieldSpec, bare_ui, label_ui},
    icon::Icon,
    text::text_ui,
};
use crate::{
    model::Point,
    prose::{Rows, filled, rows, set},
    ui::theme::Tokens,
};

const COLUMNS: [&str; 6] = ["Year", "Ours", "Neighbours", "Region", "England", "Target"];
const CELL_WIDTH: f32 = 82.0;

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
            let first = spec
                .id
                .with((points.len(), usize::from(!period.is_empty())));
            now.push(Point {
                period,
                ..Point::default()
            });
            ui.memory_mut(|memory| memory.request_focus(first));
        }
        (now != points).then_some(now)
    })
    .inner
}

fn table_ui(ui: &mut Ui, spec: &FieldSpec<'_>, points: &[Point], now: &mut Vec<Point>) {
    let tokens = Tokens::of(ui);
    let mut removed = None;
    let mut pasted = None;
    egui::Grid::new(spec.id.with("table"))
        .spacing(Vec2::splat(4.0))
        .min_col_width(CELL_WIDTH)
        .show(ui, |ui| {
            for column in COLUMNS {
                text_ui(ui, column, tokens.text.body, tokens.colors.muted);
            }
            ui.end_row();
            for (row, point) in points.iter().enumerate() {
                let texts = texts(point);
                for (nth, (column, text)) in COLUMNS.iter().zip(texts).enumerate() {
                    let mut text = text.to_owned();
                    let name = match nth {
                        0 => format!("{column}, row {}", row + 1),
                        _ => format!("{column}, {}", point.period),
                    };
                    let id = spec.id.with((row, nth));
                    if ui.memory(|memory| memory.has_focus(id))
                        && let Some(rows) = take_rows(ui)
                    {
                        pasted = Some(filled(now, (row, nth), &rows));
                    }
                    if bare_ui(ui, id, &name, &mut text, CELL_WIDTH).changed()
                        && let Some(point) = now.get_mut(row)
                    {
                        set(point, nth, text);
                    }
                }
                let name = format!("Remove {}", point.period);
                if icon_button_ui(ui, Icon::Close, name.trim()).clicked() {
                    removed = Some(row);
                }
                ui.end_row();
            }
        });
    if let Some(pasted) = pasted {
        *now = pasted;
        return;
    }
    if let Some(row) = removed.filter(|row| *row < now.len()) {
        now.remove(row);
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
