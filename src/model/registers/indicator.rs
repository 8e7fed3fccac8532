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
