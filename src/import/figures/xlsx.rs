//! Excel workbooks: every sheet that is not hidden, cell by cell, as it is shown.

use super::{formats::Shown, rows::Rows};
use crate::import::{
    ImportError,
    archive::Archive,
    left::Left,
    xml::{Item, Items, Tag},
};

/// How many sheets are read.
const MAX_SHEETS: usize = 200;
/// How many texts the sheets may share, and how many bytes they have together.
const MAX_TEXTS: usize = 400_000;
const MAX_TEXT_BYTES: usize = 64 * 1024 * 1024;

/// A sheet with its name.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) left: Vec<Left>,
}

/// What the sheets share.
struct Book {
    texts: Vec<String>,
    formats: Vec<Shown>,
    is_1904: bool,
}

/// Reads the sheets of a workbook.
pub(super) fn sheets(archive: &Archive<'_>) -> Result<Vec<Sheet>, ImportError> {
    let (names, is_1904) = names(archive)?;
    let book = Book {
        texts: texts(archive)?,
        formats: formats(archive)?,
        is_1904,
    };
    let targets = targets(archive)?;
    let mut sheets = Vec::new();
    for (name, id) in names.into_iter().take(MAX_SHEETS) {
        let target = targets.iter().find(|(known, _)| *known == id);
        let Some(part) = target.and_then(|(_, target)| archive.part(target)) else {
            continue;
        };
        sheets.push(sheet(name, &mut Items::new(part), &book)?);
    }
    Ok(sheets)
}

/// Returns the names of the sheets that are shown, with what they are referred to by, and whether
/// days are counted from 1904.
fn names(archive: &Archive<'_>) -> Result<(Vec<(String, String)>, bool), ImportError> {
    let (mut names, mut is_1904) = (Vec::new(), false);
    for tag in tags(archive, "xl/workbook.xml")? {
        match tag.name.as_str() {
            "workbookPr" => is_1904 = matches!(tag.get("date1904"), Some("1" | "true")),
            "sheet" if matches!(tag.get("state"), None | Some("visible")) => {
                let text = |name| tag.get(name).unwrap_or_default().to_owned();
                names.push((text("name"), text("id")));
            }
            _ => {}
        }
    }
    Ok((names, is_1904))
}

fn targets(archive: &Archive<'_>) -> Result<Vec<(String, String)>, ImportError> {
    let tags = tags(archive, "xl/_rels/workbook.xml.rels")?;
    let target = |tag: &Tag| {
        let (id, target) = (tag.get("Id")?, tag.get("Target")?);
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        };
        Some((id.to_owned(), path))
    };
    Ok(tags.iter().filter_map(target).collect())
}

/// Returns every element of a part by its beginning.
fn tags(archive: &Archive<'_>, name: &str) -> Result<Vec<Tag>, ImportError> {
    let mut tags = Vec::new();
    let Some(part) = archive.part(name) else {
        return Ok(tags);
    };
    let mut items = Items::new(part);
    while let Some(item) = items.next()? {
        if let Item::Start(tag) = item
            && tags.len() < MAX_TEXTS
        {
            tags.push(tag);
        }
    }
    Ok(tags)
}

fn texts(archive: &Archive<'_>) -> Result<Vec<String>, ImportError> {
    let mut texts: Vec<String> = Vec::new();
    let Some(part) = archive.part("xl/sharedStrings.xml") else {
        return Ok(texts);
    };
    let mut items = Items::new(part);
    let (mut is_text, mut is_sound, mut n_bytes) = (false, false, 0);
    while let Some(item) = items.next()? {
        match item {
            Item::Start(tag) => match tag.name.as_str() {
                "si" => texts.push(String::new()),
                "t" => is_text = true,
                "rPh" => is_sound = true,
                _ => {}
            },
            Item::End(name) => match name.as_str() {
                "t" => is_text = false,
                "rPh" => is_sound = false,
                _ => {}
            },
            Item::Text(words) if is_text && !is_sound => {
                n_bytes += words.len();
                if let Some(text) = texts.last_mut() {
                    text.push_str(&words);
                }
            }
            Item::Text(_) => {}
        }
        if texts.len() > MAX_TEXTS || n_bytes > MAX_TEXT_BYTES {
            return Err(ImportError::TooLarge {
                what: "a workbook",
                most: "400,000 different texts",
            });
        }
    }
    Ok(texts)
}

