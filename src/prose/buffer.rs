//! A text with its selection, and what typing does to it.
//!
//! Pure: text and selection in, text and selection out. Positions are bytes; one that stands
//! inside a letter or a hidden mark counts as standing beside it.

use super::{
    parse::{Block, Voice, read_mark},
    rich::{Rich, RichLine, Sign, Spot, signs_of},
};

/// A text with what is selected in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Buffer {
    /// The text.
    pub text: String,
    /// Where the selection was begun, in bytes.
    pub anchor: usize,
    /// Where the caret stands, in bytes; equal to `anchor` where nothing is selected.
    pub caret: usize,
}

/// How far a deletion reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// One letter or citation.
    Sign,
    /// To the edge of the word.
    Word,
}

impl Buffer {
    /// Takes a text with nothing selected.
    pub fn at(text: &str, caret: usize) -> Self {
        Self {
            text: text.to_owned(),
            anchor: caret,
            caret,
        }
    }

    pub(super) fn read(&self) -> (Rich, Spot, Spot) {
        let rich = Rich::read(&self.text);
        let from = rich.spot(self.anchor.min(self.caret));
        let to = rich.spot(self.anchor.max(self.caret));
        (rich, from, to)
    }

    pub(super) fn write(rich: &Rich, anchor: Spot, caret: Spot) -> Self {
        let (text, [anchor, caret]) = rich.write([anchor, caret]);
        Self {
            text,
            anchor,
            caret,
        }
    }

    /// Does something to the lines around the selection alone, so that a long text is no slower
    /// than a short one.
    #[must_use]
    pub fn nearby(&self, act: impl FnOnce(&Self) -> Self) -> Self {
        let (window, offset) = self.window();
        let done = act(&window);
        let before = self.text.get(..offset).unwrap_or_default();
        let after = self
            .text
            .get(offset + window.text.len()..)
            .unwrap_or_default();
        Self {
            text: format!("{before}{}{after}", done.text),
            anchor: done.anchor + offset,
            caret: done.caret + offset,
        }
    }

    /// Returns the lines around the selection and where they begin. They begin and end with
    /// paragraphs of their own, so that they read as they do in the whole text.
    pub fn window(&self) -> (Self, usize) {
        let is_edge = |line: &str| {
            !line.trim().is_empty()
                && !line.starts_with([' ', '\t'])
                && matches!(read_mark(line), (_, Block::Paragraph))
        };
        let (from, to) = (self.anchor.min(self.caret), self.anchor.max(self.caret));
        let before = self.text.get(..from).unwrap_or_default();
        let mut start = before.rfind('\n').map_or(0, |at| at + 1);
        while let Some(end) = start.checked_sub(1) {
            let above = self.text.get(..end).unwrap_or_default();
            start = above.rfind('\n').map_or(0, |at| at + 1);
            if is_edge(above.get(start..).unwrap_or_default()) {
                break;
            }
        }
        let after = |at: usize| self.text.get(at..).unwrap_or_default();
        let line_end = |at: usize| at + after(at).find('\n').unwrap_or(after(at).len());
        let mut end = line_end(to);
        while end < self.text.len() {
            let next = line_end(end + 1);
            let line = self.text.get(end + 1..next).unwrap_or_default();
            end = next;
            if is_edge(line) {
                break;
            }
        }
        let window = Self {
            text: self.text.get(start..end).unwrap_or_default().to_owned(),
            anchor: self.anchor.saturating_sub(start),
            caret: self.caret.saturating_sub(start),
        };
        (window, start)
    }

    /// Returns how a letter typed at the caret would be said.
    pub fn voice(&self) -> Voice {
        let (rich, from, to) = self.read();
        voice_in(&rich, from, to)
    }

    /// Returns how a letter typed at the caret would be said, and what the line is in which the
    /// selection ends.
    pub fn here(&self) -> (Voice, Option<Block>) {
        let (rich, from, to) = self.read();
        let block = rich.lines.get(to.line).map(|line| line.block);
        (voice_in(&rich, from, to), block)
    }

    /// Returns where a caret stands that was moved from the anchor: beside a sign, and further on
    /// in the direction in which it went if only what cannot be seen lay between.
    pub fn step(&self) -> usize {
        let (window, offset) = self.window();
        let rich = Rich::read(&window.text);
        let (before, mut spot) = (rich.spot(window.anchor), rich.spot(window.caret));
        if spot == before {
            spot = neighbour(&rich, spot, self.caret > self.anchor);
        }
        let (_, [at, _]) = rich.write([spot, spot]);
        at + offset
    }

