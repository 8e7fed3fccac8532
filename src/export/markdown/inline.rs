//! Running text: words in which nothing is a mark, and marks round them.

use crate::{
    content::{Cite, Inline, Mark, Spoken, Tone, Voice, spoken},
    export::text::{clean, is_harmless},
};

/// Where running text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// A paragraph, which may have several lines.
    Paragraph,
    /// A cell of a table, which is one line.
    Cell,
}

/// Returns words in which nothing is a mark.
pub(super) fn escaped(text: &str, begins_line: bool) -> String {
    let mut out = String::new();
    push_escaped(&mut out, text, begins_line);
    out
}

fn push_escaped(out: &mut String, text: &str, begins_line: bool) {
    // Digits with a full stop or a bracket behind them begin a list.
    let mut can_begin = begins_line;
    let mut is_number = false;
    let mut rest = clean(text).peekable();
    while let Some(c) = rest.next() {
        let ends_word = rest.peek().is_none_or(|next| *next == ' ');
        let is_mark = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&'
        );
        let begins = can_begin && matches!(c, '#' | '+' | '-' | '=' | ':');
        let ends_number = is_number && ends_word && matches!(c, '.' | ')');
        if is_mark || begins || ends_number {
            out.push('\\');
        }
        is_number = c.is_ascii_digit() && (can_begin || is_number);
        can_begin &= c == ' ';
        // A line does not begin with spaces: they would make it code.
        if !(c == ' ' && begins_line && can_begin) {
            out.push(c);
        }
    }
}

/// Words in one voice.
struct Stretch<'a> {
    words: String,
    voice: Voice,
    address: Option<&'a str>,
    mark: Mark,
}

/// Returns running text behind a label, which may be empty.
pub(super) fn inlines(label: &str, text: &[Inline], within: Within) -> String {
    let lines = lines(text);
    let mut out = escaped(label, true);
    for (idx, line) in lines.iter().enumerate() {
        if idx > 0 {
            out.push_str(match within {
                Within::Paragraph => "\\\n",
                Within::Cell => "<br>",
            });
        }
        push_line(&mut out, line, idx > 0 || label.is_empty());
    }
    match within {
        Within::Paragraph => out,
        // In a table a bar ends the cell whatever stands before it.
        Within::Cell => out.replace("\\|", "&#124;"),
    }
}

/// Returns the stretches of each line, without empty lines at either end.
fn lines(text: &[Inline]) -> Vec<Vec<Stretch<'_>>> {
    let mut lines: Vec<Vec<Stretch<'_>>> = vec![Vec::new()];
    let mut mark = Mark::Kept;
    for piece in spoken(text) {
        let (words, voice, address) = match piece {
            Spoken::Text(text, voice) => (text.to_owned(), voice, None),
            Spoken::Link {
                text,
                address,
                voice,
            } => (
                text.to_owned(),
                voice,
                Some(address).filter(|address| is_harmless(address)),
            ),
            Spoken::Cites { cites, in_brackets } => {
                (labels(&cites, in_brackets), Voice::default(), None)
            }
            Spoken::Status(tone, text) => {
                (format!("{} {text}", sign(tone)), Voice::default(), None)
            }
            Spoken::Break => {
                lines.push(Vec::new());
                continue;
            }
            Spoken::Mark(next) => {
                mark = next;
                continue;
            }
        };
        let Some(line) = lines.last_mut() else { break };
        // What is quiet on a page is plain here.
        let voice = Voice {
            muted: false,
            ..voice
        };
        match line.last_mut() {
            Some(last)
                if last.voice == voice
                    && last.mark == mark
                    && last.address.is_none()
                    && address.is_none() =>
            {
                last.words.push_str(&words);
            }
            _ if words.is_empty() => {}
            _ => line.push(Stretch {
                words,
                voice,
                address,
                mark,
            }),
        }
    }
    while lines.first().is_some_and(Vec::is_empty) {
        lines.remove(0);
    }
    while lines.last().is_some_and(Vec::is_empty) {
        lines.pop();
    }
    lines
}

fn push_line(out: &mut String, line: &[Stretch<'_>], begins_line: bool) {
    let mut mark = Mark::Kept;
    for (idx, stretch) in line.iter().enumerate() {
        if stretch.mark != mark {
            out.push_str(mark_tags(mark).1);
            out.push_str(mark_tags(stretch.mark).0);
            mark = stretch.mark;
        }
        let last = idx.checked_sub(1).and_then(|idx| line.get(idx));
        let last = last.and_then(|last| last.words.chars().last());
        let next = line.get(idx + 1);
        let next = next.and_then(|next| next.words.chars().next());
        push_stretch(out, stretch, (last, next), begins_line && idx == 0);
    }
    out.push_str(mark_tags(mark).1);
}

/// Returns the tags round words that came in or went out: Markdown has no marks for these.
fn mark_tags(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Kept => ("", ""),
        Mark::Inserted => ("<ins>", "</ins>"),
        Mark::Deleted => ("<del>", "</del>"),
    }
}

