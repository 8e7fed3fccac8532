//! What becomes of HTML and RTF, piece by piece.

use super::{Brought, MAX_BROUGHT, brought_html, brought_rtf};

fn html(html: &str) -> Brought {
    brought_html(html, "").unwrap()
}

#[track_caller]
fn check(written: &str, expected: &str) {
    assert_eq!(html(written).text, expected, "{written}");
}

#[test]
fn paragraphs_and_voices_come_in_and_nothing_else() {
    check(
        "<div><p style='color:red'>We <b>do <i>it</i></b>.</p>so <span style='font-weight:600'>there</span></div>",
        "We **do *it***.\n\nso **there**",
    );
    check("<p>one<br>two</p><hr>three", "one\n\ntwo\n\nthree");
    check("<p>  a \n b&nbsp;c </p><p>&nbsp;</p>", "a b c");
    check("<p><b>bold </b>plain</p>", "**bold** plain");
    check("<p>2 * 3 &lt;b&gt;</p>", r"2 \* 3 <b>");
    check("<h3>Head</h3><p>Text</p>", "**Head**\n\nText");
}

#[test]
fn lists_keep_their_levels_whoever_closes_what() {
    check(
        "<ul><li>a<ul><li>b</ul><li>c</ul><ol start=4><li>d<li value=9><p>e</p></ol>",
        "- a\n  - b\n- c\n\n4. d\n9. e",
    );
    // A list in a list that is in no item.
    check(
        "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>",
        "- a\n  - b\n- c",
    );
    check("<ol><li><h2>Head</h2></ol><p>x", "**Head**\n\nx");
}

#[test]
fn tables_are_lists_of_their_rows_unless_they_only_set_things_out() {
    check(
        "<table><tr><th>What<th>2025</tr><tr><td>Calls<td>81 %</tr><tr><td>Visits<td></tr></table>",
        "- What: Calls; 2025: 81 %\n- What: Visits",
    );
    assert_eq!(
        html("<table><tr><td>a<td>b<tr><td>1<td>2</table>").n_tables,
        1
    );
    check(
        "<table><tr><td><p>One</p><ul><li>two</ul></td></tr></table>",
        "One\n\n- two",
    );
}

#[test]
fn links_lead_somewhere_or_are_words() {
    let brought = html(
        "<p><a href='https://a.uk/b c'>one</a> <a href='file:///S:/x'>two</a> <a href='#x'>three</a></p>",
    );
    assert_eq!(brought.text, "[one](https://a.uk/b%20c) two three");
    let left = "Left out of what you pasted: 1 link that leads nowhere from here.";
    assert_eq!(brought.dropped.words().as_deref(), Some(left));
}

#[test]
fn hostile_texts_are_read_in_bounds() {
    let deep = "<div><b><ul><li><table><tr><td>".repeat(5000);
    assert_eq!(html(&format!("{deep}x")).text.matches('x').count(), 1);
    assert_eq!(brought_html("<p></p><style>p{}</style>", ""), None);
    assert_eq!(brought_html("", ""), None);
    let rtf = format!("{{\\rtf1 {}x", "{\\b ".repeat(5000));
    assert_eq!(brought_rtf(&rtf).unwrap().text, "**x**");
    assert_eq!(brought_rtf("{\\rtf1\\u-1 \\'zz\\bin99999999999 \\"), None);
    assert_eq!(brought_rtf("plain"), None);
}

#[test]
fn rtf_has_voices_signs_lists_and_links() {
    let rtf = r#"{\rtf1\ansi{\fonttbl{\f0 Times;}}\pard It\'92s \u233?t\'e9, {\b bold}\par
{\listtext 1.\tab}\pard\ls1 one\par{\listtext 2.\tab}\pard\ls1 two\par
\pard{\field{\*\fldinst HYPERLINK "https://a.uk"}{\fldrslt link}}{\pict 00}}"#;
    let brought = brought_rtf(rtf).unwrap();
    assert_eq!(
        brought.text,
        "It’s été, **bold**\n\n1. one\n2. two\n\n[link](https://a.uk)"
    );
    assert_eq!(brought.dropped.pictures, 1);
}

#[test]
fn a_limit_that_is_reached_is_told_and_no_word_is_lost() {
    let n = 20_002;
    let many = "<p><b>Plan</b> it</p>".repeat(n);
    let plain = "Plan it\n\n".repeat(n);
    let looks =
        Some("Left out of what you pasted: all looks, because the text is very long.".to_owned());
    let brought = brought_html(&many, &plain).unwrap();
    assert_eq!(brought.text.matches("Plan it").count(), n);
    assert_eq!(brought.dropped.words(), looks);
    // Longer than is read at all.
    let long = format!("<p>Plan it<!--{}--></p>", "x".repeat(MAX_BROUGHT));
    let brought = brought_html(&long, "Plan it").unwrap();
    assert_eq!(brought.text, "Plan it");
    assert_eq!(brought.dropped.words(), looks);
    // RTF has no other flavour to fall back on.
    let rtf = format!("{{\\rtf1 {}", "Plan it\\par ".repeat(n));
    let left = brought_rtf(&rtf).unwrap().dropped.words();
    let said = "Left out of what you pasted: everything behind its first 20,000 paragraphs.";
    assert_eq!(left.as_deref(), Some(said));
    // The words of fields are looked for one by one.
    let head = "<meta name=generator content='LibreOffice 7.4'>";
    let words = "word ".repeat(10_500);
    let brought = brought_html(&format!("{head}<p>{words}</p>"), &format!("{words} 7")).unwrap();
    let left = brought.dropped.words().unwrap();
    assert!(left.contains("the words of fields"), "{left}");
}
