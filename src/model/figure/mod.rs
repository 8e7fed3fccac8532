//! Figures as they were published, read exactly: no rounding, no noise of binary fractions.
//!
//! The text is kept as typed, because trailing noughts and symbols carry meaning. A figure that is
//! no number says why: official statistics leave figures out with signs that have a meaning, and
//! nothing may turn any of them into nought. What is not understood stays words.

mod mark;
mod number;

pub(super) use self::mark::split;
pub use self::{
    mark::{Mark, Marks},
    number::Number,
};

use serde::{Deserialize, Serialize};

/// A figure as it was published: `14`, `14.0`, `1,204`, `14.2 [p]` or a symbol such as `c`
/// (suppressed).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figure(pub String);

impl Figure {
    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// Reads it as people and official statistics write figures.
    pub fn read(&self) -> Reading {
        let text = self.0.trim();
        let (core, marks) = split(text);
        if let Some(number) = Number::read(core, marks) {
            return Reading::Number(number);
        }
        Reading::Missing(missing(text))
    }

    /// Whether something stands there that is neither a number nor a sign for none.
    pub fn is_unclear(&self) -> bool {
        matches!(self.read(), Reading::Missing(Missing::Words(_)))
    }
}

/// What a figure says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reading {
    /// A number.
    Number(Number),
    /// No number, and why.
    Missing(Missing),
}

impl Reading {
    /// Returns the number, if it is one.
    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            Self::Missing(_) => None,
        }
    }
}

/// Why there is no number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// Nobody has given one.
    NotGiven,
    /// It is so small that it could point to a child: `c`, `*`, `<5`.
    Suppressed,
    /// There can be none: `z`.
    NotApplicable,
    /// It is not to be had: `x`, `:`, `n/a`.
    NotAvailable,
    /// It is not nought, but rounds to it: `k`, `low`, `~`.
    NearNought,
    /// It cannot be relied upon: `u`.
    Unreliable,
    /// A survey found none: `w`.
    NoneRecorded,
    /// Somebody wrote words instead, and nobody knows how much they mean.
    Words(String),
}

/// Says what stands in the place of a number. A mark behind a sign adds nothing to it.
fn missing(text: &str) -> Missing {
    sign(text)
        .or_else(|| sign(mark::without_brackets(text)?))
        .unwrap_or_else(|| Missing::Words(text.to_owned()))
}

fn sign(text: &str) -> Option<Missing> {
    let small = text.to_lowercase();
    let small = small
        .trim_start_matches(['(', '[', ' ', '\u{a0}'])
        .trim_end_matches([')', ']', ' ', '\u{a0}']);
    let missing = match small {
        "" => Missing::NotGiven,
        "c" | "*" | "suppressed" | "supp" | "supp." | "data suppressed" | "confidential" => {
            Missing::Suppressed
        }
        "z" | "not applicable" => Missing::NotApplicable,
        "x" | ":" | "." | ".." | "..." | "…" | "n/a" | "na" | "-" | "–" | "—" | "−" | "--"
        | "not available" | "data not available" | "not yet available" | "no data"
        | "not known" | "unknown" | "n/k" | "nk" | "not collected" | "not recorded"
        | "not reported" | "not published" | "not yet published" | "not held" => {
            Missing::NotAvailable
        }
        "k" | "low" | "~" => Missing::NearNought,
        "u" | "unreliable" | "low reliability" => Missing::Unreliable,
        "w" => Missing::NoneRecorded,
        other if is_under(other) => Missing::Suppressed,
        _ => return None,
    };
    Some(missing)
}

/// Whether it says that a figure is smaller than one that may be told.
fn is_under(text: &str) -> bool {
    let text = [
        "children",
        "child",
        "young people",
        "pupils",
        "people",
        "cases",
    ]
    .iter()
    .find_map(|whom| text.strip_suffix(whom))
    .unwrap_or(text)
    .trim();
    let before = [
        "<",
        "≤",
        "fewer than",
        "less than",
        "under",
        "below",
        "no more than",
    ];
    let behind = ["or fewer", "or less", "or under", "or below"];
    let number = before
        .iter()
        .find_map(|before| text.strip_prefix(before))
        .or_else(|| behind.iter().find_map(|behind| text.strip_suffix(behind)));
    number.is_some_and(|number| {
        let number = number.trim().trim_start_matches('=').trim();
        let number = number.strip_suffix('%').unwrap_or(number).trim();
        SMALL.contains(&number) || Number::read(number, Marks::default()).is_some()
    })
}

/// Numbers below which nothing is told, in words.
const SMALL: [&str; 8] = [
    "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_for_no_figure_is_understood() {
        for (text, missing) in [
            ("", Missing::NotGiven),
            (" c ", Missing::Suppressed),
            ("C", Missing::Suppressed),
            ("[c]", Missing::Suppressed),
            ("[ C ]", Missing::Suppressed),
            ("[c] [r]", Missing::Suppressed),
            ("*", Missing::Suppressed),
            ("<5", Missing::Suppressed),
            ("<5%", Missing::Suppressed),
            ("fewer than 5", Missing::Suppressed),
            ("Fewer than five", Missing::Suppressed),
            ("under 5", Missing::Suppressed),
            ("Under 5 children", Missing::Suppressed),
            ("below 6", Missing::Suppressed),
            ("less than 10", Missing::Suppressed),
            ("5 or fewer", Missing::Suppressed),
            ("five or less", Missing::Suppressed),
            ("no more than 5", Missing::Suppressed),
            ("[under 5]", Missing::Suppressed),
            ("supp.", Missing::Suppressed),
            ("not known", Missing::NotAvailable),
            ("z", Missing::NotApplicable),
            ("[Z]", Missing::NotApplicable),
            ("[x]", Missing::NotAvailable),
            (":", Missing::NotAvailable),
            ("..", Missing::NotAvailable),
            ("n/a", Missing::NotAvailable),
            ("N/A", Missing::NotAvailable),
            ("-", Missing::NotAvailable),
            ("–", Missing::NotAvailable),
            ("low", Missing::NearNought),
            ("[low]", Missing::NearNought),
            ("[k]", Missing::NearNought),
            ("~", Missing::NearNought),
            ("u", Missing::Unreliable),
            ("[u]", Missing::Unreliable),
            ("[w]", Missing::NoneRecorded),
        ] {
            let read = Figure(text.to_owned()).read();
            assert_eq!(read, Reading::Missing(missing), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_stays_words() {
        for text in [
            "14 of 20",
            "stop",
            "1e9",
            "999999999999999999999",
            "14,2",
            "1,2345",
            "12,34,567",
            "0,123",
            "12 34",
            "about 12",
            "12-14",
            "1 in 5",
            "~12",
            "14 c",
            "14k",
            "£2.4m",
            "01:10",
            "1.2.3",
            "TBC",
            "> 90",
            "< many",
            "14 [q]",
        ] {
            let figure = Figure(text.to_owned());
            let words = Missing::Words(text.to_owned());
            assert_eq!(figure.read(), Reading::Missing(words), "{text}");
            assert!(figure.is_unclear(), "{text}");
        }
    }
}
