//! One open draft: its history, its file and whether it is saved.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::civil::Date;

use crate::check::{self, Finding};
use crate::edit::History;
use crate::model::{Draft, Place};
use crate::store::{self, Loaded};
use crate::template::Template;

use super::{Action, IdSource, Problem, action, new_draft};

/// An open draft.
///
/// Invariant: `revision` grows with every change, so that an answer worked out for an older
/// revision is known to be stale.
#[derive(Debug)]
pub struct Session {
    draft: Arc<Draft>,
    template: Arc<Template>,
    history: History,
    path: Option<PathBuf>,
    revision: u64,
    ids: IdSource,
    checked: Option<(u64, Date, Arc<[Finding]>)>,
}

impl Session {
    /// Begins a draft from a template; it has no file yet.
    pub fn begin(template: Template, today: Date, ids: IdSource) -> Self {
        let draft = new_draft(&template, today);
        Self::of(Loaded { draft, template }, History::of_unsaved(), None, ids)
    }

    /// Opens a draft from a file.
    pub fn open(path: &Path, ids: IdSource) -> Result<Self, Problem> {
        let loaded = store::load_draft(path)?;
        Ok(Self::of(
            loaded,
            History::of_saved(),
            Some(path.to_owned()),
            ids,
        ))
    }

    /// Opens a draft that has no file of its own, such as the example.
    pub fn open_copy(loaded: Loaded, ids: IdSource) -> Self {
        Self::of(loaded, History::of_saved(), None, ids)
    }

    fn of(loaded: Loaded, history: History, path: Option<PathBuf>, ids: IdSource) -> Self {
        Self {
            draft: Arc::new(loaded.draft),
            template: Arc::new(loaded.template),
            history,
            path,
            revision: 0,
            ids,
            checked: None,
        }
    }

    /// Returns the draft. A clone of the handle is a snapshot that no later change touches.
    pub fn draft(&self) -> &Arc<Draft> {
        &self.draft
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
        self.path.as_deref()
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

    /// Does what the user asked. Returns where it happened, for the keyboard to go there;
    /// none where nothing changed.
    pub fn act(&mut self, action: Action, now_ms: u64) -> Result<Option<Place>, Problem> {
        let draft = Arc::make_mut(&mut self.draft);
        let place = if action == Action::Undo {
            self.history.undo(draft)?.map(|change| change.place.clone())
        } else if action == Action::Redo {
            self.history.redo(draft)?.map(|change| change.place.clone())
        } else {
            match action::step(action, draft, &self.template, &mut self.ids)? {
                None => None,
                Some(step) => {
                    let what = (step.label, step.place.clone(), step.typing);
                    self.history.apply(draft, step.edit, what, now_ms)?;
                    Some(step.place)
                }
            }
        };
        if place.is_some() {
            self.revision += 1;
        }
        Ok(place)
    }

    /// Saves to the draft's own file. A draft without one needs [`Self::save_as`].
    pub fn save(&mut self) -> Result<(), Problem> {
        let Some(path) = self.path.clone() else {
            return Err(
                Problem::new(super::ProblemKind::User, "This draft has no file yet.")
                    .hint("Your text is still open here. Choose where to save it."),
            );
        };
        self.save_as(&path)
    }

    /// Saves to a file, which becomes the draft's own.
    pub fn save_as(&mut self, path: &Path) -> Result<(), Problem> {
        store::save_draft(path, &self.draft, &self.template)?;
        self.path = Some(path.to_owned());
        self.history.mark_saved();
        Ok(())
    }

    /// Returns what readiness finds, worked out again only when something changed.
    pub fn findings(&mut self, today: Date) -> Arc<[Finding]> {
        if let Some((revision, day, findings)) = &self.checked
            && (*revision, *day) == (self.revision, today)
        {
            return Arc::clone(findings);
        }
        let findings: Arc<[Finding]> = check::check(&self.draft, &self.template, today).into();
        self.checked = Some((self.revision, today, Arc::clone(&findings)));
        findings
    }
}
