//! Last year's words: what came in from an older paper and nobody has touched or confirmed since.
//!
//! A draft keeps a note of each such line of text (`details.earlier`): how it begins, and a number
//! made of all its words. A line is last year's as long as its words are noted, wherever it
//! stands. So whoever changes a line has taken it over, without anything being told; undo makes it
//! last year's again; and no line is marked that says something else.

use std::collections::BTreeSet;

use super::{Draft, FieldId, LineMark, Place, Record, RegisterKind, SectionId, Value, line_mark};

/// What has fewer words can hardly be out of date: a heading, a name, “None.”.
const FEWEST_WORDS: usize = 4;
/// How much of a line is noted for people, in signs.
const MAX_BEGINS: usize = 40;

/// Returns the notes of the lines of a text.
pub fn notes_of(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| {
        let number = number(line)?;
        let words = words(line).collect::<Vec<_>>().join(" ");
        let begins: String = words.chars().take(MAX_BEGINS).collect();
        Some(format!("{begins} #{number:016x}"))
    });
    lines.collect()
}

/// Which lines are last year's.
#[derive(Debug, Clone, Default)]
pub struct Earlier(BTreeSet<u64>);

impl Earlier {
    /// Reads the notes of a draft.
    pub fn of(draft: &Draft) -> Self {
        let notes = draft.details.earlier.iter();
        Self(notes.filter_map(|note| noted(note)).collect())
    }

    /// Whether no line is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns how many lines of a text are.
    pub fn n_lines(&self, text: &str) -> usize {
        self.lines(text).len()
    }

    /// Returns the numbers of those lines of a text that are: where two texts have one in common,
    /// they are confirmed together.
    pub fn lines(&self, text: &str) -> Vec<u64> {
        if self.is_empty() {
            return Vec::new();
        }
        let numbers = text.lines().filter_map(number);
        numbers.filter(|number| self.0.contains(number)).collect()
    }
}

impl Draft {
    /// Returns every place that may hold last year's words: what we say, not what others said or
    /// what something is called.
    pub fn own_words(&self) -> Vec<(Place, String)> {
        let mut found = Vec::new();
        for (section, answers) in &self.answers {
            for (field, answer) in answers {
                found.extend(text_at(section, field, &answer.to_value()));
            }
        }
        if !self.details.note.is_empty() {
            let note = self.details.note.as_str().to_owned();
            found.push((Place::Detail("note"), note));
        }
        for register in RegisterKind::ALL {
            for row in self.registers.rows(*register) {
                let columns = own_columns(*register).iter();
                found.extend(columns.filter_map(|column| cell(row, column)));
            }
        }
        found
    }

    /// Returns those of some notes whose lines this draft has.
    pub fn earlier_said(&self, notes: &[String]) -> Vec<String> {
        if notes.is_empty() {
            return Vec::new();
        }
        let texts = self.own_words();
        let texts = texts.iter();
        let said: BTreeSet<u64> = { texts }
            .flat_map(|(_, text)| text.lines().filter_map(number))
            .collect();
        let is_said = |note: &&String| noted(note).is_some_and(|number| said.contains(&number));
        notes.iter().filter(is_said).cloned().collect()
    }

    /// Returns those of some notes whose lines stand here at a place that none of the others has: who
    /// wrote in those has not seen them there.
    pub fn earlier_unseen(&self, notes: &[String], others: &[&Self]) -> Vec<String> {
        if notes.is_empty() {
            return Vec::new();
        }
        let texts = others.iter().flat_map(|other| other.own_words());
        let seen: BTreeSet<Place> = texts.map(|(place, _)| place).collect();
        let texts = self.own_words();
        let unseen: BTreeSet<u64> = { texts.iter() }
            .filter(|(place, _)| !seen.contains(place))
            .flat_map(|(_, text)| text.lines().filter_map(number))
            .collect();
        let is_unseen = |note: &&String| noted(note).is_some_and(|one| unseen.contains(&one));
        notes.iter().filter(is_unseen).cloned().collect()
    }

    /// Returns the notes without those of what stands at a place, and without those that no text
    /// of the draft has any more.
    pub fn earlier_without(&self, place: &Place) -> Vec<String> {
        let mut held = BTreeSet::new();
        let mut confirmed = BTreeSet::new();
        for (other, text) in self.own_words() {
            let numbers = text.lines().filter_map(number);
            if other == *place {
                confirmed.extend(numbers);
            } else {
                held.extend(numbers);
            }
        }
        let notes = self.details.earlier.iter();
        let stays = |note: &&String| {
            noted(note).is_some_and(|number| held.contains(&number) && !confirmed.contains(&number))
        };
        notes.filter(stays).cloned().collect()
    }
}

