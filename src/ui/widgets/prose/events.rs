//! Which keys the prose editor answers itself, and in which order.
//!
//! Everything that changes text is answered here; moving and selecting is left to egui. Where
//! both come in one frame, what follows waits for the next, so that their order is kept.

use egui::{Event, Key, Modifiers};

use crate::prose::{BlockKind, Reach, VoiceKind};

/// What a key means to the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Act {
    Type(String),
    Paste(String),
    Copy,
    Cut,
    Enter,
    DeleteBack(Reach),
    DeleteForward(Reach),
    Voice(VoiceKind),
    Block(BlockKind),
    Link,
    Cite,
    /// Moves the lines of the selection, down or up.
    MoveLines(bool),
}

/// The events of a frame, by who answers them.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// To answer now, before egui's.
    pub acts: Vec<Act>,
    /// To leave where they are.
    pub left: Vec<Event>,
    /// To hide from egui's editor and give back after it.
    pub hidden: Vec<Event>,
    /// To answer in the next frame.
    pub later: Vec<Event>,
}

enum Who {
    Ours(Act),
    Theirs,
    Nobodys,
    Hidden,
}

/// Sorts the events of a frame.
pub(super) fn sort(events: impl IntoIterator<Item = Event>) -> Sorted {
    let mut sorted = Sorted::default();
    let mut is_theirs = false;
    for event in events {
        let is_late = !sorted.later.is_empty();
        match who(&event) {
            Who::Ours(_) if is_theirs => sorted.later.push(event),
            Who::Ours(act) => sorted.acts.push(act),
            Who::Theirs if is_late => sorted.later.push(event),
            Who::Theirs => {
                is_theirs = true;
                sorted.left.push(event);
            }
            Who::Nobodys => sorted.left.push(event),
            Who::Hidden => sorted.hidden.push(event),
        }
    }
    sorted
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit's enum")]
fn who(event: &Event) -> Who {
    match event {
        Event::Text(text) if text == "\n" || text == "\r" => Who::Hidden,
        Event::Text(text) => Who::Ours(Act::Type(text.clone())),
        Event::Paste(text) => Who::Ours(Act::Paste(text.clone())),
        Event::Cut => Who::Ours(Act::Cut),
        Event::Copy => Who::Ours(Act::Copy),
        Event::Ime(_) | Event::AccessKitActionRequest(_) => Who::Theirs,
        Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            ..
        } => key_press(*key, physical_key.unwrap_or(*key), *modifiers),
        _ => Who::Nobodys,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit's enum")]
fn key_press(key: Key, physical: Key, modifiers: Modifiers) -> Who {
    let reach = if modifiers.ctrl || modifiers.alt {
        Reach::Word
    } else {
        Reach::Sign
    };
    if modifiers.command && modifiers.shift && !modifiers.alt {
        // With Shift, the key over the letters says "*", not 8, on most keyboards.
        let is = |wanted| key == wanted || physical == wanted;
        return match () {
            () if is(Key::Num7) => Who::Ours(Act::Block(BlockKind::Number)),
            () if is(Key::Num8) => Who::Ours(Act::Block(BlockKind::Bullet)),
            () if is(Key::Num9) => Who::Ours(Act::Block(BlockKind::Quote)),
            () if key == Key::K => Who::Ours(Act::Link),
            () if key == Key::E => Who::Ours(Act::Cite),
            () if key == Key::Z => Who::Hidden,
            () => Who::Theirs,
        };
    }
    let moves_lines = modifiers.alt && modifiers.shift && !modifiers.command;
    match key {
        Key::ArrowUp if moves_lines => Who::Ours(Act::MoveLines(false)),
        Key::ArrowDown if moves_lines => Who::Ours(Act::MoveLines(true)),
        Key::Enter if !modifiers.command && !modifiers.alt => Who::Ours(Act::Enter),
        Key::Enter => Who::Hidden,
        Key::Backspace => Who::Ours(Act::DeleteBack(reach)),
        Key::Delete => Who::Ours(Act::DeleteForward(reach)),
        Key::B if modifiers.command => Who::Ours(Act::Voice(VoiceKind::Bold)),
        Key::I if modifiers.command => Who::Ours(Act::Voice(VoiceKind::Italic)),
        // egui deletes with these, and keeps an undo of its own; both are the window's business.
        Key::H | Key::K | Key::U | Key::W | Key::Y | Key::Z if modifiers.ctrl => Who::Hidden,
        Key::Y | Key::Z if modifiers.command => Who::Hidden,
        _ if modifiers.command || modifiers.ctrl || moves_caret(key) => Who::Theirs,
        // The key of a letter does nothing: the letter comes as text, and must not wait a frame.
        _ => Who::Nobodys,
    }
}

fn moves_caret(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
            | Key::Tab
            | Key::Escape
    )
}

/// Returns what these events would write, for an editor that has lost the keyboard before it
/// could answer them: what was typed must never be lost.
pub(super) fn writing(events: Vec<Event>) -> Vec<Act> {
    events
        .into_iter()
        .filter_map(|event| match who(&event) {
            Who::Ours(act @ (Act::Type(_) | Act::Paste(_) | Act::Enter)) => Some(act),
            Who::Ours(
                Act::Copy
                | Act::Cut
                | Act::DeleteBack(_)
                | Act::DeleteForward(_)
                | Act::Voice(_)
                | Act::Block(_)
                | Act::Link
                | Act::Cite
                | Act::MoveLines(_),
            )
            | Who::Theirs
            | Who::Nobodys
            | Who::Hidden => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_typed_in_one_frame_are_answered_in_it() {
        let sorted = sort([
            press(Key::A, Modifiers::NONE),
            Event::Text("a".to_owned()),
            press(Key::B, Modifiers::NONE),
            Event::Text("b".to_owned()),
        ]);
        let typed = ["a", "b"].map(|text| Act::Type(text.to_owned()));
        assert_eq!(sorted.acts, typed);
        assert_eq!(sorted.later, []);
    }

    #[test]
    fn what_was_typed_before_the_keyboard_went_is_kept() {
        let waiting = vec![
            Event::Text("a".to_owned()),
            press(Key::ArrowLeft, Modifiers::NONE),
        ];
        assert_eq!(writing(waiting), [Act::Type("a".to_owned())]);
    }

    fn press(key: Key, modifiers: Modifiers) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }
    }

    #[test]
    fn order_is_kept_when_typing_and_moving_meet_in_one_frame() {
        let sorted = sort([
            Event::Text("a".to_owned()),
            press(Key::ArrowLeft, Modifiers::NONE),
            Event::Text("b".to_owned()),
            press(Key::ArrowLeft, Modifiers::NONE),
        ]);
        assert_eq!(sorted.acts, [Act::Type("a".to_owned())]);
        assert_eq!(sorted.left.len(), 1);
        assert_eq!(sorted.later.len(), 2);
    }

    #[test]
    fn undo_is_hidden_from_egui_and_not_lost() {
        let sorted = sort([press(Key::Z, Modifiers::COMMAND)]);
        assert_eq!((sorted.hidden.len(), sorted.acts.len()), (1, 0));
    }
}
