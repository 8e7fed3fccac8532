//! Laws of looking through what changed, and what is told of it.

use std::{collections::BTreeSet, sync::Arc};

use super::*;
use crate::content::marking_at;
use crate::merge::Origin;
use crate::model::{Audience, Marking, Prose, RegisterKind, Value};
use crate::session::{Copy, IdSource, review::text_at};
use crate::template::{Template, shipped};

fn fields(template: &Template) -> Vec<Place> {
    let mut places = Vec::new();
    for outlined in template.outline(&[]) {
        let section = outlined.section;
        let prose = { section.fields.iter() }
            .filter(|field| matches!(field.kind, crate::template::FieldKind::Prose));
        places.extend(prose.map(|field| Place::Field(section.id.clone(), field.id.clone())));
    }
    places
}

fn session() -> (Session, Place) {
    let template = shipped().unwrap().remove(0);
    let place = fields(&template).remove(0);
    (Session::begin(template, IdSource::new(1)), place)
}

fn write(session: &mut Session, place: &Place, text: &str) {
    let value = Value::Prose(Prose::new(text));
    let place = place.clone();
    session.act(Action::Set { place, value }, 0).unwrap();
}

/// What somebody wrote in a copy of the draft as it is.
fn copy(session: &Session, who: &str, place: &Place, text: &str) -> Copy {
    let mut theirs = (**session.draft()).clone();
    let value = Value::Prose(Prose::new(text));
    let place = place.clone();
    edit::apply(&mut theirs, Edit::Set { place, value }).unwrap();
    Copy {
        theirs: Arc::new(theirs),
        base: Some(Arc::clone(session.draft())),
        origin: Origin {
            who: who.to_owned(),
            when: Some("2026-11-24T12:00:00Z".parse().unwrap()),
        },
        states: BTreeSet::new(),
        errand: None,
    }
}

fn text(session: &Session, place: &Place) -> String {
    text_at(place, session.draft())
}

#[test]
fn what_two_people_wrote_is_told_apart_accepted_and_rejected() {
    let (mut session, place) = session();
    write(
        &mut session,
        &place,
        "We visit homes. Plans are late. We listen.",
    );
    let jo = copy(
        &session,
        "jo.ron",
        &place,
        "We often visit homes. Plans are late. We listen.",
    );
    let sam = copy(
        &session,
        "sam.ron",
        &place,
        "We visit homes. Plans are late. We listen to children.",
    );
    session.act(Action::TakeInAll(vec![jo, sam]), 0).unwrap();
    session.show_review(true);
    let review = session.review().unwrap();
    let What::Text(tracked) = &review.at(&place).unwrap().what else {
        panic!("a text was changed")
    };
    let told: Vec<_> = tracked
        .changes()
        .map(|one| (one.new.trim(), review.hand(one.step).unwrap().0))
        .collect();
    assert_eq!(told, [("often", "jo.ron"), ("to children", "sam.ron")]);

    session.accept_change(&place, 0).unwrap();
    assert_eq!(session.review().unwrap().n_changes(None), 1);
    let reject = session.rejecting_change(&place, 0).unwrap();
    session.act(reject, 0).unwrap();
    session.note_rejected(&place, 0);
    session.find_changes();
    let said = "We often visit homes. Plans are late. We listen.";
    assert_eq!(text(&session, &place), said);
    assert_eq!(session.review().unwrap().n_changes(None), 0);
    session.act(Action::Undo, 0).unwrap();
    session.find_changes();
    assert_eq!(session.review().unwrap().n_changes(None), 1);
    session.take_back_accepted();
    assert_eq!(session.review().unwrap().n_changes(None), 2);
}

