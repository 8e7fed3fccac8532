//! Rows of a table: cells side by side. A tall row may be split between its lines, each cell where
//! its own lines are.

use std::ops::Range;

use super::strip::Strip;
use crate::layout::pages::{Area, Color, Item, Path, Point, Shape, Stroke, structure::ElementId};

/// The space above and below the words of a row.
pub(in crate::layout) const PADDING: f32 = 4.5;
/// How thick rules are.
const RULE: f32 = 0.5;
/// How many lines a row may have that is never split.
const SHORT: f32 = 9.5;
/// How many lines a row needs to stand alone under a header.
const LOW: f32 = 3.6;
/// How many lines a cell that is split has at least on each side.
const N_ALIKE: usize = 2;
/// How many lines stand before the first split at least.
const N_FIRST: usize = 3;

/// The lines of each cell from one to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::layout) struct Part {
    /// Where the cells begin.
    pub(in crate::layout) from: Vec<usize>,
    /// Where they end.
    pub(in crate::layout) to: Vec<usize>,
}

impl Part {
    fn range(&self, cell_idx: usize) -> Range<usize> {
        let at = |ends: &[usize]| ends.get(cell_idx).copied().unwrap_or_default();
        at(&self.from)..at(&self.to)
    }

    /// Whether it is the first of its row.
    pub(super) fn is_first(&self) -> bool {
        self.from.iter().all(|from| *from == 0)
    }
}

/// Where a row stands, and how its lines look.
#[derive(Debug, Clone, Copy)]
pub(in crate::layout) struct Side {
    /// Left edge.
    pub(in crate::layout) x: f32,
    /// How wide.
    pub(in crate::layout) width: f32,
    /// From baseline to baseline of its words.
    pub(in crate::layout) line_height: f32,
    /// The colour of the line below it.
    pub(in crate::layout) rule: Color,
}

/// Cells side by side.
#[derive(Debug)]
pub(in crate::layout) struct Row {
    /// The lines of each cell.
    pub(in crate::layout) cells: Vec<Vec<Strip>>,
    /// The space above and below the words.
    pub(in crate::layout) padding: f32,
    /// How high the words of an empty row would be.
    min_height: f32,
    side: Side,
    /// Whether a line is drawn where the row ends.
    has_rule: bool,
    /// What stands free between the end of the row and that line, besides the padding.
    below: f32,
    /// Whether others refer to something in its cells.
    has_marks: bool,
}

impl Row {
    /// Puts cells side by side.
    pub(in crate::layout) fn new(cells: Vec<Vec<Strip>>, padding: f32, side: Side) -> Self {
        Self {
            has_marks: cells.iter().flatten().any(Strip::has_marks),
            cells,
            padding,
            min_height: side.line_height,
            side,
            has_rule: true,
            below: 0.0,
        }
    }

    /// Whether others refer to something in its cells.
    pub(super) fn has_marks(&self) -> bool {
        self.has_marks
    }

    /// Returns the row without a line below it, because more of the same follows.
    pub(in crate::layout) fn without_rule(self) -> Self {
        Self {
            has_rule: false,
            ..self
        }
    }

    /// Returns the row with its line further down.
    pub(in crate::layout) fn with_rule_below(self, below: f32) -> Self {
        Self { below, ..self }
    }

    /// Returns the row as a strip.
    pub(in crate::layout) fn into_strip(self) -> Strip {
        Strip {
            height: self.height(&self.starts(), &self.ends()),
            row: Some(Box::new(self)),
            ..Strip::default()
        }
    }

    /// Returns where the cells begin.
    pub(in crate::layout) fn starts(&self) -> Vec<usize> {
        vec![0; self.cells.len()]
    }

    /// Returns where the cells end.
    pub(super) fn ends(&self) -> Vec<usize> {
        self.cells.iter().map(Vec::len).collect()
    }

