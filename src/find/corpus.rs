//! The texts of a draft, read once to be searched at every key.

use std::ops::Range;

use super::{
    query::Finder,
    texts::{Text, TextKind, texts},
};
use crate::model::{Draft, Place, Prose, RegisterKind, SectionId, Value};
use crate::prose::{Buffer, Shown, sentences, shown};
use crate::template::Template;

/// The texts of a draft as they are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corpus {
    texts: Vec<(Text, Vec<Shown>)>,
}

/// Which texts are searched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// All.
    #[default]
    All,
    /// Those of a section, with the rows that stand in it.
    Section(SectionId),
    /// The rows of a register.
    Register(RegisterKind),
}

impl Scope {
    fn has(&self, text: &Text) -> bool {
        match self {
            Self::All => true,
            Self::Section(section) => text.section.as_ref() == Some(section),
            Self::Register(register) => text.place.row().is_some_and(|(of, _)| of == *register),
        }
    }
}

/// One place where something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which text of the corpus.
    text: usize,
    /// Which of its lines.
    line: usize,
    /// Where in what the line shows, in bytes.
    range: Range<usize>,
}

/// A hit in its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InSentence {
    /// The sentence.
    pub sentence: String,
    /// Where the hit stands in it, in bytes.
    pub range: Range<usize>,
}

impl Corpus {
    /// Reads every text of a draft.
    pub fn new(draft: &Draft, template: &Template) -> Self {
        let read = |text: Text| {
            let lines = match text.kind {
                TextKind::Prose => shown(&text.text),
                TextKind::Line | TextKind::List => Shown::of_plain(&text.text),
            };
            (text, lines)
        };
        Self {
            texts: texts(draft, template).into_iter().map(read).collect(),
        }
    }

    /// Finds every hit in some texts, in the order in which the draft is read.
    pub fn find(&self, finder: &Finder, scope: &Scope) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (text_idx, (text, lines)) in self.texts.iter().enumerate() {
            if !scope.has(text) {
                continue;
            }
            for (line_idx, line) in lines.iter().enumerate() {
                let found = finder.find(&line.text).into_iter();
                hits.extend(found.map(|range| Hit {
                    text: text_idx,
                    line: line_idx,
                    range,
                }));
            }
        }
        hits
    }

    /// Returns where a hit is.
    pub fn place(&self, hit: &Hit) -> Option<&Place> {
        Some(&self.texts.get(hit.text)?.0.place)
    }

    /// Returns where a hit stands in the text of its place, in bytes.
    pub fn written(&self, hit: &Hit) -> Option<Range<usize>> {
        Some(self.line(hit)?.written(&hit.range))
    }

    /// Returns a hit in its sentence, without the citations in it.
    pub fn in_sentence(&self, hit: &Hit) -> Option<InSentence> {
        let line = &self.line(hit)?.text;
        let mut around = sentences(line).into_iter();
        let around = around
            .find(|sentence| sentence.start <= hit.range.start && hit.range.end <= sentence.end)
            .unwrap_or(0..line.len());
        let part = |range: Range<usize>| without_citations(line.get(range).unwrap_or_default());
        let before = part(around.start..hit.range.start);
        let found = part(hit.range.clone());
        let after = part(hit.range.end..around.end);
        let start = before.len();
        Some(InSentence {
            range: start..start + found.len(),
            sentence: before + &found + &after,
        })
    }

    /// Returns what was found, as it is shown.
    pub fn found(&self, hit: &Hit) -> Option<&str> {
        self.line(hit)?.text.get(hit.range.clone())
    }

    /// Returns the values of places with something else where hits are. Hits stand in the order
    /// in which they were found; how words are said (bold, in a link) stays.
    pub fn replaced(&self, hits: &[Hit], finder: &Finder, with: &str) -> Vec<(Place, Value)> {
        let mut changed = Vec::new();
        for hits in hits.chunk_by(|a, b| a.text == b.text) {
            let Some((text, lines)) = hits.first().and_then(|hit| self.texts.get(hit.text)) else {
                continue;
            };
            let mut now = text.text.clone();
            // From the end, so that what stands before stays where it is.
            for (nth, hit) in hits.iter().enumerate().rev() {
                let Some(line) = lines.get(hit.line) else {
                    continue;
                };
                let with = finder.replacement(&line.text, &hit.range, with);
                let before = nth.checked_sub(1).and_then(|nth| hits.get(nth));
                let kept = before.and_then(|hit| self.written(hit));
                let kept = kept.map_or(0, |range| range.end);
                now = match text.kind {
                    TextKind::Prose => in_prose(&now, line, (&hit.range, kept), &with),
                    TextKind::Line | TextKind::List => {
                        spliced(&now, &line.written(&hit.range), &with)
                    }
                };
            }
            if now != text.text {
                changed.push((text.place.clone(), value(text.kind, &now)));
            }
        }
        changed
    }

    fn line(&self, hit: &Hit) -> Option<&Shown> {
        self.texts.get(hit.text)?.1.get(hit.line)
    }
}

fn without_citations(text: &str) -> String {
    text.replace(" \u{fffc}", "").replace('\u{fffc}', "")
}

fn value(kind: TextKind, text: &str) -> Value {
    match kind {
        TextKind::Prose => Value::Prose(Prose::new(text)),
        TextKind::Line => Value::Text(text.to_owned()),
        TextKind::List => Value::List(text.split('\n').map(str::to_owned).collect()),
    }
}

/// Returns words so written that their signs are no marks.
fn as_signs(words: &str) -> String {
    let mut signs = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '*' | '[' | ']' | '<') {
            signs.push('\\');
        }
        signs.push(c);
    }
    signs
}

fn spliced(text: &str, range: &Range<usize>, with: &str) -> String {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    format!("{before}{with}{after}")
}

/// Replaces a stretch of a line of prose, as typing over it would. Up to `kept` the text must
/// stay as it is, because hits are there.
fn in_prose(text: &str, line: &Shown, (range, kept): (&Range<usize>, usize), with: &str) -> String {
    let pieces = line.written_pieces(range);
    let is_safe = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '’' | '\'' | ',' | ';' | '–');
    let is_plain = with.chars().all(is_safe) && with.starts_with(char::is_alphabetic);
    if let ([only], true) = (pieces.as_slice(), is_plain && !with.ends_with(' ')) {
        return spliced(text, only, with);
    }
    let written = line.written(range);
    let buffer = Buffer {
        text: text.to_owned(),
        anchor: written.start,
        caret: written.end,
    };
    let with = &*as_signs(with);
    let typed = buffer.nearby(|passage| passage.type_text(with, Some(&passage.voice())));
    if typed.text.starts_with(text.get(..kept).unwrap_or_default()) {
        return typed.text;
    }
    let mut now = text.to_owned();
    for (nth, piece) in pieces.iter().enumerate().rev() {
        now = spliced(&now, piece, if nth == 0 { with } else { "" });
    }
    now
}
