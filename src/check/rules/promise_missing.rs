//! What last year's draft said would be done by now is told of: done, going on, or given up.
//!
//! The three questions end in what will be done in the next 12 months (Ofsted, guidance on
//! self-evaluation), and a year later inspectors ask what became of it. Last year's words that
//! nobody has touched are asked about by another rule.

use rustc_hash::FxHashMap;

use crate::check::{
    Finding, Severity, answered::fingerprint, progress::home, promises::clean,
    quoted_figures::is_common, subject::Subject, when::is_month, words::quoted,
};
use crate::model::{Audience, Earlier, Marking, Place, Promise, british_date};

/// What says nothing of what was promised.
const PLAIN: &[&str] = &[
    "the", "and", "for", "will", "our", "all", "its", "are", "has", "not", "who", "how", "more",
    "every", "each", "plan", "plans", "work", "make", "made", "take", "give", "given", "open",
    "begin", "start", "keep", "help", "next", "then", "also", "new", "two", "three", "second",
    "about", "both", "when", "until", "again", "family", "families", "service", "services",
    "social", "care", "spring", "summer", "autumn", "winter", "end", "priority", "action",
];

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let notes = subject.draft.details.promised.iter();
    let due: Vec<Promise> = notes
        .map(|note| Promise::read(note))
        .filter(|promise| promise.due.is_none_or(|due| due <= subject.day))
        .collect();
    if due.is_empty() {
        return Vec::new();
    }
    let kept = Kept::of(subject, &due);
    let asked = due.iter().zip(&kept.states);
    asked
        .filter_map(|(promise, state)| match state {
            State::Silent => Some(finding(subject, promise, &silent(promise))),
            State::StillToCome => Some(finding(subject, promise, &overdue(promise))),
            State::Told => None,
        })
        .collect()
}

fn silent(promise: &Promise) -> String {
    let said = quoted(&promise.said);
    match promise.due {
        Some(due) => format!(
            "Last year’s paper said {said} by {}, and this one is silent on it",
            british_date(due)
        ),
        None => format!("Last year’s paper said {said}, and this one is silent on it"),
    }
}

fn overdue(promise: &Promise) -> String {
    let day = promise.due.map(british_date).unwrap_or_default();
    format!(
        "{} was to be done by {day}, and still stands as to come",
        quoted(&promise.said)
    )
}

fn finding(subject: Subject<'_>, promise: &Promise, message: &str) -> Finding {
    let section = promise.section.clone().map(Place::Section);
    let place = section.filter(|place| home(subject.draft, subject.template, place).is_some());
    Finding {
        // A reason stays given for as long as the promise is the same.
        of: Some(fingerprint(&promise.said)),
        because: None,
        place: place.unwrap_or(Place::Draft),
        severity: Severity::Attention,
        rule: "promise-missing",
        message: message.to_owned(),
        hint: "Was it done, and what came of it for children? If not, say why, and what you do instead".to_owned(),
    }
}

/// What a draft says of a promise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing.
    Silent,
    /// The same words, though their day is past.
    StillToCome,
    /// Something, or last year's words, which are asked about anyway.
    Told,
}

struct Kept {
    states: Vec<State>,
}

impl Kept {
    /// Looks for promises in every text that the draft has itself.
    fn of(subject: Subject<'_>, due: &[Promise]) -> Self {
        let words = Words::of(due);
        let mut states = vec![State::Silent; due.len()];
        let earlier = Earlier::of(subject.draft);
        let mut n_said = vec![0_usize; due.len()];
        for (text, is_row) in texts(subject) {
            for line in text.lines() {
                words.count(line, &mut n_said);
                let is_earlier = !earlier.lines(line).is_empty();
                let whole = std::cell::LazyCell::new(|| clean(line));
                for (idx, promise) in due.iter().enumerate() {
                    let n = n_said.get(idx).copied().unwrap_or_default();
                    let (Some(state), true) = (states.get_mut(idx), words.are_enough(idx, n))
                    else {
                        continue;
                    };
                    let is_same = whole.contains(&promise.said);
                    let is_late = promise.due.is_some() && is_same && !is_earlier && !is_row;
                    match state {
                        State::Told => {}
                        State::Silent | State::StillToCome if is_late => {
                            *state = State::StillToCome;
                        }
                        State::Silent | State::StillToCome => *state = State::Told,
                    }
                }
            }
        }
        Self { states }
    }
}

