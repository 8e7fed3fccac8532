//! What is agreed is locked against slips.
//!
//! Invariant: no step changes what stands in a section that is agreed before it and after it. That
//! is looked at where a step is taken, so that whatever changes a draft keeps to it: typing, rows,
//! replacing words, what is brought in, an earlier version. What stands in a section is its
//! answers, its markings and the rows that have their home there ([`check::home`]); a row that it
//! only cites is elsewhere. Taking a copy in may open a section again: that is said before it is
//! confirmed, and noted with whose copy it was. Where that copy agreed the section anew, with the
//! very text that stands then, it stays agreed as there. Undoing gives back what was, agreement and text
//! together.

use jiff::Timestamp;

use crate::check;
use crate::edit::{Edit, Typing, apply};
use crate::model::{
    Agreement, CellKind, Draft, Marking, Minutes, Place, Record, RegisterKind, RowId, SectionId,
    Shared, SignedText, Value, british_date,
};
use crate::template::Template;

use super::{Problem, ProblemKind, labels::place_label, step::Step};

/// What opens a section, in the window.
pub const OPEN_AGAIN: &str = "Open this agreed section again";

/// Refuses an edit that changes what is agreed.
pub(super) fn refuse_locked(
    edit: &Edit,
    draft: &Draft,
    template: &Template,
) -> Result<(), Problem> {
    let locked = locked(edit, draft, template)?;
    let Some(first) = locked.first() else {
        return Ok(());
    };
    let title = |section: &SectionId| {
        let title = place_label(draft, template, &Place::Section(section.clone()));
        format!("“{title}”")
    };
    let (what, one) = match locked.len() {
        1 => (format!("{} is", title(first)), "it"),
        2 => {
            let titles: Vec<String> = locked.iter().map(title).collect();
            (format!("{} are", titles.join(" and ")), "each")
        }
        n => (format!("{} and {} more are", title(first), n - 1), "each"),
    };
    let message = format!("Nothing was changed. {what} agreed, and locked against slips.");
    Err(Problem::new(ProblemKind::Locked, message)
        .hint_in_window(format!(
            "To change {one}, go there and choose “{OPEN_AGAIN}”."
        ))
        .hint_on_command_line(format!(
            "To change {one}, open the draft in the window and choose “{OPEN_AGAIN}” there."
        )))
}

/// Returns the sections that are agreed, stay agreed, and would say something else. One that was
/// opened again and agreed anew does not stay so.
fn locked(edit: &Edit, draft: &Draft, template: &Template) -> Result<Vec<SectionId>, Problem> {
    if draft.minutes.agreed.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(place) = typed_at(edit) {
        // A key must not cost a copy of the draft.
        let home = check::home(draft, template, place);
        let home = home.filter(|home| draft.minutes.agreed.contains_key(home));
        return Ok(home
            .filter(|_| changes_value(edit, draft))
            .into_iter()
            .collect());
    }
    let mut after = draft.clone();
    apply(&mut after, edit.clone())?;
    let stay = draft.minutes.agreed.keys();
    let stay = stay.filter(|section| {
        after.minutes.agreed.contains_key(*section) && !is_agreed_anew(draft, &after, section)
    });
    let changed = stay.filter(|section| !says_the_same(draft, &after, template, section));
    Ok(changed.cloned().collect())
}

/// Whether a section has another agreement than before, and was opened for it.
fn is_agreed_anew(before: &Draft, after: &Draft, section: &SectionId) -> bool {
    before.minutes.agreed.get(section) != after.minutes.agreed.get(section)
        && n_opened(after, section) > n_opened(before, section)
}

/// Returns how often a section was opened again.
fn n_opened(draft: &Draft, section: &SectionId) -> usize {
    let opened = draft.minutes.opened.iter();
    opened.filter(|one| one.section == *section).count()
}

/// Returns where an edit puts a text that moves nothing else.
fn typed_at(edit: &Edit) -> Option<&Place> {
    let Edit::Set { place, .. } = edit else {
        return None;
    };
    match place {
        Place::Field(..) => Some(place),
        Place::Cell(register, _, name) => {
            let kind = register.column(name)?.kind;
            matches!(kind, CellKind::Text | CellKind::Prose).then_some(place)
        }
        Place::Draft | Place::Detail(_) | Place::Section(_) | Place::Row(..) => None,
    }
}

fn changes_value(edit: &Edit, draft: &Draft) -> bool {
    let Edit::Set { place, value } = edit else {
        return false;
    };
    let before = draft.value(place);
    before.as_ref() != Some(value) && !(before.is_none() && value.is_empty())
}

/// Whether a section says the same in two drafts: answers, markings, and the rows that have their
/// home there, in their order.
pub(super) fn says_the_same(
    one: &Draft,
    other: &Draft,
    template: &Template,
    section: &SectionId,
) -> bool {
    one.answers.get(section) == other.answers.get(section)
        && one.markings.get(section) == other.markings.get(section)
        && (one.registers.is(&other.registers) || has_same_rows(one, other, template, section))
}

fn has_same_rows(one: &Draft, other: &Draft, template: &Template, section: &SectionId) -> bool {
    RegisterKind::ALL.iter().all(|register| {
        let rows = |draft: &Draft| -> Vec<_> {
            let is_here = |row: &&dyn Record| {
                let place = Place::Row(*register, row.id().clone());
                check::home(draft, template, &place).as_ref() == Some(section)
            };
            let rows = draft.registers.rows(*register).into_iter();
            rows.filter(is_here).map(said).collect()
        };
        one.registers.is_same(&other.registers, *register) || rows(one) == rows(other)
    })
}

