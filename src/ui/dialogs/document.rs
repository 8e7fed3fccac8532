//! A document’s headings beside the sections of the template: where each passage goes is seen
//! and changed before anything comes in.

use egui::{Context, Id, Ui};

use super::{
    bring_in::left_ui,
    brought::{bring_in_words, rows_in_words},
    frame::{Reply, Setting, answers_ui, frame_ui},
    matching::{Goal, Left as Outlined, MIN_WIDTH, Right, matching_ui},
};
use crate::import::{
    Left, Proposal,
    document::{
        Document, Passage, Place, Takes, Target, matched, proposal, sections, takes, untaken,
    },
};
use crate::model::Draft;
use crate::session::Action;
use crate::template::Template;
use crate::ui::{
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        choice::{ChoiceOption, from_list_ui},
        field::FieldSpec,
        text::{text_ui, words_counted},
    },
};

/// What stands for leaving a passage out.
const NOWHERE: &str = "";
const AS_ROWS: &str = "rows";
const AS_WORDS: &str = "words";
/// How wide the question is at most, in points.
const WIDTH: f32 = 1080.0;
/// How many signs of a table are shown.
const MAX_BEGINS: usize = 60;

/// A document that was read.
#[derive(Debug)]
pub(in crate::ui) struct DocumentDialog {
    /// The name of the file.
    from: String,
    document: Document,
    /// Where every passage goes.
    targets: Vec<Option<Target>>,
    places: Vec<Place>,
    /// What every table seems to be.
    seems: Vec<Takes>,
    /// What every table is taken as.
    takes: Vec<Takes>,
    /// What comes of it, and what is left, as long as nothing is chosen otherwise.
    made: Option<(Proposal, Vec<Left>)>,
}

impl DocumentDialog {
    /// Begins with where every passage seems to go.
    pub(in crate::ui) fn new(from: String, document: Document, template: &Template) -> Self {
        let seems = takes(&document);
        Self {
            from,
            takes: seems.clone(),
            made: None,
            seems,
            targets: matched(&document, template),
            places: { sections(template).into_iter() }
                .filter(|place| place.is_own)
                .collect(),
            document,
        }
    }

    /// Returns what comes of what is chosen, and what is left.
    fn make(&self, draft: &Draft, template: &Template) -> (Proposal, Vec<Left>) {
        let taken = (self.targets.as_slice(), self.takes.as_slice());
        let (proposal, without) = proposal(&self.document, taken, draft, template);
        let mut left = untaken(&self.document, &self.targets, &self.takes);
        left.extend(without);
        (proposal, left)
    }

    /// Sends a passage elsewhere, with those below it that went the same way.
    fn send(&mut self, idx: usize, section: &str) {
        let place = self
            .places
            .iter()
            .find(|place| place.section.as_str() == section);
        let target = place.map(|place| Target {
            section: place.section.clone(),
            field: place.field.clone(),
            sure: 100,
        });
        let Some(before) = self.targets.get(idx).cloned() else {
            return;
        };
        let level = self
            .document
            .passages
            .get(idx)
            .map_or(0, |passage| passage.level);
        let section_of =
            |target: &Option<Target>| target.as_ref().map(|found| found.section.clone());
        let passages = self.document.passages.iter().zip(&mut self.targets);
        for (other, (passage, known)) in passages.enumerate().skip(idx) {
            let is_below = other == idx || passage.level > level;
            if !is_below {
                break;
            }
            if section_of(known) == section_of(&before) {
                known.clone_from(&target);
            }
        }
    }
}

