//! Saving off the drawing thread, one save at a time.

use std::{path::PathBuf, sync::Arc};

use crate::store::{Disk, Folders};

use super::{
    Problem, ProblemKind, Resealing, SaveOrder, Saved, Session, Wake, save, worker::Worker,
};

/// Saves one open draft. What is asked for while a save goes on is done after it, once.
#[derive(Debug)]
pub struct Saver {
    worker: Worker<SaveOrder, Result<Saved, Problem>>,
    going_on: Option<SaveOrder>,
    next: Option<PathBuf>,
    has_no_thread: bool,
}

/// A save that failed: what was to be saved, and why it could not.
#[derive(Debug, Clone)]
pub struct NotSaved {
    /// What was to be saved.
    pub order: SaveOrder,
    /// What happened, what is safe, what to do.
    pub problem: Problem,
}

/// What came of a save. With a draft that was saved comes what is to be done about what its
/// file left before, where it is protected otherwise now.
pub type SaveAnswer = Result<(Saved, Option<Resealing>), Box<NotSaved>>;

impl Saver {
    /// Begins with nothing to save.
    pub fn new(disk: Arc<dyn Disk>, folders: &Folders, wake: Wake) -> Self {
        let rescue = folders.state().map(|state| state.join("rescue"));
        let work = move |order: SaveOrder| Some(save(disk.as_ref(), &order, rescue.as_deref()));
        Self {
            worker: Worker::new("save", work, || Some(Err(broken_off())), wake),
            going_on: None,
            next: None,
            has_no_thread: false,
        }
    }

    /// Whether a save goes on.
    pub fn is_saving(&self) -> bool {
        self.going_on.is_some()
    }

    /// Saves the draft as it is now, or as it is once the save that goes on is done.
    pub fn save(&mut self, session: &mut Session, path: PathBuf) {
        if self.is_saving() {
            self.next = Some(path);
        } else {
            let order = session.order_save(&path);
            self.carry_out(order);
        }
    }

    /// Carries out an order, such as one that failed before.
    pub fn carry_out(&mut self, order: SaveOrder) {
        self.going_on = Some(order.clone());
        self.has_no_thread = !self.worker.send(order);
    }

    /// Takes the answer of a save and begins the next, if one was asked for.
    pub fn take(&mut self, session: &mut Session) -> Option<SaveAnswer> {
        let answer = if std::mem::take(&mut self.has_no_thread) {
            Err(broken_off())
        } else {
            self.worker.answers().pop()?
        };
        let order = self.going_on.take()?;
        match answer {
            Ok(saved) => {
                let resealing = session.take_saved(&saved);
                if let Some(path) = self.next.take() {
                    self.save(session, path);
                }
                Some(Ok((saved, resealing)))
            }
            Err(problem) => {
                self.next = None;
                Some(Err(Box::new(NotSaved { order, problem })))
            }
        }
    }
}

fn broken_off() -> Problem {
    Problem::new(
        ProblemKind::Bug,
        "Saving broke off because of a fault in this program.",
    )
    .hint("Your text is still open here. Try again, or save it somewhere else.")
}
