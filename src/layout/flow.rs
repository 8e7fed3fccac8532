//! From strips to pages: what stands on which page, and how far down.
//!
//! A strip that keeps the next one forms a group with it; a group moves to the next page as a
//! whole. Only a group that no page could hold is broken anyway, because words must not be lost.
//! A tall row of a table may be split. What is wider than the others turns its page.

use std::sync::Arc;

use super::{
    pages::{Item, Page, Size, Spot},
    row::Row,
    strip::{Mark, MarkedHeading, Role, Strip},
    structure::Ids,
    style::PageStyle,
};
use crate::model::RowId;

/// So many lines are company enough for a heading, however little each of them says.
const COMPANY: usize = 4;

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
    /// Whether the page is turned.
    is_turned: bool,
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
            is_turned: false,
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
        let mut heading = Role::Plain;
        let mut n_under = 0;
        let mut strips = strips.peekable();
        while let Some(hung) = strips.next() {
            let strip = hung.strip;
            n_under = if strip.role.is_heading() {
                0
            } else {
                n_under + 1
            };
            // A heading with a line or two must not end a page, unless that is all it has.
            let has_more = strips
                .peek()
                .is_some_and(|next| !next.strip.role.is_heading());
            let needs_company =
                has_more && n_under < COMPANY && strip.role.needs_company_under(heading);
            if !needs_company {
                heading = strip.role;
            }
            group.push(hung);
            if !strip.keeps_next && !needs_company {
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
        let is_turned = group.iter().any(|hung| hung.strip.is_turned);
        let begins_page = first.strip.new_page || !self.holds(group);
        if self.pages.is_empty()
            || is_turned != self.is_turned
            || (begins_page && !self.is_page_empty)
        {
            self.is_turned = is_turned;
            self.next_page();
        }
        for hung in group {
            let is_over = self.top_of(hung, self.y) + hung.strip.height > self.bottom();
            match &hung.strip.row {
                Some(row) if is_over => self.place_parts(*hung, row),
                Some(_) | None => {
                    if is_over && !self.is_page_empty {
                        self.next_page();
                    }
                    self.place_strip(*hung);
                }
            }
        }
    }

    /// Whether the page has room for a group, whose last strip may be a row that can be split.
    fn holds(&self, group: &[Hung<'_>]) -> bool {
        let Some((last, others)) = group.split_last() else {
            return true;
        };
        let y = others
            .iter()
            .fold(self.y, |y, hung| self.top_of(hung, y) + hung.strip.height);
        let room = self.bottom() - self.top_of(last, y);
        let row = last.strip.row.as_ref();
        last.strip.height <= room || row.is_some_and(|row| row.part(&row.starts(), room).is_some())
    }

    /// Returns where a strip begins that does not begin a page.
    fn top_of(&self, hung: &Hung<'_>, y: f32) -> f32 {
        let top = y + hung.before;
        match hung.strip.grid {
            Some(grid) => {
                let start = self.style.margins.top;
                (start + grid.place(top - start)).max(y)
            }
            None => top,
        }
    }

    fn bottom(&self) -> f32 {
        // A hair of tolerance for sums of lengths.
        self.page_size().height - self.foot + 0.01
    }

    fn page_size(&self) -> Size {
        if self.is_turned {
            self.style.page.turned()
        } else {
            self.style.page
        }
    }

    fn next_page(&mut self) {
        if let Some(full) = self.pages.last_mut() {
            // Hundreds of pages with room for more would be megabytes.
            full.items.shrink_to_fit();
            full.links.shrink_to_fit();
        }
        self.pages.push(Page {
            size: self.page_size(),
            ..Page::default()
        });
        self.y = self.style.margins.top;
        self.foot = self.style.margins.bottom;
        self.is_page_empty = true;
    }

    /// Goes to where a strip begins, with its header above it if it begins a page. Returns the
    /// space above it.
    fn begin(&mut self, hung: Hung<'_>) -> f32 {
        if !self.is_page_empty {
            let before = self.y;
            self.y = self.top_of(&hung, before);
            return self.y - before;
        }
        if let Some(header) = &hung.strip.header {
            self.repeat(header);
        }
        0.0
    }

    fn place_strip(&mut self, hung: Hung<'_>) {
        let Hung { strip, ids, .. } = hung;
        let joins = !self.is_page_empty;
        let before = self.begin(hung);
        let top = self.y;
        let above = if joins { before } else { 0.0 };
        self.put(strip, top, above, ids);
        self.y = top + strip.height;
        self.is_page_empty = false;
    }

    /// Splits a row that the page has no room for.
    fn place_parts(&mut self, hung: Hung<'_>, row: &Row) {
        let mut from = row.starts();
        let ends = row.ends();
        if row
            .part(&from, self.bottom() - self.top_of(&hung, self.y))
            .is_none()
            && !self.is_page_empty
        {
            self.next_page();
        }
        let mut is_first = true;
        loop {
            self.begin(hung);
            let room = self.bottom() - self.y;
            let to = if row.height(&from, &ends) <= room {
                ends.clone()
            } else {
                row.part(&from, room)
                    .unwrap_or_else(|| row.forced_part(&from, room))
            };
            let top = self.y;
            if is_first {
                self.put_own(hung.strip, top, hung.ids);
            }
            self.put_part(row, (&from, &to), top, hung.ids);
            for bar in &hung.strip.bars {
                let height = row.height(&from, &to);
                self.put_items([bar.item(top, height)]);
            }
            self.y = top + row.height(&from, &to);
            self.is_page_empty = false;
            if to == ends {
                break;
            }
            from = to;
            is_first = false;
            self.next_page();
        }
    }

    /// Paints a strip, and its bars up to the strip above.
    fn put(&mut self, strip: &Strip, top: f32, above: f32, ids: Ids) {
        for bar in &strip.bars {
            let above = if bar.joins_above { above } else { 0.0 };
            self.put_items([bar.item(top - above, strip.height + above)]);
        }
        self.put_own(strip, top, ids);
        if let Some(row) = &strip.row {
            self.put_part(row, (&row.starts(), &row.ends()), top, ids);
        }
    }

    /// Paints what a strip shows without its cells and bars.
    fn put_own(&mut self, strip: &Strip, top: f32, ids: Ids) {
        let spot = Spot {
            page_idx: self.pages.len().saturating_sub(1),
            y: top,
        };
        for mark in &strip.marks {
            self.place_mark(mark, spot);
        }
        self.put_items(strip.items.iter().map(|item| {
            let mut item = item.clone();
            item.shape.translate(0.0, top);
            item.element = ids.of(item.element);
            item
        }));
        let Some(page) = self.pages.last_mut() else {
            return;
        };
        page.links.extend(strip.links.iter().map(|link| {
            let mut link = link.clone();
            link.area.y += top;
            link.element = ids.of(link.element);
            link
        }));
    }

    fn put_items(&mut self, items: impl IntoIterator<Item = Item>) {
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items);
        }
    }

    /// Paints the lines of each cell from one to another.
    fn put_part(&mut self, row: &Row, (from, to): (&[usize], &[usize]), top: f32, ids: Ids) {
        for ((cell, from), to) in row.cells.iter().zip(from).zip(to) {
            let mut y = top + row.padding;
            for (idx, strip) in cell.get(*from..*to).unwrap_or_default().iter().enumerate() {
                let before = if idx == 0 { 0.0 } else { strip.before };
                y += before;
                self.put(strip, y, before, ids);
                y += strip.height;
            }
        }
        let bottom = top + row.height(from, to);
        let is_end = to == row.ends();
        self.put_items(row.edge(bottom, is_end));
    }

    fn repeat(&mut self, header: &Strip) {
        let top = self.y;
        self.put_items(header.items.iter().cloned().map(|mut item| {
            item.shape.translate(0.0, top);
            item
        }));
        self.y += header.height;
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
