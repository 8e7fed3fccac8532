//! Reads the figures of a text: what each measures, and the words around it that say of what.

use std::{collections::BTreeSet, ops::Range};

use super::{
    around_figures::{
        clause_around, is_before, is_definite, is_generic, is_time, one_of, stem, unit,
    },
    measured::{Measured, SAME_IN_WORDS, SAME_SHARE, Unit},
    shares::{Amount, Part, amounts_at, parts},
    when::{When, is_month, when},
};

/// What says that all are meant, and not some of them.
const WHOLE: &str = "overall|whole|total|across the|council-wide|service-wide|borough-wide|county-wide|in all|taken \
    together|all teams|all areas|all ages|all children|all cases|everyone";
/// Whose figure it is, where it is not the council’s own, or one to come.
const OTHERS: &str =
    "neighbour|england|region|national|elsewhere|target|similar|statistical|benchmark|aim";
/// What says that a figure is of those spoken of before, and not of all.
const SOME: &str = " theirs| of them| of these| of those";
/// What makes a figure less than exact.
const ABOUT: &str = "about |around |nearly |almost |roughly |some |just over |just under |over |under |more than |fewer \
    than |less than |at least |up to ";
const FLOWS: &str = "left ended closed new started joined entered became removed adopted moved born began turned refused \
    waited missed answered replied responded";
/// Reads the figures of a text that are the council’s own, with what its claim is about.
pub(super) fn measured(text: &str, claim: &str, titles: &str) -> Vec<Measured> {
    let is_counted = || !parts(text).is_empty() || !amounts_at(text).is_empty();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && !is_counted() {
        return Vec::new();
    }
    let around = about(claim);
    let around: BTreeSet<String> = { around.into_iter() }.chain(about(titles)).collect();
    let pieces = text.split(['\n', ';']).flat_map(|piece| piece.split(". "));
    pieces.flat_map(|piece| in_piece(piece, &around)).collect()
}

fn in_piece(piece: &str, around: &BTreeSet<String>) -> Vec<Measured> {
    // One name of four words.
    let small = { piece.to_lowercase() }.replace("education, health and care plan", "plan");
    let is_census = small.contains("census") || small.contains("snapshot");
    let when_here = match time_of(&small) {
        // A census is of one day.
        Some(When::Month(month)) if is_census => Some(When::Day(month)),
        other => other,
    };
    let said_here = about(&small);
    let make = |value: f64, within: f64, unit: Unit, clause: &str| {
        let mut own = about(clause);
        if let Unit::Count(Some(who)) = &unit {
            own.remove(who);
        }
        let is_bare = own.is_empty();
        let is_count = matches!(unit, Unit::Count(_));
        if is_bare && !is_count {
            own.clone_from(if said_here.is_empty() {
                around
            } else {
                &said_here
            });
        }
        Measured {
            value,
            within,
            unit,
            when: time_of(clause)
                .or_else(|| time_of(clause.rsplit_once(": ")?.1))
                .filter(|_| !is_census)
                .or_else(|| when_here.clone()),
            is_whole: one_of(WHOLE, clause),
            is_flow: says_flow(clause),
            all: own.union(around).cloned().collect(),
            own,
            is_bare,
        }
    };
    let mut found: Vec<(Measured, bool)> = Vec::new();
    for (range, amount) in amounts_at(&small) {
        let clause = clause_around(&small, range.start, range.end);
        if one_of(OTHERS, clause)
            || one_of(SOME, clause)
            || is_time(&small, &range)
            || is_before(&small, &range)
        {
            continue;
        }
        let Some(unit) = unit(&small, range.start, range.end, &amount) else {
            continue;
        };
        let mut one = make(amount.value, exactly(&amount, clause), unit, clause);
        let is_whole = one.is_whole;
        one.is_whole |= matches!(one.unit, Unit::Count(_)) && is_definite(&small, range.start);
        found.push((one, is_whole));
    }
    for (range, value) in sums(&small) {
        let clause = clause_around(&small, range.start, range.end);
        if !one_of(OTHERS, clause) {
            found.push((make(value, 0.0, Unit::Money, clause), false));
        }
    }
    let mut kept = chosen(&found);
    let mut parts = parts(piece);
    parts.extend(whole_then_part(piece));
    if found.iter().all(|(one, _)| one.unit != Unit::Share)
        && let [part] = parts.as_slice()
    {
        let within = if part.of <= 10.0 {
            SAME_IN_WORDS
        } else {
            SAME_SHARE
        };
        let mut one = make(part.share(), within, Unit::Share, &small);
        one.is_whole = false;
        kept.push(one);
    }
    kept
}

