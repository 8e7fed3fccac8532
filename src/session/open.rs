//! One open draft: its history, its file and whether it is saved.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::civil::Date;

use crate::check::Finding;
use crate::edit::History;
use crate::model::{Draft, Pack, Place};
use crate::store::{
    self, Disk, Expected, Fingerprint, Loaded, OpenDraft, RealDisk, Recovered, Seal,
};
use crate::template::Template;

use super::{
    Action, CarriedOver, Forward, IdSource, Problem, ProblemKind, Reopened, Resealing, SaveOrder,
    Saved, action, beyond, carry_over,
    elsewhere::{is_same_in_file, protected_name},
    forward, locks, new_draft,
    review::{Review, TakenIn},
    save, sent, sign_off,
};

/// An open draft.
///
/// Invariant: `revision` grows with every change, so that an answer worked out for an older
/// revision is known to be stale.
#[derive(Debug)]
pub struct Session {
    draft: Arc<Draft>,
    template: Arc<Template>,
    history: History,
    home: Option<Home>,
    /// The file that this is a copy of, where it has none of its own.
    source: Option<PathBuf>,
    seal: Seal,
    revision: u64,
    ids: IdSource,
    checked: Option<(u64, Date, Arc<[Finding]>)>,
    reopened: Option<Reopened>,
    pub(super) review: Option<Review>,
    /// What became of the draft while its file was read, in words.
    told: Option<String>,
}

/// The draft's own file.
#[derive(Debug)]
struct Home {
    path: PathBuf,
    /// What should stand in the file: what was read from it or written to it last.
    print: Fingerprint,
    /// The draft as the file should hold it.
    base: Arc<Draft>,
    /// How the file is protected.
    seal: Seal,
}

impl Session {
    /// Begins a draft from a template; it has no file yet.
    pub fn begin(template: Template, ids: IdSource) -> Self {
        let draft = new_draft(&template);
        let loaded = Loaded { draft, template };
        Self::of(loaded, History::of_unsaved(), Seal::Open, ids)
    }

    /// Opens a draft from a file. One that is protected needs its seal.
    pub fn open(path: &Path, seal: Seal, ids: IdSource) -> Result<Self, Problem> {
        let mut opened = store::load_draft(&RealDisk, path, &seal)?;
        store::sweep(&RealDisk, path);
        let told = store::marked_words(&opened.marked, &opened.loaded.template);
        sent::note_sent(&mut opened.loaded.draft)?;
        let is_closed = opened.is_sealed;
        let seal = if is_closed { seal } else { Seal::Open };
        let mut session = Self::of(opened.loaded, History::of_saved(), seal, ids);
        session.home = Some(Home {
            path: path.to_owned(),
            print: opened.print,
            base: Arc::clone(&session.draft),
            seal: session.seal.clone(),
        });
        session.told = told;
        Ok(session)
    }

    /// Opens a draft that has no file of its own, such as the example.
    pub fn open_copy(loaded: Loaded, ids: IdSource) -> Self {
        Self::of(loaded, History::of_saved(), Seal::Open, ids)
    }

    /// Opens a copy of a draft's file. It has no file of its own yet.
    pub fn open_as_copy(path: &Path, seal: Seal, ids: IdSource) -> Result<Self, Problem> {
        let opened = store::load_draft(&RealDisk, path, &seal)?;
        let seal = if opened.is_sealed { seal } else { Seal::Open };
        let mut session = Self::of(opened.loaded, History::of_unsaved(), seal, ids);
        session.source = Some(path.to_owned());
        Ok(session)
    }

