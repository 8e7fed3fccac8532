//! Questions over the window, one at a time. Each draws itself and returns the user's reply.
//!
//! Nothing here reads or writes a file: `app` carries out the replies.

mod about;
mod assign;
mod begun;
mod bring_in;
mod brought;
mod changed;
mod chosen;
mod comment;
mod damaged;
mod differences;
mod document;
mod doubts;
mod export;
mod figures;
mod find;
mod finished;
mod frame;
mod guide;
mod in_use;
mod keeper;
mod known_copy;
mod marking;
mod matching;
mod not_saved;
mod palette;
mod paste;
mod path;
mod place;
mod people;
mod problem;
mod protect;
mod protected_since;
mod reading;
mod ready;
mod recovered;
mod send_to;
mod sent;
mod settings;
mod shared_folder;
mod shortcuts;
mod signed_off;
mod system;
mod take_in;
mod take_in_many;
mod undated;
mod unlock;
mod unsaved;
mod why;

use egui::Context;

use crate::model::Place;
use crate::session::{KnownCopy, NotSaved, Problem};

pub use self::system::{Dialogs, FileAsk, NoDialogs, SystemDialogs};
pub(super) use self::{
    assign::AssignDialog,
    begun::BegunDialog,
    bring_in::BringInDialog,
    changed::{ChangedDialog, Seen},
    chosen::Chosen,
    comment::CommentDialog,
    damaged::DamagedDialog,
    document::DocumentDialog,
    doubts::DoubtsDialog,
    export::{ExportDialog, Made, Stage},
    figures::FiguresDialog,
    find::FindDialog,
    finished::FinalDialog,
    frame::{CopyReply, PackReply, Reply, Setting},
    guide::{GuideDialog, guide_over_ui},
    in_use::InUseDialog,
    keeper::KeeperDialog,
    marking::MarkingDialog,
    palette::Palette,
    paste::PasteDialog,
    path::{PathDialog, PathField, reply},
    people::PeopleDialog,
    place::PlaceDialog,
    protect::ProtectDialog,
    reading::ReadingDialog,
    ready::ReadyDialog,
    recovered::RecoveredDialog,
    send_to::SendDialog,
    sent::SentDialog,
    settings::SettingsDialog,
    shared_folder::SharedFolderDialog,
    shortcuts::ShortcutsDialog,
    signed_off::SignedOffDialog,
    take_in::TakeInDialog,
    take_in_many::{Looked, TakeInManyDialog},
    unlock::UnlockDialog,
    why::WhyDialog,
};

/// The question that is open.
#[derive(Debug)]
pub(super) enum Modal {
    Unsaved,
    /// Days that are not understood: the place of the first, and what is said of each.
    Undated(Place, Vec<String>),
    Path(PathDialog),
    Export(Box<ExportDialog>),
    /// What was found in a file, to be taken.
    BringIn(Box<BringInDialog>),
    Paste(PasteDialog),
    /// Figures that were found in a file, to be taken.
    Figures(Box<FiguresDialog>),
    /// Where the passages of a document go.
    Document(Box<DocumentDialog>),
    /// A long file that is being read.
    Reading(ReadingDialog),
    /// Whose figures of a file are meant.
    Place(Box<PlaceDialog>),
    Problem(Box<Problem>),
    NotSaved(Box<NotSaved>),
    Changed(Box<ChangedDialog>),
    /// The draft was protected since it was opened here, unprotected.
    ProtectedSince(Box<Problem>),
    InUse(Box<InUseDialog>),
    Forward,
    /// A draft that somebody else keeps.
    Keeper(Box<KeeperDialog>),
    /// How several people write in one folder.
    SharedFolder(Box<SharedFolderDialog>),
    Recovered(Box<RecoveredDialog>),
    Unlock(Box<UnlockDialog>),
    Protect(Box<ProtectDialog>),
    Damaged(Box<DamagedDialog>),
    Marking(Box<MarkingDialog>),
    Ready(Box<ReadyDialog>),
    /// What became of last year's draft.
    Begun(Box<BegunDialog>),
    /// Who writes in the draft.
    People(Box<PeopleDialog>),
    /// Who writes a section.
    Assign(Box<AssignDialog>),
    Final(Box<FinalDialog>),
    SignedOff(Box<SignedOffDialog>),
    /// Another copy of the draft, before it is taken in.
    TakeIn(Box<TakeInDialog>),
    /// Several copies of the draft, before they are taken in.
    TakeInMany(Box<TakeInManyDialog>),
    /// A paper that was sent out.
    KnownCopy(Box<KnownCopy>),
    /// Asking somebody to write some sections.
    Send(Box<SendDialog>),
    /// A pack or a reply that was written.
    Sent(Box<SentDialog>),
    /// What two people left in doubt.
    Doubts(Box<DoubtsDialog>),
    Find(Box<FindDialog>),
    /// Something to be said about a place.
    Comment(Box<CommentDialog>),
    /// Why something stays as it is that readiness asked about.
    Why(Box<WhyDialog>),
    Palette(Palette),
    Settings(Box<SettingsDialog>),
    /// The user guide.
    Guide(Box<GuideDialog>),
    Shortcuts(Box<ShortcutsDialog>),
    About,
}

