//! What readiness asked and an author has answered: in the file, on the command line, in a merge.

use candour::check::{Finding, check};
use candour::edit::{Edit, apply};
use candour::merge::{Origin, merge};
use candour::model::{Draft, Place, Prose, RegisterKind, RowId, Value};
use candour::store::{parse_draft, write_draft};
use candour::template::{Template, shipped};
use jiff::civil::Date;

use crate::command_line::{candour, text};

const DAY: Date = Date::constant(2026, 4, 1);

fn template() -> Template {
    let mut templates = shipped().unwrap().into_iter();
    templates
        .find(|template| template.file().id == "self-evaluation-ilacs")
        .unwrap()
}

fn claim() -> Place {
    let row = RowId::new("s-front").unwrap();
    Place::Cell(RegisterKind::Statements, row, "claim")
}

/// A draft that claims more than it shows.
fn draft(template: &Template) -> Draft {
    let mut draft = Draft::default();
    draft.template.id.clone_from(&template.file().id);
    draft.template.edition.clone_from(&template.file().edition);
    let mut row = RegisterKind::Statements.new_row(RowId::new("s-front").unwrap());
    let record = row.as_record_mut();
    for (column, value) in [
        (
            "claim",
            Value::Text("Our front door is outstanding.".to_owned()),
        ),
        ("how", Value::Prose(Prose::new("Calls to 20 parents."))),
        ("section", Value::Text("help-protection".to_owned())),
    ] {
        record.cell_mut(column).unwrap().set(value).unwrap();
    }
    let row = Box::new(row);
    apply(&mut draft, Edit::Insert { idx: 0, row }).unwrap();
    draft
}

fn asked(draft: &Draft, template: &Template) -> Finding {
    let found = check(draft, template, DAY).into_iter();
    let mut found = found.filter(|finding| finding.rule == "over-positive");
    found.next().unwrap()
}

fn answer(draft: &mut Draft, template: &Template, because: &str) {
    let given = asked(draft, template).answered(because).unwrap();
    let mut answered = draft.answered.to_vec();
    answered.push(given);
    apply(draft, Edit::Answered(answered.into())).unwrap();
}

#[test]
fn an_answer_holds_until_the_text_it_was_given_of_changes() {
    let template = template();
    let mut draft = draft(&template);
    assert_eq!(asked(&draft, &template).because, None);
    answer(&mut draft, &template, "Peers used the word");
    let because = asked(&draft, &template).because;
    assert_eq!(because.as_deref(), Some("Peers used the word"));
    let set = |text: &str| Edit::Set {
        place: claim(),
        value: Value::Text(text.to_owned()),
    };
    // Blanks are no words.
    apply(&mut draft, set("Our front door  is outstanding. ")).unwrap();
    assert!(asked(&draft, &template).because.is_some());
    let back = apply(&mut draft, set("Our front door is quite outstanding.")).unwrap();
    assert_eq!(asked(&draft, &template).because, None);
    apply(&mut draft, back).unwrap();
    assert!(asked(&draft, &template).because.is_some());
}

#[test]
fn an_answer_stands_in_the_file_and_a_draft_without_one_is_written_as_before() {
    let template = template();
    let mut draft = draft(&template);
    let before = write_draft(&draft, template.file()).unwrap();
    assert!(before.contains("version: 1,") && !before.contains("\n  answered:"));
    answer(&mut draft, &template, "Peers used the word");
    let after = write_draft(&draft, template.file()).unwrap();
    assert!(after.contains("version: 2,"));
    let read = parse_draft(after.as_bytes()).unwrap();
    assert_eq!(read.draft, draft);
    assert_eq!(draft.answered[0].place, claim());
}

#[test]
fn answers_of_two_copies_come_together() {
    let template = template();
    let base = draft(&template);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    answer(&mut ours, &template, "Peers used the word");
    answer(&mut theirs, &template, "The judge did");
    let merged = merge(Some(&base), &ours, &theirs, &Origin::default()).unwrap();
    let because = asked(&merged.draft, &template).because;
    let both = "Peers used the word; The judge did";
    assert_eq!(because.as_deref(), Some(both));
    // What one takes back, the other has no more.
    let back = merge(Some(&ours), &ours, &base, &Origin::default()).unwrap();
    assert!(back.draft.answered.is_empty());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test plays another program")]
fn the_check_leaves_out_what_is_answered_counts_it_and_names_it_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.ron");
    let template = template();
    let mut draft = draft(&template);
    answer(&mut draft, &template, "Peers used the word");
    std::fs::write(&path, write_draft(&draft, template.file()).unwrap()).unwrap();
    let said = candour(&["check", text(&path)]);
    assert!(!said.out.contains("says more than what stands behind it"));
    assert!(
        said.out.ends_with("1 more answered by the author.\n"),
        "{}",
        said.out
    );
    let said = candour(&["check", text(&path), "--json"]);
    let list: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let list = list.as_array().unwrap();
    let answered: Vec<&serde_json::Value> = { list.iter() }
        .filter(|one| one.get("answered").is_some())
        .collect();
    assert_eq!(answered.len(), 1);
    assert_eq!(answered[0]["rule"], "over-positive");
    assert_eq!(answered[0]["answered"], "Peers used the word");
}
