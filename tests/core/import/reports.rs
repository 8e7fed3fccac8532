//! Reports of inspectors as tagged PDF.

use candour::import::report::{Judgement, Report, read_pdf};
use candour::model::{Draft, Review, ReviewKind, RowId};
use jiff::civil::date;

use super::tagged::{Packing, Piece, document, of, said, words};

/// An item of a list whose mark is said apart, as since 2024.
fn item(text: &str) -> Piece {
    of(
        "LI",
        vec![said("Lbl", "◼"), said("LBody", &format!(" {text} "))],
    )
}

fn judgement(label: &str, grade: &str) -> Piece {
    let cell = |role, text: &str| of(role, vec![said("P", text)]);
    of("TR", vec![cell("TH", label), cell("TD", grade)])
}

/// A report as they are made today: headings, a table with its header, references.
pub(crate) fn of_today() -> Vec<Piece> {
    vec![
        said(
            "Title1",
            "Inspection of Northmere local authority children’s services ",
        ),
        said("P", "Inspection dates: 24 February 2025 to 7 March 2025 "),
        said(
            "P",
            "Lead inspector: Somebody Somewhere, His Majesty’s Inspector ",
        ),
        of(
            "Table",
            vec![
                of("THead", vec![judgement("Judgement ", "Grade ")]),
                of(
                    "TBody",
                    vec![
                        judgement("The impact of leaders on social work practice", "Good "),
                        judgement(
                            "The experiences of children who need help and protection",
                            "Requires Improvement",
                        ),
                        judgement("The experiences and progress of children in care", "Good"),
                        judgement(
                            "The experiences and progress of care leavers",
                            "Outstanding",
                        ),
                        judgement("Overall effectiveness ", "Good"),
                    ],
                ),
            ],
        ),
        said(
            "P",
            "Boats are well kept here. Crews say what needs to improve. ",
        ),
        of(
            "H2",
            vec![
                words("What needs to improve?"),
                of(
                    "Link",
                    vec![
                        said("Span", "1"),
                        said(
                            "Note",
                            "1 The points below refer to the national framework. ",
                        ),
                    ],
                ),
                words(" "),
            ],
        ),
        of(
            "L",
            vec![
                item(
                    "The repair of boats, so that no child waits. (outcome 3, national framework)",
                ),
                item("Managers’ oversight of ropes (Enabler two: National Framework)."),
                item(
                    "The choice of harbours for older children. Enabler three: National Framework.",
                ),
            ],
        ),
        said(
            "P",
            "The experiences and progress of children who need help and protection: good ",
        ),
        of(
            "L",
            vec![of(
                "LI",
                vec![said("Lbl", "1."), said("LBody", " Boats are safe.")],
            )],
        ),
    ]
}

fn texts(report: &Report) -> Vec<&str> {
    let findings = report.findings.iter();
    findings.map(|said| said.text.as_str()).collect()
}

#[test]
fn a_report_of_today_gives_review_grades_and_findings() {
    for packing in [Packing::Plain, Packing::Packed] {
        let report = read_pdf(&document(&of_today(), packing)).unwrap();
        assert_eq!(report.kind, ReviewKind::Inspection);
        assert_eq!(report.authority, "Northmere");
        let held = (report.held.from.unwrap(), report.held.to.unwrap());
        assert_eq!(
            (held.0.to_string(), held.1.to_string()),
            ("2025-02-24".into(), "2025-03-07".into())
        );
        let grades: Vec<_> = report.grades.iter().map(|(_, grade)| *grade).collect();
        assert_eq!(
            grades,
            [
                "Good",
                "Requires improvement to be good",
                "Good",
                "Outstanding",
                "Good"
            ]
        );
        assert_eq!(report.grades[1].0, Judgement::HelpAndProtection);
        assert_eq!(
            texts(&report),
            [
                "The repair of boats, so that no child waits.",
                "Managers’ oversight of ropes",
                "The choice of harbours for older children."
            ]
        );
        let references: Vec<_> = report
            .findings
            .iter()
            .map(|said| {
                said.reference
                    .as_ref()
                    .map(|found| (found.part.name(), found.number))
            })
            .collect();
        assert_eq!(
            references,
            [
                Some(("outcome", Some(3))),
                Some(("enabler", Some(2))),
                Some(("enabler", Some(3)))
            ]
        );
        assert_eq!(report.left, []);
        let all = format!("{report:?}");
        assert!(
            !all.contains("Somebody"),
            "names of people stay where they are"
        );
    }
}

