//! Which section of a template a passage could go to: by the words of its heading, and by where
//! it stands.

use super::{
    found::{Document, Passage, Target},
    synonyms::worded,
};
use crate::model::{FieldId, SectionId};
use crate::template::{FieldKind, Section, Template};

/// How sure a heading must be for its text to go to a section, in hundredths.
const MIN_SURE: u8 = 50;
/// How sure a short bold paragraph must be that nobody called a heading.
const MIN_SURE_FAKE: u8 = 75;
/// How deep such a heading is said to be.
const FAKE: usize = 9;
/// How much surer a section within the one above it is, in hundredths.
const WITHIN: u8 = 10;

/// How much less sure it is where the section itself takes no text, in hundredths.
const LESS: u8 = 15;

/// How much less sure it is in other words, in hundredths.
const LESS_IN_OTHER: u8 = 5;

/// Words that say nothing of where a text goes.
const QUIET: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "by", "do", "for", "from", "how", "in", "is", "it", "of",
    "on", "or", "our", "that", "the", "their", "this", "to", "we", "what", "who", "with",
    "section", "part",
];

/// A section of a template that takes text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The section.
    pub section: SectionId,
    /// The field of it that takes text.
    pub field: FieldId,
    /// What the section is called.
    pub title: String,
    words: Vec<String>,
    short: Vec<String>,
    /// The sections above it, outermost first.
    above: Vec<SectionId>,
    /// Whether it is called so itself, and is not the first that takes text in one that is.
    pub is_own: bool,
}

impl Place {
    /// Returns how deep the section stands; 0 is the highest.
    pub fn level(&self) -> usize {
        self.above.len().saturating_sub(1)
    }
}

/// Returns the sections that take text, in the template's order, and those that only hold such.
pub fn sections(template: &Template) -> Vec<Place> {
    let mut places = Vec::new();
    for outlined in template.outline(&[]) {
        let section = outlined.section;
        let Some((taker, field)) = taker(section) else {
            continue;
        };
        let above = template.ancestors(&section.id);
        places.push(Place {
            is_own: taker.id == section.id,
            section: taker.id.clone(),
            field,
            title: section.title.clone(),
            words: words(&section.title),
            short: words(&section.short),
            above: above.iter().map(|section| section.id.clone()).collect(),
        });
    }
    places
}

/// Returns the section itself if it takes text, else the first within it that does.
fn taker(section: &Section) -> Option<(&Section, FieldId)> {
    match text_field(section) {
        Some(field) => Some((section, field)),
        None => section.sections.iter().find_map(taker),
    }
}

fn text_field(section: &Section) -> Option<FieldId> {
    let mut fields = section.fields.iter();
    let field = fields.find(|field| matches!(field.kind, FieldKind::Prose));
    field.map(|field| field.id.clone())
}

/// Returns where every passage of a document could go, in order.
pub fn matched(document: &Document, template: &Template) -> Vec<Option<Target>> {
    let places = sections(template);
    let mut targets = Vec::new();
    // The headings above, with where they lead.
    let mut above: Vec<(usize, Option<Target>)> = Vec::new();
    let mut headed = document
        .passages
        .iter()
        .filter(|passage| !passage.heading.is_empty());
    // Where nobody called anything a heading, all are short bold lines.
    let is_flat = headed.all(|passage| passage.level == FAKE);
    for passage in &document.passages {
        let level = passage.level;
        if is_flat {
            let own = best(passage, &places, None, MIN_SURE);
            let before = targets.last().cloned().flatten();
            targets.push(own.or(before.filter(|_| !is_numbered(&passage.heading))));
            continue;
        }
        let least = if level == FAKE {
            MIN_SURE_FAKE
        } else {
            MIN_SURE
        };
        above.retain(|(other, _)| *other < level);
        let around = above.iter().rev().find_map(|(_, target)| target.clone());
        let own = best(passage, &places, around.as_ref(), least);
        let target = own.or(around);
        if !passage.heading.is_empty() {
            above.push((level, target.clone()));
        }
        targets.push(target);
    }
    targets
}

