//! Items of lists: which sign begins one, how it is numbered, and on which level it stands.

use crate::model::{is_bullet, width};

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The column at which its sign stands.
    pub(super) width: usize,
    kind: Kind,
    /// The number, where it has one.
    number: Option<u32>,
    /// What it says.
    pub(super) words: String,
}

/// What an item begins with. Items of one list begin with one kind of sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bullet(char),
    Figure,
    Letter,
    Roman,
}

/// Signs that are items only where several lines begin with them: a dash or the letter that Word
/// writes for a hollow bullet may as well begin a sentence.
#[derive(Debug, Default)]
pub(super) struct Signs {
    common: Vec<char>,
    has_letters: bool,
    has_romans: bool,
}

/// Letters and signs that Word writes for the bullets of its symbol typefaces.
const SYMBOLS: &[char] = &['o', '§', 'Ø', 'ü', 'v', 'q', 'Ÿ', 'à', 'è'];
const DASHES: &[char] = &['–', '—', '*', '+', '~', '»', '→', '>', '✓', '✔'];

impl Signs {
    /// Looks which doubtful signs begin several lines.
    pub(super) fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let mut seen: Vec<(char, usize)> = Vec::new();
        let (mut letters, mut romans) = (Vec::new(), Vec::new());
        for line in text.lines() {
            let rest = line.trim_start();
            let mut chars = rest.chars();
            let (Some(sign), Some(' ')) = (chars.next(), chars.next()) else {
                if let Some((mark, _)) = lettered(rest) {
                    letters.extend(letter_number(mark));
                    romans.extend(roman_number(mark));
                }
                continue;
            };
            match seen.iter_mut().find(|(known, _)| *known == sign) {
                Some((_, n)) => *n += 1,
                None => seen.push((sign, 1)),
            }
        }
        // A star with one blank behind it is a star: it marks what a note explains.
        let is_doubtful =
            |sign: char| sign == 'o' || sign == '§' || (DASHES.contains(&sign) && sign != '*');
        signs.common = seen
            .into_iter()
            .filter(|(sign, n)| *n > 1 && is_doubtful(*sign))
            .map(|(sign, _)| sign)
            .collect();
        let follows = |numbers: &[u32]| {
            numbers.windows(2).any(|two| two == [1, 2])
                || (numbers.contains(&1) && numbers.contains(&2))
        };
        signs.has_letters = follows(&letters);
        signs.has_romans = follows(&romans);
        signs
    }
}

/// Reads a line as an item.
pub(super) fn read(line: &str, signs: &Signs) -> Option<Item> {
    let rest = line.trim_start_matches([' ', '\t']);
    let width = width(line);
    let item = |kind, number, words: &str| {
        let words = words.trim();
        (!words.is_empty()).then(|| Item {
            width,
            kind,
            number,
            words: words.replace('\t', " "),
        })
    };
    let mut chars = rest.chars();
    let sign = chars.next()?;
    let behind = chars.as_str();
    let is_tab = behind.starts_with('\t');
    let is_far = is_tab || behind.starts_with("  ");
    let is_near = behind.starts_with(' ');
    let is_paragraph_sign = sign == '§'
        && behind
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit());
    let is_item = match sign {
        sign if begins_item(sign) => is_tab || is_near,
        '§' if is_paragraph_sign => is_tab,
        'v' | 'q' | 'à' | 'è' | '>' => is_tab,
        sign if SYMBOLS.contains(&sign) || DASHES.contains(&sign) => {
            is_far || (is_near && signs.common.contains(&sign))
        }
        _ => false,
    };
    if is_item {
        return item(Kind::Bullet(sign), None, behind);
    }
    // A bullet of Word with nothing between it and its words.
    if matches!(sign, '•' | '◼' | '▪' | '➢' | '❖' | '●' | '‣' | '◦')
        && behind.starts_with(char::is_alphanumeric)
    {
        return item(Kind::Bullet(sign), None, behind);
    }
    let n_figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&n_figures) {
        let (figures, after) = rest.split_at_checked(n_figures)?;
        let words = after.strip_prefix(['.', ')'])?;
        let number = figures.parse().ok();
        return words
            .starts_with([' ', '\t'])
            .then(|| item(Kind::Figure, number, words))?;
    }
    let (mark, words) = lettered(rest)?;
    let is_tab = words.starts_with('\t');
    if let Some(number) =
        roman_number(mark).filter(|_| signs.has_romans || (is_tab && mark.len() > 1))
    {
        let is_letter = mark.len() == 1 && signs.has_letters && number > 1;
        if !is_letter {
            return item(Kind::Roman, Some(number), words);
        }
    }
    let number = letter_number(mark).filter(|_| signs.has_letters || is_tab)?;
    item(Kind::Letter, Some(number), words)
}

