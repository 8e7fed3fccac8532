//! Which time a figure is of: `2025`, `2024/25`, `Q1 24/25`, `Apr-24`, `as at 31 March 2024`.
//!
//! Councils write the same time in many ways; what is read here is where it begins and ends, so
//! that figures stand in time's order and only like is compared with like. What is not plain is
//! not guessed: it stays as its author wrote it.

mod following;
mod named;
mod parts;
mod range;
mod read;
mod single;
mod span;
mod words;
mod years;

pub use self::{
    following::following,
    named::{NamedPeriod, plain_year},
    span::{Length, TimeSpan},
    years::usual_years,
};

#[cfg(test)]
mod tests;
