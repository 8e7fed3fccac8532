//! Every command with its keys, which can be changed there.

use egui::{Context, Event, Id, Key, KeyboardShortcut, Modifiers, Ui, accesskit::Live};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::session::Settings;
use crate::ui::{
    commands::{
        Command,
        chosen::{Chosen, KeyBook, plain, spelled},
        needed::needed,
    },
    widgets::{
        button::{Button, button_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        press,
        text::{heading_ui, text_ui},
    },
};

/// What the editor and the controls answer themselves.
const FIXED: [(&str, &str); 10] = [
    ("Bold, italic", "Ctrl+B, Ctrl+I"),
    (
        "Move a paragraph up or down",
        "Alt+Shift+Up, Alt+Shift+Down",
    ),
    ("From one control to the next", "Tab"),
    ("Close this card and add another", "Ctrl+Shift+Enter"),
    ("Move the row up or down", "Alt+Up, Alt+Down"),
    ("Down and up in a table", "Enter, Shift+Enter"),
    ("What stands above, in a table", "Ctrl+D or \""),
    ("Within the outline, tabs, a choice", "Arrow keys"),
    ("Open the section you went to", "Enter"),
    ("Close a question", "Esc"),
];

/// The page of shortcuts.
#[derive(Debug)]
pub(in crate::ui) struct ShortcutsDialog {
    chosen: Settings,
    /// The words that commands are looked for with.
    looked_for: String,
    /// The command whose keys are pressed next, and whether that was asked for just now.
    hears: Option<(Command, bool)>,
    /// What was said of the keys that were pressed last.
    said: String,
}

impl ShortcutsDialog {
    /// Begins with the settings as they are.
    pub(in crate::ui) fn new(chosen: Settings) -> Self {
        Self {
            chosen,
            looked_for: String::new(),
            hears: None,
            said: String::new(),
        }
    }

    /// Takes over how large everything is now: keys change it while the page is open.
    pub(in crate::ui) fn zoomed(&mut self, zoom: f32) {
        self.chosen.zoom = zoom;
    }

    /// Whether the next keys are chosen and not pressed.
    pub(in crate::ui) fn hears_keys(&self) -> bool {
        self.hears.is_some()
    }

    /// Gives a command these keys, or none; or says why it cannot have them.
    fn give(&mut self, book: &KeyBook, command: Command, keys: Option<KeyboardShortcut>) {
        let label = bare(command);
        let words = keys.map_or_else(|| "no keys".to_owned(), spelled);
        if let Some(why) = keys.and_then(needed) {
            self.said = format!("{words} {why}. Press others for {label}.");
            return;
        }
        if let Some(other) = keys.and_then(|keys| book.has(keys))
            && other != command
        {
            let other = bare(other);
            self.said =
                format!("{words} is for {other}. Press others, or give {other} others first.");
            return;
        }
        let is_usual = keys.is_some_and(|keys| command.shortcuts().first() == Some(&keys))
            && command.shortcuts().len() == 1;
        if is_usual {
            self.chosen.keys.remove(&command.name());
        } else {
            let words = keys.map_or_else(String::new, spelled);
            self.chosen.keys.insert(command.name(), words);
        }
        self.said = match staying(command) {
            Some(stay) => format!("{label} has {words} now, beside {stay}."),
            None => format!("{label} has {words} now."),
        };
        self.hears = None;
    }

    /// Gives a command back what it came with, unless another has that now.
    fn give_back(&mut self, book: &KeyBook, command: Command) {
        let mut usual = command.shortcuts().iter();
        let taken = usual.find_map(|keys| {
            let other = book.has(*keys).filter(|other| *other != command);
            other.map(|other| (*keys, other))
        });
        if let Some((keys, other)) = taken {
            let (keys, other) = (spelled(keys), bare(other));
            self.said = format!("{keys} is for {other} now. Give {other} others first.");
            return;
        }
        self.chosen.keys.remove(&command.name());
        self.said = format!("{} is as it was.", bare(command));
        self.hears = None;
    }
}

pub(super) fn shortcuts_ui(
    ctx: &Context,
    dialog: &mut ShortcutsDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let before = dialog.chosen.keys.clone();
    let reply = frame_ui(ctx, setting, ("Keyboard shortcuts", 520.0), |ui| {
        let book = KeyBook::of(&dialog.chosen.keys);
        hear(ui, dialog, &book);
        head_ui(ui, dialog, &book, setting);
        list_ui(ui, dialog, &book, setting);
        answers_ui(ui, |ui| {
            let close = button_ui(ui, Button::secondary("Close"));
            let is_changed = !dialog.chosen.keys.is_empty();
            if is_changed && button_ui(ui, Button::secondary("All as they were")).clicked() {
                dialog.chosen.keys = Chosen::new();
                dialog.hears = None;
                "All keys are as they were.".clone_into(&mut dialog.said);
                close.request_focus();
            }
            close.clicked().then_some(Reply::Close)
        })
    });
    if dialog.chosen.keys == before {
        reply
    } else {
        Some(Reply::Prefer(Box::new(dialog.chosen.clone())))
    }
}

/// Takes the keys that are pressed while a command waits for them. Tab, Enter, Space, Esc and
/// arrow keys alone keep their meaning. Who goes into a field writes there, and the command has
/// what it had.
fn hear(ui: &Ui, dialog: &mut ShortcutsDialog, book: &KeyBook) {
    let Some((command, is_new)) = dialog.hears else {
        return;
    };
    let writes = !is_new && ui.ctx().text_edit_focused();
    if writes || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        dialog.hears = None;
        dialog.said = format!("{} has what it had.", bare(command));
        return;
    }
    let mut heard = None;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let keys = pressed(event);
            heard = heard.or(keys);
            keys.is_none() && !matches!(event, Event::Text(_))
        });
    });
    if let Some(keys) = heard {
        dialog.give(book, command, Some(keys));
    }
}

