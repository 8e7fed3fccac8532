//! Which columns a table has, and which of them are merged so that it can be read.

use super::{cells::is_blank, names};
use crate::{
    content::edition::Edition,
    model::{CellKind, Column, Record, RegisterKind},
    template::RegisterView,
};

/// More columns than this cannot be read on an upright page.
const MAX_COLUMNS: usize = 6;

/// A column of a table with those merged into it.
#[derive(Debug)]
pub(super) struct Merged {
    /// What stands first in its cells.
    pub(super) host: &'static Column,
    /// What stands beneath, in a quieter voice.
    pub(super) guests: Vec<&'static Column>,
}

/// Which column goes beneath which, and when.
type Pair = (&'static str, &'static str);

/// Columns that always stand beneath another: a reader looks for them there.
fn always(register: RegisterKind) -> &'static [Pair] {
    match register {
        RegisterKind::Findings => &[
            ("kind", "said"),
            ("review", "said"),
            ("reference", "said"),
            ("evidence", "difference"),
            ("left", "status"),
            ("owner", "status"),
            ("due", "status"),
        ],
        RegisterKind::Evidence => &[("kind", "title"), ("caveat", "title"), ("period", "sample")],
        RegisterKind::Documents => &[("exemption", "title")],
        RegisterKind::Priorities => &[
            ("outcome", "title"),
            ("baseline", "measure"),
            ("target", "measure"),
            ("due", "owner"),
        ],
        RegisterKind::Reviews
        | RegisterKind::Statements
        | RegisterKind::Actions
        | RegisterKind::Indicators
        | RegisterKind::Meetings
        | RegisterKind::Questions
        | RegisterKind::Contacts
        | RegisterKind::Terms => &[],
    }
}

/// Columns that stand beneath another where there would be too many, in this order.
fn if_crowded(register: RegisterKind) -> &'static [Pair] {
    match register {
        RegisterKind::Evidence => &[
            ("held", "source"),
            ("period", "as_at"),
            ("confidence", "sample"),
        ],
        RegisterKind::Reviews => &[
            ("published", "held"),
            ("standing", "held"),
            ("body", "title"),
            ("kind", "title"),
            ("response", "found"),
        ],
        RegisterKind::Statements => &[("section", "claim"), ("kind", "claim")],
        RegisterKind::Priorities => &[("statements", "findings"), ("risk", "title")],
        RegisterKind::Indicators => &[
            ("unit", "title"),
            ("polarity", "title"),
            ("code", "title"),
            ("as_at", "source"),
            ("caveat", "commentary"),
        ],
        RegisterKind::Meetings => &[
            ("place", "held"),
            ("letter_received", "letter_due"),
            ("next_meeting", "next_self_evaluation"),
            ("papers", "purposes"),
            ("attendees", "purposes"),
            ("focused_visit", "discussed"),
        ],
        RegisterKind::Findings
        | RegisterKind::Actions
        | RegisterKind::Questions
        | RegisterKind::Contacts
        | RegisterKind::Documents
        | RegisterKind::Terms => &[],
    }
}

/// Returns the columns that hold something in at least one row, merged to a readable number.
pub(super) fn columns(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    n_extra: usize,
) -> Vec<Merged> {
    let mut columns: Vec<Merged> = telling(view, rows)
        .into_iter()
        .filter(|column| rows.iter().any(|row| !is_blank(edition, *row, column)))
        .map(|host| Merged {
            host,
            guests: Vec::new(),
        })
        .collect();
    for pair in always(view.register) {
        merge(&mut columns, pair);
    }
    for pair in if_crowded(view.register) {
        if columns.len() + n_extra > MAX_COLUMNS {
            merge(&mut columns, pair);
        }
    }
    while columns.len() + n_extra > MAX_COLUMNS {
        let Some(last) = columns.pop() else { break };
        let Some(host) = columns.last_mut() else {
            break;
        };
        host.guests.push(last.host);
        host.guests.extend(last.guests);
    }
    columns
}

/// Returns the view's columns without those that say the same in every row.
pub(in crate::content) fn wanted(view: &RegisterView) -> Vec<&'static Column> {
    view.columns
        .iter()
        .filter_map(|name| view.register.column(name))
        .filter(|column| column.kind != CellKind::Series)
        .filter(|column| column.name != "kind" || view.kinds.len() != 1)
        .collect()
}

/// Returns the view's columns without those that tell a reader of these rows nothing.
pub(super) fn telling(view: &RegisterView, rows: &[&dyn Record]) -> Vec<&'static Column> {
    let mut columns = wanted(view);
    if view.register == RegisterKind::Reviews {
        columns.retain(|column| !rows.iter().all(|row| names::is_idle(*row, column)));
    }
    columns
}

fn merge(columns: &mut Vec<Merged>, (guest, host): &Pair) {
    let has_host = columns.iter().any(|column| column.host.name == *host);
    let guest = columns.iter().position(|column| column.host.name == *guest);
    let Some(guest) = guest.filter(|_| has_host) else {
        return;
    };
    let guest = columns.remove(guest);
    if let Some(host) = columns.iter_mut().find(|column| column.host.name == *host) {
        host.guests.push(guest.host);
        host.guests.extend(guest.guests);
    }
}

/// Returns a column's share of the width.
pub(super) fn share(column: &Column) -> u16 {
    match column.kind {
        CellKind::Prose | CellKind::List => 10,
        CellKind::Text if matches!(column.name, "what" | "title") => 10,
        CellKind::Text if is_long(column.name) => 8,
        CellKind::Text if matches!(column.name, "sample" | "source" | "held" | "owner") => 7,
        CellKind::Text if column.name == "number" => 4,
        CellKind::Choice(_) if column.name == "confidence" => 3,
        CellKind::Text
        | CellKind::Period
        | CellKind::Section
        | CellKind::Choice(_)
        | CellKind::SignOffs
        | CellKind::Color
        | CellKind::Logo => 5,
        CellKind::Date | CellKind::Link(_) | CellKind::Links(_) | CellKind::Series => 3,
    }
}

fn is_long(name: &str) -> bool {
    matches!(
        name,
        "claim" | "question" | "meaning" | "measure" | "exemption"
    )
}
