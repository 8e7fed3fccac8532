//! The signs beside a status.

use std::f32::consts::{FRAC_PI_2, PI};

use egui::{Color32, Shape, Stroke, vec2};

use super::sheet::Sheet;
use crate::layout::{Area, Sign};

/// How many corners half a circle has when its half is filled.
const N_CORNERS: u8 = 24;

/// Adds a sign, drawn as the PDF draws it.
pub(super) fn add(shapes: &mut Vec<Shape>, sign: Sign, area: &Area, color: Color32, sheet: Sheet) {
    let radius = area.width / 2.0 * sheet.zoom;
    let center = sheet.at(area.x + area.width / 2.0, area.y + area.height / 2.0);
    match sign {
        Sign::Disc => shapes.push(Shape::circle_filled(center, radius, color)),
        Sign::HalfDisc => {
            let half = (0..=N_CORNERS).map(|step| {
                let turn = FRAC_PI_2 + PI * f32::from(step) / f32::from(N_CORNERS);
                center + vec2(turn.cos(), turn.sin()) * radius
            });
            shapes.push(Shape::convex_polygon(half.collect(), color, Stroke::NONE));
            shapes.push(ring(area, color, sheet));
        }
        Sign::Ring => shapes.push(ring(area, color, sheet)),
        Sign::Triangle => {
            let corner = |right: f32, down: f32| {
                sheet.at(area.x + area.width * right, area.y + area.height * down)
            };
            let corners = vec![corner(0.5, 0.05), corner(1.0, 0.95), corner(0.0, 0.95)];
            shapes.push(Shape::convex_polygon(corners, color, Stroke::NONE));
        }
    }
}

fn ring(area: &Area, color: Color32, sheet: Sheet) -> Shape {
    let thick = area.width * 0.13;
    let center = sheet.at(area.x + area.width / 2.0, area.y + area.height / 2.0);
    let radius = (area.width - thick) / 2.0 * sheet.zoom;
    Shape::circle_stroke(center, radius, Stroke::new(thick * sheet.zoom, color))
}
