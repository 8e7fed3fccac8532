//! What two people left in doubt, in words.

use crate::merge::{is_doubt, stretches};
use crate::model::{
    CellKind, Conflict, Draft, Held, Marking, Place, Point, RowId, SectionId, Slot, Value,
    british_date, capitalized, row_title as title_of, shortened,
};
use crate::template::{FieldKind, Template};

use super::labels::{place_label, row_title};

/// How long the title of a row is at most.
const TITLE_CHARS: usize = 80;

/// What is in doubt, as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where.
    pub label: String,
    /// What both began with, where that is known.
    pub base: Option<String>,
    /// What this draft says.
    pub ours: String,
    /// What the other copy says.
    pub theirs: String,
    /// How many passages of it are in doubt.
    pub n_passages: usize,
}

/// Returns what is in doubt in a draft, in the order in which it came up.
pub fn doubts<'d>(draft: &'d Draft, template: &Template) -> Vec<(&'d Conflict, Doubt)> {
    let conflicts = draft.conflicts.iter();
    conflicts
        .map(|conflict| {
            let words = |held: &Held| held_words(draft, template, &conflict.slot, held);
            let doubt = Doubt {
                label: slot_label(draft, template, &conflict.slot),
                base: conflict.base.as_ref().map(words),
                ours: words(&conflict.ours),
                theirs: words(&conflict.theirs),
                n_passages: passages(conflict),
            };
            (conflict, doubt)
        })
        .collect()
}

fn passages(conflict: &Conflict) -> usize {
    stretches(conflict).map_or(1, |texts| {
        let doubts = texts.iter().filter(|stretch| is_doubt(stretch));
        doubts.count()
    })
}

/// Returns what is in doubt, in a few words.
pub(super) fn slot_label(draft: &Draft, template: &Template, slot: &Slot) -> String {
    let place = |place: &Place| {
        let label = place_label(draft, template, place);
        let field = match place {
            Place::Field(section, field) => template.field(section, field),
            Place::Draft
            | Place::Detail(_)
            | Place::Section(_)
            | Place::Row(..)
            | Place::Cell(..) => None,
        };
        match field.map(|field| field.prompt.trim()) {
            Some(prompt) if !prompt.is_empty() => format!("{label}: {prompt}"),
            Some(_) | None => label,
        }
    };
    match slot {
        Slot::Value(at) => place(at),
        Slot::Marking(at) => format!("Who may read {}", place(at)),
        Slot::Row(register, row) => {
            let title = row_title(draft, *register, row);
            format!("Whether a {} stays: {title}", register.one())
        }
        Slot::RowOrder(register) => format!("The order of the {}", register.many()),
        Slot::SectionOrder => "The order of the sections".to_owned(),
        Slot::Ready(section) => {
            let section = place_label(draft, template, &Place::Section(section.clone()));
            format!("Whether {section} is ready")
        }
    }
}

/// Returns what stands in a slot as people read it.
pub fn held_words(draft: &Draft, template: &Template, slot: &Slot, held: &Held) -> String {
    let said = match held {
        Held::Nothing => String::new(),
        Held::Value(value) => value_words(draft, template, slot, value),
        Held::Marking(marking) => marking_words(marking),
        Held::Row(row) => {
            let record = row.as_record();
            let title = shortened(&title_of(record), TITLE_CHARS);
            let cells = record.columns().iter().filter_map(|column| {
                let value = record.get(column.name);
                let place = Place::Cell(record.register(), record.id().clone(), column.name);
                let words = value_words(draft, template, &Slot::Value(place), &value);
                let is_said = words.is_empty() || words == title;
                (!is_said).then(|| format!("{}: {words}", column.label))
            });
            let lines = std::iter::once(title.clone()).chain(cells);
            lines.collect::<Vec<_>>().join("\n")
        }
        Held::Rows(rows) => {
            let titles = rows.iter().map(|row| row_words(draft, row));
            titles.collect::<Vec<_>>().join("\n")
        }
        Held::Sections(order) => {
            let title = |id: &SectionId| place_label(draft, template, &Place::Section(id.clone()));
            order.iter().map(title).collect::<Vec<_>>().join("\n")
        }
        Held::Ready(true) => "Ready".to_owned(),
        Held::Ready(false) => "Not ready yet".to_owned(),
    };
    if said.trim().is_empty() {
        let nothing = match slot {
            Slot::Row(..) => "It was deleted.",
            Slot::SectionOrder => "As in the template.",
            Slot::Value(_) | Slot::Marking(_) | Slot::RowOrder(_) | Slot::Ready(_) => "Nothing.",
        };
        return nothing.to_owned();
    }
    said
}

