//! Spelling and plain English over a whole draft, with places.

use std::{collections::BTreeMap, ops::Range};

use crate::find::{Text, TextKind, texts};
use crate::model::{Draft, Place, SectionId};
use crate::plain::{self, Reading};
use crate::prose::{Shown, shown};
use crate::spell::{Dictionary, Known, misspelled, words_of_line, words_of_prose};
use crate::template::Template;

/// Columns that hold codes, addresses and names rather than sentences.
const NOT_READ: &[&str] = &[
    "code",
    "number",
    "reference",
    "held",
    "telephone",
    "email",
    "name",
    "authority",
    "service",
    "framework",
    "label",
    "version",
    "words",
    "color",
];

/// One thing about the language of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageFinding {
    /// Where it is.
    pub place: Place,
    /// The section where its author finds it.
    pub section: Option<SectionId>,
    /// Where it stands in the text of the place, in bytes.
    pub range: Range<usize>,
    /// The rule, in kebab-case: `spelling`, or one of plain English.
    pub rule: &'static str,
    /// The words it is about.
    pub word: String,
    /// What could stand there instead, the likeliest first.
    pub suggestions: Vec<String>,
    /// What it is, in a sentence.
    pub message: String,
}

/// The language of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Language {
    /// What was found, in the order in which the draft is read.
    pub findings: Vec<LanguageFinding>,
    /// How long the sentences of sections are, of those that have some.
    pub readings: Vec<(SectionId, Reading)>,
    /// How many words were looked at.
    pub n_words: usize,
}

/// Returns the words that are right in a draft although no dictionary knows them: what it
/// declares, what its template names, and its author's own.
pub fn known_words(draft: &Draft, template: &Template, own: &[String]) -> Known {
    let mut known = Known::default();
    let details = &draft.details;
    for text in [
        &details.authority,
        &details.service,
        &details.framework,
        &details.label,
    ] {
        known.add_text(text);
    }
    for word in details.words.iter().chain(own) {
        known.add_text(word);
        known.add(word);
    }
    for term in &draft.registers.terms {
        known.add_text(&term.term);
    }
    for contact in &draft.registers.contacts {
        known.add_text(&contact.name);
    }
    let file = template.file();
    known.add_text(&file.title);
    known.add_text(&file.framework.name);
    for term in &file.terms {
        known.add_text(&term.term);
        known.add_text(&term.meaning);
    }
    known
}

/// Whether spelling and plain English look at a place.
pub fn is_read(place: &Place) -> bool {
    match place {
        Place::Detail(column) | Place::Cell(_, _, column) => !NOT_READ.contains(column),
        Place::Field(..) => true,
        Place::Draft | Place::Section(_) | Place::Row(..) => false,
    }
}

/// Looks at the language of a whole draft.
pub fn language(
    draft: &Draft,
    template: &Template,
    dictionary: &Dictionary,
    known: &Known,
) -> Language {
    let mut texts = texts(draft, template);
    texts.retain(|text| is_read(&text.place));
    let mut language = Language::default();
    let mut meant: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let read: Vec<Read<'_>> = texts.iter().map(Read::new).collect();
    for read in &read {
        let words = read.words();
        language.n_words += words.len();
        for wrong in misspelled(&words, dictionary, known) {
            let suggestions = meant.entry(wrong.word.clone());
            let suggestions = suggestions.or_insert_with(|| dictionary.suggest(&wrong.word));
            let message = format!("‘{}’ is in no dictionary", wrong.word);
            let suggestions = suggestions.clone();
            language
                .findings
                .push(read.finding(wrong.range, "spelling", suggestions, message));
        }
        if read.is_sentences() {
            for remark in read.lines.iter().flat_map(plain::remarks) {
                let plain::Remark {
                    range,
                    rule,
                    message,
                    suggestions,
                } = remark;
                language
                    .findings
                    .push(read.finding(range, rule, suggestions, message));
            }
        }
    }
    language.findings.extend(early_forms(&read, draft));
    language.findings.extend(overused(&read));
    let order: BTreeMap<&Place, usize> = texts
        .iter()
        .enumerate()
        .map(|(idx, text)| (&text.place, idx))
        .collect();
    language
        .findings
        .sort_by_key(|finding| (order.get(&finding.place).copied(), finding.range.start));
    language.readings = readings(&read);
    language
}

