//! What a draft keeps by section and field, brought under the names that these have now.
//!
//! A template says what its sections and fields were called in earlier editions. Like an older
//! version of the format, that is settled while a file is read, before anybody has the draft, and
//! what is saved next stands under the new names. Invariant: nothing is lost. Where something
//! stands under an earlier name and under the new one too, both stay, and readiness tells of the
//! one that is in no paper. What was settled once is not changed again.

use std::collections::BTreeMap;

use crate::model::{
    Answer, CellKind, Comment, Conflict, Draft, FieldId, Marking, Place, Record, RegisterKind,
    SectionId, SectionMarkings, Slot, Value,
};
use crate::template::{Section, Template};

/// Returns a draft with all that is kept by section and field under the template's present names.
///
/// Whoever has the template that it was written with knows better than this what held what
/// (`settled` is for a file, which has only the new one).
#[must_use]
pub fn renamed(draft: Draft, template: &Template) -> Draft {
    under_names(draft, template, |_, _| Marking::default()).0
}

/// Returns the draft of a file with all that is kept by section and field under the template's
/// present names, and the sections that were marked with that.
///
/// The file does not say what held a section under its earlier name, so that a section that comes
/// to another name is marked as strictly as any that does not hold it now: it may have stood there.
pub(super) fn settled(draft: Draft, template: &Template) -> (Draft, Vec<SectionId>) {
    under_names(draft, template, around)
}

/// Brings a draft under the present names. `held` says how strictly a section may have been marked
/// by what held it.
fn under_names(
    mut draft: Draft,
    template: &Template,
    held: impl Fn(&Before<'_>, &Section) -> Marking + Copy,
) -> (Draft, Vec<SectionId>) {
    let markings = draft.markings.clone();
    let before = Before {
        markings: &markings,
        template,
    };
    let gone = gone(&draft, template);
    let mut marked = Vec::new();
    for outlined in template.outline(&[]) {
        let section = outlined.section;
        for earlier in &section.renamed_from {
            let n_before = n_under(&draft, earlier);
            rename_section(&mut draft, earlier, &section.id);
            // What stays, because something else stands under the new name, does not come again
            // and again: its author may have taken the marking away since.
            let strictest = gone.within(&held(&before, section));
            if !strictest.is_none() && n_under(&draft, earlier) < n_before {
                let marks = draft.markings.entry(section.id.clone()).or_default();
                let strict = marks.section.within(&strictest);
                if strict != marks.section {
                    marks.section = strict;
                    marked.push(section.id.clone());
                }
            }
        }
        rename_fields(&mut draft, section);
    }
    rename_in_pack(
        &mut draft,
        |state| under_names(state, template, held).0,
        template,
    );
    (draft, marked)
}

/// What was marked before anything was brought under another name.
struct Before<'a> {
    markings: &'a BTreeMap<SectionId, SectionMarkings>,
    template: &'a Template,
}

/// Returns the strictest marking of the sections that a section does not stand in, and that do not
/// stand in it.
fn around(before: &Before<'_>, section: &Section) -> Marking {
    let Before { markings, template } = before;
    let stands_in = |inner: &SectionId, outer: &SectionId| {
        template.is_within(inner, std::slice::from_ref(outer))
    };
    let is_own = |id: &SectionId| {
        section.renamed_from.contains(id)
            || stands_in(&section.id, id)
            || stands_in(id, &section.id)
    };
    let others = markings.iter().filter(|(id, _)| !is_own(id));
    others.fold(Marking::default(), |strictest, (_, marks)| {
        marks.section.within(&strictest)
    })
}

