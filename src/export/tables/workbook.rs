//! Tables as one workbook of Excel: a sheet each, words as words, days as days and numbers as
//! numbers that show the decimals they were published with. It has no clock, and no formula.

use jiff::civil::{Date, date};

use crate::{
    content::{Sheet, SheetCell},
    export::{
        package::{Package, TooLarge},
        text::escaped,
    },
};

/// The longest text of a cell that Excel opens.
const MAX_CHARS: usize = 32_000;
/// What a text ends with that is longer.
const CUT: &str =
    "… [cut here: Excel has no room for more in a cell; the paper has the whole text]";
/// How wide a column is at least and at most, in signs.
const WIDTHS: (usize, usize) = (8, 60);
/// The styles before those of numbers: words, the head, days.
const STYLES: usize = 3;

/// Writes a workbook. The same tables give the same bytes.
pub fn write_workbook(sheets: &[Sheet]) -> Result<Vec<u8>, TooLarge> {
    let mut codes = Vec::new();
    let mut package = Package::default();
    let parts: Vec<String> = { sheets.iter() }
        .map(|sheet| sheet_part(sheet, &mut codes))
        .collect();
    package.add("[Content_Types].xml", types(sheets.len()).as_bytes())?;
    package.add("_rels/.rels", RELATIONS.as_bytes())?;
    package.add("xl/workbook.xml", book(sheets).as_bytes())?;
    package.add(
        "xl/_rels/workbook.xml.rels",
        targets(sheets.len()).as_bytes(),
    )?;
    package.add("xl/styles.xml", styles(&codes).as_bytes())?;
    for (idx, part) in parts.iter().enumerate() {
        let name = format!("xl/worksheets/sheet{}.xml", idx + 1);
        package.add(&name, part.as_bytes())?;
    }
    package.finish()
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

fn types(n_sheets: usize) -> String {
    let sheets = joined((1..=n_sheets)
        .map(|n| format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")));
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{sheets}</Types>"
    )
}

/// Returns what a sheet is called.
fn title(sheet: &Sheet) -> String {
    let mut signs = sheet.name.chars();
    let first = signs.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(signs).collect()
}

fn book(sheets: &[Sheet]) -> String {
    let named = joined({ sheets.iter().enumerate() }.map(|(idx, sheet)| {
        let (n, title) = (idx + 1, escaped(&title(sheet)));
        format!("<sheet name=\"{title}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")
    }));
    format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{named}</sheets></workbook>"
    )
}

fn targets(n_sheets: usize) -> String {
    let sheets = joined((1..=n_sheets)
        .map(|n| format!("<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")));
    let n = n_sheets + 1;
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{sheets}<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    )
}

/// Writes the looks of cells: words, the head, days, and a look for each way numbers are shown.
fn styles(codes: &[String]) -> String {
    let formats = joined({ codes.iter().enumerate() }.map(|(idx, code)| {
        let id = 165 + idx;
        format!(
            "<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>",
            escaped(code)
        )
    }));
    let looks = joined((0..codes.len())
        .map(|idx| {
            let id = 165 + idx;
            format!("<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>")
        }));
    let (n_formats, n_looks) = (codes.len() + 1, codes.len() + STYLES);
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"{n_formats}\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>{formats}</numFmts>\
        <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
        <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
        <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
        <cellXfs count=\"{n_looks}\"><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
        <xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>\
        <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>{looks}</cellXfs>\
        <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    )
}

/// Writes a sheet whose first line stays while one scrolls.
fn sheet_part(sheet: &Sheet, codes: &mut Vec<String>) -> String {
    let mut rows = String::new();
    let head = sheet.head.iter().map(|name| (*name).to_owned());
    let cells =
        joined({ head.enumerate() }.map(|(idx, name)| words_cell(&reference(idx, 1), &name, 1)));
    rows.extend(["<row r=\"1\">", &cells, "</row>"]);
    for (idx, row) in sheet.rows.iter().enumerate() {
        let number = idx + 2;
        let cells = joined(
            { row.iter().enumerate() }
                .map(|(idx, cell)| cell_part(&reference(idx, number), cell, codes)),
        );
        let head = format!("<row r=\"{number}\">");
        rows.extend([head.as_str(), &cells, "</row>"]);
    }
    let columns = joined((0..sheet.head.len()).map(|idx| {
        let (n, width) = (idx + 1, width(sheet, idx));
        format!("<col min=\"{n}\" max=\"{n}\" width=\"{width}\" customWidth=\"1\"/>")
    }));
    let last = reference(sheet.head.len().saturating_sub(1), sheet.rows.len() + 1);
    format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>{rows}</sheetData><autoFilter ref=\"A1:{last}\"/></worksheet>"
    )
}

