//! Sections and their numbers, the cover, and how many words there are.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what is expected"
)]

use expect_test::expect;
use jiff::civil::date;

use super::{answer, check, row, section, template};
use crate::{
    content::{
        build,
        paper::text::{plain_text, word_count},
    },
    model::{Answer, Audience, Draft, Evidence, FieldId, SignOff},
};

const OUTLINE: &str = r#"
    (id: "one", title: "One", sections: [
        (id: "one-a", title: "Left out", fields: [(id: "text", prompt: "?", kind: Prose)]),
        (id: "one-b", title: "Kept", fields: [
            (id: "text", prompt: "?", heading: "What we know", kind: Prose),
            (id: "key", prompt: "?", heading: "Key decision", kind: Choice([(id: "yes", label: "Yes"), (id: "no", label: "No")])),
        ]),
    ]),
    (id: "two", title: "Two", fields: [(id: "text", prompt: "?", kind: Prose)]),
    (id: "end", title: "End", role: Appendix, fields: [(id: "text", prompt: "?", kind: Prose)]),
"#;

#[test]
fn empty_sections_are_left_out_and_the_rest_is_numbered() {
    let mut draft = Draft::default();
    answer(&mut draft, "one-b", "text", "Known.\n\n- This");
    answer(&mut draft, "two", "text", "Second.");
    answer(&mut draft, "end", "text", "Last.");
    let decision = Answer::Choice("no".to_owned());
    draft
        .answers
        .entry(section("one-b"))
        .or_default()
        .insert(FieldId::new("key").unwrap(), decision);
    check(
        &draft,
        &template("Headings", OUTLINE),
        Audience::Everyone,
        expect![[r#"
            # 1 One
            ## 1.1 Kept
            ### What we know
            Known.
            - This
            Key decision: No
            # 2 Two
            Second.
            # A End
            Last.
        "#]],
    );
    draft.arrangement = vec![section("two"), section("one")];
    check(
        &draft,
        &template("Paragraphs", OUTLINE),
        Audience::Everyone,
        expect![[r#"
            # Two
            1. Second.
            # One
            ## Kept
            ### What we know
            2. Known.
            - This
            3. Key decision: No
            # End
            4. Last.
        "#]],
    );
}

#[test]
fn the_cover_says_what_the_details_say() {
    let mut draft = Draft::default();
    let details = &mut draft.details;
    details.authority = "Northmere Council".to_owned();
    details.service = "Children's Services".to_owned();
    details.version = "0.4".to_owned();
    details.label = "OFFICIAL".to_owned();
    details.figures_to = Some(date(2026, 3, 31));
    details.meeting_date = Some(date(2026, 5, 14));
    details.sign_offs = vec![SignOff {
        role: "Director".to_owned(),
        agreed: Some(date(2026, 4, 30)),
    }];
    let paper = build(&draft, &template("None", OUTLINE), Audience::Committee);
    expect![[r#"
        Northmere Council · Children’s Services
        Title from the template
        14 May 2026
        Figures to | 31 March 2026
        Version | 0.4, draft
        Signed off by | Director, 30 April 2026
        Framework | A framework
        Marking | OFFICIAL
        Readers | Committee and Ofsted

    "#]]
    .assert_eq(&plain_text(&paper));
    assert_eq!(paper.furniture.marking, "OFFICIAL");
    assert_eq!(paper.furniture.foot_start, "Version 0.4, draft");
}

#[test]
fn words_are_counted_without_headings_and_labels() {
    let mut draft = Draft::default();
    answer(&mut draft, "two", "text", "Three words here [@e-one].");
    draft.registers.evidence.push(Evidence::new(row("e-one")));
    let paper = build(&draft, &template("None", OUTLINE), Audience::Everyone);
    assert_eq!(word_count(&paper), 3);
}
