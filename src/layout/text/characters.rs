//! Characters that the typeface lacks: a paper prints something else for them, and says so.

use super::{
    fonts::{has_character, printed},
    rich::printable,
};
use crate::{
    content::{Block, Body, Inline, Paper},
    model::Place,
};

/// A character that cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Where it stands.
    pub place: Place,
    /// The character.
    pub character: char,
    /// What is printed for it.
    pub printed: char,
    /// The words around it.
    pub context: String,
}

/// Returns every character of a paper that the typeface lacks, once a block.
pub fn missing_characters(paper: &Paper) -> Vec<Missing> {
    let mut search = Search::default();
    let cover = &paper.cover;
    let furniture = &paper.furniture;
    let control = cover.control.iter().flat_map(|(label, text)| [label, text]);
    for text in [&cover.authority, &cover.title, &cover.subtitle, &cover.date]
        .into_iter()
        .chain(control)
        .chain([&furniture.marking, &furniture.head_start])
        .chain([&furniture.head_end, &furniture.foot_start])
    {
        search.text(&Place::Draft, text);
    }
    paper.blocks.iter().for_each(|block| search.block(block));
    search.found
}

/// Returns every character of a text that the typeface lacks, each once.
pub fn missing_in(place: &Place, text: &str) -> Vec<Missing> {
    let mut search = Search::default();
    search.text(place, text);
    search.found
}

#[derive(Default)]
struct Search {
    found: Vec<Missing>,
}

impl Search {
    fn block(&mut self, block: &Block) {
        match &block.body {
            Body::Heading(heading) => self.text(&block.origin, &heading.text),
            Body::Paragraph { number, text } => {
                self.text(&block.origin, number.as_deref().unwrap_or_default());
                self.inlines(&block.origin, text);
            }
            Body::List(list) => {
                let blocks = list.items.iter().flatten();
                blocks.for_each(|block| self.block(block));
            }
            Body::Quote(quoted) => quoted.iter().for_each(|block| self.block(block)),
            Body::Chart(chart) => {
                for text in [&chart.title, &chart.note]
                    .into_iter()
                    .chain(&chart.periods)
                    .chain(chart.series.iter().map(|series| &series.name))
                {
                    self.text(&block.origin, text);
                }
            }
            Body::Table(table) => {
                self.text(&block.origin, &table.caption);
                self.text(&block.origin, &table.caption_note);
                for column in &table.columns {
                    self.text(&block.origin, &column.header);
                }
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.flatten().for_each(|block| self.block(block));
            }
        }
    }

    fn inlines(&mut self, place: &Place, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { text, .. }
                | Inline::Link { text, .. }
                | Inline::Status { text, .. } => self.text(place, text),
                Inline::Cite { label, .. } => self.text(place, label),
                Inline::Mark(_) | Inline::Break => {}
            }
        }
    }

    fn text(&mut self, place: &Place, text: &str) {
        if text.is_ascii() {
            return;
        }
        for (at, character) in text.char_indices() {
            let Some(character) = printable(character) else {
                continue;
            };
            if character.is_ascii() || has_character(character) {
                continue;
            }
            let is_new = !self
                .found
                .iter()
                .rev()
                .take_while(|missing| missing.place == *place)
                .any(|missing| missing.character == character);
            if is_new {
                self.found.push(Missing {
                    place: place.clone(),
                    character,
                    printed: printed(character),
                    context: around(text, at),
                });
            }
        }
    }
}

/// Returns the words around a position: up to twenty characters on either side.
fn around(text: &str, at: usize) -> String {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let mut start: Vec<char> = before.chars().rev().take(20).collect();
    start.reverse();
    start.into_iter().chain(after.chars().take(21)).collect()
}