fn cell_part(name: &str, cell: &SheetCell, codes: &mut Vec<String>) -> String {
    match cell {
        SheetCell::Text(text) => words_cell(name, text, 0),
        SheetCell::Day(day) => match serial(*day) {
            Some(days) => format!("<c r=\"{name}\" s=\"2\"><v>{days}</v></c>"),
            None => words_cell(name, &day.to_string(), 0),
        },
        SheetCell::Figure(text) => match number(text) {
            Some((value, code)) => {
                let known = codes.iter().position(|known| *known == code);
                let idx = known.unwrap_or_else(|| {
                    codes.push(code);
                    codes.len() - 1
                });
                let style = idx + STYLES;
                format!("<c r=\"{name}\" s=\"{style}\"><v>{value}</v></c>")
            }
            None => words_cell(name, text, 0),
        },
    }
}

/// Writes words as they are: nothing in them is reckoned.
fn words_cell(name: &str, text: &str, style: usize) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut short: String = text.chars().take(MAX_CHARS).collect();
    if short.len() < text.len() {
        short.push_str(CUT);
    }
    let lines: Vec<String> = short.split('\n').map(escaped).collect();
    let words = lines.join("\n");
    format!(
        "<c r=\"{name}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>"
    )
}

/// Returns a number as a workbook has it and the way it is shown, where that is how it was
/// written; signs and marks beside it stay words.
fn number(text: &str) -> Option<(String, String)> {
    let (text, is_percent) = match text.strip_suffix('%') {
        Some(text) => (text, true),
        None => (text, false),
    };
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_grouped = whole.contains(',');
    let mut groups = whole.split(',').rev();
    let first = groups.next_back().unwrap_or_default();
    let is_sound = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    if is_grouped && !is_sound {
        return None;
    }
    let whole = whole.replace(',', "");
    let all = format!("{whole}{part}");
    let is_digits = all.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = whole.len() > 1 && whole.starts_with('0');
    if whole.is_empty() || !is_digits || is_padded || all.len() > 15 || digits.ends_with('.') {
        return None;
    }
    let value = if is_percent {
        hundredth(&whole, part)
    } else if part.is_empty() {
        whole
    } else {
        format!("{whole}.{part}")
    };
    let mut code = String::from(if is_grouped { "#,##0" } else { "0" });
    if !part.is_empty() {
        code.push('.');
        code.push_str(&"0".repeat(part.len()));
    }
    if is_percent {
        code.push('%');
    }
    Some((format!("{sign}{value}"), code))
}

/// Returns a hundredth of a number, digit by digit.
fn hundredth(whole: &str, part: &str) -> String {
    let padded = format!("{whole:0>3}");
    let (head, tail) = padded
        .split_at_checked(padded.len() - 2)
        .unwrap_or(("0", ""));
    format!("{head}.{tail}{part}")
}

/// Returns the day as Excel counts it; none before March 1900, where it counts wrongly.
fn serial(day: Date) -> Option<i32> {
    let first = date(1899, 12, 30);
    let days = day.duration_since(first).as_hours() / 24;
    i32::try_from(days).ok().filter(|days| *days > 60)
}

/// Returns the name of a cell: `C4`.
fn reference(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{row}")
}

/// Puts parts together.
fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<String>>().concat()
}

fn width(sheet: &Sheet, column: usize) -> usize {
    let head = sheet
        .head
        .get(column)
        .map_or(0, |name| name.chars().count());
    let cells = sheet.rows.iter().filter_map(|row| row.get(column));
    let longest = cells.map(|cell| match cell {
        SheetCell::Text(text) | SheetCell::Figure(text) => {
            let lines = text.lines().map(|line| line.chars().count());
            lines.max().unwrap_or(0)
        }
        SheetCell::Day(_) => 10,
    });
    let longest = longest.max().unwrap_or(0).max(head) + 2;
    longest.clamp(WIDTHS.0, WIDTHS.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_they_were_published() {
        for (text, expected) in [
            ("14.0", Some(("14.0", "0.0"))),
            ("1,204", Some(("1204", "#,##0"))),
            ("14.2%", Some(("0.142", "0.0%"))),
            ("7%", Some(("0.07", "0%"))),
            ("-5", Some(("-5", "0"))),
            ("c", None),
            ("14 [p]", None),
            ("007", None),
            ("1,20", None),
            ("", None),
        ] {
            let found = number(text);
            let found = found
                .as_ref()
                .map(|(value, code)| (value.as_str(), code.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_text_too_long_for_a_cell_says_so() {
        let cell = |n_chars| words_cell("A1", &"a".repeat(n_chars), 0);
        assert!(cell(MAX_CHARS + 1).contains("aa… [cut here:"));
        assert!(!cell(MAX_CHARS).contains("cut here"));
    }

    #[test]
    fn days_and_cells_are_named_as_excel_does() {
        assert_eq!(serial(date(2024, 3, 31)), Some(45_382));
        assert_eq!(serial(date(1900, 1, 1)), None);
        let names = [(0, 1), (25, 2), (26, 3), (701, 4), (702, 5)];
        let names = names.map(|(column, row)| reference(column, row));
        assert_eq!(names, ["A1", "Z2", "AA3", "ZZ4", "AAA5"]);
    }
}
