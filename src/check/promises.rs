//! What a draft says will be done: next year's draft asks what became of it.

use std::collections::BTreeSet;

use jiff::{ToSpan as _, civil::Date};

use super::{
    due::due_in,
    reading::{Reading, Tells},
};
use crate::model::{
    ActionStatus, Answer, Draft, FieldId, LineMark, Place, Progress, Promise, Prose, Record,
    SectionId, line_mark,
};
use crate::template::{Template, Which};

use super::progress::home;

/// What has fewer words promises nothing: “Nothing.”, “Priority 7.”.
const FEWEST_WORDS: usize = 4;

/// Returns what a draft says will be done, each once, in the order of the draft. `day` is that on
/// which the next one is begun; only what is said at a place that `is_read` counts.
pub fn promises(
    draft: &Draft,
    template: &Template,
    day: Date,
    is_read: &dyn Fn(&Place) -> bool,
) -> Vec<Promise> {
    let details = &draft.details;
    let written = details
        .figures_to
        .or(details.period.to)
        .or(details.meeting_date);
    let written = written.or_else(|| day.checked_sub(1.year()).ok());
    let mut all = Gathered {
        draft,
        template,
        is_read,
        written: written.unwrap_or(day),
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    all.answers();
    all.rows();
    all.found
}

/// Returns what a text from an older paper says will be done.
/// `day` is about when it was written, where anybody knows.
pub fn promised_in(text: &str, section: Option<&SectionId>, day: Option<Date>) -> Vec<Promise> {
    let day = day.unwrap_or(Date::MAX);
    let said = sentences(text, day, Firmness::Said).into_iter();
    said.map(|said| Promise {
        section: section.cloned(),
        due: due_in(&said, day),
        said,
    })
    .collect()
}

/// Whether a text is about what comes next, or says so in passing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Firmness {
    /// Whatever it says is meant to be done.
    Next,
    /// Only what it says will be.
    Said,
}

struct Gathered<'a> {
    draft: &'a Draft,
    template: &'a Template,
    is_read: &'a dyn Fn(&Place) -> bool,
    written: Date,
    seen: BTreeSet<String>,
    found: Vec<Promise>,
}

impl<'a> Gathered<'a> {
    fn answers(&mut self) {
        let draft = self.draft;
        for (section, answers) in &draft.answers {
            for (field, answer) in answers {
                if let Answer::Prose(prose) = answer
                    && (self.is_read)(&Place::Field(section.clone(), field.clone()))
                {
                    let firmness = self.firmness(section, field);
                    self.text(prose, Some(section), None, firmness);
                }
            }
        }
    }

    fn firmness(&self, section: &SectionId, field: &FieldId) -> Firmness {
        let answers = self
            .template
            .field(section, field)
            .map(|field| &field.answers);
        let is_next = answers.is_some_and(|which| which.as_slice() == [Which::Next]);
        if is_next {
            Firmness::Next
        } else {
            Firmness::Said
        }
    }

    fn rows(&mut self) {
        let draft: &'a Draft = self.draft;
        let registers = &draft.registers;
        let is_read = self.is_read;
        let is_row_read = |row: &dyn Record| is_read(&Place::Row(row.register(), row.id().clone()));
        for row in registers.statements.iter().filter(|row| is_row_read(*row)) {
            let home = row.section.as_ref();
            let claim = Prose::new(row.claim.as_str());
            self.text(&claim, home, None, Firmness::Said);
            self.text(&row.difference, home, None, Firmness::Said);
            self.text(&row.next, home, None, Firmness::Next);
        }
        let is_open = |status: Progress| status != Progress::Done;
        for row in registers.findings.iter().filter(|row| is_row_read(*row)) {
            if is_open(row.status) {
                let home = self.home_of(row);
                self.text(&row.left, home.as_ref(), row.due, Firmness::Next);
            }
        }
        for row in registers.priorities.iter().filter(|row| is_row_read(*row)) {
            if is_open(row.status) {
                self.line(&row.title, row, row.due);
            }
        }
        for row in registers.actions.iter().filter(|row| is_row_read(*row)) {
            if row.status != ActionStatus::Done {
                self.line(&row.what, row, row.due);
            }
        }
    }

    fn home_of(&self, row: &dyn Record) -> Option<SectionId> {
        let place = Place::Row(row.register(), row.id().clone());
        home(self.draft, self.template, &place)
    }

    /// A row that is a promise by itself.
    fn line(&mut self, said: &str, row: &dyn Record, due: Option<Date>) {
        let said = clean(said);
        if said.split_whitespace().count() >= 2 {
            self.push(said, self.home_of(row), due);
        }
    }

    fn text(
        &mut self,
        prose: &Prose,
        section: Option<&SectionId>,
        due: Option<Date>,
        firmness: Firmness,
    ) {
        for said in sentences(prose.as_str(), self.written, firmness) {
            let due = due.or_else(|| due_in(&said, self.written));
            self.push(said, section.cloned(), due);
        }
    }

    fn push(&mut self, said: String, section: Option<SectionId>, due: Option<Date>) {
        if self.seen.insert(said.to_lowercase()) {
            self.found.push(Promise { section, due, said });
        }
    }
}

