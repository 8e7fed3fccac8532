//! Signs that the typeface of the PDF lacks: told while there is time to write them in another
//! way. They never keep a paper from being made; something else is printed for them.

use crate::check::{Finding, Severity};
use crate::layout::{Missing, missing_in};
use crate::model::{Draft, Place, RegisterKind, Value, line_mark};

/// How many signs one finding names.
const MAX_NAMED: usize = 8;

/// Finds every place of a draft whose signs are not all in the typeface.
pub(super) fn find(draft: &Draft) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut look = |place: Place, value: &Value| {
        let mut missing: Vec<Missing> = Vec::new();
        for text in texts(value).into_iter().filter(|text| !text.is_ascii()) {
            for found in missing_in(&place, text) {
                if missing
                    .iter()
                    .all(|known| known.character != found.character)
                {
                    missing.push(found);
                }
            }
        }
        findings.extend(told(place, &missing));
    };
    for column in Draft::detail_columns() {
        let place = Place::Detail(column.name);
        if let Some(value) = draft.value(&place) {
            look(place, &value);
        }
    }
    for (section, answers) in &draft.answers {
        for (field, answer) in answers {
            let place = Place::Field(section.clone(), field.clone());
            look(place, &answer.to_value());
        }
    }
    for register in RegisterKind::ALL {
        for row in draft.registers.rows(*register) {
            for column in register.columns() {
                let place = Place::Cell(*register, row.id().clone(), column.name);
                look(place, &row.get(column.name));
            }
        }
    }
    findings
}

/// Returns the texts of a value as they are printed, without the marks of its lines.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Text(text) => vec![text],
        Value::Prose(prose) if prose.as_str().is_ascii() => Vec::new(),
        Value::Prose(prose) => {
            let words = |line| str::get(line, line_mark(line).0..).unwrap_or_default();
            prose.as_str().split('\n').map(words).collect()
        }
        Value::List(lines) => lines.iter().map(String::as_str).collect(),
        Value::SignOffs(list) => list.iter().map(|agreed| agreed.role.as_str()).collect(),
        Value::Series(points) => points.iter().map(|point| point.period.as_str()).collect(),
        Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Logo(_) => Vec::new(),
    }
}

fn told(place: Place, missing: &[Missing]) -> Option<Finding> {
    let first = missing.first()?;
    let has_box = missing.iter().any(|missing| missing.printed == '□');
    let named: Vec<String> = missing.iter().take(MAX_NAMED).map(named).collect();
    let more = match missing.len().saturating_sub(MAX_NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let (are, them) = match missing.len() {
        1 => ("is", "it"),
        _ => ("are", "them"),
    };
    Some(Finding {
        of: None,
        because: None,
        place,
        severity: if has_box {
            Severity::Attention
        } else {
            Severity::Thought
        },
        rule: "missing-sign",
        message: format!(
            "{}{more} {are} not in the typeface of the PDF: “{}”",
            named.join(", "),
            first.context.trim()
        ),
        hint: format!(
            "The PDF can be made all the same. Write {them} in another way if the sign matters; Word, web page and Markdown keep {them}."
        ),
    })
}

/// Says which sign it is and what is printed for it.
pub(super) fn named(missing: &Missing) -> String {
    let Missing {
        character, printed, ..
    } = missing;
    let code = u32::from(*character);
    format!("“{character}” (U+{code:04X}, printed as {printed})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Prose, RowId};

    #[test]
    fn a_sign_without_a_letter_is_told_with_its_place() {
        let mut draft = Draft::default();
        draft.details.note = Prose::new("◼ One\n\nTold to 李, 李 and 🦊");
        draft.details.title = "Zoë, Ṣẹgun ✓".to_owned();
        let mut row = Evidence::new(RowId::new("e-1").unwrap());
        row.title = "Done ✔".to_owned();
        draft.registers.evidence.push(row);
        let found = find(&draft);
        let places: Vec<&Place> = found.iter().map(|finding| &finding.place).collect();
        let row = RowId::new("e-1").unwrap();
        let cell = Place::Cell(RegisterKind::Evidence, row, "title");
        assert_eq!(places, [&Place::Detail("note"), &cell]);
        assert_eq!(
            found[0].message,
            "“李” (U+674E, printed as □), “🦊” (U+1F98A, printed as □) are not in the typeface of the PDF: “Told to 李, 李 and 🦊”"
        );
        assert_eq!(found[0].severity, Severity::Attention);
        assert!(
            found[1].message.contains("printed as ✓"),
            "{}",
            found[1].message
        );
        assert_eq!(found[1].severity, Severity::Thought);
    }
}
