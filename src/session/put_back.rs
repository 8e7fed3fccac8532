//! Bringing one change back to how it was: a text, a row or a cell.
//!
//! Invariants: what comes back, with the rows that it brings along, has no more readers than it had
//! then, whatever was marked since; and no marking that is here becomes wider.

use std::collections::BTreeMap;

use crate::content::{marking_at, row_markings};
use crate::edit::{self, Edit, Typing};
use crate::model::{Draft, Marking, Place, RowId, Value};
use crate::template::Template;

use super::{
    Problem,
    accepting::{has_more, marked_by},
    labels::place_label,
    sign_off,
    step::Step,
};

/// Returns the step that brings one place back; none where it is so already. A row that is there
/// stays where it stands, and no cell comes back of one that is not.
pub(super) fn put_back(
    place: Place,
    then: &Draft,
    draft: &Draft,
    template: &Template,
) -> Result<Option<Step>, Problem> {
    let edit = edit::restore(draft, then, &parts(&place, then, draft))?;
    let edit = with_markings(edit, std::slice::from_ref(&place), (then, draft), template)?;
    if matches!(&edit, Edit::Group(edits) if edits.is_empty()) {
        return Ok(None);
    }
    let edit = sign_off::after_restoring(edit, then, draft)?;
    // A row that is gone has its name from the state in which it was there.
    let is_here = place
        .row()
        .is_none_or(|(register, row)| draft.registers.row(register, row).is_some());
    let named = if is_here { draft } else { then };
    Ok(Some(Step {
        edit,
        label: format!("Put back {}", place_label(named, template, &place)),
        place,
        typing: Typing::Step,
    }))
}

/// Returns what is restored where one place is put back: of a row that is in both states, what
/// stands in its cells. Its readers and where it stands are other matters.
fn parts(place: &Place, then: &Draft, draft: &Draft) -> Vec<Place> {
    let is_there =
        |draft: &Draft, register, row: &RowId| draft.registers.row(register, row).is_some();
    match place {
        Place::Row(register, row)
            if is_there(draft, *register, row) && is_there(then, *register, row) =>
        {
            let columns = register.columns().iter();
            columns
                .map(|column| Place::Cell(*register, row.clone(), column.name))
                .collect()
        }
        Place::Draft
        | Place::Detail(_)
        | Place::Section(_)
        | Place::Field(..)
        | Place::Row(..)
        | Place::Cell(..) => vec![place.clone()],
    }
}

/// Returns the step that puts a row where it stood, and leaves all that it says; none where it
/// stands there already.
pub(super) fn move_back(
    place: Place,
    then: &Draft,
    draft: &Draft,
    template: &Template,
) -> Option<Step> {
    let edit = edit::move_back(draft, then, place.row()?)?;
    Some(Step {
        edit,
        label: format!("Move back {}", place_label(draft, template, &place)),
        place,
        typing: Typing::Step,
    })
}

/// Returns the step that rejects what changed at some places, and some changes of texts; none where
/// all is so already.
pub(super) fn reject(
    (places, texts): (Vec<Place>, Vec<(Place, Value)>),
    then: &Draft,
    draft: &Draft,
    template: &Template,
) -> Result<Option<Step>, Problem> {
    let mut edits = vec![edit::restore(draft, then, &places)?];
    if matches!(edits.first(), Some(Edit::Group(edits)) if edits.is_empty()) && texts.is_empty() {
        return Ok(None);
    }
    let all: Vec<Place> = { places.into_iter() }
        .chain(texts.iter().map(|(place, _)| place.clone()))
        .collect();
    let Some(place) = all.first().cloned() else {
        return Ok(None);
    };
    edits.extend({ texts.into_iter() }.map(|(place, value)| Edit::Set { place, value }));
    let edit = Edit::Group(edits);
    let mut after = draft.clone();
    edit::apply(&mut after, edit.clone())?;
    // Where words only go, nothing comes back that not everybody could read.
    let comes_back =
        |place: &&Place| marked_by(place).is_none_or(|marked| has_more(&marked, &after, draft));
    let back: Vec<Place> = all.iter().filter(comes_back).cloned().collect();
    let edit = with_markings(edit, &back, (then, draft), template)?;
    let label = match all.len() {
        1 => {
            let is_here = place
                .row()
                .is_none_or(|(register, row)| draft.registers.row(register, row).is_some());
            let named = if is_here { draft } else { then };
            format!(
                "Reject a change of {}",
                place_label(named, template, &place)
            )
        }
        n => format!("Reject changes at {n} places"),
    };
    Ok(Some(Step {
        edit,
        label,
        place,
        typing: Typing::Step,
    }))
}

