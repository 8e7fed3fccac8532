//! A drawing as SVG, in the colours of the page that it stands in.

use std::fmt::Write as _;

use super::text::escaped;
use crate::{
    fonts::Face,
    layout::{Area, Color, Colors, Drawing, GlyphRun, Path, Shape, Sign},
    picture::{self, Edge},
};

/// Returns what is drawn, without the element that it stands in. Lengths are points.
pub(super) fn shapes(drawing: &Drawing, colors: &Colors) -> String {
    let shapes = drawing.items.iter().map(|item| match &item.shape {
        Shape::Text(run) => words(run, colors),
        Shape::Rect { area, color } => format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" style=\"fill:{}\"/>",
            area.x,
            area.y,
            area.width,
            area.height,
            name(*color, colors)
        ),
        Shape::Sign { sign, area, color } => self::sign(*sign, area, &name(*color, colors)),
        Shape::Path(path) => line(path, colors),
        // Drawings hold no pictures: those come from outside.
        Shape::Image { .. } => String::new(),
    });
    shapes.collect::<Vec<String>>().concat()
}

/// Returns a picture made of areas as a file.
pub(super) fn picture(drawing: &picture::Drawing) -> String {
    let areas: Vec<String> = drawing.areas.iter().map(area).collect();
    let (width, height) = (drawing.width, drawing.height);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">{}</svg>",
        areas.concat()
    )
}

fn area(area: &picture::Area) -> String {
    let mut steps = String::new();
    for edge in &area.edges {
        // Writing to a string cannot fail.
        match edge {
            Edge::Move([x, y]) => write!(steps, "M{x:.3} {y:.3}"),
            Edge::Line([x, y]) => write!(steps, "L{x:.3} {y:.3}"),
            Edge::Curve([leaving, arriving, end]) => {
                let [x, y] = leaving;
                write!(steps, "C{x:.3} {y:.3} ")
                    .and_then(|()| write!(steps, "{:.3} {:.3} ", arriving[0], arriving[1]))
                    .and_then(|()| write!(steps, "{:.3} {:.3}", end[0], end[1]))
            }
            Edge::Close => write!(steps, "Z"),
        }
        .unwrap_or_default();
    }
    let rule = if area.is_even_odd {
        " fill-rule=\"evenodd\""
    } else {
        ""
    };
    let [red, green, blue] = area.color;
    format!("<path d=\"{steps}\" fill=\"#{red:02x}{green:02x}{blue:02x}\"{rule}/>")
}

/// Colours of the paper have names in the page, so that they change with it in the dark.
fn name(color: Color, colors: &Colors) -> String {
    let names = [
        (colors.ink, "ink"),
        (colors.muted, "muted"),
        (colors.accent, "accent"),
        (colors.line, "line"),
        (colors.tint, "tint"),
        (colors.good, "good"),
        (colors.attention, "attention"),
        (Color::WHITE, "page"),
    ];
    let known = names.iter().find(|(known, _)| *known == color);
    let Color(red, green, blue) = color;
    known.map_or_else(
        || format!("#{red:02x}{green:02x}{blue:02x}"),
        |(_, name)| format!("var(--{name})"),
    )
}

fn words(run: &GlyphRun, colors: &Colors) -> String {
    let weight = match run.face {
        Face::Regular | Face::Italic => "",
        Face::SemiBold | Face::SemiBoldItalic => ";font-weight:600",
    };
    let slant = match run.face {
        Face::Regular | Face::SemiBold => "",
        Face::Italic | Face::SemiBoldItalic => ";font-style:italic",
    };
    format!(
        "<text x=\"{:.1}\" y=\"{:.1}\" style=\"font-size:{:.1}px;fill:{}{weight}{slant}\">{}</text>",
        run.x,
        run.y,
        run.size,
        name(run.color, colors),
        escaped(&run.text)
    )
}

fn line(path: &Path, colors: &Colors) -> String {
    let mut corners = String::new();
    for point in path.points.iter() {
        let gap = if corners.is_empty() { "M" } else { "L" };
        // Writing to a string cannot fail.
        write!(corners, "{gap}{:.1} {:.1}", point.x, point.y).unwrap_or_default();
    }
    if path.is_closed {
        corners.push('Z');
    }
    let fill = path.fill.map(|color| name(color, colors));
    let mut style = format!("fill:{}", fill.as_deref().unwrap_or("none"));
    if let Some(stroke) = &path.stroke {
        let color = name(stroke.color, colors);
        write!(style, ";stroke:{color};stroke-width:{:.2}", stroke.width).unwrap_or_default();
        if let Some((dash, gap)) = stroke.dash {
            write!(style, ";stroke-dasharray:{dash:.1} {gap:.1}").unwrap_or_default();
        }
    }
    format!("<path d=\"{corners}\" style=\"{style}\"/>")
}

fn sign(sign: Sign, area: &Area, color: &str) -> String {
    let radius = area.width / 2.0;
    let (x, y) = (area.x + radius, area.y + radius);
    let thick = area.width * 0.13;
    let inner = radius - thick / 2.0;
    let ring = format!(
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{inner:.2}\" style=\"fill:none;stroke:{color};stroke-width:{thick:.2}\"/>"
    );
    match sign {
        Sign::Disc => format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.2}\" style=\"fill:{color}\"/>"
        ),
        Sign::Ring => ring,
        Sign::HalfDisc => format!(
            "{ring}<path d=\"M{x:.1} {:.1}a{radius:.2} {radius:.2} 0 0 0 0 {:.1}z\" style=\"fill:{color}\"/>",
            area.y, area.height
        ),
        Sign::Triangle => format!(
            "<path d=\"M{x:.1} {:.1}L{:.1} {:.1}H{:.1}z\" style=\"fill:{color}\"/>",
            area.y + area.height * 0.05,
            area.x + area.width,
            area.y + area.height * 0.95,
            area.x
        ),
    }
}
