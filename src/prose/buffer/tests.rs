//! Edits of a text as one line with a bar for the caret: what is typed, and what comes of it.

use super::*;

/// Reads a passage in which `|` stands for the caret and `^` for the other end.
pub(crate) fn passage(marked: &str) -> Buffer {
    let text: String = marked.chars().filter(|c| !matches!(c, '|' | '^')).collect();
    let at = |sign: char, other: char| {
        marked.find(sign).map(|at| {
            let before = marked.get(..at).unwrap();
            at - usize::from(before.contains(other))
        })
    };
    let caret = at('|', '^').unwrap();
    let anchor = at('^', '|').unwrap_or(caret);
    Buffer {
        text,
        anchor,
        caret,
    }
}

pub(crate) fn marked(passage: &Buffer) -> String {
    let mut text = passage.text.clone();
    let (anchor, caret) = (passage.anchor, passage.caret);
    if anchor > caret {
        text.insert(anchor, '^');
    }
    text.insert(caret, '|');
    if anchor < caret {
        text.insert(anchor, '^');
    }
    text
}

/// Checks an act by itself and as it is done in the middle of a long text.
#[track_caller]
pub(crate) fn check(act: impl Fn(&Buffer) -> Buffer, cases: &[(&str, &str)]) {
    for (before, after) in cases {
        assert_eq!(marked(&act(&passage(before))), *after, "from {before:?}");
        let long = |text: &str| format!("- x\n\ny\n\nz\n\n{text}\n\nz\n\ny\n\n- x");
        let whole = passage(&long(before));
        assert_eq!(whole.nearby(&act), act(&whole), "nearby, from {before:?}");
    }
}

#[test]
fn typing_goes_on_in_the_voice_before_it() {
    check(
        |p| p.type_text("é", None),
        &[
            ("a|", "aé|"),
            ("**a|**", "**aé|**"),
            ("**a**|", "**aé|**"),
            ("|**a**", "é|**a**"),
            ("[a](b)|", "[a](b)é|"),
            ("a^bc|d", "aé|d"),
            ("a **b^c** d| e", "a **bé|** e"),
            ("a [@e-one]|", "a [@e-one]é|"),
        ],
    );
    check(|p| p.type_text(" ", None), &[("**a|**", "**a** |")]);
}

#[test]
fn enter_parts_paragraphs_and_goes_on_with_lists() {
    check(
        Buffer::enter,
        &[
            ("a|b", "a\n\n|b"),
            ("a\n\n|", "a\n\n|"),
            ("**a|b**", "**a**\n\n|**b**"),
            ("- a|", "- a\n- |"),
            ("  - a|b", "  - a\n  - |b"),
            ("- a\n- |", "- a\n\n|"),
            ("- a\n- |\n- c", "- a\n\n|\n\n- c"),
            ("9. a|", "9. a\n10. |"),
            ("> a|", "> a\n>\n> |"),
            ("> a\n>\n> |", "> a\n\n|"),
            ("a^b|c", "a\n\n|c"),
        ],
    );
}

#[test]
fn deleting_takes_what_the_author_sees_and_never_half_a_mark() {
    check(
        |p| p.delete_back(Reach::Sign),
        &[
            ("ab|", "a|"),
            ("|a", "|a"),
            ("**é**|", "|"),
            ("**ab**| c", "**a|** c"),
            ("a [@e-one]|.", "a |."),
            ("a\n\n|b", "a|b"),
            ("- a\n- |b", "- a\n\n|b"),
            ("- a\n\n|b", "- a|b"),
            ("> |a", "|a"),
            ("a ^b **c| d** e", "a | **d** e"),
            ("a ^b **c|d** e", "a |**d** e"),
        ],
    );
    check(
        |p| p.delete_forward(Reach::Sign),
        &[
            ("|ab", "|b"),
            ("a|\n\nb", "a|b"),
            ("a| **b** c", "a|**b** c"),
            ("a |**b** c", "a | c"),
            ("a|", "a|"),
        ],
    );
    check(
        |p| p.delete_back(Reach::Word),
        &[
            ("one two|", "one |"),
            ("one **two **three|", "one **two **|"),
        ],
    );
}

#[test]
fn pasting_keeps_paragraphs_and_lists_and_nothing_else() {
    check(|p| p.paste("x\r\ny\r\n\r\nz"), &[("a|b", "ax\n\ny\n\nz|b")]);
    check(|p| p.paste("•\tx\n• y"), &[("|", "- x\n- y|")]);
    check(
        |p| p.paste("•\tx\n• y"),
        &[
            ("a|", "a\n\n- x\n- y|"),
            ("a|b", "a\n\n- x\n- y|\n\nb"),
            ("- a\n- |", "- a\n- x\n- y|"),
            ("- a|", "- a\n- x\n- y|"),
        ],
    );
    check(
        |p| p.paste("\\\\server\\x"),
        &[("at |", "at \\\\server\\x|")],
    );
    check(|p| p.paste("A\t1\nB\t2"), &[("|", "A | 1\n\nB | 2|")]);
    check(|p| p.paste(" x "), &[("**a|b**", "**a x |b**")]);
    check(|p| p.paste("**x**"), &[("a |", "a **x**|")]);
}
