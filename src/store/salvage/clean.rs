//! Damaged bytes as text: characters that cannot be read, noughts of a power cut, and the
//! marks that programs leave that could not decide between two versions.

use std::{borrow::Cow, ops::Range};

use crate::model::windows_1252;

/// Stands where something could not be read.
const UNREADABLE: char = '\u{fffd}';

/// A text made of damaged bytes.
///
/// First the text itself, with one side of every conflict; then, in `others`, the other sides.
#[derive(Debug, Default)]
pub(super) struct Cleaned {
    pub(super) text: String,
    /// The line in the damaged file of each line of the text, from 1. There may be as many lines
    /// as bytes, so small numbers: what is read is far below four thousand million bytes.
    lines: Vec<u32>,
    /// Where each line of the text begins.
    starts: Vec<u32>,
    /// Where the draft ends and the other sides of conflicts begin.
    pub(super) end: usize,
    /// The other sides of conflicts.
    pub(super) others: Vec<Range<usize>>,
    /// The first line with something unreadable.
    pub(super) unreadable: Option<usize>,
    /// How the bytes were read as letters, where they were not in UTF-8.
    pub(super) writing: Option<&'static str>,
}

/// Returns bytes as text, and what they are written in where that is not UTF-8.
///
/// Editors of Windows write Windows-1252 or UTF-16 when told nothing else. Bytes that are no
/// UTF-8 are Windows-1252 where nothing else in the file is UTF-8 beyond ASCII: in a damaged file
/// other letters would have come through.
fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    match utf16(bytes) {
        Some(text) => (text.into(), Some("UTF-16")),
        None if is_windows_1252(bytes) => {
            let text = bytes.iter().map(|byte| windows_1252(*byte)).collect();
            (Cow::Owned(text), Some("Windows-1252"))
        }
        None => (String::from_utf8_lossy(bytes), None),
    }
}

/// Returns a text in UTF-16, with its mark at the head or without. Without, it is known by its
/// noughts: the other half of nearly every character of a draft is one.
pub(in crate::store) fn utf16(bytes: &[u8]) -> Option<String> {
    /// How far the noughts are counted, in bytes.
    const HEAD: usize = 512;
    let text = |from: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks_exact(2);
        let units = pairs.filter_map(|pair| Some(from(pair.try_into().ok()?)));
        let units: Vec<u16> = units.collect();
        String::from_utf16_lossy(&units)
    };
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let n_pairs = head.len() / 2;
    let noughts = |at: usize| {
        let halves = head.chunks_exact(2).filter_map(|pair| pair.get(at));
        halves.filter(|half| **half == 0).count()
    };
    let is_half = |full: usize, empty: usize| {
        n_pairs > 8 && noughts(full) == 0 && noughts(empty) * 4 > n_pairs * 3
    };
    if bytes.starts_with(&[0xff, 0xfe]) || is_half(0, 1) {
        Some(text(u16::from_le_bytes))
    } else if bytes.starts_with(&[0xfe, 0xff]) || is_half(1, 0) {
        Some(text(u16::from_be_bytes))
    } else {
        None
    }
}

