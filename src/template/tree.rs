//! A checked template: patterns expanded, every section found by id.

use std::collections::BTreeMap;

use crate::model::{FieldId, Place, RegisterKind, SectionId};

use super::mapping::Mapping;
use super::{Field, FieldKind, RegisterView, Section, SectionOrder, SectionRole, TemplateFile};

/// A template that passed every check.
///
/// Invariant: `paths` holds the way to every section in `sections`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    file: TemplateFile,
    sections: Vec<Section>,
    paths: BTreeMap<SectionId, Vec<usize>>,
}

/// A section met on a walk through the outline.
#[derive(Debug, Clone, Copy)]
pub struct Outlined<'a> {
    /// The section.
    pub section: &'a Section,
    /// How deep it stands; top-level sections stand at 0.
    pub depth: usize,
    /// The top-level section it stands in, itself at depth 0.
    pub part: &'a Section,
}

impl Template {
    pub(super) fn new(file: TemplateFile, sections: Vec<Section>) -> Self {
        let mut paths = BTreeMap::new();
        collect_paths(&sections, &mut Vec::new(), &mut paths);
        Self {
            file,
            sections,
            paths,
        }
    }

    /// Returns the template as it stands in a file.
    pub fn file(&self) -> &TemplateFile {
        &self.file
    }

    /// Returns where the sections of another edition went, if the template says so.
    pub fn mapping_from(&self, other: &Self) -> Option<&Mapping> {
        let (own, other) = (self.file(), other.file());
        let mut mappings = own.mappings.iter();
        mappings.find(|mapping| {
            let template = mapping.template.as_ref().unwrap_or(&own.id);
            *template == other.id && mapping.editions.contains(&other.edition)
        })
    }

    /// Returns the top-level sections in the template's order, patterns expanded.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Returns the top-level sections in the author's order. Those not named keep their place
    /// among the rest; appendices stay behind the body.
    pub fn arranged<'a>(&'a self, order: &[SectionId]) -> Vec<&'a Section> {
        let mut arranged = arranged(&self.sections, order);
        arranged.sort_by_key(|section| section.role == SectionRole::Appendix);
        arranged
    }

    /// Returns which of the template's orders sections stand in, if in any.
    pub fn order_of(&self, arrangement: &[SectionId]) -> Option<&SectionOrder> {
        let outline = self.outline(arrangement);
        let stands = |order: &&SectionOrder| {
            let ids = outline.iter().map(|outlined| &outlined.section.id);
            ids.filter(|id| order.sections.contains(id))
                .eq(&order.sections)
        };
        self.file.orders.iter().find(stands)
    }

    /// Returns the author's order with the sections of one of the template's orders in it.
    pub fn in_order(&self, order: &SectionOrder, arrangement: &[SectionId]) -> Vec<SectionId> {
        let others = arrangement.iter().filter(|id| !order.sections.contains(id));
        others.chain(&order.sections).cloned().collect()
    }

    /// Walks every section in the author's order, each before the sections within it.
    pub fn outline<'a>(&'a self, order: &[SectionId]) -> Vec<Outlined<'a>> {
        let mut outline = Vec::new();
        for part in self.arranged(order) {
            walk(part, part, (order, 0), &mut outline);
        }
        outline
    }

    /// Finds a section.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        let (first, rest) = self.paths.get(id)?.split_first()?;
        let mut section = self.sections.get(*first)?;
        for idx in rest {
            section = section.sections.get(*idx)?;
        }
        Some(section)
    }

    /// Whether a section is one of these, or stands within one of them.
    pub fn is_within(&self, id: &SectionId, sections: &[SectionId]) -> bool {
        let mut outer = self.ancestors(id).into_iter();
        sections.contains(id) || outer.any(|outer| sections.contains(&outer.id))
    }

    /// Returns the sections that hold this one, outermost first, without itself.
    pub fn ancestors(&self, id: &SectionId) -> Vec<&Section> {
        let Some(path) = self.paths.get(id) else {
            return Vec::new();
        };
        let mut ancestors = Vec::new();
        let mut siblings = &self.sections;
        for idx in path {
            let Some(section) = siblings.get(*idx) else {
                break;
            };
            if section.id != *id {
                ancestors.push(section);
            }
            siblings = &section.sections;
        }
        ancestors
    }

    /// Finds a field of a section.
    pub fn field(&self, section: &SectionId, field: &FieldId) -> Option<&Field> {
        self.section(section)?
            .fields
            .iter()
            .find(|candidate| candidate.id == *field)
    }

    /// Returns every view of a register, with the section and field it stands in.
    pub fn views(&self, register: RegisterKind) -> Vec<(&Section, &Field, &RegisterView)> {
        self.outline(&[])
            .into_iter()
            .flat_map(|outlined| {
                outlined
                    .section
                    .fields
                    .iter()
                    .map(move |field| (outlined.section, field))
            })
            .filter_map(|(section, field)| match &field.kind {
                FieldKind::Register(view) if view.register == register => {
                    Some((section, field, view))
                }
                FieldKind::Register(_)
                | FieldKind::Line
                | FieldKind::Prose
                | FieldKind::Date
                | FieldKind::Choice(_) => None,
            })
            .collect()
    }

    /// Whether the template has what the place names. Rows and details are not the template's.
    pub fn has(&self, place: &Place) -> bool {
        match place {
            Place::Draft | Place::Detail(_) | Place::Row(..) | Place::Cell(..) => true,
            Place::Section(section) => self.section(section).is_some(),
            Place::Field(section, field) => self.field(section, field).is_some(),
        }
    }
}

impl Section {
    /// Returns the sections within this one in the author's order.
    pub fn arranged<'a>(&'a self, order: &[SectionId]) -> Vec<&'a Self> {
        arranged(&self.sections, order)
    }

    /// Returns the heading for the outline.
    pub fn outline_title(&self) -> &str {
        if self.short.is_empty() {
            &self.title
        } else {
            &self.short
        }
    }
}

fn collect_paths(
    sections: &[Section],
    path: &mut Vec<usize>,
    paths: &mut BTreeMap<SectionId, Vec<usize>>,
) {
    for (idx, section) in sections.iter().enumerate() {
        path.push(idx);
        paths.insert(section.id.clone(), path.clone());
        collect_paths(&section.sections, path, paths);
        path.pop();
    }
}

fn walk<'a>(
    section: &'a Section,
    part: &'a Section,
    (order, depth): (&[SectionId], usize),
    outline: &mut Vec<Outlined<'a>>,
) {
    outline.push(Outlined {
        section,
        depth,
        part,
    });
    for inner in section.arranged(order) {
        walk(inner, part, (order, depth + 1), outline);
    }
}

/// Returns sections in the author's order; those not named keep their places among the rest.
fn arranged<'a>(sections: &'a [Section], order: &[SectionId]) -> Vec<&'a Section> {
    let mut named: Vec<&Section> = Vec::new();
    for id in order {
        let section = sections.iter().find(|section| section.id == *id);
        // A hand may have written a name twice; each section still stands once.
        named.extend(section.filter(|section| named.iter().all(|other| other.id != section.id)));
    }
    let mut next_named = named.iter();
    let stands = sections.iter().filter_map(|section| {
        let is_named = named.iter().any(|other| other.id == section.id);
        if is_named {
            next_named.next().copied()
        } else {
            Some(section)
        }
    });
    stands.collect()
}
