//! A draft as one audience reads it: what is hidden, what each field shows, what is used.

pub(super) mod readers;
pub(super) mod citation_labels;
pub(super) mod cited;
pub(super) mod homes;
mod left_out;
mod markings;
mod reach;
pub(super) mod registers;
pub(super) mod targets;
mod views;

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use self::{
    cited::cited_by,
    homes::{FieldKey, Homes, homes},
    left_out::left_out,
    readers::{hidden_rows, marking_at},
    registers::RegisterSet,
    targets::{answering_column, targets},
    views::{ViewKey, Views},
};
use crate::{
    content::{
        paper::tree::LeftOut,
        texts::{
            known::{Lasts, Texts},
            labels::{Labels, title},
        },
    },
    model::{Audience, Draft, Place, Record, RegisterKind, RowId, SectionId, Value, with_blank},
    template::{Field, FieldKind, Presentation, RegisterView, Scope, Section, Template},
};

/// A draft for one audience.
pub(super) struct Edition<'a> {
    pub(super) draft: &'a Draft,
    pub(super) template: &'a Template,
    pub(super) reader: Audience,
    pub(super) texts: Texts,
    ground: Arc<Ground>,
    /// The readable rows that hold something, by register.
    readable: BTreeMap<RegisterKind, Vec<&'a dyn Record>>,
    /// The indices of the template's views.
    views: BTreeMap<ViewKey, usize>,
    /// Which registers were read since that was last asked.
    read: Cell<RegisterSet>,
}

/// What is worked out once for a whole paper. Rows are named by their positions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ground {
    hidden: BTreeSet<RowId>,
    /// These, and the rows in which this reader finds nothing.
    unseen: BTreeSet<RowId>,
    /// Which rows of a register are readable and hold something.
    readable: BTreeMap<RegisterKind, Vec<usize>>,
    /// Which of these each view shows, by the index of the view.
    dealt: BTreeMap<usize, Vec<usize>>,
    /// The rows that something readable cites or links to.
    used: BTreeSet<RowId>,
    homes: Homes,
}

impl<'a> Edition<'a> {
    pub(super) fn new(draft: &'a Draft, template: &'a Template, reader: Audience) -> Self {
        let views = Views::new(draft, template, reader);
        let hidden = hidden_rows(draft, template, reader, &views);
        let unseen = with_blank(draft, &hidden);
        let mut ground = Ground::default();
        for register in RegisterKind::ALL {
            let rows = draft.registers.rows(*register);
            let (places, rows): (Vec<usize>, Vec<&dyn Record>) = rows
                .into_iter()
                .enumerate()
                .filter(|(_, row)| !unseen.contains(row.id()))
                .unzip();
            views.deal(&rows, &mut ground.dealt);
            ground.readable.insert(*register, places);
        }
        let unnamed = reach::unnamed(draft, template, &views, &unseen);
        let labels = Labels::new(draft, &unseen, &unnamed);
        ground.hidden = hidden;
        ground.unseen = unseen;
        let texts = Texts::new(Arc::new(labels), Lasts::Once);
        let mut edition = Self::on(draft, template, reader, (Arc::new(ground), texts));
        let used = edition.find_used();
        edition.ground_mut().used = used;
        edition.draw_once();
        let homes = homes(edition.registers_shown());
        edition.ground_mut().homes = homes;
        edition
    }

    /// Leaves the chart of a cited figure to the first field that shows it: citations lead
    /// there, and a second one would say nothing new.
    fn draw_once(&mut self) {
        let mut drawn: BTreeSet<RowId> = BTreeSet::new();
        for (section, view) in self.cited_charts() {
            let rows = self.readable.get(&view.register);
            let is_new = |idx: &usize| {
                let row = rows.and_then(|rows| rows.get(*idx));
                row.is_some_and(|row| !drawn.contains(row.id()))
            };
            let view_idx = self.views.get(&views::key(view));
            let ground = Arc::make_mut(&mut self.ground);
            if let Some(dealt) = view_idx.and_then(|idx| ground.dealt.get_mut(idx)) {
                dealt.retain(is_new);
            }
            let shown = self.shown(&section.id, view);
            drawn.extend(shown.into_iter().map(|row| row.id().clone()));
        }
    }

