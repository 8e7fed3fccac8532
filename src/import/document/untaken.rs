//! What of a document does not come in.

use super::{
    found::{Document, Target},
    proposed::Takes,
    tables::recognised,
};
use crate::import::left::Left;

/// Returns what every table is taken as, unless somebody says otherwise.
pub fn takes(document: &Document) -> Vec<Takes> {
    let found = recognised(document).into_iter();
    found
        .map(|found| found.map_or(Takes::Words, Takes::Rows))
        .collect()
}

/// Returns what does not come in, in the order of the document.
pub fn untaken(document: &Document, targets: &[Option<Target>], takes: &[Takes]) -> Vec<Left> {
    let mut left = Vec::new();
    for (idx, (passage, target)) in document.passages.iter().zip(targets).enumerate() {
        if target.is_none() && passage.n_words() > 0 {
            left.push(Left {
                text: passage.text(),
                why: "It goes to no section.".to_owned(),
            });
        }
        let tables = document.tables.iter().zip(takes);
        for (table, takes) in tables.filter(|(table, _)| table.passage == idx) {
            let is_taken = match takes {
                Takes::Rows(_) => true,
                Takes::Words => target.is_some(),
                Takes::Nothing => false,
            };
            if !is_taken {
                left.push(Left {
                    text: table.text(),
                    why: "It is a table that is not taken.".to_owned(),
                });
            }
        }
    }
    left.extend(document.left.iter().cloned());
    left
}
