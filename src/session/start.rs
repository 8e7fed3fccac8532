//! A new draft: what the template says it begins with.

use crate::model::{Answer, Audience, Draft, Marking, Prose, SignOff, TemplateRef};
use crate::store::{Loaded, parse_draft};
use crate::template::{FieldKind, Section, Template};

use super::Problem;

/// The example that comes with the program: a complete draft of a fictional council.
const EXAMPLE: &str = include_str!("../../examples/drafts/northmere-2026.ron");

/// Begins a draft from a template, with the texts that can be kept. It has no days: one that
/// nobody gave would stand on the cover as the council's word.
pub fn new_draft(template: &Template) -> Draft {
    let file = template.file();
    let mut draft = Draft {
        template: TemplateRef {
            id: file.id.clone(),
            edition: file.edition.clone(),
        },
        ..Draft::default()
    };
    let details = &mut draft.details;
    details.title.clone_from(&file.paper.title);
    details.subtitle.clone_from(&file.paper.subtitle);
    details.label.clone_from(&file.paper.label);
    details.framework.clone_from(&file.framework.name);
    "0.1".clone_into(&mut details.version);
    details.sign_offs = file
        .paper
        .sign_offs
        .iter()
        .map(|role| SignOff {
            role: role.clone(),
            agreed: None,
        })
        .collect();
    for outlined in template.outline(&[]) {
        mark(&mut draft, outlined.section);
        for field in &outlined.section.fields {
            let answer = match &field.kind {
                _ if field.default.is_empty() => continue,
                FieldKind::Prose => Answer::Prose(Prose::new(field.default.clone())),
                FieldKind::Line => Answer::Line(field.default.clone()),
                FieldKind::Date | FieldKind::Choice(_) | FieldKind::Register(_) => continue,
            };
            let answers = draft
                .answers
                .entry(outlined.section.id.clone())
                .or_default();
            answers.insert(field.id.clone(), answer);
        }
    }
    draft
}

/// Marks a section and its fields as the template has them begin.
fn mark(draft: &mut Draft, section: &Section) {
    let for_some = |audience: Audience| (audience != Audience::Everyone).then_some(audience);
    let marking = |audience| Marking {
        audience,
        exempt: None,
    };
    if let Some(audience) = for_some(section.audience) {
        draft
            .markings
            .entry(section.id.clone())
            .or_default()
            .section = marking(audience);
    }
    for field in &section.fields {
        if let Some(audience) = for_some(field.audience) {
            let marks = draft.markings.entry(section.id.clone()).or_default();
            marks.fields.insert(field.id.clone(), marking(audience));
        }
    }
}

/// Returns the example that comes with the program.
pub fn example_draft() -> Result<Loaded, Problem> {
    parse_draft(EXAMPLE.as_bytes()).map_err(|source| {
        crate::store::StoreError::Format {
            path: "the example".into(),
            source,
        }
        .into()
    })
}
