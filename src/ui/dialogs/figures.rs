//! Figures that were found in a file, with what each would change and where it goes, before they
//! are taken.

use std::path::PathBuf;

use egui::{Context, Id, Ui};

use super::{
    bring_in::left_ui,
    chosen::{Chosen, key},
    frame::{Reply, Setting, answers_ui, frame_ui},
};
use crate::import::figures::{Change, Figures, Goes, Series, To, Whose};
use crate::model::{Draft, RowId};
use crate::session::Action;
use crate::ui::{
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        choice::{ChoiceOption, from_list_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        text::text_ui,
    },
};

/// How many series are shown at once.
const MAX_SHOWN: usize = 60;
/// How many changes of one series are named.
const MAX_WORDS: usize = 8;
/// How wide the list is at least for two choices to stand beside each other, in points.
const BESIDE: f32 = 660.0;

/// Figures that were read.
#[derive(Debug)]
pub(in crate::ui) struct FiguresDialog {
    path: PathBuf,
    /// The name of the file.
    from: String,
    /// The statistical neighbours as they are written, and as the file was read with them.
    neighbours: (String, String),
    figures: Figures,
    /// Where each series goes.
    goes: Vec<Goes>,
    /// What each series would change there.
    changes: Vec<Change>,
    /// The indicators of the draft, to choose from: what names each, and its title.
    known: Vec<(RowId, String)>,
    taken: Vec<bool>,
    /// Which were sent elsewhere here: they stay in sight, whatever comes of it.
    sent: Vec<bool>,
    /// What is looked for among them.
    words: String,
}

impl FiguresDialog {
    /// Begins with what the draft has from such a file already ticked, where it changed.
    pub(in crate::ui) fn new(
        (path, neighbours): (PathBuf, String),
        figures: Figures,
        draft: &Draft,
    ) -> Self {
        let from = path.file_name().unwrap_or(path.as_os_str());
        let from = from.to_string_lossy().into_owned();
        let goes = figures.goes(draft);
        let changes = figures.changes(draft, &goes);
        let indicators = draft.registers.indicators.iter();
        let known = indicators.map(|one| (one.id.clone(), one.title.clone()));
        let is_known = |change: &Change| change.place.is_some() && !change.is_empty();
        Self {
            taken: changes.iter().map(is_known).collect(),
            sent: vec![false; changes.len()],
            path,
            from,
            neighbours: (neighbours.clone(), neighbours),
            figures,
            goes,
            changes,
            known: known.collect(),
            words: String::new(),
        }
    }

    /// Returns what was chosen.
    fn chosen(&self) -> Chosen {
        let series = self.figures.series.iter().map(key);
        Chosen {
            ticked: series.zip(self.taken.iter().copied()).collect(),
            words: self.words.clone(),
        }
    }

    /// Chooses the same as before the file was read again.
    pub(in crate::ui) fn choose(&mut self, chosen: Chosen) {
        let series = self.figures.series.iter().zip(&mut self.taken);
        for (series, taken) in series {
            let key = key(series);
            let mut ticked = chosen.ticked.iter();
            if let Some((_, was)) = ticked.find(|(known, _)| *known == key) {
                *taken = *was;
            }
        }
        self.words = chosen.words;
    }

    /// Whether a series is shown, though it may be no news.
    fn is_sent(&self, idx: usize) -> bool {
        self.sent.get(idx) == Some(&true)
    }

    /// Whether somebody may say where a series goes. What the Department publishes says itself
    /// whose figures it has.
    fn is_chosen(&self, idx: usize) -> bool {
        let series = self.figures.series.get(idx);
        let is_own = series.is_some_and(|series| series.own.is_some());
        self.figures.authority.is_empty() && !is_own
    }

    /// Sends a series elsewhere.
    fn send(&mut self, idx: usize, goes: Goes, draft: &Draft) {
        if let Some(own) = self.goes.get_mut(idx) {
            *own = goes;
        }
        if let Some(sent) = self.sent.get_mut(idx) {
            *sent = true;
        }
        self.changes = self.figures.changes(draft, &self.goes);
    }

    /// Ticks all that are found by the words, or none where all are ticked.
    fn tick(&mut self) {
        let meant = self.meant();
        let is_all = self.has_all(&meant);
        for idx in meant {
            if let Some(taken) = self.taken.get_mut(idx) {
                *taken = !is_all;
            }
        }
    }

