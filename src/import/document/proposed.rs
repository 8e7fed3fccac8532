//! Passages as text of sections: what is there already stays before it.

use std::collections::BTreeMap;

use super::found::{Document, Passage, Target};
use crate::import::proposal::Proposal;
use crate::model::{Answer, Draft, FieldId, Place, Prose, SectionId, Value};
use crate::prose::pasted;
use crate::template::Template;

/// Returns what goes into a draft where passages go to these places, in the order of the document.
pub fn proposal(
    document: &Document,
    targets: &[Option<Target>],
    draft: &Draft,
    template: &Template,
) -> Proposal {
    let mut texts: BTreeMap<(SectionId, FieldId), String> = BTreeMap::new();
    for (passage, target) in document.passages.iter().zip(targets) {
        let Some(target) = target else { continue };
        let title = template
            .section(&target.section)
            .map_or("", |section| &section.title);
        let text = prose(passage, title);
        if text.is_empty() {
            continue;
        }
        let key = (target.section.clone(), target.field.clone());
        let all = texts.entry(key).or_default();
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        all.push_str(&text);
    }
    let values = texts.into_iter().filter_map(|((section, field), text)| {
        let before = draft
            .answers
            .get(&section)
            .and_then(|answers| answers.get(&field));
        let before = match before {
            Some(Answer::Prose(prose)) => prose.as_str().trim_end(),
            Some(Answer::Line(_) | Answer::Date(_) | Answer::Choice(_)) | None => "",
        };
        // The same document again adds nothing.
        if before.contains(text.trim()) {
            return None;
        }
        let whole = if before.is_empty() {
            text
        } else {
            format!("{before}\n\n{text}")
        };
        let value = Value::Prose(Prose::new(whole));
        Some((Place::Field(section, field), value))
    });
    Proposal {
        label: "Bring in a document".to_owned(),
        rows: Vec::new(),
        values: values.collect(),
    }
}

/// Returns a passage as prose. Its heading stays as a bold line where the section is called
/// otherwise: headings come from the template alone.
fn prose(passage: &Passage, title: &str) -> String {
    let body = pasted(&format!("{}\n", passage.lines.join("\n")));
    let heading = passage.heading.trim();
    let is_same = heading.to_lowercase() == title.to_lowercase();
    let body = body.trim_end();
    if heading.is_empty() || is_same {
        body.to_owned()
    } else {
        format!("**{}**\n\n{body}", pasted(heading))
            .trim_end()
            .to_owned()
    }
}
