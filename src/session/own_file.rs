//! A file of one's own beside a draft that several people write in: the whole draft, with what it
//! was made from inside. One person writes in one file, so that whatever synchronises the folder
//! makes no second copies.
//!
//! Invariants: what its author saved is named in the file, so that the draft knows again what it
//! has taken in; and what the file was made from moves on only in the step that takes the newer
//! draft in, so that undoing it never makes a deletion of what others wrote.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::model::{Audience, Draft, Pack, Shared};
use crate::store::{self, Disk, Loaded, MAX_BYTES, RealDisk, Seal, backup};
use crate::template::Template;

use super::{
    IdSource, Problem, ProblemKind, Session,
    files::{is_there, own_name},
    forward::under,
    own_states::{MOVED_ON, next_entry, print_in},
    sent::{self, Returned},
};

/// How many earlier states are looked at.
const MAX_STATES: usize = 60;
/// How many files of one name and person there may be.
const MAX_FILES: u32 = 20;

/// A file of somebody's own that is to be opened, and made where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFile {
    /// The draft that it lies beside, or somebody's own file beside that.
    pub draft: PathBuf,
    /// Who writes in it.
    pub person: String,
    /// From which of its names on it is looked for: those before are in use. The first is 1.
    pub first: u32,
}

impl OwnFile {
    /// Returns one of its names.
    pub fn path(&self, nth: u32) -> PathBuf {
        own_name(&self.draft, &self.person, nth)
    }
}

impl Session {
    /// Opens somebody's own file beside a draft, and makes it where there is none.
    pub fn open_own(wanted: &OwnFile, seal: Seal, ids: IdSource) -> Result<Self, Problem> {
        let mut opened = store::load_draft(&RealDisk, &wanted.draft, &seal)?;
        let mut wanted = wanted.clone();
        if let Some(pack) = &opened.loaded.draft.pack {
            let Some(beside) = &pack.beside else {
                let message = "This file is a section pack: it is one person’s to write in.";
                let problem = Problem::new(ProblemKind::User, message).at(&wanted.draft);
                return Err(
                    problem.hint("Nothing was written. Open the whole draft, or ask for a pack.")
                );
            };
            wanted.draft = wanted.draft.with_file_name(beside);
            opened = store::load_draft(&RealDisk, &wanted.draft, &seal)?;
        }
        let seal = if opened.is_sealed { seal } else { Seal::Open };
        for path in (wanted.first..=MAX_FILES).map(|nth| wanted.path(nth)) {
            if !is_there(&path) {
                return begun(opened.loaded, &wanted, &path, seal, ids);
            }
            let found = Self::open(&path, seal.clone(), ids.clone())
                .map_err(|problem| not_opened(&problem, &path))?;
            if is_of(found.draft(), &wanted) {
                return Ok(found);
            }
        }
        let message = "There are too many files of your name beside this draft.";
        Err(Problem::new(ProblemKind::User, message).hint("Nothing was written."))
    }

    /// Takes note of the state that a file of one's own was saved with.
    pub(super) fn take_states(&mut self, saved: &Draft) {
        let saved = saved.pack.as_deref().filter(|pack| pack.is_whole());
        let Some(saved) = saved else { return };
        let known = self.draft().pack.as_deref();
        if known.is_none_or(|own| saved.states.is_subset(&own.states)) {
            return;
        }
        let states = saved.states.clone();
        if let Some(own) = &mut self.draft_mut().pack {
            own.states.extend(states);
        }
    }
}

fn not_opened(problem: &Problem, path: &Path) -> Problem {
    let name = path.file_name().unwrap_or_default().display();
    let message = format!(
        "Your own file beside this draft, {name}, could not be opened. {}",
        problem.message
    );
    let problem = Problem::new(ProblemKind::User, message).at(path);
    problem.hint("Nothing was changed. Open that file by itself: its passphrase may be another one, or it can be salvaged.")
}

fn is_of(draft: &Draft, wanted: &OwnFile) -> bool {
    let name = wanted.draft.file_name().unwrap_or_default();
    { draft.pack.as_deref() }.is_some_and(|pack| {
        let beside = pack.beside.as_deref();
        beside.is_some_and(|beside| name == beside) && pack.addressee == wanted.person
    })
}

