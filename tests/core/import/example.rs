//! The folder from which the user guide brings in a first draft.

#![expect(clippy::disallowed_methods, reason = "a test reads the example")]

use std::path::Path;

use candour::import::{
    Found, Kind,
    document::{matched, proposal, takes},
    figures::{Answer, read as read_figures},
    read,
};
use candour::model::{Draft, RegisterKind};
use candour::template::shipped;

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bring-in");
    std::fs::read(folder.join(name)).unwrap()
}

#[test]
fn the_report_and_the_letter_give_a_review_and_its_findings() {
    let Ok(Found::Report(report)) = read(Kind::Report, &bytes("report.pdf")) else {
        panic!("no report")
    };
    assert_eq!((report.grades.len(), report.findings.len()), (5, 4));
    let references = report
        .findings
        .iter()
        .filter(|said| said.reference.is_some());
    assert_eq!(references.count(), 2);
    assert_eq!(report.authority, "Northmere");
    assert!(report.left.is_empty(), "{:?}", report.left);
    let Ok(Found::Report(letter)) = read(Kind::Letter, &bytes("letter.txt")) else {
        panic!("no letter")
    };
    let offered = letter.offered();
    let words: Vec<&str> = offered.iter().map(|(_, said)| said.text.as_str()).collect();
    assert_eq!(letter.findings.len(), 1);
    assert!(
        words.contains(&"We will ask about homes for care leavers when we meet again."),
        "{words:?}"
    );
}

#[test]
fn last_years_paper_goes_to_its_sections_and_registers() {
    let Ok(Found::Document(document)) = read(Kind::Document, &bytes("last-year.docx")) else {
        panic!("no document")
    };
    let mut templates = shipped().unwrap().into_iter();
    let template = templates.find(|one| one.file().id == "self-evaluation-short");
    let template = template.unwrap();
    let (targets, takes) = (matched(&document, &template), takes(&document));
    let draft = Draft::default();
    let (proposal, left) = proposal(&document, (&targets, &takes), &draft, &template);
    let n_rows = |register| {
        let rows = proposal.rows.iter();
        rows.filter(|row| row.register == register).count()
    };
    assert_eq!(n_rows(RegisterKind::Actions), 3);
    assert_eq!(n_rows(RegisterKind::Terms), 2);
    assert_eq!(proposal.values.len(), 8);
    // Headings with no text of their own would stand there as bold lines and say nothing.
    let left: Vec<&str> = left.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(
        left,
        ["Context", "Impact", "Plan for the next twelve months"]
    );
}

#[test]
fn the_scorecard_gives_its_measures() {
    let owned = bytes("figures.csv");
    let mut open = move || -> std::io::Result<Box<dyn std::io::Read>> {
        Ok(Box::new(std::io::Cursor::new(owned.clone())))
    };
    let Ok(Answer::Figures(figures)) = read_figures(&mut open, "") else {
        panic!("no figures")
    };
    assert_eq!(figures.series.len(), 5);
    assert_eq!(figures.series[4].points[0].ours.0, "c");
}
