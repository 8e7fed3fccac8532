//! Every cell of tables with the row that it comes from.

use super::scan::{counts_people, is_few};
use crate::content::{Sheet, SheetCell};
use crate::model::{Place, RegisterKind, RowId};

/// Sees the words of every cell.
pub(super) fn each_cell(sheets: &[Sheet], see: &mut impl FnMut(&Place, &str)) {
    for sheet in sheets {
        for row in &sheet.rows {
            let place = place(sheet, row);
            // The first cell names the row, for programs.
            for text in row.iter().skip(1).map(words) {
                see(&place, text);
            }
        }
    }
}

/// Sees every figure of our own that counts so few people that they could be known.
pub(super) fn each_small_figure(sheets: &[Sheet], see: &mut impl FnMut(&Place, String)) {
    let figures = { sheets.iter() }.filter(|sheet| sheet.register == RegisterKind::Indicators);
    for sheet in figures {
        let column = |name: &str| sheet.head.iter().position(|head| *head == name);
        for row in &sheet.rows {
            let text = |name| {
                let cell = column(name).and_then(|idx| row.get(idx));
                cell.map_or("", words)
            };
            let (title, ours) = (text("Indicator"), text("Our figure"));
            if is_few(ours) && counts_people(&format!("{title} {}", text("Unit"))) {
                let said = format!("{title}, {}: {ours}", text("Period"));
                see(&place(sheet, row), said);
            }
        }
    }
}

fn words(cell: &SheetCell) -> &str {
    match cell {
        SheetCell::Text(text) | SheetCell::Figure(text) => text,
        SheetCell::Day(_) => "",
    }
}

fn place(sheet: &Sheet, row: &[SheetCell]) -> Place {
    let id = row.first().and_then(|cell| RowId::new(words(cell)).ok());
    id.map_or(Place::Draft, |id| Place::Row(sheet.register, id))
}
