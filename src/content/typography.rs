//! Typographic signs for what a keyboard gives: quotation marks, dashes, no-break spaces.

/// Words that stay on the line of the figure before them.
const UNITS: [&str; 31] = [
    "%", "per", "percent", "pp", "pence", "k", "m", "bn", "thousand", "million", "billion",
    "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
    "year", "years", "mile", "miles", "km", "kg", "am", "pm", "a.m", "p.m",
];

const NO_BREAK_SPACE: char = '\u{a0}';

/// Sets signs in the running text of one paragraph, which may come in several pieces.
#[derive(Debug, Default)]
pub(super) struct Typographer {
    previous: Option<char>,
    /// What was set since the last space.
    word: String,
    /// What stands behind the piece.
    behind: Option<char>,
    /// Whether a double quotation mark is open.
    is_quoting: bool,
}

impl Typographer {
    /// Sets the signs in the next piece, which stands before a sign of another.
    pub(super) fn set_before(&mut self, text: &str, behind: Option<char>) -> String {
        self.behind = behind;
        let set = self.set(text);
        self.behind = None;
        set
    }

    /// Sets the signs in the next piece.
    pub(super) fn set(&mut self, text: &str) -> String {
        let n_longer = { text.bytes() }.filter(|b| matches!(b, b'"' | b'\'' | b'-'));
        let mut set = String::with_capacity(text.len() + 2 * n_longer.count());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let n_as_is = self.as_is(rest);
            if n_as_is > 0 {
                let (as_is, behind) = rest.split_at(n_as_is);
                set.push_str(as_is);
                self.word.push_str(as_is);
                self.previous = as_is.chars().next_back();
                rest = behind;
                continue;
            }
            if c == ' ' && matches!(self.previous, Some(' ' | NO_BREAK_SPACE)) {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let (sign, n_read) = self.sign(c, rest);
            set.push(sign);
            match sign {
                '“' => self.is_quoting = true,
                '”' => self.is_quoting = false,
                _ => {}
            }
            self.previous = Some(sign);
            if sign.is_whitespace() {
                self.word.clear();
            } else {
                self.word.push(sign);
            }
            rest = rest.get(n_read..).unwrap_or_default();
        }
        set
    }

    /// Returns how many bytes stand as they are: an address, in which nothing is changed, or it
    /// would lead nowhere, or letters and signs that are never set otherwise.
    fn as_is(&self, rest: &str) -> usize {
        if self.word.is_empty()
            && let Some(len) = address_len(rest)
        {
            return len;
        }
        let is_as_is = |b: &u8| b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'.' | b'-');
        rest.bytes().take_while(|b| is_as_is(b)).count()
    }

    /// Takes note of something other than text: a citation, the end of a line.
    pub(super) fn pass(&mut self, last: char) {
        self.previous = Some(last);
        self.word.clear();
    }

    /// Returns what is set for a sign and those behind it, and how many bytes that stands for.
    fn sign(&self, c: char, rest: &str) -> (char, usize) {
        let mut ahead = rest.chars().skip(1);
        let next = ahead.next().or(self.behind);
        match c {
            '"' if self.opens() || !self.is_quoting && self.opens_within(next) => ('“', 1),
            '"' => ('”', 1),
            '\'' if (self.opens() || self.opens_within(next)) && quotes(rest, next) => ('‘', 1),
            '\'' => ('’', 1),
            '.' if rest.starts_with("...") => ('…', 3),
            '-' if self.after_space() && next.is_none_or(char::is_whitespace) => ('–', 1),
            '-' if self.after_space()
                && next == Some('-')
                && ahead.next().is_none_or(char::is_whitespace) =>
            {
                ('–', 2)
            }
            '-' if is_amount(&self.word) && amount_follows(rest) => ('–', 1),
            '-' if matches!(self.previous, None | Some('(')) && amount_follows(rest) => ('−', 1),
            ' ' if self.previous.is_some_and(|c| c.is_ascii_digit()) && unit_follows(rest) => {
                (NO_BREAK_SPACE, 1)
            }
            other => (other, other.len_utf8()),
        }
    }

    fn after_space(&self) -> bool {
        self.previous.is_some_and(char::is_whitespace)
    }

    /// Whether a quotation mark behind a hyphen begins the second part of a word: pre-“reform”.
    fn opens_within(&self, next: Option<char>) -> bool {
        let is_hyphen = matches!(self.previous, Some('-' | '\u{2010}' | '\u{2011}'));
        is_hyphen && next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '£' | '[' | '('))
    }

    fn opens(&self) -> bool {
        self.previous.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '{' | '“' | '‘' | '–' | '—' | '/' | '=')
        })
    }
}

/// Words that begin with an apostrophe, which is no quotation mark.
const SHORTENED: [&str; 8] = ["tis", "twas", "twere", "em", "til", "n", "cause", "bout"];

/// Whether a single quotation mark that could open does so: before anything that can be said, and
/// not before what it shortens (’90s, ’em).
fn quotes(rest: &str, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    let behind = rest.get(1..).unwrap_or_default();
    let word = until(behind, |c| !c.is_alphanumeric());
    if next.is_ascii_digit() {
        let n_figures = word.chars().take_while(char::is_ascii_digit).count();
        let ending = word.get(n_figures..).unwrap_or_default();
        return n_figures != 2 || !matches!(ending, "" | "s");
    }
    if next.is_alphabetic() {
        return !SHORTENED.contains(&word.to_lowercase().as_str());
    }
    match next {
        '.' => behind.starts_with(".."),
        ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '\'' | '’' | '”' => false,
        next => !next.is_whitespace(),
    }
}

