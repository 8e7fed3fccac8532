//! One figure has one value: in the register, in every text, and in what it is worked out from.
//!
//! Members find figures that disagree from one page to the next (Cheshire East 2022).

use std::collections::BTreeSet;

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    quoted_figures::{is_given, latest, own_amounts, speaks_of, topics},
    shares::{Amount, Part, parts},
    subject::Subject,
    words::name,
};
use crate::model::{Answer, Indicator, Place, RegisterKind, citations};

/// How far a share may lie from what it is worked out from, in percentage points, beyond
/// rounding.
const ROUGHLY: f64 = 0.6;
/// How many words two texts have in common that speak of the same figure; of one statement, the
/// claim and how it is known.
const SAME_WORDS: usize = 3;
const SAME_WORDS_NEAR: usize = 2;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (section, answers) in &subject.draft.answers {
        for (field, answer) in answers {
            if let Answer::Prose(prose) = answer {
                let place = Place::Field(section.clone(), field.clone());
                findings.extend(worked_out_otherwise(prose.as_str(), place));
            }
        }
    }
    for one in subject.statements {
        let cells = [
            ("claim", one.row.claim.as_str()),
            ("how", one.row.how.as_str()),
            ("difference", one.row.difference.as_str()),
        ];
        for (column, text) in cells {
            findings.extend(worked_out_otherwise(text, cell(one, column)));
        }
        findings.extend(unlike_register(subject, one));
    }
    findings.extend(unlike_each_other(subject.statements));
    findings.extend(counted_otherwise(subject.statements));
    findings
}

fn cell(one: &Claimed<'_>, column: &'static str) -> Place {
    Place::Cell(RegisterKind::Statements, one.row.id.clone(), column)
}

fn finding(place: Place, message: String, hint: &str) -> Finding {
    Finding {
        place,
        severity: Severity::Attention,
        rule: "values-differ",
        message,
        hint: hint.to_owned(),
    }
}

/// Finds a share that is not what so many of so many give.
fn worked_out_otherwise(text: &str, place: Place) -> Option<Finding> {
    let parts = parts(text);
    let (part, said) = parts.iter().find_map(|part| {
        let (said, n_decimals) = part.said?;
        let rounding = 0.5 / 10_f64.powi(i32::try_from(n_decimals).unwrap_or_default());
        ((part.share() - said).abs() > rounding.max(ROUGHLY)).then_some((part, said))
    })?;
    let Part { text, .. } = part;
    let share = part.share();
    let message = format!("“{text}” is {share:.0} per cent, and {said} per cent stands beside it");
    Some(finding(place, message, "Which of the figures is right?"))
}

/// Finds a statement that gives another value for an indicator than the register.
fn unlike_register(subject: Subject<'_>, one: &Claimed<'_>) -> Option<Finding> {
    let cells = [
        ("how", one.row.how.as_str(), &*one.how),
        ("difference", one.row.difference.as_str(), &*one.difference),
    ];
    cells.into_iter().find_map(|(column, text, reading)| {
        let mut sentences = reading.sentences.iter();
        sentences.find_map(|sentence| {
            let sentence = text.get(sentence.range.clone())?;
            let (idx, row) = meant(subject, one, sentence)?;
            let own: Vec<Amount> = own_amounts(sentence)
                .into_iter()
                .filter(|amount| amount.is_share || amount.n_decimals > 0)
                .collect();
            let first = own.first()?.value;
            if own.iter().any(|amount| is_in(amount, row)) {
                return None;
            }
            let ours = &latest(row)?.ours.0;
            let name = name(row, idx);
            let message = format!("{first} stands here, and {ours} in the register for {name}");
            Some(finding(
                cell(one, column),
                message,
                "Which of the two is right?",
            ))
        })
    })
}