pub(super) fn document_ui(
    ctx: &Context,
    dialog: &mut DocumentDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Bring in a document", WIDTH), |ui| {
        let view = setting.view.as_ref()?;
        head_ui(ui, dialog, setting.tokens);
        let moved = if ui.available_width() < MIN_WIDTH {
            passages_ui(ui, dialog)
        } else {
            outlines_ui(ui, dialog)
        };
        if let Some((idx, section)) = moved {
            dialog.send(idx, &section);
            dialog.made = None;
        }
        for idx in 0..dialog.document.tables.len() {
            table_ui(ui, idx, dialog);
        }
        if dialog.made.is_none() {
            dialog.made = Some(dialog.make(view.draft, view.template));
        }
        let (proposal, left) = dialog.made.as_ref()?;
        left_ui(ui, left, setting);
        answers_ui(ui, |ui| {
            let name = name(proposal);
            let is_any = !proposal.is_empty();
            let take = ui.add_enabled_ui(is_any, |ui| button_ui(ui, Button::primary(&name)));
            if setting.is_fresh && is_any {
                take.inner.request_focus();
            }
            if take.inner.clicked() {
                return Some(Reply::Act(Action::BringIn(proposal.clone())));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

fn head_ui(ui: &mut Ui, dialog: &DocumentDialog, tokens: &Tokens) {
    let (text, colors) = (&tokens.text, &tokens.colors);
    let passages = dialog.document.passages.iter().zip(&dialog.targets);
    let n_words: usize = passages.clone().map(|(passage, _)| passage.n_words()).sum();
    let taken = passages.filter(|(_, target)| target.is_some());
    let n_taken: usize = taken.map(|(passage, _)| passage.n_words()).sum();
    let what = format!(
        "{} has {n_words} words; {n_taken} of them go to sections. Look where each passage goes, and change what is wrong.",
        dialog.from
    );
    text_ui(ui, &what, text.body, colors.ink);
    let note = "What a section says already stays, and the text comes below it. One Undo takes all of it back.";
    text_ui(ui, note, text.hint, colors.muted);
}

/// Shows both outlines with lines between them. Returns which passage was sent to which section.
fn outlines_ui(ui: &mut Ui, dialog: &DocumentDialog) -> Option<(usize, String)> {
    let passages = dialog.document.passages.iter().zip(&dialog.targets);
    let to = |target: &Target| {
        let mut places = dialog.places.iter();
        places.position(|place| place.section == target.section)
    };
    let passages: Vec<Outlined<'_>> = passages
        .map(|(passage, target)| Outlined {
            heading: heading(passage),
            level: passage.level,
            hint: hint(passage, target.as_ref()),
            to: { target.as_ref() }
                .and_then(to)
                .map_or(Goal::Nowhere, Goal::Section),
            sure: target.as_ref().map_or(0, |target| target.sure),
        })
        .collect();
    let sections: Vec<Right<'_>> = { dialog.places.iter() }
        .map(|place| Right {
            title: &place.title,
            level: place.level(),
        })
        .collect();
    let (idx, to) = matching_ui(ui, Id::unique("outlines"), &passages, &sections)?;
    let section = match to {
        Goal::Section(to) => dialog.places.get(to)?.section.as_str(),
        Goal::Nowhere => NOWHERE,
    };
    Some((idx, section.to_owned()))
}

/// Shows the passages one below the other, each with a list of sections, where there is no room
/// for both outlines.
fn passages_ui(ui: &mut Ui, dialog: &DocumentDialog) -> Option<(usize, String)> {
    let mut moved = None;
    for (idx, passage) in dialog.document.passages.iter().enumerate() {
        let target = dialog.targets.get(idx).and_then(Option::as_ref);
        if let Some(section) = passage_ui(ui, (idx, passage), target, &dialog.places) {
            moved = Some((idx, section));
        }
    }
    moved
}

fn heading(passage: &Passage) -> &str {
    match passage.heading.as_str() {
        "" => "Before the first heading",
        heading => heading,
    }
}

/// Says how many words a passage has, and how sure its section is.
fn hint(passage: &Passage, target: Option<&Target>) -> String {
    let sure = target.map_or(String::new(), |target| format!(", {} % sure", target.sure));
    format!("{}{sure}", words_counted(passage.n_words()))
}

/// Shows a passage with where it goes. Returns the section that was chosen for it.
fn passage_ui(
    ui: &mut Ui,
    (idx, passage): (usize, &Passage),
    target: Option<&Target>,
    places: &[Place],
) -> Option<String> {
    let spec = FieldSpec {
        id: Id::unique(("passage", idx)),
        label: heading(passage),
        hint: &hint(passage, target),
    };
    let nowhere = ChoiceOption {
        name: NOWHERE,
        label: "Not taken",
    };
    let options: Vec<ChoiceOption<'_>> = std::iter::once(nowhere)
        .chain(places.iter().map(|place| ChoiceOption {
            name: place.section.as_str(),
            label: &place.title,
        }))
        .collect();
    let chosen = target.map_or(NOWHERE, |target| target.section.as_str());
    from_list_ui(ui, &spec, &options, chosen)
}

/// Says what is brought in.
fn name(proposal: &Proposal) -> String {
    let sections = match proposal.values.len() {
        0 => None,
        1 => Some("text for 1 section".to_owned()),
        n => Some(format!("text for {n} sections")),
    };
    let parts: Vec<String> = { sections.into_iter() }
        .chain(rows_in_words(&proposal.rows))
        .collect();
    bring_in_words(&parts)
}

/// Shows a table with what it is taken as, to choose.
fn table_ui(ui: &mut Ui, idx: usize, dialog: &mut DocumentDialog) {
    let table = dialog.document.tables.get(idx);
    let (Some(table), Some(seems)) = (table, dialog.seems.get(idx)) else {
        return;
    };
    let text = table.text();
    let begins: String = text.chars().take(MAX_BEGINS).collect();
    let label = format!("Table {}: {}…", idx + 1, begins.trim_start_matches("• "));
    let hint = match seems.n_rows(table) {
        1 => "1 row".to_owned(),
        n => format!("{n} rows"),
    };
    let spec = FieldSpec {
        id: Id::unique(("table", idx)),
        label: &label.replace('\n', " "),
        hint: &hint,
    };
    let rows = match seems {
        Takes::Rows(recognised) => Some(format!("As {}", recognised.register.many())),
        Takes::Words | Takes::Nothing => None,
    };
    let rows = rows.as_deref().map(|label| (AS_ROWS, label));
    let all = [(AS_WORDS, "As a list, in the text"), (NOWHERE, "Not taken")];
    let options: Vec<ChoiceOption<'_>> = { rows.into_iter().chain(all) }
        .map(|(name, label)| ChoiceOption { name, label })
        .collect();
    let chosen = match dialog.takes.get(idx) {
        Some(Takes::Rows(_)) => AS_ROWS,
        Some(Takes::Words) => AS_WORDS,
        Some(Takes::Nothing) | None => NOWHERE,
    };
    let chosen = from_list_ui(ui, &spec, &options, chosen);
    if let (Some(chosen), Some(takes)) = (chosen, dialog.takes.get_mut(idx)) {
        *takes = match chosen.as_str() {
            AS_ROWS => seems.clone(),
            AS_WORDS => Takes::Words,
            _ => Takes::Nothing,
        };
        dialog.made = None;
    }
}
