//! Answers under the sections of the new template.

use std::collections::BTreeMap;

use super::{
    markings::{Before, is_as_strict},
    told::tell,
};
use crate::content::marking_at;
use crate::model::{Answer, Draft, FieldId, Place, Prose, SectionId, british_date};
use crate::template::{FieldKind, Template};

/// Moves what stands under sections and fields that the new template has not to where it belongs
/// now: to a section of the same name, or to the nearest above that is still there. What belongs
/// nowhere stays under its old name, and is told; so does what more people would read than before.
pub(super) fn carry(
    draft: &mut Draft,
    before: &Before<'_>,
    told: &mut Vec<String>,
    left: &mut Vec<(String, String)>,
) {
    let (old, new) = (&before.last.template, before.new);
    let (mut n_moved, mut n_left, mut n_hidden) = (0, 0, 0);
    let gone: Vec<(SectionId, FieldId)> = { draft.answers.iter() }
        .flat_map(|(section, answers)| {
            let fields = answers.keys();
            fields.map(move |field| (section.clone(), field.clone()))
        })
        .filter(|(section, field)| new.field(section, field).is_none())
        .collect();
    for (section, field) in gone {
        let Some(answer) = draft.answer(&section, &field).cloned() else {
            continue;
        };
        let is_over = is_over(before, &section, Some(&field));
        let home = if is_over {
            None
        } else {
            home_of(draft, (&section, &answer), (old, new))
        };
        match home {
            Some((to, at, text))
                if keeps_readers(draft, before, (&section, &field), (&to, &at)) =>
            {
                append(draft, (to, at), &text);
                take_out(&mut draft.answers, &section, &field);
                n_moved += 1;
                continue;
            }
            Some(_) => n_hidden += 1,
            None => n_left += 1,
        }
        left.push((title(old, &section), said(&answer)));
    }
    let one = "text stands in another section now, because its own is no longer there";
    let many = "texts stand in other sections now, because theirs are no longer there";
    tell(told, n_moved, one, many);
    let one = "answer has no place in this template; it is kept, and stands in no paper";
    let many = "answers have no place in this template; they are kept, and stand in no paper";
    tell(told, n_left, one, many);
    let one =
        "text has a place only where more people would read it; it is kept, and stands in no paper";
    let many = "texts have a place only where more people would read them; they are kept, and stand in no paper";
    tell(told, n_hidden, one, many);
    for statement in &mut draft.registers.statements {
        if let Some(section) = &statement.section
            && new.section(section).is_none()
            && !is_over(before, section, None)
            && let Some(home) = home(section, (old, new))
        {
            statement.section = Some(home);
        }
    }
}

/// Whether the new template says that a part has no place any more.
fn is_over(before: &Before<'_>, section: &SectionId, field: Option<&FieldId>) -> bool {
    let mapped = before.table().and_then(|table| match field {
        Some(field) => table.of_field(section, field),
        None => table.of_section(section),
    });
    mapped.is_some_and(|mapped| mapped.now.is_empty())
}

/// Returns the field that takes an answer now, and its words. A choice or a day, there or here,
/// takes no text and becomes none.
fn home_of(
    draft: &Draft,
    (section, answer): (&SectionId, &Answer),
    (old, new): (&Template, &Template),
) -> Option<(SectionId, FieldId, String)> {
    let words = text(answer)?;
    let to = home(section, (old, new))?;
    let at = prose_field(new, &to)?;
    let is_free = draft
        .answer(&to, &at)
        .is_none_or(|there| text(there).is_some());
    is_free.then_some((to, at, words))
}

/// Whether nobody reads a text at its new place who could not read it at its old one.
fn keeps_readers(
    draft: &Draft,
    before: &Before<'_>,
    (section, field): (&SectionId, &FieldId),
    (to, at): (&SectionId, &FieldId),
) -> bool {
    let place = Place::Field(to.clone(), at.clone());
    let there = marking_at(draft, before.new, &place).within(&before.of_section(to));
    is_as_strict(&there, &before.of_field(section, field))
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
pub(super) fn prose_field(template: &Template, section: &SectionId) -> Option<FieldId> {
    let mut fields = template.section(section)?.fields.iter();
    let field = fields.find(|field| matches!(field.kind, FieldKind::Prose));
    field.map(|field| field.id.clone())
}

pub(super) fn text(answer: &Answer) -> Option<String> {
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

pub(super) fn append(draft: &mut Draft, (section, field): (SectionId, FieldId), text: &str) {
    let answers = draft.answers.entry(section).or_default();
    let before = answers.get(&field).and_then(self::text);
    let before = before.unwrap_or_default().trim_end().to_owned();
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
