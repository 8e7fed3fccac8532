//! What an editor would do by hand: nothing twice, nothing taller than it need be.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what is expected"
)]

use expect_test::{Expect, expect};
use jiff::civil::date;

use super::*;
use crate::model::{
    Action, ActionStatus, Answer, FieldId, Figure, Finding, FindingKind, Indicator, Meeting,
    Period, Place, Point, Priority, Prose, Question, Review, ReviewKind, RowId, SectionId,
    Statement,
};

fn template(sections: &str) -> Template {
    let text = format!(
        r#"(
            format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
            summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
            paper: (title: "Title", numbering: Headings), sections: [{sections}], rules: [],
        )"#
    );
    crate::template::build(crate::template::parse(&text).unwrap()).unwrap()
}

fn row(id: &str) -> RowId {
    RowId::new(id).unwrap()
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "reads better at each call")]
fn check(draft: &Draft, sections: &str, expected: Expect) {
    let paper = build(draft, &template(sections), Audience::Everyone);
    let text = plain_text(&paper);
    let body = text.split_once("\n\n").map_or("", |(_, body)| body);
    expected.assert_eq(&body.replace('\u{a0}', " "));
}

fn statement(id: &str, kind: FindingKind, claim: &str) -> Statement {
    let mut statement = Statement::new(row(id));
    statement.kind = kind;
    statement.claim = claim.to_owned();
    statement.how = Prose::new("We read 60.");
    statement.difference = Prose::new("Fewer wait.");
    statement
}

const STATEMENTS: &str = r#"(id: "impact", title: "Impact", fields: [
    (id: "said", prompt: "?", kind: Register((register: Statements, show: SHOW,
        columns: ["kind", "claim", "how", "evidence", "difference"]))),
])"#;

