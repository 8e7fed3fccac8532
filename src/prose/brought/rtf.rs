//! RTF: the text of a document as Word and LibreOffice write it for each other.

use super::piece::{Beyond, Dropped, MAX_PIECES, Piece, Spans};
use crate::model::{can_follow, encoded, windows_1252};
use crate::prose::parse::Voice;

/// How deep groups may stand in each other.
const MAX_DEPTH: usize = 200;

/// Reads the pieces of a text, and what was left out.
pub(super) fn read(rtf: &str) -> (Vec<Piece>, Dropped) {
    let mut reader = Reader::default();
    let mut bytes = rtf.as_bytes();
    while let Some((&byte, rest)) = bytes.split_first() {
        bytes = match byte {
            b'{' => {
                reader.open();
                rest
            }
            b'}' => {
                reader.close();
                rest
            }
            b'\\' => reader.control(rest),
            b'\r' | b'\n' | 0 => rest,
            _ => {
                let end = bytes.iter().position(|byte| is_special(*byte));
                let (text, rest) = bytes.split_at(end.unwrap_or(bytes.len()).max(1));
                reader.text(&String::from_utf8_lossy(text));
                rest
            }
        };
        if reader.pieces.len() > MAX_PIECES {
            reader.dropped.beyond = Beyond::Rest;
            break;
        }
    }
    reader.end_table();
    reader.end_line();
    (reader.pieces, reader.dropped)
}

fn is_special(byte: u8) -> bool {
    matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)
}

/// What becomes of the words of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Goes {
    #[default]
    IntoText,
    /// The mark of a list item.
    IntoMark,
    /// What a field does, such as leading somewhere.
    IntoField,
    Nowhere,
}

#[derive(Debug, Clone, Default)]
struct Group {
    voice: Voice,
    goes: Goes,
    /// How many signs stand for one that old programs do not know.
    n_stand_ins: usize,
    is_hidden: bool,
}

#[derive(Debug, Default)]
struct Reader {
    pieces: Vec<Piece>,
    dropped: Dropped,
    group: Group,
    outer: Vec<Group>,
    /// Groups that are too deep to be kept apart.
    n_too_deep: usize,
    line: Spans,
    mark: String,
    level: u8,
    is_item: bool,
    is_heading: bool,
    field: String,
    /// How many signs are still to be passed over.
    n_skipped: usize,
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    cell: String,
    is_in_table: bool,
    /// The first half of a sign beyond the first 65,536.
    high: Option<u16>,
}

impl Reader {
    fn open(&mut self) {
        if self.outer.len() >= MAX_DEPTH {
            self.n_too_deep += 1;
            return;
        }
        let stand_ins = if self.outer.is_empty() {
            1
        } else {
            self.group.n_stand_ins
        };
        self.group.n_stand_ins = stand_ins;
        self.outer.push(self.group.clone());
    }

    fn close(&mut self) {
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        if let Some(outer) = self.outer.pop() {
            if self.group.goes == Goes::IntoField && outer.goes != Goes::IntoField {
                self.end_field();
            }
            self.group = outer;
        }
        self.n_skipped = 0;
    }

