//! Pictures in a line of text, with their words.

use super::{properties, text::Text};
use crate::{
    export::{raster::Raster, text::escaped},
    layout::Size,
};

/// English metric units, in which pictures are measured, for a point.
const EMU: f32 = 12_700.0;
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

impl Text<'_> {
    pub(super) fn inline_picture(&mut self, raster: Raster, size: Size, alt: &str) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a picture is as large as a page"
        )]
        let [wide, high] = [size.width, size.height].map(|points| (points * EMU) as i64);
        self.pictures.push(raster);
        let number = self.pictures.len();
        let relation = properties::picture_id(number);
        let id = self.next_id;
        self.next_id += 1;
        let alt = escaped(alt);
        self.markup(&format!(
            "<w:r><w:drawing><wp:inline xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
<wp:extent cx=\"{wide}\" cy=\"{high}\"/><wp:docPr id=\"{id}\" name=\"Picture {number}\" descr=\"{alt}\"/>\
<a:graphic xmlns:a=\"{DRAWING}/main\"><a:graphicData uri=\"{PICTURE}\"><pic:pic xmlns:pic=\"{PICTURE}\">\
<pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"Picture {number}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip r:embed=\"{relation}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm>\
<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ));
    }
}
