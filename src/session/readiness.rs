//! What readiness finds, by section: worked out on a thread, because a long draft takes longer
//! than a frame may.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::{self, Finding, Severity};
use crate::model::{Draft, SectionId};
use crate::template::Template;

/// What readiness finds, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readiness {
    /// What is found, the most needed first.
    pub findings: Vec<Finding>,
    homes: Vec<Option<SectionId>>,
    n_attention: BTreeMap<SectionId, usize>,
}

/// Returns everything that is found in a draft, the most needed first.
pub(super) fn found(draft: &Draft, template: &Template, today: Date) -> Vec<Finding> {
    let mut findings = check::check(draft, template, today);
    findings.extend(super::signs::find(draft));
    findings.sort_by_key(|finding| finding.severity);
    findings
}

impl Readiness {
    /// Checks a draft.
    pub fn of(draft: &Draft, template: &Template, today: Date) -> Self {
        Self::from_findings(found(draft, template, today), draft, template)
    }

    /// Returns the same with more findings.
    #[must_use]
    pub fn with(&self, more: Vec<Finding>, draft: &Draft, template: &Template) -> Self {
        let mut findings = more;
        findings.extend(self.findings.iter().cloned());
        findings.sort_by_key(|finding| finding.severity);
        Self::from_findings(findings, draft, template)
    }

    fn from_findings(findings: Vec<Finding>, draft: &Draft, template: &Template) -> Self {
        let homes: Vec<Option<SectionId>> = findings
            .iter()
            .map(|finding| check::home(draft, template, &finding.place))
            .collect();
        let mut n_attention = BTreeMap::new();
        for (finding, home) in findings.iter().zip(&homes) {
            if let (Some(home), true) = (home, finding.severity < Severity::Thought) {
                *n_attention.entry(home.clone()).or_default() += 1;
            }
        }
        Self {
            findings,
            homes,
            n_attention,
        }
    }

    /// Returns the section of the finding at this position, where it is in one.
    pub fn home(&self, finding_idx: usize) -> Option<&SectionId> {
        self.homes.get(finding_idx)?.as_ref()
    }

    /// Returns how many findings other than thoughts are in a section, not in those within it.
    pub fn n_attention(&self, section: &SectionId) -> usize {
        self.n_attention.get(section).copied().unwrap_or_default()
    }
}
