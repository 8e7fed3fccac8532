//! The shipped templates are sound, and a faulty template is told every fault at once.

use std::collections::BTreeSet;

use expect_test::expect;

use super::*;
use crate::model::SectionId;

fn problems(text: &str) -> String {
    let file = match parse(text) {
        Ok(file) => file,
        Err(error) => return error.to_string(),
    };
    match build(file) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn shipped_templates_have_no_problem() {
    for text in SHIPPED {
        let name = text.lines().find(|line| line.contains("id:")).unwrap();
        assert_eq!(problems(text), "", "{name}");
    }
}

#[test]
fn shipped_templates_say_what_they_are_for() {
    let templates = shipped().unwrap();
    let ids: BTreeSet<&str> = templates.iter().map(|t| t.file().id.as_str()).collect();
    assert_eq!(ids.len(), SHIPPED.len(), "ids are told apart");
    for template in &templates {
        let file = template.file();
        assert!(!file.length.is_empty(), "{}", file.id);
        assert!(file.framework.checked.is_some(), "{}", file.id);
        assert!(file.framework.note.contains("GOV.UK"), "{}", file.id);
    }
}

#[test]
fn every_prompt_of_a_field_is_a_question() {
    for template in shipped().unwrap() {
        for outlined in template.outline(&[]) {
            for field in &outlined.section.fields {
                let path = format!("{} › {}", outlined.section.id, field.id);
                assert!(field.prompt.ends_with('?'), "{path}: {}", field.prompt);
            }
        }
    }
}

#[test]
fn a_field_that_two_templates_share_holds_the_same_kind() {
    let templates = shipped().unwrap();
    for one in &templates {
        for outlined in one.outline(&[]) {
            let section = outlined.section;
            for field in &section.fields {
                let others = templates
                    .iter()
                    .filter_map(|t| t.field(&section.id, &field.id));
                for other in others {
                    assert_eq!(
                        std::mem::discriminant(&field.kind),
                        std::mem::discriminant(&other.kind),
                        "{} › {}: an answer could not be carried over",
                        section.id,
                        field.id
                    );
                }
            }
        }
    }
}

#[test]
fn the_full_self_evaluation_names_its_four_parts_and_five_appendices() {
    let templates = shipped().unwrap();
    let full = templates
        .iter()
        .max_by_key(|template| template.outline(&[]).len())
        .unwrap();
    let (appendices, parts): (Vec<&Section>, Vec<&Section>) = full
        .sections()
        .iter()
        .partition(|section| section.role == SectionRole::Appendix);
    let titles: Vec<&str> = parts.iter().map(|part| part.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Context",
            "Actions since the last visit",
            "Impact",
            "Priorities"
        ]
    );
    assert_eq!(appendices.len(), 5);
    assert_eq!(full.file().rules.len(), 21);
}

#[test]
fn fields_of_a_pattern_stand_behind_the_section_s_own() {
    let template = build(parse(SMALL).unwrap()).unwrap();
    let fields = &template.sections()[0].fields;
    let ids: Vec<&str> = fields.iter().map(|field| field.id.as_str()).collect();
    assert_eq!(ids, ["own", "shared"]);
}

#[test]
fn a_misspelt_field_is_told_with_line_and_column() {
    let text = SMALL.replace("title: \"Small\"", "titel: \"Small\"");
    expect!["line 6, column 5: “titel” is not a name that can stand here; these can: format, version, id, edition, title, summary, length, framework, questions, paper, patterns, sections, orders, rules, terms, mappings"].assert_eq(&problems(&text));
}

