//! Columns of figures: how much room a figure leaves behind it, so that decimal points stand
//! under each other.

use crate::content::{Align, Block, Body, Inline, Table};

/// Returns, for each column, the most digits that follow a decimal point in it.
pub(super) fn most_decimals(table: &Table) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    columns
        .map(|(idx, column)| match column.align {
            Align::Start => 0,
            Align::Figures => {
                let cells = table.rows.iter().filter_map(|row| row.cells.get(idx));
                cells
                    .filter_map(|cell| decimals(cell))
                    .max()
                    .unwrap_or_default()
            }
        })
        .collect()
}

/// Returns how many digits follow the decimal point of a cell that holds one figure and nothing
/// else.
pub(super) fn decimals(cell: &[Block]) -> Option<usize> {
    let [block] = cell else { return None };
    let Body::Paragraph { number: None, text } = &block.body else {
        return None;
    };
    let [Inline::Text { text, .. }] = text.as_slice() else {
        return None;
    };
    let whole = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let n_digits = text.chars().count() - whole.chars().count();
    match whole.strip_suffix('.') {
        Some(before) if before.ends_with(|c: char| c.is_ascii_digit()) => Some(n_digits),
        _ if n_digits > 0 || matches!(text.as_str(), "–" | "—" | "-") => Some(0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    #[test]
    fn digits_behind_the_point_are_counted() {
        let cell = |text: &str| {
            let text = vec![Inline::Text {
                text: text.to_owned(),
                voice: crate::content::Voice::default(),
            }];
            vec![Block {
                origin: Place::Draft,
                anchor: None,
                body: Body::Paragraph { number: None, text },
            }]
        };
        let read = |text| decimals(&cell(text));
        assert_eq!(read("1,338.25"), Some(2));
        assert_eq!(read("−12"), Some(0));
        assert_eq!(read("–"), Some(0));
        assert_eq!(read("£4.5"), Some(1));
        assert_eq!(read("not held"), None);
        assert_eq!(decimals(&[]), None);
    }
}
