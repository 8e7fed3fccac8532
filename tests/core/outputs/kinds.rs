//! Every kind of block and of running text, looked at as it is written.

use std::sync::Arc;

use candour::content::{Block, Body, Heading, Inline, Table, Tone, Voice};
use candour::layout::{Logo, PageStyle};
use candour::picture;

use super::{docx::document, docx_of, html_of, keep, markdown_of};
use crate::paper::sample::{
    bare, block, column, figures, heading, list, paper, paragraph, row, status, table, text_row,
};

/// Shows a block in each format: web page, Word, Markdown.
#[track_caller]
fn check(blocks: Vec<Block>, html: &str, docx: &str, markdown: &str) {
    let paper = bare(blocks);
    keep("kinds", &paper);
    for (found, expected) in [
        (html_of(&paper), html),
        (document(&docx_of(&paper)), docx),
        (markdown_of(&paper), markdown),
    ] {
        assert!(found.contains(expected), "{expected}\nis not in\n{found}");
    }
}

#[test]
fn one_of_everything() {
    keep("sample", &paper());
}

#[test]
fn headings_have_levels_and_numbers() {
    check(
        vec![heading(1, "1", "Context"), heading(3, "", "What we see")],
        "<h2 id=\"context\" class=\"part\"><span class=\"number\">1</span> Context</h2>\n<h3 id=\"what-we-see\">What we see</h3>",
        "<w:pStyle w:val=\"Heading1\"/><w:pageBreakBefore/>",
        "## 1 Context\n\n### What we see\n",
    );
}

#[test]
fn voices_are_marks() {
    check(
        vec![paragraph("One **two** _three_ ~four~\nfive")],
        "<p>One <strong>two</strong> <em>three</em> <span class=\"muted\">four</span><br>five</p>",
        "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">two</w:t></w:r>",
        "One **two** _three_ four\\\nfive\n",
    );
}

#[test]
fn what_looks_like_markup_is_words() {
    let text = "1. <b>&amp; \"a\" 'b' | [c](d) `e` \\ # f\u{7}\u{0}\ttab";
    let text = Inline::Text {
        text: text.to_owned(),
        voice: Voice::default(),
    };
    let paragraph = |number: Option<&str>| {
        block(Body::Paragraph {
            number: number.map(str::to_owned),
            text: vec![text.clone()],
        })
    };
    let html = "1. &lt;b&gt;&amp;amp; &quot;a&quot; 'b' | [c](d) `e` \\ # f tab";
    check(
        vec![paragraph(None), paragraph(Some("12."))],
        &format!(
            "<p>{html}</p>\n<p class=\"numbered\"><span class=\"number\">12.</span> {html}</p>"
        ),
        &format!("<w:t xml:space=\"preserve\">{html}</w:t>"),
        "1\\. \\<b\\>\\&amp; \"a\" 'b' \\| \\[c\\](d) \\`e\\` \\\\ # f tab\n\n12\\. 1. ",
    );
    let rows = vec![text_row("", &["a|b", "1. <c>\n- d"])];
    let columns = vec![column("x|y", 1), column("<z>", 1)];
    check(
        vec![table("A|b & <c>", "", columns, rows)],
        "<caption id=\"table-1\">A|b &amp; &lt;c&gt;</caption>",
        "<w:tblCaption w:val=\"A|b &amp; &lt;c&gt;\"/>",
        "**A\\|b \\& \\<c\\>**\n\n| x&#124;y | \\<z\\> |\n| --- | --- |\n| a&#124;b | 1\\. \\<c\\><br>\\- d |\n",
    );
}

/// What a sign in a table means is for everybody to see, also where a heading stands for a caption.
#[test]
fn a_note_without_a_caption_is_seen() {
    let rows = vec![text_row("", &["c"])];
    check(
        vec![table("", "c: suppressed", vec![column("2026", 1)], rows)],
        "<caption id=\"table-1\"><span class=\"heard\">2026</span> <span class=\"muted\">c: suppressed</span></caption>",
        "c: suppressed</w:t>",
        "c: suppressed\n\n| 2026 |",
    );
}

#[test]
fn citations_lead_to_rows_that_are_there() {
    let rows = vec![text_row("e1", &["E1", "An audit"])];
    let index = table("Index", "", vec![column("No.", 1), column("What", 9)], rows);
    check(
        vec![paragraph("Seen [@e1] [@e2]."), index],
        "Seen <span class=\"cite\">(<a href=\"#row-e1\" title=\"Evidence e1\">E1</a>, E2)</span>.",
        "<w:hyperlink w:anchor=\"row1_e1\" w:tooltip=\"Evidence e1\" w:history=\"1\">",
        "Seen (E1, E2).\n",
    );
    let index = table(
        "",
        "",
        vec![column("No.", 1)],
        vec![text_row("e1", &["E1"])],
    );
    let page = html_of(&bare(vec![index]));
    assert!(page.contains("<tr id=\"row-e1\">"), "{page}");
}

#[test]
fn lists_have_items_and_numbers() {
    let mut outer = list(Some(998), &["One", "Two"]);
    if let Body::List(outer) = &mut outer.body {
        outer.items[1].push(list(None, &["Inner"]));
    }
    check(
        vec![outer, list(None, &["Other"])],
        "<ol start=\"998\">\n<li>One</li>\n<li>Two<ul>\n<li>Inner</li>\n</ul>\n</li>\n</ol>",
        "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>",
        "998. One\n999. Two\n     - Inner\n\n<!-- -->\n\n- Other\n",
    );
}

