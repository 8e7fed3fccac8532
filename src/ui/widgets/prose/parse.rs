//! What stands where in prose: lines, marks that are hidden, voices, citations.
//!
//! The editor shows the text itself, so every byte belongs to exactly one line, and every byte
//! of a line's content to exactly one run. Each line is read by itself: a voice that is opened
//! on one line and closed on the next is shown as written.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::model::citations;

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
pub(super) fn parse_again(text: &str, text_before: &str, lines_before: &[Line]) -> Vec<Line> {
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
    for (idx, line_text) in texts.iter().enumerate() {
        let known_idx = if idx < n_head {
            Some(idx)
        } else if idx + n_tail >= texts.len() {
            (idx + lines_before.len()).checked_sub(texts.len())
        } else {
            None
        };
        let before = known_idx.and_then(|idx| lines_before.get(idx));
        let line = read_line(line_text, start, lines.last(), before);
        lines.push(line);
        start += line_text.len() + 1;
    }
    mark_gaps(&mut lines);
    lines
}

/// Reads a line that follows another; `known` is the same line as it was read before.
fn read_line(text: &str, start: usize, before: Option<&Line>, known: Option<&Line>) -> Line {
    let (mark_len, mut block) = read_mark(text);
    if let Block::Number { level, number } = &mut block
        && let Some(Block::Number {
            level: level_before,
            number: number_before,
        }) = before.map(|line| line.block)
        && level_before == *level
    {
        *number = number_before.saturating_add(1);
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
    if let Some(rest) = text.strip_prefix('>') {
        return (if rest.starts_with(' ') { 2 } else { 1 }, Block::Quote);
    }
    let indent = text.len() - text.trim_start_matches(' ').len();
    let rest = text.get(indent..).unwrap_or_default();
    let level = u8::try_from(indent / 2).unwrap_or(u8::MAX).min(3);
    if rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("+ ") {
        return (indent + 2, Block::Bullet { level });
    }
    let n_figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(n_figures..).unwrap_or_default();
    if (1..=3).contains(&n_figures) && (after.starts_with(". ") || after.starts_with(") ")) {
        let number = rest.get(..n_figures).and_then(|text| text.parse().ok());
        let number = number.unwrap_or(1);
        return (indent + n_figures + 2, Block::Number { level, number });
    }
    (0, Block::Paragraph)
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
fn read_voices(text: &str, looks: &mut [Look]) {
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
                let address = dest_url.to_string();
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
