//! A table as CSV, as Excel opens it: UTF-8 with a mark at its head, days as 2026-03-31.

use crate::content::{Sheet, SheetCell, needs_apostrophe, sheet_names};

/// A mark that a file is UTF-8. Not every program leaves it.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Returns what the file of a table is called.
pub fn file_name(sheet: &Sheet) -> String {
    format!("{}.csv", sheet.name)
}

/// Returns what the files are called that some draft has for some reader.
pub fn file_names() -> Vec<String> {
    sheet_names().map(|name| format!("{name}.csv")).collect()
}

/// Whether a file was such a table once, by how it begins; another program may have saved it since.
pub fn is_ours(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let bytes = bytes.strip_prefix(b"\"").unwrap_or(bytes);
    let rest = bytes.strip_prefix(b"Row");
    rest.is_some_and(|rest| matches!(rest.first(), Some(b',' | b';' | b'\t' | b'"')))
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

/// Returns words with an apostrophe before them where they would become something else.
fn guarded(text: &str) -> String {
    let text: String = { text.chars() }
        .filter(|sign| *sign == '\n' || !sign.is_control())
        .collect();
    if needs_apostrophe(&text) {
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
    use crate::model::RegisterKind;

    #[track_caller]
    fn check(cell: SheetCell, expected: &str) {
        let sheet = Sheet {
            name: "boats",
            register: RegisterKind::Evidence,
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
    fn no_word_becomes_a_day_or_another_number() {
        let text = |text: &str| SheetCell::Text(text.to_owned());
        check(text("Mar-25"), "'Mar-25");
        check(text("3/4"), "'3/4");
        check(text("2011-12"), "'2011-12");
        check(text("007"), "'007");
        check(text("2024-25"), "2024-25");
        check(SheetCell::Figure("1-2".to_owned()), "'1-2");
    }

    #[test]
    fn what_another_program_saved_is_known() {
        for ours in [
            "\u{feff}Row,Boat",
            "Row,Boat",
            "Row;Boat",
            "\"Row\",\"Boat\"",
        ] {
            assert!(is_ours(ours.as_bytes()), "{ours}");
        }
        for other in ["Rows,Boat", "Boat,Row", "", "Rowing"] {
            assert!(!is_ours(other.as_bytes()), "{other}");
        }
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
