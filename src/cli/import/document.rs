//! A document as the command line tells it.

use serde::Serialize;

use super::done::Done;
use crate::cli::terminal::{Failure, Terminal};
use crate::import::{
    Kind,
    document::{Document, Passage, Target},
};
use crate::template::Template;

/// What was found, as other programs read it.
#[derive(Serialize)]
pub(super) struct JsonFound {
    kind: &'static str,
    sections: Vec<JsonSection>,
    left: Vec<JsonLeft>,
    changes: usize,
    carried_out: bool,
}

/// A section with what goes to it.
#[derive(Serialize)]
struct JsonSection {
    id: String,
    /// How many words go to it, headings counted.
    words: usize,
    passages: Vec<JsonPassage>,
}

#[derive(Serialize)]
struct JsonPassage {
    heading: String,
    words: usize,
    text: String,
    /// How sure it is, from 0 to 1.
    confidence: f32,
}

#[derive(Serialize)]
struct JsonLeft {
    text: String,
    why: String,
}

impl JsonFound {
    pub(super) fn of(
        kind: Kind,
        document: &Document,
        targets: &[Option<Target>],
        done: Done,
    ) -> Self {
        let (mut sections, mut left): (Vec<JsonSection>, Vec<JsonLeft>) = (Vec::new(), Vec::new());
        for (passage, target) in document.passages.iter().zip(targets) {
            match target {
                Some(target) => take(&mut sections, passage, target),
                None => left.push(JsonLeft {
                    text: passage.text(),
                    why: "No section of the template is called so.".to_owned(),
                }),
            }
        }
        left.extend(document.left.iter().map(|left| JsonLeft {
            text: left.text.clone(),
            why: left.why.clone(),
        }));
        Self {
            kind: kind.name(),
            sections,
            left,
            changes: done.n_changes,
            carried_out: done.is_carried_out,
        }
    }
}

fn take(sections: &mut Vec<JsonSection>, passage: &Passage, target: &Target) {
    let id = target.section.as_str();
    let at = sections.iter().position(|section| section.id == id);
    let at = at.unwrap_or_else(|| {
        sections.push(JsonSection {
            id: id.to_owned(),
            words: 0,
            passages: Vec::new(),
        });
        sections.len() - 1
    });
    if let Some(section) = sections.get_mut(at) {
        section.words += passage.n_words();
        section.passages.push(JsonPassage {
            heading: passage.heading.clone(),
            words: passage.n_words(),
            text: passage.text(),
            confidence: f32::from(target.sure) / 100.0,
        });
    }
}

pub(super) fn write(
    found: &JsonFound,
    template: &Template,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    for section in &found.sections {
        let id = crate::model::SectionId::new(section.id.clone()).ok();
        let known = id.and_then(|id| template.section(&id));
        let title = known.map_or(section.id.as_str(), |section| section.title.as_str());
        writeln!(terminal.out, "+ {title}: {} words", section.words)?;
        for passage in &section.passages {
            let heading = match passage.heading.as_str() {
                "" => "(before the first heading)",
                heading => heading,
            };
            let sure = passage.confidence * 100.0;
            writeln!(terminal.out, "    {heading} ({sure:.0} % sure)")?;
        }
    }
    for left in &found.left {
        writeln!(terminal.out, "Not taken: {}\n  {}", left.text, left.why)?;
    }
    Ok(())
}
