//! Series as indicators of a draft: what each would change, seen before it is taken.

use std::collections::BTreeSet;

use super::{
    assigned::{Goes, To, with_source},
    found::{Figures, Series},
    merged::{is_worth, is_written, merged},
};
use crate::import::proposal::{NewRow, Proposal};
use crate::model::{Draft, Indicator, Place, Point, RegisterKind, RowId, Value};

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
    /// Returns what the series would change where it goes by itself.
    pub fn change(&self, draft: &Draft) -> Change {
        self.change_to(draft, &self.goes(draft), self.title())
    }

    /// Returns what the series would change where it goes; `title` is what a new indicator is
    /// called.
    fn change_to(&self, draft: &Draft, goes: &Goes, title: String) -> Change {
        let known = goes.to.indicator(draft);
        let before = known.map_or(&[][..], |indicator| &indicator.values);
        let (points, words) = self.put_over(before, goes);
        Change {
            title: known.map_or(title, |indicator| indicator.title.clone()),
            place: known.map(|indicator| cell(&indicator.id, "values")),
            points,
            words,
        }
    }

    fn put_over(&self, before: &[Point], goes: &Goes) -> (Vec<Point>, Vec<String>) {
        let new: Vec<Point> = { self.points.iter() }
            .map(|point| goes.whose.put(point))
            .collect();
        let is_same = if self.own.is_some() {
            is_worth
        } else {
            is_written
        };
        merged(before, &new, is_same)
    }
}

fn cell(row: &RowId, column: &'static str) -> Place {
    Place::Cell(RegisterKind::Indicators, row.clone(), column)
}

/// An indicator as it grows by the series that go to it.
struct Grown<'a> {
    known: Option<&'a Indicator>,
    /// The series that a new one is called after.
    first: usize,
    points: Vec<Point>,
    source: String,
    is_changed: bool,
}

impl Figures {
    /// Returns what each series would change where it goes.
    pub fn changes(&self, draft: &Draft, goes: &[Goes]) -> Vec<Change> {
        let series = self.series.iter().zip(goes);
        let changes = series.enumerate().map(|(idx, (series, own))| {
            let (to, first) = settled(goes, idx);
            let title = self
                .series
                .get(first)
                .map_or_else(String::new, Series::title);
            let whose = own.whose;
            series.change_to(draft, &Goes { to, whose }, title)
        });
        changes.collect()
    }

    /// Returns what goes into a draft where these series are taken, by their position, each where
    /// it goes by itself. `from` says which file it was and when.
    pub fn proposal(&self, draft: &Draft, taken: &[bool], from: &str) -> Proposal {
        self.assigned(draft, taken, &self.goes(draft), from)
    }

    /// Returns what goes into a draft where these series are taken, each where it is sent.
    pub fn assigned(&self, draft: &Draft, taken: &[bool], goes: &[Goes], from: &str) -> Proposal {
        let mut grown: Vec<Grown<'_>> = Vec::new();
        let series = self.series.iter().zip(goes).zip(taken).enumerate();
        for (idx, ((series, own), _)) in series.filter(|(_, (_, taken))| **taken) {
            let (to, first) = settled(goes, idx);
            let known = to.indicator(draft);
            let is_same = |one: &Grown<'_>| match known {
                Some(known) => one.known.is_some_and(|own| own.id == known.id),
                None => one.known.is_none() && one.first == first,
            };
            let found = grown.iter().position(is_same);
            let at = found.unwrap_or_else(|| {
                grown.push(Grown {
                    known,
                    first,
                    points: known.map_or_else(Vec::new, |known| known.values.clone()),
                    source: known.map_or_else(String::new, |known| known.source.clone()),
                    is_changed: false,
                });
                grown.len() - 1
            });
            let Some(one) = grown.get_mut(at) else {
                continue;
            };
            let (points, words) = series.put_over(&one.points, own);
            if words.is_empty() {
                continue;
            }
            one.points = points;
            one.is_changed = true;
            // What Candour wrote comes from where it came from before.
            if series.own.is_none() || known.is_none() {
                let text = format!("{} ({from})", series.origin());
                one.source = with_source(&one.source, own.whose, &text);
            }
        }
        let mut proposal = Proposal {
            label: "Bring in figures".to_owned(),
            ..Proposal::default()
        };
        for one in grown.into_iter().filter(|one| one.is_changed) {
            self.propose(one, &mut proposal);
        }
        proposal
    }

    /// Returns how many indicators the series go to that are taken.
    pub fn n_indicators(&self, taken: &[bool], goes: &[Goes]) -> usize {
        let taken = taken.iter().enumerate().filter(|(_, taken)| **taken);
        let ends = taken.map(|(idx, _)| match settled(goes, idx) {
            (To::Row(row), _) => (Some(row), 0),
            (To::New | To::Series(_), first) => (None, first),
        });
        ends.collect::<BTreeSet<_>>().len()
    }

    fn propose(&self, one: Grown<'_>, proposal: &mut Proposal) {
        let Some(known) = one.known else {
            proposal.rows.extend(self.new_row(one));
            return;
        };
        let values = Value::Series(one.points);
        proposal.values.push((cell(&known.id, "values"), values));
        if one.source != known.source {
            let source = Value::Text(one.source);
            proposal.values.push((cell(&known.id, "source"), source));
        }
    }

    fn new_row(&self, one: Grown<'_>) -> Option<NewRow> {
        let series = self.series.get(one.first)?;
        let column = series.column.to_lowercase();
        let is_percent = column.contains("percent") || column.starts_with("pt_");
        let unit = match &series.own {
            Some(own) => own.unit.as_str(),
            None if is_percent => "Per cent",
            None => "",
        };
        Some(NewRow {
            register: RegisterKind::Indicators,
            preset: vec![
                ("title", Value::Text(series.title())),
                ("unit", Value::Text(unit.to_owned())),
                ("values", Value::Series(one.points)),
                ("source", Value::Text(one.source)),
            ],
            links: Vec::new(),
        })
    }
}

/// Returns where a series goes in the end, and which series a new indicator is called after.
fn settled(goes: &[Goes], idx: usize) -> (To, usize) {
    match goes.get(idx).map(|goes| &goes.to) {
        Some(To::Series(other)) => match goes.get(*other).map(|goes| &goes.to) {
            Some(To::Row(row)) => (To::Row(row.clone()), *other),
            Some(To::New | To::Series(_)) => (To::New, *other),
            None => (To::New, idx),
        },
        Some(To::Row(row)) => (To::Row(row.clone()), idx),
        Some(To::New) | None => (To::New, idx),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

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
        assert_eq!(change.words, ["2023 14", "2024 c"]);
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
        assert_eq!(change.words, ["2023 14 → 14.0", "2024 c → 15", "2025 16"]);
        let proposal = figures.proposal(&draft, &[true], "boats 2.csv");
        assert!(proposal.rows.is_empty());
        let (_, Value::Series(points)) = &proposal.values[0] else {
            panic!("no figures")
        };
        assert_eq!(points[0].target.0, "20");
        assert_eq!(points.len(), 3);
    }
}
