//! How much work a drawing would be, reckoned before any of it is done.
//!
//! A small file can ask for work without end: blurs and noise over areas many times the page, lines
//! of a million dashes, patterns within patterns. What is reckoned follows what the renderer does
//! (resvg 0.49): pixels of every layer, tile and step of a filter, rows that edges cross, dashes.
//! It is an upper bound, and stops where it is too much, so that reckoning is bounded too.

use resvg::{
    tiny_skia::{Path as Line, PathSegment, Point},
    usvg::{
        ClipPath, Group, Mask, Node, NonZeroRect, Paint, Path, Pattern, Rect, Stroke, Transform,
        filter::{Filter, Kind},
    },
};

use crate::picture::PictureError;

/// How much work a drawing may be: about as many steps of a few nanoseconds.
const MAX_WORK: f64 = 1.5e9;
/// How many pixels may be held at once, four bytes each.
const MAX_PIXELS: f64 = 64e6;
/// How many dashes lines may have in all.
const MAX_DASHES: f64 = 20_000.0;
/// How many parts a drawing may have, and how deep they may stand in each other.
const MAX_PARTS: usize = 20_000;
const MAX_DEPTH: usize = 64;
/// How many groups in each other may need pixels of their own.
const MAX_LAYERS: usize = 6;
/// How far beyond the page a layer reaches at most, in pages.
const BEYOND: f64 = 5.0;
/// What looking at a part is worth: it bounds the parts that are looked at again and again.
const PART: f64 = 300.0;

/// Refuses a drawing that would be too much work at a scale. Returns how many lines and areas it has.
pub(super) fn bounded(root: &Group, scale: f32, page: (u32, u32)) -> Result<usize, PictureError> {
    let page = (f64::from(page.0), f64::from(page.1));
    let mut work = Work {
        page,
        ..Work::default()
    };
    work.group(root, Transform::from_scale(scale, scale), Within::default())?;
    Ok(work.n_paths)
}

/// What was reckoned so far.
#[derive(Default)]
struct Work {
    page: (f64, f64),
    steps: f64,
    dashes: f64,
    n_parts: usize,
    n_paths: usize,
}

/// What a part stands in.
#[derive(Clone, Copy, Default)]
struct Within {
    depth: usize,
    n_layers: usize,
    /// How many pixels are held meanwhile.
    pixels: f64,
    /// Whether it is drawn for something else: a pattern, a mask.
    is_means: bool,
}

impl Within {
    fn deeper(self) -> Result<Self, PictureError> {
        if self.depth >= MAX_DEPTH {
            return Err(PictureError::TooManyParts);
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }

    fn means(self) -> Result<Self, PictureError> {
        Ok(Self {
            is_means: true,
            ..self.deeper()?
        })
    }

    fn holding(self, pixels: f64) -> Result<Self, PictureError> {
        let pixels = self.pixels + pixels;
        // Not a number is too many as well.
        if pixels <= MAX_PIXELS {
            Ok(Self { pixels, ..self })
        } else {
            Err(PictureError::TooMuchWork)
        }
    }
}

impl Work {
    fn add(&mut self, steps: f64) -> Result<(), PictureError> {
        self.steps += steps;
        if self.steps <= MAX_WORK {
            Ok(())
        } else {
            Err(PictureError::TooMuchWork)
        }
    }

    fn group(
        &mut self,
        group: &Group,
        above: Transform,
        within: Within,
    ) -> Result<(), PictureError> {
        let transform = above.pre_concat(group.transform());
        let mut within = within.deeper()?;
        if group.should_isolate() {
            within.n_layers += 1;
            if within.n_layers > MAX_LAYERS {
                return Err(PictureError::TooManyParts);
            }
            within = self.layer(group, transform, within)?;
        }
        for node in group.children() {
            self.part()?;
            match node {
                Node::Group(inner) => self.group(inner, transform, within)?,
                Node::Path(path) => self.path(path, transform, within)?,
                Node::Image(_) => return Err(PictureError::Nested),
                Node::Text(_) => return Err(PictureError::Text),
            }
        }
        Ok(())
    }

    fn part(&mut self) -> Result<(), PictureError> {
        self.n_parts += 1;
        if self.n_parts > MAX_PARTS {
            return Err(PictureError::TooManyParts);
        }
        self.add(PART)
    }

