//! What changed between two states of a draft, word by word, part by part.
//!
//! What was taken out is struck through, what was put in underlined: the colour only helps. A
//! screen reader hears the words "removed" and "added".

use std::collections::BTreeSet;

use egui::{Align, Layout, Response, Role, Sense, Stroke, TextFormat, Ui, text::LayoutJob};

use super::{
    button::{Button, button_ui},
    press,
    text::{heading_ui, text_ui, words_counted},
};
use crate::compare::{Change, ChangeKind, Comparison, Group, Part, Piece, Shown, fold};
use crate::model::{Place, count_words};
use crate::ui::theme::{Tokens, Type};

/// How many words stay on both sides of a change.
const KEPT_WORDS: usize = 12;
/// How far the cells of a row stand in.
const INDENT: i8 = 16;

/// What a comparison is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct ComparisonSpec<'a> {
    /// What changed.
    pub changes: &'a Comparison,
    /// The texts that are shown whole.
    pub unfolded: &'a BTreeSet<Place>,
    /// The part that alone is shown.
    pub only: Option<&'a Part>,
    /// Whether each part and each change has a button that brings it back.
    pub can_restore: bool,
}

/// What the user did with a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComparisonAct {
    /// Asked for the whole text at a place, or for its changes only.
    Toggle(Place),
    /// Asked for a part as it was.
    Restore(Part),
    /// Asked for one text, row or cell as it was.
    PutBack(Place),
    /// Asked for a row where it stood.
    MoveBack(Place),
}

/// Shows every part that changed. Part by part, so that a long comparison can be scrolled.
pub fn comparison_ui(ui: &mut Ui, spec: &ComparisonSpec<'_>) -> Option<ComparisonAct> {
    let mut act = None;
    let groups = spec.changes.groups.iter();
    let shown = groups.filter(|group| spec.only.is_none_or(|only| *only == group.part));
    for (idx, group) in shown.enumerate() {
        if idx > 0 {
            ui.add_space(16.0);
        }
        act = group_ui(ui, spec, group).or(act);
    }
    act
}

fn group_ui(ui: &mut Ui, spec: &ComparisonSpec<'_>, group: &Group) -> Option<ComparisonAct> {
    let tokens = Tokens::of(ui);
    let mut act = None;
    ui.horizontal(|ui| {
        // The template is not the user's to bring back, and what was agreed is on record.
        let can_restore = spec.can_restore && !matches!(group.part, Part::Template | Part::Minutes);
        let text = restore_label(&group.part);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if can_restore {
                let response = button_ui(ui, Button::secondary(text));
                let name = format!("{text}: {}", group.title);
                press::name(ui, &response, Role::Button, &name);
                if response.clicked() {
                    act = Some(ComparisonAct::Restore(group.part.clone()));
                }
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let kind = tokens.text.card_title;
                heading_ui(ui, &group.title, 2, kind, tokens.colors.ink);
            });
        });
    });
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter()
        .hline(rect.x_range(), rect.center().y, tokens.rule());
    for change in &group.changes {
        ui.add_space(4.0);
        act = change_ui(ui, spec, change).or(act);
    }
    act
}

fn restore_label(part: &Part) -> &'static str {
    match part {
        Part::Section(_) => "Restore this section",
        Part::Template
        | Part::Order
        | Part::Register(_)
        | Part::Details
        | Part::Look
        | Part::Conflicts
        | Part::Team
        | Part::Answered
        | Part::Minutes
        | Part::Comments => "Restore this part",
    }
}

