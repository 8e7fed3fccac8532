//! Section packs: cut out of the open draft and written, written in, and sent back.

use std::{path::Path, sync::Arc};

use jiff::civil::Date;

use crate::model::{Draft, Pack, Place, british_date};
use crate::pack::{self, Cut, Order, PackError};
use crate::store::{self, Disk, Expected, Seal};
use crate::template::Template;

use super::{
    Action, Problem, ProblemKind, Session, beyond::asked_words, labels::place_label, sent::print,
};

impl From<PackError> for Problem {
    fn from(error: PackError) -> Self {
        let message = format!("No pack was made: {error}.");
        let problem = Self::new(ProblemKind::User, message).hint("Nothing was written.");
        match error {
            PackError::NoSection | PackError::NoSuchSection(_) => {
                problem.hint("The ids of sections stand in the template: see candour templates.")
            }
            PackError::NotReadable(_) => problem.hint(
                "Let the receiver read as much as they are asked to write, or ask for another section.",
            ),
            PackError::Agreed(_) => problem.hint(
                "Open it again in the window first, or ask for another section.",
            ),
            PackError::Template(_) => problem,
        }
    }
}

/// Cuts a pack out of the open draft.
pub fn cut_pack(session: &Session, order: &Order) -> Result<Cut, Problem> {
    cut_pack_of(session.draft(), session.template(), order)
}

/// Cuts a pack out of a draft as it is.
pub fn cut_pack_of(draft: &Draft, template: &Template, order: &Order) -> Result<Cut, Problem> {
    if draft.pack.is_some() {
        let message = "This file is itself a pack, so parts of the draft are not in it.";
        let problem = Problem::new(ProblemKind::User, message);
        return Err(problem.hint("Nothing was written. Ask whoever sent it to send another one."));
    }
    Ok(pack::cut(draft, template, order)?)
}

/// A pack, or what comes back of it, as it shall be written.
#[derive(Debug, Clone)]
pub struct Packed {
    draft: Draft,
    template: Arc<Template>,
    seal: Seal,
    is_reply: bool,
}

impl Packed {
    /// A pack, protected as the draft is that it was cut from.
    pub fn of(cut: Cut, seal: &Seal) -> Self {
        Self {
            draft: cut.draft,
            template: Arc::new(cut.template),
            seal: seal.clone(),
            is_reply: false,
        }
    }

    /// Returns how it is protected.
    pub fn seal(&self) -> &Seal {
        &self.seal
    }

    /// Writes it, whatever stands there.
    pub fn write(&self, disk: &dyn Disk, path: &Path) -> Result<(), Problem> {
        let bytes = store::draft_bytes(&self.draft, &self.template, &self.seal)?;
        store::save_draft(disk, path, &bytes, Expected::Anything, None)?;
        Ok(())
    }

    /// Returns a mail to go with it, in three lines.
    pub fn mail(&self, file: &str) -> String {
        let Some(pack) = &self.draft.pack else {
            return String::new();
        };
        let sections = asked_words(&self.draft, &self.template, pack);
        if self.is_reply {
            reply_mail(pack, &sections, file)
        } else {
            pack_mail(pack, &sections, file)
        }
    }
}

/// Returns what comes back of a pack as it is now, and what the pack says of itself once that is
/// written: from then on it counts as sent ([`Session::note_sent`]).
pub fn reply(session: &Session) -> Result<(Packed, Pack), Problem> {
    let Some(pack) = session.draft().pack.clone() else {
        let message = "This draft is not a pack.";
        return Err(Problem::new(ProblemKind::User, message).hint("Nothing was written."));
    };
    let mut now = Draft::clone(session.draft());
    now.pack = None;
    let mut pack = pack.into_inner();
    pack.states.insert(print(&now)?);
    // What comes back has with it what was sent before: that may be what the owner has.
    let mut draft = now.clone();
    draft.pack = Some(pack.clone().into());
    pack.sent = Some(now);
    let packed = Packed {
        draft,
        template: Arc::clone(session.template()),
        seal: session.seal().clone(),
        is_reply: true,
    };
    Ok((packed, pack))
}

