//! What a prose editor is told, and what it tells.

use std::ops::Range;

use egui::{Id, Rect, Response};

use super::line_job::Label;
use crate::prose::{Brought, Mark};
use crate::ui::widgets::link_picker::PickRow;

/// What a prose editor is for.
#[derive(Clone, Copy)]
pub struct ProseSpec<'a> {
    /// Names the editor. Made of the document, the place and the load, so that no two texts
    /// ever share a caret.
    pub id: Id,
    /// What a screen reader calls it: the prompt.
    pub name: &'a str,
    /// What stands there while nothing is written.
    pub hint: &'a str,
    /// How many lines it is high at least.
    pub n_lines: u8,
    /// What the chip of a cited row says; none where the row does not exist.
    pub label: &'a dyn Fn(&str) -> Option<Label>,
    /// The rows that can be cited; asked for when the list opens.
    pub citable: &'a dyn Fn() -> Vec<PickRow>,
    /// What is marked, by where it begins. Who marked it is none of the editor's business.
    pub marks: &'a [Mark],
    /// The mark whose place is wanted, by its number.
    pub wanted: Option<usize>,
}

/// What the user did in a prose editor.
#[derive(Debug)]
pub struct ProseResponse {
    /// The text as it is now, if it changed.
    pub changed: Option<String>,
    /// What is selected, in bytes of the text as it is now.
    pub selection: Range<usize>,
    /// Whether the editor or its bar has the keyboard.
    pub has_focus: bool,
    /// The row whose chip was pressed.
    pub followed: Option<String>,
    /// The address of a link that is to be opened.
    pub visited: Option<String>,
    /// What was typed where new evidence was asked for; cite the new row when it is there.
    pub add_new: Option<String>,
    /// What was pasted with its looks.
    pub brought: Option<Brought>,
    /// What was done with marks.
    pub marked: MarkResponse,
    /// Whether something is to be said about what is selected.
    pub wants_comment: bool,
    /// egui's response of the text field.
    pub response: Response,
}

/// What the user did with the marks of an editor.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct MarkResponse {
    /// The mark that was pressed with the other button, by its number.
    pub pressed: Option<usize>,
    /// The mark under the pointer.
    pub hovered: Option<usize>,
    /// The first and the last of those whose mark in the margin the pointer rests on.
    pub beside: Option<(usize, usize)>,
    /// Where the wanted mark stands: its last row.
    pub place: Option<Rect>,
}