fn change_ui(ui: &mut Ui, spec: &ComparisonSpec<'_>, change: &Change) -> Option<ComparisonAct> {
    let tokens = Tokens::of(ui);
    let is_row = change.place.row().is_some();
    let kind = if is_row {
        tokens.text.strong
    } else {
        tokens.text.hint
    };
    let color = if is_row {
        tokens.colors.ink
    } else {
        tokens.colors.muted
    };
    let told = match change.kind {
        ChangeKind::Marked | ChangeKind::Readiness => change.label.clone(),
        ChangeKind::Added | ChangeKind::Deleted | ChangeKind::Changed | ChangeKind::Moved => {
            format!("{} · {}", change.kind.label(), change.label)
        }
    };
    text_ui(ui, &told, kind, color);
    let mut act = pieces_ui(ui, spec, change);
    act = put_back_ui(ui, spec, change).or(act);
    if !change.cells.is_empty() {
        let frame = egui::Frame::new().inner_margin(egui::Margin {
            left: INDENT,
            ..egui::Margin::ZERO
        });
        let cells = frame.show(ui, |ui| {
            let mut act = None;
            for cell in &change.cells {
                text_ui(ui, &cell.label, tokens.text.hint, tokens.colors.muted);
                act = pieces_ui(ui, spec, cell).or(act);
                // A row that came or went is put back whole.
                if change.kind == ChangeKind::Changed {
                    act = put_back_ui(ui, spec, cell).or(act);
                }
            }
            act
        });
        act = act.or(cells.inner);
    }
    act
}

/// Offers one change back as it was. What is marked or ready belongs to its part.
fn put_back_ui(ui: &mut Ui, spec: &ComparisonSpec<'_>, change: &Change) -> Option<ComparisonAct> {
    let act = put_back(change).filter(|_| spec.can_restore)?;
    let text = match act {
        ComparisonAct::MoveBack(_) => "Move it back",
        ComparisonAct::PutBack(_) | ComparisonAct::Restore(_) | ComparisonAct::Toggle(_) => {
            "Put this back"
        }
    };
    let response = button_ui(ui, Button::quiet(text));
    let name = format!("{text}: {}", change.label);
    press::name(ui, &response, Role::Button, &name);
    response.clicked().then_some(act)
}

/// Returns what puts one change back; none where that belongs to its part.
fn put_back(change: &Change) -> Option<ComparisonAct> {
    let is_told =
        |change: &Change| matches!(change.kind, ChangeKind::Marked | ChangeKind::Readiness);
    match &change.place {
        _ if is_told(change) => None,
        Place::Row(..) if change.kind == ChangeKind::Moved => {
            Some(ComparisonAct::MoveBack(change.place.clone()))
        }
        Place::Row(..)
            if change.kind == ChangeKind::Changed && change.cells.iter().all(is_told) =>
        {
            None
        }
        Place::Field(..) | Place::Row(..) | Place::Cell(..) | Place::Detail(_) => {
            Some(ComparisonAct::PutBack(change.place.clone()))
        }
        Place::Draft | Place::Section(_) => None,
    }
}

fn pieces_ui(ui: &mut Ui, spec: &ComparisonSpec<'_>, change: &Change) -> Option<ComparisonAct> {
    if change.pieces.is_empty() {
        return None;
    }
    let is_whole = spec.unfolded.contains(&change.place);
    let folded = fold(&change.pieces, KEPT_WORDS);
    let can_fold = folded.iter().any(|shown| matches!(shown, Shown::Folded(_)));
    if is_whole || !can_fold {
        words_ui(ui, &change.pieces);
    } else {
        shown_ui(ui, &folded);
    }
    let text = if is_whole {
        "Show changes only"
    } else {
        "Show the whole text"
    };
    let toggled = can_fold && button_ui(ui, Button::quiet(text)).clicked();
    toggled.then(|| ComparisonAct::Toggle(change.place.clone()))
}

/// Shows two texts in one, whole.
pub fn words_ui(ui: &mut Ui, pieces: &[Piece]) -> Response {
    let shown: Vec<Shown<'_>> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Same(text) => Shown::Same(text),
            Piece::Removed(text) => Shown::Removed(text),
            Piece::Added(text) => Shown::Added(text),
        })
        .collect();
    shown_ui(ui, &shown)
}

