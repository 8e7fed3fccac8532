//! The promise of the format: frozen samples load, newer files are refused kindly, wrong ones
//! are told with line and column.

use std::collections::BTreeSet;

use candour::model::{Audience, Draft, Pack, Prose};
use candour::session::{IdSource, Passphrase, RealDisk, Seal, Session};
use candour::store::{FormatError, Loaded, parse_draft, write_draft};
use candour::template::{build, shipped};

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

/// A draft with words of its own, as version 2 wrote it. Never change this file.
const FROZEN_V2: &str = include_str!("../data/drafts/v2/words.ron");

#[test]
fn a_draft_is_written_in_the_lowest_version_that_holds_it() {
    let loaded = parse_draft(FROZEN_V2.as_bytes()).unwrap();
    assert_eq!(loaded.draft.details.words, ["Northmere", "Kooth"]);
    let again = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert_eq!(again, FROZEN_V2);
    let mut without = loaded.draft;
    without.details.words.clear();
    let again = write_draft(&without, loaded.template.file()).unwrap();
    assert_eq!(again, FROZEN_V1_LOOK);
}

/// A draft with last year's words, as version 3 wrote it. Never change this file.
const FROZEN_V3: &str = include_str!("../data/drafts/v3/last-year.ron");

#[test]
fn last_years_words_are_kept_in_version_3_and_nothing_else_needs_it() {
    let loaded = parse_draft(FROZEN_V3.as_bytes()).unwrap();
    assert_eq!(loaded.draft.details.earlier.len(), 1);
    let again = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert_eq!(again, FROZEN_V3);
    let mut without = loaded.draft;
    without.details.earlier.clear();
    let again = write_draft(&without, loaded.template.file()).unwrap();
    assert_eq!(again, FROZEN_V2);
}

/// A draft with last year's promises, as version 4 wrote it. Never change this file.
const FROZEN_V4: &str = include_str!("../data/drafts/v4/promised.ron");

#[test]
fn last_years_promises_are_kept_in_version_4_and_nothing_else_needs_it() {
    let loaded = parse_draft(FROZEN_V4.as_bytes()).unwrap();
    assert_eq!(loaded.draft.details.promised.len(), 1);
    let again = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert_eq!(again, FROZEN_V4);
    let mut without = loaded.draft;
    without.details.promised.clear();
    let again = write_draft(&without, loaded.template.file()).unwrap();
    assert_eq!(again, FROZEN_V3);
}

#[test]
fn a_text_with_a_bound_figure_needs_version_4() {
    let mut loaded = parse_draft(FROZEN_V1.as_bytes()).unwrap();
    let version = |draft: &Draft| {
        let text = write_draft(draft, loaded.template.file()).unwrap();
        assert_eq!(parse_draft(text.as_bytes()).unwrap().draft, *draft);
        text.lines().nth(2).unwrap().trim().to_owned()
    };
    let mut draft = loaded.draft.clone();
    assert_eq!(version(&draft), "version: 1,");
    // A program that knows no bound figures would print the brackets.
    draft.registers.findings[0].did = Prose::new("It was [@i-moves:2025].");
    assert_eq!(version(&draft), "version: 4,");
    loaded.draft.details.note = Prose::new("It was [@i-moves:2025].");
    assert_eq!(version(&loaded.draft), "version: 4,");
}

#[test]
fn a_pack_that_was_sent_with_last_years_words_needs_version_3_too() {
    let loaded = parse_draft(FROZEN_V3.as_bytes()).unwrap();
    let pack = |base: &Draft, sent: Option<&Draft>| Pack {
        addressee: "Head of care".to_owned(),
        from: String::new(),
        sections: Vec::new(),
        readers: Audience::Committee,
        due: None,
        note: String::new(),
        base: base.clone(),
        sent: sent.cloned(),
        states: BTreeSet::new(),
        beside: None,
    };
    let noted = loaded.draft;
    let mut draft = noted.clone();
    draft.details.earlier.clear();
    let plain = draft.clone();
    // All that came from last year was written anew, or confirmed, in the pack.
    for (pack, version) in [
        (pack(&noted, None), "version: 3,"),
        (pack(&plain, Some(&noted)), "version: 3,"),
        (pack(&plain, Some(&plain)), "version: 2,"),
    ] {
        draft.pack = Some(pack.into());
        let text = write_draft(&draft, loaded.template.file()).unwrap();
        let head: String = text.lines().take(4).collect();
        assert!(head.contains(version), "{head}");
    }
}

