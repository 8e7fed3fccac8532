//! The value in a cell as words: dates as people write them, choices by their labels, links as
//! citations, statuses in words and shape.

use super::{
    dates,
    names::{publication, short_name},
};
use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::{PLAIN, list, muted, paragraph, said, words},
            text::inline_text,
            tree::{Block, Inline, Tone, Voice},
        },
        texts::labels::title,
    },
    model::{
        ActionStatus, CellKind, Choice, Column, FindingKind, Place, Progress, Record, RegisterKind,
        SectionId, Value, british_date,
    },
};

/// How long the title of a row may be that a cell names.
const TITLE_CHARS: usize = 60;

/// Options that say that nothing was said.
const UNSAID: [&str; 2] = ["NotStated", "Neither"];

/// Returns where a cell stands.
pub(super) fn cell_place(row: &dyn Record, column: &Column) -> Place {
    Place::Cell(row.register(), row.id().clone(), column.name)
}

/// Whether a reader would see nothing in a cell.
pub(super) fn is_blank(edition: &Edition<'_>, row: &dyn Record, column: &Column) -> bool {
    content(edition, row, column).is_empty()
}

/// Returns what stands in a cell, as blocks.
pub(in crate::content) fn content(
    edition: &Edition<'_>,
    row: &dyn Record,
    column: &Column,
) -> Vec<Block> {
    let place = cell_place(row, column);
    match row.get(column.name) {
        Value::Prose(prose) => edition.texts.blocks(prose.as_str(), &place),
        Value::List(lines) => {
            let items: Vec<Vec<Block>> = lines
                .iter()
                .filter(|line| !line.trim().is_empty())
                .map(|line| vec![paragraph(&place, vec![said(line, PLAIN)])])
                .collect();
            if items.is_empty() {
                Vec::new()
            } else {
                vec![list(&place, items)]
            }
        }
        Value::Text(_)
        | Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => {
            let text = short(edition, row, column);
            if text.is_empty() {
                Vec::new()
            } else {
                vec![paragraph(&place, text)]
            }
        }
    }
}

/// Returns what stands in a cell, as words within a line.
pub(super) fn short(edition: &Edition<'_>, row: &dyn Record, column: &Column) -> Vec<Inline> {
    match row.get(column.name) {
        Value::Text(text) if column.kind == CellKind::Section => section_title(edition, text),
        Value::Text(text) => some(&text),
        Value::Prose(prose) => edition
            .texts
            .running(prose.as_str(), &cell_place(row, column)),
        Value::Date(date) => date
            .map(british_date)
            .as_deref()
            .map_or_else(Vec::new, some),
        Value::Period(period) => some(&dates::period(&period)),
        Value::Choice(_) if is_unanswered_strength(row, column) => Vec::new(),
        Value::Choice(name) => choice(column, &name),
        Value::Link(link) => edition.labels().cites(link.as_slice()),
        Value::Links(links) => edition.labels().cites(&links),
        Value::List(lines) => some(&lines.join("; ")),
        // Values by year have a table of their own, and sign-offs stand on the cover.
        Value::Series(_) | Value::SignOffs(_) | Value::Logo(_) => Vec::new(),
    }
}

/// Returns what stands in a cell, in the quiet voice of an aside. Citations stay citations.
pub(super) fn quiet(edition: &Edition<'_>, row: &dyn Record, column: &Column) -> Vec<Inline> {
    short(edition, row, column)
        .into_iter()
        .map(|inline| match inline {
            Inline::Text { text, voice } => Inline::Text {
                text,
                voice: Voice {
                    muted: true,
                    ..voice
                },
            },
            Inline::Status { text, .. } => muted(&text),
            Inline::Cite { .. } | Inline::Link { .. } | Inline::Mark(_) | Inline::Break => inline,
        })
        .collect()
}

/// Returns what stands in a cell of a table, where dates are short.
pub(super) fn narrow(edition: &Edition<'_>, row: &dyn Record, column: &Column) -> Vec<Block> {
    if let Value::Date(Some(date)) = row.get(column.name) {
        let text = some(&dates::day(date));
        return vec![paragraph(&cell_place(row, column), text)];
    }
    content(edition, row, column)
}

