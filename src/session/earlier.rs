//! An earlier draft as it is read beside the one that is written: last year's, or a kept state.
//!
//! It is read once, on a thread, and what its sections say is put into words there. Nothing of it
//! is ever changed, and it is no part of the draft that is open.

use std::{collections::BTreeMap, path::Path};

use crate::find::{TextKind, texts};
use crate::model::{Draft, Place, RowId, SectionId, row_title, shortened};
use crate::prose::{Buffer, copied};
use crate::store::{self, Disk, Seal};
use crate::template::Template;

use super::Problem;
use super::labels::row_title as named_row;

/// How many characters of a row's title stand for a citation of it.
const MAX_CITED: usize = 40;

/// A text of an earlier draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The row in which it stands, at the first text of the row.
    pub row: Option<String>,
    /// The question it answers, or the column in which it stands.
    pub label: String,
    /// What it says, as it is read.
    pub text: String,
    /// As it is written, where nothing in it leads to a row of that draft.
    pub source: Option<String>,
}

/// An earlier draft, section by section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// What it is called: the name of its file, or of the kept state.
    pub name: String,
    sections: BTreeMap<SectionId, Vec<Passage>>,
    /// Its sections by their titles, where it is written with another template.
    titles: BTreeMap<String, SectionId>,
}

impl Earlier {
    /// Puts a draft into words. A draft that is written with the same template, however old, is
    /// taken under the names that its parts have today.
    pub fn of(name: String, draft: Draft, own: &Template, today: &Template) -> Self {
        let is_kin = own.file().id == today.file().id;
        let (draft, template) = if is_kin {
            (store::renamed(draft, today), today)
        } else {
            (draft, own)
        };
        let outline = template.outline(&[]);
        let titles = outline.into_iter().filter(|_| !is_kin).map(|outlined| {
            let title = outlined.section.outline_title().to_lowercase();
            (title, outlined.section.id.clone())
        });
        Self {
            name,
            titles: titles.collect(),
            sections: sections(&draft, template),
        }
    }

    /// Returns what it says where a section of today's draft is.
    pub fn section(&self, template: &Template, section: &SectionId) -> &[Passage] {
        let by_title = || {
            let title = template.section(section)?.outline_title().to_lowercase();
            self.sections.get(self.titles.get(&title)?)
        };
        let found = self.sections.get(section).or_else(by_title);
        found.map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether it says anything at all in any section.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }
}

/// Reads an earlier draft from its file. `today` is the template of the open one; a protected
/// draft opens with the passphrase of the open one.
pub fn read_earlier(
    disk: &dyn Disk,
    path: &Path,
    name: String,
    seal: &Seal,
    today: &Template,
) -> Result<Earlier, Problem> {
    let loaded = store::load_draft(disk, path, seal)?.loaded;
    Ok(Earlier::of(name, loaded.draft, &loaded.template, today))
}

fn sections(draft: &Draft, template: &Template) -> BTreeMap<SectionId, Vec<Passage>> {
    let cited = |row: &str| {
        if let Some(figure) = draft.said_in_text(row) {
            return Some(figure);
        }
        let row = RowId::new(row).ok()?;
        let title = shortened(&row_title(draft.registers.find(&row)?.1), MAX_CITED);
        (!title.is_empty()).then_some(title)
    };
    let mut sections: BTreeMap<SectionId, Vec<Passage>> = BTreeMap::new();
    let mut last_row = None;
    for text in texts(draft, template) {
        let Some(section) = text.section.clone() else {
            continue;
        };
        let row = text
            .place
            .row()
            .map(|(register, row)| (register, row.clone()));
        let is_new = row != last_row;
        let titled = row.as_ref().filter(|_| is_new);
        let titled = titled.map(|(register, row)| named_row(draft, *register, row));
        last_row = row;
        let has_links = text.text.contains("[@");
        let (clean, source) = match text.kind {
            TextKind::Prose => {
                let end = text.text.len();
                let whole = Buffer {
                    anchor: 0,
                    caret: end,
                    text: text.text,
                };
                match copied(&whole, &cited) {
                    Some(copied) => (copied.clean, Some(copied.source)),
                    None => continue,
                }
            }
            TextKind::Line | TextKind::List => (text.text.clone(), Some(text.text)),
        };
        let passage = Passage {
            row: titled,
            label: label(template, &text.place),
            text: clean,
            source: source.filter(|_| !has_links),
        };
        sections.entry(section).or_default().push(passage);
    }
    sections
}

/// Returns what a text answers: the prompt of its field, or its column.
fn label(template: &Template, place: &Place) -> String {
    match place {
        Place::Field(section, field) => {
            let field = template.field(section, field);
            field.map_or_else(String::new, |field| field.prompt.clone())
        }
        Place::Cell(register, _, column) => {
            let label = register.column(column).map(|column| column.label);
            label.unwrap_or_default().to_owned()
        }
        Place::Draft | Place::Detail(_) | Place::Section(_) | Place::Row(..) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::example_draft;
    use crate::template::shipped;

    #[test]
    fn an_earlier_draft_is_read_section_by_section_without_marks() {
        let loaded = example_draft().unwrap();
        let today = &loaded.template;
        let name = "Last year".to_owned();
        let earlier = Earlier::of(name, loaded.draft.clone(), today, today);
        let mut n_sections = 0;
        let mut has_row = false;
        for outlined in today.outline(&[]) {
            let id = &outlined.section.id;
            let passages = earlier.section(today, id);
            n_sections += usize::from(!passages.is_empty());
            for passage in passages {
                has_row |= passage.row.is_some();
                assert!(!passage.label.is_empty(), "{passage:?}");
                let (text, source) = (&passage.text, passage.source.as_deref());
                assert!(!text.contains("[@") && !text.contains("**"), "{text}");
                assert!(source.is_none_or(|source| !source.contains("[@")), "{text}");
            }
        }
        assert!(n_sections > 5 && has_row, "{n_sections}");
    }

    #[test]
    fn with_another_template_sections_are_known_by_their_titles() {
        let loaded = example_draft().unwrap();
        let own = &loaded.template;
        let shipped = shipped().unwrap();
        let today = shipped
            .iter()
            .find(|other| other.file().id != own.file().id);
        let today = today.unwrap();
        let earlier = Earlier::of(String::new(), loaded.draft.clone(), own, today);
        for outlined in today.outline(&[]) {
            let section = outlined.section;
            let title = section.outline_title().to_lowercase();
            let same = own.outline(&[]).into_iter().any(|other| {
                other.section.id == section.id
                    || other.section.outline_title().to_lowercase() == title
            });
            let has_any = !earlier.section(today, &section.id).is_empty();
            assert!(same || !has_any, "{title}");
        }
        assert!(!earlier.is_empty());
    }
}
