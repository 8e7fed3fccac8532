//! Comparisons of whole drafts, as a reader sees them.

use expect_test::{Expect, expect};

use super::*;
use crate::model::{
    Answer, Audience, DraftStatus, Evidence, Exempt, FieldId, Finding, FindingKind, HouseColor,
    Marking, Place, Prose, RowId, SectionId, Term,
};

fn template() -> Template {
    let text = r#"(
        format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
        summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
        paper: (title: "Paper"), rules: [],
        sections: [
            (id: "homes", title: "Where children live", fields: [
                (id: "know", prompt: "What do you know?", kind: Prose),
                (id: "judged", prompt: "How good is it?", kind: Choice([
                    (id: "good", label: "Good"), (id: "poor", label: "Not good enough"),
                ])),
            ]),
            (id: "said", title: "What reviews said", fields: [
                (id: "table", prompt: "What was said?", kind: Register((register: Findings, columns: ["said"]))),
                (id: "shown", prompt: "What shows it?", kind: Register((register: Evidence, columns: ["title"], scope: Used))),
            ]),
        ],
    )"#;
    crate::template::build(crate::template::parse(text).unwrap()).unwrap()
}

fn row(id: &str) -> RowId {
    RowId::new(id).unwrap()
}

fn section(id: &str) -> SectionId {
    SectionId::new(id).unwrap()
}

fn answer(draft: &mut Draft, field: &str, answer: Answer) {
    let answers = draft.answers.entry(section("homes")).or_default();
    answers.insert(FieldId::new(field).unwrap(), answer);
}

fn prose(text: &str) -> Answer {
    Answer::Prose(Prose::new(text))
}

fn finding(id: &str, said: &str) -> Finding {
    Finding {
        said: Prose::new(said),
        ..Finding::new(row(id))
    }
}

fn evidence(id: &str, title: &str) -> Evidence {
    Evidence {
        title: title.to_owned(),
        ..Evidence::new(row(id))
    }
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "reads better at each call")]
fn check(before: &Draft, after: &Draft, expected: Expect) {
    let mut lines: Vec<String> = Vec::new();
    let mut add = |indent: &str, change: &Change| {
        let pieces = change.pieces.iter().map(|piece| match piece {
            Piece::Same(text) => format!(" | {text}"),
            Piece::Removed(text) => format!(" | -[{text}]"),
            Piece::Added(text) => format!(" | +[{text}]"),
        });
        let pieces: String = pieces.collect();
        let (kind, label) = (change.kind.label(), &change.label);
        lines.push(format!("{indent}{kind}: {label}{pieces}\n"));
    };
    for group in &compare(before, after, &template()).groups {
        for change in &group.changes {
            add(&format!("{} – ", group.title), change);
            for cell in &change.cells {
                add("    ", cell);
            }
        }
    }
    expected.assert_eq(&lines.concat().replace('\u{a0}', " "));
}

#[test]
fn nothing_changed_is_no_change() {
    let mut draft = Draft::default();
    answer(&mut draft, "know", prose("Much"));
    assert!(compare(&draft, &draft.clone(), &template()).is_empty());
}

