//! The body of the paper: every section that holds something, in the author's order.

use crate::model::{Answer, Place, british_date, count_words};
use crate::template::{
    Field, FieldKind, Numbering, OptionText, Presentation, RegisterView, Section,
};

use super::{
    Block, Body, Heading,
    anchors::Anchors,
    blocks, charts, cover,
    edition::Edition,
    exemption, figures, list,
    numbering::{HeadingNumbers, number_paragraphs, numbering},
    pairs,
    pieces::{PLAIN, block, inner_heading, label, paragraph, said},
    prose, rug, tables,
    typography::typographic,
};

/// Writes the sections. A section in which nothing stands, nor below it, is left out.
pub(super) fn sections(edition: &Edition<'_>) -> Vec<Block> {
    let numbering = numbering(edition);
    let mut writer = Writer {
        edition,
        anchors: Anchors::new(edition),
        numbers: HeadingNumbers::new(numbering),
    };
    let mut blocks = Vec::new();
    for part in edition.template.arranged(&edition.draft.arrangement) {
        blocks.extend(writer.section(part, 0));
    }
    if let Some(about) = cover::about(edition)
        && !blocks.is_empty()
    {
        blocks.insert(1, about);
    }
    shorten_contents(&mut blocks);
    if numbering == Numbering::Paragraphs {
        number_paragraphs(&mut blocks);
    }
    blocks
}

/// How many headings a list of contents may have to be seen at one glance.
const CONTENTS_LINES: usize = 32;

/// Leaves the third level and those below out of a list of contents that would be too long.
fn shorten_contents(blocks: &mut [Block]) {
    let mut headings: Vec<&mut Heading> = blocks
        .iter_mut()
        .filter_map(|block| match &mut block.body {
            Body::Heading(heading) if heading.in_contents => Some(heading),
            Body::Heading(_)
            | Body::Paragraph { .. }
            | Body::List(_)
            | Body::Quote(_)
            | Body::Table(_)
            | Body::Chart(_) => None,
        })
        .collect();
    if headings.len() > CONTENTS_LINES {
        for heading in &mut headings {
            heading.in_contents = heading.level <= 2;
        }
    }
}

/// How long a paragraph may be for its heading to run in.
const RUN_IN_WORDS: usize = 90;

/// What a section says about how its fields stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    level: u8,
    headings: Headings,
}

/// How the headings of the texts of a section stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Headings {
    /// On lines of their own.
    OwnLine,
    /// As the first words of their paragraphs.
    RunIn,
}

struct Writer<'a> {
    edition: &'a Edition<'a>,
    anchors: Anchors,
    numbers: HeadingNumbers,
}

