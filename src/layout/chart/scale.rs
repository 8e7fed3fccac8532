//! The scale at the side of a chart: few steps, round numbers, no false drama.
//!
//! A scale begins at nought where that costs little, never spreads a hair's breadth over the
//! whole height, and never claims more than a hundred in a hundred.

/// More steps than this are a grid, not a scale.
const MAX_STEPS: f64 = 5.0;
/// The least that a scale spans, against its largest figure.
const LEAST_SPAN: f64 = 0.08;

/// A scale from a round number to a round number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    step: f64,
    n_decimals: usize,
}

/// What a scale must keep to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bounds {
    /// Whether figures are shares of a hundred.
    pub(super) is_share: bool,
    /// Whether nought must be on it, as for bars.
    pub(super) holds_nought: bool,
    /// How many digits the figures have behind their points at most.
    pub(super) n_decimals: u32,
}

/// A step of a scale.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    /// Where it stands.
    pub(super) value: f64,
    /// What is printed beside it.
    pub(super) text: String,
}

impl Scale {
    /// Returns the scale for figures. Without figures it runs from nought to one.
    pub(super) fn new(values: &[f64], bounds: Bounds) -> Self {
        let (low, high) = range(values, bounds);
        for (step, n_decimals) in steps(high - low, bounds.n_decimals) {
            let from = (low / step + 1e-9).floor();
            let to = (high / step - 1e-9).ceil();
            if to - from <= MAX_STEPS {
                return Self {
                    low: from * step,
                    high: to * step,
                    step,
                    n_decimals,
                };
            }
        }
        Self {
            low,
            high,
            step: high - low,
            n_decimals: 0,
        }
    }

    /// Returns its steps, from the lowest.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut nth = (self.low / self.step).round();
        while nth * self.step <= self.high + self.step * 1e-6 {
            let value = nth * self.step;
            ticks.push(Tick {
                value,
                text: self.text(value),
            });
            nth += 1.0;
        }
        ticks
    }

    /// Returns how far up the scale a value is, from 0 to 1.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share of the height of a chart needs no more digits"
    )]
    pub(super) fn share(&self, value: f64) -> f32 {
        ((value - self.low) / (self.high - self.low)) as f32
    }

    /// Whether it begins above nought, or ends below.
    pub(super) fn is_cut(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }

    fn text(&self, value: f64) -> String {
        let largest = self.low.abs().max(self.high.abs());
        let (size, word) = if largest >= 1e9 {
            (1e9, "bn")
        } else if largest >= 1e6 {
            (1e6, "m")
        } else {
            (1.0, "")
        };
        if size > 1.0 && value.abs() < self.step * 1e-6 {
            return "0".to_owned();
        }
        let n_decimals = if size > 1.0 {
            decimals_of(self.step / size)
        } else {
            self.n_decimals
        };
        let text = format!("{:.n_decimals$}", (value / size).abs());
        let minus = if value < 0.0 { "−" } else { "" };
        format!("{minus}{}{word}", separated(&text))
    }
}

/// Returns the range that must be shown.
fn range(values: &[f64], bounds: Bounds) -> (f64, f64) {
    let mut low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let mut high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if !low.is_finite() || !high.is_finite() {
        return (0.0, 1.0);
    }
    let (least, most) = (low, high);
    let smallest = if bounds.n_decimals == 0 { 1.0 } else { 0.1 };
    let needed = (high.abs().max(low.abs()) * LEAST_SPAN).max(smallest);
    if high - low < needed {
        let middle = f64::midpoint(low, high);
        low = middle - needed / 2.0;
        high = middle + needed / 2.0;
    }
    if bounds.is_share && most <= 100.0 && high > 100.0 {
        low -= high - 100.0;
        high = 100.0;
    }
    let starts_low = low <= high / 2.0;
    if least >= 0.0 && (bounds.holds_nought || starts_low) {
        high = high.max(needed);
        low = 0.0;
    }
    if most <= 0.0 && bounds.holds_nought {
        high = 0.0;
    }
    (low, high)
}

