//! Where the glyphs of the paper stand in the window's atlas.
//!
//! A glyph is asked for once for each size and each quarter of a pixel that it can stand at;
//! after that, placing it is one look-up. The toolkit empties its atlas when that is full, which
//! is known by a galley that it remembers for as long as the atlas holds.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use egui::{
    Color32, Context, FontId, Galley, Id, Mesh, Pos2, Rect, TextFormat, Vec2,
    epaint::text::FontsView, pos2, text::LayoutJob, vec2,
};

use super::face::{character, family};
use crate::fonts::Face;
use crate::layout::GlyphRun;

/// How many places within a pixel a glyph is drawn for.
const N_PLACES: f32 = 4.0;
/// How many glyphs are remembered; a reader who zooms for an hour must not fill the memory.
const MAX_KNOWN: usize = 40_000;

/// A glyph in the atlas: where its picture stands from the pen, in pixels, and in the atlas, in
/// texels.
#[derive(Debug, Clone, Copy)]
struct Seat {
    offset: Vec2,
    size: Vec2,
    uv: Rect,
}

/// Which glyph: face and glyph, size in points as bits, place within the pixel.
type Key = (Face, u16, u32, u8);

/// The glyphs that are known to stand in the atlas.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    seats: HashMap<Key, Option<Seat>>,
    pixels_per_point: f32,
    witness: Option<Arc<Galley>>,
    /// Grows whenever the atlas is emptied.
    generation: u64,
}

/// Returns the glyphs that all papers of a window share.
pub(super) fn shared(ctx: &Context) -> Arc<Mutex<Glyphs>> {
    ctx.data_mut(|data| {
        let glyphs: &mut Arc<Mutex<Glyphs>> =
            data.get_temp_mut_or_default(Id::unique("paper glyphs"));
        Arc::clone(glyphs)
    })
}

/// Forgets what the atlas has lost. Returns a number that grows whenever that happens, so that
/// a picture drawn before it is known to be stale.
pub(super) fn refresh(ctx: &Context) -> u64 {
    let shared = shared(ctx);
    let mut glyphs = shared.lock().unwrap_or_else(PoisonError::into_inner);
    let pixels_per_point = ctx.pixels_per_point();
    let job = job(character(1), Face::Regular, 12.0, 0.0);
    let witness = ctx.fonts_mut(|fonts| fonts.layout_job(job));
    let is_same = glyphs
        .witness
        .as_ref()
        .is_some_and(|known| Arc::ptr_eq(known, &witness));
    let is_scale = glyphs.pixels_per_point.to_bits() == pixels_per_point.to_bits();
    if !is_same || !is_scale || glyphs.seats.len() > MAX_KNOWN {
        glyphs.seats.clear();
        glyphs.generation += 1;
        glyphs.pixels_per_point = pixels_per_point;
        glyphs.witness = Some(witness);
    }
    glyphs.generation
}

impl Glyphs {
    /// Adds the glyphs of a run to a mesh whose places are points and whose texture is texels.
    pub(super) fn add(
        &mut self,
        fonts: &mut FontsView<'_>,
        mesh: &mut Mesh,
        run: &GlyphRun,
        zoom: f32,
        color: Color32,
    ) {
        let pixels_per_point = self.pixels_per_point;
        let scale = zoom * pixels_per_point;
        let per_unit = run.size / crate::fonts::UNITS_PER_EM;
        let baseline = run.y * scale;
        let mut pen = run.x;
        for glyph in run.glyphs.iter() {
            let right = pen + f32::from(glyph.shift.0) * per_unit;
            let up = f32::from(glyph.shift.1) * per_unit;
            let (whole, place) = placed(right * scale);
            let key = (run.face, glyph.id, (run.size * zoom).to_bits(), place);
            let seat = *self
                .seats
                .entry(key)
                .or_insert_with(|| seat(fonts, key, pixels_per_point));
            if let Some(seat) = seat {
                // A line of text stands on whole pixels, so that its feet are sharp.
                let y = (baseline - up * scale).round();
                let corner = pos2(whole, y) + seat.offset;
                let rect = Rect::from_min_size(corner, seat.size);
                mesh.add_rect_with_uv(points(rect, pixels_per_point), seat.uv, color);
            }
            pen += f32::from(glyph.advance) * per_unit;
        }
    }
}

/// Splits a place in pixels into a whole pixel and the nearest place within it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the place is one of four"
)]
fn placed(x: f32) -> (f32, u8) {
    let quarters = (x * N_PLACES).round();
    let whole = (quarters / N_PLACES).floor();
    (whole, (quarters - whole * N_PLACES) as u8)
}

fn points(rect: Rect, pixels_per_point: f32) -> Rect {
    Rect::from_min_max(rect.min / pixels_per_point, rect.max / pixels_per_point)
}

/// Lays out a single glyph at a place within a pixel.
fn job(character: char, face: Face, size: f32, leading: f32) -> LayoutJob {
    let format = TextFormat {
        font_id: FontId::new(size, family(face)),
        color: Color32::WHITE,
        ..TextFormat::default()
    };
    let mut job = LayoutJob {
        round_output_to_gui: false,
        ..LayoutJob::default()
    };
    job.append(&character.to_string(), leading, format);
    job
}

/// Puts a glyph into the atlas. A glyph without ink has no seat.
fn seat(fonts: &mut FontsView<'_>, key: Key, pixels_per_point: f32) -> Option<Seat> {
    let (face, id, size, place) = key;
    let leading = f32::from(place) / N_PLACES / pixels_per_point;
    let job = job(character(id), face, f32::from_bits(size), leading);
    let galley = fonts.layout_job(job);
    let glyph = galley.rows.first()?.glyphs.first()?;
    let uv = glyph.uv_rect;
    if uv.is_nothing() {
        return None;
    }
    let texel = |[x, y]: [u16; 2]| -> Pos2 { pos2(f32::from(x), f32::from(y)) };
    Some(Seat {
        offset: (uv.offset * pixels_per_point).round(),
        size: vec2(
            f32::from(uv.max[0] - uv.min[0]),
            f32::from(uv.max[1] - uv.min[1]),
        ),
        uv: Rect::from_min_max(texel(uv.min), texel(uv.max)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glyph_stands_at_the_nearest_quarter_of_a_pixel() {
        assert_eq!(placed(3.0), (3.0, 0));
        assert_eq!(placed(3.12), (3.0, 0));
        assert_eq!(placed(3.13), (3.0, 1));
        assert_eq!(placed(3.9), (4.0, 0));
        assert_eq!(placed(-0.3), (-1.0, 3));
    }
}
