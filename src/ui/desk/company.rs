//! Who else is at the open draft, and what became of its file: what the window says of it.

use std::{collections::BTreeSet, path::PathBuf};

use crate::model::Team;
use crate::session::{
    Beside, Claim, FileState, Lookout, Neighbour, Neighbours, News, Session, Sight,
};
use crate::ui::{commands::company::NoticeKind, widgets::text::words_counted};

/// Something to say over the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// What happened, what is safe.
    pub text: String,
}

/// Who else is at the open draft, as far as the window knows.
#[derive(Debug)]
pub(in crate::ui) struct Company {
    lookout: Lookout,
    neighbours: Neighbours,
    /// The copies in the draft’s folder that have something it lacks.
    beside: Vec<Neighbour>,
    /// Those that were there when the user put the notice away.
    beside_away: Vec<Neighbour>,
    /// Those that were taken in by itself, or tried so: once each, also where that was undone.
    came: Vec<Neighbour>,
    /// What the draft keeps of what came by itself.
    came_as: BTreeSet<String>,
    reading: Option<Reading>,
    sight: Option<Sight>,
    /// What is said of a table that was pasted.
    table: Option<String>,
    /// What was seen when the user put the notice away.
    put_away: Option<Sight>,
    is_back: bool,
    taken_over: Option<String>,
    told: Option<String>,
}

/// A draft that is open read-only.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Reading {
    /// Who has it open.
    who: String,
    /// Who, and since when, in a sentence.
    why: String,
    is_free: bool,
    /// Whether the user tried to change something.
    is_refused: bool,
}

impl Company {
    /// Begins alone.
    pub(in crate::ui) fn new(lookout: Lookout, neighbours: Neighbours) -> Self {
        Self {
            lookout,
            neighbours,
            beside: Vec::new(),
            beside_away: Vec::new(),
            came: Vec::new(),
            came_as: BTreeSet::new(),
            reading: None,
            sight: None,
            put_away: None,
            is_back: false,
            taken_over: None,
            table: None,
            told: None,
        }
    }

    /// Begins to look after the file of a draft.
    pub(in crate::ui) fn open(&mut self, session: &Session, claim: Claim) {
        if let (Some(path), Some(print)) = (session.path(), session.print()) {
            self.lookout.open(path, print, claim);
            self.look_beside(session);
        }
    }

    /// Has the folder looked through for what the draft lacks as it is now.
    pub(in crate::ui) fn look_beside(&self, session: &Session) {
        self.neighbours.open(Beside::of(session));
    }

    /// Returns the files of the copies that lie beside the draft.
    pub(in crate::ui) fn beside(&self) -> Vec<PathBuf> {
        self.beside.iter().map(|one| one.path.clone()).collect()
    }

    /// Whether something will be taken in by itself once its author has paused.
    fn will_come(&self, one: &Neighbour) -> bool {
        let written = one.written.as_ref();
        written.is_some_and(|written| written.comes_by_itself)
            && !self.came.iter().any(|other| other.is(one))
    }

    /// Returns what may be taken in by itself now, each state of a file once; nothing any more once
    /// the user has taken back what came.
    pub(in crate::ui) fn due(&mut self, team: &Team) -> Vec<PathBuf> {
        if self.is_reading() || self.was_taken_back(team) {
            return Vec::new();
        }
        let is_due = |one: &&Neighbour| {
            let written = one.written.as_ref();
            written.is_some_and(|written| written.has_paused) && self.will_come(one)
        };
        let due: Vec<Neighbour> = self.beside.iter().filter(is_due).cloned().collect();
        let paths = due.iter().map(|one| one.path.clone()).collect();
        self.came.extend(due);
        paths
    }

    /// Notes what came by itself.
    pub(in crate::ui) fn came_by_itself(&mut self, before: &Team, after: &Team) {
        let new = after.taken.difference(&before.taken);
        self.came_as.extend(new.cloned());
    }

    /// Whether something that came by itself is in the draft no longer.
    pub(in crate::ui) fn was_taken_back(&self, team: &Team) -> bool {
        !self.came_as.is_subset(&team.taken)
    }

    /// Forgets what came by itself: the draft says now that nothing does.
    pub(in crate::ui) fn comes_no_more(&mut self) {
        self.came_as.clear();
        self.tell(TAKEN_BACK.to_owned());
    }

    /// Tells that the draft is open read-only, and who writes in it.
    pub(in crate::ui) fn read_only(&mut self, reading: Reading) {
        self.reading = Some(reading);
    }

    /// Tells that the draft goes on in another file: what was seen of the one before says nothing.
    pub(in crate::ui) fn moved(&mut self, session: &Session) {
        (self.sight, self.put_away, self.is_back) = (None, None, false);
        self.open(session, Claim::Write);
    }

