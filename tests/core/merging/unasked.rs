//! What of somebody's own file comes into the draft without being asked for, and what never does.

use candour::model::{Audience, Marking, Place, RegisterKind, Task};
use candour::session::{Action, Beside, Seal, Session, comes_by_itself};

use super::own_files::{BASE, Shared, said, save, section, writes};

fn comes(folder: &Shared, own: &Session) -> bool {
    comes_by_itself(&Beside::of(&folder.owner), &folder.look(own))
}

/// A draft that takes in by itself what Jo writes in the section of the first text.
fn given() -> Shared {
    let mut folder = Shared::new(Seal::Open);
    let task = Task {
        section: section(&folder.text),
        row: None,
        person: "Jo".to_owned(),
        due: None,
        note: String::new(),
    };
    folder.owner.act(Action::Assign(vec![task]), 0).unwrap();
    let share = Action::Share {
        keeper: "Head of quality".to_owned(),
        takes_in: true,
    };
    folder.owner.act(share, 0).unwrap();
    let path = folder.draft();
    save(&mut folder.owner, &path);
    folder
}

fn mark(session: &mut Session, place: &Place, audience: Audience) {
    let marking = Marking {
        audience,
        exempt: None,
    };
    let place = place.clone();
    session.act(Action::Mark { place, marking }, 0).unwrap();
}

#[test]
fn only_what_was_given_to_somebody_comes_in_by_itself() {
    let mut folder = Shared::new(Seal::Open);
    let (text, other) = (folder.text.clone(), folder.other.clone());
    let task = Task {
        section: section(&text),
        row: None,
        person: "Jo".to_owned(),
        due: None,
        note: String::new(),
    };
    folder.owner.act(Action::Assign(vec![task]), 0).unwrap();
    let path = folder.draft();
    save(&mut folder.owner, &path);
    let mut jo = folder.opens_own("Jo");
    writes(&mut jo, &text, &format!("{BASE} Jo adds this."));
    assert!(!comes(&folder, &jo), "the owner has not chosen so");
    let share = Action::Share {
        keeper: "Head of quality".to_owned(),
        takes_in: true,
    };
    folder.owner.act(share, 0).unwrap();
    assert!(comes(&folder, &jo));
    let mut sam = folder.opens_own("Sam");
    writes(&mut sam, &text, &format!("Sam too. {BASE}"));
    assert!(!comes(&folder, &sam), "it is not Sam's");
    writes(&mut jo, &other, "And this, which is not Jo's.");
    assert!(!comes(&folder, &jo));
    writes(&mut jo, &other, "");
    assert!(comes(&folder, &jo));
    folder.owner_writes(&text, &BASE.replace("know us well", "hardly know us"));
    writes(
        &mut jo,
        &text,
        &BASE.replace("know us well", "know us quite well"),
    );
    assert!(!comes(&folder, &jo), "it would be in doubt");
}

#[test]
fn a_doubt_that_is_left_open_in_a_file_of_ones_own_is_one_in_the_draft_too() {
    let mut folder = given();
    let text = folder.text.clone();
    let mut jo = folder.opens_own("Jo");
    let ours = BASE.replace("know us well", "hardly know us");
    folder.owner_writes(&text, &ours);
    let theirs = BASE.replace("know us well", "know us quite well");
    writes(&mut jo, &text, &theirs);
    // Jo takes in the newer draft, and leaves open which of the two is right.
    folder.is_taken_in_by(&mut jo);
    assert_eq!(jo.draft().conflicts.len(), 1);
    assert_eq!(said(&jo, &text), theirs);
    let found = folder.look(&jo);
    assert_eq!(found.doubts.len(), 1);
    assert!(!comes(&folder, &jo));
    folder.takes_in(&jo);
    assert_eq!(
        said(&folder.owner, &text),
        ours,
        "ours is printed meanwhile"
    );
    let [conflict] = folder.owner.draft().conflicts.as_slice() else {
        panic!("{:?}", folder.owner.draft().conflicts);
    };
    assert!(format!("{:?}", conflict.theirs).contains("know us quite well"));
    // Once is enough.
    assert!(folder.look(&jo).doubts.is_empty());
}

#[test]
fn what_would_be_read_by_more_people_never_comes_by_itself() {
    for (before, after) in [
        (Audience::Ofsted, Audience::Committee),
        (Audience::Ofsted, Audience::Everyone),
    ] {
        for of_section in [true, false] {
            let mut folder = given();
            let text = folder.text.clone();
            let place = if of_section {
                Place::Section(section(&text))
            } else {
                text.clone()
            };
            mark(&mut folder.owner, &place, before);
            let path = folder.draft();
            save(&mut folder.owner, &path);
            let mut jo = folder.opens_own("Jo");
            writes(&mut jo, &text, &format!("{BASE} Jo adds this."));
            assert!(comes(&folder, &jo));
            mark(&mut jo, &place, after);
            let path = jo.path().unwrap().to_owned();
            save(&mut jo, &path);
            assert!(!comes(&folder, &jo), "{place:?} for {after:?}");
        }
    }
}

#[test]
fn of_new_rows_only_evidence_figures_and_terms_come_by_themselves_from_anywhere() {
    for (register, does_come) in [
        (RegisterKind::Evidence, true),
        (RegisterKind::Indicators, true),
        (RegisterKind::Terms, true),
        (RegisterKind::Priorities, false),
        (RegisterKind::Contacts, false),
    ] {
        let folder = given();
        let mut jo = folder.opens_own("Jo");
        let preset = vec![];
        let add = Action::Add {
            register,
            preset,
            linked_from: None,
        };
        jo.act(add, 0).unwrap();
        let path = jo.path().unwrap().to_owned();
        save(&mut jo, &path);
        assert_eq!(comes(&folder, &jo), does_come, "{register:?}");
    }
}
