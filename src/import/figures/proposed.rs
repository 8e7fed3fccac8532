//! Series as indicators of a draft: what each would change, seen before it is taken.

use super::found::{Figures, Series};
use crate::import::proposal::{NewRow, Proposal};
use crate::model::{
    Draft, Figure, Indicator, NamedPeriod, Place, Point, Reading, RegisterKind, Value,
};

/// What a series would change in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What the indicator is called.
    pub title: String,
    /// Where its figures stand in the draft, if it is there already.
    pub place: Option<Place>,
    /// The figures as they would be.
    pub points: Vec<Point>,
    /// What is new or another, in words: “2025: 22.6 → 21.0”.
    pub words: Vec<String>,
}

impl Change {
    /// Whether the draft has all of it already.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl Series {
    /// Returns where the figures stand, as the paper says it and as the next file is known by.
    fn origin(&self) -> String {
        let filters = self.filters.iter().map(|(_, value)| value.as_str());
        let parts = std::iter::once(self.column.as_str()).chain(filters);
        parts.collect::<Vec<_>>().join(", ")
    }

    /// Returns the indicator of a draft that has these figures: by where they came from, or by
    /// its name or code.
    fn known<'a>(&self, draft: &'a Draft) -> Option<&'a Indicator> {
        let indicators = &draft.registers.indicators;
        let origin = format!("{} (", self.origin());
        let title = self.title().to_lowercase();
        let is_called = |indicator: &&Indicator| {
            let own = indicator.title.trim().to_lowercase();
            let is_code = self.filters.is_empty() && indicator.code == self.column;
            own == title || own == self.column.to_lowercase() || is_code
        };
        let is_written = |indicator: &&Indicator| {
            let own = self.own.as_ref();
            own.is_some_and(|own| own.row == indicator.id.as_str())
        };
        if let Some(indicator) = indicators.iter().find(is_written) {
            return Some(indicator);
        }
        let mut by_origin = indicators.iter();
        by_origin
            .find(|indicator| indicator.source.starts_with(&origin))
            .or_else(|| indicators.iter().find(is_called))
    }

    /// Returns what the series would change.
    pub fn change(&self, draft: &Draft) -> Change {
        let known = self.known(draft);
        let before = known.map_or(&[][..], |indicator| &indicator.values);
        let is_same = if self.own.is_some() {
            is_worth
        } else {
            is_written
        };
        let (points, words) = merged(before, &self.points, is_same);
        let cell = |indicator: &Indicator| {
            Place::Cell(RegisterKind::Indicators, indicator.id.clone(), "values")
        };
        Change {
            title: known.map_or_else(|| self.title(), |indicator| indicator.title.clone()),
            place: known.map(cell),
            points,
            words,
        }
    }
}

impl Figures {
    /// Returns what goes into a draft where these series are taken, by their position. `from`
    /// says which file it was and when.
    pub fn proposal(&self, draft: &Draft, taken: &[bool], from: &str) -> Proposal {
        let mut proposal = Proposal {
            label: "Bring in figures".to_owned(),
            ..Proposal::default()
        };
        let taken = self.series.iter().zip(taken).filter(|(_, taken)| **taken);
        for (series, _) in taken {
            let change = series.change(draft);
            if change.is_empty() {
                continue;
            }
            match change.place {
                Some(place) => {
                    // What Candour wrote comes from where it came from before.
                    let source = source_of(&place).filter(|_| series.own.is_none());
                    let text = format!("{} ({from})", series.origin());
                    proposal.values.push((place, Value::Series(change.points)));
                    proposal
                        .values
                        .extend(source.map(|place| (place, Value::Text(text))));
                }
                None => proposal.rows.push(new_row(series, change, from)),
            }
        }
        proposal
    }
}

fn source_of(values: &Place) -> Option<Place> {
    let Place::Cell(register, row, _) = values else {
        return None;
    };
    Some(Place::Cell(*register, row.clone(), "source"))
}

fn new_row(series: &Series, change: Change, from: &str) -> NewRow {
    let column = series.column.to_lowercase();
    let is_percent = column.contains("percent") || column.starts_with("pt_");
    let unit = match &series.own {
        Some(own) => own.unit.as_str(),
        None if is_percent => "Per cent",
        None => "",
    };
    let source = format!("{} ({from})", series.origin());
    NewRow {
        register: RegisterKind::Indicators,
        preset: vec![
            ("title", Value::Text(change.title)),
            ("unit", Value::Text(unit.to_owned())),
            ("values", Value::Series(change.points)),
            ("source", Value::Text(source)),
        ],
        links: Vec::new(),
    }
}

