//! Prose as an author sees it: lines of signs, each with its voice, and no marks.
//!
//! Every change to what stands in an editor goes through here: the text is read, signs are put
//! in or taken out, and marks are written anew where they are needed. So no change can leave a
//! lone asterisk behind. Lines that a change does not touch keep their text byte by byte.

use smol_str::SmolStr;

use super::parse::{Block, Run, RunKind, Voice, parse};

/// One sign that the caret steps over: a letter or a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sign {
    /// How it is written.
    pub text: SmolStr,
    /// How it is said.
    pub voice: Voice,
}

impl Sign {
    fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// A line that is not a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RichLine {
    /// What stands between the line before and this one: line ends and gaps.
    pub before: String,
    /// What the line is.
    pub block: Block,
    /// The mark of the block, as written.
    pub mark: String,
    /// The signs of its content.
    pub signs: Vec<Sign>,
    /// The content as it was written, as long as nobody changed it.
    written: Option<Written>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) content: String,
    /// Where each sign begins and ends in `content`.
    bounds: Vec<(usize, usize)>,
}

/// A place between two signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// Which line.
    pub line: usize,
    /// How many signs stand before it in the line.
    pub sign: usize,
}

/// A whole text as lines of signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rich {
    /// The lines; never empty.
    pub lines: Vec<RichLine>,
}

impl RichLine {
    pub(super) fn new(before: &str, block: Block, mark: String, signs: Vec<Sign>) -> Self {
        Self {
            before: before.to_owned(),
            block,
            mark,
            signs,
            written: None,
        }
    }

    /// Forgets how the line was written, because it changes.
    pub(super) fn touch(&mut self) {
        self.written = None;
    }

    /// Returns the content with marks, and where each sign begins and ends in it.
    fn write(&self) -> Written {
        self.written
            .clone()
            .unwrap_or_else(|| write_signs(&self.signs))
    }
}

impl Rich {
    /// Reads a text.
    pub(super) fn read(text: &str) -> Self {
        let mut lines = Vec::new();
        let mut end_before = 0;
        for line in parse(text) {
            if line.block.is_gap() {
                continue;
            }
            let mut is_after_escape = false;
            let signs = line.runs.iter().flat_map(|run| {
                let signs = read_signs(text, run, is_after_escape);
                let words = text.get(run.range.clone());
                is_after_escape =
                    run.kind == RunKind::Mark && words.is_some_and(|words| words.ends_with('\\'));
                signs
            });
            let (signs, bounds): (Vec<Sign>, Vec<(usize, usize)>) = signs
                .map(|(sign, start)| {
                    let start = start - line.content;
                    let end = start + sign.text.len();
                    (sign, (start, end))
                })
                .unzip();
            lines.push(RichLine {
                before: text
                    .get(end_before..line.range.start)
                    .unwrap_or_default()
                    .to_owned(),
                block: line.block,
                mark: text
                    .get(line.range.start..line.content)
                    .unwrap_or_default()
                    .to_owned(),
                signs,
                written: Some(Written {
                    content: text
                        .get(line.content..line.range.end)
                        .unwrap_or_default()
                        .to_owned(),
                    bounds,
                }),
            });
            end_before = line.range.end;
        }
        if lines.is_empty() {
            lines.push(RichLine::new(
                "",
                Block::Paragraph,
                String::new(),
                Vec::new(),
            ));
        }
        Self { lines }
    }

    /// Finds the spot at a byte; hidden marks and gaps have none of their own.
    pub(super) fn spot(&self, byte: usize) -> Spot {
        let mut start = 0;
        let mut last = Spot { line: 0, sign: 0 };
        for (line_idx, line) in self.lines.iter().enumerate() {
            start += line.before.len();
            if line_idx > 0 && byte < start {
                return last;
            }
            let written = line.write();
            let content = start + line.mark.len();
            let sign = written
                .bounds
                .iter()
                .filter(|(begin, _)| content + begin < byte)
                .count();
            last = Spot {
                line: line_idx,
                sign,
            };
            start = content + written.content.len();
            if byte <= start {
                return last;
            }
        }
        last
    }

    /// Writes the text, and finds each of the spots in it, in bytes.
    pub(super) fn write(&self, spots: [Spot; 2]) -> (String, [usize; 2]) {
        let mut text = String::new();
        let mut found = [0, 0];
        for (line_idx, line) in self.lines.iter().enumerate() {
            text.push_str(&line.before);
            text.push_str(&line.mark);
            let written = line.write();
            for (spot, found) in spots.iter().zip(&mut found) {
                if spot.line == line_idx {
                    *found = text.len() + written.at(spot.sign);
                }
            }
            text.push_str(&written.content);
        }
        (text, found)
    }

