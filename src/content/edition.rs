//! A draft as one audience reads it: what is hidden, what each field shows, what is used.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::model::{Audience, Draft, Place, Record, RegisterKind, RowId, SectionId, Value};
use crate::template::{Field, FieldKind, Presentation, RegisterView, Scope, Section, Template};

use super::{
    LeftOut,
    anchors::{self, Homes},
    audience::{cited_by, marking_at, row_marking},
    charts,
    labels::{Labels, title},
    memory::RegisterSet,
    prose::{plain, shortened},
    reach,
    texts::{Lasts, Texts},
    views::{self, ViewKey, Views},
};

/// How long the title of something left out may be.
const TITLE_CHARS: usize = 80;

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
        let homes = anchors::homes(&edition);
        edition.ground_mut().homes = homes;
        edition
    }

    /// Leaves the chart of a cited figure to the first field that shows it: citations lead
    /// there, and a second one would say nothing new.
    fn draw_once(&mut self) {
        let mut drawn: BTreeSet<RowId> = BTreeSet::new();
        for (section, view) in charts::cited(self) {
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

    /// Lists what this reader's paper leaves out.
    pub(super) fn left_out(&self) -> Vec<LeftOut> {
        let mut left_out = Vec::new();
        for section in self.template.arranged(&self.draft.arrangement) {
            self.left_out_of(section, &mut left_out);
        }
        for row in all_rows(self.draft).filter(|row| self.ground.hidden.contains(row.id())) {
            let place = super::pieces::row_place(row);
            self.push_left_out(place, &title(row), &mut left_out);
        }
        left_out
    }

    fn left_out_of(&self, section: &Section, left_out: &mut Vec<LeftOut>) {
        let place = Place::Section(section.id.clone());
        if !self.can_read(&place) {
            self.push_left_out(place, &section.title, left_out);
            return;
        }
        for field in &section.fields {
            let place = Place::Field(section.id.clone(), field.id.clone());
            if !self.can_read(&place) {
                self.push_left_out(place, field_title(field), left_out);
            }
        }
        for inner in section.arranged(&self.draft.arrangement) {
            self.left_out_of(inner, left_out);
        }
    }

    fn push_left_out(&self, place: Place, title: &str, left_out: &mut Vec<LeftOut>) {
        left_out.push(LeftOut {
            audience: marking_at(self.draft, self.template, &place).audience,
            place,
            title: shortened(title, TITLE_CHARS),
        });
    }
}

/// Returns the rows that a reader may not see.
pub(super) fn hidden_rows(
    draft: &Draft,
    template: &Template,
    reader: Audience,
    views: &Views<'_>,
) -> BTreeSet<RowId> {
    all_rows(draft)
        .filter(|row| !row_marking(draft, template, *row, views).is_readable_by(reader))
        .map(|row| row.id().clone())
        .collect()
}

/// Adds to the rows that a reader may not see those in which the reader would find nothing: they
/// too stand nowhere, are not cited and have no number, or it would show that something is hidden.
pub(super) fn with_blank(draft: &Draft, hidden: &BTreeSet<RowId>) -> BTreeSet<RowId> {
    let is_seen = |row: &&dyn Record| !hidden.contains(row.id());
    // Rows may lead to each other and nowhere else: what is seen begins with what holds words.
    let mut blank: Vec<&dyn Record> = all_rows(draft)
        .filter(is_seen)
        .filter(|row| is_blank(*row, |_| false))
        .collect();
    let mut unseen = hidden.clone();
    unseen.extend(blank.iter().map(|row| row.id().clone()));
    loop {
        let leads = |row: &RowId| !unseen.contains(row) && draft.registers.find(row).is_some();
        let (still, found): (Vec<&dyn Record>, Vec<&dyn Record>) =
            blank.into_iter().partition(|row| is_blank(*row, leads));
        if found.is_empty() {
            return unseen;
        }
        for row in found {
            unseen.remove(row.id());
        }
        blank = still;
    }
}

/// Returns the column in which a priority links to what it answers in a register.
pub(super) fn answering_column(register: RegisterKind) -> Option<&'static str> {
    match register {
        RegisterKind::Findings => Some("findings"),
        RegisterKind::Statements => Some("statements"),
        RegisterKind::Reviews
        | RegisterKind::Evidence
        | RegisterKind::Priorities
        | RegisterKind::Actions
        | RegisterKind::Indicators
        | RegisterKind::Meetings
        | RegisterKind::Questions
        | RegisterKind::Contacts
        | RegisterKind::Documents
        | RegisterKind::Terms => None,
    }
}

fn field_title(field: &Field) -> &str {
    if field.heading.is_empty() {
        &field.prompt
    } else {
        &field.heading
    }
}

pub(super) fn all_rows(draft: &Draft) -> impl Iterator<Item = &dyn Record> {
    RegisterKind::ALL
        .iter()
        .flat_map(|register| draft.registers.rows(*register))
}

/// Returns every row that a row links to or cites.
pub(super) fn targets(row: &dyn Record) -> Vec<RowId> {
    let mut targets: Vec<RowId> = row.links().into_iter().map(|(_, target)| target).collect();
    for column in row.register().columns() {
        if let Value::Prose(prose) = row.get(column.name) {
            targets.extend(prose.citations().iter().map(|cited| cited.row.clone()));
        }
    }
    targets
}

fn serves_one_of(action: &dyn Record, priorities: &BTreeSet<RowId>) -> bool {
    matches!(action.get("priority"), Value::Link(Some(id)) if priorities.contains(&id))
}

/// Whether a reader finds nothing in a row: nobody has written anything, or nothing but links to
/// rows that are not seen. Choices begin with an option, and a new row knows where it was added.
fn is_blank(row: &dyn Record, leads: impl Fn(&RowId) -> bool) -> bool {
    row.register().columns().iter().all(|column| {
        let value = row.get(column.name);
        match &value {
            Value::Choice(_) | Value::Link(_) => true,
            Value::Links(links) => !links.iter().any(&leads),
            Value::Prose(prose) if !prose.citations().is_empty() => {
                let mut cited = prose.citations().iter();
                plain(prose.as_str()).is_empty() && !cited.any(|cited| leads(&cited.row))
            }
            Value::Prose(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::Period(_)
            | Value::Series(_)
            | Value::List(_)
            | Value::SignOffs(_)
            | Value::Logo(_) => column.name == "section" || value.is_empty(),
        }
    })
}