/// Shows the open question. Returns the reply once there is one.
pub(super) fn modal_ui(ctx: &Context, modal: &mut Modal, setting: &Setting<'_>) -> Option<Reply> {
    match modal {
        Modal::Unsaved => unsaved::unsaved_ui(ctx, setting),
        Modal::Undated(place, texts) => undated::undated_ui(ctx, place, texts, setting),
        Modal::Path(dialog) => path::path_ui(ctx, dialog, setting),
        Modal::BringIn(dialog) => bring_in::bring_in_ui(ctx, dialog, setting),
        Modal::Figures(dialog) => figures::figures_ui(ctx, dialog, setting),
        Modal::Document(dialog) => document::document_ui(ctx, dialog, setting),
        Modal::Place(dialog) => place::place_ui(ctx, dialog, setting),
        Modal::Reading(dialog) => reading::reading_ui(ctx, dialog, setting),
        Modal::Paste(dialog) => paste::paste_ui(ctx, dialog, setting),
        Modal::Export(dialog) => export::export_ui(ctx, dialog, setting),
        Modal::Recovered(dialog) => recovered::recovered_ui(ctx, dialog, setting),
        Modal::NotSaved(failed) => not_saved::not_saved_ui(ctx, failed, setting),
        Modal::Changed(dialog) => changed::changed_ui(ctx, dialog, setting),
        Modal::ProtectedSince(problem) => {
            protected_since::protected_since_ui(ctx, problem, setting)
        }
        Modal::InUse(dialog) => in_use::in_use_ui(ctx, dialog, setting),
        Modal::Keeper(dialog) => keeper::keeper_ui(ctx, dialog, setting),
        Modal::SharedFolder(dialog) => shared_folder::shared_folder_ui(ctx, dialog, setting),
        Modal::Forward => in_use::forward_ui(ctx, setting),
        Modal::Problem(problem) => problem::problem_ui(ctx, problem, setting),
        Modal::Unlock(dialog) => unlock::unlock_ui(ctx, dialog, setting),
        Modal::Protect(dialog) => protect::protect_ui(ctx, dialog, setting),
        Modal::Damaged(dialog) => damaged::damaged_ui(ctx, dialog, setting),
        Modal::Marking(dialog) => marking::marking_ui(ctx, dialog, setting),
        Modal::Ready(dialog) => ready::ready_ui(ctx, dialog, setting),
        Modal::Final(dialog) => finished::final_ui(ctx, dialog, setting),
        Modal::SignedOff(dialog) => signed_off::signed_off_ui(ctx, dialog, setting),
        Modal::TakeIn(dialog) => take_in::take_in_ui(ctx, dialog, setting),
        Modal::TakeInMany(dialog) => take_in_many::take_in_many_ui(ctx, dialog, setting),
        Modal::KnownCopy(known) => known_copy::known_copy_ui(ctx, known, setting),
        Modal::Begun(dialog) => begun::begun_ui(ctx, dialog, setting),
        Modal::People(dialog) => people::people_ui(ctx, dialog, setting),
        Modal::Assign(dialog) => assign::assign_ui(ctx, dialog, setting),
        Modal::Send(dialog) => send_to::send_ui(ctx, dialog, setting),
        Modal::Sent(dialog) => sent::sent_ui(ctx, dialog, setting),
        Modal::Doubts(dialog) => doubts::doubts_ui(ctx, dialog, setting),
        Modal::Comment(dialog) => comment::comment_ui(ctx, dialog, setting),
        Modal::Find(dialog) => find::find_ui(ctx, dialog, setting),
        Modal::Why(dialog) => why::why_ui(ctx, dialog, setting),
        Modal::Palette(palette) => palette::palette_ui(ctx, palette, setting),
        Modal::Settings(dialog) => settings::settings_ui(ctx, dialog, setting),
        Modal::Guide(dialog) => guide::dialog_ui(ctx, dialog, setting),
        Modal::Shortcuts(dialog) => shortcuts::shortcuts_ui(ctx, dialog, setting),
        Modal::About => about::about_ui(ctx, setting),
    }
}
