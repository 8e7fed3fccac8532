//! What stands on a page before it is painted: strips and parts of tall rows, each at its height.

use super::{
    row::{Part, Row},
    strip::{Mark, Strip},
};
use crate::layout::pages::{Item, Page, Size, structure::Ids};

/// A page before it is painted.
#[derive(Debug)]
pub(in crate::layout) struct Sheet<'s> {
    /// How large it is.
    pub(in crate::layout) size: Size,
    /// What stands on it, from top to bottom.
    pub(in crate::layout) placed: Vec<Placed<&'s Strip>>,
}

/// A strip at its place, or what of it stands on this page.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::layout) struct Placed<S> {
    /// The strip.
    pub(in crate::layout) strip: S,
    /// What of it.
    pub(super) what: What,
    /// How far down the page.
    pub(in crate::layout) top: f32,
    /// The space up to the strip above.
    pub(in crate::layout) above: f32,
    /// What its elements are called on the page.
    pub(in crate::layout) ids: Ids,
}

/// What of a strip stands on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// All of it.
    Whole,
    /// A part of its row.
    Part(Part),
    /// Its picture, for nobody to hear: the header of a table that goes on.
    Repeated,
}

/// Names a strip as long as it lasts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) struct Address(usize);

impl Sheet<'_> {
    /// Paints the page.
    pub(in crate::layout) fn paint(&self) -> Page {
        let mut page = Page {
            size: self.size,
            ..Page::default()
        };
        self.paint_on(&mut page);
        page
    }

    /// Paints what stands on the page over what is there already.
    pub(in crate::layout) fn paint_on(&self, page: &mut Page) {
        for placed in &self.placed {
            placed.paint_on(page);
        }
    }
}

impl Placed<&Strip> {
    /// Returns the same without the strip itself.
    pub(in crate::layout) fn to_known(&self) -> Placed<Address> {
        Placed {
            strip: self.address(),
            what: self.what.clone(),
            top: self.top,
            above: self.above,
            ids: self.ids,
        }
    }

    /// Whether it is what was known. The strip of `known` must not be gone.
    pub(in crate::layout) fn is(&self, known: &Placed<Address>) -> bool {
        let own = (self.address(), &self.what, self.top, self.above, self.ids);
        own == (known.strip, &known.what, known.top, known.above, known.ids)
    }

    fn address(&self) -> Address {
        Address(std::ptr::from_ref(self.strip).addr())
    }

    /// Sees the marks that stand here for the first time, and how far down the page.
    pub(super) fn each_mark(&self, see: &mut impl FnMut(&Mark, f32)) {
        match (&self.what, &self.strip.row) {
            (What::Whole, _) => each_mark(self.strip, self.top, see),
            (What::Part(part), Some(row)) => {
                if part.is_first() {
                    self.strip.marks.iter().for_each(|mark| see(mark, self.top));
                }
                each_mark_of(row, Some(part), self.top, see);
            }
            (What::Part(_), None) | (What::Repeated, _) => {}
        }
    }

    fn paint_on(&self, page: &mut Page) {
        let Self {
            strip, top, ids, ..
        } = *self;
        match (&self.what, &strip.row) {
            (What::Whole, _) => put(page, strip, top, self.above, ids),
            (What::Part(part), Some(row)) => {
                if part.is_first() {
                    put_own(page, strip, top, ids);
                }
                put_row(page, row, Some(part), top, ids);
                let height = row.height(&part.from, &part.to);
                let bars = strip.bars.iter();
                page.items.extend(bars.map(|bar| bar.item(top, height)));
            }
            (What::Part(_), None) => {}
            (What::Repeated, _) => {
                let items = strip.items.iter();
                page.items.extend(items.map(|item| moved(item, top)));
            }
        }
    }
}

fn each_mark(strip: &Strip, top: f32, see: &mut impl FnMut(&Mark, f32)) {
    strip.marks.iter().for_each(|mark| see(mark, top));
    if let Some(row) = &strip.row {
        each_mark_of(row, None, top, see);
    }
}

fn each_mark_of(row: &Row, part: Option<&Part>, top: f32, see: &mut impl FnMut(&Mark, f32)) {
    if row.has_marks() {
        for (line, y, _) in row.lines(part, top) {
            each_mark(line, y, see);
        }
    }
}

fn moved(item: &Item, top: f32) -> Item {
    let mut item = item.clone();
    item.shape.translate(0.0, top);
    item
}

/// Paints a strip, and its bars up to the strip above.
fn put(page: &mut Page, strip: &Strip, top: f32, above: f32, ids: Ids) {
    for bar in &strip.bars {
        let above = if bar.joins_above { above } else { 0.0 };
        page.items.push(bar.item(top - above, strip.height + above));
    }
    put_own(page, strip, top, ids);
    if let Some(row) = &strip.row {
        put_row(page, row, None, top, ids);
    }
}

/// Paints what a strip shows without its cells and bars.
fn put_own(page: &mut Page, strip: &Strip, top: f32, ids: Ids) {
    page.items.extend(strip.items.iter().map(|item| {
        let mut item = moved(item, top);
        item.element = ids.of(item.element);
        item
    }));
    page.links.extend(strip.links.iter().map(|link| {
        let mut link = link.clone();
        link.area.y += top;
        link.element = ids.of(link.element);
        link
    }));
}

/// Paints the lines of each cell that stand in a part of a row.
fn put_row(page: &mut Page, row: &Row, part: Option<&Part>, top: f32, ids: Ids) {
    for (line, y, before) in row.lines(part, top) {
        put(page, line, y, before, ids);
    }
    page.items.extend(row.edge(part, top));
}