/// Says which sections were marked because they have another name now; none where none was.
pub fn marked_words(marked: &[SectionId], template: &Template) -> Option<String> {
    let title = |id: &SectionId| {
        let section = template.section(id);
        let title = section.map_or(id.as_str(), |section| &section.title);
        format!("“{title}”")
    };
    let titles: Vec<String> = marked.iter().map(title).collect();
    let (are, they, their) = match titles.len() {
        0 => return None,
        1 => (
            "is marked for fewer readers now",
            "it",
            "its name is another",
        ),
        _ => (
            "are marked for fewer readers now",
            "they",
            "their names are others",
        ),
    };
    Some(format!(
        "{} {are}: {their} since the template changed, and {they} may have stood in a part that was marked. Choose the readers where that is wrong.",
        titles.join(", ")
    ))
}

/// Returns the strictest marking of sections that the template has no more under any name. What is
/// called otherwise now may have stood within them, and must not get more readers by moving out.
fn gone(draft: &Draft, template: &Template) -> Marking {
    if draft.markings.is_empty() {
        return Marking::default();
    }
    let outline = template.outline(&[]);
    let is_known = |id: &SectionId| {
        let mut sections = outline.iter().map(|outlined| outlined.section);
        sections.any(|section| section.id == *id || section.renamed_from.contains(id))
    };
    let gone = draft.markings.iter().filter(|(id, _)| !is_known(id));
    gone.fold(Marking::default(), |strictest, (_, marks)| {
        marks.section.within(&strictest)
    })
}

/// Counts what is kept under a section's name.
fn n_under(draft: &Draft, id: &SectionId) -> usize {
    let is_in_row = |row: &dyn Record| {
        let columns = row.columns().iter();
        let mut columns = columns.filter(|column| column.kind == CellKind::Section);
        columns.any(|column| matches!(row.get(column.name), Value::Text(own) if own == id.as_str()))
    };
    let n_answers = draft.answers.get(id).map_or(0, BTreeMap::len);
    let rows = draft.registers.all_rows();
    n_answers + rows.filter(|row| is_in_row(*row)).count()
}

/// What was sent and what came back stand under the same names as what is there now.
fn rename_in_pack(draft: &mut Draft, state: impl Fn(Draft) -> Draft, template: &Template) {
    let Some(pack) = draft.pack.take() else {
        return;
    };
    let mut pack = pack.into_inner();
    for section in &mut pack.sections {
        let outline = template.outline(&[]);
        let mut sections = outline.into_iter().map(|outlined| outlined.section);
        if let Some(now) = sections.find(|now| now.renamed_from.contains(section)) {
            section.clone_from(&now.id);
        }
    }
    pack.base = state(pack.base);
    pack.sent = pack.sent.map(state);
    draft.pack = Some(pack.into());
}

fn rename_section(draft: &mut Draft, from: &SectionId, to: &SectionId) {
    let is_begun = draft.answers.contains_key(to);
    if let Some(mut old) = draft.answers.remove(from) {
        move_answers(&mut old, draft.answers.entry(to.clone()).or_default());
        if !old.is_empty() {
            draft.answers.insert(from.clone(), old);
        }
    }
    if let Some(old) = draft.markings.remove(from) {
        let rest = merge_marks(old, draft.markings.entry(to.clone()).or_default());
        if rest != SectionMarkings::default() {
            draft.markings.insert(from.clone(), rest);
        }
    }
    // Whoever called the old text ready has not seen what stands here now.
    if !is_begun && draft.ready.remove(from) {
        draft.ready.insert(to.clone());
    }
    rename_in_conflicts(draft, from, to);
    if draft.team.tasks.iter().any(|task| task.section == *from) {
        for task in draft
            .team
            .tasks
            .iter_mut()
            .filter(|task| task.section == *from)
        {
            task.section.clone_from(to);
        }
    }
    rename_in_answered(draft, from, to);
    rename_in_minutes(draft, from, to, is_begun);
    rename_in_comments(draft, from, to);
    if draft.arrangement.contains(to) {
        draft.arrangement.retain(|id| id != from);
    }
    for id in draft.arrangement.iter_mut().filter(|id| *id == from) {
        id.clone_from(to);
    }
    rename_in_rows(draft, from, to);
}

