//! What a reader may not see leaves no trace in what the paper says.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what is expected"
)]

use std::collections::BTreeMap;

use expect_test::expect;

use super::{answer, check, marked, row, sample::full_draft, section, template};
use crate::{
    content::{build, paper::text::plain_text},
    model::{
        Audience, Document, DocumentKind, Draft, Exempt, FieldId, Marking, Prose, SectionMarkings,
    },
};

/// A draft in which everything hidden says so.
fn draft_with_secrets() -> Draft {
    let mut draft = full_draft();
    let secret = "WHISPER";
    answer(&mut draft, "impact", "note", secret);
    let fields = BTreeMap::from([(FieldId::new("note").unwrap(), marked(Audience::Ofsted))]);
    let marks = SectionMarkings {
        section: Marking::default(),
        fields,
    };
    draft.markings.insert(section("impact"), marks);
    answer(&mut draft, "private", "text", secret);
    let private = SectionMarkings {
        section: Marking {
            audience: Audience::Committee,
            exempt: Some(Exempt {
                category: "7A".to_owned(),
                reason: "WHISPER of why".to_owned(),
                ..Exempt::default()
            }),
        },
        ..SectionMarkings::default()
    };
    draft.markings.insert(section("private"), private);
    draft.registers.evidence[0].title = secret.to_owned();
    draft.registers.reviews[1].marking = marked(Audience::Committee);
    draft.registers.reviews[1].title = secret.to_owned();
    draft.registers.findings[1].said = Prose::new(secret);
    draft.registers.statements[0].section = Some(section("private"));
    draft.registers.statements[0].claim = secret.to_owned();
    let mut hidden = Document::new(row("d-hidden"));
    hidden.kind = DocumentKind::Appendix;
    hidden.title = secret.to_owned();
    draft.registers.documents.push(hidden);
    answer(
        &mut draft,
        "open",
        "text",
        "Shown ([@e-secret]), then [@r-peer] and [@s-stay], [@f-visible] and [@d-hidden].",
    );
    draft
}

const SECRETS: &str = r#"
    (id: "open", title: "Open", fields: [(id: "text", prompt: "?", kind: Prose)]),
    (id: "impact", title: "Impact", fields: [(id: "note", prompt: "?", kind: Prose)]),
    (id: "private", title: "WHISPER section", fields: [
        (id: "text", prompt: "?", kind: Prose),
        (id: "papers", prompt: "?", kind: Register((register: Documents, columns: ["title"]))),
        (id: "pairs", prompt: "?", kind: Register((register: Statements, scope: Here, show: Pairs, columns: ["claim"]))),
    ]),
    (id: "since", title: "Since", fields: [
        (id: "answers", prompt: "?", kind: Register((register: Findings, columns: ["said", "review", "evidence"]))),
        (id: "reviews", prompt: "?", kind: Register((register: Reviews, show: Blocks, columns: ["title", "found"]))),
        (id: "index", prompt: "?", kind: Register((register: Evidence, columns: ["title"]))),
        (id: "all", prompt: "?", kind: Register((register: Statements, columns: ["claim"]))),
    ]),
"#;

#[test]
fn nothing_hidden_is_in_the_paper() {
    let draft = draft_with_secrets();
    let template = template("Headings", SECRETS);
    let mut paper = build(&draft, &template, Audience::Everyone);
    let left_out: Vec<String> = paper
        .left_out
        .drain(..)
        .map(|left_out| format!("{:?}: {}", left_out.place, left_out.audience.label()))
        .collect();
    expect![[r#"
        Field(SectionId("impact"), FieldId("note")): Ofsted only
        Section(SectionId("private")): Committee and Ofsted
        Row(Reviews, RowId("r-peer")): Committee and Ofsted
        Row(Findings, RowId("f-visible")): Committee and Ofsted
        Row(Evidence, RowId("e-secret")): Ofsted only
        Row(Statements, RowId("s-stay")): Committee and Ofsted
        Row(Documents, RowId("d-hidden")): Committee and Ofsted"#]]
    .assert_eq(&left_out.join("\n"));
    assert!(!format!("{paper:?}").contains("WHISPER"));
    check(
        &draft,
        &template,
        Audience::Everyone,
        expect![[r#"
            # 1 Open
            Shown, then.
            # 2 Since
            | What they said | Evidence |
            | Supervision does not move plans on / Visit 2024 | E1 |
            ## R1 Visit 2024
            | Ref. | Title |
            | E1 | Audit of 20 plans |
            | E2 | Nobody cites this |
            | Claim |
            | First homes come late |
        "#]],
    );

    let everything = build(&draft, &template, Audience::Ofsted);
    assert_eq!(plain_text(&everything).matches("WHISPER").count(), 11);
    assert!(everything.left_out.is_empty());
}
