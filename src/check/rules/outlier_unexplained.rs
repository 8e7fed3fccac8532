//! A figure far from everybody else’s is explained where it is used.
//!
//! Inspectors ask why a council’s figures differ so much from comparators (Southampton 2020).

use std::{collections::BTreeMap, sync::Arc};

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    explained::{explains_elsewhere, gives, says_why},
    figures::register_print,
    quoted_figures::{Named, Spoken, latest, own_amounts},
    reading::{Mark, Reading},
    shares::amounts,
    subject::Subject,
    words::name,
};
use crate::model::{Answer, Figure, Indicator, Number, Place, Point, Prose, RegisterKind, RowId};

/// How far a figure is from another, of that other, before it wants an explanation.
const FAR: f64 = 0.25;
/// The same for shares, in percentage points.
const FAR_POINTS: f64 = 12.0;
/// From which share on points count: of small shares the quarter does.
const LARGE_SHARE: f64 = 40.0;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let rows = subject.draft.registers.indicators.iter().enumerate();
    let far = rows
        .filter(|(_, row)| row.commentary.is_empty() && row.caveat.is_empty())
        .filter_map(|(idx, row)| {
            let (how, others) = far_from(latest(row)?, is_share(row))?;
            Some((idx, row, format!("{how} {others}")))
        });
    let far: Vec<(usize, &Indicator, String)> = far.collect();
    let concerns = concerns(subject, &far);
    let cited = cited_in_answers(subject, &far);
    let unexplained = far.iter().filter_map(|(idx, row, far)| {
        let place = unexplained(subject, (*idx, row), &concerns, &cited)?;
        let name = crate::model::capitalized(&name(*row, *idx));
        Some(finding(
            place,
            &format!("{name} is {far}, and nothing says why"),
        ))
    });
    let mut findings: Vec<Finding> = unexplained.collect();
    let in_texts = subject
        .statements
        .iter()
        .filter_map(|one| far_in_text(subject, one));
    findings.extend(in_texts);
    findings
}

fn finding(place: Place, message: &str) -> Finding {
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Attention,
        rule: "outlier-unexplained",
        message: message.to_owned(),
        hint: "What did you look at to find the reason, and what does it mean for children? If you do not know yet, say who is finding out".to_owned(),
    }
}

fn is_share(row: &Indicator) -> bool {
    let Some(point) = latest(row) else {
        return false;
    };
    let said = row.said_in_text(&point.period);
    if said.is_some_and(|said| !said.unit.is_empty()) || !row.unit.trim().is_empty() {
        let said = row.said_in_text(&point.period);
        return said.is_some_and(|said| said.unit == "per cent");
    }
    // Nobody gave a unit: what lies between nought and a hundred, and counts nothing, is a share.
    let title = row.title.to_lowercase();
    let counts = [
        "number", "days", "weeks", "months", "average", "rate", "score", "ratio", "caseload",
    ];
    let figures = [&point.ours, &point.neighbours, &point.england];
    let numbers = figures
        .iter()
        .filter_map(|figure| figure.read().number().map(Number::value));
    !counts.iter().any(|word| title.contains(word)) && { numbers }
        .all(|one| (0.0..=100.0).contains(&one))
}

/// Says how a figure stands to the neighbours’, or where there is none to England’s; none where
/// it is near them.
fn far_from(point: &Point, is_share: bool) -> Option<(&'static str, &'static str)> {
    let value = |figure: &Figure| figure.read().number().map(Number::value);
    let ours = value(&point.ours)?;
    let (others, whose) = match (value(&point.neighbours), value(&point.england)) {
        (Some(neighbours), _) => (neighbours, "the neighbours’ figure"),
        (None, Some(england)) => (england, "England’s figure"),
        (None, None) => return None,
    };
    is_far(ours, others, is_share).then_some((
        if ours > others {
            "far above"
        } else {
            "far below"
        },
        whose,
    ))
}

fn is_far(ours: f64, others: f64, is_share: bool) -> bool {
    let apart = (ours - others).abs();
    let is_far_of_shares = is_share && apart >= FAR_POINTS && ours.max(others) >= LARGE_SHARE;
    others != 0.0 && (is_far_of_shares || apart / others.abs() >= FAR)
}

