//! What papers before this one said: while one field is written, the others stay as they are.
//!
//! A field is recalled where everything that it was written from is the same: the surroundings
//! of all fields, its own answer, and the registers that it read. Which those are, the
//! [`Edition`] notes while the field is written. Invariant: what is remembered changes how long
//! a paper takes and never what it says.

use std::{collections::BTreeMap, sync::Arc};

use crate::model::{
    Answer, Audience, Details, Draft, FieldId, RegisterKind, Registers, SectionId, SectionMarkings,
    Shared,
};
use crate::template::Template;

use super::{
    Block,
    anchors::{Anchors, FieldKey, Settled},
    audience::cited_by,
    edition::{Edition, Ground},
    section::Frame,
    texts::{Known, Lasts, Texts},
};

/// A set of registers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RegisterSet(u16);

impl RegisterSet {
    /// Returns the set with a register more.
    pub(super) fn with(self, register: RegisterKind) -> Self {
        let idx = RegisterKind::ALL.iter().position(|kind| *kind == register);
        Self(self.0 | idx.map_or(u16::MAX, |idx| 1 << idx))
    }

    fn has_any_of(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What the last paper was made of, and what it said.
#[derive(Debug, Default)]
pub(super) struct Memory(Option<Remembered>);

#[derive(Debug)]
struct Remembered {
    source: Source,
    ground: Arc<Ground>,
    texts: Known,
    fields: Fields,
}

/// What the last paper was made of.
#[derive(Debug)]
pub(super) struct Source {
    reader: Audience,
    template: Template,
    details: Details,
    arrangement: Vec<SectionId>,
    markings: BTreeMap<SectionId, SectionMarkings>,
    answers: Answers,
    registers: Shared<Registers>,
}

impl Source {
    fn of(draft: &Draft, template: &Template, reader: Audience) -> Self {
        Self {
            reader,
            template: template.clone(),
            details: draft.details.clone(),
            arrangement: draft.arrangement.clone(),
            markings: draft.markings.clone(),
            answers: draft.answers.clone(),
            registers: draft.registers.clone(),
        }
    }

    /// Whether all that fields stand in is the same, but for answers and registers.
    fn surrounds(&self, draft: &Draft, template: &Template, reader: Audience) -> bool {
        self.reader == reader
            && self.details == draft.details
            && self.arrangement == draft.arrangement
            && self.markings == draft.markings
            && self.template == *template
    }

    /// Takes on the answers and registers of a draft. Says what of them is not as it was.
    fn follow(&mut self, draft: &Draft) -> Changed {
        let mut changed = Changed {
            cites_otherwise: cites_otherwise(&self.answers, draft),
            registers: RegisterSet::default(),
        };
        if self.answers != draft.answers {
            self.answers.clone_from(&draft.answers);
        }
        if !self.registers.is(&draft.registers) {
            for register in RegisterKind::ALL {
                if !self.registers.is_same(&draft.registers, *register) {
                    changed.registers = changed.registers.with(*register);
                }
            }
            self.registers = draft.registers.clone();
        }
        changed
    }
}

/// Answers by section and field.
type Answers = BTreeMap<SectionId, BTreeMap<FieldId, Answer>>;

/// Whether the texts of a draft cite other rows than they did.
pub(super) fn cites_otherwise(old: &Answers, draft: &Draft) -> bool {
    let gone = each_answer(old)
        .any(|(section, field, old)| draft.answer(section, field).is_none() && cites(old));
    gone || each_answer(&draft.answers).any(|(section, field, new)| {
        match old.get(section).and_then(|fields| fields.get(field)) {
            Some(old) => old != new && cited_by(old) != cited_by(new),
            None => cites(new),
        }
    })
}

fn cites(answer: &Answer) -> bool {
    !cited_by(answer).is_empty()
}

fn each_answer(answers: &Answers) -> impl Iterator<Item = (&SectionId, &FieldId, &Answer)> {
    answers
        .iter()
        .flat_map(|(section, fields)| fields.iter().map(move |(id, answer)| (section, id, answer)))
}

/// What of a draft is not as it was in the last paper.
struct Changed {
    cites_otherwise: bool,
    registers: RegisterSet,
}

impl Memory {
    /// Begins the next paper with all that can be recalled for it. What is given back beside the
    /// edition is wanted again by [`Self::of`].
    pub(super) fn recall<'a>(
        self,
        draft: &'a Draft,
        template: &'a Template,
        reader: Audience,
    ) -> (Edition<'a>, Fields, Source) {
        let last = self
            .0
            .filter(|last| last.source.surrounds(draft, template, reader));
        let Some(mut last) = last else {
            let mut edition = Edition::new(draft, template, reader);
            edition.texts = Texts::new(Arc::clone(edition.texts.labels()), Lasts::Always);
            let source = Source::of(draft, template, reader);
            return (edition, Fields::default(), source);
        };
        let changed = last.source.follow(draft);
        let edition = if changed.registers.is_empty() && !changed.cites_otherwise {
            let labels = Arc::clone(last.texts.labels());
            let texts = Texts::remembering(labels, last.texts);
            Edition::on(draft, template, reader, (last.ground, texts))
        } else {
            let mut edition = Edition::new(draft, template, reader);
            let labels = Arc::clone(edition.texts.labels());
            if *edition.ground() != last.ground || labels != *last.texts.labels() {
                last.fields = Fields::default();
            }
            edition.texts = Texts::remembering(labels, last.texts);
            edition
        };
        last.fields.begin(changed.registers);
        (edition, last.fields, last.source)
    }

    /// Remembers a paper that was written.
    pub(super) fn of(source: Source, edition: Edition<'_>, mut fields: Fields) -> Self {
        let (ground, texts) = edition.into_parts();
        fields.end();
        Self(Some(Remembered {
            source,
            ground,
            texts: texts.into_known(),
            fields,
        }))
    }
}

/// What every field said.
#[derive(Debug, Default)]
pub(super) struct Fields {
    known: BTreeMap<FieldKey, (Said, u64)>,
    /// Counts papers, to forget what was not needed.
    turn: u64,
}

/// What a field said, and what it was written from.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) frame: Frame,
    pub(super) answer: Option<Answer>,
    pub(super) read: RegisterSet,
    pub(super) settled: Settled,
    pub(super) blocks: Vec<Arc<Block>>,
}

impl Fields {
    /// Whether no field is remembered.
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Begins the next paper. What was written from other rows is forgotten.
    fn begin(&mut self, changed: RegisterSet) {
        self.turn += 1;
        self.known
            .retain(|_, (said, _)| !said.read.has_any_of(changed));
    }

    /// Ends a paper, and forgets the fields that it did not have: their registers may change
    /// unseen.
    fn end(&mut self) {
        let turn = self.turn;
        self.known.retain(|_, (_, needed)| *needed == turn);
    }

    /// Returns what a field said, if it was written from the same and its anchors are settled as
    /// they were.
    pub(super) fn recall(
        &mut self,
        key: &FieldKey,
        frame: Frame,
        answer: Option<&Answer>,
        anchors: &mut Anchors<'_>,
    ) -> Option<Vec<Arc<Block>>> {
        let (said, needed) = self.known.get_mut(key)?;
        let is_same = said.frame == frame && said.answer.as_ref() == answer;
        if !is_same || !anchors.settle_again(&said.settled, key) {
            return None;
        }
        *needed = self.turn;
        Some(said.blocks.clone())
    }

    /// Remembers what a field says.
    pub(super) fn remember(&mut self, key: FieldKey, said: Said) {
        self.known.insert(key, (said, self.turn));
    }
}
