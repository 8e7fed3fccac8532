//! The tags over the title of a card: kind, how far it has come, who may read it, its label.

use egui::Ui;

use crate::model::{
    ActionStatus, CellKind, FindingKind, Place, Progress, Record, RegisterKind, Standing, Value,
};
use crate::ui::{
    section::{said::n_comments, sheet::Sheet},
    theme::Tokens,
    widgets::{
        badge::{Badge, badge_ui},
        tag::{Tone, tag_ui},
        text::text_ui,
    },
};

pub(super) struct Tags {
    list: Vec<(Tone, String)>,
    badge: Option<Badge>,
    label: String,
    n_comments: usize,
}

impl Tags {
    pub(super) fn of(sheet: &Sheet<'_, '_>, row: &dyn Record) -> Self {
        let list = [kind(row), status(row), standing(row)];
        let place = Place::Row(row.register(), row.id().clone());
        let named = sheet.names.of(row.id());
        let is_numbered = sheet.names.has_label(row.id());
        Self {
            list: list.into_iter().flatten().collect(),
            badge: Badge::of(&sheet.view.marking(&place)),
            n_comments: sheet.view.talk.n_open_in(row.id()),
            label: named
                .filter(|_| is_numbered)
                .map_or_else(String::new, |named| named.label),
        }
    }

    pub(super) fn show(&self, ui: &mut Ui) {
        let tokens = Tokens::of(ui);
        for (tone, words) in &self.list {
            tag_ui(ui, *tone, words);
        }
        if let Some(badge) = &self.badge {
            badge_ui(ui, badge);
        }
        if self.n_comments > 0 {
            tag_ui(ui, Tone::Underway, &n_comments(self.n_comments));
        }
        if !self.label.is_empty() {
            text_ui(ui, &self.label, tokens.text.hint, tokens.colors.muted);
        }
    }
}

fn chosen(row: &dyn Record, column: &str) -> Option<String> {
    match row.cell(column)?.value() {
        Value::Choice(name) => Some(name),
        Value::Text(_)
        | Value::Prose(_)
        | Value::Date(_)
        | Value::Period(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => None,
    }
}

/// Returns the words of a choice.
pub(super) fn label_of(row: &dyn Record, column: &str) -> Option<&'static str> {
    let name = chosen(row, column)?;
    let CellKind::Choice(options) = row.register().column(column)?.kind else {
        return None;
    };
    let mut options = options.iter();
    Some(options.find(|option| option.name == name)?.label)
}

fn kind(row: &dyn Record) -> Option<(Tone, String)> {
    let words = label_of(row, "kind")?.to_owned();
    let tone = match chosen(row, "kind").and_then(|name| FindingKind::from_name(&name)) {
        Some(FindingKind::Area) => Tone::Attention,
        Some(FindingKind::Strength) => Tone::Good,
        None => Tone::Neutral,
    };
    Some((tone, words))
}

/// A strength needs no answer, so it is not said to be unanswered.
fn status(row: &dyn Record) -> Option<(Tone, String)> {
    let name = chosen(row, "status")?;
    let words = label_of(row, "status")?.to_owned();
    if row.register() == RegisterKind::Actions {
        return Some((of_action(ActionStatus::from_name(&name)?), words));
    }
    let progress = Progress::from_name(&name)?;
    let is_strength = chosen(row, "kind").as_deref() == Some(FindingKind::Strength.name());
    if is_strength && progress == Progress::NotYet {
        return None;
    }
    Some((of_progress(progress), words))
}

fn of_progress(progress: Progress) -> Tone {
    match progress {
        Progress::NotYet => Tone::Neutral,
        Progress::Partly => Tone::Underway,
        Progress::Done | Progress::KeptUnderWatch => Tone::Good,
    }
}

fn of_action(status: ActionStatus) -> Tone {
    match status {
        ActionStatus::Planned => Tone::Neutral,
        ActionStatus::Underway => Tone::Underway,
        ActionStatus::Done => Tone::Good,
        ActionStatus::Late => Tone::Attention,
    }
}

fn standing(row: &dyn Record) -> Option<(Tone, String)> {
    let standing = Standing::from_name(&chosen(row, "standing")?)?;
    (standing == Standing::Draft).then(|| (Tone::Attention, standing.label().to_owned()))
}
