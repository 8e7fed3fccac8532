//! One file a rule. Some hold where a template asks for them, the others always; see
//! [`super::check`].

pub(super) mod activity_without_effect;
pub(super) mod area_priority;
pub(super) mod broken_link;
pub(super) mod chart_missing;
pub(super) mod cited_empty;
pub(super) mod ends_first;
pub(super) mod evidence_age;
pub(super) mod exempt_readers;
pub(super) mod figure_missing;
pub(super) mod figure_unclear;
pub(super) mod figures_alone;
pub(super) mod finding_answered;
pub(super) mod finding_difference;
pub(super) mod last_year;
pub(super) mod no_weakness;
pub(super) mod old_term;
pub(super) mod open_conflict;
pub(super) mod open_question;
pub(super) mod outlier_unexplained;
pub(super) mod over_positive;
pub(super) mod period_twice;
pub(super) mod period_unclear;
pub(super) mod priority_complete;
pub(super) mod promise_missing;
pub(super) mod required_filled;
pub(super) mod signed_off;
pub(super) mod statement_evidence;
pub(super) mod term_explained;
pub(super) mod three_questions;
pub(super) mod topic_missing;
pub(super) mod unknown_answer;
pub(super) mod vague_area;
pub(super) mod values_differ;
pub(super) mod voice_missing;
pub(super) mod word_limit;
