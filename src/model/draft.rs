//! A whole self-evaluation as its authors have it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Audience, Cell, Column, Comment, Conflict, DETAILS_COLUMNS, Details, Dismissal, FieldId,
    LOGO_COLUMN, LOOK_COLUMNS, Logo, Look, Marking, Minutes, Place, Prose, RegisterKind, Registers,
    SectionId, Shared, Team, Value, once,
};

/// Which template a draft was begun with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateRef {
    /// The template's id.
    pub id: String,
    /// Its edition, such as `2026-04`.
    pub edition: String,
}

/// What an author wrote in a field of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Paragraphs, lists and citations.
    Prose(Prose),
    /// One line of plain text.
    Line(String),
    /// The name of an option of the field.
    Choice(String),
    /// A day.
    Date(Date),
}

impl Answer {
    /// Returns the answer for a value, or none where the value is empty or no answer.
    pub fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Prose(prose) if !prose.as_str().is_empty() => Some(Self::Prose(prose)),
            Value::Text(text) if !text.is_empty() => Some(Self::Line(text)),
            Value::Choice(option) if !option.is_empty() => Some(Self::Choice(option)),
            Value::Date(Some(date)) => Some(Self::Date(date)),
            Value::Prose(_)
            | Value::Text(_)
            | Value::Choice(_)
            | Value::Date(_)
            | Value::Period(_)
            | Value::Link(_)
            | Value::Links(_)
            | Value::Series(_)
            | Value::List(_)
            | Value::SignOffs(_)
            | Value::Logo(_) => None,
        }
    }

    /// Returns the answer as a value.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Prose(prose) => Value::Prose(prose.clone()),
            Self::Line(text) => Value::Text(text.clone()),
            Self::Choice(option) => Value::Choice(option.clone()),
            Self::Date(date) => Value::Date(Some(*date)),
        }
    }
}

/// A draft: details, answers and registers, without the template they answer to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The template it was begun with.
    pub template: TemplateRef,
    /// What the cover says.
    pub details: Details,
    /// How the paper shall look.
    pub look: Look,
    /// The council's logo.
    pub logo: Option<Logo>,
    /// The order of the top-level sections where the author chose another than the template's.
    pub arrangement: Vec<SectionId>,
    /// The sections that their authors call ready.
    pub ready: BTreeSet<SectionId>,
    /// Answers by section and field. An empty answer is not kept.
    pub answers: BTreeMap<SectionId, BTreeMap<FieldId, Answer>>,
    /// Markings of sections and fields; rows carry their own.
    pub markings: BTreeMap<SectionId, SectionMarkings>,
    /// The document-wide lists.
    pub registers: Shared<Registers>,
    /// What merging left to be chosen.
    pub conflicts: Shared<Vec<Conflict>>,
    /// Who writes what.
    pub team: Shared<Team>,
    /// The errand of a draft that was cut out of another one.
    pub pack: Option<Shared<Pack>>,
    /// Why things stay as they are that readiness asked about.
    pub answered: Shared<Vec<Dismissal>>,
    /// What was agreed.
    pub minutes: Shared<Minutes>,
    /// What people say to each other about it.
    pub comments: Shared<Vec<Comment>>,
}

/// The errand of a draft that was cut out of another one for somebody to write in, with what it is put together by when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Whom it was sent to: a person or a role.
    pub addressee: String,
    /// Who sent it.
    pub from: String,
    /// The sections to be written, without those within them.
    pub sections: Vec<SectionId>,
    /// What its receiver may read.
    pub readers: Audience,
    /// By when it is wanted back.
    pub due: Option<Date>,
    /// What its receiver should know.
    pub note: String,
    /// What was sent.
    pub base: Draft,
    /// What its receiver sent back last.
    pub sent: Option<Draft>,
    /// What stands for each state that was sent back.
    pub states: BTreeSet<String>,
    /// The name of the draft's file, where this is the whole draft in a file of one person's own
    /// beside it ([`Self::is_whole`]).
    pub beside: Option<String>,
}

impl Pack {
    /// Whether it is the whole draft, in which one person writes beside it, and no part that was
    /// cut out for them.
    pub fn is_whole(&self) -> bool {
        self.beside.is_some()
    }
}

/// The markings of one section and of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SectionMarkings {
    /// The section's own.
    #[serde(skip_serializing_if = "Marking::is_none")]
    pub section: Marking,
    /// Those of fields.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "once")]
    pub fields: BTreeMap<FieldId, Marking>,
}

