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
    pieces::{DOT, joined, muted, row_place},
    run::{Lead, Run},
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
    let facts: Vec<Vec<Inline>> = FACTS
        .into_iter()
        .filter_map(find)
        .map(|column| fact(edition, row, column))
        .collect();
    // The facts stand in the paragraph of the method, so that no page ends with them alone.
    let mut run = Run::new(row_place(row));
    run.say(Lead::Line, joined(facts, &muted(DOT)));
    if let Some(method) = find("method") {
        run.piece(Lead::Line, method.label, content(edition, row, method));
    }
    let mut blocks = run.finish();
    if let Some(found) = find("found") {
        blocks.extend(with_label(
            found.label,
            content(edition, row, found),
            &cell_place(row, found),
        ));
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
        Some(ReviewKind::FocusedVisit) => ("Visit", held),
        Some(
            kind @ (ReviewKind::Inspection
            | ReviewKind::MonitoringVisit
            | ReviewKind::PeerReview
            | ReviewKind::OtherReview),
        ) => (kind.label(), held),
        None => return title(row),
    };
    when.map_or_else(|| title(row), |when| format!("{what}, {}", month(when)))
}

/// Returns what its date of publication is the date of.
pub(super) fn publication(row: &dyn Record) -> &'static str {
    let Value::Choice(name) = row.get("kind") else {
        return "published";
    };
    match ReviewKind::from_name(&name) {
        Some(
            ReviewKind::FocusedVisit | ReviewKind::MonitoringVisit | ReviewKind::EngagementMeeting,
        ) => "letter of",
        Some(ReviewKind::Inspection | ReviewKind::PeerReview | ReviewKind::OtherReview) => {
            "report of"
        }
        None => "published",
    }
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
