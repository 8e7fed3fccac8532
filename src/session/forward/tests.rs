//! A made-up council over three editions of a made-up template.

use jiff::civil::{Date, date};

use super::{Forward, forward};
use crate::model::{
    Action, ActionStatus, Answer, Audience, Draft, Earlier, FieldId, Figure, Finding, Indicator,
    Meeting, Place, Point, Priority, Progress, Prose, ReviewKind, RowId, SectionId,
};
use crate::session::IdSource;
use crate::store::Loaded;
use crate::template::Template;

mod hidden;
mod mapped;

const DAY: Date = date(2026, 5, 1);

fn template(edition: &str, sections: &str) -> Template {
    let text = format!(
        r#"(
            format: "candour-template", version: 1, id: "boats", edition: "{edition}", title: "Boats",
            summary: "For tests.", framework: (name: "Framework {edition}", source: "Nowhere"),
            questions: (what: "What do we know?", how: "How do we know it?", next: "What next?"),
            paper: (title: "Paper"), sections: [{sections}], rules: [], terms: [],
        )"#
    );
    crate::template::build(crate::template::parse(&text).unwrap()).unwrap()
}

const OF_2023: &str = r#"
    (id: "crews", title: "Crews", fields: [(id: "say", prompt: "What?", kind: Prose)], sections: [
        (id: "cooks", title: "Cooks", fields: [(id: "say", prompt: "What?", kind: Prose)]),
    ]),
    (id: "oars", title: "Oars", fields: [(id: "say", prompt: "What?", kind: Prose)]),
    (id: "sails", title: "Sails", fields: [(id: "say", prompt: "What?", kind: Prose),
        (id: "grade", prompt: "How good?", kind: Choice([(id: "good", label: "Good"), (id: "bad", label: "Bad")]))]),
"#;
const OF_2026: &str = r#"
    (id: "people", title: "People", renamed_from: ["crews"], fields: [(id: "say", prompt: "What?", kind: Prose)], sections: [
        (id: "cooks", title: "Cooks", fields: [(id: "say", prompt: "What?", kind: Prose)]),
    ]),
    (id: "rowing", title: "Oars", fields: [(id: "tell", prompt: "What?", kind: Prose)]),
    (id: "sails", title: "Sails", fields: [(id: "say", prompt: "What?", kind: Prose),
        (id: "grade", prompt: "How good?", kind: Choice([(id: "good", label: "Good"), (id: "bad", label: "Bad")]))]),
"#;
const OF_2027: &str = r#"
    (id: "people", title: "People", fields: [(id: "say", prompt: "What?", kind: Prose)]),
"#;

fn answer(draft: &mut Draft, section: &str, field: &str, answer: Answer) {
    let answers = draft.answers.entry(SectionId::new(section).unwrap());
    answers
        .or_default()
        .insert(FieldId::new(field).unwrap(), answer);
}

fn prose(draft: &Draft, section: &str, field: &str) -> String {
    let (section, field) = (
        SectionId::new(section).unwrap(),
        FieldId::new(field).unwrap(),
    );
    draft.prose(&section, &field).to_owned()
}

