//! What is pointed at on a page, down to the word.

use super::marks::text_of;
use crate::content;
use crate::layout::{Element, ElementId, GlyphRun, Pages, Shape, Tag};
use crate::model::{Draft, Place};
use crate::ui::pages::mark::Caret;

/// How many characters are enough to find words again.
const N_CHARS: usize = 14;

/// Words on a page, and where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pointed {
    /// The place.
    pub(super) place: Place,
    /// Which paragraph of the place, counted from its last one.
    from_last: Option<usize>,
    /// The words from the pointer on.
    words: String,
}

impl Pointed {
    /// Returns a place without words.
    pub(super) fn whole(place: Place) -> Self {
        Self {
            place,
            from_last: None,
            words: String::new(),
        }
    }

    /// Returns what is pointed at on a page.
    pub(super) fn at(pages: &Pages, page_idx: usize, x: f32, y: f32) -> Option<Self> {
        let place = pages.origin_at(page_idx, x, y)?.clone();
        let page = pages.pages.get(page_idx)?;
        let mut runs = page.items.iter().filter_map(|item| match &item.shape {
            Shape::Text(run) => {
                let distance = item.shape.area().distance(x, y);
                (distance <= 0.0).then_some((run, item.element))
            }
            Shape::Rect { .. } | Shape::Sign { .. } | Shape::Path(_) | Shape::Image { .. } => None,
        });
        let Some((run, element)) = runs.next_back() else {
            return Some(Self::whole(place));
        };
        Some(Self {
            from_last: from_last(pages, &place, element),
            words: words(run, x),
            place,
        })
    }

    /// Returns where in the author's text that is, if it is a text.
    pub(super) fn caret(&self, draft: &Draft) -> Option<Caret> {
        let text = text_of(draft, &self.place)?;
        let (_, n_paragraphs) = content::paragraph_at(&text, 0)?;
        // Notes of ours may stand before the author's paragraphs.
        let paragraph_idx = n_paragraphs.checked_sub(self.from_last?)?;
        let byte = content::words_at(&text, paragraph_idx, &self.words)?;
        let place = self.place.clone();
        Some(Caret { place, byte })
    }
}

/// Returns which paragraph of a place an element stands in: 1 for the last.
fn from_last(pages: &Pages, place: &Place, element: ElementId) -> Option<usize> {
    let structure = &pages.structure;
    let is_paragraph =
        |element: &Element| element.tag == Tag::P && element.origin.as_deref() == Some(place);
    let mut paragraph = element;
    while !is_paragraph(structure.get(paragraph)?) {
        if paragraph == ElementId::DOCUMENT {
            return None;
        }
        paragraph = structure.get(paragraph)?.parent;
    }
    let from = structure.iter().skip(paragraph.idx());
    Some(from.filter(|(_, element)| is_paragraph(element)).count())
}

/// Returns the words of a run from a place on.
fn words(run: &GlyphRun, x: f32) -> String {
    let per_unit = run.size / crate::fonts::UNITS_PER_EM;
    let (mut pen, mut byte) = (run.x, 0);
    for glyph in run.glyphs.iter() {
        let advance = f32::from(glyph.advance) * per_unit;
        if pen + advance / 2.0 >= x {
            break;
        }
        pen += advance;
        byte += usize::from(glyph.text_len);
    }
    let rest = run.text.get(byte..).unwrap_or_default();
    rest.chars().take(N_CHARS).collect()
}