/// Returns all that a row says.
fn said(row: &dyn Record) -> (RowId, Marking, Vec<Value>) {
    let cells: Vec<Value> = { row.columns().iter() }
        .map(|column| row.get(column.name))
        .collect();
    (row.id().clone(), row.marking().clone(), cells)
}

/// Returns the step that calls a section agreed; none where it is already. What is agreed is
/// ready.
pub(super) fn agree(
    section: SectionId,
    agreement: Agreement,
    draft: &Draft,
    template: &Template,
) -> Result<Option<Step>, Problem> {
    if draft.minutes.agreed.contains_key(&section) {
        return Ok(None);
    }
    let title = place_label(draft, template, &Place::Section(section.clone()));
    let is_here = |place: &Place| check::home(draft, template, place).as_ref() == Some(&section);
    let mut conflicts = draft.conflicts.iter();
    if conflicts.any(|conflict| is_here(&conflict.slot.place())) {
        let message = format!("“{title}” has a text that is in doubt between two people.");
        return Err(Problem::new(ProblemKind::User, message)
            .hint("Nothing was changed. Choose between the texts first, then agree."));
    }
    let mut minutes = draft.minutes.clone();
    minutes.agreed.insert(section.clone(), agreement);
    Ok(Some(called(
        section,
        true,
        minutes,
        format!("Agree {title}"),
    )))
}

/// Returns the step that opens an agreed section again, which is noted; none where it is not
/// agreed.
pub(super) fn open_again(
    section: SectionId,
    (who, when): (&str, Timestamp),
    draft: &Draft,
    template: &Template,
) -> Option<Step> {
    let mut minutes = draft.minutes.clone();
    minutes.open(&section, who, Some(when));
    if minutes == draft.minutes {
        return None;
    }
    let title = place_label(draft, template, &Place::Section(section.clone()));
    Some(called(
        section,
        false,
        minutes,
        format!("Open {title} again"),
    ))
}

fn called(section: SectionId, ready: bool, minutes: Shared<Minutes>, label: String) -> Step {
    let place = Place::Section(section.clone());
    Step {
        edit: Edit::Group(vec![Edit::Ready { section, ready }, Edit::Minutes(minutes)]),
        label,
        place,
        typing: Typing::Step,
    }
}

/// Returns the edits that open sections again which are agreed in a draft and say something else
/// in what it becomes, and that leave out agreements of another text. What they opened, wrote and
/// agreed anew is agreed as there. `theirs` is whose copy was taken in.
pub(super) fn opened_by(
    theirs: &Draft,
    (draft, after): (&Draft, &Draft),
    template: &Template,
    origin: &crate::merge::Origin,
) -> Option<Edit> {
    if after.minutes.agreed.is_empty() {
        return None;
    }
    let mut minutes = after.minutes.clone().into_inner();
    for section in after.minutes.agreed.keys() {
        if draft.minutes.agreed.contains_key(section) {
            if says_the_same(draft, after, template, section) {
                continue;
            }
            let anew = theirs.minutes.agreed.get(section);
            let anew = anew.filter(|anew| draft.minutes.agreed.get(section) != Some(anew));
            let anew = anew.filter(|_| says_the_same(theirs, after, template, section));
            if anew.is_none() || n_opened(after, section) == n_opened(draft, section) {
                minutes.open(section, &origin.who, origin.when);
            }
            if let Some(anew) = anew {
                minutes.agreed.insert(section.clone(), anew.clone());
            }
        } else if !says_the_same(theirs, after, template, section) {
            minutes.agreed.remove(section);
        }
    }
    (minutes != *after.minutes).then(|| Edit::Minutes(Shared::from(minutes)))
}

/// Says that a section is agreed, by whom and when.
pub fn agreed_words(agreement: &Agreement) -> String {
    let day = british_date(agreement.on);
    match agreement.who.as_str() {
        "" => format!("Agreed on {day}, and locked against slips."),
        who => format!("Agreed by {who} on {day}, and locked against slips."),
    }
}

/// Returns the sections of a template that hold something to agree, as far as they are agreed and
/// as far as not.
fn parted(draft: &Draft, template: &Template) -> (usize, usize) {
    let outline = template.outline(&[]).into_iter();
    let sections = outline.map(|outlined| outlined.section);
    let with_fields = sections.filter(|section| !section.fields.is_empty());
    let is_agreed = |id| draft.minutes.agreed.contains_key(id);
    let (agreed, open): (Vec<_>, Vec<_>) = with_fields.partition(|section| is_agreed(&section.id));
    (agreed.len(), open.len())
}

/// Says whether a paper prints what is agreed or what is being drafted.
pub fn printed_words(draft: &Draft, template: &Template) -> String {
    let details = &draft.details;
    let is_other = matches!(
        draft.signed_text(),
        SignedText::Changed(_) | SignedText::Later(_)
    );
    match (details.agreed_on(), is_other) {
        (Some(day), false) => {
            let day = british_date(day);
            return format!("This prints the text that was signed off on {day}.");
        }
        (Some(day), true) => {
            let day = british_date(day);
            return format!(
                "This prints a text that was changed since it was signed off on {day}."
            );
        }
        (None, false) if details.is_signed_off() => {
            return "This prints a text that is called final, with no day on which it was agreed."
                .to_owned();
        }
        (None, true) if details.is_signed_off() => {
            return "This prints a text that is called final. Nobody has agreed it as it stands now."
                .to_owned();
        }
        (None, _) => {}
    }
    match parted(draft, template) {
        (0, _) => "This prints a draft: no section is agreed yet.".to_owned(),
        (_, 0) => "This prints agreed text: every section is agreed.".to_owned(),
        (1, open) => format!("This prints a draft: 1 of {} sections is agreed.", open + 1),
        (agreed, open) => format!(
            "This prints a draft: {agreed} of {} sections are agreed.",
            agreed + open
        ),
    }
}
