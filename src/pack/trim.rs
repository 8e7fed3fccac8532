//! Texts, rows and markings of a pack, without a word of what it has not.

use std::collections::BTreeSet;

use crate::model::{
    Answer, Comment, Draft, Marking, Place, Prose, Record, RegisterKind, RowId, SectionMarkings,
    Value, citations,
};
use crate::template::Template;

type Rows = BTreeSet<RowId>;

/// Puts the answers of the sections and fields that a pack has into it, with their markings, which
/// of them are ready, and their order.
pub(super) fn trim_texts(draft: &Draft, trimmed: &Template, rows: &Rows, pack: &mut Draft) {
    for (section, answers) in &draft.answers {
        for (field, answer) in answers {
            if trimmed.field(section, field).is_some() {
                let answers = pack.answers.entry(section.clone()).or_default();
                answers.insert(field.clone(), trimmed_answer(answer, rows));
            }
        }
    }
    pack.answers.retain(|_, answers| {
        answers.retain(|_, answer| Answer::from_value(answer.to_value()).is_some());
        !answers.is_empty()
    });
    for (section, marks) in &draft.markings {
        if trimmed.section(section).is_none() {
            continue;
        }
        let fields = marks.fields.iter();
        let fields = fields.filter(|(field, _)| trimmed.field(section, field).is_some());
        let marks = SectionMarkings {
            section: marks.section.clone(),
            fields: fields
                .map(|(field, marking)| (field.clone(), marking.clone()))
                .collect(),
        };
        if marks.section != Marking::default() || !marks.fields.is_empty() {
            pack.markings.insert(section.clone(), marks);
        }
    }
    let is_here = |section: &&crate::model::SectionId| trimmed.section(section).is_some();
    pack.ready = draft.ready.iter().filter(is_here).cloned().collect();
    pack.arrangement = draft.arrangement.iter().filter(is_here).cloned().collect();
    pack.details.note = prose_without(&draft.details.note, rows);
}

fn trimmed_answer(answer: &Answer, rows: &Rows) -> Answer {
    match answer {
        Answer::Prose(prose) => Answer::Prose(prose_without(prose, rows)),
        Answer::Line(text) => Answer::Line(without(text, rows)),
        Answer::Choice(_) | Answer::Date(_) => answer.clone(),
    }
}

/// Puts the kept rows into a pack, without links and citations that lead out of it.
pub(super) fn trim_rows(draft: &Draft, rows: &Rows, pack: &mut Draft) {
    for register in RegisterKind::ALL {
        for idx in 0..draft.registers.n_rows(*register) {
            let Some(mut row) = draft.registers.row_at(*register, idx) else {
                continue;
            };
            if rows.contains(row.id()) {
                trim_row(row.as_record_mut(), rows);
                pack.registers.insert(usize::MAX, row);
            }
        }
    }
}

fn trim_row(row: &mut dyn Record, rows: &Rows) {
    for column in row.columns() {
        let value = row.get(column.name);
        let trimmed = match &value {
            Value::Text(text) => Value::Text(without(text, rows)),
            Value::Prose(prose) => Value::Prose(prose_without(prose, rows)),
            Value::Link(Some(to)) if !rows.contains(to) => Value::Link(None),
            Value::Links(to) => {
                let to = to.iter().filter(|to| rows.contains(to));
                Value::Links(to.cloned().collect())
            }
            Value::List(entries) => {
                let entries = entries.iter().map(|entry| without(entry, rows));
                Value::List(entries.collect())
            }
            Value::Link(_)
            | Value::Date(_)
            | Value::Period(_)
            | Value::Choice(_)
            | Value::Series(_)
            | Value::SignOffs(_)
            | Value::Logo(_) => continue,
        };
        if trimmed != value
            && let Some(cell) = row.cell_mut(column.name)
        {
            // The value is of the kind that the cell gave.
            let _done = cell.set(trimmed).is_ok();
        }
    }
}

/// Puts the comments into a pack that are about what it has. What somebody said stays as it is, but
/// for citations that lead out of it.
pub(super) fn trim_comments(draft: &Draft, trimmed: &Template, rows: &Rows, pack: &mut Draft) {
    let is_here = |place: &Place| match place {
        Place::Draft | Place::Detail(_) => true,
        Place::Section(section) => trimmed.section(section).is_some(),
        Place::Field(section, field) => trimmed.field(section, field).is_some(),
        Place::Row(_, row) | Place::Cell(_, row, _) => rows.contains(row),
    };
    let here = draft.comments.iter().filter(|one| is_here(&one.place));
    let comments = here.map(|comment| {
        let text = |draft: &Draft| draft.commented_text(&comment.place).unwrap_or_default();
        let mut comment = comment.clone().followed(&text(draft), &text(pack));
        // Words that are gone may stand by now where the receiver may not read them.
        let says = text(pack);
        comment.passage = comment
            .passage
            .filter(|passage| passage.at.is_some() || says.contains(&passage.words));
        if let Some(passage) = &mut comment.passage {
            passage.words = without(&passage.words, rows);
        }
        for said in &mut comment.said {
            said.says = without(&said.says, rows);
        }
        comment
    });
    let comments: Vec<Comment> = comments.collect();
    pack.comments = comments.into();
}

fn prose_without(prose: &Prose, rows: &Rows) -> Prose {
    let text = without(prose.as_str(), rows);
    if text == prose.as_str() {
        return prose.clone();
    }
    Prose::new(text)
}

/// Returns a text without the citations of rows that are not there, each with the blank before it.
fn without(text: &str, rows: &Rows) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for cited in citations(text) {
        if rows.contains(&cited.row) {
            continue;
        }
        let before = text.get(done..cited.range.start).unwrap_or_default();
        out.push_str(before.strip_suffix(' ').unwrap_or(before));
        done = cited.range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// Returns those of the own words that a pack's texts have.
pub(super) fn known_words(pack: &Draft, words: &[String]) -> Vec<String> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut all = String::new();
    let mut add = |value: &Value| match value {
        Value::Text(text) => push(&mut all, text),
        Value::Prose(prose) => push(&mut all, prose.as_str()),
        Value::List(entries) => entries.iter().for_each(|entry| push(&mut all, entry)),
        Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => {}
    };
    for column in Draft::written_columns() {
        if let Some(cell) = pack.detail(column.name) {
            add(&cell.value());
        }
    }
    for answer in pack.answers.values().flat_map(|answers| answers.values()) {
        add(&answer.to_value());
    }
    for row in pack.registers.all_rows() {
        for column in row.columns() {
            add(&row.get(column.name));
        }
    }
    let said: BTreeSet<String> = all
        .split(|c: char| !is_of_word(c))
        .map(str::to_lowercase)
        .collect();
    let is_said = |word: &&String| {
        let mut parts = word.split(|c: char| !is_of_word(c));
        parts.all(|part| said.contains(&part.to_lowercase()))
    };
    words.iter().filter(is_said).cloned().collect()
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')
}

fn push(all: &mut String, text: &str) {
    all.push_str(text);
    all.push('\n');
}
