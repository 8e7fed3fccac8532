//! Headings, paragraphs, lists and quotations.

use super::inline::{self, Within, escaped};
use super::table;
use crate::{
    content::{Block, Body, Chart, ChartForm, Heading, List, figures_of},
    model::Place,
};

/// Keeps two lists apart that follow each other.
pub(super) const BETWEEN_LISTS: &str = "<!-- -->";

/// Writes a heading at a level.
pub(super) fn heading(heading: &Heading, level: u8) -> String {
    let marks = "#".repeat(usize::from(level.min(6)));
    format!("{marks} {}", heading_words(heading))
}

fn heading_words(heading: &Heading) -> String {
    let words = match &heading.number {
        Some(number) => escaped(&format!("{number} {}", heading.text), false),
        None => escaped(&heading.text, false),
    };
    // Number signs at the end would be taken for the end of the heading.
    words.trim().replace('#', "\\#")
}

/// Writes blocks, with empty lines between.
fn blocks(blocks: &[Block]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (idx, block) in blocks.iter().enumerate() {
        let last = idx.checked_sub(1).and_then(|idx| blocks.get(idx));
        let is_after_list = last.is_some_and(|last| matches!(last.body, Body::List(_)));
        if is_after_list && matches!(block.body, Body::List(_)) {
            parts.push(BETWEEN_LISTS.to_owned());
        }
        parts.push(self::block(block));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// Writes a block.
pub(super) fn block(block: &Block) -> String {
    match &block.body {
        // Within something else a heading is a label.
        Body::Heading(heading) => format!("**{}**", heading_words(heading)),
        Body::Paragraph { number, text } => {
            let label = number.as_ref().map(|number| format!("{number} "));
            inline::inlines(&label.unwrap_or_default(), text, Within::Paragraph)
        }
        Body::List(list) => self::list(list),
        Body::Quote(quoted) => prefixed(&blocks(quoted), "> ", "> "),
        Body::Table(table) => table::table(table),
        Body::Chart(chart) => self::chart(chart, &block.origin),
    }
}

/// A chart is what it says in words, and its figures.
fn chart(chart: &Chart, origin: &Place) -> String {
    let mut parts = vec![table::captioned(&chart.title, &chart.note)];
    if chart.form == ChartForm::Spark {
        parts.clear();
    }
    parts.push(escaped(chart.alt.trim(), true));
    if chart.form == ChartForm::Full && !chart.has_table {
        parts.push(block(&figures_of(chart, origin)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn list(list: &List) -> String {
    let is_tight = list.items.iter().all(|item| is_tight(item));
    let items: Vec<String> = (list.start.unwrap_or_default()..)
        .zip(&list.items)
        .map(|(number, item)| {
            let mark = match list.start {
                Some(_) => format!("{number}. "),
                None => "- ".to_owned(),
            };
            let words = if is_tight {
                let parts: Vec<String> = item.iter().map(block).collect();
                parts.join("\n")
            } else {
                blocks(item)
            };
            prefixed(&words, &mark, &" ".repeat(mark.len()))
        })
        .collect();
    items.join(if is_tight { "\n" } else { "\n\n" })
}

/// Whether an item is a paragraph with at most one list, which is understood as such without an
/// empty line between.
fn is_tight(item: &[Block]) -> bool {
    let (first, rest) = match item {
        [] => return true,
        [first] => (first, None),
        [first, rest] => (first, Some(rest)),
        _ => return false,
    };
    let is_paragraph = matches!(first.body, Body::Paragraph { .. });
    let is_plain_list = match rest.map(|rest| &rest.body) {
        None => true,
        Some(Body::List(list)) => {
            let begins = list.items.first().is_some_and(|item| !item.is_empty());
            begins && matches!(list.start, None | Some(1))
        }
        Some(
            Body::Heading(_)
            | Body::Paragraph { .. }
            | Body::Quote(_)
            | Body::Table(_)
            | Body::Chart(_),
        ) => false,
    };
    is_paragraph && is_plain_list
}

/// Puts something before the first line and something before the others.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .enumerate()
        .map(|(idx, line)| {
            let before = if idx == 0 { first } else { others };
            format!("{before}{line}").trim_end().to_owned()
        })
        .collect();
    lines.join("\n")
}