/// Finds a statement that itself gives a figure far from the neighbours’, of no indicator, and says
/// no reason: 54 per cent; neighbours 70.
fn far_in_text(subject: Subject<'_>, one: &Claimed<'_>) -> Option<Finding> {
    let text = one.row.how.as_str();
    if !text.contains("eighbours") && !text.contains("England") {
        return None;
    }
    let texts = [&*one.claim, &*one.how, &*one.difference];
    if texts.iter().any(|text| text.has(Mark::Reason)) {
        return None;
    }
    let rows = &subject.draft.registers.indicators;
    let (ours, others) = one.how.sentences.iter().find_map(|sentence| {
        let words = text.get(sentence.range.clone())?;
        let others = said_of_others(words)?;
        let own = own_amounts(words);
        let mut shares = own.iter().filter(|amount| amount.is_share);
        let (Some(own), None) = (shares.next(), shares.next()) else {
            return None;
        };
        // What the register holds is asked about by its row.
        let is_known = rows.iter().any(|row| gives(words, row));
        (!is_known && is_far(own.value, others, true)).then_some((own.value, others))
    })?;
    let place = Place::Cell(RegisterKind::Statements, one.row.id.clone(), "how");
    let message =
        format!("{ours} per cent stands here against {others} elsewhere, and nothing says why");
    Some(finding(place, &message))
}

/// Returns the figure right behind “neighbours”, or else behind “England”.
fn said_of_others(sentence: &str) -> Option<f64> {
    ["eighbours", "England"].iter().find_map(|whose| {
        let (_, behind) = sentence.split_once(whose)?;
        let behind = behind.trim_start_matches(['’', '\'', ' ', ':', ',']);
        let is_figure = behind.starts_with(|c: char| c.is_ascii_digit());
        let first = amounts(behind).into_iter().next()?;
        is_figure.then_some(first.value)
    })
}

/// How a statement concerns an indicator that is far from others.
#[derive(Debug, Clone, Copy)]
struct Concern {
    /// The indicator’s position.
    idx: usize,
    /// Whether the statement says why.
    is_explained: bool,
    /// Whether it cites the indicator or gives its figure.
    is_used: bool,
}

/// What a statement says of indicators that are far from others, remembered for as long as both say
/// the same.
#[derive(Debug)]
struct Concerns {
    claim: String,
    difference: String,
    register: (u64, Vec<usize>),
    all: Vec<Concern>,
}

/// Returns what each statement says of them.
fn concerns(subject: Subject<'_>, far: &[(usize, &Indicator, String)]) -> Vec<Arc<Concerns>> {
    if far.is_empty() {
        return Vec::new();
    }
    let print = register_print(&subject.draft.registers.indicators);
    let register = (print, far.iter().map(|(idx, ..)| *idx).collect());
    let named = std::cell::LazyCell::new(|| -> Vec<(usize, Named<'_>)> {
        let named = far.iter().map(|(idx, row, _)| (*idx, Named::new(row)));
        named.collect()
    });
    let statements = subject.statements.iter();
    let concerns = statements.map(|one| {
        let is_same = |known: &Concerns| {
            known.register == register
                && known.claim == one.row.claim
                && known.difference == one.row.difference.as_str()
        };
        let find = || Concerns {
            claim: one.row.claim.clone(),
            difference: one.row.difference.as_str().to_owned(),
            register: register.clone(),
            all: concerns_of(one, &named),
        };
        one.row.how.remembered(is_same, find)
    });
    concerns.collect()
}

fn concerns_of(one: &Claimed<'_>, far: &[(usize, Named<'_>)]) -> Vec<Concern> {
    let texts = [
        one.row.claim.as_str(),
        one.row.how.as_str(),
        one.row.difference.as_str(),
    ];
    let text = texts.join("\n");
    let (spoken, own) = (Spoken::new(&text), own_amounts(&text));
    let concerns = far.iter().filter_map(|(idx, named)| {
        let id = &named.row.id;
        let cites = one.row.how.cites(id) || one.row.difference.cites(id);
        let gives = own.iter().any(|amount| named.is_latest(amount));
        let is_concerned = cites || gives || spoken.speaks_of(named);
        is_concerned.then(|| Concern {
            idx: *idx,
            is_explained: says_why(one, named),
            is_used: cites || gives,
        })
    });
    concerns.collect()
}