/// Returns round steps that could divide a span, the finest first, with the decimals they need.
fn steps(span: f64, n_decimals: u32) -> impl Iterator<Item = (f64, usize)> {
    let exponent = (span / MAX_STEPS).log10().floor();
    (0..8)
        .filter_map(move |nth| {
            let exponent = exponent + f64::from(nth / 4);
            let (leading, is_quarter) = match nth % 4 {
                0 => (1.0, false),
                1 => (2.0, false),
                2 => (2.5, true),
                _ => (5.0, false),
            };
            // A quarter is round in tens, not in ones.
            let fits = !is_quarter || exponent >= 1.0;
            fits.then(|| leading * 10_f64.powf(exponent))
        })
        .map(|step| (step, decimals_of(step)))
        .filter(move |(_, needed)| u32::try_from(*needed).is_ok_and(|n| n <= n_decimals))
}

/// Returns how many digits behind the point a round number needs.
fn decimals_of(step: f64) -> usize {
    (0..6)
        .find(|n| {
            let scaled = step * 10_f64.powi(*n);
            (scaled - scaled.round()).abs() < 1e-6
        })
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(6)
}

/// Puts commas between thousands.
fn separated(text: &str) -> String {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut grouped = String::new();
    for (idx, digit) in whole.chars().enumerate() {
        let is_group = idx > 0 && (whole.len() - idx) % 3 == 0;
        if is_group {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if part.is_empty() {
        grouped
    } else {
        format!("{grouped}.{part}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[f64], bounds: Bounds, expected: &str) {
        let scale = Scale::new(values, bounds);
        let ticks: Vec<String> = scale.ticks().into_iter().map(|tick| tick.text).collect();
        assert_eq!(ticks.join(" "), expected);
        for value in values {
            let share = scale.share(*value);
            assert!((-0.001..=1.001).contains(&share), "{value}: {share}");
        }
    }

    const WHOLE: Bounds = Bounds {
        is_share: false,
        holds_nought: false,
        n_decimals: 0,
    };
    const TENTHS: Bounds = Bounds {
        n_decimals: 1,
        ..WHOLE
    };
    const SHARE: Bounds = Bounds {
        is_share: true,
        ..WHOLE
    };
    const BARS: Bounds = Bounds {
        holds_nought: true,
        ..WHOLE
    };

    #[test]
    fn steps_are_round_and_few() {
        check(&[12.0, 14.0, 10.0], WHOLE, "10 11 12 13 14");
        check(&[338.2, 351.6, 330.3], TENTHS, "320 330 340 350 360");
        check(&[2.6, 3.9, 1.9], TENTHS, "0 1 2 3 4");
        check(&[24.1, 20.0], TENTHS, "20 21 22 23 24 25");
        check(&[20.4, 21.9], TENTHS, "20.0 20.5 21.0 21.5 22.0 22.5");
    }

    #[test]
    fn a_scale_begins_at_nought_where_that_costs_little() {
        check(&[42.0, 85.0], SHARE, "0 20 40 60 80 100");
        check(&[66.0, 71.0], SHARE, "64 66 68 70 72");
        check(&[12.0, 14.0], BARS, "0 5 10 15");
    }

    #[test]
    fn a_share_never_passes_a_hundred() {
        check(&[97.0, 100.0], SHARE, "92 94 96 98 100");
        check(&[100.0], SHARE, "92 94 96 98 100");
        check(&[100.0, 104.0], SHARE, "95 100 105 110");
    }

    #[test]
    fn equal_figures_stand_in_the_middle() {
        check(&[14.0, 14.0], WHOLE, "13 14 15");
        check(&[0.0], WHOLE, "0 1");
        check(&[0.0, 0.0], TENTHS, "0.0 0.1");
        check(&[], WHOLE, "0 1");
    }

    #[test]
    fn negative_and_huge_figures_have_scales_too() {
        check(&[-4.0, 3.0], WHOLE, "−4 −2 0 2 4");
        check(&[-40.0, -30.0], BARS, "−40 −30 −20 −10 0");
        check(&[1204.0, 5400.0], WHOLE, "0 2,000 4,000 6,000");
        check(&[1_200_000.0, 9_900_000.0], WHOLE, "0 2m 4m 6m 8m 10m");
        check(
            &[9e15, 1e16],
            WHOLE,
            "9,000,000bn 9,200,000bn 9,400,000bn 9,600,000bn 9,800,000bn 10,000,000bn",
        );
    }
}
