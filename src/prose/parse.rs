//! What stands where in prose: lines, marks that are hidden, voices, citations.
//!
//! The editor shows the text itself, so every byte belongs to exactly one line, and every byte
//! of a line's content to exactly one run. Each line is read by itself: a voice that is opened
//! on one line and closed on the next is shown as written.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::model::{Count, LineMark, as_written, citations, guarded, line_mark};

/// A line of prose, between two line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands, in bytes, without its line end.
    pub range: Range<usize>,
    /// Where what the author says begins; before it stands the mark of the block.
    pub content: usize,
    /// What it is.
    pub block: Block,
    /// The content in pieces, in order and without gaps.
    pub runs: Vec<Run>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Block {
    /// Running text.
    Paragraph,
    /// The empty line between two paragraphs; the caret never stands in it.
    Gap,
    /// The empty line between two paragraphs of a quotation.
    QuoteGap,
    /// An item of a bullet list.
    Bullet {
        /// 0 for the outermost list.
        level: u8,
    },
    /// An item of a numbered list.
    Number {
        /// 0 for the outermost list.
        level: u8,
        /// The number a reader sees, whatever is written.
        number: u32,
    },
    /// Somebody's own words.
    Quote,
}

impl Block {
    /// Whether the line only keeps two others apart.
    pub fn is_gap(self) -> bool {
        matches!(self, Self::Gap | Self::QuoteGap)
    }

    /// Whether the line is an item of a list.
    pub fn is_item(self) -> bool {
        matches!(self, Self::Bullet { .. } | Self::Number { .. })
    }
}

/// A piece of a line's content in one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: RunKind,
    /// How it is said.
    pub voice: Voice,
}

/// What a run is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunKind {
    /// Words.
    Text,
    /// A mark that is not shown.
    Mark,
    /// A citation of a register row, shown as a chip.
    Citation,
}

/// How words are said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Voice {
    /// Strongly.
    pub bold: bool,
    /// With stress.
    pub italic: bool,
    /// As a link to this address.
    pub link: Option<String>,
}

/// Reads prose line by line.
pub fn parse(text: &str) -> Vec<Line> {
    parse_again(text, "", &[])
}

/// Reads prose of which most was read before: lines at its beginning and its end that are as
/// they were keep their runs.
pub fn parse_again(text: &str, text_before: &str, lines_before: &[Line]) -> Vec<Line> {
    let texts: Vec<&str> = text.split('\n').collect();
    let known = |idx: usize| {
        let line = lines_before.get(idx)?;
        Some((line, text_before.get(line.range.clone())?))
    };
    let is_known = |idx: usize, text: &str| known(idx).is_some_and(|(_, known)| known == text);
    let n_least = texts.len().min(lines_before.len());
    let mut firsts = texts.iter().enumerate().take(n_least);
    let n_head = firsts
        .position(|(idx, text)| !is_known(idx, text))
        .unwrap_or(n_least);
    let n_tail = texts.iter().rev().zip((0..lines_before.len()).rev());
    let n_tail = n_tail
        .take(n_least - n_head)
        .take_while(|(text, idx)| is_known(*idx, text))
        .count();
    let mut lines: Vec<Line> = Vec::with_capacity(texts.len());
    let mut start = 0;
    let mut count = Count::default();
    for (idx, line_text) in texts.iter().enumerate() {
        let known_idx = if idx < n_head {
            Some(idx)
        } else if idx + n_tail >= texts.len() {
            (idx + lines_before.len()).checked_sub(texts.len())
        } else {
            None
        };
        let before = known_idx.and_then(|idx| lines_before.get(idx));
        let line = read_line(line_text, start, &mut count, before);
        lines.push(line);
        start += line_text.len() + 1;
    }
    mark_gaps(&mut lines);
    lines
}

/// Reads a line that follows those counted; `known` is the same line as it was read before.
fn read_line(text: &str, start: usize, count: &mut Count, known: Option<&Line>) -> Line {
    let (mark_len, mark) = line_mark(text);
    let mut block = block_of(mark);
    match mark {
        LineMark::Bullet { level } => {
            count.item(level, None);
        }
        LineMark::Number { level, number } => {
            let counted = count.item(level, Some(number));
            if let (Block::Number { number, .. }, Some(seen)) = (&mut block, counted.number) {
                *number = seen;
            }
        }
        LineMark::Text if text.trim().is_empty() => count.gap(),
        // What is indented goes on with an item.
        LineMark::Text if text.starts_with([' ', '\t']) => {}
        LineMark::Text | LineMark::Quote => count.end(),
    }
    let content = start + mark_len;
    let runs = match known {
        Some(known) => known
            .runs
            .iter()
            .map(|run| run.moved(known.range.start, start))
            .collect(),
        None => read_runs(text.get(mark_len..).unwrap_or_default(), content),
    };
    Line {
        range: start..start + text.len(),
        content,
        block,
        runs,
    }
}

