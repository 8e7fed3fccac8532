//! Whatever a council writes into a template works without a change to the program.

use candour::check;
use candour::content;
use candour::model::{Answer, Audience, Draft, FieldId, Place, Prose, SectionId, Value};
use candour::session::{Order, Progress, export_bytes, new_draft};
use candour::template::{build, parse, shipped};
use jiff::civil::Date;

const TODAY: Date = Date::constant(2026, 4, 1);

/// A template that shares nothing with those of the framework.
const BAKERY: &str = r#"(
    format: "candour-template", version: 1,
    id: "bakery", edition: "1", title: "How the bakery is doing", summary: "For the bakery’s owners.",
    framework: (name: "House rules", source: "The kitchen wall"),
    paper: (title: "How the bakery is doing"),
    sections: [
        (
            id: "bread", title: "Bread",
            fields: [
                (id: "crust", prompt: "How is the crust?", kind: Prose, required: true),
                (id: "mood", prompt: "The mood", kind: Choice([(id: "warm", label: "Warm"), (id: "cold", label: "Cold")])),
                (id: "promises", prompt: "What we promise", kind: Register((register: Priorities, columns: ["title", "owner"]))),
            ],
        ),
        (id: "words", title: "Words", role: Appendix, fields: [
            (id: "list", prompt: "Words", kind: Register((register: Terms, columns: ["term", "meaning"]))),
        ]),
    ],
    rules: [RequiredFilled, PriorityComplete],
)"#;

#[test]
fn a_new_draft_has_no_days_that_nobody_gave() {
    for template in shipped().unwrap() {
        let draft = new_draft(&template);
        let days = Draft::detail_columns().filter_map(|column| {
            match draft.value(&Place::Detail(column.name))? {
                Value::Date(day) => day,
                Value::Period(period) => period.from.or(period.to),
                Value::SignOffs(list) => list.into_iter().find_map(|sign_off| sign_off.agreed),
                Value::Text(_)
                | Value::Prose(_)
                | Value::Choice(_)
                | Value::Link(_)
                | Value::Links(_)
                | Value::Series(_)
                | Value::List(_)
                | Value::Logo(_) => None,
            }
        });
        assert_eq!(days.count(), 0, "{}", template.file().id);
    }
}

#[test]
fn a_wholly_different_template_is_written_checked_and_exported() {
    let template = build(parse(BAKERY).unwrap()).unwrap();
    let mut draft = new_draft(&template);
    let findings = check::check(&draft, &template, TODAY);
    assert!(
        findings
            .iter()
            .any(|finding| finding.severity == check::Severity::Required)
    );

    let (section, field) = (
        SectionId::new("bread").unwrap(),
        FieldId::new("crust").unwrap(),
    );
    let answer = Answer::Prose(Prose::new("The crust is **golden**."));
    draft
        .answers
        .entry(section)
        .or_default()
        .insert(field, answer);
    "The bakery".clone_into(&mut draft.details.authority);
    let findings = check::check(&draft, &template, TODAY);
    let rules: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["open-question"], "{findings:?}");
    let paper = content::plain_text(&content::build(&draft, &template, Audience::Everyone));
    assert!(
        paper.contains("1 Bread") && paper.contains("golden"),
        "{paper}"
    );
    let export = export_bytes(
        &draft,
        &template,
        Order::pdf(Audience::Everyone),
        &Progress::default(),
    )
    .unwrap();
    assert!(export.bytes.starts_with(b"%PDF"));
}

#[test]
fn a_section_added_to_a_shipped_template_reaches_the_paper() {
    let mut file = shipped().unwrap().remove(1).file().clone();
    let added: candour::template::Section = ron::from_str(
        r#"(id: "our-islands", title: "Our islands", fields: [(id: "know", prompt: "How are they?", kind: Prose)])"#,
    )
    .unwrap();
    file.sections[0].sections.push(added);
    let template = build(file).unwrap();
    let mut draft = new_draft(&template);
    let answer = Answer::Prose(Prose::new("The ferries run."));
    draft
        .answers
        .entry(SectionId::new("our-islands").unwrap())
        .or_default()
        .insert(FieldId::new("know").unwrap(), answer);
    let paper = content::plain_text(&content::build(&draft, &template, Audience::Everyone));
    assert!(
        paper.contains("Our islands") && paper.contains("The ferries run."),
        "{paper}"
    );
}

#[test]
fn every_shipped_template_answers_for_itself() {
    for template in shipped().unwrap() {
        let draft = new_draft(&template);
        let export = export_bytes(
            &draft,
            &template,
            Order::pdf(Audience::Everyone),
            &Progress::default(),
        )
        .unwrap();
        assert!(
            export.n_pages.is_some_and(|n_pages| n_pages >= 1),
            "{}",
            template.file().id
        );
    }
}
