//! What is noted in a text, under the pointer and by key: what it is, what could stand there, and
//! what else can be done about it.

use std::rc::Rc;

use egui::{PopupAnchor, Response, Tooltip, Ui};

use crate::model::{Place, Prose, Value};
use crate::prose::{Buffer, cite_over};
use crate::session::Noted;
use crate::ui::{
    commands::{Command, keys},
    desk::{proofs::Marked, state::AskedWord},
    section::sheet::Sheet,
    widgets::{
        line_edit::put_line_caret,
        prose::{MarkResponse, put_caret},
        word_menu::{MenuPick, WordMenu, word_menu_ui},
    },
};

/// What can be done about a word that no dictionary knows.
const ABOUT_WORDS: &[&str] = &[
    "Add to my words",
    "Add to this draft’s words",
    "Ignore it here",
];
/// What can be done about a figure that stands in the register.
const BIND: &str = "Bind it: say here what the register says";
/// What can be done about anything else.
const ABOUT_REMARKS: &[&str] = &["Ignore it here"];

/// A text with what is noted in it.
pub(super) struct Proofed<'a> {
    pub(super) place: &'a Place,
    pub(super) text: &'a str,
    pub(super) is_prose: bool,
    pub(super) marked: Rc<Marked>,
}

impl<'a> Proofed<'a> {
    pub(super) fn new(
        sheet: &Sheet<'_, '_>,
        place: &'a Place,
        text: &'a str,
        is_prose: bool,
    ) -> Self {
        Self {
            place,
            text,
            is_prose,
            marked: sheet.view.proofs.of(place, text, is_prose),
        }
    }

    /// Returns the number of the mark that the user asks about.
    pub(super) fn wanted(&self, sheet: &Sheet<'_, '_>) -> Option<usize> {
        let asked = sheet.state.asked.as_ref()?;
        if asked.place != *self.place {
            return None;
        }
        let mut noted = self.marked.noted.iter();
        noted.position(|noted| noted.range == asked.range)
    }
}

/// Says what is under the pointer, and shows what can be done about what the user asks about.
pub(super) fn marked_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    proofed: &Proofed<'_>,
    (told, response, commented): (MarkResponse, &Response, Option<String>),
) {
    let noted = &proofed.marked.noted;
    describe(ui, sheet, proofed, commented);
    let is_asked_here = sheet
        .state
        .asked
        .as_ref()
        .is_some_and(|asked| asked.place == *proofed.place);
    if let Some(noted) = told.pressed.and_then(|nth| noted.get(nth)) {
        sheet.state.asked = Some(AskedWord {
            place: proofed.place.clone(),
            range: noted.range.clone(),
        });
        ui.request_repaint();
    } else if let Some((first, last)) = told.beside {
        let words = beside(noted, first, last);
        Tooltip::always_open(
            ui.ctx().clone(),
            ui.layer_id(),
            sheet.id(proofed.place),
            PopupAnchor::Pointer,
        )
        .gap(12.0)
        .show(|ui| ui.label(words));
    } else if let Some(noted) = told.hovered.and_then(|nth| noted.get(nth))
        && !is_asked_here
    {
        response.clone().on_hover_text_at_pointer(&noted.message);
    }
    if !is_asked_here {
        return;
    }
    let wanted = proofed.wanted(sheet);
    match (wanted.and_then(|nth| noted.get(nth)), told.place) {
        (Some(noted), Some(anchor)) => menu_ui(ui, sheet, proofed, noted, anchor),
        // It is brought into sight first.
        (Some(_), None) => {}
        (None, _) => sheet.state.asked = None,
    }
}

/// Returns what is said beside a row: every remark that begins in it.
fn beside(noted: &[Noted], first: usize, last: usize) -> String {
    let within = noted.iter().take(last + 1).skip(first);
    let remarks = within.filter(|noted| !noted.is_spelling());
    let words: Vec<&str> = remarks.map(|noted| noted.message.as_str()).collect();
    words.join("\n")
}

/// Says which keys lead to what is marked; nothing where the user took them away.
pub(super) fn way_to(ui: &Ui, command: Command) -> String {
    match keys::words(ui.ctx(), command) {
        keys if keys.is_empty() => keys,
        keys => format!("; {keys} goes to them"),
    }
}

