//! Nothing stands alone that belongs to more: rows of document control, entries of the list of
//! contents, dots between words.

use candour::{
    content::Paper,
    layout::{ElementId, PageStyle, Pages, Style, Wishes, layout},
};

use super::{
    layout::assert_within,
    sample::{bare, heading, paragraph},
    text::{lines, runs},
};

fn large_print() -> PageStyle {
    Style::shipped().page_style(&Wishes {
        body: Some(16.0),
        ..Wishes::default()
    })
}

fn pages(paper: &Paper, style: &PageStyle) -> Pages {
    let pages = layout(paper, style);
    assert_within(&pages, style);
    pages
}

#[test]
fn nine_rows_of_document_control_stay_on_the_cover_in_large_print() {
    let mut paper = bare(vec![]);
    "Northmere Council · Children’s Services".clone_into(&mut paper.cover.authority);
    "Self-evaluation of social work practice".clone_into(&mut paper.cover.title);
    "For the annual engagement meeting with Ofsted".clone_into(&mut paper.cover.subtitle);
    "14\u{a0}May\u{a0}2026".clone_into(&mut paper.cover.date);
    let row = |text: &str| ("Signed off by".to_owned(), text.to_owned());
    paper.cover.control = vec![row("1 April 2025 to 31 March 2026"); 7];
    let roles = "Director of Children’s Services, 28 April 2026; Lead Member for Children’s Services, 29 April 2026; Chief Executive, 30 April 2026";
    let note = "Northmere is a fictional council; its figures and every word quoted are invented. Figures for England are real: Department for Education, Open Government Licence.";
    paper.cover.control.extend([row(roles), row(note)]);
    assert_eq!(pages(&paper, &large_print()).pages.len(), 1);
}

#[test]
fn no_row_of_document_control_stands_alone_on_a_page() {
    for n_rows in 20..40 {
        let mut paper = bare(vec![]);
        paper.cover.control = vec![("Owner".to_owned(), "Lead Member".to_owned()); n_rows];
        let pages = pages(&paper, &PageStyle::default());
        let last = pages.pages.last().unwrap();
        let n_last = runs(last).filter(|(_, run)| &*run.text == "Lead Member");
        assert!(n_last.count() > 1, "{n_rows}");
    }
}

#[test]
fn no_few_entries_of_the_contents_stand_alone_on_a_page() {
    for n_headings in 5..45 {
        let headings = (0..n_headings).map(|_| heading(2, "", "Children in care"));
        let mut paper = bare(headings.collect());
        paper.has_contents = true;
        let pages = pages(&paper, &PageStyle::default());
        let mut contents = pages.pages.iter().filter(|page| !page.links.is_empty());
        let n_last = contents.next_back().unwrap().links.len();
        assert!(n_last > 4, "{n_last} of {n_headings}");
    }
}

#[test]
fn a_dot_between_words_neither_ends_nor_begins_a_line() {
    let facts = "A visit of two weeks · Letter of May ".repeat(30);
    let pages = pages(&bare(vec![paragraph(facts.trim())]), &PageStyle::default());
    let lines = lines(&pages.pages[1]);
    assert!(lines.len() > 10);
    for line in &lines {
        assert!(!line.starts_with('·') && !line.ends_with('·'), "{line}");
    }
    let heard = runs(&pages.pages[1]).filter(|(element, _)| *element != ElementId::ARTIFACT);
    let heard: String = heard.map(|(_, run)| &*run.text).collect();
    assert!(!heard.contains("weeksLetter"), "{heard}");
}
