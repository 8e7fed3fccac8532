//! Labelled pieces of a row in one paragraph, as long as each of them is a single paragraph.
//!
//! A label, a line and a gap for every cell would make a row as tall as a page. What is longer
//! than a paragraph, or a list, still stands by itself.

use super::{
    pieces::{DOT, label, paragraph, with_label, words},
    tree::{Block, Body, Inline},
};
use crate::model::Place;

/// How a piece stands to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::content) enum Lead {
    /// It begins a line.
    Line,
    /// It goes on in the same line.
    Flow,
    /// It is short and shares a line with other short ones.
    Fact,
}

/// A paragraph in the making, with the blocks before it.
#[derive(Debug)]
pub(in crate::content) struct Run {
    origin: Place,
    text: Vec<Inline>,
    last: Lead,
    blocks: Vec<Block>,
}

impl Run {
    pub(in crate::content) fn new(origin: Place) -> Self {
        Self {
            origin,
            text: Vec::new(),
            last: Lead::Line,
            blocks: Vec::new(),
        }
    }

    /// Adds words. Nothing is added where there are none.
    pub(in crate::content) fn say(&mut self, lead: Lead, text: Vec<Inline>) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            let between = match lead {
                Lead::Flow => words(if ends_sentence(&self.text) { " " } else { ". " }),
                Lead::Fact if self.last == Lead::Fact => words(DOT),
                Lead::Fact | Lead::Line => Inline::Break,
            };
            self.text.push(between);
        }
        self.text.extend(text);
        self.last = lead;
    }

    /// Adds words behind a label.
    pub(in crate::content) fn labelled(&mut self, lead: Lead, name: &str, text: Vec<Inline>) {
        if !text.is_empty() {
            let mut whole = vec![label(name)];
            whole.extend(text);
            self.say(lead, whole);
        }
    }

    /// Adds blocks behind a label, or without one where the label is empty. They join the
    /// paragraph if they are one themselves.
    pub(in crate::content) fn piece(&mut self, lead: Lead, name: &str, blocks: Vec<Block>) {
        match single_paragraph(blocks) {
            Ok(text) if name.is_empty() => self.say(lead, text),
            Ok(text) => self.labelled(lead, name, text),
            Err(blocks) => {
                let Some(origin) = blocks.first().map(|first| first.origin.clone()) else {
                    return;
                };
                self.end_paragraph();
                self.blocks.extend(if name.is_empty() {
                    blocks
                } else {
                    with_label(name, blocks, &origin)
                });
            }
        }
    }

    /// Lets the next fact begin a line.
    pub(in crate::content) fn end_line(&mut self) {
        self.last = Lead::Line;
    }

    /// Ends the paragraph.
    pub(in crate::content) fn end_paragraph(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.blocks.push(paragraph(&self.origin, text));
        }
        self.last = Lead::Line;
    }

    /// Returns everything said.
    pub(in crate::content) fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.blocks
    }
}

/// Returns the text of a single paragraph, or the blocks as they were.
fn single_paragraph(mut blocks: Vec<Block>) -> Result<Vec<Inline>, Vec<Block>> {
    match blocks.as_mut_slice() {
        [] => Ok(Vec::new()),
        [
            Block {
                body: Body::Paragraph { text, .. },
                ..
            },
        ] => Ok(std::mem::take(text)),
        _ => Err(blocks),
    }
}

/// Whether a new sentence can begin behind the text, whatever citations end it.
fn ends_sentence(text: &[Inline]) -> bool {
    let words = text
        .iter()
        .rev()
        .filter(|inline| !matches!(inline, Inline::Cite { .. } | Inline::Break))
        .map(|inline| super::text::inline_text(inline).trim_end())
        .find(|words| !words.is_empty() && *words != ",");
    words.is_some_and(|words| words.ends_with(['.', '!', '?', '…', ':', ';', '”']))
}

/// Puts citations behind a text, within its last sentence.
pub(in crate::content) fn cite(text: &mut Vec<Inline>, cites: Vec<Inline>) {
    if cites.is_empty() {
        return;
    }
    let mut stop = None;
    if let Some(Inline::Text { text: last, .. }) = text.last_mut()
        && last.ends_with('.')
        && !last.ends_with("..")
    {
        last.pop();
        stop = Some(words("."));
    }
    if !text.is_empty() {
        text.push(words(" "));
    }
    text.extend(cites);
    text.extend(stop);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::paper::text::inlines_text;

    fn run() -> Run {
        Run::new(Place::Draft)
    }

    fn text(run: Run) -> String {
        let blocks = run.finish();
        let [block] = blocks.as_slice() else {
            panic!("one paragraph expected, not {blocks:?}");
        };
        let Body::Paragraph { text, .. } = &block.body else {
            panic!("a paragraph expected");
        };
        inlines_text(text)
    }

    #[test]
    fn short_facts_share_a_line_and_sentences_follow_each_other() {
        let mut facts = run();
        facts.say(Lead::Fact, vec![words("14 May")]);
        facts.say(Lead::Fact, vec![words("Town hall")]);
        facts.labelled(Lead::Line, "Papers", vec![words("Two")]);
        facts.labelled(Lead::Fact, "Letter", vec![words("12 June")]);
        assert_eq!(
            text(facts),
            "14 May\u{a0}· Town hall\nPapers: Two\nLetter: 12 June"
        );

        let mut flow = run();
        flow.say(Lead::Line, vec![words("Plans change")]);
        flow.say(Lead::Flow, vec![words("We read 60.")]);
        flow.say(Lead::Flow, vec![words("Few do not.")]);
        assert_eq!(text(flow), "Plans change. We read 60. Few do not.");
    }

    #[test]
    fn what_is_longer_than_a_paragraph_stands_by_itself() {
        let two = vec![
            paragraph(&Place::Draft, vec![words("One.")]),
            paragraph(&Place::Draft, vec![words("Two.")]),
        ];
        let mut long = run();
        long.say(Lead::Line, vec![words("Before")]);
        long.piece(Lead::Line, "Answer", two);
        long.say(Lead::Fact, vec![words("After")]);
        assert_eq!(long.finish().len(), 4);
    }

    #[test]
    fn citations_stand_within_the_sentence() {
        let mut sentence = vec![words("We read 60.")];
        cite(&mut sentence, vec![words("E1")]);
        assert_eq!(inlines_text(&sentence), "We read 60 E1.");
    }
}
