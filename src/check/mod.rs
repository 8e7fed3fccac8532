//! Readiness: what still stands between a draft and a paper that can be handed in.
//!
//! The template says which rules hold; some more always do: what they find would make a paper say
//! what is not so. A rule looks at kinds of fields and
//! registers, never at a section by name, and says of each thing it finds where it is, what it is
//! in one sentence, and what to do next. Checking changes nothing.

mod ahead;
mod answered;
mod around_figures;
mod behind;
mod bindable;
mod claim_words;
mod claimed;
mod contradictions;
mod due;
mod explained;
mod figures;
mod finding;
mod measured;
mod measuring;
mod number_words;
mod of_others;
mod old_terms;
mod progress;
mod promises;
mod questions;
mod quoted_figures;
mod reading;
mod registered;
mod rules;
mod shares;
mod shown_words;
mod subject;
mod topics;
mod when;
mod words;

pub use self::{
    behind::Behind,
    bindable::{Bindable, bindable},
    finding::{Finding, Severity},
    number_words::named_number,
    progress::{SectionState, draft_words, home, section_state, words},
    promises::{promised_in, promises},
    questions::{open_questions, open_questions_within},
    topics::{TopicState, topics},
};

use jiff::civil::Date;

use self::subject::Subject;
use crate::model::Draft;
use crate::template::{Rule, Template};

/// What was found in a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Everything that readiness asks for, the most needed first.
    pub findings: Vec<Finding>,
    /// What stands behind each judgement.
    pub behind: Vec<Behind>,
}

/// Returns everything that readiness asks for, the most needed first.
///
/// `day` counts where the draft names no date for its meeting.
pub fn check(draft: &Draft, template: &Template, day: Date) -> Vec<Finding> {
    check_all(draft, template, day).findings
}

/// Returns the same with what stands behind each judgement.
pub fn check_all(draft: &Draft, template: &Template, day: Date) -> Checked {
    let day = draft.details.meeting_date.unwrap_or(day);
    ahead::read(draft, template, day);
    let statements = claimed::claimed(draft, day);
    let subject = Subject {
        draft,
        template,
        day,
        statements: &statements,
    };
    let mut findings: Vec<Finding> = template
        .file()
        .rules
        .iter()
        .flat_map(|rule| run(subject, rule))
        .collect();
    findings.extend(rules::broken_link::check(subject));
    findings.extend(rules::unknown_answer::check(subject));
    findings.extend(rules::period_unclear::check(subject));
    findings.extend(rules::period_twice::check(subject));
    findings.extend(rules::figure_unclear::check(subject));
    findings.extend(rules::figure_missing::check(subject));
    findings.extend(rules::chart_missing::check(subject));
    findings.extend(rules::cited_empty::check(subject));
    findings.extend(rules::ends_first::check(subject));
    findings.extend(rules::exempt_readers::check(subject));
    findings.extend(rules::open_question::check(subject));
    findings.extend(rules::open_conflict::check(subject));
    findings.extend(rules::last_year::check(subject));
    findings.extend(rules::signed_off::check(subject));
    answered::recall(&mut findings, draft);
    findings.sort_by_key(|finding| finding.severity);
    Checked {
        findings,
        behind: behind::behind(&statements),
    }
}

/// Whether a finding is of last year's words, which can be confirmed where they stand.
pub fn can_confirm(finding: &Finding) -> bool {
    finding.rule == rules::last_year::RULE
}

fn run(subject: Subject<'_>, rule: &Rule) -> Vec<Finding> {
    match rule {
        Rule::RequiredFilled => rules::required_filled::check(subject),
        Rule::WordLimit => rules::word_limit::check(subject),
        Rule::ThreeQuestions => rules::three_questions::check(subject),
        Rule::FindingAnswered => rules::finding_answered::check(subject),
        Rule::FindingDifference => rules::finding_difference::check(subject),
        Rule::StatementEvidence => rules::statement_evidence::check(subject),
        Rule::AreaPriority => rules::area_priority::check(subject),
        Rule::PriorityComplete => rules::priority_complete::check(subject),
        Rule::EvidenceAge(months) => rules::evidence_age::check(subject, *months),
        Rule::TermExplained => rules::term_explained::check(subject),
        Rule::ActivityWithoutEffect
        | Rule::OverPositive
        | Rule::FiguresAlone
        | Rule::VoiceMissing
        | Rule::NoWeakness
        | Rule::VagueArea
        | Rule::OutlierUnexplained
        | Rule::ValuesDiffer
        | Rule::OldTerm
        | Rule::PromiseMissing
        | Rule::TopicMissing(_) => answered::answerable(read(subject, rule), subject),
    }
}

/// Runs a rule that reads what is said. Its author may say why that stays as it is.
fn read(subject: Subject<'_>, rule: &Rule) -> Vec<Finding> {
    match rule {
        Rule::ActivityWithoutEffect => rules::activity_without_effect::check(subject),
        Rule::OverPositive => rules::over_positive::check(subject),
        Rule::FiguresAlone => rules::figures_alone::check(subject),
        Rule::VoiceMissing => rules::voice_missing::check(subject),
        Rule::NoWeakness => rules::no_weakness::check(subject),
        Rule::VagueArea => rules::vague_area::check(subject),
        Rule::OutlierUnexplained => rules::outlier_unexplained::check(subject),
        Rule::ValuesDiffer => rules::values_differ::check(subject),
        Rule::OldTerm => rules::old_term::check(subject),
        Rule::PromiseMissing => rules::promise_missing::check(subject),
        Rule::TopicMissing(sections) => rules::topic_missing::check(subject, sections),
        Rule::RequiredFilled
        | Rule::WordLimit
        | Rule::ThreeQuestions
        | Rule::FindingAnswered
        | Rule::FindingDifference
        | Rule::StatementEvidence
        | Rule::AreaPriority
        | Rule::PriorityComplete
        | Rule::EvidenceAge(_)
        | Rule::TermExplained => Vec::new(),
    }
}

#[cfg(test)]
mod test_support;
