//! The menu of the other mouse button: what keys do to a text, with the keys beside it.

use egui::{Button, Event, Key, Modifiers, PointerButton, Response, Ui, ViewportCommand};

use super::state::State;

/// What an entry does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Cut,
    Copy,
    Paste,
    Comment,
    /// Presses keys that the editor answers.
    Keys(Modifiers, Key),
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

/// The entries, in groups: what each is called, its keys, and what it does.
const GROUPS: [&[(&str, &str, Entry)]; 5] = [
    &[
        ("Cut", "Ctrl+X", Entry::Cut),
        ("Copy", "Ctrl+C", Entry::Copy),
        ("Paste", "Ctrl+V", Entry::Paste),
    ],
    &[
        ("Bold", "Ctrl+B", Entry::Keys(CTRL, Key::B)),
        ("Italic", "Ctrl+I", Entry::Keys(CTRL, Key::I)),
    ],
    &[
        (
            "Bullet list",
            "Ctrl+Shift+8",
            Entry::Keys(CTRL_SHIFT, Key::Num8),
        ),
        (
            "Numbered list",
            "Ctrl+Shift+7",
            Entry::Keys(CTRL_SHIFT, Key::Num7),
        ),
        (
            "Quotation",
            "Ctrl+Shift+9",
            Entry::Keys(CTRL_SHIFT, Key::Num9),
        ),
        (
            "Move up",
            "Alt+Shift+Up",
            Entry::Keys(ALT_SHIFT, Key::ArrowUp),
        ),
        (
            "Move down",
            "Alt+Shift+Down",
            Entry::Keys(ALT_SHIFT, Key::ArrowDown),
        ),
    ],
    &[
        ("Link…", "Ctrl+Shift+K", Entry::Keys(CTRL_SHIFT, Key::K)),
        (
            "Cite evidence…",
            "Ctrl+Shift+E",
            Entry::Keys(CTRL_SHIFT, Key::E),
        ),
    ],
    &[("Comment…", "", Entry::Comment)],
];

/// Shows the menu at the pointer once the other button was pressed. What is picked is pressed as
/// its keys are, in the next frame. Returns whether a comment is asked for.
pub(super) fn menu_ui(ui: &Ui, response: &Response, state: &mut State) -> bool {
    let has_selection = state.selection.0 != state.selection.1;
    let mut picked = None;
    response.context_menu(|ui| {
        for (nth, group) in GROUPS.iter().enumerate() {
            if nth > 0 {
                ui.separator();
            }
            for (label, keys, entry) in *group {
                let is_enabled = has_selection || !matches!(entry, Entry::Cut | Entry::Copy);
                let button = Button::new(*label).shortcut_text(*keys);
                if ui.add_enabled(is_enabled, button).clicked() {
                    picked = Some(*entry);
                    ui.close();
                }
            }
        }
    });
    let Some(picked) = picked else {
        return false;
    };
    ui.memory_mut(|memory| memory.request_focus(response.id));
    ui.request_repaint();
    match picked {
        Entry::Comment => return true,
        Entry::Cut => state.later.push(Event::Cut),
        Entry::Copy => state.later.push(Event::Copy),
        Entry::Paste => ui.send_viewport_cmd(ViewportCommand::RequestPaste),
        Entry::Keys(modifiers, key) => state.later.push(Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }),
    }
    false
}

/// Whether the other button is at work in this frame, which opens the menu and moves no caret out
/// of what is selected.
pub(super) fn is_other_button(ui: &Ui) -> bool {
    ui.input(|input| {
        let pointer = &input.pointer;
        pointer.button_pressed(PointerButton::Secondary)
            || pointer.button_down(PointerButton::Secondary)
            || pointer.button_released(PointerButton::Secondary)
    })
}