fn text_at(section: &SectionId, field: &FieldId, value: &Value) -> Option<(Place, String)> {
    let place = Place::Field(section.clone(), field.clone());
    // What was chosen is no text, and may be out of date as well.
    let chosen = match value {
        Value::Choice(option) => Some(option.clone()),
        Value::Date(date) => date.map(|date| date.to_string()),
        Value::Text(_)
        | Value::Prose(_)
        | Value::Period(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => None,
    };
    let chosen = chosen.map(|chosen| format!("The answer to {section} {field} is {chosen}"));
    Some((
        place,
        chosen.or_else(|| value.written().map(str::to_owned))?,
    ))
}

fn cell(row: &dyn Record, column: &'static str) -> Option<(Place, String)> {
    let place = Place::Cell(row.register(), row.id().clone(), column);
    let text = row.get(column).written()?.to_owned();
    (!text.trim().is_empty()).then_some((place, text))
}

/// Returns the columns in which we say something that may be out of date.
pub fn own_columns(register: RegisterKind) -> &'static [&'static str] {
    match register {
        RegisterKind::Findings => &["did", "difference", "left"],
        RegisterKind::Statements => &["claim", "how", "difference", "next"],
        RegisterKind::Priorities => &["outcome", "baseline", "risk"],
        RegisterKind::Indicators => &["caveat", "commentary"],
        RegisterKind::Questions => &["answer"],
        RegisterKind::Reviews
        | RegisterKind::Evidence
        | RegisterKind::Actions
        | RegisterKind::Meetings
        | RegisterKind::Contacts
        | RegisterKind::Documents
        | RegisterKind::Terms => &[],
    }
}

/// Returns the number of a note.
fn noted(note: &str) -> Option<u64> {
    let (_, number) = note.rsplit_once(" #")?;
    u64::from_str_radix(number, 16).ok()
}

/// Returns the words of a line, without the mark at its head.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let (mark_len, mark) = line_mark(line);
    let mark_len = if mark == LineMark::Text { 0 } else { mark_len };
    let rest = line.get(mark_len..).unwrap_or_default();
    rest.split_whitespace()
}

/// Returns the number of a line: FNV-1a of its words (Fowler, Noll and Vo, 64 bits), which is the
/// same on every machine. None where it has too few words.
fn number(line: &str) -> Option<u64> {
    let (mut number, mut n_words) = (0xcbf2_9ce4_8422_2325_u64, 0);
    for word in words(line) {
        n_words += usize::from(word.chars().any(char::is_alphanumeric));
        for byte in word.bytes().chain([b' ']) {
            number = (number ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    (n_words >= FEWEST_WORDS).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, Finding, Prose, RowId};

    const TEXT: &str = "We came in by boat last May.\n\n- It was a very long way\n- None";

    fn draft() -> Draft {
        let mut draft = Draft::default();
        let (section, field) = (
            SectionId::new("care").unwrap(),
            FieldId::new("know").unwrap(),
        );
        let answer = Answer::Prose(Prose::new(TEXT));
        draft
            .answers
            .entry(section)
            .or_default()
            .insert(field, answer);
        draft.details.earlier = notes_of(TEXT);
        draft
    }

    #[test]
    fn lines_of_some_words_are_noted_and_known_wherever_they_stand() {
        let draft = draft();
        assert_eq!(
            draft.details.earlier,
            [
                "We came in by boat last May. #22a62365e3bcb32c",
                "It was a very long way #83c2c6a01af884b5"
            ]
        );
        let earlier = Earlier::of(&draft);
        assert_eq!(earlier.n_lines(TEXT), 2);
        assert_eq!(earlier.n_lines("1. It  was a very long way"), 1);
        assert_eq!(earlier.n_lines("We came in by boat last June."), 0);
        assert_eq!(Earlier::default().n_lines(TEXT), 0);
        let mut notes = notes_of("Words of a part that is not here.");
        notes.extend(draft.details.earlier.clone());
        assert_eq!(draft.earlier_said(&notes), draft.details.earlier);
    }

    #[test]
    fn what_is_confirmed_goes_and_so_does_what_nobody_says_any_more() {
        let mut draft = draft();
        let mut finding = Finding::new(RowId::new("f-one").unwrap());
        finding.did = Prose::new("We mended every one of them.");
        let registers = &mut draft.registers;
        registers.findings.push(finding.clone());
        let place = Place::Cell(RegisterKind::Findings, finding.id.clone(), "did");
        draft.details.earlier.extend(notes_of(finding.did.as_str()));
        draft
            .details
            .earlier
            .extend(notes_of("This was said by nobody."));
        let both = notes_of(TEXT);
        assert_eq!(draft.earlier_without(&place), both);
        let (section, field) = (
            SectionId::new("care").unwrap(),
            FieldId::new("know").unwrap(),
        );
        let left = draft.earlier_without(&Place::Field(section, field));
        assert_eq!(left, notes_of(finding.did.as_str()));
    }
}
