//! The sections and fields of a template that a pack has.

use crate::content::marking_at;
use crate::model::{Draft, Place, RegisterKind};
use crate::template::{Field, FieldKind, Rule, Scope, Section, Template, build};

use super::order::{Order, PackError, Rest};

/// Returns the template without what the receiver does not get. Titles and guidance of sections
/// that they may not read say something too.
pub(super) fn trimmed(
    draft: &Draft,
    template: &Template,
    order: &Order,
) -> Result<Template, PackError> {
    let mut trimming = template.file().clone();
    let trimmer = Trimmer {
        draft,
        template,
        order,
    };
    let sections = template.sections().iter();
    trimming.sections = sections
        .filter_map(|section| trimmer.section(section))
        .collect();
    // What patterns held stands in the sections now; orders name sections that are not here.
    trimming.patterns.clear();
    trimming.orders.clear();
    if let Ok(trimmed) = build(trimming.clone()) {
        return Ok(trimmed);
    }
    // It asks for fields that this part of the paper need not have.
    let rules = trimming.rules.iter();
    trimming.rules = rules
        .filter(|rule| !matches!(rule, Rule::ThreeQuestions | Rule::TopicMissing(_)))
        .cloned()
        .collect();
    Ok(build(trimming)?)
}

struct Trimmer<'a> {
    draft: &'a Draft,
    template: &'a Template,
    order: &'a Order,
}

impl Trimmer<'_> {
    fn section(&self, section: &Section) -> Option<Section> {
        if !self.may_read(&Place::Section(section.id.clone())) {
            return None;
        }
        let is_whole = self.order.rest == Rest::Read
            || self.template.is_within(&section.id, &self.order.sections);
        let fields = section.fields.iter();
        let fields = fields.filter(|field| {
            let place = Place::Field(section.id.clone(), field.id.clone());
            self.may_read(&place) && (is_whole || can_be_cited(field))
        });
        let inner = section.sections.iter();
        let mut kept = Section {
            fields: fields.cloned().collect(),
            sections: inner.filter_map(|inner| self.section(inner)).collect(),
            ..section.clone()
        };
        if !is_whole {
            kept.prompt.clear();
            kept.guidance.clear();
        }
        (!kept.fields.is_empty() || !kept.sections.is_empty()).then_some(kept)
    }

    fn may_read(&self, place: &Place) -> bool {
        marking_at(self.draft, self.template, place).is_readable_by(self.order.readers)
    }
}

/// Whether a field lists what every section may cite.
fn can_be_cited(field: &Field) -> bool {
    match &field.kind {
        FieldKind::Register(view) => {
            is_citable(view.register) && matches!(view.scope, Scope::All | Scope::Used)
        }
        FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Choice(_) => false,
    }
}

/// Whether rows of a register are there to be cited from anywhere.
pub(super) fn is_citable(register: RegisterKind) -> bool {
    matches!(
        register,
        RegisterKind::Evidence | RegisterKind::Indicators | RegisterKind::Terms
    )
}
