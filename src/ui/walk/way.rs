//! Where the keyboard is, was and goes next.

use std::collections::BTreeMap;

use egui::{Context, Event, FocusDirection, Id, Key, LayerId, Memory, WidgetRect};

use super::{
    drawn::{
        first_of, has_stops, last_stops, last_widget, show, these_stops, this_widget, top_layer,
    },
    keys::{acts, is_key, tabs, taken_to},
    notes::{Area, Notes},
    order::{Stop, further, is_seen, is_stop, nearest, position},
};

/// For how many frames something that got the keyboard is brought into sight: what is around it
/// may still grow.
const FRESH_FRAMES: u8 = 4;
/// For how many frames something that is not drawn yet may have the keyboard.
const MAX_UNDRAWN: u8 = 2;

/// Where the keyboard is and was.
#[derive(Debug, Default)]
pub(in crate::ui) struct Walk {
    /// What was noted of the last frame.
    notes: Notes,
    /// What had the keyboard last, in each layer.
    trail: Vec<(LayerId, Id)>,
    /// What had the keyboard last, in each area.
    left_at: BTreeMap<Area, Id>,
    /// What had the keyboard at the end of the last frame.
    last: Option<Id>,
    /// How many frames what has the keyboard will still be brought into sight.
    n_fresh: u8,
    /// For how many frames what has the keyboard was not drawn.
    n_undrawn: u8,
    /// The layer in which the user left the keyboard nowhere.
    left: Option<LayerId>,
    /// What is to be brought into sight in the next frame.
    unseen: Option<Id>,
    /// Whether the pointer was used last, and no key.
    is_pointing: bool,
}

impl Walk {
    /// Answers Tab and arrow keys, before anything is drawn.
    pub(in crate::ui) fn begin(&mut self, ctx: &Context) {
        self.notes = Notes::of_last(ctx);
        self.is_pointing = ctx.input(|input| {
            let is_pressed = input.pointer.any_pressed() || input.pointer.any_released();
            is_pressed || (self.is_pointing && !input.events.iter().any(is_any_key))
        });
        if let Some(id) = self.unseen.take() {
            show(ctx, id);
        }
        if !ctx.input(|input| input.events.iter().any(is_key)) {
            return;
        }
        let by = tabs(ctx);
        let focused = ctx.memory(Memory::focused);
        if focused.is_some() && focused == self.notes.keeps_tab {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        } else if by != 0 {
            self.step(ctx, by);
        } else if !look_first(ctx) {
            self.answer_arrows(ctx);
        }
    }

    /// Goes so many stops further.
    fn step(&mut self, ctx: &Context, by: isize) {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        let Some(layer) = top_layer(ctx, true) else {
            return;
        };
        let stops = last_stops(ctx, layer, &self.notes);
        let from = ctx.memory(Memory::focused).or_else(|| self.last_in(layer));
        let from = from.and_then(|id| position(&stops, id, &self.notes));
        let to = further(&stops, from, by).and_then(|to| stops.get(to));
        if let Some(to) = to {
            self.give(ctx, to.id);
            let widget = last_widget(ctx, to.id);
            if !widget.is_some_and(|widget| is_seen(&widget)) {
                show(ctx, to.id);
            }
        }
    }

