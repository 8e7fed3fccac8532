//! Which indicator a text speaks of, and which figures of its own it gives for it.

use std::collections::BTreeSet;

use super::shares::{Amount, amounts};
use crate::model::{Figure, Indicator, Number, Point};

/// How many words of an indicator’s title a text has to say to speak of it.
const SPOKEN_WORDS: usize = 2;
/// A word of so many letters names an indicator alone.
const LONG_WORD: usize = 7;
/// What tells nothing apart.
const COMMON: &[&str] = &[
    "children",
    "child",
    "young",
    "people",
    "with",
    "from",
    "that",
    "they",
    "have",
    "this",
    "their",
    "were",
    "been",
    "cent",
    "year",
    "years",
    "month",
    "months",
    "rate",
    "number",
    "share",
    "average",
    "under",
    "over",
    "more",
    "than",
    "aged",
    "days",
    "weeks",
    "least",
    "same",
    "long",
    "short",
    "term",
    "into",
    "other",
    "those",
    "them",
    "said",
    "what",
    "when",
    "neighbours",
    "england",
    "region",
];

/// Whether a word in small letters tells nothing apart.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.contains(&word)
}

/// Returns the words of a text that tell what it is about, in one form each.
pub(super) fn topics(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    // “Two years” and “20 weeks” tell one figure from another.
    let lengths: Vec<&String> = words.iter().filter(|word| *word != "working").collect();
    let spans = lengths.windows(2).filter_map(|pair| match pair {
        [number, unit] if is_unit(unit) && is_count(number) => Some(format!("{number} {unit}")),
        _ => None,
    });
    let spans: Vec<String> = spans.collect();
    let named = words
        .into_iter()
        .filter(|word| word.chars().count() >= 4 && !COMMON.contains(&word.as_str()))
        .filter(|word| word.chars().all(char::is_alphabetic))
        .map(|word| stem(&word).to_owned());
    named.chain(spans).collect()
}

fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "years" | "year" | "months" | "weeks" | "days" | "hours" | "miles"
    )
}

fn is_count(word: &str) -> bool {
    let named = [
        "one", "two", "three", "four", "five", "six", "nine", "ten", "twelve",
    ];
    !word.is_empty() && (word.chars().all(|c| c.is_ascii_digit()) || named.contains(&word))
}

fn stem(word: &str) -> &str {
    let endings = [
        "ments", "ment", "ings", "ing", "als", "al", "ies", "es", "ed", "s", "y",
    ];
    let stem = endings.iter().find_map(|end| word.strip_suffix(end));
    stem.filter(|stem| stem.len() >= 4).unwrap_or(word)
}

/// Returns the figures that a text gives as the authority’s own: not those of others, and no
/// targets.
pub(super) fn own_amounts(text: &str) -> Vec<Amount> {
    let mut own = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, behind) = first_piece(rest);
        if !is_of_others(piece) {
            own.extend(amounts(piece));
        }
        rest = behind;
    }
    own
}

/// Parts a text behind the first comma, semicolon, bracket or full stop outside a number.
fn first_piece(text: &str) -> (&str, &str) {
    let end = text.char_indices().find(|(at, c)| {
        let next = text
            .get(at + c.len_utf8()..)
            .and_then(|rest| rest.chars().next());
        matches!(c, ';' | '(' | ')')
            || matches!(c, ',' | '.') && !next.is_some_and(|next| next.is_ascii_digit())
    });
    match end {
        Some((at, c)) => text.split_at(at + c.len_utf8()),
        None => (text, ""),
    }
}

fn is_of_others(piece: &str) -> bool {
    let small = piece.to_lowercase();
    let others = [
        "neighbour",
        "england",
        "region",
        "national",
        "elsewhere",
        "others",
        "target",
        "against",
        "similar",
        "statistical",
        "benchmark",
        "average",
    ];
    others.iter().any(|word| small.contains(word))
}

/// Whether a text gives a figure, as exactly as the text does.
pub(super) fn is_given(amount: &Amount, figure: &Figure) -> bool {
    value(figure).is_some_and(|value| is_of_value(amount, value))
}

fn value(figure: &Figure) -> Option<f64> {
    figure.read().number().map(Number::value)
}

fn is_of_value(amount: &Amount, value: f64) -> bool {
    let half = 0.5 / 10_f64.powi(i32::try_from(amount.n_decimals).unwrap_or_default());
    (amount.value - value).abs() <= half + 1e-9
}

