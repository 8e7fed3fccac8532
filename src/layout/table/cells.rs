//! How much room the words of a table's cell take, before the columns have widths.
//!
//! Heights here are reckoned, not set: in lines, from the length of a text and of its words.

use crate::{
    content::{Block, Body},
    layout::{
        blocks::{context::Context, inline::rich, list, quote, setting::Setting},
        pages::structure::ElementId,
        text::lines::{self, Extent},
    },
};

/// How much a block that begins another paragraph adds, in lines.
const GAP: f32 = 0.25;

/// The words of a cell as lengths.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Cell {
    /// Its longest word.
    min: f32,
    /// Its longest line.
    max: f32,
    /// Its lines, if nothing had to wrap.
    lines: Vec<Line>,
    /// What stands between its blocks, in lines.
    gaps: f32,
}

/// A text that would stand on one line if there were room.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Line {
    width: f32,
    /// How wide its words are, on average.
    word: f32,
    indent: f32,
}

impl Line {
    /// Returns how many lines the text takes, as a smooth measure.
    fn flow(self, width: f32) -> f32 {
        let Self { word, indent, .. } = self;
        // Where a text wraps, half a word is lost on every line, unless words are cut themselves.
        let lost = if word < width - indent {
            word / 2.0
        } else {
            0.0
        };
        let room = (width - indent - lost).max(1.0);
        if self.width <= width - indent {
            1.0
        } else {
            (self.width / room).max(1.2)
        }
    }

    fn height(self, width: f32) -> f32 {
        if self.width <= width - self.indent + 0.01 {
            1.0
        } else {
            self.flow(width).ceil().max(2.0)
        }
    }
}

impl Cell {
    /// Returns a cell with one line of words that are equally wide.
    #[cfg(test)]
    pub(in crate::layout) fn line(width: f32, word: f32) -> Self {
        Self {
            min: word,
            max: width,
            lines: vec![Line {
                width,
                word,
                indent: 0.0,
            }],
            gaps: 0.0,
        }
    }

    /// Returns the narrowest and the widest that the cell can use.
    pub(in crate::layout) fn widths(&self) -> (f32, f32) {
        (self.min, self.max)
    }

    /// Returns how many lines the cell takes at a width, as a smooth measure.
    pub(in crate::layout) fn flow(&self, width: f32) -> f32 {
        self.gaps + self.lines.iter().map(|line| line.flow(width)).sum::<f32>()
    }

    /// Returns how many lines the cell takes at a width.
    pub(in crate::layout) fn height(&self, width: f32) -> f32 {
        self.gaps
            + self
                .lines
                .iter()
                .map(|line| line.height(width))
                .sum::<f32>()
    }

    /// Makes all its words smaller or larger.
    pub(in crate::layout) fn scale(&mut self, by: f32) {
        self.min *= by;
        self.max *= by;
        for line in &mut self.lines {
            line.width *= by;
            line.word *= by;
        }
    }

    /// Adds a text that stands further in.
    pub(in crate::layout) fn add(&mut self, extent: &Extent, indent: f32) {
        self.min = self.min.max(extent.longest + indent);
        for line in &extent.lines {
            self.max = self.max.max(line.width + indent);
            self.lines.push(Line {
                width: line.width,
                word: line.width / f32::from(line.n_words.max(1)),
                indent,
            });
        }
    }
}

/// Measures the words of a cell.
pub(in crate::layout) fn cell(
    context: &mut Context<'_>,
    blocks: &[Block],
    setting: &Setting,
) -> Cell {
    let mut cell = Cell::default();
    add(context, &mut cell, blocks, setting, 0.0);
    cell
}

fn add(
    context: &mut Context<'_>,
    cell: &mut Cell,
    blocks: &[Block],
    setting: &Setting,
    indent: f32,
) {
    for (idx, block) in blocks.iter().enumerate() {
        if idx > 0 {
            cell.gaps += GAP;
        }
        match &block.body {
            Body::Heading(_) | Body::Table(_) => {
                cell.min = cell.min.max(80.0 + indent);
                cell.max = cell.max.max(200.0 + indent);
            }
            Body::Chart(_) => {
                cell.min = cell.min.max(54.0 + indent);
                cell.max = cell.max.max(96.0 + indent);
            }
            Body::Paragraph { text, .. } => {
                // Measuring must leave no trace in the structure.
                let structure = std::mem::take(&mut context.structure);
                let rich = rich(context, text, setting.look, ElementId::DOCUMENT);
                context.structure = structure;
                cell.add(&lines::extent(&mut context.words, &rich), indent);
            }
            Body::List(list) => {
                let indent = indent + list::indent(context, list, setting);
                for item in &list.items {
                    add(context, cell, item, setting, indent);
                }
            }
            Body::Quote(quoted) => {
                let indent = indent + quote::indent(context.style);
                add(context, cell, quoted, setting, indent);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_reckoned_from_words() {
        for (width, word, room, n_lines) in [
            (100.0, 10.0, 100.0, 1.0),
            (101.0, 10.0, 100.0, 2.0),
            (300.0, 20.0, 100.0, 4.0),
            // A word that is cut fills its lines.
            (300.0, 300.0, 100.0, 3.0),
        ] {
            let height = Cell::line(width, word).height(room);
            assert!((height - n_lines).abs() < 0.01, "{width}: {height}");
        }
    }
}
