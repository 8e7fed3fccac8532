//! An indicator as a chart: what is shown and what it says, in numbers and words.
//!
//! Nothing here knows a line from a bar: whoever draws a chart decides how it looks. Invariant:
//! every series has one value a period, and the alternative text is written from the same values.

mod alt;
mod judge;
mod names;
mod periods;

pub use self::judge::tolerance;
pub(super) use self::{
    alt::reason,
    judge::{Standing, judge, judge_exactly},
};
pub use crate::model::{Missing, Number, Reading as ChartValue};

use crate::model::{Figure, Indicator, Point, Polarity, TimeSpan};

use super::typography::typographic;

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
    moments: Vec<Moment>,
    /// Whether the periods stand in the order of time; else it is their author's.
    is_in_order: bool,
    /// How far figures may lie apart and still count as similar, in per cent.
    tolerance: u32,
}

/// What is known about a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Moment {
    /// Which time it is.
    time: Option<TimeSpan>,
    /// Whether there are other figures for it.
    is_repeated: bool,
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
    const ALL: [Self; 4] = [Self::Own, Self::Neighbours, Self::Region, Self::England];

    fn figure(self, point: &Point) -> &Figure {
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
    /// Describes an indicator as a chart. An indicator without a single number has none.
    ///
    /// `tolerance` is how far figures may lie apart and still count as similar, in per cent.
    pub fn of(indicator: &Indicator, authority: &str, tolerance: u32) -> Option<Self> {
        let (spans, is_in_order) = periods::spans(&indicator.values);
        let series: Vec<Series> = SeriesRole::ALL
            .into_iter()
            .map(|role| Series {
                role,
                name: match role {
                    SeriesRole::Own => names::short(authority),
                    SeriesRole::Neighbours => "Neighbours".to_owned(),
                    SeriesRole::Region => "Region".to_owned(),
                    SeriesRole::England => "England".to_owned(),
                },
                values: spans.iter().map(|span| span.value(role)).collect(),
            })
            .filter(|series| series.numbers().next().is_some())
            .collect();
        if series.is_empty() {
            return None;
        }
        let targets = spans
            .iter()
            .map(|span| span.target().number().cloned())
            .collect();
        let mut chart = Self {
            title: typographic(indicator.title.trim()),
            note: note(indicator),
            form: ChartForm::Full,
            polarity: indicator.polarity,
            is_share: is_share(&indicator.unit),
            periods: spans.iter().map(|span| span.name.clone()).collect(),
            series,
            targets,
            alt: String::new(),
            has_table: false,
            moments: spans
                .iter()
                .map(|span| Moment {
                    time: span.time,
                    is_repeated: span.is_repeated,
                })
                .collect(),
            is_in_order,
            tolerance,
        };
        chart.alt = alt::text(&chart);
        Some(chart)
    }

    /// Returns the same chart as small as a word, with words for its line alone.
    #[must_use]
    pub fn spark(&self) -> Self {
        let mut spark = Self {
            form: ChartForm::Spark,
            ..self.clone()
        };
        spark.alt = alt::spark(self);
        spark
    }

    /// Returns the same chart before a table with the same figures.
    pub(super) fn with_table(mut self) -> Self {
        self.has_table = true;
        self.alt = alt::text(&self);
        self
    }

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

/// Says how to read the figures: the unit, and which direction is better.
fn note(indicator: &Indicator) -> String {
    let unit = typographic(indicator.unit.trim());
    let better = match indicator.polarity {
        Polarity::Neither => "",
        Polarity::High => "higher is better",
        Polarity::Low => "lower is better",
    };
    match (unit.is_empty(), better.is_empty()) {
        (false, false) => format!("{unit}, {better}"),
        (true, false) => better.to_owned(),
        (_, true) => unit,
    }
}

fn is_share(unit: &str) -> bool {
    let unit = unit.trim().to_lowercase();
    unit.starts_with('%') || unit.starts_with("per cent") || unit.starts_with("percent")
}
