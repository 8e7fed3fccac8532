//! What differs between two states of a draft, in a question that is asked about them.

use std::collections::BTreeSet;

use egui::{ScrollArea, Ui};

use crate::compare::Comparison;
use crate::model::Place;
use crate::ui::widgets::comparison::{ComparisonAct, ComparisonSpec, comparison_ui};

/// The least height that is left for what differs, in points.
const LEAST_HEIGHT: f32 = 160.0;
/// What the rest of the dialog and the window around it take, in points.
const AROUND: f32 = 380.0;

/// Shows what differs. `unfolded` are the texts that are shown whole.
pub(super) fn differences_ui(ui: &mut Ui, changes: &Comparison, unfolded: &mut BTreeSet<Place>) {
    let window = ui.ctx().content_rect().height();
    let height = (window - AROUND).max(LEAST_HEIGHT);
    let act = ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let spec = ComparisonSpec {
                changes,
                unfolded,
                can_restore: false,
            };
            comparison_ui(ui, &spec)
        })
        .inner;
    if let Some(ComparisonAct::Toggle(place)) = act
        && !unfolded.remove(&place)
    {
        unfolded.insert(place);
    }
}