/// Returns an edit that brings places back, with the markings that held there and at the rows that
/// come along, where more could read now what comes back.
pub(super) fn with_markings(
    edit: Edit,
    places: &[Place],
    (then, draft): (&Draft, &Draft),
    template: &Template,
) -> Result<Edit, Problem> {
    let mut after = draft.clone();
    edit::apply(&mut after, edit.clone())?;
    let mut edits = Vec::new();
    for place in places {
        if let Some(mark) = marking_after(place, (then, &after), template) {
            edit::apply(&mut after, mark.clone())?;
            edits.push(mark);
        }
    }
    let come: Vec<Place> = { after.registers.all_rows() }
        .filter(|row| draft.registers.row(row.register(), row.id()).is_none())
        .map(|row| Place::Row(row.register(), row.id().clone()))
        .collect();
    if !come.is_empty() {
        // What they inherit is worked out for all at once.
        let (was, now) = (row_markings(then, template), row_markings(&after, template));
        let at = |markings: &BTreeMap<RowId, Marking>, place: &Place| {
            let row = place.row().and_then(|(_, row)| markings.get(row));
            row.cloned().unwrap_or_default()
        };
        edits.extend({ come.iter() }.filter_map(|place| {
            let (was, now) = (at(&was, place), at(&now, place));
            strict_mark(place, &after, (&was, &now))
        }));
    }
    if edits.is_empty() {
        return Ok(edit);
    }
    edits.insert(0, edit);
    Ok(Edit::Group(edits))
}

/// Returns the edit that gives a place the marking that held then, where more could read it after
/// it came back.
fn marking_after(
    place: &Place,
    (then, after): (&Draft, &Draft),
    template: &Template,
) -> Option<Edit> {
    let place = match place {
        Place::Section(_) | Place::Field(..) | Place::Row(..) => place.clone(),
        Place::Cell(register, row, _) => Place::Row(*register, row.clone()),
        Place::Draft | Place::Detail(_) => return None,
    };
    let is_there =
        { place.row() }.is_none_or(|(register, row)| after.registers.row(register, row).is_some());
    if !is_there {
        return None;
    }
    let was = marking_at(then, template, &place);
    let now = marking_at(after, template, &place);
    strict_mark(&place, after, (&was, &now))
}

