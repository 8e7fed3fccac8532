//! The pages put together: cover, list of contents, body.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    blocks::context::Context,
    finished::Finished,
    front::{contents, cover, furniture::Furnisher},
    laid::{self, Laid},
    pages::{
        OutlineEntry, Page, Pages, Spot,
        structure::{ElementId, Structure, Tag},
    },
    strips::flow::{Flow, PlacedHeading},
};
use crate::{
    content::Paper,
    model::{Place, RowId},
};

/// A screen reader must know how to pronounce a paper that does not say so.
const DEFAULT_LANGUAGE: &str = "en-GB";

/// Puts the pages together: cover, list of contents, body. Pages of the body on which nothing
/// changed since they were `finished` stay as they were.
pub(super) fn pages(
    context: &mut Context<'_>,
    paper: &Paper,
    laid: &[Arc<Laid>],
    finished: &mut Finished,
) -> Pages {
    let style = context.style;
    let [cover_section, contents_section, body_section] = sections(&mut context.structure);
    let furniture = &paper.furniture;
    let mut front = cover::pages(context, &paper.cover, furniture, cover_section);
    let names = laid::name(&mut context.structure, body_section, laid);
    let mut body = Flow::new(style);
    body.deal(laid::strips(laid, &names));
    if paper.has_contents {
        let n_before = front.len();
        let headings = &body.headings;
        front.extend(contents_pages(
            context,
            headings,
            contents_section,
            n_before,
        ));
    }
    let n_before = front.len();
    let furnisher = Furnisher::new(context, furniture, n_before + body.sheets.len());
    for (page, number) in front.iter_mut().zip(1..).skip(1) {
        furnisher.put(context, page, number);
    }
    let mut pages: Vec<Arc<Page>> = front.into_iter().map(Arc::new).collect();
    pages.extend(finished.paint(context, &body.sheets, &furnisher, n_before));
    Pages {
        pages,
        outline: outline(&body.headings, n_before),
        anchors: anchors(body.rows, n_before),
        structure: std::mem::take(&mut context.structure),
        language: match furniture.language.as_str() {
            "" => DEFAULT_LANGUAGE.to_owned(),
            language => language.to_owned(),
        },
    }
}

/// Adds cover, list of contents and body to the structure, in the order they are heard.
fn sections(structure: &mut Structure) -> [ElementId; 3] {
    [
        structure.add_from(ElementId::DOCUMENT, Tag::Sect, &Place::Draft),
        structure.add(ElementId::DOCUMENT, Tag::Sect),
        structure.add(ElementId::DOCUMENT, Tag::Sect),
    ]
}

/// Lays out the list of contents that stands behind `n_before` pages, if it lists anything.
fn contents_pages(
    context: &mut Context<'_>,
    headings: &[PlacedHeading],
    section: ElementId,
    n_before: usize,
) -> Vec<Page> {
    if !headings.iter().any(|placed| placed.heading.in_contents) {
        return Vec::new();
    }
    let mut contents = contents::pages(context, headings, section);
    let n_before = n_before + contents.pages.len();
    contents::number(context, &mut contents, n_before);
    contents.pages
}

/// Returns where rows stand; a row that stands in several places is found at the first.
fn anchors(rows: Vec<(RowId, Spot)>, n_before: usize) -> BTreeMap<RowId, Spot> {
    rows.into_iter()
        .rev()
        .map(|(row, spot)| (row, behind(spot, n_before)))
        .collect()
}

fn outline(headings: &[PlacedHeading], n_before: usize) -> Vec<OutlineEntry> {
    headings
        .iter()
        .map(|placed| OutlineEntry {
            level: placed.heading.level,
            title: placed.heading.title(),
            spot: behind(placed.spot, n_before),
        })
        .collect()
}

/// Counts the pages of a spot from the first of the paper.
fn behind(spot: Spot, n_before: usize) -> Spot {
    Spot {
        page_idx: spot.page_idx + n_before,
        ..spot
    }
}
