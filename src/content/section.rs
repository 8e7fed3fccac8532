//! The body of the paper: every section that holds something, in the author's order.

use std::sync::Arc;

use crate::model::{Place, count_words};
use crate::template::{Field, FieldKind, Section};

use super::{
    Block, Body, Heading,
    anchors::Anchors,
    cover,
    edition::Edition,
    exemption, field,
    field::{drop_idle_caption, is_list},
    numbering::{HeadingNumbers, ParagraphCount, numbering},
    pieces::block,
    prose,
    typography::typographic,
};

/// Writes the sections. A section in which nothing stands, nor below it, is left out.
pub(super) fn sections(edition: &Edition<'_>) -> Vec<Arc<Block>> {
    let numbering = numbering(edition);
    let mut writer = Writer {
        edition,
        anchors: Anchors::new(edition.homes()),
        numbers: HeadingNumbers::new(numbering),
        paragraphs: ParagraphCount::new(numbering),
    };
    let about = writer.alone(cover::about(edition));
    let mut blocks = Vec::new();
    for part in edition.template.arranged(&edition.draft.arrangement) {
        blocks.extend(writer.section(part, 0));
    }
    if let Some(about) = about
        && !blocks.is_empty()
    {
        blocks.insert(1, about);
    }
    shorten_contents(&mut blocks);
    blocks
}

/// How many headings a list of contents may have to be seen at one glance.
const CONTENTS_LINES: usize = 32;

/// Leaves the third level and those below out of a list of contents that would be too long.
fn shorten_contents(blocks: &mut [Arc<Block>]) {
    let in_contents =
        |block: &Block| matches!(&block.body, Body::Heading(heading) if heading.in_contents);
    if blocks.iter().filter(|block| in_contents(block)).count() <= CONTENTS_LINES {
        return;
    }
    for block in blocks.iter_mut().filter(|block| in_contents(block)) {
        if let Body::Heading(heading) = &mut Arc::make_mut(block).body {
            heading.in_contents = heading.level <= 2;
        }
    }
}

/// How long a paragraph may be for its heading to run in.
const RUN_IN_WORDS: usize = 90;

/// What a section says about how its fields stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) level: u8,
    pub(super) headings: Headings,
    paragraphs: ParagraphCount,
}

/// How the headings of the texts of a section stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Headings {
    /// On lines of their own.
    OwnLine,
    /// As the first words of their paragraphs.
    RunIn,
}

struct Writer<'a> {
    edition: &'a Edition<'a>,
    anchors: Anchors<'a>,
    numbers: HeadingNumbers,
    paragraphs: ParagraphCount,
}

impl Writer<'_> {
    /// Numbers a block that stands beside the fields.
    fn alone(&mut self, block: Option<Block>) -> Option<Arc<Block>> {
        let mut block = block?;
        self.paragraphs.number(std::slice::from_mut(&mut block));
        self.paragraphs.pass(&block);
        Some(Arc::new(block))
    }

    fn section(&mut self, section: &Section, depth: usize) -> Vec<Arc<Block>> {
        let place = Place::Section(section.id.clone());
        if !self.edition.can_read(&place) {
            return Vec::new();
        }
        let counts_before = (self.numbers.clone(), self.paragraphs);
        let level = u8::try_from(depth + 1).unwrap_or(u8::MAX);
        let heading = Heading {
            level,
            number: self.numbers.next(depth, section.role),
            text: typographic(section.title.trim()),
            new_page: section.new_page,
            in_contents: true,
        };
        let mut blocks = vec![Arc::new(block(&place, Body::Heading(heading)))];
        blocks.extend(self.alone(exemption::of_place(self.edition, &place)));
        let written = self.below_heading(section, depth, level);
        if written.is_empty() {
            (self.numbers, self.paragraphs) = counts_before;
            return Vec::new();
        }
        blocks.extend(written);
        blocks
    }

    fn below_heading(&mut self, section: &Section, depth: usize, level: u8) -> Vec<Arc<Block>> {
        let mut written = Vec::new();
        let headings = self.headings(section);
        for field in &section.fields {
            let frame = Frame {
                level,
                headings,
                paragraphs: self.paragraphs,
            };
            let edition = self.edition;
            let blocks = edition.remembered((section, field), frame, &mut self.anchors, || {
                let mut blocks = field::write(edition, section, field, frame);
                drop_idle_caption(&mut blocks, &section.title);
                frame.paragraphs.number(&mut blocks);
                blocks
            });
            for block in &blocks {
                self.paragraphs.pass(block);
            }
            written.extend(blocks);
        }
        for inner in section.arranged(&self.edition.draft.arrangement) {
            written.extend(self.section(inner, depth + 1));
        }
        written
    }

    /// Says how the headings of a section's own texts stand: where each text that the reader may
    /// read is a short paragraph or a list, those of the paragraphs run in.
    fn headings(&self, section: &Section) -> Headings {
        let headed = section
            .fields
            .iter()
            .filter(|field| field.kind == FieldKind::Prose && !field.heading.trim().is_empty())
            .filter(|field| {
                let place = Place::Field(section.id.clone(), field.id.clone());
                self.edition.can_read(&place)
            });
        let can_run_in = |field: &Field| {
            let place = Place::Field(section.id.clone(), field.id.clone());
            let text = self.edition.draft.prose(&section.id, &field.id);
            prose::see_blocks(text, &self.edition.labels, &place, |blocks| match blocks {
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
}