/// Returns the texts in which a promise can be taken up: what we say; and what is named in rows
/// that have a status of their own, which tells how far it has come. A working note tells nobody.
fn texts(subject: Subject<'_>) -> impl Iterator<Item = (String, bool)> {
    let registers = &subject.draft.registers;
    let own = subject
        .draft
        .own_words()
        .into_iter()
        .filter(move |(place, _)| is_read(subject, place))
        .map(|(_, text)| (text, false));
    let is_told = |marking: &Marking| marking.audience != Audience::WorkingNote;
    let actions = registers.actions.iter();
    let actions = { actions.filter(move |row| is_told(&row.marking)) }.map(|row| row.what.clone());
    let priorities = registers.priorities.iter();
    let priorities = { priorities.filter(move |row| is_told(&row.marking)) }
        .map(|row| format!("{} {}", row.title, row.measure));
    own.chain(actions.chain(priorities).map(|text| (text, true)))
}

/// Whether some paper shows a place: neither it nor a section that it stands in is a working note.
fn is_read(subject: Subject<'_>, place: &Place) -> bool {
    let is_note = |place: &Place| {
        let marking = subject.draft.own_marking(place);
        marking.audience == Audience::WorkingNote
    };
    let Some(section) = place.section() else {
        return !is_note(place);
    };
    let own = subject.template.section(section);
    let above = subject.template.ancestors(section);
    let mut sections = above.into_iter().chain(own);
    let is_hidden = sections.any(|section| {
        section.audience == Audience::WorkingNote || is_note(&Place::Section(section.id.clone()))
    });
    !is_hidden && !is_note(place)
}

/// The words of promises, by the beginning that their forms share.
struct Words {
    /// Which promises have a word, by its stem.
    of: FxHashMap<String, Vec<usize>>,
    /// How many words each promise has.
    n: Vec<usize>,
}

impl Words {
    fn of(due: &[Promise]) -> Self {
        let mut of: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut n = vec![0; due.len()];
        for (idx, promise) in due.iter().enumerate() {
            let mut word = String::new();
            for piece in pieces(&promise.said) {
                if !stem(piece, &mut word) {
                    continue;
                }
                let owners = of.entry(word.clone()).or_default();
                if !owners.contains(&idx) {
                    owners.push(idx);
                    if let Some(n) = n.get_mut(idx) {
                        *n += 1;
                    }
                }
            }
        }
        Self { of, n }
    }

    /// Counts how many of the words of each promise a line has.
    fn count(&self, line: &str, n_said: &mut [usize]) {
        n_said.fill(0);
        let mut seen: Vec<String> = Vec::new();
        let mut word = String::new();
        for piece in pieces(line) {
            if !stem(piece, &mut word) || seen.contains(&word) {
                continue;
            }
            let Some(owners) = self.of.get(&word) else {
                continue;
            };
            seen.push(word.clone());
            for idx in owners {
                if let Some(n) = n_said.get_mut(*idx) {
                    *n += 1;
                }
            }
        }
    }

    /// Whether so many of a promise’s words are enough to speak of it: three in five, and two.
    fn are_enough(&self, idx: usize, n_said: usize) -> bool {
        let n = self.n.get(idx).copied().unwrap_or_default();
        n_said >= n.min(2) && n_said * 5 >= n * 3
    }
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
}

