//! Which text was signed off, and which was sent out.

use std::sync::Arc;

use candour::content::build;
use candour::model::{
    Audience, Draft, DraftStatus, FieldId, Place, Prose, SectionId, SignOff, SignedText, Value,
    content_print,
};
use candour::session::{
    Action, Format, IdSource, Order, Progress, RealDisk, Seal, Session, example_draft, export_to,
    issue_of, keep_named, known_copy, printed_words, whole_text,
};
use candour::store::{parse_draft, write_draft};
use candour::template::shipped;
use jiff::{Timestamp, civil::Date};
use tempfile::TempDir;

use crate::command_line::{candour, text};

const DAY: Date = Date::constant(2026, 4, 30);
const LATER: Date = Date::constant(2026, 5, 5);

fn signed(day: Option<Date>) -> Action {
    signed_by([day, day])
}

/// The days on which the director and the lead member agree it.
fn signed_by([director, lead]: [Option<Date>; 2]) -> Action {
    let role = |role: &str, agreed| SignOff {
        role: role.to_owned(),
        agreed,
    };
    Action::Set {
        place: Place::Detail("sign_offs"),
        value: Value::SignOffs(vec![role("Director", director), role("Lead member", lead)]),
    }
}

/// A draft that the director has signed, and that was changed by hand in its file since.
fn changed_by_hand() -> Session {
    let mut session = written();
    session.act(signed_by([Some(DAY), None]), 0).unwrap();
    let text = write_draft(session.draft(), session.template().file()).unwrap();
    let by_hand = text.replacen("We know them well.", "We know them badly.", 1);
    assert_ne!(by_hand, text);
    let loaded = parse_draft(by_hand.as_bytes()).unwrap();
    Session::open_copy(loaded, IdSource::new(1))
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
    let session = changed_by_hand();
    let draft = session.draft();
    assert!(matches!(draft.signed_text(), SignedText::Changed(_)));
    let paper = whole_text(draft, session.template()).unwrap();
    assert!(paper.contains("This text was changed since"), "{paper}");
    // What fewer readers may read is kept out of what the others are told.
    let mut draft = Draft::clone(draft);
    let section = SectionId::new("summary").unwrap();
    let marks = draft.markings.entry(section).or_default();
    marks.section.audience = Audience::WorkingNote;
    let paper = whole_text(&draft, session.template()).unwrap();
    assert!(!paper.contains("This text was changed since"), "{paper}");
}

#[test]
fn a_paper_that_is_called_final_with_no_day_says_that_nobody_agreed_it() {
    let mut session = written();
    session.act(signed(Some(DAY)), 0).unwrap();
    session.act(typed("We know them very well."), 0).unwrap();
    let called_final = Action::Set {
        place: Place::Detail("status"),
        value: Value::Choice("Final".to_owned()),
    };
    session.act(called_final, 0).unwrap();
    for reader in [Audience::Everyone, Audience::Committee, Audience::Ofsted] {
        let paper = build(session.draft(), session.template(), reader);
        let mut control = paper.cover.control.iter();
        let said = control.find(|(label, _)| label == "Text");
        let said = said.map(|(_, text)| text.as_str()).unwrap_or_default();
        assert!(said.contains("Nobody has agreed"), "{reader:?}: {said}");
    }
}

#[test]
fn what_was_changed_by_hand_is_never_noted_as_signed_by_whoever_signed_before() {
    let mut session = changed_by_hand();
    let kept = session.draft().minutes.signed.clone();
    session.act(typed("We know them."), 0).unwrap();
    assert!(session.take_reopened().is_some());
    assert_eq!(session.draft().minutes.signed, kept);
    // One more day is of this text; the one that stood there is of another.
    let mut session = changed_by_hand();
    let before = Arc::clone(session.draft());
    session.act(signed_by([Some(DAY), Some(LATER)]), 0).unwrap();
    let draft = session.draft();
    let days: Vec<Option<Date>> = { draft.details.sign_offs.iter() }
        .map(|one| one.agreed)
        .collect();
    assert_eq!(days, [None, Some(LATER)]);
    assert_eq!(draft.signed_text(), SignedText::AsSigned);
    let noted = &draft.minutes.signed;
    assert_eq!((noted.len(), &noted[0]), (2, &kept[0]));
    assert_eq!(noted[1].sign_offs, draft.details.sign_offs[1..]);
    session.act(Action::Undo, 0).unwrap();
    assert_eq!(session.draft(), &before, "one step");
    // A day that is taken away signs nothing, and takes back nothing of the other text.
    session.act(signed(None), 0).unwrap();
    assert_eq!(session.draft().minutes.signed, kept);
}

