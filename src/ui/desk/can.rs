//! Which commands can be carried out now.

use super::view::View;
use crate::ui::commands::Command;

/// Whether a command can be carried out now. Without an open draft there is no view.
pub(in crate::ui) fn can(view: Option<&View<'_>>, command: Command) -> bool {
    match command {
        Command::New
        | Command::NewFrom
        | Command::Open
        | Command::ZoomIn
        | Command::ZoomOut
        | Command::ZoomReset
        | Command::Theme(_)
        | Command::Palette
        | Command::Settings
        | Command::Tour
        | Command::Guide
        | Command::Shortcuts
        | Command::About
        | Command::Quit => true,
        Command::Undo => view.is_some_and(|view| view.undo.is_some()),
        Command::Redo => view.is_some_and(|view| view.redo.is_some()),
        Command::Doubts => view.is_some_and(|view| !view.draft.conflicts.is_empty()),
        Command::SendTo
        | Command::Contributors
        | Command::OwnFile
        | Command::SharedFolder
        | Command::AssignSection
        | Command::ToggleAgreed => view.is_some_and(|view| view.draft.pack.is_none()),
        Command::SendBack => view.is_some_and(|view| {
            let pack = view.draft.pack.as_deref();
            pack.is_some_and(|pack| !pack.is_whole())
        }),
        Command::NextChange => view.is_some_and(|view| view.review.is_some()),
        Command::NextComment => view.is_some_and(|view| view.talk.n_open() > 0),
        Command::Save
        | Command::Comment
        | Command::ShowComments
        | Command::TakeIn
        | Command::Review
        | Command::SaveAs
        | Command::Export
        | Command::Protect
        | Command::BringIn
        | Command::BringInText
        | Command::History
        | Command::PreviousSection
        | Command::NextSection
        | Command::Details
        | Command::ToggleReady
        | Command::MarkSection
        | Command::MarkHere
        | Command::PartEarlier
        | Command::PartLater
        | Command::ShowOutline
        | Command::Back
        | Command::Forward
        | Command::NextToDo
        | Command::Focus
        | Command::Earlier
        | Command::OtherEarlier
        | Command::NextArea
        | Command::PreviousArea
        | Command::ToggleHelp
        | Command::ShowGuidance
        | Command::ShowLinks
        | Command::ShowToDo
        | Command::TakeInChecks
        | Command::Find
        | Command::Replace
        | Command::NextMark
        | Command::ToggleSpelling
        | Command::TogglePlain
        | Command::Pages(_) => view.is_some(),
    }
}
