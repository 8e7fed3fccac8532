//! One figure has one value: in the register, in every text, and in what it is worked out from.
//!
//! Members find figures that disagree from one page to the next (Cheshire East 2022).

use std::collections::BTreeSet;

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    contradictions::contradictions,
    quoted_figures::{Named, Spoken, is_given, latest, own_amounts, topics},
    shares::{Amount, amounts, parts},
    subject::Subject,
    words::name,
};
use crate::model::{Answer, Indicator, Number, Place, Point, RegisterKind, citations};

/// How many words two texts have in common that speak of the same figure; of one statement, the
/// claim and how it is known.
const SAME_WORDS: usize = 3;
const SAME_WORDS_NEAR: usize = 2;
/// How exact a share is that words alone give, in percentage points: a third, nine in ten.
const IN_WORDS: f64 = 4.0;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (section, answers) in &subject.draft.answers {
        for (field, answer) in answers {
            if let Answer::Prose(prose) = answer {
                let place = Place::Field(section.clone(), field.clone());
                findings.extend(in_itself(prose.as_str(), &place));
            }
        }
    }
    let indicators = subject.draft.registers.indicators.iter();
    let indicators: Vec<Named<'_>> = indicators.map(Named::new).collect();
    for one in subject.statements {
        let cells = [
            ("claim", one.row.claim.as_str()),
            ("how", one.row.how.as_str()),
            ("difference", one.row.difference.as_str()),
        ];
        for (column, text) in cells {
            findings.extend(in_itself(text, &cell(one, column)));
        }
        findings.extend(unlike_register(&indicators, one));
        findings.extend(unlike_others(&indicators, one));
    }
    findings.extend(unlike_each_other(subject.statements));
    findings.extend(counted_otherwise(subject.statements));
    findings.extend(totalled_otherwise(subject.statements));
    findings
}

fn cell(one: &Claimed<'_>, column: &'static str) -> Place {
    Place::Cell(RegisterKind::Statements, one.row.id.clone(), column)
}

/// Finds figures of one text that do not agree.
fn in_itself(text: &str, place: &Place) -> Vec<Finding> {
    let messages = contradictions(text).into_iter();
    messages
        .map(|message| finding(place.clone(), message, "Which of the figures is right?"))
        .collect()
}

fn finding(place: Place, message: String, hint: &str) -> Finding {
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Attention,
        rule: "values-differ",
        message,
        hint: hint.to_owned(),
    }
}

