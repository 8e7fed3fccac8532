//! Earlier versions of the open draft: kept after each save, listed, compared and cleared, all
//! on a thread of its own.

mod errand;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;

use crate::model::{Draft, SectionId};
use crate::store::{Disk, Folders, Glance, backup::Kept};

use self::errand::{Answer, Errand, Given, carry_out};
pub use self::errand::{Compared, KeptSeen};
use super::{CarriedOver, Problem, ProblemKind, Resealing, Seen, Session, Wake, worker::Worker};

/// The history of one open draft, as far as it was looked at.
#[derive(Debug)]
pub struct Past {
    worker: Worker<Errand, Answer>,
    /// Counts what was asked, so that only the newest comparison is shown.
    n_asked: u64,
    /// The folder beside the draft's file, once it was listed.
    pub folder: Option<PathBuf>,
    /// What is kept, newest first; none until it was listed.
    pub states: Option<Vec<Kept>>,
    /// The state that was chosen, once it is read and compared.
    pub compared: Option<Compared>,
    /// In which state a section was seen last that was asked about, until somebody takes it.
    pub found: Option<(SectionId, Option<PathBuf>)>,
    /// What went wrong last.
    pub problem: Option<Problem>,
    /// Why a state was not kept, until somebody takes it.
    pub unkept: Option<Problem>,
    /// What came of giving what the draft left another protection, until somebody takes it.
    pub carried: Option<CarriedOver>,
    /// What was seen and kept last, once somebody asked for it, until somebody takes it; none
    /// within where nothing is.
    pub seen: Option<Option<KeptSeen>>,
    n_resealings: usize,
}

impl Past {
    /// Begins with nothing looked at.
    pub fn new(disk: Arc<dyn Disk>, folders: &Folders, wake: Wake) -> Self {
        let state = folders.state().map(Path::to_owned);
        let work = move |errand: Errand| {
            let keeps = errand.keeps();
            match carry_out(disk.as_ref(), state.as_deref(), errand) {
                Ok(answer) => answer,
                Err(problem) if keeps => Some(Answer::NotKept(problem)),
                Err(problem) => Some(Answer::Failed(problem)),
            }
        };
        let broken = || {
            let message =
                "Looking at earlier versions broke off because of a fault in this program.";
            Some(Answer::Failed(Problem::new(ProblemKind::Bug, message)))
        };
        Self {
            worker: Worker::new("history", work, broken, wake),
            n_asked: 0,
            folder: None,
            states: None,
            compared: None,
            found: None,
            problem: None,
            unkept: None,
            carried: None,
            seen: None,
            n_resealings: 0,
        }
    }

    /// Gives what the draft's file left before it was protected otherwise the same protection.
    pub fn carry_over(&mut self, resealing: Resealing) {
        let nothing_done = CarriedOver::undone(&resealing);
        if self.send(Errand::CarryOver(Box::new(resealing))) {
            self.n_resealings += 1;
        } else {
            self.carried = Some(nothing_done);
        }
    }

    /// Whether that goes on. The program must not end then: something would stay in clear.
    pub fn is_carrying_over(&self) -> bool {
        self.n_resealings > 0
    }

    /// Closes earlier versions that lie in clear beside a protected draft: from before it was
    /// protected, where that was broken off.
    pub fn close_clear(&mut self, session: &Session) {
        if let Some(path) = session.path().filter(|_| session.seal().is_closed()) {
            self.send(Errand::Close(path.to_owned(), session.seal().clone()));
        }
    }

    /// Keeps what was just saved. `first` is the draft as its file held it before, so that the
    /// first save of a draft that came from elsewhere keeps what came.
    pub fn keep(&mut self, session: &Session, first: Option<&Arc<Draft>>, moment: Timestamp) {
        if let Some(path) = session.path() {
            self.send(Errand::Keep {
                draft: path.to_owned(),
                first: first.map(|first| Box::new(Given::of(session, first))),
                moment,
            });
        }
    }

    /// Keeps the draft as it is on the screen under a name. It needs a file of its own.
    pub fn snapshot(&mut self, session: &Session, moment: Timestamp, name: String) {
        self.snapshot_of(session, session.draft(), moment, name);
    }

    /// Keeps another state of the draft under a name, such as a copy that was taken in.
    pub fn snapshot_of(
        &mut self,
        session: &Session,
        state: &Arc<Draft>,
        moment: Timestamp,
        name: String,
    ) {
        if let Some(path) = session.path() {
            self.send(Errand::Snapshot {
                draft: path.to_owned(),
                given: Box::new(Given::of(session, state)),
                moment,
                name,
            });
        }
    }

