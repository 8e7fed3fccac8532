//! The window as a whole: takes shortcuts, draws panels, carries out what they asked for.
//!
//! Everything from outside (time, files, dialogs) is given, so that a test can drive all of it
//! without a display.

mod behind;
mod carry_out;
mod days;
mod elsewhere;
mod export;
mod flow;
mod keep;
mod locks;
mod logo;
mod look;
mod opening;
mod outside;
mod pages;
pub(super) mod run;
mod sign_off;

use std::{path::PathBuf, sync::Arc, sync::mpsc::Receiver};

use egui::{Context, Id, Ui, ViewportCommand};

use self::flow::Next;
use crate::session::{
    Clock, Disk, Export, Folders, IdSource, Jobs, Opened, Problem, Recovered, Settings, Wake,
};
use crate::template::{self, Template};
use crate::ui::{
    commands::{
        Command,
        actions::{Actions, UiAction},
        keys,
        page::PageCommand,
    },
    desk::{Desk, state::Screen},
    dialogs::{Dialogs, Modal, Setting, modal_ui},
    history,
    outside::{
        Errand, Outside,
        copying::{Copied, CopyNews, watch_copying},
    },
    panels, preview,
    section::{details_ui, section_ui},
    start::{Left, Recent, Start, start_ui},
    theme::{self, Theme, Tokens},
    widgets::steady::is_held,
};

pub use self::look::install;

/// Below this width, in points, there is room for the outline or the help, not for both.
const NARROW: f32 = 1000.0;

/// What the window is given from outside.
pub struct Given {
    /// Tells the time.
    pub clock: Box<dyn Clock>,
    /// Where settings are kept.
    pub folders: Folders,
    /// Asks the user for files.
    pub dialogs: Box<dyn Dialogs>,
    /// The clipboard, and the programs that open papers and addresses.
    pub outside: Arc<dyn Outside>,
    /// Names new rows.
    pub ids: IdSource,
    /// Where drafts are saved.
    pub disk: Arc<dyn Disk>,
    /// The name of this machine.
    pub machine: String,
    /// The name of the user on it.
    pub user: String,
}

/// The window.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that holds or does not"
)]
pub struct App {
    given: Given,
    settings: Settings,
    templates: Vec<Template>,
    recent: Vec<Recent>,
    /// What a crash left.
    recovered: Vec<Recovered>,
    /// The open draft.
    desk: Option<Desk>,
    /// Whether the start screen stands before the open draft.
    at_start: bool,
    /// How many drafts were opened.
    load: u64,
    /// Shortcuts pressed since the window was last drawn.
    pressed: Vec<Command>,
    modal: Option<Modal>,
    /// Whether the open question has not been drawn yet.
    is_fresh: bool,
    /// Where the keyboard was when the question came.
    focus_before: Option<Id>,
    /// What the user asked for before it turned out that the draft must be saved first.
    next: Option<Next>,
    asked: Option<Asked>,
    /// Another window that is asked to come forward.
    calling: Option<locks::Calling>,
    wants_dialog: bool,
    exports: Jobs<(PathBuf, Result<Export, Problem>)>,
    errands: Jobs<(Errand, Result<(), String>)>,
    copy_news: CopyNews,
    /// What came of the last text that was copied since the open question came.
    copied: Option<Copied>,
    /// The draft that is to be opened once its passphrase is known.
    wish: Option<opening::Wish>,
    n_wishes: u64,
    openings: Jobs<Opened>,
    wake: Wake,
    theme: Option<Theme>,
    title: String,
    may_close: bool,
    typed_ahead: sign_off::TypedAhead,
}

/// A file dialog of the system that is open.
struct Asked {
    answer: Receiver<Option<PathBuf>>,
    since_ms: u64,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("desk", &self.desk)
            .field("modal", &self.modal)
            .finish_non_exhaustive()
    }
}

