//! One figure has one value: in the register, in every text, and in what it is worked out from.
//!
//! Members find figures that disagree from one page to the next (Cheshire East 2022).

use std::collections::BTreeSet;

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    contradictions::contradictions,
    counted::{counted_otherwise, told_otherwise, totalled_otherwise},
    overall::levelled_otherwise,
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
    let unlike = unlike_each_other(subject.statements);
    let is_told = !unlike.is_empty();
    findings.extend(unlike);
    let counted = counted_otherwise(subject.statements)
        .or_else(|| totalled_otherwise(subject.statements))
        .or_else(|| told_otherwise(subject.statements))
        .or_else(|| levelled_otherwise(subject.statements).filter(|_| !is_told));
    findings.extend(counted.map(|differs| {
        let place = Place::Cell(
            RegisterKind::Statements,
            differs.row.clone(),
            differs.column,
        );
        finding(
            place,
            differs.message,
            "Which of the two is right, and for when?",
        )
    }));
    findings.extend(subject.statements.iter().filter_map(claimed_otherwise));
    findings.extend(others_otherwise(subject.statements));
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
            let first = *own.first()?;
            if own.iter().any(|amount| is_in(amount, row)) {
                return None;
            }
            let point = latest(row)?;
            let name = name(row, idx);
            let message = format!(
                "{} stands here, and the register has {} for {name} in {}",
                as_said(&first),
                in_register(row, point),
                point.period.trim()
            );
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
            "{} stands here for the neighbours, and the register has {} for {} in {}",
            as_said(&said),
            neighbours.0,
            name(row, idx),
            latest(row)?.period.trim()
        );
        Some(finding(
            cell(one, "how"),
            message,
            "Which of the two is right?",
        ))
    })
}

/// Returns a figure as its text has it.
fn as_said(amount: &Amount) -> String {
    let unit = if amount.is_share { " per cent" } else { "" };
    format!("{:.*}{unit}", amount.n_decimals, amount.value)
}

/// Returns a figure of the register as a text would say it.
fn in_register(row: &Indicator, point: &Point) -> String {
    let said = row.said_in_text(&point.period);
    said.map_or_else(|| point.ours.0.clone(), |said| said.whole())
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
            // Two short pieces need not say more than two words of the same.
            let few = SAME_WORDS.min(fewer).max(SAME_WORDS_NEAR);
            let enough = if is_near { SAME_WORDS_NEAR } else { few };
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

/// Finds a claim that gives a share of people of whom what shows it gives another: two thirds of
/// parents, and 41 of the 82 parents.
fn claimed_otherwise(one: &Claimed<'_>) -> Option<Finding> {
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
        let message = format!(
            "“{}” is {:.0} per cent, and the claim gives another share of {who}",
            part.text,
            part.share()
        );
        finding(cell(one, "claim"), message, "Which of the two is right?")
    })
}

/// What a sentence gives as the neighbours' share.
struct OfOthers<'a> {
    one: &'a Claimed<'a>,
    share: f64,
    topics: BTreeSet<String>,
    years: BTreeSet<String>,
}

/// Finds two statements that give two shares for the neighbours in the same.
fn others_otherwise(statements: &[Claimed<'_>]) -> Option<Finding> {
    let mut known: Vec<OfOthers<'_>> = Vec::new();
    for one in statements {
        let text = one.row.how.as_str();
        for sentence in &one.how.sentences {
            let sentence = text.get(sentence.range.clone()).unwrap_or_default();
            for piece in sentence.split(';') {
                let Some(share) = share_of_neighbours(piece) else {
                    continue;
                };
                let said = OfOthers {
                    one,
                    share,
                    topics: topics(piece),
                    years: years(piece),
                };
                let other = known.iter().find(|other| {
                    let n_same = said.topics.intersection(&other.topics).count();
                    other.one.row.section == one.row.section
                        && n_same >= SAME_WORDS_NEAR
                        && said.years == other.years
                        && !said.years.is_empty()
                        && (said.share - other.share).abs() > 1.0
                });
                if let Some(other) = other {
                    let message = format!(
                        "{} per cent stands here for the neighbours, and {} per cent elsewhere",
                        said.share, other.share
                    );
                    let hint = "Which of the two is right, and for when?";
                    return Some(finding(cell(one, "how"), message, hint));
                }
                known.push(said);
            }
        }
    }
    None
}

/// Returns the share that stands behind “neighbours” in a piece of a sentence, before “we”.
fn share_of_neighbours(piece: &str) -> Option<f64> {
    const NEAR: usize = 60;
    let (_, behind) = piece.split_once("neighbours")?;
    let near = behind.get(..behind.floor_char_boundary(NEAR.min(behind.len())))?;
    let near = near.split(" we ").next()?;
    let is_bare = near.starts_with([' ', ':', '’', '\''])
        && near.get(1..2)?.starts_with(|c: char| c.is_ascii_digit());
    let mut shares = amounts(near).into_iter();
    shares
        .find(|amount| amount.is_share || is_bare)
        .map(|amount| amount.value)
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
                Attention values-differ: 78 per cent stands here, and the register has 72.4 for ‘Long-term stability of homes’ in 2026
                  Cell(Statements, RowId("s-wrong"), "how")
                  Which of the two is right?
                Attention values-differ: 66.1 per cent stands here, and the register has 72.4 for ‘Long-term stability of homes’ in 2026
                  Cell(Statements, RowId("s-cites"), "how")
                  Which of the two is right?
                Attention values-differ: 78 per cent stands here, and 72 per cent elsewhere for the same
                  Cell(Statements, RowId("s-wrong"), "how")
                  Which of the two is right, and for when?
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
