//! What rows, options and sections are called: ids are never shown.

use crate::model::{
    Agreement, Choice, Conflict, Draft, Opened, Place, RegisterKind, RowId, SectionId, Slot, Task,
    british_date, capitalized, row_title, shortened,
};
use crate::template::Template;

/// How long the title of a row may be.
const TITLE_CHARS: usize = 80;

/// Finds names. What a row is called after goes before what it was called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) before: &'a Draft,
    pub(super) after: &'a Draft,
    pub(super) template: &'a Template,
}

impl Names<'_> {
    /// Returns what a row is called.
    pub(super) fn row(&self, id: &RowId) -> String {
        let found = self.after.registers.find(id);
        let Some((_, record)) = found.or_else(|| self.before.registers.find(id)) else {
            return "a row that is not there".to_owned();
        };
        let title = shortened(&row_title(record), TITLE_CHARS);
        if title.is_empty() {
            format!("{} without a title", record.register().one())
        } else {
            title
        }
    }

    /// Returns the label of a change to a row: what it is, and what it is called.
    pub(super) fn row_label(&self, register: RegisterKind, id: &RowId) -> String {
        format!("{}: {}", capitalized(register.one()), self.row(id))
    }

    /// Returns what somebody was asked to write.
    pub(super) fn task(&self, task: &Task) -> String {
        let section = match &task.row {
            Some(row) => format!("{}, {}", self.section(&task.section), self.row(row)),
            None => self.section(&task.section),
        };
        let due = task.due.map(|due| format!(" by {}", british_date(due)));
        let (person, due) = (&task.person, due.unwrap_or_default());
        format!("{section}: {person}{due}. {}", task.note)
            .trim()
            .to_owned()
    }

    /// Returns that a section is agreed.
    pub(super) fn agreement(&self, section: &SectionId, agreement: &Agreement) -> String {
        let (section, day) = (self.section(section), british_date(agreement.on));
        match agreement.who.as_str() {
            "" => format!("{section}: agreed on {day}"),
            who => format!("{section}: agreed by {who} on {day}"),
        }
    }

    /// Returns that a section was opened again.
    pub(super) fn opened(&self, opened: &Opened) -> String {
        let section = self.section(&opened.section);
        match opened.who.as_str() {
            "" => format!("{section}: opened again"),
            who => format!("{section}: opened again by {who}"),
        }
    }

    /// Returns what is in doubt, and whose other text there is.
    pub(super) fn doubt(&self, conflict: &Conflict) -> String {
        let what = match (&conflict.slot, conflict.slot.place()) {
            (Slot::SectionOrder, _) => "Order of the sections".to_owned(),
            (Slot::RowOrder(register), _) => format!("Order of the {}", register.many()),
            (_, place) => self.place(&place),
        };
        let who = conflict.who.trim();
        if who.is_empty() {
            what
        } else {
            format!("{what} ({who})")
        }
    }

    /// Returns what a place is called.
    pub(super) fn place(&self, place: &Place) -> String {
        match place {
            Place::Draft => "The draft".to_owned(),
            Place::Detail(name) => Draft::detail_columns()
                .find(|column| column.name == *name)
                .map_or_else(String::new, |column| column.label.to_owned()),
            Place::Section(section) => self.section(section),
            Place::Field(section, field) => {
                let field = self.template.field(section, field);
                let prompt = field.map_or("", |field| field.prompt.as_str());
                format!("{}: {prompt}", self.section(section))
            }
            Place::Row(register, row) => self.row_label(*register, row),
            Place::Cell(register, row, name) => {
                let label = register.column(name).map_or("", |column| column.label);
                format!("{}: {label}", self.row_label(*register, row))
            }
        }
    }

    /// Returns the title of a section.
    pub(super) fn section(&self, id: &SectionId) -> String {
        self.template.section(id).map_or_else(
            || format!("A section that the template does not have ({id})"),
            |section| section.title.clone(),
        )
    }
}

/// Returns the words of an option.
pub(super) fn option_label(options: &[Choice], name: &str) -> String {
    let option = options.iter().find(|option| option.name == name);
    option.map_or(name, |option| option.label).to_owned()
}
