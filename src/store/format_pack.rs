//! The errand of a section pack as it stands in a file, with what was sent and what came back.
//!
//! Both are drafts without the header and the template of a file, and with their registers in
//! brackets of their own. What no pack holds has no place here.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{
    Answer, Audience, Comment, Conflict, Details, Dismissal, Draft, FieldId, Logo, Look, Minutes,
    Pack, Registers, SectionId, SectionMarkings, Shared, Team, TemplateRef, once, once_each,
};

/// A pack in a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PackFile {
    addressee: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    from: String,
    sections: Vec<SectionId>,
    readers: Audience,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    base: State,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent: Option<State>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    states: BTreeSet<String>,
    /// Since version 4.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    beside: Option<String>,
}

/// A draft as it was.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct State {
    details: Details,
    #[serde(skip_serializing_if = "is_default")]
    look: Look,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    arrangement: Vec<SectionId>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    ready: BTreeSet<SectionId>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "once")]
    markings: BTreeMap<SectionId, SectionMarkings>,
    #[serde(deserialize_with = "once_each")]
    answers: BTreeMap<SectionId, BTreeMap<FieldId, Answer>>,
    registers: Registers,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comments: Vec<Comment>,
    /// Since version 4.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conflicts: Vec<Conflict>,
    /// Since version 4.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answered: Vec<Dismissal>,
    /// Since version 4, and in no pack that was cut out of a draft.
    #[serde(skip_serializing_if = "Minutes::is_empty")]
    minutes: Minutes,
    /// Since version 4, as the minutes.
    #[serde(skip_serializing_if = "Team::is_empty")]
    team: Team,
    /// Since version 4, as the minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<Logo>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl PackFile {
    pub(super) fn of(pack: Pack) -> Self {
        let Pack {
            addressee,
            from,
            sections,
            readers,
            due,
            note,
            base,
            sent,
            states,
            beside,
        } = pack;
        Self {
            addressee,
            from,
            sections,
            readers,
            due,
            note,
            base: State::of(base),
            sent: sent.map(State::of),
            states,
            beside,
        }
    }

    /// Returns the pack; `tidy` gives a state the form that every draft that is read has.
    pub(super) fn into_pack(self, template: &TemplateRef, tidy: impl Fn(Draft) -> Draft) -> Pack {
        let Self {
            addressee,
            from,
            sections,
            readers,
            due,
            note,
            base,
            sent,
            states,
            beside,
        } = self;
        Pack {
            addressee,
            from,
            sections,
            readers,
            due,
            note,
            base: tidy(base.into_draft(template)),
            sent: sent.map(|sent| tidy(sent.into_draft(template))),
            states,
            beside,
        }
    }
}

impl State {
    pub(super) fn of(draft: Draft) -> Self {
        Self {
            details: draft.details,
            look: draft.look,
            arrangement: draft.arrangement,
            ready: draft.ready,
            markings: draft.markings,
            answers: draft.answers,
            registers: draft.registers.into_inner(),
            comments: draft.comments.into_inner(),
            conflicts: draft.conflicts.into_inner(),
            answered: draft.answered.into_inner(),
            minutes: draft.minutes.into_inner(),
            team: draft.team.into_inner(),
            logo: draft.logo,
        }
    }

    /// Returns what a state says, for what stands for it: what is in doubt, why things stay as they
    /// are, who writes, what was agreed and the logo count for nothing.
    pub(super) fn said(mut draft: Draft) -> Self {
        draft.conflicts = Shared::default();
        draft.answered = Shared::default();
        draft.minutes = Shared::default();
        draft.team = Shared::default();
        draft.logo = None;
        Self::of(draft)
    }

    fn into_draft(self, template: &TemplateRef) -> Draft {
        let Self {
            details,
            look,
            arrangement,
            ready,
            markings,
            answers,
            registers,
            comments,
            conflicts,
            answered,
            minutes,
            team,
            logo,
        } = self;
        Draft {
            template: template.clone(),
            details,
            look,
            arrangement,
            ready,
            answers,
            markings,
            registers: registers.into(),
            comments: comments.into(),
            conflicts: conflicts.into(),
            answered: answered.into(),
            minutes: minutes.into(),
            team: team.into(),
            logo,
            ..Draft::default()
        }
    }
}
