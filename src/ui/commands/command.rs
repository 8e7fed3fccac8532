//! Every command with its words and keys. Feeds the menu, the palette and the page of shortcuts.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::page::PageCommand;
use crate::session::ThemeChoice;

/// Something the user can ask for from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Show the start screen, to begin another draft.
    New,
    /// Begin from last year's draft.
    NewFrom,
    /// Open a draft.
    Open,
    /// Save.
    Save,
    /// Save somewhere else.
    SaveAs,
    /// Make the paper.
    Export,
    /// Protect the draft with a passphrase, with another one or no longer.
    Protect,
    /// Bring in what another program wrote.
    BringIn,
    /// Bring in a text that was copied elsewhere.
    BringInText,
    /// Show earlier versions of the draft, or the draft again.
    History,
    /// Show what changed in the texts, or no longer.
    Review,
    /// Go to the next change.
    NextChange,
    /// Take another copy of the draft in.
    TakeIn,
    /// Choose between texts that two people wrote.
    Doubts,
    /// Ask somebody to write some sections.
    SendTo,
    /// Send back what was written in a pack.
    SendBack,
    /// Take back the last step.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Find words in the draft.
    Find,
    /// Find words and put others in their place.
    Replace,
    /// Say something about a place to others.
    Comment,
    /// Go to the next open comment.
    NextComment,
    /// Show what people said.
    ShowComments,
    /// Go to the next marked word, and say what can be done about it.
    NextMark,
    /// Mark words that are in no dictionary, or no longer.
    ToggleSpelling,
    /// Mark what could be said more plainly, or no longer.
    TogglePlain,
    /// Open the section before.
    PreviousSection,
    /// Open the next section.
    NextSection,
    /// Open the cover form.
    Details,
    /// Call the section ready, or no longer.
    ToggleReady,
    /// Call the section agreed, which locks it, or open it again.
    ToggleAgreed,
    /// Say who writes in the draft, with initials and a colour.
    Contributors,
    /// Say who keeps the draft in a shared folder, and what is taken in by itself.
    SharedFolder,
    /// Write beside the open draft in a file of one's own.
    OwnFile,
    /// Say who writes the section.
    AssignSection,
    /// Say who may read the section.
    MarkSection,
    /// Say who may read what the keyboard is in.
    MarkHere,
    /// Put the open part before the one above it.
    PartEarlier,
    /// Put the open part behind the one below it.
    PartLater,
    /// Go back to where a link or *Add new* led away from.
    Back,
    /// Put the keyboard into the next area of the window.
    NextArea,
    /// Put the keyboard into the area before.
    PreviousArea,
    /// Show or hide the help.
    ToggleHelp,
    /// Show the outline where it has given way.
    ShowOutline,
    /// Show the guidance.
    ShowGuidance,
    /// Show links and evidence.
    ShowLinks,
    /// Show what is to be done.
    ShowToDo,
    /// Take in the checks of today’s template.
    TakeInChecks,
    /// Steer the pages beside the text.
    Pages(PageCommand),
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As large as the system has it.
    ZoomReset,
    /// Choose the colours.
    Theme(ThemeChoice),
    /// Choose what holds for this user.
    Settings,
    /// Show the text alone, or everything again.
    Focus,
    /// Go to the next thing to do.
    NextToDo,
    /// Go forward again after going back.
    Forward,
    /// Show an earlier draft beside the text.
    Earlier,
    /// Show another earlier draft.
    OtherEarlier,
    /// Find a command.
    Palette,
    /// Take the tour through the example.
    Tour,
    /// Show the user guide.
    Guide,
    /// Show every shortcut.
    Shortcuts,
    /// Say what this program is.
    About,
    /// Close the window.
    Quit,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const NEW: &[KeyboardShortcut] = &[key(CTRL, Key::N)];
