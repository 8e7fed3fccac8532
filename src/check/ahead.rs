//! Reads the answers that nobody has read yet, on all processors: the rules behind it only recall
//! what was read. The first time that is the whole draft, and after a key one text.

use jiff::civil::Date;

use super::{contradictions::contradictions_of, reading::Reading};
use crate::model::{Answer, Draft, Prose};
use crate::parallel;
use crate::template::{Rule, Template};

/// Reads what the rules of a template ask for.
pub(super) fn read(draft: &Draft, template: &Template, day: Date) {
    let rules = &template.file().rules;
    // One of them asks for what every text tells, the other for its figures.
    let tells = rules.contains(&Rule::OldTerm);
    let counts = rules.contains(&Rule::ValuesDiffer);
    if !(tells || counts) {
        return;
    }
    let answers = draft.answers.values().flat_map(|fields| fields.values());
    let unread = answers.filter_map(|answer| match answer {
        Answer::Prose(prose) if !Reading::is_recalled(prose, day) => Some(prose),
        Answer::Prose(_) | Answer::Line(_) | Answer::Choice(_) | Answer::Date(_) => None,
    });
    let unread: Vec<&Prose> = unread.collect();
    let no_tool = || ();
    parallel::map(&unread, no_tool, |(), prose| {
        if tells {
            Reading::of_answer(prose, day);
        }
        if counts {
            contradictions_of(prose);
        }
    });
}
