//! One small draft in, the text of its paper out.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what is expected"
)]

use expect_test::{Expect, expect};
use jiff::civil::date;

use super::*;
use crate::model::{
    Action, Answer, DocumentKind, Evidence, Exempt, FieldId, Figure, Finding, FindingKind,
    Indicator, Marking, Meeting, Place, Point, Polarity, Priority, Progress, Prose, Record as _,
    Review, ReviewKind, RowId, SectionId, SectionMarkings, Standing, Statement, Term,
};

fn template(numbering: &str, sections: &str) -> Template {
    let text = format!(
        r#"(
            format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
            summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
            paper: (title: "Title from the template", numbering: {numbering}),
            sections: [{sections}], rules: [],
        )"#
    );
    crate::template::build(crate::template::parse(&text).unwrap()).unwrap()
}

fn row(id: &str) -> RowId {
    RowId::new(id).unwrap()
}

fn section(id: &str) -> SectionId {
    SectionId::new(id).unwrap()
}

fn marked(audience: Audience) -> Marking {
    Marking {
        audience,
        exempt: None,
    }
}

fn answer(draft: &mut Draft, section_id: &str, field: &str, text: &str) {
    draft
        .answers
        .entry(section(section_id))
        .or_default()
        .insert(
            FieldId::new(field).unwrap(),
            Answer::Prose(Prose::new(text)),
        );
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "reads better at each call")]
fn check(draft: &Draft, template: &Template, reader: Audience, expected: Expect) {
    let paper = build(draft, template, reader);
    let text = plain_text(&paper);
    let body = text.split_once("\n\n").map_or("", |(_, body)| body);
    expected.assert_eq(body);
}

const OUTLINE: &str = r#"
    (id: "one", title: "One", sections: [
        (id: "one-a", title: "Left out", fields: [(id: "text", prompt: "?", kind: Prose)]),
        (id: "one-b", title: "Kept", fields: [
            (id: "text", prompt: "?", heading: "What we know", kind: Prose),
            (id: "key", prompt: "?", heading: "Key decision", kind: Choice([(id: "yes", label: "Yes"), (id: "no", label: "No")])),
        ]),
    ]),
    (id: "two", title: "Two", fields: [(id: "text", prompt: "?", kind: Prose)]),
    (id: "end", title: "End", role: Appendix, fields: [(id: "text", prompt: "?", kind: Prose)]),
"#;

