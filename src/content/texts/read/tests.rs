//! Text in, text out. `[@e-one]` is E1, `[@e-two]` is E2; `[@e-hidden]` may not be read.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what is expected"
)]

use std::{collections::BTreeSet, fmt::Write as _};

use expect_test::{Expect, expect};

use super::*;
use crate::model::{Draft, Evidence, RowId};

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
    Labels::new(&draft, &hidden, &BTreeSet::new())
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
        Inline::Mark(_) => String::new(),
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
pub(super) fn check(text: &str, expected: Expect) {
    let mut out = String::new();
    show_blocks(&read(text, &labels(), &Place::Draft), "", &mut out);
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
            # Heading Text `code` <b>raw</b>
            indented code
            <div> block </div>
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
        let blocks = read(&text, &labels(), &Place::Draft);
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

#[test]
fn lists_are_numbered_as_the_window_shows_them() {
    check(
        "1. first\n2. second\n\n12. December it was.",
        expect![[r#"
            Some(1)
              first
            Some(1)
              second
            Some(12)
              December it was.
        "#]],
    );
    check(
        "1. What\n2. How\n\n1. Do\n2. Who\n\n3. Then",
        expect![[r#"
            Some(1)
              What
            Some(1)
              How
            Some(1)
              Do
            Some(1)
              Who
            Some(1)
              Then
        "#]],
    );
    check(
        "1. One\n   1. Inner\n   2. Inner\n      - deep\n2. Two\n   - bullet\n\n     second paragraph\n3. Three",
        expect![[r#"
            Some(1)
              One
              Some(1)
                Inner
              Some(1)
                Inner
                None
                  deep
            Some(1)
              Two
              None
                bullet
                second paragraph
            Some(1)
              Three
        "#]],
    );
    check(
        "- a\n  goes on\nat the margin\n- b\n    - c\n        - d",
        expect![[r#"
            None
              a goes on
            at the margin
            None
              b
              None
                c
                None
                  d
        "#]],
    );
}

#[test]
fn lists_that_follow_each_other_are_lists_of_their_own() {
    let lists = |text: &str| -> Vec<(Option<u64>, usize)> {
        read(text, &labels(), &Place::Draft)
            .iter()
            .map(|block| {
                let Body::List(list) = &block.body else {
                    panic!("{block:?}");
                };
                (list.start, list.items.len())
            })
            .collect()
    };
    let two = lists("1. What\n2. How\n\n1. Do\n2. Who\n\n3. Then");
    assert_eq!(two, [(Some(1), 2), (Some(1), 3)]);
    assert_eq!(
        lists("1. a\n2. b\n\n7. c\n8. d"),
        [(Some(1), 2), (Some(7), 2)]
    );
    assert_eq!(lists("- a\n\n- b\n1. c"), [(None, 2), (Some(1), 1)]);
}

#[test]
fn bullets_of_other_programs_are_lists() {
    check(
        "◼ One\n\n➢ Two\n\n•\tThree\n\n• ",
        expect![[r#"
        None
          One
        None
          Two
        None
          Three
    "#]],
    );
}

#[test]
fn marks_alone_are_what_was_written() {
    for text in [
        "-", "*", "+", "1.", ">", "---", "=", "***", "#", "`", "- ", "1. ",
    ] {
        let found = read(text, &labels(), &Place::Draft);
        let words = crate::content::paper::text::one_line(&found);
        assert_eq!(words, text.trim(), "{text:?}");
    }
    check(
        "-\n\n*\n\n---\n\n- x\n-\n- y\n\nText\n---\n\n=",
        expect![[r#"
            -
            *
            ---
            None
              x
            -
            None
              y
            Text ---
            =
        "#]],
    );
}

#[test]
fn stars_underscores_and_backslashes_that_are_no_marks_stay() {
    check(
        r"* below 5 is left out

2*3*4 = 24; 5* and 7*; grades 4*–9*, A*s and B*s

snake_case and _under_ and __dunder__

Kept at \\\\server\\x and S:\\Audit\\_new\\*.docx, **50\\%** done, \\*not\\* stressed"
            .replace("\\\\", "\\")
            .as_str(),
        expect![[r#"
            * below 5 is left out
            2*3*4 = 24; 5* and 7*; grades 4*–9*, A*s and B*s
            snake_case and _under_ and __dunder__
            Kept at \\server\x and S:\Audit\_new\*.docx, <b>50\%</b> done, *not* stressed
        "#]],
    );
}

#[test]
fn an_indented_paragraph_is_a_paragraph() {
    check(
        "\tA tab, **bold** and [link](https://example.org) [@e-one].\n\n    Four *blanks*.\n\nName\tAge\nA\t12",
        expect![[r#"
            A tab, <b>bold</b> and <link -> https://example.org> <E1 Audits>.
            Four <i>blanks</i>.
            Name Age<br>A 12
        "#]],
    );
}

#[test]
fn a_citation_among_its_neighbours_is_told_once() {
    check(
        "Seen [@e-one] ([@e-one], [@e-two]). Again [@e-one]([@e-one]) and [@e-one]",
        expect![[r#"
            Seen <E1 Audits>, <E2 Survey>. Again <E1 Audits> and <E1 Audits>
        "#]],
    );
}

#[test]
fn single_quotation_marks_open_across_voices() {
    check(
        "'**Listen** to us,' said one. '[Page](https://example.org) two'",
        expect![[r#"
            ‘<b>Listen</b> to us,’ said one. ‘<Page -> https://example.org> two’
        "#]],
    );
}
