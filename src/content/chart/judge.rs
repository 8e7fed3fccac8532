//! Better or worse: what a difference between two numbers means for children, and which numbers
//! may be compared at all.
//!
//! The one judge of charts, tables at a glance and their words. Like is compared with like:
//! figures of others with our own of the same period, and our own of periods that are as long,
//! in the order of time, with no break in the series between them. Else there is no judgement.

use std::cmp::Ordering;

use super::data::{Chart, Number, SeriesRole};
use crate::{
    model::{Polarity, RegisterKind},
    template::Template,
};

/// How far two figures may lie apart and still count as similar, in per cent of the second,
/// where a template does not say.
pub(super) const TOLERANCE: u32 = 2;

/// Returns how far figures may lie apart and still count as similar, in per cent: what the first
/// view that says so says, so that charts and tables of one paper never differ.
pub fn tolerance(template: &Template) -> u32 {
    let views = template.views(RegisterKind::Indicators);
    let mut said = views.iter().filter_map(|(_, _, view)| view.tolerance);
    said.next().unwrap_or(TOLERANCE)
}

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
fn meets(own: &Number, target: &Number, polarity: Polarity) -> Option<bool> {
    if polarity == Polarity::Neither {
        return None;
    }
    Some(judge_exactly(own, target, polarity) != Standing::Worse)
}

impl Chart {
    /// Returns the latest number of an area, with the index of its period.
    pub(in crate::content) fn latest_of(&self, role: SeriesRole) -> Option<(usize, &Number)> {
        self.series(role)?.numbers().next_back()
    }

    /// Whether our own figures of two periods can be compared.
    pub(super) fn can_compare(&self, before: usize, after: usize) -> bool {
        let (Some(a), Some(b)) = (self.moments.get(before), self.moments.get(after)) else {
            return false;
        };
        let (Some(from), Some(to)) = (a.time, b.time) else {
            return false;
        };
        self.is_in_order
            && !a.is_repeated
            && !b.is_repeated
            && from.is_like(&to)
            && !self.is_broken(before, after)
    }

    /// Whether the series of our own figures breaks between two periods.
    pub(super) fn is_broken(&self, before: usize, after: usize) -> bool {
        let own = self.series(SeriesRole::Own);
        own.is_some_and(|own| {
            own.numbers()
                .filter(|(idx, _)| (before + 1..=after).contains(idx))
                .any(|(_, number)| number.is_after_break())
        })
    }

    /// Returns our own figures that can be compared with the latest for which there are any, with
    /// the indices of their periods; none where nothing can be compared.
    pub(super) fn comparable(&self) -> Vec<(usize, &Number)> {
        let Some(own) = self.series(SeriesRole::Own) else {
            return Vec::new();
        };
        let numbers: Vec<(usize, &Number)> = own.numbers().collect();
        let groups = numbers.iter().rev().map(|(last, _)| {
            let before = numbers.iter().copied();
            before
                .filter(|(idx, _)| idx == last || idx < last && self.can_compare(*idx, *last))
                .collect()
        });
        { groups }
            .find(|group: &Vec<(usize, &Number)>| group.len() > 1)
            .unwrap_or_default()
    }

    /// Returns the last two of our own figures that can be compared, with the indices of their
    /// periods.
    pub(in crate::content) fn step(&self) -> Option<[(usize, &Number); 2]> {
        let told = self.comparable();
        let (last, before) = told.split_last()?;
        Some([*before.last()?, *last])
    }

    /// Returns the latest period for which both we and others have one number, with both.
    pub(in crate::content) fn shared(&self, role: SeriesRole) -> Option<(usize, &Number, &Number)> {
        let own = self.series(SeriesRole::Own)?;
        self.series(role)?
            .numbers()
            .rev()
            .find_map(|(idx, theirs)| {
                let ours = own.values.get(idx)?.number()?;
                self.is_single(idx).then_some((idx, ours, theirs))
            })
    }

    /// Whether our own figure reached a target of the same period.
    pub(in crate::content) fn is_met(&self, idx: usize, target: &Number) -> Option<bool> {
        let ours = self.series(SeriesRole::Own)?.values.get(idx)?.number()?;
        let met = meets(ours, target, self.polarity);
        met.filter(|_| self.is_single(idx))
    }

    fn is_single(&self, idx: usize) -> bool {
        let moment = self.moments.get(idx);
        moment.is_some_and(|moment| !moment.is_repeated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content::chart::data::ChartValue, model::Figure};

    fn number(text: &str) -> Number {
        match Figure(text.to_owned()).read() {
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
