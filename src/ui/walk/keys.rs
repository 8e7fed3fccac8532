//! The keys that move the keyboard.

use egui::{Context, Event, Key, Modifiers};

use super::notes::Arrows;

pub(super) fn is_key(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, .. })
}

/// Returns how many stops further Tab leads. It stays in the input, so that fields can tell that
/// the keyboard came by it.
#[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit’s enum")]
pub(super) fn tabs(ctx: &Context) -> isize {
    ctx.input(|input| {
        let by = |event: &Event| match event {
            Event::Key {
                key: Key::Tab,
                pressed: true,
                modifiers: Modifiers::NONE,
                ..
            } => 1,
            Event::Key {
                key: Key::Tab,
                pressed: true,
                modifiers: Modifiers::SHIFT,
                ..
            } => -1,
            _ => 0,
        };
        input.events.iter().map(by).sum()
    })
}

/// Whether an event does something to what has the keyboard, unless that is a text.
pub(super) fn acts(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: Key::Space
                | Key::Enter
                | Key::ArrowUp
                | Key::ArrowDown
                | Key::ArrowLeft
                | Key::ArrowRight
                | Key::Home
                | Key::End,
            pressed: true,
            modifiers: Modifiers::NONE,
            ..
        }
    )
}

/// Takes the keys of a group. Returns where in it they lead.
pub(super) fn taken_to(ctx: &Context, arrows: Arrows, at: usize, len: usize) -> Option<usize> {
    let (back, on): (&[Key], &[Key]) = match arrows {
        Arrows::Own => return None,
        Arrows::Vertical => (&[Key::ArrowUp], &[Key::ArrowDown]),
        Arrows::Horizontal => (&[Key::ArrowLeft], &[Key::ArrowRight]),
        Arrows::Both => (
            &[Key::ArrowUp, Key::ArrowLeft],
            &[Key::ArrowDown, Key::ArrowRight],
        ),
    };
    let last = len.checked_sub(1)?;
    ctx.input_mut(|input| {
        // With Alt, a row moves itself.
        let is_alt = |event: &Event| matches!(event, Event::Key { modifiers, .. } if modifiers.alt);
        if input.events.iter().any(is_alt) {
            return None;
        }
        let mut take = |keys: &[Key]| -> usize {
            let counts = keys.iter();
            counts
                .map(|key| input.count_and_consume_key(Modifiers::NONE, *key))
                .sum()
        };
        let (n_back, n_on) = (take(back), take(on));
        if take(&[Key::Home]) > 0 {
            Some(0)
        } else if take(&[Key::End]) > 0 {
            Some(last)
        } else {
            Some((at + n_on).saturating_sub(n_back).min(last))
        }
    })
}
