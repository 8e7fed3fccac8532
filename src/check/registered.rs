//! Statements whose figures are not those of the register.

use super::{
    claimed::Claimed,
    quoted_figures::{Named, Spoken, is_given, latest, own_amounts, topics},
    shares::{Amount, amounts},
    words::name,
};
use crate::model::{Indicator, Number, Point, citations};

/// The cell in which another value stands, and what to say of it.
pub(super) type Otherwise = (&'static str, String);

/// Finds a statement that gives another value for an indicator than the register.
pub(super) fn unlike_register(indicators: &[Named<'_>], one: &Claimed<'_>) -> Option<Otherwise> {
    let cells = [
        ("how", one.row.how.as_str(), &*one.how),
        ("difference", one.row.difference.as_str(), &*one.difference),
    ];
    cells.into_iter().find_map(|(column, text, reading)| {
        let mut sentences = reading.sentences.iter();
        sentences.find_map(|sentence| {
            let sentence = text.get(sentence.range.clone())?;
            let own = own_amounts(sentence);
            if own.is_empty() || sentence.contains(" theirs") {
                return None;
            }
            let (idx, row) = meant(indicators, one, sentence)?;
            let own: Vec<Amount> = own
                .into_iter()
                .filter(|amount| amount.is_share && !amount.is_rough || amount.n_decimals > 0)
                .collect();
            let own = if own.is_empty() {
                counts_of(sentence, row)
            } else {
                own
            };
            let first = *own.first()?;
            if own_amounts(sentence)
                .iter()
                .any(|amount| is_in(amount, row))
            {
                return None;
            }
            let point = latest(row)?;
            // A figure of another size is one of something else.
            let known = point.ours.read().number().map(Number::value)?;
            if !(0.3..3.4).contains(&(first.value / known)) {
                return None;
            }
            let name = name(row, idx);
            let message = format!(
                "{} stands here, and the register has {} for {name} in {}",
                as_said(&first),
                in_register(row, point),
                point.period.trim()
            );
            Some((column, message))
        })
    })
}

/// Finds a statement that gives another value for the neighbours than the register.
pub(super) fn unlike_others(indicators: &[Named<'_>], one: &Claimed<'_>) -> Option<Otherwise> {
    let text = one.row.how.as_str();
    one.how.sentences.iter().find_map(|sentence| {
        let sentence = text.get(sentence.range.clone())?;
        let said = figure_of(sentence, "neighbours")?;
        let (idx, row) = meant(indicators, one, sentence)?;
        let is_known = |point: &Point| is_given(&said, &point.neighbours);
        let neighbours = &latest(row)?.neighbours;
        neighbours.read().number()?;
        if row.values.iter().any(is_known) {
            return None;
        }
        let message = format!(
            "{} stands here for the neighbours, and the register has {} for {} in {}",
            as_said(&said),
            neighbours.0,
            name(row, idx),
            latest(row)?.period.trim()
        );
        Some(("how", message))
    })
}

/// Returns a figure as its text has it.
fn as_said(amount: &Amount) -> String {
    let unit = if amount.is_share { " per cent" } else { "" };
    format!("{:.*}{unit}", amount.n_decimals, amount.value)
}

/// Returns a figure of the register as a text would say it.
fn in_register(row: &Indicator, point: &Point) -> String {
    let said = row.said_in_text(&point.period);
    said.map_or_else(|| point.ours.0.clone(), |said| said.whole())
}

/// Returns the figure right behind a word: neighbours 69, neighbours’ 69.
fn figure_of(sentence: &str, whose: &str) -> Option<Amount> {
    let (_, behind) = sentence.split_once(whose)?;
    let behind = behind.trim_start_matches(['’', '\'', ' ', ':']);
    let first = amounts(behind).into_iter().next()?;
    behind
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(first)
}

/// Returns the one indicator that a sentence cites or speaks of.
fn meant<'a>(
    indicators: &[Named<'a>],
    one: &Claimed<'_>,
    sentence: &str,
) -> Option<(usize, &'a Indicator)> {
    let cited = citations(sentence);
    let said = topics(&format!("{} {sentence}", one.row.claim));
    let spoken = Spoken::within(sentence, said);
    let mut meant = indicators.iter().enumerate().filter(|(_, named)| {
        let is_cited = cited.iter().any(|citation| citation.row == named.row.id);
        is_cited || spoken.speaks_of(named)
    });
    let (idx, first) = meant.next()?;
    meant.next().is_none().then_some((idx, first.row))
}

/// Returns the one count that a sentence gives for an indicator that counts: of its size.
fn counts_of(sentence: &str, row: &Indicator) -> Vec<Amount> {
    let known = latest(row).and_then(|point| point.ours.read().number().map(Number::value));
    let Some(known) = known.filter(|known| *known >= 20.0) else {
        return Vec::new();
    };
    // What is said in shares is not what it counts.
    if amounts(sentence).iter().any(|amount| amount.is_share) {
        return Vec::new();
    }
    let words = topics(sentence);
    let named = topics(&row.title);
    let n_same = named.intersection(&words).count();
    let own = own_amounts(sentence).into_iter();
    let own: Vec<Amount> = own
        .filter(|amount| {
            !amount.is_share && amount.value > known * 0.6 && amount.value < known * 1.7
        })
        .collect();
    if own.len() == 1 && n_same > 0 && n_same * 3 >= named.len() * 2 && !row.title.contains("per ")
    {
        own
    } else {
        Vec::new()
    }
}

fn is_in(amount: &Amount, row: &Indicator) -> bool {
    row.values.iter().any(|point| is_given(amount, &point.ours))
}
