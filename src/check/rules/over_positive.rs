//! A claim is no larger than what stands behind it.
//!
//! Inspectors criticise self-evaluations that are over-positive, or higher than the council’s own
//! audits (Halton 2020, North East Lincolnshire 2021, Medway 2019).

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    reading::Mark,
    shares::{Part, amounts, parts},
    subject::Subject,
    words::name,
};
use crate::model::{Place, RegisterKind};

/// The share in per cent from which on praise is borne out.
const BORNE_OUT: f64 = 90.0;
/// The share under which what was looked at says the opposite of a good claim.
const HALF: f64 = 60.0;
/// How many have to be asked or looked at to speak for all.
const FEW: f64 = 10.0;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let statements = subject.statements.iter();
    statements
        .filter_map(|one| {
            let (message, hint) = told(one)?;
            Some(Finding {
                place: Place::Cell(RegisterKind::Statements, one.row.id.clone(), "claim"),
                severity: Severity::Attention,
                rule: "over-positive",
                message,
                hint: hint.to_owned(),
            })
        })
        .collect()
}

fn told(one: &Claimed<'_>) -> Option<(String, &'static str)> {
    let name = name(one.row, one.idx);
    let shown = Shown::of(one);
    let (is_praise, is_whole) = (one.claim.has(Mark::Praise), one.claim.has(Mark::Whole));
    if is_praise && !shown.bears_out() {
        return Some((
            format!("{name} says more than what stands behind it"),
            "Would an inspector who reads the same evidence use these words? Say what it shows, and for how many",
        ));
    }
    if is_whole && !one.claim.has(Mark::Gap) && (shown.says_not_all() || shown.is_few) {
        return Some((
            format!("{name} speaks of all, and what stands behind it does not"),
            "For how many is it so, and who is left out?",
        ));
    }
    if !one.claim.has(Mark::Gap) && shown.is_low() {
        return Some((
            format!("{name} is higher than what was looked at"),
            "Does the claim say what the audits say? Name the share that is not good enough",
        ));
    }
    None
}

/// What the texts behind a claim show in figures.
struct Shown {
    parts: Vec<Part>,
    shares: Vec<f64>,
    is_audited: bool,
    /// Whether all that is counted are a few.
    is_few: bool,
}

impl Shown {
    fn of(one: &Claimed<'_>) -> Self {
        let text = format!("{}\n{}", one.row.how.as_str(), one.row.difference.as_str());
        let shares = amounts(&text).into_iter().filter(|amount| amount.is_share);
        let counts = amounts(one.row.how.as_str()).into_iter();
        let counts: Vec<f64> = { counts }
            .filter(|amount| !amount.is_share)
            .map(|amount| amount.value)
            .collect();
        Self {
            is_few: !counts.is_empty() && counts.iter().all(|count| *count < FEW),
            shares: shares.map(|amount| amount.value).collect(),
            parts: parts(&text),
            is_audited: one.how.has(Mark::Looked),
        }
    }

    fn all_shares(&self) -> impl Iterator<Item = f64> {
        let parts = self.parts.iter().map(Part::share);
        parts.chain(self.shares.iter().copied())
    }

    fn bears_out(&self) -> bool {
        let large = self.parts.iter().filter(|part| part.of >= FEW);
        { large }.any(|part| part.share() >= BORNE_OUT)
            || self.shares.iter().any(|share| *share >= BORNE_OUT)
    }

    fn says_not_all(&self) -> bool {
        self.all_shares().next().is_some() && self.all_shares().all(|share| share < BORNE_OUT)
    }

    /// Whether what was looked at was good for fewer than the claim says.
    fn is_low(&self) -> bool {
        self.is_audited
            && self
                .parts
                .first()
                .is_some_and(|part| part.of >= FEW && part.share() < HALF)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, showing, statement, template};

    #[test]
    fn a_claim_larger_than_its_evidence_is_found() {
        let mut draft = draft();
        for (id, claim, how) in [
            (
                "s-praise",
                "Our front door is outstanding",
                "Calls to 20 parents",
            ),
            (
                "s-borne",
                "Our front door is outstanding",
                "Audit: 58 of 60 decisions right",
            ),
            (
                "s-all",
                "All children have a plan they understand",
                "Survey: 71 per cent",
            ),
            (
                "s-audit",
                "Plans are clear",
                "Audit: 11 of 30 said what must change",
            ),
            (
                "s-honest",
                "Plans are not yet clear",
                "Audit: 11 of 30 said what must change",
            ),
            (
                "s-plain",
                "Children stay in one home",
                "Figures and talks with 40",
            ),
        ] {
            draft.registers.statements.push(statement(id, claim, how));
        }
        expect_findings(
            &draft,
            &template("OverPositive", &showing("Statements", "claim")),
            expect![[r#"
                Attention over-positive: ‘Our front door is outstanding’ says more than what stands behind it
                  Cell(Statements, RowId("s-praise"), "claim")
                  Would an inspector who reads the same evidence use these words? Say what it shows, and for how many
                Attention over-positive: ‘All children have a plan they understand’ speaks of all, and what stands behind it does not
                  Cell(Statements, RowId("s-all"), "claim")
                  For how many is it so, and who is left out?
                Attention over-positive: ‘Plans are clear’ is higher than what was looked at
                  Cell(Statements, RowId("s-audit"), "claim")
                  Does the claim say what the audits say? Name the share that is not good enough
            "#]],
        );
    }
}
