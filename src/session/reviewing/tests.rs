//! Laws of looking through what changed, and what is told of it.

use std::{collections::BTreeSet, sync::Arc};

use super::*;
use crate::content::marking_at;
use crate::edit::{self, Edit};
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

fn begin(session: &mut Session, then: Arc<Draft>) {
    session.begin_review(then, "then".to_owned(), Bookmark::default());
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
    begin(&mut session, Arc::clone(&then));
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
    begin(&mut session, Arc::clone(&then));
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
    begin(&mut session, then);
    let reject = session.rejecting_change(&place, 0).unwrap();
    session.act(reject, 0).unwrap();
    let marking = marking_at(session.draft(), session.template(), &place);
    assert_eq!(marking.readers(), Audience::Ofsted);
}

#[test]
fn what_was_seen_is_kept_once_it_moved() {
    let (mut session, place) = session();
    let then = Arc::clone(session.draft());
    begin(&mut session, then);
    assert!(session.take_seen().is_none());
    write(&mut session, &place, "New.");
    session.find_changes();
    session.accept_change(&place, 0).unwrap();
    assert!(session.has_seen_more());
    let seen = session.take_seen().map(|seen| seen.then);
    assert_eq!(seen.as_ref(), Some(session.draft()));
    assert!(session.take_seen().is_none());
}

fn add(session: &mut Session, register: RegisterKind, linked_from: Option<Place>) -> Place {
    let title = register
        .columns()
        .iter()
        .find(|column| column.name == "title");
    let preset = title.map(|column| (column.name, Value::Text("Audit".to_owned())));
    let add = Action::Add {
        register,
        preset: preset.into_iter().collect(),
        linked_from,
    };
    let place = session.act(add, 0).unwrap().unwrap();
    let (register, row) = place.row().unwrap();
    Place::Row(register, row.clone())
}

fn told(session: &mut Session) -> Vec<(Place, What)> {
    session.find_changes();
    let changed = session.review().unwrap().changed().iter();
    changed
        .map(|one| (one.place.clone(), one.what.clone()))
        .collect()
}

fn cell(row: &Place, name: &'static str) -> Place {
    let (register, row) = row.row().unwrap();
    Place::Cell(register, row.clone(), name)
}

#[test]
fn a_row_that_something_accepted_leads_to_is_still_asked_about() {
    let (mut session, place) = session();
    let then = Arc::clone(session.draft());
    begin(&mut session, then);
    let step = add(&mut session, RegisterKind::Actions, None);
    let served = Some(cell(&step, "priority"));
    let priority = add(&mut session, RegisterKind::Priorities, served);
    let evidence = add(&mut session, RegisterKind::Evidence, None);
    let words = format!("As we saw [@{}].", evidence.row().unwrap().1);
    write(&mut session, &place, &words);
    assert_eq!(told(&mut session).len(), 4);
    session.accept(std::slice::from_ref(&step)).unwrap();
    session.accept_change(&place, 0).unwrap();
    let rest = [priority.clone(), evidence.clone()].map(|row| (row, What::Added));
    let mut asked = told(&mut session);
    asked.sort_by_key(|(place, _)| *place != priority);
    assert_eq!(asked, rest);

    // What nobody accepted goes with the links to it, and none is asked about that leads nowhere.
    let reject = session.rejecting(vec![priority.clone()]);
    session.act(reject, 0).unwrap();
    assert_eq!(told(&mut session), [(evidence, What::Added)]);
    let cell = cell(&step, "priority");
    assert_eq!(session.draft().value(&cell), Some(Value::Link(None)));
    session.act(Action::Undo, 0).unwrap();
    assert_eq!(told(&mut session).len(), 2);
    session.accept(&[priority]).unwrap();
    assert_eq!(told(&mut session).len(), 1);
}

#[test]
fn what_was_accepted_as_deleted_takes_no_other_change_along() {
    let (mut session, _) = session();
    let step = add(&mut session, RegisterKind::Actions, None);
    let served = Some(cell(&step, "priority"));
    let priority = add(&mut session, RegisterKind::Priorities, served);
    let then = Arc::clone(session.draft());
    begin(&mut session, then);
    let (register, row) = priority.row().unwrap();
    let row = row.clone();
    session.act(Action::Delete { register, row }, 0).unwrap();
    let other = add(&mut session, RegisterKind::Priorities, None);
    let link = Action::Link {
        cell: cell(&step, "priority"),
        target: other.row().unwrap().1.clone(),
    };
    session.act(link, 0).unwrap();
    session.accept(&[priority]).unwrap();
    let mut asked = told(&mut session);
    asked.sort_by_key(|(place, _)| *place != other);
    assert_eq!(
        asked,
        [
            (other.clone(), What::Added),
            (cell(&step, "priority"), What::Value)
        ]
    );
    // A link to what was accepted as deleted is no link that could come back.
    let reject = session.rejecting(vec![cell(&step, "priority")]);
    session.act(reject, 0).unwrap();
    let cell = cell(&step, "priority");
    assert_eq!(session.draft().value(&cell), Some(Value::Link(None)));
    assert_eq!(told(&mut session), [(other, What::Added)]);
}