    /// Types text on one line in the place of what is selected.
    #[must_use]
    pub fn type_text(&self, typed: &str, voice: Option<&Voice>) -> Self {
        let (mut rich, from, to) = self.read();
        let voice = voice.cloned().unwrap_or_else(|| rich.voice_at(from));
        let at = rich.remove(from, to);
        let caret = put_in(&mut rich, at, signs_of(typed, &voice));
        Self::write(&rich, caret, caret)
    }

    /// Puts in text from elsewhere: its paragraphs and list items, and nothing of its looks.
    #[must_use]
    pub fn paste(&self, pasted: &str) -> Self {
        self.paste_prose(&super::pasted::pasted(pasted))
    }

    /// Puts prose in the place of what is selected, as it is written.
    #[must_use]
    pub fn paste_prose(&self, pasted: &str) -> Self {
        let is_item = read_mark(pasted).1 != Block::Paragraph;
        let has_marks = pasted.contains(['*', '[', '\\', '<']);
        if !pasted.contains('\n') && !is_item && !has_marks {
            return self.type_text(pasted, None);
        }
        let (mut rich, from, to) = self.read();
        let at = rich.remove(from, to);
        let plain = Self::write(&rich, at, at);
        let before = plain.text.get(..plain.caret).unwrap_or_default();
        let after = plain.text.get(plain.caret..).unwrap_or_default();
        let line = rich.lines.get(at.line);
        let is_mid_line = at.sign > 0;
        let ends_line = line.is_none_or(|line| line.signs.len() <= at.sign);
        // A list begins a line of its own; into an item go the words of an item.
        let (lead, pasted) = match line.map(|line| line.block) {
            Some(Block::Paragraph) if is_item && is_mid_line => ("\n\n", pasted),
            Some(block) if is_item && block.is_item() && is_mid_line => ("\n", pasted),
            Some(block) if is_item && block != Block::Paragraph => {
                let mark_len = read_mark(pasted).0;
                ("", pasted.get(mark_len..).unwrap_or_default())
            }
            _ => ("", pasted),
        };
        let last = pasted.rsplit('\n').next().unwrap_or_default();
        let ends_item = read_mark(last).1 != Block::Paragraph && pasted.contains('\n');
        let tail = if ends_item && !ends_line { "\n\n" } else { "" };
        let text = format!("{before}{lead}{pasted}{tail}{after}");
        Self::at(&text, before.len() + lead.len() + pasted.len())
    }

    /// Begins a new paragraph or list item; in an empty item or quotation, ends the list.
    #[must_use]
    pub fn enter(&self) -> Self {
        let (mut rich, from, to) = self.read();
        let at = rich.remove(from, to);
        let Some(line) = rich.lines.get_mut(at.line) else {
            return self.clone();
        };
        if line.signs.is_empty() {
            // Two empty paragraphs in a row would say nothing more than one.
            return match line.block {
                Block::Paragraph | Block::Gap | Block::QuoteGap => Self::write(&rich, at, at),
                Block::Bullet { .. } | Block::Number { .. } | Block::Quote => {
                    unmark(&mut rich, at.line);
                    Self::write(&rich, at, at)
                }
            };
        }
        line.touch();
        let rest = line.signs.split_off(at.sign);
        let (before, mark) = follow(line);
        let next = RichLine::new(before, line.block, mark, rest);
        rich.lines.insert(at.line + 1, next);
        let caret = Spot {
            line: at.line + 1,
            sign: 0,
        };
        Self::write(&rich, caret, caret)
    }

    /// Deletes what is selected, else what stands before the caret.
    #[must_use]
    pub fn delete_back(&self, reach: Reach) -> Self {
        let (mut rich, from, to) = self.read();
        if from < to {
            return self.without(rich, from, to);
        }
        let Some(line) = rich.lines.get(from.line) else {
            return self.clone();
        };
        if from.sign > 0 {
            let start = match reach {
                Reach::Sign => from.sign - 1,
                Reach::Word => word_start(&line.signs, from.sign),
            };
            let start = Spot {
                sign: start,
                ..from
            };
            return self.without(rich, start, from);
        }
        if line.block != Block::Paragraph {
            unmark(&mut rich, from.line);
            return Self::write(&rich, from, from);
        }
        let Some(line_before) = from.line.checked_sub(1) else {
            return self.clone();
        };
        let n_signs = rich.lines.get(line_before).map_or(0, |l| l.signs.len());
        let end_before = Spot {
            line: line_before,
            sign: n_signs,
        };
        self.without(rich, end_before, from)
    }