impl Session {
    /// Returns why something is not done in a pack: it is not what its receiver was asked for.
    pub fn refusal(&self, action: &Action) -> Option<String> {
        let pack = self.draft().pack.as_deref()?;
        let is_theirs = |place: &Place| pack::is_theirs(self.draft(), self.template(), pack, place);
        let place = not_theirs(action, is_theirs)?;
        if matches!(
            action,
            Action::Agree { .. }
                | Action::OpenAgain { .. }
                | Action::Issue(_)
                | Action::Assign(_)
                | Action::Share { .. }
                | Action::Contributors(_)
        ) {
            let words = if pack.is_whole() {
                "Nothing was changed. This is your own file beside a draft: who writes what, and what is agreed and sent out, is said in the draft itself."
            } else {
                "Nothing was changed. This is a part of a draft: who writes it, and what is agreed and sent out, is said in the whole one, by whoever sent it."
            };
            return Some(words.to_owned());
        }
        let what = if place == Place::Draft {
            "The order of the sections".to_owned()
        } else {
            format!("“{}”", place_label(self.draft(), self.template(), &place))
        };
        let asked = asked_words(self.draft(), self.template(), pack);
        Some(format!(
            "Nothing was changed. {what} is for reading only. You were asked to write {asked}."
        ))
    }
}

/// Returns the place that an action would change and that is not the receiver's.
fn not_theirs(action: &Action, is_theirs: impl Fn(&Place) -> bool) -> Option<Place> {
    let place = match action {
        Action::Type { place, .. } | Action::Set { place, .. } | Action::Mark { place, .. } => {
            place.clone()
        }
        Action::Change { changes, .. } => {
            let mut places = changes.iter().map(|(place, _)| place);
            return places.find(|place| !is_theirs(place)).cloned();
        }
        Action::Confirm(place) => place.clone(),
        Action::Add { linked_from, .. } => linked_from.clone()?,
        Action::Delete { register, row } | Action::Move { register, row, .. } => {
            Place::Row(*register, row.clone())
        }
        Action::Link { cell, .. } | Action::Unlink { cell, .. } => cell.clone(),
        Action::Ready { section, .. } => Place::Section(section.clone()),
        // Whoever sent the pack agrees what comes back, in the whole draft.
        Action::Agree { .. }
        | Action::OpenAgain { .. }
        | Action::Issue(_)
        | Action::Assign(_)
        | Action::Share { .. }
        | Action::Contributors(_) => {
            return Some(Place::Draft);
        }
        Action::Answer(one) | Action::AskAgain(one) => one.place.clone(),
        Action::Arrange(_) => Place::Draft,
        Action::BringIn(proposal) => {
            // New rows are the receiver's, as where they add one.
            let mut places = proposal.values.iter().map(|(place, _)| place);
            return places.find(|place| !is_theirs(place)).cloned();
        }
        // Whoever reads something may say what they think of it. The step of the others is looked
        // at, once it is known ([`super::beyond`]).
        Action::Comment { .. }
        | Action::Restore { .. }
        | Action::PutBack { .. }
        | Action::MoveBack { .. }
        | Action::Reject { .. }
        | Action::TakeIn(_)
        | Action::TakeInAll(_)
        | Action::Settle { .. }
        | Action::Undo
        | Action::Redo => return None,
    };
    (!is_theirs(&place)).then_some(place)
}

/// Returns the mail with which a pack is sent, in three lines.
fn pack_mail(pack: &Pack, sections: &str, file: &str) -> String {
    let due = due_words(pack.due);
    let back = match pack.from.as_str() {
        "" => "and send me the file that it makes".to_owned(),
        from => format!("and mail the file that it makes back to {from}"),
    };
    format!(
        "1. Save {file} from this mail into a folder of yours, and open it with Candour.\n\
         2. Write {sections}{due}. What else is in it is there to be read and cited.\n\
         3. Choose “Send back…” in Candour {back}."
    )
}

/// Says by when something is wanted, with a blank before it; nothing where no day was given.
fn due_words(due: Option<Date>) -> String {
    // A mail is no paper: the blank that keeps a day together is none there.
    let words = |due| british_date(due).replace('\u{a0}', " ");
    due.map_or_else(String::new, |due| format!(" by {}", words(due)))
}

/// Returns the mail with which a pack is sent back, in three lines.
fn reply_mail(pack: &Pack, sections: &str, file: &str) -> String {
    let who = match pack.addressee.as_str() {
        "" => String::new(),
        who => format!(" from {who}"),
    };
    format!(
        "1. {file} is attached: {sections}{who}.\n\
         2. Open the draft in Candour and drop the file on its window, or choose “Take in a copy…”.\n\
         3. It shows what would come in, and nothing does before you say so."
    )
}
