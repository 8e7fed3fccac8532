//! A draft in which every sign of another program has its meaning.

use super::{
    Answer, Cell, Comment, Dismissal, Draft, Exempt, Figure, Marking, Point, Record, RegisterKind,
    SignOff, Team, Value, cleaned_minutes, signs::cleaned_line,
};

/// Gives every sign of another program in a draft its meaning: in answers, details, rows and
/// markings. A draft that has none is not touched.
pub fn clean_draft(draft: &mut Draft) {
    for column in Draft::detail_columns() {
        let clean = draft.detail(column.name).map(Cell::value);
        if let Some(clean) = clean.as_ref().and_then(cleaned_value)
            && let Some(cell) = draft.detail_mut(column.name)
        {
            // The value is of the kind that the cell gave.
            let _done = cell.set(clean).is_ok();
        }
    }
    for answer in draft
        .answers
        .values_mut()
        .flat_map(|answers| answers.values_mut())
    {
        if let Answer::Line(text) = answer
            && let Some(clean) = cleaned_line(text)
        {
            *text = clean;
        }
    }
    for marks in draft.markings.values_mut() {
        clean_marking(&mut marks.section);
        marks.fields.values_mut().for_each(clean_marking);
    }
    if !draft.answered.is_empty() {
        draft.answered.iter_mut().for_each(Dismissal::clean);
    }
    if !draft.comments.is_empty() {
        draft.comments.iter_mut().for_each(Comment::clean);
    }
    clean_rows(draft);
    if let Some(clean) = cleaned_team(&draft.team) {
        *draft.team = clean;
    }
    if let Some(clean) = cleaned_minutes(&draft.minutes) {
        *draft.minutes = clean;
    }
}

/// Returns a team with every sign of another program as it is meant; none where it has none.
pub fn cleaned_team(team: &Team) -> Option<Team> {
    let mut clean = team.clone();
    for person in &mut clean.people {
        for text in [&mut person.name, &mut person.initials] {
            if let Some(clean) = cleaned_line(text) {
                *text = clean;
            }
        }
    }
    if let Some(keeper) = cleaned_line(&clean.keeper) {
        clean.keeper = keeper;
    }
    for task in &mut clean.tasks {
        for text in [&mut task.person, &mut task.note] {
            if let Some(clean) = cleaned_line(text) {
                *text = clean;
            }
        }
    }
    (clean != *team).then_some(clean)
}

fn clean_rows(draft: &mut Draft) {
    let mut dirty = Vec::new();
    for register in RegisterKind::ALL {
        let rows = draft.registers.rows(*register);
        let is_dirty = |row: &&dyn Record| {
            let values = row.columns().iter();
            let mut marking = row.marking().clone();
            clean_marking(&mut marking);
            marking != *row.marking() || { values }
                .any(|column| cleaned_value(&row.get(column.name)).is_some())
        };
        let rows = rows.into_iter().filter(is_dirty);
        dirty.extend(rows.map(|row| (*register, row.id().clone())));
    }
    for (register, id) in dirty {
        if let Some(row) = draft.registers.row_mut(register, &id) {
            clean_row(row);
        }
    }
}

/// Gives every sign of another program in a row its meaning.
pub fn clean_row(row: &mut dyn Record) {
    for column in row.columns() {
        if let Some(clean) = cleaned_value(&row.get(column.name))
            && let Some(cell) = row.cell_mut(column.name)
        {
            // The value is of the kind that the cell gave.
            let _done = cell.set(clean).is_ok();
        }
    }
    clean_marking(row.marking_mut());
}

/// Gives every sign of another program in a marking its meaning.
pub fn clean_marking(marking: &mut Marking) {
    let Some(Exempt {
        category,
        paragraph,
        reason,
        until,
        review: _,
    }) = &mut marking.exempt
    else {
        return;
    };
    for text in [category, paragraph, reason, until] {
        if let Some(clean) = cleaned_line(text) {
            *text = clean;
        }
    }
}

/// Returns a value with every sign of another program as it is meant; none where it has none.
pub fn cleaned_value(value: &Value) -> Option<Value> {
    match value {
        Value::Text(text) => cleaned_line(text).map(Value::Text),
        Value::List(lines) => cleaned_all(lines, cleaned_text).map(Value::List),
        Value::Series(points) => cleaned_all(points, cleaned_point).map(Value::Series),
        Value::SignOffs(list) => cleaned_all(list, cleaned_sign_off).map(Value::SignOffs),
        // Prose is cleaned whenever it is made, and the others hold no words of an author.
        Value::Prose(_)
        | Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Logo(_) => None,
    }
}

fn cleaned_all<T: Clone + PartialEq>(all: &[T], clean: impl Fn(&T) -> T) -> Option<Vec<T>> {
    let now: Vec<T> = all.iter().map(clean).collect();
    (now != all).then_some(now)
}

#[expect(clippy::ptr_arg, reason = "one of a list of texts")]
fn cleaned_text(text: &String) -> String {
    cleaned_line(text).unwrap_or_else(|| text.clone())
}

fn cleaned_point(point: &Point) -> Point {
    let Point {
        period,
        ours,
        neighbours,
        region,
        england,
        target,
    } = point;
    let figure = |figure: &Figure| Figure(cleaned_text(&figure.0));
    Point {
        period: cleaned_text(period),
        ours: figure(ours),
        neighbours: figure(neighbours),
        region: figure(region),
        england: figure(england),
        target: figure(target),
    }
}

fn cleaned_sign_off(sign_off: &SignOff) -> SignOff {
    SignOff {
        role: cleaned_text(&sign_off.role),
        ..sign_off.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cleaned_line_by_line() {
        let lines = Value::List(vec!["ﬁve".to_owned(), "six".to_owned()]);
        let clean = Value::List(vec!["five".to_owned(), "six".to_owned()]);
        assert_eq!(cleaned_value(&lines), Some(clean.clone()));
        assert_eq!(cleaned_value(&clean), None);
    }
}
