//! Tables that are too wide for an upright page turn it or are stacked.

use std::sync::Arc;

use candour::{
    content::Block,
    layout::{ElementId, Page, PageStyle, Pages, Size, Tag, Target, layout},
};

use super::{
    layout::assert_within,
    sample::{bare, column, figures, heading, paragraph, table, text_row},
    text::{lines, runs},
};

fn pages(blocks: Vec<Block>) -> Pages {
    let mut paper = bare(blocks);
    paper.has_contents = true;
    "OFFICIAL".clone_into(&mut paper.furniture.marking);
    let pages = layout(&paper, &PageStyle::default());
    assert_within(&pages, &PageStyle::default());
    pages
}

/// A table of names and figures, with so many columns and rows.
fn wide(n_columns: usize, n_rows: usize) -> Block {
    let mut columns = vec![column("Indicator", 20)];
    columns.extend((1..n_columns).map(|idx| figures(&format!("2{idx:03}–27"))));
    let name = "Children with a plan for longer than two years";
    let rows = (0..n_rows).map(|_| {
        let mut cells = vec![name];
        cells.resize(n_columns, "1,204.5");
        text_row("", &cells)
    });
    table("Figures by year", "", columns, rows.collect())
}

fn is_turned(page: &Arc<Page>) -> bool {
    page.size.width > page.size.height
}

#[test]
fn a_table_of_fourteen_columns_stands_on_a_page_of_its_own_that_is_turned() {
    let pages = pages(vec![
        heading(1, "1", "Before"),
        paragraph("Words."),
        heading(2, "1.1", "Figures"),
        wide(14, 12),
        paragraph("Words behind."),
    ]);
    let sides: Vec<bool> = pages.pages.iter().map(is_turned).collect();
    assert_eq!(sides, [false, false, false, true, true, false]);
    let Size { width, height } = PageStyle::default().page;
    assert_eq!(
        pages.pages[3].size,
        Size {
            width: height,
            height: width
        }
    );
    let first = lines(&pages.pages[3]);
    assert_eq!(first[0], "1.1 Figures");
    assert_eq!(first[1], "Figures by year");
    assert_eq!(lines(&pages.pages[5])[0], "Words behind.");
}

#[test]
fn the_columns_of_a_turned_table_can_be_read() {
    let pages = pages(vec![wide(14, 2)]);
    let smallest = runs(&pages.pages[1])
        .filter(|(element, _)| *element != ElementId::ARTIFACT)
        .map(|(_, run)| run.size)
        .fold(f32::INFINITY, f32::min);
    assert!(smallest > 8.0, "{smallest}");
    assert_eq!(
        lines(&pages.pages[1])
            .iter()
            .filter(|line| line.contains("1,204.5"))
            .count(),
        2
    );
}

#[test]
fn a_table_of_few_columns_stands_upright() {
    assert!(!pages(vec![wide(6, 4)]).pages.iter().any(is_turned));
}

#[test]
fn head_foot_and_links_are_right_on_a_turned_page() {
    let pages = pages(vec![
        heading(1, "1", "Before"),
        heading(2, "1.1", "Figures"),
        wide(14, 3),
        heading(1, "2", "Behind"),
    ]);
    let page = &pages.pages[2];
    assert!(is_turned(page));
    let number = runs(page)
        .find(|(_, run)| run.text.starts_with("Page 3 of 4"))
        .unwrap()
        .1;
    let right = page.size.width - PageStyle::default().margins.side;
    assert!((number.x + number.width() - right).abs() < 0.5);
    assert!(number.y > page.size.height - 92.0 && number.y < page.size.height - 28.0);
    let targets: Vec<usize> = pages.pages[1]
        .links
        .iter()
        .map(|link| match link.target {
            Target::Spot(spot) => spot.page_idx,
            Target::Row(_) | Target::Address(_) => panic!("{link:?}"),
        })
        .collect();
    assert_eq!(targets, [2, 2, 3]);
    assert_eq!(pages.outline[1].spot.page_idx, 2);
}

/// A table of words, with so many columns and rows, and cells so long.
fn wordy(n_columns: usize, n_rows: usize, n_times: usize) -> Block {
    let text = "A cell of this table says more than fits into a narrow column. ".repeat(n_times);
    let columns = (0..n_columns).map(|idx| column(&format!("Header {idx}"), 10));
    let rows = (0..n_rows).map(|idx| {
        let name = format!("Row {idx}");
        let mut cells = vec![name.as_str()];
        cells.resize(n_columns, text.trim());
        text_row("", &cells)
    });
    table("Texts", "", columns.collect(), rows.collect())
}

#[test]
fn many_rows_of_words_turn_the_page() {
    let pages = pages(vec![wordy(7, 14, 2)]);
    assert!(pages.pages.iter().any(is_turned));
}

#[test]
fn a_few_rows_of_words_are_stacked_on_an_upright_page() {
    let pages = pages(vec![
        paragraph("Before."),
        wordy(7, 2, 2),
        paragraph("After."),
    ]);
    assert_eq!(pages.pages.len(), 2);
    assert!(!pages.pages.iter().any(is_turned));
    let lines = lines(&pages.pages[1]);
    assert_eq!(lines[..4], ["Before.", "Texts", "Header 0", "Row 0"]);
    assert!(lines[4].starts_with("Header 1 | A cell"), "{lines:?}");
    assert!(lines.contains(&"Row 1".to_owned()));
    assert!(lines.iter().any(|line| line == "~ Header 1"), "{lines:?}");
}

#[test]
fn long_texts_are_stacked_that_no_turned_page_would_help() {
    let pages = pages(vec![wordy(7, 12, 20)]);
    assert!(!pages.pages.iter().any(is_turned));
}

#[test]
fn to_the_ear_a_stacked_table_is_a_table() {
    let pages = pages(vec![wordy(7, 2, 3)]);
    let tags = |wanted: Tag| {
        let elements = pages.structure.iter();
        elements
            .filter(|(_, element)| element.tag == wanted)
            .count()
    };
    assert_eq!(tags(Tag::ColumnHeader), 7);
    assert_eq!(tags(Tag::RowHeader), 2);
    assert_eq!(tags(Tag::TD), 12);
    let heads = pages.structure.iter();
    for (id, _) in heads.filter(|(_, element)| element.tag == Tag::ColumnHeader) {
        let n_heard = pages.pages.iter().flat_map(|page| runs(page));
        assert_eq!(n_heard.filter(|(element, _)| *element == id).count(), 1);
    }
}
