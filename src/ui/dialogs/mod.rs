//! Questions over the window, one at a time. Each draws itself and returns the user's reply.
//!
//! Nothing here reads or writes a file: `app` carries out the replies.

mod about;
mod changed;
mod damaged;
mod differences;
mod export;
mod finished;
mod in_use;
mod marking;
mod not_saved;
mod palette;
mod path;
mod problem;
mod protect;
mod protected_since;
mod ready;
mod recovered;
mod shortcuts;
mod signed_off;
mod system;
mod undated;
mod unlock;
mod unsaved;

use std::path::PathBuf;

use egui::{Align2, Context, Frame, Id, Margin, Ui, UiKind, vec2};

use crate::model::{Marking, Place};
use crate::session::{Action, NotSaved, Order, Passphrase, Problem, Recovered, Seal};

pub use self::system::{Dialogs, FileAsk, NoDialogs, SystemDialogs};
pub(super) use self::{
    changed::{ChangedDialog, Seen},
    damaged::DamagedDialog,
    export::{ExportDialog, Stage},
    finished::FinalDialog,
    in_use::InUseDialog,
    marking::MarkingDialog,
    palette::Palette,
    path::{PathDialog, PathField, reply},
    protect::ProtectDialog,
    ready::ReadyDialog,
    recovered::RecoveredDialog,
    signed_off::SignedOffDialog,
    unlock::UnlockDialog,
};
use super::{
    Command, CompanyAction, Errand, Opening, View,
    app::not_copied,
    copying::Copied,
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        text::{heading_ui, text_ui},
    },
};

/// How far questions stand below the head of the window.
const TOP: f32 = 96.0;

/// The question that is open.
#[derive(Debug)]
pub(super) enum Modal {
    Unsaved,
    /// Days that are not understood: the place of the first, and what is said of each.
    Undated(Place, Vec<String>),
    Path(PathDialog),
    Export(Box<ExportDialog>),
    Problem(Box<Problem>),
    NotSaved(Box<NotSaved>),
    Changed(Box<ChangedDialog>),
    /// The draft was protected since it was opened here, unprotected.
    ProtectedSince(Box<Problem>),
    InUse(Box<InUseDialog>),
    Forward,
    Recovered(Box<RecoveredDialog>),
    Unlock(Box<UnlockDialog>),
    Protect(Box<ProtectDialog>),
    Damaged(Box<DamagedDialog>),
    Marking(Box<MarkingDialog>),
    Ready(Box<ReadyDialog>),
    Final(Box<FinalDialog>),
    SignedOff(Box<SignedOffDialog>),
    Palette(Palette),
    Shortcuts,
    About,
}

/// What the user replied.
#[derive(Debug, PartialEq)]
pub(super) enum Reply {
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
pub(super) struct Setting<'a> {
    /// The open draft, if there is one.
    pub(super) view: Option<View<'a>>,
    pub(super) tokens: &'a Tokens,
    /// Whether the question was opened just now, so that its first field takes the keyboard.
    pub(super) is_fresh: bool,
    /// What came of the last text that was copied since then.
    pub(super) copied: Option<&'a Copied>,
}

/// Shows the open question. Returns the reply once there is one.
pub(super) fn modal_ui(ctx: &Context, modal: &mut Modal, setting: &Setting<'_>) -> Option<Reply> {
    match modal {
        Modal::Unsaved => unsaved::unsaved_ui(ctx, setting),
        Modal::Undated(place, texts) => undated::undated_ui(ctx, place, texts, setting),
        Modal::Path(dialog) => path::path_ui(ctx, dialog, setting),
        Modal::Export(dialog) => export::export_ui(ctx, dialog, setting),
        Modal::Recovered(dialog) => recovered::recovered_ui(ctx, dialog, setting),
        Modal::NotSaved(failed) => not_saved::not_saved_ui(ctx, failed, setting),
        Modal::Changed(dialog) => changed::changed_ui(ctx, dialog, setting),
        Modal::ProtectedSince(problem) => {
            protected_since::protected_since_ui(ctx, problem, setting)
        }
        Modal::InUse(dialog) => in_use::in_use_ui(ctx, dialog, setting),
        Modal::Forward => in_use::forward_ui(ctx, setting),
        Modal::Problem(problem) => problem::problem_ui(ctx, problem, setting),
        Modal::Unlock(dialog) => unlock::unlock_ui(ctx, dialog, setting),
        Modal::Protect(dialog) => protect::protect_ui(ctx, dialog, setting),
        Modal::Damaged(dialog) => damaged::damaged_ui(ctx, dialog, setting),
        Modal::Marking(dialog) => marking::marking_ui(ctx, dialog, setting),
        Modal::Ready(dialog) => ready::ready_ui(ctx, dialog, setting),
        Modal::Final(dialog) => finished::final_ui(ctx, dialog, setting),
        Modal::SignedOff(dialog) => signed_off::signed_off_ui(ctx, dialog, setting),
        Modal::Palette(palette) => palette::palette_ui(ctx, palette, setting),
        Modal::Shortcuts => shortcuts::shortcuts_ui(ctx, setting),
        Modal::About => about::about_ui(ctx, setting),
    }
}

/// Shows a frame over the window with a title and contents. Escape closes it.
fn frame_ui(
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
fn is_copied(setting: &Setting<'_>) -> bool {
    setting.copied.is_some_and(Copied::is_ok)
}

/// Shows a button that copies, which says so once it is done. Returns whether it was pressed.
fn copy_ui(ui: &mut Ui, name: &str, is_copied: bool) -> bool {
    let name = if is_copied { "✓ Copied" } else { name };
    button_ui(ui, Button::secondary(name)).clicked()
}

/// Lays out the answers of a question at its foot, the main one last in reading order to the
/// right, as in the rest of the window.
fn answers_ui<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(4.0);
    ui.horizontal(contents).inner
}
