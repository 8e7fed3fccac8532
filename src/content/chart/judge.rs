//! Better or worse: what a difference between two numbers means for children.

use std::cmp::Ordering;

use super::Number;
use crate::model::Polarity;

/// How far two figures may lie apart and still count as similar, in per cent of the second,
/// where a template does not say.
pub(crate) const TOLERANCE: u32 = 2;

/// How one figure stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// No difference worth a word.
    Similar,
    /// Better for children.
    Better,
    /// Worse for children.
    Worse,
    /// Larger, where neither is better.
    Higher,
    /// Smaller, where neither is better.
    Lower,
}

impl Standing {
    /// Returns the word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Similar => "similar",
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Higher => "higher",
            Self::Lower => "lower",
        }
    }
}

/// Says how one figure stands to another.
pub(crate) fn judge(own: &Number, other: &Number, polarity: Polarity, tolerance: u32) -> Standing {
    if own.is_close(other, tolerance) {
        return Standing::Similar;
    }
    judge_exactly(own, other, polarity)
}

/// Says how one figure stands to another, however small the difference.
pub(crate) fn judge_exactly(own: &Number, other: &Number, polarity: Polarity) -> Standing {
    match (own.compare(other), polarity) {
        (Ordering::Equal, _) => Standing::Similar,
        (Ordering::Greater, Polarity::High) | (Ordering::Less, Polarity::Low) => Standing::Better,
        (Ordering::Greater, Polarity::Low) | (Ordering::Less, Polarity::High) => Standing::Worse,
        (Ordering::Greater, Polarity::Neither) => Standing::Higher,
        (Ordering::Less, Polarity::Neither) => Standing::Lower,
    }
}

/// Whether a target is reached; unknown where nobody said which direction is better.
pub(crate) fn meets(own: &Number, target: &Number, polarity: Polarity) -> Option<bool> {
    if polarity == Polarity::Neither {
        return None;
    }
    Some(judge_exactly(own, target, polarity) != Standing::Worse)
}

#[cfg(test)]
mod tests {
    use super::super::number::{ChartValue, read};
    use super::*;
    use crate::model::Figure;

    fn number(text: &str) -> Number {
        match read(&Figure(text.to_owned())) {
            ChartValue::Number(number) => number,
            ChartValue::Missing(missing) => panic!("{text}: {missing:?}"),
        }
    }

    #[test]
    fn polarity_says_what_a_difference_means() {
        use Polarity::{High, Low, Neither};
        for (own, other, polarity, standing) in [
            ("14", "10", Low, Standing::Worse),
            ("14", "10", High, Standing::Better),
            ("14", "10", Neither, Standing::Higher),
            ("3", "10", Low, Standing::Better),
            ("3", "10", High, Standing::Worse),
            ("3", "10", Neither, Standing::Lower),
            ("11", "10", Low, Standing::Similar),
            ("-3", "-9", High, Standing::Better),
        ] {
            let judged = judge(&number(own), &number(other), polarity, TOLERANCE);
            assert_eq!(judged, standing, "{own} {other} {polarity:?}");
        }
    }

    #[test]
    fn a_target_is_met_when_it_is_reached_exactly() {
        let met = |own, polarity| meets(&number(own), &number("11"), polarity);
        assert_eq!(met("11", Polarity::Low), Some(true));
        assert_eq!(met("11.1", Polarity::Low), Some(false));
        assert_eq!(met("11.1", Polarity::High), Some(true));
        assert_eq!(met("11", Polarity::Neither), None);
    }
}