/// A text with its lines as they are shown.
struct Read<'a> {
    text: &'a Text,
    lines: Vec<Shown>,
}

impl<'a> Read<'a> {
    fn new(text: &'a Text) -> Self {
        let lines = match text.kind {
            TextKind::Prose => shown(&text.text),
            TextKind::Line | TextKind::List => Shown::of_plain(&text.text),
        };
        Self { text, lines }
    }

    fn words(&self) -> Vec<crate::spell::Word<'_>> {
        match self.text.kind {
            TextKind::Prose => words_of_prose(&self.text.text),
            TextKind::Line | TextKind::List => words_of_line(&self.text.text),
        }
    }

    /// Whether whole sentences are asked for, not titles and names.
    fn is_sentences(&self) -> bool {
        self.text.kind == TextKind::Prose
    }

    fn finding(
        &self,
        range: Range<usize>,
        rule: &'static str,
        suggestions: Vec<String>,
        message: String,
    ) -> LanguageFinding {
        LanguageFinding {
            place: self.text.place.clone(),
            section: self.text.section.clone(),
            word: self
                .text
                .text
                .get(range.clone())
                .unwrap_or_default()
                .to_owned(),
            range,
            rule,
            suggestions,
            message,
        }
    }
}

/// Lines of several texts, each with the text it is of.
fn lines_of<'r>(read: impl Iterator<Item = &'r Read<'r>>) -> Vec<(&'r Read<'r>, &'r Shown)> {
    read.filter(|read| read.is_sentences())
        .flat_map(|read| read.lines.iter().map(move |line| (read, line)))
        .collect()
}

fn early_forms(read: &[Read<'_>], draft: &Draft) -> Vec<LanguageFinding> {
    let lines = lines_of(read.iter());
    let texts: Vec<&str> = lines.iter().map(|(_, line)| line.text.as_str()).collect();
    let terms = &draft.registers.terms;
    let is_explained = |form: &str| terms.iter().any(|term| term.term.trim() == form);
    let found = plain::early(&texts, &is_explained);
    let told = found.into_iter().filter_map(|early| {
        let (read, line) = lines.get(early.line)?;
        let message = format!("‘{}’ stands here before it is explained", early.form);
        let whole = format!("{} ({})", early.words, early.form);
        Some(read.finding(
            line.written(&early.range),
            "acronym-first",
            vec![whole],
            message,
        ))
    });
    told.collect()
}

fn overused(read: &[Read<'_>]) -> Vec<LanguageFinding> {
    let mut found = Vec::new();
    for (_, of_section) in by_section(read) {
        let lines = lines_of(of_section.into_iter());
        let texts: Vec<&str> = lines.iter().map(|(_, line)| line.text.as_str()).collect();
        for word in plain::overused(&texts) {
            let first = word
                .places
                .first()
                .and_then(|(line, range)| Some((lines.get(*line)?, range)));
            let Some(((read, line), range)) = first else {
                continue;
            };
            let message = format!(
                "‘{}’ is used {} times in this section",
                word.word,
                word.places.len()
            );
            found.push(read.finding(line.written(range), "overused-word", Vec::new(), message));
        }
    }
    found
}

fn readings(read: &[Read<'_>]) -> Vec<(SectionId, Reading)> {
    let mut readings = Vec::new();
    for (section, of_section) in by_section(read) {
        let mut reading = Reading::default();
        for (_, line) in lines_of(of_section.into_iter()) {
            reading.add(&line.text);
        }
        if let (Some(section), true) = (section, reading.n_sentences > 0) {
            readings.push((section.clone(), reading));
        }
    }
    readings
}

/// Returns texts by section, in the order in which they are read.
fn by_section<'r>(read: &'r [Read<'r>]) -> Vec<(Option<&'r SectionId>, Vec<&'r Read<'r>>)> {
    let mut sections: Vec<(Option<&SectionId>, Vec<&Read<'_>>)> = Vec::new();
    for read in read {
        let section = read.text.section.as_ref();
        match sections.iter_mut().find(|(known, _)| *known == section) {
            Some((_, texts)) => texts.push(read),
            None => sections.push((section, vec![read])),
        }
    }
    sections
}