impl App {
    /// Opens the window, with a draft or on the start screen.
    pub fn new(ctx: &Context, given: Given, file: Option<PathBuf>) -> Self {
        let waker = ctx.clone();
        let wake: Wake = Arc::new(move || waker.request_repaint());
        let settings = Settings::load(&given.folders);
        // Every close goes through the question about unsaved changes.
        ctx.options_mut(|options| options.quit_shortcuts.clear());
        let copy_news = watch_copying(ctx, Arc::clone(&given.outside));
        look::install_fonts(ctx);
        ctx.set_zoom_factor(settings.zoom);
        let (templates, problem) = match template::shipped() {
            Ok(templates) => (templates, None),
            Err(error) => (Vec::new(), Some(Problem::from(error))),
        };
        let mut app = Self {
            given,
            settings,
            templates,
            recent: Vec::new(),
            recovered: Vec::new(),
            desk: None,
            at_start: true,
            load: 0,
            pressed: Vec::new(),
            modal: None,
            is_fresh: false,
            focus_before: None,
            next: None,
            asked: None,
            calling: None,
            wants_dialog: false,
            exports: Jobs::new(Arc::clone(&wake)),
            errands: Jobs::new(Arc::clone(&wake)),
            copy_news,
            copied: None,
            wish: None,
            n_wishes: 0,
            openings: Jobs::new(Arc::clone(&wake)),
            wake,
            theme: None,
            title: String::new(),
            may_close: false,
            typed_ahead: sign_off::TypedAhead::default(),
        };
        app.look_for_recent();
        app.look_for_recovered();
        app.follow_theme(ctx);
        if let Some(problem) = problem {
            app.show_problem(problem);
        }
        if let Some(file) = file {
            app.open_or_offer(&file);
        }
        app
    }

    /// Returns the open draft.
    pub fn desk(&self) -> Option<&Desk> {
        self.desk.as_ref()
    }

    /// Returns what is remembered between runs.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Takes on the look the user chose, or the one the system has now.
    fn follow_theme(&mut self, ctx: &Context) {
        use crate::session::ThemeChoice;
        let is_system_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let theme = match self.settings.theme {
            ThemeChoice::System if is_system_dark => Theme::Dark,
            ThemeChoice::System | ThemeChoice::Light => Theme::Light,
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::Contrast => Theme::Contrast,
        };
        if self.theme != Some(theme) {
            theme::set_theme(ctx, theme);
            self.theme = Some(theme);
        }
    }

