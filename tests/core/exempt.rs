//! What is exempt from publication reaches no paper for everyone, whatever a file says; and what
//! readiness says of the paper is so.

use candour::check::{self, Severity};
use candour::content::{build, plain_text};
use candour::model::{
    Answer, Audience, Draft, Evidence, Exempt, FieldId, Marking, Place, Prose, RegisterKind, RowId,
    SectionId,
};
use candour::session::{
    Format, IdSource, Order, ProblemKind, Progress, Session, exempt_parts, export_bytes, new_draft,
};
use candour::store::{parse_draft, write_draft};
use candour::template::{FieldKind, Template, parse, shipped};
use jiff::civil::Date;

const TODAY: Date = Date::constant(2026, 4, 1);
const SECRET: &str = "Zyzzyva";

fn template(sections: &str) -> Template {
    let text = format!(
        r#"(
            format: "candour-template", version: 1, id: "plain", edition: "1", title: "Plain",
            summary: "For tests.", framework: (name: "None", source: "Nowhere"),
            paper: (title: "Plain paper", contents: false), sections: [{sections}], rules: [],
        )"#
    );
    candour::template::build(parse(&text).unwrap()).unwrap()
}

const SECTIONS: &str = r#"
    (id: "open", title: "Open", fields: [
        (id: "text", prompt: "What is known?", kind: Prose),
        (id: "more", prompt: "What else?", heading: "More", kind: Prose),
        (id: "rows", prompt: "?", kind: Register((register: Evidence, columns: ["title"]))),
    ]),
    (id: "outer", title: "Outer", sections: [
        (id: "inner", title: "Inner", fields: [(id: "text", prompt: "And here?", kind: Prose)]),
    ]),
"#;

fn section(id: &str) -> SectionId {
    SectionId::new(id).unwrap()
}

fn field(in_section: &str, id: &str) -> Place {
    Place::Field(section(in_section), FieldId::new(id).unwrap())
}

/// A draft in which every text and title is secret, but for one.
fn draft() -> Draft {
    let mut draft = Draft::default();
    "Northmere Council".clone_into(&mut draft.details.authority);
    for (section_id, field) in [("open", "text"), ("open", "more"), ("inner", "text")] {
        let text = if field == "text" && section_id == "open" {
            "Said to all."
        } else {
            SECRET
        };
        let answers = draft.answers.entry(section(section_id)).or_default();
        let answer = Answer::Prose(Prose::new(text));
        answers.insert(FieldId::new(field).unwrap(), answer);
    }
    let mut evidence = Evidence::new(RowId::new("e-one").unwrap());
    SECRET.clone_into(&mut evidence.title);
    draft.registers.evidence.push(evidence);
    draft
}

fn both() -> Marking {
    Marking {
        audience: Audience::Everyone,
        exempt: Some(Exempt {
            reason: "It names a child".to_owned(),
            ..Exempt::default()
        }),
    }
}

/// Marks as only a file can.
fn contradictory(draft: &mut Draft) {
    draft.markings.entry(section("outer")).or_default().section = both();
    let fields = &mut draft.markings.entry(section("open")).or_default().fields;
    fields.insert(FieldId::new("more").unwrap(), both());
    draft.registers.evidence[0].marking = both();
}

#[test]
fn an_old_draft_that_calls_a_part_exempt_and_for_everyone_opens_and_asks() {
    let template = template(SECTIONS);
    let mut draft = draft();
    contradictory(&mut draft);
    let text = write_draft(&draft, template.file()).unwrap();
    let loaded = parse_draft(text.as_bytes()).unwrap();
    assert_eq!(loaded.draft, draft);

    let findings = check::check(&draft, &template, TODAY);
    let required: Vec<&Place> = { findings.iter() }
        .filter(|finding| finding.rule == "exempt-readers")
        .inspect(|finding| assert_eq!(finding.severity, Severity::Required))
        .map(|finding| &finding.place)
        .collect();
    let row = Place::Row(RegisterKind::Evidence, RowId::new("e-one").unwrap());
    assert_eq!(
        required,
        [
            &field("open", "more"),
            &Place::Section(section("outer")),
            &row
        ]
    );
}

#[test]
fn no_paper_for_everyone_holds_it_and_none_is_made_before_it_is_answered() {
    let template = template(SECTIONS);
    let mut undecided = draft();
    contradictory(&mut undecided);
    let decided = undecided.clone().with_settled_markings();
    for draft in [&undecided, &decided] {
        // Not as pages on the screen either, and not through what is inherited.
        let paper = plain_text(&build(draft, &template, Audience::Everyone));
        assert!(
            paper.contains("Said to all.") && !paper.contains(SECRET),
            "{paper}"
        );
        let paper = plain_text(&build(draft, &template, Audience::Committee));
        // The text, the section within, the row, and the sentence that names the row.
        assert_eq!(paper.matches(SECRET).count(), 4, "{paper}");
    }
    for format in Format::OFFERED {
        let made = |draft: &Draft, reader| {
            let order = Order {
                format,
                ..Order::pdf(reader)
            };
            export_bytes(draft, &template, order, &Progress::default())
        };
        let refused = made(&undecided, Audience::Everyone).unwrap_err();
        assert_eq!(refused.kind, ProblemKind::User);
        let words = refused.to_string();
        for name in ["“Open: More”", "“Outer”", &format!("“{SECRET}”")] {
            assert!(words.contains(name), "{words}");
        }
        assert!(refused.place.is_some());
        made(&undecided, Audience::Committee).unwrap();
        made(&decided, Audience::Everyone).unwrap();
    }
    let parts = exempt_parts(&decided, &template);
    let titles: Vec<&str> = parts.iter().map(|part| part.title.as_str()).collect();
    assert_eq!(titles, ["Open: More", "Outer", SECRET]);
    for part in &parts {
        assert_eq!(part.marking.audience, Audience::Committee);
    }
}