    fn has_all(&self, meant: &[usize]) -> bool {
        meant.iter().all(|idx| self.taken.get(*idx) == Some(&true))
    }

    /// Returns which of them are found by the words and are new in something.
    fn meant(&self) -> Vec<usize> {
        let words = self.words.to_lowercase();
        let is_meant = |change: &Change, idx: usize| {
            let name = self.figures.series.get(idx).map(Series::title);
            let title = format!("{} {}", change.title, name.unwrap_or_default()).to_lowercase();
            words.split_whitespace().all(|word| title.contains(word))
        };
        let changes = self.changes.iter().enumerate();
        { changes }
            .filter(|(idx, change)| !change.is_empty() || self.is_sent(*idx))
            .filter(|(idx, change)| is_meant(change, *idx))
            .map(|(idx, _)| idx)
            .collect()
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
        list_ui(ui, dialog, draft, setting);
        if let Some(reply) = neighbours_ui(ui, dialog) {
            return Some(reply);
        }
        left_ui(ui, &dialog.figures.left, setting);
        answers_ui(ui, |ui| {
            let n_taken = dialog.figures.n_indicators(&dialog.taken, &dialog.goes);
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
                    goes,
                    from,
                    ..
                } = dialog;
                let proposal = figures.assigned(draft, taken, goes, from);
                return Some(Reply::Act(Action::BringIn(proposal)));
            }
            let meant = dialog.meant();
            if !meant.is_empty() && meant.len() <= MAX_SHOWN {
                let is_all = dialog.has_all(&meant);
                let name = if is_all { "Tick none" } else { "Tick all" };
                if button_ui(ui, Button::secondary(name)).clicked() {
                    dialog.tick();
                }
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
    let note = "Ticked are those that this draft has already and that changed. What you tick besides becomes a new indicator. What the file does not have stays as it is.";
    text_ui(ui, note, text.hint, colors.muted);
}

fn list_ui(ui: &mut Ui, dialog: &mut FiguresDialog, draft: &Draft, setting: &Setting<'_>) {
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
    let meant = dialog.meant();
    let known = dialog.changes.iter().enumerate();
    let n_known = known
        .filter(|(idx, change)| change.is_empty() && !dialog.is_sent(*idx))
        .count();
    let mut sent = None;
    for idx in meant.iter().take(MAX_SHOWN) {
        if let Some(goes) = series_ui(ui, *idx, dialog, tokens) {
            sent = Some((*idx, goes));
        }
    }
    if meant.len() > MAX_SHOWN {
        let more = format!("and {} more; find them by words", meant.len() - MAX_SHOWN);
        text_ui(ui, &more, text.hint, colors.muted);
    }
    if n_known > 0 {
        let known = match n_known {
            1 => "1 series stands in the draft already.".to_owned(),
            n => format!("{n} series stand in the draft already."),
        };
        text_ui(ui, &known, text.hint, colors.muted);
    }
    if let Some((idx, goes)) = sent {
        dialog.send(idx, goes, draft);
    }
}

/// Lets somebody name the statistical neighbours, in a file that has figures of many authorities.
fn neighbours_ui(ui: &mut Ui, dialog: &mut FiguresDialog) -> Option<Reply> {
    let authority = dialog.figures.authority.trim();
    if authority.is_empty() {
        return None;
    }
    let spec = FieldSpec {
        id: Id::unique("neighbours"),
        label: "Statistical neighbours",
        hint: "Names or codes with semicolons between them; their mean comes in beside your figures",
    };
    let typed = line_edit_ui(ui, &spec, &dialog.neighbours.0);
    if let Some(words) = typed.changed {
        dialog.neighbours.0 = words;
    }
    let (written, read) = &dialog.neighbours;
    if written == read || !button_ui(ui, Button::secondary("Read with these neighbours")).clicked()
    {
        return None;
    }
    let names = written.split(';').map(str::trim);
    let names = names.filter(|name| !name.is_empty()).map(str::to_owned);
    let of = (dialog.path.clone(), authority.to_owned());
    let anew = (names.collect(), dialog.chosen());
    Some(Reply::BringInOf(of, Some(anew)))
}

/// Shows a series, with what it changes once it is ticked. Returns where it was sent.
fn series_ui(ui: &mut Ui, idx: usize, dialog: &mut FiguresDialog, tokens: &Tokens) -> Option<Goes> {
    let (text, colors) = (&tokens.text, &tokens.colors);
    let name = dialog.figures.series.get(idx)?.title();
    let taken = dialog.taken.get_mut(idx)?;
    ui.checkbox(taken, name.as_str());
    if !*taken {
        return None;
    }
    let change = dialog.changes.get(idx)?;
    let skipped = change.words.len().saturating_sub(MAX_WORDS);
    let mut words: Vec<String> = change.words.iter().skip(skipped).cloned().collect();
    if skipped > 0 {
        words.insert(0, format!("{skipped} earlier"));
    }
    if words.is_empty() {
        words.push("The same figures stand there already: nothing would change.".to_owned());
    }
    text_ui(ui, &words.join(" · "), text.hint, colors.muted);
    if !dialog.is_chosen(idx) {
        return None;
    }
    goes_ui(ui, idx, &name, dialog)
}

/// Lets somebody say to which indicator a series goes, and whose figures it has.
fn goes_ui(ui: &mut Ui, idx: usize, name: &str, dialog: &FiguresDialog) -> Option<Goes> {
    let goes = dialog.goes.get(idx)?;
    let (to, whose) = if ui.available_width() < BESIDE {
        (
            to_ui(ui, (idx, name), goes, dialog),
            whose_ui(ui, (idx, name), goes),
        )
    } else {
        let half = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
        ui.horizontal_top(|ui| {
            let column = |ui: &mut Ui| ui.set_width(half);
            let to = ui.vertical(|ui| {
                column(ui);
                to_ui(ui, (idx, name), goes, dialog)
            });
            let whose = ui.vertical(|ui| {
                column(ui);
                whose_ui(ui, (idx, name), goes)
            });
            (to.inner, whose.inner)
        })
        .inner
    };
    if to.is_none() && whose.is_none() {
        return None;
    }
    Some(Goes {
        to: to.unwrap_or_else(|| goes.to.clone()),
        whose: whose.unwrap_or(goes.whose),
    })
}

fn to_ui(
    ui: &mut Ui,
    (idx, name): (usize, &str),
    goes: &Goes,
    dialog: &FiguresDialog,
) -> Option<To> {
    let label = format!("Where {name} goes");
    let spec = FieldSpec {
        id: Id::unique(("series goes to", idx)),
        label: &label,
        hint: "",
    };
    let targets = targets(dialog, idx);
    let options: Vec<ChoiceOption<'_>> = { targets.iter() }
        .map(|(name, label, _)| ChoiceOption { name, label })
        .collect();
    let chosen = targets.iter().find(|(_, _, to)| *to == goes.to);
    let chosen = chosen.map_or("new", |(name, _, _)| name.as_str());
    let picked = from_list_ui(ui, &spec, &options, chosen)?;
    let mut targets = targets.iter();
    let found = targets.find(|(name, _, _)| *name == picked);
    found.map(|(_, _, to)| to.clone())
}

fn whose_ui(ui: &mut Ui, (idx, name): (usize, &str), goes: &Goes) -> Option<Whose> {
    let label = format!("Whose figures {name} has");
    let spec = FieldSpec {
        id: Id::unique(("series is of", idx)),
        label: &label,
        hint: "",
    };
    let options = Whose::ALL.map(|whose| ChoiceOption {
        name: whose.label(),
        label: whose.label(),
    });
    let picked = from_list_ui(ui, &spec, &options, goes.whose.label())?;
    let mut all = Whose::ALL.into_iter();
    all.find(|whose| whose.label() == picked)
}

/// Returns to which indicators a series can go: a new one, that of another series of the file that
/// makes one, and those of the draft.
fn targets(dialog: &FiguresDialog, own: usize) -> Vec<(String, String, To)> {
    let mut all = vec![("new".to_owned(), "A new indicator".to_owned(), To::New)];
    let series = dialog.figures.series.iter().zip(&dialog.goes).enumerate();
    let others = series.filter(|(idx, (_, goes))| *idx != own && goes.to == To::New);
    all.extend(others.take(MAX_SHOWN).map(|(idx, (series, _))| {
        let label = format!("Beside “{}”", series.title());
        (format!("series {idx}"), label, To::Series(idx))
    }));
    let known = dialog.known.iter();
    all.extend(known.map(|(id, title)| (id.to_string(), title.clone(), To::Row(id.clone()))));
    all
}
