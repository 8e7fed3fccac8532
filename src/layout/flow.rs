//! From strips to pages: what stands on which page, and how far down.
//!
//! A strip that keeps the next one forms a group with it; a group moves to the next page as a
//! whole. Only a group that no page could hold is broken anyway, because words must not be lost.

use std::sync::Arc;

use super::{
    pages::{Item, Page, Spot},
    strip::{Mark, MarkedHeading, Strip},
    structure::Ids,
    style::PageStyle,
};
use crate::model::RowId;

/// Pages as they fill.
pub(super) struct Flow<'a> {
    style: &'a PageStyle,
    /// The pages so far.
    pub(super) pages: Vec<Page>,
    /// Where cited rows stand.
    pub(super) rows: Vec<(RowId, Spot)>,
    /// Where headings stand.
    pub(super) headings: Vec<PlacedHeading>,
    y: f32,
    /// What stays free at the foot of the page.
    foot: f32,
    is_page_empty: bool,
}

/// A heading at its place.
#[derive(Debug, Clone)]
pub(super) struct PlacedHeading {
    /// What it says.
    pub(super) heading: Arc<MarkedHeading>,
    /// Where it stands.
    pub(super) spot: Spot,
}

/// A strip to be placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hung<'s> {
    /// The strip.
    pub(super) strip: &'s Strip,
    /// The space above it, unless it begins a page.
    pub(super) before: f32,
    /// What its elements are called on the pages.
    pub(super) ids: Ids,
}

impl Hung<'_> {
    fn height(&self) -> f32 {
        self.before + self.strip.height
    }
}

impl<'a> Flow<'a> {
    /// Begins with no page at all.
    pub(super) fn new(style: &'a PageStyle) -> Self {
        Self {
            style,
            pages: Vec::new(),
            rows: Vec::new(),
            headings: Vec::new(),
            y: 0.0,
            foot: style.margins.bottom,
            is_page_empty: true,
        }
    }

    /// Begins on a page that already shows something, below it, and leaves less free at its foot.
    pub(super) fn below(style: &'a PageStyle, page: Page, foot: f32, y: f32) -> Self {
        Self {
            pages: vec![page],
            y,
            foot,
            is_page_empty: false,
            ..Self::new(style)
        }
    }

    /// Deals strips out.
    pub(super) fn place(&mut self, strips: &[Strip]) {
        self.deal(strips.iter().map(|strip| Hung {
            strip,
            before: strip.before,
            ids: Ids::SAME,
        }));
    }

    /// Deals strips out that may come from several parts.
    pub(super) fn deal<'s>(&mut self, strips: impl Iterator<Item = Hung<'s>>) {
        let mut group: Vec<Hung<'s>> = Vec::new();
        for hung in strips {
            group.push(hung);
            if !hung.strip.keeps_next {
                self.place_group(&group);
                group.clear();
            }
        }
        self.place_group(&group);
    }

    fn place_group(&mut self, group: &[Hung<'_>]) {
        let Some(first) = group.first() else {
            return;
        };
        let height: f32 = group.iter().map(Hung::height).sum();
        let begins_page = first.strip.new_page && !self.is_page_empty;
        let moves = self.y + height > self.bottom() && !self.is_page_empty;
        if self.pages.is_empty() || begins_page || moves {
            self.next_page();
        }
        for strip in group {
            let is_over = self.y + strip.height() > self.bottom();
            if is_over && !self.is_page_empty {
                self.next_page();
            }
            self.place_strip(*strip);
        }
    }

    fn bottom(&self) -> f32 {
        // A hair of tolerance for sums of lengths.
        self.style.page.height - self.foot + 0.01
    }

    fn next_page(&mut self) {
        self.pages.push(Page {
            size: self.style.page,
            ..Page::default()
        });
        self.y = self.style.margins.top;
        self.foot = self.style.margins.bottom;
        self.is_page_empty = true;
    }

    fn place_strip(&mut self, hung: Hung<'_>) {
        let Hung {
            strip,
            mut before,
            ids,
        } = hung;
        if self.is_page_empty {
            before = 0.0;
            if let Some(header) = &strip.header {
                self.repeat(&header.items, header.height);
            }
        }
        let top = self.y + before;
        let spot = Spot {
            page_idx: self.pages.len().saturating_sub(1),
            y: top,
        };
        for mark in &strip.marks {
            self.place_mark(mark, spot);
        }
        let joins = !self.is_page_empty;
        let Some(page) = self.pages.last_mut() else {
            return;
        };
        for bar in &strip.bars {
            let above = if bar.joins_above && joins {
                before
            } else {
                0.0
            };
            page.items.push(bar.item(top - above, strip.height + above));
        }
        page.items.extend(strip.items.iter().map(|item| {
            let mut item = item.clone();
            item.shape.translate(0.0, top);
            item.element = ids.of(item.element);
            item
        }));
        page.links.extend(strip.links.iter().map(|link| {
            let mut link = link.clone();
            link.area.y += top;
            link.element = ids.of(link.element);
            link
        }));
        self.y = top + strip.height;
        self.is_page_empty = false;
    }

    fn repeat(&mut self, items: &[Item], height: f32) {
        let top = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items.iter().cloned().map(|mut item| {
                item.shape.translate(0.0, top);
                item
            }));
        }
        self.y += height;
    }

    fn place_mark(&mut self, mark: &Mark, spot: Spot) {
        match mark {
            Mark::Row(row) => self.rows.push((row.clone(), spot)),
            Mark::Heading(heading) => self.headings.push(PlacedHeading {
                heading: heading.clone(),
                spot,
            }),
        }
    }
}
