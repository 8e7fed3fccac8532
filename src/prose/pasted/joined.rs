//! Lines that were broken where a page ended: which go on, and how they are put together.

use std::collections::BTreeSet;

/// What is known of the lines of a text as a whole.
pub(super) struct Wrapped<'a> {
    lines: Vec<Option<&'a str>>,
    /// How long lines become before they are broken, where they are.
    measure: Option<usize>,
    /// The words of the text with a hyphen in them.
    hyphened: BTreeSet<String>,
}

/// Lines shorter than this were meant: addresses, headings, names.
const SHORT: usize = 40;
/// Lines shorter than this were meant even where the next begins with a small letter: lists.
const SMALL: usize = 30;
/// No page has longer lines.
const LONG: usize = 140;

/// Words that end no sentence and no heading.
const LEADING: &[&str] = &[
    "a", "an", "and", "as", "at", "because", "but", "by", "for", "from", "has", "have", "her",
    "his", "if", "in", "into", "is", "its", "of", "on", "or", "our", "that", "the", "their",
    "this", "these", "those", "to", "was", "were", "when", "where", "which", "who", "whose",
    "with", "your", "are", "be", "been", "not",
];

/// First halves that keep their hyphen.
const HYPHENED: &[&str] = &[
    "all", "anti", "child", "co", "cross", "decision", "early", "ex", "face", "follow", "full",
    "half", "high", "inter", "joint", "long", "low", "mid", "multi", "non", "on", "one", "part",
    "post", "pre", "re", "self", "semi", "short", "six", "step", "ten", "three", "two", "up",
    "user", "well", "year", "off", "out", "in", "first", "second", "third", "trauma", "evidence",
];

impl<'a> Wrapped<'a> {
    /// Looks at the lines of text in a text; none where a line is something else.
    pub(super) fn of(lines: Vec<Option<&'a str>>) -> Self {
        let measure = measure(&lines);
        let hyphened = lines
            .iter()
            .flatten()
            .flat_map(|line| line.split_whitespace())
            .filter(|word| word.contains('-') && !word.ends_with('-'))
            .map(|word| bare(word).to_lowercase())
            .collect();
        Self {
            lines,
            measure,
            hyphened,
        }
    }

    /// Whether the sentence of what was put together so far plainly goes on in a line.
    pub(super) fn goes_on(&self, idx: usize, open: &str, line: &str, is_after_gap: bool) -> bool {
        let before = idx
            .checked_sub(1)
            .and_then(|idx| self.lines.get(idx).copied().flatten());
        // Behind an empty line, what was put together last is the line before.
        let before = before.unwrap_or(open).trim();
        let n_chars = before.chars().count();
        let (Some(end), Some(first)) = (before.chars().next_back(), line.chars().next()) else {
            return false;
        };
        let is_small = first.is_lowercase();
        if is_after_gap {
            // A page ended here.
            return is_small && (SHORT..=LONG).contains(&n_chars) && !ends_sentence(before);
        }
        let is_broken_word = is_hyphen(end)
            && before
                .chars()
                .rev()
                .nth(1)
                .is_some_and(char::is_alphanumeric);
        if is_broken_word {
            return is_small || first.is_ascii_digit();
        }
        if n_chars > LONG {
            return false;
        }
        let last_word = before.split_whitespace().next_back().unwrap_or_default();
        let leads = LEADING.contains(&last_word.to_lowercase().as_str());
        let fills = self
            .measure
            .is_some_and(|measure| fills(before, line, measure));
        if ends_sentence(before) {
            return fills
                && before.ends_with(['.', '?', '!', '”', '"', '’', ')', ';'])
                && !before.ends_with(':');
        }
        let is_long = n_chars >= SHORT;
        fills || leads || (is_small && (n_chars >= SMALL || end == ',')) || (end == ',' && is_long)
    }

    /// Puts a line behind what was put together so far.
    pub(super) fn join(&self, open: &mut String, line: &str) {
        let end = open.chars().next_back();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if !end.is_some_and(is_hyphen) {
            open.push(' ');
            open.push_str(line);
            return;
        }
        let head = open.trim_end_matches(is_hyphen);
        let first = head
            .split(|c: char| c.is_whitespace())
            .next_back()
            .unwrap_or_default();
        let second = line.split_whitespace().next().unwrap_or_default();
        let keeps = !is_word(head.chars().next_back())
            || !is_word(line.chars().next())
            || HYPHENED.contains(&bare(first).to_lowercase().as_str())
            || first.contains('-')
            || self
                .hyphened
                .contains(&format!("{}-{}", bare(first), bare(second)).to_lowercase());
        if !keeps {
            let len = head.len();
            open.truncate(len);
        }
        open.push_str(line);
    }
}

/// Whether the first word of the next line had no place in a line.
fn fills(before: &str, line: &str, measure: usize) -> bool {
    let next = line
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .chars()
        .count();
    let n_chars = before.chars().count();
    // The measure is one of signs, and letters are not equally wide.
    n_chars + 1 + next + measure / 12 > measure
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '"', '’', '\'', ')', ']']);
    line.ends_with(['.', '!', '?', ':', ';', '…'])
}

/// Returns how long lines become where they are broken at an edge: most lines that another
/// follows are nearly as long as the longest.
fn measure(lines: &[Option<&str>]) -> Option<usize> {
    let len = |line: Option<&str>| line.map(|line| line.trim_end().chars().count());
    let followed: Vec<usize> = lines
        .windows(2)
        .filter_map(|two| match two {
            [line, next] => len(*line).filter(|_| next.is_some()),
            _ => None,
        })
        .collect();
    let longest = followed.iter().copied().max()?;
    if !(SHORT..=LONG).contains(&longest) {
        return None;
    }
    let n_full = followed
        .iter()
        .filter(|len| **len * 10 >= longest * 8)
        .count();
    (followed.len() >= 2 && n_full * 10 >= followed.len() * 6).then_some(longest)
}
