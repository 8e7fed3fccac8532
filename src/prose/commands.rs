//! The formatting commands: bold, italic, lists, quotations, links, citations.
//!
//! Pure, like all typing; see [`Buffer`].

use super::{
    buffer::{Buffer, Reach, keep_apart, put_in, word_end, word_start},
    parse::{Block, Voice},
    rich::{Rich, Sign, Spot, signs_of},
};

/// What a line can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// An item of a bullet list.
    Bullet,
    /// An item of a numbered list.
    Number,
    /// A quotation.
    Quote,
}

/// A voice that a command turns on and off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoiceKind {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
}

impl VoiceKind {
    /// Whether a voice has it.
    pub fn is_in(self, voice: &Voice) -> bool {
        match self {
            Self::Bold => voice.bold,
            Self::Italic => voice.italic,
        }
    }

    /// Turns it on or off.
    pub fn set(self, voice: &mut Voice, is_on: bool) {
        match self {
            Self::Bold => voice.bold = is_on,
            Self::Italic => voice.italic = is_on,
        }
    }
}

impl BlockKind {
    fn is(self, block: Block) -> bool {
        match self {
            Self::Bullet => matches!(block, Block::Bullet { .. }),
            Self::Number => matches!(block, Block::Number { .. }),
            Self::Quote => block == Block::Quote,
        }
    }
}

/// Makes what is selected, or the word around the caret, bold or not. Returns none where there
/// is nothing to change: then the voice is meant for what is typed next.
pub fn toggle_voice(passage: &Buffer, kind: VoiceKind) -> Option<Buffer> {
    let (mut rich, from, to) = passage.read();
    let (first, end) = if from == to {
        word_around(&rich, from)?
    } else {
        (from, to)
    };
    let is_on = !rich
        .signs_mut(first, end)
        .filter(|sign| !sign.text.trim().is_empty())
        .all(|sign| kind.is_in(&sign.voice));
    for sign in rich.signs_mut(first, end) {
        kind.set(&mut sign.voice, is_on);
    }
    Some(write_same_selection(passage, &rich, from, to))
}

/// Makes the lines of the selection items of a list or quotations, or paragraphs again.
pub fn toggle_block(passage: &Buffer, kind: BlockKind) -> Buffer {
    let (mut rich, from, to) = passage.read();
    let mut lines = from.line..=to.line;
    let is_all = lines.all(|idx| rich.lines.get(idx).is_some_and(|line| kind.is(line.block)));
    for (nth, idx) in (from.line..=to.line).enumerate() {
        let Some(line) = rich.lines.get_mut(idx) else {
            break;
        };
        let number = u32::try_from(nth + 1).unwrap_or(u32::MAX);
        (line.block, line.mark) = match kind {
            _ if is_all => (Block::Paragraph, String::new()),
            BlockKind::Bullet => (Block::Bullet { level: 0 }, "- ".to_owned()),
            BlockKind::Number => {
                let block = Block::Number { level: 0, number };
                (block, format!("{number}. "))
            }
            BlockKind::Quote => (Block::Quote, "> ".to_owned()),
        };
    }
    for idx in from.line..=to.line + 1 {
        keep_apart(&mut rich, idx);
    }
    write_same_selection(passage, &rich, from, to)
}

/// Moves the lines of the selection past the line before or behind them. Numbers stay where they
/// stand, so that a list goes on counting.
pub fn move_lines(passage: &Buffer, is_down: bool) -> Buffer {
    let (mut rich, mut from, mut to) = passage.read();
    let (first, last) = if is_down {
        (from.line, to.line + 1)
    } else {
        let Some(before) = from.line.checked_sub(1) else {
            return passage.clone();
        };
        (before, to.line)
    };
    let Some(lines) = rich.lines.get_mut(first..=last) else {
        return passage.clone();
    };
    let slots: Vec<(String, Block, String)> = { lines.iter() }
        .map(|line| (line.before.clone(), line.block, line.mark.clone()))
        .collect();
    let level = |block: Block| match block {
        Block::Number { level, .. } => Some(level),
        Block::Paragraph | Block::Bullet { .. } | Block::Quote | Block::Gap | Block::QuoteGap => {
            None
        }
    };
    let counted = slots.first().and_then(|(_, block, _)| level(*block));
    let is_counted = counted.is_some() && slots.iter().all(|slot| level(slot.1) == counted);
    if is_down {
        lines.rotate_right(1);
        (from.line, to.line) = (from.line + 1, to.line + 1);
    } else {
        lines.rotate_left(1);
        (from.line, to.line) = (from.line - 1, to.line - 1);
    }
    for (line, (before, block, mark)) in lines.iter_mut().zip(slots) {
        line.before = before;
        if is_counted {
            (line.block, line.mark) = (block, mark);
        }
    }
    for idx in first..=last + 1 {
        keep_apart(&mut rich, idx);
    }
    write_same_selection(passage, &rich, from, to)
}