#[test]
fn claims_of_one_kind_leave_no_empty_column() {
    let mut draft = Draft::default();
    draft.registers.statements = vec![statement("s-a", FindingKind::Area, "Plans come late")];
    let pairs = STATEMENTS.replace("SHOW", "Pairs");
    check(
        &draft,
        &pairs,
        expect![[r#"
            # 1 Impact
            Area for improvement  Plans come late. We read 60. For children: Fewer wait.
        "#]],
    );
    let second = statement("s-b", FindingKind::Area, "Visits are short");
    draft.registers.statements.push(second);
    check(
        &draft,
        &pairs,
        expect![[r#"
            # 1 Impact
            Areas for improvement
            - Plans come late. We read 60. For children: Fewer wait.
            - Visits are short. We read 60. For children: Fewer wait.
        "#]],
    );
}

#[test]
fn a_claim_as_a_block_is_a_sign_and_three_lines() {
    let mut draft = Draft::default();
    draft.registers.statements = vec![statement("s-a", FindingKind::Strength, "Visits are kept")];
    check(
        &draft,
        &STATEMENTS.replace("SHOW", "Blocks"),
        expect![[r#"
            # 1 Impact
            ## Visits are kept
            Strength
            How we know: We read 60.
            For children: Fewer wait.
        "#]],
    );
}

fn visit() -> Review {
    let mut visit = Review::new(row("r-visit"));
    visit.kind = ReviewKind::FocusedVisit;
    visit.title = "Focused visit, September 2024".to_owned();
    visit.held = Period {
        from: Some(date(2024, 9, 17)),
        to: Some(date(2024, 9, 18)),
    };
    visit.published = Some(date(2024, 10, 22));
    visit
}

const FINDINGS: &str = r#"(id: "since", title: "Since", fields: [
    (id: "reviews", prompt: "?", kind: Register((register: Reviews, show: List,
        columns: ["title", "kind", "held", "published", "standing"]))),
    (id: "answers", prompt: "?", kind: Register((register: Findings, caption: "Findings and answers",
        columns: ["said", "review", "did"]))),
])"#;

#[test]
fn a_review_that_all_findings_share_is_named_once() {
    let mut draft = Draft::default();
    draft.registers.reviews.push(visit());
    for id in ["f-a", "f-b"] {
        let mut finding = Finding::new(row(id));
        finding.review = Some(row("r-visit"));
        finding.said = Prose::new("Life-story work starts late");
        draft.registers.findings.push(finding);
    }
    let paper = build(&draft, &template(FINDINGS), Audience::Everyone);
    let notes: Vec<&str> = paper
        .blocks
        .iter()
        .filter_map(|block| {
            let Body::Table(table) = &block.body else {
                return None;
            };
            Some(table.caption_note.as_str())
        })
        .collect();
    assert_eq!(notes, ["Focused visit, September 2024"]);
    // In the list of reviews, and in the caption.
    assert_eq!(plain_text(&paper).matches("September 2024").count(), 2);

    let mut peer = visit();
    peer.id = row("r-peer");
    peer.kind = ReviewKind::PeerReview;
    draft.registers.reviews.push(peer);
    draft.registers.findings[1].review = Some(row("r-peer"));
    check(
        &draft,
        FINDINGS,
        expect![[r#"
            # 1 Since
            - R1 Focused visit, September 2024 · Focused visit · 17 to 18 Sept 2024 · letter of 22 Oct 2024
            - R2 Focused visit, September 2024 · Peer review · 17 to 18 Sept 2024 · report of 22 Oct 2024
            [Findings and answers]
            | What they said |
            | Life-story work starts late / Visit, Sept 2024 |
            | Life-story work starts late / Peer review, Sept 2024 |
        "#]],
    );
}

const PRIORITIES: &str = r#"(id: "plan", title: "Priorities", fields: [
    (id: "list", prompt: "?", kind: Register((register: Priorities, show: Blocks,
        columns: ["title", "outcome", "measure", "baseline", "target", "owner", "due"]))),
])"#;
const PLAN: &str = r#", (id: "steps", title: "Improvement plan", role: Appendix, fields: [
    (id: "all", prompt: "?", kind: Register((register: Actions, caption: "Improvement plan",
        columns: ["priority", "what", "owner", "due", "status"]))),
])"#;

#[test]
fn steps_stand_in_the_plan_or_below_their_priority_but_not_in_both() {
    let mut draft = Draft::default();
    let mut priority = Priority::new(row("p-homes"));
    priority.title = "Homes that last".to_owned();
    priority.measure = "Three moves".to_owned();
    priority.baseline = "14 per cent".to_owned();
    priority.owner = "Director".to_owned();
    draft.registers.priorities.push(priority);
    for (id, status) in [("a-a", ActionStatus::Done), ("a-b", ActionStatus::Planned)] {
        let mut action = Action::new(row(id));
        action.priority = Some(row("p-homes"));
        action.what = format!("Step {id}");
        action.status = status;
        action.due = Some(date(2026, 9, 30));
        draft.registers.actions.push(action);
    }
    check(
        &draft,
        PRIORITIES,
        expect![[r#"
            # 1 Priorities
            ## Priority 1 Homes that last
            Measure: Three moves; baseline: 14 per cent
            Owner: Director
            Steps:
            - Step a-a · Done · by 30 Sept 2026
            - Step a-b · Planned · by 30 Sept 2026
        "#]],
    );
    check(
        &draft,
        &format!("{PRIORITIES}{PLAN}"),
        expect![[r#"
            # 1 Priorities
            All steps, with owners and dates, stand in “Improvement plan”.
            ## Priority 1 Homes that last
            Measure: Three moves; baseline: 14 per cent
            Owner: Director
            Steps: 1 done, 1 planned
            # A Improvement plan
            | Priority | Action | By when | Status |
            | P1 | Step a-a | 30 Sept 2026 | Done |
            | P1 | Step a-b | 30 Sept 2026 | Planned |
        "#]],
    );
}

#[test]
fn limits_that_indicators_share_are_said_once() {
    let mut draft = Draft::default();
    for id in ["i-a", "i-b", "i-c"] {
        let mut indicator = Indicator::new(row(id));
        indicator.title = format!("Rate {id}");
        indicator.values = vec![Point {
            period: "2026".to_owned(),
            ours: Figure("14".to_owned()),
            ..Point::default()
        }];
        indicator.caveat = Prose::new("Provisional.");
        draft.registers.indicators.push(indicator);
    }
    draft.registers.indicators[0].commentary = Prose::new("Two large families.");
    let sections = r#"(id: "figures", title: "Figures", fields: [
        (id: "table", prompt: "?", kind: Register((register: Indicators, show: Figures,
            columns: ["title", "values", "caveat", "commentary"]))),
    ])"#;
    check(
        &draft,
        sections,
        expect![[r#"
            # 1 Figures
            | Indicator | 2026 |
            | Rate i-a | 14 |
            | Rate i-b | 14 |
            | Rate i-c | 14 |
            Provisional.
            Rate i-a: Two large families.
        "#]],
    );
    draft.registers.indicators[2].caveat = Prose::new("Few children.");
    check(
        &draft,
        sections,
        expect![[r#"
            # 1 Figures
            | Indicator | 2026 |
            | Rate i-a | 14 |
            | Rate i-b | 14 |
            | Rate i-c | 14 |
            - Rate i-a: Two large families.
            - Rate i-c, limits: Few children.
            - Rate i-a; Rate i-b: Provisional.
        "#]],
    );
}

#[test]
fn short_texts_take_their_headings_in() {
    let sections = r#"(id: "one", title: "One", fields: [
        (id: "a", prompt: "?", heading: "The next 12 months", kind: Prose),
        (id: "b", prompt: "?", heading: "What worries us", kind: Prose),
    ])"#;
    let mut draft = Draft::default();
    let mut answer = |field: &str, text: &str| {
        draft
            .answers
            .entry(SectionId::new("one").unwrap())
            .or_default()
            .insert(
                FieldId::new(field).unwrap(),
                Answer::Prose(Prose::new(text)),
            );
        draft.clone()
    };
    answer("a", "A search.");
    let draft = answer("b", "- Moves");
    check(
        &draft,
        sections,
        expect![[r#"
            # 1 One
            The next 12 months: A search.
            ## What worries us
            - Moves
        "#]],
    );
    let draft = answer("a", "A search.\n\nA visit.");
    check(
        &draft,
        sections,
        expect![[r#"
            # 1 One
            ## The next 12 months
            A search.
            A visit.
            ## What worries us
            - Moves
        "#]],
    );
}

#[test]
fn a_meeting_and_its_questions_are_short() {
    let mut draft = Draft::default();
    let mut meeting = Meeting::new(row("m-a"));
    meeting.title = "Engagement meeting".to_owned();
    meeting.held = Some(date(2026, 5, 14));
    meeting.place = "Civic Centre".to_owned();
    meeting.purposes = vec!["Context".to_owned(), "Impact".to_owned()];
    meeting.papers = vec!["A long description of a paper ".repeat(4)];
    draft.registers.meetings.push(meeting);
    let mut question = Question::new(row("q-a"));
    question.question = "Why are they rising?".to_owned();
    question.answer = Prose::new("Plans end early.");
    question.owner = "Director".to_owned();
    draft.registers.questions.push(question);
    let sections = r#"(id: "meeting", title: "Meeting", fields: [
        (id: "meeting", prompt: "?", kind: Register((register: Meetings, show: Blocks,
            columns: ["title", "held", "place", "purposes", "papers"]))),
        (id: "questions", prompt: "?", heading: "Questions", kind: Register((register: Questions,
            show: Blocks, columns: ["question", "answer", "owner"]))),
    ])"#;
    check(
        &draft,
        sections,
        expect![[r#"
            # 1 Meeting
            ## Engagement meeting
            Date: 14 May 2026 · Place: Civic Centre
            Purposes and agenda: Context; Impact
            Papers sent
            - A long description of a paper A long description of a paper A long description of a paper A long description of a paper
            ## Questions
            Why are they rising?
            Plans end early.
            Director
        "#]],
    );
}

#[test]
fn a_long_note_stands_in_the_body_and_a_short_one_on_the_cover() {
    let sections = r#"(id: "one", title: "One", fields: [
        (id: "a", prompt: "?", kind: Prose),
    ])"#;
    let mut draft = Draft::default();
    let answers = draft
        .answers
        .entry(SectionId::new("one").unwrap())
        .or_default();
    let text = Answer::Prose(Prose::new("Text."));
    answers.insert(FieldId::new("a").unwrap(), text);
    let mut paper_with = |note: &str| {
        draft.details.note = Prose::new(note);
        build(&draft, &template(sections), Audience::Everyone)
    };
    let short = paper_with("All figures are provisional.");
    assert!(short.cover.control.iter().any(|(label, _)| label == "Note"));
    assert_eq!(short.blocks.len(), 2);
    let long = paper_with(&"All figures are provisional. ".repeat(9));
    assert!(long.cover.control.iter().all(|(label, _)| label != "Note"));
    assert_eq!(long.blocks.len(), 3);
    assert_eq!(long.blocks[1].origin, Place::Detail("note"));
}

#[test]
fn a_long_list_of_contents_keeps_two_levels() {
    let section = |n: usize| {
        format!(
            r#"(id: "s{n}", title: "S{n}", sections: [(id: "t{n}", title: "T{n}", sections: [
                (id: "u{n}", title: "U{n}", fields: [(id: "a", prompt: "?", kind: Prose)]),
            ])]),"#
        )
    };
    let levels = |n_parts: usize| -> Vec<u8> {
        let sections: String = (0..n_parts).map(section).collect();
        let mut draft = Draft::default();
        for n in 0..n_parts {
            let id = SectionId::new(format!("u{n}")).unwrap();
            let text = Answer::Prose(Prose::new("Text."));
            let answers = draft.answers.entry(id).or_default();
            answers.insert(FieldId::new("a").unwrap(), text);
        }
        let paper = build(&draft, &template(&sections), Audience::Everyone);
        let headings = paper.blocks.iter().filter_map(|block| {
            let Body::Heading(heading) = &block.body else {
                return None;
            };
            heading.in_contents.then_some(heading.level)
        });
        headings.collect()
    };
    assert!(levels(10).contains(&3));
    assert!(!levels(11).contains(&3));
    assert!(levels(11).contains(&2));
}
