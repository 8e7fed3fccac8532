//! Quiet marks in the margin, one beside each row in which something begins that could be said
//! better. The words are told where the pointer rests on the mark, not wherever it passes by.

use egui::{CursorIcon, Id, Pos2, Rect, Sense, Ui, pos2};

use crate::ui::theme::Tokens;

/// How far left of the text the middle of a mark is, and how large it is, in points.
const DOT: (f32, f32) = (6.0, 2.0);
/// How far left of the text the pointer still means the mark.
const REACH: f32 = 20.0;

/// The marks beside one row, by the numbers of the first and the last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Aside {
    row: Rect,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// What was done with the marks of a margin.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct AsideResponse {
    /// Those the pointer rests on.
    pub(super) hovered: Option<Aside>,
    /// Whether they were pressed.
    pub(super) is_pressed: bool,
}

/// Notes a mark that begins in a row; what begins in the same row shares its place.
pub(super) fn note(asides: &mut Vec<Aside>, nth: usize, row: Rect) {
    match asides.last_mut() {
        Some(aside) if (aside.row.min.y - row.min.y).abs() < 1.0 => aside.last = nth,
        _ => asides.push(Aside {
            row,
            first: nth,
            last: nth,
        }),
    }
}

/// Paints the marks of an editor whose text begins at some x.
pub(super) fn asides_ui(ui: &Ui, id: Id, at: Pos2, asides: &[Aside]) -> AsideResponse {
    let mut told = AsideResponse::default();
    let tokens = Tokens::of(ui);
    for aside in asides {
        let zone = Rect::from_min_max(
            pos2(at.x - REACH, aside.row.min.y),
            pos2(at.x - 1.0, aside.row.max.y),
        );
        if !ui.is_rect_visible(zone) {
            continue;
        }
        // Not by Tab, which would stop at every line; F7 leads to the same by key.
        let response = ui.interact(zone, id.with(("aside", aside.first)), Sense::CLICK);
        let (color, radius) = if response.hovered() {
            told.hovered = Some(*aside);
            told.is_pressed = response.clicked() || response.secondary_clicked();
            (tokens.colors.accent, DOT.1 + 1.0)
        } else {
            (tokens.colors.muted, DOT.1)
        };
        let center = pos2(at.x - DOT.0, aside.row.center().y.round());
        ui.painter().circle_filled(center, radius, color);
        response.on_hover_cursor(CursorIcon::PointingHand);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_in_one_row_shares_one_mark() {
        let row = |y: f32| Rect::from_min_max(pos2(0.0, y), pos2(9.0, y + 20.0));
        let mut asides = Vec::new();
        for (nth, y) in [(0, 0.0), (2, 0.0), (3, 24.0)] {
            note(&mut asides, nth, row(y));
        }
        let numbers: Vec<_> = asides.iter().map(|a| (a.first, a.last)).collect();
        assert_eq!(numbers, [(0, 2), (3, 3)]);
    }
}
