//! What rows are called, in plain words on one line.
//!
//! A title is read where nothing can be pressed or set in bold: in a message, on a card, in the
//! outline of a PDF. So marks and citations leave no trace in it.

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::{
    Record, Value, can_follow, citations,
    closed::with_closed_links,
    encoded,
    lines::{LineMark, line_mark},
    marks::{as_written, guarded},
};

/// What may stand before a citation inside brackets and goes with it.
const LEADS: [&str; 7] = ["", "see", "see also", "source", "sources", "evidence", "cf"];

/// Returns what a row is called; nothing if its author has not named it yet.
pub fn row_title(row: &dyn Record) -> String {
    match row.get(row.register().title_column()) {
        Value::Prose(prose) => plain_words(prose.as_str()),
        Value::Text(text) => on_one_line(&text),
        Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => String::new(),
    }
}

/// Returns the words of prose without marks and citations, on one line.
pub fn plain_words(prose: &str) -> String {
    let mut lines = String::with_capacity(prose.len());
    for line in prose.lines() {
        lines.push_str(without_marks(line));
        lines.push(' ');
    }
    let lines = without_citations(&lines);
    let mut words = String::with_capacity(lines.len());
    let mut addresses = Vec::new();
    for event in Parser::new(&guarded(&with_closed_links(&lines))) {
        add_event(event, &mut words, &mut addresses);
    }
    on_one_line(&words)
}

/// Takes off the marks at the head of a line.
fn without_marks(mut line: &str) -> &str {
    loop {
        let (mark_len, mark) = line_mark(line);
        let after = line.get(mark_len..).unwrap_or_default();
        match mark {
            LineMark::Quote if !after.is_empty() => line = after,
            LineMark::Quote | LineMark::Bullet { .. } | LineMark::Number { .. } => {
                return after.trim_start();
            }
            LineMark::Text => return line.trim_start(),
        }
    }
}

/// Cuts a text at a word, if it is longer than so many characters.
pub fn shortened(text: &str, max_chars: usize) -> String {
    if text.chars().count() <= max_chars {
        return text.to_owned();
    }
    let cut: String = text.chars().take(max_chars).collect();
    let whole_words = cut.rsplit_once(char::is_whitespace).map(|(words, _)| words);
    let kept = whole_words
        .unwrap_or(&cut)
        .trim_end_matches([',', ';', ':', '.', '–', '…', ' ']);
    format!("{kept}…")
}

/// Begins a text with a capital letter.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// Whether words inside brackets only lead to the citation behind them: "see", "source:".
pub fn is_lead(words: &str) -> bool {
    let words = words.trim().trim_end_matches([':', '.']).to_lowercase();
    LEADS.contains(&words.as_str())
}

/// Whether words between two citations only join them: a comma, "and".
pub fn is_between(words: &str) -> bool {
    matches!(
        words.trim(),
        "" | "," | ";" | "and" | "&" | ", and" | ")(" | ") ("
    )
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "events of extensions that are switched off do not occur"
)]
fn add_event(event: Event<'_>, words: &mut String, addresses: &mut Vec<(String, usize)>) {
    match event {
        Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
            words.push_str(&as_written(&text));
        }
        Event::Start(Tag::Link {
            link_type: LinkType::Email,
            dest_url,
            ..
        }) => addresses.push((format!("mailto:{dest_url}"), words.len())),
        Event::Start(Tag::Link { dest_url, .. }) => {
            addresses.push((as_written(&dest_url).into_owned(), words.len()));
        }
        // A picture within a link belongs to that link.
        Event::Start(Tag::Image { dest_url, .. }) => {
            let outer = addresses.last().map(|(outer, _)| outer.clone());
            addresses.push((outer.unwrap_or(dest_url.into_string()), words.len()));
        }
        Event::End(TagEnd::Link | TagEnd::Image) => {
            let (own, start) = addresses.pop().unwrap_or_default();
            let is_outer = addresses.last().is_some_and(|(outer, _)| *outer == own);
            if words.get(start..).is_none_or(|said| said.trim().is_empty()) {
                // A link without words is shown by where it leads.
                words.push_str(own.strip_prefix("mailto:").unwrap_or(&own));
            } else if !own.is_empty() && !can_follow(&encoded(&own)) && !is_outer {
                words.extend([" (", &own, ")"]);
            }
        }
        Event::Start(Tag::Strong | Tag::Emphasis)
        | Event::End(TagEnd::Strong | TagEnd::Emphasis) => {}
        Event::SoftBreak | Event::HardBreak | Event::Start(_) | Event::End(_) => words.push(' '),
        _ => {}
    }
}