/// Makes what is selected a link to an address, or the address itself where nothing is.
/// An empty address takes the link away.
pub fn link(passage: &Buffer, address: &str) -> Buffer {
    let address = address.trim().replace(' ', "%20").replace(')', "%29");
    let (mut rich, from, to) = passage.read();
    let target = Some(address.clone()).filter(|address| !address.is_empty());
    if let Some((first, end)) = span(&rich, from, to) {
        for sign in rich.signs_mut(first, end) {
            sign.voice.link.clone_from(&target);
        }
        return write_same_selection(passage, &rich, from, to);
    }
    let Some(target) = target else {
        return passage.clone();
    };
    let voice = Voice {
        link: Some(target),
        ..rich.voice_at(from)
    };
    let caret = put_in(&mut rich, from, signs_of(&address, &voice));
    Buffer::write(&rich, caret, caret)
}

/// Cites a register row at the caret, in the place of what is selected.
pub fn cite(passage: &Buffer, row: &str) -> Buffer {
    let (mut rich, _, to) = passage.read();
    let voice = rich.voice_at(to);
    let needs_space = to
        .sign
        .checked_sub(1)
        .and_then(|idx| rich.lines.get(to.line)?.signs.get(idx))
        .is_some_and(|sign| !sign.text.chars().all(char::is_whitespace));
    let mut signs = signs_of(if needs_space { " " } else { "" }, &voice);
    signs.push(citation(row));
    let caret = put_in(&mut rich, to, signs);
    Buffer::write(&rich, caret, caret)
}

/// Cites a register row in the place of what stands between a byte and the caret.
pub fn cite_over(passage: &Buffer, from: usize, row: &str) -> Buffer {
    let taken = Buffer {
        text: passage.text.clone(),
        anchor: from,
        caret: passage.caret,
    };
    let (mut rich, _, to) = taken.delete_back(Reach::Sign).read();
    let caret = put_in(&mut rich, to, vec![citation(row)]);
    Buffer::write(&rich, caret, caret)
}

fn citation(row: &str) -> Sign {
    Sign {
        text: format!("[@{row}]").into(),
        voice: Voice::default(),
    }
}

/// Returns the selection, else the link around the caret, else the word around it.
fn span(rich: &Rich, from: Spot, to: Spot) -> Option<(Spot, Spot)> {
    if from < to {
        return Some((from, to));
    }
    let signs = &rich.lines.get(from.line)?.signs;
    let address = from
        .sign
        .checked_sub(1)
        .and_then(|idx| signs.get(idx))
        .and_then(|sign| sign.voice.link.as_ref());
    let Some(address) = address else {
        return word_around(rich, from);
    };
    let is_same = |sign: &&Sign| sign.voice.link.as_ref() == Some(address);
    let (before, after) = signs.split_at_checked(from.sign)?;
    let n_before = before.iter().rev().take_while(is_same).count();
    let n_after = after.iter().take_while(is_same).count();
    let spot = |sign| Spot { sign, ..from };
    Some((spot(from.sign - n_before), spot(from.sign + n_after)))
}

