//! One figure has one value: in the register, in every text, and in what it is worked out from.
//!
//! Members find figures that disagree from one page to the next (Cheshire East 2022).

use std::collections::BTreeSet;

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    contradictions::contradictions,
    measured::Measured,
    measuring::measured,
    quoted_figures::{Named, is_given, latest, own_amounts, topics},
    registered::{unlike_others, unlike_register},
    shares::{Amount, amounts, parts},
    subject::Subject,
};
use crate::model::{Answer, Place, RegisterKind, citations};

/// How many words two texts have in common that speak of the same figure.
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
        let otherwise = [
            unlike_register(&indicators, one),
            unlike_others(&indicators, one),
        ];
        findings.extend(otherwise.into_iter().flatten().map(|(column, message)| {
            finding(cell(one, column), message, "Which of the two is right?")
        }));
    }
    findings.extend(unlike_each_other(&indicators, subject.statements));
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

/// Finds two cells that give the same thing two values.
fn unlike_each_other(indicators: &[Named<'_>], statements: &[Claimed<'_>]) -> Vec<Finding> {
    let mut known: Vec<(&Claimed<'_>, &str, Measured)> = Vec::new();
    let mut findings = Vec::new();
    for one in statements {
        let cells = [
            ("claim", one.row.claim.as_str()),
            ("how", one.row.how.as_str()),
            ("difference", one.row.difference.as_str()),
        ];
        for (column, text) in cells {
            let titles = titles_behind(indicators, text);
            for figure in measured(text, &one.row.claim, &titles) {
                let other = known.iter().find(|(other, at, known)| {
                    let is_near = other.row.id == one.row.id;
                    !(is_near && *at == column)
                        && other.row.section == one.row.section
                        && known.differs_from(&figure, is_near)
                });
                if let Some((.., other)) = other {
                    let message = format!(
                        "{} stands here, and {} elsewhere for the same",
                        figure.said(),
                        other.said()
                    );
                    findings.push(finding(
                        cell(one, column),
                        message,
                        "Which of the two is right, and for when?",
                    ));
                }
                known.push((one, column, figure));
            }
        }
    }
    findings
}

/// Returns the titles of the indicators that a text cites or whose latest figure it gives.
fn titles_behind(indicators: &[Named<'_>], text: &str) -> String {
    let own = own_amounts(text);
    let cited = citations(text);
    let mut titles = String::new();
    for named in indicators {
        let is_cited = cited.iter().any(|citation| citation.row == named.row.id);
        let is_latest =
            |amount: &Amount| latest(named.row).is_some_and(|point| is_given(amount, &point.ours));
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
    let is_bare = { near.strip_prefix([' ', ':', '’', '\'', '\u{a0}']) }
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
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
    fn the_share_of_neighbours_is_read_whatever_sign_stands_behind_them() {
        for (piece, expected) in [
            ("our neighbours’ 69 per cent", Some(69.0)),
            ("our neighbours' 69 per cent", Some(69.0)),
            ("our neighbours – 69 per cent", Some(69.0)),
            ("our neighbours\u{a0}69 per cent", Some(69.0)),
            ("our neighbours’69", Some(69.0)),
            ("our neighbours 69", Some(69.0)),
            ("our neighbours", None),
            ("our neighbours are 69", None),
        ] {
            assert_eq!(super::share_of_neighbours(piece), expected, "{piece}");
        }
    }

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
                Attention values-differ: 66.1 per cent stands here, and 72 per cent elsewhere for the same
                  Cell(Statements, RowId("s-cites"), "how")
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
            ["428 stands here, and 412 elsewhere for the same"]
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
