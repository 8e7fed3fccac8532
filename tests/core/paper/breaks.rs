//! Where pages end, and what stays together.

use candour::{
    content::Block,
    layout::{ElementId, PageStyle, Pages, layout},
};

use super::{
    sample::{bare, column, heading, list, paragraph, row_id, table, text_row},
    text::{lines, runs, words},
};

fn pages(blocks: Vec<Block>) -> Pages {
    layout(&bare(blocks), &PageStyle::default())
}

/// Lays blocks out further and further down the page, and looks at the last line of every page
/// that is not the last.
#[track_caller]
fn check_last_lines(blocks: &[Block], may_end: impl Fn(&str) -> bool) {
    for n_before in 1..30 {
        let mut all = vec![paragraph("A line."); n_before];
        all.extend_from_slice(blocks);
        let pages = pages(all).pages;
        for page in pages.iter().take(pages.len() - 1).skip(1) {
            let lines = lines(page);
            let last = lines.iter().rfind(|line| !line.starts_with('~')).unwrap();
            assert!(may_end(last), "{n_before}: {lines:?}");
        }
    }
}

#[test]
fn a_label_stays_with_what_it_names() {
    let blocks = [
        paragraph("**How we know**"),
        list(None, &["From audits, which a second person read", "Two"]),
        paragraph("These are the reasons:"),
        list(None, &["One", "Two"]),
    ];
    check_last_lines(&blocks, |last| {
        !last.starts_with("How") && !last.starts_with("These")
    });
}

#[test]
fn a_line_alone_under_a_heading_brings_the_next_along() {
    let blocks = [
        heading(2, "2.1", "A heading"),
        paragraph("One line alone."),
        paragraph("And another."),
        paragraph("And a third."),
    ];
    check_last_lines(&blocks, |last| !last.starts_with("One line"));
}

#[test]
fn a_priority_and_its_outcome_stay_with_its_facts() {
    let outcome = "Children and parents can say what must change, by when, who will help them with it, and what happens if it does not.";
    let mut priority = heading(3, "", "A priority");
    priority.anchor = Some(row_id("p1"));
    let blocks = [
        priority,
        paragraph(outcome),
        paragraph("**Measure:** Facts"),
        paragraph("**Risk:** None"),
    ];
    check_last_lines(&blocks, |last| !outcome.contains(last));
}

#[test]
fn a_heading_with_nothing_but_a_line_may_end_a_page() {
    // Or a paper of short sections would be one group that no page holds.
    let mut blocks = Vec::new();
    for idx in 0..60 {
        blocks.push(heading(2, "", &format!("Section {idx}")));
        blocks.push(paragraph("Nothing to say."));
    }
    let pages = pages(blocks).pages;
    assert!(pages.len() <= 9, "{}", pages.len());
}

#[test]
fn a_heading_over_many_short_lines_takes_only_the_first_of_them_along() {
    let items: Vec<String> = (0..40).map(|idx| format!("Item {idx}")).collect();
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    let blocks = [heading(2, "2.1", "A heading"), list(None, &items)];
    let mut all = vec![paragraph("A line."); 12];
    all.extend(blocks.iter().cloned());
    let first = &pages(all).pages[1];
    assert!(lines(first).iter().any(|line| line.ends_with("Item 3")));
    check_last_lines(&blocks, |last| {
        !["A heading", "Item 0", "Item 1", "Item 2"]
            .iter()
            .any(|line| last.ends_with(line))
    });
}

#[test]
fn a_line_that_begins_anew_stands_further_off_than_one_that_goes_on() {
    let long = "Words that take more than one line of the page, as a measure with its baseline and its target does";
    let pages = pages(vec![paragraph(&format!(
        "**Measure:** {long}\n**Risk:** None"
    ))]);
    let mut tops: Vec<f32> = runs(&pages.pages[1])
        .filter(|(element, _)| *element != ElementId::ARTIFACT)
        .map(|(_, run)| run.y)
        .collect();
    tops.dedup();
    let [first, second, third] = tops[..] else {
        panic!("three lines expected: {tops:?}");
    };
    assert!(third - second > second - first + 2.0, "{tops:?}");
}

#[test]
fn a_table_begins_with_its_caption_its_header_and_a_row() {
    let rows = (0..20)
        .map(|idx| text_row("", &[&format!("Row {idx}"), "Words"]))
        .collect();
    let columns = vec![column("They said", 8), column("We did", 8)];
    let blocks = [table("Caption", "", columns, rows)];
    check_last_lines(&blocks, |last| {
        last != "Caption" && !last.starts_with("They said") && !last.starts_with("Row 0 ")
    });
}

#[test]
fn a_low_row_does_not_end_a_table_alone() {
    let rows = (0..40)
        .map(|idx| text_row("", &[&format!("Row {idx}"), "Words"]))
        .collect();
    let columns = vec![column("They said", 8), column("We did", 8)];
    let blocks = [table("", "", columns, rows)];
    check_last_lines(&blocks, |last| !last.starts_with("Row 38"));
}

#[test]
fn a_tall_row_is_split_where_the_page_ends_and_loses_nothing() {
    let long = "These words go on for many lines in a column. ".repeat(24);
    let short = "A few words that take three lines or four, but never more than that.".repeat(2);
    for n_before in 1..30 {
        let mut blocks = vec![paragraph("A line."); n_before];
        let rows = vec![
            text_row("", &[&short, &long]),
            text_row("", &["Next", "Row"]),
        ];
        let columns = vec![column("They said", 8), column("We did", 8)];
        blocks.push(table("", "", columns, rows));
        let pages = pages(blocks);
        let style = PageStyle::default();
        super::layout::assert_within(&pages, &style);
        assert_eq!(words(&pages).matches("manylines").count(), 24);
        for page in pages.pages.iter().take(pages.pages.len() - 1).skip(1) {
            let n_split = lines(page)
                .iter()
                .filter(|line| long.contains(line.rsplit('|').next().unwrap_or_default().trim()))
                .count();
            assert_ne!(n_split, 1, "{n_before}");
        }
    }
}

#[test]
fn a_short_row_is_never_split() {
    let cell = "These words take some lines in a column of half the page, not more than six. ";
    let rows: Vec<_> = (0..30)
        .map(|_| text_row("", &[&cell.repeat(3), "Yes"]))
        .collect();
    let columns = vec![column("They said", 8), column("We did", 8)];
    let pages = pages(vec![table("", "", columns, rows)]);
    for page in pages.pages.iter().skip(1) {
        let text = lines(page).join(" ");
        assert_eq!(
            text.matches("These words").count() % 3,
            0,
            "a row is split: {text}"
        );
    }
}

#[test]
fn running_text_stands_on_the_lines_of_the_page_again_after_a_table() {
    let columns = vec![column("They said", 8), column("We did", 8)];
    let rows = vec![text_row("", &["Row", "Words"])];
    let pages = pages(vec![
        paragraph("Running text."),
        table("Caption", "", columns, rows),
        paragraph("Running text."),
        heading(2, "2.1", "A heading"),
        paragraph("Running text."),
        heading(3, "2.1.1", "A heading"),
        paragraph("Running text."),
    ]);
    let baselines: Vec<f32> = runs(&pages.pages[1])
        .filter(|(element, run)| *element != ElementId::ARTIFACT && &*run.text == "Running text.")
        .map(|(_, run)| run.y)
        .collect();
    assert_eq!(baselines.len(), 4);
    for y in &baselines {
        let off = ((y - baselines[0]) / 8.5).fract();
        assert!(off.min(1.0 - off) < 0.01, "{baselines:?}");
    }
}
