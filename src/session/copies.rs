//! Other copies of a draft: read, put beside it, and looked at before anything is done.
//!
//! What both copies were made from is looked for in the history of the draft. A state of another
//! draft, or one that has little in common with the copy, is none.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use jiff::Timestamp;

use crate::compare::{Comparison, Part, compare};
use crate::merge::{Merged, Origin, cautious, nearest};
use crate::model::{Agreement, Conflict, Draft, Pack, SectionId, Shared, Team};
use crate::parallel::map_with;
use crate::store::{self, Disk, Fingerprint, MAX_BYTES, Seal, backup};
use crate::template::Template;

use super::{
    Copy, KnownCopy, Problem, ProblemKind, Session,
    forgotten::as_before,
    forward::under,
    known_copy,
    own_file::{History, is_draft_of, moved_on},
    sent::{self, copy_print},
};

/// How many earlier states are looked at.
const MAX_STATES: usize = 60;

/// A copy beside the draft it may be taken into.
#[derive(Debug, Clone)]
pub struct TakingIn {
    /// The file.
    pub path: PathBuf,
    /// The copy, with what both were made from.
    pub copy: Copy,
    /// When what both were made from was kept, where it is a state of the history.
    pub base_moment: Option<Timestamp>,
    /// What would change here by itself.
    pub changes: Comparison,
    /// What would be in doubt.
    pub doubts: Vec<Conflict>,
    /// What both would be.
    pub draft: Arc<Draft>,
    /// The errand that it comes back from, where it is a pack.
    pub pack: Option<Shared<Pack>>,
    /// The sections that its author was asked for, with those within them.
    pub asked: BTreeSet<SectionId>,
    /// What stands for the content of the file.
    pub(super) print: Fingerprint,
    /// The sections that are agreed here and would be open again.
    pub opened: Vec<SectionId>,
    /// The sections that would be agreed, or agreed anew, as the copy says.
    pub agreed: Vec<SectionId>,
    /// Whether it is what somebody else saved into the draft's own file.
    pub is_own_file: bool,
    is_empty: bool,
}

impl TakingIn {
    /// Whether the copy has nothing that is not here already.
    pub fn is_empty(&self) -> bool {
        self.is_empty
    }
}

/// An open draft as it is handed to the thread that reads a copy of it.
#[derive(Debug, Clone)]
pub struct Beside {
    draft: Arc<Draft>,
    template: Arc<Template>,
    seal: Seal,
    /// What else a copy may be protected with.
    key: Seal,
    path: Option<PathBuf>,
    base: Option<Arc<Draft>>,
    /// Whether nobody waits for an answer any more.
    is_over: Arc<AtomicBool>,
}

impl Beside {
    /// Takes it as it is.
    pub fn of(session: &Session) -> Self {
        Self {
            draft: Arc::clone(session.draft()),
            template: Arc::clone(session.template()),
            seal: session.seal().clone(),
            key: Seal::Open,
            path: session.path().map(Path::to_owned),
            base: session.base().cloned(),
            is_over: Arc::default(),
        }
    }
}

/// What files are that were dropped on an open draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dropped {
    /// Other copies of it.
    Copies(Vec<PathBuf>),
    /// A paper of it that was sent out.
    Known(Box<KnownCopy>),
    /// Something else: the first of them.
    Other(PathBuf),
}

/// Finds out what files are that were dropped; none where there are none.
pub fn dropped(disk: &dyn Disk, ours: &Beside, mut paths: Vec<PathBuf>) -> Option<Dropped> {
    let first = paths.first()?.clone();
    if is_copy(disk, ours, &first) {
        paths.retain(|path| is_copy(disk, ours, path));
        return Some(Dropped::Copies(paths));
    }
    let has_issued = !ours.draft.minutes.issued.is_empty();
    let home = ours.path.as_deref().map(|path| (path, &ours.seal));
    let known = has_issued.then(|| known_copy(disk, &first, (&ours.draft, home)));
    // What cannot be read says so where it is opened.
    let known = known.and_then(|known| known.ok().flatten());
    Some(known.map_or(Dropped::Other(first), |known| {
        Dropped::Known(Box::new(known))
    }))
}

impl Beside {
    /// Returns the draft.
    pub(super) fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Returns the template.
    pub(super) fn template(&self) -> &Template {
        &self.template
    }

    /// Reads copies that are protected with a passphrase of their own, too.
    #[must_use]
    pub fn with_key(mut self, key: Seal) -> Self {
        self.key = key;
        self
    }

