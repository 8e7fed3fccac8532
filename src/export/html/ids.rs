//! Names of places within the page, readable in an address: `#children-in-care`, `#row-e-4`.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    content::{Block, Body},
    export::levels::Levels,
    model::RowId,
};

/// How long the name of a heading may be.
const MAX_CHARS: usize = 60;

/// A heading of the body with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) id: String,
    /// As heard: 1 for parts.
    pub(super) level: u8,
    pub(super) number: Option<String>,
    pub(super) text: String,
    pub(super) in_contents: bool,
}

/// Returns the headings that stand by themselves, each with a name of its own.
pub(super) fn headings(blocks: &[Arc<Block>]) -> Vec<Heading> {
    // Names that the page itself uses.
    let mut taken: BTreeSet<String> = ["text", "contents", "control"].map(str::to_owned).into();
    let mut levels = Levels::default();
    let mut found = Vec::new();
    for block in blocks {
        let Body::Heading(heading) = &block.body else {
            continue;
        };
        found.push(Heading {
            id: free(&slug(&heading.text), &mut taken),
            level: levels.next(heading.level),
            number: heading.number.clone(),
            text: heading.text.clone(),
            in_contents: heading.in_contents,
        });
    }
    found
}

/// Returns the name of a row.
pub(super) fn row(row: &RowId) -> String {
    format!("row-{row}")
}

fn slug(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let name: String = words.join("-").chars().take(MAX_CHARS).collect();
    match name.trim_end_matches('-') {
        "" => "part".to_owned(),
        // Rows and tables have names of this kind.
        name if name.starts_with("row-")
            || name.starts_with("table-")
            || name.starts_with("chart-") =>
        {
            format!("on-{name}")
        }
        name => name.to_owned(),
    }
}

fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut free = name.to_owned();
    let mut n_tried = 1_usize;
    while !taken.insert(free.clone()) {
        n_tried += 1;
        free = format!("{name}-{n_tried}");
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_words_and_are_never_the_same() {
        assert_eq!(
            slug("What children say – and “do”"),
            "what-children-say-and-do"
        );
        assert_eq!(slug("…"), "part");
        assert_eq!(slug("Row 5"), "on-row-5");
        assert_eq!(slug(&"word ".repeat(40)).chars().count(), 59);
        let mut taken = BTreeSet::new();
        let names = ["a", "a-2", "a", "a"].map(|name| free(name, &mut taken));
        assert_eq!(names, ["a", "a-2", "a-3", "a-4"]);
    }
}
