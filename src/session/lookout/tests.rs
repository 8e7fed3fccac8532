//! Two windows, two users and two machines at one draft, without threads and without waiting.

use super::*;
use crate::session::{InUse, in_use};
use crate::store::RealDisk;
use std::sync::atomic::AtomicI64;

/// A folder that is shared, and the time on all machines.
struct World {
    folder: tempfile::TempDir,
    now: Arc<AtomicI64>,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let world = Self {
            folder,
            now: Arc::default(),
        };
        world.write("as it was");
        world
    }

    fn draft(&self) -> PathBuf {
        self.folder.path().join("paper.ron")
    }

    /// Plays somebody else, who knows nothing of locks.
    fn write(&self, text: &str) -> Fingerprint {
        let draft = self.draft();
        if RealDisk.facts(&draft).is_err() {
            RealDisk.create(&draft, store::Rights::Owner).unwrap();
        }
        RealDisk.overwrite(&draft, text.as_bytes()).unwrap();
        Fingerprint::of(text.as_bytes())
    }

    fn pass(&self, seconds: i64) {
        self.now.fetch_add(seconds, Ordering::Relaxed);
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.now.load(Ordering::Relaxed)).unwrap()
    }

    fn folders(&self, machine: &str) -> Folders {
        Folders::below(&self.folder.path().join(machine))
    }

    /// A window on a machine that has its own folders.
    fn window(&self, user: &str, machine: &str) -> Keeper {
        let time = Arc::clone(&self.now);
        let now = move || Timestamp::from_second(time.load(Ordering::Relaxed)).unwrap();
        Keeper {
            disk: Arc::new(RealDisk),
            state: self.folders(machine).state().map(Path::to_owned),
            seat: seat(user, machine),
            now: Box::new(now),
            is_due: Arc::default(),
            watch: None,
            open: None,
            window: None,
            lock: None,
            other: None,
        }
    }

    fn in_use(&self, user: &str, machine: &str) -> Option<InUse> {
        let (folders, seat) = (self.folders(machine), seat(user, machine));
        in_use(&RealDisk, &folders, &seat, &self.draft(), self.now())
    }
}

fn seat(user: &str, machine: &str) -> Seat {
    Seat {
        user: user.to_owned(),
        machine: machine.to_owned(),
    }
}

fn open(keeper: &mut Keeper, world: &World, claim: Claim) -> Vec<News> {
    keeper.carry_out(Errand::Open {
        path: world.draft(),
        print: Fingerprint::of(b"as it was"),
        claim,
    })
}

fn who(news: &[News]) -> Vec<&str> {
    let who = news.iter().filter_map(|news| match news {
        News::TakenOver(lock) => Some(lock.who.as_str()),
        News::Seen(_) | News::Free | News::Called => None,
    });
    who.collect()
}

#[test]
fn another_machine_sees_who_since_when_and_the_last_sign_of_life() {
    let world = World::new();
    let mut first = world.window("ann", "one");
    assert_eq!(world.in_use("bob", "two"), None);
    open(&mut first, &world, Claim::Write);
    world.pass(60);
    assert_eq!(first.carry_out(Errand::Round), []);
    world.pass(30);
    assert_eq!(first.carry_out(Errand::Round), []);
    let found = world.in_use("bob", "two").unwrap();
    assert_eq!((found.lock.who.as_str(), found.is_own), ("ann", false));
    assert_eq!(found.lock.machine, "one");
    assert_eq!(found.lock.since.as_second(), 0);
    assert_eq!(found.lock.alive.as_second(), 60, "once a minute");

    drop(first);
    assert_eq!(world.in_use("bob", "two"), None);
    let left = RealDisk.list(world.folder.path()).unwrap();
    assert_eq!(left, [world.folder.path().join("one"), world.draft()]);
}

#[test]
fn a_silent_window_and_one_whose_process_ended_do_not_count() {
    let world = World::new();
    let mut first = world.window("ann", "one");
    open(&mut first, &world, Claim::Write);
    world.pass(301);
    assert_eq!(world.in_use("bob", "two"), None);
    first.carry_out(Errand::Round);
    assert!(world.in_use("bob", "two").is_some());
    assert!(world.in_use("ann", "one").unwrap().is_own);

    // What a kill does: the entry is held no longer, and the lock stays.
    first.window = None;
    assert_eq!(world.in_use("ann", "one"), None);
    let folders = world.folders("one");
    let other = crate::session::other_window(&RealDisk, &folders, &world.draft());
    assert_eq!(other, None, "looking sweeps the entry");
    assert_eq!(world.in_use("ann", "one"), None);
    assert!(
        world.in_use("bob", "two").is_some(),
        "nobody told that machine"
    );
}

