//! The frame of a question: its title, its answers at the foot, what it is drawn from, and what
//! the user may reply.

use std::path::PathBuf;

use egui::{
    Align2, Context, Frame, Id, Margin, Rect, ScrollArea, Ui, UiBuilder, UiKind, Vec2, pos2, vec2,
};

use super::chosen::Chosen;
use crate::merge::Answer;
use crate::model::{Conflict, Issued, Marking, Place};
use crate::session::{
    Action, Kept, Order, PackOrder, Passphrase, Recovered, Remark, Seal, Settings,
};
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
    pages::mark::Caret,
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        text::{heading_ui, text_ui},
    },
};

/// How far questions stand below the head of a window that is high enough, in points.
const TOP: f32 = 96.0;
/// What is left around a question in a small window, in points.
const AROUND: f32 = 16.0;
/// Between the frame of a question and its contents, in points.
const MARGIN: i8 = 24;
/// What of that the scroll bar stands in, so that it lies on nothing.
const BAR: i8 = 14;
/// What a row of answers takes before it was measured, in points.
const FIRST_FOOT: f32 = 50.0;

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
    /// Begin from this draft of last year.
    BeginFrom(PathBuf),
    /// Read this file, to bring it in.
    BringIn(PathBuf),
    /// Read the figures of an authority from this file, to bring them in; with the mean of these
    /// neighbours, where they were named anew.
    BringInOf((PathBuf, String), Option<(Vec<String>, Chosen)>),
    /// Read this text, to bring it in.
    BringInText(String),
    /// Show this draft beside the text.
    ShowEarlier(PathBuf),
    /// Put this file into the draft as its logo.
    UseLogo(PathBuf),
    /// Have another program open something.
    Send(Errand),
    /// Make this paper in this file.
    Export(PathBuf, Order, Option<Kept>),
    /// Stop making the paper.
    CancelExport,
    /// Deal with another copy of the draft.
    Copy(CopyReply),
    /// Deal with a section pack.
    Pack(PackReply),
    /// Mark a place.
    Mark(Place, Marking),
    /// Say something about the draft.
    Comment(Remark),
    /// Take over these settings.
    Prefer(Box<Settings>),
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
    /// Close, then go to a place in a text.
    GoTo(Caret),
}

/// What the user replied about another copy of the draft.
#[derive(Debug, PartialEq)]
pub(in crate::ui) enum CopyReply {
    /// Keep a note of the paper that was just made: it is sent out.
    Issue(Box<Issued>),
    /// Look at this one.
    LookAt(PathBuf),
    /// Take in the one that is shown.
    TakeIn,
    /// Take in all that are shown.
    TakeInAll,
    /// Open this one in the place of the open draft.
    OpenInstead(PathBuf),
    /// Answer what is in doubt.
    Settle(Box<(Conflict, Answer)>),
}

