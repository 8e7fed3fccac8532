//! Registers as plain tables for one reader, for those who count and check.
//!
//! A table has the rows that this reader's paper shows, and of each the columns that it shows them
//! in; what a paper keeps to itself, such as where a piece of evidence is held, is in none. Figures
//! are whole, for they are there to be checked: every period and comparator of an indicator that a
//! paper lists, also where the paper has room for the last ones only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    edition::Edition,
    paper::{
        text::{inline_text, inlines_text},
        tree::{Block, Body, Inline, List},
    },
    rows::{cells, priority},
};
use crate::{
    model::{
        Audience, CellKind, Column, Draft, Figure, Indicator, Period, Place, Point, Record,
        RegisterKind, RowId, SectionId, Value,
    },
    template::{FieldKind, Presentation, Template},
};

/// What the first column of every table is called: it holds what names a row for ever.
const ROW: &str = "Row";
/// What the column is called that holds by what the paper cites a row, “E3”.
const CITED: &str = "Cited as";

/// A register as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called, in small letters, without blanks.
    pub name: &'static str,
    /// Whose rows its lines are, one or more of each, named in the first column.
    pub register: RegisterKind,
    /// What its columns are called.
    pub head: Vec<&'static str>,
    /// Its rows, as long as its head.
    pub rows: Vec<Vec<SheetCell>>,
}

/// What stands in a cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetCell {
    /// Words, in one line or more; none where it is empty.
    Text(String),
    /// A day.
    Day(Date),
    /// A figure as it was published: a number, or a sign that says why there is none.
    Figure(String),
}

impl SheetCell {
    fn empty() -> Self {
        Self::Text(String::new())
    }
}

/// Returns the figures by period and then every register, as far as a reader's paper shows them
pub fn sheets(draft: &Draft, template: &Template, reader: Audience) -> Vec<Sheet> {
    let edition = Edition::new(draft, template, reader);
    let shown = shown(&edition);
    let mut sheets = vec![figures(&edition, &shown)];
    let registers = RegisterKind::ALL.iter();
    let registers = registers.map(|register| sheet(&edition, &shown, *register));
    sheets.extend(registers.filter(|sheet| !sheet.rows.is_empty()));
    sheets
}

/// Returns the cells that a reader's paper shows, by row and column, whether anything is written in
/// them or not.
pub fn shown_cells(
    draft: &Draft,
    template: &Template,
    reader: Audience,
) -> BTreeMap<RowId, BTreeSet<&'static str>> {
    shown(&Edition::new(draft, template, reader))
}

/// Returns what tables are called that some draft has for some reader.
pub fn sheet_names() -> impl Iterator<Item = &'static str> {
    let registers = RegisterKind::ALL.iter().map(|register| register.many());
    std::iter::once("figures").chain(registers)
}

/// Whether words of a table need an apostrophe before them, so that they stay words.
pub fn needs_apostrophe(words: &str) -> bool {
    crate::model::needs_apostrophe(words)
}

/// The columns that a paper shows of a row.
type Shown = BTreeMap<RowId, BTreeSet<&'static str>>;

fn shown(edition: &Edition<'_>) -> Shown {
    let mut shown = Shown::new();
    for (section, field) in edition.fields() {
        let FieldKind::Register(view) = &field.kind else {
            continue;
        };
        for row in edition.shown(&section.id, view) {
            let columns = row.columns().iter().map(|column| column.name);
            let is_shown = |name: &&str| {
                let is_title = *name == row.register().title_column();
                is_title || *name == "values" || view.columns.iter().any(|column| column == name)
            };
            let names = shown.entry(row.id().clone()).or_default();
            names.extend(columns.filter(is_shown));
            if view.show == Presentation::Blocks && row.register() == RegisterKind::Priorities {
                for step in priority::steps_below(edition, row.id()) {
                    let names = shown.entry(step.id().clone()).or_default();
                    names.extend(priority::STEP);
                    // They stand below what they belong to.
                    names.insert("priority");
                }
            }
        }
    }
    shown
}

fn rows_of<'a>(
    edition: &Edition<'a>,
    shown: &'a Shown,
    register: RegisterKind,
) -> Vec<(&'a dyn Record, &'a BTreeSet<&'static str>)> {
    let rows = edition.rows(register).iter();
    rows.filter_map(|row| Some((*row, shown.get(row.id())?)))
        .collect()
}

