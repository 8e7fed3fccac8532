//! The door to other programs: the clipboard, and what opens papers, folders and addresses.

pub(super) mod copying;
mod desktop;
pub(super) mod looks;

pub use self::desktop::{Errand, Handed, Outside, SystemOutside};
