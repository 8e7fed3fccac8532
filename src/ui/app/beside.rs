//! Writing beside a draft in a file of one's own, and taking in by itself what others write so.

use std::{path::Path, sync::Arc};

use egui::Context;

use super::{next::Next, openings::Wish, window::App};
use crate::session::{Action, Beside, OwnFile, TakingIn, Wanted, comes_by_itself, read_copy};
use crate::ui::{
    desk::company::written_words,
    dialogs::{KeeperDialog, Modal, SharedFolderDialog},
};

/// How many names of a file of one's own are looked at for who has it open.
const MAX_NAMES: u32 = 20;

impl App {
    /// Opens the user's own file beside the open draft.
    pub(super) fn write_beside_open(&mut self, ctx: &Context) {
        let Some(desk) = &mut self.desk else { return };
        let path = desk.session.path().map(Path::to_owned);
        if let Some(path) = path {
            self.ask_first(Next::Own(path), ctx);
        } else {
            let words = "Save the draft into the shared folder first.";
            desk.company.tell(words.to_owned());
        }
    }

    /// Opens the user's own file beside a draft. One that somebody else has open is theirs, even
    /// under this name; one that another window of this user has open comes forward.
    pub(super) fn write_beside(&mut self, path: &Path) {
        let mut own = OwnFile {
            draft: path.to_owned(),
            person: self.user_name(),
            first: 1,
        };
        while own.first < MAX_NAMES
            && let Some(in_use) = self.in_use(&own.path(own.first))
        {
            if in_use.is_own {
                let path = own.path(own.first);
                self.open_path(&path);
                return;
            }
            own.first += 1;
        }
        self.open_wish(Wish::of(Wanted::Own(own)));
    }

    /// Remembers the user's own file that was opened. Returns what is said of it.
    pub(super) fn tell_own_file(&mut self) -> Option<String> {
        let session = &self.desk.as_ref()?.session;
        let path = session.path()?.to_owned();
        let beside = session.draft().pack.as_deref()?.beside.clone()?;
        self.remember(&path);
        let name = path.file_name().unwrap_or_default().display();
        Some(format!(
            "You write in {name}, a file of your own beside {beside}. Save as usual: whoever keeps the draft sees what you wrote and takes it in."
        ))
    }

    /// Asks whoever opened a draft that somebody else keeps to write beside it.
    pub(super) fn ask_for_own_file(&mut self) {
        let me = self.user_name();
        let Some(desk) = self.desk.as_ref().filter(|desk| !desk.is_reading()) else {
            return;
        };
        let draft = desk.session.draft();
        let keeper = draft.team.keeper.trim().to_owned();
        let is_kept = !keeper.is_empty() && keeper != me && draft.pack.is_none();
        if is_kept && let Some(path) = desk.session.path().map(Path::to_owned) {
            let dialog = KeeperDialog { path, keeper };
            self.question.put(Modal::Keeper(Box::new(dialog)));
        }
    }

    /// Asks how the draft is written in a shared folder.
    pub(super) fn ask_shared_folder(&mut self, ctx: &Context) {
        let me = self.user_name();
        let Some(desk) = &mut self.desk else { return };
        if desk.company.refuses() {
            return;
        }
        let dialog = SharedFolderDialog::new(&desk.session.draft().team, me);
        self.ask(Modal::SharedFolder(Box::new(dialog)), ctx);
    }

    /// Has what may be taken in by itself read again on a thread, while nothing is asked.
    pub(super) fn read_due(&mut self) {
        let is_asking = self.question.is_open();
        let Some(desk) = self.desk.as_mut().filter(|_| !is_asking) else {
            return;
        };
        let due = desk.company.due(&desk.session.draft().team);
        if due.is_empty() {
            return;
        }
        let beside = Beside::of(&desk.session);
        let drive = Arc::clone(&self.given.disk);
        let now = Some(self.given.clock.now());
        self.copies.due.run(self.load, move || {
            let read = due
                .iter()
                .map(|path| read_copy(drive.as_ref(), &beside, path, now, None));
            let read = read.filter_map(Result::ok);
            read.filter(|found| comes_by_itself(&beside, found))
                .collect()
        });
    }

    /// Takes in what came by itself, as one step.
    pub(super) fn take_due(&mut self, ctx: &Context) {
        for answer in self.copies.due.answers() {
            let is_here = answer.revision == self.load;
            let taken: Vec<TakingIn> = answer.value.filter(|_| is_here).unwrap_or_default();
            let now = self.given.clock.now();
            let Some(desk) = self.desk.as_mut().filter(|_| !taken.is_empty()) else {
                continue;
            };
            if desk.is_reading() {
                continue;
            }
            desk.keep_before_all(&taken, now);
            let told = told(&taken);
            let before = desk.session.revision();
            let team = desk.session.draft().team.clone();
            let copies = taken.into_iter().map(|found| found.copy).collect();
            self.act(Action::TakeInAll(copies));
            if let Some(desk) = &mut self.desk
                && desk.session.revision() != before
            {
                let now = &desk.session.draft().team;
                desk.company.came_by_itself(&team, now);
                desk.company.tell(told);
                desk.company.look_beside(&desk.session);
            }
            ctx.request_repaint();
        }
    }
}

fn told(taken: &[TakingIn]) -> String {
    let one = |found: &TakingIn| {
        let who = found.pack.as_deref().map_or("", |pack| &pack.addressee);
        let groups = found.changes.groups.iter();
        let parts: Vec<String> = groups.map(|group| group.title.clone()).collect();
        format!("{who}: {}", written_words(found.changes.n_words(), &parts))
    };
    let all: Vec<String> = taken.iter().map(one).collect();
    format!(
        "Taken in by itself from {}. Undo takes it back in one step.",
        all.join("; ")
    )
}