    /// Returns the views that draw what their sections cite, as far as they can be read, in the order
    /// of the paper.
    fn cited_charts(&self) -> Vec<(&'a Section, &'a RegisterView)> {
        let fields = self.fields().into_iter();
        fields
            .filter_map(|(section, field)| match &field.kind {
                FieldKind::Register(view) if view.scope == Scope::Cited => Some((section, view)),
                FieldKind::Register(_)
                | FieldKind::Line
                | FieldKind::Prose
                | FieldKind::Date
                | FieldKind::Choice(_) => None,
            })
            .filter(|(_, view)| match view.show {
                Presentation::Chart | Presentation::ChartAndTable => true,
                Presentation::Table
                | Presentation::Blocks
                | Presentation::Pairs
                | Presentation::List
                | Presentation::Figures
                | Presentation::Rug
                | Presentation::RugAndTable => false,
            })
            .collect()
    }

    /// Returns the same edition for another thread.
    pub(super) fn beside(
        draft: &'a Draft,
        template: &'a Template,
        reader: Audience,
        ground: &Arc<Ground>,
        texts: (&Arc<Labels>, Lasts),
    ) -> Self {
        let texts = Texts::new(Arc::clone(texts.0), texts.1);
        Self::on(draft, template, reader, (Arc::clone(ground), texts))
    }

    /// Returns the edition whose ground and labels are known.
    pub(super) fn on(
        draft: &'a Draft,
        template: &'a Template,
        reader: Audience,
        (ground, texts): (Arc<Ground>, Texts),
    ) -> Self {
        let readable = ground.readable.iter().map(|(register, places)| {
            let rows = draft.registers.rows(*register);
            let rows = places.iter().filter_map(|idx| rows.get(*idx).copied());
            (*register, rows.collect())
        });
        Self {
            draft,
            template,
            reader,
            texts,
            readable: readable.collect(),
            ground,
            views: views::keys(template),
            read: Cell::default(),
        }
    }

    /// Gives back what the paper stands on, and the texts that were read.
    pub(super) fn into_parts(self) -> (Arc<Ground>, Texts) {
        (self.ground, self.texts)
    }

    pub(super) fn ground(&self) -> &Arc<Ground> {
        &self.ground
    }

    /// What the paper stands on is shared only once it is worked out.
    fn ground_mut(&mut self) -> &mut Ground {
        Arc::make_mut(&mut self.ground)
    }

    /// Returns what citations print.
    pub(super) fn labels(&self) -> &Labels {
        self.texts.labels()
    }

    /// Returns where rows are at home.
    pub(super) fn homes(&self) -> &Homes {
        &self.ground.homes
    }

    /// Returns the registers that were read since this was last asked.
    pub(super) fn take_read(&self) -> RegisterSet {
        self.read.take()
    }

    fn note_read(&self, register: RegisterKind) {
        self.read.set(self.read.get().with(register));
    }

    pub(super) fn can_read(&self, place: &Place) -> bool {
        marking_at(self.draft, self.template, place).is_readable_by(self.reader)
    }

    /// Whether something readable cites or links to the row.
    pub(super) fn is_used(&self, row: &RowId) -> bool {
        self.ground.used.contains(row)
    }

    /// Returns the readable rows of a register that hold something.
    pub(super) fn rows(&self, register: RegisterKind) -> &[&'a dyn Record] {
        self.note_read(register);
        self.readable.get(&register).map_or(&[], Vec::as_slice)
    }