/// Returns the edit that makes a place as strict as it was; none where it is.
fn strict_mark(place: &Place, after: &Draft, (was, now): (&Marking, &Marking)) -> Option<Edit> {
    let is_as_strict =
        now.readers() >= was.readers() && (now.exempt.is_some() || was.exempt.is_none());
    let marking = after.own_marking(place).within(was);
    let place = place.clone();
    (!is_as_strict).then_some(Edit::Mark { place, marking })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::Date;

    use crate::compare::Part;
    use crate::content::marking_at;
    use crate::model::{
        Agreement, Audience, Draft, Marking, Place, Prose, RegisterKind, RowId, SectionId, Value,
    };
    use crate::session::{Action, IdSource, PackOrder, ProblemKind, Rest, Session, cut_pack};
    use crate::store::Loaded;
    use crate::template::{FieldKind, Template, shipped};

    /// Returns the places of the first texts of two parts of the paper.
    fn two_sections(template: &Template) -> [Place; 2] {
        let outline = template.outline(&[]).into_iter();
        let texts = outline.filter_map(|outlined| {
            let mut fields = outlined.section.fields.iter();
            let field = fields.find(|field| matches!(field.kind, FieldKind::Prose))?;
            let place = Place::Field(outlined.section.id.clone(), field.id.clone());
            Some((&outlined.part.id, place))
        });
        let texts: Vec<_> = texts.collect();
        let (part, first) = texts[0].clone();
        let other = texts.into_iter().find(|(other, _)| *other != part);
        [first, other.unwrap().1]
    }

    #[test]
    fn what_was_hidden_comes_back_hidden() {
        let template = shipped().unwrap().remove(0);
        let [place, _] = two_sections(&template);
        let Place::Field(section, _) = &place else {
            unreachable!()
        };
        let whole = Place::Section(section.clone());
        for marked in [&place, &whole] {
            let mut session = Session::begin(template.clone(), IdSource::new(1));
            let mark = |audience| Action::Mark {
                place: marked.clone(),
                marking: Marking {
                    audience,
                    exempt: None,
                },
            };
            write(&mut session, &place, "For Ofsted alone.");
            session.act(mark(Audience::Ofsted), 0).unwrap();
            let then = Arc::clone(session.draft());
            write(&mut session, &place, "For everyone.");
            session.act(mark(Audience::Everyone), 0).unwrap();
            let put_back = Action::PutBack {
                place: place.clone(),
                then: Arc::clone(&then),
            };
            session.act(put_back, 0).unwrap();
            let draft = session.draft();
            assert_eq!(draft.value(&place), then.value(&place));
            let marking = marking_at(draft, &template, &place);
            assert_eq!(marking.readers(), Audience::Ofsted, "{marked:?}");
        }
    }

    #[test]
    fn what_is_agreed_stays_as_it_is() {
        let template = shipped().unwrap().remove(0);
        let [place, other] = two_sections(&template);
        let Place::Field(section, _) = place.clone() else {
            unreachable!()
        };
        let mut session = Session::begin(template, IdSource::new(1));
        write(&mut session, &place, "Then.");
        write(&mut session, &other, "Then.");
        let then = Arc::clone(session.draft());
        write(&mut session, &place, "Agreed.");
        write(&mut session, &other, "Now.");
        let agreement = Agreement {
            who: "Director".to_owned(),
            on: Date::constant(2026, 4, 30),
        };
        session
            .act(Action::Agree { section, agreement }, 0)
            .unwrap();
        let before = Arc::clone(session.draft());
        let put_back = |place: &Place| Action::PutBack {
            place: place.clone(),
            then: Arc::clone(&then),
        };
        let refused = session.act(put_back(&place), 0).unwrap_err();
        assert_eq!(refused.kind, ProblemKind::Locked);
        assert_eq!(session.draft(), &before);
        session.act(put_back(&other), 0).unwrap();
        assert_eq!(session.draft().value(&other), then.value(&other));
    }

    #[test]
    fn in_a_pack_only_what_was_asked_for_comes_back() {
        let template = shipped().unwrap().remove(0);
        let [place, other] = two_sections(&template);
        let Place::Field(section, _) = place.clone() else {
            unreachable!()
        };
        let mut owner = Session::begin(template, IdSource::new(1));
        write(&mut owner, &place, "Then.");
        write(&mut owner, &other, "Then.");
        let then = Arc::clone(owner.draft());
        write(&mut owner, &other, "Now.");
        let order = PackOrder {
            sections: vec![section],
            addressee: "Head of service".to_owned(),
            from: "Head of quality".to_owned(),
            readers: Audience::Ofsted,
            rest: Rest::Read,
            due: None,
            note: String::new(),
        };
        let cut = cut_pack(&owner, &order).unwrap();
        let loaded = Loaded {
            draft: cut.draft,
            template: cut.template,
        };
        let mut session = Session::open_copy(loaded, IdSource::new(2));
        write(&mut session, &place, "Written.");
        let put_back = |place: &Place| Action::PutBack {
            place: place.clone(),
            then: Arc::clone(&then),
        };
        let before = Arc::clone(session.draft());
        session.act(put_back(&other), 0).unwrap_err();
        assert_eq!(session.draft(), &before);
        session.act(put_back(&place), 0).unwrap();
        assert_eq!(session.draft().value(&place), then.value(&place));
    }

    fn write(session: &mut Session, place: &Place, text: &str) {
        let value = Value::Prose(Prose::new(text));
        let place = place.clone();
        session.act(Action::Set { place, value }, 0).unwrap();
    }

    #[test]
    fn one_text_comes_back_and_the_others_stay() {
        let template = shipped().unwrap().remove(0);
        let field = |n: usize| {
            let outline = template.outline(&[]).into_iter();
            let mut fields = outline.flat_map(|outlined| {
                let section = outlined.section;
                let prose = section.fields.iter();
                let prose = prose.filter(|field| matches!(field.kind, FieldKind::Prose));
                prose.map(move |field| Place::Field(section.id.clone(), field.id.clone()))
            });
            fields.nth(n).unwrap()
        };
        let (one, other) = (field(0), field(1));
        let mut session = Session::begin(template, IdSource::new(1));
        write(&mut session, &one, "One then.");
        let then = Arc::clone(session.draft());
        write(&mut session, &one, "One now.");
        write(&mut session, &other, "Other now.");
        let add = Action::Add {
            register: RegisterKind::Actions,
            preset: Vec::new(),
            linked_from: None,
        };
        session.act(add, 0).unwrap();
        let now = Arc::clone(session.draft());
        let put_back = |place: Place| Action::PutBack {
            place,
            then: Arc::clone(&then),
        };
        session.act(put_back(one.clone()), 0).unwrap();
        assert_eq!(session.draft().value(&one), then.value(&one));
        assert_eq!(session.draft().value(&other), now.value(&other));
        assert_eq!(
            session.act(put_back(one), 0).unwrap(),
            None,
            "it is so already"
        );
        let row = now.registers.actions[0].id.clone();
        session
            .act(put_back(Place::Row(RegisterKind::Actions, row)), 0)
            .unwrap();
        assert!(session.draft().registers.actions.is_empty());
        session.act(Action::Undo, 0).unwrap();
        session.act(Action::Undo, 0).unwrap();
        assert_eq!(session.draft(), &now);
    }

    fn marked(place: &Place, audience: Audience) -> Action {
        Action::Mark {
            place: place.clone(),
            marking: Marking {
                audience,
                exempt: None,
            },
        }
    }

    /// Adds a statement with these words, in a section where one is given.
    fn add(session: &mut Session, words: &str, section: Option<&SectionId>) -> RowId {
        let section = section.map(|section| ("section", Value::Text(section.to_string())));
        let words = ("how", Value::Prose(Prose::new(words)));
        let add = Action::Add {
            register: RegisterKind::Statements,
            preset: section.into_iter().chain([words]).collect(),
            linked_from: None,
        };
        session.act(add, 0).unwrap();
        session
            .draft()
            .registers
            .statements
            .last()
            .unwrap()
            .id
            .clone()
    }

    #[test]
    fn a_row_that_moved_is_moved_back_as_it_is_now_and_its_words_come_back_without_moving() {
        let template = shipped().unwrap().remove(0);
        let mut session = Session::begin(template, IdSource::new(1));
        let ids = ["One.", "Two.", "Three."].map(|words| add(&mut session, words, None));
        let then = Arc::clone(session.draft());
        let row = Place::Row(RegisterKind::Statements, ids[0].clone());
        let text = Place::Cell(RegisterKind::Statements, ids[0].clone(), "how");
        write(&mut session, &text, "One now.");
        session.act(marked(&row, Audience::Ofsted), 0).unwrap();
        let written = Arc::clone(session.draft());
        let away = Action::Move {
            register: RegisterKind::Statements,
            row: ids[0].clone(),
            to: 2,
        };
        session.act(away, 0).unwrap();
        let moved = Arc::clone(session.draft());
        let back = Action::MoveBack {
            place: row.clone(),
            then: Arc::clone(&then),
        };
        session.act(back.clone(), 0).unwrap();
        assert_eq!(session.draft(), &written, "it only moves");
        assert_eq!(session.act(back, 0).unwrap(), None, "it stands there");
        session.act(Action::Undo, 0).unwrap();
        let put_back = |then| Action::PutBack {
            place: row.clone(),
            then,
        };
        session.act(put_back(Arc::clone(&then)), 0).unwrap();
        let draft = session.draft();
        assert_eq!(draft.value(&text), then.value(&text));
        assert_eq!(draft.own_marking(&row).readers(), Audience::Ofsted);
        let at = |draft: &Draft| draft.registers.position(RegisterKind::Statements, &ids[0]);
        assert_eq!(at(draft), at(&moved), "where it is now");
    }

    #[test]
    fn a_cell_of_a_row_that_came_or_went_brings_nothing_back() {
        let template = shipped().unwrap().remove(0);
        let mut session = Session::begin(template, IdSource::new(1));
        let cited = add(&mut session, "Cited.", None);
        let gone = add(&mut session, &format!("See [@{cited}]."), None);
        let then = Arc::clone(session.draft());
        for row in [&gone, &cited] {
            let register = RegisterKind::Statements;
            let row = row.clone();
            session.act(Action::Delete { register, row }, 0).unwrap();
        }
        let new = add(&mut session, &format!("New, see [@{cited}]."), None);
        for row in [gone, new] {
            let place = Place::Cell(RegisterKind::Statements, row, "how");
            let then = Arc::clone(&then);
            let done = session.act(Action::PutBack { place, then }, 0).unwrap();
            assert_eq!(done, None);
        }
    }

    #[test]
    fn rows_that_come_along_have_the_readers_that_their_section_gave_them() {
        let template = shipped().unwrap().remove(0);
        let [place, other] = two_sections(&template);
        let Place::Field(section, _) = &other else {
            unreachable!()
        };
        let whole = Place::Section(section.clone());
        let mut session = Session::begin(template.clone(), IdSource::new(1));
        let hidden = add(&mut session, "In confidence.", Some(section));
        write(&mut session, &place, &format!("It shows in [@{hidden}]."));
        session.act(marked(&whole, Audience::Ofsted), 0).unwrap();
        let then = Arc::clone(session.draft());
        let row = Place::Row(RegisterKind::Statements, hidden.clone());
        let was = marking_at(&then, &template, &row).readers();
        assert_eq!(was, Audience::Ofsted);
        let gone = Action::Delete {
            register: RegisterKind::Statements,
            row: hidden,
        };
        session.act(gone, 0).unwrap();
        write(&mut session, &place, "Nothing.");
        session.act(marked(&whole, Audience::Everyone), 0).unwrap();
        let Place::Field(of_text, _) = &place else {
            unreachable!()
        };
        let back = [
            Action::PutBack {
                place: place.clone(),
                then: Arc::clone(&then),
            },
            Action::PutBack {
                place: row.clone(),
                then: Arc::clone(&then),
            },
            Action::Reject {
                places: vec![place.clone()],
                texts: Vec::new(),
                then: Arc::clone(&then),
            },
            Action::Restore {
                part: Some(Part::Section(of_text.clone())),
                then: Arc::clone(&then),
            },
        ];
        for action in back {
            session.act(action.clone(), 0).unwrap();
            let draft = session.draft();
            assert!(
                draft
                    .value(&Place::Cell(RegisterKind::Statements, row_id(&row), "how"))
                    .is_some()
            );
            let now = marking_at(draft, &template, &row).readers();
            assert_eq!(now, Audience::Ofsted, "{action:?}");
            session.act(Action::Undo, 0).unwrap();
        }
    }

    fn row_id(place: &Place) -> RowId {
        place.row().unwrap().1.clone()
    }
}
