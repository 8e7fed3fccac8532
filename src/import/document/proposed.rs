//! Passages as text of sections, tables as rows of registers: what is there already stays before
//! it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    found::{Document, Line, Passage, Target},
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
    for (passage, target) in document.passages.iter().zip(targets) {
        let Some(target) = target else { continue };
        let title = template
            .section(&target.section)
            .map_or("", |section| &section.title);
        let text = prose(passage, title, document, takes);
        if text.is_empty() {
            continue;
        }
        let key = (target.section.clone(), target.field.clone());
        let all = texts.entry(key).or_default();
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        all.push_str(&text);
    }
    let mut left = Vec::new();
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
/// otherwise: headings come from the template alone.
fn prose(passage: &Passage, title: &str, document: &Document, takes: &[Takes]) -> String {
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
    let heading = passage.heading.trim();
    let is_same = heading.to_lowercase() == title.to_lowercase();
    if heading.is_empty() || is_same {
        body
    } else {
        format!("**{}**\n\n{body}", pasted(heading))
            .trim_end()
            .to_owned()
    }
}
