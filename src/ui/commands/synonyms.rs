//! Other words that people have for commands, which the search knows.

use super::{command::Command, page::PageCommand};

impl Command {
    /// Returns other words for it, in small letters; empty for none.
    pub fn also(self) -> &'static str {
        match self {
            Self::New => "begin start create another template blank",
            Self::NewFrom => "roll forward next year previous last begin carry on",
            Self::Open => "load file recent last year",
            Self::Save => "keep write store",
            Self::SaveAs => "copy rename duplicate",
            Self::BringIn => {
                "import report letter ofsted pdf inspection findings figures csv data spreadsheet word docx last year upload load"
            }
            Self::BringInText => "import paste report letter ofsted meeting findings",
            Self::Export => "print pdf word docx html web markdown publish send finish make",
            Self::Protect => "encrypt password lock secure confidential",
            Self::History => "compare versions changes differences tracked restore backup go back",
            Self::Review | Self::NextChange => "track tracked accept reject insertions deletions",
            Self::TakeIn => "merge combine join contributions colleague copies sections returned",
            Self::Doubts => "conflict conflicts resolve choose clash merge both",
            Self::ToggleAgreed => "agreed approve approved lock unlock locked final open again",
            Self::Contributors => "contributors team authors colleagues initials colour",
            Self::SharedFolder => "drive owner keeper together automatic sharepoint onedrive",
            Self::OwnFile => "beside mine shared drive together locked",
            Self::AssignSection => "assign author owner contributor responsible due deadline task",
            Self::SendTo => "pack contributor colleague lead assign mail email share ask delegate",
            Self::SendBack => "reply return contribution mail email finished",
            Self::Undo => "mistake take back reverse",
            Self::Redo => "again repeat",
            Self::Find => "search look for where",
            Self::Replace => "search substitute change all swap rename",
            Self::NextMark => "spelling spell check correct suggestions typo grammar",
            Self::ToggleSpelling => "spell check dictionary underline wavy typo",
            Self::TogglePlain => "readability grammar jargon style passive underline",
            Self::Comment => "note remark say review annotate feedback",
            Self::NextComment | Self::ShowComments => "notes remarks threads reply feedback",
            Self::Details => {
                "cover logo crest colour sign off sign-off director meeting dates type size large print margins"
            }
            Self::ToggleReady => "done complete finished agreed approve",
            Self::MarkSection | Self::MarkHere => {
                "marking exempt confidential readers hide private official-sensitive"
            }
            Self::PartEarlier | Self::PartLater => "order reorder arrange",
            Self::ToggleHelp | Self::ShowGuidance => "advice hints panel side",
            Self::ShowOutline => "sections contents list navigate",
            Self::ShowLinks => "evidence cite citations references",
            Self::ShowToDo => "check checks readiness problems warnings missing",
            Self::TakeInChecks => "rules inspector ofsted questions update upgrade older template",
            Self::Pages(PageCommand::Toggle | PageCommand::Read) => "print preview view paper pdf",
            Self::ZoomIn | Self::ZoomOut | Self::ZoomReset => "zoom text size bigger",
            Self::Theme(_) => "theme appearance mode night black",
            Self::Tour | Self::Guide => "help manual how to learn tutorial steps",
            Self::Shortcuts => {
                "keys keyboard copy cut paste select bold italic change customise hotkeys"
            }
            Self::About => "version licence help",
            Self::Quit => "exit close leave",
            Self::NextArea | Self::PreviousArea => "focus panel jump",
            Self::Back => "return before previous place",
            Self::Earlier | Self::OtherEarlier => {
                "previous before beside side by side compare old reference"
            }
            Self::Forward => "return after next place",
            Self::NextToDo => "attention missing finding check problem jump",
            Self::Focus => "focus mode distraction free concentrate quiet full",
            Self::Settings => "preferences options font appearance theme width zoom name",
            Self::PreviousSection
            | Self::NextSection
            | Self::Palette
            | Self::Pages(
                PageCommand::Single
                | PageCommand::Facing
                | PageCommand::Overview
                | PageCommand::Larger
                | PageCommand::Smaller
                | PageCommand::Width
                | PageCommand::Whole
                | PageCommand::Actual
                | PageCommand::Previous
                | PageCommand::Next
                | PageCommand::GoTo,
            ) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::ThemeChoice;

    #[test]
    fn words_that_people_have_lead_to_the_command() {
        for (words, command) in [
            ("logo", Command::Details),
            ("sign off", Command::Details),
            ("colour", Command::Theme(ThemeChoice::Dark)),
            ("compare", Command::History),
            ("print", Command::Export),
            ("import report", Command::BringIn),
            ("paste", Command::Shortcuts),
            ("find", Command::Find),
            ("substitute", Command::Replace),
            ("spelling", Command::NextMark),
        ] {
            let known = format!("{} {} {}", command.label(), command.hint(), command.also());
            let known = known.to_lowercase();
            assert!(words.split(' ').all(|word| known.contains(word)), "{words}");
        }
    }
}
