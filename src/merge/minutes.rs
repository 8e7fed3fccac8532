//! What was agreed on either side, put together. What was noted is never lost.

use crate::model::Minutes;

/// Returns what both sides noted. A section that one side opened again is open, and one that
/// either agreed is agreed; whoever knows which text was agreed looks whether it is still that.
pub(super) fn both(base: &Minutes, ours: &Minutes, theirs: &Minutes) -> Minutes {
    if ours == base {
        return theirs.clone();
    }
    let mut both = ours.clone();
    for (section, agreement) in &theirs.agreed {
        if base.agreed.get(section) != Some(agreement) {
            both.agreed
                .entry(section.clone())
                .or_insert_with(|| agreement.clone());
        }
    }
    for (section, agreement) in &base.agreed {
        let is_as_before = both.agreed.get(section) == Some(agreement);
        if is_as_before && !theirs.agreed.contains_key(section) {
            both.agreed.remove(section);
        }
    }
    let new = theirs.opened.iter();
    let new = new.filter(|one| !base.opened.contains(one) && !ours.opened.contains(one));
    both.opened.extend(new.cloned());
    for one in &theirs.signed {
        if !base.signed.contains(one) && !ours.signed.contains(one) {
            both.signed.push(one.clone());
        }
    }
    let new = theirs.issued.iter();
    let new = new.filter(|one| !base.issued.contains(one) && !ours.issued.contains(one));
    both.issued.extend(new.cloned());
    both
}
