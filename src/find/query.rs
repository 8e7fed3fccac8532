//! What is looked for.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

/// The largest program that a pattern may become, in bytes: a few hundred alternatives.
const MAX_PROGRAM: usize = 1 << 20;

/// What is looked for, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words, or the pattern.
    pub words: String,
    /// Whether they are a regular expression.
    pub is_pattern: bool,
    /// Whether only whole words are found.
    pub is_whole: bool,
    /// Whether capitals and small letters are told apart.
    pub is_exact: bool,
}

/// Why nothing can be looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// Nothing was typed.
    #[error("there is nothing to look for")]
    Empty,
    /// The pattern cannot be read.
    #[error("the pattern cannot be read: {0}")]
    Pattern(String),
    /// The pattern would take too much to look for.
    #[error("the pattern is too large")]
    TooLarge,
}

/// A query that can be asked.
#[derive(Debug, Clone)]
pub struct Finder {
    regex: Regex,
    is_pattern: bool,
    is_whole: bool,
}

impl Finder {
    /// Reads a query. Words are found whichever apostrophe, hyphen or blank a text has there.
    pub fn new(query: &Query) -> Result<Self, QueryError> {
        if query.words.trim().is_empty() {
            return Err(QueryError::Empty);
        }
        let pattern = if query.is_pattern {
            query.words.clone()
        } else {
            pattern_of(&query.words)
        };
        let built = RegexBuilder::new(&pattern)
            .case_insensitive(!query.is_exact)
            .size_limit(MAX_PROGRAM)
            .build();
        match built {
            Ok(regex) => Ok(Self {
                regex,
                is_pattern: query.is_pattern,
                is_whole: query.is_whole,
            }),
            Err(regex::Error::CompiledTooBig(_)) => Err(QueryError::TooLarge),
            Err(error) => Err(QueryError::Pattern(reason(&error))),
        }
    }

    /// Returns where it is found in a line.
    pub(super) fn find(&self, line: &str) -> Vec<Range<usize>> {
        let found = self.regex.find_iter(line).map(|found| found.range());
        found
            .filter(|range| !range.is_empty() && (!self.is_whole || is_whole(line, range)))
            .collect()
    }

    /// Returns what stands in the place of a stretch that was found: the words as they are; for a
    /// pattern, `$1` is its first group.
    pub(super) fn replacement(&self, line: &str, range: &Range<usize>, with: &str) -> String {
        if !self.is_pattern {
            return with.to_owned();
        }
        let captures = self.regex.captures_at(line, range.start);
        let captures =
            captures.filter(|found| found.get(0).map(|all| all.range()) == Some(range.clone()));
        captures.map_or_else(
            || with.to_owned(),
            |captures| {
                let mut text = String::new();
                captures.expand(with, &mut text);
                text
            },
        )
    }
}

/// Returns the pattern that finds words as they are meant.
fn pattern_of(words: &str) -> String {
    let mut pattern = String::new();
    let mut is_blank = false;
    for c in words.chars() {
        if c.is_whitespace() {
            if !is_blank {
                pattern.push_str(r"\s+");
            }
        } else if matches!(c, '\'' | '’' | '‘') {
            pattern.push_str("['’‘]");
        } else if matches!(c, '"' | '“' | '”') {
            pattern.push_str("[\"“”]");
        } else if matches!(c, '-' | '‐' | '‑') {
            pattern.push_str("[-‐‑]");
        } else {
            pattern.push_str(&regex::escape(c.encode_utf8(&mut [0; 4])));
        }
        is_blank = c.is_whitespace();
    }
    pattern
}

fn is_whole(line: &str, range: &Range<usize>) -> bool {
    let before = line
        .get(..range.start)
        .and_then(|text| text.chars().next_back());
    let after = line.get(range.end..).and_then(|text| text.chars().next());
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !is_letter(before) && !is_letter(after)
}

/// Returns the last line of what the reader of patterns says: the lines before draw an arrow,
/// which needs letters of one width.
fn reason(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &Query, line: &str, expected: &[&str]) {
        let finder = Finder::new(query).unwrap();
        let found: Vec<&str> = finder
            .find(line)
            .into_iter()
            .map(|range| line.get(range).unwrap())
            .collect();
        assert_eq!(found, expected, "{query:?}");
    }

    fn query(words: &str) -> Query {
        Query {
            words: words.to_owned(),
            ..Query::default()
        }
    }

    #[test]
    fn words_are_found_whichever_signs_a_keyboard_wrote() {
        check(
            &query("children's re-referral  rate"),
            "Children’s re‑referral rate, CHILDREN'S RE-REFERRAL\u{a0}RATE",
            &[
                "Children’s re‑referral rate",
                "CHILDREN'S RE-REFERRAL\u{a0}RATE",
            ],
        );
        check(&query("a.b (c)"), "a.b (c) axb (c)", &["a.b (c)"]);
    }

    #[test]
    fn whole_words_and_capitals_are_told_apart_where_asked() {
        let whole = Query {
            is_whole: true,
            ..query("care")
        };
        check(&whole, "Care, carer, scare; foster-care", &["Care", "care"]);
        let exact = Query {
            is_exact: true,
            ..query("Care")
        };
        check(&exact, "Care, care, Carer", &["Care", "Care"]);
        let signs = Query {
            is_whole: true,
            ..query("R&D")
        };
        check(&signs, "R&D, R&Ds", &["R&D"]);
    }

    #[test]
    fn patterns_are_read_and_bad_ones_told() {
        let pattern = Query {
            is_pattern: true,
            ..query(r"(\d+) per cent|x*")
        };
        check(
            &pattern,
            "40 per cent, 5 per cent",
            &["40 per cent", "5 per cent"],
        );
        let finder = Finder::new(&pattern).unwrap();
        let line = "to 40 per cent";
        let range = finder.find(line).remove(0);
        assert_eq!(finder.replacement(line, &range, "$1%"), "40%");
        let plain = Finder::new(&query("40 per cent")).unwrap();
        assert_eq!(plain.replacement(line, &range, "$1"), "$1");

        let broken = Query {
            is_pattern: true,
            ..query("(a")
        };
        let told = Finder::new(&broken).unwrap_err().to_string();
        assert_eq!(told, "the pattern cannot be read: unclosed group");
        let large = Query {
            is_pattern: true,
            ..query(r"(\w{900}){900}")
        };
        assert_eq!(Finder::new(&large).unwrap_err(), QueryError::TooLarge);
        assert_eq!(Finder::new(&query(" ")).unwrap_err(), QueryError::Empty);
    }
}
