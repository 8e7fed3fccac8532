//! Which rows a view of a register takes.

use crate::model::{Answer, Draft, Record, RowId, SectionId, Value};

use super::{RegisterView, Scope};

impl RegisterView {
    /// Whether a row belongs in this view when it stands in `section`.
    ///
    /// [`Scope::Used`] is no hindrance here: what is used depends on the reader.
    pub fn takes(&self, draft: &Draft, row: &dyn Record, section: &SectionId) -> bool {
        row.register() == self.register
            && self.has_kind(row)
            && self.is_of_reviews(draft, row)
            && self.is_in_scope(draft, row, section)
    }

    fn has_kind(&self, row: &dyn Record) -> bool {
        match row.get("kind") {
            Value::Choice(kind) => self.kinds.is_empty() || self.kinds.contains(&kind),
            Value::Text(_)
            | Value::Prose(_)
            | Value::Date(_)
            | Value::Period(_)
            | Value::Link(_)
            | Value::Links(_)
            | Value::Series(_)
            | Value::List(_)
            | Value::SignOffs(_)
            | Value::Logo(_) => true,
        }
    }

    /// A row that names no review yet is taken, so that it does not vanish while it is written.
    fn is_of_reviews(&self, draft: &Draft, row: &dyn Record) -> bool {
        if self.of_reviews.is_empty() {
            return true;
        }
        let Value::Link(Some(id)) = row.get("review") else {
            return true;
        };
        draft
            .registers
            .reviews
            .iter()
            .find(|review| review.id == id)
            .is_none_or(|review| self.of_reviews.contains(&review.kind))
    }

    fn is_in_scope(&self, draft: &Draft, row: &dyn Record, section: &SectionId) -> bool {
        match self.scope {
            Scope::All | Scope::Used => true,
            Scope::Cited => cites(draft, section, row.id()),
            Scope::Here => {
                matches!(row.get("section"), Value::Text(own) if own == section.as_str())
            }
        }
    }
}

/// Whether a text of a section cites a row.
fn cites(draft: &Draft, section: &SectionId, row: &RowId) -> bool {
    let answers = draft.answers.get(section);
    answers
        .into_iter()
        .flat_map(|answers| answers.values())
        .any(|answer| match answer {
            Answer::Prose(prose) => prose.cites(row),
            Answer::Line(_) | Answer::Date(_) | Answer::Choice(_) => false,
        })
}
