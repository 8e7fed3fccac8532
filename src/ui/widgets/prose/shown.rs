//! A field that was shown, and where.

use std::sync::Arc;

use egui::{Pos2, Rect, Response};

use super::galley::Laid;

/// A field that was shown, and where.
pub(super) struct Shown {
    pub(super) response: Response,
    pub(super) laid: Arc<Laid>,
    pub(super) at: Pos2,
    pub(super) caret: Option<Rect>,
}