    /// Begins the next year's draft from last year's file, which stays as it is. It has no file
    /// and is not saved. Without a template, it is the newest of last year's that comes with the
    /// program, else last year's own.
    pub fn open_next(
        path: &Path,
        seal: Seal,
        mut ids: IdSource,
        (template, day): (Option<Template>, Date),
    ) -> Result<(Self, Forward), Problem> {
        let opened = store::load_draft(&RealDisk, path, &seal)?;
        let last = opened.loaded;
        if last.draft.pack.is_some() {
            let message = "This draft is a part that was cut out of another one.";
            return Err(Problem::new(ProblemKind::User, message)
                .hint("Nothing was changed. Begin from the whole draft.")
                .at(path));
        }
        let mut shipped = crate::template::shipped()?.into_iter();
        let own = last.template.file();
        let same =
            shipped.find(|known| known.file().id == own.id && known.file().edition >= own.edition);
        let newest = same.unwrap_or_else(|| last.template.clone());
        let template = template.unwrap_or(newest);
        let next = forward(&last, &template, day, &mut ids);
        let loaded = Loaded {
            draft: next.draft.clone(),
            template,
        };
        let seal = if opened.is_sealed { seal } else { Seal::Open };
        let mut session = Self::of(loaded, History::of_unsaved(), seal, ids);
        session.revision = 1;
        Ok((session, next))
    }

    /// Opens what could be read of a damaged draft. It has no file and is not saved: the damaged
    /// file is kept as it is.
    pub fn open_salvaged(loaded: Loaded, damaged: &Path, seal: Seal, ids: IdSource) -> Self {
        let mut session = Self::of(loaded, History::of_unsaved(), seal, ids);
        session.source = Some(damaged.to_owned());
        session.revision = 1;
        session
    }

    /// Opens what a crash left of a draft. It is not saved until the user saves it, to the file
    /// it came from if that file is still as it was.
    pub fn open_recovered(
        recovered: &Recovered,
        seal: Seal,
        ids: IdSource,
    ) -> Result<Self, Problem> {
        let OpenDraft { draft, copy, base } = &recovered.open;
        let opened = store::load_draft(&RealDisk, copy, &seal)?;
        // What the file holds is kept in its history when the draft is saved over it.
        let saved = draft
            .as_ref()
            .and_then(|path| store::load_draft(&RealDisk, path, &seal).ok())
            .filter(|saved| Some(saved.print) == *base);
        let mut session = Self::of(opened.loaded, History::of_unsaved(), seal, ids);
        session.revision = 1;
        session.home = match (draft, base) {
            (Some(path), Some(base)) => Some(Home {
                path: path.clone(),
                print: *base,
                base: saved.map_or_else(
                    || Arc::clone(&session.draft),
                    |saved| Arc::new(saved.loaded.draft),
                ),
                seal: session.seal.clone(),
            }),
            _ => None,
        };
        Ok(session)
    }

    fn of(loaded: Loaded, history: History, seal: Seal, ids: IdSource) -> Self {
        Self {
            draft: Arc::new(loaded.draft),
            template: Arc::new(loaded.template),
            history,
            home: None,
            source: None,
            seal,
            revision: 0,
            ids,
            checked: None,
            reopened: None,
            review: None,
            told: None,
        }
    }

    /// Says what became of the draft while its file was read; none where nothing did.
    pub fn told_on_opening(&self) -> Option<&str> {
        self.told.as_deref()
    }

    /// Returns the draft. A clone of the handle is a snapshot that no later change touches.
    pub fn draft(&self) -> &Arc<Draft> {
        &self.draft
    }

    /// Returns the draft to be noted in: nothing that it says changes.
    pub(super) fn draft_mut(&mut self) -> &mut Draft {
        Arc::make_mut(&mut self.draft)
    }

    /// Returns the template the draft is written with.
    pub fn template(&self) -> &Arc<Template> {
        &self.template
    }

    /// Returns the number of changes so far.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Returns the draft's file, if it has one.
    pub fn path(&self) -> Option<&Path> {
        self.home.as_ref().map(|home| home.path.as_path())
    }

    /// Returns the file that this is a copy of.
    pub fn source(&self) -> Option<&Path> {
        self.source.as_deref()
    }

    /// Returns how the draft's files are kept from other eyes.
    pub fn seal(&self) -> &Seal {
        &self.seal
    }

    /// Returns the draft as its file held it when it was read or written last.
    pub fn base(&self) -> Option<&Arc<Draft>> {
        self.home.as_ref().map(|home| &home.base)
    }

    /// Returns what stands for the content of the draft's file.
    pub fn print(&self) -> Option<Fingerprint> {
        self.home.as_ref().map(|home| home.print)
    }

    /// Whether the file holds what is on the screen.
    pub fn is_saved(&self) -> bool {
        self.history.is_saved()
    }

