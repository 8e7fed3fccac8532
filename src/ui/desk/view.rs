//! What panels draw from: an open draft, read only, with what was worked out from it.
//!
//! A panel that needs more than this and [`super::state::UiState`] asks for it here.

use std::{collections::BTreeMap, path::Path};

use jiff::civil::Date;

use super::{company::Notice, proofs::Proofs, talk::Talk};
use crate::check::{self, Finding};
use crate::content;
use crate::model::{Draft, Marking, Place, Record, RegisterKind, RowId, SectionId};
use crate::session::{self, Headway, LaidOut, Past, Readiness, Review, SectionHeadway};
use crate::template::{RegisterView, Section, Template};
use crate::ui::{theme::Tokens, widgets::badge::Badge};

/// An open draft as the window shows it.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The template it is written with.
    pub template: &'a Template,
    /// Grows with every change.
    pub revision: u64,
    /// Grows whenever another draft is opened: part of the id of every editor, so that no
    /// editor's memory reaches another draft.
    pub load: u64,
    /// What readiness finds, the most needed first.
    pub findings: &'a [Finding],
    /// The same by section.
    pub readiness: &'a Readiness,
    /// Words and states by section.
    pub headway: &'a Headway,
    /// Who may read rows, of those that not everyone may read.
    pub markings: &'a BTreeMap<RowId, Marking>,
    /// The day where the user is.
    pub today: Date,
    /// Whether the file holds what is on the screen.
    pub save: &'a SaveState,
    /// What must be said over the page.
    pub notices: &'a [Notice],
    /// The draft's file, if it has one.
    pub path: Option<&'a Path>,
    /// Whether the draft is protected with a passphrase.
    pub is_closed: bool,
    /// What undoing would take back.
    pub undo: Option<&'a str>,
    /// What redoing would do again.
    pub redo: Option<&'a str>,
    /// How many pages the paper has, as far as known.
    pub pages: PageCount,
    /// The pages as they were laid out last.
    pub laid: Option<&'a LaidOut>,
    /// What is noted about the language of its texts.
    pub proofs: &'a Proofs,
    /// What people say about it.
    pub talk: &'a Talk,
    /// Earlier versions of the draft.
    pub past: &'a Past,
    /// What changed, where it is shown in the texts.
    pub review: Option<&'a Review>,
    /// Colours, spaces and type.
    pub tokens: &'a Tokens,
}

/// Whether the file holds what is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// There is no file yet.
    Never,
    /// Saved, with the time of day where it was saved in this run.
    Saved(Option<String>),
    /// Changed since it was saved. Whether a recovery copy holds the changes.
    Changed {
        /// Whether a copy of the changes is safe, should the program end now.
        is_kept: bool,
    },
    /// Changed since it was saved, and a recovery copy of it could not be written.
    Unkept,
    /// Being written.
    Saving,
    /// Saved, while what the file left before is still being protected.
    Protecting(Option<String>),
    /// The last attempt to save failed.
    Failed,
}

/// How many pages the paper has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PageCount {
    /// Not counted yet.
    #[default]
    Unknown,
    /// As of the last count; the draft may have changed since.
    About(usize),
}

impl<'a> View<'a> {
    /// Returns where a place is, in the words of the template.
    pub fn label(&self, place: &Place) -> String {
        session::place_label(self.draft, self.template, place)
    }

    /// Returns what a row is, in a few words.
    pub fn row_title(&self, register: RegisterKind, row: &RowId) -> String {
        session::row_title(self.draft, register, row)
    }

    /// Returns how far a section has come.
    pub fn section_headway(&self, section: &SectionId) -> SectionHeadway {
        self.headway.section(section)
    }

    /// Returns the rows that a section shows in a view of a register.
    pub fn rows(&self, section: &Section, view: &RegisterView) -> Vec<&'a dyn Record> {
        session::rows_in_view(self.draft, section, view)
    }

    /// Returns the section where a place is shown; none for the cover and the draft as a whole,
    /// and for rows that no section shows.
    pub fn section_of(&self, place: &Place) -> Option<&'a Section> {
        let home = check::home(self.draft, self.template, place)?;
        self.template.section(&home)
    }

    /// Returns how much is to do in a section and the sections within it.
    pub fn n_to_do(&self, section: &Section) -> usize {
        let own = self.readiness.n_at(Some(&section.id));
        let below: usize = section
            .sections
            .iter()
            .map(|inner| self.n_to_do(inner))
            .sum();
        own + below
    }

    /// Returns the marking that holds at a place.
    pub fn marking(&self, place: &Place) -> Marking {
        match place {
            Place::Section(_) | Place::Field(..) if self.draft.markings.is_empty() => {
                Marking::default()
            }
            Place::Draft | Place::Detail(_) | Place::Section(_) | Place::Field(..) => {
                content::marking_at(self.draft, self.template, place)
            }
            // Where a row stands, and so what it inherits, is worked out elsewhere.
            Place::Row(_, row) | Place::Cell(_, row, _) => {
                let own = self.draft.own_marking(place);
                match self.markings.get(row) {
                    Some(_) if own.is_contradictory() => own,
                    Some(known) => own.within(known),
                    None => own,
                }
            }
        }
    }

    /// Returns the badge of a section; none where everyone may read it.
    pub fn section_badge(&self, section: &SectionId) -> Option<Badge> {
        if self.draft.markings.is_empty() {
            return None;
        }
        let place = Place::Section(section.clone());
        let own = self.draft.own_marking(&place);
        if own.is_contradictory() {
            return Badge::of(&own);
        }
        Badge::of(&self.marking(&place))
    }

    /// Returns the findings in a section, not in the sections within it.
    pub fn findings_in(&self, section: &SectionId) -> Vec<&'a Finding> {
        self.findings
            .iter()
            .enumerate()
            .filter(|(idx, _)| self.readiness.home(*idx) == Some(section))
            .map(|(_, finding)| finding)
            .collect()
    }

    /// Returns a widget id that no other draft, and no other place of this one, shares.
    pub fn id(&self, place: &Place) -> egui::Id {
        egui::Id::unique((self.load, place))
    }
}
