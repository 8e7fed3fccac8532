//! A section pack: what of a draft one person needs to write some of its sections, cut out into a
//! draft of its own, with its errand.
//!
//! Invariants: nothing that its receiver may not read is in it, not as a link, a citation or a
//! name; what is left out is missing in what was sent and in what comes back alike, so that putting
//! both together never takes it for deleted. No file, clock or window.

mod order;
mod outline;
mod rows;
mod trim;

use std::collections::BTreeSet;

use crate::content::marking_at;
use crate::model::{Draft, DraftStatus, Pack, Place, SectionId};
use crate::template::{Section, Template};

pub use self::order::{Order, PackError, Rest};
use self::{
    outline::trimmed,
    rows::kept_rows,
    trim::{known_words, trim_comments, trim_rows, trim_texts},
};

/// A pack that was cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The draft, with its errand.
    pub draft: Draft,
    /// The sections and fields that are in it.
    pub template: Template,
    /// How many rows were left out.
    pub n_rows_left_out: usize,
}

/// Cuts a pack out of a draft.
pub fn cut(draft: &Draft, template: &Template, order: &Order) -> Result<Cut, PackError> {
    let sections = asked_for(draft, template, order)?;
    let trimmed = trimmed(draft, template, order)?;
    let rows = kept_rows(draft, template, &trimmed, order);
    let n_rows_left_out = draft.registers.all_rows().count() - rows.len();
    let mut base = Draft {
        template: draft.template.clone(),
        details: draft.details.clone(),
        look: draft.look.clone(),
        ..Draft::default()
    };
    // What was agreed was agreed of the whole, and the first word written here would undo it.
    base.details.status = DraftStatus::default();
    base.details.sign_offs.clear();
    base.details.words.clear();
    base.details.earlier.clear();
    base.details.promised.clear();
    trim_texts(draft, &trimmed, &rows, &mut base);
    trim_rows(draft, &rows, &mut base);
    trim_comments(draft, &trimmed, &rows, &mut base);
    base.details.words = known_words(&base, &draft.details.words);
    base.details.earlier = base.earlier_said(&draft.details.earlier);
    let pack = Pack {
        addressee: order.addressee.trim().to_owned(),
        from: order.from.trim().to_owned(),
        sections,
        readers: order.readers,
        due: order.due,
        note: order.note.trim().to_owned(),
        base: base.clone(),
        sent: None,
        states: BTreeSet::new(),
        beside: None,
    };
    base.pack = Some(pack.into());
    Ok(Cut {
        draft: base,
        template: trimmed,
        n_rows_left_out,
    })
}

/// Returns the sections that are asked for, without those that stand within others of them.
fn asked_for(
    draft: &Draft,
    template: &Template,
    order: &Order,
) -> Result<Vec<SectionId>, PackError> {
    let mut sections: Vec<SectionId> = Vec::new();
    for id in &order.sections {
        let Some(section) = template.section(id) else {
            return Err(PackError::NoSuchSection(id.clone()));
        };
        let marking = marking_at(draft, template, &Place::Section(id.clone()));
        if !marking.is_readable_by(order.readers) {
            return Err(PackError::NotReadable(section.outline_title().to_owned()));
        }
        if let Some(agreed) = agreed_within(draft, section) {
            return Err(PackError::Agreed(agreed.outline_title().to_owned()));
        }
        let mut outer = template.ancestors(id).into_iter();
        let is_within = outer.any(|outer| order.sections.contains(&outer.id));
        if !is_within && !sections.contains(id) {
            sections.push(id.clone());
        }
    }
    if sections.is_empty() {
        return Err(PackError::NoSection);
    }
    Ok(sections)
}

/// Returns the first section that is agreed, of a section and those within it.
fn agreed_within<'a>(draft: &Draft, section: &'a Section) -> Option<&'a Section> {
    if draft.minutes.agreed.contains_key(&section.id) {
        return Some(section);
    }
    let mut inner = section.sections.iter();
    inner.find_map(|inner| agreed_within(draft, inner))
}

/// Whether the receiver of a pack may change a place: what stands in the sections they were asked
/// for, what these show, and what they added themselves.
pub fn is_theirs(draft: &Draft, template: &Template, pack: &Pack, place: &Place) -> bool {
    if pack.is_whole() {
        return true;
    }
    let is_in = |section: &SectionId| template.is_within(section, &pack.sections);
    match place {
        Place::Draft | Place::Detail(_) => false,
        Place::Section(section) | Place::Field(section, _) => is_in(section),
        Place::Row(register, row) | Place::Cell(register, row, _) => {
            let is_new = pack.base.registers.row(*register, row).is_none();
            let record = draft.registers.row(*register, row);
            let shows = |record| {
                let mut views = template.views(*register).into_iter();
                views.any(|(section, _, view)| {
                    is_in(&section.id) && view.takes(draft, record, &section.id)
                })
            };
            is_new || record.is_some_and(shows)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, Audience, FieldId, Prose, notes_of};
    use crate::template::{FieldKind, shipped};

    #[test]
    fn a_pack_has_no_words_of_other_sections_in_its_notes() {
        let template = shipped().unwrap().remove(0);
        let texts: Vec<_> = { template.outline(&[]).into_iter() }
            .filter_map(|outlined| {
                let mut fields = outlined.section.fields.iter();
                let field = fields.find(|field| matches!(field.kind, FieldKind::Prose))?;
                Some((outlined.section.id.clone(), field.id.clone()))
            })
            .collect();
        let mut draft = Draft::default();
        let says = [
            (&texts[0], "Our boats were mended last May."),
            (&texts[1], "This is for nobody else to see."),
        ];
        for ((section, field), words) in says {
            let (section, field): (SectionId, FieldId) = (section.clone(), field.clone());
            let answers = draft.answers.entry(section).or_default();
            answers.insert(field, Answer::Prose(Prose::new(words)));
            draft.details.earlier.extend(notes_of(words));
        }
        let order = Order {
            sections: vec![texts[0].0.clone()],
            addressee: "Jo".to_owned(),
            from: String::new(),
            readers: Audience::Ofsted,
            rest: Rest::LeftOut,
            due: None,
            note: String::new(),
        };
        let cut = cut(&draft, &template, &order).unwrap();
        assert_eq!(cut.draft.details.earlier, notes_of(says[0].1));
        let base = &cut.draft.pack.as_ref().unwrap().base;
        assert_eq!(base.details.earlier, cut.draft.details.earlier);
    }
}