    /// Holds back a close while something would be lost by it.
    fn guard_close(&mut self, ctx: &Context) {
        let is_closing = ctx.input(|input| input.viewport().close_requested());
        if is_closing && !self.may_close {
            self.leave_days(ctx);
        }
        let must_wait = |desk: &Desk| desk.would_lose() || desk.is_busy() || desk.is_unclear();
        if is_closing && !self.may_close && self.desk.as_ref().is_some_and(must_wait) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.ask_first(Next::Quit, ctx);
        }
    }

    /// Takes shortcuts before any text field sees them. They are run after the window is drawn:
    /// what was typed before them, in the same frame, must reach its field first.
    fn take_shortcuts(&mut self, ctx: &Context) {
        let has_modal = self.modal.is_some();
        self.pressed = keys::pressed(ctx, |command| !has_modal || keys::is_zoom(command));
    }

    fn tick(&mut self, ctx: &Context) {
        let clock = &self.given.clock;
        let now = (clock.today(), clock.now_ms());
        let is_held = is_held(ctx);
        if is_held && ctx.input(|input| !input.pointer.any_down()) {
            ctx.request_repaint();
        }
        if let Some(desk) = &mut self.desk
            && let Some(after) = desk.refresh(now, is_held)
        {
            ctx.request_repaint_after(after);
        }
        self.lay_out(ctx);
        let title = self.window_title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn before_drawing(&mut self, ctx: &Context) {
        self.follow_theme(ctx);
        self.guard_close(ctx);
        self.take_dialog_answer(ctx);
        self.take_exports(ctx);
        self.take_errands(ctx);
        self.take_copied();
        self.take_dropped(ctx);
        self.take_openings(ctx);
        self.keep(ctx);
        self.take_carried(ctx);
        self.keep_company(ctx);
        self.hold_keys(ctx);
        self.type_ahead(ctx);
        self.take_shortcuts(ctx);
        self.tick(ctx);
    }

    fn draw_all(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let tokens = Tokens::of(&ctx);
        if let Some(desk) = &mut self.desk {
            desk.state.unread.begin_frame();
        }
        name_window(&ctx, &self.title);
        let asked_for = match behind::Behind::begin(self.modal.is_some(), ui) {
            None => self.draw(ui, &tokens).take(),
            Some(behind) => behind.end(self.draw(ui, &tokens).take(), &ctx),
        };
        self.draw_modal(&ctx, &tokens);
        self.settle_days(&ctx);
        let pressed = std::mem::take(&mut self.pressed);
        let is_idle = asked_for.is_empty() && pressed.is_empty();
        let is_typing = pressed.is_empty() && asked_for.iter().all(UiAction::is_typing);
        for action in asked_for {
            self.carry_out(action, &ctx);
        }
        for command in pressed {
            self.run(command, &ctx);
        }
        self.ask_reopened(is_typing, &ctx);
        self.lay_out(&ctx);
        let is_drawn_again = self.hurry_pages(&ctx) && is_typing;
        // What was typed is seen when the window is drawn again; a frame more would only keep the
        // next key waiting.
        if !(is_idle || is_drawn_again) {
            ctx.request_repaint();
        }
        self.remember_pages(&ctx);
        if std::mem::take(&mut self.wants_dialog) {
            self.open_dialog(frame);
        }
    }

    fn window_title(&self) -> String {
        let Some(desk) = &self.desk else {
            return "Candour".to_owned();
        };
        let unsaved = if desk.would_lose() { "• " } else { "" };
        format!("{unsaved}{} – Candour", desk.title())
    }

    /// Draws the window under any question. Returns what the panels asked for.
    fn draw(&mut self, ui: &mut Ui, tokens: &Tokens) -> Actions {
        let mut actions = Actions::default();
        let today = self.given.clock.today();
        if self.at_start || self.desk.is_none() {
            self.start(ui, tokens);
            return actions;
        }
        let has_modal = self.modal.is_some();
        let Some(desk) = &mut self.desk else {
            return actions;
        };
        let rows = history::rows(desk.past(), self.given.clock.as_ref());
        let (view, state) = desk.parts(tokens, today);
        if state.history.is_shown {
            if !has_modal && pages::leaves(ui.ctx()) {
                actions.run(Command::History);
            }
            panels::status_bar_ui(ui, &view, state);
            history::history_ui(ui, &view, (&rows, state), &mut actions);
            return actions;
        }
        if state.preview.is_reading {
            if !has_modal && pages::leaves(ui.ctx()) {
                actions.run(Command::Pages(PageCommand::Read));
            }
            preview::reading_ui(ui, &view, state, &mut actions);
            return actions;
        }
        let sides = pages::Sides::of(ui.available_width(), state);
        panels::top_bar_ui(ui, &view, state, &mut actions);
        panels::notices_ui(ui, &view, &mut actions);
        panels::status_bar_ui(ui, &view, state);
        if sides.outline {
            panels::outline_ui(ui, &view, state, &mut actions);
        }
        if sides.help {
            panels::help_ui(ui, &view, state, &mut actions);
        }
        if sides.pages {
            preview::preview_ui(ui, &view, state, &mut actions, sides.share);
        }
        panels::page_ui(ui, |ui| match state.screen {
            Screen::Details => details_ui(ui, &view, state, &mut actions),
            Screen::Section(_) => section_ui(ui, &view, state, &mut actions),
        });
        desk.drawn();
        actions
    }

    fn start(&mut self, ui: &mut Ui, tokens: &Tokens) {
        let behind = self.desk.as_ref().map(Desk::title);
        let recovered: Vec<Left> = self.recovered.iter().map(|left| self.left(left)).collect();
        let start = Start {
            templates: &self.templates,
            recent: &self.recent,
            recovered: &recovered,
            behind: behind.as_deref(),
            tokens,
        };
        let choice = start_ui(ui, &start);
        if let Some(choice) = choice.filter(|_| self.modal.is_none()) {
            self.choose(choice, ui.ctx());
        }
    }

    fn draw_modal(&mut self, ctx: &Context, tokens: &Tokens) {
        let Some(mut modal) = self.modal.take() else {
            return;
        };
        let today = self.given.clock.today();
        let view = self.desk.as_mut().map(|desk| desk.parts(tokens, today).0);
        let is_fresh = std::mem::take(&mut self.is_fresh);
        if is_fresh {
            self.copied = None;
        }
        let setting = Setting {
            view,
            tokens,
            is_fresh,
            copied: self.copied.as_ref(),
        };
        let reply = modal_ui(ctx, &mut modal, &setting);
        self.modal = Some(modal);
        if let Some(reply) = reply {
            self.take_reply(reply, ctx);
            ctx.request_repaint();
        }
    }
}

/// Calls the window by its title for screen readers too, which the toolkit leaves without a name.
fn name_window(ctx: &Context, title: &str) {
    ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title));
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.guarded(|app| app.before_drawing(ctx));
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.guarded(|app| app.draw_all(ui, frame));
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close_desk();
    }

    /// Returns the colour of the page in the middle, which then need not be filled: without a
    /// graphics card, as over Remote Desktop, every fill costs time.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
