//! A frame of the window, from what came in to what is done about it.

use egui::{Context, Ui, ViewportCommand};

use super::{behind, next::Next, window::App};
use crate::ui::{
    commands::{Command, actions::UiAction, keys},
    desk::Desk,
    theme::Tokens,
    widgets::steady::is_held,
};

impl App {
    /// Holds back a close while something would be lost by it.
    fn guard_close(&mut self, ctx: &Context) {
        let is_closing = ctx.input(|input| input.viewport().close_requested());
        if is_closing && !self.shell.may_close {
            self.leave_days(ctx);
        }
        let must_wait = |desk: &Desk| desk.would_lose() || desk.is_busy() || desk.is_unclear();
        if is_closing && !self.shell.may_close && self.desk.as_ref().is_some_and(must_wait) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.ask_first(Next::Quit, ctx);
        }
    }

    /// Takes shortcuts before any text field sees them. They are run after the window is drawn:
    /// what was typed before them, in the same frame, must reach its field first.
    fn take_shortcuts(&mut self, ctx: &Context) {
        let has_modal = self.question.is_open();
        let is_heard = self.question.hears_keys();
        self.shell.pressed = keys::pressed(ctx, |command| {
            let is_safe = keys::is_zoom(command) || command == Command::Guide;
            !has_modal || (is_safe && !is_heard)
        });
    }

    fn tick(&mut self, ctx: &Context) {
        let clock = &self.given.clock;
        let now = (clock.today(), clock.now_ms());
        let is_held = is_held(ctx);
        if is_held && ctx.input(|input| !input.pointer.any_down()) {
            ctx.request_repaint();
        }
        if let Some(desk) = &mut self.desk {
            desk.talk.tick(desk.session.draft(), clock.as_ref());
        }
        if let Some(desk) = &mut self.desk
            && let Some(after) = desk.refresh(now, is_held)
        {
            ctx.request_repaint_after(after);
        }
        self.lay_out(ctx);
        let title = self.window_title();
        self.shell.set_title(title, ctx);
    }

    fn before_drawing(&mut self, ctx: &Context) {
        self.shell.follow_look(&self.settings, ctx);
        self.fit_to_screen(ctx);
        self.guard_close(ctx);
        self.take_dialog_answer(ctx);
        self.take_exports(ctx);
        self.take_imports(ctx);
        self.take_errands(ctx);
        self.take_copied();
        self.take_dropped(ctx);
        self.take_known(ctx);
        self.take_cuts(ctx);
        self.take_openings(ctx);
        self.take_copies(ctx);
        self.take_earlier(ctx);
        self.take_many(ctx);
        self.take_packs(ctx);
        self.keep(ctx);
        self.take_carried(ctx);
        self.keep_company(ctx);
        self.read_due();
        self.take_due(ctx);
        self.hold_keys(ctx);
        self.hold_typed(ctx);
        self.type_ahead(ctx);
        self.walk.begin(ctx);
        self.take_shortcuts(ctx);
        self.tick(ctx);
        self.follow_news();
    }

    fn draw_all(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let tokens = Tokens::of(&ctx);
        if let Some(desk) = &mut self.desk {
            desk.state.unread.begin_frame();
        }
        self.shell.name_window(&ctx);
        let asked_for = match behind::Behind::begin(self.question.is_open(), ui) {
            None => self.draw(ui, &tokens).take(),
            Some(behind) => behind.end(self.draw(ui, &tokens).take(), &ctx),
        };
        self.draw_question(&ctx, &tokens);
        self.settle_days(&ctx);
        let pressed = std::mem::take(&mut self.shell.pressed);
        let is_idle = asked_for.is_empty() && pressed.is_empty();
        let is_typing = pressed.is_empty() && asked_for.iter().all(UiAction::is_typing);
        for action in asked_for {
            self.carry_out(action, &ctx);
        }
        for command in pressed {
            self.run(command, &ctx);
        }
        self.ask_reopened(is_typing, &ctx);
        self.walk.end(&ctx, self.awaits_keyboard());
        self.lay_out(&ctx);
        let is_drawn_again = self.hurry_pages(&ctx) && is_typing;
        // What was typed is seen when the window is drawn again; a frame more would only keep the
        // next key waiting.
        if !(is_idle || is_drawn_again) {
            ctx.request_repaint();
        }
        self.remember_pages(&ctx);
        if std::mem::take(&mut self.question.wants_dialog) {
            self.open_dialog(frame);
        }
    }

    /// Whether a place of the draft will take the keyboard.
    pub(super) fn awaits_keyboard(&self) -> bool {
        let desk = self.desk.as_ref();
        !self.question.is_open() && desk.is_some_and(|desk| desk.state.focus.is_some())
    }

    fn window_title(&self) -> String {
        let Some(desk) = &self.desk else {
            return "Candour".to_owned();
        };
        let unsaved = if desk.would_lose() { "• " } else { "" };
        format!("{unsaved}{} – Candour", desk.title())
    }
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