    /// Reckons the pixels that a group has of its own, and what is done to them.
    fn layer(
        &mut self,
        group: &Group,
        transform: Transform,
        within: Within,
    ) -> Result<Within, PictureError> {
        let pixels = self.area(group.layer_bounding_box(), transform);
        let within = within.holding(pixels)?;
        self.add(pixels * 8.0)?;
        for filter in group.filters() {
            self.filter(filter, pixels, transform, within)?;
        }
        if let Some(clip) = group.clip_path() {
            self.clip(clip, pixels, transform, within)?;
        }
        if let Some(mask) = group.mask() {
            self.mask(mask, pixels, transform, within)?;
        }
        Ok(within)
    }

    fn clip(
        &mut self,
        clip: &ClipPath,
        pixels: f64,
        transform: Transform,
        within: Within,
    ) -> Result<(), PictureError> {
        let within = within.means()?.holding(pixels * 2.0)?;
        self.add(pixels * 4.0)?;
        self.group(clip.root(), transform.pre_concat(clip.transform()), within)?;
        match clip.clip_path() {
            Some(clip) => self.clip(clip, pixels, transform, within),
            None => Ok(()),
        }
    }

    fn mask(
        &mut self,
        mask: &Mask,
        pixels: f64,
        transform: Transform,
        within: Within,
    ) -> Result<(), PictureError> {
        let within = within.means()?.holding(pixels * 2.0)?;
        self.add(pixels * 8.0)?;
        self.group(mask.root(), transform, within)?;
        match mask.mask() {
            Some(mask) => self.mask(mask, pixels, transform, within),
            None => Ok(()),
        }
    }

    fn path(
        &mut self,
        path: &Path,
        transform: Transform,
        within: Within,
    ) -> Result<(), PictureError> {
        self.n_paths += usize::from(!within.is_means);
        self.n_parts += path.data().len() / 64;
        self.add(pixel_count(path.data().len()) * 50.0)?;
        let rows = self.rows(path.data(), transform);
        if let Some(fill) = path.fill() {
            let pixels = self.area_of(path.bounding_box(), transform);
            self.add(rows * 8.0 + pixels * of_paint(fill.paint()))?;
            self.paint(fill.paint(), transform, within)?;
        }
        if let Some(stroke) = path.stroke() {
            let n_dashes = n_dashes(stroke, path.data());
            self.dashes += n_dashes;
            if self.dashes > MAX_DASHES || n_dashes.is_nan() {
                return Err(PictureError::TooMuchWork);
            }
            let pixels = self.area_of(path.stroke_bounding_box(), transform);
            let work = rows * 16.0 + n_dashes * PART + pixels * of_paint(stroke.paint());
            self.add(work)?;
            self.paint(stroke.paint(), transform, within)?;
        }
        Ok(())
    }

    /// Reckons what a paint is drawn from. A pattern is drawn anew wherever it is used.
    fn paint(
        &mut self,
        paint: &Paint,
        transform: Transform,
        within: Within,
    ) -> Result<(), PictureError> {
        match paint {
            Paint::Pattern(pattern) => self.pattern(pattern, transform, within),
            Paint::Color(_) | Paint::LinearGradient(_) | Paint::RadialGradient(_) => Ok(()),
        }
    }

    fn pattern(
        &mut self,
        pattern: &Pattern,
        transform: Transform,
        within: Within,
    ) -> Result<(), PictureError> {
        let (across, down) = transform.pre_concat(pattern.transform()).get_scale();
        let (width, height) = (pattern.rect().width(), pattern.rect().height());
        let tile = f64::from(width * across) * f64::from(height * down);
        let within = within.means()?.holding(tile)?;
        self.add(tile * 4.0)?;
        self.group(pattern.root(), Transform::from_scale(across, down), within)
    }

