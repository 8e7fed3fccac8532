//! What is agreed is locked against slips, whatever changes a draft.

use std::sync::Arc;

use candour::compare::Part;
use candour::import::Proposal;
use candour::merge::Answer as Choice;
use candour::model::{
    Agreement, Answer, Audience, Conflict, Draft, DraftStatus, FieldId, Held, Marking, Place,
    Prose, RegisterKind, RowId, SectionId, Slot, Value, content_print,
};
use candour::session::{
    Action, Beside, IdSource, PackOrder, ProblemKind, RealDisk, Rest, Seal, Session, cut_pack,
    example_draft, printed_words, read_copy,
};
use candour::store::{Loaded, parse_draft, salvage_draft, write_draft};
use jiff::{Timestamp, civil::Date};
use tempfile::TempDir;

use crate::command_line::{candour, text};

const DAY: Date = Date::constant(2026, 4, 30);
/// A section of the example with a text, statements of its own, and nothing in doubt.
const AGREED: &str = "care-leavers";
const OTHER: &str = "leaders";

fn section(id: &str) -> SectionId {
    SectionId::new(id).unwrap()
}

fn know(id: &str) -> Place {
    Place::Field(section(id), FieldId::new("know").unwrap())
}

fn prose(words: &str) -> Value {
    Value::Prose(Prose::new(words))
}

fn typed(place: Place, words: &str) -> Action {
    let value = prose(words);
    Action::Type { place, value }
}

fn agree(id: &str) -> Action {
    let agreement = Agreement {
        who: "Jo".to_owned(),
        on: DAY,
    };
    Action::Agree {
        section: section(id),
        agreement,
    }
}

fn open_again(id: &str) -> Action {
    Action::OpenAgain {
        section: section(id),
        who: "Sam".to_owned(),
        when: Timestamp::UNIX_EPOCH,
    }
}

/// The example while it is written, with a text of which two people wrote different things.
fn written() -> Session {
    let mut loaded = example_draft().unwrap();
    let draft = &mut loaded.draft;
    draft.details.status = DraftStatus::Draft;
    draft.details.sign_offs.clear();
    for (id, words) in [(AGREED, "We know them well."), (OTHER, "We meet weekly.")] {
        let answers = draft.answers.entry(section(id)).or_default();
        let answer = Answer::Prose(Prose::new(words));
        answers.insert(FieldId::new("know").unwrap(), answer);
    }
    Session::open_copy(loaded, IdSource::new(1))
}

fn agreed() -> Session {
    let mut session = written();
    session.act(agree(AGREED), 0).unwrap();
    session
}

/// Returns a statement that has its home in a section.
fn statement(draft: &Draft, id: &str) -> RowId {
    let mut statements = draft.registers.statements.iter();
    let found = statements.find(|one| one.section == Some(section(id)));
    found.unwrap().id.clone()
}

fn claim(row: RowId) -> Place {
    Place::Cell(RegisterKind::Statements, row, "claim")
}

fn add(id: &str) -> Action {
    Action::Add {
        register: RegisterKind::Statements,
        preset: vec![("section", Value::Text(id.to_owned()))],
        linked_from: None,
    }
}

fn bring_in(place: Place) -> Action {
    Action::BringIn(Proposal {
        label: "Bring in a report".to_owned(),
        rows: Vec::new(),
        values: vec![(place, prose("Brought in."))],
        earlier: Vec::new(),
    })
}

/// Everything that would change what stands in a section.
fn changes(draft: &Draft, id: &str) -> Vec<Action> {
    let row = statement(draft, id);
    let register = RegisterKind::Statements;
    let marking = Marking {
        audience: Audience::Ofsted,
        exempt: None,
    };
    let mut then = draft.clone();
    then.answers.remove(&section(id));
    let then = Arc::new(then);
    let part = Some(Part::Section(section(id)));
    let elsewhere = Value::Text("impact".to_owned());
    vec![
        typed(know(id), "Otherwise."),
        Action::Set {
            place: know(id),
            value: prose("Otherwise."),
        },
        Action::Change {
            changes: vec![
                (Place::Detail("title"), Value::Text("Other".to_owned())),
                (know(id), prose("Otherwise.")),
            ],
            label: "Replace".to_owned(),
        },
        Action::Set {
            place: claim(row.clone()),
            value: Value::Text("Otherwise.".to_owned()),
        },
        Action::Set {
            place: Place::Cell(register, row.clone(), "section"),
            value: elsewhere,
        },
        Action::Delete {
            register,
            row: row.clone(),
        },
        add(id),
        Action::Mark {
            place: Place::Section(section(id)),
            marking: marking.clone(),
        },
        Action::Mark {
            place: Place::Row(register, row),
            marking,
        },
        bring_in(know(id)),
        Action::Restore {
            part,
            then: Arc::clone(&then),
        },
        Action::Restore { part: None, then },
    ]
}