fn mark(session: &mut Session, place: &Place, audience: Audience) {
    let mark = Action::Mark {
        place: place.clone(),
        marking: Marking {
            audience,
            exempt: None,
        },
    };
    session.act(mark, 0).unwrap();
}

fn readers(session: &Session, place: &Place) -> Audience {
    marking_at(session.draft(), session.template(), place).readers()
}

/// Returns a place for words, and what can be marked of it.
fn places_and_marks(session: &mut Session, field: &Place) -> Vec<(Place, Place)> {
    let evidence = add(session, RegisterKind::Evidence, None);
    let section = Place::Section(field.section().unwrap().clone());
    vec![
        (field.clone(), field.clone()),
        (field.clone(), section),
        (cell(&evidence, "title"), evidence),
    ]
}

fn say(session: &mut Session, place: &Place, text: &str) {
    let value = match session.draft().value(place) {
        Some(Value::Text(_)) => Value::Text(text.to_owned()),
        _ => Value::Prose(Prose::new(text)),
    };
    let place = place.clone();
    session.act(Action::Set { place, value }, 0).unwrap();
}

#[test]
fn hidden_words_that_were_accepted_come_back_hidden() {
    let (mut session, field) = session();
    for (place, marked) in places_and_marks(&mut session, &field) {
        for by_change in [true, false] {
            say(&mut session, &place, "We visit.");
            let then = Arc::clone(session.draft());
            begin(&mut session, then);
            mark(&mut session, &marked, Audience::Ofsted);
            say(&mut session, &place, "We visit. Sam was hurt.");
            session.find_changes();
            if by_change {
                session.accept_change(&place, 0).unwrap();
            } else {
                session.accept(std::slice::from_ref(&place)).unwrap();
            }
            say(&mut session, &place, "We visit.");
            mark(&mut session, &marked, Audience::Everyone);
            session.find_changes();
            let reject = if by_change {
                session.rejecting_change(&place, 0).unwrap()
            } else {
                session.rejecting(vec![place.clone()])
            };
            session.act(reject, 0).unwrap();
            assert_eq!(text(&session, &place), "We visit. Sam was hurt.");
            assert_eq!(readers(&session, &place), Audience::Ofsted, "{marked:?}");
            mark(&mut session, &marked, Audience::Everyone);
            mark(&mut session, &place_of(&place), Audience::Everyone);
        }
    }
}

/// Returns what holds the marking of a place.
fn place_of(place: &Place) -> Place {
    match place.row() {
        Some((register, row)) => Place::Row(register, row.clone()),
        None => place.clone(),
    }
}

#[test]
fn what_was_made_public_and_accepted_stays_public() {
    let (mut session, _) = session();
    let all = fields(session.template());
    let pair = all
        .windows(2)
        .find(|pair| pair[0].section() == pair[1].section());
    let [field, other] = pair.unwrap() else {
        unreachable!()
    };
    for (place, marked) in places_and_marks(&mut session, field) {
        say(&mut session, &place, "We visit.");
        say(&mut session, other, "For Ofsted.");
        mark(&mut session, &marked, Audience::Ofsted);
        let then = Arc::clone(session.draft());
        begin(&mut session, then);
        mark(&mut session, &marked, Audience::Everyone);
        say(&mut session, &place, "We often visit.");
        say(&mut session, other, "For everyone.");
        session.accept(std::slice::from_ref(&place)).unwrap();
        say(&mut session, &place, "We visit.");
        session.find_changes();
        let reject = session.rejecting_change(&place, 0).unwrap();
        session.act(reject, 0).unwrap();
        assert_eq!(text(&session, &place), "We often visit.");
        assert_eq!(readers(&session, &place), Audience::Everyone, "{marked:?}");
        // What was not accepted beside it has the readers that it had.
        if !matches!(marked, Place::Section(_)) {
            continue;
        }
        let reject = session.rejecting(vec![other.clone()]);
        session.act(reject, 0).unwrap();
        assert_eq!(text(&session, other), "For Ofsted.");
        assert_eq!(readers(&session, other), Audience::Ofsted);
    }
}