/// Moves answers to where nothing stands yet. What is the same in both stays once.
fn move_answers(old: &mut BTreeMap<FieldId, Answer>, new: &mut BTreeMap<FieldId, Answer>) {
    for (field, answer) in std::mem::take(old) {
        match new.get(&field) {
            Some(known) if *known == answer => {}
            Some(_) => {
                old.insert(field, answer);
            }
            None => {
                new.insert(field, answer);
            }
        }
    }
}

/// Marks a section as strictly as it was marked under either name. Returns what says why it is
/// exempt, where both do.
fn merge_marks(old: SectionMarkings, new: &mut SectionMarkings) -> SectionMarkings {
    let mut rest = SectionMarkings {
        section: merge_marking(old.section, &mut new.section),
        ..SectionMarkings::default()
    };
    for (field, marking) in old.fields {
        let marking = merge_marking(marking, new.fields.entry(field.clone()).or_default());
        if !marking.is_none() {
            rest.fields.insert(field, marking);
        }
    }
    rest
}

fn merge_marking(old: Marking, new: &mut Marking) -> Marking {
    *new = new.within(&old);
    if old.exempt.is_some() && old.exempt != new.exempt {
        return old;
    }
    Marking::default()
}

/// What was left to be chosen in a section is to be chosen where its text stands now.
fn rename_in_conflicts(draft: &mut Draft, from: &SectionId, to: &SectionId) {
    let is_there = |conflict: &Conflict| conflict.slot.place().section() == Some(from);
    if !draft.conflicts.iter().any(is_there) {
        return;
    }
    for conflict in draft.conflicts.iter_mut() {
        match &mut conflict.slot {
            Slot::Value(Place::Section(section) | Place::Field(section, _))
            | Slot::Marking(Place::Section(section) | Place::Field(section, _))
            | Slot::Ready(section)
                if section == from =>
            {
                section.clone_from(to);
            }
            Slot::Value(_)
            | Slot::Marking(_)
            | Slot::Ready(_)
            | Slot::Row(..)
            | Slot::RowOrder(_)
            | Slot::SectionOrder => {}
        }
    }
}

/// What was agreed under the old name is agreed under the new one, unless another text stands there.
fn rename_in_minutes(draft: &mut Draft, from: &SectionId, to: &SectionId, is_begun: bool) {
    if draft.minutes.agreed.contains_key(from)
        && !is_begun
        && let Some(agreement) = draft.minutes.agreed.remove(from)
    {
        draft.minutes.agreed.insert(to.clone(), agreement);
    }
    if draft.minutes.opened.iter().any(|one| one.section == *from) {
        let opened = draft.minutes.opened.iter_mut();
        for one in opened.filter(|one| one.section == *from) {
            one.section.clone_from(to);
        }
    }
}

/// What was answered in a section is answered where its text stands now.
fn rename_in_answered(draft: &mut Draft, from: &SectionId, to: &SectionId) {
    if !draft
        .answered
        .iter()
        .any(|one| one.place.section() == Some(from))
    {
        return;
    }
    for one in draft.answered.iter_mut() {
        match &mut one.place {
            Place::Section(section) | Place::Field(section, _) if section == from => {
                section.clone_from(to);
            }
            Place::Draft
            | Place::Detail(_)
            | Place::Section(_)
            | Place::Field(..)
            | Place::Row(..)
            | Place::Cell(..) => {}
        }
    }
}

/// What was said about a section is said of where its text stands now.
fn rename_in_comments(draft: &mut Draft, from: &SectionId, to: &SectionId) {
    let is_there = |one: &Comment| one.place.section() == Some(from);
    if !draft.comments.iter().any(is_there) {
        return;
    }
    for one in draft.comments.iter_mut() {
        if let Place::Section(section) | Place::Field(section, _) = &mut one.place
            && section == from
        {
            section.clone_from(to);
        }
    }
}