#[test]
fn whatever_would_change_what_is_agreed_is_refused_and_changes_nothing() {
    let mut session = agreed();
    let before = Arc::clone(session.draft());
    for action in changes(&before, AGREED) {
        let problem = session
            .act(action.clone(), 0)
            .expect_err(&format!("{action:?}"));
        assert_eq!(problem.kind, ProblemKind::Locked, "{action:?}: {problem}");
        assert_eq!(session.draft(), &before, "{action:?}");
    }
    let problem = session
        .act(typed(know(AGREED), "Otherwise."), 0)
        .unwrap_err();
    assert_eq!(
        problem.in_window(),
        "Nothing was changed. “Care leavers” is agreed, and locked against slips.\nTo change it, go there and choose “Open this agreed section again”."
    );
    // The same elsewhere is nobody's business.
    for action in changes(&before, OTHER) {
        let is_whole = matches!(action, Action::Restore { part: None, .. });
        let mut session = agreed();
        let done = session.act(action.clone(), 0);
        assert!(done.is_ok() || is_whole, "{action:?}: {done:?}");
    }
}

#[test]
fn opening_is_one_step_that_is_noted_and_undoing_gives_back_agreement_and_text_together() {
    let mut session = agreed();
    let before = Arc::clone(session.draft());
    assert!(before.ready.contains(&section(AGREED)), "agreed is ready");
    assert_eq!(session.act(agree(AGREED), 0).unwrap(), None, "already");
    session.act(open_again(AGREED), 0).unwrap();
    let opened = &session.draft().minutes.opened;
    assert_eq!((opened.len(), opened[0].who.as_str()), (1, "Sam"));
    assert_eq!(opened[0].when, Some(Timestamp::UNIX_EPOCH));
    session.act(typed(know(AGREED), "Otherwise."), 0).unwrap();
    session.act(agree(AGREED), 0).unwrap();
    assert_eq!(session.draft().minutes.opened.len(), 1, "stays noted");
    for _ in 0..3 {
        session.act(Action::Undo, 0).unwrap();
    }
    assert_eq!(session.draft(), &before);
}

#[test]
fn a_text_in_doubt_is_settled_before_it_is_agreed_and_not_changed_by_that_afterwards() {
    let conflict = Conflict {
        slot: Slot::Value(know(AGREED)),
        base: None,
        ours: Held::Value(prose("We know them well.")),
        theirs: Held::Value(prose("We hardly know them.")),
        who: "sam.ron".to_owned(),
        when: None,
    };
    let mut draft = Draft::clone(written().draft());
    draft.conflicts.push(conflict.clone());
    let template = example_draft().unwrap().template;
    let loaded = Loaded { draft, template };
    let mut session = Session::open_copy(loaded.clone(), IdSource::new(1));
    let problem = session.act(agree(AGREED), 0).unwrap_err();
    assert!(problem.message.contains("in doubt"), "{problem}");
    // Agreed first, as in a file, and in doubt then.
    let mut draft = Draft::clone(agreed().draft());
    draft.conflicts.push(conflict.clone());
    let loaded = Loaded { draft, ..loaded };
    let mut session = Session::open_copy(loaded, IdSource::new(1));
    let settle = |answer| Action::Settle {
        conflict: Box::new(conflict.clone()),
        answer,
    };
    let problem = session.act(settle(Choice::Theirs), 0).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Locked);
    session.act(settle(Choice::Ours), 0).unwrap();
    assert!(session.draft().conflicts.is_empty());
}

struct Desk(TempDir);

impl Desk {
    #[expect(clippy::disallowed_methods, reason = "the test makes files")]
    fn save(&self, draft: &Draft, name: &str) {
        let template = example_draft().unwrap().template;
        let text = write_draft(draft, template.file()).unwrap();
        std::fs::write(self.0.path().join(name), text).unwrap();
    }

    fn open(&self, name: &str) -> Session {
        Session::open(&self.0.path().join(name), Seal::Open, IdSource::new(1)).unwrap()
    }

