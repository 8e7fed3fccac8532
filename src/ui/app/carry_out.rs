//! Carrying out what panels and commands asked for.

use egui::{Context, ViewportCommand};

use super::{days, next::Next, sign_off::finishes, window::App};
use crate::check::SectionState;
use crate::model::{Place, SectionId};
use crate::session::{Action, ThemeChoice};
use crate::ui::{
    commands::{
        Command,
        actions::{HistoryAction, UiAction},
    },
    desk::{
        can::can,
        state::{HelpTab, Screen},
    },
    dialogs::{MarkingDialog, Modal, Palette, WhyDialog},
    outside::Errand,
    theme::Tokens,
};

/// One step of zoom, and its bounds.
const ZOOM_STEP: f32 = 0.1;
const ZOOM_MIN: f32 = 0.7;
const ZOOM_MAX: f32 = 3.0;
/// How many places that were changed lately the search begins with.
const MAX_EDITED: usize = 5;

impl App {
    pub(super) fn carry_out(&mut self, action: UiAction, ctx: &Context) {
        match action {
            UiAction::Do(Action::Ready {
                section,
                ready: true,
            }) => self.call_ready(section, ctx),
            UiAction::Do(action) if finishes(&action) => self.finish(action, ctx),
            UiAction::Do(action) => self.act(action),
            UiAction::Deleted(what) => self.tell_deleted(what),
            UiAction::ShowTable(register, is_table) => self.show_table(register, is_table),
            UiAction::Head(row) => {
                if let Some(desk) = &mut self.desk {
                    desk.state.head_wish = Some(row);
                }
            }
            UiAction::AddLinked(action) => self.add_linked(action),
            UiAction::Go(place) => self.follow(place),
            UiAction::Run(command) => self.run(command, ctx),
            UiAction::AskMarking(place) => self.ask_marking(place, ctx),
            UiAction::AskAssign(place) => self.ask_assign_of(&place, ctx),
            UiAction::AskWhy(finding) => {
                self.ask(Modal::Why(Box::new(WhyDialog::new(*finding))), ctx);
            }
            UiAction::Comment(action) => self.deal_with_comment(action, ctx),
            UiAction::Tell(words) => {
                if let Some(desk) = &mut self.desk {
                    desk.company.tell(words);
                }
            }
            UiAction::EndTour => self.end_tour(),
            UiAction::TellTable(words, tables) => self.tell_table(words, tables),
            UiAction::AskLogo => self.ask_logo(ctx),
            UiAction::Visit(address) => self.send(Errand::Address(address)),
            UiAction::OwnWord(word) => self.own_word(&word),
            UiAction::IgnoreWord(place, word) => self.ignore_word(place, word),
            UiAction::Deal(action) => self.deal(action, ctx),
            UiAction::Review(action) => self.review(action),
            UiAction::History(HistoryAction::Beside(path, name)) => {
                self.begin_earlier(&path, Some(name), ctx);
            }
            UiAction::History(HistoryAction::ShowFolder) => self.show_history_folder(),
            UiAction::History(action) => {
                let now = self.given.clock.now();
                if let Some(desk) = &mut self.desk {
                    desk.history(action, now);
                }
            }
        }
    }

    /// Has today's checks hold in an older draft, and shows what they find.
    fn take_in_checks(&mut self, ctx: &Context) {
        let Some(desk) = &mut self.desk else { return };
        match desk.session.take_in_checks() {
            Ok(_) => self.show_help(HelpTab::ToDo, ctx),
            Err(problem) => self.show_problem(problem),
        }
    }

    fn show_start(&mut self) {
        self.start.look_for_recent(&self.settings);
        self.look_for_recovered();
        self.start.is_shown = true;
    }

    fn show_history_folder(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        desk.state.history.has_no_manager = false;
        if let Some(folder) = desk.past().folder.clone() {
            self.send(Errand::Folder(folder));
        }
    }

    pub(super) fn go(&mut self, place: Place) {
        if let Some(desk) = &mut self.desk {
            self.start.is_shown = false;
            desk.go(place);
        }
    }

