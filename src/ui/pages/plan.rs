//! Where the pages stand beside each other, and how large: arithmetic without a window.
//!
//! Lengths are points of the window; (0, 0) is the corner of what can be scrolled.
//! Invariant: pages stand in order, none over another, and all within the plan's size.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::layout::Size;
use crate::session::{PageZoom, Spread};

/// How many points of the window a point of the paper is at 100 %: 96 for 72 to the inch.
pub(in crate::ui) const ACTUAL: f32 = 96.0 / 72.0;
/// The bounds of the zoom.
pub(in crate::ui) const SMALLEST: f32 = 0.25 * ACTUAL;
/// The bounds of the zoom.
pub(in crate::ui) const LARGEST: f32 = 4.0 * ACTUAL;
/// The space around and between pages.
pub(in crate::ui) const GAP: f32 = 16.0;
/// How wide a small page is.
const SMALL_WIDTH: f32 = 120.0;
/// The room for the number below a small page.
const NUMBER_HEIGHT: f32 = 24.0;

/// A page as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ui) struct Sheet {
    /// Where.
    pub(in crate::ui) rect: Rect,
    /// How many points of the window a point of the paper is.
    pub(in crate::ui) zoom: f32,
}

/// Where all pages stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::ui) struct Plan {
    /// The pages, in order.
    pub(in crate::ui) sheets: Vec<Sheet>,
    /// How much there is to scroll over.
    pub(in crate::ui) size: Vec2,
}

/// Says where pages stand. `room` is what can be seen at once.
pub(in crate::ui) fn plan(sizes: &[Size], zoom: PageZoom, spread: Spread, room: Vec2) -> Plan {
    match spread {
        Spread::Single => {
            let columns = 1;
            let rows = sizes.iter().map(|size| vec![Some(*size)]);
            rows_below(rows, zoom, columns, room)
        }
        Spread::Facing => rows_below(facing(sizes), zoom, 2, room),
        Spread::Overview => overview(sizes, room),
    }
}

/// The cover stands at the right, as in a bound paper; then two and two.
fn facing(sizes: &[Size]) -> impl Iterator<Item = Vec<Option<Size>>> {
    let cover = sizes.first().map(|cover| vec![None, Some(*cover)]);
    let rest = sizes.get(1..).unwrap_or_default();
    let pairs = rest
        .chunks(2)
        .map(|pair| pair.iter().copied().map(Some).collect());
    cover.into_iter().chain(pairs)
}

fn rows_below(
    rows: impl Iterator<Item = Vec<Option<Size>>>,
    zoom: PageZoom,
    columns: u8,
    room: Vec2,
) -> Plan {
    let columns = f32::from(columns);
    let cell = (room.x - GAP * (columns + 1.0)) / columns;
    let mut plan = Plan {
        size: room,
        ..Plan::default()
    };
    let mut top = GAP;
    for row in rows {
        let zoomed: Vec<(Option<Size>, f32)> = row
            .into_iter()
            .map(|size| {
                (
                    size,
                    size.map_or(0.0, |size| fitted(size, zoom, cell, room.y)),
                )
            })
            .collect();
        let widths = zoomed
            .iter()
            .map(|(size, zoom)| size.map_or(0.0, |size| size.width * zoom));
        let width = widths.fold(cell, f32::max);
        let total = width * columns + GAP * (columns + 1.0);
        plan.size.x = plan.size.x.max(total);
        let mut left = ((room.x - total) / 2.0).max(0.0) + GAP;
        let mut height: f32 = 0.0;
        for (size, zoom) in zoomed {
            if let Some(size) = size {
                let own = vec2(size.width, size.height) * zoom;
                // Facing pages meet in the middle; a page alone stands in it.
                let inset = if columns > 1.0 && plan.sheets.len().is_multiple_of(2) {
                    0.0
                } else if columns > 1.0 {
                    width - own.x
                } else {
                    (width - own.x) / 2.0
                };
                let corner = pos2(left + inset, top);
                let rect = Rect::from_min_size(corner, own);
                plan.sheets.push(Sheet { rect, zoom });
                height = height.max(own.y);
            }
            left += width + GAP;
        }
        top += height + GAP;
    }
    plan.size.y = plan.size.y.max(top);
    plan
}

/// Returns the zoom that a page has.
fn fitted(size: Size, zoom: PageZoom, width: f32, height: f32) -> f32 {
    let wide = width / size.width.max(1.0);
    let high = (height - 2.0 * GAP) / size.height.max(1.0);
    let zoom = match zoom {
        PageZoom::Width => wide,
        PageZoom::Page => wide.min(high),
        PageZoom::Times(times) => times * ACTUAL,
    };
    zoom.clamp(SMALLEST / 2.0, LARGEST)
}

