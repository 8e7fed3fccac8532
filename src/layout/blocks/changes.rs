//! Words that came in or went out since an earlier state.
//!
//! They are told by a line under or through them, in print and in any colour. Whoever hears the
//! paper hears a word before and one behind them, which stand in the structure at the small
//! strokes that end the line; the words themselves and what they link to stay as they are.

use super::context::Context;
use crate::{
    content::Mark,
    layout::{
        pages::structure::{ElementId, Tag},
        text::rich::{Changed, Look, Rich},
    },
};

/// What is marked in a text that is being made ready.
#[derive(Debug, Default)]
pub(super) struct Changes {
    open: Option<Open>,
    /// How many spans were looked at.
    n_spans: usize,
}

#[derive(Debug)]
struct Open {
    is_deleted: bool,
    /// The element that holds the words and what is said round them.
    element: ElementId,
    /// What is said before them, until there is a first word.
    opens: Option<ElementId>,
}

impl Changes {
    /// Begins a stretch, and returns how its words look and what they stand in.
    pub(super) fn begin(
        &mut self,
        context: &mut Context<'_>,
        mark: Mark,
        (look, parent): (Look, ElementId),
    ) -> (Look, ElementId) {
        let (is_deleted, words, color) = match mark {
            Mark::Kept => return (look, parent),
            Mark::Inserted => (false, "inserted: ", context.style.colors.good),
            Mark::Deleted => (true, "deleted: ", context.style.colors.attention),
        };
        let element = context.structure.add(parent, Tag::Span);
        let opens = context.structure.add(element, Tag::Span);
        context.structure.set_alt(opens, words);
        self.open = Some(Open {
            is_deleted,
            element,
            opens: Some(opens),
        });
        (Look { color, ..look }, element)
    }

    /// Adds the spaces that a stretch begins with, which may end the line before its first word.
    /// Returns the words behind them.
    pub(super) fn push_lead<'t>(
        &mut self,
        rich: &mut Rich,
        text: &'t str,
        (look, parent): (Look, ElementId),
    ) -> &'t str {
        if self.open.as_ref().is_none_or(|open| open.opens.is_none()) {
            return text;
        }
        let words = text.trim_start();
        let lead = text.len() - words.len();
        rich.push(text.get(..lead).unwrap_or_default(), look, parent);
        self.n_spans = rich.spans.len();
        words
    }

    /// Marks the spans that were added since the last time.
    pub(super) fn mark(&mut self, rich: &mut Rich) {
        let new = rich.spans.iter_mut().skip(self.n_spans);
        if let Some(open) = &mut self.open {
            for span in new {
                span.changed = Some(Changed {
                    is_deleted: open.is_deleted,
                    opens: open.opens.take(),
                    closes: None,
                });
            }
        }
        self.n_spans = rich.spans.len();
    }

    /// Ends the stretch, if one is open and has words.
    pub(super) fn end(&mut self, context: &mut Context<'_>, rich: &mut Rich) {
        let Some(open) = self.open.take() else { return };
        let words = if open.is_deleted {
            " end of deletion "
        } else {
            " end of insertion "
        };
        let has_words = |range: &std::ops::Range<usize>| {
            let text = rich.text.get(range.clone());
            text.is_some_and(|text| !text.trim().is_empty())
        };
        let last = rich.spans.iter().rposition(|span| has_words(&span.range));
        let last = last.and_then(|idx| rich.spans.get_mut(idx));
        if let Some(changed) = last.and_then(|span| span.changed.as_mut())
            && changed.is_deleted == open.is_deleted
            && changed.closes.is_none()
        {
            let closes = context.structure.add(open.element, Tag::Span);
            context.structure.set_alt(closes, words);
            changed.closes = Some(closes);
        }
    }
}
