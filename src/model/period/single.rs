//! Reads the name of one period: a date, or a part of a year with its year.

use jiff::civil::Date;

use super::{
    parts::{Part, Season, Year, day},
    span::TimeSpan,
    words::{Token, cardinal, is_ordinal_end, is_quiet, month, ordinal},
};

/// More years than this are no average of a few years, but a slip.
const MAX_YEARS: u32 = 15;

/// Reads a date, or a part of a year with its year.
pub(super) fn single(tokens: &[Token]) -> Option<TimeSpan> {
    if let [Token::Word(end), rest @ ..] = tokens
        && end == "end"
    {
        return Some(day(single(rest)?.last));
    }
    date(tokens)
        .map(day)
        .or_else(|| Named::read(tokens)?.span())
}

/// Reads a date, day before month, with or without a time of day behind it.
pub(super) fn date(tokens: &[Token]) -> Option<Date> {
    let tokens: Vec<&Token> = tokens
        .iter()
        .filter(|token| match token {
            Token::Between(_) => false,
            Token::Word(word) => !is_quiet(word) && !is_ordinal_end(word) && word != "t",
            Token::Number(..) => true,
        })
        .collect();
    let (year, month, day, rest) = match tokens[..] {
        [Token::Number(all, 8), ref rest @ ..] => (all / 10_000, all / 100 % 100, all % 100, rest),
        [
            Token::Number(year, 4),
            Token::Number(month, 1 | 2),
            Token::Number(day, 1 | 2),
            ref rest @ ..,
        ] => (*year, *month, *day, rest),
        [
            Token::Number(day, 1 | 2),
            Token::Number(month, 1 | 2),
            Token::Number(year, n),
            ref rest @ ..,
        ] => (whole_year(*year, *n)?, *month, *day, rest),
        [
            Token::Number(day, 1 | 2),
            Token::Word(name),
            Token::Number(year, n),
            ref rest @ ..,
        ] => (whole_year(*year, *n)?, number(month(name)?)?, *day, rest),
        [
            Token::Word(name),
            Token::Number(day, 1 | 2),
            Token::Number(year, 4),
            ref rest @ ..,
        ] => (*year, number(month(name)?)?, *day, rest),
        _ => return None,
    };
    let is_midnight = rest
        .iter()
        .all(|token| matches!(token, Token::Number(0, 1..)));
    if !is_midnight || !(1900..=2200).contains(&year) {
        return None;
    }
    let (year, month, day) = (
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    );
    Date::new(year, month, day).ok()
}

fn number(month: i8) -> Option<u32> {
    u32::try_from(month).ok()
}

/// Two figures for a year mean 20xx, as in dates.
fn whole_year(year: u32, n_digits: usize) -> Option<u32> {
    match n_digits {
        2 => Some(year + 2000),
        4 => Some(year),
        _ => None,
    }
}

/// A year, a part of a year, or both.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) part: Option<Part>,
    pub(super) year: Option<Year>,
    /// Months that only say again which the part is: `Q1 (Apr–Jun) 2024/25`.
    said_again: Vec<i8>,
    is_financial: bool,
    is_academic: bool,
}

impl Named {
    /// Reads all tokens, or nothing.
    pub(super) fn read(tokens: &[Token]) -> Option<Self> {
        let mut named = Self::default();
        let mut short_year = None;
        let mut rest = tokens;
        while !rest.is_empty() {
            rest = if let Some(after) = named.pair(rest).or_else(|| named.step(rest)) {
                after
            } else if let ([Token::Number(year, 2), after @ ..], None) = (rest, short_year) {
                short_year = Some(*year);
                after
            } else {
                return None;
            };
        }
        // Two figures before a month are a day without its year.
        let is_day = matches!(tokens, [Token::Number(_, 2), ..]) && short_year.is_some();
        if is_day && named.part.is_none() {
            return None;
        }
        named.finish(short_year)
    }

