//! Drafts damaged in known ways, and what must still be there.

use super::*;
use crate::model::{Audience, Draft, RowId, SectionId};
use crate::template::shipped;

const NORTHMERE: &str = include_str!("../../../examples/drafts/northmere-2026.ron");
const SOUTHAMPTON: &str = include_str!("../../../examples/drafts/southampton-2022.ron");
const EVERY: &str = include_str!("../../../tests/data/drafts/v1/every-register.ron");
const LOOK: &str = include_str!("../../../tests/data/drafts/v1/look.ron");

fn read(text: &str) -> Salvaged {
    in_pieces(text.as_bytes()).unwrap()
}

/// Everything that was lost, one piece a line.
fn told(salvaged: &Salvaged) -> Vec<String> {
    salvaged
        .lost
        .iter()
        .map(|lost| format!("{} {}: {}", lost.line, lost.what, lost.text))
        .collect()
}

/// Damages the sample of every register, and compares with what it was: only `change` differs.
#[track_caller]
fn check(from: &str, to: &str, lost: &[&str], change: impl FnOnce(&mut Draft)) -> Salvaged {
    let damaged = EVERY.replacen(from, to, 1);
    assert_ne!(damaged, EVERY, "{from} is not there");
    let salvaged = read(&damaged);
    assert_eq!(told(&salvaged), lost);
    let mut expected = parse_draft(EVERY.as_bytes()).unwrap().draft;
    change(&mut expected);
    assert_eq!(salvaged.loaded.draft, expected);
    salvaged
}

#[test]
fn a_draft_without_damage_read_in_pieces_is_what_it_is() {
    for text in [NORTHMERE, SOUTHAMPTON, EVERY, LOOK] {
        let salvaged = read(text);
        assert_eq!(salvaged.loaded, parse_draft(text.as_bytes()).unwrap());
        assert_eq!(told(&salvaged), Vec::<String>::new());
        assert_eq!(salvaged.problems, Vec::<String>::new());
    }
}

#[test]
fn an_unknown_name_costs_only_its_own_text() {
    let salvaged = check(
        "reference: \"Reference in one line\"",
        "referense: \"Reference in one line\"",
        &["108 findings › f-drift › referense: referense: \"Reference in one line\""],
        |draft| draft.registers.findings[0].reference.clear(),
    );
    assert!(salvaged.problems[0].starts_with("1 row could be read only in part"));
    check(
        "  reviews: [",
        "  wonders: [(a: 1)],\n  reviews: [",
        &["74 outside every part of the draft: wonders: [(a: 1)]"],
        |_| {},
    );
    check(
        "service: \"Service in one line\"",
        "servise: \"Service in one line\"",
        &["11 details: servise: \"Service in one line\""],
        |draft| draft.details.service.clear(),
    );
}

#[test]
fn a_missing_quotation_mark_costs_only_what_it_began() {
    check(
        "title: \"Title in one line\",\n      body",
        "title: \"Title in one line,\n      body",
        &["78 reviews › r-visit › Title: title: \"Title in one line"],
        |draft| draft.registers.reviews[0].title.clear(),
    );
    check(
        "Both [@e-panel].\"),",
        "Both [@e-panel].),",
        &["67 answers › Care › know: \"know\": Prose(\"We know.\n\nBoth [@e-panel].)"],
        |draft| {
            let care = SectionId::new("care").unwrap();
            draft
                .answers
                .get_mut(&care)
                .unwrap()
                .retain(|field, _| field.as_str() != "know");
        },
    );
}

#[test]
fn a_missing_bracket_costs_only_its_own_row() {
    let salvaged = read(&EVERY.replacen("\n  findings: [\n    (", "\n  findings: [\n    ", 1));
    let mut expected = parse_draft(EVERY.as_bytes()).unwrap().draft;
    expected.registers.findings.clear();
    assert_eq!(salvaged.loaded.draft, expected);
    assert_eq!(salvaged.lost.len(), 1);
    assert!(salvaged.lost[0].text.starts_with("id: \"f-drift\""));
}

