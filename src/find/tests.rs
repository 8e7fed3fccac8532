//! Finding and replacing over a whole draft.

use super::*;
use crate::edit::{Edit, apply};
use crate::model::{
    Answer, Draft, Evidence, FieldId, Place, Prose, RegisterKind, RowId, SectionId,
};
use crate::template::{Template, build, parse};

fn template() -> Template {
    let text = r#"(
        format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
        summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
        questions: (what: "What?", how: "How?", next: "Next?"), paper: (title: "Paper"),
        sections: [
            (id: "one", title: "One", fields: [
                (id: "text", prompt: "?", kind: Prose), (id: "line", prompt: "?", kind: Line),
            ]),
            (id: "two", title: "Two", fields: [
                (id: "rows", prompt: "?", kind: Register((register: Evidence, columns: ["title"]))),
            ]),
        ],
        rules: [],
    )"#;
    build(parse(text).unwrap()).unwrap()
}

fn draft(text: &str) -> Draft {
    let mut draft = Draft::default();
    draft.details.title = "Home visits".to_owned();
    let fields = draft
        .answers
        .entry(SectionId::new("one").unwrap())
        .or_default();
    fields.insert(
        FieldId::new("text").unwrap(),
        Answer::Prose(Prose::new(text)),
    );
    fields.insert(
        FieldId::new("line").unwrap(),
        Answer::Line("A home".to_owned()),
    );
    let mut row = Evidence::new(RowId::new("e-one").unwrap());
    row.title = "Home audit".to_owned();
    row.caveat = Prose::new("At *home* only.");
    draft.registers.evidence.push(row);
    draft
}

fn query(words: &str) -> Query {
    Query {
        words: words.to_owned(),
        ..Query::default()
    }
}

const TEXT: &str = "We see them at **ho**me. Home is best [@e-one].\n\n- At home, e.g. in May.";

#[test]
fn every_text_is_searched_in_the_order_in_which_it_is_read() {
    let corpus = Corpus::new(&draft(TEXT), &template());
    let finder = Finder::new(&query("home")).unwrap();
    let hits = corpus.find(&finder, &Scope::All);
    let sentences: Vec<_> = hits
        .iter()
        .map(|hit| corpus.in_sentence(hit).unwrap().sentence)
        .collect();
    assert_eq!(
        sentences,
        [
            "Home visits",
            "We see them at home.",
            "Home is best.",
            "At home, e.g. in May.",
            "A home",
            "Home audit",
            "At home only.",
        ]
    );
    assert_eq!(corpus.found(&hits[2]), Some("Home"));
    assert_eq!(
        corpus.written(&hits[1]).and_then(|range| TEXT.get(range)),
        Some("ho**me")
    );
    let one = SectionId::new("one").unwrap();
    assert_eq!(corpus.find(&finder, &Scope::Section(one)).len(), 4);
    let rows = Scope::Register(RegisterKind::Evidence);
    assert_eq!(corpus.find(&finder, &rows).len(), 2);
}

/// Replaces everything and returns the prose, after taking all of it back.
#[track_caller]
fn replaced(text: &str, words: &str, with: &str) -> String {
    let before = draft(text);
    let corpus = Corpus::new(&before, &template());
    let finder = Finder::new(&query(words)).unwrap();
    let changes = corpus.replaced(&corpus.find(&finder, &Scope::All), &finder, with);
    let edits = changes
        .into_iter()
        .map(|(place, value)| Edit::Set { place, value });
    let mut draft = before.clone();
    let inverse = apply(&mut draft, Edit::Group(edits.collect())).unwrap();
    let (one, text) = (
        SectionId::new("one").unwrap(),
        FieldId::new("text").unwrap(),
    );
    let prose = draft.prose(&one, &text).to_owned();
    apply(&mut draft, inverse).unwrap();
    assert_eq!(draft, before);
    prose
}

#[test]
fn what_replaces_keeps_how_words_are_said_and_all_else() {
    assert_eq!(
        replaced(TEXT, "home", "house"),
        "We see them at **house**. house is best [@e-one].\n\n- At house, e.g. in May."
    );
    assert_eq!(
        replaced("A **home** visit.", "home", "house"),
        "A **house** visit."
    );
    assert_eq!(replaced("A **home** visit.", "home ", ""), "A visit.");
    assert_eq!(
        replaced("At home home, home", "home", "**x**"),
        "At \\*\\*x\\*\\* \\*\\*x\\*\\*, \\*\\*x\\*\\*"
    );
    assert_eq!(
        replaced("[A home](https://x.org/home)", "home", "house"),
        "[A house](https://x.org/home)"
    );
    assert_eq!(replaced("Nothing.", "none", "x"), "Nothing.");
}

#[test]
fn rows_and_details_are_changed_too() {
    let draft = draft(TEXT);
    let corpus = Corpus::new(&draft, &template());
    let finder = Finder::new(&query("home")).unwrap();
    let changes = corpus.replaced(&corpus.find(&finder, &Scope::All), &finder, "house");
    let places: Vec<Place> = changes.into_iter().map(|(place, _)| place).collect();
    let row = RowId::new("e-one").unwrap();
    assert_eq!(places.len(), 5);
    assert_eq!(places[0], Place::Detail("title"));
    assert_eq!(
        places[4],
        Place::Cell(RegisterKind::Evidence, row, "caveat")
    );
}
