//! Measures by year with comparators.

use jiff::civil::Date;

use crate::model::{CellKind, Point, Polarity, Prose, record::record};

record! {
    /// One measure, with values by year and how to read them.
    Indicator in Indicators as COLUMNS {
        /// A short code, such as the one in the Local Authority Interactive Tool.
        code: String = ("Code", "A short code, for example LACStable_2016on", CellKind::Text),
        /// What is measured.
        title: String = ("Indicator", "What is measured, in words a councillor understands", CellKind::Text),
        /// The unit.
        unit: String = ("Unit", "Per cent, per 10,000 children, days", CellKind::Text),
        /// Which direction is better.
        polarity: Polarity = ("Better when", "Which direction is better for children", CellKind::Choice(Polarity::OPTIONS)),
        /// The values.
        values: Vec<Point> = ("Values by year", "Our figure and the comparators for each year", CellKind::Series),
        /// Where the figures are from.
        source: String = ("Source", "Where the figures are from", CellKind::Text),
        /// When they were taken.
        as_at: Option<Date> = ("As at", "The day they were taken", CellKind::Date),
        /// What to take with care.
        caveat: Prose = ("Limits", "What to take with care in these figures", CellKind::Prose),
        /// What we say about it.
        commentary: Prose = ("Why it differs", "Why it differs from neighbours, and what it means for children", CellKind::Prose),
    }
}

impl Indicator {
    /// Returns the unit, unless the title says it already.
    pub fn unit_unsaid(&self) -> &str {
        let unit = self.unit.trim();
        let (title, said) = (self.title.to_lowercase(), unit.to_lowercase());
        let bounded = |at: usize| {
            let (before, after) = (title.get(..at), title.get(at + said.len()..));
            let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            is_edge(before.and_then(|before| before.chars().next_back()))
                && is_edge(after.and_then(|after| after.chars().next()))
        };
        let mut found = title.match_indices(&said);
        if !said.is_empty() && found.any(|(at, _)| bounded(at)) {
            ""
        } else {
            unit
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RowId;

    #[test]
    fn a_unit_is_said_once() {
        let unsaid = |title: &str, unit: &str| {
            let mut indicator = Indicator::new(RowId::new("i-one").unwrap());
            indicator.title = title.to_owned();
            indicator.unit = unit.to_owned();
            indicator.unit_unsaid().to_owned()
        };
        assert_eq!(unsaid("Wellbeing, average score", "score"), "");
        assert_eq!(
            unsaid("Referrals per 10,000 children", "Per 10,000 children"),
            ""
        );
        assert_eq!(unsaid("Scores of wellbeing", "score"), "score");
        assert_eq!(unsaid("Children in care", " per cent "), "per cent");
        assert_eq!(unsaid("Children in care", ""), "");
    }
}