#[test]
fn a_line_of_rubbish_between_rows_is_given_as_text() {
    check(
        "\n  evidence: [\n",
        "\n  evidence: [\n@@ rubbish \" ( here\n",
        &["130 evidence: @@ rubbish \" ( here"],
        |_| {},
    );
}

#[test]
fn markings_that_cannot_be_read_become_as_strict_as_can_be() {
    let salvaged = read(&EVERY.replacen("audience: Committee", "audience: Comittee", 1));
    let care = SectionId::new("care").unwrap();
    let marks = &salvaged.loaded.draft.markings[&care];
    assert_eq!(marks.section.audience, Audience::WorkingNote);
    assert_eq!(salvaged.lost[0].what, "markings › Care");
    assert_eq!(salvaged.problems.len(), 2);
}

#[test]
fn two_rows_of_one_name_keep_the_first() {
    let row =
        "    (\n      id: \"e-panel\",\n      kind: Audit,\n      title: \"Another\",\n    ),\n";
    let damaged = EVERY.replacen("  statements: [\n", &format!("  statements: [\n{row}"), 1);
    let salvaged = read(&damaged);
    let whole = parse_draft(EVERY.as_bytes()).unwrap();
    assert_eq!(salvaged.loaded, whole);
    assert_eq!(salvaged.lost.len(), 1);
    assert_eq!(salvaged.lost[0].what, "evidence › e-panel");
    assert!(salvaged.lost[0].text.contains("Another"));
}

#[test]
fn both_sides_of_a_conflict_are_there() {
    let damaged = EVERY.replacen(
        "    owner: \"Owner in one line\",\n",
        "<<<<<<< mine\n    owner: \"Owner in one line\",\n=======\n    owner: \"Somebody else\",\n>>>>>>> theirs\n",
        1,
    );
    assert!(damaged.contains("Somebody"));
    let salvaged = read(&damaged);
    let lost: Vec<_> = salvaged
        .lost
        .iter()
        .map(|lost| lost.text.as_str())
        .collect();
    assert_eq!(lost, ["owner: \"Somebody else\""]);
    assert!(salvaged.lost[0].what.starts_with("the other version"));
}

#[test]
fn the_tail_of_an_older_draft_behind_the_end_is_read_too() {
    let tail = EVERY.get(EVERY.find("  priorities: [").unwrap()..).unwrap();
    let row = tail.replacen("id: \"p-", "id: \"p-old-", 1);
    let salvaged = read(&format!("{EVERY}\n{row}"));
    let whole = parse_draft(EVERY.as_bytes()).unwrap();
    let registers = &salvaged.loaded.draft.registers;
    assert_eq!(registers.priorities.len(), 2);
    assert_eq!(registers.actions, whole.draft.registers.actions);
    assert_eq!(told(&salvaged), Vec::<String>::new());
}

#[test]
fn a_power_cut_leaves_noughts_and_no_template() {
    let cut = NORTHMERE.find("  meetings: [").unwrap();
    let mut bytes = NORTHMERE.as_bytes().get(..cut + 40).unwrap().to_vec();
    bytes.resize(NORTHMERE.len(), 0);
    let salvaged = salvage_draft(&bytes).unwrap();
    let whole = parse_draft(NORTHMERE.as_bytes()).unwrap();
    assert_eq!(salvaged.loaded.template, whole.template);
    assert_eq!(salvaged.loaded.draft.answers, whole.draft.answers);
    let registers = &salvaged.loaded.draft.registers;
    assert_eq!(registers.indicators, whole.draft.registers.indicators);
    assert!(registers.meetings.is_empty() && salvaged.lost.len() == 1);
    assert_eq!(salvaged.problems.len(), 2);
}

