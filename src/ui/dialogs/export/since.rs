//! Whether changes are marked in the paper, and since when.

use egui::{Id, Ui};

use crate::session::{Format, Kept};
use crate::ui::{
    theme::Tokens,
    widgets::{
        choice::{ChoiceOption, from_list_ui},
        field::FieldSpec,
        text::text_ui,
    },
};

/// How many states can be chosen. Snapshots are always among them.
const MOST: usize = 60;
const NOT: &str = "no changes";

/// Since when changes are marked.
#[derive(Debug, Default)]
pub(in crate::ui) struct Marking {
    /// The states with their words, newest first, once they are known.
    states: Vec<(Kept, String)>,
    is_known: bool,
    chosen: Option<usize>,
}

impl Marking {
    /// Returns the state since which changes are marked.
    pub(super) fn chosen(&self, format: Format) -> Option<&Kept> {
        if format == Format::Workbook {
            return None;
        }
        let state = self.chosen.and_then(|idx| self.states.get(idx));
        state.map(|(kept, _)| kept)
    }

    /// Takes note of what is kept, once.
    pub(super) fn know(&mut self, states: &[Kept], say: impl Fn(&Kept) -> String) {
        if self.is_known {
            return;
        }
        self.is_known = true;
        let few = states.iter().enumerate();
        let few = few.filter(|(idx, kept)| *idx < MOST || kept.name.is_some());
        self.states = few.map(|(_, kept)| (kept.clone(), say(kept))).collect();
    }
}

/// Asks since when changes are marked. Returns whether that was changed. Nothing is asked where
/// nothing is kept, nor of a workbook, which has no place for marks.
pub(super) fn since_ui(
    ui: &mut Ui,
    marking: &mut Marking,
    format: Format,
    tokens: &Tokens,
) -> bool {
    if marking.states.is_empty() || format == Format::Workbook {
        return false;
    }
    let names: Vec<String> = (0..marking.states.len())
        .map(|idx| idx.to_string())
        .collect();
    let mut options = vec![ChoiceOption {
        name: NOT,
        label: "Not marked: the finished paper",
    }];
    let states = names.iter().zip(&marking.states);
    options.extend(states.map(|(name, (_, label))| ChoiceOption { name, label }));
    let chosen = marking.chosen.and_then(|idx| names.get(idx));
    let spec = FieldSpec {
        id: Id::unique("changes since"),
        label: "Mark changes since",
        hint: "A working copy that shows what came in and what went out",
    };
    let chosen = chosen.map_or(NOT, String::as_str);
    let picked = from_list_ui(ui, &spec, &options, chosen);
    if marking.chosen.is_some() {
        text_ui(ui, told(format), tokens.text.hint, tokens.colors.muted);
    }
    let Some(picked) = picked else { return false };
    marking.chosen = picked.parse().ok();
    true
}

/// Says how a format marks changes.
fn told(format: Format) -> &'static str {
    match format {
        Format::Pdf => {
            "Underlined and struck through, and said aloud by screen readers. Every page says that it is a working copy."
        }
        Format::Word => {
            "As tracked changes, which Word can accept or reject. Every page says that it is a working copy."
        }
        Format::Web => "Underlined and struck through, and said aloud by screen readers.",
        Format::Workbook => "A workbook shows no changes.",
        Format::Markdown => {
            "Between <ins> and <del>, which most programs show underlined and struck through."
        }
    }
}
