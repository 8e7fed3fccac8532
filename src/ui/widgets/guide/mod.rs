//! The user guide, as it stands in `docs`, read inside the window: no file and no network is asked
//! for it. Pictures are left out; what they show is said.

mod find;
mod parse;
mod show;

pub(in crate::ui) use self::show::{GuideState, guide_head_ui, guide_ui};

/// Whether the guide has a chapter that is linked to so.
#[cfg(test)]
pub(in crate::ui) fn has_chapter(anchor: &str) -> bool {
    parse::GUIDE.chapter(anchor).is_some()
}