#[test]
fn taking_over_is_noticed_once_and_neither_side_loses_the_lock_of_the_other() {
    let world = World::new();
    let mut first = world.window("ann", "one");
    let mut second = world.window("bob", "two");
    open(&mut first, &world, Claim::Write);
    let news = open(&mut second, &world, Claim::TakeOver);
    assert_eq!(who(&news), [""; 0]);
    assert_eq!(who(&first.carry_out(Errand::Look)), ["bob"]);
    assert_eq!(who(&first.carry_out(Errand::Look)), [""; 0]);
    world.pass(90);
    first.carry_out(Errand::Round);
    assert_eq!(world.in_use("eve", "three").unwrap().lock.who, "bob");
    drop(first);
    assert_eq!(world.in_use("eve", "three").unwrap().lock.who, "bob");
}

#[test]
fn opening_politely_at_the_same_moment_leaves_the_first_their_place() {
    let world = World::new();
    let mut first = world.window("ann", "one");
    let mut second = world.window("bob", "two");
    open(&mut first, &world, Claim::Write);
    assert_eq!(who(&open(&mut second, &world, Claim::Write)), ["ann"]);
    drop(first);
    world.pass(61);
    second.carry_out(Errand::Round);
    assert_eq!(world.in_use("eve", "three").unwrap().lock.who, "bob");
}

#[test]
fn a_reader_leaves_no_lock_and_is_told_when_the_draft_is_free() {
    let world = World::new();
    let mut writer = world.window("ann", "one");
    let mut reader = world.window("bob", "two");
    open(&mut writer, &world, Claim::Write);
    assert_eq!(open(&mut reader, &world, Claim::Read), []);
    assert_eq!(world.in_use("eve", "three").unwrap().lock.who, "ann");
    drop(writer);
    assert_eq!(reader.carry_out(Errand::Look), [News::Free]);
    assert_eq!(reader.carry_out(Errand::Look), []);
}

#[test]
fn a_change_a_loss_and_a_return_are_told_once_each_and_our_own_save_never() {
    let world = World::new();
    let mut keeper = world.window("ann", "one");
    assert_eq!(open(&mut keeper, &world, Claim::Write), []);
    let expected = Fingerprint::of(b"as it was");
    let is_protected = false;
    let seen = |found| {
        News::Seen(Sight {
            expected,
            found,
            is_protected,
        })
    };

    let theirs = world.write("theirs");
    assert_eq!(keeper.carry_out(Errand::Look), [seen(Some(theirs))]);
    assert_eq!(keeper.carry_out(Errand::Look), []);
    RealDisk.remove(&world.draft()).unwrap();
    assert_eq!(keeper.carry_out(Errand::Round), [seen(None)]);
    assert_eq!(keeper.carry_out(Errand::Round), []);
    world.write("as it was");
    assert_eq!(keeper.carry_out(Errand::Round), [seen(Some(expected))]);

    let print = world.write("ours");
    let path = world.draft();
    let claim = Claim::Write;
    assert_eq!(keeper.carry_out(Errand::Open { path, print, claim }), []);
    assert_eq!(keeper.carry_out(Errand::Round), []);
}

#[test]
fn a_folder_that_takes_no_lock_keeps_nothing_from_being_opened() {
    let world = World::new();
    let mut keeper = world.window("ann", "one");
    let away = world.folder.path().join("away/paper.ron");
    let news = keeper.carry_out(Errand::Open {
        path: away,
        print: Fingerprint::of(b""),
        claim: Claim::Write,
    });
    assert!(matches!(
        news.as_slice(),
        [News::Seen(Sight { found: None, .. })]
    ));
    world.pass(90);
    assert_eq!(keeper.carry_out(Errand::Round), []);
}

#[test]
fn saving_under_another_name_moves_the_lock() {
    let world = World::new();
    let mut keeper = world.window("ann", "one");
    open(&mut keeper, &world, Claim::Write);
    let other = world.folder.path().join("copy.ron");
    let print = Fingerprint::of(b"as it was");
    RealDisk.create(&other, store::Rights::Owner).unwrap();
    RealDisk.append(&other, b"as it was").unwrap();
    let claim = Claim::Write;
    keeper.carry_out(Errand::Open {
        path: other.clone(),
        print,
        claim,
    });
    assert_eq!(world.in_use("bob", "two"), None);
    assert!(store::read_lock(&RealDisk, &other).is_some());
}

#[test]
fn what_was_seen_before_a_save_says_nothing_after_it() {
    let world = World::new();
    let template = crate::template::shipped().unwrap().remove(0);
    let mut session = Session::begin(template, crate::session::IdSource::new(1));
    session.save_as(&RealDisk, &world.draft()).unwrap();
    let expected = session.print().unwrap();
    let other = Some(Fingerprint::of(b"other"));
    let is_protected = false;
    let state = |expected, found| {
        let sight = Sight {
            expected,
            found,
            is_protected,
        };
        sight.state(&session)
    };
    assert_eq!(state(expected, other), FileState::Changed);
    assert_eq!(state(expected, None), FileState::Gone);
    assert_eq!(state(expected, Some(expected)), FileState::AsExpected);
    assert_eq!(state(Fingerprint::of(b""), other), FileState::AsExpected);
}
