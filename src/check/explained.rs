//! Whether a statement says why a figure is as it is.

use super::{
    claimed::Claimed,
    quoted_figures::{Named, Spoken, is_given, latest, own_amounts, topics},
    reading::Mark,
};
use crate::model::Indicator;

/// Whether a statement says in one sentence how something stands to others and why, and speaks of
/// what an indicator counts that nothing names: more children than our neighbours, because of the
/// port.
pub(super) fn explains_elsewhere(one: &Claimed<'_>, row: &Indicator) -> bool {
    let title = row.title.to_lowercase();
    let about = topics(&row.title);
    let told = format!("{}\n{}", one.row.claim, one.row.how.as_str());
    let is_told = || !topics(&told).is_disjoint(&about);
    let cells = [
        (one.row.claim.as_str(), &*one.claim, true),
        (one.row.how.as_str(), &*one.how, true),
        // What is different for children has reasons of its own.
        (one.row.difference.as_str(), &*one.difference, false),
        (one.row.next.as_str(), &*one.next, true),
    ];
    cells.into_iter().any(|(text, reading, says_what_is)| {
        let mut with_reason =
            { reading.sentences.iter() }.filter(|sentence| sentence.marks.has(Mark::Reason));
        with_reason.any(|sentence| {
            let small = text
                .get(sentence.range.clone())
                .unwrap_or_default()
                .to_lowercase();
            let mut words = small.split(|c: char| !c.is_alphabetic());
            let is_about =
                words.any(|word| word.len() > 4 && title.contains(word) && word != "neighbours");
            compares(&small) && (is_about || is_told() || averages(&small, &title))
                || says_what_is && !topics(&small).is_disjoint(&about)
        })
    })
}

/// Whether a sentence speaks of the mean of what an indicator counts: 170 days more on average.
fn averages(small: &str, title: &str) -> bool {
    let is_mean = ["mean", "median", "average"]
        .iter()
        .any(|word| small.contains(word));
    let units = ["days", "weeks", "months", "years"];
    is_mean
        && units
            .iter()
            .any(|unit| small.contains(unit) && title.contains(unit))
}

/// Whether a statement says why a figure is as it is: in a sentence about it or right behind one,
/// or in one that compares.
pub(super) fn says_why(one: &Claimed<'_>, named: &Named<'_>) -> bool {
    let row = named.row;
    let about = topics(&row.title);
    // What is different for children has reasons of its own.
    let cells = [
        (one.row.claim.as_str(), &*one.claim, true),
        (one.row.how.as_str(), &*one.how, true),
        (one.row.difference.as_str(), &*one.difference, false),
    ];
    cells.into_iter().any(|(text, reading, says_what_is)| {
        let mut is_about = false;
        reading.sentences.iter().any(|sentence| {
            let words = text.get(sentence.range.clone()).unwrap_or_default();
            let was_about = is_about;
            is_about = compares(words)
                || says_what_is && !topics(words).is_disjoint(&about)
                || Spoken::new(words).speaks_of(named)
                || gives(words, row);
            sentence.marks.has(Mark::Reason) && (is_about || was_about)
        })
    })
}

/// Whether a sentence says how something stands to others, or what stands behind a figure.
fn compares(sentence: &str) -> bool {
    let small = sentence.to_lowercase();
    let words = [
        "neighbour",
        "england",
        "average",
        "elsewhere",
        "national",
        "region",
        "higher",
        "lower",
        "above",
        "below",
        "figure",
        "rate",
        "difference",
        "gap",
        "mean",
        "median",
        "outlier",
        "number",
        "the rise",
        "the fall",
        "the increase",
        "high",
        "low ",
    ];
    words.iter().any(|word| small.contains(word))
}

/// Whether a text gives the latest figure of an indicator.
pub(super) fn gives(text: &str, row: &Indicator) -> bool {
    let own = own_amounts(text);
    latest(row).is_some_and(|point| own.iter().any(|amount| is_given(amount, &point.ours)))
}