    /// Runs a command, if it can be done now.
    pub(super) fn run(&mut self, command: Command, ctx: &Context) {
        if !self.is_enabled(command, ctx) {
            return;
        }
        if days::leaves_field(command) {
            self.leave_days(ctx);
        }
        match command {
            Command::New => self.show_start(),
            Command::NewFrom => self.ask_first(Next::AskLast, ctx),
            Command::Open => self.ask_open(ctx),
            Command::Save => self.save(ctx),
            Command::SaveAs => self.ask_save_as(ctx),
            Command::Export => self.ask_export(ctx),
            Command::Protect => self.ask_protect(ctx),
            Command::BringIn => self.ask_bring_in(ctx),
            Command::BringInText => self.ask_pasted(ctx),
            Command::History => self.toggle_history(),
            Command::Review => self.toggle_review(),
            Command::NextChange => self.go_to_next_change(),
            Command::TakeIn => self.ask_take_in(ctx),
            Command::Doubts => self.ask_doubts(ctx),
            Command::AssignSection => self.ask_assign(ctx),
            Command::OwnFile => self.write_beside_open(ctx),
            Command::SharedFolder => self.ask_shared_folder(ctx),
            Command::Contributors => self.ask_contributors(ctx),
            Command::ToggleAgreed => self.toggle_agreed(),
            Command::SendTo => self.ask_send(ctx),
            Command::SendBack => self.ask_send_back(ctx),
            Command::Undo => self.act(Action::Undo),
            Command::Redo => self.act(Action::Redo),
            Command::PreviousSection => self.step_section(-1),
            Command::NextSection => self.step_section(1),
            Command::Details => self.go(Place::Draft),
            Command::ToggleReady => self.toggle_ready(ctx),
            Command::MarkSection => {
                if let Some(section) = self.open_section() {
                    self.ask_marking(Place::Section(section), ctx);
                }
            }
            Command::MarkHere => self.ask_marking_here(ctx),
            Command::PartEarlier => self.move_part(-1),
            Command::PartLater => self.move_part(1),
            Command::ShowOutline => self.show_outline(ctx),
            Command::Back => self.go_back(),
            Command::NextArea => self.walk.go_to_area(ctx, 1),
            Command::PreviousArea => self.walk.go_to_area(ctx, -1),
            Command::ToggleHelp => self.toggle_help(ctx),
            Command::ShowGuidance => self.show_help(HelpTab::Guidance, ctx),
            Command::ShowLinks => self.show_help(HelpTab::Links, ctx),
            Command::ShowToDo => self.show_help(HelpTab::ToDo, ctx),
            Command::TakeInChecks => self.take_in_checks(ctx),
            Command::Pages(command) => self.steer_pages(command, ctx),
            Command::ZoomIn => self.set_zoom(ctx, self.settings.zoom + ZOOM_STEP),
            Command::ZoomOut => self.set_zoom(ctx, self.settings.zoom - ZOOM_STEP),
            Command::ZoomReset => self.set_zoom(ctx, 1.0),
            Command::Theme(choice) => self.set_theme(choice, ctx),
            Command::Find => self.ask_find(false, ctx),
            Command::Replace => self.ask_find(true, ctx),
            Command::NextMark => self.ask_about_next(),
            Command::ToggleSpelling => self.toggle_spelling(),
            Command::TogglePlain => self.toggle_plain_english(),
            Command::Comment => self.ask_comment(ctx),
            Command::NextComment => self.go_to_next_comment(),
            Command::ShowComments => self.show_help(HelpTab::Comments, ctx),
            Command::Palette => self.ask(Modal::Palette(self.palette()), ctx),
            Command::Settings => self.ask_settings(ctx),
            Command::Earlier => self.show_earlier(ctx),
            Command::OtherEarlier => self.ask_earlier(ctx),
            Command::Focus => self.toggle_focus(),
            Command::NextToDo => self.go_to_next(),
            Command::Forward => self.go_forward(),
            Command::Tour => self.ask_first(Next::Tour, ctx),
            Command::Guide => self.show_guide(ctx),
            Command::Shortcuts => self.ask_shortcuts(ctx),
            Command::About => self.ask(Modal::About, ctx),
            Command::Quit => self.ask_first(Next::Quit, ctx),
        }
    }

    fn toggle_history(&mut self) {
        if let Some(desk) = &mut self.desk {
            desk.toggle_history();
        }
    }

