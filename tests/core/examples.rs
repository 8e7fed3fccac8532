//! The example drafts open, rest on the shipped templates, and have no loose ends.

use candour::model::{Answer, CellKind, Draft, RegisterKind, RowId, Value, citations};
use candour::store::{Loaded, parse_draft, write_draft};
use candour::template::{FieldKind, Template, shipped};
use expect_test::expect_file;

const SOUTHAMPTON: &str = include_str!("../../examples/drafts/southampton-2022.ron");
const NORTHMERE: &str = include_str!("../../examples/drafts/northmere-2026.ron");

fn read(text: &str) -> Loaded {
    parse_draft(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn shipped_template(loaded: &Loaded) -> Template {
    shipped()
        .unwrap()
        .into_iter()
        .find(|template| template.file().id == loaded.draft.template.id)
        .expect("an example is begun with a shipped template")
}

/// `UPDATE_EXPECT=1` renews the template copies after a template was changed.
#[test]
fn the_examples_are_written_as_the_program_writes_them() {
    let southampton = expect_file!["../../examples/drafts/southampton-2022.ron"];
    let northmere = expect_file!["../../examples/drafts/northmere-2026.ron"];
    for (text, file) in [(SOUTHAMPTON, southampton), (NORTHMERE, northmere)] {
        let loaded = read(text);
        let template = shipped_template(&loaded);
        file.assert_eq(&write_draft(&loaded.draft, template.file()).unwrap());
    }
}

#[test]
fn every_answer_of_the_examples_has_its_field() {
    for text in [SOUTHAMPTON, NORTHMERE] {
        let Loaded { draft, template } = read(text);
        for (section, answers) in &draft.answers {
            for (field, answer) in answers {
                let place = format!("{section} › {field}");
                let known = template.field(section, field);
                let known = known.unwrap_or_else(|| panic!("{place}: no such field"));
                assert!(fits(&known.kind, answer), "{place}");
            }
        }
        let marked = draft.markings.keys().chain(&draft.ready);
        for section in marked {
            assert!(template.section(section).is_some(), "{section}");
        }
    }
}

fn fits(kind: &FieldKind, answer: &Answer) -> bool {
    match (kind, answer) {
        (FieldKind::Line, Answer::Line(_))
        | (FieldKind::Prose, Answer::Prose(_))
        | (FieldKind::Date, Answer::Date(_)) => true,
        (FieldKind::Choice(options), Answer::Choice(name)) => {
            options.iter().any(|option| option.id.as_str() == name)
        }
        _ => false,
    }
}

#[test]
fn every_link_and_citation_of_the_examples_leads_somewhere() {
    for text in [SOUTHAMPTON, NORTHMERE] {
        let Loaded { draft, template } = read(text);
        for register in RegisterKind::ALL {
            for row in draft.registers.rows(*register) {
                for (column, target) in row.links() {
                    let found = draft.registers.find(&target);
                    let (_, found) = found.unwrap_or_else(|| panic!("{}: {target}", row.id()));
                    let (CellKind::Link(kind) | CellKind::Links(kind)) = column.kind else {
                        panic!("{} is no link", column.name);
                    };
                    assert_eq!(found.register(), kind, "{} › {}", row.id(), column.name);
                }
            }
        }
        for statement in &draft.registers.statements {
            let section = statement.section.as_ref().expect("a section");
            assert!(template.section(section).is_some(), "{}", statement.id);
        }
        for (place, row) in all_citations(&draft) {
            assert!(draft.registers.find(&row).is_some(), "{place}: {row}");
        }
    }
}

/// Every citation with the place it stands in.
fn all_citations(draft: &Draft) -> Vec<(String, RowId)> {
    let mut texts = Vec::new();
    for (section, answers) in &draft.answers {
        for (field, answer) in answers {
            texts.push((format!("{section} › {field}"), answer.to_value()));
        }
    }
    for register in RegisterKind::ALL {
        for row in draft.registers.rows(*register) {
            for column in register.columns() {
                let place = format!("{} › {}", row.id(), column.name);
                texts.push((place, row.get(column.name)));
            }
        }
    }
    let mut found = Vec::new();
    for (place, value) in texts {
        if let Value::Prose(prose) = value {
            for citation in citations(prose.as_str()) {
                found.push((place.clone(), citation.row));
            }
        }
    }
    found
}

#[test]
fn the_public_case_keeps_its_exempt_appendix_and_names_nobody() {
    let Loaded { draft, .. } = read(SOUTHAMPTON);
    let exempt = draft
        .registers
        .documents
        .iter()
        .filter_map(|document| document.marking.exempt.as_ref());
    let categories: Vec<&str> = exempt.map(|exempt| exempt.category.as_str()).collect();
    assert_eq!(categories, ["7A"]);
    for contact in &draft.registers.contacts {
        assert!(contact.name.is_empty() && contact.email.is_empty());
    }
    // A citation would print what a row is called where the row itself is left out.
    for (place, row) in all_citations(&draft) {
        let (_, record) = draft.registers.find(&row).unwrap();
        assert!(
            record.marking().exempt.is_none(),
            "{place}: {row} is exempt"
        );
    }
}
