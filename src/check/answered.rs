//! What an author has answered: why a text stays as it is. Holds until that text changes.

use super::{Finding, subject::Subject};
use crate::model::{Draft, Place, RegisterKind, SectionId, Value};

/// Gives findings of a rule that reads the text they are said of, unless the rule has.
pub(super) fn answerable(mut findings: Vec<Finding>, subject: Subject<'_>) -> Vec<Finding> {
    for finding in &mut findings {
        if finding.of.is_none() {
            let figures = finding.message.chars().filter(char::is_ascii_digit);
            let figures: String = figures.collect();
            let text = text_at(subject.draft, &finding.place);
            finding.of = Some(fingerprint(&format!("{text} {figures}")));
        }
    }
    findings
}

/// Puts to findings what their author has answered.
pub(super) fn recall(findings: &mut [Finding], draft: &Draft) {
    if draft.answered.is_empty() {
        return;
    }
    for finding in findings {
        if let Some(asked) = finding.answered("") {
            let mut answers = draft.answered.iter();
            let given = answers.find(|given| given.answers_the_same(&asked));
            finding.because = given.map(|given| given.because.clone());
        }
    }
}

/// Returns a name for a text that changes with its words, not with the blanks between them.
///
/// It stands in files: it is the same with every version of the program (FNV-1a, 64 bits).
pub(super) fn fingerprint(text: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for word in text.split_whitespace() {
        for byte in word.bytes().chain([b' ']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// Returns the text that a question at a place is asked of.
fn text_at(draft: &Draft, place: &Place) -> String {
    match place {
        Place::Section(section) => claims(draft, section),
        Place::Cell(RegisterKind::Indicators, row, _) => {
            let rows = draft.registers.indicators.iter();
            let points = rows
                .filter(|one| one.id == *row)
                .flat_map(|one| &one.values);
            let points = points.map(|point| {
                format!(
                    "{} {} {} {}",
                    point.period, point.ours.0, point.neighbours.0, point.england.0
                )
            });
            points.collect::<Vec<_>>().join(" ")
        }
        Place::Draft | Place::Detail(_) | Place::Field(..) | Place::Row(..) | Place::Cell(..) => {
            match draft.value(place) {
                Some(Value::Text(text)) => text,
                Some(Value::Prose(prose)) => prose.as_str().to_owned(),
                Some(
                    Value::Date(_)
                    | Value::Period(_)
                    | Value::Choice(_)
                    | Value::Link(_)
                    | Value::Links(_)
                    | Value::Series(_)
                    | Value::List(_)
                    | Value::SignOffs(_)
                    | Value::Logo(_),
                )
                | None => String::new(),
            }
        }
    }
}

/// Returns what a section claims.
fn claims(draft: &Draft, section: &SectionId) -> String {
    let rows = draft.registers.statements.iter();
    let own = rows.filter(|row| row.section.as_ref() == Some(section));
    own.map(|row| row.claim.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn a_fingerprint_is_of_words_and_stays_the_same() {
        assert_eq!(fingerprint("Two  words\n"), fingerprint("Two words"));
        assert_ne!(fingerprint("Two words"), fingerprint("Twowords"));
        assert_eq!(fingerprint("Plans are late."), "a666ed91890f4869");
    }
}
