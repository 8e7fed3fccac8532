//! Marks beside a figure or a period: provisional, revised, a break in the series.
//!
//! The Government Statistical Service writes them in square brackets, one or more behind a figure
//! (`14.2 [p]`, `[r][e]`); people and older tables write the letter or the word alone.

use std::collections::BTreeSet;

/// What official statistics say beside a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// It may still change.
    Provisional,
    /// It was changed since it was first published.
    Revised,
    /// It was not counted.
    Estimated,
    /// It lies in the future.
    Forecast,
    /// Nothing before it can be compared with it.
    Break,
    /// It is of low statistical quality.
    Unreliable,
    /// It is more than nought, but so low that it rounds to it.
    Low,
    /// It is the average of others.
    Average,
    /// It is the total of others.
    Total,
    /// Nobody can say whether it differs by more than chance.
    NotSignificant,
    /// It differs by more than chance.
    Significant,
}

/// The marks beside one figure.
pub type Marks = BTreeSet<Mark>;

/// Words behind which there is nothing to say: the figure is as it will stay.
const SETTLED: [&str; 12] = [
    "final",
    "actual",
    "actuals",
    "confirmed",
    "outturn",
    "out-turn",
    "final outturn",
    "final out-turn",
    "published",
    "validated",
    "audited",
    "full year",
];

impl Mark {
    /// Returns the letters that the Government Statistical Service has for it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Provisional => "p",
            Self::Revised => "r",
            Self::Estimated => "e",
            Self::Forecast => "f",
            Self::Break => "b",
            Self::Unreliable => "u",
            Self::Low => "k",
            Self::Average => "a",
            Self::Total => "t",
            Self::NotSignificant => "ns",
            Self::Significant => "s",
        }
    }

    /// Says what it means, after "is".
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Revised => "revised",
            Self::Estimated => "estimated",
            Self::Forecast => "a forecast",
            Self::Break => "after a break in the series",
            Self::Unreliable => "of low reliability",
            Self::Low => "more than nought but rounded to it",
            Self::Average => "an average",
            Self::Total => "a total",
            Self::NotSignificant => "not statistically significant",
            Self::Significant => "statistically significant",
        }
    }

    /// Says it in a word or two, beside the figure in a chart.
    fn remark(self) -> Option<&'static str> {
        match self {
            Self::Provisional => Some("provisional"),
            Self::Revised => Some("revised"),
            Self::Estimated => Some("estimated"),
            Self::Forecast => Some("forecast"),
            Self::Break => Some("series breaks"),
            Self::Unreliable => Some("low reliability"),
            Self::NotSignificant => Some("not significant"),
            Self::Low | Self::Average | Self::Total | Self::Significant => None,
        }
    }

    /// Reads what stands in brackets.
    fn read(text: &str) -> Option<Self> {
        let mark = match text {
            "a" | "average" => Self::Average,
            "b" | "break" | "break in series" | "break in time series" => Self::Break,
            "e" | "est" | "estimate" | "estimated" => Self::Estimated,
            "f" | "forecast" | "projected" | "projection" => Self::Forecast,
            "k" | "low" => Self::Low,
            "ns" => Self::NotSignificant,
            "p" | "prov" | "provisional" | "prelim" | "preliminary" | "draft" | "unvalidated"
            | "unaudited" => Self::Provisional,
            "r" | "rev" | "revised" => Self::Revised,
            "s" | "ss" | "sss" => Self::Significant,
            "t" | "total" => Self::Total,
            "u" | "low reliability" | "unreliable" => Self::Unreliable,
            _ => return None,
        };
        Some(mark)
    }

    /// Reads a letter or word without brackets. Letters with another meaning beside a number,
    /// such as k (thousands) or s (seconds), are none.
    fn read_bare(text: &str) -> Option<Self> {
        match Self::read(text)? {
            Self::Average | Self::Total | Self::Low | Self::Significant | Self::NotSignificant => {
                None
            }
            mark @ (Self::Provisional
            | Self::Revised
            | Self::Estimated
            | Self::Forecast
            | Self::Break
            | Self::Unreliable) => Some(mark),
        }
    }
}

/// Says what stands beside a figure in a word or two each; empty where there is nothing.
pub(super) fn remark(marks: &Marks) -> String {
    let remarks: Vec<&str> = marks.iter().filter_map(|mark| mark.remark()).collect();
    remarks.join(", ")
}

