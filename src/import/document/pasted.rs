//! Tables that were copied elsewhere, as a document that holds nothing else: so they are recognised as
//! those of a file are.

use super::{
    block::{Build, RowIs},
    found::Document,
    passages,
};
use crate::prose::Voice;

/// Makes a document of tables, each row by row and cell by cell.
pub fn pasted(tables: &[Vec<Vec<String>>]) -> Document {
    let mut build = Build::new();
    for table in tables {
        build.begin_table();
        for row in table {
            build.begin_row();
            for cell in row {
                build.begin_cell();
                build.begin_paragraph();
                build.put(cell, &Voice::default());
                build.end_paragraph(|_| {});
                build.end_cell();
            }
            build.end_row(RowIs::Plain);
        }
        build.end_table();
    }
    passages::document(build.finish(), Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::{Takes, takes};
    use crate::model::RegisterKind;

    #[test]
    fn a_table_is_recognised_by_its_columns_as_one_of_a_file_is() {
        let table = |rows: &[[&str; 3]]| -> Vec<Vec<String>> {
            let row = |row: &[&str; 3]| row.iter().map(|cell| (*cell).to_owned()).collect();
            rows.iter().map(row).collect()
        };
        let actions = table(&[
            ["Action", "Owner", "By when"],
            ["Train every team", "Head of service", "31/03/2027"],
            ["Write the plan", "Director", "May 2027"],
        ]);
        let other = table(&[["Room", "Key", "Tea"], ["One", "Two", "Three"]]);
        let document = pasted(&[actions, other]);
        assert_eq!(document.tables.len(), 2);
        let seems = takes(&document);
        let register = |nth: usize| match seems.get(nth)? {
            Takes::Rows(found) => Some(found.register),
            Takes::Words | Takes::Nothing => None,
        };
        assert_eq!(
            (register(0), register(1)),
            (Some(RegisterKind::Actions), None)
        );
    }
}
