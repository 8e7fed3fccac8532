//! What is said about single indicators beneath their table: one list, the same limit only once.

use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::list,
            run::{Lead, Run},
            tree::Block,
        },
        rows::{cells::content, columns::wanted},
        texts::labels::title,
    },
    model::{Column, Place, Record, Value},
    template::RegisterView,
};

/// Writes why indicators differ, and what to take with care.
pub(super) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let columns = wanted(view);
    let find = |name: &str| columns.iter().copied().find(|column| column.name == name);
    let (commentary, caveat) = (find("commentary"), find("caveat"));
    let shared: Vec<Shared<'_>> = caveat.map_or_else(Vec::new, |caveat| shared(rows, caveat));
    let mut blocks = Vec::new();
    let mut items: Vec<Vec<Block>> = Vec::new();
    for row in rows {
        let mut run = Run::new(row.place());
        let mut is_explained = false;
        if let Some(column) = commentary {
            let text = content(edition, *row, column);
            is_explained = !text.is_empty();
            run.piece(Lead::Line, &title(*row), text);
        }
        if let Some(column) = caveat
            && !shared.iter().any(|shared| shared.holds(*row))
        {
            let (lead, label) = if is_explained {
                (Lead::Flow, "Limits".to_owned())
            } else {
                (Lead::Line, format!("{}, limits", title(*row)))
            };
            run.piece(lead, &label, content(edition, *row, column));
        }
        items.push(run.finish());
    }
    for shared in &shared {
        let Some((row, column)) = shared.rows.first().zip(caveat) else {
            continue;
        };
        let text = content(edition, *row, column);
        if shared.rows.len() == rows.len() {
            blocks.extend(text);
            continue;
        }
        let names: Vec<String> = shared.rows.iter().map(|row| title(*row)).collect();
        let mut run = Run::new(row.place());
        run.piece(Lead::Line, &names.join("; "), text);
        items.push(run.finish());
    }
    items.retain(|item| !item.is_empty());
    if items.len() > 1 {
        blocks.push(list(origin, items));
    } else {
        blocks.extend(items.into_iter().flatten());
    }
    blocks
}

/// Rows that have the same limit.
struct Shared<'a> {
    caveat: Value,
    rows: Vec<&'a dyn Record>,
}

impl Shared<'_> {
    fn holds(&self, row: &dyn Record) -> bool {
        self.rows.iter().any(|own| own.id() == row.id())
    }
}

/// Returns the limits that several rows have, in the order in which they first occur.
fn shared<'a>(rows: &[&'a dyn Record], caveat: &Column) -> Vec<Shared<'a>> {
    let mut groups: Vec<Shared<'a>> = Vec::new();
    for row in rows {
        let value = row.get(caveat.name);
        if matches!(&value, Value::Prose(prose) if prose.as_str().trim().is_empty()) {
            continue;
        }
        match groups.iter_mut().find(|group| group.caveat == value) {
            Some(group) => group.rows.push(*row),
            None => groups.push(Shared {
                caveat: value,
                rows: vec![*row],
            }),
        }
    }
    groups.retain(|group| group.rows.len() > 1);
    groups
}
