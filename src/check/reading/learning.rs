//! How the weights are learnt: a line for each text, its label and its words.
//!
//! With `UPDATE_EXPECT` set, the test writes the weights anew from the texts.

use std::collections::BTreeMap;

use expect_test::{ExpectFile, expect_file};

use super::{
    learned::{self, Learned, MOST_CLASSES, likely},
    shape::{Feature, Kind, Stems, features, put_words, words},
};

/// What is learnt: the labelled texts, the letters of the labels, how often each counts, and what
/// is shipped.
struct Subject {
    name: &'static str,
    texts: &'static str,
    labels: &'static [&'static str],
    counts: &'static [usize],
    shipped: &'static str,
    file: fn() -> ExpectFile,
}

const SUBJECTS: [Subject; 3] = [
    Subject {
        name: "telling",
        texts: include_str!("../../../tests/data/check/telling.txt"),
        labels: &["a", "e", "p"],
        counts: &[1, 1, 1],
        shipped: learned::TELLING,
        file: || expect_file!["telling.txt"],
    },
    Subject {
        name: "heard",
        texts: include_str!("../../../tests/data/check/heard.txt"),
        labels: &["v", "n"],
        // Few claims rest on no voice, and those are what is looked for.
        counts: &[1, 4],
        shipped: learned::HEARD,
        file: || expect_file!["heard.txt"],
    },
    Subject {
        name: "weak",
        texts: include_str!("../../../tests/data/check/weak.txt"),
        labels: &["w", "s"],
        counts: &[1, 1],
        shipped: learned::WEAK,
        file: || expect_file!["weak.txt"],
    },
];

const YEAR: i16 = 2026;
const ROUNDS: u32 = 60;
/// A feature of fewer texts says nothing of others.
const FEWEST_TEXTS: usize = 2;
const STEP: f64 = 0.5;
const SHRINK: f64 = 2e-3;

struct Sample {
    class: usize,
    text: String,
}

impl Subject {
    fn samples(&self) -> Vec<Sample> {
        let lines = self.texts.lines().map(|line| line.split_once('|').unwrap());
        let sample = |(label, text): (&str, &str)| Sample {
            class: self
                .labels
                .iter()
                .position(|known| *known == label)
                .unwrap(),
            text: text.to_lowercase(),
        };
        lines.map(sample).collect()
    }

    /// Learns from samples: each moves the weights of what it holds towards its label.
    fn learn(&self, samples: &[&Sample]) -> Learned {
        let mut stems = Stems::of_fields();
        for sample in samples {
            put_words(&sample.text, YEAR, &mut stems);
        }
        let mut n_of: BTreeMap<Feature, usize> = BTreeMap::new();
        let mut read: Vec<(usize, Vec<Feature>)> = Vec::new();
        for sample in samples {
            let features = features(&words(&sample.text, YEAR), &stems);
            for feature in &features {
                *n_of.entry(*feature).or_default() += 1;
            }
            for _ in 0..self.counts[sample.class] {
                read.push((sample.class, features.clone()));
            }
        }
        for (_, features) in &mut read {
            features.retain(|feature| n_of.get(feature).is_some_and(|n| *n >= FEWEST_TEXTS));
        }
        let mut weights: BTreeMap<Feature, [f64; MOST_CLASSES]> = BTreeMap::new();
        let mut order: Vec<usize> = (0..read.len()).collect();
        let mut seed = 1_u64;
        for round in 0..ROUNDS {
            for at in (1..order.len()).rev() {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let other = usize::try_from(seed >> 33).unwrap() % (at + 1);
                order.swap(at, other);
            }
            let step = STEP / (1.0 + 0.1 * f64::from(round));
            for at in &order {
                let (class, features) = &read[*at];
                towards(*class, features, self.labels.len(), step, &mut weights);
            }
        }
        let rounded = weights.into_iter().map(|(feature, weights)| {
            #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
            let rounded = weights.map(|weight| (weight * 100.0).round() as i16);
            (feature, rounded)
        });
        Learned {
            n_classes: self.labels.len(),
            stems,
            weights: rounded.collect(),
        }
    }
}