#[test]
fn rows_that_came_and_went_are_accepted_and_rejected() {
    let (mut session, _) = session();
    let add = |session: &mut Session| {
        let register = RegisterKind::Evidence;
        let add = Action::Add {
            register,
            preset: vec![("title", Value::Text("Audit".to_owned()))],
            linked_from: None,
        };
        session.act(add, 0).unwrap().unwrap()
    };
    let old = add(&mut session);
    let then = Arc::clone(session.draft());
    session.begin_review(Arc::clone(&then), "then".to_owned());
    let new = add(&mut session);
    let (register, row) = old.row().unwrap();
    let row = row.clone();
    session.act(Action::Delete { register, row }, 0).unwrap();
    session.find_changes();
    let told = |session: &Session| -> Vec<(Place, What)> {
        let changed = session.review().unwrap().changed().iter();
        changed
            .map(|one| (one.place.clone(), one.what.clone()))
            .collect()
    };
    assert_eq!(
        told(&session),
        [(new.clone(), What::Added), (old.clone(), What::Deleted)]
    );
    session.accept(std::slice::from_ref(&new)).unwrap();
    assert_eq!(told(&session), [(old.clone(), What::Deleted)]);
    let reject = session.rejecting(vec![old.clone()]);
    session.act(reject, 0).unwrap();
    session.find_changes();
    assert_eq!(told(&session), []);
    assert!(
        session
            .draft()
            .registers
            .find(old.row().unwrap().1)
            .is_some()
    );
    assert!(
        session
            .draft()
            .registers
            .find(new.row().unwrap().1)
            .is_some()
    );
}

#[test]
fn accepting_all_changes_no_word_and_rejecting_all_gives_back_what_was() {
    let (mut session, _) = session();
    let places = fields(session.template());
    for (idx, place) in places.iter().enumerate().take(4) {
        write(&mut session, place, &format!("Text {idx} as it was."));
    }
    let then = Arc::clone(session.draft());
    session.begin_review(Arc::clone(&then), "then".to_owned());
    for (idx, place) in places.iter().enumerate().skip(1).take(4) {
        write(&mut session, place, &format!("Text {idx} as it is now."));
    }
    let now = Arc::clone(session.draft());
    session.find_changes();
    let changed = |session: &Session| -> Vec<Place> {
        let changed = session.review().unwrap().changed().iter();
        changed.map(|one| one.place.clone()).collect()
    };
    let all = changed(&session);
    assert_eq!(all.len(), 4);
    let reject = session.rejecting(all.clone());
    session.act(reject, 0).unwrap();
    assert_eq!(session.draft(), &then);
    session.act(Action::Undo, 0).unwrap();
    assert_eq!(session.draft(), &now, "one step");
    session.accept(&all).unwrap();
    assert_eq!(session.draft(), &now);
    assert!(changed(&session).is_empty());
    session.take_back_accepted();
    assert_eq!(changed(&session), all);
    session.accept_all();
    assert!(changed(&session).is_empty());
}

#[test]
fn what_is_rejected_has_no_more_readers_than_it_had() {
    let (mut session, place) = session();
    let mark = |audience| Action::Mark {
        place: place.clone(),
        marking: Marking {
            audience,
            exempt: None,
        },
    };
    write(&mut session, &place, "For Ofsted alone, word by word.");
    session.act(mark(Audience::Ofsted), 0).unwrap();
    let then = Arc::clone(session.draft());
    write(&mut session, &place, "For everyone.");
    session.act(mark(Audience::Everyone), 0).unwrap();
    session.begin_review(then, "then".to_owned());
    let reject = session.rejecting_change(&place, 0).unwrap();
    session.act(reject, 0).unwrap();
    let marking = marking_at(session.draft(), session.template(), &place);
    assert_eq!(marking.readers(), Audience::Ofsted);
}

#[test]
fn what_was_seen_is_kept_once_it_moved() {
    let (mut session, place) = session();
    let then = Arc::clone(session.draft());
    session.begin_review(then, "then".to_owned());
    assert!(session.take_seen().is_none());
    write(&mut session, &place, "New.");
    session.find_changes();
    session.accept_change(&place, 0).unwrap();
    assert_eq!(session.take_seen().as_ref(), Some(session.draft()));
    assert!(session.take_seen().is_none());
}