/// Tells screen readers how much is marked, which they cannot see.
fn describe(ui: &Ui, sheet: &Sheet<'_, '_>, proofed: &Proofed<'_>, commented: Option<String>) {
    let noted = &proofed.marked.noted;
    if noted.is_empty() && commented.is_none() {
        return;
    }
    let count = |is_it: fn(&Noted) -> bool| noted.iter().filter(|noted| is_it(noted)).count();
    let (n_words, n_figures) = (count(Noted::is_spelling), count(Noted::is_bindable));
    let kinds = [
        (n_words, "in no dictionary"),
        (noted.len() - n_words - n_figures, "to say more plainly"),
        (n_figures, "that could be bound to the register"),
    ];
    let kinds = kinds.iter().filter(|(n, _)| *n > 0);
    let words: Vec<String> = kinds.map(|(n, what)| format!("{n} {what}")).collect();
    let words = words.join(", ");
    let way = way_to(ui, Command::NextMark);
    ui.accesskit_node_builder(sheet.id(proofed.place), |node| {
        let noted = (!words.is_empty()).then(|| format!("{words}{way}"));
        let all: Vec<String> = noted.into_iter().chain(commented).collect();
        node.set_description(all.join(". "));
    });
}

fn menu_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    proofed: &Proofed<'_>,
    noted: &Noted,
    anchor: egui::Rect,
) {
    let word = proofed.text.get(noted.range.clone()).unwrap_or_default();
    let suggestions = if noted.is_spelling() {
        sheet.view.proofs.meant(word)
    } else {
        Some(noted.suggestions.clone())
    };
    let bound = [BIND.to_owned()];
    let menu = WordMenu {
        message: &noted.message,
        suggestions: if noted.is_bindable() {
            Some(&bound)
        } else {
            suggestions.as_deref()
        },
        others: if noted.is_spelling() {
            ABOUT_WORDS
        } else {
            ABOUT_REMARKS
        },
    };
    let id = sheet.id(proofed.place);
    let Some(pick) = word_menu_ui(ui, id.with("word menu"), anchor, &menu) else {
        return;
    };
    sheet.state.asked = None;
    ui.memory_mut(|memory| memory.request_focus(id));
    match pick {
        MenuPick::Suggestion(nth) => {
            if let Some(words) = suggestions.iter().flatten().nth(nth) {
                replace(ui, sheet, proofed, noted, words);
            }
        }
        MenuPick::Other(nth) if noted.is_spelling() && nth == 0 => {
            sheet.actions.own_word(word.to_owned());
        }
        MenuPick::Other(nth) if noted.is_spelling() && nth == 1 => add_to_draft(sheet, word),
        MenuPick::Other(_) => sheet
            .actions
            .ignore_word(proofed.place.clone(), word.to_owned()),
        MenuPick::Nothing => {}
    }
}

/// Puts other words in the place of what was noted, and the caret behind them.
fn replace(ui: &Ui, sheet: &mut Sheet<'_, '_>, proofed: &Proofed<'_>, noted: &Noted, words: &str) {
    let (text, range, id) = (proofed.text, &noted.range, sheet.id(proofed.place));
    if noted.is_bindable() {
        let bound = cite_over(&Buffer::at(text, range.end), range.start, words);
        put_caret(ui, id, bound.caret);
        sheet.set(proofed.place, Value::Prose(Prose::new(bound.text)));
    } else if proofed.is_prose {
        let passage = Buffer {
            text: text.to_owned(),
            anchor: range.start,
            caret: range.end,
        };
        let typed = passage.nearby(|passage| passage.type_text(words, Some(&passage.voice())));
        put_caret(ui, id, typed.caret);
        sheet.set(proofed.place, Value::Prose(Prose::new(typed.text)));
    } else {
        let before = text.get(..range.start).unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        let now = format!("{before}{words}{after}");
        put_line_caret(ui, id, &now, range.start + words.len());
        sheet.set(proofed.place, Value::Text(now));
    }
}

fn add_to_draft(sheet: &mut Sheet<'_, '_>, word: &str) {
    let mut words = sheet.view.draft.details.words.clone();
    words.push(word.to_owned());
    sheet.set(&Place::Detail("words"), Value::List(words));
}