#[test]
fn an_older_report_stands_in_tables_for_its_looks_with_marks_of_a_font_of_pictures() {
    let cell = |parts| of("TR", vec![of("TD", parts)]);
    let item = |text: &str| {
        let body = of(
            "LBody",
            vec![Piece::Picture(b'n'), words(&format!(" {text} "))],
        );
        of("LI", vec![body])
    };
    let pieces = [
        of(
            "Table",
            vec![
                cell(vec![said("P", " ")]),
                cell(vec![said("P", "Northmere Council ")]),
                cell(vec![said(
                    "P",
                    "Inspection of children’s social care services ",
                )]),
                cell(vec![said(
                    "P",
                    "Inspection dates: 31 January to 4 February 2019 ",
                )]),
                judgement("The impact of leaders on practice", "Inadequate "),
                judgement("Children who need help and protection", "Inadequate "),
                judgement("Children in care and care leavers", "Good "),
                judgement("Overall effectiveness", "Inadequate "),
                cell(vec![said("P", "Much is wrong here.")]),
            ],
        ),
        of(
            "Table",
            vec![
                cell(vec![said("P", "What needs to improve: ")]),
                cell(vec![
                    of("L", vec![item("the repair of boats, whatever their size")]),
                    said("P", " "),
                    of(
                        "L",
                        vec![item("the count of oars"), item("the welcome to crews.")],
                    ),
                ]),
            ],
        ),
        said("P", "The experiences and progress of crews: inadequate"),
    ];
    let report = read_pdf(&document(&pieces, Packing::Plain)).unwrap();
    assert_eq!(report.authority, "Northmere Council");
    assert_eq!(report.held.from.unwrap().to_string(), "2019-01-31");
    assert_eq!(
        texts(&report),
        [
            "the repair of boats, whatever their size",
            "the count of oars",
            "the welcome to crews."
        ]
    );
    assert!(
        report
            .grades
            .contains(&(Judgement::CareAndCareLeavers, "Good"))
    );
}

#[test]
fn an_item_that_crosses_a_page_is_one_and_items_within_it_are_not_told_apart() {
    let body = |text: &str| of("LI", vec![said("LBody", text)]);
    let pieces = [
        said(
            "P",
            "Inspection of Northmere local authority children’s services",
        ),
        said("P", "What Needs to Improve"),
        of(
            "L",
            vec![
                body("◼ The help with boats for children on "),
                Piece::NextPage,
            ],
        ),
        of(
            "L",
            vec![
                body("islands, in winter."),
                body("◼ The oversight of: "),
                of(
                    "LI",
                    vec![of(
                        "LBody",
                        vec![words("− oars"), of("L", vec![body("\u{336} long ones")])],
                    )],
                ),
                body("◼ The harbour. "),
                body("The experiences and progress of crews are: good "),
                body("1. All is well."),
            ],
        ),
    ];
    let report = read_pdf(&document(&pieces, Packing::Packed)).unwrap();
    assert_eq!(
        texts(&report),
        [
            "The help with boats for children on islands, in winter.",
            "The oversight of:",
            "The harbour."
        ]
    );
    assert_eq!(report.findings[1].within, ["oars", "long ones"]);
}

#[test]
fn prose_below_the_heading_is_told_and_is_no_finding() {
    let pieces = [
        said(
            "H1",
            "Inspection of Northmere local authority children’s services",
        ),
        said("H2", "What needs to improve?"),
        said("P", "There is nothing of weight to say."),
        of(
            "L",
            vec![of(
                "LI",
                vec![said("Lbl", "1."), said("LBody", "Boats are safe.")],
            )],
        ),
    ];
    let report = read_pdf(&document(&pieces, Packing::Plain)).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!(report.left[0].text, "There is nothing of weight to say.");
}

#[test]
fn every_sentence_of_a_letter_can_be_picked_in_its_order() {
    let letter = "Ofsted\n3 June 2026\nDear Director,\n\n\
        Annual engagement meeting on 14 May 2026\n\n\
        Thank you for the talk. We spoke about boats and their crews. Visits to the islands are \
        not yet frequent enough.\n\nWe will look at the harbour when we come again.\n\n\
        Yours sincerely\nA. Nobody\n";
    let report = candour::import::report::read_text(letter).unwrap();
    assert_eq!(report.kind, ReviewKind::EngagementMeeting);
    assert_eq!(report.held.from, Some(date(2026, 5, 14)));
    assert_eq!(report.published, Some(date(2026, 6, 3)));
    assert!(report.is_letter());
    assert_eq!(
        texts(&report),
        ["Visits to the islands are not yet frequent enough."]
    );
    let offered = report.offered();
    let words: Vec<&str> = offered.iter().map(|(_, said)| said.text.as_str()).collect();
    assert_eq!(
        words[words.len() - 2..],
        [
            "Visits to the islands are not yet frequent enough.",
            "We will look at the harbour when we come again."
        ]
    );
    // What is picked becomes findings of one review, once.
    let last = offered.last().unwrap().0;
    let mut taken = vec![false; offered.len()];
    taken[last] = true;
    let mut draft = Draft::default();
    let proposal = report.proposal(&draft, &taken);
    assert_eq!(proposal.rows.len(), 2);
    // The review that the meeting became when the year was rolled forward is known by the letter.
    let mut review = Review::new(RowId::new("r-met").unwrap());
    review.kind = ReviewKind::EngagementMeeting;
    review.published = report.published;
    draft.registers.reviews.push(review);
    assert_eq!(report.proposal(&draft, &taken).rows.len(), 1);
    assert!(candour::import::report::read_text("A word.").is_err());
}
