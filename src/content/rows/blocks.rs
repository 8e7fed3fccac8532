//! A block for each row: a heading, then label and text.

use super::{
    cells::{content, quiet, short},
    columns::wanted,
    links::cite_evidence,
    pairs, priority, review,
};
use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::{BOLD, anchored, inner_heading, said},
            run::{Lead, Run},
            text::inlines_text,
            tree::Block,
        },
        texts::labels::title,
    },
    model::{CellKind, Column, Place, Record, RegisterKind, Value, capitalized, shortened},
    template::{RegisterView, Section},
};

/// How long a heading may be that is made from a row's text.
const HEADING_CHARS: usize = 120;

/// Builds the blocks of a view; their headings stand one below `level`.
pub(in crate::content) fn build(
    edition: &Edition<'_>,
    section: &Section,
    view: &RegisterView,
    rows: &[&dyn Record],
    level: u8,
) -> Vec<Block> {
    let columns = wanted(view);
    let mut blocks = Vec::new();
    if view.register == RegisterKind::Priorities {
        blocks.extend(priority::where_steps_stand(edition, rows));
    }
    for (idx, row) in rows.iter().enumerate() {
        if view.register == RegisterKind::Questions {
            blocks.extend(anchored(question(edition, *row, &columns), row.id()));
            continue;
        }
        let level = level + 1;
        blocks.push(heading(edition, *row, idx, level));
        blocks.extend(match view.register {
            RegisterKind::Priorities => priority::body(edition, *row, &columns),
            RegisterKind::Reviews => review::body(edition, *row, &columns, section),
            RegisterKind::Findings
            | RegisterKind::Evidence
            | RegisterKind::Statements
            | RegisterKind::Actions
            | RegisterKind::Indicators
            | RegisterKind::Meetings
            | RegisterKind::Questions
            | RegisterKind::Contacts
            | RegisterKind::Documents
            | RegisterKind::Terms => labelled(edition, *row, &columns),
        });
    }
    blocks
}

fn heading(edition: &Edition<'_>, row: &dyn Record, idx: usize, level: u8) -> Block {
    let register = row.register();
    let number = match register {
        RegisterKind::Priorities => edition
            .labels()
            .get(row.id())
            .map(|label| format!("Priority {}", label.short.trim_start_matches('P'))),
        RegisterKind::Reviews
        | RegisterKind::Findings
        | RegisterKind::Evidence
        | RegisterKind::Statements
        | RegisterKind::Actions
        | RegisterKind::Indicators
        | RegisterKind::Meetings
        | RegisterKind::Questions
        | RegisterKind::Contacts
        | RegisterKind::Documents
        | RegisterKind::Terms => edition
            .labels()
            .get(row.id())
            .filter(|_| edition.is_used(row.id()))
            .map(|label| label.short.clone()),
    };
    let mut text = shortened(&title(row), HEADING_CHARS);
    if text.is_empty() && number.is_none() {
        text = format!("{} {}", capitalized(register.one()), idx + 1);
    }
    let place = Place::Cell(register, row.id().clone(), register.title_column());
    Block {
        anchor: Some(row.id().clone()),
        ..inner_heading(&place, level, number, &text)
    }
}

/// Writes every column of a row but its title: short ones share a line, longer ones begin one.
pub(super) fn labelled(
    edition: &Edition<'_>,
    row: &dyn Record,
    columns: &[&'static Column],
) -> Vec<Block> {
    let mut run = Run::new(row.place());
    let names = |name: &str| columns.iter().any(|column| column.name == name);
    let mut how = match columns.iter().find(|column| column.name == "how") {
        Some(column) => content(edition, row, column),
        None => Vec::new(),
    };
    let is_proved = names("evidence") && !how.is_empty();
    if is_proved {
        cite_evidence(edition, row, &mut how);
    }
    for column in columns {
        match column.name {
            _ if is_whole_title(row, column) => {}
            "kind" if row.cell("claim").is_some() || row.cell("said").is_some() => {
                run.say(Lead::Line, pairs::sign(row));
            }
            // The evidence stands where the row says how we know.
            "evidence" if is_proved => {}
            "how" => run.piece(Lead::Line, column.label, std::mem::take(&mut how)),
            _ => piece(edition, row, column, &mut run),
        }
    }
    run.finish()
}

/// Writes a question in bold with what we would say beneath, and quietly who says it.
fn question(edition: &Edition<'_>, row: &dyn Record, columns: &[&'static Column]) -> Vec<Block> {
    let mut run = Run::new(row.place());
    let label = edition.labels().get(row.id());
    let label = label.filter(|_| edition.is_used(row.id()));
    let number = label.map_or(String::new(), |label| format!("{} ", label.short));
    let question = format!("{number}{}", title(row));
    if !question.trim().is_empty() {
        run.say(Lead::Line, vec![said(&question, BOLD)]);
    }
    for column in columns {
        match column.name {
            "question" => {}
            "owner" => run.say(Lead::Line, quiet(edition, row, column)),
            "answer" => run.piece(Lead::Line, "", content(edition, row, column)),
            _ => piece(edition, row, column, &mut run),
        }
    }
    run.finish()
}

/// How long a text may be that shares a line with others.
const FACT_CHARS: usize = 60;

fn piece(edition: &Edition<'_>, row: &dyn Record, column: &Column, run: &mut Run) {
    match column.kind {
        CellKind::List if is_short_list(row, column) => {
            run.labelled(Lead::Line, column.label, short(edition, row, column));
        }
        CellKind::Prose | CellKind::List => {
            run.piece(Lead::Line, column.label, content(edition, row, column));
        }
        CellKind::Text
        | CellKind::Date
        | CellKind::Period
        | CellKind::Choice(_)
        | CellKind::Link(_)
        | CellKind::Links(_)
        | CellKind::Section
        | CellKind::Series
        | CellKind::SignOffs
        | CellKind::Color
        | CellKind::Logo => {
            let text = short(edition, row, column);
            let is_fact = inlines_text(&text).chars().count() <= FACT_CHARS;
            let lead = if is_fact { Lead::Fact } else { Lead::Line };
            run.labelled(lead, column.label, text);
        }
    }
}

/// Whether the lines of a list can stand behind one another.
fn is_short_list(row: &dyn Record, column: &Column) -> bool {
    let Value::List(lines) = row.get(column.name) else {
        return false;
    };
    let n_chars: usize = lines.iter().map(|line| line.chars().count()).sum();
    n_chars <= 360 && lines.iter().all(|line| line.chars().count() <= 80)
}

/// Whether the heading says everything that the column says.
fn is_whole_title(row: &dyn Record, column: &Column) -> bool {
    column.name == row.register().title_column() && title(row).chars().count() <= HEADING_CHARS
}
