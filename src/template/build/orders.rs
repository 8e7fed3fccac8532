//! Checking the orders of sections that authors may choose from.

use std::collections::BTreeSet;

use crate::model::SectionId;
use crate::template::{Section, SectionOrder};

use super::checker::Checker;

impl Checker<'_> {
    pub(super) fn orders(&mut self) {
        let mut seen = BTreeSet::new();
        for (idx, order) in self.file.orders.iter().enumerate() {
            let path = format!("orders[{idx}]");
            if !seen.insert(&order.id) {
                self.say(
                    &format!("{path}.id"),
                    format!("“{}” names two orders", order.id),
                );
            }
            self.not_blank(&order.label, &format!("{path}.label"));
            self.ordered_sections(order, &format!("{path}.sections"));
        }
    }

    fn ordered_sections(&mut self, order: &SectionOrder, path: &str) {
        let named: BTreeSet<&SectionId> = order.sections.iter().collect();
        if named.len() < 2 || named.len() < order.sections.len() {
            self.say(path, "must name at least two sections, each once");
        } else if !stand_together(&self.file.sections, &named) {
            self.say(path, "must name sections that stand within the same one");
        }
    }
}

/// Whether all the named sections are among these, or within one of them.
fn stand_together(sections: &[Section], named: &BTreeSet<&SectionId>) -> bool {
    let n_here = sections
        .iter()
        .filter(|section| named.contains(&section.id));
    n_here.count() == named.len()
        || sections
            .iter()
            .any(|section| stand_together(&section.sections, named))
}
