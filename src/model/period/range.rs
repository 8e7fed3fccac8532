//! Stretches of time named by their ends: `Apr–Jun 2024`, `year ending March 2024`, `2024/25 to
//! date`.

use jiff::civil::Date;

use super::{
    parts::{self, Part, Year},
    single::{Named, date, single},
    span::{Length, TimeSpan},
    words::{Token, is_quiet, month},
};

/// Whether a word in brackets changes which time is meant.
pub(super) fn is_about_time(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "cumulative",
        "cum",
        "to",
        "until",
        "ytd",
        "date",
        "part",
        "months",
        "month",
        "quarter",
        "half",
        "rolling",
        "ending",
        "ended",
        "from",
        "since",
        "term",
        "weeks",
        "week",
        "only",
    ];
    WORDS.contains(&word)
}

/// Reads a year that is not over: `2024/25 YTD`, `Sep 2024 year to date`. What else the name
/// says is read by `rest_of`.
pub(super) fn to_date(
    tokens: &[Token],
    rest_of: impl Fn(&[Token]) -> Option<TimeSpan>,
) -> Option<TimeSpan> {
    let is = |token: &Token, word: &str| token.word() == Some(word);
    let at = tokens.iter().enumerate().find_map(|(idx, token)| {
        let next = tokens.get(idx + 1);
        if is(token, "ytd") || is(token, "cumulative") {
            Some((idx, 1))
        } else if is(token, "to") && next.is_some_and(|next| is(next, "date"))
            || is(token, "so") && next.is_some_and(|next| is(next, "far"))
        {
            Some((idx, 2))
        } else {
            None
        }
    });
    let (idx, n_words) = at?;
    let rest: Vec<Token> = tokens
        .iter()
        .take(idx)
        .chain(tokens.iter().skip(idx + n_words))
        .filter(|token| !is(token, "year"))
        .cloned()
        .collect();
    let known = rest_of(trimmed(&rest))?;
    let says = |words: &[&str]| {
        let mut said = tokens.iter().filter_map(Token::word);
        said.any(|word| words.contains(&word))
    };
    let first_month = if says(&["academic", "school", "ay"]) {
        9
    } else if says(&["calendar", "cy"]) {
        1
    } else {
        4
    };
    let first = match known.length {
        Length::Months(n) if n > 6 => known.first,
        Length::Months(_) | Length::Day => year_before(known.last, first_month)?,
        Length::Week | Length::Days(_) | Length::Term | Length::ToDate => return None,
    };
    Some(begun(first, known.last))
}

fn begun(first: Date, last: Date) -> TimeSpan {
    TimeSpan {
        first,
        last,
        length: Length::ToDate,
    }
}

/// Returns the first day of the year in which a day lies, by the month with which years begin.
fn year_before(day: Date, first_month: i8) -> Option<Date> {
    let year = if day.month() >= first_month {
        day.year()
    } else {
        day.year() - 1
    };
    Date::new(year, first_month, 1).ok()
}

/// Takes signs off both ends.
fn trimmed(mut tokens: &[Token]) -> &[Token] {
    while let [Token::Between(_), rest @ ..] | [rest @ .., Token::Between(_)] = tokens {
        tokens = rest;
    }
    tokens
}

/// Reads `year ending March 2024`, `12 months to 31 March 2024`, `w/e 31/03/2024`.
pub(super) fn ending(tokens: &[Token]) -> Option<TimeSpan> {
    let short = |word: &str| match word {
        "ye" => Some(Length::Months(12)),
        "qe" => Some(Length::Months(3)),
        "we" => Some(Length::Week),
        _ => None,
    };
    if let [Token::Word(word), rest @ ..] = tokens
        && let Some(length) = short(word)
    {
        return parts::ending(single(trimmed(rest))?, length);
    }
    if let [
        Token::Word(a),
        Token::Between('/'),
        Token::Word(b),
        rest @ ..,
    ] = tokens
        && let Some(length) = short(&format!("{a}{b}"))
    {
        return parts::ending(single(trimmed(rest))?, length);
    }
    let is_link = |token: &Token| {
        matches!(
            token.word(),
            Some("ending" | "ended" | "end" | "ends" | "to")
        )
    };
    let at = tokens.iter().position(is_link)?;
    let length = length(tokens.get(..at)?)?;
    parts::ending(single(trimmed(tokens.get(at + 1..)?))?, length)
}

/// Reads `March 2024 rolling 12 months`.
pub(super) fn rolling(tokens: &[Token]) -> Option<TimeSpan> {
    let at = tokens
        .iter()
        .position(|token| token.word() == Some("rolling"))?;
    let (before, after) = tokens.split_at(at);
    let end = single(trimmed(before))?;
    parts::ending(end, length(after)?)
}

