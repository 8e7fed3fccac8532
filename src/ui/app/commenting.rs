//! Saying something about the draft to others who write in it, and looking at what they said.

use egui::Context;

use super::window::App;
use crate::model::{CommentId, Place};
use crate::session::{Action, Remark};
use crate::ui::{
    commands::actions::CommentAction,
    desk::state::HelpTab,
    dialogs::{CommentDialog, Modal},
    theme::Tokens,
};

impl App {
    pub(super) fn deal_with_comment(&mut self, action: CommentAction, ctx: &Context) {
        match action {
            CommentAction::Show(id) => self.show_comment(&id, ctx),
            CommentAction::GoTo(id) => {
                if let Some(desk) = &mut self.desk {
                    desk.go_to_comment(&id);
                }
            }
            CommentAction::Ask(place) => self.ask_comment_on(place, ctx),
            CommentAction::AskReply(id) => {
                let tokens = Tokens::of(ctx);
                let today = self.given.clock.today();
                let Some(desk) = &mut self.desk else { return };
                let (view, _) = desk.parts(&tokens, today);
                if let Some(dialog) = CommentDialog::reply(&view, &id) {
                    self.ask(Modal::Comment(Box::new(dialog)), ctx);
                }
            }
            CommentAction::Do(remark) => self.say(remark),
        }
    }

    /// Asks for a comment on what the keyboard is in, or on the words that are selected there.
    pub(super) fn ask_comment(&mut self, ctx: &Context) {
        let place = self.desk.as_ref().and_then(|desk| {
            let state = &desk.state;
            let section = || state.section().cloned().map(Place::Section);
            state.current.clone().or_else(section)
        });
        match place {
            Some(
                place @ (Place::Field(..) | Place::Row(..) | Place::Cell(..) | Place::Detail(_)),
            ) => {
                self.ask_comment_on(place, ctx);
            }
            Some(Place::Draft | Place::Section(_)) | None => {
                if let Some(desk) = &mut self.desk {
                    let told = "Put the keyboard into the text or the row that you want to say something about.";
                    desk.company.tell(told.to_owned());
                }
            }
        }
    }

    fn ask_comment_on(&mut self, place: Place, ctx: &Context) {
        let tokens = Tokens::of(ctx);
        let today = self.given.clock.today();
        let Some(desk) = &mut self.desk else { return };
        let (view, state) = desk.parts(&tokens, today);
        let selected = state.selected.clone().filter(|(of, _)| *of == place);
        let range = selected.map_or(0..0, |(_, range)| range);
        let dialog = CommentDialog::new(&view, place, range);
        self.ask(Modal::Comment(Box::new(dialog)), ctx);
    }

    /// Takes what somebody wrote in the question.
    pub(super) fn take_remark(&mut self, remark: Remark, ctx: &Context) {
        self.close_modal(ctx);
        let n_before = self.n_comments();
        self.say(remark);
        let Some(desk) = &mut self.desk else { return };
        let draft = desk.session.draft();
        if draft.comments.len() > n_before {
            desk.state.talk.last = draft.comments.last().map(|comment| comment.id.clone());
            desk.state.talk.is_wanted = true;
        }
        // Where there is no room for it, the text stays.
        desk.state.help_tab = HelpTab::Comments;
    }

    fn n_comments(&self) -> usize {
        let desk = self.desk.as_ref();
        desk.map_or(0, |desk| desk.session.draft().comments.len())
    }

    fn say(&mut self, remark: Remark) {
        let who = self.user_name();
        let when = self.given.clock.now();
        self.act(Action::Comment { remark, who, when });
    }

    fn show_comment(&mut self, id: &CommentId, ctx: &Context) {
        if let Some(desk) = &mut self.desk {
            desk.state.talk.last = Some(id.clone());
            desk.state.talk.is_wanted = true;
        }
        self.show_help(HelpTab::Comments, ctx);
    }

    /// Goes to the next open comment, and shows it where there is room.
    pub(super) fn go_to_next_comment(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        match desk.next_comment() {
            Some(id) => {
                desk.state.help_tab = HelpTab::Comments;
                desk.go_to_comment(&id);
            }
            None => desk.company.tell("There is no open comment.".to_owned()),
        }
    }
}
