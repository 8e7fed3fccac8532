//! Damaged drafts: what stood before the damage is kept, and kept bytes stay harmless.

use std::fmt::Write as _;
use std::path::Path;

use candour::model::{Record, RegisterKind};
use candour::store::{FormatError, Loaded, parse_draft, salvage_draft};

use crate::fuzz_checks::{check_draft, check_salvage, check_template};

const DRAFTS: [&str; 2] = [
    include_str!("../../examples/drafts/northmere-2026.ron"),
    include_str!("../../examples/drafts/southampton-2022.ron"),
];

/// What must hold for any bytes.
type Check = fn(&[u8]);

/// Where each row of a draft as the program writes it ends, by id.
fn row_ends(text: &str, loaded: &Loaded) -> Vec<(RegisterKind, usize, usize)> {
    let mut from = 0;
    let mut ends = Vec::new();
    for register in RegisterKind::ALL {
        for (idx, row) in loaded.draft.registers.rows(*register).iter().enumerate() {
            let head = format!("\n      id: \"{}\",\n", row.id());
            let start = from + text.split_at(from).1.find(&head).unwrap();
            from = start + text.split_at(start).1.find("\n    ),").unwrap();
            ends.push((*register, idx, from + "\n    )".len()));
        }
    }
    ends
}

fn cells(row: &dyn Record) -> Vec<String> {
    let columns = row.register().columns().iter();
    let mut cells: Vec<String> = columns
        .map(|column| format!("{:?}", row.get(column.name)))
        .collect();
    cells.push(format!("{} {:?}", row.id(), row.marking()));
    cells
}

#[test]
fn a_draft_cut_anywhere_keeps_every_row_before_the_cut() {
    for text in DRAFTS {
        let whole = parse_draft(text.as_bytes()).unwrap();
        let ends = row_ends(text, &whole);
        let answers_end = text.find("\n  reviews: [").unwrap();
        // Evenly through the file, and directly behind some rows.
        let mut cuts: Vec<usize> = (1..=25).map(|idx| text.len() * idx / 26).collect();
        cuts.extend(ends.iter().step_by(ends.len() / 8).map(|(_, _, end)| *end));
        for cut in cuts {
            let bytes = &text.as_bytes()[..cut];
            let Ok(salvaged) = salvage_draft(bytes) else {
                assert!(cut < 200, "cut at {cut}: refused");
                continue;
            };
            let draft = &salvaged.loaded.draft;
            for (register, idx, end) in &ends {
                if *end <= cut {
                    let kept = draft.registers.rows(*register);
                    let was = whole.draft.registers.rows(*register);
                    assert_eq!(cells(kept[*idx]), cells(was[*idx]), "cut at {cut}");
                }
            }
            if cut > answers_end {
                assert_eq!(draft.answers, whole.draft.answers, "cut at {cut}");
                assert_eq!(draft.details, whole.draft.details, "cut at {cut}");
                assert_eq!(draft.markings, whole.draft.markings, "cut at {cut}");
            }
        }
    }
}

#[test]
fn a_row_damaged_anywhere_costs_no_other_row() {
    let text = DRAFTS[1];
    let whole = parse_draft(text.as_bytes()).unwrap();
    let ends = row_ends(text, &whole);
    for damage in ["\"", ")", "(", "r#\"", "/*", "\\", "\n@@@\n"] {
        for (hurt, (_, _, end)) in ends.iter().enumerate().step_by(19) {
            let mut damaged = text.to_owned();
            damaged.insert_str(end - 20, damage);
            let Ok(salvaged) = salvage_draft(damaged.as_bytes()) else {
                panic!("{damage} in row {hurt}: refused");
            };
            for (idx, (register, at, _)) in ends.iter().enumerate() {
                let was = whole.draft.registers.rows(*register)[*at];
                let is_kept = salvaged
                    .loaded
                    .draft
                    .registers
                    .row(*register, was.id())
                    .is_some_and(|row| cells(row) == cells(was));
                assert!(
                    idx == hurt || is_kept,
                    "{damage} in {hurt}: {} is gone",
                    was.id()
                );
            }
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads the kept bytes")]
fn bytes_that_were_trouble_once_are_none_now() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz");
    let targets: [(&str, Check); 3] = [
        ("draft", check_draft),
        ("template", check_template),
        ("salvage", check_salvage),
    ];
    for (name, check) in targets {
        let mut n_files = 0;
        for entry in std::fs::read_dir(root.join(name)).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            check(&bytes);
            n_files += 1;
        }
        assert!(n_files > 0, "nothing is kept for {name}");
    }
}

/// Texts that are small to write and would be dear to read.
fn hostile() -> Vec<(&'static str, String)> {
    let head = "(format: \"candour-draft\", version: 1, app: \"0.1.0\", template: (id: \"a\", edition: \"1\"), ";
    let mut rows = format!("{head}terms: [");
    for idx in 0..300_000 {
        write!(rows, "(id:\"t{idx}\"),").unwrap();
    }
    vec![
        (
            "brackets",
            format!("{head}details: {}", "[".repeat(1_000_000)),
        ),
        ("rows", rows),
        ("comments", format!("{head}{}", "/*".repeat(1_000_000))),
        (
            "values",
            format!("{head}ready: [{}", "\"a\",".repeat(1_000_000)),
        ),
        ("text", format!("{head}app: \"{}\"", "x".repeat(5_000_000))),
        ("commas", format!("{head}{}", ",".repeat(1_000_000))),
        ("words", format!("{head}terms: [{}", "x,".repeat(1_000_000))),
        (
            "pairs",
            format!("{head}terms: [{}", "(x)(y),".repeat(150_000)),
        ),
        (
            "lists behind lists",
            format!("{head}{}", "terms: [x]".repeat(200_000)),
        ),
        (
            "fields",
            format!("{head}{}", "\n  terms: [".repeat(100_000)),
        ),
    ]
}

#[test]
fn hostile_texts_are_refused_by_drafts_templates_and_salvage() {
    for (what, text) in hostile() {
        let drafts = parse_draft(text.as_bytes()).unwrap_err().to_string();
        assert!(
            !drafts.is_empty() && drafts.len() < 1000,
            "{what}: {drafts}"
        );
        assert!(candour::template::parse(&text).is_err(), "{what}");
        if let Ok(salvaged) = salvage_draft(text.as_bytes()) {
            assert!(salvaged.lost.len() <= 10_000, "{what}");
        }
    }
}

#[test]
fn a_text_in_more_pieces_than_any_draft_has_is_refused_and_not_looked_through() {
    let head = "(format: \"candour-draft\", version: 1, terms: [";
    for piece in ["x,", "(b: 1),"] {
        let text = format!("{head}{}", piece.repeat(1_300_000));
        let refused = salvage_draft(text.as_bytes());
        assert!(matches!(refused, Err(FormatError::TooMuch(_))), "{piece}");
    }
}
