//! Values that copies of a draft share until one of them changes.
//!
//! Every key makes a copy of the draft for those who work on it meanwhile; what is shared costs
//! nothing to copy, and nothing to compare with what it was.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

/// A value that is copied when it is changed, if others still hold it.
#[derive(Debug, Default, Eq)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Whether both are one value, not only alike.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: Clone> Shared<T> {
    /// Returns the value itself, copied if others still hold it.
    pub fn into_inner(self) -> T {
        Arc::unwrap_or_clone(self.0)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || self.0 == other.0
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_the_same_until_one_of_them_changes() {
        let one = Shared::from(vec![1]);
        let mut other = one.clone();
        assert!(other.is(&one));
        other.push(2);
        assert!(!other.is(&one));
        assert_eq!((one.as_slice(), other.as_slice()), (&[1][..], &[1, 2][..]));
        other.pop();
        assert!(other == one && !other.is(&one));
    }
}
