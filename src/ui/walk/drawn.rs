//! What is drawn: in the frame that is being made, and in the one before it.

use egui::{
    Context, Event, Id, LayerId, Order, WidgetRect,
    accesskit::{Action, ActionRequest, TreeId},
};

use super::{
    notes::{Area, Notes},
    order::{Stop, is_stop, stops},
};

/// Brings something into sight that is drawn after this.
pub(super) fn show(ctx: &Context, id: Id) {
    // What an assistive tool may ask of everything that is drawn.
    let request = ActionRequest {
        action: Action::ScrollIntoView,
        target_tree: TreeId::ROOT,
        target_node: id.accesskit_id(),
        data: None,
    };
    ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
    ctx.request_repaint();
}

/// Returns the topmost layer that has stops: of the last frame what may be acted on, else of
/// this one.
pub(super) fn top_layer(ctx: &Context, of_last: bool) -> Option<LayerId> {
    let mut layers: Vec<LayerId> = ctx.memory(|memory| {
        let layers = memory
            .layer_ids()
            .filter(|layer| layer.order <= Order::Foreground);
        let mut layers: Vec<LayerId> = layers.collect();
        layers.insert(0, LayerId::background());
        layers.retain(|layer| !of_last || memory.allows_interaction(*layer));
        layers
    });
    layers.reverse();
    ctx.viewport(|viewport| {
        let pass = if of_last {
            &viewport.prev_pass
        } else {
            &viewport.this_pass
        };
        layers
            .into_iter()
            .find(|layer| pass.widgets.get_layer(*layer).any(is_stop))
    })
}

pub(super) fn has_stops(ctx: &Context, layer: LayerId) -> bool {
    ctx.viewport(|viewport| viewport.this_pass.widgets.get_layer(layer).any(is_stop))
}

pub(super) fn first_of(ctx: &Context, area: Area, notes: &Notes) -> Option<Id> {
    let stops = these_stops(ctx, LayerId::background(), notes);
    let first = stops.iter().find(|stop| stop.area == Some(area));
    first.map(|stop| stop.id)
}

pub(super) fn last_stops(ctx: &Context, layer: LayerId, notes: &Notes) -> Vec<Stop> {
    ctx.viewport(|viewport| stops(&viewport.prev_pass.widgets, layer, notes))
}

pub(super) fn these_stops(ctx: &Context, layer: LayerId, notes: &Notes) -> Vec<Stop> {
    ctx.viewport(|viewport| stops(&viewport.this_pass.widgets, layer, notes))
}

pub(super) fn last_widget(ctx: &Context, id: Id) -> Option<WidgetRect> {
    ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied())
}

pub(super) fn this_widget(ctx: &Context, id: Id) -> Option<WidgetRect> {
    ctx.viewport(|viewport| viewport.this_pass.widgets.get(id).copied())
}
