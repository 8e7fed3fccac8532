//! What is remembered between two builds of a paper changes no page.

use candour::{
    content,
    edit::{Edit, apply, remove_row},
    layout::{Layouter, PageStyle, layout},
    model::{Answer, Audience, Draft, Place, Prose, RegisterKind, Value},
    store::parse_draft,
};

const NORTHMERE: &str = include_str!("../../../examples/drafts/northmere-2026.ron");

/// Changes the first prose that is long enough to stand on several lines.
fn write(draft: &mut Draft, words: &str) {
    let (place, text) = draft
        .answers
        .iter()
        .flat_map(|(section, fields)| fields.iter().map(move |field| (section, field)))
        .find_map(|(section, (field, answer))| match answer {
            Answer::Prose(prose) if prose.as_str().len() > 200 => Some((
                Place::Field(section.clone(), field.clone()),
                prose.as_str().to_owned(),
            )),
            Answer::Prose(_) | Answer::Line(_) | Answer::Choice(_) | Answer::Date(_) => None,
        })
        .unwrap();
    let value = Value::Prose(Prose::new(format!("{words} {text}")));
    apply(draft, Edit::Set { place, value }).unwrap();
}

fn remove_first(draft: &mut Draft, register: RegisterKind) {
    let row = draft.registers.rows(register)[0].id().clone();
    let edit = remove_row(draft, register, &row);
    apply(draft, edit).unwrap();
}

#[test]
fn what_is_remembered_changes_no_page() {
    let loaded = parse_draft(NORTHMERE.as_bytes()).unwrap();
    let (mut draft, template) = (loaded.draft, loaded.template);
    let style = PageStyle::default();
    let mut builder = content::Builder::new();
    let mut layouter = Layouter::new();
    let steps: [&dyn Fn(&mut Draft); 4] = [
        &|_| {},
        &|draft| write(draft, "In short,"),
        // Evidence is numbered: what follows the missing row is called otherwise.
        &|draft| remove_first(draft, RegisterKind::Evidence),
        &|draft| remove_first(draft, RegisterKind::Priorities),
    ];
    for step in steps {
        step(&mut draft);
        for readers in [Audience::Everyone, Audience::Ofsted] {
            let paper = content::build(&draft, &template, readers);
            assert!(builder.build(&draft, &template, readers) == paper);
            let remembered = layouter.layout(&paper, &style);
            let fresh = layout(&paper, &style);
            assert!(format!("{remembered:?}") == format!("{fresh:?}"));
        }
    }
}
