//! The stops of the keyboard in the order in which they are read.

use egui::{Id, LayerId, Rect, WidgetRect, WidgetRects};

use super::notes::{Area, Notes};

/// How much of something too high for its place must be seen, in points.
const ENOUGH: f32 = 40.0;

/// Something that Tab comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stop {
    pub(super) id: Id,
    /// Where it stands; none over the window.
    pub(super) area: Option<Area>,
    pub(super) rect: Rect,
    /// Whether it is a text.
    pub(super) is_text: bool,
    /// What it is one of.
    pub(super) group: Option<Id>,
}

/// Returns the stops of a layer, area after area. Of a group, one is a stop.
pub(super) fn stops(widgets: &WidgetRects, layer: LayerId, notes: &Notes) -> Vec<Stop> {
    let is_lowest = layer == LayerId::background();
    let mut stops: Vec<Stop> = widgets
        .get_layer(layer)
        .enumerate()
        .filter(|(_, widget)| is_stop(widget) && !notes.skipped.contains(&widget.id))
        .map(|(idx, widget)| Stop {
            id: widget.id,
            area: notes.area(idx).filter(|_| is_lowest),
            rect: widget.rect,
            is_text: widget.sense.senses_drag(),
            group: notes.member(widget.id).map(|member| member.group),
        })
        .collect();
    let all = stops.clone();
    stops.retain(|stop| match stop.group {
        Some(group) => Some(stop.id) == stop_of(&all, group, notes),
        None => true,
    });
    // Within an area as drawn, which is as read but where a row is drawn from the right.
    stops.sort_by_key(|stop| stop.area);
    for row in stops.chunk_by_mut(is_drawn_leftwards) {
        row.reverse();
    }
    stops
}

pub(super) fn is_stop(widget: &WidgetRect) -> bool {
    let is_there = widget.rect.is_positive() && widget.visible;
    widget.enabled && widget.sense.is_focusable() && is_there
}

/// Whether enough of something is seen to know what a key will do to it.
pub(super) fn is_seen(widget: &WidgetRect) -> bool {
    let (whole, seen) = (widget.rect, widget.interact_rect);
    seen.height() >= whole.height().min(ENOUGH) - 1.0 && seen.width() >= 0.5 * whole.width()
}

/// Returns which of a group Tab comes to: the chosen one, or the first.
fn stop_of(stops: &[Stop], group: Id, notes: &Notes) -> Option<Id> {
    let mut members = stops.iter().filter(|stop| stop.group == Some(group));
    let first = members.clone().next();
    let is_on = |stop: &&Stop| notes.member(stop.id).is_some_and(|member| member.is_on);
    members.find(is_on).or(first).map(|stop| stop.id)
}

fn is_drawn_leftwards(before: &Stop, stop: &Stop) -> bool {
    let (from, to) = (before.rect, stop.rect);
    let overlap = from.y_range().intersection(to.y_range()).span();
    let is_one_row = overlap >= 0.5 * from.height().min(to.height());
    before.area == stop.area && is_one_row && to.max.x <= from.min.x + 1.0
}

/// Returns where something stands among the stops; one of a group stands where its group does.
pub(super) fn position(stops: &[Stop], id: Id, notes: &Notes) -> Option<usize> {
    let group = notes.member(id).map(|member| member.group);
    stops
        .iter()
        .position(|stop| stop.id == id || (group.is_some() && stop.group == group))
}

/// Returns the stop so many further, round and round. From nowhere the first one follows.
pub(super) fn further(stops: &[Stop], from: Option<usize>, by: isize) -> Option<usize> {
    let len = isize::try_from(stops.len()).ok().filter(|len| *len > 0)?;
    let from = match (from, by > 0) {
        (Some(from), _) => isize::try_from(from).ok()?,
        (None, true) => -1,
        (None, false) => 0,
    };
    usize::try_from((from + by).rem_euclid(len)).ok()
}

/// Returns what is nearest to where something stood that is no more: what followed it, in its
/// area before others, else what stood before it.
pub(super) fn nearest(before: &[Stop], gone: usize, is_there: impl Fn(Id) -> bool) -> Option<Id> {
    let area = before.get(gone)?.area;
    let (earlier, later) = before.split_at_checked(gone)?;
    let all = || later.iter().chain(earlier.iter().rev());
    let here = all().filter(|stop| stop.area == area);
    here.chain(all())
        .map(|stop| stop.id)
        .find(|id| is_there(*id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    fn stop(name: &str, area: Area, (x, y): (f32, f32)) -> Stop {
        Stop {
            id: Id::unique(name),
            area: Some(area),
            rect: Rect::from_min_size(pos2(x, y), vec2(50.0, 20.0)),
            is_text: false,
            group: None,
        }
    }

    #[test]
    fn the_way_goes_round_and_begins_at_the_first() {
        let stops = [0.0, 30.0, 60.0].map(|y| stop(&y.to_string(), Area::Page, (0.0, y)));
        assert_eq!(further(&stops, None, 1), Some(0));
        assert_eq!(further(&stops, None, -1), Some(2));
        assert_eq!(further(&stops, Some(2), 1), Some(0));
        assert_eq!(further(&stops, Some(0), -1), Some(2));
        assert_eq!(further(&[], None, 1), None);
    }

    #[test]
    fn a_row_drawn_from_the_right_is_read_from_the_left() {
        let drawn = [(200.0, 0.0), (100.0, 2.0), (0.0, 0.0), (100.0, 40.0)];
        let mut stops = drawn.map(|at| stop(&format!("{at:?}"), Area::Bar, at));
        for row in stops.chunk_by_mut(is_drawn_leftwards) {
            row.reverse();
        }
        let left: Vec<f32> = stops.iter().map(|stop| stop.rect.min.x).collect();
        assert_eq!(left, [0.0, 100.0, 200.0, 100.0]);
    }

    #[test]
    fn what_followed_takes_the_place_of_what_is_gone() {
        let stops = [
            stop("above", Area::Page, (0.0, 0.0)),
            stop("gone", Area::Page, (0.0, 30.0)),
            stop("gone too", Area::Page, (0.0, 60.0)),
            stop("below", Area::Page, (0.0, 90.0)),
            stop("beside", Area::Help, (90.0, 0.0)),
        ];
        let there = |left: &'static [&str]| {
            let left: Vec<Id> = left.iter().map(|name| Id::unique(*name)).collect();
            nearest(&stops, 1, |id| left.contains(&id))
        };
        assert_eq!(
            there(&["above", "below", "beside"]),
            Some(Id::unique("below"))
        );
        assert_eq!(there(&["above", "beside"]), Some(Id::unique("above")));
        assert_eq!(there(&["beside"]), Some(Id::unique("beside")));
    }
}