/// Returns the sentences of a text that say what will be done.
fn sentences(text: &str, day: Date, firmness: Firmness) -> Vec<String> {
    let reading = Reading::of(text, day);
    let promised = reading.sentences.iter().filter_map(|sentence| {
        let said = clean(text.get(sentence.range.clone())?);
        let is_said = match firmness {
            Firmness::Next => {
                let is_plan = sentence.tells == Tells::Plan && is_firm(&said);
                let is_effect = sentence.tells == Tells::Effect && sentence.is_sure;
                is_plan || !(is_effect || is_nothing(&said))
            }
            Firmness::Said => sentence.tells == Tells::Plan && is_firm(&said),
        };
        let is_asked = said.ends_with('?');
        let n_words = said.split_whitespace().count();
        (is_said && !is_asked && n_words >= FEWEST_WORDS).then_some(said)
    });
    promised.collect()
}

/// Whether a sentence under what comes next says how something is, and not what will be done.
fn is_nothing(said: &str) -> bool {
    let small = said.to_lowercase();
    let first = small.split(|c: char| !c.is_alphabetic()).next();
    let begins = matches!(
        first,
        Some(
            "nothing"
                | "none"
                | "see"
                | "not"
                | "we"
                | "it"
                | "this"
                | "that"
                | "there"
                | "they"
                | "how"
                | "what"
                | "why"
                | "if"
                | "some"
                | "many"
                | "these"
        )
    );
    let states = [" is ", " are ", " was ", " were ", " because "];
    begins || states.iter().any(|word| small.contains(word))
}

/// Whether a sentence binds us: not what others will do, and not what only may be.
fn is_firm(said: &str) -> bool {
    let small = format!(
        " {} ",
        said.to_lowercase().replace([',', ';', '.', ':', '’'], " ")
    );
    let has = |words: &[&str]| {
        words
            .iter()
            .any(|word| small.contains(&format!(" {word} ")))
    };
    has(&[
        "will",
        "shall",
        "we ll",
        "plan to",
        "plans to",
        "planned",
        "due",
        "by",
        "are to",
        "is to",
        "scheduled",
        "committed to",
        "agreed to",
        "next year",
        "from",
    ]) && !has(&[
        "if",
        "unless",
        "hope",
        "hopes",
        "expect",
        "expects",
        "expected",
        "would",
        "may",
        "might",
        "could",
        "whether",
        "ofsted will",
        "government will",
        "department will",
        "inspectors will",
        "options",
        "it will not",
        "we will not",
    ])
}

/// Returns a sentence as it is read: without citations, emphasis and the mark of a list.
pub(super) fn clean(text: &str) -> String {
    let text = text.trim();
    let (mark_len, mark) = line_mark(text);
    let mark_len = if mark == LineMark::Text { 0 } else { mark_len };
    let mut rest = text.get(mark_len..).unwrap_or_default();
    let mut out = String::with_capacity(rest.len());
    while let Some((before, behind)) = rest.split_once("[@") {
        out.push_str(before.trim_end());
        rest = behind.split_once(']').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ").replace('*', "")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::check::test_support::{answer, draft, row, section, showing, statement, template};
    use crate::model::{Action, Audience, Marking};

    const FIELDS: &str = r#"
        (id: "one", title: "One", fields: [
            (id: "say", prompt: "?", kind: Prose),
            (id: "next", prompt: "?", kind: Prose, answers: [Next]),
        ]),
        (id: "two", title: "Two", fields: [(id: "say", prompt: "?", kind: Prose)]),
    "#;

    fn said(draft: &Draft) -> Vec<String> {
        let rows = showing("Statements", "claim");
        let template = template("", &format!("{FIELDS}{rows}"));
        let is_read = |place: &Place| draft.own_marking(place).audience != Audience::WorkingNote;
        let found = promises(draft, &template, date(2027, 4, 1), &is_read).into_iter();
        found.map(|promise| promise.note()).collect()
    }

    #[test]
    fn what_will_be_done_is_promised_and_by_when() {
        let mut draft = draft();
        draft.details.period.to = Some(date(2026, 3, 31));
        let text = "A second hub will open in **June** [@e-hub]. We opened one in May. \
            We expect that more will come. Ofsted will visit us. What will we do about boats?";
        answer(&mut draft, "one", "say", text);
        let next = "- Ask every family again\n- Nothing else.\n- Boats";
        answer(&mut draft, "one", "next", next);
        answer(
            &mut draft,
            "two",
            "say",
            "The old boats will be sold by 2028.",
        );
        let mut one = statement("s-one", "Homes are stable", "We looked.");
        one.next = Prose::new("Emergency carers in both valleys");
        one.section = Some(section("two"));
        draft.registers.statements.push(one);
        for (id, status) in [
            ("a-open", ActionStatus::Late),
            ("a-done", ActionStatus::Done),
        ] {
            let mut action = Action::new(row(id));
            action.what = format!("Paint the {id} boats");
            action.status = status;
            action.due = Some(date(2026, 12, 1));
            draft.registers.actions.push(action);
        }
        assert_eq!(
            said(&draft),
            [
                "one: Ask every family again",
                "one by 2026-06-30: A second hub will open in June.",
                "two by 2028-12-31: The old boats will be sold by 2028.",
                "two: Emergency carers in both valleys",
                "- by 2026-12-01: Paint the a-open boats",
            ]
        );
    }

    #[test]
    fn what_only_authors_read_promises_nothing() {
        let mut draft = draft();
        answer(&mut draft, "two", "say", "We will sell the boats by June.");
        let marks = draft.markings.entry(section("two")).or_default();
        let note = Marking {
            audience: Audience::WorkingNote,
            ..Marking::default()
        };
        marks.fields.insert(FieldId::new("say").unwrap(), note);
        assert_eq!(said(&draft), [] as [String; 0]);
    }
}
