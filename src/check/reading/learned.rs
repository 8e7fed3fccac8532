//! What a sentence tells, weighed by what sentences like it told: weights learnt from the labelled
//! texts of `tests/data/check` (see `learning`, which only tests hold).
//!
//! Turns of phrase that were written down one by one knew the sentences they were written for and
//! few others; stems, fields of meaning and the build of a sentence know many.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::shape::{Feature, Kind, Stems, Word, feature, features};

/// For what a sentence tells: what was done, what came of it, what is to come.
pub(super) const TELLING: &str = include_str!("telling.txt");
/// For whether somebody is heard in what a claim rests on: yes, no.
pub(super) const HEARD: &str = include_str!("heard.txt");
/// For whether a sentence says that something is not good enough: yes, no.
pub(super) const WEAK: &str = include_str!("weak.txt");

/// The most that one thing can be told as.
pub(super) const MOST_CLASSES: usize = 3;

/// How likely each is; together they are one.
pub(super) type Chances = [f32; MOST_CLASSES];

/// Features with their weights for each class, in hundredths.
#[derive(Debug, Default)]
pub(super) struct Learned {
    pub(super) n_classes: usize,
    pub(super) stems: Stems,
    pub(super) weights: FxHashMap<Feature, [i16; MOST_CLASSES]>,
}

/// Returns what was learnt of what sentences tell, made when it is first asked for.
pub(super) fn telling() -> &'static Learned {
    static LEARNED: LazyLock<Learned> = LazyLock::new(|| Learned::read(TELLING, 3));
    &LEARNED
}

/// Returns what was learnt of who is heard.
pub(super) fn heard() -> &'static Learned {
    static LEARNED: LazyLock<Learned> = LazyLock::new(|| Learned::read(HEARD, 2));
    &LEARNED
}

/// Returns what was learnt of weaknesses.
pub(super) fn weak() -> &'static Learned {
    static LEARNED: LazyLock<Learned> = LazyLock::new(|| Learned::read(WEAK, 2));
    &LEARNED
}

impl Learned {
    pub(super) fn read(text: &str, n_classes: usize) -> Self {
        let mut learned = Self {
            n_classes,
            stems: Stems::of_fields(),
            ..Self::default()
        };
        for line in text.lines() {
            let mut parts = line.split(' ');
            let Some(feature) = learned.feature(&mut parts) else {
                continue;
            };
            let mut weights = parts.map(|part| part.parse::<i16>().unwrap_or_default());
            let mut next = || weights.next().unwrap_or_default();
            learned.weights.insert(feature, [next(), next(), next()]);
        }
        learned
    }

    fn feature<'t>(&mut self, parts: &mut impl Iterator<Item = &'t str>) -> Option<Feature> {
        let kind = match parts.next()? {
            "w" => Kind::Word,
            "p" => Kind::Pair,
            "1" => Kind::First,
            "2" => Kind::FirstTwo,
            "f" => Kind::Field,
            "b" => Kind::Build,
            _ => return None,
        };
        let mut one = |is_word: bool| {
            let part = parts.next()?;
            if is_word {
                Some(self.stems.put(part))
            } else {
                part.parse().ok()
            }
        };
        Some(match kind {
            Kind::Word | Kind::First => feature(kind, one(true)?, 0),
            Kind::Pair | Kind::FirstTwo => feature(kind, one(true)?, one(true)?),
            Kind::Field => feature(kind, one(false)?, 0),
            Kind::Build => feature(kind, one(false)?, one(false)?),
        })
    }

    /// Says how likely a text of these words is of each class.
    pub(super) fn chances(&self, words: &[Word<'_>]) -> Chances {
        let mut sums = [0_i32; MOST_CLASSES];
        let mut n_known = 0_u16;
        for feature in features(words, &self.stems) {
            if let Some(weights) = self.weights.get(&feature) {
                n_known += 1;
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += i32::from(*weight);
                }
            }
        }
        likely(
            sums.map(|sum| f64::from(sum) / 100.0),
            n_known,
            self.n_classes,
        )
    }
}

/// Makes chances of what speaks for each class; long texts do not count for more than short ones.
#[expect(clippy::cast_possible_truncation, reason = "chances need few digits")]
pub(super) fn likely(sums: [f64; MOST_CLASSES], n_known: u16, n_classes: usize) -> Chances {
    let length = f64::from(n_known.max(1)).sqrt();
    let mut raised = [0.0; MOST_CLASSES];
    for (raised, sum) in raised.iter_mut().zip(sums).take(n_classes) {
        *raised = (sum / length).exp();
    }
    let whole: f64 = raised.iter().sum();
    raised.map(|one| (one / whole) as f32)
}
