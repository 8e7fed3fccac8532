//! Every text of a paper with the place that it comes from.

use crate::content::{Block, Body, Chart, Inline, Paper, Series, SeriesRole, Table};
use crate::model::Place;

/// Sees every text of a paper: cover, headings, paragraphs, cells, captions and what charts say.
pub(super) fn each_text(paper: &Paper, see: &mut impl FnMut(&Place, &str)) {
    let cover = &paper.cover;
    for text in [&cover.title, &cover.subtitle] {
        see(&Place::Detail("title"), text);
    }
    for (_, text) in &cover.control {
        see(&Place::Draft, text);
    }
    for block in &paper.blocks {
        in_block(block, see);
    }
}

fn in_block(block: &Block, see: &mut impl FnMut(&Place, &str)) {
    match &block.body {
        Body::Heading(heading) => see(&block.origin, &heading.text),
        Body::Paragraph { text, .. } => see(&block.origin, &printed(text)),
        Body::List(list) => list
            .items
            .iter()
            .flatten()
            .for_each(|block| in_block(block, see)),
        Body::Quote(inner) => inner.iter().for_each(|block| in_block(block, see)),
        Body::Table(table) => {
            see(&block.origin, &table.caption);
            see(&block.origin, &table.caption_note);
            for cell in table.rows.iter().flat_map(|row| &row.cells).flatten() {
                in_block(cell, see);
            }
        }
        Body::Chart(chart) => in_chart(&block.origin, chart, see),
    }
}

fn in_chart(place: &Place, chart: &Chart, see: &mut impl FnMut(&Place, &str)) {
    see(place, &chart.title);
    see(place, &chart.note);
}

/// Returns the words of running text. What only cites is a break in them.
fn printed(text: &[Inline]) -> String {
    let mut printed = String::new();
    for inline in text {
        match inline {
            Inline::Text { text, .. } | Inline::Link { text, .. } | Inline::Status { text, .. } => {
                printed.push_str(text);
            }
            Inline::Cite { .. } => printed.push(' '),
            Inline::Mark(_) => {}
            Inline::Break => printed.push('\n'),
        }
    }
    printed
}

/// Sees every cell of a table of counts of people that holds so few that they could be known.
pub(super) fn each_small_cell(paper: &Paper, see: &mut impl FnMut(&Place, &str)) {
    for block in &paper.blocks {
        match &block.body {
            Body::Table(table) => small_cells(table, see),
            Body::Chart(chart) => small_values(&block.origin, chart, see),
            Body::Heading(_) | Body::Paragraph { .. } | Body::List(_) | Body::Quote(_) => {}
        }
    }
}

/// The figures of a chart are the authority’s own: those of others are of more than one place.
fn small_values(place: &Place, chart: &Chart, see: &mut impl FnMut(&Place, &str)) {
    let head = format!("{} {}", chart.title, chart.note);
    if chart.is_share || !counts_people(&head) {
        return;
    }
    let own = chart.series(SeriesRole::Own).into_iter();
    for (idx, number) in own.flat_map(Series::numbers) {
        if is_few(&number.text) {
            see(
                place,
                &format!("{}, {}: {}", chart.title, chart.period(idx), number.text),
            );
        }
    }
}

pub(super) fn is_few(text: &str) -> bool {
    matches!(text.trim(), "1" | "2" | "3" | "4" | "5")
}

fn small_cells(table: &Table, see: &mut impl FnMut(&Place, &str)) {
    for row in &table.rows {
        let mut cells = row.cells.iter().map(|cell| words_of(cell));
        let Some(head) = cells.next() else { continue };
        if !counts_people(&format!("{} {head}", table.caption)) {
            continue;
        }
        for cell in cells {
            if is_few(&cell) {
                see(&row.origin, &format!("{}: {}", head.trim(), cell.trim()));
            }
        }
    }
}

fn words_of(cell: &[Block]) -> String {
    let texts = cell.iter().map(|block| match &block.body {
        Body::Paragraph { text, .. } => printed(text),
        Body::Heading(_) | Body::List(_) | Body::Quote(_) | Body::Table(_) | Body::Chart(_) => {
            String::new()
        }
    });
    texts.collect::<Vec<_>>().join(" ")
}

/// Whether a row of figures counts people, and is no share, rate or time.
pub(super) fn counts_people(head: &str) -> bool {
    let small = head.to_lowercase();
    let people = [
        "children",
        "young people",
        "families",
        "care leavers",
        "babies",
        "pupils",
        "parents",
        "boys",
        "girls",
        "number of",
    ];
    let shares = [
        "per cent",
        "%",
        "percentage",
        "rate",
        "per 10,000",
        "per 1,000",
        "days",
        "weeks",
        "months",
        "score",
        "average",
        "mean",
        "share",
        "proportion",
        "ratio",
    ];
    people.iter().any(|word| small.contains(word))
        && !shares.iter().any(|word| small.contains(word))
}
