//! What people said about a draft, put together: threads by their names, and in each what either
//! side said.

use crate::model::{Comment, CommentId, Draft, Resolved, Said};

/// Two sides, and what both are by now.
pub(super) struct Sides<'a> {
    pub(super) ours: &'a Draft,
    pub(super) theirs: &'a Draft,
    /// Ours with what was taken from theirs so far: its comments followed their words there.
    pub(super) work: &'a Draft,
}

/// Returns the comments of both. What either side took out is gone, unless the other side said
/// something in it since; each passage stands where its words are in what both are.
pub(super) fn both(base: &[Comment], sides: &Sides<'_>) -> Vec<Comment> {
    let (ours, theirs) = (&sides.work.comments, &sides.theirs.comments);
    let mut both: Vec<Comment> = Vec::new();
    for comment in ours.iter() {
        let (was, other) = (of(base, comment), of(theirs, comment));
        match (was, other) {
            (_, Some(other)) => both.push(thread(was, (comment, other), sides)),
            (None, None) => both.push(comment.clone()),
            (Some(was), None) if has_news(was, comment) => both.push(comment.clone()),
            (Some(_), None) => {}
        }
    }
    let n_ours = both.len();
    for comment in theirs.iter() {
        let is_new = of(base, comment).is_none_or(|was| has_news(was, comment));
        if is_new && of(ours, comment).is_none() {
            both.push(carried(comment, sides));
        }
    }
    let ids = |comments: &[Comment]| -> Vec<CommentId> {
        comments.iter().map(|comment| comment.id.clone()).collect()
    };
    if ids(base) == ids(ours) {
        // Only they put any in, or in another order.
        let order = ids(theirs);
        both.sort_by_key(|comment| order.iter().position(|id| *id == comment.id));
    } else if both.len() > n_ours {
        both.sort_by(|one, other| (begun(one), &one.id).cmp(&(begun(other), &other.id)));
    }
    both
}

/// Returns as much of a comment of a state as a copy has of it, so that what the copy lacks is
/// not taken for taken out.
pub(super) fn in_copy(comment: &Comment, copy: &[Comment]) -> Option<Comment> {
    let other = of(copy, comment)?;
    let mut known = comment.clone();
    known.said.retain(|said| other.said.contains(said));
    Some(known)
}

fn of<'a>(list: &'a [Comment], one: &Comment) -> Option<&'a Comment> {
    list.iter().find(|other| other.id == one.id)
}

fn begun(comment: &Comment) -> Option<&Said> {
    comment.said.first()
}

/// Whether something was said in a thread, or done with it, since it was so.
fn has_news(was: &Comment, now: &Comment) -> bool {
    now.said.iter().any(|said| !was.said.contains(said)) || now.resolved != was.resolved
}

/// Puts two states of one thread together.
fn thread(was: Option<&Comment>, (one, other): (&Comment, &Comment), sides: &Sides<'_>) -> Comment {
    let own = of(&sides.ours.comments, one).unwrap_or(one);
    // Whoever moved it, or said anew what it is about, has it where they put it.
    let is_as_it_was = was.is_some_and(|was| was.passage == own.passage && was.place == own.place);
    let is_lost = one.is_adrift() && !other.is_adrift() && was.is_none();
    let at = if is_as_it_was || is_lost {
        carried(other, sides)
    } else {
        one.clone()
    };
    Comment {
        id: one.id.clone(),
        place: at.place,
        passage: at.passage,
        said: said(was, one, other),
        resolved: resolved(was, one, other),
    }
}

/// Puts together what was said in a thread, in the order of time where both said something.
fn said(was: Option<&Comment>, one: &Comment, other: &Comment) -> Vec<Said> {
    let old = was.map_or(&[][..], |was| &was.said);
    if old == one.said {
        return other.said.clone();
    }
    let is_out = |said: &&Said| old.contains(said) && !other.said.contains(said);
    let is_new = |said: &&Said| !old.contains(said) && !one.said.contains(said);
    let kept = one.said.iter().filter(|said| !is_out(said));
    let mut said: Vec<Said> = kept.cloned().collect();
    let n_ours = said.len();
    said.extend(other.said.iter().filter(is_new).cloned());
    if said.len() > n_ours {
        said.sort();
    }
    said
}

/// Whoever changed it says whether a thread is dealt with. Where both did, one that is open for
/// either of them is open: nobody loses sight of it.
fn resolved(was: Option<&Comment>, one: &Comment, other: &Comment) -> Option<Resolved> {
    let (ours, theirs) = (&one.resolved, &other.resolved);
    match was.map(|was| &was.resolved) {
        Some(was) if was == ours => theirs.clone(),
        Some(was) if was == theirs => ours.clone(),
        Some(_) | None => match (ours, theirs) {
            (Some(ours), Some(theirs)) => Some(ours.min(theirs).clone()),
            (Some(_), None) | (None, Some(_) | None) => None,
        },
    }
}

