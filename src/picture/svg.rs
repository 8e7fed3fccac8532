//! SVG files: as areas with smooth edges where the drawing is plain, as fine pixels where not.
//!
//! The drawing is read on its own: no file, no address, no script, no font.

mod expand;
mod holds;
mod work;

use resvg::{
    tiny_skia::{Path, PathSegment, Pixmap},
    usvg::{
        BlendMode, Fill, FillRule, Group, ImageHrefResolver, Node, Options, Paint, PaintOrder,
        Transform, Tree,
    },
};

use super::{
    error::PictureError,
    shown::{Area, Drawing, Edge, Picture, Pixels, Print},
};

/// How many pixels the longer side of a drawing gets: 600 to the inch for a logo on a cover.
const LONGER_SIDE: f32 = 1400.0;
/// How finely a line is followed when its edges are drawn.
const FINENESS: f32 = 4.0;
/// The widest a drawing may be for its height, and the other way round.
const MAX_ASPECT: f32 = 40.0;

/// Whether a file begins as an SVG file does.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<') && text.contains("<svg") && text.contains("http://www.w3.org/2000/svg")
}

pub(super) fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let document = holds::parse(text)?;
    holds::refuse_lost(&document)?;
    expand::bounded(&document)?;
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &options)
        .map_err(|error| PictureError::Damaged(error.to_string()))?;
    let size = tree.size();
    let (width, height) = (size.width(), size.height());
    if width / height > MAX_ASPECT || height / width > MAX_ASPECT {
        return Err(PictureError::Damaged(
            "it is a line and no picture".to_owned(),
        ));
    }
    let scale = LONGER_SIDE / width.max(height);
    let page = page(width, height, scale);
    if work::bounded(tree.root(), scale, page)? == 0 {
        return Err(PictureError::Damaged("it shows nothing".to_owned()));
    }
    let pixels = pixels(&tree, scale, page)?;
    let mut areas = Vec::new();
    let print = match add_group(&mut areas, tree.root()) {
        Some(()) => {
            // What lies beside the frame is not seen.
            areas.retain(|area: &Area| area.meets(width, height));
            Print::Shapes(
                Drawing {
                    width,
                    height,
                    areas,
                }
                .into(),
            )
        }
        None => Print::Pixels,
    };
    Ok(Picture::new(pixels, print))
}

/// Returns how many pixels a drawing has across and down.
fn page(width: f32, height: f32, scale: f32) -> (u32, u32) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and the longer side"
    )]
    let whole = |length: f32| (length * scale).round().clamp(1.0, LONGER_SIDE) as u32;
    (whole(width), whole(height))
}

