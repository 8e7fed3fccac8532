//! Typographic signs for what a keyboard gives: quotation marks, dashes, no-break spaces.

/// Words that stay on the line of the figure before them.
const UNITS: [&str; 18] = [
    "%", "per", "pence", "thousand", "million", "billion", "minutes", "hours", "days", "weeks",
    "months", "years", "miles", "km", "am", "pm", "a.m", "p.m",
];

const NO_BREAK_SPACE: char = '\u{a0}';

/// Sets signs in the running text of one paragraph, which may come in several pieces.
#[derive(Debug, Default)]
pub(super) struct Typographer {
    previous: Option<char>,
}

impl Typographer {
    /// Sets the signs in the next piece.
    pub(super) fn set(&mut self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut set = String::with_capacity(text.len());
        let mut idx = 0;
        while let Some(&c) = chars.get(idx) {
            let rest = chars.get(idx..).unwrap_or_default();
            if c == ' ' && matches!(self.previous, Some(' ' | NO_BREAK_SPACE)) {
                idx += 1;
                continue;
            }
            let (sign, n_read) = self.sign(c, rest);
            set.push(sign);
            self.previous = Some(sign);
            idx += n_read;
        }
        set
    }

    /// Takes note of something other than text: a citation, the end of a line.
    pub(super) fn pass(&mut self, last: char) {
        self.previous = Some(last);
    }

    fn sign(&self, c: char, rest: &[char]) -> (char, usize) {
        let next = rest.get(1).copied();
        match c {
            '"' if self.opens() => ('“', 1),
            '"' => ('”', 1),
            '\'' if self.opens() && next.is_some_and(char::is_alphabetic) => ('‘', 1),
            '\'' => ('’', 1),
            '.' if rest.starts_with(&['.', '.', '.']) => ('…', 3),
            '-' if self.after_space() && next.is_none_or(char::is_whitespace) => ('–', 1),
            '-' if self.after_space()
                && next == Some('-')
                && rest.get(2).is_none_or(|c| c.is_whitespace()) =>
            {
                ('–', 2)
            }
            ' ' if self.previous.is_some_and(|c| c.is_ascii_digit()) && unit_follows(rest) => {
                (NO_BREAK_SPACE, 1)
            }
            other => (other, 1),
        }
    }

    fn after_space(&self) -> bool {
        self.previous.is_some_and(char::is_whitespace)
    }

    fn opens(&self) -> bool {
        self.previous.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘' | '–' | '—' | '/')
        })
    }
}

fn unit_follows(rest: &[char]) -> bool {
    let word: String = rest
        .iter()
        .skip(1)
        .take_while(|c| !c.is_whitespace())
        .collect();
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
    }

    #[test]
    fn dashes_and_dots_are_set() {
        check("seen - and heard...", "seen – and heard…");
        check("One.  Two", "One. Two");
        check("2025 -- 26, well-being, 1-2", "2025 – 26, well-being, 1-2");
    }

    #[test]
    fn a_unit_stays_with_its_figure() {
        check(
            "14 % of 20 weeks, 3 of 4",
            "14\u{a0}% of 20\u{a0}weeks, 3 of 4",
        );
        check("71 %.", "71\u{a0}%.");
    }
}
