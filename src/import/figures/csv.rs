//! Tables with one record a line, read piece by piece: a file of hundreds of megabytes takes no
//! more memory than its longest record.
//!
//! A mark at the head of the file and `sep=` are no data; a quotation mark behind a blank is still
//! one; line ends of every kind count as one line.

use std::io::{self, Read};

use memchr::{memchr_iter, memchr3};

use crate::import::text;

/// The longest record, in bytes.
const MAX_RECORD: usize = 256 * 1024;
/// How many cells a record may have.
const MAX_CELLS: usize = 2_000;
/// How much is read at once, in bytes.
const PIECE: usize = 64 * 1024;

/// Reads a table record by record.
pub(super) struct Records<'a> {
    source: &'a mut dyn Read,
    piece: Vec<u8>,
    at: usize,
    is_over: bool,
    separator: u8,
    /// How many lines were read.
    pub(super) line: usize,
    /// The bytes of the cells of the record, one after the other, where they are not the file's.
    bytes: Vec<u8>,
    /// Where each cell ends.
    ends: Vec<usize>,
    /// Where the record begins in the piece, if it stands there as it is meant.
    plain: Option<usize>,
}

/// What came of a record.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Record {
    /// There is one.
    Read,
    /// It is too long to be one.
    TooLong,
    /// There is none any more.
    Over,
}

impl<'a> Records<'a> {
    /// Begins with a source. What parts the cells is seen from its first line.
    pub(super) fn new(source: &'a mut dyn Read) -> io::Result<Self> {
        let mut records = Self {
            source,
            piece: Vec::new(),
            at: 0,
            is_over: false,
            separator: b',',
            line: 0,
            bytes: Vec::new(),
            ends: Vec::new(),
            plain: None,
        };
        records.fill()?;
        if records.piece.starts_with(&[0xef, 0xbb, 0xbf]) {
            records.at = 3;
        }
        records.separator = records
            .said_separator()
            .unwrap_or_else(|| records.seen_separator());
        Ok(records)
    }

    /// Reads the next record.
    pub(super) fn next(&mut self) -> io::Result<Record> {
        self.bytes.clear();
        self.ends.clear();
        if self.is_plain() {
            self.line += 1;
            return Ok(Record::Read);
        }
        self.plain = None;
        let (mut is_quoted, mut is_begun) = (false, false);
        let mut is_fit = true;
        loop {
            let Some(byte) = self.byte()? else {
                if !is_begun {
                    return Ok(Record::Over);
                }
                break;
            };
            is_begun = true;
            match byte {
                b'"' if is_quoted => {
                    if self.peek()? == Some(b'"') {
                        self.at += 1;
                        self.bytes.push(b'"');
                    } else {
                        is_quoted = false;
                    }
                }
                b'"' if self.is_cell_blank() => {
                    let start = self.ends.last().copied().unwrap_or(0);
                    self.bytes.truncate(start);
                    is_quoted = true;
                }
                b'\r' | b'\n' if !is_quoted => {
                    if byte == b'\r' && self.peek()? == Some(b'\n') {
                        self.at += 1;
                    }
                    break;
                }
                _ if byte == self.separator && !is_quoted => self.ends.push(self.bytes.len()),
                _ => {
                    self.bytes.push(byte);
                    self.run(is_quoted);
                }
            }
            if self.bytes.len() > MAX_RECORD || self.ends.len() > MAX_CELLS {
                is_fit = false;
                self.bytes.clear();
                self.ends.clear();
            }
        }
        self.ends.push(self.bytes.len());
        self.line += 1;
        Ok(if is_fit {
            Record::Read
        } else {
            Record::TooLong
        })
    }

    /// Takes a record without quotation marks that stands whole in the piece, as most do: nothing
    /// of it is copied.
    fn is_plain(&mut self) -> bool {
        let rest = self.piece.get(self.at..).unwrap_or_default();
        let Some(len) = memchr3(b'\n', b'\r', b'"', rest) else {
            return false;
        };
        let end = match rest.get(len..) {
            Some([b'\r', b'\n', ..]) => len + 2,
            Some([b'\n', ..] | [b'\r', _, ..]) => len + 1,
            _ => return false,
        };
        let record = rest.get(..len).unwrap_or_default();
        let ends = memchr_iter(self.separator, record).map(|end| self.at + end);
        self.ends.extend(ends);
        if self.ends.len() > MAX_CELLS {
            self.ends.clear();
            return false;
        }
        self.ends.push(self.at + len);
        self.plain = Some(self.at);
        self.at += end;
        true
    }

    /// Takes what follows up to the next sign that may mean something.
    fn run(&mut self, is_quoted: bool) {
        let rest = self.piece.get(self.at..).unwrap_or_default();
        let separator = self.separator;
        let is_sign = |byte: &u8| match *byte {
            b'"' => true,
            b'\r' | b'\n' => !is_quoted,
            byte => byte == separator && !is_quoted,
        };
        let len = rest.iter().position(is_sign).unwrap_or(rest.len());
        self.bytes
            .extend_from_slice(rest.get(..len).unwrap_or_default());
        self.at += len;
    }

