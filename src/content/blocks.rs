//! A block for each row: a heading, then label and text.

use crate::model::{CellKind, Column, Place, Record, RegisterKind, capitalized, shortened};
use crate::template::{RegisterView, Section};

use super::{
    Block, Body, Inline,
    cells::{cell_place, content, short},
    columns::wanted,
    edition::Edition,
    labels::title,
    pieces::{BOLD, block, inner_heading, label, paragraph, row_place},
    priority, review,
};

/// How long a heading may be that is made from a row's text.
const HEADING_CHARS: usize = 120;

/// Builds the blocks of a view; their headings stand one below `level`.
pub(super) fn build(
    edition: &Edition<'_>,
    section: &Section,
    view: &RegisterView,
    rows: &[&dyn Record],
    level: u8,
) -> Vec<Block> {
    let columns = wanted(view);
    let mut blocks = Vec::new();
    for (idx, row) in rows.iter().enumerate() {
        let level = level + 1;
        blocks.push(heading(edition, *row, idx, level));
        blocks.extend(match view.register {
            RegisterKind::Priorities => priority::body(edition, *row, &columns),
            RegisterKind::Reviews => review::body(edition, *row, &columns, section),
            RegisterKind::Findings
            | RegisterKind::Evidence
            | RegisterKind::Statements
            | RegisterKind::Actions
            | RegisterKind::Indicators
            | RegisterKind::Meetings
            | RegisterKind::Questions
            | RegisterKind::Contacts
            | RegisterKind::Documents
            | RegisterKind::Terms => labelled(edition, *row, &columns),
        });
    }
    blocks
}

fn heading(edition: &Edition<'_>, row: &dyn Record, idx: usize, level: u8) -> Block {
    let register = row.register();
    let number = match register {
        RegisterKind::Priorities => edition
            .labels
            .get(row.id())
            .map(|label| format!("Priority {}", label.short.trim_start_matches('P'))),
        RegisterKind::Reviews
        | RegisterKind::Findings
        | RegisterKind::Evidence
        | RegisterKind::Statements
        | RegisterKind::Actions
        | RegisterKind::Indicators
        | RegisterKind::Meetings
        | RegisterKind::Questions
        | RegisterKind::Contacts
        | RegisterKind::Documents
        | RegisterKind::Terms => edition
            .labels
            .get(row.id())
            .filter(|_| edition.is_used(row.id()))
            .map(|label| label.short.clone()),
    };
    let mut text = shortened(&title(row), HEADING_CHARS);
    if text.is_empty() && number.is_none() {
        text = format!("{} {}", capitalized(register.one()), idx + 1);
    }
    let place = Place::Cell(register, row.id().clone(), register.title_column());
    Block {
        anchor: Some(row.id().clone()),
        ..inner_heading(&place, level, number, &text)
    }
}

/// Writes every column of a row but its title: short ones together, one a line.
pub(super) fn labelled(
    edition: &Edition<'_>,
    row: &dyn Record,
    columns: &[&'static Column],
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut facts: Vec<Inline> = Vec::new();
    for column in columns {
        if is_whole_title(row, column) {
            continue;
        }
        match column.kind {
            CellKind::Prose | CellKind::List => {
                end_facts(&mut facts, row, &mut blocks);
                blocks.extend(with_label(
                    column.label,
                    content(edition, row, column),
                    &cell_place(row, column),
                ));
            }
            CellKind::Text
            | CellKind::Date
            | CellKind::Period
            | CellKind::Choice(_)
            | CellKind::Link(_)
            | CellKind::Links(_)
            | CellKind::Section
            | CellKind::Series
            | CellKind::SignOffs => {
                let text = short(edition, row, column);
                if text.is_empty() {
                    continue;
                }
                if !facts.is_empty() {
                    facts.push(Inline::Break);
                }
                facts.push(label(column.label));
                facts.extend(text);
            }
        }
    }
    end_facts(&mut facts, row, &mut blocks);
    blocks
}

/// Whether the heading says everything that the column says.
fn is_whole_title(row: &dyn Record, column: &Column) -> bool {
    column.name == row.register().title_column() && title(row).chars().count() <= HEADING_CHARS
}

fn end_facts(facts: &mut Vec<Inline>, row: &dyn Record, blocks: &mut Vec<Block>) {
    if !facts.is_empty() {
        blocks.push(paragraph(&row_place(row), std::mem::take(facts)));
    }
}

/// Puts a label before a text: into its first paragraph, or above a list.
pub(super) fn with_label(text: &str, mut blocks: Vec<Block>, origin: &Place) -> Vec<Block> {
    match blocks.first_mut().map(|first| &mut first.body) {
        None => {}
        Some(Body::Paragraph { text: words, .. }) => words.insert(0, label(text)),
        Some(Body::Heading(_) | Body::List(_) | Body::Quote(_) | Body::Table(_)) => {
            let text = vec![super::pieces::said(text, BOLD)];
            blocks.insert(0, block(origin, Body::Paragraph { number: None, text }));
        }
    }
    blocks
}
