//! Finding words in the draft, each in its sentence, and putting others in their place.

use std::{collections::BTreeSet, sync::Arc};

use egui::{
    Context, Id, Key, Role, ScrollArea, Sense, Ui,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::find::{Corpus, Finder, Hit, InSentence, Query, QueryError, Scope};
use crate::model::{RegisterKind, SectionId, capitalized};
use crate::session::Action;
use crate::ui::{
    desk::{state::FindAsked, view::View},
    pages::mark::Caret,
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        choice::{ChoiceOption, from_list_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        press,
        text::text_ui,
    },
};

/// How much of a sentence stands before what was found, in characters.
const BEFORE: usize = 36;
/// How high the list is, in rows.
const N_SHOWN: f32 = 6.0;

/// Looking for words.
#[derive(Debug)]
pub(in crate::ui) struct FindDialog {
    corpus: Arc<Corpus>,
    section: Option<SectionId>,
    is_replacing: bool,
    query: Query,
    with: String,
    scope: Scope,
    /// What was found for which query.
    found: Option<(Query, Scope, Result<Found, QueryError>)>,
    /// The hits that are to stay as they are.
    kept: BTreeSet<usize>,
}

#[derive(Debug)]
struct Found {
    finder: Finder,
    hits: Vec<Hit>,
}

impl FindDialog {
    /// Begins with what was asked last.
    pub(in crate::ui) fn new(
        view: &View<'_>,
        section: Option<SectionId>,
        is_replacing: bool,
        asked: &FindAsked,
    ) -> Self {
        Self {
            corpus: Arc::new(Corpus::new(view.draft, view.template)),
            section,
            is_replacing,
            query: asked.query.clone(),
            with: asked.with.clone(),
            scope: Scope::All,
            found: None,
            kept: BTreeSet::new(),
        }
    }

    /// Returns what was asked, to begin with it the next time.
    pub(in crate::ui) fn asked(&self) -> FindAsked {
        FindAsked {
            query: self.query.clone(),
            with: self.with.clone(),
        }
    }

    /// Looks again where something else is asked.
    fn look(&mut self) {
        let is_same = self
            .found
            .as_ref()
            .is_some_and(|(query, scope, _)| *query == self.query && *scope == self.scope);
        if is_same {
            return;
        }
        self.kept.clear();
        let found = Finder::new(&self.query).map(|finder| Found {
            hits: self.corpus.find(&finder, &self.scope),
            finder,
        });
        self.found = Some((self.query.clone(), self.scope.clone(), found));
    }

    fn hits(&self) -> &[Hit] {
        match &self.found {
            Some((_, _, Ok(found))) => &found.hits,
            Some((_, _, Err(_))) | None => &[],
        }
    }

    fn n_replaced(&self) -> usize {
        self.hits().len() - self.kept.len()
    }

    /// Returns the change that replaces what is not kept.
    fn replacing(&self) -> Option<Reply> {
        let Some((_, _, Ok(found))) = &self.found else {
            return None;
        };
        let hits = found.hits.iter().enumerate();
        let hits: Vec<Hit> = hits
            .filter(|(nth, _)| !self.kept.contains(nth))
            .map(|(_, hit)| hit.clone())
            .collect();
        let changes = self.corpus.replaced(&hits, &found.finder, &self.with);
        let label = format!("Replace “{}”", self.query.words.trim());
        Some(Reply::Act(Action::Change { changes, label }))
    }

    fn go_to(&self, nth: usize) -> Option<Reply> {
        let hit = self.hits().get(nth)?;
        Some(Reply::GoTo(Caret {
            place: self.corpus.place(hit)?.clone(),
            byte: self.corpus.written(hit)?.end,
        }))
    }
}

pub(super) fn find_ui(
    ctx: &Context,
    dialog: &mut FindDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = if dialog.is_replacing {
        "Find and replace"
    } else {
        "Find words"
    };
    frame_ui(ctx, setting, (title, 620.0), |ui| {
        let entered = fields_ui(ui, dialog, setting);
        options_ui(ui, dialog, setting);
        dialog.look();
        told_ui(ui, dialog, setting.tokens);
        let mut reply = list_ui(ui, dialog, setting);
        if entered && !dialog.is_replacing {
            reply = reply.or_else(|| dialog.go_to(0));
        }
        answers_ui(ui, |ui| {
            if dialog.is_replacing {
                let n = dialog.n_replaced();
                let name = format!("Replace {n}");
                let button = Button::primary(&name);
                let pressed = press::enabled_ui(ui, n > 0, |ui| button_ui(ui, button).clicked());
                if pressed {
                    reply = reply.take().or_else(|| dialog.replacing());
                }
            } else if button_ui(ui, Button::secondary("Replace…")).clicked() {
                dialog.is_replacing = true;
            }
            if button_ui(ui, Button::secondary("Close")).clicked() {
                reply = Some(Reply::Close);
            }
        });
        reply
    })
}

/// Shows the fields. Returns whether Enter was pressed in the first.
fn fields_ui(ui: &mut Ui, dialog: &mut FindDialog, setting: &Setting<'_>) -> bool {
    let find = FieldSpec {
        id: Id::unique("find words"),
        label: "Find",
        hint: "",
    };
    let done = line_edit_ui(ui, &find, &dialog.query.words);
    if let Some(words) = done.changed {
        dialog.query.words = words;
    }
    let entered = done.response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if setting.is_fresh {
        done.response.request_focus();
    }
    if dialog.is_replacing {
        let with = FieldSpec {
            id: Id::unique("replace with"),
            label: "Replace with",
            hint: if dialog.query.is_pattern {
                "$1 is what the first brackets found"
            } else {
                ""
            },
        };
        if let Some(words) = line_edit_ui(ui, &with, &dialog.with).changed {
            dialog.with = words;
        }
    }
    entered
}

fn options_ui(ui: &mut Ui, dialog: &mut FindDialog, setting: &Setting<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.checkbox(&mut dialog.query.is_whole, "Whole words");
        ui.checkbox(&mut dialog.query.is_exact, "Capitals as written");
        ui.checkbox(&mut dialog.query.is_pattern, "Regular expression");
    });
    let Some(view) = &setting.view else { return };
    let mut scopes = vec![("all".to_owned(), "Whole draft".to_owned(), Scope::All)];
    if let Some(section) = &dialog.section {
        let scope = Scope::Section(section.clone());
        scopes.push(("section".to_owned(), "The open section".to_owned(), scope));
    }
    let registers = RegisterKind::ALL.iter();
    for register in registers.filter(|register| view.draft.registers.n_rows(**register) > 0) {
        let name = register.many();
        scopes.push((
            name.to_owned(),
            capitalized(name),
            Scope::Register(*register),
        ));
    }
    let options: Vec<ChoiceOption<'_>> = scopes
        .iter()
        .map(|(name, label, _)| ChoiceOption { name, label })
        .collect();
    let chosen = scopes.iter().find(|(_, _, scope)| *scope == dialog.scope);
    let chosen = chosen.map_or("all", |(name, _, _)| name);
    let spec = FieldSpec {
        id: Id::unique("find within"),
        label: "Look in",
        hint: "",
    };
    if let Some(picked) = from_list_ui(ui, &spec, &options, chosen) {
        let scope = scopes.into_iter().find(|(name, _, _)| *name == picked);
        dialog.scope = scope.map_or(Scope::All, |(_, _, scope)| scope);
    }
}