    /// Returns the signs between two spots to change them, and marks their lines as changed.
    pub(super) fn signs_mut(&mut self, from: Spot, to: Spot) -> impl Iterator<Item = &mut Sign> {
        self.lines
            .iter_mut()
            .enumerate()
            .skip(from.line)
            .take(to.line + 1 - from.line)
            .flat_map(move |(line_idx, line)| {
                line.touch();
                let n_signs = line.signs.len();
                let first = if line_idx == from.line { from.sign } else { 0 };
                let end = if line_idx == to.line {
                    to.sign
                } else {
                    n_signs
                };
                line.signs
                    .get_mut(first.min(n_signs)..end.min(n_signs))
                    .unwrap_or_default()
            })
    }

    /// Takes out everything between two spots and returns the spot where it was.
    pub(super) fn remove(&mut self, from: Spot, to: Spot) -> Spot {
        if from >= to {
            return from;
        }
        let rest = self
            .lines
            .get(to.line)
            .and_then(|line| line.signs.get(to.sign..))
            .unwrap_or_default()
            .to_vec();
        if let Some(line) = self.lines.get_mut(from.line) {
            line.touch();
            line.signs.truncate(from.sign);
            line.signs.extend(rest);
        }
        if to.line > from.line {
            self.lines.drain(from.line + 1..=to.line);
        }
        from
    }

    /// Returns how a sign typed at a spot is said: like the sign before it.
    pub(super) fn voice_at(&self, spot: Spot) -> Voice {
        let Some(line) = self.lines.get(spot.line) else {
            return Voice::default();
        };
        let before = spot.sign.checked_sub(1).and_then(|idx| line.signs.get(idx));
        let Some(before) = before else {
            return Voice::default();
        };
        let mut voice = before.voice.clone();
        // A link ends where its last word ends; only inside it do new signs belong to it.
        let after = line.signs.get(spot.sign).map(|sign| &sign.voice.link);
        if after != Some(&voice.link) {
            voice.link = None;
        }
        voice
    }
}

/// Splits a piece of text into signs of one letter each, all in one voice.
pub(super) fn signs_of(text: &str, voice: &Voice) -> Vec<Sign> {
    text.chars()
        .map(|letter| Sign {
            text: SmolStr::new_inline(letter.encode_utf8(&mut [0; 4])),
            voice: voice.clone(),
        })
        .collect()
}

fn read_signs(text: &str, run: &Run, is_after_escape: bool) -> Vec<(Sign, usize)> {
    let words = text.get(run.range.clone()).unwrap_or_default();
    let voice = &run.voice;
    let sign = |text: &str| Sign {
        text: SmolStr::new(text),
        voice: voice.clone(),
    };
    match run.kind {
        RunKind::Mark => Vec::new(),
        RunKind::Citation => vec![(sign(words), run.range.start)],
        RunKind::Text => words
            .char_indices()
            .map(|(at, letter)| {
                let start = run.range.start + at;
                if at == 0 && is_after_escape {
                    (sign(&format!("\\{letter}")), start - 1)
                } else {
                    (sign(letter.encode_utf8(&mut [0; 4])), start)
                }
            })
            .collect(),
    }
}

impl Written {
    /// Where a caret stands that has so many signs before it: behind the last of them, so that
    /// what is typed there is said like it.
    fn at(&self, sign: usize) -> usize {
        match sign.checked_sub(1).and_then(|idx| self.bounds.get(idx)) {
            Some((_, end)) => *end,
            None => 0,
        }
    }
}

/// Writes signs with as few marks as say the same. Spaces at the ends of a voice stay outside
/// its marks, because CommonMark would not read the marks otherwise.
pub(super) fn write_signs(signs: &[Sign]) -> Written {
    let voices = settle_spaces(signs);
    let mut content = String::new();
    let mut bounds = Vec::with_capacity(signs.len());
    let mut open: Vec<Mark> = Vec::new();
    for (idx, sign) in signs.iter().enumerate() {
        let Some(voice) = voices.get(idx) else { break };
        while let Some(mark) = open.iter().position(|mark| !mark.fits(voice)) {
            for mark in open.drain(mark..).rev() {
                mark.close(&mut content);
            }
        }
        for mark in missing(&open, &voices, idx) {
            mark.open(&mut content);
            open.push(mark);
        }
        let start = content.len();
        content.push_str(&sign.text);
        bounds.push((start, content.len()));
    }
    for mark in open.into_iter().rev() {
        mark.close(&mut content);
    }
    Written { content, bounds }
}

#[derive(Debug, Clone, PartialEq)]
enum Mark {
    Link(String),
    Bold,
    Italic,
}