fn overview(sizes: &[Size], room: Vec2) -> Plan {
    let mut plan = Plan {
        size: room,
        ..Plan::default()
    };
    let n_columns = ((room.x - GAP) / (SMALL_WIDTH + GAP)).floor().max(1.0);
    let used = n_columns * (SMALL_WIDTH + GAP) - GAP;
    let start = ((room.x - used) / 2.0).max(0.0);
    let (mut column, mut top, mut height) = (0.0, GAP, 0.0_f32);
    for size in sizes {
        let longest = size.width.max(size.height / std::f32::consts::SQRT_2);
        let zoom = SMALL_WIDTH / longest.max(1.0);
        let own = vec2(size.width, size.height) * zoom;
        if column >= n_columns {
            column = 0.0;
            top += height + NUMBER_HEIGHT + GAP;
            height = 0.0;
        }
        let left = start + column * (SMALL_WIDTH + GAP) + (SMALL_WIDTH - own.x) / 2.0;
        let rect = Rect::from_min_size(pos2(left, top), own);
        plan.sheets.push(Sheet { rect, zoom });
        height = height.max(own.y);
        column += 1.0;
    }
    plan.size.y = plan.size.y.max(top + height + NUMBER_HEIGHT + GAP);
    plan
}

/// The place in the paper that stands at the top of what is seen: a page, and how much of it is
/// above, in heights of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(in crate::ui) struct Anchor {
    pub(in crate::ui) page_idx: usize,
    pub(in crate::ui) part: f32,
}

impl Plan {
    /// Returns what stands at a height.
    pub(in crate::ui) fn anchor(&self, y: f32) -> Anchor {
        let n_above = self.sheets.partition_point(|sheet| sheet.rect.max.y < y);
        let page_idx = n_above.min(self.sheets.len().saturating_sub(1));
        let part = self
            .sheets
            .get(page_idx)
            .map_or(0.0, |sheet| (y - sheet.rect.min.y) / sheet.rect.height());
        Anchor { page_idx, part }
    }

    /// Returns the height where an anchor stands.
    pub(in crate::ui) fn height_of(&self, anchor: Anchor) -> f32 {
        let sheet = self.sheets.get(anchor.page_idx).or(self.sheets.last());
        sheet.map_or(0.0, |sheet| {
            sheet.rect.min.y + anchor.part * sheet.rect.height()
        })
    }

    /// Returns the page that is being looked at: the one at a third of the height seen.
    pub(in crate::ui) fn page_seen(&self, top: f32, height: f32) -> usize {
        let y = top + height / 3.0;
        let begun = self.sheets.partition_point(|sheet| sheet.rect.min.y <= y);
        let row = begun.saturating_sub(1);
        // Of pages side by side, the first.
        let top_of_row = self.sheets.get(row).map(|sheet| sheet.rect.min.y);
        self.sheets
            .iter()
            .position(|sheet| Some(sheet.rect.min.y) == top_of_row)
            .unwrap_or(row)
    }

    /// Returns the offset that shows a page from its top.
    pub(in crate::ui) fn top_of(&self, page_idx: usize) -> f32 {
        let sheet = self.sheets.get(page_idx).or(self.sheets.last());
        sheet.map_or(0.0, |sheet| (sheet.rect.min.y - GAP).max(0.0))
    }

    /// Returns a place on a page, in points of the window.
    pub(in crate::ui) fn spot(&self, page_idx: usize, y: f32) -> Option<Pos2> {
        let sheet = self.sheets.get(page_idx)?;
        Some(pos2(sheet.rect.min.x, sheet.rect.min.y + y * sheet.zoom))
    }

    /// Returns the offset within its bounds.
    pub(in crate::ui) fn clamped(&self, offset: f32, seen: f32) -> f32 {
        offset.clamp(0.0, (self.size.y - seen).max(0.0))
    }
}

/// Returns the offset from which a span can be seen, as near to the present one as possible.
/// A span that is higher than what is seen, or far away, is shown from its beginning.
pub(in crate::ui) fn offset_to_see(offset: f32, seen: f32, (low, high): (f32, f32)) -> f32 {
    let margin = (seen / 6.0).min(80.0);
    let is_far = high < offset - seen || low > offset + 2.0 * seen;
    let is_long = high - low > seen - 2.0 * margin;
    if is_far || is_long || low - margin < offset {
        low - margin
    } else if high + margin > offset + seen {
        high + margin - seen
    } else {
        offset
    }
}