/// Returns the one indicator that a sentence cites or speaks of.
fn meant<'a>(
    subject: Subject<'a>,
    one: &Claimed<'_>,
    sentence: &str,
) -> Option<(usize, &'a Indicator)> {
    let cited = citations(sentence);
    let indicators = subject.draft.registers.indicators.iter().enumerate();
    let said = topics(&format!("{} {sentence}", one.row.claim));
    let mut meant = indicators.filter(|(_, row)| {
        cited.iter().any(|citation| citation.row == row.id) || speaks_of(sentence, &said, row)
    });
    let first = meant.next()?;
    meant.next().is_none().then_some(first)
}

fn is_in(amount: &Amount, row: &Indicator) -> bool {
    row.values.iter().any(|point| is_given(amount, &point.ours))
}

/// A sentence that gives one share.
struct Said {
    place: Place,
    share: f64,
    topics: BTreeSet<String>,
    years: BTreeSet<String>,
}

/// Finds two statements, or two cells of one, that give the same thing two values.
fn unlike_each_other(statements: &[Claimed<'_>]) -> Vec<Finding> {
    let said: Vec<Said> = statements.iter().flat_map(said_in).collect();
    let mut findings = Vec::new();
    for (idx, one) in said.iter().enumerate() {
        let before = said.iter().take(idx);
        let other = { before }.find(|other| {
            let n_same = one.topics.intersection(&other.topics).count();
            let fewer = one.topics.len().min(other.topics.len());
            let is_near = one.place.row() == other.place.row() && one.place != other.place;
            let enough = if is_near { SAME_WORDS_NEAR } else { SAME_WORDS };
            n_same >= enough
                && (is_near || n_same * 3 >= fewer * 2)
                && one.years == other.years
                && (one.share - other.share).abs() > 1.0
        });
        if let Some(other) = other {
            let message = format!(
                "{} per cent stands here, and {} per cent elsewhere for the same",
                one.share, other.share
            );
            findings.push(finding(
                one.place.clone(),
                message,
                "Which of the two is right, and for when?",
            ));
        }
    }
    findings
}

fn said_in(one: &Claimed<'_>) -> Vec<Said> {
    let cells = [
        ("claim", one.row.claim.as_str(), &one.claim),
        ("how", one.row.how.as_str(), &*one.how),
        ("difference", one.row.difference.as_str(), &*one.difference),
    ];
    let mut said = Vec::new();
    for (column, text, reading) in cells {
        for sentence in &reading.sentences {
            let sentence = text.get(sentence.range.clone()).unwrap_or_default();
            let shares = own_amounts(sentence)
                .into_iter()
                .filter(|amount| amount.is_share);
            let shares: Vec<Amount> = shares.collect();
            if let [share] = shares.as_slice() {
                said.push(Said {
                    place: cell(one, column),
                    share: share.value,
                    topics: topics(sentence),
                    years: years(sentence),
                });
            }
        }
    }
    said
}

/// Finds two statements of one section that count the same people on the same day as two numbers.
fn counted_otherwise(statements: &[Claimed<'_>]) -> Option<Finding> {
    let mut counts: Vec<(&Claimed<'_>, Count)> = Vec::new();
    for one in statements {
        let texts = [
            one.row.claim.as_str(),
            one.row.how.as_str(),
            one.row.difference.as_str(),
        ];
        for count in texts.into_iter().flat_map(counts_in) {
            let other = counts.iter().find(|(other, known)| {
                known.is_otherwise(&count) && other.row.section == one.row.section
            });
            if let Some((_, other)) = other {
                let (now, then) = (count.number, other.number);
                let message = format!(
                    "{now} {} stand here on {}, and {then} elsewhere",
                    count.who, count.day
                );
                return Some(finding(
                    cell(one, "how"),
                    message,
                    "Which of the two is right?",
                ));
            }
            counts.push((one, count));
        }
    }
    None
}

/// So many people on a day.
struct Count {
    number: f64,
    who: String,
    /// What is said of them before the day, if anything.
    which: String,
    day: String,
}

impl Count {
    fn is_otherwise(&self, other: &Self) -> bool {
        let is_same = self.which == other.which || self.which.is_empty() || other.which.is_empty();
        is_same
            && self.who == other.who
            && self.day == other.day
            && (self.number - other.number).abs() > 0.5
    }
}

/// Finds people who are counted at the end of a day: 412 children in care at 31 March 2026.
fn counts_in(text: &str) -> Vec<Count> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut counts = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let number = plain(word).replace(',', "").parse::<f64>();
        let Ok(number) = number else { continue };
        let behind: Vec<String> = words
            .iter()
            .skip(at + 1)
            .take(9)
            .map(|word| plain(word))
            .collect();
        let Some(day) = day_in(&behind) else {
            continue;
        };
        let date: Vec<&str> = behind
            .iter()
            .skip(day + 1)
            .take(3)
            .map(String::as_str)
            .collect();
        let mut who = behind.iter().take(day);
        if let Some(first) = who.next() {
            counts.push(Count {
                number,
                who: first.clone(),
                which: who.map(String::as_str).collect::<Vec<_>>().join(" "),
                day: date.join(" "),
            });
        }
    }
    counts
}

/// Returns where “at” or “on” stands before a day in three words.
fn day_in(words: &[String]) -> Option<usize> {
    words.windows(4).position(|four| {
        let [at, day, _, year] = four else {
            return false;
        };
        matches!(at.as_str(), "at" | "on")
            && day.parse::<u8>().is_ok()
            && year.len() == 4
            && year.parse::<u16>().is_ok()
    })
}

fn years(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.len() == 4 && word.starts_with("20"))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{
        answer, draft, expect_findings, indicator, showing, statement, template,
    };

    #[test]
    fn two_values_for_one_thing_are_found() {
        let mut draft = draft();
        let title = "Long-term stability of homes";
        draft.registers.indicators.push(indicator(
            "i-one",
            title,
            &[("2025", "70"), ("2026", "72.4")],
        ));
        answer(
            &mut draft,
            "rows",
            "text",
            "18 of 25 (80 per cent) moved; 20 of 25, 80 per cent.",
        );
        for (id, claim, how) in [
            ("s-right", "Homes last", "Stability of homes is 72 per cent"),
            (
                "s-wrong",
                "Homes last",
                "Stability of homes is 78 per cent (neighbours 69)",
            ),
            ("s-cites", "Carers stay", "66.1 per cent [@i-one]"),
            (
                "s-one",
                "Plans",
                "Pathway plans written together: 61 per cent",
            ),
            (
                "s-two",
                "Leavers",
                "Pathway plans written together: 68 per cent",
            ),
            (
                "s-then",
                "Leavers",
                "Pathway plans written together in 2024: 40 per cent",
            ),
        ] {
            draft.registers.statements.push(statement(id, claim, how));
        }
        expect_findings(
            &draft,
            &template("ValuesDiffer", &showing("Statements", "claim")),
            expect![[r#"
                Attention values-differ: “18 of 25” is 72 per cent, and 80 per cent stands beside it
                  Field(SectionId("rows"), FieldId("text"))
                  Which of the figures is right?
                Attention values-differ: 78 stands here, and 72.4 in the register for ‘Long-term stability of homes’
                  Cell(Statements, RowId("s-wrong"), "how")
                  Which of the two is right?
                Attention values-differ: 66.1 stands here, and 72.4 in the register for ‘Long-term stability of homes’
                  Cell(Statements, RowId("s-cites"), "how")
                  Which of the two is right?
                Attention values-differ: 68 per cent stands here, and 61 per cent elsewhere for the same
                  Cell(Statements, RowId("s-two"), "how")
                  Which of the two is right, and for when?
                Attention unknown-answer: ‘18 of 25 (80 per cent) moved; 20 of 25, 80 per cent.’ belongs to no part of this paper
                  Field(SectionId("rows"), FieldId("text"))
                  It is kept in the file but is not in the paper. Move what you need, then remove it
            "#]],
        );
    }
}