/// Returns the keys that an event presses, where they are not those that lead through a question.
#[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit’s enum")]
fn pressed(event: &Event) -> Option<KeyboardShortcut> {
    let ctrl = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
    match event {
        Event::Copy => ctrl(Key::C),
        Event::Cut => ctrl(Key::X),
        Event::Paste(_) => ctrl(Key::V),
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => {
            let leads = matches!(
                key,
                Key::Tab
                    | Key::Enter
                    | Key::Space
                    | Key::ArrowUp
                    | Key::ArrowDown
                    | Key::ArrowLeft
                    | Key::ArrowRight
            );
            if leads && !modifiers.command && !modifiers.alt {
                return None;
            }
            let held = Modifiers {
                alt: modifiers.alt,
                shift: modifiers.shift,
                command: modifiers.command,
                ctrl: modifiers.ctrl && !modifiers.command,
                mac_cmd: false,
            };
            Some(plain(KeyboardShortcut::new(held, *key)))
        }
        _ => None,
    }
}

/// Returns the keys of a command that stay whatever is chosen for it.
fn staying(command: Command) -> Option<String> {
    let keys = command.shortcuts().iter().copied().map(spelled);
    let keys: Vec<String> = command.keeps_keys().then(|| keys.collect())?;
    Some(keys.join(" and "))
}

/// Returns what a command is called in a sentence.
fn bare(command: Command) -> &'static str {
    command.label().trim_end_matches('…')
}

/// Shows how it is done, what was said of the keys pressed last, and what is looked for.
fn head_ui(ui: &mut Ui, dialog: &mut ShortcutsDialog, book: &KeyBook, setting: &Setting<'_>) {
    let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
    let how =
        "Press the keys of a command to give it others. What you choose is yours, in every draft.";
    text_ui(ui, how, text.body, colors.ink);
    for unknown in book.unknown() {
        let words = format!("Not understood in your settings: {unknown}. It has its usual keys.");
        text_ui(ui, &words, text.hint, colors.attention);
    }
    if !dialog.said.is_empty() {
        let said = text_ui(ui, &dialog.said, text.strong, colors.ink);
        press::announce(ui, &said, Live::Polite);
    }
    let spec = FieldSpec {
        id: Id::unique("look for a command"),
        label: "Look for a command",
        hint: "",
    };
    let field = line_edit_ui(ui, &spec, &dialog.looked_for);
    if let Some(words) = field.changed {
        dialog.looked_for = words;
    }
    if setting.is_fresh {
        field.response.request_focus();
    }
}

