//! What is marked for fewer readers is in no part of the paper that others get.

use candour::content::{build, plain_text};
use candour::edit::{Edit, apply};
use candour::model::{
    Answer, Audience, Draft, Evidence, Exempt, FieldId, Figure, Finding, Indicator, Marking, Place,
    Point, Prose, Record, RegisterKind, Row, RowId, SectionId, Statement, Value,
};
use candour::session::{Order, Progress, export_bytes, whole_text};
use candour::store::parse_draft;
use candour::template::{self, FieldKind, Scope, Template};

const NORTHMERE: &str = include_str!("../../examples/drafts/northmere-2026.ron");

fn northmere() -> (Draft, Template) {
    let loaded = parse_draft(NORTHMERE.as_bytes()).unwrap();
    (loaded.draft, loaded.template)
}

fn mark(draft: &mut Draft, section: &SectionId) {
    let marking = ofsted_only();
    let place = Place::Section(section.clone());
    apply(draft, Edit::Mark { place, marking }).unwrap();
}

/// Puts a word nobody else uses into the title of every row that a section shows.
fn plant(draft: &mut Draft, template: &Template, section: &SectionId) -> usize {
    let fields = &template.section(section).unwrap().fields;
    let mut planted: Vec<(RegisterKind, RowId)> = Vec::new();
    for field in fields {
        // What a section only cites has its home elsewhere.
        if let FieldKind::Register(view) = &field.kind
            && view.scope != Scope::Cited
        {
            let rows = draft.registers.rows(view.register);
            let shown = rows
                .into_iter()
                .filter(|row| view.takes(draft, *row, section));
            planted.extend(shown.map(|row| (view.register, row.id().clone())));
        }
    }
    for (register, id) in &planted {
        let row: &mut dyn Record = draft.registers.row_mut(*register, id).unwrap();
        let cell = row.cell_mut(register.title_column()).unwrap();
        let value = if matches!(cell.value(), Value::Prose(_)) {
            Value::Prose(Prose::new("Zyzzyva"))
        } else {
            Value::Text("Zyzzyva".to_owned())
        };
        cell.set(value).unwrap();
    }
    planted.len()
}

#[test]
fn the_rows_of_a_marked_section_are_in_no_open_paper() {
    let (draft, template) = northmere();
    let mut n_planted = 0;
    for outlined in template.outline(&[]) {
        let section = &outlined.section.id;
        let mut draft = draft.clone();
        n_planted += plant(&mut draft, &template, section);
        mark(&mut draft, section);
        let paper = build(&draft, &template, Audience::Everyone);
        let text = plain_text(&paper);
        assert!(!text.contains("Zyzzyva"), "{section}: {text}");
        assert!(
            !format!("{:?}", paper.blocks).contains("Zyzzyva"),
            "{section}"
        );
        assert!(!paper.left_out.is_empty(), "{section}");
    }
    assert!(n_planted > 50, "only {n_planted} rows were tried");
}

/// A hidden text takes its charts with it, and leaves the figures where all may read them.
#[test]
fn a_citation_in_a_hidden_text_hides_no_figure_elsewhere() {
    let (mut draft, template) = northmere();
    let title = "Children in care with three or more homes in the year";
    let n_said = |draft: &Draft| {
        let paper = build(draft, &template, Audience::Everyone);
        plain_text(&paper).matches(title).count()
    };
    let before = n_said(&draft);
    let section = SectionId::new("homes-stability").unwrap();
    assert!(template.section(&section).is_some());
    mark(&mut draft, &section);
    let after = n_said(&draft);
    // Caption and words of the chart.
    assert_eq!((before - after, after > 0), (2, true), "{before} {after}");
}

