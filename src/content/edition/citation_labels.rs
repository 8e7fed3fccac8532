//! How the paper of a reader cites rows, for windows that show the same labels.

use super::{cited::cites_otherwise, reach, readers::hidden_rows, views::Views};
use crate::{
    content::texts::labels::Labels,
    model::{Audience, Draft, RowId, with_blank},
    template::Template,
};

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
