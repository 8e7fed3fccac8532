//! What reviews are called in narrow places, and what of them goes without saying.

use super::dates::month;
use crate::{
    content::texts::labels::title,
    model::{Column, Record, ReviewKind, Standing, Value},
};

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
