//! What other programs wrote, brought in: reports in every shape in which they come.

pub(crate) mod books;
pub(crate) mod documents;
mod example;
pub(crate) mod figures;
mod hostile;
mod mutated;
pub(crate) mod reports;
mod shapes;
pub(crate) mod tagged;
