//! Passages as text of sections, tables as rows of registers: what is there already stays before
//! it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    found::{Document, Line, Passage, Table, Target},
    passages,
    rows::Added,
    tables::Recognised,
};
use crate::import::{
    left::Left,
    proposal::{NewRow, Proposal},
};
use crate::model::{Answer, Draft, FieldId, Place, Prose, SectionId, Value, notes_of, own_columns};
use crate::prose::pasted;
use crate::template::Template;

/// What a table is taken as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Takes {
    /// As rows of the register that it was recognised for.
    Rows(Recognised),
    /// As a list, with the passage that it stands in.
    Words,
    /// It is not taken.
    Nothing,
}

impl Takes {
    /// Returns how many rows a table has that is taken so, without those at its head.
    pub fn n_rows(&self, table: &Table) -> usize {
        let n_head = match self {
            Self::Rows(recognised) => recognised.n_head,
            Self::Words | Self::Nothing => 0,
        };
        table.n_rows().saturating_sub(n_head)
    }
}

/// Returns what goes into a draft where passages and tables are taken so, in the order of the
/// document, and what has no place in rows.
pub fn proposal(
    document: &Document,
    (targets, takes): (&[Option<Target>], &[Takes]),
    draft: &Draft,
    template: &Template,
) -> (Proposal, Vec<Left>) {
    let mut earlier = Vec::new();
    let mut texts: BTreeMap<(SectionId, FieldId), String> = BTreeMap::new();
    let mut left = Vec::new();
    for (passage, target) in document.passages.iter().zip(targets) {
        let Some(target) = target else { continue };
        let section = template.section(&target.section);
        let titles = section.map_or(["", ""], |section| {
            [&section.title, section.outline_title()]
        });
        let text = prose(passage, titles, document, takes);
        if text.is_empty() {
            left.extend(lone_heading(passage, titles));
            continue;
        }
        let key = (target.section.clone(), target.field.clone());
        let all = texts.entry(key).or_default();
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        all.push_str(&text);
    }
    let values = texts.into_iter().filter_map(|((section, field), text)| {
        let before = draft
            .answers
            .get(&section)
            .and_then(|answers| answers.get(&field));
        let before = match before {
            Some(Answer::Prose(prose)) => prose.as_str().trim_end(),
            Some(Answer::Line(line)) => line.trim_end(),
            Some(Answer::Date(_) | Answer::Choice(_)) => {
                let why = "A day or a choice stands in its place.".to_owned();
                left.push(Left { text, why });
                return None;
            }
            None => "",
        };
        // The same document again adds nothing.
        if before.contains(text.trim()) {
            return None;
        }
        earlier.extend(notes_of(&text));
        let whole = if before.is_empty() {
            text
        } else {
            format!("{before}\n\n{text}")
        };
        let value = Value::Prose(Prose::new(whole));
        Some((Place::Field(section, field), value))
    });
    let values: Vec<(Place, Value)> = values.collect();
    let mut rows = Added {
        draft,
        rows: Vec::new(),
        named: BTreeSet::new(),
        left,
    };
    for (table, takes) in document.tables.iter().zip(takes) {
        let Takes::Rows(recognised) = takes else {
            continue;
        };
        let target = targets.get(table.passage).and_then(Option::as_ref);
        rows.add(table, recognised, target.map(|target| &target.section));
    }
    earlier.extend(rows.rows.iter().flat_map(notes_of_row));
    let known: BTreeSet<String> = earlier.drain(..).collect();
    let proposal = Proposal {
        label: "Bring in a document".to_owned(),
        rows: rows.rows,
        values,
        earlier: known.into_iter().collect(),
    };
    (proposal, rows.left)
}

/// Returns the notes of what a row says that may be out of date.
fn notes_of_row(row: &NewRow) -> Vec<String> {
    let columns = own_columns(row.register);
    let own = row
        .preset
        .iter()
        .filter(|(column, _)| columns.contains(column));
    own.filter_map(|(_, value)| value.written())
        .flat_map(notes_of)
        .collect()
}

/// Returns a passage as prose. Its heading stays as a bold line where the section is called
/// otherwise: headings come from the template alone. One with no text of its own gives none.
fn prose(passage: &Passage, titles: [&str; 2], document: &Document, takes: &[Takes]) -> String {
    let mut lines = Vec::new();
    for line in &passage.lines {
        match line {
            Line::Words { .. } => lines.push(line.clone()),
            Line::Table(idx) if takes.get(*idx) == Some(&Takes::Words) => {
                let items = document
                    .tables
                    .get(*idx)
                    .map(|table| table.items.as_slice());
                let items = items.unwrap_or_default().iter();
                lines.extend(items.map(|(text, prose)| Line::Words {
                    text: text.clone(),
                    prose: prose.clone(),
                }));
            }
            Line::Table(_) => {}
        }
    }
    let body = passages::prose(&lines);
    match own_heading(passage, titles) {
        Some(heading) if !body.is_empty() => format!("**{}**\n\n{body}", pasted(heading))
            .trim_end()
            .to_owned(),
        Some(_) | None => body,
    }
}

/// Returns the heading of a passage where its section is called otherwise, in the paper and in the
/// outline.
fn own_heading<'a>(passage: &'a Passage, titles: [&str; 2]) -> Option<&'a str> {
    let heading = passage.heading.trim();
    let is_same = |title: &str| heading.to_lowercase() == title.to_lowercase();
    (!heading.is_empty() && !titles.into_iter().any(is_same)).then_some(heading)
}

/// Tells a heading below which nothing of its own stands: of its section it says nothing.
fn lone_heading(passage: &Passage, titles: [&str; 2]) -> Option<Left> {
    let heading = own_heading(passage, titles)?;
    Some(Left {
        text: heading.to_owned(),
        why: "It is a heading with no text of its own.".to_owned(),
    })
}
