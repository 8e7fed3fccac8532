//! The body of the paper: every section that holds something, in the author's order.

use std::sync::Arc;

use super::{
    ahead::Ahead,
    anchors::Anchors,
    cover, exemption,
    frame::Frame,
    numbering::{HeadingNumbers, ParagraphCount, numbering},
    said::{Fields, Said},
    written::{Written, headings, write},
};
use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::block,
            tree::{Block, Body, Heading},
        },
        typography::typographic,
    },
    model::Place,
    template::{Field, Section},
};

/// Writes the sections. A section in which nothing stands, nor below it, is left out.
pub(in crate::content) fn sections(
    edition: &Edition<'_>,
    fields: Option<&mut Fields>,
) -> Vec<Arc<Block>> {
    let numbering = numbering(edition);
    let is_first = fields.as_ref().is_none_or(|fields| fields.is_empty());
    let mut writer = Writer {
        edition,
        ahead: if is_first {
            Ahead::of(edition)
        } else {
            Ahead::default()
        },
        fields,
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

struct Writer<'a> {
    edition: &'a Edition<'a>,
    /// What fields said before, if it is remembered.
    fields: Option<&'a mut Fields>,
    /// What fields say, as far as it is written.
    ahead: Ahead,
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
        let known = self.ahead.headings(&section.id);
        let headings = known.unwrap_or_else(|| headings(self.edition, section));
        for field in &section.fields {
            let frame = Frame {
                level,
                headings,
                paragraphs: self.paragraphs,
            };
            let blocks = self.field(section, field, frame);
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

    /// Returns what a field says, its anchors settled: what is remembered, or else what is written.
    fn field(&mut self, section: &Section, field: &Field, frame: Frame) -> Vec<Arc<Block>> {
        let key = (section.id.clone(), field.id.clone());
        let answer = self.edition.draft.answer(&section.id, &field.id);
        let recalled = self
            .fields
            .as_mut()
            .and_then(|fields| fields.recall(&key, frame, answer, &mut self.anchors));
        if let Some(blocks) = recalled {
            return blocks;
        }
        let ahead = self.ahead.take(&key);
        let Written { mut blocks, read } =
            ahead.unwrap_or_else(|| write(self.edition, section, field, frame));
        frame.paragraphs.number(&mut blocks);
        let settled = self.anchors.settle(&mut blocks, &key);
        let blocks: Vec<Arc<Block>> = blocks.into_iter().map(Arc::new).collect();
        if let Some(fields) = &mut self.fields {
            let said = Said {
                frame,
                answer: answer.cloned(),
                read,
                settled,
                blocks: blocks.clone(),
            };
            fields.remember(key, said);
        }
        blocks
    }
}