    /// Looks at no more earlier states once nobody waits for them.
    #[must_use]
    pub(super) fn until(mut self, is_over: &Arc<AtomicBool>) -> Self {
        self.is_over = Arc::clone(is_over);
        self
    }

    fn load(&self, disk: &dyn Disk, path: &Path) -> Result<store::Opened, store::StoreError> {
        let opened = store::load_draft(disk, path, &self.seal);
        if opened.is_err() && self.key.is_closed() {
            return store::load_draft(disk, path, &self.key);
        }
        opened
    }

    fn history<'a>(&'a self, disk: &'a dyn Disk) -> History<'a> {
        History {
            disk,
            draft: self.path(),
            seal: &self.seal,
            template: &self.template,
            is_over: &self.is_over,
        }
    }

    /// Returns its file.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

/// Whether a file is another copy of the open draft, as far as that can be told from its template.
pub(super) fn is_copy(disk: &dyn Disk, ours: &Beside, path: &Path) -> bool {
    if ours.path.as_deref() == Some(path) {
        return false;
    }
    let opened = store::load_draft(disk, path, &ours.seal);
    opened.is_ok_and(|opened| {
        opened.loaded.template.file().id == ours.template.file().id
            && opened.loaded.draft.details.authority == ours.draft.details.authority
    })
}

/// Reads a copy of the open draft and puts both together, without changing anything. What stands
/// in the draft's own file was made from what was read there last.
pub fn read_copy(
    disk: &dyn Disk,
    ours: &Beside,
    path: &Path,
    when: Option<Timestamp>,
    base: Option<Arc<Draft>>,
) -> Result<TakingIn, Problem> {
    let opened = ours.load(disk, path)?;
    put_beside(disk, ours, (path, opened), when, base)
}

/// Puts a copy that was read beside the open draft.
fn put_beside(
    disk: &dyn Disk,
    ours: &Beside,
    (path, opened): (&Path, store::Opened),
    when: Option<Timestamp>,
    base: Option<Arc<Draft>>,
) -> Result<TakingIn, Problem> {
    let template = &ours.template;
    check_kin(template, &opened.loaded.template, path)?;
    let mut theirs = under(&opened.loaded, template);
    let is_own_file = ours.path.as_deref() == Some(path);
    let pack = if is_own_file {
        None
    } else {
        theirs.pack.take()
    };
    let met = met(disk, ours, (path, &theirs, pack.as_deref()), base)?;
    if !is_own_file {
        theirs.team.leave_out_copies();
    }
    let who = path.file_name().unwrap_or_default().to_string_lossy();
    let copy = Copy {
        theirs: Arc::new(theirs),
        base: met.base,
        origin: Origin {
            who: who.into_owned(),
            when,
        },
        states: met.states,
        errand: met.errand,
    };
    let merged = copy.merged(&ours.draft, template)?;
    let is_empty = merged.is_empty();
    let Merged {
        draft, conflicts, ..
    } = merged;
    let mut changes = compare(&ours.draft, &draft, template);
    changes.groups.retain(|group| group.part != Part::Conflicts);
    Ok(TakingIn {
        path: path.to_owned(),
        copy,
        base_moment: met.moment,
        changes,
        doubts: conflicts,
        opened: no_longer_agreed(&ours.draft, &draft),
        agreed: agreed_anew(&ours.draft, &draft),
        draft: Arc::new(draft),
        asked: pack
            .as_ref()
            .map(|pack| asked(template, pack))
            .unwrap_or_default(),
        pack,
        print: opened.print,
        is_own_file,
        is_empty,
    })
}

/// Where a copy and the open draft were one.
#[derive(Default)]
struct Met {
    /// What both were made from, where that is known.
    base: Option<Arc<Draft>>,
    /// What stands for the states that come in with the copy.
    states: BTreeSet<String>,
    /// What a file of one's own says of itself once the draft beside it is in it.
    errand: Option<Shared<Pack>>,
    /// When the base was kept, where it is a state of the history.
    moment: Option<Timestamp>,
}

/// Finds where a copy and the open draft were one; `given` is what somebody says it was.
fn met(
    disk: &dyn Disk,
    ours: &Beside,
    (path, theirs, pack): (&Path, &Draft, Option<&Pack>),
    given: Option<Arc<Draft>>,
) -> Result<Met, Problem> {
    let own = ours.draft.pack.as_deref();
    let is_own_file = ours.path.as_deref() == Some(path);
    let is_draft = theirs.pack.is_none() && pack.is_none() && is_draft_of(&ours.draft, path);
    // What was left out of a pack is in no other base, and would count as deleted in the pack. Only
    // two copies of one pack lack the same.
    let given = given.filter(|_| pack.is_none() || own.is_some());
    let history = ours.history(disk);
    let mut met = if given.is_some() {
        Met {
            base: given,
            ..Met::default()
        }
    } else if let Some(pack) = pack {
        of_pack(&history, ours, pack, theirs)?
    } else if let Some(own) = own.filter(|_| is_draft) {
        let taken = &theirs.team.taken;
        Met {
            base: Some(history.returned(own, &ours.draft, taken)?.base),
            errand: Some(moved_on(own, theirs)),
            ..Met::default()
        }
    } else if is_own_file {
        Met {
            base: ours.base.clone(),
            ..Met::default()
        }
    } else {
        of_copy(disk, ours, theirs)?
    };
    if !is_own_file && let Some(base) = &mut met.base {
        Arc::make_mut(base).team.leave_out_copies();
    }
    // Whose states were taken in is said in the whole draft. A pack is sent back without it.
    if own.is_some_and(|own| !own.is_whole()) {
        met.states.clear();
    }
    Ok(met)
}

/// Finds it for a pack, or for a file of somebody's own.
fn of_pack(
    history: &History<'_>,
    ours: &Beside,
    pack: &Pack,
    theirs: &Draft,
) -> Result<Met, Problem> {
    let team = &ours.draft.team;
    let returned = if pack.is_whole() {
        history.returned(pack, theirs, &team.taken)?
    } else {
        sent::returned(pack, theirs, &team.taken)?
    };
    let state = Arc::unwrap_or_clone(returned.base);
    let parts = team.forgotten(&returned.states);
    let base = as_before(state, &pack.base, &parts, &ours.template)?;
    Ok(Met {
        base: Some(Arc::new(base)),
        states: returned.states,
        ..Met::default()
    })
}

/// Finds it for another copy of the draft.
fn of_copy(disk: &dyn Disk, ours: &Beside, theirs: &Draft) -> Result<Met, Problem> {
    let team = &ours.draft.team;
    let states = BTreeSet::from([Team::copy_state(&copy_print(theirs)?)]);
    // Of a copy that is here as it is the history need not be read.
    let is_here = states.is_subset(&team.taken) && team.forgotten(&states).is_empty();
    let own = ours.path().filter(|_| !is_here);
    let found = own.and_then(|own| common(disk, own, ours, theirs));
    let (found, moment) = found.unzip();
    let base = known_base(team, (theirs, &states), found, &ours.template)?;
    Ok(Met {
        base: base.map(Arc::new),
        states,
        moment,
        ..Met::default()
    })
}

/// Returns what a copy that is no pack is put together with: itself, where it was taken in as it is,
/// but for the parts that were brought back since; or else what both were made from.
fn known_base(
    team: &Team,
    (theirs, states): (&Draft, &BTreeSet<String>),
    found: Option<Draft>,
    template: &Template,
) -> Result<Option<Draft>, Problem> {
    if !states.is_subset(&team.taken) {
        return Ok(found);
    }
    let parts = team.forgotten(states);
    match found {
        Some(before) => as_before(theirs.clone(), &before, &parts, template).map(Some),
        None if parts.is_empty() => Ok(Some(theirs.clone())),
        None => Ok(None),
    }
}

/// Returns the sections that are agreed in a draft and not any more in what it becomes.
fn no_longer_agreed(draft: &Draft, after: &Draft) -> Vec<SectionId> {
    let agreed = draft.minutes.agreed.keys();
    let is_open = |section: &&SectionId| !after.minutes.agreed.contains_key(*section);
    agreed.filter(is_open).cloned().collect()
}

/// Returns the sections that have another agreement in what a draft becomes than in it.
fn agreed_anew(draft: &Draft, after: &Draft) -> Vec<SectionId> {
    let agreed = after.minutes.agreed.iter();
    let is_new = |(section, agreement): &(&SectionId, &Agreement)| {
        draft.minutes.agreed.get(*section) != Some(*agreement)
    };
    { agreed.filter(is_new) }
        .map(|(section, _)| section.clone())
        .collect()
}

/// Returns the sections that the author of a pack was asked for; all in a file of their own.
fn asked(template: &Template, pack: &Pack) -> BTreeSet<SectionId> {
    if !pack.is_whole() {
        return with_inner(template, &pack.sections);
    }
    let outline = template.outline(&[]).into_iter();
    outline
        .map(|outlined| outlined.section.id.clone())
        .collect()
}

/// Returns sections with those within them.
fn with_inner(template: &Template, sections: &[SectionId]) -> BTreeSet<SectionId> {
    let outline = template.outline(&[]).into_iter();
    let ids = outline.map(|outlined| &outlined.section.id);
    let asked = ids.filter(|id| template.is_within(id, sections));
    asked.cloned().collect()
}

/// Reads several copies, each put together with what the ones before it left, without changing
/// anything. One that cannot be read keeps none of the others out.
pub fn read_copies(
    disk: &dyn Disk,
    ours: &Beside,
    paths: &[PathBuf],
    when: Option<Timestamp>,
) -> Vec<(PathBuf, Result<TakingIn, Problem>)> {
    let mut ours = ours.clone();
    // Reading takes longer than all else, and none waits for another.
    let read = |(): &mut (), path: &PathBuf| ours.load(disk, path);
    let (opened, _) = map_with(paths, 1, || (), read);
    let mut looked = Vec::with_capacity(paths.len());
    for (path, opened) in paths.iter().zip(opened) {
        let found = opened.map_err(Problem::from);
        let found = found.and_then(|opened| put_beside(disk, &ours, (path, opened), when, None));
        if let Ok(found) = &found
            && !found.is_empty()
        {
            let mut draft = Draft::clone(&found.draft);
            draft.team.take(&found.copy.states);
            ours.draft = Arc::new(draft);
        }
        looked.push((path.clone(), found));
    }
    looked
}

/// Reads a draft that is put together with another one; none where the file is empty, as where
/// there was nothing before.
pub fn read_file_copy(
    disk: &dyn Disk,
    path: &Path,
    seal: &Seal,
    template: &Template,
) -> Result<Option<Draft>, Problem> {
    let is_empty = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_whitespace);
    if disk
        .read(path, MAX_BYTES)
        .is_ok_and(|bytes| is_empty(&bytes))
    {
        return Ok(None);
    }
    let opened = store::load_draft(disk, path, seal)?;
    check_kin(template, &opened.loaded.template, path)?;
    Ok(Some(under(&opened.loaded, template)))
}

