//! One text against another, change by change: what came in, what went out, in whose step, and
//! both texts once a change is accepted or rejected.
//!
//! It knows no draft and no window. The text before is what was seen and kept; accepting moves it
//! forward, rejecting takes the text of now back.
//!
//! Invariant: what is the same and the old of every change make up the text before; what is the
//! same and the new make up the text after. Deciding one change leaves all others as they are, so
//! that the order of decisions makes no difference.

use crate::difference::{Run, Word, read_runs, runs};
use crate::model::citations;

/// How many words and spaces of a passage are compared; a longer one without any line in common
/// is one change.
const MAX_WORDS: usize = 8_000;

/// A text with its changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tracked {
    stretches: Vec<Stretch>,
}

/// A stretch of a text with changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch {
    /// It stands in both texts.
    Same(String),
    /// It was changed.
    Changed(Changed),
}

/// One change: what went out, and what came in for it. One of them may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
    /// In which of the known steps, where it was one.
    pub step: Option<usize>,
}

impl Tracked {
    /// Sets a text against the one before. `steps` are known changes on the way from one to the
    /// other, in their order: each with the text before and after it.
    pub fn between(before: &str, after: &str, steps: &[(&str, &str)]) -> Self {
        let (old, new) = (words(before), words(after));
        let blame = Blame::of(&old, &new, steps);
        let mut tracked = Self::default();
        for run in read_runs(&old, &new, MAX_WORDS) {
            match run {
                Run::Same { new: range, .. } => {
                    tracked.push(Stretch::Same(text(&new, range)));
                }
                Run::Changed {
                    old: gone,
                    new: come,
                } => {
                    for changed in blame.parted((old.as_slice(), gone), (new.as_slice(), come)) {
                        tracked.push(Stretch::Changed(changed));
                    }
                }
            }
        }
        tracked
    }

    /// Returns the stretches, in order.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// Returns the changes, in order.
    pub fn changes(&self) -> impl Iterator<Item = &Changed> {
        self.stretches.iter().filter_map(|stretch| match stretch {
            Stretch::Same(_) => None,
            Stretch::Changed(changed) => Some(changed),
        })
    }

    /// Returns the text before.
    pub fn before(&self) -> String {
        let parts = self.stretches.iter().map(|stretch| match stretch {
            Stretch::Same(text) => text.as_str(),
            Stretch::Changed(changed) => &changed.old,
        });
        parts.collect()
    }

    /// Returns the text after.
    pub fn after(&self) -> String {
        let parts = self.stretches.iter().map(|stretch| match stretch {
            Stretch::Same(text) => text.as_str(),
            Stretch::Changed(changed) => &changed.new,
        });
        parts.collect()
    }

    /// Returns the text with one change accepted: what came in stood there before, too.
    #[must_use]
    pub fn accepted(&self, n: usize) -> Self {
        self.decided(n, |changed| &changed.new)
    }

    /// Returns the text with one change rejected: what stood there stands there again.
    #[must_use]
    pub fn rejected(&self, n: usize) -> Self {
        self.decided(n, |changed| &changed.old)
    }

    fn decided(&self, n: usize, keep: impl Fn(&Changed) -> &String) -> Self {
        let mut decided = Self::default();
        let mut idx = 0;
        for stretch in &self.stretches {
            let Stretch::Changed(changed) = stretch else {
                decided.push(stretch.clone());
                continue;
            };
            decided.push(if idx == n {
                Stretch::Same(keep(changed).clone())
            } else {
                stretch.clone()
            });
            idx += 1;
        }
        decided
    }

    /// Adds a stretch, joined with the one before where both stayed.
    fn push(&mut self, stretch: Stretch) {
        match (self.stretches.last_mut(), stretch) {
            (_, Stretch::Same(text)) if text.is_empty() => {}
            (Some(Stretch::Same(before)), Stretch::Same(text)) => before.push_str(&text),
            (_, stretch) => self.stretches.push(stretch),
        }
    }
}

/// A word, what stands between words, or a citation, which is never cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Token<'a> {
    text: &'a str,
    is_citation: bool,
}

impl Word for Token<'_> {
    fn ends_line(&self) -> bool {
        self.text.ends_with('\n')
    }

    fn n_letters(&self) -> Option<usize> {
        let is_solid = self.is_citation || self.text.contains('\n');
        (!is_solid).then(|| self.text.chars().filter(|c| c.is_alphanumeric()).count())
    }
}

impl Token<'_> {
    /// Whether it says something by itself.
    fn says(&self) -> bool {
        self.n_letters() != Some(0) && !self.text.trim().is_empty()
    }
}

