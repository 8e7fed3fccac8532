//! Head and foot of every page. To a screen reader they are not there.

use crate::{
    content::Furniture,
    fonts::Face,
    layout::{
        blocks::context::Context,
        pages::{Area, Color, Item, Page, Size, structure::ElementId},
        strips::{sheet::Sheet, strip::Strip},
        style::PageStyle,
        text::{
            fit::Fit,
            fonts::Figures,
            lines::{self, Column, Stands},
            rich::{Look, Rich},
        },
    },
};

/// How far the marking stands from the edge of the paper.
const MARKING_EDGE: f32 = 28.0;
/// How far head and foot stand from the text.
const GAP: f32 = 22.0;

/// Returns how high a line of head and foot is.
pub(in crate::layout) fn line_height(style: &PageStyle) -> f32 {
    (style.type_sizes.small * 1.65).round()
}

/// Returns how far from the edge of the paper the marking ends.
pub(super) fn marking_bottom(style: &PageStyle) -> f32 {
    MARKING_EDGE + line_height(style)
}

/// Puts the marking at the top and bottom of a page.
pub(super) fn put_marking(
    context: &mut Context<'_>,
    page: &mut Page,
    furniture: &Furniture,
    top_color: Color,
) {
    let style = context.style;
    let size = page.size;
    let bottom = size.height - MARKING_EDGE - line_height(style);
    let marking = fitted(context, &furniture.marking, style.measure_of(size));
    for (y, color) in [(MARKING_EDGE, top_color), (bottom, style.colors.muted)] {
        let items = line(context, &marking, color, Stands::Center, (y, size));
        page.items.extend(items);
    }
}

/// Puts head and foot on the pages of a paper.
pub(in crate::layout) struct Furnisher<'f> {
    /// What they say.
    pub(in crate::layout) furniture: &'f Furniture,
    n_pages: usize,
    /// What is the same on all upright pages, and on all turned ones.
    same: [Page; 2],
}

impl<'f> Furnisher<'f> {
    /// Begins with a paper of so many pages.
    pub(in crate::layout) fn new(
        context: &mut Context<'_>,
        furniture: &'f Furniture,
        n_pages: usize,
    ) -> Self {
        let size = context.style.page;
        Self {
            furniture,
            n_pages,
            same: [size, size.turned()].map(|size| same(context, furniture, size)),
        }
    }

    /// Puts head and foot on a page.
    pub(in crate::layout) fn put(&self, context: &mut Context<'_>, page: &mut Page, number: usize) {
        let style = context.style;
        let number = format!("Page {number} of {}", self.n_pages);
        let at = (foot(style, page.size), page.size);
        let items = line(context, &number, style.colors.muted, Stands::End, at);
        let same = self.same.iter().find(|same| same.size == page.size);
        let same = same.into_iter().flat_map(|same| &same.items).cloned();
        page.items.extend(same.chain(items));
    }

    /// Paints a page with its head and foot.
    pub(in crate::layout) fn finished(
        &self,
        context: &mut Context<'_>,
        sheet: &Sheet<'_>,
        number: usize,
    ) -> Page {
        let mut page = sheet.paint();
        self.put(context, &mut page, number);
        // Hundreds of pages with room for more would be megabytes.
        page.items.shrink_to_fit();
        page.links.shrink_to_fit();
        page
    }
}

/// Returns what is the same on all pages of a size.
fn same(context: &mut Context<'_>, furniture: &Furniture, size: Size) -> Page {
    let style = context.style;
    let muted = style.colors.muted;
    let measure = style.measure_of(size);
    let head = style.margins.top - GAP - line_height(style);
    let mut page = Page {
        size,
        ..Page::default()
    };
    put_marking(context, &mut page, furniture, muted);
    let foot = foot(style, size);
    let accent = style.colors.accent;
    for (text, share, color, stands, y) in [
        (&furniture.head_start, 0.48, accent, Stands::Start, head),
        (&furniture.head_end, 0.48, muted, Stands::End, head),
        (&furniture.foot_start, 0.7, muted, Stands::Start, foot),
    ] {
        let text = fitted(context, text, measure * share);
        let items = line(context, &text, color, stands, (y, size));
        page.items.extend(items);
    }
    let mut rule = Strip::default();
    let area = Area {
        x: style.margins.side,
        y: head + line_height(style) + 4.0,
        width: measure,
        height: 0.5,
    };
    rule.rule(area, style.colors.line);
    page.items.append(&mut rule.items);
    page
}