/// Returns how numbers are shown, by the style of a cell.
fn formats(archive: &Archive<'_>) -> Result<Vec<Shown>, ImportError> {
    let (mut codes, mut formats, mut is_cells) = (Vec::new(), Vec::new(), false);
    let Some(part) = archive.part("xl/styles.xml") else {
        return Ok(formats);
    };
    let mut items = Items::new(part);
    while let Some(item) = items.next()? {
        match item {
            Item::Start(tag) if tag.name == "numFmt" => {
                let id = tag.get("numFmtId").and_then(|id| id.parse::<u32>().ok());
                let code = tag.get("formatCode").unwrap_or_default();
                codes.push((id, Shown::of_code(code)));
            }
            Item::Start(tag) if tag.name == "cellXfs" => is_cells = true,
            Item::End(name) if name == "cellXfs" => is_cells = false,
            Item::Start(tag) if tag.name == "xf" && is_cells => {
                let id = tag.get("numFmtId").and_then(|id| id.parse::<u32>().ok());
                let own = codes.iter().find(|(known, _)| *known == id && id.is_some());
                let built_in = Shown::built_in(id.unwrap_or(0));
                formats.push(own.map_or(built_in, |(_, shown)| *shown));
            }
            Item::Start(_) | Item::End(_) | Item::Text(_) => {}
        }
        if formats.len() > MAX_TEXTS || codes.len() > MAX_TEXTS {
            break;
        }
    }
    Ok(formats)
}

/// A cell as it is read.
#[derive(Default)]
struct Cell {
    place: (usize, usize),
    name: String,
    kind: String,
    style: usize,
    value: String,
    is_reckoned: bool,
}

fn sheet<R: std::io::BufRead>(
    name: String,
    items: &mut Items<R>,
    book: &Book,
) -> Result<Sheet, ImportError> {
    let (mut rows, mut left) = (Rows::default(), Vec::new());
    let mut next = (0, 0);
    let mut cell: Option<Cell> = None;
    let mut is_value = false;
    while let Some(item) = items.next()? {
        match item {
            Item::Start(tag) => match tag.name.as_str() {
                "row" => {
                    let number = tag.get("r").and_then(|row| row.parse::<usize>().ok());
                    next = (number.map_or(next.0, |number| number.saturating_sub(1)), 0);
                }
                "c" => {
                    let begun = begun(&tag, next);
                    next = (begun.place.0, begun.place.1 + 1);
                    cell = Some(begun);
                }
                "f" => {
                    if let Some(cell) = &mut cell {
                        cell.is_reckoned = true;
                    }
                }
                "v" | "t" => is_value = true,
                _ => {}
            },
            Item::Text(words) if is_value => {
                if let Some(cell) = &mut cell {
                    cell.value.push_str(&words);
                }
            }
            Item::End(end) => match end.as_str() {
                "v" | "t" => is_value = false,
                "row" => next = (next.0 + 1, 0),
                "c" => {
                    if let Some(cell) = cell.take() {
                        put(&cell, book, &mut rows, &mut left)?;
                    }
                }
                _ => {}
            },
            Item::Text(_) => {}
        }
    }
    for left in &mut left {
        left.text = format!("sheet {name}, {}", left.text);
    }
    let rows = rows.into_rows();
    Ok(Sheet { name, rows, left })
}

fn begun(tag: &Tag, next: (usize, usize)) -> Cell {
    let name = tag.get("r").unwrap_or_default();
    Cell {
        place: place(name).unwrap_or(next),
        name: name.to_owned(),
        kind: tag.get("t").unwrap_or("n").to_owned(),
        style: tag
            .get("s")
            .and_then(|style| style.parse().ok())
            .unwrap_or(0),
        ..Cell::default()
    }
}

/// Returns row and column of a cell by its name, `C4`, counted from nought.
fn place(name: &str) -> Option<(usize, usize)> {
    let letters: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
    let row: usize = name.get(letters.len()..)?.parse().ok()?;
    if letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0_usize, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

fn put(cell: &Cell, book: &Book, rows: &mut Rows, left: &mut Vec<Left>) -> Result<(), ImportError> {
    let mut leave = |why: &str| {
        left.push(Left {
            text: format!("cell {}", cell.name),
            why: why.to_owned(),
        });
    };
    let value = cell.value.trim();
    let text = match cell.kind.as_str() {
        "s" => {
            let idx = value.parse::<usize>().ok();
            idx.and_then(|idx| book.texts.get(idx))
                .cloned()
                .unwrap_or_default()
        }
        "b" | "str" | "inlineStr" => cell.value.clone(),
        "e" => {
            leave("It holds an error.");
            String::new()
        }
        _ if value.is_empty() => {
            if cell.is_reckoned {
                leave(
                    "It is reckoned, and its value is not in the file. Open the workbook in its own program and save it once.",
                );
            }
            String::new()
        }
        _ => {
            let shown = book
                .formats
                .get(cell.style)
                .copied()
                .unwrap_or(Shown::Plain);
            let number = value
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite());
            match number.map(|number| shown.show(number, book.is_1904)) {
                Some(Some(text)) => text,
                Some(None) => {
                    leave(
                        "Its format may show something else than the number in it, such as c. Look at it, and put the figure in yourself.",
                    );
                    String::new()
                }
                None => value.to_owned(),
            }
        }
    };
    rows.put(cell.place, &text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_their_names() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("AB12"), Some((11, 27)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        for name in ["", "A", "1", "A0", "AAAA1"] {
            assert_eq!(place(name), None, "{name}");
        }
    }
}
