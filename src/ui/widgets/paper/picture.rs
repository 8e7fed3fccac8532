//! Items as the toolkit's shapes, ready to be painted again and again.
//!
//! Words and rectangles go into meshes that carry texels of the atlas, wrapped as text, because
//! the toolkit knows the size of the atlas only when it paints. All else becomes its own shapes.

use std::sync::{Arc, PoisonError};

use egui::{
    Color32, Context, Galley, Mesh, Painter, Pos2, Rect, Shape, TextureHandle, Vec2,
    epaint::TextShape, pos2, text::LayoutJob, vec2,
};

use super::{fill, glyphs, image, line, sheet::Sheet, sign};
use crate::layout::{self, Area, Item};

/// What was made of items, at one zoom and on one paper.
#[derive(Clone)]
pub struct Picture {
    shapes: Arc<[Shape]>,
    generation: u64,
    /// Kept alive as long as the shapes name them.
    textures: Vec<TextureHandle>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (n_shapes, n_textures) = (self.shapes.len(), self.textures.len());
        write!(f, "{n_shapes} shapes, {n_textures} textures")
    }
}

impl Picture {
    /// Whether both were made at once.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shapes, &other.shapes)
    }

    /// Makes a picture of items.
    pub fn new<'a>(ctx: &Context, items: impl IntoIterator<Item = &'a Item>, sheet: Sheet) -> Self {
        let items: Vec<&Item> = items.into_iter().collect();
        // Before the fonts are taken: the toolkit gives one thing at a time.
        let textures = textures(ctx, &items);
        let mut next_texture = textures.iter();
        let generation = glyphs::refresh(ctx);
        let shared = glyphs::shared(ctx);
        let mut glyphs = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let pixels_per_point = ctx.pixels_per_point();
        let shapes = ctx.fonts_mut(|fonts| {
            let mut layers = Layers::new(fonts.layout_job(LayoutJob::single_section(
                ".".to_owned(),
                egui::TextFormat::default(),
            )));
            for item in items {
                match &item.shape {
                    layout::Shape::Text(run) => {
                        let color = sheet.ink(run.color);
                        glyphs.add(fonts, &mut layers.mesh, run, sheet.zoom, color);
                    }
                    layout::Shape::Rect { area, color } => {
                        let rect = snapped(area, sheet, pixels_per_point);
                        layers.mesh.add_colored_rect(rect, sheet.color(*color));
                    }
                    layout::Shape::Sign { sign, area, color } => {
                        sign::add(layers.shapes(), *sign, area, sheet.color(*color), sheet);
                    }
                    layout::Shape::Image { area, .. } => {
                        if let Some(texture) = next_texture.next() {
                            let at = Rect::from_min_max(
                                sheet.at(area.x, area.y),
                                sheet.at(area.x + area.width, area.y + area.height),
                            );
                            let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
                            let tint = sheet.paper;
                            let image = Shape::image(texture.id(), at, whole, tint);
                            layers.shapes().push(image);
                        }
                    }
                    layout::Shape::Path(path) => {
                        if let Some(color) = path.fill {
                            let color = sheet.color(color);
                            fill::add(layers.shapes(), &path.points, color, sheet);
                        }
                        if let Some(stroke) = &path.stroke {
                            line::add(layers.shapes(), path, stroke, sheet);
                        }
                    }
                }
            }
            layers.finish()
        });
        Self {
            shapes: shapes.into(),
            generation,
            textures,
        }
    }

    /// Whether the atlas still holds what the picture shows. A picture that is not must be made
    /// anew.
    pub fn is_fresh(&self, ctx: &Context) -> bool {
        self.generation == glyphs::refresh(ctx)
    }

    /// Paints the picture with its corner at a place, which should be a whole pixel.
    #[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit’s enum")]
    pub fn paint(&self, painter: &Painter, corner: Pos2) {
        painter.extend(self.shapes.iter().map(|shape| {
            let mut shape = shape.clone();
            match &mut shape {
                // Moving a text otherwise would copy its mesh.
                Shape::Text(text) => text.pos += corner.to_vec2(),
                other => other.translate(corner.to_vec2()),
            }
            shape
        }));
    }
}