#[test]
fn a_broken_character_in_a_sentence_keeps_the_sentence() {
    let at = NORTHMERE.find("Northmere").unwrap();
    let mut bytes = NORTHMERE.as_bytes().to_vec();
    bytes[at] = 0xff;
    let salvaged = salvage_draft(&bytes).unwrap();
    assert!(salvaged.lost.is_empty());
    assert!(salvaged.problems[0].contains("the first in line"));
}

#[test]
fn newer_drafts_other_files_and_unknown_templates_are_refused() {
    let newer = EVERY.replacen("version: 1", "version: 5, wonders: [", 1);
    assert_eq!(
        salvage_draft(newer.as_bytes()),
        Err(FormatError::Newer { found: 5 })
    );
    for other in ["", "%PDF-1.7", "(a: 1)", "\0\0\0"] {
        assert_eq!(
            salvage_draft(other.as_bytes()),
            Err(FormatError::NotADraft),
            "{other}"
        );
    }
    let strange = EVERY.replacen("template_copy: (", "template_copy: ((", 1);
    assert_eq!(
        salvage_draft(strange.as_bytes()),
        Err(FormatError::NoTemplate {
            id: "sample".to_owned()
        })
    );
}

#[test]
fn a_row_in_the_wrong_register_is_put_right() {
    let id = RowId::new("t-panel").unwrap();
    let row = "    (\n      id: \"t-panel\",\n      term: \"Panel\",\n    ),\n";
    let damaged = EVERY.replacen("  actions: [\n", &format!("  actions: [\n{row}"), 1);
    let salvaged = read(&damaged);
    assert_eq!(told(&salvaged), Vec::<String>::new());
    assert!(
        salvaged
            .loaded
            .draft
            .registers
            .terms
            .iter()
            .any(|term| term.id == id)
    );
}

#[test]
fn a_row_whose_marking_is_lost_is_a_working_note() {
    let template = shipped().unwrap().remove(0);
    let mut draft = Draft::default();
    let mut term = crate::model::Term::new(RowId::new("t-one").unwrap());
    "One".clone_into(&mut term.term);
    term.marking.audience = Audience::Committee;
    draft.registers.terms.push(term);
    let text = super::super::write_draft(&draft, template.file()).unwrap();
    let salvaged = read(&text.replacen("audience: Committee", "audience: Com", 1));
    let read = &salvaged.loaded.draft.registers.terms[0];
    assert_eq!(
        (read.term.as_str(), read.marking.audience),
        ("One", Audience::WorkingNote)
    );
    assert!(
        salvaged
            .problems
            .iter()
            .any(|problem| problem.contains("Markings"))
    );
}

/// Puts something behind a place in the sample of every register.
fn behind(place: &str, more: &str) -> String {
    let (before, rest) = EVERY.split_once(place).unwrap();
    format!("{before}{place}{more}{rest}")
}

/// A section with the same or other markings and answers, once more.
const AGAIN: [(&str, &str, &str); 6] = [
    (
        "      \"who\": Line(\"Head of service\"),\n",
        "      \"grade\": Choice(\"poor\"),\n",
        "grade",
    ),
    (
        "      \"who\": Line(\"Head of service\"),\n",
        "      \"who\": Line(\"Head of service\"),\n",
        "who",
    ),
    (
        "      \"who\": Line(\"Head of service\"),\n    },\n",
        "    \"care\": {},\n",
        "care",
    ),
    (
        "  markings: {\n",
        "    \"care\": (section: (audience: Ofsted)),\n",
        "care",
    ),
    (
        "        \"who\": (\n          audience: WorkingNote,\n        ),\n",
        "        \"who\": (audience: Ofsted),\n",
        "who",
    ),
    (
        "  template_copy: (\n",
        "    patterns: {\"p\": [], \"p\": []},\n",
        "p",
    ),
];

