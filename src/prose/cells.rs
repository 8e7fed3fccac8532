//! Rows of a spreadsheet as they come from the clipboard: cells parted by tabs, rows by line ends.
//!
//! A cell with a line end, a tab or a quotation mark in it stands in quotation marks, and one of
//! its own is doubled; that is how Excel and Calc write them.

/// Rows and columns of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows(pub Vec<Vec<String>>);

/// Reads rows of cells; none where the text has no second cell or row.
pub fn rows(text: &str) -> Option<Rows> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_end_matches('\n');
    if !text.contains(['\t', '\n']) {
        return None;
    }
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = cell(rest);
        let row = rows.last_mut()?;
        row.push(cell);
        let mut signs = after.chars();
        match signs.next() {
            None => break,
            Some('\n') => rows.push(Vec::new()),
            Some(_) => {}
        }
        rest = signs.as_str();
    }
    Some(Rows(rows))
}

/// Reads one cell. Returns it without blanks round it, and what stands behind it.
fn cell(text: &str) -> (String, &str) {
    if let Some(inner) = text.strip_prefix('"')
        && let Some((cell, after)) = quoted(inner)
    {
        return (cell, after);
    }
    let end = text.find(['\t', '\n']).unwrap_or(text.len());
    let (cell, after) = text.split_at_checked(end).unwrap_or((text, ""));
    let is_blank = |c: char| c.is_whitespace() || c == '\u{a0}';
    (cell.trim_matches(is_blank).to_owned(), after)
}

/// Reads a cell in quotation marks; none where they are the author's own.
fn quoted(inner: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = inner;
    loop {
        let (words, after) = rest.split_once('"')?;
        cell.push_str(words);
        if let Some(after) = after.strip_prefix('"') {
            cell.push('"');
            rest = after;
            continue;
        }
        let is_end = after.is_empty() || after.starts_with(['\t', '\n']);
        return is_end.then(|| (cell.split_whitespace().collect::<Vec<_>>().join(" "), after));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let expected: Vec<Vec<String>> = expected
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect();
        assert_eq!(rows(text), Some(Rows(expected)));
    }

    #[test]
    fn cells_are_parted_by_tabs_and_rows_by_line_ends() {
        check("Name\tAge\r\nA\t12\r\n", &[&["Name", "Age"], &["A", "12"]]);
        check("\t1 \n\n2", &[&["", "1"], &[""], &["2"]]);
        assert_eq!(rows("one cell"), None);
        assert_eq!(rows("one cell\n"), None);
    }

    #[test]
    fn cells_in_quotation_marks_hold_line_ends_and_quotation_marks() {
        check("\"a\nb\"\t\"say \"\"no\"\"\"", &[&["a b", "say \"no\""]]);
        check("\"Yes\" they said\t2", &[&["\"Yes\" they said", "2"]]);
    }
}
