//! The body of a paper in order, and what stands around it.

mod ahead;
mod anchors;
pub(super) mod cover;
pub(super) mod exemption;
mod field;
mod frame;
mod numbering;
pub(super) mod said;
pub(super) mod section;
mod written;
