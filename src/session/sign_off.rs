//! A paper that was signed off becomes a numbered draft again with the first change of what was
//! agreed, in the same step: undoing takes both back.
//!
//! It stands here and not in the window, so that whatever changes a draft does it too. The window
//! asks afterwards, and takes the step back where the author did not mean it.

use jiff::civil::Date;

use crate::edit::{self, Edit};
use crate::model::{Draft, Place, SignOff, Signed, SignedText, Value, british_date, content_print};

use super::{Problem, step::Step};

/// A paper that was signed off and is a draft again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopened {
    /// The last day on which anybody agreed it.
    pub agreed_on: Option<Date>,
    /// The version that was signed off.
    pub version_before: String,
    /// The version it has now.
    pub version: String,
}

impl Reopened {
    /// Says what happened, in two sentences.
    pub fn words(&self) -> String {
        let version = match self.version_before.trim() {
            "" => "This draft".to_owned(),
            version => format!("Version {version} of this draft"),
        };
        let was = self.agreed_on.map_or_else(
            || "was final".to_owned(),
            |day| format!("was signed off on {}", british_date(day)),
        );
        let now = match self.version.trim() {
            "" => "a draft again".to_owned(),
            version => format!("a draft again, version {version}"),
        };
        format!("{version} {was}. Going on makes it {now}, which nobody has agreed yet.")
    }
}

/// Adds to a step what makes a signed-off paper a draft again, where the step changes what was
/// agreed. Says so where it does.
pub(super) fn with_reopening(
    step: Step,
    draft: &Draft,
) -> Result<(Step, Option<Reopened>), Problem> {
    if !draft.details.is_signed_off() || !edit::changes_what_was_agreed(&step.edit) {
        return Ok((step, None));
    }
    let mut changed = draft.clone();
    edit::apply(&mut changed, step.edit.clone())?;
    if changed == *draft {
        return Ok((step, None));
    }
    // Another state of the whole draft was agreed, or not, as that state says.
    let is_replaced = matches!(step.edit, Edit::Replace(_));
    if is_replaced && changed.details.is_signed_off() {
        return Ok((step, None));
    }
    let mut reopening = edit::reopen(&changed);
    reopening.extend(noted(draft, &changed));
    for edit in &reopening {
        edit::apply(&mut changed, edit.clone())?;
    }
    let reopened = Reopened {
        agreed_on: draft.details.agreed_on(),
        version_before: draft.details.version.clone(),
        version: changed.details.version,
    };
    let edits = std::iter::once(step.edit).chain(reopening).collect();
    let edit = Edit::Group(edits);
    Ok((Step { edit, ..step }, Some(reopened)))
}

/// Returns the edit that keeps which text was signed off in a draft, with all that the change
/// noted; none where something is kept already. A text that was changed by hand since nobody has
/// signed.
fn noted(draft: &Draft, changed: &Draft) -> Option<Edit> {
    if draft.signed_text() != SignedText::Never {
        return None;
    }
    let mut minutes = changed.minutes.clone();
    minutes.sign(signed(draft), &draft.details.sign_offs);
    Some(Edit::Minutes(minutes))
}

fn signed(draft: &Draft) -> Signed {
    let details = &draft.details;
    let agreed = details.sign_offs.iter();
    let agreed = agreed.filter(|one| one.agreed.is_some());
    Signed {
        version: details.version.clone(),
        sign_offs: agreed.cloned().collect(),
        content: content_print(draft),
    }
}