/// Finds the whole before its part where no share stands behind: of the 100 audits in July, 48 were
/// good.
fn whole_then_part(piece: &str) -> Option<Part> {
    let small = piece.to_lowercase();
    let at = small.find("of the ").filter(|at| {
        let before = small.get(..*at).unwrap_or_default();
        before.trim_end().is_empty() || before.trim_end().ends_with([',', ':'])
    })?;
    let (whole, behind) = small.get(at..)?.split_once(", ")?;
    let amounts = amounts_at(whole);
    let (range, of) = amounts.first()?;
    let follows = range.start == "of the ".len();
    let (next, n) = amounts_at(behind).into_iter().next()?;
    let verb = behind.get(next.end..)?.split_whitespace().next()?;
    let told = [
        "were", "was", "had", "said", "are", "have", "did", "could", "showed", "met",
    ];
    let fits = follows && next.start == 0 && !n.is_share && !of.is_share && n.value <= of.value;
    (fits && told.contains(&verb)).then(|| Part {
        n: n.value,
        of: of.value,
        said: None,
        text: piece.to_owned(),
    })
}

/// Returns the one time that a text names.
fn time_of(small: &str) -> Option<When> {
    let words: Vec<&str> = { small.split_whitespace() }
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    when(&words).map(|(when, _)| when)
}

/// Finds sums of money, in pounds: £2.4m, £350,000.
fn sums(small: &str) -> Vec<(Range<usize>, f64)> {
    let starts = small.match_indices('£').map(|(at, _)| at);
    let sum = |at: usize| {
        let behind = small.get(at + '£'.len_utf8()..)?;
        let len = behind
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
            .unwrap_or(behind.len());
        let digits = behind.get(..len)?.trim_end_matches([',', '.']);
        let number: f64 = digits.replace(',', "").parse().ok()?;
        let rest = behind.get(digits.len()..)?.trim_start();
        let word = rest.split(|c: char| !c.is_alphabetic()).next()?;
        let scale = match word {
            "bn" | "billion" | "billions" => 1e9,
            "m" | "mn" | "mln" | "million" | "millions" => 1e6,
            "k" | "thousand" | "thousands" => 1e3,
            _ => 1.0,
        };
        Some((at..at + '£'.len_utf8() + digits.len(), number * scale))
    };
    starts.filter_map(sum).collect()
}

/// Of several of one unit, keeps the one that is said of all, or the one that is exact; of counts,
/// each.
fn chosen(found: &[(Measured, bool)]) -> Vec<Measured> {
    let is_only = |one: &Measured, fits: &dyn Fn(&(Measured, bool)) -> bool| {
        fits(&(one.clone(), true))
            && found
                .iter()
                .filter(|other| other.0.unit == one.unit && fits(other))
                .count()
                == 1
    };
    let keeps = |(one, whole): &&(Measured, bool)| {
        matches!(one.unit, Unit::Count(_))
            || is_only(one, &|_| true)
            || *whole && is_only(one, &|other| other.1)
            || one.within < SAME_IN_WORDS && is_only(one, &|other| other.0.within < SAME_IN_WORDS)
    };
    found
        .iter()
        .filter(keeps)
        .map(|(one, _)| one.clone())
        .collect()
}

fn exactly(amount: &Amount, clause: &str) -> f64 {
    let loosely = if one_of(ABOUT, clause) {
        SAME_IN_WORDS
    } else {
        0.0
    };
    loosely
        + if amount.is_rough {
            SAME_IN_WORDS
        } else {
            SAME_SHARE
        }
}

fn says_flow(clause: &str) -> bool {
    let mut words = clause.split(|c: char| !c.is_alphanumeric());
    words.any(|word| FLOWS.split_whitespace().any(|flow| flow == word))
}

/// Returns the words of a piece that say what it is about, in one form each.
fn about(piece: &str) -> BTreeSet<String> {
    let words = piece.split(|c: char| !c.is_alphanumeric());
    let words = words.map(str::to_lowercase).filter(|word| {
        word.chars().count() > 2
            && word.chars().all(char::is_alphabetic)
            && !is_generic(word)
            && !is_month(word)
    });
    let stems = words.map(|word| stem(&word).to_owned());
    let stems = stems.filter(|stem| !is_generic(stem));
    stems.chain(spans(piece)).collect()
}