/// Splits a line at a mark of letters: "a)", "iv.", "(b)".
fn lettered(line: &str) -> Option<(&str, &str)> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let len = inner.bytes().take_while(u8::is_ascii_lowercase).count();
    let (mark, after) = inner.split_at_checked(len)?;
    let end = if inner.len() < line.len() { ")" } else { "." };
    let words = after
        .strip_prefix(')')
        .or_else(|| after.strip_prefix(end))?;
    ((1..=5).contains(&len) && words.starts_with([' ', '\t'])).then_some((mark, words))
}

fn letter_number(mark: &str) -> Option<u32> {
    let mut letters = mark.bytes();
    let letter = letters.next()?;
    (letters.next().is_none()).then(|| u32::from(letter - b'a') + 1)
}

fn roman_number(mark: &str) -> Option<u32> {
    const ROMANS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    let idx = ROMANS.iter().position(|roman| *roman == mark)?;
    u32::try_from(idx + 1).ok()
}

impl Item {
    /// Returns the mark of the item in prose, on a level.
    pub(super) fn mark(&self, level: usize) -> String {
        let indent = "  ".repeat(level);
        match self.number {
            Some(number) => format!("{indent}{number}. "),
            None => format!("{indent}- "),
        }
    }
}

/// The lists that are open: how far from the margin they stand and what begins their items.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<(usize, Kind, Option<u32>)>,
}

/// How deep lists in prose are nested.
const MAX_LEVEL: usize = 5;

impl Levels {
    /// Returns the level of the next item, and whether it goes on with the list before it.
    pub(super) fn place(&mut self, item: &Item, is_after_gap: bool) -> (usize, bool) {
        while self
            .open
            .last()
            .is_some_and(|(width, _, _)| *width > item.width)
            && self.open.len() > 1
        {
            self.open.pop();
        }
        // Lists that stand at one margin are told apart by their signs, as Word writes them.
        let known = self
            .open
            .iter()
            .rposition(|(width, kind, _)| *width == item.width && *kind == item.kind);
        let is_beside = |(width, kind, _): &(usize, Kind, Option<u32>)| {
            *width == item.width && matches!(kind, Kind::Bullet(_)) && item.kind == Kind::Figure
        };
        let is_first = self.open.is_empty();
        if let Some(known) = known {
            self.open.truncate(known + 1);
        } else if let Some(beside) = self.open.iter().rposition(is_beside) {
            self.open.truncate(beside);
            self.open.push((item.width, item.kind, None));
        } else {
            if self
                .open
                .first()
                .is_some_and(|(width, _, _)| *width > item.width)
            {
                self.open.clear();
            }
            self.open.push((item.width, item.kind, None));
        }
        let Some((_, _, last)) = self.open.last_mut() else {
            return (0, false);
        };
        let is_next = last.is_none_or(|last| item.number == Some(last + 1));
        *last = item.number;
        let goes_on = !is_first && (!is_after_gap || is_next);
        ((self.open.len() - 1).min(MAX_LEVEL), goes_on)
    }
}

/// Whether a sign begins an item wherever it stands with a blank behind it.
fn begins_item(sign: char) -> bool {
    sign == '-' || is_bullet(sign)
}