    fn filter(
        &mut self,
        filter: &Filter,
        layer: f64,
        transform: Transform,
        within: Within,
    ) -> Result<(), PictureError> {
        let region = self.area(filter.rect(), transform).min(layer);
        let n_steps = pixel_count(filter.primitives().len());
        // What every step made is kept to the end.
        within.holding(region * (n_steps + 3.0))?;
        let (across, down) = transform.get_scale();
        let reach = |radius: f32, scale: f32, side: f64| {
            (2.0 * f64::from(radius) * f64::from(scale) + 1.0)
                .min(side * BEYOND)
                .max(1.0)
        };
        for primitive in filter.primitives() {
            let of_pixel = match primitive.kind() {
                Kind::Merge(merge) => 8.0 * pixel_count(merge.inputs().len()),
                Kind::GaussianBlur(_)
                | Kind::DropShadow(_)
                | Kind::DiffuseLighting(_)
                | Kind::SpecularLighting(_) => 60.0,
                Kind::Turbulence(noise) => 60.0 * f64::from(noise.num_octaves()),
                Kind::ConvolveMatrix(matrix) => {
                    let matrix = matrix.matrix();
                    4.0 * f64::from(matrix.columns()) * f64::from(matrix.rows())
                }
                Kind::Morphology(step) => {
                    let (wide, high) = self.page;
                    let wide = reach(step.radius_x().get(), across, wide);
                    wide * reach(step.radius_y().get(), down, high) * 2.0
                }
                Kind::Image(_) => return Err(PictureError::Nested),
                Kind::Blend(_)
                | Kind::ColorMatrix(_)
                | Kind::ComponentTransfer(_)
                | Kind::Composite(_)
                | Kind::DisplacementMap(_)
                | Kind::Flood(_)
                | Kind::Offset(_)
                | Kind::Tile(_) => 20.0,
            };
            self.add(region * (of_pixel + 12.0))?;
        }
        Ok(())
    }

    /// Returns how many pixels a rectangle takes at most.
    fn area(&self, rect: NonZeroRect, transform: Transform) -> f64 {
        self.area_of(rect.to_rect(), transform)
    }

    fn area_of(&self, rect: Rect, transform: Transform) -> f64 {
        let (across, down) = transform.get_scale();
        // Turned or not, it is no larger than its sides as they are scaled.
        let turned = f64::from(across) * f64::from(rect.width())
            + f64::from(down) * f64::from(rect.height());
        let bounds = rect.transform(transform);
        let (wide, high) = bounds.map_or((turned, turned), |bounds| {
            (f64::from(bounds.width()), f64::from(bounds.height()))
        });
        let (page_wide, page_high) = self.page;
        (wide + 4.0).min(page_wide * BEYOND) * (high + 4.0).min(page_high * BEYOND)
    }

    /// Returns how many rows of pixels the edges of a path cross, each edge for itself.
    fn rows(&self, path: &Line, transform: Transform) -> f64 {
        let high = self.page.1 * BEYOND;
        let mut sum = 0.0;
        each_step(path, |from, to| {
            let mut points = [from, to];
            transform.map_points(&mut points);
            let [from, to] = points;
            sum += (f64::from(to.y) - f64::from(from.y)).abs().min(high) + 1.0;
        });
        sum
    }
}

/// What a pixel of a paint is worth.
fn of_paint(paint: &Paint) -> f64 {
    match paint {
        Paint::Color(_) => 1.0,
        Paint::LinearGradient(_) | Paint::RadialGradient(_) => 8.0,
        Paint::Pattern(_) => 24.0,
    }
}

/// Returns how many dashes a line has at most.
fn n_dashes(stroke: &Stroke, path: &Line) -> f64 {
    let Some(dashes) = stroke.dasharray() else {
        return 0.0;
    };
    let pattern: f64 = dashes.iter().map(|dash| f64::from(*dash)).sum();
    let mut length = 0.0;
    each_step(path, |from, to| length += f64::from((to - from).length()));
    // A length of nought in nothing is no number, and refused.
    length / pattern * pixel_count(dashes.len())
}

/// Goes along a path, on curves from one of their points to the next, which is no shorter.
fn each_step(path: &Line, mut step: impl FnMut(Point, Point)) {
    let (mut start, mut last) = (Point::zero(), Point::zero());
    let mut go = |last: &mut Point, points: &[Point]| {
        for to in points {
            step(*last, *to);
            *last = *to;
        }
    };
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                start = to;
                last = to;
            }
            PathSegment::LineTo(to) => go(&mut last, &[to]),
            PathSegment::QuadTo(by, to) => go(&mut last, &[by, to]),
            PathSegment::CubicTo(one, two, to) => go(&mut last, &[one, two, to]),
            PathSegment::Close => go(&mut last, &[start]),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "an estimate")]
