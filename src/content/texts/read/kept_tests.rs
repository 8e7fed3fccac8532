//! What an author wrote and no mark could be made of is printed as it was meant.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what is expected"
)]

use expect_test::expect;

use super::{plain, tests::check};

#[test]
fn addresses_are_links() {
    check(
        "See https://example.org/a_b*. HTTPS://example.org, www.example.org/x and me@example.org; **https://example.org/b**",
        expect![[r#"
            See <https://example.org/a_b -> https://example.org/a_b>*. <HTTPS://example.org -> https://example.org>, <www.example.org/x -> https://www.example.org/x> and <me@example.org -> mailto:me@example.org>; <https://example.org/b -> https://example.org/b>
        "#]],
    );
    check(
        "[bar](https://example.org/a|b) [q](https://example.org/?a=1&b=2#c) [paren](https://example.org/a_(b)) [up](HTTPS://example.org)",
        expect![[r#"
            <bar -> https://example.org/a%7Cb> <q -> https://example.org/?a=1&b=2#c> <paren -> https://example.org/a_(b)> <up -> HTTPS://example.org>
        "#]],
    );
    check(
        r"[odd](https://https://x) [bad](http://[bad) [pct](https://example.org/%zz) [two](mailto:a@x.org;b@x.org) [file](file:///S:/a.docx) [srv](\\server\x) [gap](https://example.org/a b)",
        expect![[r#"
            odd (https://https://x) bad (http://[bad) pct (https://example.org/%zz) two (mailto:<a@x.org -> mailto:a@x.org>;<b@x.org -> mailto:b@x.org>) file (file:///S:/a.docx) srv (\\server\x) <gap -> https://example.org/a%20b>
        "#]],
    );
}

#[test]
fn a_link_without_words_is_shown_by_where_it_leads() {
    check(
        "See [](https://example.org/a). [ ](notes.docx) and ![](https://example.org/p.png), [](mailto:me@example.org) [][] []()",
        expect![[r#"
            See <https://example.org/a -> https://example.org/a>. notes.docx (notes.docx) and <https://example.org/p.png -> https://example.org/p.png>, <me@example.org -> mailto:me@example.org> [][]
        "#]],
    );
    assert_eq!(plain("[](https://example.org/a)"), "https://example.org/a");
    assert_eq!(plain("[a](https://example.org/b c)"), "a");
}

#[test]
fn a_quotation_mark_before_a_citation_opens() {
    check(
        "\"[@e-one] says so,\" he said. '[@e-two] does.' She \"agreed\"[@e-one] with 'it'[@e-two], and with (\"[@e-one]\").",
        expect![[r#"
            “<E1 Audits> says so,” he said. ‘<E2 Survey> does.’ She “agreed” <E1 Audits> with ‘it’ <E2 Survey>, and with (“<E1 Audits>”).
        "#]],
    );
}

#[test]
fn numbers_right_behind_bullets_are_a_list_of_their_own() {
    check(
        "- a\n- b\n1. c\n2. d\n- e\n\n- f\n  - g\n  1. h\n  2. i\n- j\n   1. k",
        expect![[r#"
            None
              a
            None
              b
            Some(1)
              c
            Some(1)
              d
            None
              e
            None
              f
              None
                g
              Some(1)
                h
              Some(1)
                i
            None
              j
              Some(1)
                k
        "#]],
    );
}