#[test]
fn answers_are_compared_word_by_word_and_options_by_their_words() {
    let mut before = Draft::default();
    answer(&mut before, "know", prose("Most boys live near home."));
    answer(&mut before, "judged", Answer::Choice("good".to_owned()));
    answer(&mut before, "gone", Answer::Line("Left over".to_owned()));
    let mut after = Draft::default();
    answer(&mut after, "know", prose("Most girls live near home."));
    answer(&mut after, "judged", Answer::Choice("poor".to_owned()));
    after.ready.insert(section("homes"));
    check(
        &before,
        &after,
        expect![[r"
            Where children live – Changed: What do you know? | Most  | -[boys] | +[girls] |  live near home.
            Where children live – Changed: How good is it? | -[Good] | +[Not good enough]
            Where children live – Deleted: A field that the template does not have (gone) | -[Left over]
            Where children live – Readiness changed: Readiness | -[Not ready yet] | +[Ready]
        "]],
    );
}

#[test]
fn rows_are_matched_by_id_and_stand_in_the_section_that_holds_them() {
    let mut before = Draft::default();
    before.registers.findings = vec![
        finding("f-a", "Late plans"),
        finding("f-b", "Good homes"),
        finding("f-c", "Few visits"),
    ];
    before.registers.terms = vec![Term::new(row("t-one"))];
    let mut after = Draft::default();
    after.registers.findings = vec![
        finding("f-c", "Few visits"),
        finding("f-a", "Late plans [@e-one]"),
        finding("f-new", "More audits"),
    ];
    after.registers.findings[2].kind = FindingKind::Strength;
    after.registers.findings[2].evidence = vec![row("e-one")];
    after.registers.evidence = vec![evidence("e-one", "Panel")];
    check(
        &before,
        &after,
        expect![[r"
            What reviews said – Moved: Finding: Few visits
            What reviews said – Changed: Finding: Late plans
                Changed: What they said | Late plans | +[ [Panel]]
            What reviews said – Added: Finding: More audits
                Added: Kind | +[Strength]
                Added: What they said | +[More audits]
                Added: Evidence | +[Panel]
            What reviews said – Deleted: Finding: Good homes
                Deleted: What they said | -[Good homes]
            Evidence – Added: Piece of evidence: Panel
                Added: Title | +[Panel]
            Terms – Deleted: Term: term without a title
        "]],
    );
}

#[test]
fn links_to_two_rows_of_one_name_are_told_apart() {
    let mut before = Draft::default();
    before.registers.evidence = vec![evidence("e-one", "Audit"), evidence("e-two", "Audit")];
    let mut after = before.clone();
    answer(&mut before, "know", prose("Few [@e-one]."));
    answer(&mut after, "know", prose("Few [@e-two]."));
    check(
        &before,
        &after,
        expect![[r"
            Where children live – Changed: What do you know? | Few  | -[[Audit]] | +[[Audit]] | .
        "]],
    );
}

#[test]
fn a_figure_bound_to_another_year_is_a_change() {
    let mut before = Draft::default();
    let mut moves = crate::model::Indicator::new(row("i-moves"));
    "Moves".clone_into(&mut moves.title);
    before.registers.indicators = vec![moves];
    let mut after = before.clone();
    answer(&mut before, "know", prose("There were [@i-moves:2026]."));
    answer(&mut after, "know", prose("There were [@i-moves:2025]."));
    check(
        &before,
        &after,
        expect![[r"
            Where children live – Changed: What do you know? | There were  | -[[Moves, 2026]] | +[[Moves, 2025]] | .
        "]],
    );
}

#[test]
fn details_look_markings_and_order_are_told_in_words() {
    let before = Draft::default();
    let mut after = Draft::default();
    after.template.edition = "2".to_owned();
    after.details.status = DraftStatus::Final;
    after.details.meeting_date = Some(jiff::civil::date(2026, 5, 6));
    after.look.color = HouseColor::read("#16a");
    after.arrangement = vec![section("said"), section("homes")];
    let marks = after.markings.entry(section("homes")).or_default();
    let exempt = Exempt {
        category: "7A".to_owned(),
        until: "the report is out".to_owned(),
        ..Exempt::default()
    };
    marks.section = Marking {
        audience: Audience::Committee,
        exempt: Some(exempt),
    };
    check(
        &before,
        &after,
        expect![[r"
            Template – Added: Template | +[2]
            Order of the sections – Changed: Order of the sections | +[What reviews said
            ] | Where children live | -[
            What reviews said]
            Where children live – Marking changed: Who may read this section | -[Everyone] | +[Committee and Ofsted
            Exempt: category 7A, until the report is out]
            Cover and details – Added: Date of the meeting | +[6 May 2026]
            Cover and details – Changed: Status | -[Draft] | +[Final]
            Look of the paper – Added: House colour | +[#1166aa]
        "]],
    );
}

#[test]
fn a_part_names_the_places_that_bring_it_back() {
    let mut after = Draft::default();
    after.registers.findings = vec![finding("f-a", "Late plans")];
    after.details.version = "1.0".to_owned();
    let comparison = compare(&Draft::default(), &after, &template());
    let places: Vec<Place> = comparison.groups.iter().flat_map(Group::places).collect();
    assert_eq!(
        places,
        [
            Place::Section(section("said")),
            Place::Row(crate::model::RegisterKind::Findings, row("f-a")),
            Place::Detail("version"),
        ]
    );
    assert_eq!(comparison.n_words(), (0, 3));
}
