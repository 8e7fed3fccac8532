//! A figure that is bound to its cell is read by whoever reads the text around it, unless its
//! indicator is not for them: they read that there is none, and the author is told.

use crate::check::{Finding, Severity};
use crate::content::{marking_at, row_markings};
use crate::model::{
    Answer, Audience, CellKind, Draft, Marking, NO_FIGURE, Place, Prose, RegisterKind, RowId,
    Value, row_title, shortened,
};
use crate::template::Template;

/// How many signs of a title a message has.
const TITLE_CHARS: usize = 60;

/// Finds the figures that some readers of the text around them may not read.
pub(super) fn find(draft: &Draft, template: &Template) -> Vec<Finding> {
    if !draft.binds_figures() {
        return Vec::new();
    }
    let rows = row_markings(draft, template);
    let mut findings = Vec::new();
    let mut look = |prose: &Prose, place: Place| {
        let bound = prose
            .citations()
            .iter()
            .filter(|cited| cited.period.is_some());
        let hidden: Vec<&RowId> = bound
            .filter(|cited| rows.contains_key(&cited.row))
            .map(|cited| &cited.row)
            .collect();
        if hidden.is_empty() {
            return;
        }
        let around = marking_at(draft, template, &place);
        for row in hidden {
            let readers = rows.get(row).and_then(|own| readers_without(&around, own));
            findings.extend(readers.map(|readers| finding(draft, row, place.clone(), readers)));
        }
    };
    for (section, answers) in &draft.answers {
        for (field, answer) in answers {
            if let Answer::Prose(prose) = answer {
                look(prose, Place::Field(section.clone(), field.clone()));
            }
        }
    }
    look(&draft.details.note, Place::Detail("note"));
    for register in RegisterKind::ALL {
        for row in draft.registers.rows(*register) {
            for column in register.columns() {
                if matches!(column.kind, CellKind::Prose)
                    && let Value::Prose(prose) = row.get(column.name)
                {
                    look(
                        &prose,
                        Place::Cell(*register, row.id().clone(), column.name),
                    );
                }
            }
        }
    }
    findings
}

/// Returns the widest readers of a text who may not read a row in it.
fn readers_without(text: &Marking, row: &Marking) -> Option<Audience> {
    let readers = [Audience::Everyone, Audience::Committee, Audience::Ofsted];
    { readers.into_iter() }
        .find(|reader| text.is_readable_by(*reader) && !row.is_readable_by(*reader))
}

fn finding(draft: &Draft, row: &RowId, place: Place, readers: Audience) -> Finding {
    let title = draft.registers.find(row).map(|(_, row)| row_title(row));
    let title = shortened(&title.unwrap_or_default(), TITLE_CHARS);
    let who = match readers {
        Audience::Everyone => "everyone",
        Audience::Committee => "the committee",
        Audience::Ofsted | Audience::WorkingNote => "Ofsted",
    };
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Attention,
        rule: "figure-hidden",
        message: format!(
            "The paper for {who} has this text and not ‘{title}’, whose figure stands in it"
        ),
        hint: format!(
            "Mark the sentence as the indicator is marked, or say it without the figure. That paper says {NO_FIGURE}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FieldId, Figure, Indicator, Point, SectionId};

    fn template() -> Template {
        let text = r#"(
            format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
            summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
            questions: (what: "What?", how: "How?", next: "Next?"), paper: (title: "Paper"),
            sections: [(id: "one", title: "One", fields: [
                (id: "say", prompt: "?", kind: Prose),
                (id: "rows", prompt: "?", kind: Register((register: Indicators, columns: ["title"]))),
            ])], rules: [],
        )"#;
        crate::template::build(crate::template::parse(text).unwrap()).unwrap()
    }

    #[test]
    fn a_figure_that_some_readers_of_its_text_may_not_read_is_told() {
        let mut draft = Draft::default();
        let mut one = Indicator::new(RowId::new("i-one").unwrap());
        one.title = "Repeat plans".to_owned();
        one.values = vec![Point {
            period: "2026".to_owned(),
            ours: Figure("29.6".to_owned()),
            ..Point::default()
        }];
        draft.registers.indicators.push(one);
        let fields = draft
            .answers
            .entry(SectionId::new("one").unwrap())
            .or_default();
        let text = Answer::Prose(Prose::new("It was [@i-one:2026]."));
        fields.insert(FieldId::new("say").unwrap(), text);
        assert_eq!(find(&draft, &template()), []);
        let registers = &mut draft.registers;
        registers.indicators[0].marking.audience = Audience::Committee;
        let found = find(&draft, &template());
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].message.contains("for everyone"), "{found:?}");
        registers_marked(&mut draft);
        assert_eq!(find(&draft, &template()), []);
    }

    /// Marks the text as the indicator is marked.
    fn registers_marked(draft: &mut Draft) {
        let marks = draft
            .markings
            .entry(SectionId::new("one").unwrap())
            .or_default();
        marks.section.audience = Audience::Committee;
    }
}
