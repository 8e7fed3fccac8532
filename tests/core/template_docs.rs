//! Every example in `docs/format-template.md` is read, applied and checked.

use candour::model::{FieldId, RegisterKind};
use candour::template::{Field, SHIPPED, Section, Template, TemplateFile, build, parse};
use ron::{Options, extensions::Extensions};
use serde::de::DeserializeOwned;

const PAGE: &str = include_str!("../../docs/format-template.md");

struct Example {
    about: String,
    text: String,
}

fn examples() -> Vec<Example> {
    let mut examples = Vec::new();
    let mut parts = PAGE.split("```");
    // Text and examples take turns.
    while let (Some(_), Some(fenced)) = (parts.next(), parts.next()) {
        let (head, text) = fenced.split_once('\n').unwrap();
        let about = head.strip_prefix("ron ").expect("every example is RON");
        examples.push(Example {
            about: about.to_owned(),
            text: text.to_owned(),
        });
    }
    examples
}

fn read<T: DeserializeOwned>(text: &str) -> T {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(text)
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn short() -> TemplateFile {
    parse(SHIPPED[0]).unwrap()
}

fn built(file: TemplateFile) -> Template {
    build(file).unwrap_or_else(|error| panic!("{error}"))
}

/// Puts a section in the place of the one with its id, or last of the body.
fn with_section(mut file: TemplateFile, section: Section) -> TemplateFile {
    if let Some(old) = find(&mut file.sections, section.id.as_str()) {
        *old = section;
    } else {
        file.sections.insert(0, section);
    }
    file
}

fn find<'a>(sections: &'a mut [Section], id: &str) -> Option<&'a mut Section> {
    for section in sections {
        if section.id.as_str() == id {
            return Some(section);
        }
        if let Some(found) = find(&mut section.sections, id) {
            return Some(found);
        }
    }
    None
}

fn with_field(mut file: TemplateFile, section: &str, field: Field) -> TemplateFile {
    let section = find(&mut file.sections, section).expect("the section is in the template");
    match section.fields.iter_mut().find(|old| old.id == field.id) {
        Some(old) => *old = field,
        None => section.fields.push(field),
    }
    file
}

#[test]
fn every_example_on_the_page_works() {
    let mut n_examples = 0;
    for Example { about, text } in examples() {
        n_examples += 1;
        let words: Vec<&str> = about.split_whitespace().collect();
        match words[..] {
            ["template"] => {
                let template = built(parse(&text).unwrap());
                assert_ne!(template.file().id, short().id);
            }
            ["section"] => {
                let section: Section = read(&text);
                let template = built(with_section(short(), section.clone()));
                let found = template.section(&section.id).unwrap();
                assert_eq!(found.title, section.title);
            }
            ["remove"] => {
                let gone: Section = read(&text);
                let mut file = short();
                let n_before = file.sections.len();
                file.sections.retain(|section| section.id != gone.id);
                assert_eq!(file.sections.len(), n_before - 1);
                assert!(built(file).section(&gone.id).is_none());
            }
            ["mapping"] => {
                let mut file = short();
                file.mappings.push(read(&text));
                let mut old = short();
                "2023".clone_into(&mut old.edition);
                let (template, old) = (built(file), built(old));
                let mapping = template.mapping_from(&old).unwrap();
                assert_eq!(mapping.sections.len(), 5);
                assert_eq!(built(short()).mapping_from(&old), None);
            }
            ["field", "of", section] => {
                let field: Field = read(&text);
                let template = built(with_field(short(), section, field.clone()));
                let id = read(&format!("\"{section}\""));
                assert_eq!(template.field(&id, &field.id), Some(&field));
            }
            _ => panic!("nothing reads an example of “{about}”"),
        }
    }
    assert_eq!(n_examples, 9);
}

#[test]
fn the_heading_that_the_page_changes_was_another_before() {
    let section: Section = read(&examples()[0].text);
    let full = built(parse(SHIPPED[1]).unwrap());
    let shipped = full.section(&section.id).unwrap();
    assert_ne!(shipped.title, section.title);
    let know = FieldId::new("know").unwrap();
    assert!(full.field(&section.id, &know).is_some(), "the id stays");
}

#[test]
fn the_page_names_every_register_with_every_column() {
    for register in RegisterKind::ALL {
        let row = format!("| `{register:?}` | ");
        let (_, rest) = PAGE.split_once(&row).expect("the register has a row");
        let cell = rest.split('|').next().unwrap();
        let columns = register.columns().iter();
        let names: Vec<String> = columns.map(|column| format!("`{}`", column.name)).collect();
        assert_eq!(cell.trim(), names.join(", "));
    }
}