/// Returns a comment of theirs where its words stand in what both are.
fn carried(comment: &Comment, sides: &Sides<'_>) -> Comment {
    let text = |draft: &Draft| draft.commented_text(&comment.place);
    let comment = comment.clone();
    match (text(sides.theirs), text(sides.work)) {
        (Some(before), Some(after)) => comment.followed(&before, &after),
        _ => comment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::{Origin, merge};
    use crate::model::{Answer, FieldId, Passage, Place, Prose, SectionId};

    fn place() -> Place {
        Place::Field(
            SectionId::new("care").unwrap(),
            FieldId::new("know").unwrap(),
        )
    }

    fn said(who: &str, minute: u8, says: &str) -> Said {
        Said {
            when: format!("2026-11-30T13:{minute:02}:00Z").parse().unwrap(),
            who: who.to_owned(),
            says: says.to_owned(),
        }
    }

    fn draft(text: &str, comments: Vec<Comment>) -> Draft {
        let mut draft = Draft::default();
        let (section, field) = (
            SectionId::new("care").unwrap(),
            FieldId::new("know").unwrap(),
        );
        let answers = draft.answers.entry(section).or_default();
        answers.insert(field, Answer::Prose(Prose::new(text)));
        draft.comments = comments.into();
        draft
    }

    fn about(id: &str, text: &str, words: &str, thread: Vec<Said>) -> Comment {
        let at = text.find(words).unwrap();
        Comment {
            id: CommentId::new(id).unwrap(),
            place: place(),
            passage: Passage::of(text, at..at + words.len()),
            said: thread,
            resolved: None,
        }
    }

    fn merged(base: Option<&Draft>, ours: &Draft, theirs: &Draft) -> Draft {
        let merged = merge(base, ours, theirs, &Origin::default()).unwrap();
        assert_eq!(merged.conflicts, []);
        merged.draft
    }

    const BASE: &str = "We know it well.\n\nOthers know it too.";
    const OURS: &str = "Today we know it well.\n\nOthers know it too.";
    const THEIRS: &str = "We know it well.\n\nMany others know it too.";

    #[test]
    fn what_either_said_stands_at_its_words_in_what_both_wrote() {
        let first = said("Ann", 1, "Do we?");
        let base = draft(
            BASE,
            vec![about("c-one", BASE, "know it", vec![first.clone()])],
        );
        let reply = said("Ann", 5, "We do.");
        let ours = vec![
            about("c-one", OURS, "know it", vec![first.clone(), reply.clone()]),
            about("c-two", OURS, "Others", vec![said("Ann", 3, "Who?")]),
        ];
        let other = said("Sam", 4, "Show it.");
        let theirs = vec![
            about(
                "c-one",
                THEIRS,
                "know it",
                vec![first.clone(), other.clone()],
            ),
            about("c-six", THEIRS, "others know", vec![said("Sam", 2, "All?")]),
        ];
        let (ours, theirs) = (draft(OURS, ours), draft(THEIRS, theirs));
        let both = merged(Some(&base), &ours, &theirs);
        let text = "Today we know it well.\n\nMany others know it too.";
        assert_eq!(
            both.commented_text(&place()).as_deref(),
            Some(text),
            "both texts"
        );
        let ranges: Vec<(&str, Option<&str>)> = { both.comments.iter() }
            .map(|one| {
                let range = one.passage.as_ref().unwrap().range(text);
                (one.id.as_str(), range.and_then(|range| text.get(range)))
            })
            .collect();
        assert_eq!(
            ranges,
            [
                ("c-one", Some("know it")),
                ("c-six", Some("others know")),
                ("c-two", Some("others")),
            ]
        );
        assert_eq!(both.comments[0].said, [first, other, reply]);
        // From the other side it is the same, and taking it in again changes nothing.
        assert_eq!(merged(Some(&base), &theirs, &ours), both);
        assert_eq!(merged(Some(&theirs), &both, &theirs), both);
    }

    #[test]
    fn what_one_side_dealt_with_or_took_out_stays_so_unless_the_other_went_on() {
        let one = about("c-one", BASE, "know it", vec![said("Ann", 1, "Do we?")]);
        let base = draft(BASE, vec![one.clone()]);
        let resolved = Comment {
            resolved: Some(Resolved {
                when: "2026-11-30T14:00:00Z".parse().unwrap(),
                who: "Sam".to_owned(),
            }),
            ..one.clone()
        };
        let dealt = draft(BASE, vec![resolved.clone()]);
        assert_eq!(merged(Some(&base), &base, &dealt).comments, dealt.comments);
        assert_eq!(merged(Some(&base), &dealt, &base).comments, dealt.comments);
        let none = draft(BASE, Vec::new());
        assert!(merged(Some(&base), &base, &none).comments.is_empty());
        assert!(merged(Some(&base), &none, &base).comments.is_empty());
        assert_eq!(merged(Some(&base), &none, &dealt).comments, dealt.comments);
        assert_eq!(merged(Some(&base), &dealt, &none).comments, dealt.comments);
        // Without a base nothing of either is lost, and what is open for one is open.
        let both = merged(None, &dealt, &base);
        assert_eq!(both.comments[0].resolved, None);
        assert_eq!(merged(None, &none, &base).comments, base.comments);
    }
}
