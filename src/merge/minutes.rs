//! What was agreed on either side, put together. What was noted is never lost.

use crate::model::{Minutes, Signed};

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
        if base.signed.contains(one) || ours.signed.contains(one) {
            continue;
        }
        let mut own = both.signed.iter_mut();
        match own.find(|own| own.content == one.content) {
            Some(own) => unite(own, one),
            None => both.signed.push(one.clone()),
        }
    }
    let new = theirs.issued.iter();
    let new = new.filter(|one| !base.issued.contains(one) && !ours.issued.contains(one));
    both.issued.extend(new.cloned());
    both
}

/// Adds who signed the same text on the other side.
fn unite(own: &mut Signed, other: &Signed) {
    for one in &other.sign_offs {
        if !own.sign_offs.iter().any(|known| known.role == one.role) {
            own.sign_offs.push(one.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;
    use crate::model::SignOff;

    #[test]
    fn what_two_people_signed_of_one_text_is_one_entry_with_both() {
        let signed = |content: &str, roles: &[&str]| Signed {
            version: "1.0".to_owned(),
            sign_offs: { roles.iter() }
                .map(|role| SignOff {
                    role: (*role).to_owned(),
                    agreed: Some(Date::constant(2026, 4, 30)),
                })
                .collect(),
            content: content.to_owned(),
        };
        let minutes = |signed: &[Signed]| Minutes {
            signed: signed.to_vec(),
            ..Minutes::default()
        };
        let ours = minutes(&[signed("a", &["Director"])]);
        let theirs = minutes(&[signed("a", &["Lead member"])]);
        let united = both(&Minutes::default(), &ours, &theirs);
        assert_eq!(united.signed, [signed("a", &["Director", "Lead member"])]);
        assert_eq!(both(&Minutes::default(), &united, &theirs), united, "once");
        // What both had before counts once, and another text is another entry.
        let base = minutes(&[signed("a", &["Director"])]);
        let ours = minutes(&[signed("a", &["Director", "Lead member"])]);
        let theirs = minutes(&[signed("a", &["Director", "Chair"]), signed("b", &["Chair"])]);
        let united = both(&base, &ours, &theirs);
        let all = signed("a", &["Director", "Lead member", "Chair"]);
        assert_eq!(united.signed, [all, signed("b", &["Chair"])]);
    }
}