const OPEN: &[KeyboardShortcut] = &[key(CTRL, Key::O)];
const SAVE: &[KeyboardShortcut] = &[key(CTRL, Key::S)];
const FORWARD: &[KeyboardShortcut] = &[key(Modifiers::ALT, Key::ArrowRight)];
const NEXT_TO_DO: &[KeyboardShortcut] = &[key(Modifiers::NONE, Key::F8)];
const FOCUS: &[KeyboardShortcut] = &[key(Modifiers::NONE, Key::F9)];
const COMMENT: &[KeyboardShortcut] = &[key(CTRL_SHIFT, Key::M)];
const NEXT_COMMENT: &[KeyboardShortcut] = &[key(Modifiers::SHIFT, Key::F8)];
const HELP: &[KeyboardShortcut] = &[key(CTRL, Key::Backslash)];
const GUIDE: &[KeyboardShortcut] = &[key(Modifiers::NONE, Key::F1)];
const SHORTCUTS: &[KeyboardShortcut] = &[key(CTRL, Key::F1)];
const NEXT_CHANGE: &[KeyboardShortcut] = &[key(Modifiers::SHIFT, Key::F7)];
const BACK: &[KeyboardShortcut] = &[key(Modifiers::ALT, Key::ArrowLeft)];
const NEXT_AREA: &[KeyboardShortcut] = &[key(Modifiers::NONE, Key::F6)];
const PREVIOUS_AREA: &[KeyboardShortcut] = &[key(Modifiers::SHIFT, Key::F6)];
const SETTINGS: &[KeyboardShortcut] = &[key(CTRL, Key::Comma)];

