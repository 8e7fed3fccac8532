//! A new year's draft from last year's: what is not done goes on, what is done becomes history,
//! and what was written is last year's words until somebody says otherwise.
//!
//! Invariant: nothing that stands in last year's draft is missing from the new one. What has no
//! place in the new template stays under its old name, where readiness names it, and is told here.
//! Nothing gets more readers than it had.

mod answers;
mod mapped;
mod markings;
mod rows;
mod told;
mod years;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use self::{markings::Before, told::tell};
use super::{IdSource, new_draft};
use crate::check::promises;
use crate::model::{
    Audience, Draft, DraftStatus, Minutes, Place, Promise, Shared, TemplateRef, notes_of,
};
use crate::store::{Loaded, renamed};
use crate::template::Template;

/// A new draft, and what became of last year's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forward {
    /// The new draft.
    pub draft: Draft,
    /// What was done, a sentence each.
    pub told: Vec<String>,
    /// What has no place in the new template, or would be read there by more people than before:
    /// where it was, and its words. It is kept.
    pub left: Vec<(String, String)>,
}

/// Begins the new year's draft on a day, with a template that may be of another edition.
pub fn forward(last: &Loaded, template: &Template, day: Date, ids: &mut IdSource) -> Forward {
    let mut draft = renamed(last.draft.clone(), template);
    let (mut told, mut left) = (Vec::new(), Vec::new());
    let before = Before::of(last, template);
    let promised = promised(&before, day);
    mapped::carry(&mut draft, &before, &mut told);
    answers::carry(&mut draft, &before, &mut told, &mut left);
    begin_template(&mut draft, template);
    begin_details(&mut draft, &mut told);
    let one = "comment on last year’s draft stayed there";
    let many = "comments on last year’s draft stayed there";
    tell(&mut told, last.draft.comments.len(), one, many);
    rows::carry(&mut draft, &before, (day, ids), &mut told);
    before.keep(&mut draft, &mut told);
    note_words(&mut draft, &mut told);
    note_promises(&mut draft, &promised, &mut told);
    Forward { draft, told, left }
}

/// Returns a draft under another edition of its template, with what the edition's own table moves,
/// in which nothing has more readers than it had.
pub(super) fn under(loaded: &Loaded, template: &Template) -> Draft {
    let mut draft = renamed(loaded.draft.clone(), template);
    if loaded.template.file() != template.file() {
        let before = Before::of(loaded, template);
        mapped::carry(&mut draft, &before, &mut Vec::new());
        before.keep(&mut draft, &mut Vec::new());
    }
    draft
}

/// Puts the draft under its template. What a newer edition begins with is there too.
fn begin_template(draft: &mut Draft, template: &Template) {
    let file = template.file();
    let own = TemplateRef {
        id: file.id.clone(),
        edition: file.edition.clone(),
    };
    if draft.template == own {
        return;
    }
    draft.template = own;
    draft.details.framework.clone_from(&file.framework.name);
    let new = new_draft(template);
    for (section, answers) in new.answers {
        let known = draft.answers.entry(section).or_default();
        for (field, answer) in answers {
            known.entry(field).or_insert(answer);
        }
    }
    for (section, markings) in new.markings {
        draft.markings.entry(section).or_insert(markings);
    }
    draft
        .arrangement
        .retain(|id| template.section(id).is_some());
}

/// Makes the cover that of a draft of the next year, which nobody has agreed.
fn begin_details(draft: &mut Draft, told: &mut Vec<String>) {
    let details = &mut draft.details;
    details.sign_offs = details.sign_offs_asked_again();
    details.status = DraftStatus::Draft;
    "0.1".clone_into(&mut details.version);
    (details.meeting_date, details.figures_to) = (None, None);
    details.period = years::next_period(details.period);
    for text in [&mut details.title, &mut details.subtitle] {
        let next = years::next_years(text);
        if next != *text {
            told.push(format!("“{text}” is now “{next}”."));
            *text = next;
        }
    }
    draft.ready.clear();
    draft.comments = Shared::default();
    draft.team.taken.clear();
    draft.minutes = Minutes::default().into();
    for task in &mut draft.team.tasks {
        task.due = None;
    }
}

/// Notes all that we say as last year's words.
fn note_words(draft: &mut Draft, told: &mut Vec<String>) {
    let texts = draft.own_words();
    let mut notes: Vec<String> = texts.iter().flat_map(|(_, text)| notes_of(text)).collect();
    notes.sort();
    notes.dedup();
    let one = "passage is last year’s words until it is changed or confirmed";
    let many = "passages are last year’s words until they are changed or confirmed";
    tell(told, notes.len(), one, many);
    draft.details.earlier = notes;
}

/// Returns what last year's paper said would be done, under the sections of the new template.
fn promised(before: &Before<'_>, day: Date) -> Vec<Promise> {
    let Loaded { draft, template } = before.last;
    // What only authors read was promised to nobody.
    let is_read = |place: &Place| before.at(place).audience != Audience::WorkingNote;
    let mut promised = promises(draft, template, day, &is_read);
    let outline = before.new.outline(&[]);
    for promise in &mut promised {
        let old = promise.section.take();
        let mapped = before.table().zip(old.as_ref());
        let mapped = mapped.and_then(|(table, old)| table.of_section(old));
        if let Some(mapped) = mapped {
            promise.section = mapped.now.first().cloned();
            continue;
        }
        let now = outline.iter().map(|one| one.section).find(|now| {
            old.as_ref()
                .is_some_and(|old| now.id == *old || now.renamed_from.contains(old))
        });
        promise.section = now.map(|now| now.id.clone());
    }
    promised
}

/// Keeps what last year's paper said would be done: readiness asks what became of it.
fn note_promises(draft: &mut Draft, promised: &[Promise], told: &mut Vec<String>) {
    let one = "promise of last year’s paper is kept; the checks ask what became of it";
    let many = "promises of last year’s paper are kept; the checks ask what became of them";
    tell(told, promised.len(), one, many);
    draft.details.promised = promised.iter().map(Promise::note).collect();
}
