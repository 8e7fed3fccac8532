//! Why things stay as they are that readiness asked about, put together.

use crate::model::Dismissal;

/// How two reasons for one thing stand together.
const AND: &str = "; ";

/// Returns the answers of both: what either took back is gone, what either gave is there, and of
/// two reasons for one thing both stay.
pub(super) fn both(base: &[Dismissal], ours: &[Dismissal], theirs: &[Dismissal]) -> Vec<Dismissal> {
    let is_taken_back = |one: &Dismissal| base.contains(one) && of(theirs, one).is_none();
    let kept = ours.iter().filter(|one| !is_taken_back(one));
    let mut both: Vec<Dismissal> = kept
        .map(|one| match of(theirs, one) {
            Some(other) => reasons(of(base, one), one, other),
            None => one.clone(),
        })
        .collect();
    let new = theirs
        .iter()
        .filter(|one| of(ours, one).is_none() && !base.contains(one));
    both.extend(new.cloned());
    both
}

fn of<'a>(list: &'a [Dismissal], one: &Dismissal) -> Option<&'a Dismissal> {
    list.iter().find(|other| other.answers_the_same(one))
}

fn reasons(base: Option<&Dismissal>, ours: &Dismissal, theirs: &Dismissal) -> Dismissal {
    let (own, other) = (&ours.because, &theirs.because);
    if base.is_some_and(|base| base.because == *other) || own.contains(other.as_str()) {
        return ours.clone();
    }
    if base.is_some_and(|base| base.because == *own) || other.contains(own.as_str()) {
        return theirs.clone();
    }
    Dismissal {
        because: format!("{own}{AND}{other}"),
        ..ours.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    fn answer(rule: &str, because: &str) -> Dismissal {
        Dismissal {
            rule: rule.to_owned(),
            place: Place::Draft,
            of: "1".to_owned(),
            because: because.to_owned(),
        }
    }

    #[test]
    fn what_either_side_answered_or_took_back_holds() {
        let base = [answer("a", "Old"), answer("b", "Old"), answer("c", "Old")];
        let ours = [answer("a", "Old"), answer("c", "Ours"), answer("d", "New")];
        let theirs = [
            answer("b", "Old"),
            answer("c", "Theirs"),
            answer("e", "New"),
        ];
        let both = both(&base, &ours, &theirs);
        let both: Vec<(&str, &str)> = both
            .iter()
            .map(|one| (one.rule.as_str(), one.because.as_str()))
            .collect();
        assert_eq!(both, [("c", "Ours; Theirs"), ("d", "New"), ("e", "New")]);
    }

    #[test]
    fn a_reason_that_one_side_put_better_replaces_the_old_one() {
        let base = [answer("a", "Old")];
        let better = [answer("a", "Better")];
        assert_eq!(both(&base, &base, &better), better);
        assert_eq!(both(&base, &better, &base), better);
    }
}