fn shown_ui(ui: &mut Ui, shown: &[Shown<'_>]) -> Response {
    let tokens = Tokens::of(ui);
    let mut job = LayoutJob::default();
    let mut was_removed = false;
    for shown in shown {
        let (text, format) = looks(&tokens, *shown);
        // What was put in stands a little off from what it stands for.
        let is_other = was_removed && matches!(shown, Shown::Added(_));
        job.append(&text, if is_other { 3.0 } else { 0.0 }, format);
        was_removed = matches!(shown, Shown::Removed(_));
    }
    job.wrap.max_width = ui.available_width();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, tokens.colors.ink);
    press::name(ui, &response, Role::Label, &spoken(shown));
    response
}

pub(super) fn looks(tokens: &Tokens, shown: Shown<'_>) -> (String, TextFormat) {
    let colors = &tokens.colors;
    let kind = Type {
        line: 24.0,
        ..tokens.text.prose
    };
    match shown {
        // Where bold type stayed bold, its marks are noise.
        Shown::Same(text) => (text.replace("**", ""), kind.format(colors.ink)),
        Shown::Removed(text) => {
            let format = TextFormat {
                strikethrough: Stroke::new(1.5, colors.attention),
                background: colors.attention_tint,
                ..kind.format(colors.attention)
            };
            (text.to_owned(), format)
        }
        Shown::Added(text) => {
            let format = TextFormat {
                underline: Stroke::new(1.5, colors.good),
                background: colors.good_tint,
                ..kind.format(colors.good)
            };
            (text.to_owned(), format)
        }
        Shown::Folded(text) => {
            let told = format!(" … {} … ", words_counted(count_words(text)));
            (told, tokens.text.hint.format(colors.muted))
        }
    }
}

/// Returns a comparison as a screen reader says it.
fn spoken(shown: &[Shown<'_>]) -> String {
    let said = shown.iter().map(|shown| match shown {
        Shown::Same(text) => text.replace("**", ""),
        Shown::Removed(text) => format!(" [removed: {}] ", text.trim()),
        Shown::Added(text) => format!(" [added: {}] ", text.trim()),
        Shown::Folded(text) => format!(" [{} unchanged] ", words_counted(count_words(text))),
    });
    let said: String = said.collect();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RegisterKind, RowId};

    #[test]
    fn a_screen_reader_hears_what_was_removed_and_added() {
        let shown = [
            Shown::Folded("Most of the "),
            Shown::Removed("boys"),
            Shown::Added("girls"),
            Shown::Same(" live near home."),
        ];
        assert_eq!(
            spoken(&shown),
            "[3 words unchanged] [removed: boys] [added: girls] live near home."
        );
    }

    #[test]
    fn a_moved_row_is_moved_back_and_of_a_changed_one_only_what_it_says_is_put_back() {
        let row = RowId::new("f-one").unwrap();
        let place = Place::Row(RegisterKind::Findings, row.clone());
        let change = |place: &Place, kind, cells| Change {
            place: place.clone(),
            label: "Finding".to_owned(),
            kind,
            pieces: Vec::new(),
            cells,
        };
        let at = |kind, cells| put_back(&change(&place, kind, cells));
        let back = Some(ComparisonAct::PutBack(place.clone()));
        let said = Place::Cell(RegisterKind::Findings, row, "said");
        let said = change(&said, ChangeKind::Changed, Vec::new());
        let marked = change(&place, ChangeKind::Marked, Vec::new());
        assert_eq!(
            at(ChangeKind::Moved, Vec::new()),
            Some(ComparisonAct::MoveBack(place.clone()))
        );
        assert_eq!(at(ChangeKind::Changed, vec![said, marked.clone()]), back);
        assert_eq!(at(ChangeKind::Changed, vec![marked]), None);
        assert_eq!(at(ChangeKind::Deleted, Vec::new()), back);
    }
}
