//! What readiness finds, by section: worked out on a thread, because a long draft takes longer
//! than a frame may.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::{self, Behind, Checked, Finding, Severity, TopicState};
use crate::model::{Draft, SectionId};
use crate::template::Template;

/// What readiness finds, and where.
///
/// How much is to do is counted here and nowhere else: what the outline, the list, the foot of
/// the window and the export say is one figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readiness {
    is_known: bool,
    /// What is found, the most needed first.
    pub findings: Vec<Finding>,
    /// What its author has answered: it is found, and not asked.
    pub answered: Vec<Finding>,
    /// What readers look for, section by section, and whether it is said.
    pub topics: Vec<(SectionId, Vec<TopicState>)>,
    /// What stands behind each judgement.
    pub behind: Vec<Behind>,
    homes: Vec<Option<SectionId>>,
    n_at: BTreeMap<Option<SectionId>, usize>,
    /// How many sections leave questions open that no finding names: nobody has begun them.
    n_not_begun: usize,
}

/// Returns everything that is found in a draft, the most needed first, with what its author has
/// answered.
pub(super) fn found(draft: &Draft, template: &Template, today: Date) -> Vec<Finding> {
    checked(draft, template, today).findings
}

fn checked(draft: &Draft, template: &Template, today: Date) -> Checked {
    let mut checked = check::check_all(draft, template, today);
    let findings = &mut checked.findings;
    findings.extend(super::signs::find(draft));
    findings.extend(super::hidden_figures::find(draft, template));
    findings.sort_by_key(|finding| finding.severity);
    checked
}

impl Readiness {
    /// Checks a draft.
    pub fn of(draft: &Draft, template: &Template, today: Date) -> Self {
        Self::from_checked(checked(draft, template, today), draft, template)
    }

    /// Returns the same with more findings.
    #[must_use]
    pub fn with(&self, more: Vec<Finding>, draft: &Draft, template: &Template) -> Self {
        let mut findings = more;
        findings.extend(self.findings.iter().chain(&self.answered).cloned());
        findings.sort_by_key(|finding| finding.severity);
        let checked = Checked {
            findings,
            behind: self.behind.clone(),
        };
        Self {
            is_known: self.is_known,
            ..Self::from_checked(checked, draft, template)
        }
    }

    fn from_checked(checked: Checked, draft: &Draft, template: &Template) -> Self {
        let (answered, findings): (Vec<Finding>, Vec<Finding>) =
            { checked.findings.into_iter() }.partition(|finding| finding.because.is_some());
        let homes: Vec<Option<SectionId>> = findings
            .iter()
            .map(|finding| check::home(draft, template, &finding.place))
            .collect();
        let mut n_at = BTreeMap::new();
        for home in &homes {
            *n_at.entry(home.clone()).or_default() += 1;
        }
        let outline = template.outline(&[]).into_iter();
        let n_not_begun = outline
            .map(|outlined| outlined.section)
            .filter(|section| !check::open_questions(draft, section).is_empty())
            .filter(|section| !n_at.contains_key(&Some(section.id.clone())))
            .count();
        Self {
            is_known: true,
            findings,
            answered,
            topics: check::topics(draft, template),
            behind: checked.behind,
            homes,
            n_at,
            n_not_begun,
        }
    }

    /// Whether the draft was checked: before that nothing is found, and nothing is known.
    pub fn is_known(&self) -> bool {
        self.is_known
    }

    /// Returns the section of the finding at this position, where it is in one.
    pub fn home(&self, finding_idx: usize) -> Option<&SectionId> {
        self.homes.get(finding_idx)?.as_ref()
    }

    /// Returns how much is to do.
    pub fn n_to_do(&self) -> usize {
        self.findings.len()
    }

    /// Returns how much of it the paper is not ready without.
    pub fn n_required(&self) -> usize {
        let is_required = |finding: &&Finding| finding.severity == Severity::Required;
        self.findings.iter().filter(is_required).count()
    }

    /// Returns how much is to do in a section, not in those within it; or, for none, on the cover
    /// and in what stands in no section.
    pub fn n_at(&self, section: Option<&SectionId>) -> usize {
        self.n_at
            .get(&section.cloned())
            .copied()
            .unwrap_or_default()
    }

    /// Returns how many sections leave questions open that nothing to do names.
    pub fn n_not_begun(&self) -> usize {
        self.n_not_begun
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Answer, FieldId, Prose};
    use crate::template::{build, parse};

    fn template() -> Template {
        let text = r#"(
            format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
            summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
            questions: (what: "What?", how: "How?", next: "Next?"), paper: (title: "Paper"),
            sections: [
                (id: "one", title: "One", fields: [
                    (id: "a", prompt: "First?", kind: Prose, required: true),
                ]),
                (id: "two", title: "Two", fields: [
                    (id: "a", prompt: "Second?", kind: Prose),
                    (id: "b", prompt: "Third?", kind: Prose),
                ]),
                (id: "three", title: "Three", fields: [(id: "a", prompt: "?", kind: Prose)]),
            ],
            rules: [RequiredFilled],
        )"#;
        build(parse(text).unwrap()).unwrap()
    }

    #[test]
    fn every_finding_counts_and_a_section_is_told_once() {
        let template = template();
        let id = |id: &str| SectionId::new(id).unwrap();
        let of = |draft: &Draft| Readiness::of(draft, &template, date(2026, 5, 1));
        let counts = |ready: &Readiness| {
            let at = ["one", "two", "three"].map(|section| ready.n_at(Some(&id(section))));
            (at, ready.n_not_begun())
        };
        let mut draft = Draft::default();
        // What is required is told as such, and not once more as not begun.
        assert_eq!(counts(&of(&draft)), ([1, 0, 0], 2));

        let answer = Answer::Prose(Prose::new("Yes."));
        let answers = draft.answers.entry(id("two")).or_default();
        answers.insert(FieldId::new("a").unwrap(), answer);
        let ready = of(&draft);
        assert_eq!(counts(&ready), ([1, 1, 0], 1));
        let n_elsewhere = ready.n_at(None);
        assert_eq!(
            ready.n_to_do(),
            2 + n_elsewhere,
            "thoughts are to do as well"
        );
    }
}
