//! What other programs wrote, brought in: reports in every shape in which they come.

mod hostile;
mod reports;
pub(crate) mod tagged;
