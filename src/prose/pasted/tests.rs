//! Text in, prose out.

use super::pasted;

#[track_caller]
fn check(foreign: &str, prose: &str) {
    assert_eq!(pasted(foreign), prose, "from {foreign:?}");
}

#[test]
fn bullets_of_word_make_lists_with_levels() {
    check(
        "•\tOne\r\no\tTwo\r\n§\tThree\r\n•\tFour\r\n",
        "- One\n  - Two\n    - Three\n- Four",
    );
    check("\u{f0b7}   One\n\u{f0b7}   Two", "- One\n- Two");
    check(
        "\u{b7}\u{a0}\u{a0}\u{a0}One\no\u{a0}\u{a0}Two",
        "- One\n  - Two",
    );
    check("◼ One\n▪ Two\n➢ Three", "- One\n  - Two\n    - Three");
    check(
        "Before:\n• One\n• Two\nAfter.",
        "Before:\n\n- One\n- Two\n\nAfter.",
    );
    check("Ø\tOne\nØ\tTwo", "- One\n- Two");
}

#[test]
fn dashes_and_letters_are_bullets_only_where_plainly_so() {
    check("– One\n– Two", "- One\n- Two");
    check(
        "We saw\n– and heard – much.",
        "We saw\n\n– and heard – much.",
    );
    check("o One\no Two", "- One\n- Two");
    check(
        "§ 17 duties\n§ 47 enquiries",
        "§ 17 duties\n\n§ 47 enquiries",
    );
    check(
        "* below 5 is left out\n* so is this",
        "* below 5 is left out\n\n* so is this",
    );
    check("*\tOne\n*\tTwo", "- One\n- Two");
}

#[test]
fn lists_of_libreoffice_have_four_blanks_a_level() {
    check(
        "    • One\n        ◦ Two\n            ▪ Three\n    • Four",
        "- One\n  - Two\n    - Three\n- Four",
    );
    check(
        "    1. One\n    2. Two\n        1. Inner\n    3. Three",
        "1. One\n2. Two\n  1. Inner\n3. Three",
    );
    check(
        "    1) One\n        a) Inner\n        b) Inner\n    2) Two",
        "1. One\n  1. Inner\n  2. Inner\n2. Two",
    );
}

#[test]
fn letters_and_roman_numbers_are_numbered_lists_where_they_follow_each_other() {
    check("a) One\nb) Two\nc) Three", "1. One\n2. Two\n3. Three");
    check("i. One\nii. Two\niii. Three", "1. One\n2. Two\n3. Three");
    check("(a) One\n(b) Two", "1. One\n2. Two");
    check(
        "1.\tOne\na.\tInner\nb.\tInner\n2.\tTwo",
        "1. One\n  1. Inner\n  2. Inner\n2. Two",
    );
    check("a) alone\n\nand so on.", "a) alone\n\nand so on.");
    check(
        "1. One\n2. Two\n\n1. Anew\n2. Again",
        "1. One\n2. Two\n\n1. Anew\n2. Again",
    );
}

#[test]
fn lines_that_a_page_broke_are_joined() {
    check(
        "The local authority knows its strengths and weak-\nnesses well. Leaders in Testshire have acted on what\nchildren told them. A well-being team now works with\nfamilies before need grows, and the long-term plan is\nfunded.\nNext steps",
        "The local authority knows its strengths and weaknesses well. Leaders in Testshire have acted on what children told them. A well-being team now works with families before need grows, and the long-term plan is funded.\n\nNext steps",
    );
    check(
        "The work of the\nPanel goes on",
        "The work of the Panel goes on",
    );
    check("A well-\nbeing team", "A well-being team");
    check("Figures for 2025-\n26", "Figures for 2025-26");
    check("inspec\u{ad}\ntion", "inspection");
    check(
        "• The first item is so long that the page\nbroke it here\n• Second",
        "- The first item is so long that the page broke it here\n- Second",
    );
    check("- One\n  goes on\n- Two", "- One goes on\n- Two");
}

#[test]
fn short_lines_paragraphs_and_addresses_stay() {
    check(
        "Children's Services\nCivic Centre,\nHigh Street,\nTestshire TS1 2AB",
        "Children's Services\n\nCivic Centre,\n\nHigh Street,\n\nTestshire TS1 2AB",
    );
    check("Apples\nPears\nPlums", "Apples\n\nPears\n\nPlums");
    check("apples\npears", "apples\n\npears");
    check(
        "One paragraph of a letter that is long enough for a page of its own, and ends. It has two sentences, and more than a line would hold on any page that people read.\nAnother.",
        "One paragraph of a letter that is long enough for a page of its own, and ends. It has two sentences, and more than a line would hold on any page that people read.\n\nAnother.",
    );
    check("x\r\ny\r\n\r\nz", "x\n\ny\n\nz");
}

#[test]
fn cells_stay_apart() {
    check(
        "Name\tAge\tMoves\r\nA\t12\t3\r\n",
        "Name | Age | Moves\n\nA | 12 | 3",
    );
    check("A\t12", "A | 12");
    check("\"two\nlines\"\t3\nB\t4", "two lines | 3\n\nB | 4");
}

#[test]
fn signs_are_as_they_are_meant() {
    check(
        "The ﬁrst oﬃce\u{200b} of in\u{ad}spection\u{a0}20\u{a0}weeks",
        "The first office of inspection 20 weeks",
    );
    check("children\u{92}s\u{b}plan", "children’s\n\nplan");
    check(" x ", " x ");
    check("**x**", "**x**");
    check(r"\\server\x", r"\\server\x");
}

#[test]
fn what_the_editor_wrote_comes_back_as_it_was() {
    for prose in [
        "- One\n  - **Two** [@e-one]\n    - Three\n- Four",
        "1. One\n2. Two\n\n7. Seven\n8. Eight",
        "1. One\n  1. Inner\n2. Two",
        "> Said.\n>\n> And said.\n\nSo it was.",
        "One *two*.\n\nThree [four](https://example.org).",
    ] {
        check(prose, prose);
    }
}

#[test]
fn a_long_paste_takes_no_longer_than_its_length() {
    let text = "Some words of a long text, which goes on and on.\n".repeat(20_000);
    assert!(pasted(&text).len() >= text.trim_end().len());
    let text = pasted(&"word ".repeat(200_000));
    assert_eq!(text.matches("word").count(), 200_000);
    assert!(
        text.split("\n\n")
            .all(|paragraph| paragraph.len() <= 20_000)
    );
}
