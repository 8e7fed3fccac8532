//! Levels of the whole that two texts of one section give otherwise: a share overall, a rate, an
//! average, so long on average.

use std::collections::BTreeSet;

use super::{
    claimed::Claimed,
    counted::Differs,
    quoted_figures::topics,
    shares::{Amount, amounts_at},
};

/// How far two shares may lie from each other and be the same, in percentage points.
const SAME_SHARE: f64 = 1.0;
/// How far two other figures may, of their size.
const SAME_SIZE: f64 = 0.02;

/// What says that all are meant, and not some of them.
const WHOLE: &[&str] = &[
    "overall",
    "whole service",
    "service as a whole",
    "whole council",
    "council as a whole",
    "whole authority",
    "whole county",
    "whole borough",
    "whole city",
    "across the service",
    "across the council",
    "across the borough",
    "across the county",
    "across the city",
    "across the authority",
    "council-wide",
    "service-wide",
    "borough-wide",
    "county-wide",
    "in total",
    "in all",
    "taken together",
    "all teams",
    "all areas",
    "all ages",
    "all children",
    "all cases",
    "everyone together",
];
/// Whose figure it is, where it is not the council’s own, or one to come.
const OTHERS: &[&str] = &[
    "neighbour",
    "england",
    "region",
    "national",
    "elsewhere",
    "target",
    "similar",
    "statistical",
    "benchmark",
    " by march",
    " by december",
    "aim",
];
/// Beginnings of words that tell no figure from another.
const GENERIC: &[&str] = &[
    "overall", "whole", "total", "line", "other", "council", "servic", "across", "stead", "stand",
    "stood", "fell", "fall", "rose", "rise", "still", "latest", "figur", "averag", "mean",
    "median", "typical", "there", "about", "around", "much", "only", "just", "some", "most",
    "where", "which", "while", "against", "compared", "borough", "count", "city", "authorit",
    "together", "percent", "almost", "near", "down", "than", "last", "quarter", "half", "made",
    "make", "taken", "take", "took",
];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What a figure is measured in.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Unit {
    Share,
    Rate,
    Time(String),
    Level,
}

/// One level that a piece of a sentence gives.
#[derive(Debug)]
struct Level {
    value: f64,
    unit: Unit,
    /// Whether the text says that all are meant.
    is_whole: bool,
    topics: BTreeSet<String>,
    years: BTreeSet<String>,
    months: BTreeSet<&'static str>,
}

impl Level {
    fn is_same_thing(&self, other: &Self) -> bool {
        let n_same = self.topics.intersection(&other.topics).count();
        let (fewer, more) = {
            let (one, two) = (self.topics.len(), other.topics.len());
            (one.min(two), one.max(two))
        };
        let is_month_other =
            !self.months.is_empty() && !other.months.is_empty() && self.months != other.months;
        // Where no time is named both are of now: then they have to say more of the same.
        let is_timed = !self.years.is_empty();
        let is_equal = n_same == more && (is_timed || n_same > 1);
        let is_of_whole = (self.is_whole || other.is_whole)
            && n_same * 3 >= fewer * 2
            && (n_same > 1 || is_timed && more <= 2);
        n_same > 0
            && self.unit == other.unit
            && self.years == other.years
            && !is_month_other
            && (is_equal || is_of_whole)
    }

    fn differs_from(&self, other: &Self) -> bool {
        let apart = (self.value - other.value).abs();
        let near = match self.unit {
            Unit::Share => SAME_SHARE,
            Unit::Rate | Unit::Time(_) | Unit::Level => SAME_SIZE * self.value.max(other.value),
        };
        apart > near && self.is_same_thing(other)
    }
}

