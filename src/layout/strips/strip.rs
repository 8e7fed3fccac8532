//! Strips: horizontal pieces of the paper that a page either holds whole or not at all, tall rows
//! of tables apart.
//!
//! A block becomes strips without knowing pages; `flow` then deals the strips out to pages.

use std::sync::Arc;

use super::row::Row;
use crate::{
    layout::pages::{Area, Color, Item, Link, Shape, structure::ElementId},
    model::RowId,
};

/// A piece of the paper that no page break goes through, unless it is a tall row.
///
/// Its items stand at their final x, and at y counted from the top of the strip.
#[derive(Debug, Default)]
pub(in crate::layout) struct Strip {
    /// How high it is.
    pub(in crate::layout) height: f32,
    /// The space above it, unless it begins a page.
    pub(in crate::layout) before: f32,
    /// Whether the next strip must stand on the same page.
    pub(in crate::layout) keeps_next: bool,
    /// Where it may stand on a page, if not anywhere.
    pub(in crate::layout) grid: Option<Grid>,
    /// What it is to the strips around it.
    pub(in crate::layout) role: Role,
    /// Whether it begins a new page.
    pub(in crate::layout) new_page: bool,
    /// Whether it stands on a page that is turned, because it is wider than the others.
    pub(in crate::layout) is_turned: bool,
    /// What it shows.
    pub(in crate::layout) items: Vec<Item>,
    /// Where it can be clicked.
    pub(in crate::layout) links: Vec<Link>,
    /// Vertical bars at its left, as high as the strip and the space above it.
    pub(in crate::layout) bars: Vec<Bar>,
    /// Places that others refer to.
    pub(in crate::layout) marks: Vec<Mark>,
    /// What stands above it again when it begins a page.
    pub(in crate::layout) header: Option<Arc<Self>>,
    /// The cells side by side in it. A tall row may be split between its lines.
    pub(in crate::layout) row: Option<Box<Row>>,
}

/// The lines of a page, on which the lines of its running text stand: those of one page then
/// stand beside those of the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) struct Grid {
    /// From line to line.
    pub(in crate::layout) step: f32,
    /// How far below the top of the strip the grid is kept to.
    pub(in crate::layout) ahead: f32,
}

/// How far up a strip may move to a line of the grid.
const LIFT: f32 = 2.0;

impl Grid {
    /// Returns the nearest place for the top of a strip, both counted from the top of the text.
    pub(in crate::layout) fn place(self, top: f32) -> f32 {
        let Self { step, ahead } = self;
        ((top + ahead - LIFT) / step).ceil() * step - ahead
    }
}

/// What a strip is to the strips around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::layout) enum Role {
    /// Nothing in particular.
    #[default]
    Plain,
    /// A line of a heading.
    Heading,
    /// A line of the heading of a row, such as a priority.
    RowHeading,
    /// A line alone, or a note: under any heading it still needs company.
    Alone,
    /// One of two lines: under the heading of a row they still need company.
    Pair,
}

impl Role {
    /// Whether it is that of a heading.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::Heading | Self::RowHeading)
    }

    /// Whether a strip still needs company on its page, under a heading.
    pub(super) fn needs_company_under(self, heading: Self) -> bool {
        match self {
            Self::Alone => heading.is_heading(),
            Self::Pair => heading == Self::RowHeading,
            Self::Plain | Self::Heading | Self::RowHeading => false,
        }
    }
}

/// A vertical bar at the left of a quotation.
#[derive(Debug, Clone, Copy)]
pub(in crate::layout) struct Bar {
    /// Left edge.
    pub(in crate::layout) x: f32,
    /// How thick.
    pub(in crate::layout) width: f32,
    /// Its colour.
    pub(in crate::layout) color: Color,
    /// Whether it goes on from the strip above.
    pub(in crate::layout) joins_above: bool,
}

/// A place that others refer to.
#[derive(Debug, Clone)]
pub(in crate::layout) enum Mark {
    /// Citations of the row lead here.
    Row(RowId),
    /// A heading stands here.
    Heading(Arc<MarkedHeading>),
}

/// A heading that the list of contents and the outline refer to.
#[derive(Debug)]
pub(in crate::layout) struct MarkedHeading {
    /// Its level.
    pub(in crate::layout) level: u8,
    /// Its number.
    pub(in crate::layout) number: Option<String>,
    /// Its words.
    pub(in crate::layout) text: String,
    /// Whether the list of contents shows it.
    pub(in crate::layout) in_contents: bool,
}

