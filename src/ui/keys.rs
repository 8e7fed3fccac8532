//! Shortcuts, taken before any text field sees them.
//!
//! Otherwise Ctrl+Z would reach the undo of one text field, which knows nothing of the draft.

use egui::{Context, KeyboardShortcut, Modifiers};

use super::Command;

/// Takes the pressed shortcuts of these commands out of the input and returns the commands.
pub(super) fn pressed(ctx: &Context, commands: impl Fn(Command) -> bool) -> Vec<Command> {
    let mut keys: Vec<(KeyboardShortcut, Command)> = Command::ALL
        .iter()
        .filter(|command| commands(**command))
        .flat_map(|command| command.shortcuts().iter().map(|keys| (*keys, *command)))
        .collect();
    // egui ignores further modifiers when it compares, so Ctrl+Shift+Z must be asked for first.
    keys.sort_by_key(|(keys, _)| std::cmp::Reverse(n_modifiers(keys.modifiers)));
    ctx.input_mut(|input| {
        keys.into_iter()
            .filter(|(keys, _)| input.consume_shortcut(keys))
            .map(|(_, command)| command)
            .collect()
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
pub(super) fn words(ctx: &Context, command: Command) -> String {
    command
        .shortcuts()
        .first()
        .map(|keys| ctx.format_shortcut(keys))
        .unwrap_or_default()
}

/// Whether the command only changes how large things are, which is safe behind a dialog.
pub(super) fn is_zoom(command: Command) -> bool {
    matches!(
        command,
        Command::ZoomIn | Command::ZoomOut | Command::ZoomReset
    )
}