    /// Goes from one of a group to the next. Elsewhere arrows move nothing: the toolkit would go
    /// to whatever is nearest, seen or not.
    fn answer_arrows(&mut self, ctx: &Context) {
        let Some(id) = ctx.memory(Memory::focused) else {
            return;
        };
        let layer = last_widget(ctx, id).map(|widget| widget.layer_id);
        let modal = ctx.memory(Memory::top_modal_layer);
        if layer.is_none_or(|layer| layer == LayerId::background() || Some(layer) == modal) {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        let Some(member) = self.notes.member(id).copied() else {
            return;
        };
        let group: Vec<Id> = self.drawn_group(ctx, layer, member.group);
        let Some(at) = group.iter().position(|other| *other == id) else {
            return;
        };
        let to = taken_to(ctx, member.arrows, at, group.len());
        if let Some(to) = to.and_then(|to| group.get(to)).filter(|to| **to != id) {
            self.give(ctx, *to);
            if !last_widget(ctx, *to).is_some_and(|widget| is_seen(&widget)) {
                show(ctx, *to);
            }
        }
    }

    fn drawn_group(&self, ctx: &Context, layer: Option<LayerId>, group: Id) -> Vec<Id> {
        let Some(layer) = layer else {
            return Vec::new();
        };
        ctx.viewport(|viewport| {
            let widgets = viewport.prev_pass.widgets.get_layer(layer);
            let stops = widgets
                .filter(|widget| is_stop(widget))
                .map(|widget| widget.id);
            let of_group = |id: &Id| self.notes.member(*id).is_some_and(|of| of.group == group);
            stops.filter(of_group).collect()
        })
    }

    /// Takes note of where the keyboard is now that all is drawn, and finds a place for it where
    /// it has none. `is_awaited` says whether a place of the draft will take it.
    pub(in crate::ui) fn end(&mut self, ctx: &Context, is_awaited: bool) {
        let notes = Notes::of(ctx);
        let focused = ctx.memory(Memory::focused);
        let top = top_layer(ctx, false);
        self.trail
            .retain(|(layer, _)| has_stops(ctx, *layer) || *layer == LayerId::background());
        if notes.wants_first
            && let Some(first) = first_of(ctx, Area::Page, &notes)
        {
            self.give(ctx, first);
            return;
        }
        match focused.map(|id| (id, this_widget(ctx, id))) {
            Some((_, Some(widget))) if is_stop(&widget) => {
                self.n_undrawn = 0;
                self.left = None;
                self.take_note(ctx, &widget, &notes);
            }
            Some((_, None)) if self.n_undrawn < MAX_UNDRAWN => {
                self.n_undrawn += 1;
                ctx.request_repaint();
            }
            _ if is_awaited || (self.left.is_some() && self.left == top) => {}
            // Who answers a question with the pointer has the keyboard nowhere: Enter is the answer.
            _ if self.is_pointing && top != Some(LayerId::background()) => {}
            _ if self.is_left(ctx, top) => self.left = top,
            _ => {
                self.n_undrawn = 0;
                if let Some(id) = top.and_then(|top| self.found_again(ctx, top, &notes)) {
                    self.give(ctx, id);
                }
            }
        }
    }

    fn take_note(&mut self, ctx: &Context, widget: &WidgetRect, notes: &Notes) {
        let id = widget.id;
        if self.last != Some(id) {
            // What is pressed is seen, and what is under the pointer stays there.
            let is_pressed =
                ctx.input(|input| input.pointer.any_down() || input.pointer.any_click());
            self.n_fresh = if is_pressed { 0 } else { FRESH_FRAMES };
            self.last = Some(id);
        }
        self.trail.retain(|(layer, _)| *layer != widget.layer_id);
        self.trail.push((widget.layer_id, id));
        let area = ctx.viewport(|viewport| {
            let (layer, idx) = viewport.this_pass.widgets.order(id)?;
            notes.area(idx).filter(|_| layer == LayerId::background())
        });
        if let Some(area) = area {
            self.left_at.insert(area, id);
        }
        if self.n_fresh > 0 {
            self.n_fresh -= 1;
            if !is_seen(widget) {
                // The frame after it came is the first that shows where it stands.
                self.unseen = (self.n_fresh + 1 < FRESH_FRAMES).then_some(id);
                ctx.request_repaint();
            }
        }
    }

    /// Whether the user left the keyboard nowhere: pressed beside everything, or Escape.
    fn is_left(&self, ctx: &Context, top: Option<LayerId>) -> bool {
        let (is_pressed, is_escaped) = ctx.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.any_pressed() || pointer.any_click(),
                input.key_pressed(Key::Escape),
            )
        });
        let is_alone = self.trail.len() < 2 && top == Some(LayerId::background());
        let is_here = top.is_some_and(|top| self.last_in(top) == self.last);
        (is_pressed && is_here) || (is_alone && (is_escaped || self.last.is_none()))
    }

    /// Returns what shall have the keyboard that is lost: what had it last in what lies on top
    /// now, or what is nearest to where that stood.
    fn found_again(&self, ctx: &Context, top: LayerId, notes: &Notes) -> Option<Id> {
        let is_there = |id: Id| this_widget(ctx, id).is_some_and(|widget| is_stop(&widget));
        let last = self.last_in(top);
        if let Some(last) = last.filter(|last| is_there(*last)) {
            return Some(last);
        }
        let before = last_stops(ctx, top, &self.notes);
        let gone = last.and_then(|last| position(&before, last, &self.notes));
        let near = gone.and_then(|gone| nearest(&before, gone, is_there));
        near.or_else(|| {
            let now = these_stops(ctx, top, notes);
            now.first().map(|first| first.id)
        })
    }

    fn last_in(&self, layer: LayerId) -> Option<Id> {
        let mut trail = self.trail.iter();
        let last = trail.find(|(other, _)| *other == layer);
        last.map(|(_, id)| *id)
    }

    /// Goes to the next area or, backwards, to the one before: where the keyboard was there last,
    /// else to its first text or its first stop.
    pub(in crate::ui) fn go_to_area(&mut self, ctx: &Context, by: isize) {
        let lowest = LayerId::background();
        let notes = Notes::of(ctx);
        let stops = these_stops(ctx, lowest, &notes);
        let mut areas: Vec<Area> = stops.iter().filter_map(|stop| stop.area).collect();
        areas.dedup();
        let here = ctx.memory(Memory::focused).or_else(|| self.last_in(lowest));
        let here = here.and_then(|id| position(&stops, id, &notes));
        let here = here.and_then(|here| stops.get(here)?.area);
        let at = here.and_then(|here| areas.iter().position(|area| *area == here));
        let all: Vec<Stop> = areas
            .iter()
            .filter_map(|area| {
                let mut of_area = stops.iter().filter(|stop| stop.area == Some(*area));
                let first = of_area.clone().next();
                let last = self.left_at.get(area);
                let left = of_area.clone().find(|stop| Some(&stop.id) == last);
                let is_page = *area == Area::Page;
                let text = of_area.find(|stop| is_page && stop.is_text);
                left.or(text).or(first).copied()
            })
            .collect();
        if let Some(to) = further(&all, at, by).and_then(|to| all.get(to)) {
            self.give(ctx, to.id);
        }
    }

    /// Gives the keyboard to something.
    fn give(&mut self, ctx: &Context, id: Id) {
        ctx.memory_mut(|memory| memory.request_focus(id));
        self.n_undrawn = 0;
        ctx.request_repaint();
    }
}

fn is_any_key(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, .. } | Event::Text(_))
}

/// Keeps a key from what is out of sight, and brings that into sight instead. Says whether
/// it did. A text is brought into sight by what is typed into it.
fn look_first(ctx: &Context) -> bool {
    let focused = ctx.memory(Memory::focused);
    let Some(widget) = focused.and_then(|id| last_widget(ctx, id)) else {
        return false;
    };
    if is_seen(&widget) || widget.sense.senses_drag() {
        return false;
    }
    let is_taken = ctx.input_mut(|input| {
        let n_before = input.events.len();
        input.events.retain(|event| !acts(event));
        input.events.len() < n_before
    });
    if is_taken {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        show(ctx, widget.id);
    }
    is_taken
}
