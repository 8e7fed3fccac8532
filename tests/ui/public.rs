//! Before a paper for everyone is made, the window says what could let somebody be recognised.

use candour::{
    edit::{Edit, apply},
    model::{FieldId, Place, Prose, SectionId, Value},
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