/// Puts the stem of a word into `out`; not where it tells nothing.
fn stem(word: &str, out: &mut String) -> bool {
    out.clear();
    out.extend(word.chars().flat_map(char::to_lowercase));
    if out.chars().count() < 3 || PLAIN.contains(&out.as_str()) || is_month(out) || is_common(out) {
        return false;
    }
    for end in ["ings", "ing", "ies", "ers", "er", "ed", "es", "s", "e", "y"] {
        let n = out.len().saturating_sub(end.len());
        if n >= 3 && out.ends_with(end) {
            out.truncate(n);
            break;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use jiff::civil::date;

    use crate::check::check;
    use crate::check::test_support::{answer, draft, expect_findings, template};
    use crate::model::{Audience, Draft, SectionId, notes_of};

    const SECTIONS: &str = r#"
        (id: "one", title: "One", fields: [(id: "say", prompt: "?", kind: Prose)]),
    "#;

    fn promised(notes: &[&str]) -> Draft {
        let mut draft = draft();
        draft.details.promised = notes.iter().map(|note| (*note).to_owned()).collect();
        draft
    }

    fn asked(draft: &Draft) -> Vec<String> {
        let template = template("PromiseMissing", SECTIONS);
        let found = check(draft, &template, date(2026, 5, 1)).into_iter();
        let found = found.filter(|one| one.rule == "promise-missing");
        found.map(|one| one.message).collect()
    }

    #[test]
    fn a_promise_that_nothing_speaks_of_is_asked_about() {
        let mut draft = promised(&[
            "one by 2026-03-31: A second hub will open in Brackenby.",
            "gone: Oars are mended within a day.",
            "one by 2026-12-31: The boathouse will be sold.",
            "one: Every crew will have a cook.",
        ]);
        answer(
            &mut draft,
            "one",
            "say",
            "Three crews of five have a cook now.",
        );
        expect_findings(
            &draft,
            &template("PromiseMissing", SECTIONS),
            expect![[r#"
            Attention promise-missing: Last year’s paper said ‘A second hub will open in Brackenby.’ by 31 March 2026, and this one is silent on it
              Section(SectionId("one"))
              Was it done, and what came of it for children? If not, say why, and what you do instead
            Attention promise-missing: Last year’s paper said ‘Oars are mended within a day.’, and this one is silent on it
              Draft
              Was it done, and what came of it for children? If not, say why, and what you do instead
        "#]],
        );
    }

    #[test]
    fn what_is_taken_up_in_other_words_or_is_last_years_still_is_not_asked() {
        let note = "one by 2026-03-31: A second hub will open in Brackenby.";
        let mut draft = promised(&[note]);
        assert_eq!(asked(&draft).len(), 1);
        let told = "The hub at Brackenby opened late, in April.";
        answer(&mut draft, "one", "say", told);
        assert_eq!(asked(&draft), [] as [String; 0]);

        let same = "A second hub will open in Brackenby. More follows.";
        answer(&mut draft, "one", "say", same);
        let late = "‘A second hub will open in Brackenby.’ was to be done by 31\u{a0}March\u{a0}2026, and \
            still stands as to come";
        assert_eq!(asked(&draft), [late]);
        draft.details.earlier = notes_of(same);
        assert_eq!(asked(&draft), [] as [String; 0]);
    }

    #[test]
    fn what_only_a_working_note_takes_up_is_told_to_nobody() {
        let mut draft = promised(&["one: Oars are mended within a day."]);
        answer(
            &mut draft,
            "one",
            "say",
            "Oars are mended within a day now.",
        );
        assert_eq!(asked(&draft), [] as [String; 0]);
        let one = SectionId::new("one").unwrap();
        let marks = draft.markings.entry(one).or_default();
        marks.section.audience = Audience::WorkingNote;
        assert_eq!(asked(&draft).len(), 1);
    }

    #[test]
    fn a_reason_holds_whatever_the_text_becomes() {
        let mut draft = promised(&["one: Oars are mended within a day."]);
        let template = template("PromiseMissing", SECTIONS);
        let of = |draft: &Draft| check(draft, &template, date(2026, 5, 1));
        let given = of(&draft)[0].answered("The boats were sold.").unwrap();
        draft.answered.push(given);
        answer(&mut draft, "one", "say", "Something else.");
        let found = of(&draft);
        assert_eq!(found[0].because.as_deref(), Some("The boats were sold."));
    }
}
