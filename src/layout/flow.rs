//! From strips to pages: what stands on which page, and how far down.
//!
//! A strip that keeps the next one forms a group with it; a group moves to the next page as a
//! whole. Only a group that no page could hold is broken anyway, because words must not be lost.

use super::{
    pages::{Area, Item, Page, Shape, Spot},
    strip::{Mark, Strip},
    structure::ElementId,
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
    /// Its level.
    pub(super) level: u8,
    /// Its number.
    pub(super) number: Option<String>,
    /// Its words.
    pub(super) text: String,
    /// Whether the list of contents shows it.
    pub(super) in_contents: bool,
    /// Where it stands.
    pub(super) spot: Spot,
}

impl PlacedHeading {
    /// Returns its number and its words.
    pub(super) fn title(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.text),
            None => self.text.clone(),
        }
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
    pub(super) fn place(&mut self, strips: Vec<Strip>) {
        let mut group: Vec<Strip> = Vec::new();
        for strip in strips {
            let is_last = !strip.keeps_next;
            group.push(strip);
            if is_last {
                self.place_group(std::mem::take(&mut group));
            }
        }
        self.place_group(group);
    }

    fn place_group(&mut self, group: Vec<Strip>) {
        let Some(first) = group.first() else {
            return;
        };
        let height: f32 = group.iter().map(|strip| strip.before + strip.height).sum();
        let begins_page = first.new_page && !self.is_page_empty;
        let moves = self.y + height > self.bottom() && !self.is_page_empty;
        if self.pages.is_empty() || begins_page || moves {
            self.next_page();
        }
        for strip in group {
            let is_over = self.y + strip.before + strip.height > self.bottom();
            if is_over && !self.is_page_empty {
                self.next_page();
            }
            self.place_strip(strip);
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

    fn place_strip(&mut self, mut strip: Strip) {
        if self.is_page_empty {
            strip.before = 0.0;
            if let Some(header) = &strip.header {
                self.repeat(&header.items, header.height);
            }
        }
        let top = self.y + strip.before;
        strip.shift(top);
        let spot = Spot {
            page_idx: self.pages.len().saturating_sub(1),
            y: top,
        };
        for mark in std::mem::take(&mut strip.marks) {
            self.place_mark(mark, spot);
        }
        let joins = !self.is_page_empty;
        let Some(page) = self.pages.last_mut() else {
            return;
        };
        for bar in &strip.bars {
            let above = if bar.joins_above && joins {
                strip.before
            } else {
                0.0
            };
            let area = Area {
                x: bar.x,
                y: top - above,
                width: bar.width,
                height: strip.height + above,
            };
            page.items.push(Item {
                element: ElementId::ARTIFACT,
                shape: Shape::Rect {
                    area,
                    color: bar.color,
                },
            });
        }
        page.items.append(&mut strip.items);
        page.links.append(&mut strip.links);
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

    fn place_mark(&mut self, mark: Mark, spot: Spot) {
        match mark {
            Mark::Row(row) => self.rows.push((row, spot)),
            Mark::Heading {
                level,
                number,
                text,
                in_contents,
            } => self.headings.push(PlacedHeading {
                level,
                number,
                text,
                in_contents,
                spot,
            }),
        }
    }
}