/// Returns a register, a line a row, with the columns that some row is shown in.
fn sheet(edition: &Edition<'_>, shown: &Shown, register: RegisterKind) -> Sheet {
    let rows = rows_of(edition, shown, register);
    let all = rows.first().map_or(&[][..], |(row, _)| row.columns());
    let columns: Vec<&Column> = { all.iter() }
        .filter(|column| column.kind != CellKind::Series)
        .filter(|column| rows.iter().any(|(_, names)| names.contains(column.name)))
        .collect();
    let labels: Vec<String> = { rows.iter() }
        .map(|(row, _)| inlines_text(&edition.labels().cites(&[row.id().clone()])))
        .collect();
    let is_cited = labels.iter().any(|label| !label.is_empty());
    let line = |((row, names), label): (&(&dyn Record, &BTreeSet<&'static str>), String)| {
        let cells = columns.iter().map(|column| {
            if names.contains(column.name) {
                cell(edition, *row, column)
            } else {
                SheetCell::empty()
            }
        });
        let id = SheetCell::Text(row.id().as_str().to_owned());
        let label = is_cited.then_some(SheetCell::Text(label));
        std::iter::once(id).chain(label).chain(cells).collect()
    };
    let head = std::iter::once(ROW).chain(is_cited.then_some(CITED));
    Sheet {
        name: register.many(),
        register,
        head: head
            .chain(columns.iter().map(|column| column.label))
            .collect(),
        rows: rows.iter().zip(labels).map(line).collect(),
    }
}

/// What the table of figures has at its head; what brings figures in knows it by that.
const FIGURES: [&str; 9] = [
    ROW,
    "Indicator",
    "Unit",
    "Period",
    "Our figure",
    "Statistical neighbours",
    "Region",
    "England",
    "Target",
];

/// Returns the figures, a line for each indicator and period.
fn figures(edition: &Edition<'_>, shown: &Shown) -> Sheet {
    let indicators = edition.draft.registers.indicators.iter();
    let readable = rows_of(edition, shown, RegisterKind::Indicators);
    let is_readable = |indicator: &&Indicator| {
        let mut rows = readable.iter();
        rows.any(|(row, _)| row.id() == &indicator.id)
    };
    let mut rows = Vec::new();
    for indicator in indicators.filter(is_readable) {
        let points = indicator.values.iter();
        rows.extend(points.map(|point| figure_line(indicator, point)));
    }
    Sheet {
        name: "figures",
        register: RegisterKind::Indicators,
        head: FIGURES.to_vec(),
        rows,
    }
}

fn figure_line(indicator: &Indicator, point: &Point) -> Vec<SheetCell> {
    let words = [
        indicator.id.as_str(),
        &indicator.title,
        &indicator.unit,
        &point.period,
    ];
    let words = words.map(|words| SheetCell::Text(words.trim().to_owned()));
    let figure = |figure: &Figure| SheetCell::Figure(figure.0.trim().to_owned());
    words
        .into_iter()
        .chain(point.figures().map(figure))
        .collect()
}

fn cell(edition: &Edition<'_>, row: &dyn Record, column: &Column) -> SheetCell {
    match row.get(column.name) {
        Value::Date(Some(day)) => SheetCell::Day(day),
        Value::Period(period) => match (period.from, period.to) {
            (Some(from), Some(to)) if from == to => SheetCell::Day(from),
            _ => SheetCell::Text(days(&period)),
        },
        Value::Text(text) if column.kind == CellKind::Section => {
            SheetCell::Text(section_title(edition, text))
        }
        Value::Text(_)
        | Value::Prose(_)
        | Value::Date(None)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => SheetCell::Text(words(&cells::content(edition, row, column))),
    }
}

fn section_title(edition: &Edition<'_>, id: String) -> String {
    let section = SectionId::new(id).ok();
    let section = section.filter(|id| edition.can_read(&Place::Section(id.clone())));
    let section = section.and_then(|id| edition.template.section(&id));
    section.map_or_else(String::new, |section| section.title.clone())
}

/// Returns the days of a period so that a table sorts them.
fn days(period: &Period) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (None, None) => String::new(),
    }
}

/// Returns what blocks say, a line a paragraph or entry of a list.
fn words(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    push(blocks, &mut lines);
    lines.join("\n")
}

fn push(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match &block.body {
            Body::Heading(heading) => lines.push(heading.text.clone()),
            Body::Paragraph { text, .. } => lines.push(line(text)),
            Body::List(list) => push_list(list, lines),
            Body::Quote(inner) => push(inner, lines),
            // No cell holds these.
            Body::Table(_) | Body::Chart(_) => {}
        }
    }
}

/// Returns the words of a paragraph, with brackets around what it cites behind words.
fn line(text: &[Inline]) -> String {
    let mut all = String::new();
    let is_all_cited = text.iter().all(|inline| match inline {
        Inline::Cite { .. } => true,
        Inline::Text { .. }
        | Inline::Link { .. }
        | Inline::Status { .. }
        | Inline::Mark(_)
        | Inline::Break => inline_text(inline).trim_matches([' ', ',', ';']).is_empty(),
    });
    if is_all_cited {
        return inlines_text(text);
    }
    for inline in text {
        match inline {
            Inline::Cite { label, .. } => {
                all.push('[');
                all.push_str(label);
                all.push(']');
            }
            Inline::Text { .. }
            | Inline::Link { .. }
            | Inline::Status { .. }
            | Inline::Mark(_)
            | Inline::Break => {
                all.push_str(inline_text(inline));
            }
        }
    }
    all
}

fn push_list(list: &List, lines: &mut Vec<String>) {
    for (idx, item) in list.items.iter().enumerate() {
        let mark = match list.start {
            Some(start) => format!("{}. ", start.saturating_add(idx as u64)),
            None => "• ".to_owned(),
        };
        let mut inner = Vec::new();
        push(item, &mut inner);
        let marked = inner.into_iter().enumerate().map(|(idx, line)| {
            let lead = if idx == 0 { mark.as_str() } else { "  " };
            format!("{lead}{line}")
        });
        lines.extend(marked);
    }
}