    /// Returns how high a part of the row is.
    pub(in crate::layout) fn height(&self, from: &[usize], to: &[usize]) -> f32 {
        let cells = self.cells.iter().zip(from).zip(to);
        let heights = cells.map(|((cell, from), to)| {
            let strips = cell.get(*from..*to).unwrap_or_default();
            height(strips) - strips.first().map_or(0.0, |first| first.before)
        });
        let is_end = self
            .cells
            .iter()
            .zip(to)
            .all(|(cell, to)| cell.len() == *to);
        let below = if is_end { self.below } else { 0.0 };
        heights.fold(self.min_height, f32::max) + 2.0 * self.padding + below
    }

    /// Returns the lines of a part, cell by cell, or of the whole row: each with how far down it
    /// stands and the space above it.
    pub(in crate::layout) fn lines<'r>(
        &'r self,
        part: Option<&'r Part>,
        top: f32,
    ) -> impl Iterator<Item = (&'r Strip, f32, f32)> {
        self.cells.iter().enumerate().flat_map(move |(idx, cell)| {
            let range = part.map_or(0..cell.len(), |part| part.range(idx));
            let mut y = top + self.padding;
            let lines = cell.get(range).unwrap_or_default();
            lines.iter().enumerate().map(move |(idx, strip)| {
                let before = if idx == 0 { 0.0 } else { strip.before };
                let at = y + before;
                y = at + strip.height;
                (strip, at, before)
            })
        })
    }

    /// Whether the row is so tall that it may be split.
    pub(in crate::layout) fn is_tall(&self) -> bool {
        let words = self.height(&self.starts(), &self.ends()) - 2.0 * self.padding;
        words > self.side.line_height * SHORT
    }

    /// Whether the row is so low that it looks lost alone under a header.
    pub(in crate::layout) fn is_low(&self) -> bool {
        let words = self.height(&self.starts(), &self.ends()) - 2.0 * self.padding;
        words < self.side.line_height * LOW
    }

    /// Returns where the cells end in a part of the row that fits the room and looks well, if
    /// there is one.
    pub(super) fn part(&self, from: &[usize], room: f32) -> Option<Vec<usize>> {
        if !self.is_tall() {
            return None;
        }
        let mut to = self.fitting(from, room);
        let mut n_most = 0;
        for ((cell, from), to) in self.cells.iter().zip(from).zip(&mut to) {
            if *to < cell.len() {
                let looks_well = |end: usize| {
                    let holds = cell
                        .get(end.wrapping_sub(1))
                        .is_some_and(|last| !last.keeps_next);
                    holds && end >= from + N_ALIKE && cell.len() >= end + N_ALIKE
                };
                while *to > *from && !looks_well(*to) {
                    *to -= 1;
                }
                if *to == 0 {
                    return None;
                }
            }
            n_most = n_most.max(*to - *from);
        }
        let n_needed = if from.iter().all(|from| *from == 0) {
            N_FIRST
        } else {
            1
        };
        (n_most >= n_needed).then_some(to)
    }

    /// Returns where the cells end in a part of the row for which a page has been begun: it
    /// holds something, even what is too tall for any page.
    pub(super) fn forced_part(&self, from: &[usize], room: f32) -> Vec<usize> {
        let mut to = self.fitting(from, room);
        if to == from {
            for ((cell, to), from) in self.cells.iter().zip(&mut to).zip(from) {
                *to = cell.len().min(from + 1);
            }
        }
        to
    }

    fn fitting(&self, from: &[usize], room: f32) -> Vec<usize> {
        let room = room - 2.0 * self.padding - self.below + 0.01;
        let cells = self.cells.iter().zip(from);
        cells
            .map(|(cell, from)| {
                let mut y = 0.0;
                let rest = cell.get(*from..).unwrap_or_default();
                let fits = rest.iter().enumerate().take_while(|(idx, strip)| {
                    let before = if *idx == 0 { 0.0 } else { strip.before };
                    y += before + strip.height;
                    y <= room
                });
                from + fits.count()
            })
            .collect()
    }

    /// Returns the line below a part that stands so far down, or below the whole row: whole where
    /// the row ends, else broken.
    pub(super) fn edge(&self, part: Option<&Part>, top: f32) -> Option<Item> {
        let ends = self.ends();
        let (height, is_end) = match part {
            Some(part) => (self.height(&part.from, &part.to), part.to == ends),
            None => (self.height(&self.starts(), &ends), true),
        };
        let bottom = top + height;
        if is_end && !self.has_rule {
            return None;
        }
        let shape = if is_end {
            Shape::Rect {
                area: Area {
                    x: self.side.x,
                    y: bottom - RULE,
                    width: self.side.width,
                    height: RULE,
                },
                color: self.side.rule,
            }
        } else {
            let y = bottom - RULE;
            let ends = [self.side.x + RULE, self.side.x + self.side.width - RULE];
            Shape::Path(Path {
                points: ends.map(|x| Point { x, y }).into(),
                is_closed: false,
                fill: None,
                stroke: Some(Stroke {
                    width: RULE,
                    color: self.side.rule,
                    dash: Some((2.0, 3.0)),
                }),
            })
        };
        Some(Item {
            element: ElementId::ARTIFACT,
            shape,
        })
    }
}