fn rename_in_rows(draft: &mut Draft, from: &SectionId, to: &SectionId) {
    for register in RegisterKind::ALL {
        let columns = register.columns().iter();
        for column in columns.filter(|column| column.kind == CellKind::Section) {
            let rows = draft.registers.rows(*register);
            let is_old = |value: Value| matches!(value, Value::Text(id) if id == from.as_str());
            let old: Vec<usize> = rows
                .into_iter()
                .enumerate()
                .filter(|(_, row)| is_old(row.get(column.name)))
                .map(|(idx, _)| idx)
                .collect();
            for idx in old {
                let row = draft.registers.row_at_mut(*register, idx);
                if let Some(cell) = row.and_then(|row| row.cell_mut(column.name)) {
                    // A column of sections takes the name of one.
                    let set = cell.set(Value::Text(to.to_string()));
                    debug_assert!(set.is_ok());
                }
            }
        }
    }
}

fn rename_fields(draft: &mut Draft, section: &Section) {
    for field in &section.fields {
        let is_field = |id: &&FieldId| section.fields.iter().any(|field| field.id == **id);
        for earlier in field.renamed_from.iter().filter(|id| !is_field(id)) {
            if let Some(answers) = draft.answers.get_mut(&section.id)
                && let Some(answer) = answers.remove(earlier)
            {
                let mut old = BTreeMap::from([(field.id.clone(), answer)]);
                move_answers(&mut old, answers);
                answers.extend(old.into_values().map(|answer| (earlier.clone(), answer)));
            }
            rename_field_in_lists(draft, &section.id, (earlier, &field.id));
            if let Some(marks) = draft.markings.get_mut(&section.id)
                && let Some(old) = marks.fields.remove(earlier)
            {
                let new = marks.fields.entry(field.id.clone()).or_default();
                let rest = merge_marking(old, new);
                if !rest.is_none() {
                    marks.fields.insert(earlier.clone(), rest);
                }
            }
        }
    }
}

