//! Lists put together: what stands in them, and in which order.
//!
//! What one side added comes behind what stands before it there. Where both sides put the same
//! entries into other orders, the order is in doubt and nothing else.

use std::collections::{BTreeMap, BTreeSet};

/// An order that was put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ordered<K> {
    /// The entries; in doubt as ours has them.
    pub(super) ours: Vec<K>,
    /// The entries as theirs has them, where the order is in doubt.
    pub(super) theirs: Option<Vec<K>>,
}

/// Orders the entries of `kept`, each of which ours or theirs has once.
pub(super) fn ordered<K: Ord + Clone>(
    base: &[K],
    ours: &[K],
    theirs: &[K],
    kept: &BTreeSet<K>,
) -> Ordered<K> {
    let is_common = |key: &&K| kept.contains(*key);
    let (in_ours, in_theirs) = (set(ours), set(theirs));
    let common = |list: &[K], other: &BTreeSet<&K>| -> Vec<K> {
        let list = list.iter().filter(is_common);
        list.filter(|key| other.contains(key)).cloned().collect()
    };
    let (our, their) = (common(ours, &in_theirs), common(theirs, &in_ours));
    let with = |anchors: &[K]| woven(anchors, ours, theirs, kept);
    let in_base = set(base);
    let old = |list: &[K]| -> Vec<K> {
        let list = list.iter().filter(|key| in_base.contains(key));
        list.cloned().collect()
    };
    let was: Vec<K> = {
        let shared = set(&our);
        let list = base.iter().filter(|key| shared.contains(key));
        list.cloned().collect()
    };
    let (has_moved, have_moved) = (old(&our) != was, old(&their) != was);
    if our == their || has_moved && !have_moved {
        Ordered {
            ours: with(&our),
            theirs: None,
        }
    } else if have_moved && !has_moved {
        Ordered {
            ours: with(&their),
            theirs: None,
        }
    } else {
        Ordered {
            ours: with(&our),
            theirs: Some(with(&their)),
        }
    }
}

fn set<K: Ord>(list: &[K]) -> BTreeSet<&K> {
    list.iter().collect()
}

/// Puts what only one side has behind what stands before it there. Of two runs at one place the
/// smaller head comes first each time: so it does not matter whose copy is taken in first.
fn woven<K: Ord + Clone>(anchors: &[K], ours: &[K], theirs: &[K], kept: &BTreeSet<K>) -> Vec<K> {
    let fixed = set(anchors);
    let (our, their) = (runs(ours, &fixed, kept), runs(theirs, &fixed, kept));
    let mut woven = Vec::with_capacity(kept.len());
    let mut put = |anchor: Option<&K>| {
        woven.extend(anchor.cloned());
        let run = |of: &BTreeMap<Option<&K>, Vec<K>>| of.get(&anchor).cloned().unwrap_or_default();
        let (mut one, mut other) = (
            run(&our).into_iter().peekable(),
            run(&their).into_iter().peekable(),
        );
        loop {
            let is_other = match (one.peek(), other.peek()) {
                (Some(one), Some(other)) => other < one,
                (one, _) => one.is_none(),
            };
            let Some(next) = (if is_other { other.next() } else { one.next() }) else {
                break;
            };
            woven.push(next);
        }
    };
    put(None);
    for anchor in anchors {
        put(Some(anchor));
    }
    woven
}

/// Returns the entries of a list that are no anchors, by the anchor before them.
fn runs<'k, K: Ord + Clone>(
    list: &'k [K],
    fixed: &BTreeSet<&K>,
    kept: &BTreeSet<K>,
) -> BTreeMap<Option<&'k K>, Vec<K>> {
    let mut runs: BTreeMap<Option<&K>, Vec<K>> = BTreeMap::new();
    let mut anchor = None;
    for key in list {
        if fixed.contains(key) {
            anchor = Some(key);
        } else if kept.contains(key) {
            runs.entry(anchor).or_default().push(key.clone());
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Orders letters; what is in doubt stands behind a stroke as theirs has it.
    #[track_caller]
    fn check(base: &str, ours: &str, theirs: &str, expected: &str) {
        let list = |text: &str| -> Vec<char> { text.chars().collect() };
        let kept = |base: &str, one: &str, other: &str| -> BTreeSet<char> {
            let both = one.chars().chain(other.chars());
            let is_kept = |c: &char| !base.contains(*c) || one.contains(*c) && other.contains(*c);
            both.filter(is_kept).collect()
        };
        let said = |one: &str, other: &str| {
            let kept = kept(base, one, other);
            ordered(&list(base), &list(one), &list(other), &kept)
        };
        let text = |list: &[char]| list.iter().collect::<String>();
        let Ordered {
            ours: is,
            theirs: or,
        } = said(ours, theirs);
        let shown = or.map_or_else(|| text(&is), |or| format!("{}/{}", text(&is), text(&or)));
        assert_eq!(shown, expected);
        let turned = said(theirs, ours);
        if turned.theirs.is_none() {
            assert_eq!(turned.ours, is, "with the sides turned");
        }
        let again = said(&text(&is), theirs);
        assert_eq!(again.ours, is, "merged again");
    }

    #[test]
    fn entries_are_added_taken_out_and_moved() {
        check("abc", "abxc", "abc", "abxc");
        check("abc", "ac", "abcy", "acy");
        check("abc", "bca", "abcy", "bcya");
        check("abc", "abcx", "abcy", "abcxy");
        check("abc", "abcz", "abcy", "abcyz");
        check("abc", "abcxz", "abcy", "abcxyz");
        check("", "ab", "ba", "ab/ba");
        check("abc", "cab", "cab", "cab");
    }

    #[test]
    fn two_orders_of_the_same_entries_are_in_doubt() {
        check("abc", "bac", "acb", "bac/acb");
        check("abc", "bacx", "acb", "bacx/acxb");
    }
}
