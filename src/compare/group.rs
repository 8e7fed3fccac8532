//! Putting changes together, part by part in the order of the paper.

use crate::model::{
    Answer, DETAILS_COLUMNS, Draft, FieldId, Issued, LOGO_COLUMN, LOOK_COLUMNS, Place,
    RegisterKind, SectionId, Signed, capitalized,
};
use crate::template::{Field, FieldKind, Scope, Template};

use super::{
    change::{Change, ChangeKind, Comparison, Group, Part},
    names::Names,
    rows,
    show::{self, Options},
    value::{marking_change, value},
    words::{Token, pieces, tokens},
};

/// Two states on their way to a comparison.
pub(super) struct Comparing<'a> {
    names: Names<'a>,
    /// The sections of the paper in its order, then others that a state speaks of.
    sections: Vec<SectionId>,
    /// The changes to rows, each with the section that holds it.
    rows: Vec<(Option<SectionId>, Change)>,
}

impl<'a> Comparing<'a> {
    pub(super) fn new(before: &'a Draft, after: &'a Draft, template: &'a Template) -> Self {
        let names = Names {
            before,
            after,
            template,
        };
        let rows = RegisterKind::ALL
            .iter()
            .flat_map(|register| rows::changes(*register, names))
            .map(|change| (holder(&change.place, names), change))
            .collect();
        Self {
            names,
            sections: sections(names),
            rows,
        }
    }

    pub(super) fn groups(mut self) -> Comparison {
        let mut groups = vec![self.template(), self.order()];
        for section in std::mem::take(&mut self.sections) {
            groups.push(self.section(&section));
        }
        for register in RegisterKind::ALL {
            groups.push(self.register(*register));
        }
        groups.push(self.details());
        groups.push(self.look());
        groups.push(self.conflicts());
        groups.push(self.team());
        groups.push(self.answered());
        groups.push(self.minutes());
        groups.push(self.comments());
        groups.retain(|group| !group.changes.is_empty());
        if groups.is_empty() && self.names.before.comments != self.names.after.comments {
            // Nothing was said, and a passage stands elsewhere: that is all there is to tell.
            let said = tokens("Where a comment stands");
            let change = value(Place::Draft, "Comments", &said, &said);
            groups.push(group(Part::Comments, "Comments", vec![change]));
        }
        Comparison { groups }
    }

    fn template(&self) -> Group {
        let said = |draft: &Draft| {
            tokens(format!("{} {}", draft.template.id, draft.template.edition).trim())
        };
        let (before, after) = (self.names.before, self.names.after);
        let changed = before.template != after.template;
        let change = changed.then(|| value(Place::Draft, "Template", &said(before), &said(after)));
        group(Part::Template, "Template", change.into_iter().collect())
    }

    fn order(&self) -> Group {
        let said = |order: &[SectionId]| {
            let outline = self.names.template.outline(order).into_iter();
            let titles = outline.map(|outlined| outlined.section.outline_title());
            tokens(&titles.collect::<Vec<_>>().join("\n"))
        };
        let (before, after) = (
            &self.names.before.arrangement,
            &self.names.after.arrangement,
        );
        let label = "Order of the sections";
        let changed = before != after;
        let change = changed.then(|| value(Place::Draft, label, &said(before), &said(after)));
        group(Part::Order, label, change.into_iter().collect())
    }

    fn conflicts(&self) -> Group {
        let said = |draft: &Draft| {
            let conflicts = draft.conflicts.iter();
            let lines = conflicts.map(|conflict| self.names.doubt(conflict));
            tokens(&lines.collect::<Vec<_>>().join("\n"))
        };
        let (before, after) = (self.names.before, self.names.after);
        let label = "Still to be chosen between two texts";
        let changed = before.conflicts != after.conflicts;
        let change = changed.then(|| value(Place::Draft, label, &said(before), &said(after)));
        group(Part::Conflicts, "In doubt", change.into_iter().collect())
    }

    fn team(&self) -> Group {
        let said = |draft: &Draft| {
            let team = &draft.team;
            let tasks = team.tasks.iter().map(|task| self.names.task(task));
            let people = team.people.iter();
            let people = people.map(|one| {
                let (name, initials, color) = (&one.name, one.shown_initials(), one.color.label());
                format!("{name} ({initials}, {color})")
            });
            let mut lines: Vec<String> = people.chain(tasks).collect();
            match team.states().count() {
                0 => {}
                n => lines.push(format!("States of packs and copies taken in: {n}")),
            }
            tokens(&lines.join("\n"))
        };
        let (before, after) = (self.names.before, self.names.after);
        let label = "Who writes what";
        let changed = before.team != after.team;
        let change = changed.then(|| value(Place::Draft, label, &said(before), &said(after)));
        group(Part::Team, label, change.into_iter().collect())
    }