/// Reads how long something is: `year`, `rolling 12 months`, `three months`, `quarter`.
fn length(tokens: &[Token]) -> Option<Length> {
    let mut number = 1;
    let mut found = None;
    for token in tokens {
        match token {
            Token::Between(_) => {}
            // A number behind says which one, not how many.
            Token::Number(..) if found.is_some() => return None,
            Token::Number(n, _) => number = u16::try_from(*n).ok()?,
            Token::Word(word) => match &**word {
                "year" | "yr" | "years" | "yrs" if found == Some(6) => {}
                "year" | "yr" | "years" | "yrs" => found = Some(12),
                "half" => found = Some(6),
                "quarter" | "qtr" => found = Some(3),
                "month" | "months" | "mth" | "mths" | "m" => found = Some(1),
                "week" | "wk" if number == 1 => return Some(Length::Week),
                "two" => number = 2,
                "three" => number = 3,
                "six" => number = 6,
                "nine" => number = 9,
                "twelve" => number = 12,
                "rolling" | "last" | "past" | "previous" | "latest" | "financial" => {}
                word if is_quiet(word) => {}
                _ => return None,
            },
        }
    }
    let n_months = number.checked_mul(found?)?;
    (1..=180)
        .contains(&n_months)
        .then_some(Length::Months(n_months))
}

/// Reads what goes from one time to another.
pub(super) fn range(tokens: &[Token]) -> Option<TimeSpan> {
    let is_word = |token: &Token| matches!(token.word(), Some("to" | "until" | "till" | "through"));
    let is_dash = |token: &Token| *token == Token::Between('-');
    let tokens = match tokens {
        [Token::Word(from), rest @ ..] if from == "from" => rest,
        _ => tokens,
    };
    let at = |is: &dyn Fn(&Token) -> bool| {
        let all = tokens.iter().enumerate();
        all.filter(|(_, token)| is(token))
            .find_map(|(idx, _)| joined(tokens.get(..idx)?, tokens.get(idx + 1..)?))
    };
    at(&is_word).or_else(|| at(&is_dash))
}

fn joined(from: &[Token], to: &[Token]) -> Option<TimeSpan> {
    let whole = |tokens| single(tokens);
    if let (Some(from), Some(to)) = (whole(from), whole(to)) {
        let is_within =
            from.length == Length::Months(12) && from.first <= to.first && to.last <= from.last;
        return if is_within {
            Some(begun(from.first, to.last))
        } else {
            parts::through(from, to)
        };
    }
    of_parts(from, to).or_else(|| of_days(from, to))
}

/// Reads ends of which only one names the year.
fn of_parts(from: &[Token], to: &[Token]) -> Option<TimeSpan> {
    let (from, to) = (Named::read(from)?, Named::read(to)?);
    match (from.part, from.year, to.part, to.year) {
        (Some(from), None, Some(to), Some(year)) => {
            let end = to.of(year)?;
            parts::through(before(from, year, end)?, end)
        }
        (Some(from), Some(year), Some(to), None) => {
            let start = from.of(year)?;
            parts::through(start, after(to, year, start)?)
        }
        (None, Some(year), Some(to), None) => {
            let (all, to) = (year.span()?, to.of(year)?);
            Some(begun(all.first, to.last))
        }
        _ => None,
    }
}

/// Returns the part of the year, or of the year before, that lies before an end.
fn before(part: Part, year: Year, end: TimeSpan) -> Option<TimeSpan> {
    let start = part.of(year)?;
    match year {
        Year::Calendar(year) if start.first > end.first => part.of(Year::Calendar(year - 1)),
        Year::Calendar(_) | Year::Financial(_) | Year::Academic(_) | Year::Several(..) => {
            Some(start)
        }
    }
}

/// Returns the part of the year, or of the year after, that lies after a start.
fn after(part: Part, year: Year, start: TimeSpan) -> Option<TimeSpan> {
    let end = part.of(year)?;
    match year {
        Year::Calendar(year) if end.first < start.first => part.of(Year::Calendar(year + 1)),
        Year::Calendar(_) | Year::Financial(_) | Year::Academic(_) | Year::Several(..) => Some(end),
    }
}

/// Reads `1 April to 30 June 2024`.
fn of_days(from: &[Token], to: &[Token]) -> Option<TimeSpan> {
    let end = date(to)?;
    let names_month = from
        .iter()
        .any(|token| token.word().is_some_and(|word| month(word).is_some()));
    if !names_month {
        return None;
    }
    let in_year = |year: i16| {
        let mut tokens = from.to_vec();
        tokens.push(Token::Number(u32::try_from(year).ok()?, 4));
        date(&tokens)
    };
    let start = in_year(end.year())
        .filter(|start| *start < end)
        .or_else(|| in_year(end.year() - 1))?;
    parts::through(parts::day(start), parts::day(end))
}
