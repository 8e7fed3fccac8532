//! What readers nearly always look for in a section, and whether it is said there.

use crate::model::{Answer, Draft, Record, SectionId, Value};
use crate::template::{FieldKind, Rule, Scope, Section, SectionTopics, Template, Topic};

/// Something that readers look for in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicState {
    /// What it is called.
    pub name: String,
    /// Whether the section says anything of it.
    pub is_said: bool,
}

/// Returns what is looked for in each section that a template names for it, section by section.
pub fn topics(draft: &Draft, template: &Template) -> Vec<(SectionId, Vec<TopicState>)> {
    let rules = template.file().rules.iter();
    let named = rules.filter_map(|rule| {
        if let Rule::TopicMissing(sections) = rule {
            Some(sections)
        } else {
            None
        }
    });
    named
        .flatten()
        .map(|one| (one.section.clone(), states(draft, template, one)))
        .collect()
}

/// Returns the same for one section.
pub(super) fn states(draft: &Draft, template: &Template, one: &SectionTopics) -> Vec<TopicState> {
    let mut text = String::new();
    if let Some(section) = template.section(&one.section) {
        gather(draft, section, &mut text);
    }
    let text = text.to_lowercase();
    let states = one.topics.iter().map(|topic| TopicState {
        name: topic.name.clone(),
        is_said: says(&text, topic),
    });
    states.collect()
}

/// Gathers what a section says, with the sections and rows within it.
fn gather(draft: &Draft, section: &Section, text: &mut String) {
    for field in &section.fields {
        match (&field.kind, draft.answer(&section.id, &field.id)) {
            (FieldKind::Register(view), _) if view.scope == Scope::Here => {
                let rows = draft.registers.rows(view.register).into_iter();
                for row in rows.filter(|row| view.takes(draft, *row, &section.id)) {
                    gather_row(row, text);
                }
            }
            (_, Some(Answer::Prose(prose))) => push(prose.as_str(), text),
            (_, Some(Answer::Line(line))) => push(line, text),
            (_, Some(Answer::Choice(_) | Answer::Date(_)) | None) => {}
        }
    }
    for inner in &section.sections {
        gather(draft, inner, text);
    }
}

fn gather_row(row: &dyn Record, text: &mut String) {
    for column in row.columns() {
        match row.get(column.name) {
            Value::Text(line) => push(&line, text),
            Value::Prose(prose) => push(prose.as_str(), text),
            Value::Date(_)
            | Value::Period(_)
            | Value::Choice(_)
            | Value::Link(_)
            | Value::Links(_)
            | Value::Series(_)
            | Value::List(_)
            | Value::SignOffs(_)
            | Value::Logo(_) => {}
        }
    }
}

fn push(piece: &str, text: &mut String) {
    text.push_str(piece);
    text.push('\n');
}

/// Whether a text in small letters has a word that begins as one of a topic does.
fn says(text: &str, topic: &Topic) -> bool {
    let name = topic.name.to_lowercase();
    let words = topic.words.iter().map(String::as_str);
    words.chain(std::iter::once(name.as_str())).any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            before.is_none_or(|before| !before.is_alphanumeric())
        })
    })
}