/// Finds two cells of one section that give one level two values.
pub(super) fn levelled_otherwise<'a>(statements: &'a [Claimed<'_>]) -> Option<Differs<'a>> {
    let mut known: Vec<(&Claimed<'_>, &str, Level)> = Vec::new();
    for one in statements {
        let cells = [
            ("claim", one.row.claim.as_str()),
            ("how", one.row.how.as_str()),
            ("difference", one.row.difference.as_str()),
        ];
        for (column, text) in cells {
            for level in levels(text) {
                let other = known.iter().find(|(other, at, known)| {
                    let is_here = other.row.id == one.row.id && *at == column;
                    !is_here && other.row.section == one.row.section && known.differs_from(&level)
                });
                if let Some((.., other)) = other {
                    let message = format!(
                        "{} stands here, and {} elsewhere for the same",
                        level.value, other.value
                    );
                    return Some(Differs {
                        row: &one.row.id,
                        column,
                        message,
                    });
                }
                known.push((one, column, level));
            }
        }
    }
    None
}

fn levels(text: &str) -> Vec<Level> {
    let pieces = text.split(['\n', ';']).flat_map(|piece| piece.split(". "));
    pieces.filter_map(level).collect()
}

/// Returns the one level of a piece; of several shares, the one that is said of all.
fn level(piece: &str) -> Option<Level> {
    if !piece.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let small = piece.to_lowercase();
    let found: Vec<(Unit, Amount, &str)> = amounts_at(&small)
        .into_iter()
        .filter_map(|(range, amount)| {
            let clause = clause_around(&small, range.start, range.end);
            let unit = unit(&small, range.start, range.end, &amount)?;
            (!OTHERS.iter().any(|word| clause.contains(word))).then_some((unit, amount, clause))
        })
        .collect();
    let says_all = |clause: &str| WHOLE.iter().any(|whole| clause.contains(whole));
    let mut of_all = found.iter().filter(|(.., clause)| says_all(clause));
    let (chosen, is_whole) = match (of_all.next(), found.as_slice()) {
        (Some(only), _) if of_all.next().is_none() => (only, true),
        (None, [only]) => (only, false),
        _ => return None,
    };
    let (unit, amount, _) = chosen;
    let about = topics(piece).into_iter();
    let about = about.filter(|topic| {
        !GENERIC.iter().any(|generic| topic.starts_with(generic))
            && !MONTHS.iter().any(|month| month.starts_with(topic.as_str()))
            && !topic.contains(' ')
    });
    Some(Level {
        value: amount.value,
        unit: unit.clone(),
        is_whole,
        topics: about.collect(),
        years: years(&small),
        months: { MONTHS.iter().copied() }
            .filter(|month| {
                small
                    .split(|c: char| !c.is_alphabetic())
                    .any(|word| word == *month)
            })
            .collect(),
    })
}

/// Returns the clause in which a figure stands: up to the next comma, bracket, “and” or “against”.
fn clause_around(small: &str, from: usize, to: usize) -> &str {
    const ENDS: &[&str] = &[
        ", ",
        " (",
        ")",
        " and ",
        " but ",
        " against ",
        " while ",
        " compared ",
    ];
    let before = small.get(..from).unwrap_or_default();
    let start = ENDS
        .iter()
        .filter_map(|end| before.rfind(end).map(|at| at + end.len()))
        .max()
        .unwrap_or(0);
    let behind = small.get(to..).unwrap_or_default();
    let end = ENDS.iter().filter_map(|end| behind.find(end)).min();
    small
        .get(start..to + end.unwrap_or(behind.len()))
        .unwrap_or_default()
}

/// Says what a figure is measured in, where that makes it a level.
fn unit(small: &str, from: usize, to: usize, amount: &Amount) -> Option<Unit> {
    if amount.is_share {
        return (!amount.is_rough).then_some(Unit::Share);
    }
    let behind = small.get(to..).unwrap_or_default().trim_start();
    let last = small.get(..from).unwrap_or_default();
    let mut before = last.split_whitespace().rev();
    let last = before.next().unwrap_or_default();
    let of_average = last == "of" && matches!(before.next(), Some("average" | "mean" | "median"));
    let is_bound = matches!(
        last,
        "within"
            | "inside"
            | "than"
            | "least"
            | "every"
            | "over"
            | "under"
            | "after"
            | "first"
            | "per"
            | "to"
            | "of"
            | "in"
            | "from"
            | "by"
    );
    let near: String = behind.chars().take(40).collect();
    if last != "per" && (near.contains("per 10,000") || near.contains("per 1,000")) {
        return Some(Unit::Rate);
    }
    if is_bound && !of_average {
        return None;
    }
    let is_average = ["average", "mean ", "median", "typical"]
        .iter()
        .any(|word| small.contains(word));
    let next = behind.split(|c: char| !c.is_alphabetic()).next();
    let next = next.unwrap_or_default().trim_end_matches('s');
    if matches!(
        next,
        "day" | "week" | "month" | "hour" | "minute" | "mile" | "working"
    ) {
        let is_level = is_average || small.contains("wait") || small.contains("take");
        return is_level.then(|| Unit::Time(next.to_owned()));
    }
    (is_average && (amount.n_decimals > 0 || small.contains("caseload"))).then_some(Unit::Level)
}

/// Returns the years and quarters that a piece names, in one form each.
fn years(small: &str) -> BTreeSet<String> {
    let words = small.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '/' | '–')));
    words
        .filter(|word| {
            let is_year = word.len() >= 4
                && word.starts_with("20")
                && word
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '–'));
            let is_quarter = matches!(*word, "q1" | "q2" | "q3" | "q4");
            is_year || is_quarter
        })
        .map(|word| word.replace(['/', '–'], "-"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, differs: bool) {
        let (ones, others) = (levels(one), levels(other));
        let any = { ones.iter() }.any(|one| others.iter().any(|other| one.differs_from(other)));
        assert_eq!(any, differs, "{ones:#?} {others:#?}");
    }

    #[test]
    fn levels_of_the_whole_differ() {
        let one = "Sailings are steady at 71.4 per cent for 2025-26.";
        check(
            one,
            "Sailings in 2025-26 were 76.2 per cent overall; a third were late",
            true,
        );
        check(
            one,
            "Sailings in 2025-26 were 71 per cent overall; a third were late",
            false,
        );
        check(one, "Sailings in 2024-25 were 76.2 per cent overall", false);
        check(
            one,
            "Sailings at night in bad weather were 40 per cent in 2025-26",
            false,
        );
        let audit = "In the May 2026 audit 62 per cent of landings were safe.";
        let parts = "40 per cent safe in the east, against 55 per cent for the whole service, in the audit of landings of May 2026.";
        check(audit, parts, true);
        check(audit, &parts.replace("May", "July"), false);
        check(
            "Crews wait 21 days on average in 2026",
            "In 2026 crews waited an average of 29 days",
            true,
        );
        check(
            "There were 61 landings per 10,000 in 2026",
            "Landings in 2026: 66 per 10,000",
            true,
        );
        check(
            "The average caseload is 16.2 in 2026",
            "In 2026 caseloads average 18.4",
            true,
        );
        check(
            "Landings were 61 per cent in 2026",
            "England: landings 66 per cent in 2026",
            false,
        );
        check(
            "Crews land within 15 days in 2026",
            "Crews landed within 20 days in 2026",
            false,
        );
    }
}
