//! What stands where.

use candour::model::{Place, SectionId};
use candour::{
    content::{Body, Inline, Paper, Tone},
    layout::{Area, ElementId, PageStyle, Pages, Shape, Tag, Target, layout, missing_characters},
};
use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{
    sample::{
        bare, block, column, figures, heading, inlines, list, paper, paragraph, row_id, status,
        table, text_row,
    },
    text::{lines, runs, text, words},
};

fn pages(paper: &Paper) -> Pages {
    layout(paper, &PageStyle::default())
}

#[track_caller]
fn check(paper: &Paper, expected: &Expect) {
    expected.assert_eq(&text(&pages(paper)));
}

#[test]
fn a_small_paper_reads_from_top_to_bottom() {
    let mut quote = paragraph("It helped.");
    quote = block(Body::Quote(vec![quote, paragraph("~Young person~")]));
    let paper = bare(vec![
        heading(1, "1", "Findings"),
        paragraph(
            "Nine in ten children **kept their social worker** for a year, which is more than in any year since the service began to count.",
        ),
        list(Some(9), &["Keep it so.", "Tell others."]),
        quote,
        table(
            "Answers",
            "and evidence",
            vec![column("They said", 8), column("Status", 4)],
            vec![
                text_row("f1", &["Too slow", "Done"]),
                text_row("", &["Too far", ""]),
            ],
        ),
        paragraph("Seen in [@f1]."),
    ]);
    check(
        &paper,
        &expect![[r"
            page 1
              A paper
            page 2
              1 Findings
              Nine in ten children kept their social worker for a year, which is more than in
              any year since the service began to count.
              9. | Keep it so.
              10. | Tell others.
              It helped.
              Young person
              Answers · and evidence
              They said | Status
              Too slow | Done
              Too far
              Seen in (F1).
              ~ Page 2 of 2
        "]],
    );
}

#[test]
fn every_figure_stands_under_the_point_of_the_others() {
    let cells = ["9.25", "14", "1,204.5", "–", "7\n~2024~"];
    let rows = cells.map(|cell| text_row("", &["Rate", cell]));
    let paper = bare(vec![table(
        "",
        "",
        vec![column("What", 8), figures("2026")],
        rows.into(),
    )]);
    let pages = pages(&paper);
    let points: Vec<i32> = runs(&pages.pages[1])
        .filter(|(_, run)| {
            run.text.starts_with(|c: char| c.is_ascii_digit()) && !run.text.starts_with("20")
        })
        .map(|(_, run)| {
            let figure = run.text.trim_end();
            let n_before = figure.find('.').unwrap_or(figure.len());
            let mut head = run.clone();
            head.glyphs = head.glyphs.iter().take(n_before).copied().collect();
            #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
            let tenths = ((head.x + head.width()) * 10.0).round() as i32;
            tenths
        })
        .collect();
    assert_eq!(points.len(), 4, "{points:?}");
    assert!(
        points.iter().all(|point| point.abs_diff(points[0]) <= 1),
        "{points:?}"
    );
}

#[test]
fn nothing_stands_beyond_the_edges() {
    let pages = pages(&paper());
    assert!(pages.pages.len() > 10);
    assert_within(&pages, &PageStyle::default());
}

#[track_caller]
pub(super) fn assert_within(pages: &Pages, style: &PageStyle) {
    let side = style.margins.side - 0.5;
    for (page, number) in pages.pages.iter().zip(1..) {
        for item in &page.items {
            let area = match &item.shape {
                Shape::Text(run) => Area {
                    x: run.x,
                    y: run.y - run.size,
                    width: inked_width(run),
                    height: run.size * 1.25,
                },
                Shape::Rect { .. } | Shape::Sign { .. } | Shape::Path(_) | Shape::Image { .. } => {
                    item.shape.area()
                }
            };
            let (left, right) = match item.shape {
                Shape::Rect { .. } | Shape::Path(_) if number == 1 => {
                    (-0.01, page.size.width + 0.01)
                }
                Shape::Text(_)
                | Shape::Rect { .. }
                | Shape::Sign { .. }
                | Shape::Path(_)
                | Shape::Image { .. } => (side, page.size.width - side),
            };
            assert!(
                area.x >= left && area.x + area.width <= right,
                "page {number}: {area:?} {:?}",
                item.shape
            );
            assert!(
                area.y >= 0.0 && area.y + area.height <= page.size.height,
                "page {number}: {area:?}"
            );
            if item.element != ElementId::ARTIFACT && number > 1 {
                let bottom = page.size.height - style.margins.bottom + 1.0;
                assert!(
                    area.y + area.height <= bottom,
                    "page {number}: {:?}",
                    item.shape
                );
            }
        }
    }
}

/// The width without the spaces at the end, which hang over.
fn inked_width(run: &candour::layout::GlyphRun) -> f32 {
    let mut run = run.clone();
    let n_spaces = run.text.len() - run.text.trim_end_matches(' ').len();
    let n_inked = run.glyphs.len() - n_spaces;
    run.glyphs = run.glyphs.iter().take(n_inked).copied().collect();
    run.width()
}

#[test]
fn a_heading_is_never_the_last_on_a_page() {
    for n_before in 1..30 {
        let mut blocks = vec![];
        for _ in 0..n_before {
            blocks.push(paragraph("A line."));
        }
        blocks.push(heading(2, "2.1", "A heading"));
        blocks.push(heading(3, "2.1.1", "Another"));
        blocks.push(paragraph("What it leads to."));
        blocks.push(paragraph("And more."));
        for page in &pages(&bare(blocks)).pages {
            let lines = lines(page);
            let last = lines.iter().rfind(|line| !line.starts_with('~')).unwrap();
            assert!(
                !last.contains("heading") && !last.contains("Another"),
                "{lines:?}"
            );
        }
    }
}

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    let long = "These words go on for several lines, because only then can one of them be left alone on the next page, where nobody would know what it belongs to. ".repeat(3);
    for n_before in 1..32 {
        let mut blocks = vec![paragraph("A line."); n_before];
        blocks.push(paragraph(&long));
        let pages = pages(&bare(blocks));
        let n_lines: Vec<usize> = pages
            .pages
            .iter()
            .map(|page| {
                let own = |line: &&String| !line.starts_with('~') && !line.starts_with("A ");
                lines(page).iter().filter(own).count()
            })
            .collect();
        assert!(!n_lines.contains(&1), "{n_lines:?}");
    }
}

#[test]
fn the_header_row_repeats_on_every_page() {
    let rows = (0..120)
        .map(|idx| text_row("", &[&format!("Row {idx}"), "Words"]))
        .collect();
    let columns = vec![column("They said", 8), column("We did", 8)];
    let pages = pages(&bare(vec![table("Answers", "", columns, rows)]));
    assert!(pages.pages.len() > 3);
    for (page, idx) in pages.pages.iter().zip(0..).skip(1) {
        let lines = lines(page);
        let header = if idx == 1 {
            "They said | We did"
        } else {
            "~ They said | We did"
        };
        let first = usize::from(idx == 1);
        assert_eq!(lines[first], header);
    }
}

#[test]
fn a_row_taller_than_a_page_is_split_and_loses_nothing() {
    let long = "Words that go on. ".repeat(400);
    let columns = vec![column("They said", 8), column("We did", 8)];
    let rows = vec![
        text_row("", &["Short", &long]),
        text_row("", &["Next", "Row"]),
    ];
    let pages = pages(&bare(vec![table("", "", columns, rows)]));
    assert_within(&pages, &PageStyle::default());
    assert_eq!(words(&pages).matches("Wordsthatgoon.").count(), 400);
}

#[test]
fn page_numbers_in_the_contents_are_those_of_the_headings() {
    let pages = pages(&paper());
    let page = &pages.pages[1];
    let shown: Vec<(String, String)> = page
        .links
        .iter()
        .map(|link| {
            let number = runs(page)
                .filter(|(element, _)| *element == link.element)
                .last()
                .map(|(_, run)| run.text.to_string());
            (link.title.clone(), number.unwrap())
        })
        .collect();
    assert_eq!(shown.len(), 10, "{shown:?}");
    for (title, number) in &shown {
        let entry = pages
            .outline
            .iter()
            .find(|entry| entry.title == *title)
            .unwrap();
        assert_eq!((entry.spot.page_idx + 1).to_string(), *number);
        let heading = &pages.pages[entry.spot.page_idx];
        let start: String = title.chars().take(20).collect();
        let words = |text: &str| text.replace(" | ", " ");
        assert!(
            lines(heading)
                .iter()
                .any(|line| words(line).starts_with(&start)),
            "{title}"
        );
    }
    for link in &page.links {
        let Target::Spot(spot) = link.target else {
            panic!("{link:?}")
        };
        assert!(pages.outline.iter().any(|entry| entry.spot == spot));
    }
}

#[test]
fn a_citation_leads_to_its_row_or_nowhere() {
    let columns = vec![column("No.", 2), column("What", 8)];
    let pages = pages(&bare(vec![
        paragraph("Known [@e1] [@e2], [@e9]."),
        table(
            "",
            "",
            columns,
            vec![
                text_row("e1", &["E1", "Audit"]),
                text_row("e2", &["E2", "[@e1]"]),
            ],
        ),
    ]));
    let targets: Vec<&Target> = pages.pages[1]
        .links
        .iter()
        .map(|link| &link.target)
        .collect();
    let row = |id| Target::Row(row_id(id));
    assert_eq!(targets, [&row("e1"), &row("e2"), &row("e1")]);
    assert_eq!(lines(&pages.pages[1])[0], "Known (E1, E2, E9).");
    assert!(lines(&pages.pages[1]).contains(&"E2 | E1".to_owned()));
    assert!(pages.anchors.contains_key(&row_id("e2")));
}

#[test]
fn a_status_is_a_shape_and_a_word() {
    let pages = pages(&bare(vec![status(Tone::Attention, "Not yet")]));
    let shapes: Vec<String> = pages.pages[1]
        .items
        .iter()
        .filter_map(|item| match &item.shape {
            Shape::Sign { sign, .. } => Some(format!("{sign:?}")),
            Shape::Text(run) if item.element != ElementId::ARTIFACT => Some(run.text.to_string()),
            Shape::Text(_) | Shape::Rect { .. } | Shape::Path(_) | Shape::Image { .. } => None,
        })
        .collect();
    assert_eq!(shapes, ["Triangle", "Not yet"]);
}

#[test]
fn a_voice_is_larger_than_what_is_said_about_it() {
    let quote = |text: &str| {
        block(Body::Quote(vec![
            paragraph(text),
            paragraph("~Young person~"),
        ]))
    };
    let long = "These words go on and on. ".repeat(20);
    let pages = pages(&bare(vec![
        paragraph("Text."),
        quote("It helped."),
        quote(long.trim()),
    ]));
    let sizes: Vec<(f32, &str)> = runs(&pages.pages[1])
        .filter(|(element, _)| *element != ElementId::ARTIFACT)
        .map(|(_, run)| (run.size, &*run.text))
        .collect();
    assert_eq!(sizes[0], (12.0, "Text."));
    assert!(sizes[1].0 > 13.5 && sizes[1].1 == "It helped.", "{sizes:?}");
    assert!(
        sizes[2].0 < 10.0 && sizes[2].1 == "Young person",
        "{sizes:?}"
    );
    // A long quotation is read like other text.
    assert!((sizes[3].0 - 12.0).abs() < 0.01, "{sizes:?}");
}

#[test]
fn no_heading_level_is_skipped_for_the_ear() {
    let pages = pages(&bare(vec![
        heading(1, "", "One"),
        heading(4, "", "Four"),
        heading(2, "", "Two"),
    ]));
    let levels: Vec<u8> = pages
        .structure
        .iter()
        .filter_map(|(_, element)| {
            let Tag::Heading(level) = element.tag else {
                return None;
            };
            Some(level)
        })
        .collect();
    assert_eq!(levels, [1, 2, 2]);
}

#[test]
fn figures_keep_their_per_cent_sign_and_ranges_their_ends() {
    for n_before in 40..90 {
        let filler = "x".repeat(n_before);
        let text = format!("{filler} 14 % in 2025–26 – and so on");
        let pages = pages(&bare(vec![paragraph(&text)]));
        for line in lines(&pages.pages[1]) {
            assert!(
                !line.starts_with('%') && !line.starts_with("26") && !line.starts_with('–'),
                "{line}"
            );
        }
    }
}

#[test]
fn characters_that_cannot_be_printed_are_named() {
    let paper = bare(vec![paragraph("Łódź ≥ ✓ and 漢字, twice 漢")]);
    let missing = missing_characters(&paper);
    let named: Vec<char> = missing.iter().map(|missing| missing.character).collect();
    assert_eq!(named, ['漢', '字']);
    assert_eq!(missing[0].context, "Łódź ≥ ✓ and 漢字, twice 漢");
    assert!(missing_characters(&super::sample::paper()).is_empty());
}

#[test]
fn a_click_leads_to_where_the_words_come_from() {
    let place = Place::Section(SectionId::new("context").unwrap());
    let mut first = paragraph("Here.");
    first.origin = place.clone();
    let pages = pages(&bare(vec![first, paragraph("Not here.")]));
    let spot = pages.spot_of(&place).unwrap();
    assert_eq!(spot.page_idx, 1);
    assert_eq!(pages.origin_at(1, 80.0, spot.y + 8.0), Some(&place));
    assert_eq!(pages.origin_at(1, 80.0, spot.y + 34.0), Some(&Place::Draft));
    assert_eq!(pages.origin_at(1, 80.0, spot.y + 300.0), None);
    assert_eq!(pages.origin_at(7, 80.0, spot.y), None);
}

#[test]
fn a_line_break_sounds_like_a_space() {
    let pages = pages(&bare(vec![paragraph("Too slow\n~Visit 2024~")]));
    let heard: String = runs(&pages.pages[1])
        .filter(|(element, _)| *element != ElementId::ARTIFACT)
        .map(|(_, run)| &*run.text)
        .collect();
    assert_eq!(heard, "Too slow Visit 2024");
}

#[test]
fn document_control_stays_on_the_cover_as_long_as_it_fits() {
    for (n_rows, n_pages) in [(0, 1), (4, 1), (14, 1), (60, 3)] {
        let mut paper = bare(vec![]);
        paper.cover.control = vec![("Signed off".to_owned(), "Lead Member".to_owned()); n_rows];
        let pages = pages(&paper);
        assert_eq!(pages.pages.len(), n_pages, "{n_rows} rows");
        assert_eq!(words(&pages).matches("LeadMember").count(), n_rows);
    }
}

#[test]
fn a_tall_row_of_document_control_runs_on_to_further_pages() {
    let note = "Each of these words must stand on a page. ".repeat(280);
    for n_rows_before in 0..20 {
        let mut paper = bare(vec![]);
        paper.cover.control = vec![("Signed off".to_owned(), "Yes".to_owned()); n_rows_before];
        let rows = [("Note", note.trim()), ("Owner", "Lead Member")];
        let rows = rows.map(|(label, text)| (label.to_owned(), text.to_owned()));
        paper.cover.control.extend(rows);
        let pages = pages(&paper);
        assert_within(&pages, &PageStyle::default());
        let words = words(&pages);
        assert_eq!(words.matches("Eachofthesewords").count(), 280);
        assert!(words.ends_with("OwnerLeadMember"), "{words}");
        assert!(pages.pages.len() >= 3);
    }
}

#[test]
fn a_title_too_long_for_the_cover_runs_on_in_ink() {
    let mut paper = bare(vec![]);
    paper.cover.title = "Nobody should write so long a title. ".repeat(60);
    let pages = pages(&paper);
    assert_within(&pages, &PageStyle::default());
    assert_eq!(words(&pages).matches("longatitle").count(), 60);
    let colors = PageStyle::default().colors;
    let own = |page| runs(page).filter(|(element, _)| *element != ElementId::ARTIFACT);
    assert!(own(&pages.pages[0]).all(|(_, run)| run.color == colors.on_ground));
    assert!(own(&pages.pages[1]).count() > 5);
    assert!(own(&pages.pages[1]).all(|(_, run)| run.color == colors.ink));
}

#[test]
fn an_empty_paper_is_a_cover() {
    check(
        &bare(vec![]),
        &expect![[r"
        page 1
          A paper
    "]],
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_stands_within_the_page_and_loses_nothing(
        texts in proptest::collection::vec("[ a-zA-Z0-9%–(),./-]{0,400}", 1..6),
        n_columns in 1_usize..15,
        n_times in 1_usize..30,
    ) {
        let cells: Vec<&str> = texts.iter().map(String::as_str).cycle().take(n_columns).collect();
        let columns = (0..n_columns).map(|_| column("Header", 5)).collect();
        let mut blocks = vec![table("", "", columns, vec![text_row("", &cells)])];
        blocks.extend(texts.iter().map(|text| paragraph(text)));
        let items: Vec<&str> = texts.iter().map(String::as_str).collect();
        blocks.push(list(None, &items));
        let mut paper = bare(blocks);
        let controls = texts.iter().map(|text| ("Note".to_owned(), text.repeat(n_times)));
        paper.cover.control = controls.collect();
        let pages = pages(&paper);
        assert_within(&pages, &PageStyle::default());
        let mut expected: String = "Apaper".to_owned();
        let wanted = words(&pages);
        prop_assert!(wanted.starts_with(&expected));
        expected.push_str("Documentcontrol");
        for (label, text) in &paper.cover.control { expected.push_str(label); expected.push_str(text); }
        expected.push_str(&"Header".repeat(n_columns));
        // The lines of a tall row stand in turns, so letters are counted, not compared in order.
        for cell in &cells { expected.push_str(cell); }
        for text in &texts { expected.push_str(text); expected.push('•'); expected.push_str(text); }
        let count = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            letters.sort_unstable();
            letters
        };
        prop_assert_eq!(count(&wanted), count(&expected));
    }
}

#[test]
fn links_out_of_the_paper_keep_their_address() {
    let mut text = inlines("See ");
    text.push(Inline::Link {
        text: "the framework".to_owned(),
        address: "https://example.org/".to_owned(),
        voice: candour::content::Voice::default(),
    });
    let body = Body::Paragraph { number: None, text };
    let pages = pages(&bare(vec![block(body)]));
    let link = &pages.pages[1].links[0];
    assert_eq!(
        link.target,
        Target::Address("https://example.org/".to_owned())
    );
    assert_eq!(
        pages.structure.get(link.element).map(|e| e.tag),
        Some(Tag::Link)
    );
}

#[test]
fn citations_behind_a_label_stand_without_brackets() {
    let pages = pages(&bare(vec![
        paragraph("**Evidence:** [@e1], [@e2]"),
        paragraph("**Known:** plans are quicker [@e1]"),
        paragraph("They are: [@e1]"),
    ]));
    let own: Vec<String> = lines(&pages.pages[1]).into_iter().take(3).collect();
    assert_eq!(
        own,
        [
            "Evidence: E1, E2",
            "Known: plans are quicker (E1)",
            "They are: (E1)"
        ]
    );
}