fn push_stretch(
    out: &mut String,
    stretch: &Stretch<'_>,
    (last, next): (Option<char>, Option<char>),
    begins_line: bool,
) {
    let words = &stretch.words;
    let core = words.trim();
    let start = words.len() - words.trim_start().len();
    let (before, rest) = words.split_at_checked(start).unwrap_or(("", words));
    let (_, after) = rest.split_at_checked(core.len()).unwrap_or((rest, ""));
    let last = before.chars().last().or(last);
    let next = after.chars().next().or(next);
    push_escaped(out, before, begins_line);
    let marks = marks(core, stretch.voice, last, next);
    for (open, _) in &marks {
        out.push_str(open);
    }
    let begins_line = begins_line && marks.is_empty();
    match stretch.address {
        Some(address) if !core.is_empty() => {
            out.push('[');
            push_escaped(out, core, false);
            out.push_str("](<");
            push_address(out, address);
            out.push_str(">)");
        }
        _ => push_escaped(out, core, begins_line),
    }
    for (_, close) in marks.iter().rev() {
        out.push_str(close);
    }
    push_escaped(out, after, false);
}

/// Returns the marks round words: stars and underscores where they can be understood as marks,
/// tags where they could not.
fn marks(
    words: &str,
    voice: Voice,
    last: Option<char>,
    next: Option<char>,
) -> Vec<(&'static str, &'static str)> {
    let (Some(first), Some(end)) = (words.chars().next(), words.chars().last()) else {
        return Vec::new();
    };
    let is_free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_punctuation(c));
    let stands_free = is_free(last) && is_free(next);
    let is_clear = stands_free || (first.is_alphanumeric() && end.is_alphanumeric());
    let mut marks = Vec::new();
    if voice.bold {
        marks.push(if is_clear {
            ("**", "**")
        } else {
            ("<strong>", "</strong>")
        });
    }
    if voice.italic {
        marks.push(if stands_free {
            ("_", "_")
        } else {
            ("<em>", "</em>")
        });
    }
    marks
}

/// Whether a character is neither part of a word nor space.
fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

fn push_address(out: &mut String, address: &str) {
    for c in clean(address) {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            ' ' => out.push_str("%20"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            '&' => out.push_str("\\&"),
            c => out.push(c),
        }
    }
}

fn labels(cites: &[Cite<'_>], in_brackets: bool) -> String {
    let labels: Vec<&str> = cites.iter().map(|cite| cite.label).collect();
    let labels = labels.join(", ");
    if in_brackets {
        format!("({labels})")
    } else {
        labels
    }
}

/// Returns the character that stands for a status.
fn sign(tone: Tone) -> char {
    match tone {
        Tone::Good | Tone::Similar => '●',
        Tone::Partly => '◐',
        Tone::Attention | Tone::Better => '▲',
        Tone::Neutral => '○',
        Tone::Worse => '▼',
        Tone::Rising => '↑',
        Tone::Falling => '↓',
        Tone::Level => '→',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, voice: &str) -> Inline {
        Inline::Text {
            text: text.to_owned(),
            voice: Voice {
                bold: voice.contains('b'),
                italic: voice.contains('i'),
                muted: voice.contains('m'),
            },
        }
    }

    #[test]
    fn no_word_becomes_a_mark() {
        let check = |text, expected| assert_eq!(escaped(text, true), expected);
        check("# 1", "\\# 1");
        check("12. May", "12\\. May");
        check("12.", "12\\.");
        check("1.0, final", "1.0, final");
        check("1) - a - b", "1\\) - a - b");
        check("  - a", "\\- a");
        check("*a* [b] <c> &amp; |", "\\*a\\* \\[b\\] \\<c\\> \\&amp; \\|");
        check("in 2026. Yes", "in 2026. Yes");
    }

    #[test]
    fn marks_are_such_that_they_are_understood() {
        let check = |text: &[Inline], expected| {
            assert_eq!(inlines("", text, Within::Paragraph), expected);
        };
        check(
            &[said("Teams. ", "b"), said("They ", ""), said("stay", "i")],
            "**Teams.** They _stay_",
        );
        check(
            &[said("x", ""), said("(y)", "b"), said("z", "")],
            "x<strong>(y)</strong>z",
        );
        check(&[said("un", ""), said("do", "i")], "un<em>do</em>");
        check(&[said("quiet", "m"), said(" too", "")], "quiet too");
        check(
            &[
                Inline::Break,
                said("a", ""),
                Inline::Break,
                said("1. b", ""),
                Inline::Break,
            ],
            "a\\\n1\\. b",
        );
        assert_eq!(
            inlines(
                "",
                &[said("a|b", ""), Inline::Break, said("- c", "")],
                Within::Cell
            ),
            "a&#124;b<br>\\- c"
        );
    }
}
