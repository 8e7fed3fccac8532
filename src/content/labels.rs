//! What citations print: E1 for the first piece of evidence, F2 for the second finding.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Audience, Draft, Record, RegisterKind, RowId, row_title, shortened};
use crate::template::Template;

use super::{
    Inline,
    edition::{hidden_rows, with_blank},
    memory::cites_otherwise,
    reach,
    typography::typographic,
    views::Views,
};

/// How long the title of a cited row may be.
const TITLE_CHARS: usize = 120;

/// How the paper for one audience cites rows, for windows that show the same labels.
#[derive(Debug)]
pub struct CitationLabels {
    all: Labels,
    reader: Audience,
    /// The draft that they are of.
    draft: Draft,
}

impl CitationLabels {
    /// Numbers the rows that `reader` may see, as the paper does.
    pub fn new(draft: &Draft, template: &Template, reader: Audience) -> Self {
        let views = Views::new(draft, template, reader);
        let hidden = hidden_rows(draft, template, reader, &views);
        let unseen = with_blank(draft, &hidden);
        let unnamed = reach::unnamed(draft, template, &views, &unseen);
        Self {
            all: Labels::new(draft, &unseen, &unnamed),
            reader,
            draft: draft.clone(),
        }
    }

    /// Whether they are known to be the same for a draft that is written with the same template:
    /// what was changed is the text around citations.
    pub fn hold_for(&self, draft: &Draft, reader: Audience) -> bool {
        self.reader == reader
            && self.draft.registers.is(&draft.registers)
            && self.draft.markings == draft.markings
            && self.draft.details.note == draft.details.note
            && !cites_otherwise(&self.draft.answers, draft)
    }

    /// Returns what a citation of the row prints, such as E1; none where the paper leaves it out.
    pub fn short(&self, row: &RowId) -> Option<&str> {
        Some(&self.all.get(row)?.short)
    }

    /// Returns what the row is, in plain text.
    pub fn title(&self, row: &RowId) -> Option<&str> {
        Some(&self.all.get(row)?.title)
    }
}

/// How a row is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// What is printed.
    pub(super) short: String,
    /// What the row is.
    pub(super) title: String,
}

/// The labels of every row that the paper may name. Other rows have none, and leave no gap.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Labels(BTreeMap<RowId, Label>);

impl Labels {
    /// Numbers the rows of each register in the author's order, without those that are not seen or
    /// named nowhere.
    pub(super) fn new(draft: &Draft, unseen: &BTreeSet<RowId>, unnamed: &BTreeSet<RowId>) -> Self {
        let mut labels = BTreeMap::new();
        for register in RegisterKind::ALL {
            let named = draft
                .registers
                .rows(*register)
                .into_iter()
                .filter(|row| !unseen.contains(row.id()) && !unnamed.contains(row.id()));
            for (idx, row) in named.enumerate() {
                let label = Label {
                    short: format!("{}{}", register.prefix().to_uppercase(), idx + 1),
                    title: shortened(&title(row), TITLE_CHARS),
                };
                labels.insert(row.id().clone(), label);
            }
        }
        Self(labels)
    }

    /// Returns the label of a row, if the reader may see it.
    pub(super) fn get(&self, row: &RowId) -> Option<&Label> {
        self.0.get(row)
    }

    /// Returns the citation of a row, if the reader may see it.
    pub(super) fn cite(&self, row: &RowId) -> Option<Inline> {
        let label = self.get(row)?;
        Some(Inline::Cite {
            row: row.clone(),
            label: label.short.clone(),
            title: label.title.clone(),
        })
    }

    /// Returns the citations of those rows that the reader may see, with commas between.
    pub(super) fn cites(&self, rows: &[RowId]) -> Vec<Inline> {
        let cites = rows.iter().filter_map(|row| self.cite(row));
        super::pieces::joined(
            cites.map(|cite| vec![cite]).collect(),
            &super::pieces::words(", "),
        )
    }
}

/// Returns what a row is called on paper.
pub(super) fn title(row: &dyn Record) -> String {
    typographic(&row_title(row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, Evidence, FieldId, Marking, Prose, SectionId, SectionMarkings};

    fn template() -> Template {
        let text = r#"(
            format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
            summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
            paper: (title: "Title", numbering: Headings), rules: [], sections: [
                (id: "closed", title: "Closed", fields: [
                    (id: "text", prompt: "?", kind: Prose),
                    (id: "cited", prompt: "?", kind: Register((
                        register: Evidence, scope: Cited, columns: ["title"],
                    ))),
                ]),
            ],
        )"#;
        crate::template::build(crate::template::parse(text).unwrap()).unwrap()
    }

    #[test]
    fn labels_hold_while_rows_markings_and_citations_stay() {
        let template = template();
        let closed = SectionId::new("closed").unwrap();
        let [one, two] = ["e-1", "e-2"].map(|id| RowId::new(id).unwrap());
        let mut draft = Draft::default();
        for id in [&one, &two] {
            let mut evidence = Evidence::new(id.clone());
            "Something".clone_into(&mut evidence.title);
            draft.registers.evidence.push(evidence);
        }
        let write = |draft: &mut Draft, text: &str| {
            let fields = draft.answers.entry(closed.clone()).or_default();
            let text = Answer::Prose(Prose::new(text));
            fields.insert(FieldId::new("text").unwrap(), text);
        };
        let reader = Audience::Everyone;
        let labels_of = |draft: &Draft| CitationLabels::new(draft, &template, reader);

        // What nothing names has no number.
        let labels = labels_of(&draft);
        assert_eq!((labels.short(&one), labels.short(&two)), (None, None));
        write(&mut draft, "We know.");
        assert!(labels.hold_for(&draft, reader));
        assert!(!labels.hold_for(&draft, Audience::Ofsted));

        write(&mut draft, "We know [@e-2].");
        assert!(!labels.hold_for(&draft, reader));
        let labels = labels_of(&draft);
        assert_eq!((labels.short(&one), labels.short(&two)), (None, Some("E1")));
        write(&mut draft, "We know better [@e-2].");
        assert!(labels.hold_for(&draft, reader));

        draft.details.note = Prose::new("See [@e-1].");
        assert!(!labels.hold_for(&draft, reader));
        let labels = labels_of(&draft);
        assert_eq!(labels.short(&two), Some("E2"));

        // What only a closed text cites is not named.
        let markings = SectionMarkings {
            section: Marking {
                audience: Audience::Ofsted,
                exempt: None,
            },
            ..SectionMarkings::default()
        };
        draft.markings.insert(closed.clone(), markings);
        assert!(!labels.hold_for(&draft, reader));
        let labels = labels_of(&draft);
        assert_eq!((labels.short(&one), labels.short(&two)), (Some("E1"), None));
    }
}