/// Returns how long or how far: 20 weeks, 15 working days.
fn spans(piece: &str) -> impl Iterator<Item = String> {
    let small = piece.to_lowercase();
    let words: Vec<String> = { small.split(|c: char| !c.is_alphanumeric()) }
        .filter(|word| !word.is_empty() && *word != "working")
        .map(str::to_owned)
        .collect();
    let spans: Vec<String> = { words.windows(2) }
        .filter_map(|pair| {
            let [number, unit] = pair else { return None };
            let unit = unit.trim_end_matches('s');
            let is_unit = matches!(unit, "year" | "month" | "week" | "day" | "hour" | "mile");
            (is_unit && number.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| format!("{number} {unit}"))
        })
        .collect();
    spans.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, differs: bool) {
        check_claims(("", one), ("", other), differs);
    }

    #[track_caller]
    fn check_claims(one: (&str, &str), other: (&str, &str), differs: bool) {
        let ones = measured(one.1, one.0, "");
        let others = measured(other.1, other.0, "");
        let any =
            { ones.iter() }.any(|one| others.iter().any(|other| one.differs_from(other, false)));
        assert_eq!(any, differs, "{ones:#?} {others:#?}");
    }

    #[test]
    fn only_a_word_for_thousands_makes_thousands_of_a_sum() {
        let read =
            |text: &str| -> Vec<f64> { sums(text).into_iter().map(|(_, value)| value).collect() };
        for (text, expected) in [
            (
                "£300 more, £350 monthly, £20 kept, £5 bnext",
                [300.0, 350.0, 20.0, 5.0].as_slice(),
            ),
            ("£2.4m, £2.4 m; £2.4million", &[2.4e6; 3]),
            ("£3 millions, £3mn, £3 bn", &[3e6, 3e6, 3e9]),
            ("£40k. £40 thousand £1.2 billion", &[4e4, 4e4, 1.2e9]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn levels_of_the_whole_differ() {
        let one = "Sailings are steady at 71.4 per cent for 2025-26.";
        let all = "Sailings in 2025-26 were 76.2 per cent overall; a third were late";
        check(one, all, true);
        check(one, &all.replace("76.2", "71"), false);
        check(one, &all.replace("2025-26", "2024-25"), false);
        check(
            one,
            "Sailings at night in bad weather were 40 per cent in 2025-26",
            false,
        );
        check(
            "Landings were 61 per cent in 2026",
            "England: landings 66 per cent in 2026",
            false,
        );
        check(
            "There were 61 landings per 10,000 in 2026 in all",
            "Landings in 2026: 66 per 10,000",
            true,
        );
        check(
            "Crews land within 15 days in 2026",
            "Crews landed within 20 days in 2026",
            false,
        );
        check(
            "The extra £2.4m for harbour lights in 2026-27",
            "Of £1.8m more for the harbour’s lights in 2026-27 none is spent",
            true,
        );
    }

    #[test]
    fn what_a_figure_is_of_may_stand_in_its_claim() {
        let lost = (
            "Losses have come down",
            "19 per cent at 30 September 2026 (neighbours 18)",
        );
        let other = "At 30 September 2026 losses across the fleet stood at 15 per cent, and at 31 per cent at night";
        check_claims(lost, ("Nights are hard", other), true);
        check_claims(lost, ("Nights are hard", &other.replace("15", "19")), false);
        let in_touch = "At 1 May 2026 we were in contact with 92 per cent of sailors but only 12 of the 19 cooks";
        let kept = ("We keep in contact", "96 per cent of sailors at 1 May 2026");
        check_claims(kept, ("Cooks are lost", in_touch), true);
    }

    #[test]
    fn counts_of_the_same_differ_where_their_numbers_do() {
        let day = "Boats in the harbour are steady: 214 at 30 September 2026.";
        let other = "Two crews watch 241 boats in the harbour (30 September 2026)";
        check(day, other, true);
        check(day, &other.replace("241", "214"), false);
        check(day, &other.replace("2026", "2025"), false);
        let ports = "The ports are full: 5,200 crews came in 2025-26.";
        let mapped = "We mapped where the 4,700 crews who used a port in 2025-26 sleep";
        check(ports, mapped, true);
        check(ports, &mapped.replace("4,700", "5,200"), false);
        check(ports, &mapped.replace("2025-26", "2024-25"), false);
        check(
            ports,
            "The 4,700 crews who left a port in 2025-26 sleep",
            false,
        );
        check(ports, "The 4,700 crews who fish in 2025-26 sleep", false);
    }
}
