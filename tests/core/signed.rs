//! Which text was signed off, and which was sent out.

use candour::model::Audience;
use candour::model::{
    DraftStatus, FieldId, Place, Prose, SectionId, SignOff, SignedText, Value, content_print,
};
use candour::session::{
    Action, IdSource, Order, Progress, RealDisk, Seal, Session, example_draft, export_to, issue_of,
    known_copy, whole_text,
};
use candour::store::{parse_draft, write_draft};
use candour::template::shipped;
use jiff::civil::Date;
use tempfile::TempDir;

use crate::command_line::{candour, text};

const DAY: Date = Date::constant(2026, 4, 30);

fn signed(day: Option<Date>) -> Action {
    let role = |role: &str| SignOff {
        role: role.to_owned(),
        agreed: day,
    };
    Action::Set {
        place: Place::Detail("sign_offs"),
        value: Value::SignOffs(vec![role("Director"), role("Lead member")]),
    }
}

fn typed(words: &str) -> Action {
    let section = SectionId::new("summary").unwrap();
    Action::Type {
        place: Place::Field(section, FieldId::new("know").unwrap()),
        value: Value::Prose(Prose::new(words)),
    }
}

fn written() -> Session {
    let template = shipped().unwrap().remove(0);
    let mut session = Session::begin(template, IdSource::new(1));
    session.act(typed("We know them well."), 0).unwrap();
    session
}

#[test]
fn a_sign_off_keeps_a_fingerprint_of_its_text_and_a_change_says_so() {
    let mut session = written();
    session.act(signed(None), 0).unwrap();
    assert!(
        session.draft().minutes.signed.is_empty(),
        "nobody has signed"
    );
    session.act(signed(Some(DAY)), 0).unwrap();
    let kept = session.draft().minutes.signed.clone();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].content, content_print(session.draft()));
    assert_eq!(session.draft().signed_text(), SignedText::AsSigned);
    let paper = |session: &Session| whole_text(session.draft(), session.template()).unwrap();
    let is_told = |text: &str| text.contains("Nobody has agreed the text as it stands now");
    assert!(!is_told(&paper(&session)));
    session.act(typed("We know them very well."), 0).unwrap();
    assert_eq!(session.draft().minutes.signed, kept, "it stays on record");
    assert!(is_told(&paper(&session)), "the paper says so");
    let findings = session.findings(DAY);
    assert!(
        findings.iter().any(|one| is_told(&one.message)),
        "check says so"
    );
    session.act(signed(Some(DAY)), 0).unwrap();
    assert_eq!(session.draft().minutes.signed.len(), 2);
    assert!(!is_told(&paper(&session)));
    for _ in 0..2 {
        session.act(Action::Undo, 0).unwrap();
    }
    assert_eq!(session.draft().signed_text(), SignedText::AsSigned);
}

#[test]
fn a_text_that_was_changed_by_hand_in_the_file_is_not_the_one_that_was_signed() {
    let mut session = written();
    session.act(signed(Some(DAY)), 0).unwrap();
    let text = write_draft(session.draft(), session.template().file()).unwrap();
    let by_hand = text.replacen("We know them well.", "We know them badly.", 1);
    assert_ne!(by_hand, text);
    let loaded = parse_draft(by_hand.as_bytes()).unwrap();
    assert!(matches!(loaded.draft.signed_text(), SignedText::Changed(_)));
    let paper = whole_text(&loaded.draft, &loaded.template).unwrap();
    assert!(paper.contains("This text was changed since"), "{paper}");
}

#[test]
fn a_draft_that_was_signed_off_before_this_was_kept_keeps_it_with_the_first_change() {
    let loaded = example_draft().unwrap();
    assert!(loaded.draft.details.is_signed_off() && loaded.draft.minutes.is_empty());
    let content = content_print(&loaded.draft);
    let mut session = Session::open_copy(loaded, IdSource::new(1));
    session.act(typed("Otherwise."), 0).unwrap();
    assert!(session.take_reopened().is_some());
    let signed = &session.draft().minutes.signed;
    assert_eq!((signed.len(), &signed[0].content), (1, &content));
    assert!(matches!(
        session.draft().signed_text(),
        SignedText::Later(_)
    ));
}

#[test]
fn a_paper_that_was_sent_out_is_known_again_by_its_bytes() {
    let folder = TempDir::new().unwrap();
    let (draft, paper) = (folder.path().join("d.ron"), folder.path().join("paper.md"));
    let mut session = written();
    session.save_as(&RealDisk, &draft).unwrap();
    let said = candour(&["issued", text(&draft)]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, "Nothing was noted as sent out.\n")
    );
    let said = candour(&[
        "export",
        text(&draft),
        "-o",
        text(&paper),
        "--for",
        "committee",
        "--issued-to",
        "Ofsted",
    ]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out.contains("notes that it was sent to Ofsted"),
        "{}",
        said.out
    );
    let said = candour(&["issued", text(&draft), text(&paper)]);
    assert_eq!(said.code, 0);
    let words = "This is paper.md, the copy of version 0.1 for";
    assert!(said.out.starts_with(words), "{}", said.out);
    assert!(
        said.out.contains("The draft says the same today."),
        "{}",
        said.out
    );
    // What is written since is another text, and another paper is none that was sent.
    let mut session = Session::open(&draft, Seal::Open, IdSource::new(1)).unwrap();
    let place = Place::Detail("title");
    let value = Value::Text("Another title".to_owned());
    session.act(Action::Type { place, value }, 0).unwrap();
    session.save_as(&RealDisk, &draft).unwrap();
    let said = candour(&["issued", text(&draft), text(&paper)]);
    assert!(
        said.out.contains("The draft was changed since."),
        "{}",
        said.out
    );
    let other = folder.path().join("other.md");
    candour(&[
        "export",
        text(&draft),
        "-o",
        text(&other),
        "--for",
        "committee",
    ]);
    assert_eq!(candour(&["issued", text(&draft), text(&other)]).code, 1);
}

#[test]
fn the_same_draft_gives_the_same_paper_whatever_was_noted_of_it() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("paper.pdf");
    let mut session = written();
    let order = Order::pdf(Audience::Everyone);
    let progress = Progress::default();
    let export = |session: &Session| {
        let (draft, template) = (session.draft(), session.template());
        export_to(&path, draft, template, order, &progress).unwrap()
    };
    let first = export(&session);
    let mut issued = issue_of(session.draft(), &first, &path, (Audience::Everyone, DAY));
    "Ofsted".clone_into(&mut issued.to);
    session
        .act(Action::Issue(Box::new(issued.clone())), 0)
        .unwrap();
    assert_eq!(export(&session).bytes, first.bytes);
    let known = known_copy(&RealDisk, &path, session.draft())
        .unwrap()
        .unwrap();
    assert_eq!(known.issued, issued);
    assert!(known.is_same_text);
    assert_eq!(session.draft().details.status, DraftStatus::Draft);
}

/// A draft that was signed off and sent out. Never change this file.
const FROZEN_V4: &str = include_str!("../data/drafts/v4/signed.ron");

#[test]
fn what_was_signed_and_sent_is_kept_in_version_4() {
    let loaded = parse_draft(FROZEN_V4.as_bytes()).unwrap();
    let minutes = &loaded.draft.minutes;
    assert_eq!((minutes.signed.len(), minutes.issued.len()), (1, 1));
    // The number that stands for a text stays the same in every version of the program.
    assert_eq!(minutes.signed[0].content, content_print(&loaded.draft));
    assert_eq!(loaded.draft.signed_text(), SignedText::AsSigned);
    let text = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert_eq!(text, FROZEN_V4);
}
