//! Files of people's own beside a draft in a shared folder: each written by one person, taken in
//! any number of times, and brought up to the draft.

use std::path::{Path, PathBuf};

use candour::model::{Agreement, Draft, Place, Prose, SectionId, Value};
use candour::session::{
    Action, Beside, IdSource, OwnFile, Passphrase, RealDisk, Seal, Session, TakingIn, new_draft,
    read_copies, read_copy,
};
use candour::store::{Disk as _, Loaded, backup, draft_bytes, is_sealed, load_draft};
use candour::template::shipped;
use tempfile::TempDir;

pub(super) const BASE: &str =
    "Homes are visited weekly. Plans are reviewed late. Schools know us well.";

/// A folder with a draft that somebody keeps.
pub(super) struct Shared {
    folder: TempDir,
    pub(super) owner: Session,
    pub(super) text: Place,
    pub(super) other: Place,
}

impl Shared {
    pub(super) fn new(seal: Seal) -> Self {
        let template = shipped().unwrap().remove(0);
        let outline = template.outline(&[]).into_iter();
        let mut texts = outline.filter_map(|outlined| {
            let mut fields = outlined.section.fields.iter();
            let field =
                fields.find(|field| matches!(field.kind, candour::template::FieldKind::Prose))?;
            Some(Place::Field(outlined.section.id.clone(), field.id.clone()))
        });
        let (text, other) = (texts.next().unwrap(), texts.next().unwrap());
        let draft = new_draft(&template);
        let mut owner = Session::open_copy(Loaded { draft, template }, IdSource::new(1));
        owner.reseal(seal);
        let folder = tempfile::tempdir().unwrap();
        let mut folder = Self {
            folder,
            owner,
            text,
            other,
        };
        let place = folder.text.clone();
        folder.owner_writes(&place, BASE);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn draft(&self) -> PathBuf {
        match self.owner.seal() {
            Seal::Open => self.path("sef.ron"),
            Seal::Passphrase(_) => self.path("sef.ron.age"),
        }
    }

    pub(super) fn owner_writes(&mut self, place: &Place, words: &str) {
        write(&mut self.owner, place, words);
        let path = self.draft();
        save(&mut self.owner, &path);
    }

    pub(super) fn opens_own(&self, person: &str) -> Session {
        let wanted = OwnFile {
            draft: self.draft(),
            person: person.to_owned(),
            first: 1,
        };
        Session::open_own(&wanted, self.owner.seal().clone(), IdSource::new(2)).unwrap()
    }

    pub(super) fn look(&self, own: &Session) -> TakingIn {
        let ours = Beside::of(&self.owner);
        read_copy(&RealDisk, &ours, own.path().unwrap(), None, None).unwrap()
    }

    /// The owner takes in what somebody saved, as the window does: what came is kept.
    pub(super) fn takes_in(&mut self, own: &Session) {
        let found = self.look(own);
        let theirs = found.copy.theirs.clone();
        let path = self.draft();
        keep(&self.owner, &theirs, &path);
        let action = Action::TakeIn(Box::new(found.copy));
        self.owner.act(action, 0).unwrap();
        save(&mut self.owner, &path);
    }

    /// Somebody takes the draft into their own file.
    pub(super) fn is_taken_in_by(&self, own: &mut Session) {
        let found = read_copy(&RealDisk, &Beside::of(own), &self.draft(), None, None).unwrap();
        own.act(Action::TakeIn(Box::new(found.copy)), 0).unwrap();
        let path = own.path().unwrap().to_owned();
        save(own, &path);
    }
}

/// Keeps a state in the history of a draft.
fn keep(session: &Session, state: &Draft, path: &Path) {
    let template = session.template();
    let bytes = draft_bytes(state, template, session.seal()).unwrap();
    let moment = jiff::Timestamp::from_second(1_790_000_000).unwrap();
    let is_sealed = is_sealed(&bytes);
    backup::snapshot(&RealDisk, path, &bytes, is_sealed, moment, "as it came").unwrap();
}

pub(super) fn write(session: &mut Session, place: &Place, words: &str) {
    let value = Value::Prose(Prose::new(words));
    let place = place.clone();
    session.act(Action::Set { place, value }, 0).unwrap();
}

pub(super) fn save(session: &mut Session, path: &Path) {
    session.save_as(&RealDisk, path).unwrap();
}

pub(super) fn writes(own: &mut Session, place: &Place, words: &str) {
    write(own, place, words);
    let path = own.path().unwrap().to_owned();
    save(own, &path);
}

pub(super) fn said(session: &Session, place: &Place) -> String {
    match session.draft().value(place) {
        Some(Value::Prose(prose)) => prose.as_str().to_owned(),
        _ => String::new(),
    }
}

fn name(session: &Session) -> String {
    let name = session.path().unwrap().file_name().unwrap();
    name.to_string_lossy().into_owned()
}

#[test]
fn what_somebody_writes_in_their_own_file_comes_in_again_and_again() {
    let mut folder = Shared::new(Seal::Open);
    let text = folder.text.clone();
    let mut jo = folder.opens_own("Jo Bloggs");
    assert_eq!(name(&jo), "sef (Jo Bloggs).ron");
    assert!(folder.look(&jo).is_empty(), "nothing is written yet");
    writes(&mut jo, &text, &format!("{BASE} Jo adds this."));
    folder.takes_in(&jo);
    assert!(said(&folder.owner, &text).ends_with("Jo adds this."));
    assert!(folder.look(&jo).is_empty(), "once more brings nothing");
    // The owner takes a word out again; what Jo writes next does not bring it back.
    let rejected = said(&folder.owner, &text).replace(" Jo adds this.", "");
    folder.owner_writes(&text, &rejected);
    assert!(folder.look(&jo).is_empty());
    let more = said(&jo, &text).replace("weekly", "every week");
    writes(&mut jo, &text, &more);
    folder.takes_in(&jo);
    let now = said(&folder.owner, &text);
    assert!(now.contains("every week"), "{now}");
    assert!(!now.contains("Jo adds"), "{now}");
    assert!(folder.owner.draft().conflicts.is_empty());
}

#[test]
fn no_word_is_lost_where_the_history_is() {
    let mut folder = Shared::new(Seal::Open);
    let text = folder.text.clone();
    let mut jo = folder.opens_own("Jo");
    writes(&mut jo, &text, &format!("{BASE} One."));
    folder.takes_in(&jo);
    backup::clear(&RealDisk, &folder.draft()).unwrap();
    let ours = said(&folder.owner, &text).replace("late", "in time");
    folder.owner_writes(&text, &ours);
    let theirs = said(&jo, &text).replace("One.", "One. Two.");
    writes(&mut jo, &text, &theirs);
    folder.takes_in(&jo);
    let all = format!("{:?}", folder.owner.draft());
    for words in ["One.", "Two.", "in time", "weekly"] {
        assert!(all.contains(words), "{words}");
    }
}

#[test]
fn the_newer_draft_comes_into_the_file_by_one_step_and_what_is_written_next_is_measured_by_it() {
    let mut folder = Shared::new(Seal::Open);
    let (text, other) = (folder.text.clone(), folder.other.clone());
    let mut jo = folder.opens_own("Jo");
    writes(&mut jo, &text, &format!("{BASE} Jo adds this."));
    folder.takes_in(&jo);
    folder.owner_writes(&other, "The owner goes on here.");
    let ours = said(&folder.owner, &text).replace("weekly", "daily");
    folder.owner_writes(&text, &ours);
    folder.is_taken_in_by(&mut jo);
    assert_eq!(said(&jo, &other), "The owner goes on here.");
    assert_eq!(said(&jo, &text), said(&folder.owner, &text));
    assert!(folder.look(&jo).is_empty());
    // Undone, it is made from the older draft again, and nothing of the owner's counts as deleted.
    let newer = jo.draft().clone();
    jo.act(Action::Undo, 0).unwrap();
    let path = jo.path().unwrap().to_owned();
    save(&mut jo, &path);
    assert!(
        folder.look(&jo).is_empty(),
        "an undone step takes nothing out"
    );
    jo.act(Action::Redo, 0).unwrap();
    assert_eq!(jo.draft().answers, newer.answers);
    let both = said(&jo, &other).replace("goes on", "and Jo go on");
    writes(&mut jo, &other, &both);
    folder.takes_in(&jo);
    assert_eq!(said(&folder.owner, &other), "The owner and Jo go on here.");
    assert!(folder.owner.draft().conflicts.is_empty());
    // An older state that comes late brings nothing.
    assert!(folder.look(&jo).is_empty());
}

#[test]
fn two_people_of_one_folder_each_have_a_file_and_both_come_in() {
    let mut folder = Shared::new(Seal::Open);
    let (text, other) = (folder.text.clone(), folder.other.clone());
    let mut zoe = folder.opens_own("Zoë Ångström/Care");
    assert_eq!(name(&zoe), "sef (Zoë Ångström Care).ron");
    let mut jo = folder.opens_own("Jo");
    writes(&mut zoe, &text, &format!("Zoë begins. {BASE}"));
    writes(&mut jo, &text, &format!("{BASE} The same words."));
    let said_there = format!("{} The same words.", said(&zoe, &text));
    writes(&mut zoe, &text, &said_there);
    writes(&mut jo, &other, "Jo writes here.");
    let paths = [
        zoe.path().unwrap().to_owned(),
        jo.path().unwrap().to_owned(),
    ];
    let found = read_copies(&RealDisk, &Beside::of(&folder.owner), &paths, None);
    let copies = found.into_iter().map(|(_, found)| found.unwrap().copy);
    let action = Action::TakeInAll(copies.collect());
    folder.owner.act(action, 0).unwrap();
    let now = said(&folder.owner, &text);
    assert_eq!(now, format!("Zoë begins. {BASE} The same words."));
    assert_eq!(said(&folder.owner, &other), "Jo writes here.");
    for own in [&zoe, &jo] {
        assert!(folder.look(own).is_empty());
    }
    // Who opens it again goes on in the same file, also from somebody else's.
    let again = folder.opens_own("Jo");
    assert_eq!(
        (name(&again), said(&again, &other)),
        (name(&jo), said(&jo, &other))
    );
    let wanted = OwnFile {
        draft: jo.path().unwrap().to_owned(),
        person: "Sam".to_owned(),
        first: 1,
    };
    let sam = Session::open_own(&wanted, Seal::Open, IdSource::new(3)).unwrap();
    assert_eq!(name(&sam), "sef (Sam).ron");
    assert_eq!(
        said(&sam, &other),
        "",
        "made from the draft, not from Jo's file"
    );
}

#[test]
fn the_own_file_of_a_protected_draft_is_protected_with_its_passphrase() {
    let seal = Seal::Passphrase(Passphrase::new("seven green boats at sea".to_owned()).unwrap());
    let mut folder = Shared::new(seal.clone());
    let text = folder.text.clone();
    let mut jo = folder.opens_own("Jo");
    assert_eq!(name(&jo), "sef (Jo).ron.age");
    writes(&mut jo, &text, &format!("{BASE} Kingfishers."));
    folder.takes_in(&jo);
    assert!(said(&folder.owner, &text).ends_with("Kingfishers."));
    let files = RealDisk.list(folder.folder.path()).unwrap();
    for file in files {
        let bytes = RealDisk.read(&file, 1_000_000).unwrap_or_default();
        let is_clear = bytes.windows(11).any(|words| words == b"Kingfishers");
        assert!(!is_clear, "{}", file.display());
    }
}

fn set_aside(file: &Path, to: &Path) {
    std::fs::copy(file, to).unwrap();
}

pub(super) fn section(place: &Place) -> SectionId {
    let Place::Field(section, _) = place else {
        panic!("{place:?} is no text");
    };
    section.clone()
}

#[test]
fn who_writes_beside_a_draft_says_nothing_of_what_is_agreed() {
    let mut folder = Shared::new(Seal::Open);
    let (text, other) = (folder.text.clone(), folder.other.clone());
    let mut before = folder.opens_own("Ann");
    writes(&mut before, &text, &format!("{BASE} Ann wrote before."));
    let agreement = Agreement {
        who: "Director".to_owned(),
        on: jiff::civil::date(2026, 5, 4),
    };
    let agree = Action::Agree {
        section: section(&text),
        agreement: agreement.clone(),
    };
    folder.owner.act(agree.clone(), 0).unwrap();
    let path = folder.draft();
    save(&mut folder.owner, &path);
    let mut jo = folder.opens_own("Jo");
    assert!(jo.act(agree, 0).is_err());
    let place = text.clone();
    let value = Value::Prose(Prose::new("Something else."));
    assert!(
        jo.act(Action::Set { place, value }, 0).is_err(),
        "it is locked there too"
    );
    writes(&mut jo, &other, "Jo writes elsewhere.");
    let found = folder.look(&jo);
    assert!(found.opened.is_empty());
    // What was written before it was agreed says that it opens the section again.
    assert_eq!(folder.look(&before).opened, [section(&text)]);
    // What the owner opened again is not agreed anew by a file from before.
    let open = Action::OpenAgain {
        section: section(&text),
        who: "Head of quality".to_owned(),
        when: jiff::Timestamp::UNIX_EPOCH,
    };
    folder.owner.act(open, 0).unwrap();
    folder.takes_in(&jo);
    assert!(folder.owner.draft().minutes.agreed.is_empty());
    assert_eq!(said(&folder.owner, &other), "Jo writes elsewhere.");
}

#[test]
fn who_keeps_the_draft_and_its_logo_are_the_owners_to_change() {
    let mut folder = Shared::new(Seal::Open);
    let other = folder.other.clone();
    let mut jo = folder.opens_own("Jo");
    writes(&mut jo, &other, "Jo writes.");
    let share = |keeper: &str| Action::Share {
        keeper: keeper.to_owned(),
        takes_in: false,
    };
    assert!(jo.act(share("Jo"), 0).is_err());
    folder.owner.act(share("Head of quality"), 0).unwrap();
    let path = folder.draft();
    save(&mut folder.owner, &path);
    folder.takes_in(&jo);
    assert_eq!(folder.owner.draft().team.keeper, "Head of quality");
    folder.is_taken_in_by(&mut jo);
    assert_eq!(jo.draft().team.keeper, "Head of quality");
    let file = load_draft(&RealDisk, jo.path().unwrap(), &Seal::Open).unwrap();
    let pack = file.loaded.draft.pack.unwrap();
    assert_eq!(pack.beside.as_deref(), Some("sef.ron"));
    assert_eq!(pack.base.team.keeper, "Head of quality");
    assert_eq!(
        *jo.draft().pack.as_deref().unwrap(),
        *pack,
        "read as it was saved"
    );
}

#[test]
fn what_is_taken_out_again_is_no_older_state_and_an_older_file_that_comes_late_is() {
    let mut folder = Shared::new(Seal::Open);
    let (text, other) = (folder.text.clone(), folder.other.clone());
    let mut jo = folder.opens_own("Jo");
    let path = jo.path().unwrap().to_owned();
    let late = |name: &str| folder.path(name);
    let (first, second) = (late("first.ron"), late("second.ron"));
    writes(&mut jo, &text, &format!("{BASE} One."));
    set_aside(&path, &first);
    folder.takes_in(&jo);
    writes(&mut jo, &text, &format!("{BASE} One. Two."));
    set_aside(&path, &second);
    folder.takes_in(&jo);
    // As it was before, and nevertheless new.
    writes(&mut jo, &text, &format!("{BASE} One."));
    folder.takes_in(&jo);
    assert_eq!(said(&folder.owner, &text), format!("{BASE} One."));
    // Brought up to the draft, gone on, and what was saved before comes late.
    folder.owner_writes(&other, "The owner goes on.");
    folder.is_taken_in_by(&mut jo);
    let now = said(&jo, &other);
    writes(&mut jo, &other, &format!("{now} Jo too."));
    folder.takes_in(&jo);
    for file in [&first, &second] {
        let ours = Beside::of(&folder.owner);
        let found = read_copy(&RealDisk, &ours, file, None, None).unwrap();
        assert!(found.is_empty(), "{}", file.display());
    }
}