/// What was left to be chosen at a field, and what was answered there, goes with its text.
fn rename_field_in_lists(draft: &mut Draft, section: &SectionId, (from, to): (&FieldId, &FieldId)) {
    let old = Place::Field(section.clone(), from.clone());
    let new = Place::Field(section.clone(), to.clone());
    // A list that nothing is changed in stays shared.
    if draft.conflicts.iter().any(|one| one.slot.place() == old) {
        for conflict in draft.conflicts.iter_mut() {
            if let Slot::Value(place) | Slot::Marking(place) = &mut conflict.slot
                && *place == old
            {
                place.clone_from(&new);
            }
        }
    }
    if draft.answered.iter().any(|one| one.place == old) {
        let mut answered = draft.answered.iter_mut();
        while let Some(one) = answered.find(|one| one.place == old) {
            one.place.clone_from(&new);
        }
    }
    if draft.comments.iter().any(|one| one.place == old) {
        let comments = draft.comments.iter_mut();
        for one in comments.filter(|one| one.place == old) {
            one.place.clone_from(&new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Audience, Dismissal, Exempt, Held, Prose, RowId, Statement};
    use crate::store::{format::parse_settled, parse_draft, write_draft};
    use crate::template::{build, parse};

    const TEMPLATE: &str = r#"(
        format: "candour-template", version: 1, id: "t", edition: "2", title: "T", summary: "S",
        framework: (name: "F", source: "S"), paper: (title: "P"), rules: [], sections: [
            (id: "new", title: "New", renamed_from: ["old", "older"], fields: [
                (id: "text", prompt: "What?", kind: Prose, renamed_from: ["words"]),
                (id: "same", prompt: "How?", kind: Prose),
            ]),
            (id: "other", title: "Other", fields: [
                (id: "text", prompt: "What?", kind: Prose, renamed_from: ["one", "two"]),
            ]),
        ],
    )"#;

    fn section(id: &str) -> SectionId {
        SectionId::new(id).unwrap()
    }

    fn field(id: &str) -> FieldId {
        FieldId::new(id).unwrap()
    }

    fn template() -> Template {
        build(parse(TEMPLATE).unwrap()).unwrap()
    }

    fn write(draft: &mut Draft, place: &str, text: &str) {
        let (id, name) = place.split_once('.').unwrap();
        let answers = draft.answers.entry(section(id)).or_default();
        answers.insert(field(name), Answer::Prose(Prose::new(text)));
    }

    /// Settles a draft, and says what stands where, in the order of the names.
    #[track_caller]
    fn check(draft: &Draft, expected: &str) -> Draft {
        let settled = renamed(draft.clone(), &template());
        let mut places = Vec::new();
        for (section, answers) in &settled.answers {
            for (field, answer) in answers {
                let Answer::Prose(text) = answer else {
                    continue;
                };
                places.push(format!("{section}.{field}: {}", text.as_str()));
            }
        }
        assert_eq!(places.join("; "), expected);
        assert_eq!(renamed(settled.clone(), &template()), settled);
        let text = write_draft(&settled, template().file()).unwrap();
        assert_eq!(parse_draft(text.as_bytes()).unwrap().draft, settled);
        settled
    }

    #[test]
    fn answers_find_their_place() {
        let mut draft = Draft::default();
        write(&mut draft, "old.words", "A");
        write(&mut draft, "old.same", "B");
        write(&mut draft, "other.two", "C");
        check(&draft, "new.same: B; new.text: A; other.text: C");
    }

    #[test]
    fn what_stands_under_two_names_is_kept() {
        let mut draft = Draft::default();
        write(&mut draft, "older.text", "A");
        write(&mut draft, "old.text", "B");
        write(&mut draft, "new.same", "C");
        write(&mut draft, "other.text", "D");
        write(&mut draft, "other.one", "E");
        write(&mut draft, "other.two", "D");
        let places = "new.same: C; new.text: B; older.text: A; other.one: E; other.text: D";
        check(&draft, places);
    }

    #[test]
    fn what_is_in_doubt_and_what_was_answered_at_a_field_go_along() {
        let mut draft = Draft::default();
        write(&mut draft, "old.words", "A");
        let old = Place::Field(section("old"), field("words"));
        for slot in [Slot::Value(old.clone()), Slot::Marking(old.clone())] {
            draft.conflicts.push(Conflict {
                slot,
                base: None,
                ours: Held::Nothing,
                theirs: Held::Nothing,
                who: String::new(),
                when: None,
            });
        }
        draft.answered.push(Dismissal {
            rule: "a-rule".to_owned(),
            place: old,
            of: "1".to_owned(),
            because: "It is so.".to_owned(),
        });
        let settled = renamed(draft, &template());
        let new = Place::Field(section("new"), field("text"));
        let slots = settled.conflicts.iter().map(|one| one.slot.clone());
        let expected = [Slot::Value(new.clone()), Slot::Marking(new.clone())];
        assert!(slots.eq(expected));
        assert_eq!(settled.answered[0].place, new);
    }

    #[test]
    fn what_may_have_moved_out_of_a_marked_section_has_no_more_readers_and_it_is_told() {
        let template = build(parse(TEMPLATE).unwrap()).unwrap();
        let mut draft = Draft::default();
        write(&mut draft, "old.words", "A");
        let marks = draft.markings.entry(section("other")).or_default();
        marks.section.audience = Audience::Ofsted;
        let text = write_draft(&draft, template.file()).unwrap();
        let (loaded, marked) = parse_settled(text.as_bytes()).unwrap();
        let marks = &loaded.draft.markings[&section("new")];
        assert_eq!(marks.section.audience, Audience::Ofsted);
        assert_eq!(marked, [section("new")]);
        let words = marked_words(&marked, &template).unwrap();
        assert!(words.starts_with("“New” is marked for fewer readers now"));
        // What was settled once stays as its author has it, and nothing is told.
        let mut again = loaded.draft;
        again.markings.remove(&section("new"));
        let text = write_draft(&again, template.file()).unwrap();
        let (loaded, marked) = parse_settled(text.as_bytes()).unwrap();
        assert_eq!((loaded.draft, marked), (again, Vec::new()));
        assert_eq!(marked_words(&[], &template), None);
    }

    #[test]
    fn what_stood_within_a_marked_section_that_is_gone_is_marked_itself() {
        let mut draft = Draft::default();
        write(&mut draft, "old.words", "A");
        write(&mut draft, "other.text", "B");
        let marks = draft.markings.entry(section("board")).or_default();
        marks.section.audience = Audience::Ofsted;
        let settled = check(&draft, "new.text: A; other.text: B");
        let marks = &settled.markings[&section("new")];
        assert_eq!(marks.section.audience, Audience::Ofsted);
        // What was not renamed stands where it stood.
        assert!(!settled.markings.contains_key(&section("other")));

        let mut draft = Draft::default();
        let mut statement = Statement::new(RowId::new("s-one").unwrap());
        statement.section = Some(section("old"));
        draft.registers.statements.push(statement);
        let marks = draft.markings.entry(section("board")).or_default();
        marks.section.audience = Audience::Committee;
        let settled = check(&draft, "");
        let marks = &settled.markings[&section("new")];
        assert_eq!(marks.section.audience, Audience::Committee);
    }

    #[test]
    fn a_marking_that_was_taken_away_does_not_come_again() {
        let mut draft = Draft::default();
        write(&mut draft, "old.text", "A");
        write(&mut draft, "new.text", "B");
        write(&mut draft, "old.same", "C");
        let marks = draft.markings.entry(section("board")).or_default();
        marks.section.audience = Audience::Ofsted;
        let mut settled = check(&draft, "new.same: C; new.text: B; old.text: A");
        assert_eq!(
            settled.markings[&section("new")].section.audience,
            Audience::Ofsted
        );
        settled.markings.remove(&section("new"));
        let again = check(&settled, "new.same: C; new.text: B; old.text: A");
        assert!(!again.markings.contains_key(&section("new")));
    }

    #[test]
    fn markings_order_readiness_and_rows_go_along() {
        let marking = |audience, category: &str| Marking {
            audience,
            exempt: (!category.is_empty()).then(|| Exempt {
                category: category.to_owned(),
                ..Exempt::default()
            }),
        };
        let mut draft = Draft::default();
        write(&mut draft, "old.words", "A");
        let marks = draft.markings.entry(section("old")).or_default();
        marks.section = marking(Audience::Committee, "1");
        marks
            .fields
            .insert(field("words"), marking(Audience::Ofsted, ""));
        draft.arrangement = vec![section("other"), section("old")];
        draft.ready.insert(section("old"));
        let mut statement = Statement::new(RowId::new("s-one").unwrap());
        statement.section = Some(section("old"));
        draft.registers.statements.push(statement);

        let settled = check(&draft, "new.text: A");
        let marks = &settled.markings[&section("new")];
        assert_eq!(marks.section, marking(Audience::Committee, "1"));
        assert_eq!(marks.fields[&field("text")], marking(Audience::Ofsted, ""));
        assert_eq!((settled.markings.len(), marks.fields.len()), (1, 1));
        assert_eq!(settled.arrangement, [section("other"), section("new")]);
        assert!(settled.ready.iter().eq([&section("new")]));
        assert_eq!(
            settled.registers.statements[0].section,
            Some(section("new"))
        );

        // The stricter marking holds, no reason is lost, and nobody called the whole ready.
        write(&mut draft, "new.same", "B");
        draft.arrangement.push(section("new"));
        let marks = draft.markings.entry(section("new")).or_default();
        marks.section = marking(Audience::Everyone, "2");
        let settled = check(&draft, "new.same: B; new.text: A");
        let marks = &settled.markings[&section("new")];
        assert_eq!(marks.section, marking(Audience::Committee, "2"));
        let rest = &settled.markings[&section("old")];
        assert_eq!(rest.section, marking(Audience::Committee, "1"));
        assert_eq!(settled.arrangement, [section("other"), section("new")]);
        assert!(!settled.ready.contains(&section("new")));
    }
}
