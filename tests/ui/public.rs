//! Before a paper for everyone is made, the window says what could let somebody be recognised.

use candour::{
    edit::{Edit, apply},
    model::{FieldId, Figure, Indicator, Place, Point, Prose, RowId, SectionId, Value},
    session::{new_draft, write_new_file},
    store::write_draft,
    template::shipped,
};

use crate::bench::Bench;

#[test]
fn the_export_for_everyone_names_what_could_let_somebody_be_recognised() {
    let template = shipped().unwrap().remove(1);
    let mut draft = new_draft(&template);
    let place = Place::Field(
        SectionId::new("voice").unwrap(),
        FieldId::new("know").unwrap(),
    );
    let value = Value::Prose(Prose::new("Kerem, 9, lives with his aunt."));
    apply(
        &mut draft,
        Edit::Set {
            place: place.clone(),
            value,
        },
    )
    .unwrap();
    let bench = Bench::new();
    let text = write_draft(&draft, template.file()).unwrap();
    write_new_file(&bench.path("draft.ron"), text.as_bytes()).unwrap();
    let mut bench = bench.reopened("draft.ron");

    bench.press("Export paper…");
    bench.press("Readers: Ofsted");
    assert!(!bench.says("before it is published"));
    bench.press("Readers: Everyone");
    bench.wait_until("1 thing to look at before it is published");
    assert!(bench.says("“Kerem, 9” reads like a name"));
    bench.press("Go to the first");
    assert!(!bench.says("before it is published"));
}

#[test]
fn the_workbook_for_everyone_is_looked_at_as_the_paper_is() {
    let template = shipped().unwrap().remove(1);
    let mut draft = new_draft(&template);
    let mut moved = Indicator::new(RowId::new("i-moved").unwrap());
    "Children who were moved".clone_into(&mut moved.title);
    // The paper has room for the newest years only.
    let years = (1990..2026).map(|year| Point {
        period: year.to_string(),
        ours: Figure(if year == 1990 { "3" } else { "300" }.to_owned()),
        ..Point::default()
    });
    moved.values = years.collect();
    draft.registers.indicators.push(moved);
    let bench = Bench::new();
    let text = write_draft(&draft, template.file()).unwrap();
    write_new_file(&bench.path("draft.ron"), text.as_bytes()).unwrap();
    let mut bench = bench.reopened("draft.ron");

    let words = "“Children who were moved, 1990: 3”";
    bench.press("Export paper…");
    bench.press("Readers: Everyone");
    bench.press("Format: Excel");
    bench.wait_until("thing to look at before it is published");
    assert!(bench.says(words));
    bench.press("Format: PDF");
    assert!(!bench.says(words));
    bench.press("Format: Excel");
    bench.press("Export");
    // Of the very file it is said once more.
    bench.wait_until("The paper is ready");
    assert!(bench.says(words));
}