    /// Takes a copy in that was made from `base`; returns what was said to be open again.
    fn take_in(&self, ours: &mut Session, theirs: &Draft, base: &Draft) -> Vec<SectionId> {
        self.save(theirs, "theirs.ron");
        let path = self.0.path().join("theirs.ron");
        let base = Some(Arc::new(base.clone()));
        let when = Some(Timestamp::UNIX_EPOCH);
        let taken = read_copy(&RealDisk, &Beside::of(ours), &path, when, base).unwrap();
        ours.act(Action::TakeIn(Box::new(taken.copy)), 0).unwrap();
        taken.opened
    }
}

fn with_words(draft: &Draft, id: &str, words: &str) -> Draft {
    let mut draft = draft.clone();
    let answers = draft.answers.get_mut(&section(id)).unwrap();
    answers.insert(
        FieldId::new("know").unwrap(),
        Answer::Prose(Prose::new(words)),
    );
    draft
}

#[test]
fn a_copy_that_changes_what_is_agreed_opens_it_says_so_and_is_noted() {
    let desk = Desk(TempDir::new().unwrap());
    let base = Draft::clone(written().draft());
    desk.save(agreed().draft(), "ours.ron");
    let mut ours = desk.open("ours.ron");
    let before = Arc::clone(ours.draft());
    // A copy that changes another section leaves the agreement.
    let other = with_words(&base, OTHER, "We meet weekly and on Fridays.");
    assert_eq!(desk.take_in(&mut ours, &other, &base), []);
    assert!(ours.draft().minutes.agreed.contains_key(&section(AGREED)));
    ours.act(Action::Undo, 0).unwrap();
    let theirs = with_words(&base, AGREED, "We know them very well.");
    assert_eq!(desk.take_in(&mut ours, &theirs, &base), [section(AGREED)]);
    let minutes = &ours.draft().minutes;
    assert!(minutes.agreed.is_empty());
    assert_eq!(minutes.opened[0].who, "theirs.ron");
    // Again, it brings nothing.
    let once = Arc::clone(ours.draft());
    assert_eq!(desk.take_in(&mut ours, &theirs, &base), []);
    assert_eq!(ours.draft(), &once);
    ours.act(Action::Undo, 0).unwrap();
    assert_eq!(ours.draft(), &before, "one step");
}

#[test]
fn a_copy_that_changes_a_final_text_opens_what_was_agreed_and_notes_what_was_final() {
    let desk = Desk(TempDir::new().unwrap());
    let mut base = Draft::clone(written().draft());
    base.details.status = DraftStatus::Final;
    let mut final_draft = Draft::clone(agreed().draft());
    final_draft.details.status = DraftStatus::Final;
    desk.save(&final_draft, "ours.ron");
    let mut ours = desk.open("ours.ron");
    let theirs = with_words(&base, AGREED, "We know them very well.");
    assert_eq!(desk.take_in(&mut ours, &theirs, &base), [section(AGREED)]);
    let draft = ours.draft();
    assert_eq!(draft.details.status, DraftStatus::Draft);
    assert!(draft.minutes.agreed.is_empty(), "{:?}", draft.minutes);
    assert_eq!(draft.minutes.opened[0].who, "theirs.ron");
    assert_eq!(draft.minutes.signed.len(), 1);
    assert_eq!(draft.minutes.signed[0].content, content_print(&final_draft));
}

#[test]
fn what_was_agreed_anew_in_a_copy_stays_agreed_with_its_very_text() {
    let desk = Desk(TempDir::new().unwrap());
    let base = Draft::clone(agreed().draft());
    let mut theirs = with_words(&base, AGREED, "We know them very well.");
    let anew = Agreement {
        who: "Sam".to_owned(),
        on: Date::constant(2026, 5, 5),
    };
    theirs.minutes.open(&section(AGREED), "Sam", None);
    let mut minutes = theirs.minutes.clone();
    minutes.agreed.insert(section(AGREED), anew.clone());
    theirs.minutes = minutes;
    // Something else was agreed here meanwhile.
    desk.save(&base, "ours.ron");
    let mut ours = desk.open("ours.ron");
    ours.act(agree(OTHER), 0).unwrap();
    desk.save(&theirs, "theirs.ron");
    let path = desk.0.path().join("theirs.ron");
    let since = Some(Arc::new(base.clone()));
    let told = read_copy(&RealDisk, &Beside::of(&ours), &path, None, since).unwrap();
    assert_eq!(told.agreed, [section(AGREED)], "said before it is taken in");
    assert_eq!(desk.take_in(&mut ours, &theirs, &base), []);
    let minutes = &ours.draft().minutes;
    assert_eq!(minutes.agreed.get(&section(AGREED)), Some(&anew));
    assert!(minutes.agreed.contains_key(&section(OTHER)));
    assert_eq!(minutes.opened, theirs.minutes.opened);
    let once = Arc::clone(ours.draft());
    assert_eq!(desk.take_in(&mut ours, &theirs, &base), []);
    assert_eq!(ours.draft(), &once);
    // It is locked, and an earlier version does not change it either.
    let then = Arc::new(base);
    let part = Some(Part::Section(section(AGREED)));
    let problem = ours.act(Action::Restore { part, then }, 0).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Locked);
}