fn words(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = 0;
    for citation in citations(text) {
        plain_words(
            text.get(rest..citation.range.start).unwrap_or_default(),
            &mut found,
        );
        let text = text.get(citation.range.clone()).unwrap_or_default();
        let is_citation = true;
        found.push(Token { text, is_citation });
        rest = citation.range.end;
    }
    plain_words(text.get(rest..).unwrap_or_default(), &mut found);
    found
}

fn plain_words<'a>(text: &'a str, found: &mut Vec<Token<'a>>) {
    use similar::DiffableStr as _;
    let is_citation = false;
    for line in text.split_inclusive('\n') {
        let (line, end) = match line.strip_suffix('\n') {
            Some(before) => (before, line.get(before.len()..).unwrap_or_default()),
            None => (line, ""),
        };
        let words = line.tokenize_unicode_words().into_iter();
        found.extend(words.map(|text| Token { text, is_citation }));
        if !end.is_empty() {
            found.push(Token {
                text: end,
                is_citation,
            });
        }
    }
}

fn text(words: &[Token<'_>], range: std::ops::Range<usize>) -> String {
    let words = words.get(range).unwrap_or_default();
    words.iter().map(|word| word.text).collect()
}

/// Which step a word came or went in; none where nobody knows.
type Step = Option<usize>;

/// In which step each word of two texts came or went.
#[derive(Debug, Default)]
struct Blame {
    /// Of the text before; none for what never went.
    gone: Vec<Option<Step>>,
    /// Of the text after; none for what was always there.
    come: Vec<Option<Step>>,
}

impl Blame {
    fn of(old: &[Token<'_>], new: &[Token<'_>], steps: &[(&str, &str)]) -> Self {
        if steps.is_empty() {
            return Self::default();
        }
        let mut blame = Self {
            gone: vec![None; old.len()],
            come: Vec::new(),
        };
        // Each word of the state that was reached: the word before that it is, or the step.
        let mut known: Vec<Result<usize, Step>> = (0..old.len()).map(Ok).collect();
        let mut at = old.to_vec();
        for (idx, (before, after)) in steps.iter().enumerate() {
            for (next, step) in [(words(before), None), (words(after), Some(idx))] {
                known = blame.step((at.as_slice(), next.as_slice()), &known, step);
                at = next;
            }
        }
        let known = blame.step((at.as_slice(), new), &known, None);
        blame.come = known.into_iter().map(Result::err).collect();
        blame
    }

    /// Goes from one state to the next.
    fn step(
        &mut self,
        (at, next): (&[Token<'_>], &[Token<'_>]),
        known: &[Result<usize, Step>],
        step: Step,
    ) -> Vec<Result<usize, Step>> {
        if at == next {
            return known.to_vec();
        }
        let mut reached = vec![Err(step); next.len()];
        for run in runs(at, next, MAX_WORDS) {
            match run {
                Run::Same { old, new } => {
                    for (old, new) in old.zip(new) {
                        if let (Some(known), Some(slot)) = (known.get(old), reached.get_mut(new)) {
                            *slot = *known;
                        }
                    }
                }
                Run::Changed { old, .. } => {
                    for known in known.get(old).unwrap_or_default() {
                        if let Ok(idx) = known
                            && let Some(gone) = self.gone.get_mut(*idx)
                        {
                            *gone = Some(step);
                        }
                    }
                }
            }
        }
        reached
    }

    /// Parts a change by the steps in which its words came and went.
    fn parted(
        &self,
        (old, gone): (&[Token<'_>], std::ops::Range<usize>),
        (new, come): (&[Token<'_>], std::ops::Range<usize>),
    ) -> Vec<Changed> {
        let out = groups(old, gone, &self.gone);
        let mut parts: Vec<Changed> = { out.into_iter() }
            .map(|(old, step)| Changed {
                old,
                new: String::new(),
                step,
            })
            .collect();
        // Both texts keep their order: what came in stands at the first change of its step that
        // is not before what came in already.
        let mut from = 0;
        for (new, step) in groups(new, come, &self.come) {
            let mut rest = parts.iter_mut().enumerate().skip(from);
            if let Some((idx, part)) =
                rest.find(|(_, part)| part.step == step && part.new.is_empty())
            {
                part.new = new;
                from = idx + 1;
            } else {
                parts.push(Changed {
                    old: String::new(),
                    new,
                    step,
                });
                from = parts.len();
            }
        }
        parts
    }
}

/// Returns the words of a stretch by step. What says nothing by itself goes with what stands
/// before it.
fn groups(
    words: &[Token<'_>],
    range: std::ops::Range<usize>,
    steps: &[Option<Step>],
) -> Vec<(String, Step)> {
    let step_of = |idx: usize| {
        let says = words.get(idx).is_some_and(Token::says);
        steps.get(idx).copied().flatten().filter(|_| says)
    };
    let mut groups: Vec<(String, Step)> = Vec::new();
    let first = range.clone().find_map(step_of);
    for idx in range {
        let word = words.get(idx).map_or("", |word| word.text);
        let before = groups.last().map_or(first.flatten(), |group| group.1);
        let step = step_of(idx).unwrap_or(before);
        match groups.last_mut() {
            Some(group) if group.1 == step => group.0.push_str(word),
            Some(_) | None => groups.push((word.to_owned(), step)),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(tracked: &Tracked) -> String {
        let parts = tracked.stretches().iter().map(|stretch| match stretch {
            Stretch::Same(text) => text.clone(),
            Stretch::Changed(Changed { old, new, step }) => {
                let step = step.map_or("?".to_owned(), |step| step.to_string());
                format!("{{{step}:{old}|{new}}}")
            }
        });
        parts.collect()
    }

    #[test]
    fn two_people_at_one_place_are_told_apart() {
        let before = "We know our children.";
        let jo = "We know our children. Jo adds this.";
        let sam = "We know our children. Jo adds this. Sam adds that.";
        let tracked = Tracked::between(before, sam, &[(before, jo), (jo, sam)]);
        assert_eq!(
            shown(&tracked),
            "We know our children.{0:| Jo adds this. }{1:|Sam adds that.}"
        );
    }

    #[test]
    fn what_was_typed_later_within_a_change_is_nobody_s() {
        let before = "Audits are done.";
        let jo = "Audits of cases are done.";
        let now = "Audits of 22 cases are done.";
        let tracked = Tracked::between(before, now, &[(before, jo)]);
        let steps: Vec<_> = tracked.changes().map(|one| (&*one.new, one.step)).collect();
        assert_eq!(
            steps,
            [("of ", Some(0)), ("22 ", None), ("cases ", Some(0))],
            "{}",
            shown(&tracked)
        );
        assert_eq!(tracked.before(), before);
        assert_eq!(tracked.after(), now);
    }

    #[test]
    fn what_somebody_deleted_has_their_name() {
        let before = "All is well. We are proud.";
        let jo = "All is well.";
        let other = "All is well. We are proud. And glad.";
        let tracked = Tracked::between(before, jo, &[(before, other), (other, jo)]);
        assert_eq!(shown(&tracked), "All is well.{1: We are proud.|}");
    }

    #[test]
    fn a_citation_is_never_cut() {
        let tracked = Tracked::between("Said [@ev-1:2025].", "Said [@ev-1:2026].", &[]);
        assert_eq!(shown(&tracked), "Said {?:[@ev-1:2025]|[@ev-1:2026]}.");
    }

    fn a_text() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "we", "know", "our", "children", "22", "of", "[@ev-1]", "**so**", "\n", "\n\n", ". ",
            "é", "- ",
        ]);
        prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn both_texts_are_whole_and_all_decisions_lead_to_one(
            before in a_text(), after in a_text(), between in prop::collection::vec(a_text(), 0..4)
        ) {
            let steps: Vec<(&str, &str)> = { between.windows(2) }
                .map(|pair| (pair[0].as_str(), pair[1].as_str()))
                .collect();
            let tracked = Tracked::between(&before, &after, &steps);
            prop_assert_eq!(tracked.before(), before.clone());
            prop_assert_eq!(tracked.after(), after.clone());
            prop_assert_eq!(tracked.changes().next().is_none(), before == after);
            let n = tracked.changes().count();
            let accepted = (0..n).fold(tracked.clone(), |tracked, _| tracked.accepted(0));
            prop_assert_eq!(accepted.before(), after.clone());
            prop_assert_eq!(accepted.after(), after);
            prop_assert_eq!(accepted.changes().count(), 0);
            let rejected = (0..n).rev().fold(tracked, |tracked, n| tracked.rejected(n));
            prop_assert_eq!(rejected.after(), before.clone());
            prop_assert_eq!(rejected.before(), before);
        }

        #[test]
        fn the_order_of_decisions_makes_no_difference(
            before in a_text(), after in a_text(),
            decisions in prop::collection::vec(any::<bool>(), 64),
            order in prop::collection::vec(any::<prop::sample::Index>(), 64),
        ) {
            let tracked = Tracked::between(&before, &after, &[]);
            let n = tracked.changes().count();
            let decide = |tracked: &Tracked, at: usize, idx: usize| {
                if decisions[idx % 64] {
                    tracked.accepted(at)
                } else {
                    tracked.rejected(at)
                }
            };
            let in_order = (0..n).fold(tracked.clone(), |tracked, idx| decide(&tracked, 0, idx));
            let mut left: Vec<usize> = (0..n).collect();
            let mut shuffled = tracked;
            for index in order.iter().cycle() {
                if left.is_empty() {
                    break;
                }
                let at = index.index(left.len());
                let idx = left.remove(at);
                shuffled = decide(&shuffled, at, idx);
            }
            prop_assert_eq!(in_order, shuffled);
        }
    }
}
