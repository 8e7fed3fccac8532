//! Values by year with comparators.

use egui::Ui;

use super::slot::Slot;
use crate::model::{Draft, Point, RowId, Value, shortened, usual_years};
use crate::ui::{
    section::sheet::Sheet,
    widgets::series_edit::{Offered, series_edit_ui, want_cell},
};

/// How many years are offered at once.
const N_YEARS: i16 = 5;
const TITLE_CHARS: usize = 24;

pub(super) fn series_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, points: &[Point]) {
    if let Some(cell) = sheet.take_cell(slot.place) {
        want_cell(ui, sheet.id(slot.place), cell);
    }
    let row = slot.place.row().filter(|_| points.is_empty());
    let offered = row.map_or_else(Offered::default, |(_, row)| offered(sheet.view.draft, row));
    let Some(act) = series_edit_ui(ui, &slot.spec(sheet), points, &offered) else {
        return;
    };
    if act.is_step {
        sheet.set(slot.place, Value::Series(act.points));
        if let Some(year) = act.removed {
            let what = if year.is_empty() {
                "a year".to_owned()
            } else {
                year
            };
            sheet.actions.deleted(what);
        }
    } else {
        sheet.type_in(slot.place, Value::Series(act.points));
    }
}

/// Returns the years of the indicator before this one, or of the nearest that has any, and where
/// none has, those whose figures the paper can have.
fn offered(draft: &Draft, row: &RowId) -> Offered {
    let indicators = &draft.registers.indicators;
    let here = indicators.iter().position(|other| other.id == *row);
    let (before, after) = indicators.split_at(here.unwrap_or_default());
    let mut others = before.iter().rev().chain(after);
    let Some(like) = others.find(|other| !other.values.is_empty()) else {
        let all = usual_years(&draft.details, N_YEARS);
        return Offered {
            first: all.last().cloned().unwrap_or_default(),
            all,
            like: String::new(),
        };
    };
    let all: Vec<String> = like
        .values
        .iter()
        .map(|point| point.period.clone())
        .collect();
    Offered {
        first: all.first().cloned().unwrap_or_default(),
        all,
        like: format!(", as in “{}”", shortened(&like.title, TITLE_CHARS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Indicator, Period};
    use jiff::civil::date;

    #[test]
    fn the_years_of_the_indicator_before_are_offered_and_else_those_of_the_paper() {
        let mut draft = Draft::default();
        let id = |id: &str| RowId::new(id).unwrap();
        for name in ["i-one", "i-two", "i-three"] {
            draft.registers.indicators.push(Indicator::new(id(name)));
        }
        assert_eq!(offered(&draft, &id("i-two")), Offered::default());
        draft.details.period = Period {
            from: None,
            to: Some(date(2026, 3, 31)),
        };
        let of_paper = offered(&draft, &id("i-two"));
        assert_eq!(
            (of_paper.first.as_str(), of_paper.all.len()),
            ("2025/26", 5)
        );
        assert_eq!(of_paper.all[0], "2021/22");
        let point = |period: &str| Point {
            period: period.to_owned(),
            ..Point::default()
        };
        draft.registers.indicators[2].values = vec![point("2024"), point("2025")];
        assert_eq!(
            offered(&draft, &id("i-two")).first,
            "2024",
            "the nearest that has any"
        );
        draft.registers.indicators[0].title = "Moves".to_owned();
        draft.registers.indicators[0].values = vec![point("Q1 24/25")];
        let near = offered(&draft, &id("i-two"));
        assert_eq!(
            (near.all, near.like.as_str()),
            (vec!["Q1 24/25".to_owned()], ", as in “Moves”")
        );
    }
}
