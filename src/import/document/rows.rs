//! Rows of a recognised table as rows of a register. What no column takes is told, and so is what
//! a row says otherwise that the draft has already.

use std::collections::BTreeSet;

use super::{
    block::{self, Block, Row},
    found::{Line, Table},
    passages,
    tables::{Recognised, rate, words},
    wordings::{COMPARATORS, OPTIONS},
};
use crate::import::{
    left::Left,
    proposal::{NewRow, Target},
};
use crate::model::{
    Cell as _, CellKind, Choice, Column, Draft, Figure, FindingKind, NamedPeriod, Point, Prose,
    Record, RegisterKind, SectionId, Value, parse_date, plain_words, row_title,
};

/// How long a text may be that names a row, in bytes.
const MAX_TITLE: usize = 160;

/// Rows that are put together for a draft.
pub(super) struct Added<'a> {
    pub(super) draft: &'a Draft,
    pub(super) rows: Vec<NewRow>,
    /// Those of the rows that were only named by others, by position.
    pub(super) named: BTreeSet<usize>,
    pub(super) left: Vec<Left>,
}

/// A cell that a column takes: the name of its column here, that of the register, and its words.
type Taken<'a> = (&'a str, &'static str, String);

impl Added<'_> {
    /// Adds the rows of a table. Those that the draft has already are not added again; what they
    /// say otherwise is told.
    pub(super) fn add(
        &mut self,
        table: &Table,
        recognised: &Recognised,
        section: Option<&SectionId>,
    ) {
        let names: Vec<&str> = { recognised.columns.iter() }
            .map(|(name, _)| name.as_str())
            .collect();
        for (idx, row) in table.rows.iter().enumerate() {
            let texts: Vec<String> = row.cells.iter().map(|cell| block::text(cell)).collect();
            let mut own = texts.iter().zip(&names);
            let is_head = own.all(|(text, name)| text == name);
            if is_head && recognised.n_head > 0 {
                continue;
            }
            if idx + 1 < recognised.n_head {
                self.leave(&texts.join(" | "), "It stands above a table.");
            } else if row.cells.len() < 2 && names.len() > 2 {
                self.leave(&texts.join(" | "), "It stands across a table.");
            } else {
                self.add_row(row, recognised, section);
            }
        }
    }

    fn add_row(&mut self, row: &Row, recognised: &Recognised, section: Option<&SectionId>) {
        let register = recognised.register;
        let mut new = NewRow {
            register,
            preset: Vec::new(),
            links: Vec::new(),
        };
        let n_rows = self.rows.len();
        let (mut untaken, mut taken) = (Vec::new(), Vec::new());
        for (idx, cell) in row.cells.iter().enumerate() {
            if cell.is_empty() {
                continue;
            }
            let (name, column) = match recognised.columns.get(idx) {
                Some((name, column)) => (name.as_str(), *column),
                None => ("", None),
            };
            let column = column.and_then(|column| register.column(column));
            match column {
                Some(column) if self.put(&mut new, column, cell) => {
                    taken.push((name, column.name, block::text(cell)));
                }
                _ => untaken.push((name, block::text(cell))),
            }
        }
        if register == RegisterKind::Indicators {
            let all = untaken.clone();
            let points = points(row, recognised, &mut untaken);
            new.preset.push(("values", Value::Series(points)));
            let figures = all.into_iter().filter(|cell| !untaken.contains(cell));
            taken.extend(figures.map(|(name, text)| (name, "values", text)));
        }
        let title = title(&new);
        if title.is_empty() {
            let texts: Vec<String> = row.cells.iter().map(|cell| block::text(cell)).collect();
            self.leave(&texts.join(" | "), "This row of a table has no name.");
            return;
        }
        for (name, text) in untaken {
            let words = format!("{title} – {name}: {text}");
            self.leave(&words, "There is no place for it in the row.");
        }
        if register == RegisterKind::Statements {
            let kind = if recognised.is_area {
                FindingKind::Area
            } else {
                FindingKind::Strength
            };
            new.preset.push(("kind", kind.value()));
            let section = section.map(|section| Value::Text(section.to_string()));
            new.preset
                .extend(section.map(|section| ("section", section)));
        }
        if let Some(differing) = self.differing(&new, &title, &taken) {
            // What only this row names is not added for its sake.
            self.rows.truncate(n_rows);
            self.named.retain(|idx| *idx < n_rows);
            for (name, _, text) in differing {
                let words = format!("{title} – {name}: {text}");
                self.leave(&words, "A row of this name is there already.");
            }
            return;
        }
        let named = self.new_called(register, &title);
        let named = named.filter(|idx| self.named.remove(idx));
        match named.and_then(|idx| self.rows.get_mut(idx)) {
            Some(row) => *row = new,
            None => self.rows.push(new),
        }
    }

    /// Returns what of a row stands otherwise in the row of the draft that is called so and is
    /// most like it, if the draft has one.
    fn differing<'t>(
        &self,
        new: &NewRow,
        title: &str,
        taken: &[Taken<'t>],
    ) -> Option<Vec<Taken<'t>>> {
        let wanted = words(title);
        let rows = self.draft.registers.rows(new.register).into_iter();
        let called = rows.filter(|row| words(&row_title(*row)) == wanted);
        let differing = called.map(|row| {
            let differs = |(_, column, _): &&Taken<'t>| {
                *column != new.register.title_column() && !has(row, new, column)
            };
            taken.iter().filter(differs).cloned().collect()
        });
        differing.min_by_key(Vec::len)
    }

    fn leave(&mut self, text: &str, why: &str) {
        if !text.trim().is_empty() {
            self.left.push(Left {
                text: text.to_owned(),
                why: why.to_owned(),
            });
        }
    }

    /// Puts a cell into a column; says whether the column takes it.
    fn put(&mut self, new: &mut NewRow, column: &'static Column, cell: &[Block]) -> bool {
        let text = block::text(cell);
        let value = match column.kind {
            CellKind::Text => Some(Value::Text(text)),
            CellKind::Prose => Some(Value::Prose(Prose::new(prose(cell)))),
            CellKind::Date => date(&text).map(|date| Value::Date(Some(date))),
            CellKind::Choice(options) => option(&text, options).map(Value::Choice),
            CellKind::Link(to) | CellKind::Links(to) if text.len() <= MAX_TITLE => {
                let target = self.row_called(to, &text);
                new.links.push((column.name, target));
                return true;
            }
            CellKind::Link(_)
            | CellKind::Links(_)
            | CellKind::Period
            | CellKind::Section
            | CellKind::Series
            | CellKind::List
            | CellKind::SignOffs
            | CellKind::Color
            | CellKind::Logo => None,
        };
        let is_taken = value.is_some();
        new.preset.extend(value.map(|value| (column.name, value)));
        is_taken
    }

    /// Returns the row of a register that is called so, which is added if there is none.
    fn row_called(&mut self, register: RegisterKind, text: &str) -> Target {
        if let Some(target) = self.known(register, text) {
            return target;
        }
        let title = Value::Text(text.to_owned());
        self.rows.push(NewRow {
            register,
            preset: vec![(register.title_column(), title)],
            links: Vec::new(),
        });
        self.named.insert(self.rows.len() - 1);
        Target::New(self.rows.len() - 1)
    }

    fn known(&self, register: RegisterKind, text: &str) -> Option<Target> {
        let wanted = words(text);
        let rows = self.draft.registers.rows(register);
        let known = rows.iter().find(|row| words(&row_title(**row)) == wanted);
        if let Some(row) = known {
            return Some(Target::Row(row.id().clone()));
        }
        self.new_called(register, text).map(Target::New)
    }

    fn new_called(&self, register: RegisterKind, text: &str) -> Option<usize> {
        let wanted = words(text);
        let mut new = self.rows.iter();
        new.position(|row| row.register == register && words(&title(row)) == wanted)
    }
}