#[test]
fn quotations_are_quotations() {
    check(
        vec![block(Body::Quote(vec![
            paragraph("It was me."),
            paragraph("~A child~"),
        ]))],
        "<blockquote>\n<p>It was me.</p>\n<p class=\"note\"><span class=\"muted\">A child</span></p>\n</blockquote>",
        "<w:pStyle w:val=\"Quote\"/>",
        "> It was me.\n>\n> A child\n",
    );
}

#[test]
fn statuses_are_shape_and_words() {
    check(
        vec![status(Tone::Partly, "Partly")],
        "<span class=\"status partly\"><svg class=\"sign\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#sign-partly\"/></svg>Partly</span>",
        "<w:t xml:space=\"preserve\">◐\u{a0}Partly</w:t>",
        "◐ Partly\n",
    );
}

#[test]
fn tables_have_headers_that_say_so() {
    let rows = vec![
        text_row("", &["Moves", "14"]),
        text_row("", &["Plans", "1.25"]),
    ];
    let rates = table(
        "Rates",
        "per cent",
        vec![column("What", 9), figures("2026")],
        rows,
    );
    check(
        vec![rates.clone()],
        "<th scope=\"col\">What</th>\n<th scope=\"col\" class=\"figures\">2026</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<th scope=\"row\">Moves</th>",
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        "**Rates** · per cent\n\n| What | 2026 |\n| --- | ---: |\n| Moves | 14 |\n",
    );
    let page = html_of(&bare(vec![rates]));
    assert!(
        page.contains("style=\"--room:calc(2ch + .28em)\">14<"),
        "{page}"
    );
}

#[test]
fn addresses_that_run_something_are_words() {
    let link = |address: &str| {
        block(Body::Paragraph {
            number: None,
            text: vec![Inline::Link {
                text: "Read".to_owned(),
                address: address.to_owned(),
                voice: Voice::default(),
            }],
        })
    };
    check(
        vec![link("https://example.org/?a=1&b=<2>")],
        "<a href=\"https://example.org/?a=1&amp;b=&lt;2&gt;\">Read</a>",
        "<w:hyperlink r:id=\"link1\" w:history=\"1\">",
        "[Read](<https://example.org/?a=1\\&b=%3C2%3E>)\n",
    );
    check(
        vec![link("javascript:alert(1)")],
        "<p>Read</p>",
        "<w:r><w:t xml:space=\"preserve\">Read</w:t></w:r>",
        "\nRead\n",
    );
}

/// A table in a cell, a list that begins an item, rows with too few cells, nothing at all.
#[test]
fn odd_shapes_are_written_too() {
    let inner = table(
        "Inner",
        "",
        vec![column("a", 1)],
        vec![text_row("", &["b"])],
    );
    let mut outer = table("", "", vec![column("c", 1), column("d", 1)], vec![]);
    if let Body::Table(Table { rows, .. }) = &mut outer.body {
        rows.push(row("x", vec![vec![]]));
        rows.push(row("y", vec![vec![list(None, &["e", "f"])], vec![]]));
    }
    let nested = block(Body::List(candour::content::List {
        start: None,
        items: vec![vec![list(Some(1), &["Deep"])], vec![paragraph("After")]],
    }));
    let label = block(Body::Heading(Heading {
        level: 4,
        number: None,
        text: "Label".to_owned(),
        new_page: false,
        in_contents: false,
    }));
    keep("odd", &bare(vec![]));
    let twice = vec![table("", "", vec![column("g", 1)], vec![]), outer, nested];
    keep("odd", &bare(twice));
    let quote = block(Body::Quote(vec![label, list(None, &["Said"]), inner]));
    let mut paper = bare(vec![quote]);
    paper.cover.title = "*A* _title_ # with <marks>".to_owned();
    super::html::keep("odd", &html_of(&paper), &paper);
    super::docx::keep("odd", &docx_of(&paper), &paper);
}

#[test]
fn a_logo_has_its_words_and_its_own_pixels() {
    let (png, jpeg, pale) = (
        include_bytes!("../../data/pictures/faint.png").as_slice(),
        include_bytes!("../../data/pictures/red.jpg").as_slice(),
        include_bytes!("../../data/pictures/pale.svg").as_slice(),
    );
    let kinds = [
        (png, "png", "png"),
        (jpeg, "jpeg", "jpeg"),
        (pale, "svg+xml", "png"),
    ];
    for (file, on_page, in_word) in kinds {
        let logo = Logo {
            picture: Arc::new(picture::read(file).unwrap()),
            alt: "A \"gull\" & a boat".into(),
        };
        let style = PageStyle {
            logo: Some(logo),
            ..PageStyle::default()
        };
        let html = super::html_in(&bare(vec![]), &style);
        let words = "alt=\"A &quot;gull&quot; &amp; a boat\"";
        let expected = format!("{words} src=\"data:image/{on_page};base64,");
        assert!(html.contains(&expected), "{html}");
        let file = super::docx_in(&bare(vec![]), &style);
        let parts = super::docx::inflated(&file);
        assert!(parts.contains("descr=\"A &quot;gull&quot; &amp; a boat\""));
        assert!(parts.contains(&format!("word/media/picture1.{in_word}\n")));
    }
}