impl Mark {
    fn fits(&self, voice: &Voice) -> bool {
        match self {
            Self::Link(address) => voice.link.as_ref() == Some(address),
            Self::Bold => voice.bold,
            Self::Italic => voice.italic,
        }
    }

    fn open(&self, text: &mut String) {
        text.push_str(match self {
            Self::Link(_) => "[",
            Self::Bold => "**",
            Self::Italic => "*",
        });
    }

    fn close(&self, text: &mut String) {
        match self {
            Self::Link(address) => {
                text.push_str("](");
                text.push_str(address);
                text.push(')');
            }
            Self::Bold => text.push_str("**"),
            Self::Italic => text.push('*'),
        }
    }
}

/// Returns the marks to open before a sign: the link first, then what lasts longest.
fn missing(open: &[Mark], voices: &[Voice], idx: usize) -> Vec<Mark> {
    let Some(voice) = voices.get(idx) else {
        return Vec::new();
    };
    let mut marks: Vec<Mark> = [
        voice.link.clone().map(Mark::Link),
        voice.bold.then_some(Mark::Bold),
        voice.italic.then_some(Mark::Italic),
    ]
    .into_iter()
    .flatten()
    .filter(|mark| !open.contains(mark))
    .collect();
    marks.sort_by_key(|mark| {
        let lasts = voices.iter().skip(idx).take_while(|voice| mark.fits(voice));
        let is_link = matches!(mark, Mark::Link(_));
        (!is_link, std::cmp::Reverse(lasts.count()))
    });
    marks
}

/// Gives each space the voice that the words on both its sides share.
fn settle_spaces(signs: &[Sign]) -> Vec<Voice> {
    let mut voices: Vec<Voice> = signs.iter().map(|sign| sign.voice.clone()).collect();
    let word_at: Vec<usize> = (0..signs.len())
        .filter(|idx| signs.get(*idx).is_some_and(|sign| !sign.is_space()))
        .collect();
    for (idx, sign) in signs.iter().enumerate() {
        if !sign.is_space() {
            continue;
        }
        let after = word_at.partition_point(|word| *word < idx);
        let words = (
            after.checked_sub(1).and_then(|at| word_at.get(at)),
            word_at.get(after),
        );
        let shared = match words {
            (Some(left), Some(right)) => match (signs.get(*left), signs.get(*right)) {
                (Some(left), Some(right)) => shared(&left.voice, &right.voice),
                _ => Voice::default(),
            },
            _ => Voice::default(),
        };
        if let Some(voice) = voices.get_mut(idx) {
            *voice = shared;
        }
    }
    voices
}

fn shared(left: &Voice, right: &Voice) -> Voice {
    Voice {
        bold: left.bold && right.bold,
        italic: left.italic && right.italic,
        link: left.link.clone().filter(|_| left.link == right.link),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &[&str] = &[
        "",
        "a\n\nb",
        "An **é** *i* ***x*** [li](https://a.b) \\* 2 * 3",
        "- a\n  - **b** c\n1. d\n\n> e\n>\n> f\n",
        "*a**b*** and **c *d***",
        "\n\na\n\n\n\nb",
    ];

    #[test]
    fn writing_what_was_read_changes_nothing() {
        for text in TEXTS {
            let spot = Spot { line: 0, sign: 0 };
            assert_eq!(Rich::read(text).write([spot; 2]).0, *text);
        }
    }

    #[test]
    fn marks_written_anew_say_the_same() {
        for text in TEXTS {
            let mut rich = Rich::read(text);
            for line in &mut rich.lines {
                line.touch();
            }
            let spot = Spot { line: 0, sign: 0 };
            let anew = Rich::read(&rich.write([spot; 2]).0);
            for (line, before) in anew.lines.iter().zip(&Rich::read(text).lines) {
                let words = |line: &RichLine| {
                    let signs = line.signs.iter().filter(|sign| !sign.is_space());
                    signs.cloned().collect::<Vec<_>>()
                };
                assert_eq!(words(line), words(before), "{text:?}");
            }
        }
    }

    #[test]
    fn spaces_at_the_ends_of_a_voice_stay_outside_its_marks() {
        let bold = Voice {
            bold: true,
            ..Voice::default()
        };
        assert_eq!(write_signs(&signs_of(" a b ", &bold)).content, " **a b** ");
        assert_eq!(write_signs(&signs_of("  ", &bold)).content, "  ");
    }

    #[test]
    fn every_byte_has_a_spot_and_every_spot_a_byte() {
        for text in TEXTS {
            let rich = Rich::read(text);
            for byte in 0..=text.len() {
                let spot = rich.spot(byte);
                let (_, [found, _]) = rich.write([spot; 2]);
                assert_eq!(rich.spot(found), spot, "{text:?} at {byte}");
            }
        }
    }
}
