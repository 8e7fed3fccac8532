//! Places, rows and steps in the user's words.

use crate::model::{DETAILS_COLUMNS, Draft, Place, RegisterKind, RowId, Value};
use crate::template::Template;

/// How many characters a row's title has at most.
const MAX_TITLE: usize = 60;

/// Returns what a row is, in a few words: its title, or that it has none yet.
pub fn row_title(draft: &Draft, register: RegisterKind, row: &RowId) -> String {
    let Some(record) = draft.registers.row(register, row) else {
        return format!("missing {}", register.one());
    };
    let title = match record.get(register.title_column()) {
        Value::Text(text) => shortened(&text),
        Value::Prose(prose) => shortened(prose.as_str()),
        Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_) => String::new(),
    };
    if title.is_empty() {
        format!("{} without a title", capitalised(register.one()))
    } else {
        title
    }
}

/// Returns where a place is, in the words of the template.
pub fn place_label(draft: &Draft, template: &Template, place: &Place) -> String {
    match place {
        Place::Draft => "the draft".to_owned(),
        Place::Detail(name) => DETAILS_COLUMNS
            .iter()
            .find(|column| column.name == *name)
            .map_or_else(|| "details".to_owned(), |column| column.label.to_owned()),
        Place::Section(section) => template.section(section).map_or_else(
            || section.to_string(),
            |section| section.outline_title().to_owned(),
        ),
        Place::Field(section, field) => {
            let title = place_label(draft, template, &Place::Section(section.clone()));
            match template.field(section, field) {
                Some(_) => title,
                None => format!("{title}, {field}"),
            }
        }
        Place::Row(register, row) => row_title(draft, *register, row),
        Place::Cell(register, row, column) => {
            let label = register
                .column(column)
                .map_or(*column, |column| column.label);
            format!("{label}, {}", row_title(draft, *register, row))
        }
    }
}

/// Cuts a text to one short line.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MAX_TITLE {
        return line;
    }
    let cut: String = line.chars().take(MAX_TITLE).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{whole_words}…")
}

/// Begins a text with a capital letter.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
