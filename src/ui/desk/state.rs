//! What only the window knows: which page is open, which cards, where the keyboard should go.
//!
//! Nothing here is part of a draft or of its history.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use super::{
    deleted::Deleted, edited::Edited, history::HistoryState, news::News, open_cards::OpenCards,
    review_state::ReviewState, strays::Strays, talk::TalkState, unread::Unread, ways::Ways,
};
use crate::find::Query;
use crate::model::{Place, RegisterKind, RowId, SectionId};
use crate::session::Earlier;
use crate::ui::{
    pages::{mark::Caret, state::Preview},
    widgets::guide::GuideState,
};

/// Which page is open in the middle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// Cover and details.
    Details,
    /// One section.
    Section(SectionId),
}

/// What the help at the side shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HelpTab {
    /// What a good answer holds.
    #[default]
    Guidance,
    /// What is linked to what is open.
    Links,
    /// What is still to be done.
    ToDo,
    /// An earlier draft, in the place of all others.
    Earlier,
    /// What people said, in the place of all others.
    Comments,
    /// The user guide, in the place of all others.
    Guide,
}

/// What is shown in the place of something else, where there is no room for both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Over {
    /// Nothing is.
    #[default]
    Nothing,
    /// The outline.
    Outline,
    /// The help.
    Help,
}

/// How far the tour has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tour {
    /// Which step, from 0 on.
    pub step: usize,
    /// Whether it begins in this frame, and takes the keyboard.
    pub is_fresh: bool,
}

/// A stretch of a text that the user asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedWord {
    /// Where the text is.
    pub place: Place,
    /// Which bytes of it.
    pub range: Range<usize>,
}

/// What was looked for last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindAsked {
    /// What was looked for.
    pub query: Query,
    /// What was to stand in its place.
    pub with: String,
}

/// What the window remembers of an open draft.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that holds or does not"
)]
pub struct UiState {
    /// Which page is open.
    pub screen: Screen,
    /// Which cards are open.
    pub cards: OpenCards,
    /// Where the keyboard should go; taken by whoever draws that place.
    pub focus: Option<Place>,
    /// Where the keyboard is, as far as it is in the draft. The help follows it.
    pub current: Option<Place>,
    /// Where in its text the caret is.
    pub caret: Option<Caret>,
    /// What is selected in the text that had the keyboard last, in bytes.
    pub selected: Option<(Place, Range<usize>)>,
    /// Which comments are shown.
    pub talk: TalkState,
    /// Where the caret should be in the text of the place that is gone to.
    pub caret_wish: Option<Caret>,
    /// The cell of a table of figures that the keyboard should go to, once it is at that place.
    pub cell_wish: Option<(Place, (usize, usize))>,
    /// A row whose head the keyboard should go to, whether its card is open or not.
    pub head_wish: Option<RowId>,
    /// The section in which a row was just asked for.
    pub adds_in: Option<SectionId>,
    /// Where rows were added that nothing else says a place of.
    pub strays: Strays,
    /// What changed in which section since the user looked at it last.
    pub news: News,
    /// Who the user is, where they have said so.
    pub me: String,
    /// The registers that are shown as tables.
    pub tables: BTreeSet<RegisterKind>,
    /// Where something was changed lately.
    pub edited: Edited,
    /// The ways that were gone, and so the way back.
    pub ways: Ways,
    /// The thing to do that was gone to last, with what was said of it.
    pub to_do_last: Option<(Place, String)>,
    /// What was just deleted, until that is said no longer.
    pub deleted: Option<Deleted>,
    /// Whether the page should begin at its top when it is next drawn.
    pub scroll_to_top: bool,
    /// A page that was just opened, whose row the outline brings into sight.
    pub outline_follows: Option<Screen>,
    /// What the help shows.
    pub help_tab: HelpTab,
    /// The tour, while it is taken.
    pub tour: Option<Tour>,
    /// Where the user is in the guide.
    pub guide: GuideState,
    /// Whether the guidance stands beside the page in this frame.
    pub shows_guidance: bool,
    /// Whether the help is shown where the window is wide.
    pub help_shown: bool,
    /// An earlier draft that is read beside the text.
    pub earlier: Option<Arc<Earlier>>,
    /// Whether the text stands alone because that was asked for.
    pub is_focused: bool,
    /// What is shown in the place of something else, where there is no room for both.
    pub over: Over,
    /// Whether the window is so narrow that the text stands alone in it.
    pub is_alone: bool,
    /// What the pages beside the text show.
    pub preview: Preview,
    /// Earlier versions, which are shown over the page.
    pub history: HistoryState,
    /// What changed, which is looked through.
    pub review: ReviewState,
    /// What was typed into date fields and is not in the draft.
    pub unread: Unread,
    /// The marked stretch of text that the user asks about.
    pub asked: Option<AskedWord>,
    /// What was looked for last.
    pub found: FindAsked,
    /// The one that was asked about by key last.
    pub asked_last: Option<AskedWord>,
}

impl UiState {
    /// Begins with a page.
    pub fn new(screen: Screen) -> Self {
        Self {
            screen,
            cards: OpenCards::default(),
            focus: None,
            current: None,
            caret: None,
            selected: None,
            talk: TalkState::default(),
            caret_wish: None,
            cell_wish: None,
            head_wish: None,
            adds_in: None,
            strays: Strays::new(),
            news: News::default(),
            me: String::new(),
            tables: BTreeSet::new(),
            edited: Edited::default(),
            ways: Ways::default(),
            to_do_last: None,
            deleted: None,
            scroll_to_top: true,
            outline_follows: None,
            help_tab: HelpTab::default(),
            tour: None,
            guide: GuideState::default(),
            shows_guidance: false,
            help_shown: true,
            earlier: None,
            is_focused: false,
            over: Over::default(),
            is_alone: false,
            preview: Preview::default(),
            history: HistoryState::default(),
            review: ReviewState::default(),
            unread: Unread::default(),
            asked: None,
            found: FindAsked::default(),
            asked_last: None,
        }
    }

    /// Whether the keyboard should go to this place now. Says so once.
    pub fn take_focus(&mut self, place: &Place) -> bool {
        let is_here = self.focus.as_ref() == Some(place);
        if is_here {
            self.focus = None;
        }
        is_here
    }

    /// Returns the open section, if the page is one.
    pub fn section(&self) -> Option<&SectionId> {
        match &self.screen {
            Screen::Details => None,
            Screen::Section(section) => Some(section),
        }
    }
}