impl Draft {
    /// Returns the answer to a field, if there is one.
    pub fn answer(&self, section: &SectionId, field: &FieldId) -> Option<&Answer> {
        self.answers.get(section)?.get(field)
    }

    /// Returns the prose in a field; an empty text where there is none.
    pub fn prose(&self, section: &SectionId, field: &FieldId) -> &str {
        match self.answer(section, field) {
            Some(Answer::Prose(prose)) => prose.as_str(),
            Some(Answer::Line(text)) => text,
            Some(Answer::Choice(_) | Answer::Date(_)) | None => "",
        }
    }

    /// Returns every detail of the paper that a [`Place::Detail`] can name.
    pub fn detail_columns() -> impl Iterator<Item = &'static Column> {
        DETAILS_COLUMNS
            .iter()
            .chain(LOOK_COLUMNS)
            .chain(std::iter::once(&LOGO_COLUMN))
    }

    /// Returns the details that their author writes: all but the notes of last year's words and
    /// promises, which the program keeps.
    pub fn written_columns() -> impl Iterator<Item = &'static Column> {
        Self::detail_columns().filter(|column| !matches!(column.name, "earlier" | "promised"))
    }

    /// Returns the cell of a detail: of the cover, of the look, or the logo.
    pub fn detail(&self, column: &str) -> Option<&dyn Cell> {
        if column == LOGO_COLUMN.name {
            return Some(&self.logo);
        }
        self.details.cell(column).or_else(|| self.look.cell(column))
    }

    /// Returns the cell of a detail, to change it.
    pub fn detail_mut(&mut self, column: &str) -> Option<&mut dyn Cell> {
        if column == LOGO_COLUMN.name {
            return Some(&mut self.logo);
        }
        match self.details.cell_mut(column) {
            Some(cell) => Some(cell),
            None => self.look.cell_mut(column),
        }
    }

    /// Returns what stands at a place, for places that hold one value.
    pub fn value(&self, place: &Place) -> Option<Value> {
        match place {
            Place::Detail(column) => Some(self.detail(column)?.value()),
            Place::Field(section, field) => self.answer(section, field).map(Answer::to_value),
            Place::Cell(register, row, column) => {
                Some(self.registers.row(*register, row)?.cell(column)?.value())
            }
            Place::Draft | Place::Section(_) | Place::Row(..) => None,
        }
    }

    /// Returns the marking put on a place itself, without what it inherits.
    pub fn own_marking(&self, place: &Place) -> Marking {
        let marking = match place {
            Place::Draft | Place::Detail(_) => None,
            Place::Section(section) => self.markings.get(section).map(|marks| &marks.section),
            Place::Field(section, field) => self
                .markings
                .get(section)
                .and_then(|marks| marks.fields.get(field)),
            Place::Row(register, row) | Place::Cell(register, row, _) => self
                .registers
                .row(*register, row)
                .map(super::Record::marking),
        };
        marking.cloned().unwrap_or_default()
    }

    /// Returns every place with a marking of its own: sections, fields, then rows.
    pub fn marked_places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for (section, marks) in &self.markings {
            if !marks.section.is_none() {
                places.push(Place::Section(section.clone()));
            }
            let fields = marks.fields.iter().filter(|(_, mark)| !mark.is_none());
            places.extend(fields.map(|(field, _)| Place::Field(section.clone(), field.clone())));
        }
        for register in RegisterKind::ALL {
            let rows = self.registers.rows(*register).into_iter();
            let marked = rows.filter(|row| !row.marking().is_none());
            places.extend(marked.map(|row| Place::Row(*register, row.id().clone())));
        }
        places
    }

    /// Returns the places that are marked both as exempt and for everyone. A file can say so; no
    /// edit can.
    pub fn contradictory_places(&self) -> Vec<Place> {
        let mut places = self.marked_places();
        places.retain(|place| self.own_marking(place).is_contradictory());
        places
    }

    /// Returns the draft with no place marked both as exempt and for everyone.
    #[must_use]
    pub fn with_settled_markings(mut self) -> Self {
        for place in self.contradictory_places() {
            let settled = self.own_marking(&place).settled();
            match &place {
                Place::Section(section) => {
                    self.markings.entry(section.clone()).or_default().section = settled;
                }
                Place::Field(section, field) => {
                    let marks = self.markings.entry(section.clone()).or_default();
                    marks.fields.insert(field.clone(), settled);
                }
                Place::Row(register, row) => {
                    if let Some(record) = self.registers.row_mut(*register, row) {
                        *record.marking_mut() = settled;
                    }
                }
                Place::Draft | Place::Detail(_) | Place::Cell(..) => {}
            }
        }
        self
    }
}
