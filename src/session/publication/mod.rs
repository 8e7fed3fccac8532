//! What in the paper for everyone could let somebody be recognised: names, numbers, addresses,
//! the few and the only one.
//!
//! It looks at every word of the content of that edition, charts and tables included, and finds
//! what reads like it: a person decides. Nothing leaves the machine. Papers for Ofsted are not
//! looked at, because they may name what they must.

mod caption;
mod few;
mod initials;
mod lists;
mod numbers;
mod people;
mod places;
mod scan;
mod span;
mod vocabulary;
mod words;

#[cfg(test)]
mod test_support;

use std::collections::BTreeSet;

use self::span::{Kind, Span};
use crate::check::{Finding, Severity};
use crate::content;
use crate::model::{Audience, Draft, Place};
use crate::template::Template;

/// Finds what in the paper for these readers could let somebody be recognised; nothing in papers
/// that are not for everyone.
pub fn before_publication(draft: &Draft, template: &Template, reader: Audience) -> Vec<Finding> {
    if reader != Audience::Everyone {
        return Vec::new();
    }
    let paper = content::build(draft, template, reader);
    let mut findings = Vec::new();
    let mut told: BTreeSet<(Place, Kind, String)> = BTreeSet::new();
    scan::each_text(&paper, &mut |place, text| {
        for Span { kind, range } in spans(text) {
            let words = text.get(range).unwrap_or_default().trim().to_owned();
            if told.insert((place.clone(), kind, words.clone())) {
                findings.push(finding(place.clone(), kind, &words));
            }
        }
    });
    scan::each_small_cell(&paper, &mut |place, words| {
        if told.insert((place.clone(), Kind::Few, words.to_owned())) {
            findings.push(finding(place.clone(), Kind::Few, words));
        }
    });
    findings
}

fn finding(place: Place, kind: Kind, words: &str) -> Finding {
    Finding {
        place,
        severity: Severity::Attention,
        rule: kind.rule(),
        message: format!("“{words}” {}", kind.what()),
        hint: kind.hint().to_owned(),
    }
}

/// Finds what could let somebody be recognised in a text, each place once.
fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    numbers::find(text, &mut spans);
    let words = words::words(text);
    let ends = |word: &words::Word<'_>| matches!(word.text, "." | "!" | "?");
    for sentence in sentences(&words, ends) {
        if !people::is_pseudonym(sentence) {
            people::find(sentence, &mut spans);
            initials::find(sentence, &mut spans);
            caption::find(sentence, &mut spans);
        }
        places::find(sentence, &mut spans);
        few::find(sentence, &mut spans);
    }
    spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
    let mut end = 0;
    spans.retain(|span| {
        let is_within = span.range.end <= end;
        end = end.max(span.range.end);
        !is_within
    });
    spans
}

/// Parts words into sentences; a full stop behind a single letter ends none.
fn sentences<'w, 't>(
    words: &'w [words::Word<'t>],
    ends: impl Fn(&words::Word<'t>) -> bool,
) -> Vec<&'w [words::Word<'t>]> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let is_short = before.is_some_and(|before| {
            (before.text.chars().count() == 1 && !before.is_sign())
                || matches!(
                    before.text,
                    "Mr" | "Mrs" | "Ms" | "Dr" | "St" | "No" | "no" | "Miss"
                )
        });
        if ends(word) && !is_short {
            found.extend(words.get(from..=at));
            from = at + 1;
        }
    }
    found.extend(words.get(from..).filter(|rest| !rest.is_empty()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, FieldId, Marking, Prose, SectionId};
    use crate::template::shipped;

    /// Sentences of public papers: `i` lets somebody be recognised, `h` is harmless.
    const RECOGNISED: &str = include_str!("../../../tests/data/check/recognised.txt");

    #[test]
    fn those_who_can_be_recognised_are_found_and_others_are_not() {
        let (mut n_right, mut n_found, mut n_all) = (0, 0, 0);
        let mut wrong = Vec::new();
        for line in RECOGNISED.lines() {
            let (label, text) = line.split_once('|').unwrap();
            let (is_found, is_meant) = (!spans(text).is_empty(), label == "i");
            n_all += usize::from(is_meant);
            n_found += usize::from(is_found);
            n_right += usize::from(is_found && is_meant);
            if is_found != is_meant {
                wrong.push(line);
            }
        }
        assert!(n_all > 100, "{n_all}");
        assert!(
            n_right * 100 >= n_all * 98,
            "{n_right} of {n_all}: {wrong:#?}"
        );
        assert!(
            n_right * 100 >= n_found * 98,
            "{n_right} of {n_found}: {wrong:#?}"
        );
    }

    #[test]
    fn only_what_everyone_reads_is_looked_at() {
        let template = shipped().unwrap().remove(1);
        let mut draft = crate::session::new_draft(&template);
        let section = SectionId::new("voice").unwrap();
        let answers = draft.answers.entry(section.clone()).or_default();
        let answer = Answer::Prose(Prose::new("Kerem, 9, lives with his aunt [@e-one]."));
        let field = FieldId::new("know").unwrap();
        answers.insert(field.clone(), answer);
        let found = |draft: &Draft, reader| before_publication(draft, &template, reader);

        let told = found(&draft, Audience::Everyone);
        let [only] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert_eq!(only.rule, "publication-name");
        assert_eq!(only.place, Place::Field(section.clone(), field));
        assert_eq!(only.message, "“Kerem, 9” reads like a name");
        assert!(found(&draft, Audience::Ofsted).is_empty());

        let marks = draft.markings.entry(section).or_default();
        marks.section = Marking {
            audience: Audience::Ofsted,
            exempt: None,
        };
        assert!(found(&draft, Audience::Everyone).is_empty());
    }

    #[test]
    fn a_new_draft_of_each_template_is_calm() {
        for template in shipped().unwrap() {
            let draft = crate::session::new_draft(&template);
            let told = before_publication(&draft, &template, Audience::Everyone);
            assert!(told.is_empty(), "{told:#?}");
        }
    }
}
