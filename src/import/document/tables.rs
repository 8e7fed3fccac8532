//! Which register a table could go to, by what its columns are called, whatever their order.

use super::{
    found::{Document, Table},
    passages::names,
    wordings::{AREAS, GLOSSARY, WORDINGS, Wording},
};
use crate::model::{NamedPeriod, RegisterKind};

/// How many rows at the top may be the header.
const MAX_ABOVE: usize = 3;

/// What a table is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// The register that its rows belong to.
    pub register: RegisterKind,
    /// The columns of the table: what each is called there, and the register’s column that it
    /// is; none where there is none.
    pub columns: Vec<(String, Option<&'static str>)>,
    /// How many rows stand above the first of its own.
    pub(super) n_head: usize,
    /// Whether its claims are of what should improve.
    pub(super) is_area: bool,
}

/// Returns what every table of a document is taken for; none where it is only words.
pub(super) fn recognised(document: &Document) -> Vec<Option<Recognised>> {
    let tables = document.tables.iter();
    let heading = |table: &Table| {
        let passage = document.passages.get(table.passage);
        passage.map_or("", |passage| passage.heading.as_str())
    };
    tables
        .map(|table| of_table(table, heading(table)))
        .collect()
}

fn of_table(table: &Table, heading: &str) -> Option<Recognised> {
    let rows = table.rows.iter().take(MAX_ABOVE).enumerate();
    let rated = rows.filter_map(|(idx, row)| of_header(names(row), idx + 1));
    let best = rated.max_by_key(|(rate, found)| (*rate, std::cmp::Reverse(found.n_head)));
    let best = best.filter(|(_, found)| table.rows.len() > found.n_head);
    best.map(|(_, found)| found)
        .or_else(|| glossary(table, heading))
}

/// Takes a table of two columns without names for a glossary, where a heading says that it is.
fn glossary(table: &Table, heading: &str) -> Option<Recognised> {
    let is_named = words(heading)
        .iter()
        .any(|word| GLOSSARY.contains(&word.as_str()));
    let is_of_two = table.rows.iter().all(|row| row.cells.len() == 2);
    (is_named && is_of_two).then(|| Recognised {
        register: RegisterKind::Terms,
        columns: vec![
            (String::new(), Some("term")),
            (String::new(), Some("meaning")),
        ],
        n_head: 0,
        is_area: false,
    })
}

/// Returns what a table with such a header is taken for, and how well it fits.
fn of_header(names: Vec<String>, n_head: usize) -> Option<(usize, Recognised)> {
    let headers: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
    let n_named = headers.iter().filter(|header| !header.is_empty()).count();
    if n_named < 2 {
        return None;
    }
    let years: Vec<bool> = names
        .iter()
        .map(|name| NamedPeriod::read(name).time.is_some())
        .collect();
    let fits = WORDINGS.iter().rev().filter_map(|wording| {
        let (mut rate, columns) = assigned(wording, &headers);
        let has = |column: &str| columns.contains(&Some(column));
        let is_figures = wording.register == RegisterKind::Indicators;
        let n_years = years.iter().filter(|is_year| **is_year).count();
        if is_figures {
            rate += 6 * n_years;
        }
        let has_other =
            wording.others.iter().any(|other| has(other)) || (is_figures && n_years > 0);
        let n_known = columns.iter().flatten().count() + if is_figures { n_years } else { 0 };
        let is_fit = has(wording.key) && has_other && 2 * n_known >= n_named;
        is_fit.then_some((rate, wording, columns))
    });
    let (rate, wording, columns) = fits.max_by_key(|(rate, ..)| *rate)?;
    let key = columns
        .iter()
        .position(|column| *column == Some(wording.key));
    let key = key.and_then(|idx| headers.get(idx));
    let is_area = key.is_some_and(|key| key.iter().any(|word| AREAS.contains(&word.as_str())));
    Some((
        rate,
        Recognised {
            register: wording.register,
            columns: names.into_iter().zip(columns).collect(),
            n_head,
            is_area,
        },
    ))
}

/// Gives every column of a register to the header that fits it best, each once.
fn assigned(wording: &Wording, headers: &[Vec<String>]) -> (usize, Vec<Option<&'static str>>) {
    let mut fits: Vec<(usize, usize, &'static str)> = Vec::new();
    for (idx, header) in headers.iter().enumerate() {
        for (column, phrases) in wording.columns {
            let rates = phrases.iter().map(|phrase| rate(header, phrase));
            let rate = rates.max().unwrap_or(0);
            if rate > 0 {
                fits.push((rate, idx, *column));
            }
        }
    }
    fits.sort_by_key(|(rate, idx, _)| (std::cmp::Reverse(*rate), *idx));
    let mut columns: Vec<Option<&'static str>> = vec![None; headers.len()];
    let mut all = 0;
    for (rate, idx, column) in fits {
        if columns.contains(&Some(column)) {
            continue;
        }
        if let Some(free @ None) = columns.get_mut(idx) {
            *free = Some(column);
            all += rate;
        }
    }
    (all, columns)
}

/// Returns how well a phrase fits a header; nought where it does not.
pub(super) fn rate(header: &[String], phrase: &str) -> usize {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    let is_at = |window: &[String]| window.iter().zip(&phrase).all(|(one, other)| one == other);
    let mut windows = header.windows(phrase.len());
    if !windows.any(is_at) {
        return 0;
    }
    let n_more = header.len() - phrase.len();
    // A header of many words that only holds one says something else.
    match n_more {
        0 => 8 + phrase.len(),
        1..=5 => 2 * phrase.len() + usize::from(header.starts_with(&owned(&phrase))),
        _ => phrase.len().saturating_sub(1),
    }
}

fn owned(phrase: &[&str]) -> Vec<String> {
    phrase.iter().map(|word| (*word).to_owned()).collect()
}

/// Returns the words of a header in small letters.
pub(super) fn words(text: &str) -> Vec<String> {
    let small = text.to_lowercase().replace(['’', '\''], "");
    let words = small.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(header: &str) -> String {
        let names = header
            .split('|')
            .map(|name| name.trim().to_owned())
            .collect();
        let Some((_, found)) = of_header(names, 1) else {
            return "words".to_owned();
        };
        let columns = found
            .columns
            .iter()
            .map(|(_, column)| column.unwrap_or("–"));
        let columns: Vec<&str> = columns.collect();
        format!("{}: {}", found.register.many(), columns.join(" "))
    }

    #[test]
    fn tables_are_known_by_their_columns_in_any_order() {
        for (header, expected) in [
            (
                "Action | Owner | By when | RAG",
                "actions: what owner due status",
            ),
            (
                "Ref | Deadline | Lead officer | Key actions",
                "actions: – due owner what",
            ),
            (
                "Recommendation | What we have done | Impact | Next steps",
                "findings: said did difference left",
            ),
            (
                "Progress | Ofsted recommendation | Status",
                "findings: did said status",
            ),
            (
                "Priority | Outcome for children | Success measure | Lead | By when",
                "priorities: title outcome measure owner due",
            ),
            (
                "Indicator | 2023/24 | 2024/25 | England",
                "indicators: title – – –",
            ),
            (
                "Source of evidence | Date | Sample size | Confidence",
                "evidence: title as_at sample confidence",
            ),
            (
                "Strengths | How do we know? | Impact",
                "statements: claim how difference",
            ),
            ("Acronym | What it means", "terms: term meaning"),
            ("Ward | Children | Schools", "words"),
            ("Name | Role", "words"),
            ("2023 | 2024", "words"),
        ] {
            assert_eq!(taken(header), expected, "{header}");
        }
    }
}
