//! Fields of a first paper, written on all processors before they are put together.
//!
//! What a field says depends on the edition alone; only the numbers of its paragraphs and the
//! anchors that are left to it depend on the fields before it, and those are settled later.
//! Invariant: on how many processors fields are written changes how long a paper takes and never
//! what it says.

use rustc_hash::FxHashMap;

use super::{
    frame::{Frame, Headings},
    numbering::ParagraphCount,
    written::{Written, headings, write},
};
use crate::{
    content::edition::{Edition, homes::FieldKey},
    model::{Place, SectionId},
    parallel,
    template::{Field, FieldKind, Section},
};

/// For how many shares a thread is worth its start.
const MIN_SHARES: usize = 4;

/// What fields say, before they are put together.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    written: FxHashMap<FieldKey, Written>,
    headings: FxHashMap<SectionId, Headings>,
}

/// Fields of a section that are written together: all its texts, because how they stand depends
/// on each other, or one register.
struct Share<'t> {
    section: &'t Section,
    level: u8,
    fields: Vec<&'t Field>,
}

impl Ahead {
    /// Writes all fields of an edition.
    pub(super) fn of(edition: &Edition<'_>) -> Self {
        let mut shares = Vec::new();
        for part in edition.template.arranged(&edition.draft.arrangement) {
            share(edition, part, 1, &mut shares);
        }
        let (draft, template, reader) = (edition.draft, edition.template, edition.reader);
        let (ground, labels) = (edition.ground(), edition.texts.labels());
        let lasts = edition.texts.lasts();
        let (done, editions) = parallel::map_with(
            &shares,
            MIN_SHARES,
            || Edition::beside(draft, template, reader, ground, (labels, lasts)),
            |edition, share| share.write(edition),
        );
        for beside in editions {
            edition.texts.join(beside.into_parts().1);
        }
        let mut ahead = Self::default();
        for (share, (headings, written)) in shares.iter().zip(done) {
            ahead
                .headings
                .extend(headings.map(|headings| (share.section.id.clone(), headings)));
            for (field, written) in share.fields.iter().zip(written) {
                let key = (share.section.id.clone(), field.id.clone());
                ahead.written.insert(key, written);
            }
        }
        ahead
    }

    /// Gives up what a field says.
    pub(super) fn take(&mut self, key: &FieldKey) -> Option<Written> {
        self.written.remove(key)
    }

    /// Returns how the headings of a section's own texts stand.
    pub(super) fn headings(&self, section: &SectionId) -> Option<Headings> {
        self.headings.get(section).copied()
    }
}

/// Parts a section and those in it into shares.
fn share<'t>(edition: &Edition<'t>, section: &'t Section, level: u8, shares: &mut Vec<Share<'t>>) {
    if !edition.can_read(&Place::Section(section.id.clone())) {
        return;
    }
    let is_register = |field: &&Field| matches!(field.kind, FieldKind::Register(_));
    let (registers, texts): (Vec<&Field>, Vec<&Field>) =
        section.fields.iter().partition(is_register);
    let registers = registers.into_iter().map(|field| vec![field]);
    let own = std::iter::once(texts).chain(registers);
    shares.extend(own.map(|fields| Share {
        section,
        level,
        fields,
    }));
    for inner in section.arranged(&edition.draft.arrangement) {
        share(edition, inner, level.saturating_add(1), shares);
    }
}

impl Share<'_> {
    fn write(&self, edition: &Edition<'_>) -> (Option<Headings>, Vec<Written>) {
        let is_texts = |field: &&Field| !matches!(field.kind, FieldKind::Register(_));
        let known = (self.fields.iter().all(is_texts)).then(|| headings(edition, self.section));
        let frame = Frame {
            level: self.level,
            // Rows of a register stand alike below either.
            headings: known.unwrap_or(Headings::OwnLine),
            paragraphs: ParagraphCount::none(),
        };
        let written = self.fields.iter();
        let written = written.map(|field| write(edition, self.section, field, frame));
        (known, written.collect())
    }
}
