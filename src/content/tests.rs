//! One small draft in, the text of its paper out: what the tests share.

mod hidden;
mod outline;
mod registers;
mod sample;

use expect_test::Expect;

use super::{build, paper::text::plain_text};
use crate::{
    model::{Answer, Audience, Draft, FieldId, Marking, Prose, RowId, SectionId},
    template::Template,
};

fn template(numbering: &str, sections: &str) -> Template {
    let text = format!(
        r#"(
            format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
            summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
            paper: (title: "Title from the template", numbering: {numbering}),
            sections: [{sections}], rules: [],
        )"#
    );
    crate::template::build(crate::template::parse(&text).unwrap()).unwrap()
}

fn row(id: &str) -> RowId {
    RowId::new(id).unwrap()
}

fn section(id: &str) -> SectionId {
    SectionId::new(id).unwrap()
}

fn marked(audience: Audience) -> Marking {
    Marking {
        audience,
        exempt: None,
    }
}

fn answer(draft: &mut Draft, section_id: &str, field: &str, text: &str) {
    draft
        .answers
        .entry(section(section_id))
        .or_default()
        .insert(
            FieldId::new(field).unwrap(),
            Answer::Prose(Prose::new(text)),
        );
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "reads better at each call")]
fn check(draft: &Draft, template: &Template, reader: Audience, expected: Expect) {
    let paper = build(draft, template, reader);
    let text = plain_text(&paper);
    let body = text.split_once("\n\n").map_or("", |(_, body)| body);
    expected.assert_eq(body);
}