    fn finish(mut self, short_year: Option<u32>) -> Option<Self> {
        if self.part.is_none()
            && let [month] = self.said_again[..]
        {
            self.part = Some(Part::Month(month));
            self.said_again.clear();
        }
        if let Some(year) = short_year {
            // Two figures alone could be anything.
            if self.part.is_none() && !self.is_financial && !self.is_academic {
                return None;
            }
            self.set_year(Year::Calendar((year + 2000).try_into().ok()?))?;
        }
        self.year = self.year.map(|year| match year {
            Year::Calendar(year) if self.is_financial => Year::Financial(year - 1),
            Year::Calendar(year) if self.is_academic => Year::Academic(year - 1),
            Year::Financial(year) if self.is_academic => Year::Academic(year),
            Year::Calendar(_) | Year::Financial(_) | Year::Academic(_) | Year::Several(..) => year,
        });
        self.agrees().then_some(self)
    }

    /// Whether the months in its name are those of its part.
    fn agrees(&self) -> bool {
        if self.said_again.is_empty() {
            return true;
        }
        let Some(span) = self.span_of_part() else {
            return false;
        };
        let months: Vec<i8> = span
            .first
            .series(jiff::ToSpan::month(1))
            .take_while(|day| *day <= span.last)
            .map(Date::month)
            .collect();
        self.said_again.iter().all(|month| months.contains(month))
    }

    fn span_of_part(&self) -> Option<TimeSpan> {
        self.part?.of(self.year?)
    }

    pub(super) fn span(&self) -> Option<TimeSpan> {
        match (self.part, self.year) {
            (Some(part), Some(year)) => part.of(year),
            (None, Some(year)) => year.span(),
            (_, None) => None,
        }
    }

    fn set_part(&mut self, part: Part) -> Option<()> {
        self.part.is_none().then(|| self.part = Some(part))
    }

    fn set_year(&mut self, year: Year) -> Option<()> {
        self.year.is_none().then(|| self.year = Some(year))
    }