/// Returns of each indicator that answers cite the first that does, or none where one says why.
fn cited_in_answers(
    subject: Subject<'_>,
    far: &[(usize, &Indicator, String)],
) -> BTreeMap<usize, Option<Place>> {
    let known: BTreeMap<&RowId, usize> = far.iter().map(|(idx, row, _)| (&row.id, *idx)).collect();
    let mut cited: BTreeMap<usize, Option<Place>> = BTreeMap::new();
    if known.is_empty() {
        return cited;
    }
    for (section, answers) in &subject.draft.answers {
        for (field, answer) in answers {
            let Answer::Prose(prose) = answer else {
                continue;
            };
            for citation in prose.citations() {
                let Some(idx) = known.get(&citation.row) else {
                    continue;
                };
                let place = || Some(Place::Field(section.clone(), field.clone()));
                let first = cited.entry(*idx).or_insert_with(place);
                if first.is_some() && explains(prose, subject) {
                    *first = None;
                }
            }
        }
    }
    cited
}

/// Returns the first place that uses an indicator, or its own, where nothing says why.
fn unexplained(
    subject: Subject<'_>,
    (idx, row): (usize, &Indicator),
    concerns: &[Arc<Concerns>],
    cited: &BTreeMap<usize, Option<Place>>,
) -> Option<Place> {
    let mut first = None;
    for (one, concerns) in subject.statements.iter().zip(concerns) {
        let Some(concern) = concerns.all.iter().find(|concern| concern.idx == idx) else {
            continue;
        };
        if concern.is_explained {
            return None;
        }
        if concern.is_used {
            let place = Place::Cell(RegisterKind::Statements, one.row.id.clone(), "how");
            first.get_or_insert(place);
        }
    }
    let first = match cited.get(&idx) {
        // It is explained where it is cited.
        Some(None) => return None,
        Some(place) => first.or_else(|| place.clone()),
        None => first,
    };
    if first.is_none() && { subject.statements.iter() }.any(|one| explains_elsewhere(one, row)) {
        return None;
    }
    Some(
        first
            .unwrap_or_else(|| Place::Cell(RegisterKind::Indicators, row.id.clone(), "commentary")),
    )
}

fn explains(prose: &Prose, subject: Subject<'_>) -> bool {
    Reading::of_answer(prose, subject.day).has(Mark::Reason)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{
        answer, draft, expect_findings, indicator, showing, statement, template,
    };
    use crate::model::Figure;

    #[test]
    fn a_figure_far_from_others_is_found_where_nothing_says_why() {
        let mut draft = draft();
        for (id, title, neighbours) in [
            ("i-far", "Repeat plans", "22.1"),
            ("i-why", "Children who moved school", "22.1"),
            ("i-near", "Plans on time", "14.0"),
            ("i-unused", "Missing episodes", "31.0"),
        ] {
            let mut one = indicator(id, title, &[("2026", "14.2")]);
            one.values[0].neighbours = Figure(neighbours.to_owned());
            draft.registers.indicators.push(one);
        }
        let how = "Repeat plans 14.2 per cent; neighbours 22.1";
        let claim = "Few plans are a second one";
        draft
            .registers
            .statements
            .push(statement("s-one", claim, how));
        answer(
            &mut draft,
            "rows",
            "text",
            "14.2 per cent moved school [@i-why]. The reason is one new school. 14.2 [@i-near].",
        );
        expect_findings(
            &draft,
            &template("OutlierUnexplained", &showing("Statements", "claim")),
            expect![[r#"
                Attention outlier-unexplained: ‘Repeat plans’ is far below the neighbours’ figure, and nothing says why
                  Cell(Statements, RowId("s-one"), "how")
                  What did you look at to find the reason, and what does it mean for children? If you do not know yet, say who is finding out
                Attention outlier-unexplained: ‘Missing episodes’ is far below the neighbours’ figure, and nothing says why
                  Cell(Statements, RowId("s-one"), "how")
                  What did you look at to find the reason, and what does it mean for children? If you do not know yet, say who is finding out
                Attention unknown-answer: ‘14.2 per cent moved school. The reason is one new school…’ belongs to no part of this paper
                  Field(SectionId("rows"), FieldId("text"))
                  It is kept in the file but is not in the paper. Move what you need, then remove it
            "#]],
        );
    }
}
