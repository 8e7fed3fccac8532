//! What papers before this one said: while one field is written, the others stay as they are.
//!
//! A field is recalled where everything that it was written from is the same: the surroundings
//! of all fields, its own answer, and the registers that it read. Which those are, the
//! [`Edition`] notes while the field is written. Invariant: what is remembered changes how long
//! a paper takes and never what it says.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    edition::{
        Edition, Ground,
        cited::{Answers, cites_otherwise},
        registers::RegisterSet,
    },
    sections::said::Fields,
    texts::known::{Known, Lasts, Texts},
};
use crate::{
    model::{
        Audience, Details, Draft, RegisterKind, Registers, SectionId, SectionMarkings, Shared,
    },
    template::Template,
};

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
