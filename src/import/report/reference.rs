//! The framework reference at the end of an item, in any of the spellings that inspectors use.
//!
//! What an outcome's number names changed in 2026, so the number stays as it is printed.

/// Which part of the national framework is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An outcome.
    Outcome,
    /// An enabler.
    Enabler,
    /// A principle.
    Principle,
}

impl Part {
    const ALL: &'static [Self] = &[Self::Outcome, Self::Enabler, Self::Principle];

    /// Returns the name that other programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Enabler => "enabler",
            Self::Principle => "principle",
        }
    }

    /// Returns the word at the head of a sentence.
    fn label(self) -> &'static str {
        match self {
            Self::Outcome => "Outcome",
            Self::Enabler => "Enabler",
            Self::Principle => "Principle",
        }
    }
}

/// A reference to the national framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Which part.
    pub part: Part,
    /// Its number, where one is printed.
    pub number: Option<u8>,
    /// Its name, where one is printed.
    pub name: Option<String>,
}

impl Reference {
    /// Returns the reference as a person would write it.
    pub fn label(&self) -> String {
        let part = self.part.label();
        let number = self.number.map(|number| format!(" {number}"));
        let name = self.name.as_ref().map(|name| format!(": {name}"));
        let (number, name) = (number.unwrap_or_default(), name.unwrap_or_default());
        format!("{part}{number}{name}, national framework")
    }
}

/// Parts an item from its reference.
pub(super) fn split(printed: &str) -> (String, Option<Reference>) {
    let whole = printed.trim();
    let found = bracketed(whole).or_else(|| open(whole));
    match found {
        Some((text, reference)) => (text, Some(reference)),
        None => (whole.to_owned(), None),
    }
}

/// A reference in brackets; the closing one may be missing.
fn bracketed(whole: &str) -> Option<(String, Reference)> {
    let at = whole.rfind(['(', '['])?;
    let (before, inner) = (whole.get(..at)?, whole.get(at + 1..)?);
    let (inner, behind) = match inner.find([')', ']']) {
        Some(end) => (inner.get(..end)?, inner.get(end + 1..)?),
        None => (inner, ""),
    };
    if behind.chars().any(char::is_alphanumeric) {
        return None;
    }
    let reference = parse(inner)?;
    Some((before.trim_end().to_owned(), reference))
}

/// A reference without brackets, at the end.
fn open(whole: &str) -> Option<(String, Reference)> {
    let body = whole.trim_end_matches(['.', ' ', ')', ']']);
    let lower = body.to_lowercase();
    if lower.len() != body.len() {
        return None;
    }
    let starts = ["national framework", "outcome", "enabler", "principle"];
    let mut at: Vec<usize> = starts
        .iter()
        .flat_map(|start| lower.match_indices(start).map(|(at, _)| at))
        .collect();
    at.sort_unstable();
    at.into_iter().find_map(|at| {
        let (before, tail) = (body.get(..at)?, body.get(at..)?);
        let is_apart = before.ends_with([' ', ',', ':', '–', '-', '.']);
        let reference = parse(tail).filter(|found| is_apart && found.name.is_none())?;
        let before = before.trim_end_matches([' ', ',', ':', '–', '-', '—']);
        (!before.is_empty()).then(|| (before.to_owned(), reference))
    })
}

/// Reads what stands in the brackets.
fn parse(inner: &str) -> Option<Reference> {
    let has_framework = inner.to_lowercase().contains("national framework");
    let words: Vec<&str> = inner
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '.' | '–' | '—'))
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| part_of(word).is_some())?;
    let part = part_of(words.get(at)?)?;
    let number = words.get(at + 1).and_then(|word| number_of(word));
    let first = at + 1 + usize::from(number.is_some());
    let is_named = |word: &&&str| !is_framework(word);
    let name: Vec<&str> = words.iter().skip(first).copied().collect();
    let name = without_framework(&name);
    let others = words.iter().take(at).filter(is_named).count();
    if others > 0 || (number.is_none() && name.is_empty()) {
        return None;
    }
    let is_said = has_framework || number.is_some() || inner.contains(':');
    let is_short = name.len() <= 14;
    (is_said && is_short).then(|| Reference {
        part,
        number,
        name: (!name.is_empty()).then(|| name.join(" ")),
    })
}

/// Takes “national framework” from the end of a name.
fn without_framework<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let end = words
        .windows(2)
        .position(|pair| {
            matches!(pair, [first, second]
                if first.eq_ignore_ascii_case("national") && second.eq_ignore_ascii_case("framework"))
        })
        .unwrap_or(words.len());
    words.get(..end).unwrap_or_default().to_vec()
}

fn is_framework(word: &str) -> bool {
    [
        "national",
        "framework",
        "the",
        "children’s",
        "social",
        "care",
    ]
    .contains(&word.to_lowercase().as_str())
}

fn part_of(word: &str) -> Option<Part> {
    let word = word.to_lowercase();
    let word = word.trim_end_matches('s');
    Part::ALL.iter().copied().find(|part| part.name() == word)
}

fn number_of(word: &str) -> Option<u8> {
    const WORDS: [&str; 9] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let word = word.to_lowercase();
    if let Ok(number @ 1..=9) = word.parse() {
        return Some(number);
    }
    let idx = WORDS.iter().position(|number| *number == word)?;
    u8::try_from(idx + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, text: &str, expected: (&str, Option<u8>, Option<&str>)) {
        let (found, reference) = split(printed);
        assert_eq!(found, text, "{printed}");
        let reference = reference.unwrap();
        let name = reference.name.as_deref();
        assert_eq!((reference.part.name(), reference.number, name), expected);
    }

    #[test]
    fn every_spelling_is_read() {
        let boats = "The repair of boats.";
        for (tail, expected) in [
            (
                " (outcome 4, national framework)",
                ("outcome", Some(4), None),
            ),
            (
                " (Outcome four: National Framework)",
                ("outcome", Some(4), None),
            ),
            (
                " [ Outcome 4, national framework]",
                ("outcome", Some(4), None),
            ),
            (
                " (National Framework, Outcome 2)",
                ("outcome", Some(2), None),
            ),
            (
                " (National Framework enabler two).",
                ("enabler", Some(2), None),
            ),
            (
                " Enabler three: National Framework.",
                ("enabler", Some(3), None),
            ),
            (" (Principle 1)", ("principle", Some(1), None)),
            (
                " (outcome 3, national framework",
                ("outcome", Some(3), None),
            ),
            (
                " (enabler: the workforce is equipped and effective, national framework)",
                (
                    "enabler",
                    None,
                    Some("the workforce is equipped and effective"),
                ),
            ),
            (
                " (Enabler 2: Leaders drive conditions)",
                ("enabler", Some(2), Some("Leaders drive conditions")),
            ),
        ] {
            check(&format!("{boats}{tail}"), boats, expected);
        }
        check(
            "The repair of boats (Outcome 3).",
            "The repair of boats",
            ("outcome", Some(3), None),
        );
    }

    #[test]
    fn brackets_of_other_sense_stay() {
        for text in [
            "The register of boats (LADO).",
            "The quality of plans (and their outcomes for children).",
            "Work on the national framework.",
            "The outcome of visits.",
        ] {
            assert_eq!(split(text), (text.to_owned(), None));
        }
    }

    #[test]
    fn a_reference_reads_as_a_person_would_write_it() {
        let (_, reference) = split("Boats (outcome three, national framework).");
        assert_eq!(reference.unwrap().label(), "Outcome 3, national framework");
    }
}
