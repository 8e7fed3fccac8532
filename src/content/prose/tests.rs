//! Text in, text out. `[@e-one]` is E1, `[@e-two]` is E2; `[@e-hidden]` may not be read.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what is expected"
)]

use std::{collections::BTreeSet, fmt::Write as _};

use expect_test::{Expect, expect};

use super::*;
use crate::model::{Draft, Evidence};

fn labels() -> Labels {
    let mut draft = Draft::default();
    for (id, title) in [
        ("e-one", "Audits"),
        ("e-hidden", "Secret"),
        ("e-two", "Survey"),
    ] {
        let mut row = Evidence::new(RowId::new(id).unwrap());
        title.clone_into(&mut row.title);
        draft.registers.evidence.push(row);
    }
    let hidden = BTreeSet::from([RowId::new("e-hidden").unwrap()]);
    Labels::new(&draft, &hidden)
}

fn show(inline: &Inline) -> String {
    match inline {
        Inline::Text { text, voice } if voice.muted => format!("<quiet>{text}</quiet>"),
        Inline::Text { text, voice } => match (voice.bold, voice.italic) {
            (true, _) => format!("<b>{text}</b>"),
            (false, true) => format!("<i>{text}</i>"),
            (false, false) => text.clone(),
        },
        Inline::Cite { label, title, .. } => format!("<{label} {title}>"),
        Inline::Link { text, address, .. } => format!("<{text} -> {address}>"),
        Inline::Status { text, .. } => text.clone(),
        Inline::Break => "<br>".to_owned(),
    }
}

fn show_blocks(blocks: &[Block], indent: &str, out: &mut String) {
    for block in blocks {
        match &block.body {
            Body::Paragraph { text, .. } => {
                let text: String = text.iter().map(show).collect();
                writeln!(out, "{indent}{text}").unwrap();
            }
            Body::List(list) => {
                for item in &list.items {
                    writeln!(out, "{indent}{:?}", list.start).unwrap();
                    show_blocks(item, &format!("{indent}  "), out);
                }
            }
            Body::Quote(inner) => show_blocks(inner, &format!("{indent}> "), out),
            Body::Heading(_) | Body::Table(_) | Body::Chart(_) => *out += "not from prose\n",
        }
    }
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "reads better at each call")]
fn check(text: &str, expected: Expect) {
    let mut out = String::new();
    show_blocks(&blocks(text, &labels(), &Place::Draft), "", &mut out);
    expected.assert_eq(&out);
}

#[test]
fn the_subset_is_read() {
    check(
        "Some **bold**, *stressed* and [linked](https://example.org) words\ngo on.\n\nNext.",
        expect![[r#"
            Some <b>bold</b>, <i>stressed</i> and <linked -> https://example.org> words go on.
            Next.
        "#]],
    );
    check(
        "- One\n- Two\n  1. Deep\n  2. Deeper\n\n> She said: \"no\".\n\n3. Third",
        expect![[r#"
            None
              One
            None
              Two
              Some(1)
                Deep
              Some(1)
                Deeper
            > She said: “no”.
            Some(3)
              Third
        "#]],
    );
}

#[test]
fn nothing_outside_the_subset_is_lost() {
    check(
        "# Heading\nText `code` <b>raw</b>\n\n    indented\n    code\n\n<div>\nblock\n</div>\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        expect![[r#"
            Heading
            Text code <b>raw</b>
            indented<br>code
            <div><br>block<br></div>
            | a | b | |---|---| | 1 | 2 |
        "#]],
    );
    check(
        "[Note]: kept\n\n![picture](file.png) and [page](#here), [e](mailto:a@example.org)",
        expect![[r#"
            [Note]: kept
            picture (file.png) and page (#here), <e -> mailto:a@example.org>
        "#]],
    );
}

#[test]
fn citations_become_labels() {
    check(
        "Moves fell [@e-one].\n\nBoth [@e-one] and [@e-two], twice **too**[@e-two]. (see [@e-one])",
        expect![[r#"
            Moves fell <E1 Audits>.
            Both <E1 Audits>, <E2 Survey>, twice <b>too</b> <E2 Survey>. (see <E1 Audits>)
        "#]],
    );
    check(
        "Brackets of their own ([@e-one], [@e-two]) go. **Strong.**[@e-one]\n\n[@e-one]: this",
        expect![[r#"
            Brackets of their own <E1 Audits>, <E2 Survey> go. <b>Strong.</b> <E1 Audits>
            <E1 Audits>: this
        "#]],
    );
}

#[test]
fn a_citation_that_may_not_be_read_leaves_no_trace() {
    check(
        "Moves fell [@e-hidden].\n\nFewer ([@e-hidden]), and (see [@e-hidden]) so on [@e-hidden]\n\n[@e-hidden]",
        expect![[r#"
            Moves fell.
            Fewer, and so on
        "#]],
    );
    check(
        "Now [@e-hidden], [@e-one] and [@e-hidden] more\n\n- [@e-hidden]\n- kept [@e-gone]\n\n> [@e-hidden]",
        expect![[r#"
            Now <E1 Audits> more
            None
              kept
        "#]],
    );
}

#[test]
fn signs_are_set_across_voices() {
    check(
        "\"**Why** me?\" - it's 14 % of 20 weeks...",
        expect![[r#"
            “<b>Why</b> me?” – it’s 14 % of 20 weeks…
        "#]],
    );
}

#[test]
fn plain_text_is_set_with_typographic_signs() {
    assert_eq!(plain("**It's** [@e-one]\n\n- \"two\""), "It’s “two”");
}

#[test]
fn nesting_without_end_keeps_the_words_and_the_stack() {
    for open in ["> ", "- "] {
        let text = format!("{}Deep down", open.repeat(20_000));
        let blocks = blocks(&text, &labels(), &Place::Draft);
        assert!(plain(&text).contains("Deep down"), "{open}");
        assert!(!blocks.is_empty());
    }
}

#[test]
fn an_address_for_letters_is_a_link_and_a_picture_keeps_its_link() {
    check(
        "<team@example.gov.uk> and [![pic](p.png)](https://example.org) end",
        expect![[r#"
            <team@example.gov.uk -> mailto:team@example.gov.uk> and <pic -> https://example.org> end
        "#]],
    );
}

#[test]
fn who_is_quoted_is_said_quietly() {
    check(
        "> They packed my things.\n>\n> *Young person, 14 to 16*\n\nSo it was.\n\n> One.\n>\n> And two.\n\n> Alone",
        expect![[r"
            > They packed my things.
            > <quiet>Young person, 14 to 16</quiet>
            So it was.
            > One.
            > And two.
            > Alone
        "]],
    );
}