/// Returns the textures of the pictures among items, in their order.
fn textures(ctx: &Context, items: &[&Item]) -> Vec<TextureHandle> {
    let pictures = items.iter().filter_map(|item| match &item.shape {
        layout::Shape::Image { picture, .. } => Some(image::texture(ctx, picture)),
        layout::Shape::Text(_)
        | layout::Shape::Rect { .. }
        | layout::Shape::Sign { .. }
        | layout::Shape::Path(_) => None,
    });
    pictures.collect()
}

/// Shapes in the order in which they are painted; words and rectangles that follow each other
/// share a mesh.
struct Layers {
    mesh: Mesh,
    shapes: Vec<Shape>,
    /// Any text: the frame that a mesh is hung into.
    frame: Arc<Galley>,
}

impl Layers {
    fn new(frame: Arc<Galley>) -> Self {
        Self {
            mesh: Mesh::default(),
            shapes: Vec::new(),
            frame,
        }
    }

    /// Returns the shapes so far, for others to be added.
    fn shapes(&mut self) -> &mut Vec<Shape> {
        self.close();
        &mut self.shapes
    }

    fn finish(mut self) -> Vec<Shape> {
        self.close();
        self.shapes
    }

    fn close(&mut self) {
        if self.mesh.is_empty() {
            return;
        }
        let mesh = std::mem::take(&mut self.mesh);
        self.shapes.push(as_text(&self.frame, mesh));
    }
}

/// Hangs a mesh of texels into a text.
fn as_text(frame: &Arc<Galley>, mesh: Mesh) -> Shape {
    let mut galley = (**frame).clone();
    let bounds = mesh.calc_bounds();
    galley.mesh_bounds = bounds;
    galley.rect = bounds;
    galley.num_vertices = mesh.vertices.len();
    galley.num_indices = mesh.indices.len();
    galley.rows.truncate(1);
    if let Some(placed) = galley.rows.first_mut() {
        placed.pos = Pos2::ZERO;
        let row = Arc::make_mut(&mut placed.row);
        row.glyphs.clear();
        row.size = Vec2::ZERO;
        row.visuals.mesh_bounds = bounds;
        row.visuals.glyph_index_start = 0;
        row.visuals.glyph_vertex_range = 0..mesh.vertices.len();
        row.visuals.mesh = mesh;
    }
    TextShape::new(Pos2::ZERO, Arc::new(galley), Color32::BLACK).into()
}

/// Returns a rectangle with its edges on whole pixels, so that rules are sharp and none is lost.
fn snapped(area: &Area, sheet: Sheet, pixels_per_point: f32) -> Rect {
    let low = sheet.at(area.x, area.y) * pixels_per_point;
    let high = sheet.at(area.x + area.width, area.y + area.height) * pixels_per_point;
    let (low, mut high) = (low.round(), high.round());
    let size = vec2(area.width, area.height);
    if size.x > 0.0 {
        high.x = high.x.max(low.x + 1.0);
    }
    if size.y > 0.0 {
        high.y = high.y.max(low.y + 1.0);
    }
    Rect::from_min_max(low / pixels_per_point, high / pixels_per_point)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Color;

    #[test]
    fn a_thin_rule_keeps_a_pixel_and_neighbours_stay_joined() {
        let sheet = Sheet {
            zoom: 0.3,
            ..Sheet::default()
        };
        let area = |y, height| Area {
            x: 10.0,
            y,
            width: 100.0,
            height,
        };
        let rule = snapped(&area(20.0, 0.4), sheet, 1.0);
        assert!((rule.height() - 1.0).abs() < 0.001, "{rule:?}");
        let (above, below) = (area(20.0, 15.5), area(35.5, 15.5));
        let [above, below] = [above, below].map(|area| snapped(&area, sheet, 1.25));
        assert!((above.max.y - below.min.y).abs() < 0.001);
    }

    #[test]
    fn a_dark_paper_dims_what_stands_on_it() {
        let sheet = Sheet {
            zoom: 1.0,
            paper: Color32::from_gray(128),
        };
        assert_eq!(
            sheet.color(Color(255, 0, 100)),
            Color32::from_rgb(128, 0, 50)
        );
        let white = Sheet::default();
        assert_eq!(
            white.color(Color(255, 0, 100)),
            Color32::from_rgb(255, 0, 100)
        );
    }
}