impl Run {
    fn moved(&self, from: usize, to: usize) -> Self {
        Self {
            range: self.range.start - from + to..self.range.end - from + to,
            ..self.clone()
        }
    }
}

/// Returns the length of the mark at the head of a line, and what it makes of the line.
pub(super) fn read_mark(text: &str) -> (usize, Block) {
    let (mark_len, mark) = line_mark(text);
    (mark_len, block_of(mark))
}

/// How deep lists can be shown.
const MAX_LEVEL: u8 = 3;

fn block_of(mark: LineMark) -> Block {
    let shown = |level: usize| u8::try_from(level).unwrap_or(u8::MAX).min(MAX_LEVEL);
    match mark {
        LineMark::Text => Block::Paragraph,
        LineMark::Bullet { level } => Block::Bullet {
            level: shown(level),
        },
        LineMark::Number { level, number } => Block::Number {
            level: shown(level),
            number,
        },
        LineMark::Quote => Block::Quote,
    }
}

/// An empty line after a line that is none keeps two paragraphs apart; the last line never does.
fn mark_gaps(lines: &mut [Line]) {
    for idx in 1..lines.len().saturating_sub(1) {
        let (before, rest) = lines.split_at_mut(idx);
        let (Some(before), [line, after, ..]) = (before.last(), rest) else {
            continue;
        };
        if line.content < line.range.end || before.block.is_gap() {
            continue;
        }
        match (before.block, line.block, after.block) {
            (_, Block::Paragraph, _) => line.block = Block::Gap,
            (Block::Quote, Block::Quote, Block::Quote) => line.block = Block::QuoteGap,
            _ => {}
        }
    }
}

/// How one byte of a line is shown.
#[derive(Clone, Default, PartialEq)]
struct Look {
    is_mark: bool,
    citation: usize,
    voice: Voice,
}

fn read_runs(text: &str, offset: usize) -> Vec<Run> {
    let mut looks = vec![Look::default(); text.len()];
    read_voices(text, &mut looks);
    for (idx, citation) in citations(text).into_iter().enumerate() {
        if let Some(looks) = looks.get_mut(citation.range) {
            for look in looks {
                look.is_mark = false;
                look.citation = idx + 1;
            }
        }
    }
    for look in looks.iter_mut().filter(|look| look.is_mark) {
        look.voice = Voice::default();
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut look_before = None;
    for (idx, look) in looks.iter().enumerate() {
        let at = offset + idx;
        match runs.last_mut() {
            Some(run) if look_before == Some(look) => run.range.end = at + 1,
            _ => runs.push(Run {
                range: at..at + 1,
                kind: match look {
                    Look { is_mark: true, .. } => RunKind::Mark,
                    Look { citation: 0, .. } => RunKind::Text,
                    Look { .. } => RunKind::Citation,
                },
                voice: look.voice.clone(),
            }),
        }
        look_before = Some(look);
    }
    runs
}

/// Finds bold, italic and links, and the marks that make them.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the rest of CommonMark is shown as written"
)]
fn read_voices(written: &str, looks: &mut [Look]) {
    let text = &*guarded(written);
    let mut is_said = vec![false; text.len()];
    let mut links: Vec<(Range<usize>, usize)> = Vec::new();
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Strong) => {
                hide_ends(looks, &range, 2);
                set_voice(looks, &range, |voice| voice.bold = true);
            }
            Event::Start(Tag::Emphasis) => {
                hide_ends(looks, &range, 1);
                set_voice(looks, &range, |voice| voice.italic = true);
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let address = as_written(&dest_url).into_owned();
                set_voice(looks, &range, |voice| voice.link = Some(address.clone()));
                hide_ends(looks, &range, 1);
                links.push((range.clone(), range.start));
            }
            Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) => {
                for (link, said_to) in &mut links {
                    if link.contains(&range.start) {
                        *said_to = range.end;
                    }
                }
                if let Some(said) = is_said.get_mut(range) {
                    said.fill(true);
                }
            }
            _ => {}
        }
    }
    for (link, said_to) in links {
        hide_address(text, looks, &link, said_to);
    }
    hide_escapes(text, looks, &is_said);
}