    /// Returns how many cells the record has.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns the bytes of a cell, without blanks around them.
    pub(super) fn cell(&self, idx: usize) -> &[u8] {
        let (bytes, first, gap) = match self.plain {
            Some(start) => (&self.piece, start, 1),
            None => (&self.bytes, 0, 0),
        };
        let before = idx.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(first, |end| end + gap);
        let end = self.ends.get(idx).copied().unwrap_or(0);
        bytes.get(start..end).unwrap_or_default().trim_ascii()
    }

    /// Returns the words of a cell.
    pub(super) fn text(&self, idx: usize) -> String {
        text::decode(self.cell(idx))
    }

    fn is_cell_blank(&self) -> bool {
        let start = self.ends.last().copied().unwrap_or(0);
        self.bytes
            .get(start..)
            .is_some_and(|cell| cell.trim_ascii().is_empty())
    }

    fn said_separator(&mut self) -> Option<u8> {
        let rest = self.piece.get(self.at..)?;
        let separator = match rest {
            [
                b's' | b'S',
                b'e' | b'E',
                b'p' | b'P',
                b'=',
                separator,
                b'\r' | b'\n',
                ..,
            ] => *separator,
            _ => return None,
        };
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        self.at += end + 1;
        Some(separator)
    }

    fn seen_separator(&self) -> u8 {
        let rest = self.piece.get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let line = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let count = |sign: u8| line.split(|byte| *byte == sign).count();
        let signs = [b',', b';', b'\t', b'|'];
        let most = signs.into_iter().rev().max_by_key(|sign| count(*sign));
        most.unwrap_or(b',')
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        self.at += 1;
        Ok(byte)
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.at >= self.piece.len() && !self.is_over {
            self.fill()?;
        }
        Ok(self.piece.get(self.at).copied())
    }

    fn fill(&mut self) -> io::Result<()> {
        self.piece.resize(PIECE, 0);
        self.at = 0;
        let mut len = 0;
        while len < PIECE {
            let Some(rest) = self.piece.get_mut(len..) else {
                break;
            };
            match self.source.read(rest) {
                Ok(0) => {
                    self.is_over = true;
                    break;
                }
                Ok(n_bytes) => len += n_bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.piece.truncate(len);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<Vec<String>> {
        let mut source = bytes;
        let mut records = Records::new(&mut source).unwrap();
        let mut found = Vec::new();
        while records.next().unwrap() == Record::Read {
            found.push((0..records.len()).map(|idx| records.text(idx)).collect());
        }
        found
    }

    #[test]
    fn records_are_read_as_they_are_meant() {
        for bytes in [
            &b"a,b c\r\n1,\"x, \"\"y\"\"\"\r\n"[..],
            b"\xef\xbb\xbfa,b c\n1, \"x, \"\"y\"\"\"",
            b"sep=;\na;b c\n1;\"x, \"\"y\"\"\"\n",
            b"a\tb c\r1\t\"x, \"\"y\"\"\"\r",
        ] {
            assert_eq!(all(bytes), [["a", "b c"], ["1", "x, \"y\""]], "{bytes:?}");
        }
        assert_eq!(all(b"a,Children\x92s"), [["a", "Children’s"]]);
        assert_eq!(all(b"a"), [["a"]]);
        assert_eq!(all(b"a,\"two\nlines\""), [["a", "two\nlines"]]);
    }

    #[test]
    fn a_record_reads_the_same_wherever_a_piece_ends() {
        let table = "a,\"b, \"\"c\"\"\", d\r\n\r\n\u{e9},,\rx,\"two\nlines\",y\n";
        let expected = all(table.as_bytes());
        for n_before in PIECE - table.len()..=PIECE {
            let mut bytes = vec![b'-'; n_before - 1];
            bytes.push(b'\n');
            bytes.extend(table.as_bytes());
            assert_eq!(all(&bytes).split_off(1), expected, "{n_before}");
        }
        let wide = ",".repeat(MAX_CELLS + 1) + "\na";
        let mut source = wide.as_bytes();
        let mut records = Records::new(&mut source).unwrap();
        assert_eq!(records.next().unwrap(), Record::TooLong);
        assert_eq!(records.next().unwrap(), Record::Read);
        assert_eq!(records.text(0), "a");
    }

    #[test]
    fn a_record_without_end_is_passed_over_within_bounds() {
        let mut bytes = b"a,\"".to_vec();
        bytes.extend(vec![b'x'; 3_000_000]);
        let mut source = bytes.as_slice();
        let mut records = Records::new(&mut source).unwrap();
        assert_eq!(records.next().unwrap(), Record::TooLong);
        assert!(records.bytes.capacity() < 1_000_000);
    }
}
