//! Single values and lists without order, put together.

/// Returns what stands once both sides are put together: what we changed, or else what they did.
pub(super) fn changed<'a, T: PartialEq>(base: &T, ours: &'a T, theirs: &'a T) -> &'a T {
    if ours == base { theirs } else { ours }
}

/// Returns what one side has with what the other put in and without what it took out.
pub(super) fn with_changes<T: PartialEq + Clone>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    let is_out = |one: &&T| base.contains(one) && !theirs.contains(one);
    let is_new = |one: &&T| !base.contains(one) && !ours.contains(one);
    let kept = ours.iter().filter(|one| !is_out(one));
    kept.chain(theirs.iter().filter(is_new)).cloned().collect()
}
