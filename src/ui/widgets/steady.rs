//! What may come and go only between two presses.
//!
//! A press takes the keyboard out of a field, and what is told then would push away what is under
//! the pointer, so that its release meets something else and the press is lost.

use egui::{Context, Id, Ui};

/// Whether a press is on its way from going down to coming up.
pub fn is_held(ctx: &Context) -> bool {
    ctx.input(|input| input.pointer.any_down() || input.pointer.any_released())
}

/// Returns what is to be shown: `now`, but while the pointer is held what was shown before.
pub fn steady<T: Clone + PartialEq + Send + Sync + 'static>(ui: &Ui, id: Id, now: T) -> T {
    let shown: Option<T> = ui.data(|data| data.get_temp(id));
    match shown {
        Some(shown) if shown == now => now,
        Some(shown) if is_held(ui) => {
            if !ui.input(|input| input.pointer.any_down()) {
                ui.request_repaint();
            }
            shown
        }
        Some(_) | None => {
            ui.data_mut(|data| data.insert_temp(id, now.clone()));
            now
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput};

    use super::*;

    #[test]
    fn nothing_comes_or_goes_between_press_and_release() {
        let ctx = Context::default();
        let shown = |now: bool, pressed: Option<bool>| {
            let events = pressed.map(|pressed| Event::PointerButton {
                pos: Pos2::ZERO,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            let input = RawInput {
                events: events.into_iter().collect(),
                ..RawInput::default()
            };
            let mut shown = None;
            let mut output = ctx.run_ui(input, |ui| {
                shown = Some(steady(ui, Id::unique("told"), now));
            });
            output.textures_delta.clear();
            shown.unwrap()
        };
        assert!(!shown(false, None));
        assert!(!shown(true, Some(true)), "pressed");
        assert!(!shown(true, None), "held");
        assert!(!shown(true, Some(false)), "released");
        assert!(shown(true, None));
        assert!(!shown(false, None));
    }
}
