//! What the user asked for while the window was drawn. Carried out afterwards, in order.

use std::path::PathBuf;

use super::{command::Command, company::CompanyAction, review::ReviewAction};
use crate::check::Finding;
use crate::model::{CommentId, Place, RegisterKind, RowId, SectionId};
use crate::session::{self, Glance, Remark};

/// One thing the user asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum UiAction {
    /// Change the draft.
    Do(session::Action),
    /// Say that something was deleted in the change asked for just before, with a way back.
    Deleted(String),
    /// Put the keyboard at the head of a row, whose card stays as it is.
    Head(RowId),
    /// Show a register as a table, or as cards.
    ShowTable(RegisterKind, bool),
    /// Add a row that is linked from somewhere, and go on in it.
    AddLinked(session::Action),
    /// Open the page where a place is and put the keyboard there.
    Go(Place),
    /// Run a command, as from the menu.
    Run(Command),
    /// Ask who may read a section, a field or a row.
    AskMarking(Place),
    /// Ask who writes a section or a row.
    AskAssign(Place),
    /// Ask why something stays as it is that readiness found.
    AskWhy(Box<Finding>),
    /// Deal with what people said about the draft.
    Comment(CommentAction),
    /// Say something in the window until it is put away.
    Tell(String),
    /// Say what became of tables that were pasted, and offer them as rows.
    TellTable(String, Vec<Vec<Vec<String>>>),
    /// End the tour, and offer it no more.
    EndTour,
    /// Ask for the file of a logo.
    AskLogo,
    /// Open a web address.
    Visit(String),
    /// Deal with somebody else at the draft.
    Deal(CompanyAction),
    /// Take a word for right in every draft of this user.
    OwnWord(String),
    /// Say nothing more of some words at a place.
    IgnoreWord(Place, String),
    /// Take a snapshot, show the folder of earlier versions, or clear it.
    History(HistoryAction),
    /// Decide about what changed.
    Review(ReviewAction),
}

impl UiAction {
    /// Whether it is what a key typed.
    pub(in crate::ui) fn is_typing(&self) -> bool {
        matches!(self, Self::Do(session::Action::Type { .. }))
    }
}

/// What the user does with what people said about the draft.
#[derive(Debug, Clone, PartialEq)]
pub enum CommentAction {
    /// Show this thread beside the text.
    Show(CommentId),
    /// Go to what it is about.
    GoTo(CommentId),
    /// Ask for a comment on a place.
    Ask(Place),
    /// Ask for a reply to this thread.
    AskReply(CommentId),
    /// Change it.
    Do(Remark),
}

/// What the user asked of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryAction {
    /// Keep the draft as it is under a name.
    Snapshot(String),
    /// Show what changed in a section since the user saw it.
    Since(SectionId, Glance),
    /// Show a kept state beside the text: its file, and what it is called.
    Beside(PathBuf, String),
    /// Open the folder in the file manager.
    ShowFolder,
    /// Delete everything that is kept.
    Clear,
}

/// What the user asked for in this frame.
#[derive(Debug, Default)]
pub struct Actions {
    list: Vec<UiAction>,
}

impl Actions {
    /// Changes the draft.
    pub fn act(&mut self, action: session::Action) {
        self.list.push(UiAction::Do(action));
    }

    /// Says that something was deleted in the change asked for just before, with a way back.
    pub fn deleted(&mut self, what: String) {
        self.list.push(UiAction::Deleted(what));
    }

    /// Puts the keyboard at the head of a row, whose card stays as it is.
    pub fn head(&mut self, row: RowId) {
        self.list.push(UiAction::Head(row));
    }

    /// Shows a register as a table, or as cards.
    pub fn show_table(&mut self, register: RegisterKind, is_table: bool) {
        self.list.push(UiAction::ShowTable(register, is_table));
    }

    /// Adds a row that is linked from somewhere, and goes on in it.
    pub fn add_linked(&mut self, action: session::Action) {
        self.list.push(UiAction::AddLinked(action));
    }

    /// Takes a word for right in every draft of this user.
    pub fn own_word(&mut self, word: String) {
        self.list.push(UiAction::OwnWord(word));
    }

    /// Says nothing more of some words at a place.
    pub fn ignore_word(&mut self, place: Place, word: String) {
        self.list.push(UiAction::IgnoreWord(place, word));
    }

    /// Opens the page where a place is and puts the keyboard there.
    pub fn go(&mut self, place: Place) {
        self.list.push(UiAction::Go(place));
    }

    /// Deals with somebody else at the draft.
    pub fn company(&mut self, action: CompanyAction) {
        self.list.push(UiAction::Deal(action));
    }

    /// Runs a command.
    pub fn run(&mut self, command: Command) {
        self.list.push(UiAction::Run(command));
    }

    /// Asks who may read a place.
    pub fn ask_marking(&mut self, place: Place) {
        self.list.push(UiAction::AskMarking(place));
    }

    /// Asks who writes a section or a row.
    pub fn ask_assign(&mut self, place: Place) {
        self.list.push(UiAction::AskAssign(place));
    }

    /// Asks why something stays as it is that readiness found.
    pub fn ask_why(&mut self, finding: &Finding) {
        self.list.push(UiAction::AskWhy(Box::new(finding.clone())));
    }

    /// Deals with what people said about the draft.
    pub fn comment(&mut self, action: CommentAction) {
        self.list.push(UiAction::Comment(action));
    }

    /// Says something in the window until it is put away.
    pub fn tell(&mut self, words: String) {
        self.list.push(UiAction::Tell(words));
    }

    /// Ends the tour, and offers it no more.
    pub fn end_tour(&mut self) {
        self.list.push(UiAction::EndTour);
    }

    /// Says what became of tables that were pasted, and offers them as rows.
    pub fn tell_table(&mut self, words: String, tables: Vec<Vec<Vec<String>>>) {
        self.list.push(UiAction::TellTable(words, tables));
    }

    /// Asks for the file of a logo.
    pub fn ask_logo(&mut self) {
        self.list.push(UiAction::AskLogo);
    }

    /// Opens a web address.
    pub fn visit(&mut self, address: String) {
        self.list.push(UiAction::Visit(address));
    }

    /// Decides about what changed.
    pub fn review(&mut self, action: ReviewAction) {
        self.list.push(UiAction::Review(action));
    }

    /// Asks something of the history.
    pub fn history(&mut self, action: HistoryAction) {
        self.list.push(UiAction::History(action));
    }

    /// Returns what was asked for, in order, and forgets it.
    pub fn take(&mut self) -> Vec<UiAction> {
        std::mem::take(&mut self.list)
    }
}