/// What the user replied about a section pack.
#[derive(Debug, PartialEq)]
pub(in crate::ui) enum PackReply {
    /// Make one for somebody, protected so where it has a passphrase of its own.
    Make(Box<PackOrder>, Option<Seal>),
    /// Write the one that waits, or the reply of this one, to this file.
    Write(PathBuf),
    /// Put the mail that is shown on the clipboard.
    CopyMail,
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
///
/// The frame is never taller than the window: what does not fit is scrolled to, and the answers,
/// which [`answers_ui`] puts below, stay where they are.
pub(super) fn frame_ui(
    ctx: &Context,
    setting: &Setting<'_>,
    (title, width): (&str, f32),
    contents: impl FnOnce(&mut Ui) -> Option<Reply>,
) -> Option<Reply> {
    let tokens = setting.tokens;
    let window = ctx.content_rect();
    let frame = Frame::new()
        .fill(tokens.colors.page)
        .stroke(tokens.rule())
        .corner_radius(tokens.radius.l)
        .inner_margin(Margin {
            right: MARGIN - BAR,
            ..Margin::same(MARGIN)
        });
    // From the top, so that nothing moves when the contents get longer.
    let id = Id::unique("modal");
    let top = vec2(0.0, top(window.height()));
    let area = egui::Modal::default_area(id).anchor(Align2::CENTER_TOP, top);
    let modal = egui::Modal::new(id)
        .area(area)
        .backdrop_color(tokens.colors.shade)
        .frame(frame);
    let margins = 2.0 * f32::from(MARGIN);
    let response = modal.show(ctx, |ui| {
        name_dialog(ui, title);
        let width = width.min(window.width() - margins - 2.0 * AROUND);
        ui.set_width(width + f32::from(BAR));
        ui.spacing_mut().item_spacing.y = tokens.space.m;
        let colors = &tokens.colors;
        heading_ui(ui, title, 1, tokens.text.card_title, colors.ink);
        body_ui(ui, title, contents, |ui| {
            if let Some(Err(reason)) = setting.copied {
                let kind = tokens.text.hint;
                text_ui(ui, &not_copied(reason), kind, colors.attention);
            }
        })
    });
    // It is placed by the size that it had last.
    let (size, size_id) = (response.response.rect.size(), id.with("size"));
    let before: Option<Vec2> = ctx.data(|data| data.get_temp(size_id));
    if before != Some(size) {
        ctx.data_mut(|data| data.insert_temp(size_id, size));
        ctx.request_discard("the question took another size");
    }
    let closes = ctx.input(|input| input.key_pressed(egui::Key::Escape));
    response.inner.or(closes.then_some(Reply::Close))
}

/// Returns how far a question stands below the head of a window of some height.
fn top(height: f32) -> f32 {
    (AROUND + (height - 400.0) * 0.15).clamp(AROUND, TOP)
}

/// Where the answers stand, below what is seen of the contents.
#[derive(Debug, Clone, Copy)]
struct Foot {
    /// The top of the contents as they are seen, and the height there is for them.
    top: f32,
    room: f32,
    /// Where the answers stood, once they are drawn.
    rect: Option<Rect>,
}

impl Foot {
    fn id() -> Id {
        Id::unique("foot of a question")
    }

    fn load(ui: &Ui) -> Option<Self> {
        ui.data(|data| data.get_temp(Self::id()))
    }

    fn store(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(Self::id(), self));
    }
}

/// Shows the contents in the height there is, and what stands below them.
fn body_ui<R>(
    ui: &mut Ui,
    title: &str,
    contents: impl FnOnce(&mut Ui) -> R,
    below: impl FnOnce(&mut Ui),
) -> R {
    // What stands below is as high as it was last.
    let below_id = Id::unique(("below a question", title));
    let known: f32 = ui
        .data(|data| data.get_temp(below_id))
        .unwrap_or(FIRST_FOOT);
    let top = ui.cursor().min.y;
    let end = ui.ctx().content_rect().max.y - AROUND - f32::from(MARGIN);
    let foot = Foot {
        top,
        room: (end - top - known).max(0.0),
        rect: None,
    };
    foot.store(ui);
    // The toolkit offers what the question took last; it may grow at once.
    let place = ui.available_rect_before_wrap().with_max_y(top + foot.room);
    let scope = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        ScrollArea::vertical()
            .id_salt(title)
            .max_height(foot.room)
            .min_scrolled_height(0.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_max_width(ui.available_width() - f32::from(BAR));
                contents(ui)
            })
    });
    let body = scope.inner;
    if let Some(rect) = Foot::load(ui).and_then(|foot| foot.rect) {
        ui.advance_cursor_after_rect(rect);
    }
    below(ui);
    let now = (ui.min_rect().max.y - body.inner_rect.max.y).max(0.0);
    if (now - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(below_id, now));
        ui.ctx().request_discard("what stands below was measured");
    }
    body.inner
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

/// Lays out the answers of a question at its foot, the main one first. They stand below what is
/// seen of the contents, and so come last in them.
pub(super) fn answers_ui<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let Some(foot) = Foot::load(ui) else {
        return ui.horizontal_wrapped(contents).inner;
    };
    let gap = ui.spacing().item_spacing.y + 4.0;
    let top = foot.top + ui.min_rect().height().min(foot.room) + gap;
    let at = pos2(ui.min_rect().min.x, top);
    let place = Rect::from_min_size(at, vec2(ui.available_width(), 0.0));
    let mut below = ui.new_child(UiBuilder::new().max_rect(place));
    below.set_clip_rect(ui.ctx().content_rect());
    // The keyboard in an answer must not scroll the contents, which are its parents here.
    let shown = ScrollArea::neither()
        .id_salt("answers")
        .auto_shrink([false, true])
        .show(&mut below, |ui| ui.horizontal_wrapped(contents).inner);
    let rect = Some(below.min_rect());
    Foot { rect, ..foot }.store(ui);
    shown.inner
}