fn list_ui(ui: &mut Ui, dialog: &mut ShortcutsDialog, book: &KeyBook, setting: &Setting<'_>) {
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing.y = setting.tokens.space.xs;
    let words = dialog.looked_for.to_lowercase();
    let is_meant = |said: &str| words.split_whitespace().all(|word| said.contains(word));
    let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
    let mut n_shown = 0;
    for (title, has_keys) in [("With keys", true), ("Without keys", false)] {
        let shown: Vec<Command> = Command::ALL
            .iter()
            .copied()
            .filter(|command| book.keys(*command).is_empty() != has_keys)
            .filter(|command| {
                let keys: Vec<String> = book.keys(*command).iter().copied().map(spelled).collect();
                let said = format!("{} {} {}", command.label(), command.also(), keys.join(" "));
                is_meant(&said.to_lowercase())
            })
            .collect();
        if shown.is_empty() {
            continue;
        }
        n_shown += shown.len();
        heading_ui(ui, title, 2, text.strong, colors.muted);
        for command in shown {
            row_ui(ui, dialog, book, command, setting);
        }
    }
    if words.is_empty() {
        heading_ui(ui, "Always so", 2, text.strong, colors.muted);
        for (label, keys) in FIXED {
            fixed_ui(ui, setting, label, keys);
        }
    } else if n_shown == 0 {
        let nothing = "No command has these words.";
        text_ui(ui, nothing, text.hint, colors.muted);
    }
}

fn row_ui(
    ui: &mut Ui,
    dialog: &mut ShortcutsDialog,
    book: &KeyBook,
    command: Command,
    setting: &Setting<'_>,
) {
    let label = bare(command);
    let shown: Vec<String> = { book.keys(command).iter() }
        .map(|keys| ui.ctx().format_shortcut(keys))
        .collect();
    let keys = shown.join(" or ");
    if let Some((hearing, is_new)) = dialog.hears
        && hearing == command
    {
        dialog.hears = Some((hearing, false));
        hearing_ui(ui, dialog, book, (command, is_new), setting);
        return;
    }
    let id = Id::unique(("keys of", label));
    ui.horizontal(|ui| {
        label_ui(ui, setting, label);
        let words = if keys.is_empty() { "No keys" } else { &keys };
        let button = button_ui(ui, Button::secondary(words).id(id));
        let name = format!("{label}: {words}, change");
        ui.accesskit_node_builder(button.id, |node| node.set_label(name));
        if button.on_hover_text(command.hint()).clicked() {
            dialog.hears = Some((command, true));
            let stay = staying(command);
            let stay = stay.map(|stay| format!(" It keeps {stay}, as in every program."));
            let stay = stay.unwrap_or_default();
            dialog.said = format!("Press the new keys for {label}. Esc leaves what it has.{stay}");
        }
    });
}

/// Shows a command whose keys are pressed next.
fn hearing_ui(
    ui: &mut Ui,
    dialog: &mut ShortcutsDialog,
    book: &KeyBook,
    (command, is_new): (Command, bool),
    setting: &Setting<'_>,
) {
    let tokens = setting.tokens;
    let label = format!("{}: press the new keys", bare(command));
    text_ui(ui, &label, tokens.text.strong, tokens.colors.accent);
    ui.horizontal_wrapped(|ui| {
        let leave = button_ui(ui, Button::secondary("Leave it"));
        if is_new {
            leave.request_focus();
            leave.scroll_to_me(None);
        }
        if leave.clicked() {
            dialog.hears = None;
            dialog.said = format!("{} has what it had.", bare(command));
        }
        if !command.keeps_keys() && button_ui(ui, Button::secondary("No keys")).clicked() {
            dialog.give(book, command, None);
        }
        if dialog.chosen.keys.contains_key(&command.name())
            && button_ui(ui, Button::secondary("As it was")).clicked()
        {
            dialog.give_back(book, command);
        }
    });
}

/// Shows keys that cannot be changed.
fn fixed_ui(ui: &mut Ui, setting: &Setting<'_>, label: &str, keys: &str) {
    let tokens = setting.tokens;
    ui.horizontal(|ui| {
        label_ui(ui, setting, label);
        text_ui(ui, keys, tokens.text.body, tokens.colors.muted);
    });
}

fn label_ui(ui: &mut Ui, setting: &Setting<'_>, label: &str) {
    let tokens = setting.tokens;
    ui.allocate_ui(egui::vec2(260.0, tokens.text.body.line), |ui| {
        ui.set_min_width(260.0);
        text_ui(ui, label, tokens.text.body, tokens.colors.ink);
    });
}