#[test]
fn a_day_that_was_put_down_by_mistake_can_be_taken_away() {
    let mut session = written();
    session.act(signed(Some(DAY)), 0).unwrap();
    session.act(signed_by([Some(DAY), None]), 0).unwrap();
    let kept = session.draft().minutes.signed.clone();
    assert_eq!((kept.len(), kept[0].sign_offs.len()), (1, 1));
    session.act(signed(None), 0).unwrap();
    assert_eq!(session.draft().signed_text(), SignedText::Never);
    let paper = whole_text(session.draft(), session.template()).unwrap();
    assert!(!paper.contains("was signed off"), "{paper}");
    // A text that is put back is the one that was signed, though no day stands beside it.
    session.act(signed(Some(DAY)), 0).unwrap();
    session.act(typed("We know them badly."), 0).unwrap();
    session.act(typed("We know them well."), 0).unwrap();
    assert_eq!(session.draft().details.agreed_on(), None);
    assert_eq!(session.draft().signed_text(), SignedText::AsSigned);
}

#[test]
fn what_is_printed_is_called_signed_off_only_where_it_is() {
    let said = |session: &Session| printed_words(session.draft(), session.template());
    let mut session = written();
    session.act(signed_by([Some(DAY), None]), 0).unwrap();
    let day = "30\u{a0}April\u{a0}2026";
    assert_eq!(
        said(&session),
        format!("This prints the text that was signed off on {day}.")
    );
    assert_eq!(
        said(&changed_by_hand()),
        format!("This prints a text that was changed since it was signed off on {day}.")
    );
    let called_final = Action::Set {
        place: Place::Detail("status"),
        value: Value::Choice("Final".to_owned()),
    };
    let mut session = written();
    session.act(called_final.clone(), 0).unwrap();
    assert_eq!(
        said(&session),
        "This prints a text that is called final, with no day on which it was agreed."
    );
    let mut session = changed_by_hand();
    session.act(typed("We know them."), 0).unwrap();
    session.act(called_final, 0).unwrap();
    assert_eq!(
        said(&session),
        "This prints a text that is called final. Nobody has agreed it as it stands now."
    );
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
    let said = candour(&["issued", text(&draft), text(&draft)]);
    assert!(said.out.ends_with("it notes none.\n"), "{}", said.out);
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
    let kept = "Its text is kept under History as “Sent out: paper.md”";
    assert!(said.out.contains(kept), "{}", said.out);
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
    let said = candour(&["issued", text(&draft), text(&other)]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("is not the one paper"), "{}", said.out);
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
    let known = known_copy(&RealDisk, &path, (session.draft(), None))
        .unwrap()
        .unwrap();
    assert_eq!(known.issued, issued);
    assert!(known.is_same_text);
    assert_eq!(known.kept_words(), None, "it has no history");
    assert_eq!(session.draft().details.status, DraftStatus::Draft);
}

#[test]
fn a_paper_of_the_same_name_does_not_vouch_for_another() {
    let folder = TempDir::new().unwrap();
    let (home, path) = (
        folder.path().join("draft.ron"),
        folder.path().join("paper.md"),
    );
    let mut session = written();
    session.save_as(&RealDisk, &home).unwrap();
    let order = Order {
        format: Format::Markdown,
        ..Order::pdf(Audience::Everyone)
    };
    let sent = |session: &mut Session| {
        let (draft, template) = (session.draft(), session.template());
        let made = export_to(&path, draft, template, order, &Progress::default()).unwrap();
        let issued = issue_of(session.draft(), &made, &path, (Audience::Everyone, DAY));
        session
            .act(Action::Issue(Box::new(issued.clone())), 0)
            .unwrap();
        issued
    };
    let known = |session: &Session| {
        let home = session.path().map(|path| (path, session.seal()));
        known_copy(&RealDisk, &path, (session.draft(), home))
            .unwrap()
            .unwrap()
    };
    let march = sent(&mut session);
    keep_named(
        &RealDisk,
        &session,
        Timestamp::UNIX_EPOCH,
        &march.state_name(),
    )
    .unwrap();
    assert!(known(&session).kept_words().is_some());

    session.act(typed("June says something else."), 0).unwrap();
    let june = sent(&mut session);
    assert_eq!(march.state_name(), june.state_name());
    assert_eq!(known(&session).kept_words(), None, "only March is kept");
    keep_named(
        &RealDisk,
        &session,
        Timestamp::UNIX_EPOCH,
        &june.state_name(),
    )
    .unwrap();
    assert!(known(&session).kept_words().is_some());
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
