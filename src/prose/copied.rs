//! What is selected, as other programs get it and as it is written.
//!
//! Other programs get what the eye sees: words without marks, bullets, numbers, the labels of
//! what is cited. Those that take looks get HTML, written from the same lines.

use super::{
    buffer::Buffer,
    copied_html::{html, push_sign},
    parse::Block,
    rich::{Rich, RichLine, Spot},
};

/// What was copied.
#[derive(Debug, PartialEq, Eq)]
pub struct CopiedText {
    /// For other programs.
    pub clean: String,
    /// For other programs that take looks: HTML.
    pub html: String,
    /// As it is written here, with whole marks wherever the selection began and ended.
    pub source: String,
}

/// Returns what is selected; none where nothing is. `label` says what a citation of a row shows.
pub fn copied(passage: &Buffer, label: &dyn Fn(&str) -> Option<String>) -> Option<CopiedText> {
    let (window, _) = passage.window();
    let (rich, from, to) = window.read();
    if from >= to {
        return None;
    }
    let rich = Rich {
        lines: selected(rich, from, to),
    };
    let start = Spot { line: 0, sign: 0 };
    Some(CopiedText {
        clean: clean(&rich.lines, label),
        html: html(&rich.lines, label),
        source: Buffer::write(&rich, start, start).text,
    })
}

/// Cuts lines to what is selected. Words from within a line are no item of a list.
fn selected(rich: Rich, from: Spot, to: Spot) -> Vec<RichLine> {
    let n_lines = to.line + 1 - from.line;
    let mut lines: Vec<RichLine> = rich
        .lines
        .into_iter()
        .skip(from.line)
        .take(n_lines)
        .collect();
    if let Some(last) = lines.last_mut()
        && to.sign < last.signs.len()
    {
        last.touch();
        last.signs.truncate(to.sign);
    }
    if n_lines > 1 && lines.last().is_some_and(|last| last.signs.is_empty()) {
        lines.pop();
    }
    if let Some(first) = lines.first_mut() {
        first.before.clear();
        if from.sign > 0 {
            first.touch();
            first.signs.drain(..from.sign.min(first.signs.len()));
        }
        if from.sign > 0 || n_lines == 1 {
            first.block = Block::Paragraph;
            first.mark.clear();
        }
    }
    lines
}

fn clean(lines: &[RichLine], label: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    for (nth, line) in lines.iter().enumerate() {
        if nth > 0 {
            let is_apart = line.before.matches('\n').count() > 1;
            text.push_str(if is_apart { "\n\n" } else { "\n" });
        }
        match line.block {
            Block::Bullet { level } => {
                text.push_str(&"    ".repeat(usize::from(level)));
                text.push_str("• ");
            }
            Block::Number { level, number } => {
                text.push_str(&"    ".repeat(usize::from(level)));
                text.extend([number.to_string().as_str(), ". "]);
            }
            Block::Paragraph | Block::Gap | Block::QuoteGap | Block::Quote => {}
        }
        for sign in &line.signs {
            push_sign(&mut text, sign, label);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::buffer::tests::passage;

    #[track_caller]
    fn check(marked: &str, clean: &str, source: &str) {
        let label = |row: &str| (row == "e-a").then(|| "E1".to_owned());
        let copied = copied(&passage(marked), &label).unwrap();
        assert_eq!(
            (copied.clean.as_str(), copied.source.as_str()),
            (clean, source)
        );
    }

    #[test]
    fn other_programs_get_words_without_marks() {
        check(
            "^**Bold**, *so* and <u>|",
            "Bold, so and <u>",
            "**Bold**, *so* and <u>",
        );
        check("^2\\*3\\*4|", "2*3*4", "2\\*3\\*4");
        check(
            "^See [@e-a] ([@e-a]).|",
            "See (E1) (E1).",
            "See [@e-a] ([@e-a]).",
        );
        check(
            "^One.\n\nTwo [a link](https://a.uk).|",
            "One.\n\nTwo a link.",
            "One.\n\nTwo [a link](https://a.uk).",
        );
    }

    #[test]
    fn lists_keep_their_bullets_and_numbers() {
        check(
            "^Before:\n\n- one\n  - in\n- **two**\n\n1. a\n2. b|",
            "Before:\n\n• one\n    • in\n• two\n\n1. a\n2. b",
            "Before:\n\n- one\n  - in\n- **two**\n\n1. a\n2. b",
        );
    }

    #[test]
    fn a_selection_that_begins_and_ends_within_marks_has_whole_marks() {
        check("**Bo^ld** and *it|alic*", "ld and it", "**ld** and *it*");
        check("- the wo^rd|s", "rd", "rd");
        check("- ^all of it|", "all of it", "all of it");
        check("- one ^two\n- three|", "two\n• three", "two\n- three");
    }

    #[test]
    fn programs_that_take_looks_get_html() {
        for (marked, expected) in [
            ("^**Bold** & *so*|", "<p><b>Bold</b> &amp; <i>so</i></p>"),
            (
                "^One\n\n- a\n  - b\n- c\n\n3. d\n4. e\n\n> said|",
                "<p>One</p><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol start=\"3\"><li>d</li><li>e</li></ol><blockquote>said</blockquote>",
            ),
            (
                "^See [a link](https://a.uk) [@e-a]|",
                "<p>See <a href=\"https://a.uk\">a link</a> (E1)</p>",
            ),
        ] {
            let label = |row: &str| (row == "e-a").then(|| "E1".to_owned());
            let copied = copied(&passage(marked), &label).unwrap();
            assert_eq!(copied.html, expected);
        }
    }

    #[test]
    fn nothing_is_copied_where_nothing_is_selected() {
        let none = |_: &str| None;
        assert_eq!(copied(&Buffer::at("one", 2), &none), None);
    }
}
