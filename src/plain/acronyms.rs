//! `acronym-first`: a short form that stands before the words it is short for.
//!
//! One that is explained nowhere is for readiness to tell; this looks only at the order.

use std::{collections::BTreeMap, ops::Range};

/// How long a short form is, in letters.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;

/// A short form that stands before its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Early {
    /// The line in which it stands first.
    pub line: usize,
    /// Where it stands there, in bytes of what is shown.
    pub range: Range<usize>,
    /// The short form.
    pub form: String,
    /// The words it is short for, as they stand further on.
    pub words: String,
}

/// Returns the short forms whose words come only after them, of lines in the order in which they
/// are read. `is_explained` says of which a list of terms tells anyway.
pub fn early(lines: &[&str], is_explained: &dyn Fn(&str) -> bool) -> Vec<Early> {
    let mut firsts: BTreeMap<String, (usize, Range<usize>)> = BTreeMap::new();
    let mut found: Vec<Early> = Vec::new();
    let mut settled: Vec<String> = Vec::new();
    for (idx, line) in lines.iter().enumerate() {
        if is_all_capitals(line) {
            continue;
        }
        for (range, form) in forms(line) {
            if settled.iter().any(|known| known == form) || is_explained(form) {
                continue;
            }
            let Some(words) = expansion(line, range.start, form) else {
                firsts.entry(form.to_owned()).or_insert((idx, range));
                continue;
            };
            settled.push(form.to_owned());
            if let Some((line, range)) = firsts.remove(form) {
                let (form, words) = (form.to_owned(), words.to_owned());
                found.push(Early {
                    line,
                    range,
                    form,
                    words,
                });
            }
        }
    }
    found.sort_by_key(|early| (early.line, early.range.start));
    found
}

fn is_all_capitals(line: &str) -> bool {
    !line.chars().any(char::is_lowercase) && line.split_whitespace().nth(2).is_some()
}

/// Finds short forms, without the "s" of several.
fn forms(line: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in line.split(|c: char| !c.is_alphanumeric()) {
        let form = piece.strip_suffix('s').unwrap_or(piece);
        let n_letters = form.chars().count();
        if LENGTHS.contains(&n_letters) && form.chars().all(char::is_uppercase) {
            found.push((start..start + form.len(), form));
        }
        start += piece.len();
        let sign = line.get(start..).and_then(|rest| rest.chars().next());
        start += sign.map_or(0, char::len_utf8);
    }
    found
}

/// Returns the words before a short form in brackets whose first letters it is made of.
fn expansion<'a>(line: &'a str, start: usize, form: &str) -> Option<&'a str> {
    let before = line.get(..start)?.strip_suffix('(')?.trim_end();
    let letters: Vec<char> = form.chars().collect();
    // From the last word backwards: each letter begins a word; small words may stand between.
    let mut waiting = letters.len();
    let mut end = before.len();
    let mut n_skipped = 0;
    while waiting > 0 {
        let rest = before.get(..end)?;
        let from = rest
            .rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\''))
            .map_or(0, |at| {
                at + rest
                    .get(at..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(1, char::len_utf8)
            });
        let word = rest.get(from..)?;
        let first = word
            .chars()
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .next();
        if first.is_some() && first == letters.get(waiting - 1).copied() {
            waiting -= 1;
            if waiting == 0 {
                return before.get(from..);
            }
        } else if !word.is_empty() {
            n_skipped += 1;
            if n_skipped > 3 {
                return None;
            }
        }
        end = rest
            .get(..from)?
            .trim_end_matches(|c: char| !c.is_alphanumeric())
            .len();
        if end == 0 {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_before_its_words_is_told_with_them() {
        let lines = [
            "The IROs agree, and so does the LADO.",
            "An independent reviewing officer (IRO) and the designated officer of the local authority (DOLA) met.",
            "The MASH and the Multi-Agency Safeguarding Hub (MASH). DoL, OK.",
            "THE LADO IS HERE",
        ];
        let found: Vec<_> = early(&lines, &|form| form == "XYZ")
            .into_iter()
            .map(|early| (early.line, early.form, early.words))
            .collect();
        let expected = [
            (0, "IRO", "independent reviewing officer"),
            (2, "MASH", "Multi-Agency Safeguarding Hub"),
        ];
        assert_eq!(
            found,
            expected.map(|(line, form, words)| (line, form.to_owned(), words.to_owned()))
        );
        assert_eq!(early(&lines, &|_| true), []);
    }
}