    /// Keeps what was seen, in place of the state that it builds on.
    pub fn keep_seen(&mut self, session: &Session, seen: &Seen, moment: Timestamp) {
        if let Some(path) = session.path() {
            self.send(Errand::KeepSeen {
                draft: path.to_owned(),
                given: Box::new(Given::of(session, &seen.then)),
                moment,
                bookmark: seen.bookmark.clone(),
            });
        }
    }

    /// Has somebody look for what was seen and kept last ([`Self::seen`]).
    pub fn find_seen(&mut self, session: &Session) {
        if let Some(path) = session.path() {
            self.send(Errand::FindSeen {
                draft: path.to_owned(),
                given: Box::new(Given::of(session, session.draft())),
            });
        }
    }

    /// Lists what is kept. What was listed before may lack the newest, and is forgotten.
    pub fn list(&mut self, session: &Session) {
        self.states = None;
        if let Some(path) = session.path() {
            self.send(Errand::List(path.to_owned()));
        }
    }

    /// Reads a state and compares a later one with it, or the draft as it is.
    pub fn compare(&mut self, session: &Session, kept: Kept, until: Option<Kept>) {
        self.n_asked += 1;
        self.problem = None;
        self.send(Errand::Compare {
            kept: Box::new(kept),
            until: until.map(Box::new),
            given: Box::new(Given::of(session, session.draft())),
            revision: session.revision(),
            n: self.n_asked,
        });
    }

    /// Finds the state in which a section was as somebody saw it last.
    pub fn find(&mut self, session: &Session, section: SectionId, glance: Glance) {
        self.found = None;
        if let Some(path) = session.path() {
            self.send(Errand::Find {
                draft: path.to_owned(),
                given: Box::new(Given::of(session, session.draft())),
                section,
                glance,
            });
        }
    }

    /// Deletes everything that is kept, snapshots too.
    pub fn clear(&mut self, session: &Session) {
        self.compared = None;
        if let Some(path) = session.path() {
            self.send(Errand::Clear(path.to_owned()));
        }
    }

    /// Takes what was found out. Returns whether there was anything.
    pub fn tick(&mut self) -> bool {
        let answers = self.worker.answers();
        let has_news = !answers.is_empty();
        for answer in answers {
            match answer {
                Answer::Listed(folder, states) => {
                    self.folder = Some(folder);
                    self.states = Some(states);
                }
                Answer::Seen(seen) => self.seen = Some(seen),
                Answer::Compared(n, compared) if n == self.n_asked => {
                    self.compared = Some(*compared);
                }
                Answer::Compared(..) => {}
                Answer::Found(section, path) => self.found = Some((section, path)),
                Answer::CarriedOver(carried) => {
                    self.n_resealings = self.n_resealings.saturating_sub(1);
                    self.carried = Some(carried);
                    // What was listed has other names now.
                    (self.folder, self.states) = (None, None);
                }
                Answer::Failed(problem) => {
                    if problem.kind == ProblemKind::Bug {
                        self.n_resealings = 0;
                    }
                    self.problem = Some(problem);
                }
                Answer::NotKept(problem) => {
                    self.problem = Some(problem.clone());
                    self.unkept = Some(problem);
                }
            }
        }
        has_news
    }

    /// Without a thread there is no history; the draft itself does not depend on it.
    fn send(&self, errand: Errand) -> bool {
        self.worker.send(errand)
    }
}

