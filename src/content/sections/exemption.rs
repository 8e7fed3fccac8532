//! Why a part is not for publication, printed where the part stands, as a committee paper says it.
//!
//! The law asks for three things: which description of exempt information it is (Local Government
//! Act 1972, Schedule 12A, Part 1, or the council's own rules), why, and that the public interest
//! in keeping it back outweighs that in showing it. The author's own words stay as they are.

mod basis;
mod clause;

use self::clause::{because, until};
use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::{muted, paragraph},
            tree::Block,
        },
        texts::labels::title,
        typography::typographic,
    },
    model::{Exempt, Place, Record, british_date, shortened},
};

/// How much of a row's title is enough to know it by.
const TITLE_CHARS: usize = 60;

/// Says why a section or field is exempt, if it is. Only those who may read it come here.
pub(super) fn of_place(edition: &Edition<'_>, place: &Place) -> Option<Block> {
    let exempt = edition.draft.own_marking(place).exempt?;
    let what = match place {
        Place::Section(_) => "This section",
        Place::Draft | Place::Detail(_) | Place::Field(..) | Place::Row(..) | Place::Cell(..) => {
            "This part"
        }
    };
    let text = sentences(&exempt, what, Number::One);
    Some(paragraph(place, vec![muted(&text)]))
}

/// Says it for the rows that a field shows, once for all rows that share a reason.
pub(super) fn of_rows(edition: &Edition<'_>, rows: &[&dyn Record]) -> Vec<Block> {
    let mut groups: Vec<(&Exempt, Vec<&dyn Record>)> = Vec::new();
    for row in rows {
        let Some(exempt) = row.marking().exempt.as_ref() else {
            continue;
        };
        match groups.iter_mut().find(|(other, _)| *other == exempt) {
            Some((_, rows)) => rows.push(*row),
            None => groups.push((exempt, vec![*row])),
        }
    }
    groups
        .into_iter()
        .filter_map(|(exempt, of)| {
            let first = of.first()?;
            let text = match of.len() {
                n if n == rows.len() && n > 1 => {
                    sentences(exempt, "What is listed here", Number::One)
                }
                1 => {
                    let title = shortened(&title(*first), TITLE_CHARS);
                    sentences(exempt, &format!("‘{title}’"), Number::One)
                }
                _ => sentences(exempt, &names(edition, &of), Number::Many),
            };
            Some(paragraph(&first.place(), vec![muted(&text)]))
        })
        .collect()
}

/// Returns what a paper will say of a part that is exempt so.
pub fn exemption_words(exempt: &Exempt) -> String {
    sentences(exempt, "This part", Number::One)
}

fn names(edition: &Edition<'_>, rows: &[&dyn Record]) -> String {
    let labels = rows.iter().map(|row| {
        let label = edition.labels().get(row.id());
        label.map_or_else(
            || format!("‘{}’", shortened(&title(*row), TITLE_CHARS)),
            |label| label.short.clone(),
        )
    });
    clause::and(&labels.collect::<Vec<String>>())
}

/// Whether a sentence is about one thing or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    One,
    Many,
}

fn sentences(exempt: &Exempt, what: &str, number: Number) -> String {
    let Exempt {
        category,
        paragraph,
        reason,
        until: end,
        review,
    } = exempt;
    let (are, stay, upper, them) = match number {
        Number::One => ("is", "stays", "It", "it"),
        Number::Many => ("are", "stay", "They", "them"),
    };
    let mut said = vec![format!(
        "{what} {are} not for publication{}.",
        because(reason)
    )];
    if let Some(basis) = basis::basis(category, paragraph) {
        said.push(format!(
            "{upper} {are} exempt {basis}, and the public interest in maintaining the exemption outweighs the public interest in disclosing {them}."
        ));
    }
    let looks = review.map(|day| {
        let day = british_date(day);
        format!("the council looks at {them} again on {day}")
    });
    match (until(end), looks) {
        (Some(end), Some(looks)) => {
            said.push(format!("{upper} {stay} exempt until {end}; {looks}."));
        }
        (Some(end), None) => said.push(format!("{upper} {stay} exempt until {end}.")),
        (None, Some(looks)) => said.push(format!("{upper} {stay} exempt; {looks}.")),
        (None, None) => {}
    }
    typographic(&said.join(" "))
}

#[cfg(test)]
mod tests;
