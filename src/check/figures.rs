//! What the figures of a statement say, worked out once for as long as the statement and the
//! register say the same: a key in another text changes neither.

use std::{
    cell::LazyCell,
    hash::{Hash as _, Hasher as _},
    sync::Arc,
};

use rustc_hash::FxHasher;

use super::{
    claimed::Claimed,
    contradictions::contradictions,
    measured::Measured,
    measuring::measured,
    of_others::OfOthers,
    quoted_figures::{Named, own_amounts},
    registered::{Otherwise, unlike_others, unlike_register},
    shares::{Amount, parts},
    subject::Subject,
};
use crate::model::{Indicator, citations};

/// How exact a share is that words alone give, in percentage points: a third, nine in ten.
const IN_WORDS: f64 = 4.0;

/// What the figures of a statement say.
#[derive(Debug)]
pub(super) struct Figures {
    of: Of,
    /// What does not agree within a cell.
    pub(super) contradictions: Vec<(&'static str, String)>,
    /// What the register has otherwise.
    pub(super) otherwise: Vec<Otherwise>,
    /// What is measured in which cell.
    pub(super) measured: Vec<(&'static str, Measured)>,
    /// What the claim says otherwise than what shows it.
    pub(super) claimed: Option<String>,
    /// What is given as the neighbours’.
    pub(super) of_others: Vec<OfOthers>,
}

/// What figures were read of: as long as all of it is the same, so are they.
#[derive(Debug, PartialEq, Eq)]
struct Of {
    claim: String,
    difference: String,
    register: u64,
}

/// Returns what the figures of each statement say.
pub(super) fn figures(subject: Subject<'_>) -> Vec<Arc<Figures>> {
    let rows = &subject.draft.registers.indicators;
    let register = register_print(rows);
    let named = LazyCell::new(|| -> Vec<Named<'_>> { rows.iter().map(Named::new).collect() });
    let statements = subject.statements.iter();
    let figures = statements.map(|one| {
        let is_same = |known: &Figures| {
            known.of.register == register
                && known.of.claim == one.row.claim
                && known.of.difference == one.row.difference.as_str()
        };
        let read = || Figures::read(one, &named, register);
        one.row.how.remembered(is_same, read)
    });
    figures.collect()
}

/// Returns a number that changes with what a text can mean in the register.
pub(super) fn register_print(rows: &[Indicator]) -> u64 {
    let mut hasher = FxHasher::default();
    for row in rows {
        let words = [row.id.as_str(), &row.code, &row.title, &row.unit];
        words.hash(&mut hasher);
        row.values.hash(&mut hasher);
    }
    hasher.finish()
}

impl Figures {
    fn read(one: &Claimed<'_>, indicators: &[Named<'_>], register: u64) -> Self {
        let cells = [
            ("claim", one.row.claim.as_str()),
            ("how", one.row.how.as_str()),
            ("difference", one.row.difference.as_str()),
        ];
        let in_cells = cells.iter().flat_map(|(column, text)| {
            { contradictions(text).into_iter() }.map(|message| (*column, message))
        });
        let measured = cells.iter().flat_map(|(column, text)| {
            let titles = titles_behind(indicators, text);
            let figures = measured(text, &one.row.claim, &titles).into_iter();
            figures.map(|figure| (*column, figure))
        });
        let otherwise = [
            unlike_register(indicators, one),
            unlike_others(indicators, one),
        ];
        let how = one.row.how.as_str();
        let of_others = one.how.sentences.iter().flat_map(|sentence| {
            OfOthers::in_sentence(how.get(sentence.range.clone()).unwrap_or_default())
        });
        Self {
            of: Of {
                claim: one.row.claim.clone(),
                difference: one.row.difference.as_str().to_owned(),
                register,
            },
            contradictions: in_cells.collect(),
            otherwise: otherwise.into_iter().flatten().collect(),
            measured: measured.collect(),
            claimed: claimed_otherwise(one),
            of_others: of_others.collect(),
        }
    }
}

/// Returns the titles of the indicators that a text cites or whose latest figure it gives.
fn titles_behind(indicators: &[Named<'_>], text: &str) -> String {
    let own = own_amounts(text);
    let cited = citations(text);
    let mut titles = String::new();
    for named in indicators {
        let is_cited = cited.iter().any(|citation| citation.row == named.row.id);
        let is_latest = |amount: &Amount| named.is_latest(amount);
        if is_cited || own.iter().any(is_latest) {
            titles.push_str(&named.row.title);
            titles.push(' ');
        }
    }
    titles
}

/// Returns the one share that a sentence gives as its own, and how exact it is.
fn only_share(sentence: &str) -> Option<(f64, f64)> {
    let shares = own_amounts(sentence).into_iter();
    let shares: Vec<Amount> = shares.filter(|amount| amount.is_share).collect();
    let small = sentence.to_lowercase();
    let is_about = [
        "about",
        "around",
        "nearly",
        "almost",
        "roughly",
        "some ",
        "just over",
        "just under",
        "over ",
        "under ",
        "more than",
        "fewer than",
        "less than",
        "at least",
    ]
    .iter()
    .any(|word| small.contains(word));
    let loosely = if is_about { IN_WORDS } else { 0.0 };
    let exactly = |amount: &Amount| loosely + if amount.is_rough { IN_WORDS } else { 1.0 };
    match (shares.as_slice(), parts(sentence).as_slice()) {
        ([share], []) => Some((share.value, exactly(share))),
        ([], [part]) if part.of <= 10.0 => Some((part.share(), IN_WORDS + loosely)),
        ([], [part]) => Some((part.share(), 1.0 + loosely)),
        _ => None,
    }
}

/// Finds a claim that gives a share of people of whom what shows it gives another: two thirds of
/// parents, and 41 of the 82 parents.
fn claimed_otherwise(one: &Claimed<'_>) -> Option<String> {
    let how = one.row.how.as_str();
    let parts = parts(how);
    let ([part], Some((share, within))) = (parts.as_slice(), only_share(&one.row.claim)) else {
        return None;
    };
    let (_, behind) = how.split_once(part.text.as_str())?;
    let who = behind
        .split_whitespace()
        .next()?
        .trim_matches(|c: char| !c.is_alphanumeric());
    let claim = one.row.claim.to_lowercase();
    let is_same = who.len() > 4
        && claim
            .split_whitespace()
            .any(|word| word == who.to_lowercase());
    let differs = (part.share() - share).abs() > within.max(IN_WORDS) + 1.0;
    (is_same && part.of >= 5.0 && differs && only_share(how).is_some()).then(|| {
        format!(
            "“{}” is {:.0} per cent, and the claim gives another share of {who}",
            part.text,
            part.share()
        )
    })
}
