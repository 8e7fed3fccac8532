//! A report as rows of a draft: one review, and what needs to improve as its findings.

use super::{
    found::{Report, Said},
    reference::Reference,
};
use crate::import::proposal::{NewRow, Proposal, Target};
use crate::model::{Draft, Finding, Prose, RegisterKind, Review, ReviewKind, RowId, Value};

impl Report {
    /// Returns what the draft has of this review already, if it has it.
    pub fn known_review<'a>(&self, draft: &'a Draft) -> Option<&'a Review> {
        let is_held = |review: &Review| !self.held.is_empty() && review.held == self.held;
        let is_dated = |review: &Review| {
            self.published.is_some() && review.published == self.published && self.is_letter()
        };
        let mut reviews = draft.registers.reviews.iter();
        reviews.find(|review| review.kind == self.kind && (is_held(review) || is_dated(review)))
    }

    /// Whether it is a letter, whose sentences are picked.
    pub fn is_letter(&self) -> bool {
        self.grades.is_empty() && self.findings.iter().all(|said| !said.is_listed)
    }

    /// Returns everything that can be taken, in order, each with its position: findings first,
    /// then the other sentences.
    pub fn offered(&self) -> Vec<(usize, &Said)> {
        let n_findings = self.findings.len();
        let findings = self.findings.iter().enumerate();
        // A sentence comes before the finding that follows it.
        let findings = findings.map(|(idx, said)| ((idx, 1, 0), (idx, said)));
        let others = self.others.iter().enumerate();
        let others =
            others.map(|(idx, (before, said))| ((*before, 0, idx), (n_findings + idx, said)));
        let mut all: Vec<_> = findings.chain(others).collect();
        all.sort_by_key(|(order, _)| *order);
        all.into_iter().map(|(_, offered)| offered).collect()
    }

    /// Whether the draft has a finding of this review with these words already.
    pub fn is_known(&self, said: &Said, draft: &Draft) -> bool {
        let review = self.known_review(draft).map(|review| &review.id);
        review.is_some_and(|review| has(draft, review, said))
    }

    /// Returns what goes into a draft where these are taken, by their position among what is
    /// [offered](Self::offered). What the
    /// draft has already is not added again.
    pub fn proposal(&self, draft: &Draft, taken: &[bool]) -> Proposal {
        let known = self.known_review(draft).map(|review| review.id.clone());
        let mut rows = Vec::new();
        let review = if let Some(review) = known {
            Target::Row(review)
        } else {
            rows.push(self.review());
            Target::New(0)
        };
        for (idx, said) in self.offered() {
            if taken.get(idx).copied().unwrap_or(false) && !self.is_known(said, draft) {
                rows.push(finding(said, review.clone()));
            }
        }
        Proposal {
            earlier: Vec::new(),
            label: format!("Bring in {}", self.title()),
            rows,
            values: Vec::new(),
        }
    }

    /// Returns what the review is called.
    pub fn title(&self) -> String {
        match self.kind {
            ReviewKind::Inspection => "Inspection of children’s services".to_owned(),
            ReviewKind::FocusedVisit
            | ReviewKind::MonitoringVisit
            | ReviewKind::EngagementMeeting
            | ReviewKind::PeerReview => self.kind.label().to_owned(),
            ReviewKind::OtherReview => "Review".to_owned(),
        }
    }

    fn review(&self) -> NewRow {
        let body = match self.kind {
            ReviewKind::PeerReview | ReviewKind::OtherReview => "",
            ReviewKind::Inspection
            | ReviewKind::FocusedVisit
            | ReviewKind::MonitoringVisit
            | ReviewKind::EngagementMeeting => "Ofsted",
        };
        let grades = self
            .grades
            .iter()
            .map(|(judgement, grade)| format!("- {}: {}", judgement.label(), grade.to_lowercase()));
        let grades = grades.collect::<Vec<_>>().join("\n");
        NewRow {
            register: RegisterKind::Reviews,
            preset: vec![
                ("kind", Value::Choice(self.kind.name().to_owned())),
                ("title", Value::Text(self.title())),
                ("body", Value::Text(body.to_owned())),
                ("held", Value::Period(self.held)),
                ("published", Value::Date(self.published)),
                ("found", Value::Prose(Prose::new(grades))),
            ],
            links: Vec::new(),
        }
    }
}

fn finding(said: &Said, review: Target) -> NewRow {
    let reference = said.reference.as_ref();
    let reference = reference.map(Reference::label).unwrap_or_default();
    NewRow {
        register: RegisterKind::Findings,
        preset: vec![
            ("said", Value::Prose(prose(said))),
            ("reference", Value::Text(reference)),
        ],
        links: vec![("review", review)],
    }
}

/// Returns the words as the draft has them, items within the item as a list.
fn prose(said: &Said) -> Prose {
    let mut text = said.text.clone();
    for (idx, item) in said.within.iter().enumerate() {
        text.push_str(if idx == 0 { "\n\n- " } else { "\n- " });
        text.push_str(item);
    }
    Prose::new(text)
}

fn has(draft: &Draft, review: &RowId, said: &Said) -> bool {
    let is_same =
        |finding: &&Finding| finding.review.as_ref() == Some(review) && finding.said == prose(said);
    draft
        .registers
        .findings
        .iter()
        .any(|finding| is_same(&finding))
}
