//! Pictures from outside: written once, shown wherever they stand.
//!
//! A picture is an object that fills a square of one by one; who paints it gives it its place.
//! JPEG files are written as they are, drawings as areas, and all else as pixels with a mask.

use std::{fmt::Write as _, io::Write as _, sync::Arc};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::{
    export::pdf::{bytes::numbers::number, error::PdfError},
    layout::{Pages, Shape},
    picture::{self, Drawing, Edge, Picture, Pixels, Print},
};

/// How finely drawings are written: parts of their longer side.
const FINENESS: f32 = 2000.0;

/// The pictures of a paper, each once.
#[derive(Debug, Default)]
pub(in crate::export::pdf) struct Images {
    pictures: Vec<Arc<Picture>>,
}

impl Images {
    /// Finds the pictures of a paper.
    pub(in crate::export::pdf) fn collect(pages: &Pages) -> Self {
        let mut images = Self::default();
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Shape::Image { picture, .. } = &item.shape
                && images.name(picture).is_none()
            {
                images.pictures.push(Arc::clone(picture));
            }
        }
        images
    }

    /// Returns what a picture is called in the resources of a page.
    pub(in crate::export::pdf) fn name(&self, picture: &Arc<Picture>) -> Option<String> {
        let mut known = self.pictures.iter();
        let idx = known.position(|other| Arc::ptr_eq(other, picture))?;
        Some(format!("I{idx}"))
    }

    /// Writes the pictures. Returns their names for the resources; none where there are none.
    pub(in crate::export::pdf) fn write(
        &self,
        document: &mut Document,
    ) -> Result<Option<Dictionary>, PdfError> {
        let mut names = Dictionary::new();
        for picture in &self.pictures {
            let object = match &picture.print {
                Print::Pixels => pixels(document, &picture.pixels)?,
                Print::Jpeg { bytes, n_colors } => {
                    let mut image = image(&picture.pixels, *n_colors);
                    image.set("Filter", "DCTDecode");
                    add(document, Stream::new(image, bytes.to_vec()))
                }
                Print::Shapes(drawing) => form(document, drawing)?,
            };
            if let Some(name) = self.name(picture) {
                names.set(name, object);
            }
        }
        Ok((!names.is_empty()).then_some(names))
    }
}

fn add(document: &mut Document, stream: Stream) -> ObjectId {
    document.add_object(stream.with_compression(false))
}

/// Begins the dictionary of an image with one or three colours a pixel.
fn image(pixels: &Pixels, n_colors: u8) -> Dictionary {
    let space = if n_colors == 1 {
        "DeviceGray"
    } else {
        "DeviceRGB"
    };
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(pixels.width),
        "Height" => i64::from(pixels.height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    }
}

fn pixels(document: &mut Document, pixels: &Pixels) -> Result<ObjectId, PdfError> {
    let (all, _) = pixels.rgba.as_chunks::<4>();
    let is_gray = all
        .iter()
        .all(|[red, green, blue, _]| red == green && green == blue);
    let colors: Vec<u8> = if is_gray {
        all.iter().map(|[gray, ..]| *gray).collect()
    } else {
        let colors = all.iter();
        colors
            .flat_map(|[red, green, blue, _]| [*red, *green, *blue])
            .collect()
    };
    let mut main = image(pixels, if is_gray { 1 } else { 3 });
    main.set("Filter", "FlateDecode");
    if all.iter().any(|[.., alpha]| *alpha != 0xff) {
        let alpha: Vec<u8> = all.iter().map(|[.., alpha]| *alpha).collect();
        let mut mask = image(pixels, 1);
        mask.set("Filter", "FlateDecode");
        let mask = Stream::new(mask, deflated(&alpha)?);
        main.set("SMask", add(document, mask));
    }
    let main = Stream::new(main, deflated(&colors)?);
    Ok(add(document, main))
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>, PdfError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Writes a drawing. Its own y runs down, that of the page up.
fn form(document: &mut Document, drawing: &Drawing) -> Result<ObjectId, PdfError> {
    let fine = FINENESS / drawing.width.max(drawing.height);
    let (width, height) = (drawing.width * fine, drawing.height * fine);
    let mut content = String::new();
    for area in &drawing.areas {
        write_area(&mut content, area, fine);
    }
    let real = |value: f32| Object::Real(value);
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![real(0.0), real(0.0), real(number(width)), real(number(height))],
        "Matrix" => vec![
            real(1.0 / width), real(0.0), real(0.0), real(-1.0 / height), real(0.0), real(1.0),
        ],
        "Resources" => Dictionary::new(),
        "Filter" => "FlateDecode",
    };
    let form = Stream::new(form, deflated(content.as_bytes())?);
    Ok(add(document, form))
}

fn write_area(content: &mut String, area: &picture::Area, fine: f32) {
    let [red, green, blue] = area
        .color
        .map(|part| number(f32::from(part) / 255.0 * 10.0) / 10.0);
    let mut say = |words: std::fmt::Arguments<'_>| {
        // Writing to a string cannot fail.
        let _is_written: bool = content.write_fmt(words).is_ok();
    };
    say(format_args!("{red:.3} {green:.3} {blue:.3} rg\n"));
    let at = |[x, y]: [f32; 2]| (number(x * fine), number(y * fine));
    for edge in &area.edges {
        match *edge {
            Edge::Move(to) => {
                let (x, y) = at(to);
                say(format_args!("{x} {y} m\n"));
            }
            Edge::Line(to) => {
                let (x, y) = at(to);
                say(format_args!("{x} {y} l\n"));
            }
            Edge::Curve(points) => {
                let [(x1, y1), (x2, y2), (x, y)] = points.map(at);
                say(format_args!("{x1} {y1} {x2} {y2} {x} {y} c\n"));
            }
            Edge::Close => say(format_args!("h\n")),
        }
    }
    say(format_args!(
        "{}\n",
        if area.is_even_odd { "f*" } else { "f" }
    ));
}
