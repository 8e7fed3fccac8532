//! The keyboard’s way through the window: where Tab goes, and that what has the keyboard is seen.
//!
//! The toolkit would go through widgets as they are drawn, the bar before the text, would leave the
//! keyboard on what is scrolled out of sight, and would lose it with what is taken away. So the way
//! is decided here, in one place for every widget: area after area, one stop a group, always in
//! sight, and never lost. What an area or a group is, is noted while they are drawn.

mod drawn;
mod keys;
mod notes;
mod order;
mod way;

pub(super) use self::{
    notes::{Area, Arrows, area_ui, keep_tab, member, skip, want_first},
    way::Walk,
};
