//! A table as CSV, as Excel opens it: UTF-8 with a mark at its head, days as 2026-03-31.

use crate::content::{Sheet, SheetCell};

/// What a file begins with: a mark that it is UTF-8, and the name of its first column.
const HEAD: &[u8] = b"\xef\xbb\xbfRow,";

/// Signs with which Excel takes a cell for a formula.
const SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Returns what the file of a table is called.
pub fn file_name(sheet: &Sheet) -> String {
    format!("{}.csv", sheet.name)
}

/// Whether a file is such a table, by how it begins.
pub fn is_ours(bytes: &[u8]) -> bool {
    bytes.starts_with(HEAD)
}

/// Writes a table. The same table gives the same bytes.
pub fn write_csv(sheet: &Sheet) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    let head = sheet.head.iter().map(|name| (*name).to_owned());
    push_line(&mut text, head);
    for row in &sheet.rows {
        push_line(&mut text, row.iter().map(words));
    }
    text.into_bytes()
}

fn push_line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (idx, cell) in cells.enumerate() {
        if idx > 0 {
            text.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r', ';', '\t']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

fn words(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Day(day) => day.to_string(),
        SheetCell::Figure(text) if is_number(text) => text.clone(),
        SheetCell::Text(text) | SheetCell::Figure(text) => guarded(text),
    }
}

/// Returns words with an apostrophe before them where they would become a formula.
fn guarded(text: &str) -> String {
    let text: String = { text.chars() }
        .filter(|sign| *sign == '\n' || !sign.is_control())
        .collect();
    if text.trim_start().starts_with(SIGNS) {
        format!("'{text}")
    } else {
        text
    }
}

/// Whether a figure is a number and no formula whatever its sign.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    digits.starts_with(|sign: char| sign.is_ascii_digit()) && { digits.chars() }
        .all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: SheetCell, expected: &str) {
        let sheet = Sheet {
            name: "boats",
            head: vec!["Row", "Boat"],
            rows: vec![vec![SheetCell::Text("b-1".to_owned()), cell]],
        };
        let text = String::from_utf8(write_csv(&sheet)).unwrap();
        assert_eq!(text, format!("\u{feff}Row,Boat\r\nb-1,{expected}\r\n"));
        assert!(is_ours(text.as_bytes()));
    }

    #[test]
    fn no_word_becomes_a_formula() {
        let text = |text: &str| SheetCell::Text(text.to_owned());
        check(text("=1+1"), "'=1+1");
        check(text("+44 20"), "'+44 20");
        check(text("- by day"), "'- by day");
        check(text("@home"), "'@home");
        check(text("  =A1"), "'  =A1");
        check(text("\u{9}=A1"), "'=A1");
        check(text("＝A1"), "'＝A1");
        check(text("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        check(text("Children’s"), "Children’s");
    }

    #[test]
    fn figures_stay_figures() {
        let figure = |text: &str| SheetCell::Figure(text.to_owned());
        check(figure("-5.0"), "-5.0");
        check(figure("1,204"), "\"1,204\"");
        check(figure("14.2%"), "14.2%");
        check(figure("c"), "c");
        check(figure("-cmd|x"), "'-cmd|x");
        check(SheetCell::Day(jiff::civil::date(2026, 3, 31)), "2026-03-31");
    }
}