/// Returns how high the strips of a cell are.
pub(in crate::layout) fn height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.before + strip.height).sum()
}

/// Puts lines below each other into one strip.
pub(in crate::layout) fn stack(into: &mut Strip, lines: Vec<Strip>, top: f32) {
    let mut y = top;
    for mut line in lines {
        y += line.before;
        line.shift(y);
        into.items.append(&mut line.items);
        into.links.append(&mut line.links);
        y += line.height;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(n_lines: &[usize]) -> Row {
        let line = || Strip {
            height: 10.0,
            ..Strip::default()
        };
        Row {
            cells: n_lines
                .iter()
                .map(|n_lines| std::iter::repeat_with(line).take(*n_lines).collect())
                .collect(),
            padding: 5.0,
            min_height: 10.0,
            side: Side {
                x: 0.0,
                width: 100.0,
                line_height: 10.0,
                rule: Color::default(),
            },
            has_rule: true,
            below: 0.0,
            has_marks: false,
        }
    }

    #[track_caller]
    fn check(n_lines: &[usize], n_room: f32, expected: Option<&[usize]>) {
        let row = row(n_lines);
        let part = row.part(&row.starts(), n_room * 10.0 + 10.0);
        assert_eq!(part.as_deref(), expected);
    }

    #[test]
    fn a_short_row_stays_whole() {
        check(&[9, 2], 4.0, None);
    }

    #[test]
    fn a_tall_row_is_split_where_the_room_ends() {
        check(&[12, 2, 0], 7.0, Some(&[7, 2, 0]));
    }

    #[test]
    fn two_lines_stand_on_each_side_of_a_split() {
        check(&[12, 8], 7.0, Some(&[7, 6]));
        check(&[12, 3], 2.0, None);
        // The second cell could neither stay whole nor be split.
        check(&[12, 3], 2.9, None);
    }

    #[test]
    fn a_row_begins_with_three_lines_or_on_the_next_page() {
        check(&[12], 2.0, None);
        check(&[12], 3.0, Some(&[3]));
    }

    #[test]
    fn lines_that_keep_each_other_are_not_parted() {
        let mut row = row(&[12]);
        row.cells[0][6].keeps_next = true;
        assert_eq!(row.part(&[0], 80.0), Some(vec![6]));
    }

    #[test]
    fn something_of_a_row_always_finds_its_place() {
        let row = row(&[10, 1]);
        assert_eq!(row.forced_part(&[0, 0], 2.0), [1, 1]);
        assert_eq!(row.forced_part(&[9, 1], 2.0), [10, 1]);
    }
}