impl MarkedHeading {
    /// Returns its number and its words.
    pub(in crate::layout) fn title(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.text),
            None => self.text.clone(),
        }
    }
}

impl Bar {
    /// Returns the bar as it is painted.
    pub(super) fn item(&self, y: f32, height: f32) -> Item {
        let area = Area {
            x: self.x,
            y,
            width: self.width,
            height,
        };
        Item {
            element: ElementId::ARTIFACT,
            shape: Shape::Rect {
                area,
                color: self.color,
            },
        }
    }
}

impl Strip {
    /// Whether others refer to something in it.
    pub(super) fn has_marks(&self) -> bool {
        !self.marks.is_empty() || self.row.as_ref().is_some_and(|row| row.has_marks())
    }

    /// Moves everything it shows down, within the strip.
    pub(in crate::layout) fn shift(&mut self, by: f32) {
        for item in &mut self.items {
            item.shape.translate(0.0, by);
        }
        for link in &mut self.links {
            link.area.y += by;
        }
    }

    /// Adds a rectangle that means nothing.
    pub(in crate::layout) fn rule(&mut self, area: Area, color: Color) {
        self.items.push(Item {
            element: ElementId::ARTIFACT,
            shape: Shape::Rect { area, color },
        });
    }
}

/// Keeps all the strips on one page.
pub(in crate::layout) fn keep_together(strips: &mut [Strip]) {
    let n_strips = strips.len();
    for strip in strips.iter_mut().take(n_strips.saturating_sub(1)) {
        strip.keeps_next = true;
    }
}

/// Keeps the first two lines of a paragraph together, and the last two; and the same in each part
/// of it that begins anew, because a line that begins anew is no company for the one before it.
pub(in crate::layout) fn avoid_widows_and_orphans(lines: &mut [Strip]) {
    keep_ends(lines);
    let mut rest = lines;
    while let Some((first, others)) = rest.split_first_mut() {
        let n_more = others.iter().take_while(|line| line.before <= 0.0).count();
        let (part, next) = others.split_at_mut(n_more);
        if let [.., second_last, _] = part {
            first.keeps_next = true;
            second_last.keeps_next = true;
        } else if !part.is_empty() {
            first.keeps_next = true;
        }
        rest = next;
    }
}

fn keep_ends(lines: &mut [Strip]) {
    if let [first, _, ..] = lines {
        first.keeps_next = true;
    }
    if let [.., second_last, _] = lines {
        second_last.keeps_next = true;
    }
}

/// Puts a label of one line before the first line of something.
pub(in crate::layout) fn put_label(strips: &mut [Strip], label: Vec<Strip>) {
    if let (Some(first), Some(mut label)) = (strips.first_mut(), label.into_iter().next()) {
        label.items.append(&mut first.items);
        first.items = label.items;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says of lines, `|` before each that begins anew, which keep the next one.
    #[track_caller]
    fn check_kept(text: &str, kept: &str) {
        let mut lines: Vec<Strip> = Vec::new();
        let mut before = 0.0;
        for sign in text.chars() {
            if sign == '|' {
                before = 3.0;
                continue;
            }
            lines.push(Strip {
                before: std::mem::take(&mut before),
                ..Strip::default()
            });
        }
        avoid_widows_and_orphans(&mut lines);
        let signs = lines
            .iter()
            .map(|line| if line.keeps_next { '+' } else { '.' });
        assert_eq!(signs.collect::<String>(), kept, "{text}");
    }

    #[test]
    fn no_line_of_a_paragraph_stands_alone() {
        check_kept("a", ".");
        check_kept("aa", "+.");
        check_kept("aaaa", "+.+.");
        check_kept("aaaaaa", "+...+.");
    }

    #[test]
    fn a_line_that_begins_anew_is_no_company_for_the_one_before_it() {
        check_kept("aaaaa|b", "+..++.");
        check_kept("aa|b|cc", "+..+.");
        check_kept("aa|b|b|cc", "+...+.");
    }

    #[test]
    fn lines_stand_on_the_grid() {
        let grid = |ahead| Grid { step: 8.5, ahead };
        for (ahead, top, place) in [
            (0.0, 17.0, 17.0),
            (0.0, 18.5, 17.0),
            (0.0, 20.0, 25.5),
            (20.0, 14.0, 14.0),
            (20.0, 15.0, 14.0),
            (20.0, 17.0, 22.5),
        ] {
            assert!(
                (grid(ahead).place(top) - place).abs() < 0.01,
                "{ahead} {top}"
            );
        }
    }
}
