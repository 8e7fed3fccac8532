//! One year: its name, its figures, and the cross that takes it away.

use egui::{Event, Response, Ui, pos2};

use super::cells::{COLUMNS, Widths, cell_id, texts, wanted_id};
use crate::model::{Figure, NamedPeriod, Point};
use crate::prose::{Rows, rows};
use crate::ui::{
    theme::Tokens,
    widgets::{
        button::icon_button_ui,
        field::{FieldSpec, bare_ui},
        grid_keys::{Grid, GridKey},
        icon::{Icon, paint_icon},
    },
};

/// What was done in one row of the table.
#[derive(Default)]
pub(super) struct RowActs {
    pub(super) typed: Option<(usize, String)>,
    pub(super) pasted: Option<(usize, Rows)>,
    pub(super) key: Option<(usize, GridKey)>,
    pub(super) is_removed: bool,
    /// Whether the keyboard is in one of its cells.
    pub(super) is_here: bool,
}

pub(super) fn row_ui(
    ui: &mut Ui,
    (spec, grid, row): (&FieldSpec<'_>, Grid, usize),
    point: &Point,
    widths: Widths,
) -> RowActs {
    let wanted: Option<(usize, usize)> = ui.data(|data| data.get_temp(wanted_id(spec.id)));
    let mut acts = RowActs::default();
    for (nth, (column, text)) in COLUMNS.iter().zip(texts(point)).enumerate() {
        let mut now = text.to_owned();
        let name = match nth {
            0 => format!("{column}, row {}", row + 1),
            _ => format!("{column}, {}", point.period),
        };
        let (id, at) = (cell_id(spec, (row, nth)), (row, nth));
        if ui.memory(|memory| memory.has_focus(id)) {
            if let Some(rows) = take_rows(ui) {
                acts.pasted = Some((nth, rows));
            }
            acts.key = grid
                .take(ui, id, at, text)
                .map(|key| (nth, key))
                .or(acts.key);
        }
        let is_unclear = is_unclear(nth, text);
        let response = bare_ui(ui, id, &name, &mut now, widths.of(nth));
        if wanted == Some(at) {
            grid.go(ui, id, at, text);
            response.scroll_to_me(None);
            ui.data_mut(|data| data.remove::<(usize, usize)>(wanted_id(spec.id)));
        }
        if response.has_focus() {
            grid.arrived(ui, id, at, &now);
            acts.is_here = true;
        }
        if is_unclear {
            mark_ui(ui, &response, nth);
        }
        if response.changed() {
            acts.typed = Some((nth, now));
        }
    }
    let name = format!("Remove {}", point.period);
    acts.is_removed = icon_button_ui(ui, Icon::Close, name.trim()).clicked();
    acts
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
}
