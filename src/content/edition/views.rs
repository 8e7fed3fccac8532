//! Which fields show which rows, found once for a whole paper: asking every field about every
//! row would take the square of a paper's length.

use std::collections::{BTreeMap, BTreeSet};

use super::{cited::cited_in, markings::field_marking};
use crate::{
    model::{Audience, Draft, Marking, Record, RegisterKind, RowId, Value},
    template::{Field, FieldKind, RegisterView, Scope, Section, Template},
};

/// The fields of a template that show rows, in the template's order. What a field shows because
/// its section cites it, it shows where the reader may read the citation.
#[derive(Debug)]
pub(super) struct Views<'a> {
    draft: &'a Draft,
    reader: Audience,
    all: Vec<ViewAt<'a>>,
    /// The indices of those that may take a row, by register.
    by_register: BTreeMap<RegisterKind, Candidates<'a>>,
}

/// A field that shows rows.
#[derive(Debug)]
struct ViewAt<'a> {
    section: &'a Section,
    view: &'a RegisterView,
    marking: Marking,
}

#[derive(Debug, Default)]
struct Candidates<'a> {
    anywhere: Vec<usize>,
    here: BTreeMap<&'a str, Vec<usize>>,
    cited: BTreeMap<RowId, Vec<usize>>,
}

impl<'a> Views<'a> {
    /// Finds them for what `reader` may read.
    pub(super) fn new(draft: &'a Draft, template: &'a Template, reader: Audience) -> Self {
        let mut views = Self {
            draft,
            reader,
            all: Vec::new(),
            by_register: BTreeMap::new(),
        };
        for outlined in template.outline(&[]) {
            for field in &outlined.section.fields {
                views.add(template, outlined.section, field);
            }
        }
        views
    }

    fn add(&mut self, template: &'a Template, section: &'a Section, field: &'a Field) {
        let FieldKind::Register(view) = &field.kind else {
            return;
        };
        let idx = self.all.len();
        self.all.push(ViewAt {
            section,
            view,
            marking: field_marking(self.draft, template, &section.id, &field.id),
        });
        let candidates = self.by_register.entry(view.register).or_default();
        match view.scope {
            Scope::All | Scope::Used => candidates.anywhere.push(idx),
            Scope::Cited => {
                let cited = cited_in(self.draft, template, section, self.reader);
                for row in cited.collect::<BTreeSet<RowId>>() {
                    candidates.cited.entry(row).or_default().push(idx);
                }
            }
            Scope::Here => {
                let here = candidates.here.entry(section.id.as_str());
                here.or_default().push(idx);
            }
        }
    }

    /// Returns the indices of the fields that take a row, in the template's order.
    pub(super) fn taking(&self, row: &dyn Record) -> Vec<usize> {
        let Some(candidates) = self.by_register.get(&row.register()) else {
            return Vec::new();
        };
        let mut taking = candidates.anywhere.clone();
        if let Value::Text(section) = row.get("section")
            && let Some(here) = candidates.here.get(section.as_str())
        {
            taking.extend(here);
        }
        taking.extend(candidates.cited.get(row.id()).into_iter().flatten());
        taking.sort_unstable();
        taking.retain(|idx| {
            let at = self.all.get(*idx);
            at.is_some_and(|at| at.view.takes(self.draft, row, &at.section.id))
        });
        taking
    }

    /// Returns the strictest marking among the fields that take a row. A field that shows what
    /// its section cites counts only for rows that stand nowhere else.
    pub(super) fn marking(&self, row: &dyn Record) -> Marking {
        let taking = self.taking(row).into_iter();
        let taking: Vec<&ViewAt<'_>> = taking.filter_map(|idx| self.all.get(idx)).collect();
        let is_at_home = |at: &&&ViewAt<'_>| at.view.scope != Scope::Cited;
        let has_home = taking.iter().any(|at| is_at_home(&at));
        taking
            .iter()
            .filter(|at| !has_home || is_at_home(at))
            .fold(Marking::default(), |strictest, at| {
                at.marking.within(&strictest)
            })
    }

    /// Returns whose paper they are for.
    pub(super) fn reader(&self) -> Audience {
        self.reader
    }

    /// Whether a field shows a row whatever is cited.
    pub(super) fn has_home(&self, row: &dyn Record) -> bool {
        let taking = self.taking(row).into_iter();
        { taking }.any(|idx| {
            let at = self.all.get(idx);
            at.is_some_and(|at| matches!(at.view.scope, Scope::All | Scope::Here))
        })
    }

    /// Deals the rows of a register out to the fields that show them: which of the rows each
    /// field takes. A row that names no review stands wherever the window shows it, and on paper
    /// in the first such field alone.
    pub(super) fn deal(&self, rows: &[&dyn Record], dealt: &mut BTreeMap<usize, Vec<usize>>) {
        for (row_idx, row) in rows.iter().enumerate() {
            let taking = self.taking(*row).into_iter();
            let is_stray = !self.has_review(*row);
            for (nth, view_idx) in taking.enumerate() {
                let at = self.all.get(view_idx);
                let is_free = at.is_some_and(|at| at.view.of_reviews.is_empty());
                if nth == 0 || is_free || !is_stray {
                    dealt.entry(view_idx).or_default().push(row_idx);
                }
            }
        }
    }

    fn has_review(&self, row: &dyn Record) -> bool {
        let Value::Link(Some(review)) = row.get("review") else {
            return false;
        };
        let registers = &self.draft.registers;
        registers.row(RegisterKind::Reviews, &review).is_some()
    }
}

/// Names a view while its template stays where it is: its place in memory, because two fields
/// of a section may show the same rows alike.
pub(super) type ViewKey = usize;

/// Returns what names a view.
pub(super) fn key(view: &RegisterView) -> ViewKey {
    std::ptr::from_ref(view).addr()
}

/// Returns the names of the views of a template, each with its index.
pub(super) fn keys(template: &Template) -> BTreeMap<ViewKey, usize> {
    let outlined = template.outline(&[]).into_iter();
    let fields = outlined.flat_map(|outlined| &outlined.section.fields);
    let views = fields.filter_map(|field| match &field.kind {
        FieldKind::Register(view) => Some(key(view)),
        FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Choice(_) => None,
    });
    views.enumerate().map(|(idx, key)| (key, idx)).collect()
}
