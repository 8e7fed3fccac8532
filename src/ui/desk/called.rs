//! What commands are called that do one thing or the other, by how the draft stands.

use super::view::View;
use crate::check::SectionState;
use crate::model::SectionId;
use crate::session::OPEN_AGAIN;
use crate::ui::commands::Command;

/// Returns what a command does now, in words. `section` is the one that is open.
pub(in crate::ui) fn called(
    command: Command,
    view: &View<'_>,
    (section, is_focused): (Option<&SectionId>, bool),
) -> &'static str {
    let is_in = |wanted: SectionState| {
        section.is_some_and(|section| view.section_headway(section).state == wanted)
    };
    let switches = || view.proofs.switches();
    let others = [
        (Command::ToggleReady, "Open this section again"),
        (Command::ToggleAgreed, OPEN_AGAIN),
        (Command::ToggleSpelling, "Do not mark misspelt words"),
        (Command::TogglePlain, "No plain-English help"),
        (Command::Focus, "Everything beside the text again"),
        (Command::Protect, "Passphrase…"),
    ];
    let is_done = || {
        command == Command::ToggleReady && is_in(SectionState::Ready)
            || command == Command::ToggleAgreed && is_in(SectionState::Agreed)
            || command == Command::ToggleSpelling && switches().spelling
            || command == Command::TogglePlain && switches().plain
            || command == Command::Focus && is_focused
            || command == Command::Protect && view.is_closed
    };
    let other = others.into_iter().find(|(of, _)| *of == command);
    let other = other.filter(|_| is_done());
    other.map_or_else(|| command.label(), |(_, label)| label)
}
