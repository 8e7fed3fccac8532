//! A document as the command line tells it.

use serde::Serialize;

use super::done::Done;
use crate::cli::terminal::{Failure, Terminal};
use crate::import::{
    Kind, Left,
    document::{Document, Passage, Table, Takes, Target, untaken},
};
use crate::model::count_words;
use crate::template::Template;

/// What was found, as other programs read it.
#[derive(Serialize)]
pub(super) struct JsonFound {
    kind: &'static str,
    sections: Vec<JsonSection>,
    tables: Vec<JsonTable>,
    left: Vec<JsonLeft>,
    changes: usize,
    carried_out: bool,
}

/// A section with what goes to it.
#[derive(Serialize)]
struct JsonSection {
    id: String,
    /// How many words go to it, headings counted.
    words: usize,
    passages: Vec<JsonPassage>,
}

/// A table with what its rows become.
#[derive(Serialize)]
struct JsonTable {
    register: &'static str,
    rows: usize,
    words: usize,
    columns: Vec<JsonColumn>,
}

#[derive(Serialize)]
struct JsonColumn {
    header: String,
    column: Option<&'static str>,
}

#[derive(Serialize)]
struct JsonPassage {
    heading: String,
    words: usize,
    text: String,
    /// How sure it is, from 0 to 1.
    confidence: f32,
}

#[derive(Serialize)]
struct JsonLeft {
    text: String,
    why: String,
}

impl JsonFound {
    /// Tells a document; `without` is what has no place in the rows of its tables.
    pub(super) fn of(
        kind: Kind,
        document: &Document,
        (targets, takes): (&[Option<Target>], &[Takes]),
        without: Vec<Left>,
        done: Done,
    ) -> Self {
        let mut sections: Vec<JsonSection> = Vec::new();
        let mut tables = Vec::new();
        for (idx, (passage, target)) in document.passages.iter().zip(targets).enumerate() {
            let own = document.tables.iter().zip(takes);
            let own = own.filter(|(table, _)| table.passage == idx);
            let mut words = Vec::new();
            for (table, takes) in own {
                match takes {
                    Takes::Rows(_) => tables.extend(json_table(table, takes)),
                    Takes::Words => words.push(table.text()),
                    Takes::Nothing => {}
                }
            }
            if let Some(target) = target {
                take(&mut sections, passage, &words, target);
            }
        }
        let left = untaken(document, targets, takes);
        Self {
            kind: kind.name(),
            sections,
            tables,
            left: { left.into_iter().chain(without) }
                .map(|left| JsonLeft {
                    text: left.text,
                    why: left.why,
                })
                .collect(),
            changes: done.n_changes,
            carried_out: done.is_carried_out,
        }
    }
}

fn json_table(table: &Table, takes: &Takes) -> Option<JsonTable> {
    let Takes::Rows(recognised) = takes else {
        return None;
    };
    let columns = recognised.columns.iter();
    Some(JsonTable {
        register: recognised.register.many(),
        rows: table.n_rows(),
        words: count_words(&table.text()),
        columns: columns
            .map(|(header, column)| JsonColumn {
                header: header.clone(),
                column: *column,
            })
            .collect(),
    })
}

fn take(sections: &mut Vec<JsonSection>, passage: &Passage, tables: &[String], target: &Target) {
    let texts = std::iter::once(passage.text()).chain(tables.iter().cloned());
    let text = texts.collect::<Vec<_>>().join("\n");
    let n_words = count_words(&text);
    let id = target.section.as_str();
    let at = sections.iter().position(|section| section.id == id);
    let at = at.unwrap_or_else(|| {
        sections.push(JsonSection {
            id: id.to_owned(),
            words: 0,
            passages: Vec::new(),
        });
        sections.len() - 1
    });
    if let Some(section) = sections.get_mut(at) {
        section.words += n_words;
        section.passages.push(JsonPassage {
            heading: passage.heading.clone(),
            words: n_words,
            text,
            confidence: f32::from(target.sure) / 100.0,
        });
    }
}

pub(super) fn write(
    found: &JsonFound,
    template: &Template,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    for section in &found.sections {
        let id = crate::model::SectionId::new(section.id.clone()).ok();
        let known = id.and_then(|id| template.section(&id));
        let title = known.map_or(section.id.as_str(), |section| section.title.as_str());
        writeln!(terminal.out, "+ {title}: {} words", section.words)?;
        for passage in &section.passages {
            let heading = match passage.heading.as_str() {
                "" => "(before the first heading)",
                heading => heading,
            };
            let sure = passage.confidence * 100.0;
            writeln!(terminal.out, "    {heading} ({sure:.0} % sure)")?;
        }
    }
    for table in &found.tables {
        let (register, rows) = (table.register, table.rows);
        writeln!(terminal.out, "+ a table of {rows} rows: {register}")?;
        for column in &table.columns {
            let taken = column.column.unwrap_or("no column");
            writeln!(terminal.out, "    {} → {taken}", column.header)?;
        }
    }
    for left in &found.left {
        writeln!(terminal.out, "Not taken: {}\n  {}", left.text, left.why)?;
    }
    Ok(())
}