    fn answered(&self) -> Group {
        let said = |draft: &Draft| {
            let reasons = draft.answered.iter();
            let lines = reasons.map(|one| {
                let place = self.names.place(&one.place);
                format!("{place} ({}): {}", one.rule, one.because)
            });
            tokens(&lines.collect::<Vec<_>>().join("\n"))
        };
        let (before, after) = (self.names.before, self.names.after);
        let label = "Why things stay as they are";
        let changed = before.answered != after.answered;
        let change = changed.then(|| value(Place::Draft, label, &said(before), &said(after)));
        group(Part::Answered, "Answered", change.into_iter().collect())
    }

    fn minutes(&self) -> Group {
        let said = |draft: &Draft| {
            let agreed = draft.minutes.agreed.iter();
            let agreed = agreed.map(|(section, one)| self.names.agreement(section, one));
            let opened = draft.minutes.opened.iter();
            let opened = opened.map(|one| self.names.opened(one));
            let signed = draft.minutes.signed.iter().map(Signed::words);
            let issued = draft.minutes.issued.iter().map(Issued::words);
            let lines = agreed.chain(opened).chain(signed).chain(issued);
            tokens(&lines.collect::<Vec<_>>().join("\n"))
        };
        let (before, after) = (self.names.before, self.names.after);
        let label = "What is agreed, signed off and sent out";
        let changed = before.minutes != after.minutes;
        let change = changed.then(|| value(Place::Draft, label, &said(before), &said(after)));
        group(Part::Minutes, label, change.into_iter().collect())
    }

    fn comments(&self) -> Group {
        let said = |draft: &Draft| {
            let comments = draft.comments.iter();
            let lines = comments.map(|comment| {
                let place = self.names.place(&comment.place);
                let said = comment.said.iter();
                let said = said.map(|said| format!("{}: {}", said.who, said.says));
                let resolved = comment.resolved.iter();
                let resolved = resolved.map(|resolved| format!("Resolved by {}", resolved.who));
                let lines: Vec<String> =
                    std::iter::once(place).chain(said).chain(resolved).collect();
                lines.join("\n")
            });
            tokens(&lines.collect::<Vec<_>>().join("\n\n"))
        };
        let (before, after) = (self.names.before, self.names.after);
        let label = "What was said about the draft";
        // Where a passage stands says nothing that the text does not say.
        let (old, new) = (said(before), said(after));
        let change = (old != new).then(|| value(Place::Draft, label, &old, &new));
        group(Part::Comments, "Comments", change.into_iter().collect())
    }

    fn section(&self, id: &SectionId) -> Group {
        let Names {
            before,
            after,
            template,
        } = self.names;
        let place = Place::Section(id.clone());
        let (old, new) = (before.own_marking(&place), after.own_marking(&place));
        let mut changes: Vec<Change> =
            marking_change(place, "Who may read this section", (&old, &new))
                .into_iter()
                .collect();
        for field in fields_of(id, [before, after], template) {
            changes.extend(self.field(id, &field));
        }
        let rows = self.rows.iter();
        let rows = rows.filter(|(holder, _)| holder.as_ref() == Some(id));
        changes.extend(rows.map(|(_, change)| change.clone()));
        changes.extend(self.readiness(id));
        group(Part::Section(id.clone()), &self.names.section(id), changes)
    }

    fn field(&self, section: &SectionId, id: &FieldId) -> Vec<Change> {
        let field = self.names.template.field(section, id);
        let label = field.map_or_else(
            || format!("A field that the template does not have ({id})"),
            |field| field.prompt.clone(),
        );
        let place = Place::Field(section.clone(), id.clone());
        let (before, after) = (self.names.before, self.names.after);
        let (old, new) = (before.answer(section, id), after.answer(section, id));
        let mut changes = Vec::new();
        if old != new {
            let shown = |answer| self.answer(answer, field);
            changes.push(value(place.clone(), &label, &shown(old), &shown(new)));
        }
        let (old, new) = (before.own_marking(&place), after.own_marking(&place));
        let label = format!("Who may read: {label}");
        changes.extend(marking_change(place, &label, (&old, &new)));
        changes
    }