#[test]
fn every_fault_is_told_by_path() {
    expect![[r"
        format: must be “candour-template”, not “a-template”
        version: must be 1, not 7
        id: must be kebab-case: small letters, figures and single hyphens
        edition: must not be empty
        title: must not be empty
        summary: must not be empty
        framework.name: must not be empty
        framework.source: must not be empty
        paper.title: must not be empty
        paper.sign_offs[1]: must not be empty
        sections[1].role: the body must stand before the appendices
        sections[2].role: the body must stand before the appendices
        sections[3].role: the body must stand before the appendices
        patterns[“empty”]: must hold at least one field
        patterns[“shared”][0].prompt: must not be empty
        patterns[“shared”][0].word_limit: must be 1 or more; leave it out for no limit
        patterns[“shared”][1].id: “text” names another field of this section already
        patterns[“shared”][1].default: only lines and prose can begin with a text
        sections[0].pattern: there is no pattern “missing”; there are: empty, shared
        sections[1].title: must not be empty
        sections[1].fields: “text” names a field of the pattern “shared” already
        sections[1].fields[1].kind: a choice needs at least two options
        sections[1].fields[1].kind[0].label: must not be empty
        sections[1].fields[2].renamed_from: “pick” still names a field of this section
        sections[1].fields[2].kind: “one” names two options
        sections[2].id: “body” names another section already
        sections[2].sections[0].role: only a top-level section can be an appendix
        sections[2].sections[0].sections[0].word_limit: must be 1 or more; leave it out for no limit
        sections[2].sections[0].sections[0].sections[0]: stands 4 levels deep; 3 are possible
        sections[2].sections[0].sections[0].sections[0]: must hold at least one field or section
        sections[3].fields[0].kind.columns: must name at least one of: term, meaning
        sections[3].fields[1].kind.columns: “term” is named twice
        sections[3].fields[1].kind.columns: Terms has no column “colour”; it has: term, meaning
        sections[3].fields[1].kind.kinds: rows of Terms have no kind
        sections[3].fields[1].kind.of_reviews: rows of Terms belong to no review
        sections[3].fields[1].kind.scope: rows of Terms belong to no section
        sections[3].fields[1].kind.show: rows of Terms are neither strengths nor areas for improvement
        sections[3].fields[1].kind.limit: must be 1 or more; leave it out for no limit
        sections[3].fields[2].kind.kinds: there is no kind “Hearsay”; there are: Audit, Indicator, Voice, StaffVoice, Partner, Oversight, Complaint, Finance
        sections[3].fields[2].kind.show: rows of Evidence hold no values by year
        mappings[0].editions: must name at least one edition
        mappings[1].sections[0].was: “old” is claimed by a renamed_from already
        mappings[1].sections[1].now: there is no section “nowhere”
        mappings[1].sections[2].was: “gone” is mapped twice
        mappings[1].sections[4].was: “appendix” is claimed by a renamed_from already
        mappings[1].sections[4].now: “appendix” still names a section
        mappings[1].sections[5].now: “views” asks for no text, so that the text of “tables” has no place there
        mappings[2].editions: “2” is in another table already
        sections[1].renamed_from: “appendix” still names a section
        sections[2].renamed_from: “old” is claimed by two sections
        rules[0]: must be 1 month or more
        rules[2]: this rule is given twice
        questions.how: must not be empty
        rules[3]: no field answers How, so no draft could be ready
        rules[3]: no field answers Next, so no draft could be ready
        terms[0].meaning: must not be empty
        terms[1]: “AEM” is explained already"]].assert_eq(&problems(FAULTY));
}

const SMALL: &str = r#"(
    format: "candour-template",
    version: 1,
    id: "small",
    edition: "1",
    title: "Small",
    summary: "One section.",
    framework: (name: "None", source: "None"),
    paper: (title: "Small"),
    patterns: {
        "common": [(id: "shared", prompt: "And what else?", kind: Prose)],
    },
    sections: [
        (
            id: "only",
            title: "Only",
            fields: [(id: "own", prompt: "What is it?", kind: Prose)],
            pattern: "common",
        ),
    ],
    rules: [],
)"#;

const FAULTY: &str = r#"(
    format: "a-template",
    version: 7,
    id: "Not Kebab",
    edition: "",
    title: " ",
    summary: "",
    framework: (name: "", source: ""),
    questions: (what: "What?", how: "", next: "Next?"),
    paper: (title: "", sign_offs: ["Director", ""]),
    patterns: {
        "empty": [],
        "shared": [
            (id: "text", prompt: "", kind: Prose, word_limit: 0, answers: [What]),
            (id: "text", prompt: "Twice?", kind: Date, default: "1 May"),
        ],
    },
    sections: [
        (id: "appendix", title: "An appendix first", role: Appendix, pattern: "missing"),
        (id: "body", title: "", renamed_from: ["old", "appendix"], pattern: "shared", fields: [
            (id: "text", prompt: "Whose is this?", kind: Line),
            (id: "pick", prompt: "Which?", kind: Choice([(id: "one", label: "")])),
            (id: "again", prompt: "Which?", renamed_from: ["pick"], kind: Choice([
                (id: "one", label: "One"), (id: "one", label: "Another"),
            ])),
        ]),
        (id: "body", title: "The same id", renamed_from: ["old"], sections: [
            (id: "two", title: "Two", role: Appendix, sections: [
                (id: "three", title: "Three", word_limit: 0, sections: [
                    (id: "four", title: "Four"),
                ]),
            ]),
        ]),
        (id: "views", title: "Views", fields: [
            (id: "none", prompt: "No columns?", kind: Register((register: Terms, columns: []))),
            (id: "wrong", prompt: "Wrong columns?", kind: Register((
                register: Terms, columns: ["term", "term", "colour"], kinds: ["Audit"], scope: Here,
                show: Pairs, of_reviews: [Inspection], limit: 0,
            ))),
            (id: "kind", prompt: "Wrong kind?", kind: Register((
                register: Evidence, columns: ["title"], kinds: ["Hearsay"], show: Figures,
            ))),
        ]),
    ],
    rules: [EvidenceAge(0), WordLimit, WordLimit, ThreeQuestions],
    terms: [(term: "AEM", meaning: ""), (term: "AEM", meaning: "Again")],
    mappings: [
        (editions: [], sections: []),
        (editions: ["1", "2"], sections: [
            (was: "old", now: ["body"]),
            (was: "gone", now: ["nowhere"]),
            (was: "gone", now: []),
            (was: "gone", field: "text", now: []),
            (was: "appendix", now: []),
            (was: "tables", now: ["views"]),
            (was: "tables", field: "wrong", now: ["views"]),
        ]),
        (editions: ["2"], sections: []),
        (template: "another", editions: ["2"], sections: []),
    ],
)"#;

