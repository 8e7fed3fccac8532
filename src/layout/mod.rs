//! From content to pages: what stands where, down to the glyph.
//!
//! Layout knows no drafts, files or fonts of the system. It turns blocks into strips, deals the
//! strips out to pages, and says of every item what it means ([`Structure`]).
//! Invariant: the same paper in the same style gives the same pages, and nothing stands beyond
//! the edge of a page.

mod pages;
mod structure;
mod style;

mod block;
mod breaks;
mod characters;
mod columns;
mod contents;
mod cover;
mod figures;
mod flow;
pub(crate) mod fonts;
mod furniture;
mod inline;
mod list;
mod paragraph;
mod row;
mod shape;
mod strip;
mod table;

use std::collections::BTreeSet;

use self::{
    block::{Context, Setting},
    flow::{Flow, PlacedHeading},
    shape::Words,
};
pub use self::{
    characters::{Missing, missing_characters},
    pages::{
        Area, Color, Glyph, GlyphRun, Item, Link, OutlineEntry, Page, Pages, Shape, Sign, Size,
        Spot, Target,
    },
    structure::{Element, ElementId, Structure, Tag},
    style::{Colors, Margins, PageStyle, TypeSizes},
};
use crate::{
    content::{Block, Body, Paper},
    model::{Place, RowId},
};

/// A screen reader must know how to pronounce a paper that does not say so.
const DEFAULT_LANGUAGE: &str = "en-GB";

/// Lays a paper out.
pub fn layout(paper: &Paper, style: &PageStyle) -> Pages {
    let mut anchors = BTreeSet::new();
    find_anchors(&paper.blocks, &mut anchors);
    let mut context = Context {
        style,
        words: Words::default(),
        structure: Structure::default(),
        anchors,
        heard_level: 0,
    };
    let structure = &mut context.structure;
    let cover_section = structure.add_from(ElementId::DOCUMENT, Tag::Sect, &Place::Draft);
    let contents_section = structure.add(ElementId::DOCUMENT, Tag::Sect);
    let body_section = structure.add(ElementId::DOCUMENT, Tag::Sect);
    let furniture = &paper.furniture;
    let mut pages = cover::pages(&mut context, &paper.cover, furniture, cover_section);
    let n_cover = pages.len();

    let setting = Setting::body(style, body_section);
    let strips = block::blocks(&mut context, &paper.blocks, &setting);
    let mut flow = Flow::new(style);
    flow.place(strips);
    let Flow {
        pages: mut body,
        rows,
        mut headings,
        ..
    } = flow;

    if paper.has_contents && headings.iter().any(|heading| heading.in_contents) {
        let mut contents = contents::pages(&mut context, &headings, contents_section);
        let n_before = n_cover + contents.pages.len();
        contents::number(&mut context, &mut contents, n_before);
        pages.append(&mut contents.pages);
    }
    let n_before = pages.len();
    pages.append(&mut body);
    let (covers, rest) = pages.split_at_mut(1);
    furniture::put(&mut context, rest, furniture, covers.len());
    for heading in &mut headings {
        heading.spot.page_idx += n_before;
    }
    Pages {
        size: style.page,
        pages,
        outline: headings.iter().map(outline_entry).collect(),
        anchors: rows
            .into_iter()
            .rev()
            .map(|(row, spot)| {
                (
                    row,
                    Spot {
                        page_idx: spot.page_idx + n_before,
                        ..spot
                    },
                )
            })
            .collect(),
        structure: context.structure,
        language: match furniture.language.as_str() {
            "" => DEFAULT_LANGUAGE.to_owned(),
            language => language.to_owned(),
        },
    }
}

fn outline_entry(heading: &PlacedHeading) -> OutlineEntry {
    OutlineEntry {
        level: heading.level,
        title: match &heading.number {
            Some(number) => format!("{number} {}", heading.text),
            None => heading.text.clone(),
        },
        spot: heading.spot,
    }
}

fn find_anchors(blocks: &[Block], anchors: &mut BTreeSet<RowId>) {
    for block in blocks {
        anchors.extend(block.anchor.clone());
        match &block.body {
            Body::Heading(_) | Body::Paragraph { .. } => {}
            Body::List(list) => {
                for item in &list.items {
                    find_anchors(item, anchors);
                }
            }
            Body::Quote(quoted) => find_anchors(quoted, anchors),
            Body::Table(table) => {
                for row in &table.rows {
                    anchors.extend(row.anchor.clone());
                    for cell in &row.cells {
                        find_anchors(cell, anchors);
                    }
                }
            }
        }
    }
}