fn set_voice(looks: &mut [Look], range: &Range<usize>, set: impl Fn(&mut Voice)) {
    for look in looks.get_mut(range.clone()).unwrap_or_default() {
        set(&mut look.voice);
    }
}

fn hide_ends(looks: &mut [Look], range: &Range<usize>, len: usize) {
    for part in [
        range.start..range.start + len,
        range.end.saturating_sub(len)..range.end,
    ] {
        for look in looks.get_mut(part).unwrap_or_default() {
            look.is_mark = true;
        }
    }
}

/// Hides `](address)` after the words of a link.
fn hide_address(text: &str, looks: &mut [Look], link: &Range<usize>, said_to: usize) {
    let Some(rest) = text.get(said_to..link.end) else {
        return;
    };
    let Some(bracket) = rest.find("](") else {
        return;
    };
    for look in looks
        .get_mut(said_to + bracket..link.end)
        .unwrap_or_default()
    {
        look.is_mark = true;
    }
}

/// Hides a backslash that only says that the next sign is meant as it stands.
fn hide_escapes(text: &str, looks: &mut [Look], is_said: &[bool]) {
    let bytes = text.as_bytes();
    for (idx, pair) in bytes.windows(2).enumerate() {
        let is_escape = matches!(pair, [b'\\', next] if next.is_ascii_punctuation())
            && is_said.get(idx) == Some(&false)
            && is_said.get(idx + 1) == Some(&true);
        if let (true, Some(look)) = (is_escape, looks.get_mut(idx)) {
            look.is_mark = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes each line as its block and its runs: marks in braces, citations in brackets.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = parse(text)
            .iter()
            .map(|line| {
                let runs: Vec<String> = line
                    .runs
                    .iter()
                    .map(|run| {
                        let words = text.get(run.range.clone()).unwrap();
                        let voice = [
                            run.voice.bold.then_some("b:"),
                            run.voice.italic.then_some("i:"),
                            run.voice.link.is_some().then_some("l:"),
                        ];
                        let voice: String = voice.into_iter().flatten().collect();
                        match run.kind {
                            RunKind::Text => format!("{voice}{words}"),
                            RunKind::Mark => format!("{{{words}}}"),
                            RunKind::Citation => format!("<{words}>"),
                        }
                    })
                    .collect();
                format!("{:?}|{}", line.block, runs.join("|"))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn voices_are_read_and_their_marks_hidden() {
        check(
            "An **é** *i* ***x*** [li](https://a.b) \\* 2 * 3",
            &[
                "Paragraph|An |{**}|b:é|{**}| |{*}|i:i|{*}| |{***}|b:i:x|{***}| |{[}|l:li|{](https://a.b)}| |{\\}|* 2 * 3",
            ],
        );
    }

    #[test]
    fn reading_again_finds_the_same_as_reading_anew() {
        let before = "a **b**\n\n1. c\n2. d\n\n> e [@e-one]";
        let lines = parse(before);
        for text in [
            before,
            "a **b**x\n\n1. c\n2. d\n\n> e [@e-one]",
            "a **b**\n\n1. c\n1. new\n2. d\n\n> e [@e-one]",
            "a **b**\n\n> e [@e-one]",
            "> e [@e-one]",
            "",
        ] {
            assert_eq!(parse_again(text, before, &lines), parse(text), "{text:?}");
        }
    }

    #[test]
    fn citations_are_one_piece_each() {
        check(
            "a [@e-one][@e-two] **b [@e-one]**",
            &["Paragraph|a |<[@e-one]>|<[@e-two]>| |{**}|b:b |<[@e-one]>|{**}"],
        );
    }

    #[test]
    fn blocks_and_gaps_are_told_apart() {
        check(
            "a\n\nb\n- c\n  - d\n1. e\n7) f\n> g\n>\n> h\n\n",
            &[
                "Paragraph|a",
                "Gap|",
                "Paragraph|b",
                "Bullet { level: 0 }|c",
                "Bullet { level: 1 }|d",
                "Number { level: 0, number: 1 }|e",
                "Number { level: 0, number: 2 }|f",
                "Quote|g",
                "QuoteGap|",
                "Quote|h",
                "Gap|",
                "Paragraph|",
            ],
        );
        check(
            "a\n\n\n\nb",
            &["Paragraph|a", "Gap|", "Paragraph|", "Gap|", "Paragraph|b"],
        );
    }
}
