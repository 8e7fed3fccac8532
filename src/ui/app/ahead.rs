//! What is typed while the keyboard is on its way: kept, and typed where it arrives.
//!
//! Where a frame takes long, as over Remote Desktop, people type the first words of a section
//! before it is drawn.

use egui::{Context, Event, Memory};

use super::{question::TypedAhead, window::App};
use crate::ui::commands::{Command, keys};

/// How many frames a text may need to have the keyboard.
const MAX_FRAMES: u8 = 12;
/// How many frames it has it for before anything is typed there: the toolkit takes it away once.
const STEADY_FRAMES: u8 = 3;
/// For how many frames what is typed waits for a place that never comes.
const MAX_AWAITED: u8 = 8;

impl TypedAhead {
    /// Counts the frames in which a place of the draft is asked for, and those after it came.
    fn awaits(&mut self, awaits: bool) {
        if awaits {
            self.awaited = self.awaited.saturating_add(1);
            let is_given_up = self.awaited > MAX_AWAITED;
            self.settling = if is_given_up { 0 } else { STEADY_FRAMES };
        } else {
            self.awaited = 0;
            self.settling = self.settling.saturating_sub(1);
        }
    }
}

impl App {
    /// Keeps what is typed for a place that will have the keyboard, and what is typed behind it.
    pub(super) fn hold_typed(&mut self, ctx: &Context) {
        let awaits = self.awaits_keyboard();
        let is_asking = self.question.is_open();
        let ahead = &mut self.question.typed_ahead;
        ahead.awaits(awaits);
        let is_soon = ahead.settling > 0;
        if is_asking {
            return;
        }
        let book = keys::book(ctx);
        ctx.input_mut(|input| {
            let from = if is_soon || !ahead.events.is_empty() {
                Some(0)
            } else {
                // What comes after the key belongs where the key leads.
                let goes = |event: &Event| {
                    let mut going = GOING.iter();
                    going.any(|command| keys::is_of(event, &book, *command))
                };
                input.events.iter().position(goes).map(|at| at + 1)
            };
            let Some(from) = from else { return };
            let (typed, rest): (Vec<_>, Vec<_>) = input
                .events
                .split_off(from.min(input.events.len()))
                .into_iter()
                .partition(is_typed);
            input.events.extend(rest);
            ahead.events.extend(typed);
        });
    }

    /// Types what was typed ahead, once the keyboard is where it belongs.
    pub(super) fn type_ahead(&mut self, ctx: &Context) {
        let is_asking = self.question.is_open();
        let awaits = self.awaits_keyboard();
        let ahead = &mut self.question.typed_ahead;
        if ahead.events.is_empty() || is_asking {
            return;
        }
        ahead.frames += 1;
        let has_keyboard = !awaits && ctx.memory(Memory::focused).is_some();
        ahead.steady = if has_keyboard { ahead.steady + 1 } else { 0 };
        ctx.request_repaint();
        if ahead.steady < STEADY_FRAMES && ahead.frames < MAX_FRAMES {
            return;
        }
        let typed = std::mem::take(ahead).events;
        ctx.input_mut(|input| {
            let now = std::mem::take(&mut input.events);
            input.events = typed.into_iter().chain(now).collect();
        });
    }
}

/// The commands that lead to another page.
const GOING: &[Command] = &[
    Command::PreviousSection,
    Command::NextSection,
    Command::Back,
];

fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_) | Event::Paste(_) | Event::Ime(_) | Event::Key { pressed: true, .. }
    )
}