/// Finds a statement that gives another value for an indicator than the register.
fn unlike_register(indicators: &[Named<'_>], one: &Claimed<'_>) -> Option<Finding> {
    let cells = [
        ("how", one.row.how.as_str(), &*one.how),
        ("difference", one.row.difference.as_str(), &*one.difference),
    ];
    cells.into_iter().find_map(|(column, text, reading)| {
        let mut sentences = reading.sentences.iter();
        sentences.find_map(|sentence| {
            let sentence = text.get(sentence.range.clone())?;
            let own = own_amounts(sentence);
            if own.is_empty() {
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

/// Finds a statement that gives another value for the neighbours than the register.
fn unlike_others(indicators: &[Named<'_>], one: &Claimed<'_>) -> Option<Finding> {
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
            "{} stands here for the neighbours, and {} in the register for {}",
            said.value,
            neighbours.0,
            name(row, idx)
        );
        Some(finding(
            cell(one, "how"),
            message,
            "Which of the two is right?",
        ))
    })
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

/// A sentence that gives one share.
struct Said {
    place: Place,
    share: f64,
    /// How far another may lie from it and be the same.
    within: f64,
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
                && (one.years == other.years
                    || is_near && (one.years.is_empty() || other.years.is_empty()))
                && (one.share - other.share).abs() > one.within.max(other.within)
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
            if let Some((share, within)) = only_share(sentence) {
                said.push(Said {
                    place: cell(one, column),
                    share,
                    within,
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

/// Finds two statements of one section that say of the same people how many there are in all, as
/// two numbers: our 214 care leavers, we have 231 care leavers.
fn totalled_otherwise(statements: &[Claimed<'_>]) -> Option<Finding> {
    let mut totals: Vec<(&Claimed<'_>, f64, String)> = Vec::new();
    for one in statements {
        let text = format!("{} {}", one.row.claim, one.row.how.as_str());
        for (number, who) in totals_in(&text) {
            let other = totals.iter().find(|(other, known, whom)| {
                *whom == who
                    && other.row.section == one.row.section
                    && (known - number).abs() > 0.5
                    && (0.6..1.6).contains(&(known / number))
            });
            if let Some((_, known, _)) = other {
                let message = format!("{number} {who} stand here, and {known} elsewhere");
                let column = if one.row.claim.contains(&who) {
                    "claim"
                } else {
                    "how"
                };
                return Some(finding(
                    cell(one, column),
                    message,
                    "Which of the two is right, and for when?",
                ));
            }
            totals.push((one, number, who));
        }
    }
    None
}

/// Finds how many there are of some people in all.
fn totals_in(text: &str) -> Vec<(f64, String)> {
    let small = text.to_lowercase();
    let words: Vec<&str> = small
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let all = words.windows(4).filter_map(|four| {
        let [before, number, first, second] = four else {
            return None;
        };
        let number: f64 = number.replace(',', "").parse().ok()?;
        let is_whole = matches!(
            *before,
            "have" | "our" | "after" | "support" | "all" | "are"
        );
        let who = match (*first, *second) {
            ("care", "leavers") => "care leavers",
            ("children", "in") => "children in",
            ("foster", "carers" | "households") => "foster carers",
            ("social", "workers") => "social workers",
            ("young", "people" | "carers") => "young people",
            _ => return None,
        };
        (is_whole && number >= 20.0).then(|| (number, who.to_owned()))
    });
    all.collect()
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
    use jiff::civil::date;

    use crate::check::test_support::{
        answer, draft, expect_findings, indicator, section, showing, statement, template,
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

    /// Returns what the rule says of statements of one section.
    fn found(statements: &[(&str, &str, &str)]) -> Vec<String> {
        let mut draft = draft();
        for (id, claim, how) in statements {
            let mut statement = statement(id, claim, how);
            statement.section = Some(section("rows"));
            draft.registers.statements.push(statement);
        }
        let template = template("ValuesDiffer", &showing("Statements", "claim"));
        let findings = crate::check::check(&draft, &template, date(2026, 5, 1)).into_iter();
        let findings = findings.filter(|finding| finding.rule == "values-differ");
        findings.map(|finding| finding.message).collect()
    }

    #[test]
    fn people_counted_on_a_day_are_one_number() {
        let claim = "We look after 412 children at 31 March 2026";
        let other = "Of 428 children at 31 March 2026, 51 live far away";
        assert_eq!(
            found(&[("s-one", claim, ""), ("s-two", "Homes are few", other)]),
            ["428 children stand here on 31 March 2026, and 412 elsewhere"]
        );
        let then = "Of 428 children at 31 March 2025, 51 live far away";
        assert!(found(&[("s-one", claim, ""), ("s-two", "Homes are few", then)]).is_empty());
    }

    #[test]
    fn a_claim_gives_the_share_that_shows_it() {
        let claim = "Nine in ten visits are made on time";
        let how = |share: &str| format!("Visits were made in time in {share} per cent of cases");
        let message = ["84 per cent stands here, and 90 per cent elsewhere for the same"];
        assert_eq!(found(&[("s-one", claim, &how("84"))]), message);
        // In words nobody is exact.
        assert!(found(&[("s-one", claim, &how("91"))]).is_empty());
        assert!(found(&[("s-one", "Most visits are made on time", &how("84"))]).is_empty());
    }
}