impl Writer<'_> {
    fn section(&mut self, section: &Section, depth: usize) -> Vec<Block> {
        let place = Place::Section(section.id.clone());
        if !self.edition.can_read(&place) {
            return Vec::new();
        }
        let numbers_before = self.numbers.clone();
        let level = u8::try_from(depth + 1).unwrap_or(u8::MAX);
        let heading = Heading {
            level,
            number: self.numbers.next(depth, section.role),
            text: typographic(section.title.trim()),
            new_page: section.new_page,
            in_contents: true,
        };
        let written = self.below_heading(section, depth, level);
        if written.is_empty() {
            self.numbers = numbers_before;
            return Vec::new();
        }
        let mut blocks = vec![block(&place, Body::Heading(heading))];
        blocks.extend(exemption::of_place(self.edition, &place));
        blocks.extend(written);
        blocks
    }

    fn below_heading(&mut self, section: &Section, depth: usize, level: u8) -> Vec<Block> {
        let mut written = Vec::new();
        let headings = self.headings(section);
        for field in &section.fields {
            let frame = Frame { level, headings };
            let mut blocks = self.edition.remembered(section, field, frame, || {
                let mut blocks = self.field(section, field, level, headings);
                drop_idle_caption(&mut blocks, &section.title);
                blocks
            });
            self.anchors.settle(&mut blocks, &section.id, &field.id);
            written.extend(blocks);
        }
        for inner in section.arranged(&self.edition.draft.arrangement) {
            written.extend(self.section(inner, depth + 1));
        }
        written
    }

    /// Says how the headings of a section's own texts stand: where each text is a short paragraph
    /// or a list, those of the paragraphs run in.
    fn headings(&self, section: &Section) -> Headings {
        let headed = section
            .fields
            .iter()
            .filter(|field| field.kind == FieldKind::Prose && !field.heading.trim().is_empty());
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

    fn field(&self, section: &Section, field: &Field, level: u8, headings: Headings) -> Vec<Block> {
        let place = Place::Field(section.id.clone(), field.id.clone());
        if !self.edition.can_read(&place) {
            return Vec::new();
        }
        let mut blocks = self.field_text(section, field, level, headings);
        if !blocks.is_empty()
            && let Some(exemption) = exemption::of_place(self.edition, &place)
        {
            let behind_heading = usize::from(matches!(
                blocks.first().map(|first| &first.body),
                Some(Body::Heading(_))
            ));
            blocks.insert(behind_heading, exemption);
        }
        blocks
    }

    fn field_text(
        &self,
        section: &Section,
        field: &Field,
        level: u8,
        headings: Headings,
    ) -> Vec<Block> {
        let place = Place::Field(section.id.clone(), field.id.clone());
        let has_heading = !field.heading.trim().is_empty();
        let inner_level = level + u8::from(has_heading);
        match &field.kind {
            FieldKind::Line | FieldKind::Date | FieldKind::Choice(_) => {
                self.short_answer(section, field, &place)
            }
            FieldKind::Prose => {
                let text = self.edition.draft.prose(&section.id, &field.id);
                let blocks = prose::blocks(text, &self.edition.labels, &place);
                let is_paragraph = blocks.first().is_some_and(|first| !is_list(first));
                if headings == Headings::RunIn && has_heading && is_paragraph {
                    let heading = typographic(field.heading.trim());
                    return blocks::with_label(&heading, blocks, &place);
                }
                headed(field, &place, inner_level, blocks)
            }
            FieldKind::Register(view) => {
                let blocks = self.register(section, view, &place, inner_level);
                headed(field, &place, inner_level, blocks)
            }
        }
    }

    /// Writes a short answer, its heading run in before it.
    fn short_answer(&self, section: &Section, field: &Field, place: &Place) -> Vec<Block> {
        let answer = match self.edition.draft.answer(&section.id, &field.id) {
            Some(Answer::Line(text)) => text.clone(),
            Some(Answer::Prose(prose)) => prose::plain(prose.as_str()),
            Some(Answer::Date(date)) => british_date(*date),
            Some(Answer::Choice(option)) => option_label(&field.kind, option).to_owned(),
            None => String::new(),
        };
        if answer.trim().is_empty() {
            return Vec::new();
        }
        let mut text = Vec::new();
        if !field.heading.trim().is_empty() {
            text.push(label(&typographic(field.heading.trim())));
        }
        text.push(said(&answer, PLAIN));
        vec![paragraph(place, text)]
    }

    fn register(
        &self,
        section: &Section,
        view: &RegisterView,
        place: &Place,
        level: u8,
    ) -> Vec<Block> {
        use crate::model::RegisterKind::{Findings, Indicators, Statements};
        let edition = self.edition;
        let rows = edition.shown(&section.id, view);
        if rows.is_empty() {
            return Vec::new();
        }
        let mut written = match (view.show, view.register) {
            (Presentation::Blocks, _) => blocks::build(edition, section, view, &rows, level),
            (Presentation::List, _) => list::build(edition, view, &rows, place),
            (Presentation::Pairs, Findings | Statements) => {
                pairs::build(edition, view, &rows, place)
            }
            (Presentation::Figures, Indicators) => figures::build(edition, view, &rows, place),
            (Presentation::Chart | Presentation::ChartAndTable, Indicators) => {
                charts::build(edition, view, &rows, place)
            }
            (Presentation::Rug | Presentation::RugAndTable, Indicators) => {
                rug::build(edition, view, &rows, place)
            }
            (
                Presentation::Table
                | Presentation::Pairs
                | Presentation::Figures
                | Presentation::Chart
                | Presentation::ChartAndTable
                | Presentation::Rug
                | Presentation::RugAndTable,
                _,
            ) => tables::build(edition, view, &rows, place),
        };
        written.extend(exemption::of_rows(edition, &rows));
        written
    }
}

fn is_list(block: &Block) -> bool {
    !matches!(block.body, Body::Paragraph { .. })
}

/// Puts the field's heading above what stands in it, if anything does.
fn headed(field: &Field, place: &Place, level: u8, mut blocks: Vec<Block>) -> Vec<Block> {
    let heading = field.heading.trim();
    if !heading.is_empty() && !blocks.is_empty() {
        drop_idle_caption(&mut blocks, heading);
        blocks.insert(0, inner_heading(place, level, None, heading));
    }
    blocks
}

/// Takes off a caption that repeats the heading above it.
fn drop_idle_caption(blocks: &mut [Block], heading: &str) {
    let heading = typographic(heading.trim()).to_lowercase();
    for block in blocks {
        if let Body::Table(table) = &mut block.body
            && heading.contains(&table.caption.to_lowercase())
            && table.caption_note.is_empty()
        {
            table.caption.clear();
        }
    }
}

fn option_label<'a>(kind: &'a FieldKind, option: &'a str) -> &'a str {
    let options: &[OptionText] = match kind {
        FieldKind::Choice(options) => options,
        FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Register(_) => &[],
    };
    options
        .iter()
        .find(|known| known.id.as_str() == option)
        .map_or(option, |known| known.label.as_str())
}
