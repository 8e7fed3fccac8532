//! What citations print: E1 for the first piece of evidence, F2 for the second finding.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    content::{
        paper::{
            pieces::{joined, words},
            tree::Inline,
        },
        typography::typographic,
    },
    model::{BoundFigure, Draft, Record, RegisterKind, RowId, row_title, shortened},
};

/// How long the title of a cited row may be.
const TITLE_CHARS: usize = 120;

/// How a row is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::content) struct Label {
    /// What is printed.
    pub(in crate::content) short: String,
    /// What the row is.
    pub(in crate::content) title: String,
}

/// The labels of every row that the paper may name. Other rows have none, and leave no gap.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::content) struct Labels {
    rows: BTreeMap<RowId, Label>,
    /// What is printed for figures that texts bind to their cells, by row and period.
    figures: BTreeMap<(RowId, String), BoundFigure>,
}

impl Labels {
    /// Numbers the rows of each register in the author's order, without those that are not seen or
    /// named nowhere.
    pub(in crate::content) fn new(
        draft: &Draft,
        unseen: &BTreeSet<RowId>,
        unnamed: &BTreeSet<RowId>,
    ) -> Self {
        let mut labels = BTreeMap::new();
        for register in RegisterKind::ALL {
            let named = draft
                .registers
                .rows(*register)
                .into_iter()
                .filter(|row| !unseen.contains(row.id()) && !unnamed.contains(row.id()));
            for (idx, row) in named.enumerate() {
                let label = Label {
                    short: format!("{}{}", register.prefix().to_uppercase(), idx + 1),
                    title: shortened(&title(row), TITLE_CHARS),
                };
                labels.insert(row.id().clone(), label);
            }
        }
        let figures = figures(draft, &labels);
        Self {
            rows: labels,
            figures,
        }
    }

    /// Returns the label of a row, if the reader may see it.
    pub(in crate::content) fn get(&self, row: &RowId) -> Option<&Label> {
        self.rows.get(row)
    }

    /// Returns the figure of a period that a text binds, if there is one that the reader may see.
    pub(in crate::content) fn figure(&self, row: &RowId, period: &str) -> Option<&BoundFigure> {
        self.figures.get(&(row.clone(), period.to_owned()))
    }

    /// Returns the citation of a row, if the reader may see it.
    pub(in crate::content) fn cite(&self, row: &RowId) -> Option<Inline> {
        let label = self.get(row)?;
        Some(Inline::Cite {
            row: row.clone(),
            label: label.short.clone(),
            title: label.title.clone(),
        })
    }

    /// Returns the citations of those rows that the reader may see, with commas between.
    pub(in crate::content) fn cites(&self, rows: &[RowId]) -> Vec<Inline> {
        let cites = rows.iter().filter_map(|row| self.cite(row));
        joined(cites.map(|cite| vec![cite]).collect(), &words(", "))
    }
}

/// Returns the figures that texts of a draft bind, of rows that have a label.
fn figures(
    draft: &Draft,
    labels: &BTreeMap<RowId, Label>,
) -> BTreeMap<(RowId, String), BoundFigure> {
    let bound = draft.bound_figures().into_iter();
    let seen = bound.filter(|(row, _)| labels.contains_key(row));
    seen.filter_map(|(row, period)| {
        let indicators = &draft.registers.indicators;
        let indicator = indicators.iter().find(|indicator| indicator.id == row)?;
        let said = indicator.said_in_text(&period)?;
        Some(((row, period), said))
    })
    .collect()
}

/// Returns what a row is called on paper.
pub(in crate::content) fn title(row: &dyn Record) -> String {
    typographic(&row_title(row))
}
