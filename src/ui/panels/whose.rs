//! Whose turn it is to write a section, and since when it is late.

use jiff::civil::Date;

use crate::check::SectionState;
use crate::model::{Person, SectionId, Task};
use crate::ui::desk::view::View;

/// Whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Whose {
    /// Who, and by when.
    pub(super) words: String,
    /// The same as it is shown, the day first: a name may be too long for the outline.
    pub(super) shown: String,
    /// Whether it was wanted before today.
    pub(super) is_late: bool,
    /// The one who was asked first.
    pub(super) person: Option<Person>,
}

/// Returns whose turn it is to write a section; none where nobody was asked, or it is ready.
pub(super) fn whose(view: &View<'_>, me: &str, section: &SectionId) -> Option<Whose> {
    let part = view.draft.pack.as_deref().filter(|pack| !pack.is_whole());
    if let Some(pack) = part {
        let is_asked = pack.sections.contains(section);
        return is_asked.then(|| {
            let said = said("You write this", pack.due, view.today);
            let shown = said.words.clone();
            Whose { shown, ..said }
        });
    }
    let tasks = view.draft.team.tasks.iter();
    let tasks: Vec<&Task> = tasks.filter(|task| task.section == *section).collect();
    let first = tasks.first()?;
    if view.section_headway(section).state >= SectionState::Ready {
        return None;
    }
    let whole = tasks.iter().filter(|task| task.row.is_none());
    let whole = whole.map(|task| said(&who(&task.person, me), task.due, view.today));
    let mut said: Vec<Whose> = whole.collect();
    said.extend(of_rows(&tasks, me, view.today));
    let joined = |part: fn(&Whose) -> &str| {
        let parts: Vec<&str> = said.iter().map(part).collect();
        parts.join("; ")
    };
    Some(Whose {
        words: joined(|whose| whose.words.as_str()),
        shown: joined(|whose| whose.shown.as_str()),
        is_late: said.iter().any(|whose| whose.is_late),
        person: Some(view.draft.team.person(&first.person)),
    })
}

fn who(person: &str, me: &str) -> String {
    let is_me = !me.is_empty() && person == me;
    if is_me {
        "You".to_owned()
    } else {
        person.to_owned()
    }
}

/// Says who was asked for how many rows, and by when the first of them is wanted.
fn of_rows(tasks: &[&Task], me: &str, today: Date) -> Vec<Whose> {
    let mut rows: Vec<(&str, usize, Option<Date>)> = Vec::new();
    for task in tasks.iter().filter(|task| task.row.is_some()) {
        match rows.iter_mut().find(|(person, ..)| *person == task.person) {
            Some((_, n, due)) => {
                *n += 1;
                *due = [*due, task.due].into_iter().flatten().min();
            }
            None => rows.push((&task.person, 1, task.due)),
        }
    }
    let rows = rows.into_iter().map(|(person, n, due)| {
        let rows = if n == 1 {
            "1 row".to_owned()
        } else {
            format!("{n} rows")
        };
        said(&format!("{}: {rows}", who(person, me)), due, today)
    });
    rows.collect()
}

fn said(who: &str, due: Option<Date>, today: Date) -> Whose {
    let is_late = due.is_some_and(|due| due < today);
    let (words, shown) = match due.map(|due| due.strftime("%-d %b").to_string()) {
        None => (who.to_owned(), who.to_owned()),
        Some(day) if is_late => (
            format!("{who}, late since {day}"),
            format!("Late since {day}: {who}"),
        ),
        Some(day) => (format!("{who}, by {day}"), format!("By {day}: {who}")),
    };
    Whose {
        words,
        shown,
        is_late,
        person: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RowId;
    use jiff::civil::date;

    #[test]
    fn what_is_late_says_so_in_words() {
        let today = date(2026, 12, 10);
        let said = |due| said("Head of care", due, today);
        assert_eq!(said(None).words, "Head of care");
        assert_eq!(said(Some(today)).words, "Head of care, by 10 Dec");
        let late = said(Some(date(2026, 12, 9)));
        assert_eq!(late.words, "Head of care, late since 9 Dec");
        assert!(late.is_late);
        assert_eq!(late.shown, "Late since 9 Dec: Head of care");
    }

    #[test]
    fn rows_are_counted_by_person_with_the_first_day() {
        let task = |row: &str, person: &str, day| Task {
            section: SectionId::new("care").unwrap(),
            row: Some(RowId::new(row).unwrap()),
            person: person.to_owned(),
            due: Some(date(2026, 12, day)),
            note: String::new(),
        };
        let tasks = [
            task("e-a", "Jo", 12),
            task("e-b", "Jo", 11),
            task("e-c", "Sam", 2),
        ];
        let tasks: Vec<&Task> = tasks.iter().collect();
        let words = of_rows(&tasks, "Jo", date(2026, 12, 10));
        let words: Vec<&str> = words.iter().map(|whose| whose.words.as_str()).collect();
        assert_eq!(
            words,
            ["You: 2 rows, by 11 Dec", "Sam: 1 row, late since 2 Dec"]
        );
    }
}
