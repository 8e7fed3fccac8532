//! Bringing one change back to how it was: a text, a row or a cell.
//!
//! Invariant: what comes back has no more readers than it had then, whatever was marked since.

use crate::content::marking_at;
use crate::edit::{self, Edit, Typing};
use crate::model::{Draft, Place, Value};
use crate::template::Template;

use super::{Problem, labels::place_label, sign_off, step::Step};

/// Returns the step that brings one place back; none where it is so already.
pub(super) fn put_back(
    place: Place,
    then: &Draft,
    draft: &Draft,
    template: &Template,
) -> Result<Option<Step>, Problem> {
    let edit = edit::restore(draft, then, std::slice::from_ref(&place))?;
    if matches!(&edit, Edit::Group(edits) if edits.is_empty()) {
        return Ok(None);
    }
    let edit = with_marking(edit, &place, (then, draft), template)?;
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
    let mut edits = vec![edit];
    for place in &all {
        edits.extend(marking_after(place, (then, &after), template));
    }
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
        edit: Edit::Group(edits),
        label,
        place,
        typing: Typing::Step,
    }))
}

/// Returns the edit with the marking that held where more could read now what comes back.
fn with_marking(
    edit: Edit,
    place: &Place,
    (then, draft): (&Draft, &Draft),
    template: &Template,
) -> Result<Edit, Problem> {
    let mut after = draft.clone();
    edit::apply(&mut after, edit.clone())?;
    Ok(match marking_after(place, (then, &after), template) {
        None => edit,
        Some(mark) => Edit::Group(vec![edit, mark]),
    })
}

/// Returns the edit that gives a place the marking that held then, where more could read it after
/// it came back.
fn marking_after(
    place: &Place,
    (then, after): (&Draft, &Draft),
    template: &Template,
) -> Option<Edit> {
    let place = match place {
        Place::Field(..) | Place::Row(..) => place.clone(),
        Place::Cell(register, row, _) => Place::Row(*register, row.clone()),
        Place::Draft | Place::Detail(_) | Place::Section(_) => return None,
    };
    let is_there =
        { place.row() }.is_none_or(|(register, row)| after.registers.row(register, row).is_some());
    let was = marking_at(then, template, &place);
    let now = marking_at(after, template, &place);
    let is_as_strict =
        now.readers() >= was.readers() && (now.exempt.is_some() || was.exempt.is_none());
    if !is_there || is_as_strict {
        return None;
    }
    let marking = after.own_marking(&place).within(&was);
    Some(Edit::Mark { place, marking })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::Date;

    use crate::content::marking_at;
    use crate::model::{Agreement, Audience, Marking, Place, Prose, RegisterKind, Value};
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
}
