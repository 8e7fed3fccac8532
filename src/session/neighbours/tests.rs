//! A folder with other copies of a draft, looked through.

use std::path::PathBuf;

use super::*;
use crate::model::{Audience, FieldId, SectionId};
use crate::model::{Place, Prose, Value};
use crate::session::{
    Action, IdSource, PackOrder, Packed, Rest, Session, cut_pack, new_draft, reply,
};
use crate::store::{Loaded, Lock, RealDisk, Seal, draft_bytes, lock_of, write_file, write_lock};
use crate::template::FieldKind;

fn session() -> Session {
    let template = crate::template::shipped().unwrap().remove(0);
    let mut draft = new_draft(&template);
    "Northmere Council".clone_into(&mut draft.details.authority);
    Session::open_copy(Loaded { draft, template }, IdSource::new(1))
}

fn write(session: &mut Session, words: &str) {
    let place = Place::Detail("note");
    let value = Value::Prose(Prose::new(words));
    session.act(Action::Set { place, value }, 0).unwrap();
}

/// Writes what both copies of a draft hold.
fn write_what_both_hold(session: &mut Session) {
    let (section, field) = asked().remove(0);
    let place = Place::Field(section, field);
    let value = Value::Prose(Prose::new("Both of us have known this for a year."));
    session.act(Action::Set { place, value }, 0).unwrap();
}

/// A folder with a draft that says one thing.
struct Folder {
    folder: tempfile::TempDir,
    session: Session,
}

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut session = session();
        write(&mut session, "Ours");
        session
            .save_as(&RealDisk, &folder.path().join("sef.ron"))
            .unwrap();
        Self { folder, session }
    }

    /// Leaves another copy, changed.
    fn leave(&self, name: &str, change: impl FnOnce(&mut Session)) {
        let mut other = session();
        write(&mut other, "Ours");
        change(&mut other);
        let bytes = draft_bytes(other.draft(), other.template(), &Seal::Open).unwrap();
        write_file(&self.folder.path().join(name), &bytes).unwrap();
    }

    fn open(&self) -> Errand {
        Errand::Open(Box::new(Beside::of(&self.session)))
    }
}

fn keeper() -> Keeper {
    Keeper {
        disk: Arc::new(RealDisk),
        now: Box::new(|| Timestamp::UNIX_EPOCH),
        is_over: Arc::new(AtomicBool::new(false)),
        ours: None,
        read: BTreeMap::new(),
        told: Vec::new(),
    }
}

fn names(found: Option<Vec<Neighbour>>) -> Option<Vec<String>> {
    let name = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    found.map(|found| found.into_iter().map(|one| name(one.path)).collect())
}

#[test]
fn a_copy_is_told_by_what_is_inside_and_only_once() {
    let mut folder = Folder::new();
    write_what_both_hold(&mut folder.session);
    folder.leave("sef-LAPTOP42.ron", |other| {
        write_what_both_hold(other);
        write(other, "Theirs");
    });
    folder.leave("sef (1).ron", write_what_both_hold);
    folder.leave("sef (2).ron", |other| {
        let place = Place::Detail("authority");
        let value = Value::Text("Southfold Council".to_owned());
        other.act(Action::Set { place, value }, 0).unwrap();
    });
    folder.leave("last year.ron", |other| write(other, "Another"));
    write_file(&folder.folder.path().join("sef (3).ron"), b"rubbish").unwrap();
    let mut keeper = keeper();
    let told = keeper.carry_out(folder.open());
    assert_eq!(
        told.as_ref().unwrap()[0].left_by,
        Some("OneDrive or SharePoint")
    );
    assert_eq!(names(told).unwrap(), ["sef-LAPTOP42.ron"]);
    assert_eq!(keeper.carry_out(Errand::Round), None, "told once");
}

#[test]
fn a_name_that_people_write_too_is_a_copy_only_by_what_is_inside() {
    let mut folder = Folder::new();
    folder.leave("sef-final.ron", |other| write(other, "Begun by itself"));
    let mut keeper = keeper();
    assert_eq!(keeper.carry_out(folder.open()), None);
    write_what_both_hold(&mut folder.session);
    assert_eq!(keeper.carry_out(folder.open()), None);
    folder.leave("sef-LAPTOP42.ron", |other| {
        write_what_both_hold(other);
        write(other, "Theirs");
    });
    let told = keeper.carry_out(Errand::Round);
    assert_eq!(names(told).unwrap(), ["sef-LAPTOP42.ron"]);
}

