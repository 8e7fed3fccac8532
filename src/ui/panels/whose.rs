//! Whose turn it is to write a section, and since when it is late.

use jiff::civil::Date;

use crate::check::SectionState;
use crate::model::SectionId;
use crate::ui::desk::view::View;

/// Whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Whose {
    /// Who, and by when.
    pub(super) words: String,
    /// Whether it was wanted before today.
    pub(super) is_late: bool,
}

/// Returns whose turn it is to write a section; none where nobody was asked, or it is ready.
pub(super) fn whose(view: &View<'_>, me: &str, section: &SectionId) -> Option<Whose> {
    if let Some(pack) = view.draft.pack.as_deref() {
        let is_asked = pack.sections.contains(section);
        return is_asked.then(|| said("You write this", pack.due, view.today));
    }
    let tasks = view.draft.team.tasks.iter();
    let mut tasks = tasks.filter(|task| task.section == *section).peekable();
    tasks.peek()?;
    if view.section_headway(section).state >= SectionState::Ready {
        return None;
    }
    let said = tasks.map(|task| {
        let is_me = !me.is_empty() && task.person == me;
        let who = if is_me { "You" } else { &task.person };
        said(who, task.due, view.today)
    });
    let said: Vec<Whose> = said.collect();
    Some(Whose {
        is_late: said.iter().any(|whose| whose.is_late),
        words: said
            .into_iter()
            .map(|whose| whose.words)
            .collect::<Vec<_>>()
            .join("; "),
    })
}

fn said(who: &str, due: Option<Date>, today: Date) -> Whose {
    let Some(due) = due else {
        let words = who.to_owned();
        return Whose {
            words,
            is_late: false,
        };
    };
    let day = due.strftime("%-d %b");
    let is_late = due < today;
    let words = if is_late {
        format!("{who}, late since {day}")
    } else {
        format!("{who}, by {day}")
    };
    Whose { words, is_late }
}

#[cfg(test)]
mod tests {
    use super::*;
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
    }
}