    /// Deletes what is selected, else what stands behind the caret.
    #[must_use]
    pub fn delete_forward(&self, reach: Reach) -> Self {
        let (rich, from, to) = self.read();
        if from < to {
            return self.without(rich, from, to);
        }
        let n_signs = rich.lines.get(from.line).map_or(0, |l| l.signs.len());
        let end = if from.sign < n_signs {
            let signs = rich.lines.get(from.line).map(|line| line.signs.as_slice());
            let sign = match reach {
                Reach::Sign => from.sign + 1,
                Reach::Word => word_end(signs.unwrap_or_default(), from.sign),
            };
            Spot { sign, ..from }
        } else if from.line + 1 < rich.lines.len() {
            Spot {
                line: from.line + 1,
                sign: 0,
            }
        } else {
            return self.clone();
        };
        self.without(rich, from, end)
    }

    #[expect(clippy::unused_self, reason = "reads as a step of the passage")]
    fn without(&self, mut rich: Rich, from: Spot, to: Spot) -> Self {
        let at = rich.remove(from, to);
        Self::write(&rich, at, at)
    }
}

fn voice_in(rich: &Rich, from: Spot, to: Spot) -> Voice {
    let at = if from == to {
        from
    } else {
        Spot {
            sign: from.sign + 1,
            ..from
        }
    };
    rich.voice_at(at)
}

fn neighbour(rich: &Rich, spot: Spot, is_forward: bool) -> Spot {
    let n_signs = |line: usize| rich.lines.get(line).map_or(0, |line| line.signs.len());
    match (is_forward, spot.sign) {
        (true, sign) if sign < n_signs(spot.line) => Spot {
            sign: sign + 1,
            ..spot
        },
        (true, _) if spot.line + 1 < rich.lines.len() => Spot {
            line: spot.line + 1,
            sign: 0,
        },
        (false, sign) if sign > 0 => Spot {
            sign: sign - 1,
            ..spot
        },
        (false, _) if spot.line > 0 => Spot {
            line: spot.line - 1,
            sign: n_signs(spot.line - 1),
        },
        (true | false, _) => spot,
    }
}

pub(super) fn put_in(rich: &mut Rich, at: Spot, signs: Vec<Sign>) -> Spot {
    let n_signs = signs.len();
    if let Some(line) = rich.lines.get_mut(at.line) {
        line.touch();
        let sign = at.sign.min(line.signs.len());
        line.signs.splice(sign..sign, signs);
    }
    Spot {
        sign: at.sign + n_signs,
        ..at
    }
}

/// Makes a line a paragraph of its own.
fn unmark(rich: &mut Rich, line_idx: usize) {
    if let Some(line) = rich.lines.get_mut(line_idx) {
        line.block = Block::Paragraph;
        line.mark.clear();
    }
    keep_apart(rich, line_idx);
    keep_apart(rich, line_idx + 1);
}

/// Sees to it that a line stands far enough from the one before it to be read by itself.
pub(super) fn keep_apart(rich: &mut Rich, line_idx: usize) {
    let Some(before_idx) = line_idx.checked_sub(1) else {
        return;
    };
    let Some(block_before) = rich.lines.get(before_idx).map(|line| line.block) else {
        return;
    };
    let Some(line) = rich.lines.get_mut(line_idx) else {
        return;
    };
    let before = match (block_before, line.block) {
        (Block::Quote, Block::Quote) => "\n>\n",
        (a, b) if a.is_item() && b.is_item() => "\n",
        _ => "\n\n",
    };
    before.clone_into(&mut line.before);
}

/// Returns what a line is parted by from the next of its kind, and that one's mark.
fn follow(line: &RichLine) -> (&'static str, String) {
    let indent: String = line.mark.chars().take_while(|c| *c == ' ').collect();
    match line.block {
        Block::Paragraph | Block::Gap | Block::QuoteGap => ("\n\n", String::new()),
        Block::Bullet { .. } => ("\n", line.mark.clone()),
        Block::Number { number, .. } => ("\n", format!("{indent}{}. ", number.saturating_add(1))),
        Block::Quote => ("\n>\n", line.mark.clone()),
    }
}

fn is_word(sign: &Sign) -> bool {
    sign.text.chars().any(char::is_alphanumeric)
}

pub(super) fn word_start(signs: &[Sign], from: usize) -> usize {
    let is_word_at = |idx: usize| signs.get(idx).is_some_and(is_word);
    let mut start = from;
    while start > 0 && !is_word_at(start - 1) {
        start -= 1;
    }
    while start > 0 && is_word_at(start - 1) {
        start -= 1;
    }
    start
}

pub(super) fn word_end(signs: &[Sign], from: usize) -> usize {
    let is_word_at = |idx: usize| signs.get(idx).is_some_and(is_word);
    let mut end = from;
    while end < signs.len() && !is_word_at(end) {
        end += 1;
    }
    while end < signs.len() && is_word_at(end) {
        end += 1;
    }
    end
}

#[cfg(test)]
pub(super) mod tests;
