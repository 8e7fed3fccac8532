//! What the user chooses for themselves, on one page. Each choice holds at once and for every
//! draft; nothing of it stands in a draft.

use egui::{Context, Id, Ui};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::session::{LineLength, Settings, ThemeChoice};
use crate::ui::{
    commands::{Command, keys},
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        choice::{ChoiceOption, side_by_side_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        text::text_ui,
    },
};

/// The sizes that are offered, in hundredths.
const SIZES: [u16; 7] = [90, 100, 110, 125, 150, 200, 300];

/// The settings while they are changed.
#[derive(Debug)]
pub(in crate::ui) struct SettingsDialog {
    chosen: Settings,
    /// What others see where no name is given.
    user: String,
}

impl SettingsDialog {
    /// Begins with the settings as they are, and the name that the system has for the user.
    pub(in crate::ui) fn new(chosen: Settings, user: String) -> Self {
        Self { chosen, user }
    }

    /// Takes over how large everything is now: keys change it while the page is open.
    pub(in crate::ui) fn zoomed(&mut self, zoom: f32) {
        self.chosen.zoom = zoom;
    }
}

pub(super) fn settings_ui(
    ctx: &Context,
    dialog: &mut SettingsDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let before = dialog.chosen.clone();
    let reply = frame_ui(ctx, setting, ("Settings", 520.0), |ui| {
        ui.spacing_mut().item_spacing.y = setting.tokens.space.m;
        looks_ui(ui, &mut dialog.chosen);
        language_ui(ui, &mut dialog.chosen);
        keeping_ui(ui, &mut dialog.chosen, setting.tokens);
        name_ui(ui, dialog, setting.tokens);
        answers_ui(ui, |ui| {
            let close = button_ui(ui, Button::primary("Done"));
            if setting.is_fresh {
                close.request_focus();
            }
            close.clicked().then_some(Reply::Close)
        })
    });
    if dialog.chosen == before {
        reply
    } else {
        Some(Reply::Prefer(Box::new(dialog.chosen.clone())))
    }
}

/// Shows one choice, each option with its value. Changes the value to the one that is chosen.
fn one_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    (label, hint): (&str, &str),
    options: &[(&str, T)],
    value: &mut T,
) {
    let shown: Vec<ChoiceOption<'_>> = options
        .iter()
        .map(|(label, _)| ChoiceOption { name: label, label })
        .collect();
    let now = options.iter().find(|(_, of)| of == value);
    let spec = FieldSpec {
        id: Id::unique(("settings", label)),
        label,
        hint,
    };
    let chosen = side_by_side_ui(ui, &spec, &shown, now.map_or("", |(label, _)| label));
    let of = chosen.and_then(|chosen| options.iter().find(|(label, _)| *label == chosen));
    if let Some((_, chosen)) = of {
        *value = *chosen;
    }
}

fn looks_ui(ui: &mut Ui, chosen: &mut Settings) {
    let colors = [
        ("Light", ThemeChoice::Light),
        ("Dark", ThemeChoice::Dark),
        ("Strongest contrast", ThemeChoice::Contrast),
        ("As this computer has it", ThemeChoice::System),
    ];
    one_of(ui, ("Colours", ""), &colors, &mut chosen.theme);
    let labels = SIZES.map(|size| format!("{size} %"));
    let sizes: Vec<(&str, u16)> = labels.iter().map(String::as_str).zip(SIZES).collect();
    let of = |zoom: f32| {
        let is_it = |size: &u16| (f32::from(*size) / 100.0 - zoom).abs() < 0.004;
        SIZES.into_iter().find(is_it).unwrap_or_default()
    };
    let mut size = of(chosen.zoom);
    let before = size;
    let words = |command| keys::words(ui.ctx(), command);
    let hint = match (words(Command::ZoomIn), words(Command::ZoomOut)) {
        (larger, smaller) if !larger.is_empty() && !smaller.is_empty() => {
            format!("How large everything in the window is. {larger} and {smaller} change it too.")
        }
        _ => "How large everything in the window is.".to_owned(),
    };
    one_of(ui, ("Text size", &hint), &sizes, &mut size);
    if size != before {
        chosen.zoom = f32::from(size) / 100.0;
    }
    let lines = [
        ("Short", LineLength::Short),
        ("Usual", LineLength::Usual),
        ("Long", LineLength::Long),
    ];
    let hint = "Short lines are easier to read; long ones show more at once.";
    one_of(ui, ("Length of lines", hint), &lines, &mut chosen.line);
    let places = [("Where it is", false), ("In the middle", true)];
    let hint = "In the middle, the text moves past the line that you write in.";
    one_of(
        ui,
        ("Line you write in", hint),
        &places,
        &mut chosen.line_centered,
    );
}

fn language_ui(ui: &mut Ui, chosen: &mut Settings) {
    let spelling = [("A wave under the word", true), ("Nothing", false)];
    let label = "Misspelt words";
    one_of(ui, (label, ""), &spelling, &mut chosen.spelling);
    let plain = [
        ("A dot in the margin", (true, false)),
        ("Dots under the words", (true, true)),
        ("Nothing", (false, false)),
    ];
    let mut now = (
        chosen.plain_english,
        chosen.plain_english && chosen.plain_lines,
    );
    let hint = "Long sentences, jargon, and what else could be said more plainly.";
    one_of(ui, ("Plain-English help", hint), &plain, &mut now);
    if now.0 != chosen.plain_english || (now.0 && now.1 != chosen.plain_lines) {
        (chosen.plain_english, chosen.plain_lines) = now;
    }
}

/// Shows whether the file is saved unasked, and says what is kept either way.
fn keeping_ui(ui: &mut Ui, chosen: &mut Settings, tokens: &Tokens) {
    let saving = [("When you save", false), ("By itself when you pause", true)];
    let hint = if chosen.autosave {
        "A draft that has a file is saved to it ten seconds after your last change. Earlier versions are kept, in History."
    } else {
        "Your file changes only when you save."
    };
    one_of(ui, ("Saving", hint), &saving, &mut chosen.autosave);
    let words = "Either way a recovery copy is kept while you write, also before you save.";
    text_ui(ui, words, tokens.text.hint, tokens.colors.muted);
}

fn name_ui(ui: &mut Ui, dialog: &mut SettingsDialog, tokens: &Tokens) {
    let spec = FieldSpec {
        id: Id::unique("settings name"),
        label: "Your name, as others see it",
        hint: "Shown to anyone who opens a draft while you have it open, from the next draft that you open.",
    };
    let shown = line_edit_ui(ui, &spec, &dialog.chosen.name);
    if let Some(name) = shown.changed {
        dialog.chosen.name = name;
    }
    if dialog.chosen.name.trim().is_empty() && !dialog.user.is_empty() {
        let words = format!("Without one, others see “{}”.", dialog.user);
        text_ui(ui, &words, tokens.text.hint, tokens.colors.muted);
    }
}
