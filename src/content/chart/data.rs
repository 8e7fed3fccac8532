//! What a chart shows, in numbers.

pub use crate::model::{Missing, Number, Reading as ChartValue};

use crate::model::{Figure, Point, Polarity, TimeSpan};

/// An indicator as a chart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Chart {
    /// What is measured.
    pub title: String,
    /// The unit, and which direction is better.
    pub note: String,
    /// How much of it is shown.
    pub form: ChartForm,
    /// Which direction is better for children.
    pub polarity: Polarity,
    /// Whether the figures are shares of a hundred, so that no scale goes beyond.
    pub is_share: bool,
    /// The periods, in order. Between plain years none is left out.
    pub periods: Vec<String>,
    /// The authority's own figures first, then comparators. None is without a number.
    pub series: Vec<Series>,
    /// What the authority aims at, one a period.
    pub targets: Vec<Option<Number>>,
    /// What the chart says, in words.
    pub alt: String,
    /// Whether a table with the same figures follows.
    pub has_table: bool,
    /// What is known about the periods, one each.
    pub(super) moments: Vec<Moment>,
    /// Whether the periods stand in the order of time; else it is their author's.
    pub(super) is_in_order: bool,
    /// How far figures may lie apart and still count as similar, in per cent.
    pub(super) tolerance: u32,
}

/// What is known about a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Moment {
    /// Which time it is.
    pub(super) time: Option<TimeSpan>,
    /// Whether there are other figures for it.
    pub(super) is_repeated: bool,
}

/// How much of a chart is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartForm {
    /// All of it, with a caption.
    Full,
    /// The line of our own figures, as small as a word.
    Spark,
}

/// The figures of one area.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Series {
    /// Whose they are.
    pub role: SeriesRole,
    /// What the area is called.
    pub name: String,
    /// One value a period.
    pub values: Vec<ChartValue>,
}

/// Whose figures a series holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeriesRole {
    /// The authority's own.
    Own,
    /// The mean of its statistical neighbours.
    Neighbours,
    /// Its region.
    Region,
    /// England.
    England,
}

/// On which side of a target figures are good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoodSide {
    /// Above it.
    Above,
    /// Below it.
    Below,
    /// Nobody has said.
    Unknown,
}

impl SeriesRole {
    /// Every role, the authority's own first.
    pub(super) const ALL: [Self; 4] = [Self::Own, Self::Neighbours, Self::Region, Self::England];

    pub(super) fn figure(self, point: &Point) -> &Figure {
        match self {
            Self::Own => &point.ours,
            Self::Neighbours => &point.neighbours,
            Self::Region => &point.region,
            Self::England => &point.england,
        }
    }
}

impl Series {
    /// Returns the values that are numbers, with the indices of their periods.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = (usize, &Number)> {
        let values = self.values.iter().enumerate();
        values.filter_map(|(idx, value)| Some((idx, value.number()?)))
    }
}

impl Chart {
    /// Returns the figures of one area.
    pub fn series(&self, role: SeriesRole) -> Option<&Series> {
        self.series.iter().find(|series| series.role == role)
    }

    /// Whether no area has figures for two periods, so that there is no line to draw.
    pub fn is_comparison(&self) -> bool {
        self.series
            .iter()
            .all(|series| series.numbers().nth(1).is_none())
    }

    /// Returns on which side of its target figures are good.
    pub fn good_side(&self) -> GoodSide {
        match self.polarity {
            Polarity::Neither => GoodSide::Unknown,
            Polarity::High => GoodSide::Above,
            Polarity::Low => GoodSide::Below,
        }
    }

    /// Returns the name of a period.
    pub fn period(&self, idx: usize) -> &str {
        self.periods.get(idx).map_or("", String::as_str)
    }

    /// Returns the latest target, with the index of its period.
    pub fn latest_target(&self) -> Option<(usize, &Number)> {
        let mut targets = self.targets.iter().enumerate().rev();
        targets.find_map(|(idx, target)| Some((idx, target.as_ref()?)))
    }
}