/// Whether a heading has a number or a letter of its own, and so is none within another.
fn is_numbered(heading: &str) -> bool {
    let small = heading.to_lowercase();
    let mut leads = ["section ", "part ", "appendix", "annex"].into_iter();
    small.starts_with(|c: char| c.is_ascii_digit()) || leads.any(|lead| small.starts_with(lead))
}

fn best(passage: &Passage, places: &[Place], around: Option<&Target>, least: u8) -> Option<Target> {
    let worded = worded(&passage.heading).into_iter();
    let mut own: Vec<Vec<String>> = worded.map(|heading| words(&heading)).collect();
    own.retain(|words| !words.is_empty());
    own.dedup();
    if own.is_empty() {
        return None;
    }
    let sure = |place: &Place| {
        let rates = own.iter().enumerate().map(|(idx, own)| {
            let sure = likeness(own, &place.words).max(likeness(own, &place.short));
            // The words themselves say more than others for them.
            sure.saturating_sub(if idx == 0 { 0 } else { LESS_IN_OTHER })
        });
        let sure = rates.max().unwrap_or(0);
        let sure = if place.is_own {
            sure
        } else {
            sure.saturating_sub(LESS)
        };
        let is_within = around.is_some_and(|around| place.above.contains(&around.section));
        if is_within && sure > 0 {
            sure.saturating_add(WITHIN).min(100)
        } else {
            sure
        }
    };
    let rated = places.iter().map(|place| (sure(place), place));
    // Of several as sure, the first in the template.
    let (sure, place) = rated.rev().max_by_key(|(sure, _)| *sure)?;
    (sure >= least).then(|| Target {
        section: place.section.clone(),
        field: place.field.clone(),
        sure,
    })
}

/// Returns how much two headings have in common, in hundredths.
fn likeness(one: &[String], other: &[String]) -> u8 {
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    let n_common = one.iter().filter(|word| other.contains(word)).count();
    let hundredths = 200 * n_common / (one.len() + other.len());
    u8::try_from(hundredths.min(100)).unwrap_or(100)
}

/// Returns the words that say something, each once, without their endings.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let small = text.to_lowercase();
    for word in small.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')) {
        let word = word.trim_end_matches("’s").trim_end_matches("'s");
        let word = word.trim_matches(['’', '\'']);
        let is_number = word.chars().all(|c| c.is_ascii_digit());
        if is_number || QUIET.contains(&word) {
            continue;
        }
        let word = word
            .strip_suffix("ship")
            .filter(|stem| stem.len() > 4)
            .unwrap_or(word);
        let stem = match word.strip_suffix('s') {
            Some(stem) if stem.len() > 3 && !stem.ends_with('s') => stem,
            _ => word,
        };
        if !words.iter().any(|known| known == stem) {
            words.push(stem.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shipped;

    fn document(headings: &[(usize, &str)]) -> Document {
        let passages = headings.iter().map(|(level, heading)| Passage {
            heading: (*heading).to_owned(),
            level: *level,
            lines: Vec::new(),
        });
        Document {
            passages: passages.collect(),
            tables: Vec::new(),
            left: Vec::new(),
        }
    }

    #[test]
    fn headings_find_their_sections_however_they_are_worded() {
        let template = shipped().unwrap().remove(1);
        let document = document(&[
            (0, "1. Introduction"),
            (0, "2. Help and Protection"),
            (1, "2.1 The front door and thresholds"),
            (1, "A word on our boats"),
            (0, "Children in Care"),
            (1, "Health and wellbeing"),
            (9, "Homes and stability"),
            (9, "Who did what"),
            (0, "Leadership"),
            (0, "About our area"),
        ]);
        let found: Vec<String> = matched(&document, &template)
            .into_iter()
            .map(|target| target.map_or_else(String::new, |target| target.section.to_string()))
            .collect();
        let expected = [
            "",
            "help-protection",
            "front-door",
            "help-protection",
            "children-in-care",
            "health",
            "homes-stability",
            "health",
            "leaders",
            "children-communities",
        ];
        assert_eq!(found, expected);
    }
}