#[test]
fn an_agreement_comes_along_with_the_very_text_that_was_agreed_and_no_other() {
    let desk = Desk(TempDir::new().unwrap());
    let base = Draft::clone(written().draft());
    let theirs = Draft::clone(agreed().draft());
    desk.save(&base, "ours.ron");
    let mut ours = desk.open("ours.ron");
    desk.take_in(&mut ours, &theirs, &base);
    assert_eq!(ours.draft().minutes, theirs.minutes);
    desk.save(
        &with_words(&base, AGREED, "We know them very well."),
        "ours.ron",
    );
    let mut ours = desk.open("ours.ron");
    desk.take_in(&mut ours, &theirs, &base);
    assert!(ours.draft().minutes.agreed.is_empty());
    // Who opened it again there has opened it here.
    desk.save(&theirs, "ours.ron");
    let mut ours = desk.open("ours.ron");
    let mut opened = theirs.clone();
    opened.minutes.open(&section(AGREED), "Sam", None);
    assert_eq!(desk.take_in(&mut ours, &opened, &theirs), [section(AGREED)]);
    assert_eq!(ours.draft().minutes, opened.minutes);
}

#[test]
fn nobody_is_asked_to_write_what_is_agreed_and_a_pack_agrees_nothing() {
    let order = |id| PackOrder {
        sections: vec![section(id)],
        addressee: "Head of care".to_owned(),
        from: String::new(),
        readers: Audience::Ofsted,
        rest: Rest::Read,
        due: None,
        note: String::new(),
    };
    let session = agreed();
    let problem = cut_pack(&session, &order(AGREED)).unwrap_err();
    assert!(problem.message.contains("is agreed"), "{problem}");
    let cut = cut_pack(&session, &order(OTHER)).unwrap();
    assert!(cut.draft.minutes.is_empty());
    let loaded = Loaded {
        draft: cut.draft,
        template: cut.template,
    };
    let mut theirs = Session::open_copy(loaded, IdSource::new(1));
    let problem = theirs.act(agree(OTHER), 0).unwrap_err();
    assert!(problem.message.contains("a part of a draft"), "{problem}");
}

#[test]
fn what_is_printed_is_told_by_the_draft_and_by_the_command_line() {
    let template = example_draft().unwrap().template;
    let said = |session: &Session| printed_words(session.draft(), &template);
    assert_eq!(
        said(&written()),
        "This prints a draft: no section is agreed yet."
    );
    let mut session = agreed();
    assert!(said(&session).starts_with("This prints a draft: 1 of "));
    for outlined in template.outline(&[]) {
        session.act(agree(outlined.section.id.as_str()), 0).unwrap();
    }
    assert_eq!(
        said(&session),
        "This prints agreed text: every section is agreed."
    );
    let desk = Desk(TempDir::new().unwrap());
    desk.save(agreed().draft(), "draft.ron");
    let (draft, paper) = (
        desk.0.path().join("draft.ron"),
        desk.0.path().join("paper.md"),
    );
    let said = candour(&["export", text(&draft), "-o", text(&paper)]);
    assert_eq!(said.code, 0);
    assert!(
        said.out.contains("This prints a draft: 1 of "),
        "{}",
        said.out
    );
}

/// A draft with an agreed section and one that was opened again. Never change this file.
const FROZEN_V4: &str = include_str!("../data/drafts/v4/agreed.ron");

#[test]
fn what_is_agreed_is_kept_in_version_4_and_salvaged() {
    let loaded = parse_draft(FROZEN_V4.as_bytes()).unwrap();
    let minutes = &loaded.draft.minutes;
    assert_eq!((minutes.agreed.len(), minutes.opened.len()), (1, 2));
    let text = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert_eq!(text, FROZEN_V4);
    let damaged = FROZEN_V4.replacen("title: \"", "titel: \"", 1);
    let salvaged = salvage_draft(damaged.as_bytes()).unwrap();
    assert_eq!(salvaged.loaded.draft.minutes, loaded.draft.minutes);
    let mut without = loaded.draft;
    without.minutes = candour::model::Minutes::default().into();
    let text = write_draft(&without, loaded.template.file()).unwrap();
    assert!(text.contains("version: 1,\n"));
}