/// Takes citations out, with the brackets and the "see" that stand round nothing else.
fn without_citations(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = 0;
    for citation in citations(text) {
        let words = text.get(rest..citation.range.start).unwrap_or_default();
        if rest == 0 {
            kept.push_str(words);
        } else if citation.period.is_some() || !is_between(words) {
            close_gap(&mut kept, words);
        }
        rest = citation.range.end;
        if citation.period.is_some() {
            // A title cannot say the figure of another row, and without one it would read wrongly.
            kept.push('…');
        }
    }
    if rest == 0 {
        return text.to_owned();
    }
    close_gap(&mut kept, text.get(rest..).unwrap_or_default());
    kept
}

fn close_gap(kept: &mut String, mut behind: &str) {
    if let Some(after) = behind.trim_start().strip_prefix(')')
        && let Some((head, lead)) = kept.rsplit_once('(')
        && is_lead(lead)
    {
        kept.truncate(head.trim_end().len());
        behind = after;
    }
    let is_tight =
        |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')' | '!' | '?');
    if behind.chars().next().is_none_or(is_tight) {
        kept.truncate(kept.trim_end_matches(' ').len());
    }
    kept.push_str(behind);
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Finding, Prose, RowId};

    #[track_caller]
    fn check(prose: &str, plain: &str) {
        assert_eq!(plain_words(prose), plain);
    }

    #[test]
    fn marks_leave_no_trace() {
        check(
            "**Children's**\n- *homes* are\n- found late",
            "Children's homes are found late",
        );
        check(
            "> 1. One\n\n[two](https://example.org/) 3 * 4",
            "One two 3 * 4",
        );
        check("[Note]: kept, [page](#here)", "[Note]: kept, page (#here)");
        check(
            "-\n* star\n\\\\server\\x 2*3*4",
            "- * star \\\\server\\x 2*3*4",
        );
        check(
            "<a@example.org> [![plan](plan.png)](#here)",
            "a@example.org plan (#here)",
        );
    }

    #[test]
    fn citations_leave_no_trace() {
        check("Moves fell [@e-one].", "Moves fell.");
        check(
            "**Fell**[@e-one] ([@e-one], [@e-two]), and (see [@e-one]) so on",
            "Fell, and so on",
        );
        check("[@e-one] and [@e-two] show it", "show it");
        check("- [@e-one]\n- kept", "kept");
        check("Not [@Bad]", "Not [@Bad]");
    }

    #[test]
    fn a_row_is_called_what_its_author_wrote() {
        let mut row = Finding::new(RowId::new("f-one").unwrap());
        assert_eq!(row_title(&row), "");
        row.said = Prose::new("**First homes** are found\nlate [@e-panel]");
        assert_eq!(row_title(&row), "First homes are found late");
    }

    #[test]
    fn long_texts_are_cut_at_a_word() {
        assert_eq!(shortened("One two, three", 9), "One two…");
        assert_eq!(shortened("Twenty joint audits", 19), "Twenty joint audits");
        assert_eq!(shortened("Twenty", 4), "Twen…");
    }

    #[test]
    fn the_first_letter_is_a_capital() {
        assert_eq!(capitalized("évaluation of One"), "Évaluation of One");
        assert_eq!(capitalized(""), "");
    }
}