fn pixels(tree: &Tree, scale: f32, (columns, rows): (u32, u32)) -> Result<Pixels, PictureError> {
    let mut pixmap = Pixmap::new(columns, rows)
        .ok_or_else(|| PictureError::Damaged("it has no size".to_owned()))?;
    resvg::render(
        tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    Ok(Pixels {
        width: columns,
        height: rows,
        rgba: pixmap.take_demultiplied().into(),
    })
}

/// Adds what a group shows as areas; nothing where areas cannot show it.
fn add_group(areas: &mut Vec<Area>, group: &Group) -> Option<()> {
    let is_plain = group.opacity().get() >= 1.0
        && group.blend_mode() == BlendMode::Normal
        && group.clip_path().is_none()
        && group.mask().is_none()
        && group.filters().is_empty();
    if !is_plain {
        return None;
    }
    for node in group.children() {
        match node {
            Node::Group(inner) => add_group(areas, inner)?,
            Node::Path(path) if path.is_visible() => add_path(areas, path)?,
            Node::Path(_) => {}
            Node::Image(_) | Node::Text(_) => return None,
        }
    }
    Some(())
}

fn add_path(areas: &mut Vec<Area>, path: &resvg::usvg::Path) -> Option<()> {
    let transform = path.abs_transform();
    let fill = match path.fill() {
        Some(fill) => Some(filled(fill, path.data(), transform)?),
        None => None,
    };
    let stroke = match path.stroke() {
        Some(stroke) => {
            let color = plain(stroke.paint(), stroke.opacity().get())?;
            let mut line = stroke.to_tiny_skia();
            let dashed = line
                .dash
                .take()
                .map(|dash| path.data().dash(&dash, FINENESS));
            let line_path = match &dashed {
                Some(dashed) => dashed.as_ref()?,
                None => path.data(),
            };
            let outline = line_path.stroke(&line, FINENESS)?;
            Some(area(&outline, transform, false, color)?)
        }
        None => None,
    };
    match path.paint_order() {
        PaintOrder::FillAndStroke => areas.extend(fill.into_iter().chain(stroke)),
        PaintOrder::StrokeAndFill => areas.extend(stroke.into_iter().chain(fill)),
    }
    Some(())
}

fn filled(fill: &Fill, path: &Path, transform: Transform) -> Option<Area> {
    let color = plain(fill.paint(), fill.opacity().get())?;
    area(path, transform, fill.rule() == FillRule::EvenOdd, color)
}

/// Returns the colour of a paint that is one and lets nothing through.
fn plain(paint: &Paint, opacity: f32) -> Option<[u8; 3]> {
    match paint {
        Paint::Color(color) if opacity >= 1.0 => Some([color.red, color.green, color.blue]),
        Paint::Color(_)
        | Paint::LinearGradient(_)
        | Paint::RadialGradient(_)
        | Paint::Pattern(_) => None,
    }
}

fn area(path: &Path, transform: Transform, is_even_odd: bool, color: [u8; 3]) -> Option<Area> {
    let path = path.clone().transform(transform)?;
    let mut edges = Vec::new();
    let mut last = [0.0, 0.0];
    for segment in path.segments() {
        let edge = match segment {
            PathSegment::MoveTo(to) => Edge::Move([to.x, to.y]),
            PathSegment::LineTo(to) => Edge::Line([to.x, to.y]),
            PathSegment::QuadTo(by, to) => {
                // The same curve, drawn by two points.
                let toward = |end: f32, by: f32| end + (by - end) * 2.0 / 3.0;
                let [x, y] = last;
                Edge::Curve([
                    [toward(x, by.x), toward(y, by.y)],
                    [toward(to.x, by.x), toward(to.y, by.y)],
                    [to.x, to.y],
                ])
            }
            PathSegment::CubicTo(one, two, to) => {
                Edge::Curve([[one.x, one.y], [two.x, two.y], [to.x, to.y]])
            }
            PathSegment::Close => Edge::Close,
        };
        match edge {
            Edge::Move(to) | Edge::Line(to) | Edge::Curve([_, _, to]) => last = to,
            Edge::Close => {}
        }
        edges.push(edge);
    }
    Some(Area {
        edges,
        is_even_odd,
        color,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::read;

    fn svg(inside: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 40 20\">{inside}</svg>"
        )
    }

    #[track_caller]
    fn check(inside: &str) -> Result<Picture, PictureError> {
        read(svg(inside).as_bytes())
    }

    #[test]
    fn a_plain_drawing_keeps_its_edges() {
        let picture = check(
            "<g transform=\"translate(10)\"><circle r=\"5\" cx=\"10\" cy=\"10\" fill=\"#14606a\" stroke=\"white\"/></g>",
        )
        .unwrap();
        assert!((picture.aspect() - 2.0).abs() < 0.001);
        let Print::Shapes(drawing) = &picture.print else {
            panic!("{:?}", picture.print);
        };
        let colors: Vec<_> = drawing.areas.iter().map(|area| area.color).collect();
        assert_eq!(colors, [[0x14, 0x60, 0x6a], [0xff, 0xff, 0xff]]);
        let middle = usize::try_from((350 * 1400 + 700) * 4).unwrap();
        assert_eq!(
            picture.pixels.rgba[middle..middle + 4],
            [0x14, 0x60, 0x6a, 0xff]
        );
    }

    #[test]
    fn a_logo_for_a_dark_ground_is_told_from_others() {
        let circle = |color: &str| {
            let circle = format!("<circle r=\"8\" cx=\"20\" cy=\"10\" fill=\"{color}\"/>");
            check(&circle).unwrap().is_pale
        };
        assert!(circle("white"));
        assert!(!circle("#14606a"));
        let on_white = check("<rect width=\"40\" height=\"20\" fill=\"white\"/>");
        assert!(!on_white.unwrap().is_pale, "nothing is seen through it");
    }

    #[test]
    fn what_areas_cannot_show_becomes_pixels() {
        let picture = check(
            "<defs><linearGradient id=\"g\"><stop stop-color=\"red\"/><stop offset=\"1\"/></linearGradient></defs><rect width=\"40\" height=\"20\" fill=\"url(#g)\"/>",
        );
        assert_eq!(picture.unwrap().print, Print::Pixels);
        let faint = check("<rect width=\"9\" height=\"9\" fill-opacity=\"0.5\"/>");
        assert_eq!(faint.unwrap().print, Print::Pixels);
    }

    #[test]
    fn what_would_be_lost_or_reaches_outside_is_refused() {
        let rect = "<rect width=\"9\" height=\"9\"/>";
        let with = |more: &str| check(&format!("{rect}{more}"));
        assert_eq!(with("<text>Council</text>"), Err(PictureError::Text));
        assert_eq!(
            with("<image xlink:href=\"file:///etc/passwd\" width=\"9\" height=\"9\"/>"),
            Err(PictureError::Nested)
        );
        // A script is never run, and nothing comes of a part in another file.
        let harmless =
            with("<script>alert(1)</script><use xlink:href=\"https://example.org/a.svg#b\"/>");
        assert_eq!(harmless, with(""));
        assert!(matches!(check(""), Err(PictureError::Damaged(_))));
        assert!(matches!(check("<rect"), Err(PictureError::Damaged(_))));
    }

    #[test]
    fn a_drawing_that_multiplies_itself_is_refused() {
        let uses = (1..12).map(|level| {
            let ten = format!("<use xlink:href=\"#a{}\"/>", level - 1).repeat(10);
            format!("<g id=\"a{level}\">{ten}</g>")
        });
        let first = "<g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>".to_owned();
        let uses: Vec<String> = std::iter::once(first).chain(uses).collect();
        assert!(check(&uses.concat()).is_err());
        let deep = format!("{}{}", "<g>".repeat(9000), "</g>".repeat(9000));
        assert_eq!(check(&deep), Err(PictureError::TooManyParts));
        let layers = format!(
            "{}<rect width=\"9\" height=\"9\"/>{}",
            "<g opacity=\"0.9\">".repeat(20),
            "</g>".repeat(20)
        );
        assert_eq!(check(&layers), Err(PictureError::TooManyParts));
    }

    #[test]
    fn entities_that_multiply_are_refused() {
        let entities = (1..10).map(|level| {
            let ten = format!("&l{};", level - 1).repeat(10);
            format!("<!ENTITY l{level} \"{ten}\">")
        });
        let entities: Vec<String> = entities.collect();
        let entities = entities.concat();
        let first = "<!ENTITY l0 \"<rect width='1' height='1'/>\">";
        let text = format!("<!DOCTYPE svg [{first}{entities}]>{}", svg("&l9;"));
        assert!(read(text.as_bytes()).is_err());
    }
}
