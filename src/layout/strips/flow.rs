//! From strips to sheets: what stands on which page, and how far down.
//!
//! A strip that keeps the next one forms a group with it; a group moves to the next page as a
//! whole. Only a group that no page could hold is broken anyway, because words must not be lost.
//! A tall row of a table may be split. What is wider than the others turns its page.

use std::sync::Arc;

use super::{
    row::{Part, Row},
    sheet::{Placed, Sheet, What},
    strip::{Mark, MarkedHeading, Role, Strip},
};
use crate::{
    layout::{
        pages::{Size, Spot, structure::Ids},
        style::PageStyle,
    },
    model::RowId,
};

/// So many lines are company enough for a heading, however little each of them says.
const COMPANY: usize = 4;

/// Pages as they fill.
pub(in crate::layout) struct Flow<'s> {
    style: &'s PageStyle,
    /// The pages so far.
    pub(in crate::layout) sheets: Vec<Sheet<'s>>,
    /// Where cited rows stand.
    pub(in crate::layout) rows: Vec<(RowId, Spot)>,
    /// Where headings stand.
    pub(in crate::layout) headings: Vec<PlacedHeading>,
    y: f32,
    /// What stays free at the foot of the page.
    foot: f32,
    is_page_empty: bool,
    /// Whether the page is turned.
    is_turned: bool,
}

/// A heading at its place.
#[derive(Debug, Clone)]
pub(in crate::layout) struct PlacedHeading {
    /// What it says.
    pub(in crate::layout) heading: Arc<MarkedHeading>,
    /// Where it stands.
    pub(in crate::layout) spot: Spot,
}

/// A strip to be placed.
#[derive(Debug, Clone, Copy)]
pub(in crate::layout) struct Hung<'s> {
    /// The strip.
    pub(in crate::layout) strip: &'s Strip,
    /// The space above it, unless it begins a page.
    pub(in crate::layout) before: f32,
    /// What its elements are called on the pages.
    pub(in crate::layout) ids: Ids,
}

impl<'s> Flow<'s> {
    /// Begins with no page at all.
    pub(in crate::layout) fn new(style: &'s PageStyle) -> Self {
        Self {
            style,
            sheets: Vec::new(),
            rows: Vec::new(),
            headings: Vec::new(),
            y: 0.0,
            foot: style.margins.bottom,
            is_page_empty: true,
            is_turned: false,
        }
    }

    /// Begins on a page that already shows something, below it, and leaves less free at its foot.
    pub(in crate::layout) fn below(style: &'s PageStyle, foot: f32, y: f32) -> Self {
        Self {
            sheets: vec![Sheet {
                size: style.page,
                placed: Vec::new(),
            }],
            y,
            foot,
            is_page_empty: false,
            ..Self::new(style)
        }
    }

    /// Deals strips out.
    pub(in crate::layout) fn place(&mut self, strips: &'s [Strip]) {
        self.deal(strips.iter().map(|strip| Hung {
            strip,
            before: strip.before,
            ids: Ids::SAME,
        }));
    }

    /// Deals strips out that may come from several parts.
    pub(in crate::layout) fn deal(&mut self, strips: impl Iterator<Item = Hung<'s>>) {
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

    fn place_group(&mut self, group: &[Hung<'s>]) {
        let Some(first) = group.first() else {
            return;
        };
        let is_turned = group.iter().any(|hung| hung.strip.is_turned);
        let begins_page = first.strip.new_page || !self.holds(group);
        if self.sheets.is_empty()
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
        self.sheets.push(Sheet {
            size: self.page_size(),
            placed: Vec::new(),
        });
        self.y = self.style.margins.top;
        self.foot = self.style.margins.bottom;
        self.is_page_empty = true;
    }

    /// Goes to where a strip begins, with its header above it if it begins a page. Returns the
    /// space above it.
    fn begin(&mut self, hung: Hung<'s>) -> f32 {
        if !self.is_page_empty {
            let before = self.y;
            self.y = self.top_of(&hung, before);
            return self.y - before;
        }
        if let Some(header) = &hung.strip.header {
            self.put(header, What::Repeated, 0.0, Ids::SAME);
            self.y += header.height;
        }
        0.0
    }

    fn place_strip(&mut self, hung: Hung<'s>) {
        let joins = !self.is_page_empty;
        let before = self.begin(hung);
        let above = if joins { before } else { 0.0 };
        self.put(hung.strip, What::Whole, above, hung.ids);
        self.y += hung.strip.height;
        self.is_page_empty = false;
    }

    /// Splits a row that the page has no room for.
    fn place_parts(&mut self, hung: Hung<'s>, row: &Row) {
        let mut from = row.starts();
        let ends = row.ends();
        if row
            .part(&from, self.bottom() - self.top_of(&hung, self.y))
            .is_none()
            && !self.is_page_empty
        {
            self.next_page();
        }
        loop {
            self.begin(hung);
            let room = self.bottom() - self.y;
            let to = if row.height(&from, &ends) <= room {
                ends.clone()
            } else {
                row.part(&from, room)
                    .unwrap_or_else(|| row.forced_part(&from, room))
            };
            let height = row.height(&from, &to);
            let is_last = to == ends;
            let next = to.clone();
            self.put(hung.strip, What::Part(Part { from, to }), 0.0, hung.ids);
            self.y += height;
            self.is_page_empty = false;
            if is_last {
                break;
            }
            from = next;
            self.next_page();
        }
    }

    /// Puts a strip where the page is filled to, and notes what others refer to in it.
    fn put(&mut self, strip: &'s Strip, what: What, above: f32, ids: Ids) {
        let page_idx = self.sheets.len().saturating_sub(1);
        let placed = Placed {
            strip,
            what,
            top: self.y,
            above,
            ids,
        };
        placed.each_mark(&mut |mark, y| {
            let spot = Spot { page_idx, y };
            match mark {
                Mark::Row(row) => self.rows.push((row.clone(), spot)),
                Mark::Heading(heading) => self.headings.push(PlacedHeading {
                    heading: Arc::clone(heading),
                    spot,
                }),
            }
        });
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.placed.push(placed);
        }
    }
}
