//! What the window has others do: papers that are made, errands of other programs, copies.

use std::{path::PathBuf, sync::Arc};

use crate::import::Found;
use crate::model::Issued;
use crate::session::{Export, Jobs, Problem, Published, Wake};
use crate::ui::dialogs::{Chosen, ReadingDialog};
use crate::ui::outside::{Errand, copying::CopyNews};

/// A paper that was made, and what the draft may keep of it.
type Made = (Export, Issued);

/// What goes on outside of the window.
pub(super) struct Outgoing {
    /// Papers that are being made.
    pub(super) papers: Jobs<(PathBuf, Result<Made, Problem>)>,
    /// Papers and tables for everyone that are looked at before they are made.
    pub(super) looks: Jobs<Published>,
    /// Files that are read, to be brought in.
    pub(super) imports: Jobs<(PathBuf, Chosen, Result<Found, Problem>)>,
    /// The file that is read, until it is known whether that takes long.
    pub(super) reading: Option<ReadingDialog>,
    /// What other programs are asked to open.
    pub(super) errands: Jobs<(Errand, Result<(), String>)>,
    /// What came of texts that were copied.
    pub(super) copies: CopyNews,
}

impl Outgoing {
    /// Begins with nothing under way.
    pub(super) fn new(copies: CopyNews, wake: &Wake) -> Self {
        Self {
            papers: Jobs::new(Arc::clone(wake)),
            looks: Jobs::new(Arc::clone(wake)),
            imports: Jobs::new(Arc::clone(wake)),
            reading: None,
            errands: Jobs::new(Arc::clone(wake)),
            copies,
        }
    }
}