fn last() -> Loaded {
    let template = template("2023", OF_2023);
    let mut draft = Draft::default();
    draft.template.id = "boats".to_owned();
    draft.template.edition = "2023".to_owned();
    draft.details.title = "Boats in 2024/25".to_owned();
    draft.details.status = crate::model::DraftStatus::Final;
    for (section, words) in [
        ("crews", "The crews are as good as ever."),
        ("cooks", "The cooks are better than last year."),
        ("oars", "The oars were counted by a peer."),
        ("sails", "The sails are white and very wide."),
    ] {
        answer(&mut draft, section, "say", Answer::Prose(Prose::new(words)));
    }
    answer(
        &mut draft,
        "sails",
        "grade",
        Answer::Choice("good".to_owned()),
    );
    let registers = &mut draft.registers;
    for (id, status) in [("f-done", Progress::Done), ("f-open", Progress::Partly)] {
        let mut finding = Finding::new(RowId::new(id).unwrap());
        finding.status = status;
        finding.did = Prose::new("We painted all of the boats.");
        registers.findings.push(finding);
    }
    for (id, status) in [
        ("a-done", ActionStatus::Done),
        ("a-open", ActionStatus::Planned),
    ] {
        let mut action = Action::new(RowId::new(id).unwrap());
        action.status = status;
        action.due = Some(date(2026, 3, 31));
        registers.actions.push(action);
    }
    let mut indicator = Indicator::new(RowId::new("i-boats").unwrap());
    indicator.values = ["2023/24", "2024/25"]
        .map(|period| Point {
            period: period.to_owned(),
            ours: Figure("4".to_owned()),
            ..Point::default()
        })
        .to_vec();
    registers.indicators.push(indicator);
    let mut meeting = Meeting::new(RowId::new("m-last").unwrap());
    meeting.title = "Meeting of May".to_owned();
    meeting.held = Some(date(2025, 5, 20));
    meeting.letter_received = Some(date(2025, 6, 3));
    meeting.next_meeting = Some(date(2026, 5, 21));
    registers.meetings.push(meeting);
    Loaded { draft, template }
}

fn rolled(last: &Loaded, to: &Template) -> Forward {
    forward(last, to, DAY, &mut IdSource::new(1))
}

#[test]
fn what_is_not_done_goes_on_and_what_is_done_is_history() {
    let last = last();
    let next = rolled(&last, &last.template).draft;
    let registers = &next.registers;
    assert_eq!(
        registers.findings[0].marking.audience,
        Audience::WorkingNote
    );
    assert_eq!(registers.findings[1].marking.audience, Audience::Everyone);
    assert_eq!(registers.actions[0].marking.audience, Audience::WorkingNote);
    assert_eq!(registers.actions[1].status, ActionStatus::Late);
    let periods = registers.indicators[0].values.iter();
    let periods: Vec<&str> = periods.map(|point| point.period.as_str()).collect();
    assert_eq!(periods, ["2023/24", "2024/25", "2025/26"]);
    assert!(!registers.indicators[0].values[2].holds_anything());
}

#[test]
fn the_cover_is_that_of_a_draft_nobody_has_agreed() {
    let last = last();
    let next = rolled(&last, &last.template).draft;
    assert_eq!(next.details.title, "Boats in 2025/26");
    assert!(!next.details.is_signed_off());
    assert_eq!(next.details.version, "0.1");
}

#[test]
fn a_letter_becomes_a_review_and_the_next_meeting_is_planned() {
    let last = last();
    let next = rolled(&last, &last.template).draft;
    let review = next.registers.reviews.last().unwrap();
    assert_eq!(review.kind, ReviewKind::EngagementMeeting);
    assert_eq!(review.published, Some(date(2025, 6, 3)));
    assert_eq!(next.details.meeting_date, Some(date(2026, 5, 21)));
    assert_eq!(next.registers.meetings[1].held, Some(date(2026, 5, 21)));
    let again = Loaded {
        draft: next,
        template: last.template.clone(),
    };
    let third = rolled(&again, &last.template).draft;
    assert_eq!(third.registers.reviews.len(), 1);
}

#[test]
fn all_that_we_say_is_last_years_words_until_it_is_confirmed() {
    let last = last();
    let next = rolled(&last, &last.template).draft;
    let earlier = Earlier::of(&next);
    let old = next.own_words();
    assert_eq!(old.len(), 7);
    assert!(
        old.iter().all(|(_, text)| earlier.n_lines(text) == 1),
        "{old:?}"
    );
    let mut changed = next.clone();
    answer(
        &mut changed,
        "sails",
        "grade",
        Answer::Choice("bad".to_owned()),
    );
    let grade = |draft: &Draft| {
        let place = Place::Field(
            SectionId::new("sails").unwrap(),
            FieldId::new("grade").unwrap(),
        );
        let texts = draft.own_words();
        let (_, text) = texts.into_iter().find(|(own, _)| *own == place).unwrap();
        earlier.n_lines(&text)
    };
    assert_eq!((grade(&next), grade(&changed)), (1, 0));
}

