//! Going to a place of the open draft, and wishes for the keyboard and the caret there.

use super::{
    open_draft::{Desk, Sight},
    state::{Over, Screen, UiState},
    strays::is_shown_here,
};
use crate::check;
use crate::model::{Draft, Place, RegisterKind, RowId, SectionId};
use crate::session;
use crate::template::{FieldKind, Template};

/// For how many frames a wish for the keyboard or the caret may wait for who takes it.
const MAX_FRAMES: u8 = 4;

impl Desk {
    /// Takes note that the draft was drawn, and gives up a wish for the keyboard that nobody took
    /// for some frames. Says whether it was the first time: then the rest can begin.
    pub(in crate::ui) fn drawn(&mut self) -> bool {
        if self.state.focus.is_none() {
            self.frames_waited = 0;
            self.give_up_wishes();
        } else if self.frames_waited == MAX_FRAMES {
            self.state.focus = None;
        } else {
            self.frames_waited += 1;
        }
        let is_first = self.sight == Sight::None;
        if is_first {
            self.sight = Sight::First;
        }
        is_first
    }

    /// Gives up wishes for the caret that nobody took for some frames without one for the keyboard:
    /// they may stand before that one does.
    fn give_up_wishes(&mut self) {
        let state = &mut self.state;
        let is_waiting =
            state.caret_wish.is_some() || state.cell_wish.is_some() || state.head_wish.is_some();
        if !is_waiting {
            self.wishes_waited = 0;
        } else if self.wishes_waited == MAX_FRAMES {
            (state.caret_wish, state.cell_wish, state.head_wish) = (None, None, None);
        } else {
            self.wishes_waited += 1;
        }
    }

    /// Opens the page where a place is, its card if it stands in one, and asks for the keyboard.
    pub(in crate::ui) fn go(&mut self, place: Place) {
        let (draft, template) = (self.session.draft(), self.session.template());
        let screen = match &place {
            Place::Draft | Place::Detail(_) => Some(Screen::Details),
            Place::Section(section) | Place::Field(section, _) => {
                Some(Screen::Section(section.clone()))
            }
            Place::Row(register, row) | Place::Cell(register, row, _) => {
                if shows_row(&self.state, draft, template, *register, row) {
                    None
                } else {
                    let added = self.state.strays.get(row).cloned();
                    let home = check::home(draft, template, &place);
                    added.or(home).map(Screen::Section)
                }
            }
        };
        // What stands in the place of the text makes way for it.
        if self.state.is_alone || self.state.over == Over::Outline {
            self.state.over = Over::Nothing;
        }
        if let Some((_, row)) = place.row() {
            self.state.cards.open(row.clone());
        }
        if let Some(screen) = screen
            && screen != self.state.screen
        {
            self.state.outline_follows = Some(screen.clone());
            self.state.screen = screen;
            self.state.scroll_to_top = true;
            self.state.current = None;
            self.state.caret = None;
        }
        self.state.focus = Some(match &place {
            Place::Section(section) => self.first_text(section).unwrap_or(place),
            Place::Draft
            | Place::Detail(_)
            | Place::Field(..)
            | Place::Row(..)
            | Place::Cell(..) => place,
        });
    }

    /// Puts the keyboard to where the open page begins.
    pub(in crate::ui) fn begin_page(&mut self) {
        self.state.focus = Some(match self.state.section() {
            Some(section) => self
                .first_text(section)
                .unwrap_or_else(|| Place::Section(section.clone())),
            None => Place::Draft,
        });
    }

    /// Returns the first text of a section, unless rows stand before it: among those the
    /// keyboard would be out of sight of the section’s head.
    fn first_text(&self, section: &SectionId) -> Option<Place> {
        let section = self.session.template().section(section)?;
        let mut fields = section.fields.iter();
        let first = fields.find(|field| {
            matches!(
                field.kind,
                FieldKind::Prose | FieldKind::Line | FieldKind::Register(_)
            )
        })?;
        let is_text = !matches!(first.kind, FieldKind::Register(_));
        is_text.then(|| Place::Field(section.id.clone(), first.id.clone()))
    }
}

/// Whether the open page shows a row already, so that the page need not change.
fn shows_row(
    state: &UiState,
    draft: &Draft,
    template: &Template,
    register: RegisterKind,
    row: &RowId,
) -> bool {
    template
        .views(register)
        .into_iter()
        .filter(|(section, _, _)| state.section() == Some(&section.id))
        .any(|(section, _, view)| {
            session::rows_in_view(draft, section, view)
                .iter()
                .filter(|shown| shown.id() == row)
                .any(|shown| {
                    let here = (section, view);
                    is_shown_here(draft, template, &state.strays, here, *shown)
                })
        })
}