/// Puts new figures over those that are there. Only what changed is changed; targets,
/// neighbours and periods that the file does not have stay.
fn merged(
    before: &[Point],
    new: &[Point],
    is_same: fn(&Figure, &Figure) -> bool,
) -> (Vec<Point>, Vec<String>) {
    let (mut points, mut words) = (before.to_vec(), Vec::new());
    for point in new {
        let time = NamedPeriod::read(&point.period);
        let at = points
            .iter()
            .position(|known| NamedPeriod::read(&known.period).is_same(&time));
        let at = at.unwrap_or_else(|| {
            points.push(Point {
                period: point.period.clone(),
                ..Point::default()
            });
            points.len() - 1
        });
        if let Some(known) = points.get_mut(at) {
            for (whose, old, new) in [
                ("", &mut known.ours, &point.ours),
                ("neighbours ", &mut known.neighbours, &point.neighbours),
                ("region ", &mut known.region, &point.region),
                ("England ", &mut known.england, &point.england),
                ("target ", &mut known.target, &point.target),
            ] {
                if !new.is_empty() && !is_same(old, new) {
                    words.push(format!("{} {whose}{}", point.period, put(old, new)));
                }
            }
        }
    }
    let times = |points: &[Point]| {
        let time = |point: &Point| NamedPeriod::read(&point.period).time;
        points.iter().map(time).collect::<Option<Vec<_>>>()
    };
    // An order that is plain is kept; one that is not is the author's.
    if times(&points).is_some() && is_in_order(before) {
        points.sort_by_key(|point| {
            NamedPeriod::read(&point.period)
                .time
                .map(|time| time.order())
        });
    }
    (points, words)
}

fn is_in_order(points: &[Point]) -> bool {
    let order = |point: &Point| {
        NamedPeriod::read(&point.period)
            .time
            .map(|time| time.order())
    };
    points.is_sorted_by_key(order)
}

/// Whether two figures are written alike.
fn is_written(old: &Figure, new: &Figure) -> bool {
    old == new || (old.read() == new.read() && !old.is_unclear())
}

/// Whether two figures are worth the same: a program that reckons drops noughts and commas.
fn is_worth(old: &Figure, new: &Figure) -> bool {
    let (Reading::Number(one), Reading::Number(other)) = (old.read(), new.read()) else {
        return is_written(old, new);
    };
    one.compare(&other).is_eq() && one.marks == other.marks
}

/// Puts a figure in another's place, and says so.
fn put(old: &mut Figure, new: &Figure) -> String {
    let before = if old.is_empty() {
        "–"
    } else {
        old.0.as_str()
    };
    let change = format!("{before} → {}", new.0);
    *old = new.clone();
    change
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RowId;

    fn series(points: &[(&str, &str)]) -> Series {
        Series {
            column: "boats_percent".to_owned(),
            filters: vec![("age".to_owned(), "under 5".to_owned())],
            points: { points.iter() }
                .map(|(period, ours)| Point {
                    period: (*period).to_owned(),
                    ours: Figure((*ours).to_owned()),
                    ..Point::default()
                })
                .collect(),
            place: String::new(),
            own: None,
        }
    }

    #[test]
    fn only_what_changed_is_changed_and_the_next_file_finds_it_again() {
        let mut draft = Draft::default();
        let first = series(&[("2023", "14"), ("2024", "c")]);
        let change = first.change(&draft);
        assert_eq!(change.title, "Boats percent (under 5)");
        assert_eq!(change.words, ["2023 – → 14", "2024 – → c"]);
        let mut indicator = Indicator::new(RowId::new("i-boats").unwrap());
        indicator.title = "Boats of the little ones".to_owned();
        indicator.source = "boats_percent, under 5 (boats.csv)".to_owned();
        indicator.values = change.points;
        indicator.values[0].target = Figure("20".to_owned());
        draft.registers.indicators.push(indicator);

        let next = series(&[("2023", "14.0"), ("2024", "15"), ("2025", "16")]);
        let figures = Figures {
            authority: String::new(),
            series: vec![next],
            left: Vec::new(),
        };
        let change = figures.series[0].change(&draft);
        assert_eq!(
            change.words,
            ["2023 14 → 14.0", "2024 c → 15", "2025 – → 16"]
        );
        let proposal = figures.proposal(&draft, &[true], "boats 2.csv");
        assert!(proposal.rows.is_empty());
        let (_, Value::Series(points)) = &proposal.values[0] else {
            panic!("no figures")
        };
        assert_eq!(points[0].target.0, "20");
        assert_eq!(points.len(), 3);
    }
}