/// Makes the file of a draft as it is.
fn begun(
    loaded: Loaded,
    wanted: &OwnFile,
    path: &Path,
    seal: Seal,
    ids: IdSource,
) -> Result<Session, Problem> {
    let Loaded {
        mut draft,
        template,
    } = loaded;
    let beside = wanted.draft.file_name().unwrap_or_default();
    let pack = Pack {
        addressee: wanted.person.clone(),
        from: draft.team.keeper.clone(),
        sections: Vec::new(),
        readers: Audience::Ofsted,
        due: None,
        note: String::new(),
        base: draft.clone(),
        sent: None,
        states: BTreeSet::new(),
        beside: Some(beside.to_string_lossy().into_owned()),
    };
    draft.pack = Some(pack.into());
    let mut session = Session::open_copy(Loaded { draft, template }, ids);
    session.reseal(seal);
    session.save_as(&RealDisk, path)?;
    Ok(session)
}

/// Returns whether a file is the draft that a file of one's own lies beside.
pub(super) fn is_draft_of(own: &Draft, path: &Path) -> bool {
    let pack = own.pack.as_deref();
    let beside = pack.and_then(|pack| pack.beside.as_deref());
    beside.is_some_and(|beside| path.file_name().is_some_and(|name| name == beside))
}

/// The history of the open draft.
pub(super) struct History<'a> {
    pub(super) disk: &'a dyn Disk,
    pub(super) draft: Option<&'a Path>,
    pub(super) seal: &'a Seal,
    pub(super) template: &'a Template,
    /// Whether nobody waits for an answer any more.
    pub(super) is_over: &'a AtomicBool,
}

impl History<'_> {
    /// Returns what a file of somebody's own is put together with, where `taken` stands for what
    /// the draft has taken of it: the newest of that which is kept here, or what it was made from.
    /// A state that was taken before brings nothing.
    pub(super) fn returned(
        &self,
        pack: &Pack,
        state: &Draft,
        taken: &BTreeSet<String>,
    ) -> Result<Returned, Problem> {
        let name = |entry: &String| format!("beside/{}/{entry}", pack.addressee);
        let now = sent::print(state)?;
        let is_moved_on = |entry: &&String| print_in(entry) == MOVED_ON;
        let mut saved = pack.states.iter().rev().filter(|one| !is_moved_on(one));
        let now = match saved.next() {
            Some(last) if print_in(last) == now => name(last),
            // It was not saved by this program, or not saved yet.
            Some(_) | None => name(&now),
        };
        let since = pack.states.iter().rev().take_while(|one| !is_moved_on(one));
        let known: Vec<&str> = since
            .filter(|entry| taken.contains(&name(entry)))
            .map(|entry| print_in(entry))
            .collect();
        let base = if taken.contains(&now) {
            state.clone()
        } else {
            self.newest(&known)?.unwrap_or_else(|| pack.base.clone())
        };
        let states = pack.states.iter().map(name).chain([now]).collect();
        let base = Arc::new(base);
        Ok(Returned { base, states })
    }

    /// Returns the first of some states that is kept.
    fn newest(&self, prints: &[&str]) -> Result<Option<Draft>, Problem> {
        let Some(draft) = self.draft.filter(|_| !prints.is_empty()) else {
            return Ok(None);
        };
        let kept = backup::list(self.disk, draft).unwrap_or_default();
        let mut found: Option<(usize, Draft)> = None;
        for kept in kept.into_iter().take(MAX_STATES) {
            if self.is_over.load(Ordering::Acquire) {
                break;
            }
            let Ok(bytes) = backup::read(self.disk, &kept, MAX_BYTES) else {
                continue;
            };
            let Ok(state) = store::read_draft(bytes, &kept.path, self.seal) else {
                continue;
            };
            let mut state = under(&state, self.template);
            let print = sent::print(&state)?;
            let Some(at) = prints.iter().position(|known| *known == print) else {
                continue;
            };
            if found.as_ref().is_none_or(|(best, _)| at < *best) {
                state.pack = None;
                found = Some((at, state));
            }
            if at == 0 {
                break;
            }
        }
        Ok(found.map(|(_, state)| state))
    }
}

/// Returns what a file of one's own says of itself once the draft as it is now was taken in: it
/// is made from that, and what was saved before is part of it.
pub(super) fn moved_on(own: &Pack, now: &Draft) -> Shared<Pack> {
    let mut pack = own.clone();
    pack.base = now.clone();
    pack.base.pack = None;
    pack.from.clone_from(&now.team.keeper);
    let entry = next_entry(&pack.states, MOVED_ON);
    pack.states.insert(entry);
    pack.into()
}
