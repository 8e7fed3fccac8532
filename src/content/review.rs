//! A review: who looked, when and how, what they found, its strengths and areas, our response.

use crate::model::{Column, Record, RegisterKind, ReviewKind, Standing, Value};

use crate::template::Section;

use super::{
    Block, Inline,
    blocks::with_label,
    cells::{aside, cell_place, content},
    dates::month,
    edition::Edition,
    labels::title,
    pairs,
    pieces::{joined, muted, paragraph, row_place},
};

/// What stands in one quiet line under the heading.
const FACTS: [&str; 5] = ["kind", "body", "held", "published", "standing"];

/// Writes a review below its heading, with those of its findings that stand nowhere else in
/// its section.
pub(super) fn body(
    edition: &Edition<'_>,
    row: &dyn Record,
    columns: &[&'static Column],
    section: &Section,
) -> Vec<Block> {
    let find = |name: &str| columns.iter().copied().find(|column| column.name == name);
    let mut blocks = Vec::new();
    let facts: Vec<Vec<Inline>> = FACTS
        .into_iter()
        .filter_map(find)
        .map(|column| fact(edition, row, column))
        .collect();
    let facts = joined(facts, &muted(" · "));
    if !facts.is_empty() {
        blocks.push(paragraph(&row_place(row), facts));
    }
    for name in ["method", "found"] {
        if let Some(column) = find(name) {
            blocks.extend(with_label(
                column.label,
                content(edition, row, column),
                &cell_place(row, column),
            ));
        }
    }
    if find("found").is_some() {
        let mut findings = edition.linking(RegisterKind::Findings, "review", row.id());
        findings.retain(|finding| !edition.shows(section, *finding));
        blocks.extend(pairs::of_review(edition, &findings, &row_place(row)));
    }
    if let Some(response) = find("response") {
        blocks.extend(with_label(
            response.label,
            content(edition, row, response),
            &cell_place(row, response),
        ));
    }
    blocks
}

/// Returns what a review is called in a narrow place: "Visit, Sept 2024". What has no date keeps
/// its title.
pub(super) fn short_name(row: &dyn Record) -> String {
    let (Value::Choice(name), Value::Period(held), Value::Date(published)) =
        (row.get("kind"), row.get("held"), row.get("published"))
    else {
        return title(row);
    };
    let held = held.from.or(held.to);
    let (what, when) = match ReviewKind::from_name(&name) {
        // Nobody remembers the day of the meeting; the letter is what is quoted.
        Some(ReviewKind::EngagementMeeting) if published.is_some() => ("Letter", published),
        Some(ReviewKind::EngagementMeeting) => ("Meeting", held),
        Some(ReviewKind::FocusedVisit) => ("Visit", held.or(published)),
        Some(
            kind @ (ReviewKind::Inspection
            | ReviewKind::MonitoringVisit
            | ReviewKind::PeerReview
            | ReviewKind::OtherReview),
        ) => (kind.label(), held.or(published)),
        None => return title(row),
    };
    when.map_or_else(|| title(row), |when| format!("{what}, {}", month(when)))
}

/// Whether a column of reviews says in no row more than its title or what goes without saying.
pub(super) fn is_idle(row: &dyn Record, column: &Column) -> bool {
    let Value::Choice(name) = row.get(column.name) else {
        return false;
    };
    match column.name {
        "standing" => name == Standing::Final.name(),
        "kind" => ReviewKind::from_name(&name).is_some_and(|kind| {
            let title = title(row).to_lowercase();
            title.contains(&kind.label().to_lowercase())
                || (kind == ReviewKind::EngagementMeeting && title.contains("letter"))
        }),
        _ => false,
    }
}

fn fact(edition: &Edition<'_>, row: &dyn Record, column: &Column) -> Vec<Inline> {
    if is_idle(row, column) {
        return Vec::new();
    }
    aside(edition, row, column)
}