impl Command {
    /// Every command, in the order of the page of shortcuts. The menu has groups of its own.
    pub const ALL: &'static [Self] = &[
        Self::New,
        Self::NewFrom,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::Export,
        Self::BringIn,
        Self::BringInText,
        Self::Protect,
        Self::History,
        Self::Review,
        Self::NextChange,
        Self::TakeIn,
        Self::Doubts,
        Self::SendTo,
        Self::SendBack,
        Self::Undo,
        Self::Redo,
        Self::Find,
        Self::Replace,
        Self::Comment,
        Self::NextComment,
        Self::ShowComments,
        Self::NextMark,
        Self::ToggleSpelling,
        Self::TogglePlain,
        Self::PreviousSection,
        Self::NextSection,
        Self::Details,
        Self::ToggleReady,
        Self::ToggleAgreed,
        Self::Contributors,
        Self::SharedFolder,
        Self::OwnFile,
        Self::AssignSection,
        Self::MarkSection,
        Self::MarkHere,
        Self::PartEarlier,
        Self::PartLater,
        Self::ShowOutline,
        Self::Back,
        Self::Forward,
        Self::NextToDo,
        Self::NextArea,
        Self::PreviousArea,
        Self::Focus,
        Self::Earlier,
        Self::OtherEarlier,
        Self::ToggleHelp,
        Self::ShowGuidance,
        Self::ShowLinks,
        Self::ShowToDo,
        Self::TakeInChecks,
        Self::Pages(PageCommand::Toggle),
        Self::Pages(PageCommand::Read),
        Self::Pages(PageCommand::Single),
        Self::Pages(PageCommand::Facing),
        Self::Pages(PageCommand::Overview),
        Self::Pages(PageCommand::Larger),
        Self::Pages(PageCommand::Smaller),
        Self::Pages(PageCommand::Width),
        Self::Pages(PageCommand::Whole),
        Self::Pages(PageCommand::Actual),
        Self::Pages(PageCommand::Previous),
        Self::Pages(PageCommand::Next),
        Self::Pages(PageCommand::GoTo),
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Theme(ThemeChoice::System),
        Self::Theme(ThemeChoice::Light),
        Self::Theme(ThemeChoice::Dark),
        Self::Theme(ThemeChoice::Contrast),
        Self::Palette,
        Self::Settings,
        Self::Tour,
        Self::Guide,
        Self::Shortcuts,
        Self::About,
        Self::Quit,
    ];

    /// Returns what files of settings call it, such as `save-as`: a promise.
    pub fn name(self) -> String {
        let mut name = String::new();
        for letter in format!("{self:?}").chars() {
            match letter {
                '(' => name.push('-'),
                ')' => {}
                letter if letter.is_ascii_uppercase() => {
                    if !name.is_empty() && !name.ends_with('-') {
                        name.push('-');
                    }
                    name.push(letter.to_ascii_lowercase());
                }
                letter => name.push(letter),
            }
        }
        name
    }

    /// Whether the keys that it comes with stay beside those that are chosen: every program has
    /// them in every text, and what they do there must be one thing.
    pub fn keeps_keys(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }

    /// Returns the words of the menu.
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "New draft…",
            Self::NewFrom => "New from last year’s…",
            Self::Open => "Open a draft…",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::Export => "Export paper…",
            Self::Protect => "Protect with a passphrase…",
            Self::BringIn => "Bring in a file…",
            Self::BringInText => "Bring in copied text…",
            Self::History => "History…",
            Self::Review => "Review changes",
            Self::NextChange => "Next change",
            Self::TakeIn => "Take in a copy…",
            Self::Doubts => "In doubt…",
            Self::SendTo => "Send to…",
            Self::SendBack => "Send back…",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Find => "Find words…",
            Self::Replace => "Find and replace…",
            Self::Comment => "Comment…",
            Self::NextComment => "Next comment",
            Self::ShowComments => "Comments",
            Self::NextMark => "Next marked word",
            Self::ToggleSpelling => "Mark misspelt words",
            Self::TogglePlain => "Plain-English help",
            Self::PreviousSection => "Previous section",
            Self::NextSection => "Next section",
            Self::Details => "Cover and details",
            Self::ToggleReady => "This section is ready",
            Self::ToggleAgreed => "Agree and lock this section",
            Self::Contributors => "People who write…",
            Self::SharedFolder => "Shared folder…",
            Self::OwnFile => "Write in a file of my own",
            Self::AssignSection => "Who writes this section…",
            Self::MarkSection => "Who may read this section…",
            Self::MarkHere => "Who may read this answer…",
            Self::PartEarlier => "Move part earlier",
            Self::PartLater => "Move part later",
            Self::ShowOutline => "Sections",
            Self::Back => "Back to where you were",
            Self::NextArea => "To the next area",
            Self::PreviousArea => "To the area before",
            Self::ToggleHelp => "Show or hide help",
            Self::ShowGuidance => "Guidance",
            Self::ShowLinks => "Links and evidence",
            Self::ShowToDo => "To do",
            Self::TakeInChecks => "Take in new checks",
            Self::Pages(command) => command.label(),
            Self::ZoomIn => "Larger",
            Self::ZoomOut => "Smaller",
            Self::ZoomReset => "Usual size",
            Self::Theme(ThemeChoice::System) => "Colours as the system has them",
            Self::Theme(ThemeChoice::Light) => "Light colours",
            Self::Theme(ThemeChoice::Dark) => "Dark colours",
            Self::Theme(ThemeChoice::Contrast) => "Strong contrast",
            Self::Settings => "Settings…",
            Self::Earlier => "Show last year’s…",
            Self::OtherEarlier => "Show another earlier draft…",
            Self::Focus => "Text alone",
            Self::NextToDo => "Go to what needs attention next",
            Self::Forward => "Forward again",
            Self::Palette => "Find a command",
            Self::Tour => "Take the tour",
            Self::Guide => "User guide",
            Self::Shortcuts => "Keyboard shortcuts",
            Self::About => "About Candour",
            Self::Quit => "Quit",
        }
    }

    /// Returns what it does, in a sentence.
    pub fn hint(self) -> &'static str {
        match self {
            Self::New => "Begin another self-evaluation from a template",
            Self::NewFrom => "Begin this year’s draft from last year’s: what is not done goes on",
            Self::Open => "Open a self-evaluation from a file",
            Self::Save => "Write the draft to its file",
            Self::SaveAs => "Write the draft to another file and go on in that one",
            Self::Export => "Make the finished paper: PDF, Word or web page",
            Self::Protect => "Encrypt the draft’s file, its recovery copies and its history",
            Self::BringIn => {
                "A report of inspectors, figures, or last year’s document, into this draft"
            }
            Self::BringInText => "The same from a report or letter that you copied",
            Self::History => "Earlier versions of this draft, and what changed since",
            Self::Review => "What came in and went out, in the text, to accept or reject",
            Self::NextChange => "To the next change that is to be accepted or rejected",
            Self::TakeIn => "Put somebody else’s copy of this draft and yours together",
            Self::Doubts => "Choose where two people wrote different things",
            Self::SendTo => "Some sections, for somebody else to write",
            Self::SendBack => "Make the file that brings what you wrote back",
            Self::Undo => "Take back the last step, wherever it was",
            Self::Redo => "Do again what was taken back",
            Self::Find => "Every place of the draft where words stand: texts, rows and details",
            Self::Replace => "Put other words in their place, after seeing each in its sentence",
            Self::Comment => {
                "Say something to others about the selected words, the field or the row"
            }
            Self::NextComment => "To the next open comment, in the order of the paper",
            Self::ShowComments => "What others said about this draft, to answer and to resolve",
            Self::NextMark => "Spelling or plain English on this page, with what could stand there",
            Self::ToggleSpelling => "A wave under words that are in no dictionary",
            Self::TogglePlain => "Dots under long sentences, jargon and words taken for others",
            Self::PreviousSection => "Open the section before this one",
            Self::NextSection => "Open the section after this one",
            Self::Details => "Council, title, dates, version and sign-off",
            Self::ToggleReady => "Call this section ready, or open it again",
            Self::ToggleAgreed => "It is agreed: nothing in it changes until it is opened again",
            Self::Contributors => "People or roles, each with initials and a colour",
            Self::SharedFolder => "Who keeps the draft, and what is taken in by itself",
            Self::OwnFile => "A file beside the draft, so that two people never write in one",
            Self::AssignSection => "A person or a role, by when, with a note",
            Self::MarkSection => "Keep this section for some readers, or mark it exempt",
            Self::MarkHere => "Keep the answer or row you are in for some readers",
            Self::PartEarlier => "Put this part before the one above it",
            Self::PartLater => "Put this part behind the one below it",
            Self::ShowOutline => "The list of all sections, where the window is too narrow for it",
            Self::Back => "From a row that you followed or added, to the place that led there",
            Self::NextArea => "Keyboard to the outline, the text, what helps beside it, the bar",
            Self::PreviousArea => "The same way round backwards",
            Self::ToggleHelp => "Guidance, links and to do, beside the text",
            Self::ShowGuidance => "What a good answer holds and what evidence readers expect",
            Self::ShowLinks => "What is linked to the open section or row",
            Self::ShowToDo => "What is still missing before the paper is ready",
            Self::TakeInChecks => "Ask of an older draft what today’s template asks",
            Self::Pages(command) => command.hint(),
            Self::ZoomIn => "Make everything larger",
            Self::ZoomOut => "Make everything smaller",
            Self::ZoomReset => "As large as the system has it",
            Self::Theme(ThemeChoice::System) => "Light or dark with the rest of this computer",
            Self::Theme(ThemeChoice::Light) => "Dark ink on light paper",
            Self::Theme(ThemeChoice::Dark) => "Light ink on dark paper",
            Self::Theme(ThemeChoice::Contrast) => "Black and white with strong lines",
            Self::Earlier => "Any earlier draft beside the text, to read and to copy from",
            Self::OtherEarlier => "In the place of the one that stands beside the text",
            Self::Settings => "Colours, text size, lines, spelling, plain English and your name",
            Self::Focus => {
                "Only what is written, with nothing beside it; the same again shows the rest"
            }
            Self::NextToDo => "In this section first, then on through the draft, and once round",
            Self::Forward => "Go again to where you went back from",
            Self::Palette => "Search every command and section by name",
            Self::Tour => "Five short steps through the example; leave it whenever you like",
            Self::Guide => "How it is done, at the chapter about what you are at",
            Self::Shortcuts => "Every command with its keys, which you can change",
            Self::About => "Version and licence",
            Self::Quit => "Close the window",
        }
    }

    /// Returns the keys that it comes with; the first is shown.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const SAVE_AS: &[KeyboardShortcut] = &[key(CTRL_SHIFT, Key::S)];
        const EXPORT: &[KeyboardShortcut] = &[key(CTRL, Key::E)];
        const HISTORY: &[KeyboardShortcut] = &[key(CTRL_SHIFT, Key::H)];
        const UNDO: &[KeyboardShortcut] = &[key(CTRL, Key::Z)];
        const REDO: &[KeyboardShortcut] = &[key(CTRL_SHIFT, Key::Z), key(CTRL, Key::Y)];
        const FIND: &[KeyboardShortcut] = &[key(CTRL, Key::F)];
        const REPLACE: &[KeyboardShortcut] = &[key(CTRL, Key::H)];
        const NEXT_MARK: &[KeyboardShortcut] = &[key(Modifiers::NONE, Key::F7)];
        const PREVIOUS: &[KeyboardShortcut] = &[key(CTRL, Key::PageUp)];
        const NEXT: &[KeyboardShortcut] = &[key(CTRL, Key::PageDown)];
        const LARGER: &[KeyboardShortcut] = &[key(CTRL, Key::Plus), key(CTRL, Key::Equals)];
        const SMALLER: &[KeyboardShortcut] = &[key(CTRL, Key::Minus)];
        match self {
            Self::New => NEW,
            Self::Open => OPEN,
            Self::Save => SAVE,
            Self::SaveAs => SAVE_AS,
            Self::Export => EXPORT,
            Self::History => HISTORY,
            Self::Undo => UNDO,
            Self::Redo => REDO,
            Self::Find => FIND,
            Self::Replace => REPLACE,
            Self::NextMark => NEXT_MARK,
            Self::Comment => COMMENT,
            Self::NextComment => NEXT_COMMENT,
            Self::NextChange => NEXT_CHANGE,
            Self::PreviousSection => PREVIOUS,
            Self::NextSection => NEXT,
            Self::Back => BACK,
            Self::Forward => FORWARD,
            Self::NextToDo => NEXT_TO_DO,
            Self::Focus => FOCUS,
            Self::Settings => SETTINGS,
            Self::NextArea => NEXT_AREA,
            Self::PreviousArea => PREVIOUS_AREA,
            Self::ToggleHelp => HELP,
            Self::Pages(command) => command.shortcuts(),
            Self::ZoomIn => LARGER,
            Self::ZoomOut => SMALLER,
            Self::ZoomReset => const { &[key(CTRL, Key::Num0)] },
            Self::Palette => const { &[key(CTRL, Key::K)] },
            Self::Guide => GUIDE,
            Self::Shortcuts => SHORTCUTS,
            Self::Quit => const { &[key(CTRL, Key::Q)] },
            Self::Protect
            | Self::NewFrom
            | Self::BringIn
            | Self::BringInText
            | Self::TakeIn
            | Self::Review
            | Self::Doubts
            | Self::SendTo
            | Self::SendBack
            | Self::Details
            | Self::ToggleReady
            | Self::ToggleAgreed
            | Self::Contributors
            | Self::SharedFolder
            | Self::OwnFile
            | Self::AssignSection
            | Self::MarkSection
            | Self::MarkHere
            | Self::PartEarlier
            | Self::PartLater
            | Self::ShowOutline
            | Self::ShowGuidance
            | Self::ShowLinks
            | Self::ShowToDo
            | Self::ShowComments
            | Self::ToggleSpelling
            | Self::TogglePlain
            | Self::Theme(_)
            | Self::Earlier
            | Self::OtherEarlier
            | Self::TakeInChecks
            | Self::Tour
            | Self::About => &[],
        }
    }
}