    /// Reads what stands behind a backslash. Returns what is left.
    fn control<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let Some((&first, rest)) = bytes.split_first() else {
            return bytes;
        };
        if !first.is_ascii_alphabetic() {
            return self.sign(first, rest);
        }
        let n_letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic());
        let (word, rest) = bytes.split_at(n_letters.count().min(32));
        let is_negative = rest.first() == Some(&b'-');
        let digits = rest.get(usize::from(is_negative)..).unwrap_or_default();
        let n_digits = digits
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number = std::str::from_utf8(digits.get(..n_digits.min(9)).unwrap_or_default());
        let number: Option<i64> = number.ok().and_then(|number| number.parse().ok());
        let number = number.map(|number| if is_negative { -number } else { number });
        let n_taken = if n_digits > 0 {
            n_digits + usize::from(is_negative)
        } else {
            0
        };
        let rest = rest.get(n_taken..).unwrap_or_default();
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        self.word(&String::from_utf8_lossy(word), number);
        rest
    }

    fn sign<'a>(&mut self, sign: u8, rest: &'a [u8]) -> &'a [u8] {
        match sign {
            b'\'' => {
                let code = rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
                if let Some(code) = code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    let c = windows_1252(code).to_string();
                    self.text(&c);
                }
                return rest.get(2..).unwrap_or_default();
            }
            b'*' => self.group.goes = Goes::Nowhere,
            b'~' => self.text(" "),
            b'_' => self.text("-"),
            b'-' => {}
            b'\n' | b'\r' => self.paragraph(),
            _ => self.text(&char::from(sign).to_string()),
        }
        rest
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let is_on = number != Some(0);
        if self.place(word) {
            return;
        }
        match word {
            "par" | "sect" | "page" => self.paragraph(),
            "tab" => self.text("\t"),
            // A mark has looks of its own.
            "pard" if self.group.goes != Goes::IntoText => {}
            "pard" => {
                self.is_item = false;
                self.is_heading = false;
                self.level = 0;
                self.is_in_table = false;
            }
            "plain" => {
                self.group.voice.bold = false;
                self.group.voice.italic = false;
                self.group.is_hidden = false;
            }
            "b" => self.group.voice.bold = is_on,
            "i" => self.group.voice.italic = is_on,
            "v" => {
                self.dropped.hidden += usize::from(is_on && !self.group.is_hidden);
                self.group.is_hidden = is_on;
            }
            "deleted" => {
                self.dropped.deleted += usize::from(is_on && !self.group.is_hidden);
                self.group.is_hidden = is_on;
            }
            "ls" => self.is_item = is_on,
            "outlinelevel" => self.is_heading = true,
            "ilvl" => self.level = u8::try_from(number.unwrap_or_default()).unwrap_or(8).min(8),
            "intbl" => self.is_in_table = true,
            "trowd" if self.rows.is_empty() && self.row.is_empty() => self.end_line(),
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            "uc" => self.group.n_stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1),
            "u" => self.unicode(number.unwrap_or_default()),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "line" | "emspace" | "enspace" | "qmspace" => self.text(" "),
            _ => {}
        }
    }

    /// Takes a word that says where what follows goes. Says whether it was one.
    fn place(&mut self, word: &str) -> bool {
        match word {
            "listtext" | "pntext" => self.group.goes = Goes::IntoMark,
            "fldinst" => self.group.goes = Goes::IntoField,
            "fldrslt" => self.follow_field(),
            "shppict" => self.group.goes = Goes::IntoText,
            "pict" | "object" | "shp" if self.group.goes != Goes::Nowhere => {
                self.dropped.pictures += 1;
                self.group.goes = Goes::Nowhere;
            }
            "footnote" if self.group.goes != Goes::Nowhere => {
                self.dropped.notes += 1;
                self.group.goes = Goes::Nowhere;
            }
            "annotation" => {
                self.dropped.comments += 1;
                self.group.goes = Goes::Nowhere;
            }
            "fonttbl" | "colortbl" | "stylesheet" | "info" | "header" | "headerl" | "headerr"
            | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "listtable"
            | "listoverridetable" | "pict" | "footnote" | "object" | "nonshppict" | "generator"
            | "themedata" | "colorschememapping" | "latentstyles" | "datastore" | "xmlnstbl"
            | "atnid" | "atnauthor" | "revtbl" | "rsidtbl" => self.group.goes = Goes::Nowhere,
            _ => return false,
        }
        true
    }

    fn unicode(&mut self, number: i64) {
        // Beyond 32,767 it is written as a negative number.
        let unit = u16::try_from(number.rem_euclid(65_536)).unwrap_or_default();
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
        } else if unit < 0xFFFE {
            self.text(&String::from_utf16_lossy(&units));
        }
        self.n_skipped = self.group.n_stand_ins;
    }

    fn text(&mut self, text: &str) {
        let n_skipped = self.n_skipped.min(text.chars().count());
        self.n_skipped -= n_skipped;
        let text: String = text.chars().skip(n_skipped).collect();
        if text.is_empty() || self.group.is_hidden {
            return;
        }
        match self.group.goes {
            Goes::Nowhere => {}
            Goes::IntoMark => self.mark.push_str(&text),
            Goes::IntoField => self.field.push_str(&text),
            Goes::IntoText => self.line.push((text, self.group.voice.clone())),
        }
    }

    fn end_field(&mut self) {
        self.field.truncate(self.field.trim_end().len());
    }

    /// Has the words of a field lead where it says.
    fn follow_field(&mut self) {
        self.group.goes = Goes::IntoText;
        let field = std::mem::take(&mut self.field);
        let Some(rest) = field.trim().strip_prefix("HYPERLINK") else {
            return;
        };
        let mut parts = rest.split('"');
        let address = encoded(parts.nth(1).unwrap_or_default().trim());
        if can_follow(&address) {
            self.group.voice.link = Some(address);
        } else {
            self.dropped.links += 1;
        }
    }

    fn paragraph(&mut self) {
        if self.is_in_table {
            self.text(" ");
            return;
        }
        self.end_table();
        self.end_line();
    }

    fn end_cell(&mut self) {
        let line = std::mem::take(&mut self.line);
        let words: String = line.iter().map(|(text, _)| text.as_str()).collect();
        self.mark.clear();
        self.cell.push_str(&words);
        let cell = std::mem::take(&mut self.cell);
        let words: Vec<&str> = cell.split_whitespace().collect();
        self.row.push(words.join(" "));
    }

    fn end_row(&mut self) {
        self.rows.push(std::mem::take(&mut self.row));
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if rows
            .iter()
            .any(|row| row.iter().any(|cell| !cell.is_empty()))
        {
            let has_header = false;
            self.pieces.push(Piece::Table { rows, has_header });
        }
    }

    fn end_line(&mut self) {
        let mut words = std::mem::take(&mut self.line);
        let mark = std::mem::take(&mut self.mark);
        if words.iter().all(|(text, _)| text.trim().is_empty()) {
            return;
        }
        if self.is_heading || !self.is_item && mark.trim().is_empty() {
            self.pieces.push(Piece::Paragraph(words));
            return;
        }
        if let Some((first, _)) = words.first_mut() {
            *first = first.trim_start().to_owned();
        }
        let digits: String = mark
            .trim()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        self.pieces.push(Piece::Item {
            level: self.level,
            number: digits.parse().ok(),
            words,
        });
    }
}