fn check_kin(ours: &Template, theirs: &Template, path: &Path) -> Result<(), Problem> {
    let (own, other) = (ours.file(), theirs.file());
    if own.id == other.id {
        return Ok(());
    }
    let message = format!(
        "{} is no copy of this draft: it is written with the template “{}”, and this one with “{}”.",
        path.display(),
        other.title,
        own.title
    );
    let problem = Problem::new(ProblemKind::User, message).at(path);
    Err(problem.hint("Nothing was changed."))
}

/// Returns the state in the history of a draft that a copy was most likely made from, as a base
/// from which nothing is taken out by mistake, with its moment.
fn common(
    disk: &dyn Disk,
    draft: &Path,
    ours: &Beside,
    copy: &Draft,
) -> Option<(Draft, Timestamp)> {
    let (seal, template) = (&ours.seal, &*ours.template);
    let kept = backup::list(disk, draft).ok()?;
    let newest = kept.into_iter().take(MAX_STATES);
    let mut states: Vec<(Draft, Timestamp)> = newest
        .take_while(|_| !ours.is_over.load(Ordering::Acquire))
        .filter_map(|kept| {
            let bytes = backup::read(disk, &kept, MAX_BYTES).ok()?;
            let state = store::read_draft(bytes, &kept.path, seal).ok()?;
            let is_kin = state.template.file().id == template.file().id;
            is_kin.then(|| (under(&state, template), kept.moment))
        })
        .collect();
    states.reverse();
    let drafts: Vec<&Draft> = states.iter().map(|(state, _)| state).collect();
    let idx = nearest(&drafts, copy)?;
    let (state, moment) = states.swap_remove(idx);
    Some((cautious(&state, copy), moment))
}

impl Session {
    /// Takes note that what somebody else saved into the draft's own file was taken in: it may be
    /// saved over now.
    pub fn took_in(&mut self, taken: &TakingIn) {
        if taken.is_own_file {
            self.rebase(&taken.copy.theirs, taken.print);
        }
    }
}
