//! Going from one thing that needs attention to the next.

use super::open_draft::Desk;
use crate::check::Severity;
use crate::model::Place;

impl Desk {
    /// Returns the next thing to do, in the order of the outline and once round, with what is said
    /// of it; none where nothing is to do. It begins in the open section.
    pub(in crate::ui) fn next_to_do(&mut self) -> Option<(Place, String)> {
        let readiness = self.readiness();
        let (draft, template) = (self.session.draft(), self.session.template());
        let outline = template.outline(&draft.arrangement);
        let nth = |section: Option<&crate::model::SectionId>| {
            section.and_then(|id| outline.iter().position(|at| at.section.id == *id))
        };
        let mut to_do: Vec<(Option<usize>, usize)> = readiness
            .findings
            .iter()
            .enumerate()
            .filter(|(_, finding)| finding.severity != Severity::Thought)
            .map(|(idx, _)| (nth(readiness.home(idx)), idx))
            .collect();
        to_do.sort_unstable();
        let told = |idx: usize| {
            let finding = readiness.findings.get(idx)?;
            Some((finding.place.clone(), finding.message.clone()))
        };
        let here = nth(self.state.section());
        let last = self.state.to_do_last.as_ref();
        let at = to_do
            .iter()
            .position(|(home, idx)| *home == here && told(*idx).as_ref() == last);
        let next = match at {
            Some(at) => to_do.get(at + 1),
            None => to_do.iter().find(|(home, _)| *home >= here),
        };
        let (_, idx) = next.or(to_do.first())?;
        let next = told(*idx);
        self.state.to_do_last.clone_from(&next);
        next
    }
}
