//! What the paper of a reader leaves out.

use crate::model::{Place, shortened};
use crate::template::{Field, Section};

use super::{LeftOut, audience::marking_at, edition::Edition, labels::title, seen::all_rows};

/// How long the title of something left out may be.
const TITLE_CHARS: usize = 80;

/// Lists what a reader's paper leaves out.
pub(super) fn left_out(edition: &Edition<'_>) -> Vec<LeftOut> {
    let mut left_out = Vec::new();
    for section in edition.template.arranged(&edition.draft.arrangement) {
        left_out_of(edition, section, &mut left_out);
    }
    for row in all_rows(edition.draft).filter(|row| edition.hides(row.id())) {
        push(edition, row.place(), &title(row), &mut left_out);
    }
    left_out
}

fn left_out_of(edition: &Edition<'_>, section: &Section, left_out: &mut Vec<LeftOut>) {
    let place = Place::Section(section.id.clone());
    if !edition.can_read(&place) {
        push(edition, place, &section.title, left_out);
        return;
    }
    for field in &section.fields {
        let place = Place::Field(section.id.clone(), field.id.clone());
        if !edition.can_read(&place) {
            push(edition, place, field_title(field), left_out);
        }
    }
    for inner in section.arranged(&edition.draft.arrangement) {
        left_out_of(edition, inner, left_out);
    }
}

fn push(edition: &Edition<'_>, place: Place, title: &str, left_out: &mut Vec<LeftOut>) {
    left_out.push(LeftOut {
        audience: marking_at(edition.draft, edition.template, &place).audience,
        place,
        title: shortened(title, TITLE_CHARS),
    });
}

fn field_title(field: &Field) -> &str {
    if field.heading.is_empty() {
        &field.prompt
    } else {
        &field.heading
    }
}
