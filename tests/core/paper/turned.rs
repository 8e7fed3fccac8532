//! Tables that are too wide for an upright page turn it.

use candour::{
    content::Block,
    layout::{ElementId, Page, PageStyle, Pages, Size, Target, layout},
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

fn is_turned(page: &Page) -> bool {
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

#[test]
fn many_columns_of_long_texts_turn_the_page() {
    let text = "A cell of this table says more than fits into a narrow column, again and again. ";
    let columns = (0..7).map(|_| column("Header", 10)).collect();
    let cells = [text.repeat(3)];
    let cells: Vec<&str> = cells.iter().map(String::as_str).cycle().take(7).collect();
    let pages = pages(vec![table("", "", columns, vec![text_row("", &cells)])]);
    assert!(pages.pages.iter().any(is_turned));
}