fn is_windows_1252(bytes: &[u8]) -> bool {
    let is_letter = |byte: &u8| !matches!(byte, 0 | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    let is_invalid = std::str::from_utf8(bytes).is_err();
    let mut valid = bytes.utf8_chunks();
    is_invalid && bytes.iter().all(is_letter) && valid.all(|chunk| chunk.valid().is_ascii())
}

impl Cleaned {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let (decoded, writing) = decoded(bytes);
        let text = decoded.strip_prefix('\u{feff}').unwrap_or(&decoded);
        let mut cleaned = Self {
            writing,
            ..Self::default()
        };
        let mut others = Vec::new();
        let mut conflict = Conflict::Outside;
        let has_conflicts = has_conflicts(text);
        for (idx, line) in text.split_inclusive('\n').enumerate() {
            let next = if has_conflicts {
                conflict.next(line)
            } else {
                None
            };
            match (next, conflict) {
                (Some(next), _) => {
                    if next == Conflict::Theirs {
                        others.push(Vec::new());
                    }
                    conflict = next;
                }
                (None, Conflict::Outside | Conflict::Ours) => cleaned.push(line, idx + 1),
                (None, Conflict::Theirs) => others
                    .last_mut()
                    .into_iter()
                    .for_each(|side: &mut Vec<_>| side.push((line, idx + 1))),
                (None, Conflict::Base) => {}
            }
        }
        cleaned.end = cleaned.text.len();
        for side in others {
            let start = cleaned.text.len();
            for (line, number) in side {
                cleaned.push(line, number);
            }
            cleaned.others.push(start..cleaned.text.len());
        }
        cleaned
    }

    fn push(&mut self, line: &str, number: usize) {
        self.starts.push(small(self.text.len()));
        self.lines.push(small(number));
        let mut was_nought = false;
        for c in line.chars() {
            let is_nought = c == '\0';
            if !is_nought {
                self.text.push(c);
            } else if !was_nought {
                self.text.push(UNREADABLE);
            }
            if (is_nought || c == UNREADABLE) && self.unreadable.is_none() {
                self.unreadable = Some(number);
            }
            was_nought = is_nought;
        }
    }

    /// Returns the line of the damaged file that a byte of the text came from.
    pub(super) fn line(&self, at: usize) -> usize {
        let n_before = self.starts.partition_point(|start| *start <= small(at));
        let line = self.lines.get(n_before.saturating_sub(1)).copied();
        line.and_then(|line| usize::try_from(line).ok())
            .unwrap_or(1)
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Which side of a conflict a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Conflict {
    Outside,
    Ours,
    Base,
    Theirs,
}

impl Conflict {
    /// Returns what a line changes to, if it is a mark.
    fn next(self, line: &str) -> Option<Self> {
        let is = |mark: &str| {
            line.strip_prefix(mark)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\r', '\n']))
        };
        match self {
            Self::Outside if is("<<<<<<<") => Some(Self::Ours),
            Self::Ours if is("|||||||") => Some(Self::Base),
            Self::Ours | Self::Base if is("=======") => Some(Self::Theirs),
            Self::Theirs if is(">>>>>>>") => Some(Self::Outside),
            Self::Outside | Self::Ours | Self::Base | Self::Theirs => None,
        }
    }
}

/// Whether the marks of conflicts stand there in order, each conflict ended. A single line of
/// such signs may be an author's own.
fn has_conflicts(text: &str) -> bool {
    let mut state = Conflict::Outside;
    let mut n_ended = 0;
    for line in text.split_inclusive('\n') {
        if let Some(next) = state.next(line) {
            n_ended += usize::from(next == Conflict::Outside);
            state = next;
        }
    }
    n_ended > 0 && state == Conflict::Outside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_side_of_a_conflict_stays_and_the_other_stands_behind() {
        let cleaned =
            Cleaned::of(b"a\n<<<<<<< mine\nb\n||||||| base\nx\n=======\nc\nd\n>>>>>>> theirs\ne\n");
        assert_eq!(cleaned.text, "a\nb\ne\nc\nd\n");
        assert_eq!((cleaned.end, cleaned.others.first()), (6, Some(&(6..10))));
        let lines: Vec<usize> = [0, 2, 4, 6, 8].map(|at| cleaned.line(at)).to_vec();
        assert_eq!(lines, [1, 3, 10, 7, 8]);
        assert_eq!(Cleaned::of(b"a\n=======\nb").text, "a\n=======\nb");
        assert_eq!(Cleaned::of(b"<<<<<<< a\nb").text, "<<<<<<< a\nb");
    }

    #[test]
    fn noughts_and_broken_characters_leave_one_sign() {
        let cleaned = Cleaned::of(b"a\n\0\0\0b\xff\n");
        assert_eq!(cleaned.text, "a\n\u{fffd}b\u{fffd}\n");
        assert_eq!(cleaned.unreadable, Some(2));
        assert_eq!(Cleaned::of("ä\n".as_bytes()).unreadable, None);
    }

    #[test]
    fn bytes_of_windows_are_letters_where_no_others_are() {
        let cleaned = Cleaned::of(b"Children\x92s \xa35 \x96 \x93Zo\xeb\x94");
        assert_eq!(cleaned.text, "Children’s £5 – “Zoë”");
        assert_eq!(cleaned.writing, Some("Windows-1252"));
        assert_eq!(cleaned.unreadable, None);
        let mixed = Cleaned::of(b"Zo\xc3\xab \xa35");
        assert_eq!(
            (mixed.text.as_str(), mixed.writing),
            ("Zoë \u{fffd}5", None)
        );
        let wide: Vec<u8> = "\u{feff}Zoë £5"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let wide = Cleaned::of(&wide);
        assert_eq!(
            (wide.text.as_str(), wide.writing),
            ("Zoë £5", Some("UTF-16"))
        );
        let text = "(format: \"candour-draft\", version: 1)";
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let unmarked: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            let cleaned = Cleaned::of(&unmarked);
            assert_eq!((&*cleaned.text, cleaned.writing), (text, Some("UTF-16")));
            let error = crate::store::parse_draft(&unmarked).unwrap_err();
            assert!(matches!(error, crate::store::FormatError::Utf16), "{error}");
        }
        let error = crate::store::parse_draft(b"(\n\0)").unwrap_err();
        let is_told = matches!(error, crate::store::FormatError::Nought { line: 2 });
        assert!(is_told, "{error}");
    }
}
