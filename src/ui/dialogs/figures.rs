//! Figures that were found in a file, with what each would change, before they are taken; and the
//! question whose they are, where a file has those of many authorities.

use std::path::PathBuf;

use egui::{Context, Id, ScrollArea, Ui};

use super::{
    bring_in::left_ui,
    frame::{Reply, Setting, answers_ui, frame_ui},
};
use crate::import::figures::{Change, Figures, Places};
use crate::model::Draft;
use crate::session::Action;
use crate::ui::{
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        text::text_ui,
    },
};

/// How many series are shown at once.
const MAX_SHOWN: usize = 60;
/// How many changes of one series are named.
const MAX_WORDS: usize = 8;
/// How many authorities are offered at once.
const MAX_NAMES: usize = 8;
/// How high the list may be before it scrolls, in points.
const MAX_HEIGHT: f32 = 300.0;

/// Figures that were read.
#[derive(Debug)]
pub(in crate::ui) struct FiguresDialog {
    /// The name of the file.
    from: String,
    figures: Figures,
    /// What each series would change in the draft.
    changes: Vec<Change>,
    taken: Vec<bool>,
    /// What is looked for among them.
    words: String,
}

impl FiguresDialog {
    /// Begins with what the draft has from such a file already ticked, where it changed.
    pub(in crate::ui) fn new(from: String, figures: Figures, draft: &Draft) -> Self {
        let series = figures.series.iter();
        let changes: Vec<Change> = series.map(|series| series.change(draft)).collect();
        let is_known = |change: &Change| change.place.is_some() && !change.is_empty();
        Self {
            taken: changes.iter().map(is_known).collect(),
            from,
            figures,
            changes,
            words: String::new(),
        }
    }
}

pub(super) fn figures_ui(
    ctx: &Context,
    dialog: &mut FiguresDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Bring in figures", 720.0), |ui| {
        let draft = setting.view.as_ref().map(|view| view.draft)?;
        head_ui(ui, dialog, setting.tokens);
        list_ui(ui, dialog, setting);
        left_ui(ui, &dialog.figures.left, setting);
        answers_ui(ui, |ui| {
            let n_taken = dialog.taken.iter().filter(|taken| **taken).count();
            let name = match n_taken {
                0 => "Tick what to bring in".to_owned(),
                1 => "Bring in 1 indicator".to_owned(),
                n => format!("Bring in {n} indicators"),
            };
            let take = ui.add_enabled_ui(n_taken > 0, |ui| button_ui(ui, Button::primary(&name)));
            if take.inner.clicked() {
                let FiguresDialog {
                    figures,
                    taken,
                    from,
                    ..
                } = dialog;
                let proposal = figures.proposal(draft, taken, from);
                return Some(Reply::Act(Action::BringIn(proposal)));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

fn head_ui(ui: &mut Ui, dialog: &FiguresDialog, tokens: &Tokens) {
    let (text, colors) = (&tokens.text, &tokens.colors);
    let of = match dialog.figures.authority.trim() {
        "" => String::new(),
        authority => format!(" of {authority}"),
    };
    let n_series = dialog.figures.series.len();
    let what = format!("{} has {n_series} series of figures{of}.", dialog.from);
    text_ui(ui, &what, text.body, colors.ink);
    let note = "Ticked are those that this draft has already and that changed. What you tick besides becomes a new indicator. Targets, neighbours and what the file does not have stay as they are.";
    text_ui(ui, note, text.hint, colors.muted);
}

fn list_ui(ui: &mut Ui, dialog: &mut FiguresDialog, setting: &Setting<'_>) {
    let tokens = setting.tokens;
    let (text, colors) = (&tokens.text, &tokens.colors);
    let spec = FieldSpec {
        id: Id::unique("figures to find"),
        label: "Find among them",
        hint: "",
    };
    let typed = line_edit_ui(ui, &spec, &dialog.words);
    if setting.is_fresh {
        typed.response.request_focus();
    }
    if let Some(words) = typed.changed {
        dialog.words = words;
    }
    let words = dialog.words.to_lowercase();
    let is_meant = |change: &Change| {
        let title = change.title.to_lowercase();
        words.split_whitespace().all(|word| title.contains(word))
    };
    let FiguresDialog { changes, taken, .. } = dialog;
    let n_meant = changes.iter().filter(|change| is_meant(change)).count();
    ScrollArea::vertical()
        .id_salt("series")
        .max_height(MAX_HEIGHT)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let shown = changes
                .iter()
                .zip(taken)
                .filter(|(change, _)| is_meant(change));
            for (change, taken) in shown.take(MAX_SHOWN) {
                series_ui(ui, change, taken, tokens);
            }
            if n_meant > MAX_SHOWN {
                let more = format!("and {} more; find them by words", n_meant - MAX_SHOWN);
                text_ui(ui, &more, text.hint, colors.muted);
            }
        });
}

fn series_ui(ui: &mut Ui, change: &Change, taken: &mut bool, tokens: &Tokens) {
    let (text, colors) = (&tokens.text, &tokens.colors);
    if change.is_empty() {
        let known = format!("{} (the draft has these figures)", change.title);
        text_ui(ui, &known, text.body, colors.muted);
        return;
    }
    ui.checkbox(taken, change.title.as_str());
    if *taken {
        let mut words = change
            .words
            .iter()
            .rev()
            .take(MAX_WORDS)
            .cloned()
            .collect::<Vec<_>>();
        words.reverse();
        if change.words.len() > MAX_WORDS {
            words.insert(0, format!("{} earlier", change.words.len() - MAX_WORDS));
        }
        text_ui(ui, &words.join(" · "), text.hint, colors.muted);
    }
}

/// Asks whose figures are meant.
#[derive(Debug)]
pub(in crate::ui) struct PlaceDialog {
    path: PathBuf,
    places: Places,
    words: String,
}

impl PlaceDialog {
    /// Begins with the authorities of a file.
    pub(in crate::ui) fn new(path: PathBuf, places: Places) -> Self {
        Self {
            path,
            places,
            words: String::new(),
        }
    }
}

pub(super) fn place_ui(
    ctx: &Context,
    dialog: &mut PlaceDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Whose figures?", 560.0), |ui| {
        let tokens = setting.tokens;
        let (text, colors) = (&tokens.text, &tokens.colors);
        let what = match dialog.places.authority.trim() {
            "" => "The file has figures of many authorities.".to_owned(),
            authority => format!("The file has no figures of {authority}."),
        };
        text_ui(ui, &what, text.body, colors.ink);
        let spec = FieldSpec {
            id: Id::unique("whose figures"),
            label: "Authority",
            hint: "Its name, or any of its codes",
        };
        let typed = line_edit_ui(ui, &spec, &dialog.words);
        if setting.is_fresh {
            typed.response.request_focus();
        }
        if let Some(words) = typed.changed {
            dialog.words = words;
        }
        let words = dialog.words.to_lowercase();
        let names = dialog.places.names.iter();
        let meant = names.filter(|name| name.to_lowercase().contains(words.trim()));
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            for name in meant.take(MAX_NAMES) {
                if button_ui(ui, Button::secondary(name)).clicked() {
                    chosen = Some(name.clone());
                }
            }
        });
        let path = &dialog.path;
        answers_ui(ui, |ui| {
            if let Some(name) = chosen {
                return Some(Reply::BringInOf(path.clone(), name));
            }
            let is_any = !words.trim().is_empty();
            let go = ui.add_enabled_ui(is_any, |ui| button_ui(ui, Button::primary("Read them")));
            if go.inner.clicked() {
                return Some(Reply::BringInOf(path.clone(), words.trim().to_owned()));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}
