//! What each figure of a text measures: its unit, when it was so, and the words that say of what and
//! of whom; so that two figures of the same can be held against each other.

use std::collections::BTreeSet;

use super::when::When;

/// What a figure is measured in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unit {
    Share,
    Money,
    /// So many per 10,000 or per 1,000.
    Rate,
    /// Days, weeks, months.
    Time(String),
    /// An average of something.
    Average,
    /// So many of these; of none where the number stands alone.
    Count(Option<String>),
}

/// One figure of a text.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    pub(super) value: f64,
    /// How far another may lie from it and be the same.
    pub(super) within: f64,
    pub(super) unit: Unit,
    pub(super) when: Option<When>,
    /// Whether it is said of all, or of one certain group as a whole.
    pub(super) is_whole: bool,
    /// Whether only those who came, left or moved are counted.
    pub(super) is_flow: bool,
    /// What its clause is about.
    pub(super) own: BTreeSet<String>,
    /// The same with what its claim is about.
    pub(super) all: BTreeSet<String>,
    /// Whether its own clause says nothing of what it is about, so that others do.
    pub(super) is_bare: bool,
}

/// From how many on two counts are held against each other.
const LARGE: f64 = 20.0;
/// How far two shares may lie from each other and be the same, in percentage points; more where
/// they are said in words.
pub(super) const SAME_SHARE: f64 = 1.0;
pub(super) const SAME_IN_WORDS: f64 = 4.0;
/// How far two other figures may, of their size.
const SAME_SIZE: f64 = 0.02;
/// How many words two figures have in common that are of the same: where a time is named that both
/// are of, where they stand in one statement, and where nothing else binds them.
const WORDS_TIMED: usize = 2;
const WORDS_NEAR: usize = 2;
const WORDS_FAR: usize = 3;

impl Measured {
    /// Whether another says something else of the same; `is_near` where both stand in one
    /// statement.
    pub(super) fn differs_from(&self, other: &Self, is_near: bool) -> bool {
        let apart = (self.value - other.value).abs();
        let within = match self.unit {
            Unit::Share => self.within.max(other.within),
            Unit::Money | Unit::Rate | Unit::Time(_) | Unit::Average | Unit::Count(_) => {
                SAME_SIZE * self.value.max(other.value)
            }
        };
        apart > within && self.is_of_the_same(other, is_near)
    }

    /// Returns the figure as a text says it.
    pub(super) fn said(&self) -> String {
        let value = (self.value * 10.0).round() / 10.0;
        match self.unit {
            Unit::Share => format!("{value} per cent"),
            Unit::Money if value >= 1e6 => format!("£{}m", value / 1e6),
            Unit::Money => format!("£{value}"),
            Unit::Rate | Unit::Time(_) | Unit::Average | Unit::Count(_) => value.to_string(),
        }
    }

    fn is_of_the_same(&self, other: &Self, is_near: bool) -> bool {
        let is_timed = self.when.is_some() && self.when == other.when;
        let is_untimed = self.when.is_none() && other.when.is_none()
            || is_near && (self.when.is_none() || other.when.is_none());
        let is_one_unit = match (&self.unit, &other.unit) {
            (Unit::Count(_), Unit::Count(_)) => is_timed && self.counts_like(other),
            (one, two) => one == two,
        };
        if !is_one_unit || !(is_timed || is_untimed) || self.is_flow != other.is_flow {
            return false;
        }
        let (n, fits) = self.common(other, is_near);
        match (&self.unit, &other.unit) {
            (Unit::Count(one), Unit::Count(two)) => {
                self.counts_the_same(other, (one.as_deref(), two.as_deref()), n, fits)
            }
            (Unit::Money, Unit::Money) => is_timed && fits && n >= WORDS_TIMED,
            _ if is_timed => {
                let is_certain = self.is_whole || other.is_whole || self.own == other.own;
                fits && (n >= WORDS_TIMED || n > 0 && is_certain)
            }
            _ => {
                let is_told = !(is_near && (self.is_bare || other.is_bare));
                let is_enough =
                    n >= WORDS_FAR || n >= WORDS_NEAR && (is_near || self.own == other.own);
                is_told && fits && is_enough
            }
        }
    }

    /// Returns how many words of the one the other has too, and whether those are most of them.
    fn common(&self, other: &Self, is_near: bool) -> (usize, bool) {
        // How long or how far tells more than a word: within 20 weeks.
        let weight = |topic: &String| 1 + usize::from(topic.contains(' '));
        // Under one claim, what that is about says nothing of either.
        let (here, there) = if is_near {
            (&self.own, &other.own)
        } else {
            (&self.all, &other.all)
        };
        let one = self.own.intersection(there).map(weight).sum::<usize>();
        let two = other.own.intersection(here).map(weight).sum::<usize>();
        let most = |n: usize, own: &BTreeSet<String>| n > 0 && n * 3 >= own.len() * 2;
        (one.max(two), most(one, &self.own) || most(two, &other.own))
    }

    /// Whether all that its clause is about is what another is about: episodes; missing episodes.
    fn is_within(&self, other: &Self, fits: bool) -> bool {
        fits && !self.own.is_empty() && self.own.is_subset(&other.all)
    }

    fn counts_like(&self, other: &Self) -> bool {
        let is_like = (0.6..1.67).contains(&(self.value / other.value));
        is_like && self.value.min(other.value) >= LARGE
    }

    /// Whether both count the same people or things: all of them in the one at least.
    fn counts_the_same(
        &self,
        other: &Self,
        (one, two): (Option<&str>, Option<&str>),
        n: usize,
        fits: bool,
    ) -> bool {
        let is_day = matches!(self.when, Some(When::Day(_)));
        let is_bare = self.own.is_empty() || other.own.is_empty();
        let is_whole = self.is_whole || other.is_whole;
        match (one, two) {
            (Some(one), Some(two)) if one == two => {
                is_whole && (n > 0 && (fits || !is_day) || is_day && is_bare)
            }
            // We audited 96 files; the 118 audits.
            (Some(one), Some(two)) => {
                is_whole && n > 0 && (self.own.contains(two) || other.own.contains(one))
            }
            (None, Some(who)) => {
                is_day && (fits || self.own.contains(who)) || self.is_within(other, fits)
            }
            (Some(who), None) => {
                is_day && (fits || other.own.contains(who)) || other.is_within(self, fits)
            }
            (None, None) => fits && n >= WORDS_TIMED,
        }
    }
}
