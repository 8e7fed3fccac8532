//! Shortcuts, taken before any text field sees them.
//!
//! Otherwise Ctrl+Z would reach the undo of one text field, which knows nothing of the draft.

use std::sync::Arc;

use egui::{Context, Event, Id, InputState, KeyboardShortcut, Modifiers};

use super::{
    chosen::{Chosen, KeyBook, is_sign},
    command::Command,
};

fn book_id() -> Id {
    Id::unique("keys of commands")
}

/// Has the keys hold that the user chose.
pub(in crate::ui) fn choose(ctx: &Context, chosen: &Chosen) {
    let book = Arc::new(KeyBook::of(chosen));
    ctx.data_mut(|data| data.insert_temp(book_id(), book));
}

/// Returns the keys that hold.
pub(in crate::ui) fn book(ctx: &Context) -> Arc<KeyBook> {
    let book: Option<Arc<KeyBook>> = ctx.data(|data| data.get_temp(book_id()));
    book.unwrap_or_else(|| Arc::new(KeyBook::of(&Chosen::new())))
}

/// Takes the pressed shortcuts of these commands out of the input and returns the commands.
pub(in crate::ui) fn pressed(ctx: &Context, commands: impl Fn(Command) -> bool) -> Vec<Command> {
    let book = book(ctx);
    let mut keys: Vec<(KeyboardShortcut, Command)> = book
        .all()
        .filter(|(command, _)| commands(*command))
        .flat_map(|(command, keys)| keys.iter().map(move |keys| (*keys, command)))
        .collect();
    // egui ignores further modifiers when it compares, so Ctrl+Shift+Z must be asked for first.
    keys.sort_by_key(|(keys, _)| std::cmp::Reverse(n_modifiers(keys.modifiers)));
    ctx.input_mut(|input| {
        let pressed: Vec<(KeyboardShortcut, Command)> = keys
            .into_iter()
            .filter(|(keys, _)| !is_with_more(input, *keys) && input.consume_shortcut(keys))
            .collect();
        if pressed.iter().any(|(keys, _)| keys.modifiers.alt) {
            drop_signs(input);
        }
        pressed.into_iter().map(|(_, command)| command).collect()
    })
}

/// Whether an event is the press of a command's keys.
pub(in crate::ui) fn is_of(event: &Event, book: &KeyBook, command: Command) -> bool {
    let Event::Key {
        key,
        modifiers,
        pressed: true,
        ..
    } = event
    else {
        return false;
    };
    let mut shortcuts = book.keys(command).iter();
    shortcuts.any(|keys| keys.logical_key == *key && modifiers.matches_exact(keys.modifiers))
}

/// Takes out the figures and signs typed in this frame: with Alt held, some systems type the key
/// of a shortcut as well.
fn drop_signs(input: &mut InputState) {
    let is_sign = |text: &str| text.chars().all(|c| !c.is_alphabetic());
    input
        .events
        .retain(|event| !matches!(event, Event::Text(text) if is_sign(text)));
}

/// Whether a key was pressed with Shift or Alt that the shortcut does not ask for: Ctrl+Shift+E
/// belongs to the text field and is not Ctrl+E. Signs and figures may need Shift to be typed at
/// all.
#[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit’s enum")]
fn is_with_more(input: &InputState, keys: KeyboardShortcut) -> bool {
    let is_figure = keys.logical_key.name().chars().all(|c| c.is_ascii_digit());
    !is_sign(keys.logical_key)
        && !is_figure
        && input.events.iter().any(|event| match event {
            Event::Key { key, modifiers, .. } if *key == keys.logical_key => {
                (modifiers.shift && !keys.modifiers.shift) || (modifiers.alt && !keys.modifiers.alt)
            }
            _ => false,
        })
}

fn n_modifiers(modifiers: Modifiers) -> usize {
    let Modifiers {
        alt,
        ctrl,
        shift,
        mac_cmd,
        command,
    } = modifiers;
    [alt, ctrl, shift, mac_cmd, command]
        .into_iter()
        .filter(|is_held| *is_held)
        .count()
}

/// Returns the first keys of a command as people read them; empty where it has none.
pub(in crate::ui) fn words(ctx: &Context, command: Command) -> String {
    book(ctx)
        .keys(command)
        .first()
        .map(|keys| ctx.format_shortcut(keys))
        .unwrap_or_default()
}

/// Whether the command only changes how large things are, which is safe behind a dialog.
pub(in crate::ui) fn is_zoom(command: Command) -> bool {
    matches!(
        command,
        Command::ZoomIn | Command::ZoomOut | Command::ZoomReset
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::commands::page::PageCommand;
    use egui::{Key, RawInput};

    #[test]
    fn what_was_chosen_is_what_is_shown_and_pressed() {
        let ctx = Context::default();
        assert_eq!(words(&ctx, Command::Save), "Ctrl+S");
        let chosen = [("save", "F12"), ("open", "")];
        let chosen = chosen.map(|(name, keys)| (name.to_owned(), keys.to_owned()));
        choose(&ctx, &Chosen::from(chosen));
        assert_eq!(words(&ctx, Command::Save), "F12");
        assert_eq!(words(&ctx, Command::Open), "");
        let press = |key, modifiers| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        };
        let is_save = |event: &Event| is_of(event, &book(&ctx), Command::Save);
        assert!(is_save(&press(Key::F12, Modifiers::NONE)));
        assert!(!is_save(&press(Key::S, Modifiers::COMMAND)));
    }

    #[test]
    fn a_figure_typed_with_a_shortcut_is_no_text() {
        let key = |pressed| Event::Key {
            key: Key::Num1,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::ALT,
        };
        let text = |text: &str| Event::Text(text.to_owned());
        let input = RawInput {
            events: vec![text("a"), key(true), text("1"), key(false)],
            ..RawInput::default()
        };
        let ctx = Context::default();
        let mut seen = Vec::new();
        let mut output = ctx.run_ui(input, |ui| {
            if !ui.input(|input| input.events.is_empty()) && seen.is_empty() {
                seen = pressed(ui.ctx(), |_| true);
                ui.input(|input| {
                    assert!(input.events.contains(&text("a")));
                    assert!(!input.events.contains(&text("1")));
                });
            }
        });
        output.textures_delta.clear();
        assert_eq!(seen, [Command::Pages(PageCommand::Actual)]);
    }
}
