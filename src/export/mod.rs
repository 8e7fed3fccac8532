//! Finished papers in the formats that others read.

pub mod pdf;