#[test]
fn an_exemption_reads_as_sentences_in_every_format() {
    let template = template(SECTIONS);
    let mut draft = draft();
    let marking = Marking {
        audience: Audience::Committee,
        exempt: Some(Exempt {
            category: "2".to_owned(),
            reason: "So few live here that a reader could work out who they are.".to_owned(),
            ..Exempt::default()
        }),
    };
    draft.markings.entry(section("outer")).or_default().section = marking;
    let said = "This section is not for publication, because so few live here that a reader could work out who they are. It is exempt under paragraph 2 of Part 1 of Schedule 12A to the Local Government Act 1972, and the public interest in maintaining the exemption outweighs the public interest in disclosing it.";
    for format in [Format::Web, Format::Markdown] {
        let order = Order {
            format,
            ..Order::pdf(Audience::Committee)
        };
        let export = export_bytes(&draft, &template, order, &Progress::default()).unwrap();
        let text = String::from_utf8(export.bytes).unwrap();
        assert!(text.replace('\u{a0}', " ").contains(said), "{text}");
    }
    // The PDF and the Word document say what the paper says, as tests of theirs hold.
    let paper = plain_text(&build(&draft, &template, Audience::Committee));
    assert!(paper.replace('\u{a0}', " ").contains(said), "{paper}");
    assert!(!paper.contains("; because:"));
}

#[test]
fn stories_of_children_begin_for_few_readers_in_every_shipped_template() {
    let mut n_found = 0;
    for template in shipped().unwrap() {
        let mut draft = new_draft(&template);
        let outline = template.outline(&[]).into_iter();
        let stories = outline
            .map(|outlined| outlined.section)
            .filter(|section| section.title.to_lowercase().contains("stories"));
        for section in stories {
            n_found += 1;
            let field = { section.fields.iter() }
                .find(|field| field.kind == FieldKind::Prose)
                .unwrap();
            let answers = draft.answers.entry(section.id.clone()).or_default();
            answers.insert(field.id.clone(), Answer::Prose(Prose::new(SECRET)));
            for reader in [Audience::Everyone, Audience::Committee] {
                let paper = plain_text(&build(&draft, &template, reader));
                assert!(!paper.contains(SECRET), "{}", template.file().id);
            }
            let paper = plain_text(&build(&draft, &template, Audience::Ofsted));
            assert!(paper.contains(SECRET), "{}", template.file().id);
        }
    }
    assert!(n_found > 0, "some template asks for stories");
}

/// Every kind of answer in every kind of field: readiness says "not in the paper" of exactly
/// those that are not.
#[test]
fn what_is_said_not_to_be_in_the_paper_is_not() {
    let kinds = [
        "Line",
        "Prose",
        "Date",
        r#"Choice([(id: "yes", label: "Yes indeed"), (id: "no", label: "No")])"#,
        r#"Register((register: Terms, columns: ["term"]))"#,
    ];
    let answers = [
        (Answer::Line(SECRET.to_owned()), SECRET),
        (Answer::Prose(Prose::new(format!("*{SECRET}*"))), SECRET),
        (
            Answer::Date(Date::constant(2026, 5, 26)),
            "26\u{a0}May\u{a0}2026",
        ),
        (Answer::Choice("zyzzyva".to_owned()), "zyzzyva"),
        (Answer::Choice("yes".to_owned()), "yes"),
    ];
    for kind in kinds {
        let template = template(&format!(
            r#"(id: "one", title: "One", fields: [
                (id: "text", prompt: "What?", kind: Prose),
                (id: "odd", prompt: "Which?", kind: {kind}),
            ])"#
        ));
        for (answer, words) in &answers {
            let mut draft = Draft::default();
            let own = draft.answers.entry(section("one")).or_default();
            let text = Answer::Prose(Prose::new("Said."));
            own.insert(FieldId::new("text").unwrap(), text);
            own.insert(FieldId::new("odd").unwrap(), answer.clone());
            let paper = plain_text(&build(&draft, &template, Audience::Everyone));
            let is_in_paper = paper.to_lowercase().contains(&words.to_lowercase());
            let findings = check::check(&draft, &template, TODAY);
            let found = findings
                .iter()
                .find(|finding| finding.rule == "unknown-answer");
            let is_told_missing =
                found.is_some_and(|finding| finding.hint.contains("is not in the paper"));
            assert_eq!(is_told_missing, !is_in_paper, "{kind}: {answer:?}: {paper}");
            let is_told_there =
                found.is_some_and(|finding| finding.hint.contains("is in the paper"));
            assert!(!is_told_there || is_in_paper, "{kind}: {answer:?}");
        }
    }
}

#[test]
fn a_draft_from_a_template_copy_without_stories_marked_stays_as_its_author_has_it() {
    // What a new edition of a template begins with changes no draft that was begun before.
    let template = shipped().unwrap().remove(1);
    let mut draft = new_draft(&template);
    draft.markings.clear();
    let text = write_draft(&draft, template.file()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.ron");
    candour::session::write_new_file(&path, text.as_bytes()).unwrap();
    let seal = candour::session::Seal::Open;
    let session = Session::open(&path, seal, IdSource::new(1)).unwrap();
    assert!(session.draft().markings.is_empty());
}
