//! Drafts with something in doubt, as files of version 2.

use candour::model::{Held, Slot};
use candour::store::{parse_draft, salvage_draft, write_draft};
use candour::template::shipped;

const FROZEN_V2: &str = include_str!("../../data/drafts/v2/in-doubt.ron");

#[test]
fn a_frozen_draft_of_version_2_opens_and_is_written_back_as_it_was() {
    let loaded = parse_draft(FROZEN_V2.as_bytes()).unwrap();
    let slots = loaded.draft.conflicts.iter().map(|one| &one.slot);
    let kinds: Vec<&str> = slots
        .map(|slot| match slot {
            Slot::Value(_) => "value",
            Slot::Marking(_) => "marking",
            Slot::Row(..) => "row",
            Slot::RowOrder(_) => "rows",
            Slot::SectionOrder => "sections",
            Slot::Ready(_) => "ready",
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "row", "value", "value", "value", "marking", "ready", "rows", "sections"
        ]
    );
    let text = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    let own = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("  app:"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(own(&text), own(FROZEN_V2));
}

/// A pack that was sent back once, and who writes what. Never change this file.
const FROZEN_V2_PACK: &str = include_str!("../../data/drafts/v2/pack.ron");

#[test]
fn a_frozen_pack_opens_and_is_written_back_as_it_was() {
    let loaded = parse_draft(FROZEN_V2_PACK.as_bytes()).unwrap();
    let pack = loaded.draft.pack.as_ref().unwrap();
    assert_eq!(pack.addressee, "Head of care");
    assert_eq!(pack.sent.as_ref(), Some(&pack.base));
    assert_eq!(pack.base.answers, loaded.draft.answers);
    assert_eq!(loaded.draft.team.tasks.len(), 1);
    let text = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert_eq!(text, FROZEN_V2_PACK);
}

#[test]
fn a_damaged_list_of_doubts_is_read_question_by_question() {
    let damaged = FROZEN_V2.replacen("theirs: Ready(false)", "theirs: Readi(false)", 1);
    assert_ne!(damaged, FROZEN_V2);
    let whole = parse_draft(FROZEN_V2.as_bytes()).unwrap().draft;
    let read = salvage_draft(damaged.as_bytes()).unwrap();
    let conflicts = &read.loaded.draft.conflicts;
    assert_eq!(conflicts.len(), whole.conflicts.len() - 1);
    assert!(read.lost.iter().any(|lost| lost.text.contains("Readi")));
    let is_ready = |held: &Held| matches!(held, Held::Ready(_));
    assert!(!conflicts.iter().any(|one| is_ready(&one.theirs)));
}

#[test]
fn an_unknown_column_in_doubt_is_told_with_its_line() {
    let wrong = FROZEN_V2.replacen("\"said\")", "\"sayd\")", 1);
    assert_ne!(wrong, FROZEN_V2);
    let error = parse_draft(wrong.as_bytes()).unwrap_err().to_string();
    assert!(
        error.contains("no column of findings is called “sayd”"),
        "{error}"
    );
}

#[test]
fn a_draft_without_a_doubt_is_written_as_version_1() {
    let template = shipped().unwrap().remove(0);
    let text = write_draft(&candour::model::Draft::default(), template.file()).unwrap();
    assert!(text.contains("version: 1,\n") && !text.contains("conflicts"));
}
