//! Answers under the sections of the new template.

use std::collections::BTreeMap;

use crate::model::{Answer, Draft, FieldId, Prose, SectionId, british_date};
use crate::template::{FieldKind, Template};

/// Moves what stands under sections and fields that the new template has not to where it belongs
/// now: to a section of the same name, or to the nearest above that is still there. What belongs
/// nowhere stays under its old name, and is told.
pub(super) fn carry(
    draft: &mut Draft,
    (old, new): (&Template, &Template),
    told: &mut Vec<String>,
    left: &mut Vec<(String, String)>,
) {
    let mut n_moved = 0;
    let gone: Vec<(SectionId, FieldId)> = { draft.answers.iter() }
        .flat_map(|(section, answers)| {
            let fields = answers.keys();
            fields.map(move |field| (section.clone(), field.clone()))
        })
        .filter(|(section, field)| new.field(section, field).is_none())
        .collect();
    for (section, field) in gone {
        let Some(text) = draft.answer(&section, &field).and_then(text) else {
            let answer = draft.answer(&section, &field);
            let words = answer.map_or_else(String::new, said);
            left.push((title(old, &section), words));
            continue;
        };
        let home = home(&section, (old, new));
        let Some((to, at)) = home.and_then(|to| Some((to.clone(), prose_field(new, &to)?))) else {
            left.push((title(old, &section), text));
            continue;
        };
        append(draft, (to, at), &text);
        take_out(&mut draft.answers, &section, &field);
        n_moved += 1;
    }
    if n_moved > 0 {
        told.push(format!(
            "{n_moved} texts stand in other sections now, because theirs are no longer there."
        ));
    }
    if !left.is_empty() {
        let n = left.len();
        told.push(format!(
            "{n} answers have no place in this template. They are kept, and stand in no paper."
        ));
    }
    for statement in &mut draft.registers.statements {
        if let Some(section) = &statement.section
            && new.section(section).is_none()
            && let Some(home) = home(section, (old, new))
        {
            statement.section = Some(home);
        }
    }
}

/// Returns where something of a section belongs now.
fn home(section: &SectionId, (old, new): (&Template, &Template)) -> Option<SectionId> {
    let is_there = |id: &SectionId| new.section(id).is_some();
    if is_there(section) {
        return Some(section.clone());
    }
    let title = old
        .section(section)
        .map(|section| section.title.to_lowercase());
    let outline = new.outline(&[]);
    let same = outline
        .iter()
        .find(|outlined| title.as_ref() == Some(&outlined.section.title.to_lowercase()));
    let same = same.map(|outlined| outlined.section.id.clone());
    same.or_else(|| {
        let above = old.ancestors(section);
        let mut above = above.iter().rev().map(|section| &section.id);
        above.find(|id| is_there(id) && *id != section).cloned()
    })
}

/// Returns the first field of a section that takes text.
fn prose_field(template: &Template, section: &SectionId) -> Option<FieldId> {
    let mut fields = template.section(section)?.fields.iter();
    let field = fields.find(|field| matches!(field.kind, FieldKind::Prose));
    field.map(|field| field.id.clone())
}

fn text(answer: &Answer) -> Option<String> {
    match answer {
        Answer::Prose(prose) => Some(prose.as_str().to_owned()),
        Answer::Line(text) => Some(text.clone()),
        Answer::Choice(_) | Answer::Date(_) => None,
    }
}

fn said(answer: &Answer) -> String {
    match answer {
        Answer::Prose(prose) => prose.as_str().to_owned(),
        Answer::Line(text) => text.clone(),
        Answer::Choice(option) => option.clone(),
        Answer::Date(date) => british_date(*date),
    }
}

fn title(template: &Template, section: &SectionId) -> String {
    let known = template.section(section);
    known.map_or_else(|| section.to_string(), |section| section.title.clone())
}

fn append(draft: &mut Draft, (section, field): (SectionId, FieldId), text: &str) {
    let answers = draft.answers.entry(section).or_default();
    let before = match answers.get(&field) {
        Some(Answer::Prose(prose)) => prose.as_str().trim_end().to_owned(),
        Some(Answer::Line(_) | Answer::Choice(_) | Answer::Date(_)) | None => String::new(),
    };
    let whole = if before.is_empty() {
        text.to_owned()
    } else {
        format!("{before}\n\n{text}")
    };
    answers.insert(field, Answer::Prose(Prose::new(whole)));
}

fn take_out(
    answers: &mut BTreeMap<SectionId, BTreeMap<FieldId, Answer>>,
    section: &SectionId,
    field: &FieldId,
) {
    if let Some(of_section) = answers.get_mut(section) {
        of_section.remove(field);
        if of_section.is_empty() {
            answers.remove(section);
        }
    }
}
