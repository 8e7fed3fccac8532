//! Two people's copies of a draft put together.

mod command;
mod hands;
mod laws;
mod own_files;
mod unasked;
mod packs;
mod season;
mod season_files;
mod season_packs;
mod versions;
