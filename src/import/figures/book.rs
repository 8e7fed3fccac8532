//! Workbooks of Excel and LibreOffice as tables.

use super::{
    found::{Answer, Figures},
    ods, sheet, xlsx,
};
use crate::import::{ImportError, archive::Archive, left::Left};

/// Reads a workbook: the figures of all its sheets.
pub(super) fn read(bytes: &[u8]) -> Result<Answer, ImportError> {
    let archive = Archive::of(bytes)?;
    let sheets = if archive.has("content.xml") {
        ods::sheets(&archive)?
    } else {
        xlsx::sheets(&archive)?
    };
    let mut all = Figures {
        authority: String::new(),
        series: Vec::new(),
        left: Vec::new(),
    };
    for found in sheets {
        all.left.extend(found.left);
        match sheet::of_rows(&found.rows, &found.name) {
            Ok(figures) => {
                all.series.extend(figures.series);
                all.left.extend(figures.left);
            }
            Err(ImportError::OwnTable) => all.left.push(Left {
                text: format!("sheet {}", found.name),
                why: "It is a register that Candour wrote; only its figures are brought in again."
                    .to_owned(),
            }),
            Err(_) if found.rows.is_empty() => {}
            Err(_) => all.left.push(Left {
                text: format!("sheet {}", found.name),
                why: "It holds no table with figures by year or quarter.".to_owned(),
            }),
        }
    }
    if all.series.is_empty() {
        return Err(ImportError::NoFigures);
    }
    Ok(Answer::Figures(all))
}