/// A draft that somebody keeps, one that is written beside another, and one whose template says where
/// the sections of an older one went, as version 4 wrote them. Never change these files.
const FROZEN_KEPT: &str = include_str!("../data/drafts/v4/kept.ron");
const FROZEN_BESIDE: &str = include_str!("../data/drafts/v4/beside.ron");
const FROZEN_MAPPED: &str = include_str!("../data/drafts/v4/mapped.ron");

#[test]
fn a_keeper_a_file_of_ones_own_and_a_table_of_sections_are_kept_in_version_4() {
    for (frozen, without) in [
        (FROZEN_KEPT, without_keeper as fn(&mut Loaded)),
        (FROZEN_BESIDE, |loaded: &mut Loaded| {
            let pack = loaded.draft.pack.take().unwrap();
            assert_eq!(pack.beside.as_deref(), Some("sef.ron"));
            assert!(pack.is_whole());
        }),
        (FROZEN_MAPPED, |loaded: &mut Loaded| {
            let mut file = loaded.template.file().clone();
            let [mapping] = std::mem::take(&mut file.mappings).try_into().unwrap();
            assert_eq!(mapping.sections.len(), 2);
            loaded.template = build(file).unwrap();
        }),
    ] {
        let mut loaded = parse_draft(frozen.as_bytes()).unwrap();
        let again = write_draft(&loaded.draft, loaded.template.file()).unwrap();
        assert_eq!(again, frozen);
        without(&mut loaded);
        let again = write_draft(&loaded.draft, loaded.template.file()).unwrap();
        assert_eq!(again, FROZEN_V3);
    }
}

fn without_keeper(loaded: &mut Loaded) {
    let team = std::mem::take(&mut loaded.draft.team);
    assert_eq!(team.keeper, "Head of quality");
    assert!(team.takes_in);
}

/// A draft with comments, as version 4 wrote it. Never change this file.
const FROZEN_COMMENTS: &str = include_str!("../data/drafts/v4/comments.ron");

#[test]
fn comments_are_kept_in_version_4_and_nothing_else_needs_it() {
    let loaded = parse_draft(FROZEN_COMMENTS.as_bytes()).unwrap();
    assert_eq!(loaded.draft.comments.len(), 2);
    let again = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert_eq!(again, FROZEN_COMMENTS);
    let mut without = loaded.draft.clone();
    without.comments = Vec::new().into();
    let again = write_draft(&without, loaded.template.file()).unwrap();
    assert_eq!(again, FROZEN_V3);
    let mut draft = without.clone();
    let pack = |base: &Draft| Pack {
        addressee: String::new(),
        from: String::new(),
        sections: Vec::new(),
        readers: Audience::Committee,
        due: None,
        note: String::new(),
        base: base.clone(),
        sent: None,
        states: BTreeSet::new(),
        beside: None,
    };
    // All of them were deleted in the pack.
    draft.pack = Some(pack(&loaded.draft).into());
    let text = write_draft(&draft, loaded.template.file()).unwrap();
    assert!(text.contains("version: 4,"));
    let read = parse_draft(text.as_bytes()).unwrap().draft;
    assert_eq!(
        read.pack.unwrap().base.comments,
        loaded.draft.comments,
        "what was sent"
    );
}

#[test]
fn a_comment_is_found_again_where_a_hand_changed_the_text_before_it() {
    let moved = FROZEN_COMMENTS.replace("Note on this paper,", "A note on this very paper,");
    let draft = parse_draft(moved.as_bytes()).unwrap().draft;
    let passage = draft.comments[0].passage.clone().unwrap();
    let range = passage.range(draft.details.note.as_str()).unwrap();
    assert_eq!(
        draft.details.note.as_str().get(range),
        Some("“quoted” line")
    );
    let gone = FROZEN_COMMENTS.replace("A “quoted” line", "A line");
    let draft = parse_draft(gone.as_bytes()).unwrap().draft;
    assert!(draft.comments[0].is_adrift());
}