    /// Returns what undoing would take back, in the user's words.
    pub fn undo_label(&self) -> Option<&str> {
        self.history.next_undo().map(|change| change.label.as_str())
    }

    /// Returns what redoing would do again, in the user's words.
    pub fn redo_label(&self) -> Option<&str> {
        self.history.next_redo().map(|change| change.label.as_str())
    }

    /// Does what the user asked; what was signed off becomes a numbered draft again where that
    /// changes what was agreed ([`Self::take_reopened`]). Returns where it happened, for the keyboard to go there;
    /// none where nothing changed.
    pub fn act(&mut self, action: Action, now_ms: u64) -> Result<Option<Place>, Problem> {
        if let Some(refusal) = self.refusal(&action) {
            return Err(Problem::new(ProblemKind::User, refusal));
        }
        let taken = TakenIn::of(&action, &self.draft);
        let draft = Arc::make_mut(&mut self.draft);
        let may_go_beyond = matches!(
            action,
            Action::Restore { .. }
                | Action::PutBack { .. }
                | Action::MoveBack { .. }
                | Action::Reject { .. }
                | Action::TakeIn(_)
                | Action::TakeInAll(_)
                | Action::Settle { .. }
        );
        let place = if action == Action::Undo {
            self.history.undo(draft)?.map(|change| change.place.clone())
        } else if action == Action::Redo {
            self.history.redo(draft)?.map(|change| change.place.clone())
        } else {
            match action::step(action, draft, &self.template, &mut self.ids)? {
                None => None,
                Some(step) => {
                    if may_go_beyond {
                        beyond::refuse_beyond(&step.edit, draft, &self.template)?;
                    }
                    locks::refuse_locked(&step.edit, draft, &self.template)?;
                    let step = sign_off::with_register(step, draft)?;
                    let (step, reopened) = sign_off::with_reopening(step, draft)?;
                    let what = (step.label, step.place.clone(), step.typing);
                    self.history.apply(draft, step.edit, what, now_ms)?;
                    self.reopened = reopened.or(self.reopened.take());
                    Some(step.place)
                }
            }
        };
        if place.is_some() {
            self.revision += 1;
            if let Some(taken) = taken {
                self.note_taken_in(taken);
            }
        }
        Ok(place)
    }

    /// Tells once that the last change made a draft again of what was signed off. Whoever asks for
    /// the user asks whether that was meant, and otherwise calls [`Self::take_back_reopening`].
    pub fn take_reopened(&mut self) -> Option<Reopened> {
        self.reopened.take()
    }

    /// Takes back what made a draft again of what was signed off, with all that was done since.
    /// Returns where that was.
    pub fn take_back_reopening(&mut self) -> Result<Option<Place>, Problem> {
        let mut place = None;
        while !self.draft.details.is_signed_off() {
            match self.act(Action::Undo, 0)? {
                Some(undone) => place = Some(undone),
                None => break,
            }
        }
        Ok(place)
    }

    /// Orders the draft as it is now to be saved to a file. The order is carried out elsewhere
    /// ([`super::save()`]), and what came of it told with [`Self::take_saved`].
    ///
    /// The draft's own file is expected to hold what was read from it; another one was chosen
    /// by the user, who was told if it would be replaced.
    pub fn order_save(&mut self, path: &Path) -> SaveOrder {
        let expected = match &self.home {
            Some(home) if home.path == path => Expected::Content(home.print),
            Some(_) | None => Expected::Anything,
        };
        let is_own = self.path() == Some(path);
        let mut homes = self.home.iter();
        let before = homes.find(|home| home.path != path && home.seal != self.seal);
        SaveOrder {
            before: before.map(|home| home.path.clone()),
            draft: Arc::clone(&self.draft),
            template: Arc::clone(&self.template),
            path: path.to_owned(),
            seal: self.seal.clone(),
            expected,
            is_own_in_clear: is_own && !self.seal.is_closed(),
            mark: self.history.mark(),
            revision: self.revision,
        }
    }

    /// Protects the draft's files from now on with another passphrase, or no longer. It counts as
    /// not saved until its file is protected so too.
    pub fn reseal(&mut self, seal: Seal) {
        self.seal = seal;
        self.history.mark_unsaved();
    }