#[test]
fn from_edition_to_edition_texts_find_their_sections_and_none_is_dropped() {
    let (of_2026, of_2027) = (template("2026", OF_2026), template("2027", OF_2027));
    let next = rolled(&last(), &of_2026);
    assert_eq!(next.left, []);
    let draft = &next.draft;
    assert_eq!(draft.details.framework, "Framework 2026");
    assert_eq!(
        prose(draft, "people", "say"),
        "The crews are as good as ever."
    );
    assert_eq!(
        prose(draft, "rowing", "tell"),
        "The oars were counted by a peer."
    );
    let loaded = Loaded {
        draft: next.draft.clone(),
        template: of_2026,
    };
    let third = rolled(&loaded, &of_2027);
    // A section that is gone gives its words to the one that held it.
    assert_eq!(
        prose(&third.draft, "people", "say"),
        "The crews are as good as ever.\n\nThe cooks are better than last year."
    );
    let left: Vec<(&str, &str)> = { third.left.iter() }
        .map(|(of, words)| (of.as_str(), words.as_str()))
        .collect();
    assert_eq!(
        left,
        [
            ("Oars", "The oars were counted by a peer."),
            ("Sails", "good"),
            ("Sails", "The sails are white and very wide."),
        ]
    );
    // It stays under its old name.
    let kept = prose(&third.draft, "sails", "say");
    assert_eq!(kept, "The sails are white and very wide.");
}

#[test]
fn a_line_is_kept_before_a_text_and_a_choice_takes_none() {
    let mut last = last();
    let section = |fields: &str| format!(r#"(id: "crews", title: "Crews", fields: [{fields}])"#);
    let to = template(
        "2026",
        &section(r#"(id: "say", prompt: "What?", kind: Prose)"#),
    );
    for (there, whole) in [
        (
            Answer::Line("A line.".to_owned()),
            "A line.\n\nThe cooks are better than last year.",
        ),
        (Answer::Choice("good".to_owned()), ""),
        (Answer::Date(DAY), ""),
    ] {
        answer(&mut last.draft, "crews", "say", there.clone());
        let next = rolled(&last, &to);
        let kept = next.left.iter().any(|(of, _)| of == "Cooks");
        assert_eq!(
            (prose(&next.draft, "crews", "say").as_str(), kept),
            (whole, whole.is_empty())
        );
        if kept {
            let (section, field) = (
                SectionId::new("crews").unwrap(),
                FieldId::new("say").unwrap(),
            );
            assert_eq!(next.draft.answer(&section, &field), Some(&there));
        }
    }
}

#[test]
fn a_priority_is_history_once_all_its_steps_are() {
    for (status, audience) in [
        (ActionStatus::Planned, Audience::Everyone),
        (ActionStatus::Done, Audience::WorkingNote),
    ] {
        let mut last = last();
        let mut priority = Priority::new(RowId::new("p-paint").unwrap());
        priority.status = Progress::Done;
        last.draft.registers.priorities.push(priority);
        for (action, status) in
            { last.draft.registers.actions.iter_mut() }.zip([ActionStatus::Done, status])
        {
            action.priority = Some(RowId::new("p-paint").unwrap());
            action.status = status;
        }
        let next = rolled(&last, &last.template).draft;
        assert_eq!(next.registers.priorities[0].marking.audience, audience);
    }
}

#[test]
fn one_is_told_as_one() {
    let mut last = last();
    last.draft
        .answers
        .retain(|section, _| section.as_str() == "cooks");
    *last.draft.registers = crate::model::Registers::default();
    let to =
        r#"(id: "crews", title: "Crews", fields: [(id: "say", prompt: "What?", kind: Prose)])"#;
    let told = rolled(&last, &template("2026", to)).told.join("\n");
    assert!(
        told.contains("1 text stands in another section now"),
        "{told}"
    );
    assert!(told.contains("1 passage is last year’s words"), "{told}");
    let to =
        r#"(id: "hulls", title: "Hulls", fields: [(id: "say", prompt: "What?", kind: Prose)])"#;
    let told = rolled(&last, &template("2026", to)).told.join("\n");
    assert!(
        told.contains("1 answer has no place in this template"),
        "{told}"
    );
}