/// Says how much was found, or why nothing could be looked for.
fn told_ui(ui: &mut Ui, dialog: &FindDialog, tokens: &Tokens) {
    let (words, color) = match &dialog.found {
        Some((_, _, Ok(found))) => match found.hits.len() {
            0 => ("Nothing found".to_owned(), tokens.colors.muted),
            n => (format!("{n} found"), tokens.colors.muted),
        },
        Some((_, _, Err(QueryError::Empty))) | None => {
            ("Type the words to look for".to_owned(), tokens.colors.muted)
        }
        Some((_, _, Err(error))) => (capitalized(&error.to_string()), tokens.colors.attention),
    };
    text_ui(ui, &words, tokens.text.hint, color);
}

/// Shows every hit in its sentence. Returns the one to go to, once one was pressed.
fn list_ui(ui: &mut Ui, dialog: &mut FindDialog, setting: &Setting<'_>) -> Option<Reply> {
    let tokens = setting.tokens;
    let height = tokens.space.row + 14.0;
    let n_hits = dialog.hits().len();
    let mut pressed = None;
    ScrollArea::vertical()
        .id_salt("what was found")
        .max_height(height * N_SHOWN)
        .auto_shrink([false, true])
        .show_rows(ui, height, n_hits, |ui, shown| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for nth in shown {
                ui.horizontal(|ui| {
                    if dialog.is_replacing {
                        keep_ui(ui, dialog, nth);
                    }
                    if hit_ui(ui, dialog, (nth, height), setting) {
                        pressed = Some(nth);
                    }
                });
            }
        });
    pressed.and_then(|nth| dialog.go_to(nth))
}

