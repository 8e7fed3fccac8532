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

/// Says it for each of the rows that a field shows, the row named.
pub(super) fn of_rows(rows: &[&dyn Record]) -> Vec<Block> {
    rows.iter()
        .filter_map(|row| {
            let marking = row.marking();
            let exempt = marking.exempt.as_ref()?;
            if marking.audience == Audience::Everyone {
                return None;
            }
            let name = shortened(&title(*row), TITLE_CHARS);
            let text = format!("{name}: {}", words(exempt)?);
            Some(paragraph(&row_place(*row), vec![muted(&text)]))
        })
        .collect()
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