    /// Returns a row, if the reader may see it and it holds something.
    pub(super) fn row(&self, register: RegisterKind, id: &RowId) -> Option<&'a dyn Record> {
        self.note_read(register);
        let row = self.draft.registers.row(register, id)?;
        (!self.ground.unseen.contains(id)).then_some(row)
    }

    /// Returns the readable rows of a register that link to a row in a column.
    pub(super) fn linking(
        &self,
        register: RegisterKind,
        column: &str,
        target: &RowId,
    ) -> Vec<&'a dyn Record> {
        self.rows(register)
            .iter()
            .copied()
            .filter(|row| match row.get(column) {
                Value::Link(link) => link.as_ref() == Some(target),
                Value::Links(links) => links.contains(target),
                Value::Text(_)
                | Value::Prose(_)
                | Value::Date(_)
                | Value::Period(_)
                | Value::Choice(_)
                | Value::Series(_)
                | Value::List(_)
                | Value::SignOffs(_)
                | Value::Logo(_) => false,
            })
            .collect()
    }

    /// Returns the rows that a field shows.
    pub(super) fn shown(&self, section: &SectionId, view: &RegisterView) -> Vec<&'a dyn Record> {
        let all = self.rows(view.register);
        let view_idx = self.views.get(&views::key(view));
        let taken = view_idx.and_then(|idx| self.ground.dealt.get(idx));
        let taken = taken.into_iter().flatten();
        let mut rows: Vec<&dyn Record> = { taken }
            .filter_map(|row_idx| all.get(*row_idx).copied())
            .collect();
        rows.retain(|row| view.scope != Scope::Used || self.is_used(row.id()));
        if view.register == RegisterKind::Actions {
            let above = self.priorities_above(section);
            rows.retain(|row| !serves_one_of(*row, &above));
        }
        if view.register == RegisterKind::Terms {
            rows.sort_by_cached_key(|row| title(*row).to_lowercase());
        }
        let limit = view.limit.and_then(|limit| usize::try_from(limit).ok());
        rows.truncate(limit.unwrap_or(usize::MAX));
        rows
    }

    /// Returns the priorities of a section that stand as blocks, their actions below them. Those
    /// actions are not listed a second time in the same section.
    fn priorities_above(&self, section: &SectionId) -> BTreeSet<RowId> {
        let fields = self.template.section(section).map(|found| &found.fields);
        let mut above = BTreeSet::new();
        for field in fields.into_iter().flatten() {
            if let FieldKind::Register(view) = &field.kind
                && view.register == RegisterKind::Priorities
                && view.show == Presentation::Blocks
                && self.can_read(&Place::Field(section.clone(), field.id.clone()))
            {
                let shown = self.shown(section, view);
                above.extend(shown.into_iter().map(|row| row.id().clone()));
            }
        }
        above
    }

    /// Whether a readable field of a section shows a row.
    pub(super) fn shows(&self, section: &Section, row: &dyn Record) -> bool {
        section.fields.iter().any(|field| match &field.kind {
            FieldKind::Register(view) if view.register == row.register() => {
                self.can_read(&Place::Field(section.id.clone(), field.id.clone()))
                    && self
                        .shown(&section.id, view)
                        .iter()
                        .any(|shown| shown.id() == row.id())
            }
            FieldKind::Register(_)
            | FieldKind::Line
            | FieldKind::Prose
            | FieldKind::Date
            | FieldKind::Choice(_) => false,
        })
    }

    /// Returns the sections that the reader may see, with their readable fields.
    pub(super) fn fields(&self) -> Vec<(&'a Section, &'a Field)> {
        self.template
            .outline(&self.draft.arrangement)
            .into_iter()
            .flat_map(|outlined| {
                let section = outlined.section;
                section.fields.iter().map(move |field| (section, field))
            })
            .filter(|(section, field)| {
                self.can_read(&Place::Field(section.id.clone(), field.id.clone()))
            })
            .collect()
    }

    /// Lists what this reader's paper leaves out.
    pub(super) fn left_out(&self) -> Vec<LeftOut> {
        let hidden = &self.ground.hidden;
        left_out(self.draft, self.template, self.reader, hidden)
    }

    /// Returns what each field of rows shows, in the order of the paper.
    fn registers_shown(&self) -> impl Iterator<Item = (FieldKey, Vec<&'a dyn Record>)> {
        let fields = self.fields().into_iter();
        fields.filter_map(|(section, field)| match &field.kind {
            FieldKind::Register(view) => {
                let key = (section.id.clone(), field.id.clone());
                Some((key, self.shown(&section.id, view)))
            }
            FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Choice(_) => None,
        })
    }

    fn find_used(&self) -> BTreeSet<RowId> {
        let mut used = BTreeSet::new();
        let mut readers: BTreeMap<RowId, &dyn Record> = BTreeMap::new();
        for (section, field) in self.fields() {
            if field.kind == FieldKind::Prose
                && let Some(answer) = self.draft.answer(&section.id, &field.id)
            {
                used.extend(cited_by(answer));
            }
            if let FieldKind::Register(view) = &field.kind
                && view.scope != Scope::Used
            {
                for row in self.shown(&section.id, view) {
                    readers.insert(row.id().clone(), row);
                }
            }
        }
        for row in readers.into_values() {
            used.extend(targets(row));
            // Findings and statements name the priorities that answer them.
            let column = answering_column(row.register());
            let answering =
                column.map(|column| self.linking(RegisterKind::Priorities, column, row.id()));
            used.extend(
                answering
                    .into_iter()
                    .flatten()
                    .map(|priority| priority.id().clone()),
            );
        }
        used
    }
}

fn serves_one_of(action: &dyn Record, priorities: &BTreeSet<RowId>) -> bool {
    matches!(action.get("priority"), Value::Link(Some(id)) if priorities.contains(&id))
}