#[test]
fn what_was_taken_in_or_went_away_is_told_no_more() {
    let mut folder = Folder::new();
    folder.leave("sef copy.ron", |other| write(other, "Theirs"));
    let mut keeper = keeper();
    assert_eq!(
        names(keeper.carry_out(folder.open())).unwrap(),
        ["sef copy.ron"]
    );
    write(&mut folder.session, "Theirs");
    assert_eq!(names(keeper.carry_out(folder.open())).unwrap(), [""; 0]);
    folder.leave("sef copy 2.ron", |other| write(other, "A third"));
    assert_eq!(
        names(keeper.carry_out(Errand::Round)).unwrap(),
        ["sef copy 2.ron"]
    );
    RealDisk
        .remove(&folder.folder.path().join("sef copy 2.ron"))
        .unwrap();
    assert_eq!(names(keeper.carry_out(Errand::Round)).unwrap(), [""; 0]);
}

#[test]
fn nothing_in_the_folder_is_changed() {
    let folder = Folder::new();
    folder.leave("sef-LAPTOP42.ron", |other| write(other, "Theirs"));
    let all = || {
        let paths = RealDisk.list(folder.folder.path()).unwrap().into_iter();
        let read = |path: PathBuf| RealDisk.read(&path, store::MAX_BYTES).unwrap_or_default();
        paths
            .map(|path| (path.clone(), read(path)))
            .collect::<Vec<_>>()
    };
    let before = all();
    let mut keeper = keeper();
    keeper.carry_out(folder.open());
    keeper.carry_out(Errand::Round);
    assert_eq!(all(), before);
}

#[test]
fn what_another_window_has_open_is_not_told_until_it_is_closed() {
    let folder = Folder::new();
    folder.leave("sef copy.ron", |other| write(other, "Theirs"));
    let copy = folder.folder.path().join("sef copy.ron");
    let lock = Lock {
        who: "writer".to_owned(),
        machine: "desk".to_owned(),
        since: Timestamp::UNIX_EPOCH,
        alive: Timestamp::UNIX_EPOCH,
        process: 1,
        window: "w".to_owned(),
        entries: "e".to_owned(),
    };
    write_lock(&RealDisk, &copy, &lock).unwrap();
    let mut keeper = keeper();
    assert_eq!(keeper.carry_out(folder.open()), None);
    RealDisk.remove(&lock_of(&RealDisk, &copy)).unwrap();
    let told = keeper.carry_out(Errand::Round);
    assert_eq!(names(told).unwrap(), ["sef copy.ron"]);
}

/// Returns the first two sections with a text, and that text.
fn asked() -> Vec<(SectionId, FieldId)> {
    let template = crate::template::shipped().unwrap().remove(0);
    let outline = template.outline(&[]).into_iter();
    let asked = outline.filter_map(|outlined| {
        let mut fields = outlined.section.fields.iter();
        let field = fields.find(|field| matches!(field.kind, FieldKind::Prose))?;
        Some((outlined.section.id.clone(), field.id.clone()))
    });
    asked.take(2).collect()
}

#[test]
fn a_pack_that_came_back_is_told_to_its_owner_and_to_no_other_receiver() {
    let folder = Folder::new();
    let path = |name: &str| folder.folder.path().join(name);
    let mut sessions = Vec::new();
    for ((section, field), (addressee, file)) in asked()
        .into_iter()
        .zip([("Head of homes", "a.ron"), ("Head of schools", "b.ron")])
    {
        let order = PackOrder {
            sections: vec![section.clone()],
            addressee: addressee.to_owned(),
            from: "Head of quality".to_owned(),
            readers: Audience::Ofsted,
            rest: Rest::Read,
            due: None,
            note: String::new(),
        };
        let cut = cut_pack(&folder.session, &order).unwrap();
        Packed::of(cut, &Seal::Open)
            .write(&RealDisk, &path(file))
            .unwrap();
        let session = Session::open(&path(file), Seal::Open, IdSource::new(2)).unwrap();
        sessions.push((session, Place::Field(section, field), path(file)));
    }
    let mut owner = keeper();
    assert_eq!(owner.carry_out(folder.open()), None, "nobody wrote yet");
    for (session, place, file) in &mut sessions {
        let value = Value::Prose(Prose::new("Written for you."));
        let place = place.clone();
        session.act(Action::Set { place, value }, 0).unwrap();
        let (packed, _) = reply(session).unwrap();
        packed.write(&RealDisk, file).unwrap();
    }
    let told = owner.carry_out(folder.open()).unwrap();
    let from: Vec<_> = told.iter().map(|one| one.from.as_deref()).collect();
    assert_eq!(from, [Some("Head of homes"), Some("Head of schools")]);
    for (_, _, file) in &sessions {
        let session = Session::open(file, Seal::Open, IdSource::new(3)).unwrap();
        let ours = Errand::Open(Box::new(Beside::of(&session)));
        assert_eq!(keeper().carry_out(ours), None, "beside {}", file.display());
    }
}
