//! The pages of the body as they were finished last: one on which the same stands is not painted
//! again.

use std::sync::Arc;

use super::{
    blocks::context::Context,
    front::furniture::Furnisher,
    pages::{Page, Size},
    strips::sheet::{Address, Placed, Sheet},
};
use crate::content::Furniture;

/// The finished pages of the last paper.
#[derive(Debug, Default)]
pub(super) struct Finished {
    furniture: Furniture,
    n_before: usize,
    pages: Vec<Known>,
    /// Whether no paper comes after this one.
    forgets: bool,
}

/// A finished page, and what stands on it.
#[derive(Debug)]
struct Known {
    size: Size,
    placed: Vec<Placed<Address>>,
    page: Arc<Page>,
}

impl Finished {
    /// Remembers nothing: no paper comes after this one.
    pub(super) fn forgetful() -> Self {
        Self {
            forgets: true,
            ..Self::default()
        }
    }

    /// Paints the pages that stand behind `n_before` others, head and foot included. Invariant:
    /// the strips on the pages of the last paper are not gone yet, and the style is the same.
    pub(super) fn paint(
        &mut self,
        context: &mut Context<'_>,
        sheets: &[Sheet<'_>],
        furnisher: &Furnisher<'_>,
        n_before: usize,
    ) -> Vec<Arc<Page>> {
        if self.forgets {
            let numbered = sheets.iter().zip(n_before + 1..);
            return numbered
                .map(|(sheet, number)| Arc::new(furnisher.finished(context, sheet, number)))
                .collect();
        }
        // Every page says how many there are.
        if self.furniture != *furnisher.furniture
            || (self.n_before, self.pages.len()) != (n_before, sheets.len())
        {
            self.pages.clear();
        }
        self.furniture.clone_from(furnisher.furniture);
        self.n_before = n_before;
        let mut known = std::mem::take(&mut self.pages).into_iter();
        for (sheet, number) in sheets.iter().zip(n_before + 1..) {
            let same = known.next().filter(|known| known.is(sheet));
            let new = || Known::new(sheet, Arc::new(furnisher.finished(context, sheet, number)));
            self.pages.push(same.unwrap_or_else(new));
        }
        let pages = self.pages.iter();
        pages.map(|known| Arc::clone(&known.page)).collect()
    }
}

impl Known {
    fn new(sheet: &Sheet<'_>, page: Arc<Page>) -> Self {
        Self {
            size: sheet.size,
            placed: sheet.placed.iter().map(Placed::to_known).collect(),
            page,
        }
    }

    fn is(&self, sheet: &Sheet<'_>) -> bool {
        self.size == sheet.size
            && self.placed.len() == sheet.placed.len()
            && sheet
                .placed
                .iter()
                .zip(&self.placed)
                .all(|(new, known)| new.is(known))
    }
}