/// Whether a row of a draft holds what a new row would hold in a column. Of figures it may hold
/// more.
fn has(row: &dyn Record, new: &NewRow, column: &str) -> bool {
    let own = row.get(column);
    let linked = new.links.iter().find(|(name, _)| *name == column);
    if let Some((_, target)) = linked {
        let Target::Row(id) = target else {
            return false;
        };
        let is_one = own == Value::Link(Some(id.clone()));
        return is_one || matches!(own, Value::Links(own) if own.contains(id));
    }
    let preset = new.preset.iter().find(|(name, _)| *name == column);
    match (preset.map(|(_, value)| value), own) {
        (Some(Value::Series(new)), Value::Series(own)) => {
            new.iter().all(|point| own.contains(point))
        }
        (Some(new), own) => *new == own,
        (None, _) => false,
    }
}

/// Returns what a new row is called.
fn title(new: &NewRow) -> String {
    let column = new.register.title_column();
    let found = new.preset.iter().find(|(own, _)| *own == column);
    match found.map(|(_, value)| value) {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Prose(prose)) => plain_words(prose.as_str()),
        _ => String::new(),
    }
}

/// Returns a cell as prose. What is bold as a whole is so by its column.
fn prose(cell: &[Block]) -> String {
    let mut lines = Vec::new();
    for block in cell {
        match block {
            Block::Words(paragraph) => {
                let mut paragraph = paragraph.clone();
                if paragraph.is_bold {
                    for (_, voice) in &mut paragraph.pieces {
                        voice.bold = false;
                    }
                }
                lines.push(passages::line(&paragraph));
            }
            Block::Table(_) => {
                let text = block::text(std::slice::from_ref(block));
                lines.push(Line::Words {
                    prose: text.clone(),
                    text,
                });
            }
        }
    }
    passages::prose(&lines)
}

