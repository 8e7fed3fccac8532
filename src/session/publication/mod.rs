//! What in the paper for everyone could let somebody be recognised: names, numbers, addresses,
//! the few and the only one.
//!
//! It looks at every word of the content of that edition, charts and tables included, and finds
//! what reads like it: a person decides. Nothing leaves the machine. Papers for Ofsted are not
//! looked at, because they may name what they must.

mod alone;
mod births;
mod borne_out;
mod caption;
mod contacts;
mod families;
mod few;
mod fewer;
mod file_names;
mod file_numbers;
mod groups;
mod holds;
mod initials;
mod known_names;
mod letters;
mod lists;
mod numbers;
mod people;
mod places;
mod scan;
mod sheets;
mod span;
mod story;
mod unfamiliar;
mod vocabulary;
mod words;

#[cfg(test)]
mod test_support;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use self::span::{Kind, Span};
use crate::check::{Finding, Severity};
use crate::content::{self, Paper, Sheet};
use crate::export::Format;
use crate::model::{Audience, Draft, Place};
use crate::template::Template;

/// Finds what in the paper for these readers could let somebody be recognised; nothing in papers
/// that are not for everyone.
pub fn before_publication(draft: &Draft, template: &Template, reader: Audience) -> Vec<Finding> {
    if reader != Audience::Everyone {
        return Vec::new();
    }
    Texts::of(&content::build(draft, template, reader)).recognised()
}

/// What could let somebody be recognised, in each of the two that are made for everyone: they do not
/// hold the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// In the paper, whatever its format.
    pub paper: Vec<Finding>,
    /// In the workbook of its tables.
    pub tables: Vec<Finding>,
}

impl Published {
    /// Looks at the paper for everyone and at its tables.
    pub fn of(draft: &Draft, template: &Template) -> Self {
        let reader = Audience::Everyone;
        let sheets = content::sheets(draft, template, reader);
        Self {
            paper: before_publication(draft, template, reader),
            tables: sheets_recognised(&sheets, draft, reader),
        }
    }

    /// Returns what was found in what is made in this format.
    pub fn in_format(&self, format: Format) -> &[Finding] {
        match format {
            Format::Pdf | Format::Word | Format::Web | Format::Markdown => &self.paper,
            Format::Workbook => &self.tables,
        }
    }
}

/// Finds what in tables for these readers could let somebody be recognised; nothing in tables that
/// are not for everyone.
pub(super) fn sheets_recognised(sheets: &[Sheet], draft: &Draft, reader: Audience) -> Vec<Finding> {
    if reader != Audience::Everyone {
        return Vec::new();
    }
    Texts::of_sheets(sheets, &draft.details.authority).recognised()
}

/// Every text of a paper, to be looked at when the paper itself may be gone.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Each text once: cells and labels say the same many times.
    once: Vec<String>,
    /// Where which text stands.
    places: Vec<(Place, usize)>,
    /// Cells of few people.
    small_cells: Vec<(Place, String)>,
    /// What the council is called, in small letters: no name of a person.
    own: String,
}

impl Texts {
    /// Returns the texts of a paper.
    pub(super) fn of(paper: &Paper) -> Self {
        let mut all = Self {
            own: paper.cover.authority.to_lowercase(),
            ..Self::default()
        };
        let mut known = FxHashMap::default();
        scan::each_text(paper, &mut |place, text| {
            all.note(&mut known, place, text);
        });
        scan::each_small_cell(paper, &mut |place, words| {
            all.small_cells.push((place.clone(), words.to_owned()));
        });
        all
    }

    /// Returns the texts of tables.
    pub(super) fn of_sheets(sheets: &[Sheet], authority: &str) -> Self {
        let mut all = Self {
            own: authority.to_lowercase(),
            ..Self::default()
        };
        let mut known = FxHashMap::default();
        sheets::each_cell(sheets, &mut |place, text| {
            all.note(&mut known, place, text);
        });
        sheets::each_small_figure(sheets, &mut |place, words| {
            all.small_cells.push((place.clone(), words));
        });
        all
    }

    fn note(&mut self, known: &mut FxHashMap<String, usize>, place: &Place, text: &str) {
        let idx = known.get(text).copied().unwrap_or_else(|| {
            known.insert(text.to_owned(), self.once.len());
            self.once.push(text.to_owned());
            self.once.len() - 1
        });
        self.places.push((place.clone(), idx));
    }

    /// Finds what could let somebody be recognised.
    pub(super) fn recognised(&self) -> Vec<Finding> {
        let told: Vec<Vec<(Kind, &str)>> = self.once.iter().map(|text| told(text)).collect();
        let in_texts = self.places.iter().flat_map(|(place, idx)| {
            let told = told.get(*idx).into_iter().flatten();
            told.map(move |(kind, words)| (place, *kind, *words))
        });
        let in_cells =
            { self.small_cells.iter() }.map(|(place, words)| (place, Kind::Few, words.as_str()));
        let mut seen: BTreeSet<(&Place, Kind, &str)> = BTreeSet::new();
        in_texts
            .chain(in_cells)
            .filter(|(_, kind, words)| !self.is_own(*kind, words))
            .filter(|found| seen.insert(*found))
            .map(|(place, kind, words)| finding(place.clone(), kind, words))
            .collect()
    }
}

impl Texts {
    /// Whether a name is one of the council or its service: all its words, one behind the other.
    /// A child called Ken is none in Kent.
    fn is_own(&self, kind: Kind, name: &str) -> bool {
        let words = |text: &str| -> Vec<String> {
            let words = text.split(|c: char| !c.is_alphanumeric());
            let words = words.filter(|word| !word.is_empty());
            words.map(str::to_lowercase).collect()
        };
        let (own, name) = (words(&self.own), words(name));
        kind == Kind::Name && !name.is_empty() && own.windows(name.len()).any(|some| *some == name)
    }
}