#[test]
fn an_order_that_cannot_be_is_told() {
    let text = |orders: &str| {
        format!(
            "(format: \"candour-template\", version: 1, id: \"t\", edition: \"1\", title: \"T\", summary: \"S.\",
              framework: (name: \"F\", source: \"S\"), paper: (title: \"P\"),
              sections: [(id: \"p\", title: \"P\", sections: [{}]), {}],
              orders: [{orders}], rules: [])",
            ["a", "b", "c"].map(section).join(", "),
            section("d"),
        )
    };
    let order = |sections: &str| {
        text(&format!(
            "(id: \"o\", label: \"O\", sections: [{sections}])"
        ))
    };
    assert_eq!(problems(&order("\"c\", \"a\"")), "");
    assert!(problems(&order("\"a\"")).contains("at least two sections"));
    assert!(problems(&order("\"a\", \"a\"")).contains("each once"));
    assert!(problems(&order("\"a\", \"d\"")).contains("within the same one"));
    assert!(problems(&order("\"a\", \"none\"")).contains("within the same one"));

    let template = build(parse(&order("\"c\", \"a\"")).unwrap()).unwrap();
    let ids = |arrangement: &[SectionId]| {
        let outline = template.outline(arrangement);
        let ids: Vec<&str> = outline.iter().map(|o| o.section.id.as_str()).collect();
        ids.join(" ")
    };
    let before: Vec<SectionId> = ["d", "p"].map(|id| SectionId::new(id).unwrap()).into();
    assert_eq!(ids(&before), "d p a b c");
    assert_eq!(template.order_of(&before), None);
    let chosen = template.in_order(&template.file().orders[0], &before);
    assert_eq!(ids(&chosen), "d p c b a");
    assert_eq!(template.order_of(&chosen).unwrap().label, "O");
}

fn section(id: &str) -> String {
    format!("(id: {id:?}, title: {id:?}, fields: [(id: \"f\", prompt: \"F?\", kind: Prose)])")
}