    fn answer(&self, answer: Option<&Answer>, field: Option<&Field>) -> Vec<Token> {
        let options = match field.map(|field| &field.kind) {
            Some(FieldKind::Choice(options)) => options.as_slice(),
            Some(FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Register(_))
            | None => &[],
        };
        answer.map_or_else(Vec::new, |answer| {
            show::shown(&answer.to_value(), Options::Field(options), self.names)
        })
    }

    fn readiness(&self, section: &SectionId) -> Option<Change> {
        let is_ready = |draft: &Draft| draft.ready.contains(section);
        let (old, new) = (is_ready(self.names.before), is_ready(self.names.after));
        let said = |ready| Token::whole(if ready { "Ready" } else { "Not ready yet" });
        (old != new).then(|| Change {
            place: Place::Section(section.clone()),
            label: "Readiness".to_owned(),
            kind: ChangeKind::Readiness,
            pieces: pieces(&[said(old)], &[said(new)]),
            cells: Vec::new(),
        })
    }

    fn register(&self, register: RegisterKind) -> Group {
        let rows = self.rows.iter().filter(|(holder, change)| {
            holder.is_none() && change.place.row().is_some_and(|(of, _)| of == register)
        });
        let changes = rows.map(|(_, change)| change.clone()).collect();
        group(
            Part::Register(register),
            &capitalized(register.many()),
            changes,
        )
    }

    fn details(&self) -> Group {
        let changes = DETAILS_COLUMNS
            .iter()
            .filter_map(|column| self.detail(column));
        group(Part::Details, "Cover and details", changes.collect())
    }

    fn look(&self) -> Group {
        let columns = LOOK_COLUMNS.iter().chain(std::iter::once(&LOGO_COLUMN));
        let changes = columns.filter_map(|column| self.detail(column));
        group(Part::Look, "Look of the paper", changes.collect())
    }

    fn detail(&self, column: &crate::model::Column) -> Option<Change> {
        let place = Place::Detail(column.name);
        let (old, new) = (
            self.names.before.value(&place)?,
            self.names.after.value(&place)?,
        );
        if old == new {
            return None;
        }
        let shown = |value| show::shown(value, Options::Column(column.kind), self.names);
        Some(value(place, column.label, &shown(&old), &shown(&new)))
    }
}

fn group(part: Part, title: &str, changes: Vec<Change>) -> Group {
    Group {
        part,
        title: title.to_owned(),
        changes,
    }
}

/// Returns the fields of a section: the template's in its order, then others that a state has.
fn fields_of(section: &SectionId, states: [&Draft; 2], template: &Template) -> Vec<FieldId> {
    let known = template.section(section).into_iter();
    let mut fields: Vec<FieldId> = known
        .flat_map(|section| section.fields.iter().map(|field| field.id.clone()))
        .collect();
    for state in states {
        let answered = state.answers.get(section).into_iter();
        let marked = state.markings.get(section).into_iter();
        let others = answered
            .flat_map(|answers| answers.keys())
            .chain(marked.flat_map(|marks| marks.fields.keys()));
        for field in others {
            if !fields.contains(field) {
                fields.push(field.clone());
            }
        }
    }
    fields
}

/// Returns every section: the template's in the author's order, then others.
fn sections(names: Names<'_>) -> Vec<SectionId> {
    let outline = names.template.outline(&names.after.arrangement);
    let mut sections: Vec<SectionId> = outline
        .into_iter()
        .map(|outlined| outlined.section.id.clone())
        .collect();
    for draft in [names.before, names.after] {
        let spoken_of = draft.answers.keys().chain(draft.markings.keys());
        for section in spoken_of.chain(&draft.ready) {
            if !sections.contains(section) {
                sections.push(section.clone());
            }
        }
    }
    sections
}

/// Returns the first section of the paper where a row is written, as it is after or else was.
///
/// Fields that only show what is used or cited elsewhere do not hold rows.
fn holder(place: &Place, names: Names<'_>) -> Option<SectionId> {
    let (register, id) = place.row()?;
    [names.after, names.before].into_iter().find_map(|draft| {
        let row = draft.registers.row(register, id)?;
        let mut outline = names.template.outline(&names.after.arrangement).into_iter();
        let found = outline.find(|outlined| {
            outlined.section.fields.iter().any(|field| {
                matches!(&field.kind, FieldKind::Register(view)
                    if matches!(view.scope, Scope::All | Scope::Here)
                        && view.takes(draft, row, &outlined.section.id))
            })
        });
        found.map(|outlined| outlined.section.id.clone())
    })
}
