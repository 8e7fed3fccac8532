//! What the paper of a reader leaves out.

use std::collections::BTreeSet;

use super::readers::marking_at;
use crate::{
    content::{paper::tree::LeftOut, texts::labels::title},
    model::{Audience, Draft, Marking, Place, RowId, shortened},
    template::{Field, Section, Template},
};

/// How long the title of something left out may be.
const TITLE_CHARS: usize = 80;

/// Lists what a reader's paper leaves out, given the rows that the reader may not see.
pub(super) fn left_out(
    draft: &Draft,
    template: &Template,
    reader: Audience,
    hidden: &BTreeSet<RowId>,
) -> Vec<LeftOut> {
    let mut list = Lister {
        draft,
        template,
        reader,
        left_out: Vec::new(),
    };
    for section in template.arranged(&draft.arrangement) {
        list.section(section);
    }
    for row in draft
        .registers
        .all_rows()
        .filter(|row| hidden.contains(row.id()))
    {
        let marking = list.marking(&row.place());
        list.push(row.place(), &marking, &title(row));
    }
    list.left_out
}

struct Lister<'a> {
    draft: &'a Draft,
    template: &'a Template,
    reader: Audience,
    left_out: Vec<LeftOut>,
}

impl Lister<'_> {
    fn section(&mut self, section: &Section) {
        let place = Place::Section(section.id.clone());
        if self.leaves_out(place, &section.title) {
            return;
        }
        for field in &section.fields {
            let place = Place::Field(section.id.clone(), field.id.clone());
            self.leaves_out(place, field_title(field));
        }
        for inner in section.arranged(&self.draft.arrangement) {
            self.section(inner);
        }
    }

    /// Lists a part if the reader may not read it, and says whether it is so.
    fn leaves_out(&mut self, place: Place, title: &str) -> bool {
        let marking = self.marking(&place);
        let is_hidden = !marking.is_readable_by(self.reader);
        if is_hidden {
            self.push(place, &marking, title);
        }
        is_hidden
    }

    fn marking(&self, place: &Place) -> Marking {
        marking_at(self.draft, self.template, place)
    }

    fn push(&mut self, place: Place, marking: &Marking, title: &str) {
        self.left_out.push(LeftOut {
            audience: marking.audience,
            place,
            title: shortened(title, TITLE_CHARS),
        });
    }
}

fn field_title(field: &Field) -> &str {
    if field.heading.is_empty() {
        &field.prompt
    } else {
        &field.heading
    }
}
