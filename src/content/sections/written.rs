//! A field as it is written, before it has its place in the paper.

use super::{
    field::{self, drop_idle_caption, is_list},
    frame::{Frame, Headings},
};
use crate::{
    content::{
        edition::{Edition, registers::RegisterSet},
        paper::tree::Block,
    },
    model::{Place, count_words},
    template::{Field, FieldKind, Section},
};

/// How long a paragraph may be for its heading to run in.
const RUN_IN_WORDS: usize = 90;

/// What a field says, before its paragraphs are numbered and its anchors settled.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) blocks: Vec<Block>,
    /// The registers that it was written from.
    pub(super) read: RegisterSet,
}

/// Writes what a field says.
pub(super) fn write(
    edition: &Edition<'_>,
    section: &Section,
    field: &Field,
    frame: Frame,
) -> Written {
    edition.take_read();
    let mut blocks = field::write(edition, section, field, frame);
    drop_idle_caption(&mut blocks, &section.title);
    Written {
        blocks,
        read: edition.take_read(),
    }
}

/// Says how the headings of a section's own texts stand: where each text that the reader may
/// read is a short paragraph or a list, those of the paragraphs run in.
pub(super) fn headings(edition: &Edition<'_>, section: &Section) -> Headings {
    let headed = section
        .fields
        .iter()
        .filter(|field| field.kind == FieldKind::Prose && !field.heading.trim().is_empty())
        .filter(|field| {
            let place = Place::Field(section.id.clone(), field.id.clone());
            edition.can_read(&place)
        });
    let can_run_in = |field: &Field| {
        let place = Place::Field(section.id.clone(), field.id.clone());
        let text = edition.draft.prose(&section.id, &field.id);
        edition.texts.see(text, &place, |blocks| match blocks {
            [] => true,
            [only] => is_list(only) || count_words(text) <= RUN_IN_WORDS,
            [_, ..] => false,
        })
    };
    if { headed }.all(can_run_in) {
        Headings::RunIn
    } else {
        Headings::OwnLine
    }
}
