//! The words of a text that people said something about, among what is marked in it.

use std::{borrow::Cow, ops::Range};

use egui::{Response, Ui};

use super::marked::{Proofed, way_to};
use crate::model::{Comment, CommentId, Place, shortened};
use crate::prose::{Mark, MarkKind};
use crate::ui::{
    commands::{Command, actions::CommentAction},
    section::{said::open_at, sheet::Sheet},
    widgets::prose::MarkResponse,
};

/// How much of a comment is said under the pointer.
const SAID_CHARS: usize = 240;

/// The passages of a text that are commented on.
pub(super) struct Commented {
    list: Vec<(Range<usize>, CommentId, String)>,
}

impl Commented {
    pub(super) fn new(sheet: &Sheet<'_, '_>, place: &Place, text: &str) -> Self {
        let passages = open_at(sheet, place).filter_map(|comment| {
            let range = comment.passage.as_ref()?.range(text)?;
            Some((range, comment.id.clone(), said(comment)))
        });
        Self {
            list: passages.collect(),
        }
    }

    /// Returns what is noted in the text, and behind it what is commented on.
    pub(super) fn with_marks<'m>(&self, proofed: &'m Proofed<'_>) -> Cow<'m, [Mark]> {
        let noted = proofed.marked.marks.as_slice();
        if self.list.is_empty() {
            return Cow::Borrowed(noted);
        }
        let commented = self.list.iter().map(|(range, ..)| Mark {
            range: range.clone(),
            kind: MarkKind::Comment,
        });
        Cow::Owned(noted.iter().cloned().chain(commented).collect())
    }

    /// Says what was said under the pointer, and shows the thread that was pressed. Returns what
    /// was done with the other marks.
    pub(super) fn answer(
        &self,
        (ui, sheet): (&Ui, &mut Sheet<'_, '_>),
        proofed: &Proofed<'_>,
        (told, response): (MarkResponse, &Response),
    ) -> MarkResponse {
        let n_noted = proofed.marked.noted.len();
        let of = |nth: Option<usize>| self.list.get(nth?.checked_sub(n_noted)?);
        if let Some((_, id, _)) = of(told.pressed) {
            sheet.actions.comment(CommentAction::Show(id.clone()));
            ui.request_repaint();
        } else if let Some((_, _, said)) = of(told.hovered) {
            response.clone().on_hover_text_at_pointer(said);
        }
        let is_noted = |nth: &usize| *nth < n_noted;
        MarkResponse {
            pressed: told.pressed.filter(is_noted),
            hovered: told.hovered.filter(is_noted),
            ..told
        }
    }

    /// Returns what a screen reader says of them beside the text; none where there is none.
    pub(super) fn spoken(&self, ui: &Ui) -> Option<String> {
        let n = self.list.len();
        (n > 0).then(|| {
            let way = way_to(ui, Command::NextComment);
            format!("{}{way}", crate::ui::section::said::n_comments(n))
        })
    }
}

fn said(comment: &Comment) -> String {
    let mut lines: Vec<String> = Vec::new();
    for said in &comment.said {
        lines.push(format!(
            "{}: {}",
            said.who,
            shortened(&said.says, SAID_CHARS)
        ));
    }
    lines.join("\n")
}
