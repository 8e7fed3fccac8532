//! Paragraphs, items and tables on their way from another program into prose.

use crate::prose::{parse::Voice, written::written};

/// How many paragraphs, items and rows are read.
pub(super) const MAX_PIECES: usize = 20_000;

/// A line of its own, or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Paragraph(Spans),
    Item {
        level: u8,
        /// None for a bullet.
        number: Option<u32>,
        words: Spans,
    },
    Quote(Spans),
    /// Rows of cells, each with its words in one line.
    Table {
        rows: Vec<Vec<String>>,
        /// Whether the first row is known to name the columns.
        has_header: bool,
    },
}

/// Words, each said in one voice.
pub(super) type Spans = Vec<(String, Voice)>;

/// What was left out of a text, by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dropped {
    /// Pictures, drawings and films.
    pub pictures: usize,
    /// What people said about the text.
    pub comments: usize,
    /// Footnotes and endnotes.
    pub notes: usize,
    /// Stretches that are not seen.
    pub hidden: usize,
    /// Stretches that were deleted and are still there for whoever follows changes.
    pub deleted: usize,
    /// Links that lead nowhere from here; their words stay.
    pub links: usize,
    /// What did not come in because the text is longer than anybody's own.
    pub beyond: Beyond,
}

/// What does not come in of a text that is longer than anybody's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Beyond {
    /// Everything comes in.
    #[default]
    Nothing,
    /// Words that Writer has in fields, which are looked for word by word.
    Fields,
    /// All looks: the words come in as plain text.
    Looks,
    /// What stands behind as many paragraphs as are read.
    Rest,
}

impl Beyond {
    fn words(self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Fields => Some(
                "the words of fields, such as cross-references, because the text is very long"
                    .to_owned(),
            ),
            Self::Looks => Some("all looks, because the text is very long".to_owned()),
            Self::Rest => Some("everything behind its first 20,000 paragraphs".to_owned()),
        }
    }
}

impl Dropped {
    /// Says in one line what was left out; none where nothing was.
    pub fn words(&self) -> Option<String> {
        let Self {
            pictures,
            comments,
            notes,
            hidden,
            deleted,
            links,
            beyond,
        } = *self;
        let counted = [
            (pictures, "picture", "pictures"),
            (comments, "comment", "comments"),
            (notes, "footnote", "footnotes"),
            (hidden, "hidden passage", "hidden passages"),
            (deleted, "deleted passage", "deleted passages"),
            (
                links,
                "link that leads nowhere from here",
                "links that lead nowhere from here",
            ),
        ];
        let named: Vec<String> = { counted.into_iter() }
            .filter(|(n, ..)| *n > 0)
            .map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }))
            .chain(beyond.words())
            .collect();
        let (last, before) = named.split_last()?;
        let all = if before.is_empty() {
            last.clone()
        } else {
            format!("{} and {last}", before.join(", "))
        };
        Some(format!("Left out of what you pasted: {all}."))
    }
}

/// Which list a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    Bullets,
    Numbers,
    Table,
}

/// Writes pieces as prose.
pub(super) fn prose(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut before = List::None;
    for piece in pieces {
        let (lines, list) = match piece {
            Piece::Paragraph(words) => (line("", words), List::None),
            Piece::Quote(words) => (line("> ", words), List::None),
            Piece::Item {
                level,
                number,
                words,
            } => {
                let indent = "  ".repeat(usize::from(*level));
                let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
                let own = if number.is_some() {
                    List::Numbers
                } else {
                    List::Bullets
                };
                // What stands within an item belongs to the list of that.
                let is_within = *level > 0 && matches!(before, List::Bullets | List::Numbers);
                let list = if is_within { before } else { own };
                (line(&format!("{indent}{mark}"), words), list)
            }
            Piece::Table { rows, has_header } => (listed(rows, *has_header), List::Table),
        };
        if lines.is_empty() {
            continue;
        }
        let goes_on = list == before && matches!(list, List::Bullets | List::Numbers);
        if !out.is_empty() {
            out.push_str(if goes_on { "\n" } else { "\n\n" });
        }
        out.push_str(&lines);
        before = list;
    }
    out
}

fn line(mark: &str, words: &[(String, Voice)]) -> String {
    let words = written(&trimmed(words));
    if words.trim().is_empty() {
        return String::new();
    }
    format!("{mark}{words}")
}

/// Returns words without blanks at their ends and with single ones between; blanks at the ends of
/// a voice belong to no voice.
fn trimmed(words: &[(String, Voice)]) -> Spans {
    let mut out: Spans = Vec::new();
    let mut is_blank = true;
    for (text, voice) in words {
        let mut kept = String::with_capacity(text.len());
        for c in text.chars() {
            if !c.is_whitespace() {
                kept.push(c);
            } else if !is_blank {
                kept.push(' ');
            }
            is_blank = c.is_whitespace();
        }
        push(&mut out, &kept, voice);
    }
    while let Some((last, _)) = out.last_mut() {
        let len = last.trim_end().len();
        last.truncate(len);
        if len > 0 {
            break;
        }
        out.pop();
    }
    out
}

fn push(out: &mut Spans, text: &str, voice: &Voice) {
    let core = text.trim();
    if core.is_empty() || *voice == Voice::default() {
        if !text.is_empty() {
            join(out, text, &Voice::default());
        }
        return;
    }
    let (head, rest) = text.split_at(text.len() - text.trim_start().len());
    let (core, tail) = rest.split_at(core.len());
    for (part, voice) in [
        (head, &Voice::default()),
        (core, voice),
        (tail, &Voice::default()),
    ] {
        if !part.is_empty() {
            join(out, part, voice);
        }
    }
}

fn join(out: &mut Spans, text: &str, voice: &Voice) {
    match out.last_mut() {
        Some((last, known)) if known == voice => last.push_str(text),
        _ => out.push((text.to_owned(), voice.clone())),
    }
}

/// Writes the rows of a table as a list, each cell behind the header of its column where there is
/// one.
fn listed(rows: &[Vec<String>], has_header: bool) -> String {
    let below = rows.get(1..).unwrap_or_default();
    let has_figures = below.iter().flatten().any(|cell| is_figure(cell));
    let is_named = |first: &&Vec<String>| {
        !below.is_empty() && (has_header || has_figures && names_columns(first))
    };
    let header = rows.first().filter(is_named);
    let mut lines = Vec::new();
    for row in rows.iter().skip(usize::from(header.is_some())) {
        let mut cells: Vec<String> = Vec::new();
        for (idx, cell) in row.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            let name = header.and_then(|header| header.get(idx));
            cells.push(match name {
                Some(name) if !name.trim().is_empty() => format!("{}: {cell}", name.trim()),
                _ => cell.to_owned(),
            });
        }
        if !cells.is_empty() {
            let words = (cells.join("; "), Voice::default());
            lines.push(format!("- {}", written(&[words])));
        }
    }
    lines.join("\n")
}

/// Whether a row says what the columns are: every cell but the first says something, and none a
/// figure.
fn names_columns(row: &[String]) -> bool {
    row.len() > 1
        && row.iter().skip(1).all(|cell| !cell.trim().is_empty())
        && !row.iter().any(|cell| is_figure(cell))
}

/// Whether a cell is a figure, and no year.
fn is_figure(cell: &str) -> bool {
    let cell = cell.trim();
    let begins = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '£');
    let is_year = cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit());
    cell.starts_with(begins) && !cell.contains(char::is_alphabetic) && !is_year
}