/// An indicator with what tells in a text that it is meant, read once for all texts.
pub(super) struct Named<'a> {
    pub(super) row: &'a Indicator,
    /// The words of its title that tell what it is about.
    topics: BTreeSet<String>,
    /// The short forms in its title: EET, EHC.
    forms: Vec<&'a str>,
    /// Our latest figure.
    ours: Option<f64>,
    /// What it was for neighbours and for England.
    others: [Option<f64>; 2],
}

impl<'a> Named<'a> {
    pub(super) fn new(row: &'a Indicator) -> Self {
        let point = latest(row);
        Self {
            row,
            topics: topics(&row.title),
            forms: short_forms(&row.title).collect(),
            ours: point.and_then(|point| value(&point.ours)),
            others: [
                point.and_then(|point| value(&point.neighbours)),
                point.and_then(|point| value(&point.england)),
            ],
        }
    }

    /// Whether a figure of a text is the latest of our own.
    pub(super) fn is_latest(&self, amount: &Amount) -> bool {
        self.ours.is_some_and(|ours| is_of_value(amount, ours))
    }
}

/// A text that may speak of indicators, taken apart once for all of them.
pub(super) struct Spoken<'t> {
    said: BTreeSet<String>,
    words: Vec<&'t str>,
    /// The first letters of its words, in capitals.
    initials: String,
    /// The figures of a text that compares with others.
    compared: Vec<Amount>,
}

impl<'t> Spoken<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self::within(text, topics(text))
    }

    /// Takes a text apart of which more is known than it says itself: what it is about.
    pub(super) fn within(text: &'t str, said: BTreeSet<String>) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let passed_by = ["or", "and", "of", "in", "the", "for"];
        let initials = words
            .iter()
            .filter(|word| !passed_by.contains(word))
            .filter_map(|word| word.chars().next())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let small = text.to_lowercase();
        let compares = small.contains("neighbour") || small.contains("england");
        Self {
            said,
            words,
            initials,
            compared: if compares { amounts(text) } else { Vec::new() },
        }
    }

    /// Whether the text speaks of an indicator without citing it: by the words of its title, or
    /// by the figure that it gives for others.
    pub(super) fn speaks_of(&self, indicator: &Named<'_>) -> bool {
        if { indicator.forms.iter() }.any(|form| self.says_short_form(form)) {
            return true;
        }
        let title = &indicator.topics;
        let n_said = title.intersection(&self.said).count();
        let is_named = match title.len() {
            1 => title
                .iter()
                .any(|word| word.len() >= LONG_WORD && self.said.contains(word)),
            n_words => n_said >= SPOKEN_WORDS && n_said * 2 >= n_words,
        };
        is_named || self.gives_others(indicator)
    }

    /// Whether the text says a short form or the words that it stands for.
    fn says_short_form(&self, form: &str) -> bool {
        self.words.contains(&form) || form.len() > 2 && self.initials.contains(form)
    }

    fn gives_others(&self, indicator: &Named<'_>) -> bool {
        self.compared.iter().any(|amount| {
            let mut others = indicator.others.iter().flatten();
            others.any(|value| is_of_value(amount, *value))
        })
    }
}

/// Returns the short forms in a title: EET, EHC.
fn short_forms(title: &str) -> impl Iterator<Item = &str> {
    let words = title.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| (2..6).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase()))
}

/// Returns the last point with a figure of the authority’s own.
pub(super) fn latest(indicator: &Indicator) -> Option<&Point> {
    let mut points = indicator.values.iter().rev();
    points.find(|point| point.ours.read().number().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::test_support::indicator;

    #[test]
    fn figures_of_others_are_not_ones_own() {
        let own = |text: &str| -> Vec<f64> {
            own_amounts(text)
                .iter()
                .map(|amount| amount.value)
                .collect()
        };
        assert_eq!(own("72.5 per cent (neighbours 69); 40 asked"), [72.5, 40.0]);
        assert_eq!(own("72 per cent against 69 in England"), [] as [f64; 0]);
    }

    #[test]
    fn a_text_speaks_of_what_it_names() {
        let mut one = indicator("i-one", "Long-term stability of homes", &[("2026", "72")]);
        one.values[0].neighbours = Figure("69".to_owned());
        let speaks = |text: &str| Spoken::new(text).speaks_of(&Named::new(&one));
        assert!(speaks("Stability in homes is better"));
        assert!(speaks("70 per cent (neighbours 69)"));
        assert!(!speaks("Plans are stable"));
        let short = indicator("i-two", "Care leavers in EET", &[("2026", "68")]);
        let text = "63 per cent were in education, employment or training";
        assert!(Spoken::new(text).speaks_of(&Named::new(&short)));
    }
}