fn row_words(draft: &Draft, row: &RowId) -> String {
    let found = draft.registers.find(row);
    found.map_or_else(
        || "a row that is not there".to_owned(),
        |(_, record)| row_title(draft, record.register(), row),
    )
}

fn marking_words(marking: &Marking) -> String {
    let mut words = marking.audience.label().to_owned();
    if let Some(exempt) = &marking.exempt {
        words.push_str("\nExempt: ");
        let parts = [
            exempt.category.as_str(),
            exempt.paragraph.as_str(),
            exempt.reason.as_str(),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        words.push_str(&parts.join(", "));
    }
    words
}

fn value_words(draft: &Draft, template: &Template, slot: &Slot, value: &Value) -> String {
    match value {
        Value::Prose(prose) => prose.as_str().to_owned(),
        Value::Text(text) if is_section(slot) => {
            let section = SectionId::new(text.clone()).ok();
            section.map_or_else(String::new, |section| {
                place_label(draft, template, &Place::Section(section))
            })
        }
        Value::Text(text) => text.clone(),
        Value::Choice(name) => choice_words(template, slot, name),
        Value::Date(date) => date.map(british_date).unwrap_or_default(),
        Value::Period(period) => period.label(),
        Value::Link(row) => rows_words(draft, row.as_slice()),
        Value::Links(rows) => rows_words(draft, rows),
        Value::Series(points) => points.iter().map(point).collect::<Vec<_>>().join("\n"),
        Value::List(entries) => entries.join("\n"),
        Value::SignOffs(list) => {
            let lines = list.iter().map(|one| match one.agreed {
                Some(day) => format!("{}, agreed {}", one.role, british_date(day)),
                None => format!("{}, not yet", one.role),
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        Value::Logo(None) => String::new(),
        Value::Logo(Some(logo)) => format!("A picture: {}", logo.alt),
    }
}

/// Whether a slot holds the section that a row belongs to.
fn is_section(slot: &Slot) -> bool {
    let Slot::Value(Place::Cell(register, _, name)) = slot else {
        return false;
    };
    let column = register.column(name);
    column.is_some_and(|column| column.kind == CellKind::Section)
}

fn rows_words(draft: &Draft, rows: &[RowId]) -> String {
    let titles = rows.iter().map(|row| row_words(draft, row));
    titles.collect::<Vec<_>>().join("\n")
}

fn choice_words(template: &Template, slot: &Slot, name: &str) -> String {
    let Slot::Value(place) = slot else {
        return name.to_owned();
    };
    let column = match place {
        Place::Cell(register, _, column) => register.column(column),
        Place::Detail(column) => Draft::detail_columns().find(|known| known.name == *column),
        Place::Draft | Place::Section(_) | Place::Row(..) | Place::Field(..) => None,
    };
    let label = if let Some(CellKind::Choice(options)) = column.map(|column| column.kind) {
        let option = options.iter().find(|option| option.name == name);
        option.map(|option| option.label.to_owned())
    } else if let Place::Field(section, field) = place
        && let Some(FieldKind::Choice(options)) =
            template.field(section, field).map(|field| &field.kind)
    {
        let option = options.iter().find(|option| option.id.as_str() == name);
        option.map(|option| option.label.clone())
    } else {
        None
    };
    capitalized(&label.unwrap_or_else(|| name.to_owned()))
}

fn point(point: &Point) -> String {
    let names = ["ours", "neighbours", "region", "England", "target"];
    let figures = names.into_iter().zip(point.figures());
    let given = figures.filter(|(_, figure)| !figure.is_empty());
    let given: Vec<String> = given
        .map(|(name, figure)| format!("{name} {}", figure.0))
        .collect();
    format!("{}: {}", point.period, given.join(", "))
}