#[test]
fn a_finding_without_a_review_is_hidden_with_its_section_and_printed_once_without() {
    let (mut draft, template) = northmere();
    let mut finding = Finding::new(RowId::new("f-stray").unwrap());
    finding.said = Prose::new("Zyzzyva");
    draft.registers.findings.push(finding);
    let text = plain_text(&build(&draft, &template, Audience::Everyone));
    assert_eq!(text.matches("Zyzzyva").count(), 1, "{text}");

    let views = template.views(RegisterKind::Findings);
    mark(&mut draft, &views.first().unwrap().0.id);
    let text = plain_text(&build(&draft, &template, Audience::Everyone));
    assert!(!text.contains("Zyzzyva"), "{text}");
}

#[test]
fn what_is_hidden_is_not_in_the_file_either() {
    let (mut draft, template) = northmere();
    let row = RowId::new("e-zyzzyva").unwrap();
    draft
        .registers
        .insert(0, RegisterKind::Evidence.new_row(row));
    draft.registers.evidence[0].title = "Zyzzyva".to_owned();
    draft.registers.evidence[0].marking.audience = Audience::Committee;
    let open = export_bytes(
        &draft,
        &template,
        Order::pdf(Audience::Everyone),
        &Progress::default(),
    )
    .unwrap();
    let closed = export_bytes(
        &draft,
        &template,
        Order::pdf(Audience::Committee),
        &Progress::default(),
    )
    .unwrap();
    assert_eq!(open.left_out.len(), closed.left_out.len() + 1);
    let (with, without) = (inflated(&closed.bytes), inflated(&open.bytes));
    assert!(with.contains("e-zyzzyva"), "the test would not see it");
    assert!(!without.contains("e-zyzzyva"));
}

/// Returns everything in a PDF as text, its compressed objects opened.
fn inflated(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    format!("{:?}", document.objects)
}

#[test]
fn why_rows_are_exempt_is_said_once_to_those_who_may_read_them() {
    let (mut draft, template) = northmere();
    for idx in [0, 1] {
        let marking = &mut draft.registers.contacts[idx].marking;
        marking.audience = Audience::Committee;
        marking.exempt = Some(Exempt {
            category: "1".to_owned(),
            reason: "It names a person".to_owned(),
            ..Exempt::default()
        });
    }
    let said = "are not for publication, because it names a person. They are exempt under paragraph 1 of Part 1 of Schedule 12A to the Local Government Act 1972, and the public interest in maintaining the exemption outweighs the public interest in disclosing them.";
    let text = plain_text(&build(&draft, &template, Audience::Committee));
    assert_eq!(text.matches(said).count(), 1, "{text}");
    let text = plain_text(&build(&draft, &template, Audience::Everyone));
    assert!(!text.contains("names a person"));
}

/// A section whose second text is not for everyone, and which shows what its texts cite.
const CITING: &str = r#"(
    format: "candour-template", version: 1, id: "citing", edition: "1", title: "Citing",
    summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
    paper: (title: "Title", numbering: Headings, contents: true), rules: [], sections: [
        (id: "open", title: "Open", fields: [
            (id: "text", prompt: "?", kind: Prose, heading: "Our position"),
            (id: "note", prompt: "?", kind: Prose, heading: "Our note"),
            (id: "charts", prompt: "?", kind: Register((
                register: Indicators, scope: Cited, show: Chart, columns: ["title"],
            ))),
            (id: "list", prompt: "?", kind: Register((
                register: Evidence, scope: Cited, show: List, columns: ["title"],
            ))),
        ]),
        (id: "noted", title: "Noted", fields: [
            (id: "note", prompt: "?", kind: Prose),
            (id: "charts", prompt: "?", kind: Register((
                register: Indicators, scope: Cited, show: Chart, columns: ["title"],
            ))),
        ]),
        (id: "last", title: "Last", fields: [
            (id: "text", prompt: "?", kind: Prose),
        ]),
    ],
)"#;