/// Returns how many bytes the address has that begins a text, if one does.
fn address_len(rest: &str) -> Option<usize> {
    let word = until(rest, char::is_whitespace);
    let has_at = || word.contains('@') && word.contains('.');
    let is_address = word.contains("://") || word.contains("www.") || has_at();
    is_address.then_some(word.len())
}

/// Returns a text up to the first character that is not wanted.
fn until(text: &str, is_end: impl Fn(char) -> bool) -> &str {
    let end = text.find(is_end).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Whether a word is a figure that a range can begin with, not a part of a date or a code.
fn is_amount(word: &str) -> bool {
    let figure = word.trim_start_matches(['(', '[', '“', '‘', '£']);
    let is_code = figure.starts_with('0') && !figure.starts_with("0.") && figure != "0";
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '%');
    !is_code && figure.starts_with(|c: char| c.is_ascii_digit()) && figure.chars().all(is_figure)
}

/// Whether a figure that ends a range stands behind a hyphen, and nothing else in the word.
fn amount_follows(rest: &str) -> bool {
    let word = until(rest.get(1..).unwrap_or_default(), char::is_whitespace);
    let figure = word.trim_end_matches(['.', ',', ';', ':', '?', '!', ')', ']', '"', '\'', '’']);
    let figure = figure.trim_start_matches('£');
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '%');
    figure.starts_with(|c: char| c.is_ascii_digit()) && figure.chars().all(is_figure)
}

fn unit_follows(rest: &str) -> bool {
    let word = until(rest.get(1..).unwrap_or_default(), char::is_whitespace);
    let word = word.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '%');
    UNITS.contains(&word)
}

/// Sets the signs in a whole text.
pub(super) fn typographic(text: &str) -> String {
    Typographer::default().set(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, set: &str) {
        assert_eq!(typographic(typed), set);
    }

    #[test]
    fn quotation_marks_and_apostrophes_are_curled() {
        check("\"It's theirs,\" she said", "“It’s theirs,” she said");
        check("('own' words)", "(‘own’ words)");
        check("the '90s, carers'", "the ’90s, carers’");
        check("form=\"short\"", "form=“short”");
    }

    #[test]
    fn a_single_quotation_mark_opens_before_whatever_is_said() {
        check(
            "'\"No,\" she said to me,' he told us",
            "‘“No,” she said to me,’ he told us",
        );
        check("\"'No,' she said\"", "“‘No,’ she said”");
        for said in ["£5", "[Name] left", "(quietly) yes", "–", "5 of us", "100%"] {
            check(&format!("'{said}.'"), &format!("‘{said}.’"));
        }
        check("'...and then'", "‘…and then’");
        check("'…and then'", "‘…and then’");
        check(
            "in '24, 'em, rock 'n' roll, '",
            "in ’24, ’em, rock ’n’ roll, ’",
        );
        let mut typographer = Typographer::default();
        assert_eq!(typographer.set_before("'", Some('L')), "‘");
        assert_eq!(typographer.set("Listen"), "Listen");
        assert_eq!(typographer.set("' she said"), "’ she said");
    }

    #[test]
    fn a_quotation_mark_behind_a_hyphen_opens_the_second_part_of_a_word() {
        for (typed, set) in [
            ("a post-\"reform\" plan", "a post-“reform” plan"),
            ("a post-'reform' plan", "a post-‘reform’ plan"),
            ("the \"child\"-focused", "the “child”-focused"),
            ("the 'child'-focused", "the ‘child’-focused"),
            ("\"self-\" and others", "“self-” and others"),
            ("'self-' and others", "‘self-’ and others"),
            ("a \"pre-\"birth plan", "a “pre-”birth plan"),
            ("non-\"[Name]\"", "non-“[Name]”"),
            ("rock-'n'-roll, mid-'90s", "rock-’n’-roll, mid-’90s"),
            ("a so-\"1-to-1\" plan", "a so-“1-to-1” plan"),
        ] {
            check(typed, set);
        }
    }

    #[test]
    fn dashes_and_dots_are_set() {
        check("seen - and heard...", "seen – and heard…");
        check("One.  Two", "One. Two");
        check("2025 -- 26, well-being", "2025 – 26, well-being");
    }

    #[test]
    fn a_hyphen_between_two_figures_is_a_dash() {
        check("2025-26, aged 8-10.", "2025–26, aged 8–10.");
        check("(£1.5-£2.5)", "(£1.5–£2.5)");
        check("5%-10%", "5%–10%");
        // Dates, codes and numbers to ring are no ranges.
        for text in [
            "2026-05-14",
            "AB-12-34",
            "12-3b",
            "0300-1234",
            "2-year-olds",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn a_figure_below_nought_has_a_minus() {
        check("-4.5", "−4.5");
        check("(-1)", "(−1)");
        for text in ["-ish", "-4a", "e-4"] {
            check(text, text);
        }
    }

    #[test]
    fn nothing_in_an_address_is_changed() {
        for text in [
            "https://example.org/a'b/2025-26...",
            "www.example.org/1-2",
            "a'b-1-2@example.org",
        ] {
            check(text, text);
        }
        check(
            "'See https://example.org/1-2 for 1-2'",
            "‘See https://example.org/1-2 for 1–2’",
        );
    }

    #[test]
    fn a_unit_stays_with_its_figure() {
        check(
            "14 % of 20 weeks, 3 of 4",
            "14\u{a0}% of 20\u{a0}weeks, 3 of 4",
        );
        check("71 %.", "71\u{a0}%.");
        check("£2 m, 3 pp", "£2\u{a0}m, 3\u{a0}pp");
    }
}