/// Returns where the line at the foot of a page begins.
fn foot(style: &PageStyle, size: Size) -> f32 {
    size.height - style.margins.bottom + GAP
}

fn look(context: &Context<'_>, color: Color) -> Look {
    Look {
        face: Face::Regular,
        size: context.style.type_sizes.small,
        color,
        figures: Figures::Proportional,
    }
}

/// Sets a line so far down a page of a size.
fn line(
    context: &mut Context<'_>,
    text: &str,
    color: Color,
    stands: Stands,
    (y, size): (f32, Size),
) -> Vec<Item> {
    let rich = Rich::plain(text, look(context, color), ElementId::ARTIFACT);
    let column = Column {
        x: context.style.margins.side,
        width: context.style.measure_of(size),
        line_height: line_height(context.style),
        stands,
        anew: 0.0,
        fit: Fit::Text,
    };
    let lines = lines::set(&mut context.words, &rich, &column);
    lines.into_iter().next().map_or_else(Vec::new, |mut line| {
        line.shift(y);
        line.items
    })
}

/// More characters than any line of head and foot has room for. What is behind them is never
/// measured, so that a long name costs no more than one that just does not fit.
const MOST_CHARS: usize = 400;

/// Shortens a text to a width, word by word; what is cut says so with an ellipsis.
fn fitted(context: &mut Context<'_>, text: &str, width: f32) -> String {
    let look = look(context, context.style.colors.muted);
    longest(text, |shown| {
        let rich = Rich::plain(shown, look, ElementId::ARTIFACT);
        lines::widths(&mut context.words, &rich).1 <= width
    })
}

/// Returns as much of a text as fits.
fn longest(text: &str, mut fits: impl FnMut(&str) -> bool) -> String {
    let start = text.char_indices().nth(MOST_CHARS).map(|(end, _)| end);
    let start = text.get(..start.unwrap_or(text.len())).unwrap_or_default();
    if start.len() == text.len() && fits(text) {
        return text.to_owned();
    }
    let cuts = cuts(start);
    // Shorter starts are narrower: the first that fits is found by halves.
    let first = cuts.partition_point(|cut| !fits(cut));
    cuts.get(first).cloned().unwrap_or_default()
}

/// Returns how a text may be cut, the longest first: between words, and the first word anywhere.
fn cuts(text: &str) -> Vec<String> {
    let cut = |end: usize| {
        let kept = text.get(..end).unwrap_or_default();
        format!("{}…", kept.trim_end_matches([' ', ',', ';', '–']))
    };
    let spaces = text.rmatch_indices(' ').map(|(end, _)| end);
    let first_word = text.find(' ').filter(|end| *end > 0);
    let first_word = first_word.unwrap_or(text.len());
    let letters = text.get(..first_word).unwrap_or_default().char_indices();
    let letters = letters.rev().map(|(end, _)| end);
    spaces
        .filter(|end| *end > 0)
        .chain(letters)
        .map(cut)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words_and_a_word_anywhere() {
        let cut = |text: &str| cuts(text).join("|");
        assert_eq!(cut("One, two three"), "One, two…|One…|One…|On…|O…|…");
        assert_eq!(cut("Ab"), "A…|…");
    }

    #[test]
    fn a_name_of_any_length_is_measured_a_few_times_and_never_whole() {
        for text in ["Wessex ".repeat(20_000), "W".repeat(140_000)] {
            let (mut n_measured, mut most_chars) = (0, 0);
            let shown = longest(&text, |shown| {
                n_measured += 1;
                most_chars = shown.chars().count().max(most_chars);
                shown.chars().count() <= 60
            });
            assert!((50..=60).contains(&shown.chars().count()), "{shown}");
            assert!(n_measured <= 10, "{n_measured} times");
            assert!(most_chars <= MOST_CHARS + 1, "{most_chars} characters");
        }
    }
}