/// Returns the word that the caret stands inside; at its ends it does not.
fn word_around(rich: &Rich, spot: Spot) -> Option<(Spot, Spot)> {
    let signs = &rich.lines.get(spot.line)?.signs;
    let is_word = |idx: usize| {
        signs
            .get(idx)
            .is_some_and(|sign| sign.text.chars().any(char::is_alphanumeric))
    };
    if !is_word(spot.sign.checked_sub(1)?) || !is_word(spot.sign) {
        return None;
    }
    let at = |sign| Spot { sign, ..spot };
    Some((
        at(word_start(signs, spot.sign)),
        at(word_end(signs, spot.sign)),
    ))
}

fn write_same_selection(passage: &Buffer, rich: &Rich, from: Spot, to: Spot) -> Buffer {
    let (anchor, caret) = if passage.anchor <= passage.caret {
        (from, to)
    } else {
        (to, from)
    };
    Buffer::write(rich, anchor, caret)
}

#[cfg(test)]
mod tests {
    use super::{
        super::buffer::tests::{check, marked, passage},
        *,
    };

    fn bold(passage: &Buffer) -> Buffer {
        toggle_voice(passage, VoiceKind::Bold).unwrap_or_else(|| passage.clone())
    }

    #[test]
    fn bold_is_put_on_and_taken_off() {
        check(
            bold,
            &[
                ("a ^béc| d", "a ^**béc|** d"),
                ("a **^b|** d", "a ^b| d"),
                ("wo|rd", "**wo|rd**"),
                ("**wo|rd**", "wo|rd"),
                ("word |", "word |"),
                ("^a **b** c|", "^**a b c|**"),
                ("^a\n\nb|", "^**a**\n\n**b|**"),
                ("- ^a\n- b|", "- ^**a**\n- **b|**"),
                ("a|b*c*^d", "**a|b*c*^d**"),
            ][..7],
        );
    }

    #[test]
    fn lines_move_past_their_neighbour_with_the_caret_in_them() {
        for (before, after) in [
            ("a\n\nb|c", "b|c\n\na"),
            ("|a\n\nb", "|a\n\nb"),
            ("a\n\n^b\n\n**c**|", "^b\n\n**c|**\n\na"),
        ] {
            moves(before, false, after);
        }
    }

    #[track_caller]
    fn moves(before: &str, is_down: bool, after: &str) {
        let moved = move_lines(&passage(before), is_down);
        assert_eq!(marked(&moved), after, "from {before:?}");
    }

    #[test]
    fn italic_within_bold_keeps_both() {
        check(
            |p| toggle_voice(p, VoiceKind::Italic).unwrap(),
            &[
                ("**a ^b| c**", "**a ^*b|* c**"),
                ("**a ^*b|* c**", "**a ^b| c**"),
            ],
        );
    }

    #[test]
    fn lists_and_quotations_are_made_and_unmade() {
        check(
            |p| toggle_block(p, BlockKind::Bullet),
            &[
                ("^a\n\nb|", "- ^a\n- b|"),
                ("- ^a\n- b|", "^a\n\nb|"),
                ("x\n\na|\n\ny", "x\n\n- a|\n\ny"),
                ("|", "- |"),
                ("1. é|", "- é|"),
            ],
        );
        check(
            |p| toggle_block(p, BlockKind::Number),
            &[("^a\n\nb|", "1. ^a\n2. b|"), ("1. |a", "|a")],
        );
        check(
            |p| toggle_block(p, BlockKind::Quote),
            &[("^a\n\nb|", "> ^a\n>\n> b|"), ("> a|", "a|")],
        );
    }

    #[test]
    fn links_are_made_changed_and_taken_away() {
        check(
            |p| link(p, "https://a.b"),
            &[
                ("a ^b| c", "a ^[b|](https://a.b) c"),
                ("x [wo|rd](https://z) y", "x [wo|rd](https://a.b) y"),
                ("a |", "a [https://a.b|](https://a.b)"),
            ],
        );
        check(|p| link(p, ""), &[("x [wo|rd](https://z) y", "x wo|rd y")]);
    }

    #[test]
    fn a_citation_stands_apart_from_the_word_before_it() {
        check(
            |p| cite(p, "e-one"),
            &[
                ("word|.", "word [@e-one]|."),
                ("word |", "word [@e-one]|"),
                ("**wo|rd**", "**wo** [@e-one]|**rd**"),
                ("|", "[@e-one]|"),
            ],
        );
    }
}
