//! What readers nearly always look for in a section, and whether it is said there.

use crate::model::{Answer, Draft, Prose, Record, SectionId, Value};
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
    let mut said = Said::nothing(&one.topics);
    if let Some(section) = template.section(&one.section) {
        gather(draft, section, &mut said);
    }
    let states = one.topics.iter().zip(said.is_said);
    { states }
        .map(|(topic, is_said)| TopicState {
            name: topic.name.clone(),
            is_said,
        })
        .collect()
}

/// Which topics something speaks of. It is remembered with each prose.
#[derive(Debug)]
struct Said {
    topics: Vec<Topic>,
    is_said: Vec<bool>,
}

impl Said {
    fn nothing(topics: &[Topic]) -> Self {
        Self {
            topics: topics.to_vec(),
            is_said: vec![false; topics.len()],
        }
    }

    fn read(&mut self, text: &str) {
        let small = text.to_lowercase();
        for (topic, is_said) in self.topics.iter().zip(&mut self.is_said) {
            *is_said = *is_said || says(&small, topic);
        }
    }

    fn recall(&mut self, prose: &Prose) {
        let read = || {
            let mut said = Self::nothing(&self.topics);
            said.read(prose.as_str());
            said
        };
        let known = prose.remembered(|known: &Self| known.topics == self.topics, read);
        for (is_said, known) in self.is_said.iter_mut().zip(&known.is_said) {
            *is_said |= *known;
        }
    }
}

/// Gathers what a section says, with the sections and rows within it.
fn gather(draft: &Draft, section: &Section, said: &mut Said) {
    for field in &section.fields {
        match (&field.kind, draft.answer(&section.id, &field.id)) {
            (FieldKind::Register(view), _) if view.scope == Scope::Here => {
                let rows = draft.registers.rows(view.register).into_iter();
                for row in rows.filter(|row| view.takes(draft, *row, &section.id)) {
                    gather_row(row, said);
                }
            }
            (_, Some(Answer::Prose(prose))) => said.recall(prose),
            (_, Some(Answer::Line(line))) => said.read(line),
            (_, Some(Answer::Choice(_) | Answer::Date(_)) | None) => {}
        }
    }
    for inner in &section.sections {
        gather(draft, inner, said);
    }
}

fn gather_row(row: &dyn Record, said: &mut Said) {
    for column in row.columns() {
        match row.get(column.name) {
            Value::Text(line) => said.read(&line),
            Value::Prose(prose) => said.recall(&prose),
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
