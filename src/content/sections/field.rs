//! What one field says: a text, a short answer, or rows of a register.

use super::{
    exemption,
    frame::{Frame, Headings},
};
use crate::{
    content::{
        edition::Edition,
        indicators::{by_year, charts, rug},
        paper::{
            pieces::{PLAIN, inner_heading, label, paragraph, said, with_label},
            tree::{Block, Body},
        },
        rows::{blocks, list, pairs, tables},
        texts::read,
        typography::typographic,
    },
    model::{Answer, Place, british_date},
    template::{Field, FieldKind, OptionText, Presentation, RegisterView, Section},
};

/// Writes what a field says.
pub(super) fn write(
    edition: &Edition<'_>,
    section: &Section,
    field: &Field,
    frame: Frame,
) -> Vec<Block> {
    let place = Place::Field(section.id.clone(), field.id.clone());
    if !edition.can_read(&place) {
        return Vec::new();
    }
    let mut blocks = text(edition, section, field, frame);
    if !blocks.is_empty()
        && let Some(exemption) = exemption::of_place(edition, &place)
    {
        let behind_heading = usize::from(matches!(
            blocks.first().map(|first| &first.body),
            Some(Body::Heading(_))
        ));
        blocks.insert(behind_heading, exemption);
    }
    blocks
}

fn text(edition: &Edition<'_>, section: &Section, field: &Field, frame: Frame) -> Vec<Block> {
    let place = Place::Field(section.id.clone(), field.id.clone());
    let has_heading = !field.heading.trim().is_empty();
    let inner_level = frame.level + u8::from(has_heading);
    match &field.kind {
        FieldKind::Line | FieldKind::Date | FieldKind::Choice(_) => {
            short_answer(edition, section, field, &place)
        }
        FieldKind::Prose => {
            let text = edition.draft.prose(&section.id, &field.id);
            let blocks = edition.texts.blocks(text, &place);
            let is_paragraph = blocks.first().is_some_and(|first| !is_list(first));
            if frame.headings == Headings::RunIn && has_heading && is_paragraph {
                let heading = typographic(field.heading.trim());
                return with_label(&heading, blocks, &place);
            }
            headed(field, &place, inner_level, blocks)
        }
        FieldKind::Register(view) => {
            let blocks = register(edition, section, view, &place, inner_level);
            headed(field, &place, inner_level, blocks)
        }
    }
}

/// Writes a short answer, its heading run in before it.
fn short_answer(
    edition: &Edition<'_>,
    section: &Section,
    field: &Field,
    place: &Place,
) -> Vec<Block> {
    let answer = match edition.draft.answer(&section.id, &field.id) {
        Some(Answer::Line(text)) => text.clone(),
        Some(Answer::Prose(prose)) => read::plain(prose.as_str()),
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
    edition: &Edition<'_>,
    section: &Section,
    view: &RegisterView,
    place: &Place,
    level: u8,
) -> Vec<Block> {
    use crate::model::RegisterKind::{Findings, Indicators, Statements};
    let rows = edition.shown(&section.id, view);
    if rows.is_empty() {
        return Vec::new();
    }
    let mut written = match (view.show, view.register) {
        (Presentation::Blocks, _) => blocks::build(edition, section, view, &rows, level),
        (Presentation::List, _) => list::build(edition, view, &rows, place),
        (Presentation::Pairs, Findings | Statements) => pairs::build(edition, view, &rows, place),
        (Presentation::Figures, Indicators) => by_year::build(edition, view, &rows, place),
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

pub(super) fn is_list(block: &Block) -> bool {
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
pub(super) fn drop_idle_caption(blocks: &mut [Block], heading: &str) {
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
