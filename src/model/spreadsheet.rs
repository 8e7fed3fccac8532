//! What spreadsheets make of words: a formula, a day, another number.
//!
//! In a CSV file nothing says that a cell holds words. An apostrophe before them keeps them what
//! they are; whoever reads such a file again takes it off where it was put.

use super::date::MONTHS;

/// Signs with which Excel takes a cell for a formula.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Signs between the parts of a day or a time.
const BETWEEN: [char; 7] = [' ', '\u{a0}', '-', '/', '.', ':', ','];

/// The digits of a number that a spreadsheet keeps.
const MAX_DIGITS: usize = 15;

/// Whether a spreadsheet would make something else of these words: `=1+1`, `Mar-25`, `3/4`, `007`.
pub fn needs_apostrophe(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with(SIGNS) {
        return true;
    }
    match text.strip_prefix('\'') {
        // So that one is taken off again, and no more.
        Some(rest) => needs_apostrophe(rest),
        None => is_day(text) || is_other_number(text),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is made of numbers and months as days, years, times and fractions are. A year of
/// two halves, 2024-25, is none of these; 2011-12 is a month.
fn is_day(text: &str) -> bool {
    let pieces = text.split(BETWEEN).filter(|piece| !piece.is_empty());
    let pieces: Vec<&str> = pieces.collect();
    let is_number = |piece: &&str| is_digits(piece) && piece.len() <= 4;
    let is_part = |piece: &&str| is_number(piece) || is_month(piece);
    if !(2..=6).contains(&pieces.len()) || !pieces.iter().all(is_part) {
        return false;
    }
    let is_small = |piece: &&str| piece.parse::<u16>().is_ok_and(|number| number <= 12);
    let has_signs = text.contains(['-', '/']);
    pieces.iter().any(|piece| is_month(piece))
        || text.contains(':')
        || (has_signs && (pieces.len() > 2 || pieces.iter().any(is_small)))
        || (text.contains('.') && pieces.len() == 3)
}

fn is_month(piece: &str) -> bool {
    let small = piece.to_ascii_lowercase();
    small == "sept"
        || MONTHS.iter().any(|month| {
            let month = month.to_ascii_lowercase();
            month == small || small.len() == 3 && month.starts_with(&small)
        })
}

/// Whether a number would be shown with other digits.
fn is_other_number(text: &str) -> bool {
    if let Some((digits, power)) = text.split_once(['e', 'E']) {
        return is_digits(digits) && is_digits(power);
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if !is_digits(whole) || !(part.is_empty() || is_digits(part)) {
        return false;
    }
    let is_padded = whole.len() > 1 && whole.starts_with('0');
    is_padded || part.ends_with('0') || whole.len() + part.len() > MAX_DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_become_something_else_are_known() {
        for text in [
            "=A1",
            " -x",
            "Mar-25",
            "March 2025",
            "25 March",
            "Sept 24",
            "3/4",
            "1-2",
            "1 1/2",
            "2011-12",
            "2011/12",
            "2024-03-31",
            "31/03/2024",
            "31.03.2024",
            "10:30",
            "007",
            "1.50",
            "12e3",
            "1234567890123456",
            "'Mar-25",
            "2-30",
        ] {
            assert!(needs_apostrophe(text), "{text}");
        }
        for text in [
            "",
            "2024",
            "2024-25",
            "2023/24",
            "Q1 2024",
            "2024-25 Q1",
            "March",
            "14.2",
            "1,204",
            "Year 3",
            "10-11 years",
            "c",
            "'90s",
            "12 children",
            "May we",
            "2024 ",
            "Children’s",
        ] {
            assert!(!needs_apostrophe(text), "{text}");
        }
    }
}
