//! What a file is made of: numbers, objects, operators and streams as bytes.

pub(super) mod deflate;
pub(super) mod file;
pub(super) mod numbers;
pub(super) mod objects;
pub(super) mod operators;
