//! The window: what it is given, and what it holds. What it does stands beside, one file a
//! matter, as methods of [`App`].

use std::sync::Arc;

use egui::Context;

use super::{
    copies::Copies, first_draft::FirstDraft, look, next::Next, openings::Openings,
    outgoing::Outgoing, packing::Packing, question::Question, shell::Shell,
    start_screen::StartScreen,
};
use crate::session::{
    Clock, Disk, Earlier, Folders, IdSource, Jobs, Problem, Settings, SettingsKeeper, Wake,
};
use crate::ui::{
    commands::keys,
    desk::Desk,
    dialogs::Dialogs,
    outside::{Outside, copying::watch_copying, looks::watch_pasting},
    walk::Walk,
};

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
pub struct App {
    pub(super) given: Given,
    pub(super) settings: Settings,
    pub(super) settings_keeper: SettingsKeeper,
    pub(super) wake: Wake,
    pub(super) start: StartScreen,
    /// The open draft.
    pub(super) desk: Option<Desk>,
    /// How many drafts were opened.
    pub(super) load: u64,
    pub(super) question: Question,
    /// What the user asked for before it turned out that the draft must be saved first.
    pub(super) next: Option<Next>,
    pub(super) openings: Openings,
    pub(super) outgoing: Outgoing,
    pub(super) copies: Copies,
    /// Earlier drafts that are being read.
    pub(super) earlier: Jobs<Result<Earlier, Problem>>,
    pub(super) packing: Packing,
    pub(super) shell: Shell,
    pub(super) walk: Walk,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("desk", &self.desk)
            .field("modal", &self.question.modal)
            .finish_non_exhaustive()
    }
}

impl App {
    /// Opens the window, with a draft or on the start screen.
    pub fn new(ctx: &Context, given: Given, first: Option<FirstDraft>) -> Self {
        let waker = ctx.clone();
        let wake: Wake = Arc::new(move || waker.request_repaint());
        let settings = Settings::load(&given.folders);
        // Every close goes through the question about unsaved changes.
        ctx.options_mut(|options| options.quit_shortcuts.clear());
        let copies = watch_copying(ctx, Arc::clone(&given.outside));
        watch_pasting(ctx, Arc::clone(&given.outside));
        look::install_fonts(ctx);
        ctx.set_zoom_factor(settings.zoom);
        let mut app = Self {
            settings_keeper: SettingsKeeper::new(given.folders.clone(), Arc::clone(&wake)),
            given,
            settings,
            start: StartScreen::new(),
            desk: None,
            load: 0,
            question: Question::default(),
            next: None,
            openings: Openings::new(Arc::clone(&wake)),
            outgoing: Outgoing::new(copies, &wake),
            copies: Copies::new(Arc::clone(&wake)),
            earlier: Jobs::new(Arc::clone(&wake)),
            packing: Packing::new(Arc::clone(&wake)),
            shell: Shell::default(),
            walk: Walk::default(),
            wake,
        };
        app.start.look_for_recent(&app.settings);
        app.look_for_recovered();
        app.shell.follow_look(&app.settings, ctx);
        keys::choose(ctx, &app.settings.keys);
        if let Some(first) = first {
            let path = first.path().to_owned();
            app.openings.first = Some(first);
            app.open_or_offer(&path);
            // Whatever is opened later is read when it is.
            app.openings.first = None;
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
}