/// Adds to a step with which somebody signs off which text that is. With the last day that is
/// taken away under the same text, that it was signed goes too.
pub(super) fn with_register(step: Step, draft: &Draft) -> Result<Step, Problem> {
    if !touches_days(&step.edit) {
        return Ok(step);
    }
    let mut after = draft.clone();
    edit::apply(&mut after, step.edit.clone())?;
    let days = |draft: &Draft| -> Vec<Option<Date>> {
        let sign_offs = draft.details.sign_offs.iter();
        sign_offs.map(|one| one.agreed).collect()
    };
    // A role that is typed is signed with nothing yet.
    if days(&after) == days(draft) {
        return Ok(step);
    }
    let mut edits = vec![step.edit];
    if matches!(draft.signed_text(), SignedText::Changed(_)) {
        // The days that stood there are of another text. One that goes signs nothing.
        let Some(only) = only_new(draft, &after) else {
            let edit = Edit::Group(edits);
            return Ok(Step { edit, ..step });
        };
        edit::apply(&mut after, only.clone())?;
        edits.push(only);
    }
    let mut minutes = after.minutes.clone();
    if after.details.agreed_on().is_some() {
        minutes.sign(signed(&after), &draft.details.sign_offs);
    } else {
        minutes.withdraw(&content_print(&after));
    }
    if minutes != draft.minutes {
        edits.push(Edit::Minutes(minutes));
    }
    let edit = Edit::Group(edits);
    Ok(Step { edit, ..step })
}

/// Returns the edit that leaves only the days that were not there before; none where there are
/// none.
fn only_new(draft: &Draft, after: &Draft) -> Option<Edit> {
    let before = &draft.details.sign_offs;
    let is_new = |one: &SignOff| one.agreed.is_some() && !before.contains(one);
    let sign_offs = &after.details.sign_offs;
    if !sign_offs.iter().any(is_new) {
        return None;
    }
    let asked_again = sign_offs.iter().map(|one| SignOff {
        role: one.role.clone(),
        agreed: one.agreed.filter(|_| is_new(one)),
    });
    Some(Edit::Set {
        place: Place::Detail("sign_offs"),
        value: Value::SignOffs(asked_again.collect()),
    })
}

fn touches_days(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::Set {
            place: Place::Detail("sign_offs"),
            ..
        }
    )
}

