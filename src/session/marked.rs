//! Papers with changes marked since an earlier state: a kept one, or another file.
//!
//! Both states become papers for the same readers, and what the newer marks for others is taken
//! from the older too: a text that was open once and is not any more must not come out as
//! deleted.

use std::sync::Arc;

use crate::content::{self, Marked};
use crate::edit::{Edit, apply};
use crate::find;
use crate::model::{Audience, Draft, Marking, Place, RegisterKind};
use crate::template::Template;

use super::{Problem, ProblemKind};

/// The state that changes are marked since.
#[derive(Debug, Clone)]
pub struct Since {
    /// The draft as it was.
    pub then: Arc<Draft>,
    /// When that was, or what it is called, as it stands behind “since”.
    pub label: String,
}

/// How much is marked in a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// How many words came in.
    pub n_inserted: usize,
    /// How many words went out and are shown.
    pub n_deleted: usize,
    /// How many passages went out and are not shown, because they now stand where the readers
    /// may not read.
    pub n_held_back: usize,
}

impl Marks {
    /// Says how much is marked, and what is not.
    pub fn in_words(self) -> String {
        let words = |n: usize| match n {
            1 => "1 word".to_owned(),
            n => format!("{n} words"),
        };
        let told = format!(
            "Marked: {} in, {} out",
            words(self.n_inserted),
            words(self.n_deleted)
        );
        match self.n_held_back {
            0 => format!("{told}."),
            1 => format!(
                "{told}. 1 passage that went out is not shown: it now stands where these readers may not read it."
            ),
            n => format!(
                "{told}. {n} passages that went out are not shown: they now stand where these readers may not read them."
            ),
        }
    }
}

/// Returns the paper for some readers with what changed marked.
pub(super) fn marked_paper(
    (draft, template): (&Draft, &Template),
    reader: Audience,
    since: &Since,
) -> Result<Marked, Problem> {
    let then = narrowed(&since.then, (draft, template), reader)?;
    let before = content::build(&then, template, reader);
    let after = content::build(draft, template, reader);
    let texts = find::texts(draft, template).into_iter();
    let texts: Vec<String> = texts.map(|text| text.text).collect();
    Ok(content::mark(&before, after, &since.label, &texts))
}

/// Returns the draft as it was, with nothing open that the draft as it is keeps from the readers.
fn narrowed(
    then: &Draft,
    (draft, template): (&Draft, &Template),
    reader: Audience,
) -> Result<Draft, Problem> {
    let mut places: Vec<(Place, Marking)> = Vec::new();
    for outlined in template.outline(&[]) {
        let section = &outlined.section.id;
        let fields = outlined.section.fields.iter();
        let fields = fields.map(|field| Place::Field(section.clone(), field.id.clone()));
        for place in std::iter::once(Place::Section(section.clone())).chain(fields) {
            let marking = content::marking_at(draft, template, &place);
            places.push((place, marking));
        }
    }
    let rows = content::row_markings(draft, template);
    for register in RegisterKind::ALL {
        for row in then.registers.rows(*register) {
            if let Some(marking) = rows.get(row.id()) {
                places.push((Place::Row(*register, row.id().clone()), marking.clone()));
            }
        }
    }
    let mut narrowed = then.clone();
    for (place, marking) in places {
        if !marking.is_readable_by(reader) {
            let marking = then.own_marking(&place).within(&marking);
            apply(&mut narrowed, Edit::Mark { place, marking }).map_err(|error| {
                let message = format!("The paper could not be made: {error}.");
                Problem::new(ProblemKind::Bug, message)
                    .hint("The draft is safe. Please report this.")
            })?;
        }
    }
    Ok(narrowed)
}
