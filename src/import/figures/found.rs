//! What was found in a file of figures.

use crate::import::left::Left;
use crate::model::Point;

/// What came of a file of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The figures of one authority.
    Figures(Figures),
    /// There are many authorities, of which none was named that is among them.
    Places(Places),
}

/// What a file of figures holds of one authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The authority as it was named; empty for a council's own table.
    pub authority: String,
    /// Its series, in the order of the file.
    pub series: Vec<Series>,
    /// What was not understood.
    pub left: Vec<Left>,
}

/// The authorities of a file, where the one that was named is not among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The authority as it was named.
    pub authority: String,
    /// Those in the file, in its order.
    pub names: Vec<String>,
}

/// One measure over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The column, or the name in the table.
    pub column: String,
    /// What else says which of the column's figures these are: an age, a kind of placement.
    pub filters: Vec<(String, String)>,
    /// The figures by period, in the order of time where that is plain.
    pub points: Vec<Point>,
    /// Where they stand in the file.
    pub place: String,
    /// Which row of a draft they were written from, where Candour itself wrote the file.
    pub own: Option<Own>,
}

/// Of which indicator Candour wrote figures into a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// What names the indicator.
    pub row: String,
    /// Its unit.
    pub unit: String,
}

impl Series {
    /// Returns what the series is called.
    pub fn title(&self) -> String {
        if self.own.is_some() {
            return self.column.clone();
        }
        let column = self.column.replace('_', " ");
        let mut title = first_large(column.trim());
        let filters: Vec<&str> = { self.filters.iter() }
            .map(|(_, value)| value.as_str())
            .collect();
        if !filters.is_empty() {
            title = format!("{title} ({})", filters.join(", "));
        }
        title
    }
}

fn first_large(text: &str) -> String {
    let mut signs = text.chars();
    match signs.next() {
        Some(first) => first.to_uppercase().chain(signs).collect(),
        None => String::new(),
    }
}
