//! Rows a year on. What is done becomes history: it stays in the draft as a working note, which no
//! paper holds, and nothing of it is lost.

use std::collections::BTreeSet;

use jiff::{ToSpan as _, civil::Date};

use super::{markings::Before, told::tell};
use crate::model::{
    ActionStatus, Audience, Draft, Marking, Meeting, Period, Point, Progress, RegisterKind,
    Registers, Review, ReviewKind, RowId, following,
};
use crate::session::IdSource;

/// Carries the rows on.
pub(super) fn carry(
    draft: &mut Draft,
    before: &Before<'_>,
    (day, ids): (Date, &mut IdSource),
    told: &mut Vec<String>,
) {
    let registers: &mut Registers = &mut draft.registers;
    findings(registers, told);
    plans(registers, day, told);
    indicators(registers, told);
    evidence(registers, day, told);
    meetings(draft, before, (day, ids), told);
}

/// Makes a row history.
fn put_by(marking: &mut Marking) {
    marking.audience = Audience::WorkingNote;
}

fn findings(registers: &mut Registers, told: &mut Vec<String>) {
    let (mut n_on, mut n_done) = (0, 0);
    for finding in &mut registers.findings {
        if finding.status == Progress::Done {
            put_by(&mut finding.marking);
            n_done += 1;
        } else {
            n_on += 1;
        }
    }
    tell(told, n_on, "finding goes on", "findings go on");
    let many = "findings are done and are history now, as working notes";
    tell(
        told,
        n_done,
        "finding is done and is history now, as a working note",
        many,
    );
}

fn plans(registers: &mut Registers, day: Date, told: &mut Vec<String>) {
    let (mut n_on, mut n_done, mut n_late) = (0, 0, 0);
    let actions = registers.actions.iter();
    let going_on: BTreeSet<RowId> = actions
        .filter(|action| action.status != ActionStatus::Done)
        .filter_map(|action| action.priority.clone())
        .collect();
    for priority in &mut registers.priorities {
        // What belongs to a hidden row is hidden with it, and these steps go on.
        if priority.status == Progress::Done && !going_on.contains(&priority.id) {
            put_by(&mut priority.marking);
        }
    }
    for action in &mut registers.actions {
        if action.status == ActionStatus::Done {
            put_by(&mut action.marking);
            n_done += 1;
            continue;
        }
        n_on += 1;
        if action.due.is_some_and(|due| due < day) {
            action.status = ActionStatus::Late;
            n_late += 1;
        }
    }
    tell(told, n_on, "action goes on", "actions go on");
    tell(told, n_late, "of them is late", "of them are late");
    let many = "actions are done and are history now, as working notes";
    tell(
        told,
        n_done,
        "action is done and is history now, as a working note",
        many,
    );
}

/// Gives every indicator the year that follows its last, without figures.
fn indicators(registers: &mut Registers, told: &mut Vec<String>) {
    let mut n_new = 0;
    for indicator in &mut registers.indicators {
        indicator.as_at = None;
        let periods = indicator.values.iter().map(|point| point.period.as_str());
        if let Some(period) = following(periods) {
            n_new += 1;
            indicator.values.push(Point {
                period,
                ..Point::default()
            });
        }
    }
    let many = "indicators have a new year, still without figures";
    tell(
        told,
        n_new,
        "indicator has a new year, still without figures",
        many,
    );
}

/// Evidence keeps the day on which it was true, by which readiness tells how old it is.
fn evidence(registers: &Registers, day: Date, told: &mut Vec<String>) {
    let Ok(year_ago) = day.checked_sub(1.year()) else {
        return;
    };
    let old = registers.evidence.iter().filter(|evidence| {
        let true_at = evidence.as_at.or(evidence.period.to);
        true_at.is_some_and(|day| day < year_ago)
    });
    let many = "pieces of evidence are more than a year old";
    tell(
        told,
        old.count(),
        "piece of evidence is more than a year old",
        many,
    );
}

/// A meeting whose letter came becomes a review, which findings can name; the next meeting that
/// was spoken of is the one that this paper is for.
fn meetings(
    draft: &mut Draft,
    before: &Before<'_>,
    (day, ids): (Date, &mut IdSource),
    told: &mut Vec<String>,
) {
    let held: Vec<Meeting> = { draft.registers.meetings.iter() }
        .filter(|meeting| meeting.held.is_some_and(|held| held <= day))
        .cloned()
        .collect();
    let (mut n_reviews, mut next) = (0, None);
    for meeting in held {
        if meeting.letter_received.is_some() && !has_review(&draft.registers, &meeting) {
            let review = review(draft, &meeting, before, ids);
            draft.registers.reviews.push(review);
            n_reviews += 1;
        }
        // The day is printed on the cover, for everyone.
        if before
            .of_row(&meeting.id)
            .is_readable_by(Audience::Everyone)
        {
            next = next.max(meeting.next_meeting);
        }
        let row = draft.registers.row_mut(RegisterKind::Meetings, &meeting.id);
        if let Some(row) = row {
            put_by(row.marking_mut());
        }
    }
    let many = "letters after meetings are reviews now; add what they ask for as findings";
    let one = "letter after a meeting is a review now; add what it asks for as findings";
    tell(told, n_reviews, one, many);
    let is_planned = |on: Date| {
        let mut meetings = draft.registers.meetings.iter();
        meetings.any(|meeting| meeting.held == Some(on))
    };
    if let Some(on) = next.filter(|on| *on > day) {
        draft.details.meeting_date = Some(on);
        if !is_planned(on) {
            let id = ids.next_id(draft, RegisterKind::Meetings);
            let mut meeting = Meeting::new(id);
            meeting.held = Some(on);
            "Annual engagement meeting".clone_into(&mut meeting.title);
            draft.registers.meetings.push(meeting);
        }
    }
}

fn has_review(registers: &Registers, meeting: &Meeting) -> bool {
    registers.reviews.iter().any(|review| {
        review.kind == ReviewKind::EngagementMeeting
            && (review.held.from == meeting.held || review.published == meeting.letter_received)
    })
}

fn review(draft: &Draft, meeting: &Meeting, before: &Before<'_>, ids: &mut IdSource) -> Review {
    let mut review = Review::new(ids.next_id(draft, RegisterKind::Reviews));
    review.kind = ReviewKind::EngagementMeeting;
    review.title.clone_from(&meeting.title);
    "Ofsted".clone_into(&mut review.body);
    review.held = Period {
        from: meeting.held,
        to: meeting.held,
    };
    review.published = meeting.letter_received;
    review.found.clone_from(&meeting.discussed);
    // The meeting may have been hidden by where it stood, and the review stands elsewhere.
    review.marking = meeting.marking.within(&before.of_row(&meeting.id));
    review
}