/// Reads a day, or the last day of a month.
fn date(text: &str) -> Option<jiff::civil::Date> {
    let text = text.trim().trim_end_matches('.');
    let text = text.strip_prefix("by ").unwrap_or(text);
    let text = text.strip_prefix("By ").unwrap_or(text);
    let text = text.strip_prefix("end of ").unwrap_or(text);
    parse_date(text).or_else(|| {
        let first = parse_date(&format!("1 {}", text.replace('-', " ")))?;
        Some(first.last_of_month())
    })
}

/// Finds the option that is meant.
fn option(text: &str, options: &[Choice]) -> Option<String> {
    let said = words(text).join(" ");
    let is_called = |option: &&Choice| words(option.label).join(" ") == said;
    let known = options.iter().find(is_called);
    let known = known.or_else(|| {
        let begins = |option: &&Choice| words(option.label).join(" ").starts_with(&said);
        Some(said.as_str())
            .filter(|said| said.len() > 3)
            .and_then(|_| options.iter().find(begins))
    });
    if let Some(option) = known {
        return Some(option.name.to_owned());
    }
    let (_, names) = OPTIONS.iter().find(|(own, _)| *own == said)?;
    let has = |name: &&&str| options.iter().any(|option| option.name == **name);
    names.iter().find(has).map(|name| (*name).to_owned())
}

/// Returns the figures of a row by the years in the header; comparators stand with the last of
/// them. What was taken is taken off what was not.
fn points(row: &Row, recognised: &Recognised, untaken: &mut Vec<(&str, String)>) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let mut taken: Vec<&str> = Vec::new();
    let cells = recognised.columns.iter().zip(&row.cells);
    let free = cells.filter(|((_, column), _)| column.is_none());
    let free: Vec<(&str, String)> = free
        .map(|((name, _), cell)| (name.as_str(), block::text(cell)))
        .collect();
    for (name, text) in &free {
        let figure = Figure(text.clone());
        if NamedPeriod::read(name).time.is_some() && !figure.is_unclear() {
            taken.push(*name);
            points.push(Point {
                period: (*name).to_owned(),
                ours: figure,
                ..Point::default()
            });
        }
    }
    let time = |point: &Point| {
        NamedPeriod::read(&point.period)
            .time
            .map(|time| time.order())
    };
    points.sort_by_key(time);
    for (name, text) in &free {
        let header = words(name);
        let fits = |phrases: &[&str]| phrases.iter().any(|phrase| rate(&header, phrase) > 0);
        let whose = COMPARATORS.iter().find(|(_, phrases)| fits(phrases));
        let figure = Figure(text.clone());
        if let (Some((whose, _)), Some(point), false) =
            (whose, points.last_mut(), figure.is_unclear())
        {
            let slot = match *whose {
                "england" => &mut point.england,
                "neighbours" => &mut point.neighbours,
                "region" => &mut point.region,
                _ => &mut point.target,
            };
            *slot = figure;
            taken.push(*name);
        }
    }
    untaken.retain(|(name, _)| !taken.contains(name));
    points
}
