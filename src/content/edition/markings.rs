//! Markings of sections and fields as they hold, with what they inherit.

use crate::{
    model::{Draft, FieldId, Marking, Place, SectionId},
    template::Template,
};

/// Returns the marking that holds for a section.
pub(super) fn section_marking(draft: &Draft, template: &Template, section: &SectionId) -> Marking {
    let outer =
        template
            .ancestors(section)
            .into_iter()
            .fold(Marking::default(), |outer, ancestor| {
                draft
                    .own_marking(&Place::Section(ancestor.id.clone()))
                    .within(&outer)
            });
    draft
        .own_marking(&Place::Section(section.clone()))
        .within(&outer)
}

/// Returns the marking that holds for a field.
pub(super) fn field_marking(
    draft: &Draft,
    template: &Template,
    section: &SectionId,
    field: &FieldId,
) -> Marking {
    let place = Place::Field(section.clone(), field.clone());
    let outer = section_marking(draft, template, section);
    draft.own_marking(&place).within(&outer)
}
