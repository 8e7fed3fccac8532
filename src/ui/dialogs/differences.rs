//! What differs between two states of a draft, in a question that is asked about them.

use std::collections::BTreeSet;

use egui::Ui;

use crate::compare::Comparison;
use crate::model::Place;
use crate::ui::widgets::comparison::{ComparisonAct, ComparisonSpec, comparison_ui};

/// Shows what differs. `unfolded` are the texts that are shown whole.
pub(super) fn differences_ui(ui: &mut Ui, changes: &Comparison, unfolded: &mut BTreeSet<Place>) {
    let spec = ComparisonSpec {
        only: None,
        changes,
        unfolded,
        can_restore: false,
    };
    let act = comparison_ui(ui, &spec);
    if let Some(ComparisonAct::Toggle(place)) = act
        && !unfolded.remove(&place)
    {
        unfolded.insert(place);
    }
}