    fn is_enabled(&mut self, command: Command, ctx: &Context) -> bool {
        let tokens = Tokens::of(ctx);
        let today = self.given.clock.today();
        let desk = self.desk.as_mut().filter(|_| !self.start.is_shown);
        let view = desk.map(|desk| desk.parts(&tokens, today).0);
        can(view.as_ref(), command)
    }

    pub(super) fn ask_marking(&mut self, place: Place, ctx: &Context) {
        let tokens = Tokens::of(ctx);
        let today = self.given.clock.today();
        let Some(desk) = &mut self.desk else { return };
        let (view, _) = desk.parts(&tokens, today);
        let dialog = MarkingDialog::new(&view, place);
        self.ask(Modal::Marking(Box::new(dialog)), ctx);
    }

    pub(super) fn open_section(&self) -> Option<SectionId> {
        self.desk.as_ref()?.state.section().cloned()
    }

    fn palette(&self) -> Palette {
        let is_focused = self.desk.as_ref().is_some_and(|desk| desk.state.is_focused);
        let edited = self.desk.as_ref().filter(|_| !self.start.is_shown);
        let edited = edited.map(|desk| {
            let places = desk.state.edited.places(desk.session.draft());
            places.take(MAX_EDITED).cloned().collect()
        });
        Palette::over(self.open_section(), is_focused, edited.unwrap_or_default())
    }

    /// Opens the page before or after this one, in the order of the outline.
    fn step_section(&mut self, by: isize) {
        let Some(desk) = &self.desk else { return };
        let mut pages = vec![Screen::Details];
        let order = &desk.session.draft().arrangement;
        pages.extend(
            desk.session
                .template()
                .outline(order)
                .into_iter()
                .map(|outlined| Screen::Section(outlined.section.id.clone())),
        );
        let here = pages.iter().position(|page| *page == desk.state.screen);
        let there = here.and_then(|idx| idx.checked_add_signed(by));
        match there.and_then(|idx| pages.get(idx)) {
            Some(Screen::Details) => self.follow(Place::Draft),
            Some(Screen::Section(section)) => self.follow(Place::Section(section.clone())),
            None => {}
        }
    }

    fn toggle_ready(&mut self, ctx: &Context) {
        let Some(section) = self.open_section() else {
            return;
        };
        let Some(desk) = &self.desk else { return };
        let (draft, template) = (desk.session.draft(), desk.session.template());
        let state = crate::check::section_state(draft, template, &section);
        if state == SectionState::Ready {
            let ready = false;
            self.act(Action::Ready { section, ready });
        } else {
            self.call_ready(section, ctx);
        }
    }

    /// Moves the part that holds the open section, among the parts of its kind.
    fn move_part(&mut self, by: isize) {
        let Some(section) = self.open_section() else {
            return;
        };
        let Some(desk) = &self.desk else { return };
        let template = desk.session.template();
        let part = template
            .ancestors(&section)
            .first()
            .map(|part| part.id.clone());
        let part = part.unwrap_or(section);
        let parts = template.arranged(&desk.session.draft().arrangement);
        let Some(from) = parts.iter().position(|other| other.id == part) else {
            return;
        };
        let Some(to) = from.checked_add_signed(by).filter(|to| *to < parts.len()) else {
            return;
        };
        let role = |idx: usize| parts.get(idx).map(|part| part.role);
        if role(from) != role(to) {
            return;
        }
        let mut order: Vec<SectionId> = parts.iter().map(|part| part.id.clone()).collect();
        order.swap(from, to);
        // What the author's order says of sections within parts stays.
        let before = &desk.session.draft().arrangement;
        let inner = before.iter().filter(|id| !order.contains(id)).cloned();
        let order = order.iter().cloned().chain(inner).collect();
        self.act(Action::Arrange(order));
    }

    fn set_zoom(&mut self, ctx: &Context, zoom: f32) {
        let tenths = (zoom.clamp(ZOOM_MIN, ZOOM_MAX) * 10.0).round();
        self.settings.zoom = tenths / 10.0;
        ctx.set_zoom_factor(self.settings.zoom);
        self.question.zoomed(self.settings.zoom);
        self.keep_settings();
    }

    fn set_theme(&mut self, choice: ThemeChoice, ctx: &Context) {
        self.settings.theme = choice;
        self.shell.follow_look(&self.settings, ctx);
        self.keep_settings();
    }

    pub(super) fn close_window(&mut self, ctx: &Context) {
        self.shell.may_close = true;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}
