//! An indicator made a chart.

use super::{
    alt,
    data::{Chart, ChartForm, Moment, Series, SeriesRole},
    names, periods,
};
use crate::{
    content::typography::typographic,
    model::{Indicator, Polarity},
};

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
    pub(in crate::content) fn with_table(mut self) -> Self {
        self.has_table = true;
        self.alt = alt::text(&self);
        self
    }
}

/// Says how to read the figures: the unit, and which direction is better.
fn note(indicator: &Indicator) -> String {
    let unit = typographic(indicator.unit_unsaid());
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
