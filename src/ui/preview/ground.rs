//! What the pages lie on.

use egui::{Color32, Mesh, Rect, Shape, Ui, emath::GuiRounding as _, pos2};

/// Fills a rectangle but for what pages will cover. What is painted twice takes twice as long
/// where there is no graphics card.
pub(super) fn around(ui: &Ui, rect: Rect, pages: Vec<Rect>, color: Color32) -> Shape {
    let mut parts = vec![rect];
    for page in pages {
        // Their edges are not sharp.
        let hole = page.shrink(1.0).round_to_pixels(ui.pixels_per_point());
        let around_page = { parts }.into_iter().flat_map(|part| without(part, hole));
        parts = around_page.collect();
    }
    let mut mesh = Mesh::default();
    for part in parts {
        mesh.add_colored_rect(part, color);
    }
    mesh.into()
}

/// Returns what is left of a rectangle around a hole.
fn without(rect: Rect, hole: Rect) -> impl Iterator<Item = Rect> {
    let hole = if rect.intersects(hole) {
        rect.intersect(hole)
    } else {
        // A hole at the foot leaves the whole rectangle above it.
        Rect::from_min_max(rect.left_bottom(), rect.right_bottom())
    };
    let corners = [
        (rect.min, pos2(rect.max.x, hole.min.y)),
        (pos2(rect.min.x, hole.max.y), rect.max),
        (pos2(rect.min.x, hole.min.y), hole.left_bottom()),
        (hole.right_top(), pos2(rect.max.x, hole.max.y)),
    ];
    let parts = corners.map(|(min, max)| Rect { min, max });
    parts.into_iter().filter(Rect::is_positive)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }

    #[track_caller]
    fn check(hole: Rect, left_over: f32) {
        let whole = rect(0.0, 0.0, 10.0, 10.0);
        let parts: Vec<Rect> = without(whole, hole).collect();
        let area: f32 = parts.iter().map(Rect::area).sum();
        assert!((area - left_over).abs() < 0.01, "{parts:?}");
        for (idx, part) in parts.iter().enumerate() {
            assert!(whole.contains_rect(*part));
            let others = [hole]
                .into_iter()
                .chain(parts.iter().skip(idx + 1).copied());
            for other in others {
                assert!(!part.intersect(other).is_positive(), "{parts:?}");
            }
        }
    }

    #[test]
    fn all_but_the_hole_is_filled_once() {
        check(rect(2.0, 3.0, 5.0, 7.0), 88.0);
        check(rect(-2.0, 3.0, 5.0, 17.0), 65.0);
        check(rect(-1.0, -1.0, 11.0, 11.0), 0.0);
        check(rect(20.0, 3.0, 25.0, 7.0), 100.0);
        check(rect(0.0, 8.0, 10.0, 12.0), 80.0);
    }
}
