//! What of a text is shown, and where it stands in what is written.

use std::ops::Range;

use super::parse::{Block, Line, RunKind, parse};

/// What stands where a citation is shown; no word and no search goes on across it.
const CITATION: char = '\u{fffc}';

/// A line as it is shown: without the mark of its block and without hidden marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What is shown. A citation is one sign.
    pub text: String,
    /// What the line is.
    pub block: Block,
    /// Pieces that stand together in what is written too.
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    shown: usize,
    written: usize,
    len: usize,
    /// How many bytes it takes in what is written; as many as are shown, but for a citation.
    written_len: usize,
}

/// Returns the lines of prose as they are shown. Lines that only keep others apart are left out.
pub fn shown(text: &str) -> Vec<Shown> {
    parse(text)
        .iter()
        .filter(|line| !line.block.is_gap())
        .map(|line| Shown::of(text, line))
        .collect()
}

impl Shown {
    /// Returns a line of prose as it is shown.
    pub fn of(text: &str, line: &Line) -> Self {
        let mut shown = Self {
            text: String::with_capacity(line.range.len()),
            block: line.block,
            pieces: Vec::with_capacity(line.runs.len()),
        };
        for run in &line.runs {
            match run.kind {
                RunKind::Text => {
                    let words = text.get(run.range.clone()).unwrap_or_default();
                    shown.push(run.range.clone(), words);
                }
                RunKind::Mark => {}
                RunKind::Citation => {
                    let mut sign = [0; 4];
                    shown.push(run.range.clone(), CITATION.encode_utf8(&mut sign));
                }
            }
        }
        shown
    }

    /// Returns lines of plain text, which are shown as they are written.
    pub fn of_plain(text: &str) -> Vec<Self> {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let mut shown = Self {
                text: String::with_capacity(line.len()),
                block: Block::Paragraph,
                pieces: Vec::new(),
            };
            shown.push(start..start + line.len(), line);
            lines.push(shown);
            start += line.len() + 1;
        }
        lines
    }

    fn push(&mut self, written: Range<usize>, words: &str) {
        self.pieces.push(Piece {
            shown: self.text.len(),
            written: written.start,
            len: words.len(),
            written_len: written.len(),
        });
        self.text.push_str(words);
    }

    /// Returns where a stretch of what is shown stands in what is written, with the marks within
    /// it.
    pub fn written(&self, range: &Range<usize>) -> Range<usize> {
        let start = self
            .piece(range.start)
            .map_or(0, |piece| piece.start(range.start));
        let end = match range.end.checked_sub(1) {
            Some(last) if range.end > range.start => {
                self.piece(last).map_or(start, |piece| piece.end(range.end))
            }
            Some(_) | None => start,
        };
        start..end
    }

    /// Returns the pieces of a stretch of what is shown, where they are written: no hidden mark
    /// stands in one.
    pub fn written_pieces(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let within = self.pieces.iter().filter_map(|piece| {
            let from = range.start.max(piece.shown);
            let to = range.end.min(piece.shown + piece.len);
            (from < to).then(|| piece.start(from)..piece.end(to))
        });
        within.collect()
    }

    /// Returns what is shown sign by sign, each with the byte at which it is written.
    pub fn signs(&self) -> impl Iterator<Item = (usize, char)> {
        self.pieces.iter().flat_map(|piece| {
            let words = self.text.get(piece.shown..piece.shown + piece.len);
            let words = words.unwrap_or_default().char_indices();
            words.map(|(at, c)| (piece.written + at, c))
        })
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let behind = self.pieces.partition_point(|piece| piece.shown <= at);
        // At the end of the line, the last piece that holds something.
        self.pieces.get(..behind)?.last()
    }
}

impl Piece {
    fn start(&self, shown: usize) -> usize {
        if self.len == self.written_len {
            self.written + (shown - self.shown)
        } else {
            self.written
        }
    }

    fn end(&self, shown: usize) -> usize {
        if self.len == self.written_len {
            self.written + (shown - self.shown)
        } else {
            self.written + self.written_len
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_found_again_in_what_is_written() {
        let text = "- An **é**xtra *word* [@e-one] and \\*";
        let lines = shown(text);
        let line = lines.first().unwrap();
        assert_eq!(line.text, "An éxtra word \u{fffc} and *");
        for (words, expected) in [
            ("An", "An"),
            ("éxtra", "é**xtra"),
            ("An é", "An **é"),
            ("word", "word"),
            ("\u{fffc}", "[@e-one]"),
            (" and *", " and \\*"),
        ] {
            let at = line.text.find(words).unwrap();
            let range = line.written(&(at..at + words.len()));
            assert_eq!(text.get(range), Some(expected), "{words}");
        }
        let ends = line.signs().last().unwrap();
        assert_eq!(ends, (text.len() - 1, '*'));
    }

    #[test]
    fn plain_lines_stand_as_they_are() {
        let lines = Shown::of_plain("one\n**two**");
        assert_eq!(lines[1].text, "**two**");
        assert_eq!(lines[1].written(&(2..5)), 6..9);
        assert_eq!(lines[1].written(&(3..3)), 7..7);
    }
}
