//! Keys that no command may have: writing needs them, or the system does.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Says what needs these keys; none where a command may have them.
pub(in crate::ui) fn needed(keys: KeyboardShortcut) -> Option<&'static str> {
    let KeyboardShortcut {
        modifiers,
        logical_key: key,
    } = keys;
    let (ctrl, alt) = (modifiers.command || modifiers.ctrl, modifiers.alt);
    if ctrl && alt {
        return Some("writes signs on many keyboards, as AltGr does");
    }
    if let Some(why) = always(key, modifiers) {
        return Some(why);
    }
    if !ctrl && !alt {
        let is_of_system = (key == Key::F10).then_some("belongs to the system");
        return is_of_system.or((!is_function(key) && !is_page(key)).then_some("writes a sign"));
    }
    if alt {
        let closes = (key == Key::F4).then_some("closes the window");
        let is_of_system = is_letter(key).then_some("belongs to the system, or writes a sign");
        return closes.or(is_of_system);
    }
    if modifiers.shift {
        return with_ctrl_shift(key);
    }
    with_ctrl(key)
}

/// What keys mean whatever is held with them.
#[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit’s enum")]
fn always(key: Key, modifiers: Modifiers) -> Option<&'static str> {
    let is_way = modifiers.matches_exact(Modifiers::ALT);
    match key {
        Key::Tab => Some("goes from one control to the next"),
        Key::Escape => Some("closes what is open"),
        Key::Enter | Key::Space => Some("presses what has the keyboard, and writes"),
        Key::Backspace | Key::Delete => Some("deletes what is written"),
        Key::Insert | Key::Copy | Key::Cut | Key::Paste => Some("copies and pastes"),
        Key::ArrowLeft | Key::ArrowRight if is_way => None,
        Key::ArrowUp | Key::ArrowDown if is_way => Some("moves a row"),
        Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End => {
            Some("moves the caret")
        }
        Key::PageUp | Key::PageDown if !modifiers.command && !modifiers.alt => {
            Some("scrolls the page")
        }
        _ => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit’s enum")]
fn with_ctrl(key: Key) -> Option<&'static str> {
    match key {
        Key::A => Some("selects everything"),
        Key::C | Key::X | Key::V => Some("copies, cuts or pastes"),
        Key::Z | Key::Y => Some("takes back and does again"),
        Key::B | Key::I => Some("makes words bold or italic"),
        Key::D => Some("repeats what stands above, in a table"),
        Key::Num7 | Key::Num8 | Key::Num9 => Some("makes lists and quotations with Shift"),
        _ => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit’s enum")]
fn with_ctrl_shift(key: Key) -> Option<&'static str> {
    match key {
        Key::C | Key::X | Key::V => Some("copies, cuts or pastes"),
        Key::Z => Some("does again what was taken back"),
        Key::Num7 | Key::Num8 | Key::Num9 => Some("makes lists and quotations"),
        Key::K => Some("makes a link"),
        Key::E => Some("cites evidence"),
        _ => None,
    }
}

fn is_function(key: Key) -> bool {
    let name = key.name();
    name.len() > 1 && name.starts_with('F') && name.chars().skip(1).all(|c| c.is_ascii_digit())
}

fn is_page(key: Key) -> bool {
    matches!(key, Key::PageUp | Key::PageDown)
}

fn is_letter(key: Key) -> bool {
    let name = key.name();
    name.len() == 1 && name.chars().all(|c| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_and_the_system_keep_their_keys() {
        let ctrl_shift = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let ctrl_alt = Modifiers::COMMAND.plus(Modifiers::ALT);
        let alt_shift = Modifiers::ALT.plus(Modifiers::SHIFT);
        for (modifiers, key) in [
            (Modifiers::NONE, Key::A),
            (Modifiers::SHIFT, Key::A),
            (Modifiers::NONE, Key::Num1),
            (Modifiers::NONE, Key::Comma),
            (Modifiers::NONE, Key::Tab),
            (ctrl_shift, Key::Tab),
            (Modifiers::COMMAND, Key::C),
            (ctrl_shift, Key::Num8),
            (Modifiers::COMMAND, Key::Num8),
            (Modifiers::COMMAND, Key::ArrowLeft),
            (alt_shift, Key::ArrowUp),
            (Modifiers::SHIFT, Key::PageDown),
            (Modifiers::ALT, Key::F4),
            (Modifiers::ALT, Key::E),
            (Modifiers::NONE, Key::F10),
            (ctrl_alt, Key::Num4),
        ] {
            assert!(
                needed(KeyboardShortcut::new(modifiers, key)).is_some(),
                "{modifiers:?} {key:?}"
            );
        }
        for (modifiers, key) in [
            (Modifiers::NONE, Key::F12),
            (Modifiers::SHIFT, Key::F3),
            (Modifiers::COMMAND, Key::J),
            (ctrl_shift, Key::J),
            (Modifiers::COMMAND, Key::PageDown),
            (Modifiers::ALT, Key::ArrowLeft),
            (Modifiers::ALT, Key::Num3),
            (Modifiers::COMMAND, Key::Comma),
        ] {
            assert_eq!(
                needed(KeyboardShortcut::new(modifiers, key)),
                None,
                "{modifiers:?} {key:?}"
            );
        }
    }
}
