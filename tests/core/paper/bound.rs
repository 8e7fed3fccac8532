//! Figures in running text that are bound to their cells: every paper prints what the register
//! holds, and nothing of what its readers may not see.

use candour::{
    content::{Builder, build},
    edit::{Edit, apply},
    export::Format,
    model::{
        Answer, Audience, Draft, FieldId, Figure, Indicator, Marking, NO_FIGURE, Place, Point,
        Prose, RegisterKind, RowId, SectionId, Value,
    },
    session::{Order, Progress, export_bytes},
    template::{Template, build as build_template, parse},
};

const TEMPLATE: &str = r#"(
    format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
    summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
    paper: (title: "Paper"), rules: [], sections: [
        (id: "one", title: "One", fields: [(id: "say", prompt: "?", kind: Prose)]),
        (id: "two", title: "Two", fields: [
            (id: "rows", prompt: "?", kind: Register((register: Indicators, columns: ["title"]))),
        ]),
    ],
)"#;

fn template() -> Template {
    build_template(parse(TEMPLATE).unwrap()).unwrap()
}

fn draft(text: &str) -> Draft {
    let mut draft = Draft::default();
    let mut one = Indicator::new(RowId::new("i-plans").unwrap());
    "Repeat plans".clone_into(&mut one.title);
    "%".clone_into(&mut one.unit);
    one.values = vec![Point {
        period: "2025/26".to_owned(),
        ours: Figure("29.6".to_owned()),
        ..Point::default()
    }];
    draft.registers.indicators.push(one);
    let answers = draft.answers.entry(SectionId::new("one").unwrap());
    let field = FieldId::new("say").unwrap();
    answers
        .or_default()
        .insert(field, Answer::Prose(Prose::new(text)));
    draft
}

const TEXT: &str = "Of plans, **[@i-plans:2025-26]** were repeats ([@i-plans:2025/26] per cent), not [@i-plans:2019].";
const SAID: &str = "Of plans, 29.6 per cent were repeats (29.6 per cent), not (figure not given).";

fn plain(draft: &Draft, reader: Audience) -> String {
    candour::content::plain_text(&build(draft, &template(), reader)).replace('\u{a0}', " ")
}

fn set_figure(draft: &mut Draft, figure: &str) {
    let row = RowId::new("i-plans").unwrap();
    let mut points = draft.registers.indicators[0].values.clone();
    points[0].ours = Figure(figure.to_owned());
    let place = Place::Cell(RegisterKind::Indicators, row, "values");
    let value = Value::Series(points);
    apply(draft, Edit::Set { place, value }).unwrap();
}

#[test]
fn a_bound_figure_prints_what_the_register_holds_in_its_words() {
    let said = plain(&draft(TEXT), Audience::Everyone);
    assert!(said.contains(SAID), "{said}");
}

#[test]
fn what_the_register_says_anew_is_printed_anew() {
    let mut builder = Builder::new();
    let mut draft = draft(TEXT);
    let template = template();
    let before = builder.build(&draft, &template, Audience::Everyone);
    for (figure, text) in [("31.4", TEXT), ("8", "Only [@i-plans:2025/26].")] {
        set_figure(&mut draft, figure);
        let place = Place::Field(SectionId::new("one").unwrap(), FieldId::new("say").unwrap());
        let value = Value::Prose(Prose::new(text));
        apply(&mut draft, Edit::Set { place, value }).unwrap();
        let now = builder.build(&draft, &template, Audience::Everyone);
        assert!(now == build(&draft, &template, Audience::Everyone));
        assert!(now != before);
        let said = candour::content::plain_text(&now).replace('\u{a0}', " ");
        assert!(said.contains(&format!("{figure} per cent")), "{said}");
    }
    // Another period of the same row, with the register as it was.
    let place = Place::Field(SectionId::new("one").unwrap(), FieldId::new("say").unwrap());
    let value = Value::Prose(Prose::new("Only [@i-plans:2019]."));
    apply(&mut draft, Edit::Set { place, value }).unwrap();
    let now = builder.build(&draft, &template, Audience::Everyone);
    assert!(candour::content::plain_text(&now).contains(NO_FIGURE));
}

#[test]
fn what_readers_may_not_see_is_in_no_format() {
    let mut draft = draft(TEXT);
    draft.registers.indicators[0].marking = Marking {
        audience: Audience::Committee,
        ..Marking::default()
    };
    let said = plain(&draft, Audience::Everyone);
    assert!(
        said.contains("Of plans, (figure not given) were repeats"),
        "{said}"
    );
    let order = |reader, format| Order {
        format,
        ..Order::pdf(reader)
    };
    for format in Format::ALL {
        let export = |reader| {
            let order = order(reader, format);
            export_bytes(&draft, &template(), order, &Progress::default())
                .unwrap()
                .bytes
        };
        let (public, theirs) = (export(Audience::Everyone), export(Audience::Committee));
        let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("29.6");
        assert!(!has(&public), "{format:?}");
        // Word and PDF are packed.
        let is_plain = matches!(format, Format::Web | Format::Markdown);
        assert!(!is_plain || has(&theirs), "{format:?}");
    }
}
