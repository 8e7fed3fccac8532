//! A claim is no larger than what stands behind it.
//!
//! Inspectors criticise self-evaluations that are over-positive, or higher than the council’s own
//! audits (Halton 2020, North East Lincolnshire 2021, Medway 2019).

use crate::check::{
    Finding, Severity,
    claim_words::{
        admits, contrasts, counts_all, denies, disclaims, says_nearly, says_what_for_each,
    },
    claimed::Claimed,
    reading::{Mark, Reading},
    shares::{Part, amounts, parts},
    shown_words::{disagrees, says_of_a_part, went_through_all},
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
/// The share in per cent from which on something is so of many.
const MANY: f64 = 25.0;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let statements = subject.statements.iter();
    statements
        .filter_map(|one| {
            let (message, hint) = told(one)?;
            Some(Finding {
                of: None,
                because: None,
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
    let how = one.row.how.as_str();
    let is_praise = one.claim.has(Mark::Praise) && !disclaims(&one.row.claim);
    let is_whole = one.claim.has(Mark::Whole)
        && !says_what_for_each(&one.row.claim)
        && !counts_all(&one.row.claim)
        && !says_nearly(&one.row.claim);
    if is_praise && !shown.bears_out() && !contrasts(&one.row.claim) {
        return Some((
            format!("{name} says more than what stands behind it"),
            "Would an inspector who reads the same evidence use these words? Say what it shows, and for how many",
        ));
    }
    let shows_a_gap = one.shows_a_gap() && !went_through_all(how);
    let is_gainsaid = shown.says_not_all() || shown.is_few || shows_a_gap;
    let shown_in_all = format!("{how}\n{}", one.row.difference.as_str());
    let is_gainsaid =
        is_gainsaid || (says_of_a_part(&shown_in_all) || disagrees(how)) && !went_through_all(how);
    if is_whole && !admits(one) && is_gainsaid {
        return Some((
            format!("{name} speaks of all, and what stands behind it does not"),
            "For how many is it so, and who is left out?",
        ));
    }
    let is_counted_denial = denies(&one.row.claim) && went_through_all(how);
    // Where figures stand alone, that is what is asked.
    let is_known = one.was_looked_at() || one.has_voice();
    let is_higher =
        !counts_all(&one.row.claim) && (shown.is_low() || is_known && is_gainsaid_by_many(one));
    if !admits(one) && !is_counted_denial && is_higher {
        return Some((
            format!("{name} is higher than what was looked at"),
            "Does the claim say what the audits say? Name the share that is not good enough",
        ));
    }
    None
}

/// Whether a sentence behind a claim says of many that something is not right.
fn is_gainsaid_by_many(one: &Claimed<'_>) -> bool {
    let text = one.row.how.as_str();
    one.how.sentences.iter().any(|sentence| {
        let words = text.get(sentence.range.clone()).unwrap_or_default();
        let pieces = words.split([':', ';']);
        sentence.marks.has(Mark::Gap) && { pieces }
            .any(|piece| counts_many(piece) && is_bad(piece, one))
    })
}

fn is_bad(piece: &str, one: &Claimed<'_>) -> bool {
    Reading::of(piece, one.day).has(Mark::Gap)
}

/// Whether a piece of a sentence is about a quarter of a whole or more.
fn counts_many(piece: &str) -> bool {
    let shares = amounts(piece).into_iter().filter(|amount| amount.is_share);
    let shares = shares.map(|amount| amount.value);
    { shares }
        .chain(parts(piece).iter().map(Part::share))
        .any(|share| share >= MANY)
        || amounts(piece).len() == 1 && amounts(piece).iter().any(|amount| amount.value >= 5.0)
}

/// What the texts behind a claim show in figures.
struct Shown {
    parts: Vec<Part>,
    shares: Vec<f64>,
    is_audited: bool,
    /// Whether what is said of the first part is that it is not right.
    is_first_bad: bool,
    /// Whether all that is counted are a few.
    is_few: bool,
}

impl Shown {
    fn of(one: &Claimed<'_>) -> Self {
        let text = format!("{}\n{}", one.row.how.as_str(), one.row.difference.as_str());
        let shares = amounts(&text).into_iter();
        let shares = shares.filter(|amount| amount.is_share && !amount.is_rough);
        let counts = amounts(one.row.how.as_str()).into_iter();
        let counts: Vec<f64> = { counts }
            .filter(|amount| !amount.is_share)
            .map(|amount| amount.value)
            .collect();
        Self {
            is_few: !counts.is_empty() && counts.iter().all(|count| *count < FEW),
            shares: shares.map(|amount| amount.value).collect(),
            is_first_bad: is_first_bad(one),
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
            && !self.is_first_bad
            && self
                .parts
                .first()
                .is_some_and(|part| part.of >= FEW && part.share() < HALF)
    }
}

/// Whether the sentence that has the first part says that something is not right: in six of the 40
/// it was not.
fn is_first_bad(one: &Claimed<'_>) -> bool {
    let text = one.row.how.as_str();
    let mut sentences = one.how.sentences.iter();
    let first = sentences.find(|sentence| {
        let words = text.get(sentence.range.clone()).unwrap_or_default();
        !parts(words).is_empty()
    });
    first.is_some_and(|sentence| sentence.marks.has(Mark::Gap))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use jiff::civil::date;

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

    /// Whether the rule asks about a claim.
    fn is_asked(claim: &str, how: &str) -> bool {
        let mut draft = draft();
        { &mut draft.registers.statements }.push(statement("s-one", claim, how));
        let template = template("OverPositive", &showing("Statements", "claim"));
        let findings = crate::check::check(&draft, &template, date(2026, 5, 1));
        findings
            .iter()
            .any(|finding| finding.rule == "over-positive")
    }

    #[test]
    fn a_few_do_not_speak_for_all() {
        let claim = "All our care leavers know whom to ring";
        assert!(is_asked(claim, "Six young people came to the forum"));
        assert!(!is_asked(claim, "Survey of 61 young people"));
        assert!(!is_asked(
            "Care leavers know whom to ring",
            "Six young people came to the forum"
        ));
    }

    #[test]
    fn what_was_looked_at_says_the_opposite_of_many() {
        let how = "Audit of 24 files: the plan was late in nine of the 24";
        assert!(is_asked("Children reach permanence without delay", how));
        assert!(!is_asked("Too many plans are late", how));
        assert!(is_asked(
            "The harm has been brought to an end",
            "Mapping: 31 at risk"
        ));
        // That few were not right is no less than the claim says.
        let few = "Review of 40 decisions: in six of the 40 it should have been asked and was not";
        assert!(!is_asked("Children grow up with their kin", few));
        let all = "The log was read for each of the 60 nights; seven children slept badly";
        assert!(!is_asked(
            "No child slept in an office between April and June",
            all
        ));
        assert!(is_asked(
            "There is no finer place to be young, without any wait",
            "Audit of 30 files, of which 14 were right"
        ));
        let split = "Boys are served outstandingly, although girls wait";
        assert!(!is_asked(
            split,
            "Audit of 30 files, of which 14 were right"
        ));
        let each = "Plans say what each child likes";
        assert!(!is_asked(each, "Figures: 70 per cent were written in time"));
        let part = "Dip sample of 40 contacts: 33 dealt with the same day";
        assert!(is_asked("Every child is safe by nightfall", part));
        assert!(is_asked(
            "Turnover has been dealt with",
            "Figures: 19 per cent left"
        ));
        assert!(is_asked(
            "Our offer leaves nothing to be desired",
            "Talks with 20 parents"
        ));
    }
}