/// Returns the zoom one step larger or smaller: the nearest round number of per cent.
pub(in crate::ui) fn stepped(zoom: f32, by: i8) -> PageZoom {
    const STEPS: [f32; 13] = [
        0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0,
    ];
    let now = zoom / ACTUAL;
    let next = if by > 0 {
        STEPS.into_iter().find(|step| *step > now + 0.005)
    } else {
        STEPS.into_iter().rev().find(|step| *step < now - 0.005)
    };
    PageZoom::Times(next.unwrap_or(if by > 0 { 4.0 } else { 0.25 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PORTRAIT: Size = Size {
        width: 600.0,
        height: 800.0,
    };
    const LANDSCAPE: Size = Size {
        width: 800.0,
        height: 600.0,
    };

    #[track_caller]
    fn stand(plan: &Plan) -> Vec<(f32, f32, f32)> {
        let mut last = f32::MIN;
        let sheets = plan.sheets.iter();
        sheets
            .map(|sheet| {
                assert!(sheet.rect.min.y >= last, "pages stand in order");
                last = sheet.rect.min.y;
                (sheet.rect.min.x, sheet.rect.min.y, sheet.zoom)
            })
            .collect()
    }

    #[test]
    fn pages_fit_the_width_each_for_itself() {
        let room = vec2(332.0, 500.0);
        let plan = plan(
            &[PORTRAIT, LANDSCAPE],
            PageZoom::Width,
            Spread::Single,
            room,
        );
        assert_eq!(stand(&plan), [(16.0, 16.0, 0.5), (16.0, 432.0, 0.375)]);
        assert_eq!(plan.size, vec2(332.0, 432.0 + 225.0 + 16.0));
    }

    #[test]
    fn a_whole_page_fits_the_height_too() {
        let room = vec2(1000.0, 432.0);
        let plan = plan(&[PORTRAIT], PageZoom::Page, Spread::Single, room);
        assert_eq!(stand(&plan), [(350.0, 16.0, 0.5)]);
        assert_eq!(plan.size, room);
    }

    #[test]
    fn a_zoom_that_is_larger_than_the_room_can_be_scrolled_sideways() {
        let room = vec2(332.0, 500.0);
        let plan = plan(&[PORTRAIT], PageZoom::Times(0.75), Spread::Single, room);
        assert_eq!(plan.size, vec2(632.0, 832.0));
        assert_eq!(stand(&plan), [(GAP, GAP, 1.0)]);
    }

    #[test]
    fn the_cover_stands_at_the_right_and_pages_face_each_other() {
        let room = vec2(648.0, 500.0);
        let plan = plan(&[PORTRAIT; 4], PageZoom::Width, Spread::Facing, room);
        let (left, right) = (16.0, 332.0);
        let expected = [
            (right, 16.0, 0.5),
            (left, 432.0, 0.5),
            (right, 432.0, 0.5),
            (left, 848.0, 0.5),
        ];
        assert_eq!(stand(&plan), expected);
    }

    #[test]
    fn small_pages_stand_in_rows() {
        let room = vec2(300.0, 500.0);
        let plan = plan(&[PORTRAIT; 3], PageZoom::Width, Spread::Overview, room);
        let [first, second, third] = stand(&plan)[..] else {
            panic!("three pages");
        };
        assert_eq!((first.1, second.1), (GAP, GAP));
        assert!(second.0 > first.0 && third.1 > second.1 && third.0 <= first.0);
    }

    #[test]
    fn what_was_at_the_top_stays_there_when_pages_grow() {
        let small = plan(
            &[PORTRAIT; 9],
            PageZoom::Times(0.5),
            Spread::Single,
            vec2(500.0, 500.0),
        );
        let large = plan(
            &[PORTRAIT; 9],
            PageZoom::Times(2.0),
            Spread::Single,
            vec2(500.0, 500.0),
        );
        let y = small.sheets[4].rect.min.y + small.sheets[4].rect.height() * 0.25;
        let anchor = small.anchor(y);
        assert!(anchor.page_idx == 4 && (anchor.part - 0.25).abs() < 0.001);
        let there = large.height_of(anchor);
        let sheet = large.sheets[4].rect;
        assert!((there - sheet.min.y - sheet.height() * 0.25).abs() < 0.01);
    }

    #[track_caller]
    fn check_seen(offset: f32, span: (f32, f32), expected: f32) {
        let found = offset_to_see(offset, 600.0, span);
        assert!((found - expected).abs() < 0.001, "{found}");
    }

    #[test]
    fn a_span_is_brought_into_sight_by_the_shortest_way() {
        check_seen(100.0, (300.0, 320.0), 100.0);
        check_seen(100.0, (650.0, 670.0), 150.0);
        check_seen(400.0, (300.0, 320.0), 220.0);
        check_seen(0.0, (300.0, 1300.0), 220.0);
        check_seen(0.0, (3000.0, 3020.0), 2920.0);
    }

    #[test]
    fn zoom_goes_by_round_steps_and_stops_at_its_bounds() {
        assert_eq!(stepped(0.7 * ACTUAL, 1), PageZoom::Times(0.75));
        assert_eq!(stepped(0.75 * ACTUAL, 1), PageZoom::Times(0.9));
        assert_eq!(stepped(0.75 * ACTUAL, -1), PageZoom::Times(0.67));
        assert_eq!(stepped(4.0 * ACTUAL, 1), PageZoom::Times(4.0));
        assert_eq!(stepped(0.25 * ACTUAL, -1), PageZoom::Times(0.25));
    }

    #[test]
    fn the_page_seen_is_the_first_of_those_side_by_side() {
        let room = vec2(648.0, 500.0);
        let plan = plan(&[PORTRAIT; 4], PageZoom::Width, Spread::Facing, room);
        assert_eq!(plan.page_seen(0.0, 500.0), 0);
        assert_eq!(plan.page_seen(plan.top_of(2), 500.0), 1);
        assert_eq!(Plan::default().page_seen(0.0, 500.0), 0);
    }
}