#[test]
fn a_name_that_stands_twice_is_an_error_with_line_and_column() {
    for (place, more, name) in AGAIN {
        let text = behind(place, more);
        let error = parse_draft(text.as_bytes()).unwrap_err();
        let FormatError::Syntax {
            line,
            column,
            message,
        } = error
        else {
            panic!("{more}: {error}");
        };
        let expected = format!("“{name}” stands here for the second time");
        assert_eq!(message, expected, "{more}");
        let lines = text.split_inclusive('\n');
        let n_before: usize = lines.take(line - 1).map(str::len).sum();
        // Nothing but signs of one byte stands before it in its line.
        let (before, told) = text.split_at(n_before + column - 1);
        // The column is that of the name, behind its quotation mark.
        let named = format!("{name}\"");
        assert!(told.starts_with(&named), "{line}:{column}");
        assert!(before.contains(&named), "the second, not the first");
    }
}

#[test]
fn of_an_answer_that_stands_twice_the_first_stays_and_the_second_is_shown() {
    let whole = parse_draft(EVERY.as_bytes()).unwrap();
    let lost: [&[&str]; 3] = [
        &["72 answers › Care › grade: \"grade\": Choice(\"poor\")"],
        &[],
        &[],
    ];
    for ((place, more, name), lost) in AGAIN.into_iter().zip(lost) {
        let salvaged = salvage_draft(behind(place, more).as_bytes()).unwrap();
        assert_eq!(salvaged.loaded, whole, "{more}");
        assert_eq!(told(&salvaged), lost, "{more}");
        let name = if name == "care" { "" } else { name };
        let named = format!("Twice in the file: answers › Care › {name}");
        let named = named.trim_end_matches(" › ");
        let told = &salvaged.problems;
        assert!(told.iter().any(|told| told.starts_with(named)), "{told:?}");
    }
    let apart = EVERY.replacen(
        "      \"who\": Line(\"Head of service\"),\n",
        "    },\n    \"care\": {\n      \"who\": Line(\"Head of service\"),\n",
        1,
    );
    let salvaged = salvage_draft(apart.as_bytes()).unwrap();
    assert_eq!(salvaged.loaded, whole, "one section in two parts");
    assert_eq!(told(&salvaged), [""; 0]);
}

#[test]
fn of_markings_that_stand_twice_none_decides_and_both_are_shown() {
    let first = "\"care\": (section: (audience: Ofsted))";
    let care = SectionId::new("care").unwrap();
    let other_field = "  markings: {\"care\": (section: (audience: Ofsted))},\n";
    for text in [
        behind("  markings: {\n", &format!("    {first},\n")),
        behind("  answers: {", "").replacen(
            "  answers: {",
            &format!("{other_field}  answers: {{"),
            1,
        ),
    ] {
        let salvaged = salvage_draft(text.as_bytes()).unwrap();
        let marks = &salvaged.loaded.draft.markings[&care];
        assert_eq!(marks.section.audience, Audience::WorkingNote);
        let lost: String = told(&salvaged).join("\n");
        assert!(lost.contains("audience: Ofsted"), "{lost}");
        assert!(lost.contains("audience: Committee"), "{lost}");
        let lines: Vec<usize> = salvaged.lost.iter().map(|lost| lost.line).collect();
        assert!(lines.is_sorted(), "{lines:?}");
        let told = salvaged.problems.join("\n");
        assert!(
            told.contains("Twice in the file: markings › Care."),
            "{told}"
        );
        assert!(
            told.contains("The markings of 1 section could not be read"),
            "{told}"
        );
    }
    let (place, more, _) = AGAIN[4];
    let salvaged = salvage_draft(behind(place, more).as_bytes()).unwrap();
    let marks = &salvaged.loaded.draft.markings[&care];
    assert_eq!(marks.section.audience, Audience::WorkingNote);
    let lost: String = told(&salvaged).join("\n");
    assert!(lost.contains("\"who\": (audience: Ofsted)"), "{lost}");
    assert!(lost.contains("audience: WorkingNote"), "{lost}");
}
