//! The parts of a draft that are exempt from publication, by name.

use crate::content;
use crate::model::{Audience, Draft, Marking, Place};
use crate::template::{Field, Template};

use super::{Problem, ProblemKind, place_label};

/// A part that is marked as exempt itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExemptPart {
    /// Where.
    pub place: Place,
    /// What it is called.
    pub title: String,
    /// How it is marked, with what it inherits.
    pub marking: Marking,
    /// Whether the template has such a part; what it lacks is in no paper.
    pub is_in_template: bool,
}

impl ExemptPart {
    /// Says whether a paper for these readers has it.
    pub fn whether_in_paper(&self, reader: Audience) -> &'static str {
        match (self.is_in_template, self.marking.is_readable_by(reader)) {
            (false, _) => "in no paper, because the template has no such part",
            (true, true) => "in this paper",
            (true, false) => "left out",
        }
    }
}

/// Returns every part that is marked as exempt itself: sections, fields, then rows.
pub fn exempt_parts(draft: &Draft, template: &Template) -> Vec<ExemptPart> {
    let mut places = draft.marked_places();
    places.retain(|place| draft.own_marking(place).exempt.is_some());
    if places.is_empty() {
        return Vec::new();
    }
    let rows = content::row_markings(draft, template);
    let parts = places.into_iter().map(|place| {
        let inherited = place.row().and_then(|(_, row)| rows.get(row)).cloned();
        ExemptPart {
            title: part_title(draft, template, &place),
            is_in_template: template.knows(&place),
            marking: inherited.unwrap_or_else(|| content::marking_at(draft, template, &place)),
            place,
        }
    });
    parts.collect()
}

/// Returns what a part is called where it stands among others.
pub fn part_title(draft: &Draft, template: &Template, place: &Place) -> String {
    let label = place_label(draft, template, place);
    match place {
        Place::Field(section, field) => match template.field(section, field) {
            Some(field) => format!("{label}: {}", heading(field)),
            None => label,
        },
        Place::Draft | Place::Detail(_) | Place::Section(_) | Place::Row(..) | Place::Cell(..) => {
            label
        }
    }
}

fn heading(field: &Field) -> &str {
    match field.heading.trim() {
        "" => field.prompt.trim(),
        heading => heading,
    }
}

/// Returns the parts of the paper that are marked both as exempt and for everyone.
pub fn undecided_places(draft: &Draft, template: &Template) -> Vec<Place> {
    let mut places = draft.contradictory_places();
    places.retain(|place| template.knows(place));
    places
}

/// How many parts a message names.
const MAX_NAMED: usize = 8;

/// Refuses a paper for everyone while a part is marked both as exempt and for everyone. The paper
/// would leave it out; but whoever marked it so may have meant either.
pub(super) fn check_exempt(
    draft: &Draft,
    template: &Template,
    reader: Audience,
) -> Result<(), Problem> {
    let places = undecided_places(draft, template);
    let Some(first) = places.first().filter(|_| reader == Audience::Everyone) else {
        return Ok(());
    };
    let mut named: Vec<String> = { places.iter().take(MAX_NAMED) }
        .map(|place| format!("“{}”", part_title(draft, template, place)))
        .collect();
    if places.len() > MAX_NAMED {
        named.push(format!("and {} more", places.len() - MAX_NAMED));
    }
    let parts = match places.len() {
        1 => "1 part is".to_owned(),
        n => format!("{n} parts are"),
    };
    let message = format!(
        "{parts} marked as exempt from publication and for everyone: {}.",
        named.join(", ")
    );
    let mut problem = Problem::new(ProblemKind::User, message)
        .hint("No paper was made, so that nothing exempt is published.")
        .hint("Mark each for the committee or for Ofsted, or take the exemption away, then export again.");
    problem.place = Some(Box::new(first.clone()));
    Err(problem)
}
