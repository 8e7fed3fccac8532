//! The promise of the format: frozen samples load, newer files are refused kindly, wrong ones
//! are told with line and column.

use candour::session::{IdSource, RealDisk, Seal, Session};
use candour::store::{FormatError, parse_draft, write_draft};
use candour::template::shipped;

/// A draft with every register in use, as version 1 wrote it. Never change this file.
const FROZEN_V1: &str = include_str!("../data/drafts/v1/every-register.ron");

#[test]
fn the_frozen_sample_of_version_1_loads_and_is_written_as_it_stood() {
    let loaded = parse_draft(FROZEN_V1.as_bytes()).unwrap();
    assert_eq!(loaded.draft.registers.findings.len(), 1);
    assert_eq!(loaded.draft.registers.terms.len(), 1);
    let again = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert_eq!(again, FROZEN_V1);
}

/// A draft that says how its paper looks, with a logo. Never change this file.
const FROZEN_V1_LOOK: &str = include_str!("../data/drafts/v1/look.ron");

#[test]
fn the_frozen_sample_of_a_look_loads_and_is_written_as_it_stood() {
    let loaded = parse_draft(FROZEN_V1_LOOK.as_bytes()).unwrap();
    let logo = loaded.draft.logo.as_ref().unwrap();
    assert_eq!(logo.alt, "A square");
    assert!(logo.data.0.starts_with(b"<svg"));
    assert_eq!(loaded.draft.look.color.unwrap().to_string(), "#6a2a5f");
    let again = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert_eq!(again, FROZEN_V1_LOOK);
}

#[test]
fn a_logo_that_is_damaged_or_too_large_is_told() {
    for (data, expected) in [
        ("????".to_owned(), "the logo is damaged"),
        ("AAAA".repeat(200_000), "larger than 500 kB"),
    ] {
        let wrong = FROZEN_V1_LOOK.replacen("data: \"", &format!("data: \"{data}"), 1);
        let error = parse_draft(wrong.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_file_of_a_newer_version_is_refused_kindly() {
    let newer = FROZEN_V1.replacen("version: 1", "version: 2, wonders: []", 1);
    assert_eq!(
        parse_draft(newer.as_bytes()),
        Err(FormatError::Newer { found: 2 })
    );
}

#[test]
fn an_unknown_field_is_told_with_line_column_and_the_names_allowed() {
    let wrong = FROZEN_V1.replacen("said:", "sayd:", 1);
    let line = wrong
        .lines()
        .position(|line| line.contains("sayd:"))
        .unwrap()
        + 1;
    let Err(FormatError::Syntax {
        line: found,
        message,
        ..
    }) = parse_draft(wrong.as_bytes())
    else {
        panic!("the file was taken");
    };
    assert_eq!(found, line);
    assert!(
        message.contains("sayd") && message.contains("said"),
        "{message}"
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_accepted() {
    let windows = format!("\u{feff}{}", FROZEN_V1.replace('\n', "\r\n"));
    let loaded = parse_draft(windows.as_bytes()).unwrap();
    assert_eq!(
        loaded.draft,
        parse_draft(FROZEN_V1.as_bytes()).unwrap().draft
    );
}

#[test]
fn two_rows_with_one_id_are_refused() {
    let twice = FROZEN_V1.replacen("id: \"t-aem\"", "id: \"e-panel\"", 1);
    assert_eq!(
        parse_draft(twice.as_bytes()),
        Err(FormatError::DuplicateId {
            id: "e-panel".to_owned()
        })
    );
}

#[test]
fn a_draft_from_each_template_comes_back_from_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    for template in shipped().unwrap() {
        let path = folder.path().join(format!("{}.ron", template.file().id));
        let today = jiff::civil::Date::constant(2026, 4, 1);
        let mut session = Session::begin(template, today, IdSource::new(1));
        session.save_as(&RealDisk, &path).unwrap();
        let again = Session::open(&path, Seal::Open, IdSource::new(2)).unwrap();
        assert_eq!(again.draft(), session.draft());
        assert_eq!(again.template(), session.template());
    }
}