fn towards(
    own: usize,
    features: &[Feature],
    n_classes: usize,
    step: f64,
    weights: &mut BTreeMap<Feature, [f64; MOST_CLASSES]>,
) {
    let n = u16::try_from(features.len()).unwrap();
    let mut sums = [0.0; MOST_CLASSES];
    for feature in features {
        if let Some(weights) = weights.get(feature) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
    }
    let chances = likely(sums, n, n_classes);
    let length = f64::from(n.max(1)).sqrt();
    for feature in features {
        let weights = weights.entry(*feature).or_default();
        for (class, weight) in weights.iter_mut().enumerate().take(n_classes) {
            let wrong = f64::from(u8::from(class == own)) - f64::from(chances[class]);
            *weight += step * wrong / length - step * SHRINK * *weight;
        }
    }
}

/// Writes what was learnt, a feature a line.
fn written(learned: &Learned) -> String {
    let word = |stem: Feature| learned.stems.name(u16::try_from(stem & 0xffff).unwrap());
    let mut lines: Vec<String> = Vec::new();
    let weights: BTreeMap<_, _> = learned.weights.iter().collect();
    for (feature, [done, came, ahead]) in weights {
        let (one, other) = (feature >> 16 & 0xffff, feature & 0xffff);
        let kind = feature >> 32;
        let is = |known: Kind| kind == known as u64;
        let named = if is(Kind::Word) {
            format!("w {}", word(one))
        } else if is(Kind::Pair) {
            format!("p {} {}", word(one), word(other))
        } else if is(Kind::First) {
            format!("1 {}", word(one))
        } else if is(Kind::FirstTwo) {
            format!("2 {} {}", word(one), word(other))
        } else if is(Kind::Field) {
            format!("f {one}")
        } else {
            format!("b {one} {other}")
        };
        lines.push(format!("{named} {done} {came} {ahead}"));
    }
    lines.sort();
    lines.join("\n") + "\n"
}

fn class_of(learned: &Learned, sample: &Sample) -> usize {
    let chances = learned.chances(&words(&sample.text, YEAR));
    let mut classes: Vec<usize> = (0..MOST_CLASSES).collect();
    classes.sort_by(|one, other| chances[*other].total_cmp(&chances[*one]));
    classes[0]
}

#[test]
fn the_weights_are_those_of_the_texts() {
    for subject in SUBJECTS {
        let samples = subject.samples();
        let all: Vec<&Sample> = samples.iter().collect();
        let learned = subject.learn(&all);
        let shipped = Learned::read(subject.shipped, subject.labels.len());
        let is_other = |sample: &&&Sample| class_of(&learned, sample) != class_of(&shipped, sample);
        let n_other = all.iter().filter(is_other).count();
        // The last digit of a weight may be another on another machine.
        if n_other * 100 > all.len() || std::env::var_os("UPDATE_EXPECT").is_some() {
            (subject.file)().assert_eq(&written(&learned));
        }
    }
}

/// What counts: texts that were not among those learnt from.
#[test]
fn what_was_learnt_holds_for_other_texts() {
    const PARTS: usize = 5;
    for (subject, class, found, right) in [
        (&SUBJECTS[0], 0, 85, 85),
        (&SUBJECTS[1], 1, 75, 75),
        (&SUBJECTS[2], 0, 45, 60),
    ] {
        let samples = subject.samples();
        let (mut n_right, mut n_found, mut n_all) = (0, 0, 0);
        for part in 0..PARTS {
            let is_unseen = |(idx, _): &(usize, &Sample)| idx % PARTS == part;
            let (unseen, seen): (Vec<_>, Vec<_>) = samples.iter().enumerate().partition(is_unseen);
            let seen: Vec<&Sample> = seen.into_iter().map(|(_, sample)| sample).collect();
            let learned = subject.learn(&seen);
            for (_, sample) in unseen {
                let (is_meant, is_found) =
                    (sample.class == class, class_of(&learned, sample) == class);
                n_all += u32::from(is_meant);
                n_found += u32::from(is_found);
                n_right += u32::from(is_meant && is_found);
            }
        }
        let told = format!(
            "{}: {n_right} of {n_all} found, of {n_found} right",
            subject.name
        );
        assert!(n_right * 100 >= n_all * found, "{told}");
        assert!(n_right * 100 >= n_found * right, "{told}");
    }
}