    /// Goes on with another edition of the draft's template. It counts as not saved.
    pub(super) fn replace_template(&mut self, template: Template) {
        self.template = Arc::new(template);
        self.history.mark_unsaved();
        self.revision += 1;
    }

    /// Goes on in the protected file of this draft, with what was written here. `theirs` is what
    /// stands there. Returns whether that is what this draft was before it was changed here; where
    /// it is not, saving asks first, as where somebody else has saved. None where it is another
    /// draft's file: then nothing is changed.
    pub fn join(&mut self, theirs: Self) -> Option<bool> {
        let (home, found) = (self.home.as_mut()?, theirs.home?);
        if found.path != protected_name(&home.path) {
            return None;
        }
        let is_same = theirs.template == self.template
            && is_same_in_file(&home.base, &theirs.draft, &self.template);
        if is_same {
            home.print = found.print;
        }
        home.path = found.path;
        home.seal = found.seal;
        self.seal = theirs.seal;
        self.history.mark_unsaved();
        Some(is_same)
    }

    /// Takes note that a pack was sent back as it is. It counts as not saved.
    pub fn note_sent(&mut self, mut pack: Pack) {
        // Another reply may have been written meanwhile.
        if let Some(known) = self.draft.pack.as_deref() {
            pack.states.extend(known.states.iter().cloned());
        }
        Arc::make_mut(&mut self.draft).pack = Some(pack.into());
        self.history.mark_unsaved();
        self.revision += 1;
    }

    /// Takes note of what stands in the draft's file, which was taken in here.
    pub(super) fn rebase(&mut self, draft: &Arc<Draft>, print: Fingerprint) {
        if let Some(home) = &mut self.home {
            home.base = Arc::clone(draft);
            home.print = print;
            self.history.mark_unsaved();
        }
    }

    /// Goes on as a copy of its file, which has none of its own yet.
    pub fn leave_file(&mut self) {
        if let Some(home) = self.home.take() {
            self.source = Some(home.path);
            self.history.mark_unsaved();
        }
    }

    /// Takes note that an order was carried out. Its file becomes the draft's own. Where it is
    /// protected otherwise than the file before it, returns what is to be done about what that
    /// one left.
    pub fn take_saved(&mut self, saved: &Saved) -> Option<Resealing> {
        let home = Home {
            path: saved.path.clone(),
            print: saved.print,
            base: Arc::clone(&saved.draft),
            seal: saved.seal.clone(),
        };
        let before = self.home.replace(home);
        self.take_states(&saved.draft);
        self.history.mark_saved(saved.mark);
        let before = before.filter(|before| before.seal != saved.seal)?;
        Some(Resealing {
            before: before.path,
            print: before.print,
            from: before.seal,
            now: saved.path.clone(),
            to: saved.seal.clone(),
        })
    }

    /// Saves to a file, which becomes the draft's own, and waits for it. Returns what came of
    /// what the file before it left, where that is protected otherwise.
    pub fn save_as(
        &mut self,
        disk: &dyn Disk,
        path: &Path,
    ) -> Result<Option<CarriedOver>, Problem> {
        self.save_and_carry_over(disk, path, None)
    }

    /// Saves as [`Self::save_as`] does; recovery copies in `state`, the folder for what must
    /// outlive a crash, are dealt with too.
    pub fn save_and_carry_over(
        &mut self,
        disk: &dyn Disk,
        path: &Path,
        state: Option<&Path>,
    ) -> Result<Option<CarriedOver>, Problem> {
        let order = self.order_save(path);
        let saved = save(disk, &order, None)?;
        if let Some(resealing) = self.take_saved(&saved) {
            return Ok(Some(carry_over(disk, &resealing, state)));
        }
        Ok(None)
    }

    /// Returns what readiness finds, worked out again only when something changed.
    pub fn findings(&mut self, today: Date) -> Arc<[Finding]> {
        if let Some((revision, day, findings)) = &self.checked
            && (*revision, *day) == (self.revision, today)
        {
            return Arc::clone(findings);
        }
        let findings: Arc<[Finding]> =
            super::readiness::found(&self.draft, &self.template, today).into();
        self.checked = Some((self.revision, today, Arc::clone(&findings)));
        findings
    }
}