/// The paper for everyone of a draft whose notes are hidden.
fn paper_with_note(note: &str, has_rows: bool) -> String {
    let template = template::build(template::parse(CITING).unwrap()).unwrap();
    let mut draft = Draft::default();
    let mut write = |section: &str, field: &str, text: &str| {
        let section = SectionId::new(section).unwrap();
        let field = FieldId::new(field).unwrap();
        if field.as_str() == "note" {
            let marks = draft.markings.entry(section.clone()).or_default();
            marks.fields.insert(field.clone(), ofsted_only());
        }
        let answers = draft.answers.entry(section).or_default();
        answers.insert(field, Answer::Prose(Prose::new(text)));
    };
    write("open", "text", "Seen by all [@e-seen].");
    write("open", "note", note);
    write("noted", "note", note);
    write("last", "text", "The end.");
    let title = |row: &str| format!("About {row}");
    for id in ["e-inquiry", "e-seen"] {
        let mut evidence = Evidence::new(RowId::new(id).unwrap());
        evidence.title = title(id);
        draft.registers.evidence.push(evidence);
    }
    let mut indicator = Indicator::new(RowId::new("i-harm").unwrap());
    indicator.title = title("i-harm");
    indicator.values = ["2024", "2025"]
        .map(|year| Point {
            period: year.to_owned(),
            ours: Figure("9".to_owned()),
            ..Point::default()
        })
        .into();
    draft.registers.indicators.push(indicator);
    if !has_rows {
        draft.registers.evidence.remove(0);
        draft.registers.indicators.clear();
    }
    plain_text(&build(&draft, &template, Audience::Everyone))
}

#[test]
fn a_row_that_holds_only_links_to_hidden_rows_leaves_no_trace() {
    let (mut draft, template) = northmere();
    let mut hidden = Evidence::new(RowId::new("e-hidden").unwrap());
    hidden.marking = ofsted_only();
    draft.registers.evidence.push(hidden);
    let paper = |draft: &Draft| build(draft, &template, Audience::Everyone).blocks;
    let before = paper(&draft);
    let mut statement = Statement::new(RowId::new("s-empty").unwrap());
    statement
        .section
        .clone_from(&draft.registers.statements[0].section);
    statement.evidence = vec![RowId::new("e-hidden").unwrap()];
    // Wherever it stands.
    for idx in 0..=draft.registers.statements.len() {
        let mut draft = draft.clone();
        draft
            .registers
            .insert(idx, Row::Statements(statement.clone()));
        assert!(paper(&draft) == before, "a row of nothing is seen at {idx}");
    }
}

#[test]
fn the_whole_text_of_a_draft_holds_what_fewer_readers_get() {
    let (mut draft, template) = northmere();
    let section = template.outline(&[])[0].section.id.clone();
    mark(&mut draft, &section);
    let title = &template.section(&section).unwrap().title;
    assert!(whole_text(&draft, &template).unwrap().contains(title));
    let paper = build(&draft, &template, Audience::Everyone);
    assert!(!plain_text(&paper).contains(&format!("{title}\n")));
}

fn ofsted_only() -> Marking {
    Marking {
        audience: Audience::Ofsted,
        exempt: None,
    }
}

#[test]
fn what_only_a_hidden_text_cites_brings_no_chart_row_heading_or_number() {
    let without = paper_with_note("A note.", true);
    assert!(
        without.contains("Seen by all E1.") || without.contains("Seen by all (E1)."),
        "{without}"
    );
    assert!(without.contains("# 2 Last"), "{without}");
    for note in [
        "See [@i-harm] and [@e-inquiry].",
        "[@e-inquiry] [@e-seen]",
        "",
    ] {
        assert_eq!(paper_with_note(note, true), without, "{note}");
        assert_eq!(paper_with_note(note, false), without, "{note}");
    }
}

#[test]
fn the_length_of_a_hidden_text_changes_no_heading() {
    let short = paper_with_note("Short.", true);
    for note in ["One.\n\nTwo.", &"word ".repeat(120), "- one\n- two"] {
        assert_eq!(paper_with_note(note, true), short, "{note}");
    }
    assert!(short.contains("Our position: Seen"), "{short}");
}