    /// Takes two numbers with a sign between them: a financial year, several years, or a month.
    fn pair<'t>(&mut self, rest: &'t [Token]) -> Option<&'t [Token]> {
        let [
            Token::Number(a, n_a),
            Token::Between(_),
            Token::Number(b, n_b),
            rest @ ..,
        ] = rest
        else {
            return None;
        };
        let (a, b) = (*a, *b);
        let follows = b % 100 == (a + 1) % 100;
        let in_calendar = |month: u32| (1..=12).contains(&month);
        match (n_a, n_b) {
            (4, 4) if b == a + 1 => self.set_year(financial(a)?),
            (4, 4) => self.set_year(several(a, b)?),
            (4, 2) if follows => self.set_year(financial(a)?),
            (4, 2) if b > a % 100 && !in_calendar(b) => self.set_year(several(a, a - a % 100 + b)?),
            (4, 2) if b <= a % 100 && in_calendar(b) => self.month_of(b, a),
            (2, 2) if follows => self.set_year(financial(2000 + a)?),
            (2, 2) if a > 12 && b > a => self.set_year(several(2000 + a, 2000 + b)?),
            (1 | 2, 2) if in_calendar(a) && b > 12 => self.month_of(a, 2000 + b),
            (1 | 2, 4) => self.month_of(a, b),
            _ => None,
        }?;
        Some(rest)
    }

    fn month_of(&mut self, month: u32, year: u32) -> Option<()> {
        let month = i8::try_from(month)
            .ok()
            .filter(|month| (1..=12).contains(month))?;
        self.set_part(Part::Month(month))?;
        self.set_year(calendar(year)?)
    }

    /// Takes the next piece of a name.
    fn step<'t>(&mut self, rest: &'t [Token]) -> Option<&'t [Token]> {
        match rest {
            [Token::Between(_), rest @ ..] if !rest.is_empty() => return Some(rest),
            [Token::Number(year, 4), rest @ ..] => {
                let year = match calendar(*year) {
                    Some(year) => year,
                    // 2425 is 2024/25, where it can be no year.
                    None if year % 100 == year / 100 + 1 => financial(2000 + year / 100)?,
                    None => return None,
                };
                self.set_year(year)?;
                return Some(rest);
            }
            [Token::Number(both, 6), rest @ ..] => {
                let (year, next) = (both / 100, both % 100);
                if next == (year + 1) % 100 {
                    self.set_year(financial(year)?)?;
                } else {
                    self.month_of(next, year)?;
                }
                return Some(rest);
            }
            _ => {}
        }
        self.part(rest).or_else(|| self.word(rest))
    }

    /// Takes a part of a year.
    fn part<'t>(&mut self, rest: &'t [Token]) -> Option<&'t [Token]> {
        let (part, rest) = match rest {
            [
                Token::Number(nth, 1),
                Token::Word(end),
                Token::Word(unit),
                rest @ ..,
            ] if is_ordinal_end(end) => (unit_part(unit, *nth)?, rest),
            [Token::Word(first), Token::Word(unit), rest @ ..] if ordinal(first).is_some() => {
                (unit_part(unit, ordinal(first)?)?, rest)
            }
            [
                Token::Word(half),
                Token::Word(year),
                Token::Number(nth, 1),
                rest @ ..,
            ] if half == "half" && year == "year" => (Part::Half(*nth), rest),
            [
                Token::Word(season),
                Token::Word(term),
                Token::Number(half, 1),
                rest @ ..,
            ] if term == "term" => (Part::Term(self::season(season)?, Some(*half)), rest),
            [Token::Word(season), Token::Word(term), rest @ ..] if term == "term" => {
                (Part::Term(self::season(season)?, None), rest)
            }
            [Token::Word(word), Token::Number(half, 1), rest @ ..] if season(word).is_some() => {
                (Part::Term(season(word)?, Some(*half)), rest)
            }
            [Token::Word(word), rest @ ..] if season(word).is_some() => {
                (Part::Term(season(word)?, None), rest)
            }
            [Token::Word(unit), Token::Number(nth, 1 | 2), rest @ ..]
                if unit_part(unit, *nth).is_some() =>
            {
                (unit_part(unit, *nth)?, rest)
            }
            [Token::Word(unit), Token::Word(nth), rest @ ..] if cardinal(nth).is_some() => {
                (unit_part(unit, cardinal(nth)?)?, rest)
            }
            [Token::Number(nth, 1), Token::Word(unit), rest @ ..]
                if matches!(&**unit, "q" | "qtr" | "quarter") =>
            {
                (Part::Quarter(*nth), rest)
            }
            _ => return None,
        };
        self.set_part(part)?;
        Some(rest)
    }

    /// Takes a month, or a word that says what kind of year it is, or nothing.
    fn word<'t>(&mut self, rest: &'t [Token]) -> Option<&'t [Token]> {
        let [Token::Word(word), rest @ ..] = rest else {
            return None;
        };
        // `2024/25 year end`: what the whole year came to.
        if let ("year" | "yr", Some(_), None) = (&**word, self.year, self.part)
            && let [Token::Between(_), Token::Word(end), behind @ ..]
            | [Token::Word(end), behind @ ..] = rest
            && end == "end"
        {
            return Some(behind);
        }
        match &**word {
            "fy" | "financial" | "fin" => self.is_financial = true,
            "academic" | "school" | "ay" => self.is_academic = true,
            "cy" => {}
            word if is_quiet(word) => {}
            word => self.said_again.push(month(word)?),
        }
        Some(rest)
    }
}

fn unit_part(unit: &str, nth: u32) -> Option<Part> {
    match unit {
        "q" | "qtr" | "qrt" | "qu" | "quarter" => Some(Part::Quarter(nth)),
        "h" | "half" | "hy" => Some(Part::Half(nth)),
        "m" | "month" | "mth" | "p" | "period" => Some(Part::NthMonth(nth)),
        "t" | "term" => Some(Part::NthTerm(nth)),
        _ => None,
    }
}

fn season(word: &str) -> Option<Season> {
    match word {
        "autumn" | "aut" => Some(Season::Autumn),
        "spring" | "spr" => Some(Season::Spring),
        "summer" | "sum" => Some(Season::Summer),
        _ => None,
    }
}

fn calendar(year: u32) -> Option<Year> {
    let year = i16::try_from(year).ok()?;
    (1900..=2200)
        .contains(&year)
        .then_some(Year::Calendar(year))
}

fn financial(first: u32) -> Option<Year> {
    let Year::Calendar(year) = calendar(first)? else {
        return None;
    };
    Some(Year::Financial(year))
}

fn several(first: u32, last: u32) -> Option<Year> {
    let (Year::Calendar(from), Year::Calendar(to)) = (calendar(first)?, calendar(last)?) else {
        return None;
    };
    (last > first && last - first < MAX_YEARS).then_some(Year::Several(from, to))
}
