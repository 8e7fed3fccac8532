//! A season in a shared folder: people write in files of their own beside the draft, two of them on
//! two machines at once, the folder is synchronised late and in any order, second copies come
//! about, and the history is lost. After each file that comes in, every word is accounted for, on
//! both sides.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use candour::merge::Answer;
use candour::model::Draft;
use candour::session::{
    Action, Beside, IdSource, OwnFile, RealDisk, Seal, Session, TakingIn, new_draft, read_copy,
};
use candour::store::{Disk as _, Loaded, backup, draft_bytes, load_draft};
use jiff::Timestamp;
use tempfile::TempDir;

use super::hands::{Hand, Lot, text};
use super::season_packs::{field, rewrites, standing, template, words};

const N_SEASONS: u64 = 3;
const N_DAYS: usize = 30;
const NAMES: [&str; 4] = ["ann", "ben", "cas", "dee"];

struct Person {
    hand: Hand,
    session: Option<Session>,
    /// Every word that ever stood in what they had or wrote.
    seen: BTreeSet<String>,
}

/// A file as it is seen elsewhere, some days later.
struct Late {
    arrives: usize,
    file: PathBuf,
    author: usize,
    seen: BTreeSet<String>,
}

struct Season {
    lot: Lot,
    folder: TempDir,
    n_files: usize,
    owner: Session,
    hand: Hand,
    other_machine: Hand,
    seen: BTreeSet<String>,
    gone: Vec<BTreeSet<String>>,
    people: Vec<Person>,
    late: Vec<Late>,
    n_taken: usize,
    n_back: usize,
    n_copies: usize,
    moment: i64,
}

fn writes_somewhere(session: &mut Session, hand: &mut Hand, lot: &mut Lot) {
    let place = field(lot.below(3), lot.below(2));
    rewrites(session, hand, place, lot);
}

fn save(session: &mut Session) {
    let path = session.path().unwrap().to_owned();
    session.save_as(&RealDisk, &path).unwrap();
}

/// Keeps a state in the history of a file, as the window does.
fn keep(session: &Session, state: &Draft, moment: i64) {
    let bytes = draft_bytes(state, session.template(), &Seal::Open).unwrap();
    let moment = Timestamp::from_second(moment).unwrap();
    let path = session.path().unwrap();
    backup::snapshot(&RealDisk, path, &bytes, false, moment, "kept").unwrap();
}