/// Returns what could let somebody be recognised in a text, in its words.
fn told(text: &str) -> Vec<(Kind, &str)> {
    let found = spans(text).into_iter();
    found
        .map(|Span { kind, range }| (kind, text.get(range).unwrap_or_default().trim()))
        .collect()
}

fn finding(place: Place, kind: Kind, words: &str) -> Finding {
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Attention,
        rule: kind.rule(),
        message: format!("“{words}” {}", kind.what()),
        hint: kind.hint().to_owned(),
    }
}

/// Finds what could let somebody be recognised in a text, each place once.
fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let words = words::words(text);
    numbers::find(text, &words, &mut spans);
    file_names::find(text, &mut spans);
    let ends = |word: &words::Word<'_>| matches!(word.text, "." | "!" | "?");
    for sentence in sentences(&words, ends) {
        if !(people::is_pseudonym(sentence) || people::is_of_public_record(sentence)) {
            families::find(sentence, &mut spans);
            story::named(sentence, &mut spans);
            people::find(sentence, &mut spans);
            unfamiliar::find(sentence, &mut spans);
            initials::find(sentence, &mut spans);
            letters::find(sentence, &mut spans);
            caption::find(sentence, &mut spans);
        }
        places::find(sentence, &mut spans);
        few::find(sentence, &mut spans);
        groups::find(sentence, &mut spans);
        fewer::find(sentence, &mut spans);
        alone::find(sentence, &mut spans);
        story::find(sentence, &mut spans);
        holds::find(sentence, &mut spans);
    }
    spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
    let mut end = 0;
    spans.retain(|span| {
        let is_within = span.range.end <= end;
        end = end.max(span.range.end);
        !is_within
    });
    spans
}

/// Parts words into sentences; a full stop behind a single letter ends none.
fn sentences<'w, 't>(
    words: &'w [words::Word<'t>],
    ends: impl Fn(&words::Word<'t>) -> bool,
) -> Vec<&'w [words::Word<'t>]> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let is_short = before.is_some_and(|before| {
            (before.text.chars().count() == 1 && !before.is_sign())
                || matches!(
                    before.text,
                    "Mr" | "Mrs" | "Ms" | "Dr" | "St" | "No" | "no" | "Miss"
                )
        });
        if ends(word) && !is_short {
            found.extend(words.get(from..=at));
            from = at + 1;
        }
    }
    found.extend(words.get(from..).filter(|rest| !rest.is_empty()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, FieldId, Marking, Prose, SectionId};
    use crate::template::shipped;

    /// Sentences of public papers: `i` lets somebody be recognised, `h` is harmless.
    const RECOGNISED: &str = include_str!("../../../tests/data/check/recognised.txt");

    #[test]
    fn those_who_can_be_recognised_are_found_and_others_are_not() {
        let (mut n_right, mut n_found, mut n_all) = (0, 0, 0);
        let mut wrong = Vec::new();
        for line in RECOGNISED.lines() {
            let (label, text) = line.split_once('|').unwrap();
            let (is_found, is_meant) = (!spans(text).is_empty(), label == "i");
            n_all += usize::from(is_meant);
            n_found += usize::from(is_found);
            n_right += usize::from(is_found && is_meant);
            if is_found != is_meant {
                wrong.push(line);
            }
        }
        assert!(n_all > 100, "{n_all}");
        assert!(
            n_right * 100 >= n_all * 98,
            "{n_right} of {n_all}: {wrong:#?}"
        );
        assert!(
            n_right * 100 >= n_found * 98,
            "{n_right} of {n_found}: {wrong:#?}"
        );
    }

    #[test]
    fn only_what_everyone_reads_is_looked_at() {
        let template = shipped().unwrap().remove(1);
        let mut draft = crate::session::new_draft(&template);
        let section = SectionId::new("voice").unwrap();
        let answers = draft.answers.entry(section.clone()).or_default();
        let answer = Answer::Prose(Prose::new("Kerem, 9, lives with his aunt [@e-one]."));
        let field = FieldId::new("know").unwrap();
        answers.insert(field.clone(), answer);
        let found = |draft: &Draft, reader| before_publication(draft, &template, reader);

        let told = found(&draft, Audience::Everyone);
        let [only] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert_eq!(only.rule, "publication-name");
        assert_eq!(only.place, Place::Field(section.clone(), field));
        assert_eq!(only.message, "“Kerem, 9” reads like a name");
        assert!(found(&draft, Audience::Ofsted).is_empty());

        let marks = draft.markings.entry(section).or_default();
        marks.section = Marking {
            audience: Audience::Ofsted,
            exempt: None,
        };
        assert!(found(&draft, Audience::Everyone).is_empty());
    }

    #[test]
    fn only_whole_words_of_the_council_are_its_own() {
        let template = shipped().unwrap().remove(1);
        let mut draft = crate::session::new_draft(&template);
        "Kenford Council".clone_into(&mut draft.details.authority);
        let answers = draft.answers.entry(SectionId::new("voice").unwrap());
        let answer = Answer::Prose(Prose::new(
            "Ken told us that he wants to go home. Kenford Council listens.",
        ));
        let field = FieldId::new("know").unwrap();
        answers.or_default().insert(field, answer);
        let told = before_publication(&draft, &template, Audience::Everyone);
        let told: Vec<&str> = told.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(told, ["“Ken” reads like a name"]);
    }

    #[test]
    fn a_new_draft_of_each_template_is_calm() {
        for template in shipped().unwrap() {
            let draft = crate::session::new_draft(&template);
            let told = before_publication(&draft, &template, Audience::Everyone);
            assert!(told.is_empty(), "{told:#?}");
        }
    }
}