/// Shows the box that leaves a hit as it is.
fn keep_ui(ui: &mut Ui, dialog: &mut FindDialog, nth: usize) {
    let mut is_replaced = !dialog.kept.contains(&nth);
    let response = ui.checkbox(&mut is_replaced, "");
    let name = format!("Replace the {}", ordinal(nth + 1));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    if response.changed() {
        if is_replaced {
            dialog.kept.remove(&nth);
        } else {
            dialog.kept.insert(nth);
        }
    }
}

fn ordinal(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn hit_ui(
    ui: &mut Ui,
    dialog: &FindDialog,
    (nth, height): (usize, f32),
    setting: &Setting<'_>,
) -> bool {
    let tokens = setting.tokens;
    let hit = dialog.hits().get(nth);
    let Some((hit, view)) = hit.zip(setting.view.as_ref()) else {
        return false;
    };
    let (Some(place), Some(found)) = (dialog.corpus.place(hit), dialog.corpus.in_sentence(hit))
    else {
        return false;
    };
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    let label = view.label(place);
    let name = format!("{label}: {}", found.sentence);
    press::name(ui, &response, Role::Button, &name);
    if response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(rect, tokens.radius.s, tokens.colors.hover_tint);
    }
    let width = rect.width() - 12.0;
    let mut above = LayoutJob::single_section(label, tokens.text.hint.format(tokens.colors.muted));
    above.wrap = TextWrapping::truncate_at_width(width);
    let above = ui.fonts_mut(|fonts| fonts.layout_job(above));
    let below = ui.fonts_mut(|fonts| fonts.layout_job(sentence_job(&found, tokens, width)));
    let at = rect.min + vec2(6.0, 4.0);
    let below_at = at + vec2(0.0, above.size().y + 2.0);
    ui.painter().galley(at, above, tokens.colors.muted);
    ui.painter().galley(below_at, below, tokens.colors.ink);
    press::ring(ui, tokens, &response, rect.shrink(2.0), tokens.radius.s);
    response.clicked()
}

/// Returns a sentence with what was found in it, from a little before that.
fn sentence_job(found: &InSentence, tokens: &Tokens, width: f32) -> LayoutJob {
    let part = |range| found.sentence.get(range).unwrap_or_default();
    let before = part(0..found.range.start);
    let n_cut = before.chars().count().saturating_sub(BEFORE);
    let shown: String = before.chars().skip(n_cut).collect();
    let lead = if n_cut > 0 { "…" } else { "" };
    let colors = &tokens.colors;
    let usual = tokens.text.body.format(colors.ink);
    let mut job = LayoutJob {
        wrap: TextWrapping::truncate_at_width(width),
        ..LayoutJob::default()
    };
    job.append(&format!("{lead}{shown}"), 0.0, usual.clone());
    let mut strong = tokens.text.strong.format(colors.ink);
    strong.background = colors.row_tint;
    job.append(part(found.range.clone()), 0.0, strong);
    job.append(part(found.range.end..found.sentence.len()), 0.0, usual);
    job
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn numbers_have_their_endings() {
        let told: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal).into();
        assert_eq!(
            told,
            [
                "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"
            ]
        );
    }
}