#[test]
fn empty_sections_are_left_out_and_the_rest_is_numbered() {
    let mut draft = Draft::default();
    answer(&mut draft, "one-b", "text", "Known.\n\n- This");
    answer(&mut draft, "two", "text", "Second.");
    answer(&mut draft, "end", "text", "Last.");
    let decision = Answer::Choice("no".to_owned());
    draft
        .answers
        .entry(section("one-b"))
        .or_default()
        .insert(FieldId::new("key").unwrap(), decision);
    check(
        &draft,
        &template("Headings", OUTLINE),
        Audience::Everyone,
        expect![[r#"
            # 1 One
            ## 1.1 Kept
            ### What we know
            Known.
            - This
            Key decision: No
            # 2 Two
            Second.
            # A End
            Last.
        "#]],
    );
    draft.arrangement = vec![section("two"), section("one")];
    check(
        &draft,
        &template("Paragraphs", OUTLINE),
        Audience::Everyone,
        expect![[r#"
            # Two
            1. Second.
            # One
            ## Kept
            ### What we know
            2. Known.
            - This
            3. Key decision: No
            # End
            4. Last.
        "#]],
    );
}

#[test]
fn the_cover_says_what_the_details_say() {
    let mut draft = Draft::default();
    let details = &mut draft.details;
    details.authority = "Northmere Council".to_owned();
    details.service = "Children's Services".to_owned();
    details.version = "0.4".to_owned();
    details.label = "OFFICIAL".to_owned();
    details.figures_to = Some(date(2026, 3, 31));
    details.meeting_date = Some(date(2026, 5, 14));
    details.sign_offs = vec![crate::model::SignOff {
        role: "Director".to_owned(),
        agreed: Some(date(2026, 4, 30)),
    }];
    let paper = build(&draft, &template("None", OUTLINE), Audience::Committee);
    expect![[r#"
        Northmere Council · Children’s Services
        Title from the template
        14 May 2026
        Figures to | 31 March 2026
        Version | 0.4, draft
        Signed off by | Director, 30 April 2026
        Framework | A framework
        Marking | OFFICIAL
        Readers | Committee and Ofsted

    "#]]
    .assert_eq(&plain_text(&paper));
    assert_eq!(paper.furniture.marking, "OFFICIAL");
    assert_eq!(paper.furniture.foot_start, "Version 0.4, draft");
}

const REGISTERS: &str = r#"
    (id: "since", title: "Since the last visit", fields: [
        (id: "answers", prompt: "?", kind: Register((register: Findings, caption: "Findings and answers",
            columns: ["said", "review", "reference", "did", "difference", "evidence", "left", "owner", "due", "status"]))),
    ]),
    (id: "peers", title: "Challenge", fields: [
        (id: "reviews", prompt: "?", heading: "Peer reviews", kind: Register((register: Reviews, kinds: ["PeerReview"], show: Blocks,
            columns: ["title", "kind", "body", "held", "standing", "method", "found", "response"]))),
    ]),
    (id: "impact", title: "Impact", fields: [
        (id: "pairs", prompt: "?", kind: Register((register: Statements, scope: Here, show: Pairs,
            columns: ["claim", "how", "evidence", "difference", "next"]))),
    ]),
    (id: "plan", title: "Priorities", fields: [
        (id: "list", prompt: "?", kind: Register((register: Priorities, show: Blocks,
            columns: ["title", "outcome", "measure", "baseline", "target", "owner", "due", "findings", "statements", "risk"]))),
    ]),
    (id: "figures", title: "Figures", role: Appendix, fields: [
        (id: "table", prompt: "?", kind: Register((register: Indicators, show: Figures, columns: ["title", "values", "commentary"]))),
    ]),
    (id: "index", title: "Evidence", role: Appendix, fields: [
        (id: "table", prompt: "?", kind: Register((register: Evidence, scope: Used,
            columns: ["kind", "title", "source", "as_at", "sample", "confidence", "held", "caveat"]))),
    ]),
    (id: "words", title: "Terms", role: Appendix, fields: [
        (id: "table", prompt: "?", kind: Register((register: Terms, columns: ["term", "meaning"]))),
        (id: "meetings", prompt: "?", kind: Register((register: Meetings, show: Blocks,
            columns: ["title", "held", "place", "purposes", "discussed"]))),
        (id: "steps", prompt: "?", kind: Register((register: Actions, show: List, columns: ["what", "owner", "due"]))),
    ]),
"#;

fn full_draft() -> Draft {
    let mut draft = Draft::default();
    reviews_and_findings(&mut draft);
    statements_and_evidence(&mut draft);
    priorities(&mut draft);
    let registers = &mut draft.registers;
    for (id, term, meaning) in [
        ("t-b", "PEP", "Personal education plan"),
        ("t-a", "IRO", "Independent reviewing officer"),
    ] {
        let mut entry = Term::new(row(id));
        entry.term = term.to_owned();
        entry.meaning = meaning.to_owned();
        registers.terms.push(entry);
    }
    let mut meeting = Meeting::new(row("m-one"));
    meeting.title = "Engagement meeting".to_owned();
    meeting.held = Some(date(2026, 5, 14));
    meeting.place = "Remote".to_owned();
    meeting.purposes = vec!["Context".to_owned(), "Impact".to_owned()];
    meeting.discussed = Prose::new("Priorities.");
    registers.meetings.push(meeting);
    draft
}

fn reviews_and_findings(draft: &mut Draft) {
    let mut visit = Review::new(row("r-visit"));
    visit.kind = ReviewKind::FocusedVisit;
    visit.title = "Visit 2024".to_owned();
    let mut peer = Review::new(row("r-peer"));
    peer.kind = ReviewKind::PeerReview;
    peer.title = "Review of permanence".to_owned();
    peer.body = "Another council".to_owned();
    peer.standing = Standing::Draft;
    peer.method = Prose::new("Interviews.");
    peer.response = Prose::new("A plan [@p-homes].");
    draft.registers.reviews = vec![visit, peer];

    let mut supervision = Finding::new(row("f-supervision"));
    supervision.review = Some(row("r-visit"));
    supervision.said = Prose::new("Supervision does not move plans on");
    supervision.reference = "leaders".to_owned();
    supervision.did = Prose::new("A new record");
    supervision.difference = Prose::new("Drift over six weeks fell from 24 to 9");
    supervision.evidence = vec![row("e-audit"), row("e-secret")];
    supervision.left = Prose::new("Two teams");
    supervision.owner = "Head of Service".to_owned();
    supervision.due = Some(date(2026, 10, 31));
    supervision.status = Progress::Partly;
    let mut visible = Finding::new(row("f-visible"));
    visible.review = Some(row("r-peer"));
    visible.kind = FindingKind::Strength;
    visible.said = Prose::new("Senior managers are visible");
    draft.registers.findings = vec![supervision, visible];
}

fn statements_and_evidence(draft: &mut Draft) {
    let mut audit = Evidence::new(row("e-audit"));
    audit.title = "Audit of 20 plans".to_owned();
    audit.source = "Quality assurance".to_owned();
    audit.as_at = Some(date(2026, 2, 1));
    let mut secret = Evidence::new(row("e-secret"));
    secret.title = "Whispered title".to_owned();
    secret.marking = marked(Audience::Ofsted);
    let mut unused = Evidence::new(row("e-unused"));
    unused.title = "Nobody cites this".to_owned();
    draft.registers.evidence = vec![secret, audit, unused];

    let mut stay = Statement::new(row("s-stay"));
    stay.section = Some(section("impact"));
    stay.kind = FindingKind::Strength;
    stay.claim = "Children stay".to_owned();
    stay.how = Prose::new("69 % for two years");
    stay.evidence = vec![row("e-audit")];
    let mut late = Statement::new(row("s-late"));
    late.section = Some(section("impact"));
    late.claim = "First homes come late".to_owned();
    late.next = Prose::new("Emergency carers");
    draft.registers.statements = vec![stay, late];
}

fn priorities(draft: &mut Draft) {
    let mut homes = Priority::new(row("p-homes"));
    homes.title = "Homes that last".to_owned();
    homes.outcome = Prose::new("Fewer children move.");
    homes.measure = "Three moves".to_owned();
    homes.target = "10 %".to_owned();
    homes.owner = "Director".to_owned();
    homes.findings = vec![row("f-supervision")];
    homes.statements = vec![row("s-late")];
    draft.registers.priorities.push(homes);
    let mut carers = Action::new(row("a-carers"));
    carers.priority = Some(row("p-homes"));
    carers.what = "Recruit carers".to_owned();
    carers.owner = "Fostering".to_owned();
    draft.registers.actions.push(carers);

    let point = |period: &str, ours: &str, england: &str| Point {
        period: period.to_owned(),
        ours: Figure(ours.to_owned()),
        england: Figure(england.to_owned()),
        ..Point::default()
    };
    let mut moves = Indicator::new(row("i-moves"));
    moves.title = "Three or more homes".to_owned();
    moves.unit = "per cent".to_owned();
    moves.polarity = Polarity::Low;
    moves.values = vec![point("2024", "13", "10"), point("2025", "14", "")];
    moves.commentary = Prose::new("Emergencies.");
    draft.registers.indicators.push(moves);
}

#[test]
fn every_presentation_is_written() {
    check(
        &full_draft(),
        &template("Headings", REGISTERS),
        Audience::Everyone,
        expect![[r#"
            # 1 Since the last visit
            [Findings and answers]
            | What they said | What we did | What is different for children | Status |
            | Supervision does not move plans on / F1 · Visit 2024 · leaders | A new record | Drift over six weeks fell from 24 to 9 E1 | Partly / Two teams / Head of Service, by 31 Oct 2026 · answered by P1 |
            | Senior managers are visible / Review of permanence |  |  |  |
            # 2 Challenge
            ## Peer reviews
            ### R2 Review of permanence
            Another council · Draft, may still change
            Method: Interviews.
            Strength  Senior managers are visible
            What we did with it: A plan P1.
            # 3 Impact
            | Strengths | Areas for improvement |
            | Children stay / 69 % for two years E1 | First homes come late / What next: Emergency carers / answered by P1 · S2 |
            # 4 Priorities
            All steps, with owners and dates, stand in “Terms”.
            ## Priority 1 Homes that last
            Fewer children move.
            Measure: Three moves; target: 10 %
            Owner: Director
            Answers: F1, S2 · Steps: 1 planned
            # A Figures
            | Indicator | 2024 | 2025 | England 2024 |
            | Three or more homes · per cent · lower is better | 13 | 14 | 10 |
            Three or more homes: Emergencies.
            # B Evidence
            | Ref. | Title | Source | As at |
            | E1 | Audit of 20 plans / Audit | Quality assurance | 1 Feb 2026 |
            # C Terms
            | Term | Meaning |
            | IRO | Independent reviewing officer |
            | PEP | Personal education plan |
            ## Engagement meeting
            Date: 14 May 2026 · Place: Remote
            Purposes and agenda: Context; Impact
            What was discussed: Priorities.
            - Recruit carers · Fostering
        "#]],
    );
}

#[test]
fn no_table_has_more_than_six_columns() {
    let paper = build(
        &full_draft(),
        &template("Headings", REGISTERS),
        Audience::Ofsted,
    );
    for block in &paper.blocks {
        if let Body::Table(table) = &block.body {
            assert!(table.columns.len() <= 6, "{:?}", table.columns);
            assert!(table.columns.iter().all(|column| !column.header.is_empty()));
            assert!(
                table
                    .rows
                    .iter()
                    .all(|row| row.cells.len() == table.columns.len())
            );
        }
    }
}

#[test]
fn heading_levels_begin_at_one_and_never_skip() {
    let paper = build(
        &full_draft(),
        &template("Headings", REGISTERS),
        Audience::Everyone,
    );
    let mut last = 0;
    for block in &paper.blocks {
        if let Body::Heading(heading) = &block.body {
            assert!(heading.level <= last + 1, "{}", heading.text);
            last = heading.level;
        }
    }
    assert!(last > 0);
}

#[test]
fn each_row_that_stands_in_the_paper_is_anchored_once() {
    let paper = build(
        &full_draft(),
        &template("Headings", REGISTERS),
        Audience::Everyone,
    );
    let mut found = Vec::new();
    for block in &paper.blocks {
        block.each_anchor(&mut |row| found.push(row.as_str()));
    }
    found.sort_unstable();
    // Evidence that nobody may read or cites stands nowhere, nor does the visit itself.
    assert_eq!(
        found,
        [
            "a-carers",
            "e-audit",
            "f-supervision",
            "f-visible",
            "i-moves",
            "m-one",
            "p-homes",
            "r-peer",
            "s-late",
            "s-stay",
            "t-a",
            "t-b",
        ]
    );
}

/// A draft in which everything hidden says so.
fn draft_with_secrets() -> Draft {
    let mut draft = full_draft();
    let secret = "WHISPER";
    answer(&mut draft, "impact", "note", secret);
    let fields = std::collections::BTreeMap::from([(
        FieldId::new("note").unwrap(),
        marked(Audience::Ofsted),
    )]);
    let marks = SectionMarkings {
        section: Marking::default(),
        fields,
    };
    draft.markings.insert(section("impact"), marks);
    answer(&mut draft, "private", "text", secret);
    let private = SectionMarkings {
        section: Marking {
            audience: Audience::Committee,
            exempt: Some(Exempt {
                category: "7A".to_owned(),
                reason: "WHISPER of why".to_owned(),
                ..Exempt::default()
            }),
        },
        ..SectionMarkings::default()
    };
    draft.markings.insert(section("private"), private);
    draft.registers.evidence[0].title = secret.to_owned();
    draft.registers.reviews[1].marking = marked(Audience::Committee);
    draft.registers.reviews[1].title = secret.to_owned();
    draft.registers.findings[1].said = Prose::new(secret);
    draft.registers.statements[0].section = Some(section("private"));
    draft.registers.statements[0].claim = secret.to_owned();
    let mut hidden = crate::model::Document::new(row("d-hidden"));
    hidden.kind = DocumentKind::Appendix;
    hidden.title = secret.to_owned();
    draft.registers.documents.push(hidden);
    answer(
        &mut draft,
        "open",
        "text",
        "Shown ([@e-secret]), then [@r-peer] and [@s-stay], [@f-visible] and [@d-hidden].",
    );
    draft
}

const SECRETS: &str = r#"
    (id: "open", title: "Open", fields: [(id: "text", prompt: "?", kind: Prose)]),
    (id: "impact", title: "Impact", fields: [(id: "note", prompt: "?", kind: Prose)]),
    (id: "private", title: "WHISPER section", fields: [
        (id: "text", prompt: "?", kind: Prose),
        (id: "papers", prompt: "?", kind: Register((register: Documents, columns: ["title"]))),
        (id: "pairs", prompt: "?", kind: Register((register: Statements, scope: Here, show: Pairs, columns: ["claim"]))),
    ]),
    (id: "since", title: "Since", fields: [
        (id: "answers", prompt: "?", kind: Register((register: Findings, columns: ["said", "review", "evidence"]))),
        (id: "reviews", prompt: "?", kind: Register((register: Reviews, show: Blocks, columns: ["title", "found"]))),
        (id: "index", prompt: "?", kind: Register((register: Evidence, columns: ["title"]))),
        (id: "all", prompt: "?", kind: Register((register: Statements, columns: ["claim"]))),
    ]),
"#;

#[test]
fn nothing_hidden_is_in_the_paper() {
    let draft = draft_with_secrets();
    let template = template("Headings", SECRETS);
    let mut paper = build(&draft, &template, Audience::Everyone);
    let left_out: Vec<String> = paper
        .left_out
        .drain(..)
        .map(|left_out| format!("{:?}: {}", left_out.place, left_out.audience.label()))
        .collect();
    expect![[r#"
        Field(SectionId("impact"), FieldId("note")): Ofsted only
        Section(SectionId("private")): Committee and Ofsted
        Row(Reviews, RowId("r-peer")): Committee and Ofsted
        Row(Findings, RowId("f-visible")): Committee and Ofsted
        Row(Evidence, RowId("e-secret")): Ofsted only
        Row(Statements, RowId("s-stay")): Committee and Ofsted
        Row(Documents, RowId("d-hidden")): Committee and Ofsted"#]]
    .assert_eq(&left_out.join("\n"));
    assert!(!format!("{paper:?}").contains("WHISPER"));
    check(
        &draft,
        &template,
        Audience::Everyone,
        expect![[r#"
            # 1 Open
            Shown, then.
            # 2 Since
            | What they said | Evidence |
            | Supervision does not move plans on / Visit 2024 | E1 |
            ## R1 Visit 2024
            | Ref. | Title |
            | E1 | Audit of 20 plans |
            | E2 | Nobody cites this |
            | Claim |
            | First homes come late |
        "#]],
    );

    let everything = build(&draft, &template, Audience::Ofsted);
    assert_eq!(plain_text(&everything).matches("WHISPER").count(), 11);
    assert!(everything.left_out.is_empty());
}

#[test]
fn words_are_counted_without_headings_and_labels() {
    let mut draft = Draft::default();
    answer(&mut draft, "two", "text", "Three words here [@e-one].");
    draft.registers.evidence.push(Evidence::new(row("e-one")));
    let paper = build(&draft, &template("None", OUTLINE), Audience::Everyone);
    assert_eq!(word_count(&paper), 3);
}

#[test]
fn every_block_knows_where_it_comes_from() {
    let draft = full_draft();
    let paper = build(&draft, &template("Headings", REGISTERS), Audience::Everyone);
    assert!(
        paper
            .blocks
            .iter()
            .all(|block| block.origin != Place::Draft)
    );
    assert_eq!(draft.registers.findings[0].register().prefix(), "f");
}