    /// Tells that the draft was saved, here or under another name: it is ours to write in.
    pub(in crate::ui) fn saved(&mut self, session: &Session, is_elsewhere: bool) {
        self.reading = None;
        self.is_back = false;
        if is_elsewhere {
            self.taken_over = None;
        }
        self.open(session, Claim::Write);
    }

    /// Whether the draft is open read-only. Trying to change it makes the window say so.
    pub(in crate::ui) fn refuses(&mut self) -> bool {
        if let Some(reading) = &mut self.reading {
            reading.is_refused = true;
        }
        self.is_reading()
    }

    /// Returns why the draft is open read-only, if it is.
    pub(in crate::ui) fn reading(&self) -> Option<Reading> {
        self.reading.clone()
    }

    /// Whether the draft is open read-only.
    pub(in crate::ui) fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// Whether nobody else has anything to do with the file, as far as is known: then it can be
    /// saved unasked.
    pub(in crate::ui) fn is_undisturbed(&self, session: &Session) -> bool {
        let state = self.sight.map(|sight| sight.state(session));
        let is_expected = state.is_none_or(|state| state == FileState::AsExpected);
        is_expected && self.taken_over.is_none() && self.reading.is_none()
    }

    /// Says something once.
    pub(in crate::ui) fn tell(&mut self, text: String) {
        self.told = Some(text);
    }

    /// Says what became of a table that was pasted, with the offer of rows.
    pub(in crate::ui) fn tell_table(&mut self, text: String) {
        self.table = Some(text);
    }

    /// Says something no longer.
    pub(in crate::ui) fn put_away(&mut self, kind: NoticeKind) {
        match kind {
            NoticeKind::Changed | NoticeKind::Gone | NoticeKind::Protected => {
                self.put_away = self.sight;
            }
            NoticeKind::Back => self.is_back = false,
            NoticeKind::TakenOver => self.taken_over = None,
            NoticeKind::Beside => self.beside_away.clone_from(&self.beside),
            NoticeKind::Table => self.table = None,
            NoticeKind::Told => self.told = None,
            // It is the window's own.
            NoticeKind::Undated => {}
            // It holds as long as the draft is open.
            NoticeKind::Reading | NoticeKind::Free => {
                if let Some(reading) = &mut self.reading {
                    reading.is_refused = false;
                }
            }
        }
    }

    /// Takes in what was noticed. Returns whether another window calls this one.
    pub(in crate::ui) fn take_news(&mut self) -> bool {
        let mut is_called = false;
        if let Some(beside) = self.neighbours.news() {
            self.beside = beside;
        }
        for news in self.lookout.news() {
            match news {
                News::Seen(sight) => {
                    let was_gone = self.sight.is_some_and(|before| before.found.is_none());
                    self.is_back = was_gone && sight.found.is_some();
                    self.sight = Some(sight);
                }
                News::TakenOver(lock) => {
                    self.taken_over = Some(format!("{} on {}", lock.who, lock.machine));
                }
                News::Free => {
                    if let Some(reading) = &mut self.reading {
                        reading.is_free = true;
                    }
                }
                News::Called => is_called = true,
            }
        }
        is_called
    }

    /// Answers the window that calls.
    pub(in crate::ui) fn answer(&self) {
        self.lookout.answer();
    }

    /// Returns what is to be said, the most pressing first.
    pub(in crate::ui) fn notices(&self, session: &Session) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut say = |kind, text: String| notices.push(Notice { kind, text });
        let sight = self.sight.filter(|_| self.sight != self.put_away);
        let state = sight.map_or(FileState::AsExpected, |sight| sight.state(session));
        match state {
            FileState::Gone => say(NoticeKind::Gone, GONE.to_owned()),
            FileState::Protected => say(NoticeKind::Protected, PROTECTED.to_owned()),
            FileState::Changed => say(NoticeKind::Changed, changed(session).to_owned()),
            FileState::AsExpected if self.is_back => {
                say(
                    NoticeKind::Back,
                    "The file of this draft is there again.".to_owned(),
                );
            }
            FileState::AsExpected => {}
        }
        if let Some(who) = &self.taken_over {
            let text = format!(
                "{who} has taken over this draft. Agree who goes on: saving overwrites nobody’s text, but one of you will have to save a copy."
            );
            say(NoticeKind::TakenOver, text);
        }
        if let Some(reading) = &self.reading {
            let (kind, text) = reading.words();
            say(kind, text);
        }
        let is_new = |one: &Neighbour| !self.beside_away.iter().any(|away| away.is(one));
        if self.beside.iter().any(is_new) && !self.is_reading() {
            let will_come = |one: &Neighbour| {
                !self.was_taken_back(&session.draft().team) && self.will_come(one)
            };
            say(NoticeKind::Beside, beside_words(&self.beside, will_come));
        }
        if let Some(text) = &self.table {
            say(NoticeKind::Table, text.clone());
        }
        if let Some(text) = &self.told {
            say(NoticeKind::Told, text.clone());
        }
        notices
    }
}