/// Keeps the draft under a name at once, for whoever has no thread for it. Where it has no file of
/// its own, there is no history.
pub fn keep_named(
    disk: &dyn Disk,
    session: &Session,
    moment: Timestamp,
    name: &str,
) -> Result<(), Problem> {
    let Some(path) = session.path() else {
        return Ok(());
    };
    let given = Given::of(session, session.draft());
    errand::snapshot(disk, path, &given, (moment, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Part;
    use crate::model::{Place, Prose, Value};
    use crate::session::{Action, Bookmark, IdSource, SEEN, new_draft, section_print};
    use crate::store::{self, Loaded, Passphrase, RealDisk, Seal, backup};
    use crate::template::FieldKind;

    fn session() -> Session {
        let template = crate::template::shipped().unwrap().remove(0);
        let draft = new_draft(&template);
        Session::open_copy(Loaded { draft, template }, IdSource::new(1))
    }

    fn new_past() -> Past {
        let nowhere = Folders::below(Path::new("/nowhere"));
        Past::new(Arc::new(RealDisk), &nowhere, Arc::new(|| {}))
    }

    /// Waits for the thread to have done what was asked.
    fn settled(past: Past) -> Past {
        let Past { worker, .. } = past;
        drop(worker);
        new_past()
    }

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn what_was_saved_is_kept_and_what_stood_there_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sef.ron");
        let mut session = session();
        let first = Arc::clone(session.draft());
        session.save_as(&RealDisk, &path).unwrap();
        let note = Place::Detail("note");
        let value = Value::Prose(Prose::new("New"));
        session.act(Action::Set { place: note, value }, 0).unwrap();
        session.save_as(&RealDisk, &path).unwrap();
        let mut past = new_past();
        past.keep(&session, Some(&first), moment("2026-11-24T12:00:00Z"));
        past.snapshot(&session, moment("2026-11-24T12:01:00Z"), "sent".to_owned());
        settled(past);

        let kept = backup::list(&RealDisk, &path).unwrap();
        let names: Vec<Option<&str>> = kept.iter().map(|kept| kept.name.as_deref()).collect();
        assert_eq!(names, [Some("sent"), None, None]);
        let errand = Errand::Compare {
            kept: Box::new(kept[2].clone()),
            until: None,
            given: Box::new(Given::of(&session, session.draft())),
            revision: 1,
            n: 1,
        };
        let Ok(Some(Answer::Compared(1, compared))) = carry_out(&RealDisk, None, errand) else {
            panic!("not compared");
        };
        assert_eq!(compared.then, first);
        assert_eq!(compared.changes.groups[0].part, Part::Details);
    }

    #[test]
    fn the_newest_state_is_found_in_which_a_section_says_what_was_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sef.ron");
        let mut session = session();
        let texts: Vec<Place> = { session.template().outline(&[]).into_iter() }
            .filter_map(|outlined| {
                let mut fields = outlined.section.fields.iter();
                let field = fields.find(|field| matches!(field.kind, FieldKind::Prose))?;
                Some(Place::Field(outlined.section.id.clone(), field.id.clone()))
            })
            .collect();
        let section = texts[0].section().unwrap().clone();
        let mut seen = Vec::new();
        let said = [(0, "One."), (0, "Two."), (1, "Elsewhere."), (0, "Three.")];
        for (minute, (n, words)) in said.into_iter().enumerate() {
            let value = Value::Prose(Prose::new(words));
            let place = texts[n].clone();
            session.act(Action::Set { place, value }, 0).unwrap();
            session.save_as(&RealDisk, &path).unwrap();
            let mut past = new_past();
            past.keep(
                &session,
                None,
                moment(&format!("2026-11-24T12:0{minute}:00Z")),
            );
            settled(past);
            seen.push(section_print(session.draft(), session.template(), &section));
        }
        assert_eq!(seen[1], seen[2]);
        let found = |print: &str, at: &str| {
            let errand = Errand::Find {
                draft: path.clone(),
                given: Box::new(Given::of(&session, session.draft())),
                section: section.clone(),
                glance: Glance {
                    print: print.to_owned(),
                    at: moment(at),
                },
            };
            let Ok(Some(Answer::Found(_, found))) = carry_out(&RealDisk, None, errand) else {
                panic!("not looked for");
            };
            let kept = backup::list(&RealDisk, &path).unwrap();
            let kept = kept
                .into_iter()
                .find(|kept| Some(&kept.path) == found.as_ref());
            kept.map(|kept| kept.moment)
        };
        let early = "2026-11-24T11:00:00Z";
        assert_eq!(found(&seen[0], early), Some(moment("2026-11-24T12:00:00Z")));
        assert_eq!(found(&seen[1], early), Some(moment("2026-11-24T12:02:00Z")));
        // What was seen was never saved: what stood then is next to it.
        let late = "2026-11-24T12:01:30Z";
        assert_eq!(found("other", late), Some(moment("2026-11-24T12:01:00Z")));
        assert_eq!(found("other", early), None);
    }

    #[test]
    fn no_state_is_kept_in_clear_once_another_window_has_protected_the_draft() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sef.ron");
        let mut session = session();
        session.save_as(&RealDisk, &path).unwrap();
        let closed = folder.path().join("sef.ron.age");
        RealDisk.rename(&path, &closed).unwrap();
        let given = || Box::new(Given::of(&session, session.draft()));
        let moment = moment("2026-11-24T12:00:00Z");
        let draft = path.clone();
        let keep = Errand::Keep {
            draft: draft.clone(),
            first: Some(given()),
            moment,
        };
        let snapshot = Errand::Snapshot {
            draft,
            given: given(),
            moment,
            name: "sent".to_owned(),
        };
        for errand in [keep, snapshot] {
            let problem = carry_out(&RealDisk, None, errand).unwrap_err();
            assert_eq!(problem.kind, ProblemKind::Protected);
        }
        assert!(backup::list(&RealDisk, &path).unwrap().is_empty());
    }

    /// Keeps a state of the draft as what was seen, at a minute.
    fn see(session: &Session, words: &str, minute: u8, bookmark: &Bookmark) {
        let mut seen = (**session.draft()).clone();
        seen.details.title = words.to_owned();
        let errand = Errand::KeepSeen {
            draft: session.path().unwrap().to_owned(),
            given: Box::new(Given::of(session, &Arc::new(seen))),
            moment: moment(&format!("2026-11-24T12:{minute:02}:00Z")),
            bookmark: bookmark.clone(),
        };
        carry_out(&RealDisk, None, errand).unwrap();
    }

    fn found(session: &Session) -> Option<KeptSeen> {
        let errand = Errand::FindSeen {
            draft: session.path().unwrap().to_owned(),
            given: Box::new(Given::of(session, session.draft())),
        };
        match carry_out(&RealDisk, None, errand).unwrap() {
            Some(Answer::Seen(seen)) => seen,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_was_seen_takes_the_place_of_what_it_builds_on_and_of_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sef.ron");
        let mut session = session();
        session.save_as(&RealDisk, &path).unwrap();
        let names = || -> Vec<String> {
            let kept = backup::list(&RealDisk, &path).unwrap();
            kept.into_iter().filter_map(|kept| kept.name).collect()
        };
        assert!(found(&session).is_none());
        let first = Bookmark::default();
        see(&session, "one", 1, &first);
        see(&session, "two", 2, &first);
        assert_eq!(names(), [SEEN]);
        // Another day it is gone on from.
        let kept = found(&session).unwrap();
        assert_eq!(kept.then.details.title, "two");
        see(&session, "three", 3, &Bookmark::at(kept.moment));
        assert_eq!(names(), [SEEN]);
        // What begins elsewhere does not know what was seen there.
        see(&session, "since the meeting", 4, &Bookmark::default());
        assert_eq!(names(), [SEEN, SEEN]);
        // What somebody calls so by hand is theirs, and nothing is gone on from it.
        let given = Given::of(&session, session.draft());
        let noted = (moment("2026-11-24T12:05:00Z"), " Seen  and kept");
        errand::snapshot(&RealDisk, &path, &given, noted).unwrap();
        let kept = found(&session).unwrap();
        assert_eq!(kept.then.details.title, "since the meeting");
        see(&session, "last", 6, &Bookmark::at(kept.moment));
        assert_eq!(names(), [SEEN, "Seen and kept (named by hand)", SEEN]);
    }

    #[test]
    fn what_was_seen_of_a_protected_draft_is_closed_as_the_draft_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sef.ron.age");
        let mut session = session();
        let words = Passphrase::new("correct horse battery".to_owned()).unwrap();
        session.reseal(Seal::Passphrase(words));
        session.save_as(&RealDisk, &path).unwrap();
        see(&session, "For Ofsted alone", 1, &Bookmark::default());
        let kept = backup::list(&RealDisk, &path).unwrap().remove(0);
        assert!(kept.is_sealed);
        let bytes = RealDisk.read(&kept.path, store::MAX_BYTES).unwrap();
        assert!(store::is_sealed(&bytes));
        let title = found(&session).unwrap().then.details.title.clone();
        assert_eq!(title, "For Ofsted alone");
    }

    #[test]
    fn a_part_is_restored_as_one_step_and_undone() {
        let mut session = session();
        let then = Arc::clone(session.draft());
        let note = Place::Detail("note");
        let value = Value::Prose(Prose::new("New"));
        session.act(Action::Set { place: note, value }, 0).unwrap();
        let now = Arc::clone(session.draft());
        for part in [Some(Part::Details), None] {
            let restore = Action::Restore {
                part,
                then: Arc::clone(&then),
            };
            session.act(restore.clone(), 0).unwrap();
            assert_eq!(session.draft(), &then);
            assert_eq!(
                session.act(restore, 0).unwrap(),
                None,
                "nothing is left to do"
            );
            session.act(Action::Undo, 0).unwrap();
            assert_eq!(session.draft(), &now);
        }
    }
}
