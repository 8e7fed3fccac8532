//! The mean of an authority’s statistical neighbours, out of a long file that has their figures.

use rustc_hash::FxHashMap;

use super::{
    found::{Answer, Figures, Series},
    source::Open,
};
use crate::import::{ImportError, left::Left};
use crate::model::{NamedPeriod, Number, Reading};

/// How many neighbours are read. There are ten.
const MAX_NEIGHBOURS: usize = 20;

/// Of how many at least there is a mean.
const MIN_NUMBERS: usize = 2;

/// By which a series is the same in the figures of another authority.
type Key = (String, Vec<(String, String)>);

/// Puts the mean of neighbours beside the figures of an authority, where at least half of those
/// named have a number, and two. Those that the file does not have are told.
pub(super) fn put_beside(
    figures: &mut Figures,
    open: &mut Open<'_>,
    neighbours: &[String],
    read: impl Fn(&mut Open<'_>, &str) -> Result<Answer, ImportError>,
) -> Result<(), ImportError> {
    let mut all: Vec<FxHashMap<Key, Series>> = Vec::new();
    let names = neighbours.iter().map(|name| name.trim());
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    let n_named = names.len().min(MAX_NEIGHBOURS);
    for name in names.into_iter().take(MAX_NEIGHBOURS) {
        match read(open, name)? {
            Answer::Figures(theirs) if theirs.authority != figures.authority => {
                let series = theirs.series.into_iter();
                all.push(series.map(|series| (key(&series), series)).collect());
            }
            Answer::Figures(_) | Answer::Places(_) => figures.left.push(Left {
                text: name.to_owned(),
                why: "It is to be a statistical neighbour, and the file has no figures of it."
                    .to_owned(),
            }),
        }
    }
    if (1..MIN_NUMBERS).contains(&all.len()) {
        figures.left.push(Left {
            text: "The mean of your statistical neighbours".to_owned(),
            why: "The file has figures of only one of them, and one is no mean.".to_owned(),
        });
    }
    for series in &mut figures.series {
        let key = key(series);
        let beside: Vec<&Series> = all.iter().filter_map(|theirs| theirs.get(&key)).collect();
        for point in &mut series.points {
            let numbers = beside
                .iter()
                .filter_map(|theirs| number(theirs, &point.period));
            let numbers: Vec<Number> = numbers.collect();
            if numbers.len() >= MIN_NUMBERS
                && numbers.len() * 2 >= n_named
                && let Some(mean) = Number::mean(&numbers)
            {
                point.neighbours.0 = mean;
            }
        }
    }
    Ok(())
}

fn key(series: &Series) -> Key {
    (series.column.clone(), series.filters.clone())
}

fn number(series: &Series, period: &str) -> Option<Number> {
    let time = NamedPeriod::read(period);
    let mut points = series.points.iter();
    let found = points
        .find(|point| point.period == period || NamedPeriod::read(&point.period).is_same(&time));
    match found?.ours.read() {
        Reading::Number(number) => Some(number),
        Reading::Missing(_) => None,
    }
}