impl Season {
    fn new(seed: u64) -> Self {
        let mut lot = Lot::new(seed);
        let template = template();
        let draft = new_draft(&template);
        let mut owner = Session::open_copy(Loaded { draft, template }, IdSource::new(seed));
        for n in 0..3 {
            for m in 0..2 {
                let value =
                    candour::model::Value::Prose(candour::model::Prose::new(text(&mut lot)));
                let place = field(n, m);
                owner.act(Action::Set { place, value }, 0).unwrap();
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sef.ron");
        owner.save_as(&RealDisk, &path).unwrap();
        let person = |name: &&'static str| Person {
            hand: Hand::new(name),
            session: None,
            seen: BTreeSet::new(),
        };
        Self {
            lot,
            folder,
            n_files: 0,
            owner,
            hand: Hand::new("own"),
            other_machine: Hand::new("two"),
            seen: BTreeSet::new(),
            gone: vec![BTreeSet::new(); NAMES.len()],
            people: NAMES.iter().map(person).collect(),
            late: Vec::new(),
            n_taken: 0,
            n_back: 0,
            n_copies: 0,
            moment: 1_790_000_000,
        }
    }

    fn note(&mut self) {
        self.seen.extend(words(self.owner.draft()));
    }

    fn day(&mut self, day: usize) {
        if self.lot.below(2) == 0 {
            writes_somewhere(&mut self.owner, &mut self.hand, &mut self.lot);
            self.note();
        }
        self.settles();
        save(&mut self.owner);
        for n in 0..NAMES.len() {
            self.person(n, day);
        }
        let (due, late): (Vec<Late>, Vec<Late>) =
            { self.late.drain(..) }.partition(|late| late.arrives <= day);
        self.late = late;
        for late in due {
            self.takes_in(&late, day);
        }
        save(&mut self.owner);
        if self.lot.below(15) == 0 {
            backup::clear(&RealDisk, &self.draft()).unwrap();
        }
    }

    fn draft(&self) -> PathBuf {
        self.folder.path().join("sef.ron")
    }

    fn settles(&mut self) {
        if self.lot.below(3) > 0 {
            return;
        }
        let Some(conflict) = self.owner.draft().conflicts.first().cloned() else {
            return;
        };
        let answer = [Answer::Ours, Answer::Theirs][self.lot.below(2)].clone();
        let conflict = Box::new(conflict);
        self.owner
            .act(Action::Settle { conflict, answer }, 0)
            .unwrap();
        self.note();
    }

    fn person(&mut self, n: usize, day: usize) {
        if self.people[n].session.is_none() {
            if self.lot.below(4) == 0 {
                let wanted = OwnFile {
                    draft: self.draft(),
                    person: NAMES[n].to_owned(),
                    first: 1,
                };
                let ids = IdSource::new(n as u64);
                let session = Session::open_own(&wanted, Seal::Open, ids).unwrap();
                self.people[n].seen.extend(words(session.draft()));
                self.people[n].session = Some(session);
            }
            return;
        }
        if self.lot.below(6) == 0 {
            self.brings_up(n, day);
        }
        let person = &mut self.people[n];
        let session = person.session.as_mut().unwrap();
        for _ in 0..self.lot.below(3) {
            writes_somewhere(session, &mut person.hand, &mut self.lot);
            person.seen.extend(words(session.draft()));
        }
        save(session);
        self.moment += 60;
        keep(session, &session.draft().clone(), self.moment);
        if self.lot.below(2) == 0 {
            let path = session.path().unwrap().to_owned();
            let seen = self.people[n].seen.clone();
            self.is_sent_on(&path, (n, seen), day);
        }
        if self.lot.below(12) == 0 {
            self.second_copy(n, day);
        }
        if self.lot.below(10) == 0 {
            // The window is closed; it opens again with the file.
            self.people[n].session = None;
        }
    }

    /// What synchronises the folder brings a file elsewhere, late.
    fn is_sent_on(&mut self, path: &Path, (n, seen): (usize, BTreeSet<String>), day: usize) {
        self.n_files += 1;
        let folder = self
            .folder
            .path()
            .join(format!("elsewhere {}", self.n_files));
        std::fs::create_dir(&folder).unwrap();
        let file = folder.join(path.file_name().unwrap());
        std::fs::copy(path, &file).unwrap();
        self.late.push(Late {
            arrives: day + self.lot.below(5),
            file,
            author: n,
            seen,
        });
    }

    /// Somebody writes in their file on another machine too, which makes a second copy of it.
    fn second_copy(&mut self, n: usize, day: usize) {
        let path = self.people[n]
            .session
            .as_ref()
            .unwrap()
            .path()
            .unwrap()
            .to_owned();
        let copy = self
            .folder
            .path()
            .join(format!("sef ({})-LAPTOP42.ron", NAMES[n]));
        std::fs::copy(&path, &copy).unwrap();
        let mut there = Session::open(&copy, Seal::Open, IdSource::new(99)).unwrap();
        writes_somewhere(&mut there, &mut self.other_machine, &mut self.lot);
        save(&mut there);
        let mut seen = self.people[n].seen.clone();
        seen.extend(words(there.draft()));
        self.is_sent_on(&copy, (n, seen), day);
        self.n_copies += 1;
    }

    /// Somebody takes the draft, as it is, into their own file.
    fn brings_up(&mut self, n: usize, day: usize) {
        let draft = self.draft();
        let session = self.people[n].session.as_mut().unwrap();
        let before = words(session.draft());
        let found = read_copy(&RealDisk, &Beside::of(session), &draft, None, None).unwrap();
        let theirs = found.copy.theirs.clone();
        session
            .act(Action::TakeIn(Box::new(found.copy)), 0)
            .unwrap();
        let now = words(session.draft());
        let lost: Vec<&String> = { before.iter() }
            .filter(|word| !now.contains(*word) && !self.seen.contains(*word))
            .collect();
        assert!(lost.is_empty(), "day {day}, {}: lost {lost:?}", NAMES[n]);
        let seen = &self.people[n].seen;
        let unread = words(&theirs).into_iter();
        let unread: Vec<String> = unread
            .filter(|word| !now.contains(word) && !seen.contains(word))
            .collect();
        assert!(
            unread.is_empty(),
            "day {day}, {}: unread {unread:?}",
            NAMES[n]
        );
        self.people[n].seen.extend(now);
        self.n_back += 1;
    }

    fn look_at(&self, late: &Late) -> TakingIn {
        let ours = Beside::of(&self.owner);
        read_copy(&RealDisk, &ours, &late.file, None, None).unwrap()
    }

    fn takes_in(&mut self, late: &Late, day: usize) {
        let at = format!("day {day}, {}", late.file.display());
        let before = self.owner.draft().clone();
        let found = self.look_at(late);
        self.moment += 60;
        if self.lot.below(3) > 0 {
            keep(&self.owner, &found.copy.theirs, self.moment);
        }
        let file = load_draft(&RealDisk, &late.file, &Seal::Open).unwrap();
        let theirs = words(&file.loaded.draft);
        self.owner
            .act(Action::TakeIn(Box::new(found.copy)), 0)
            .unwrap();
        let now = words(self.owner.draft());
        let lost: Vec<String> = { standing(&before).into_iter() }
            .filter(|word| !now.contains(word) && !late.seen.contains(word))
            .collect();
        assert!(lost.is_empty(), "{at}: lost {lost:?}");
        let gone = &mut self.gone[late.author];
        let unread: Vec<&String> = { theirs.iter() }
            .filter(|word| !now.contains(*word) && !self.seen.contains(*word))
            .filter(|word| !gone.contains(*word))
            .collect();
        assert!(unread.is_empty(), "{at}: unread {unread:?}");
        gone.extend(late.seen.difference(&theirs).cloned());
        self.note();
        self.n_taken += 1;
        assert!(self.look_at(late).is_empty(), "{at}: once more");
    }
}

#[test]
fn every_word_of_a_season_in_a_shared_folder_is_accounted_for() {
    let asked = std::env::var("CANDOUR_SEASONS").ok();
    let n_seasons = asked.and_then(|n| n.parse().ok()).unwrap_or(N_SEASONS);
    let mut counts = [0; 3];
    for seed in 0..n_seasons {
        let season = std::panic::catch_unwind(|| {
            let mut season = Season::new(seed);
            (0..N_DAYS).for_each(|day| season.day(day));
            let left = RealDisk.list(season.folder.path()).unwrap();
            assert!(left.contains(&season.draft()));
            [season.n_taken, season.n_back, season.n_copies]
        });
        let Ok(season) = season else {
            panic!("season {seed}");
        };
        for (count, of_season) in counts.iter_mut().zip(season) {
            *count += of_season;
        }
    }
    assert!(
        counts.iter().all(|count| *count as u64 >= n_seasons),
        "{counts:?}"
    );
}
