//! A drawing of the paper within the window: a chart on the card of its row.
//!
//! To a screen reader it is a picture with words; nothing in it can be pressed.

use egui::{Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role};

use super::paper::paint_items;
use crate::layout::Drawing;

/// Shows a drawing, with words for those who cannot see it.
pub fn drawing_ui(ui: &mut Ui, drawing: &Drawing, words: &str) -> Response {
    let size = Vec2::new(drawing.size.width, drawing.size.height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
    if ui.is_rect_visible(rect) {
        let corner = (rect.min * ui.pixels_per_point()).round() / ui.pixels_per_point();
        paint_items(ui.painter(), &drawing.items, corner, 1.0);
    }
    response
}