/// The first sample, protected. Never change this file.
const FROZEN_V1_PROTECTED: &[u8] = include_bytes!("../data/drafts/v1/protected.ron.age");

#[test]
fn the_frozen_sample_of_a_protected_draft_opens_with_its_passphrase() {
    let passphrase = Passphrase::new("seven slow herons".to_owned()).unwrap();
    let plain = Seal::Passphrase(passphrase).open(FROZEN_V1_PROTECTED.to_vec());
    assert_eq!(plain.unwrap(), FROZEN_V1.as_bytes());
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
    let newer = FROZEN_V1.replacen("version: 1", "version: 99, wonders: []", 1);
    assert_eq!(
        parse_draft(newer.as_bytes()),
        Err(FormatError::Newer { found: 99 })
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
        message.starts_with(
            "“sayd” is not a name that can stand here; these can: id, review, kind, said,"
        ),
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
        let mut session = Session::begin(template, IdSource::new(1));
        session.save_as(&RealDisk, &path).unwrap();
        let again = Session::open(&path, Seal::Open, IdSource::new(2)).unwrap();
        assert_eq!(again.draft(), session.draft());
        assert_eq!(again.template(), session.template());
    }
}

#[test]
fn a_text_that_would_end_its_own_quotation_comes_back() {
    let mut loaded = parse_draft(FROZEN_V1.as_bytes()).unwrap();
    // Without the nought, the quotation mark and the hash would end a raw string.
    loaded.draft.details.title = "a \"\0# b \\ \"## c".to_owned();
    let text = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert!(!text.contains('\0'));
    assert_eq!(parse_draft(text.as_bytes()).unwrap(), loaded);
}

#[test]
fn every_register_and_every_column_stands_in_a_frozen_sample() {
    use candour::model::{Answer, Draft, RegisterKind};

    let samples: Vec<Draft> = [FROZEN_V1, FROZEN_V1_LOOK, FROZEN_V2, FROZEN_V3, FROZEN_V4]
        .iter()
        .map(|text| parse_draft(text.as_bytes()).unwrap().draft)
        .collect();
    let mut missing = Vec::new();
    for register in RegisterKind::ALL {
        let rows = || {
            samples
                .iter()
                .flat_map(|draft| draft.registers.rows(*register))
        };
        for column in register.columns() {
            let empty = register.new_row(rows().next().unwrap().id().clone());
            let is_choice = matches!(column.kind, candour::model::CellKind::Choice(_));
            // A choice is always written; every other column is written where it holds something.
            let is_written = |value: candour::model::Value| {
                is_choice || value != empty.as_record().get(column.name)
            };
            if !rows().any(|row| is_written(row.get(column.name))) {
                missing.push(format!("{} {}", register.many(), column.name));
            }
        }
        if *register != RegisterKind::Terms && rows().next().is_none() {
            missing.push(register.many().to_owned());
        }
    }
    for column in Draft::detail_columns() {
        let empty = Draft::default();
        let empty = empty.detail(column.name).unwrap().value();
        let is_choice = matches!(column.kind, candour::model::CellKind::Choice(_));
        let is_written =
            |draft: &Draft| is_choice || draft.detail(column.name).unwrap().value() != empty;
        if !samples.iter().any(is_written) {
            missing.push(format!("details {}", column.name));
        }
    }
    let answers = samples.iter().flat_map(|draft| draft.answers.values());
    let kinds: BTreeSet<u8> = answers
        .flat_map(|answers| answers.values())
        .map(|answer| match answer {
            Answer::Prose(_) => 0,
            Answer::Line(_) => 1,
            Answer::Choice(_) => 2,
            Answer::Date(_) => 3,
        })
        .collect();
    assert_eq!(kinds.len(), 4);
    assert!(samples.iter().any(|draft| !draft.arrangement.is_empty()));
    assert!(samples.iter().any(|draft| !draft.ready.is_empty()));
    assert!(samples.iter().any(|draft| !draft.markings.is_empty()));
    let is_marked = |draft: &Draft| {
        RegisterKind::ALL
            .iter()
            .flat_map(|register| draft.registers.rows(*register))
            .any(|row| row.marking().exempt.is_some())
    };
    if !samples.iter().any(is_marked) {
        missing.push("a row with a marking".to_owned());
    }
    assert_eq!(missing, Vec::<String>::new());
}
