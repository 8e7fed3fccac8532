//! Numbers of headings and paragraphs.

use crate::{
    content::{
        edition::Edition,
        paper::tree::{Block, Body},
    },
    model::ParagraphNumbers,
    template::{Numbering, SectionRole},
};

/// Returns what is numbered: as the template has it, unless the draft wishes otherwise.
pub(super) fn numbering(edition: &Edition<'_>) -> Numbering {
    let usual = edition.template.file().paper.numbering;
    match (edition.draft.look.paragraph_numbers, usual) {
        (ParagraphNumbers::On, _) => Numbering::Paragraphs,
        (ParagraphNumbers::Off, Numbering::Paragraphs) => Numbering::Headings,
        (ParagraphNumbers::AsTemplate | ParagraphNumbers::Off, usual) => usual,
    }
}

/// Counts the headings of one paper.
#[derive(Debug, Clone)]
pub(super) struct HeadingNumbers {
    numbering: Numbering,
    /// How many sections there were at each depth since the last one above.
    counts: Vec<usize>,
    n_appendices: usize,
    role: SectionRole,
}

impl HeadingNumbers {
    pub(super) fn new(numbering: Numbering) -> Self {
        Self {
            numbering,
            counts: Vec::new(),
            n_appendices: 0,
            role: SectionRole::Body,
        }
    }

    /// Returns the number of the next section: "2", "2.1", "A", "A.1"; none where headings have none.
    pub(super) fn next(&mut self, depth: usize, role: SectionRole) -> Option<String> {
        if depth == 0 {
            self.role = role;
        }
        match self.numbering {
            Numbering::Headings => {}
            Numbering::Paragraphs | Numbering::None => return None,
        }
        if depth == 0 && role == SectionRole::Appendix {
            self.n_appendices += 1;
            self.counts.truncate(1);
        } else {
            self.counts.truncate(depth + 1);
            self.counts.resize(depth + 1, 0);
            if let Some(count) = self.counts.last_mut() {
                *count += 1;
            }
        }
        let part = match (self.role, self.counts.first()) {
            (SectionRole::Appendix, _) => letter(self.n_appendices),
            (SectionRole::Body, count) => count.copied().unwrap_or_default().to_string(),
        };
        let below = self.counts.iter().skip(1).take(depth);
        let number = below.fold(part, |number, count| format!("{number}.{count}"));
        Some(number)
    }
}

/// Returns A for 1, Z for 26, AA for 27.
fn letter(number: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = number;
    while rest > 0 {
        rest -= 1;
        let offset = u8::try_from(rest % 26).unwrap_or_default();
        letters.push(char::from(b'A' + offset));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Numbers the paragraphs that stand by themselves, right through the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ParagraphCount {
    /// How many there were; none where they have no numbers.
    n_before: Option<usize>,
}

impl ParagraphCount {
    pub(super) fn new(numbering: Numbering) -> Self {
        let is_counting = numbering == Numbering::Paragraphs;
        Self {
            n_before: is_counting.then_some(0),
        }
    }

    /// Counts nothing.
    pub(super) fn none() -> Self {
        Self { n_before: None }
    }

    /// Numbers the paragraphs among the next blocks.
    pub(super) fn number(mut self, blocks: &mut [Block]) {
        for block in blocks {
            self.pass(block);
            if let Body::Paragraph { number, .. } = &mut block.body {
                *number = self.n_before.map(|n_paragraphs| format!("{n_paragraphs}."));
            }
        }
    }

    /// Counts a block.
    pub(super) fn pass(&mut self, block: &Block) {
        if let (Body::Paragraph { .. }, Some(n_before)) = (&block.body, &mut self.n_before) {
            *n_before += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_numbered_and_appendices_lettered() {
        let mut numbers = HeadingNumbers::new(Numbering::Headings);
        let body = [0, 1, 1, 2, 0, 1, 2].map(|depth| numbers.next(depth, SectionRole::Body));
        assert_eq!(
            body.map(Option::unwrap),
            ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]
        );
        let first = numbers.next(0, SectionRole::Appendix);
        let inner = numbers.next(1, SectionRole::Body);
        let second = numbers.next(0, SectionRole::Appendix);
        assert_eq!(
            [first, inner, second].map(Option::unwrap),
            ["A", "A.1", "B"]
        );
        assert_eq!(letter(28), "AB");
    }
}