/// Returns what must follow the restoring of a part, so that no sign-off of another text comes
/// back with it.
pub(super) fn after_restoring(edit: Edit, then: &Draft, draft: &Draft) -> Result<Edit, Problem> {
    let mut restored = draft.clone();
    edit::apply(&mut restored, edit.clone())?;
    let is_brought_back = restored.details.sign_offs != draft.details.sign_offs
        || restored.details.status != draft.details.status;
    if !is_brought_back || restored == *then {
        return Ok(edit);
    }
    let reopening = edit::reopen(&restored);
    Ok(Edit::Group(
        std::iter::once(edit).chain(reopening).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::compare::Part;
    use crate::model::{
        DraftStatus, FieldId, Marking, Prose, RegisterKind, SectionId, SignOff, Value,
    };
    use crate::session::{Action, IdSource, Session};
    use crate::template::shipped;

    const DAY: Date = Date::constant(2026, 4, 30);

    fn agreed() -> Value {
        Value::SignOffs(vec![SignOff {
            role: "Director".to_owned(),
            agreed: Some(DAY),
        }])
    }

    fn detail(column: &'static str, value: Value) -> Action {
        let place = Place::Detail(column);
        Action::Set { place, value }
    }

    fn text() -> Place {
        let section = SectionId::new("summary").unwrap();
        Place::Field(section, FieldId::new("know").unwrap())
    }

    fn typed(words: &str) -> Action {
        Action::Type {
            place: text(),
            value: Value::Prose(Prose::new(words)),
        }
    }

    fn act(session: &mut Session, action: Action) {
        session.act(action, 0).unwrap();
    }

    /// A draft that was written, agreed and called final; nothing of that asked anything.
    fn signed_off() -> Session {
        let template = shipped().unwrap().remove(0);
        let mut session = Session::begin(template, IdSource::new(1));
        act(&mut session, typed("Agreed."));
        act(
            &mut session,
            detail("version", Value::Text("1.0".to_owned())),
        );
        act(
            &mut session,
            detail("status", Value::Choice("Final".to_owned())),
        );
        act(&mut session, detail("sign_offs", agreed()));
        assert_eq!(session.take_reopened(), None);
        session
    }

    #[test]
    fn a_change_makes_a_numbered_draft_again_in_one_step_and_asks_once() {
        let mut session = signed_off();
        let before = Arc::clone(session.draft());
        act(&mut session, typed("Agreed. Or not"));
        let reopened = session.take_reopened().unwrap();
        assert_eq!(
            reopened.words(),
            "Version 1.0 of this draft was signed off on 30\u{a0}April\u{a0}2026. Going on makes it a draft again, version 1.1, which nobody has agreed yet."
        );
        let details = &session.draft().details;
        assert_eq!(details.version, "1.1");
        assert_eq!(details.status, DraftStatus::Draft);
        assert_eq!(details.sign_offs[0].role, "Director");
        assert_eq!(details.agreed_on(), None);
        // Once: what follows is a draft.
        act(&mut session, typed("Agreed. Or not?"));
        assert_eq!(session.take_reopened(), None);
        act(&mut session, Action::Undo);
        assert_eq!(session.draft().details.version, "1.1");
        act(&mut session, Action::Undo);
        assert_eq!(session.draft(), &before, "one step with the change");
        act(&mut session, Action::Redo);
        assert_eq!(session.draft().details.agreed_on(), None);
        session.take_back_reopening().unwrap();
        assert_eq!(session.draft(), &before);
    }

    #[test]
    fn whatever_changes_what_was_agreed_does_and_nothing_else_does() {
        let section = SectionId::new("summary").unwrap();
        let place = Place::Section(section.clone());
        let marking = Marking {
            audience: crate::model::Audience::Ofsted,
            exempt: None,
        };
        let changes = [
            detail("title", Value::Text("Another title".to_owned())),
            Action::Mark { place, marking },
            Action::Arrange(vec![section.clone()]),
            Action::Add {
                register: RegisterKind::Terms,
                preset: Vec::new(),
                linked_from: None,
            },
        ];
        for change in changes {
            let mut session = signed_off();
            act(&mut session, change.clone());
            assert!(session.take_reopened().is_some(), "{change:?}");
            assert!(!session.draft().details.is_signed_off(), "{change:?}");
        }
        let others = [
            detail("version", Value::Text("1.0a".to_owned())),
            detail("audience", Value::Choice("Ofsted".to_owned())),
            detail("type_size", Value::Choice("Sixteen".to_owned())),
            detail("sign_offs", Value::SignOffs(Vec::new())),
            Action::Ready {
                section,
                ready: true,
            },
            typed("Agreed."),
        ];
        for other in others {
            let mut session = signed_off();
            act(&mut session, other.clone());
            assert_eq!(session.take_reopened(), None, "{other:?}");
            assert_eq!(
                session.draft().details.status,
                DraftStatus::Final,
                "{other:?}"
            );
        }
    }

    #[test]
    fn no_sign_off_comes_back_beside_another_text() {
        let mut session = signed_off();
        let then = Arc::clone(session.draft());
        let restore = |part| Action::Restore {
            part,
            then: Arc::clone(&then),
        };
        act(&mut session, typed("Changed since."));
        session.take_reopened();
        act(&mut session, restore(Some(Part::Details)));
        assert_eq!(session.draft().details.agreed_on(), None);
        // The whole draft as it was agreed is agreed.
        act(&mut session, restore(None));
        assert_eq!(session.draft(), &then);
        // An earlier version in the place of what was agreed is not.
        let mut earlier = Draft::clone(&then);
        earlier.details.version = "0.9".to_owned();
        earlier.answers.clear();
        let summary = Part::Section(SectionId::new("summary").unwrap());
        let then = Arc::new(earlier);
        let part = Some(summary);
        act(&mut session, Action::Restore { part, then });
        assert!(session.take_reopened().is_some());
        assert_eq!(session.draft().details.version, "1.1");
        assert_eq!(session.draft().details.agreed_on(), None);
    }
}
