//! Why a part is not for publication, printed where the part stands.

use crate::model::{Audience, Exempt, Place, Record};

use super::{
    Block,
    audience::marking_at,
    edition::Edition,
    labels::title,
    pieces::{muted, paragraph, row_place},
    prose::shortened,
    typography::typographic,
};

/// How much of a row's title is enough to know it by.
const TITLE_CHARS: usize = 60;

/// Says why a section or field that not everyone may read is exempt, if it carries a reason.
pub(super) fn of_place(edition: &Edition<'_>, place: &Place) -> Option<Block> {
    let exempt = edition.draft.own_marking(place).exempt?;
    let holds = marking_at(edition.draft, edition.template, place);
    if holds.audience == Audience::Everyone {
        return None;
    }
    Some(paragraph(place, vec![muted(&words(&exempt)?)]))
}

/// Says it for the rows that a field shows, once for all rows that share a reason.
pub(super) fn of_rows(edition: &Edition<'_>, rows: &[&dyn Record]) -> Vec<Block> {
    let mut groups: Vec<(String, Vec<&dyn Record>)> = Vec::new();
    for row in rows {
        let marking = row.marking();
        let Some(words) = marking.exempt.as_ref().and_then(words) else {
            continue;
        };
        if marking.audience == Audience::Everyone {
            continue;
        }
        match groups.iter_mut().find(|(other, _)| *other == words) {
            Some((_, rows)) => rows.push(*row),
            None => groups.push((words, vec![*row])),
        }
    }
    groups
        .into_iter()
        .filter_map(|(words, of)| {
            let first = of.first()?;
            let text = match of.len() {
                n if n == rows.len() && n > 1 => words,
                1 => format!("{}: {words}", shortened(&title(*first), TITLE_CHARS)),
                _ => format!("{}: {words}", names(edition, &of)),
            };
            Some(paragraph(&row_place(*first), vec![muted(&text)]))
        })
        .collect()
}

fn names(edition: &Edition<'_>, rows: &[&dyn Record]) -> String {
    let labels: Vec<&str> = rows
        .iter()
        .filter_map(|row| Some(edition.labels.get(row.id())?.short.as_str()))
        .collect();
    labels.join(", ")
}

fn words(exempt: &Exempt) -> Option<String> {
    let review = exempt
        .review
        .map(crate::model::british_date)
        .unwrap_or_default();
    let parts = [
        ("category ", exempt.category.as_str()),
        ("paragraph ", &exempt.paragraph),
        ("because: ", &exempt.reason),
        ("until: ", &exempt.until),
        ("looked at again on ", &review),
    ];
    let known: Vec<String> = parts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(lead, text)| format!("{lead}{}", typographic(text.trim().trim_end_matches('.'))))
        .collect();
    (!known.is_empty()).then(|| format!("Not for publication: {}.", known.join("; ")))
}
