//! What other programs wrote, brought in: reports in every shape in which they come.

mod books;
pub(crate) mod figures;
mod hostile;
pub(crate) mod reports;
pub(crate) mod tagged;
