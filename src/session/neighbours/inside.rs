//! Whether two drafts hold something that they can only have of each other.

use std::collections::HashSet;

use crate::model::{Answer, Draft, Prose, Record};
use crate::session::new_draft;
use crate::template::Template;

/// How many words a text has at least that two people do not write alike.
const MIN_WORDS: usize = 4;

/// Whether two drafts share a row, whose id nobody makes twice, or a text that somebody wrote.
pub(super) fn is_kin(ours: &Draft, theirs: &Draft, template: &Template) -> bool {
    let ids: HashSet<_> = { ours.registers.all_rows() }.map(Record::id).collect();
    if { theirs.registers.all_rows() }.any(|row| ids.contains(row.id())) {
        return true;
    }
    let is_long = |text: &str| text.split_whitespace().count() >= MIN_WORDS;
    let is_note = ours.details.note == theirs.details.note && is_long(ours.details.note.as_str());
    // What the template itself begins with says nothing.
    let begun = new_draft(template);
    let mut answers = { ours.answers.iter() }.flat_map(|(section, answers)| {
        answers
            .iter()
            .map(move |(field, one)| (section, field, one))
    });
    is_note
        || answers.any(|(section, field, answer)| {
            let text = match answer {
                Answer::Prose(prose) => Prose::as_str(prose),
                Answer::Line(text) => text,
                Answer::Choice(_) | Answer::Date(_) => return false,
            };
            is_long(text)
                && theirs.answer(section, field) == Some(answer)
                && begun.answer(section, field) != Some(answer)
        })
}
