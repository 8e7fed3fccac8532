//! A figure far from everybody else’s is explained where it is used.
//!
//! Inspectors ask why a council’s figures differ so much from comparators (Southampton 2020).

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    quoted_figures::{Named, Spoken, is_given, latest, own_amounts, topics},
    reading::{Mark, Reading},
    shares::amounts,
    subject::Subject,
    words::name,
};
use crate::model::{Answer, Figure, Indicator, Number, Place, Point, Prose, RegisterKind};

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
            let (far, others) = far_from(latest(row)?, is_share(row))?;
            let place = unexplained(subject, row)?;
            let name = crate::model::capitalized(&name(row, idx));
            Some(finding(
                place,
                &format!("{name} is {far} {others}, and nothing says why"),
            ))
        });
    let mut findings: Vec<Finding> = far.collect();
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

/// Returns the first place that uses an indicator, or its own, where nothing says why.
fn unexplained(subject: Subject<'_>, row: &Indicator) -> Option<Place> {
    let own = Place::Cell(RegisterKind::Indicators, row.id.clone(), "commentary");
    let named = Named::new(row);
    let mut first = None;
    for one in subject.statements {
        let texts = [
            one.row.claim.as_str(),
            one.row.how.as_str(),
            one.row.difference.as_str(),
        ];
        let text = texts.join("\n");
        let cites = one.row.how.cites(&row.id) || one.row.difference.cites(&row.id);
        let speaks = || Spoken::new(&text).speaks_of(&named) || gives(&text, row);
        if cites || speaks() {
            if says_why(one, row) {
                return None;
            }
            if cites || gives(&text, row) {
                let place = Place::Cell(RegisterKind::Statements, one.row.id.clone(), "how");
                first.get_or_insert(place);
            }
        }
    }
    for (section, answers) in &subject.draft.answers {
        for (field, answer) in answers {
            let Answer::Prose(prose) = answer else {
                continue;
            };
            if prose.cites(&row.id) {
                if explains(prose, subject) {
                    return None;
                }
                first.get_or_insert_with(|| Place::Field(section.clone(), field.clone()));
            }
        }
    }
    if first.is_none() && { subject.statements.iter() }.any(|one| explains_elsewhere(one, row)) {
        return None;
    }
    Some(first.unwrap_or(own))
}

/// Whether a statement says in one sentence how something stands to others and why, and speaks of
/// what an indicator counts that nothing names: more children than our neighbours, because of the
/// port.
fn explains_elsewhere(one: &Claimed<'_>, row: &Indicator) -> bool {
    let title = row.title.to_lowercase();
    let cells = [
        (one.row.claim.as_str(), &*one.claim),
        (one.row.how.as_str(), &*one.how),
    ];
    cells.into_iter().any(|(text, reading)| {
        reading.sentences.iter().any(|sentence| {
            let small = text
                .get(sentence.range.clone())
                .unwrap_or_default()
                .to_lowercase();
            let mut words = small.split(|c: char| !c.is_alphabetic());
            let is_about =
                words.any(|word| word.len() > 4 && title.contains(word) && word != "neighbours");
            sentence.marks.has(Mark::Reason) && compares(&small) && is_about
        })
    })
}

/// Whether a statement says why a figure is as it is: in a sentence about it or right behind one,
/// or in one that compares.
fn says_why(one: &Claimed<'_>, row: &Indicator) -> bool {
    let (about, named) = (topics(&row.title), Named::new(row));
    // What is different for children has reasons of its own.
    let cells = [
        (one.row.claim.as_str(), &*one.claim, true),
        (one.row.how.as_str(), &*one.how, true),
        (one.row.difference.as_str(), &*one.difference, false),
    ];
    cells.into_iter().any(|(text, reading, says_what_is)| {
        let mut is_about = false;
        reading.sentences.iter().any(|sentence| {
            let words = text.get(sentence.range.clone()).unwrap_or_default();
            let was_about = is_about;
            is_about = compares(words)
                || says_what_is && !topics(words).is_disjoint(&about)
                || Spoken::new(words).speaks_of(&named)
                || gives(words, row);
            sentence.marks.has(Mark::Reason) && (is_about || was_about)
        })
    })
}

/// Whether a sentence says how something stands to others, or what stands behind a figure.
fn compares(sentence: &str) -> bool {
    let small = sentence.to_lowercase();
    let words = [
        "neighbour",
        "england",
        "average",
        "elsewhere",
        "national",
        "region",
        "higher",
        "lower",
        "above",
        "below",
        "figure",
        "rate",
        "difference",
        "gap",
        "outlier",
        "number",
        "the rise",
        "the fall",
        "the increase",
        "high",
        "low ",
    ];
    words.iter().any(|word| small.contains(word))
}

fn explains(prose: &Prose, subject: Subject<'_>) -> bool {
    Reading::of_answer(prose, subject.day).has(Mark::Reason)
}

fn gives(text: &str, row: &Indicator) -> bool {
    let own = own_amounts(text);
    latest(row).is_some_and(|point| own.iter().any(|amount| is_given(amount, &point.ours)))
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