/// How many copies a notice names.
const MAX_NAMED: usize = 3;

fn beside_words(beside: &[Neighbour], will_come: impl Fn(&Neighbour) -> bool) -> String {
    let mut said: Vec<String> = beside.iter().filter_map(written_in).collect();
    let copies: Vec<&Neighbour> = beside.iter().filter(|one| one.written.is_none()).collect();
    if !copies.is_empty() {
        said.push(copies_words(&copies));
    }
    let n_coming = beside.iter().filter(|one| will_come(one)).count();
    said.push(
        match n_coming {
            0 => "Nothing of it is taken in until you say so.",
            n if n == beside.len() => BY_ITSELF,
            _ => BY_ITSELF_OR_ASKED,
        }
        .to_owned(),
    );
    said.join(" ")
}

const BY_ITSELF: &str = "It is taken in by itself once its author has closed the file or written nothing for ten minutes.";

const BY_ITSELF_OR_ASKED: &str = "What stands in sections that were given to its author is taken in by itself once they have closed their file or written nothing for ten minutes; nothing else until you say so.";

const TAKEN_BACK: &str = "You took back what had come in by itself. From now on nothing comes in by itself; “Shared folder…” switches that on again.";

/// Says who has written what in a file of their own, or that the draft has changed.
fn written_in(one: &Neighbour) -> Option<String> {
    let written = one.written.as_ref()?;
    let name = one.path.file_name().unwrap_or_default().display();
    let what = written_words(written.words, &written.parts);
    Some(match &one.from {
        _ if written.is_draft => format!("The draft itself, {name}, has changed: {what}."),
        Some(from) if !from.is_empty() => format!("{from} has written in {name}: {what}."),
        _ => format!("Somebody has written in {name}: {what}."),
    })
}

/// Says how many words come in and go out, and in which parts.
pub(in crate::ui) fn written_words((out, put): (usize, usize), parts: &[String]) -> String {
    let mut named: Vec<&str> = parts.iter().take(MAX_NAMED).map(String::as_str).collect();
    if parts.len() > MAX_NAMED {
        named.push("and more");
    }
    let (put, out) = (words_counted(put), words_counted(out));
    let parts = match named.as_slice() {
        [] => String::new(),
        named => format!(" ({})", named.join(", ")),
    };
    format!("{put} in, {out} out{parts}")
}

fn copies_words(beside: &[&Neighbour]) -> String {
    let named = beside.iter().take(MAX_NAMED).map(|one| {
        let name = one.path.file_name().unwrap_or_default().display();
        match (&one.from, one.left_by) {
            (Some(from), _) if !from.is_empty() => format!("{name} (from {from})"),
            (_, Some(left_by)) => format!("{name} (named as {left_by} does)"),
            (_, None) => name.to_string(),
        }
    });
    let named = named.collect::<Vec<_>>().join(", ");
    let more = match beside.len().saturating_sub(MAX_NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let head = match beside.len() {
        1 => "Another copy of this draft lies in its folder and has something that this one lacks"
            .to_owned(),
        n => format!(
            "{n} other copies of this draft lie in its folder and have something that this one lacks"
        ),
    };
    format!("{head}: {named}{more}.")
}

const PROTECTED: &str = "This draft has been protected with a passphrase since it was opened here; its file ends in .ron.age now. Your text is safe in this window. Nothing of it is saved unprotected any more, recovery copies neither. Open the protected draft with its passphrase: what you wrote since the last save comes with you.";

const GONE: &str = "The file of this draft is no longer there: it was moved, renamed or deleted. Your text is safe in this window.";

fn changed(session: &Session) -> &'static str {
    if session.is_saved() {
        "Somebody else has saved this draft since you opened it. What you see is the older version."
    } else {
        "Somebody else has saved this draft since you opened it. Your text is safe in this window, and theirs in the file."
    }
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            who: "Whoever had it open".to_owned(),
            why: "Somebody had it open.".to_owned(),
            is_free: false,
            is_refused: false,
        }
    }
}

impl Reading {
    /// Begins with who has the draft open, and since when.
    pub(in crate::ui) fn of(who: String, since: &str) -> Self {
        Self {
            why: format!("{who} opened it {since} and has it still."),
            who,
            ..Self::default()
        }
    }

    fn words(&self) -> (NoticeKind, String) {
        let who = &self.who;
        if self.is_free {
            let text = format!("{who} has closed this draft. You can write in it now.");
            (NoticeKind::Free, text)
        } else if self.is_refused {
            let text = format!(
                "Nothing was changed: this draft is open read-only. {} To write, save it under another name.",
                self.why
            );
            (NoticeKind::Reading, text)
        } else {
            (NoticeKind::Reading, format!("Open read-only. {}", self.why))
        }
    }
}
