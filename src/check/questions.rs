//! Which of its own questions a section leaves open.

use crate::model::{Draft, Place, SectionId};
use crate::template::{Field, FieldKind, Section, Template};

use super::progress::is_filled;

/// Returns the questions of a section itself that nothing answers yet.
pub fn open_questions<'a>(draft: &Draft, section: &'a Section) -> Vec<&'a Field> {
    let fields = section.fields.iter();
    fields
        .filter(|field| asks(field) && !is_filled(draft, section, field))
        .collect()
}

/// Returns the same for a section and the sections within it, with the place of each.
pub fn open_questions_within<'a>(
    draft: &Draft,
    template: &'a Template,
    section: &SectionId,
) -> Vec<(Place, &'a Field)> {
    let mut open = Vec::new();
    if let Some(section) = template.section(section) {
        collect(draft, section, &mut open);
    }
    open
}

fn collect<'a>(draft: &Draft, section: &'a Section, open: &mut Vec<(Place, &'a Field)>) {
    let own = open_questions(draft, section).into_iter();
    open.extend(own.map(|field| {
        let place = Place::Field(section.id.clone(), field.id.clone());
        (place, field)
    }));
    for inner in &section.sections {
        collect(draft, inner, open);
    }
}

/// Whether a field wants an answer. Rows are added where there are any: only where the paper is
/// not ready without one does their being none leave a question open.
fn asks(field: &Field) -> bool {
    match &field.kind {
        FieldKind::Register(_) => field.required,
        FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Choice(_) => {
            !field.optional
        }
    }
}