fn pixel_count(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use crate::picture::{PictureError, read};

    fn svg(inside: &str) -> Result<(), PictureError> {
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">{inside}</svg>"
        );
        read(text.as_bytes()).map(|_| ())
    }

    fn filtered(steps: &str) -> Result<(), PictureError> {
        svg(&format!(
            "<filter id=\"f\">{steps}</filter><rect width=\"80\" height=\"40\" filter=\"url(#f)\"/>"
        ))
    }

    #[test]
    fn what_real_logos_do_is_shown() {
        let shadow = "<feGaussianBlur in=\"SourceAlpha\" stdDeviation=\"2\"/><feOffset dx=\"1\" dy=\"1\" result=\"o\"/><feMerge><feMergeNode in=\"o\"/><feMergeNode in=\"SourceGraphic\"/></feMerge>";
        assert_eq!(filtered(shadow), Ok(()));
        assert_eq!(
            filtered("<feMorphology operator=\"dilate\" radius=\"0.1\"/>"),
            Ok(())
        );
        let dashed = "<circle cx=\"50\" cy=\"25\" r=\"20\" fill=\"none\" stroke=\"red\" stroke-dasharray=\"1 1\"/>";
        assert_eq!(svg(dashed), Ok(()));
        let dots = "<pattern id=\"p\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><circle r=\"1\" cx=\"2\" cy=\"2\"/></pattern><rect width=\"90\" height=\"40\" fill=\"url(#p)\"/>";
        assert_eq!(svg(dots), Ok(()));
        let clipped = "<clipPath id=\"c\"><circle r=\"9\" cx=\"20\" cy=\"20\"/></clipPath><g clip-path=\"url(#c)\" opacity=\"0.5\"><rect width=\"40\" height=\"40\"/></g>";
        assert_eq!(svg(clipped), Ok(()));
    }

    #[test]
    fn a_drawing_that_would_be_too_much_work_is_refused_before_it_is_drawn() {
        let refused = Err(PictureError::TooMuchWork);
        for steps in [
            "<feMorphology radius=\"40\"/>".to_owned(),
            "<feTurbulence baseFrequency=\"0.1\" numOctaves=\"40\"/>".to_owned(),
            "<feGaussianBlur stdDeviation=\"3\"/>".repeat(100),
            "<feFlood/>".repeat(60),
        ] {
            assert_eq!(filtered(&steps), refused, "{steps}");
        }
        for inside in [
            "<path d=\"M0 0H100\" stroke=\"red\" stroke-dasharray=\"0.004\"/>",
            "<path d=\"M0 0H100\" stroke=\"red\" stroke-dasharray=\"1e-20 1e-20\"/>",
            "<pattern id=\"p\" width=\"9000\" height=\"9000\" patternUnits=\"userSpaceOnUse\"><rect width=\"9\" height=\"9\"/></pattern><rect width=\"90\" height=\"40\" fill=\"url(#p)\"/>",
        ] {
            assert_eq!(svg(inside), refused, "{inside}");
        }
        let rect = "<rect width=\"100\" height=\"50\"/>";
        assert_eq!(svg(&rect.repeat(2_000)), refused);
        assert_eq!(svg(&rect.repeat(200)), Ok(()));
        let faint = format!("<g opacity=\"0.9\">{rect}</g>");
        assert_eq!(svg(&faint.repeat(400)), refused);
    }

    #[test]
    fn what_is_drawn_again_and_again_counts_every_time() {
        let dots = "<circle r=\"1\" cx=\"2\" cy=\"2\"/>".repeat(500);
        let pattern = format!(
            "<pattern id=\"p\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">{dots}</pattern>"
        );
        let used = "<rect width=\"1\" height=\"1\" fill=\"url(#p)\"/>";
        assert_eq!(svg(&format!("{pattern}{}", used.repeat(2))), Ok(()));
        let often = svg(&format!("{pattern}{}", used.repeat(2_000)));
        assert!(matches!(
            often,
            Err(PictureError::TooMuchWork | PictureError::TooManyParts)
        ));
        let some = svg(&format!("{pattern}{}", used.repeat(300)));
        assert_eq!(some, Err(PictureError::TooManyParts));
        let levels = (1..12).map(|level| {
            let ten = format!("<rect width=\"4\" height=\"4\" fill=\"url(#q{})\"/>", level - 1);
            format!("<pattern id=\"q{level}\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">{}</pattern>", ten.repeat(10))
        });
        let first = "<pattern id=\"q0\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><rect width=\"2\" height=\"2\"/></pattern>";
        let levels: String = levels.collect();
        let nested = svg(&format!(
            "{first}{levels}<rect width=\"40\" height=\"40\" fill=\"url(#q11)\"/>"
        ));
        assert!(
            matches!(
                nested,
                Err(PictureError::TooMuchWork | PictureError::TooManyParts)
            ),
            "{nested:?}"
        );
    }
}
