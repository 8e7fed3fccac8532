//! What a line of prose is by the mark at its head: the editor and the paper read it here.
//!
//! An item of a list begins with `- `, a bullet of another program or a number; somebody's own
//! words begin with `> `. A mark with nothing behind it is text, and so is everything else that
//! CommonMark takes for a mark: an author who types a star or a row of hyphens means them.

/// What the mark at the head of a line makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineMark {
    /// Running text.
    Text,
    /// An item of a bullet list.
    Bullet {
        /// 0 for the outermost list.
        level: usize,
    },
    /// An item of a numbered list.
    Number {
        /// 0 for the outermost list.
        level: usize,
        /// The number as it is written.
        number: u32,
    },
    /// Somebody's own words.
    Quote,
}

/// Signs of other programs that stand at the head of an item, with a blank behind them.
const BULLETS: &[char] = &[
    '•', '◦', '‣', '⁃', '∙', '·', '●', '○', '■', '□', '▪', '▫', '◼', '◻', '◾', '◽', '◆', '◇',
    '❖', '➢', '➣', '➤', '►', '▶', '▸', '▹', '⮚', '❑', '❏', '\u{f0b7}',
];

/// Whether a sign begins items of a list in other programs, and nothing else.
pub fn is_bullet(sign: char) -> bool {
    BULLETS.contains(&sign)
}

/// How many blanks at the head of a line make a level.
const LEVEL: usize = 2;

/// Returns the length of the mark at the head of a line in bytes, and what it makes of the line.
pub fn line_mark(line: &str) -> (usize, LineMark) {
    if line == ">" {
        return (1, LineMark::Quote);
    }
    if line.starts_with("> ") {
        return (2, LineMark::Quote);
    }
    let rest = line.trim_start_matches([' ', '\t']);
    let n_indent = line.len() - rest.len();
    let level = width(line) / LEVEL;
    let mut signs = rest.chars();
    if let Some(sign) = signs.next()
        && (sign == '-' || is_bullet(sign))
        && let Some(blank) = signs.next().filter(|c| matches!(c, ' ' | '\t' | '\u{a0}'))
    {
        let mark_len = n_indent + sign.len_utf8() + blank.len_utf8();
        return (mark_len, LineMark::Bullet { level });
    }
    let n_figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(n_figures..).unwrap_or_default();
    if (1..=3).contains(&n_figures) && after.starts_with(['.', ')']) {
        let is_parted = after
            .get(1..)
            .is_some_and(|rest| rest.starts_with([' ', '\t']));
        let number = rest.get(..n_figures).and_then(|text| text.parse().ok());
        if let (true, Some(number)) = (is_parted, number) {
            return (n_indent + n_figures + 2, LineMark::Number { level, number });
        }
    }
    (0, LineMark::Text)
}

/// Returns how many columns of blanks a line begins with; a tab goes to the next fourth.
pub fn width(line: &str) -> usize {
    let mut width = 0;
    for c in line.chars() {
        match c {
            ' ' => width += 1,
            '\t' => width += 4 - width % 4,
            _ => break,
        }
    }
    width
}

/// Counts the items of numbered lists as a reader sees them.
///
/// An item goes on with the number before it in its list, whatever is written. After an empty
/// line it does so only where the number written is the next: else a list begins there.
#[derive(Debug, Clone, Default)]
pub struct Count {
    /// The lists that are open, the innermost last: level and last number, none for bullets.
    open: Vec<(usize, Option<u32>)>,
    is_after_gap: bool,
}

/// How an item stands to the lists before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The number that a reader sees; none for a bullet.
    pub number: Option<u32>,
    /// Whether a list begins with the item.
    pub is_first: bool,
    /// How many lists stay open round the one of the item.
    pub depth: usize,
}

impl Count {
    /// Takes note of an empty line.
    pub fn gap(&mut self) {
        self.is_after_gap = true;
    }

    /// Takes note of a line that ends every list.
    pub fn end(&mut self) {
        self.open.clear();
        self.is_after_gap = false;
    }

    /// Counts an item: at a level, with the number written or as a bullet.
    pub fn item(&mut self, level: usize, written: Option<u32>) -> Counted {
        while self.open.last().is_some_and(|(outer, _)| *outer > level) {
            self.open.pop();
        }
        let last = self
            .open
            .last()
            .copied()
            .filter(|(outer, _)| *outer == level);
        let goes_on = match (last, written) {
            (Some((_, Some(last))), Some(written)) => {
                !self.is_after_gap || written == last.saturating_add(1)
            }
            (Some((_, None)), None) => true,
            _ => false,
        };
        let number = match (last, written) {
            (Some((_, Some(last))), Some(_)) if goes_on => Some(last.saturating_add(1)),
            _ => written,
        };
        if last.is_some() {
            self.open.pop();
        }
        let depth = self.open.len();
        self.open.push((level, number));
        self.is_after_gap = false;
        Counted {
            number,
            is_first: !goes_on,
            depth,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, len: usize, mark: LineMark) {
        assert_eq!(line_mark(line), (len, mark), "{line:?}");
    }

    #[test]
    fn marks_need_something_behind_them_and_lonely_ones_are_text() {
        for line in [
            "-", "*", "+", "1.", "---", "=", "* star", "+ plus", "#", ">5", "1.5", "2025. x",
        ] {
            check(line, 0, LineMark::Text);
        }
        check("- a", 2, LineMark::Bullet { level: 0 });
        check("  -\ta", 4, LineMark::Bullet { level: 1 });
        check(
            "\t1) a",
            4,
            LineMark::Number {
                level: 2,
                number: 1,
            },
        );
        check("> a", 2, LineMark::Quote);
        check(">", 1, LineMark::Quote);
    }

    #[test]
    fn bullets_of_other_programs_are_bullets() {
        for bullet in ["•", "◼", "▪", "➢", "·", "\u{f0b7}"] {
            let line = format!("{bullet} a");
            check(&line, bullet.len() + 1, LineMark::Bullet { level: 0 });
            check(bullet, 0, LineMark::Text);
        }
    }

    /// Counts lines; an empty one is a gap.
    #[track_caller]
    fn check_count(lines: &[&str], expected: &[(u32, bool)]) {
        let mut count = Count::default();
        let mut found = Vec::new();
        for line in lines {
            match line_mark(line).1 {
                LineMark::Bullet { level } => {
                    let counted = count.item(level, None);
                    found.push((0, counted.is_first));
                }
                LineMark::Number { level, number } => {
                    let counted = count.item(level, Some(number));
                    found.push((counted.number.unwrap(), counted.is_first));
                }
                LineMark::Text | LineMark::Quote => count.gap(),
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn a_list_goes_on_after_a_gap_only_with_its_next_number() {
        check_count(
            &["1. a", "1. b", "7. c"],
            &[(1, true), (2, false), (3, false)],
        );
        check_count(
            &["1. a", "2. b", "", "1. c"],
            &[(1, true), (2, false), (1, true)],
        );
        check_count(
            &["1. a", "2. b", "", "3. c"],
            &[(1, true), (2, false), (3, false)],
        );
        check_count(
            &["1. a", "2. b", "", "12. c"],
            &[(1, true), (2, false), (12, true)],
        );
        check_count(&["- a", "", "- b"], &[(0, true), (0, false)]);
    }

    #[test]
    fn a_list_within_an_item_does_not_end_the_list_round_it() {
        check_count(
            &["1. a", "   1. b", "   2. c", "2. d", "   - e", "3. f"],
            &[
                (1, true),
                (1, true),
                (2, false),
                (2, false),
                (0, true),
                (3, false),
            ],
        );
    }
}
