//! A draft with rows in every register, and sections that show them.

use jiff::civil::date;

use super::{marked, row, section};
use crate::model::{
    Action, Audience, Draft, Evidence, Figure, Finding, FindingKind, Indicator, Meeting, Point,
    Polarity, Priority, Progress, Prose, Review, ReviewKind, Standing, Statement, Term,
};

pub(super) const REGISTERS: &str = r#"
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

pub(super) fn full_draft() -> Draft {
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