#[test]
fn hidden_words_beside_one_that_was_accepted_come_back_hidden() {
    let (mut session, place) = session();
    say(&mut session, &place, "Alone we know. They were late.");
    mark(&mut session, &place, Audience::Ofsted);
    let then = Arc::clone(session.draft());
    begin(&mut session, then);
    say(&mut session, &place, "Together we know. They were on time.");
    mark(&mut session, &place, Audience::Everyone);
    session.find_changes();
    session.accept_change(&place, 0).unwrap();
    let reject = session.rejecting_change(&place, 0).unwrap();
    session.act(reject, 0).unwrap();
    assert_eq!(text(&session, &place), "Together we know. They were late.");
    assert_eq!(readers(&session, &place), Audience::Ofsted);
}

#[test]
fn what_nobody_looked_at_is_still_asked_about_another_day() {
    let (mut session, place) = session();
    write(&mut session, &place, "We visit homes. Plans are late.");
    let day_one = Arc::clone(session.draft());
    write(
        &mut session,
        &place,
        "We often visit homes. Plans are on time.",
    );
    begin(&mut session, day_one);
    session.accept_change(&place, 0).unwrap();
    let seen = session.take_seen().unwrap().then;
    let n_left = session.review().unwrap().n_changes(None);
    assert!(n_left > 0);

    // The draft is opened again, and a copy is taken in before the history has said anything.
    session.review = None;
    let said = text(&session, &place);
    let jo = copy(&session, "jo.ron", &place, &format!("{said} We listen."));
    session.act(Action::TakeInAll(vec![jo]), 0).unwrap();
    assert!(session.takes_seen());
    assert!(!session.takes_seen(), "once");
    session.show_review(true);
    assert_eq!(session.review().unwrap().n_changes(None), 1);
    let bookmark = Bookmark::at("2026-11-24T12:00:00Z".parse().unwrap());
    session.resume_review(Arc::clone(&seen), "then".to_owned(), bookmark);
    assert_eq!(session.review().unwrap().n_changes(None), 1 + n_left);
    let What::Text(tracked) = &session.review().unwrap().at(&place).unwrap().what else {
        panic!("a text was changed")
    };
    let hands: Vec<_> = { tracked.changes() }
        .filter_map(|one| session.review().unwrap().hand(one.step))
        .map(|(who, _)| who)
        .collect();
    assert_eq!(hands, ["jo.ron"]);
    session.accept_change(&place, 0).unwrap();
    let builds_on = session.take_seen().unwrap().bookmark;
    assert!(builds_on.is_set());

    // What was decided meanwhile is not forgotten for what the history says later.
    session.review = None;
    let said = text(&session, &place);
    let sam = copy(&session, "sam.ron", &place, &format!("{said} We learn."));
    session.act(Action::TakeInAll(vec![sam]), 0).unwrap();
    session.show_review(true);
    session.accept_change(&place, 0).unwrap();
    session.resume_review(seen, "then".to_owned(), builds_on);
    assert_eq!(session.review().unwrap().n_changes(None), 0);
    assert!(!session.take_seen().unwrap().bookmark.is_set());
}

#[test]
fn what_was_made_public_stays_public_where_only_words_go() {
    let (mut session, place) = session();
    say(&mut session, &place, "We visit.");
    mark(&mut session, &place, Audience::Ofsted);
    let then = Arc::clone(session.draft());
    begin(&mut session, then);
    mark(&mut session, &place, Audience::Everyone);
    say(&mut session, &place, "We often visit.");
    session.find_changes();
    let reject = session.rejecting_change(&place, 0).unwrap();
    session.act(reject, 0).unwrap();
    assert_eq!(text(&session, &place), "We visit.");
    assert_eq!(readers(&session, &place), Audience::Everyone);
}

#[test]
fn what_is_hidden_is_looked_through_as_all_else_and_kept_hidden() {
    let (mut session, place) = session();
    let section = Place::Section(place.section().unwrap().clone());
    for audience in [Audience::Committee, Audience::Ofsted, Audience::WorkingNote] {
        mark(&mut session, &section, audience);
        say(&mut session, &place, "We visit. They were late.");
        let then = Arc::clone(session.draft());
        begin(&mut session, then);
        say(&mut session, &place, "We often visit. They were on time.");
        assert_eq!(told(&mut session).len(), 1);
        session.accept_change(&place, 0).unwrap();
        let reject = session.rejecting_change(&place, 0).unwrap();
        session.act(reject, 0).unwrap();
        assert_eq!(text(&session, &place), "We often visit. They were late.");
        assert_eq!(readers(&session, &place), audience);
        assert_eq!(told(&mut session), []);
        let seen = session.take_seen().unwrap().then;
        let kept = marking_at(&seen, session.template(), &place);
        assert_eq!(kept.readers(), audience);
    }
}
