//! Figures in a text that stand in the register: they could be bound to their cells, so that the
//! two can never disagree.

use std::ops::Range;

use super::{
    quoted_figures::{Named, Spoken, own_amounts},
    shares::{Amount, amounts_at},
};
use crate::model::{Indicator, Point, cited};

/// A figure that could be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bindable {
    /// Where it stands, with its unit, in bytes.
    pub range: Range<usize>,
    /// The cell: the row and the period, as a citation has them.
    pub cell: String,
    /// What the cell is, for people.
    pub name: String,
}

/// Finds the figures of a text that are those of an indicator of which its sentence speaks.
pub fn bindable(text: &str, indicators: &[Indicator]) -> Vec<Bindable> {
    if !text.contains(|c: char| c.is_ascii_digit()) || indicators.is_empty() {
        return Vec::new();
    }
    let named: Vec<Named<'_>> = indicators.iter().map(Named::new).collect();
    let mut found = Vec::new();
    for line in super::reading::sentences(text) {
        let sentence = text.get(line.clone()).unwrap_or_default();
        let own = own_amounts(sentence);
        if own.is_empty() {
            continue;
        }
        let spoken = Spoken::new(sentence);
        let mut meant = named.iter().filter(|named| spoken.speaks_of(named));
        let (Some(row), None) = (meant.next(), meant.next()) else {
            continue;
        };
        for (range, amount) in amounts_at(sentence) {
            let is_own = own.iter().any(|own| own.is_same(&amount));
            let point = is_own
                .then(|| point_of(sentence, row.row, &amount))
                .flatten();
            let cell = point.map(|point| format!("{}:{}", row.row.id, point.period.trim()));
            if let (Some(point), Some(cell)) = (point, cell.filter(|cell| cited(cell).is_some())) {
                found.push(Bindable {
                    range: range.start + line.start..range.end + line.start,
                    cell,
                    name: format!("‘{}’, {}", row.row.title.trim(), point.period.trim()),
                });
            }
        }
    }
    found
}

/// Returns the point whose figure this is: exactly, and of the period that the sentence names, or
/// the latest.
fn point_of<'a>(sentence: &str, row: &'a Indicator, amount: &Amount) -> Option<&'a Point> {
    let given = |point: &&Point| {
        let reading = point.ours.read();
        let number = reading.number();
        number.is_some_and(|number| {
            (number.value() - amount.value).abs() < 1e-9
                && usize::try_from(number.n_decimals()) == Ok(amount.n_decimals)
        })
    };
    let is_share = |point: &Point| {
        let said = row.said_in_text(&point.period);
        said.is_some_and(|said| said.unit == "per cent")
    };
    let points = row.values.iter().filter(given);
    let mut points = points.filter(|point| is_share(point) == amount.is_share);
    let latest = row
        .values
        .iter()
        .rev()
        .find(|point| point.ours.read().number().is_some());
    let named = points
        .clone()
        .find(|point| sentence.contains(point.period.trim()));
    named.or_else(|| points.find(|point| latest.is_some_and(|latest| std::ptr::eq(*point, latest))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::test_support::indicator;

    #[test]
    fn a_figure_of_the_register_can_be_bound_where_its_sentence_speaks_of_it() {
        let mut plans = indicator(
            "i-plans",
            "Repeat protection plans",
            &[("2025", "31.0"), ("2026", "29.6")],
        );
        plans.unit = "%".to_owned();
        let mut days = indicator("i-days", "Days from entry to adoption", &[("2026", "421")]);
        days.unit = "days".to_owned();
        let indicators = [plans, days];
        let found = |text: &str| -> Vec<(String, String)> {
            let found = bindable(text, &indicators).into_iter();
            found
                .map(|one| (text.get(one.range).unwrap().to_owned(), one.cell))
                .collect()
        };
        let pair = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        let text = "Repeat protection plans were 29.6 per cent, against 22 in England.";
        assert_eq!(found(text), pair("29.6 per cent", "i-plans:2026"));
        let text = "We looked. In 2025 repeat protection plans were 31.0%.";
        assert_eq!(found(text), pair("31.0%", "i-plans:2025"));
        let text = "It took 421 days from entry to adoption.";
        assert_eq!(found(text), pair("421", "i-days:2026"));
        // Another figure, another year, bound already, or about something else.
        for text in [
            "Repeat protection plans were 30 per cent.",
            "Repeat protection plans were 31.0 per cent.",
            "Repeat protection plans were [@i-plans:2026].",
            "Attendance was 29.6 per cent.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