/// Returns what stands in a cell so that it can be read without its column's header:
/// "by 31 October 2026", the title of a linked row.
pub(in crate::content) fn aside(
    edition: &Edition<'_>,
    row: &dyn Record,
    column: &Column,
) -> Vec<Inline> {
    if let Value::Link(Some(target)) = row.get(column.name)
        && let CellKind::Link(register) = column.kind
    {
        let row = edition.row(register, &target);
        let title = row.map(|row| match register {
            RegisterKind::Reviews => short_name(row),
            RegisterKind::Findings
            | RegisterKind::Evidence
            | RegisterKind::Statements
            | RegisterKind::Priorities
            | RegisterKind::Actions
            | RegisterKind::Indicators
            | RegisterKind::Meetings
            | RegisterKind::Questions
            | RegisterKind::Contacts
            | RegisterKind::Documents
            | RegisterKind::Terms => title(row),
        });
        let title = title.filter(|title| !title.is_empty());
        return title.map_or_else(Vec::new, |title| {
            vec![muted(&crate::model::shortened(&title, TITLE_CHARS))]
        });
    }
    let value = row.get(column.name);
    let mut text = match (&value, column.name) {
        (Value::Date(Some(date)), _) => vec![muted(&dates::day(*date))],
        // What covers the paper's own period need not say so.
        (Value::Period(period), "period") if *period == edition.draft.details.period => Vec::new(),
        (Value::Period(period), "period") => vec![muted(&dates::months(period))],
        (Value::Period(period), _) => vec![muted(&dates::days(period))],
        _ => quiet(edition, row, column),
    };
    text.retain(|inline| !inline_text(inline).is_empty());
    if let Some(lead) = lead(row, column)
        && !text.is_empty()
    {
        text.insert(0, muted(&lead));
    }
    text
}

/// Returns the words before a value that would puzzle without them.
fn lead(row: &dyn Record, column: &Column) -> Option<String> {
    match (column.name, column.kind) {
        ("due", _) => Some("by\u{a0}".to_owned()),
        ("published", _) => Some(format!("{} ", publication(row))),
        ("held", CellKind::Date | CellKind::Period) => None,
        ("baseline" | "target" | "sample" | "confidence" | "risk", _) | (_, CellKind::Date) => {
            Some(format!("{} ", column.label.to_lowercase()))
        }
        _ => None,
    }
}

fn some(text: &str) -> Vec<Inline> {
    if text.trim().is_empty() {
        Vec::new()
    } else {
        vec![said(text, PLAIN)]
    }
}

fn section_title(edition: &Edition<'_>, id: String) -> Vec<Inline> {
    let section = SectionId::new(id)
        .ok()
        .filter(|id| edition.can_read(&Place::Section(id.clone())))
        .and_then(|id| edition.template.section(&id));
    section.map_or_else(Vec::new, |section| some(&section.title))
}

fn choice(column: &Column, name: &str) -> Vec<Inline> {
    let CellKind::Choice(options) = column.kind else {
        return Vec::new();
    };
    let Some(option) = options.iter().find(|option| option.name == name) else {
        return Vec::new();
    };
    if UNSAID.contains(&option.name) {
        return Vec::new();
    }
    match tone(options, name) {
        Some(tone) => vec![Inline::Status {
            tone,
            text: option.label.to_owned(),
        }],
        None => vec![words(option.label)],
    }
}

/// A strength asks for no answer: “not yet” would be wrong of it.
fn is_unanswered_strength(row: &dyn Record, column: &Column) -> bool {
    let is =
        |name: &str, option: &str| matches!(row.get(name), Value::Choice(own) if own == option);
    column.name == "status"
        && is("kind", FindingKind::Strength.name())
        && is("status", Progress::NotYet.name())
}

/// Returns how good a status is, for choices that are one.
fn tone(options: &[Choice], name: &str) -> Option<Tone> {
    if options == Progress::OPTIONS {
        return Progress::from_name(name).map(|progress| match progress {
            Progress::NotYet => Tone::Attention,
            Progress::Partly => Tone::Partly,
            Progress::Done | Progress::KeptUnderWatch => Tone::Good,
        });
    }
    if options == ActionStatus::OPTIONS {
        return ActionStatus::from_name(name).map(|status| match status {
            ActionStatus::Planned => Tone::Neutral,
            ActionStatus::Underway => Tone::Partly,
            ActionStatus::Done => Tone::Good,
            ActionStatus::Late => Tone::Attention,
        });
    }
    None
}
