//! Places, rows and steps in the user's words.

use crate::model::{self, Draft, Place, RegisterKind, RowId, capitalized, shortened};
use crate::template::Template;

/// How many characters a row's title has at most.
const MAX_TITLE: usize = 60;

/// Returns what a row is, in a few words: its title, or that it has none yet.
pub fn row_title(draft: &Draft, register: RegisterKind, row: &RowId) -> String {
    let Some(record) = draft.registers.row(register, row) else {
        return format!("missing {}", register.one());
    };
    let title = shortened(&model::row_title(record), MAX_TITLE);
    if title.is_empty() {
        format!("{} without a title", capitalized(register.one()))
    } else {
        title
    }
}

/// Returns where a place is, in the words of the template.
pub fn place_label(draft: &Draft, template: &Template, place: &Place) -> String {
    match place {
        Place::Draft => "the draft".to_owned(),
        Place::Detail(name) => Draft::detail_columns()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Finding, Prose};

    #[test]
    fn titles_show_neither_marks_nor_citations() {
        let id = RowId::new("f-one").unwrap();
        let mut finding = Finding::new(id.clone());
        let mut draft = Draft::default();
        let title = |draft: &Draft| row_title(draft, RegisterKind::Findings, &id);
        assert_eq!(title(&draft), "missing finding");
        draft.registers.findings = vec![finding.clone()];
        assert_eq!(title(&draft), "Finding without a title");
        finding.said = Prose::new("**Homes** are found late [@e-panel]");
        draft.registers.findings = vec![finding];
        assert_eq!(title(&draft), "Homes are found late");
    }
}