/// Parts a text from the marks before and behind it. What is no mark stays.
pub(in crate::model) fn split(text: &str) -> (&str, Marks) {
    let mut rest = text.trim();
    let mut marks = Marks::new();
    // Four digits are a plain year, which has none: the most common case by far.
    while let Some((shorter, more)) = bracket(rest).or_else(|| bare(rest)) {
        marks.extend(more);
        rest = shorter;
    }
    (rest, marks)
}

/// Takes one pair of brackets with marks off the end or the beginning.
fn bracket(text: &str) -> Option<(&str, Marks)> {
    let (rest, inside) = if let Some(body) = text.strip_suffix([']', ')']) {
        let (rest, inside) = body.rsplit_once(['[', '('])?;
        (rest.trim_end(), inside)
    } else {
        let (inside, rest) = text.strip_prefix(['[', '('])?.split_once([']', ')'])?;
        (rest.trim_start(), inside)
    };
    if rest.is_empty() {
        return None;
    }
    Some((rest, listed(inside)?))
}

/// Reads marks that stand in one pair of brackets: `p`, `p, r`, `Prov`.
fn listed(inside: &str) -> Option<Marks> {
    let inside = inside.trim().trim_end_matches('.').to_lowercase();
    if SETTLED.contains(&&*inside) {
        return Some(Marks::new());
    }
    if let Some(mark) = Mark::read(&inside) {
        return Some(Marks::from([mark]));
    }
    let parts = inside.split([',', ';', '/']).map(str::trim);
    parts.map(Mark::read).collect()
}

/// Takes a bare letter or word off the end or the beginning, if a number is left.
fn bare(text: &str) -> Option<(&str, Marks)> {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '.' | '-');
    let at_end = text.trim_end_matches(is_letter);
    let at_start = text.trim_start_matches(is_letter);
    let (rest, word) = if at_end.len() < text.len() && ends_in_figure(at_end.trim_end()) {
        (at_end.trim_end(), text.get(at_end.len()..)?)
    } else if at_start.len() < text.len() && begins_with_figure(at_start) {
        let cut = text.len() - at_start.len();
        (at_start.trim_start(), text.get(..cut)?)
    } else {
        return None;
    };
    let word = word.trim_matches('.').to_lowercase();
    if SETTLED.contains(&&*word) {
        return Some((rest, Marks::new()));
    }
    Some((rest, Marks::from([Mark::read_bare(&word)?])))
}

fn ends_in_figure(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit() || c == '%')
}

fn begins_with_figure(text: &str) -> bool {
    // A letter right before a digit belongs to it: "P1".
    text.starts_with([' ', '\u{a0}'])
        && text
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '–' | '£' | '+'))
}

/// Returns a text without the brackets at its end, if it has marks there.
pub(super) fn without_brackets(text: &str) -> Option<&str> {
    let (rest, _) = bracket(text)?;
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, core: &str, signs: &str) {
        let (found, marks) = split(text);
        let found_signs: Vec<&str> = marks.into_iter().map(Mark::sign).collect();
        assert_eq!((found, &*found_signs.join(" ")), (core, signs), "{text}");
    }

    #[test]
    fn marks_are_read_in_brackets_and_bare_before_and_behind() {
        for text in [
            "14.2 [p]",
            "14.2[p]",
            "14.2 [P]",
            "14.2 [ p ]",
            "[p] 14.2",
            "[p]14.2",
            "14.2p",
            "14.2 p",
            "14.2\u{a0}P",
            "p 14.2",
            "14.2 (p)",
            "14.2 (provisional)",
            "14.2 provisional",
            "14.2 (prov.)",
        ] {
            check(text, "14.2", "p");
        }
        check("20.0 [r]", "20.0", "r");
        check("20.0 [e]", "20.0", "e");
        check("20.0 [b]", "20.0", "b");
        check("20.0 [u]", "20.0", "u");
        check("0 [k]", "0", "k");
        check("20.0 [r][e]", "20.0", "r e");
        check("20.0 [p] [b]", "20.0", "p b");
        check("20.0 (p, e)", "20.0", "p e");
        check("20% est.", "20%", "e");
        check("2025 (prov)", "2025", "p");
        check("2020 (Final)", "2020", "");
        check("2018 (Rev)", "2018", "r");
        for text in [
            "2024/25 outturn",
            "2024/25 Out-turn",
            "2024/25 (final outturn)",
        ] {
            check(text, "2024/25", "");
        }
        check("2024/25 unvalidated", "2024/25", "p");
        check("2024-25 [p]", "2024-25", "p");
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in [
            "14k",
            "14 c",
            "14 m",
            "[p]",
            "p",
            "Apr",
            "2016-17 (OT)",
            "12 s",
            "P1",
            "(5)",
        ] {
            check(text, text, "");
        }
    }
}
