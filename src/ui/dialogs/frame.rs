//! The frame of a question: its title, its answers at the foot, what it is drawn from, and what
//! the user may reply.

use std::path::PathBuf;

use egui::{Align2, Context, Frame, Id, Margin, Ui, UiKind, vec2};

use crate::model::{Marking, Place};
use crate::session::{Action, Order, Passphrase, Recovered, Seal};
use crate::ui::{
    commands::{
        Command,
        company::{CompanyAction, Opening},
    },
    desk::view::View,
    outside::{
        Errand,
        copying::{Copied, not_copied},
    },
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        text::{heading_ui, text_ui},
    },
};

/// How far questions stand below the head of the window.
const TOP: f32 = 96.0;

/// What the user replied.
#[derive(Debug, PartialEq)]
pub(in crate::ui) enum Reply {
    /// Cancelled, or read enough.
    Close,
    /// Save, then go on with what was asked.
    SaveFirst,
    /// Go on without saving.
    Discard,
    /// Go on without the days that are not understood.
    ForgetDays,
    /// Show the file dialog of the system.
    Browse,
    /// Wait no longer for the file dialog of the system.
    StopWaiting,
    /// Open this file.
    Open(PathBuf),
    /// Save to this file.
    SaveAs(PathBuf),
    /// Open a file that somebody has open.
    OpenAs(PathBuf, Opening),
    /// Deal with somebody else at the draft.
    Company(CompanyAction),
    /// Open what a crash left of a draft.
    Recover(Box<Recovered>),
    /// Open the file as it was saved, although a crash left more.
    OpenSaved(PathBuf),
    /// Open the draft that waits for it with this passphrase.
    Unlock(Passphrase),
    /// Protect the draft so from now on.
    Protect(Seal),
    /// Open what could be read of a damaged draft.
    OpenSalvaged,
    /// Try once more what could not be saved.
    SaveAgain,
    /// Save over what somebody else has put there, or where nothing is any more.
    SaveOver,
    /// Put the whole paper on the clipboard.
    CopyAll,
    /// Put this file into the draft as its logo.
    UseLogo(PathBuf),
    /// Have another program open something.
    Send(Errand),
    /// Make this paper in this file.
    Export(PathBuf, Order),
    /// Stop making the paper.
    CancelExport,
    /// Mark a place.
    Mark(Place, Marking),
    /// Close, then change the draft.
    Act(Action),
    /// Go on with a draft that was signed off.
    GoOn,
    /// Leave it as it was signed off.
    TakeBack,
    /// Close, then run a command.
    Run(Command),
    /// Close, then go to a place.
    Go(Place),
}

/// What questions are drawn from.
pub(in crate::ui) struct Setting<'a> {
    /// The open draft, if there is one.
    pub(in crate::ui) view: Option<View<'a>>,
    pub(in crate::ui) tokens: &'a Tokens,
    /// Whether the question was opened just now, so that its first field takes the keyboard.
    pub(in crate::ui) is_fresh: bool,
    /// What came of the last text that was copied since then.
    pub(in crate::ui) copied: Option<&'a Copied>,
}

/// Shows a frame over the window with a title and contents. Escape closes it.
pub(super) fn frame_ui(
    ctx: &Context,
    setting: &Setting<'_>,
    (title, width): (&str, f32),
    contents: impl FnOnce(&mut Ui) -> Option<Reply>,
) -> Option<Reply> {
    let tokens = setting.tokens;
    let frame = Frame::new()
        .fill(tokens.colors.page)
        .stroke(tokens.rule())
        .corner_radius(tokens.radius.l)
        .inner_margin(Margin::same(24));
    // From the top, so that nothing moves when the contents get longer.
    let id = Id::unique("modal");
    let area = egui::Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
    let modal = egui::Modal::new(id)
        .area(area)
        .backdrop_color(tokens.colors.shade)
        .frame(frame);
    let response = modal.show(ctx, |ui| {
        name_dialog(ui, title);
        ui.set_width(width.min(ctx.content_rect().width() - 80.0));
        ui.spacing_mut().item_spacing.y = tokens.space.m;
        let colors = &tokens.colors;
        heading_ui(ui, title, 1, tokens.text.card_title, colors.ink);
        let reply = contents(ui);
        if let Some(Err(reason)) = setting.copied {
            let kind = tokens.text.hint;
            text_ui(ui, &not_copied(reason), kind, colors.attention);
        }
        reply
    });
    let closes = ctx.input(|input| input.key_pressed(egui::Key::Escape));
    response.inner.or(closes.then_some(Reply::Close))
}

/// Tells screen readers what the question is called, and that nothing else can be acted on. That
/// is said on the outermost node, which the toolkit makes and leaves without a name.
fn name_dialog(ui: &Ui, title: &str) {
    let mut outer = ui.stack().iter();
    if let Some(outer) = outer.find(|stack| stack.kind() == Some(UiKind::Modal)) {
        ui.accesskit_node_builder(outer.unique_id, |node| {
            node.set_label(title);
            node.set_modal();
        });
    }
}

/// Whether what was copied in a question is on the clipboard.
pub(super) fn is_copied(setting: &Setting<'_>) -> bool {
    setting.copied.is_some_and(Copied::is_ok)
}

/// Shows a button that copies, which says so once it is done. Returns whether it was pressed.
pub(super) fn copy_ui(ui: &mut Ui, name: &str, is_copied: bool) -> bool {
    let name = if is_copied { "✓ Copied" } else { name };
    button_ui(ui, Button::secondary(name)).clicked()
}

/// Lays out the answers of a question at its foot, the main one last in reading order to the
/// right, as in the rest of the window.
pub(super) fn answers_ui<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(4.0);
    ui.horizontal(contents).inner
}
