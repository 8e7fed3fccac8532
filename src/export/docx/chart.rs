//! Charts as pictures that Word and LibreOffice both show, with what they say in words and
//! their figures below.

use super::{Text, blocks::Setting, emf};
use crate::{
    content::{Block, Body, Chart, ChartForm, figures_of},
    export::text::escaped,
    layout::draw_chart,
    model::{Place, RowId},
};

/// How wide a chart as small as a word is drawn, in points.
const SPARK_WIDTH: f32 = 60.0;
/// English metric units, in which pictures are measured, for a point.
const EMU: f32 = 12_700.0;
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

impl Text<'_> {
    pub(super) fn chart(
        &mut self,
        chart: &Chart,
        origin: &Place,
        anchor: Option<&RowId>,
        setting: &mut Setting,
    ) {
        if chart.form == ChartForm::Spark {
            self.open(setting, anchor);
            self.picture(chart, SPARK_WIDTH);
            self.markup("</w:p>");
            return;
        }
        self.caption(&chart.title, &chart.note);
        let style = if chart.has_table {
            "Drawing"
        } else {
            "BodyText"
        };
        self.open(&mut Setting::of(style), anchor);
        self.picture(chart, self.style.measure());
        self.markup("</w:p>");
        if !chart.has_table
            && let Block {
                body: Body::Table(table),
                ..
            } = figures_of(chart, origin)
        {
            self.table(&table, None);
        }
    }

    fn picture(&mut self, chart: &Chart, width: f32) {
        let drawing = draw_chart(chart, width, self.style);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a picture is as large as a page"
        )]
        let [wide, high] =
            [drawing.size.width, drawing.size.height].map(|points| (points * EMU) as i64);
        self.pictures.push(emf::picture(&drawing));
        let number = self.pictures.len();
        let relation = super::properties::picture_id(number);
        let id = self.next_id;
        self.next_id += 1;
        let alt = escaped(&chart.alt);
        self.markup(&format!(
            "<w:r><w:drawing><wp:inline xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
<wp:extent cx=\"{wide}\" cy=\"{high}\"/><wp:docPr id=\"{id}\" name=\"Chart {number}\" descr=\"{alt}\"/>\
<a:graphic xmlns:a=\"{DRAWING}/main\"><a:graphicData uri=\"{PICTURE}\"><pic:pic xmlns:pic=\"{PICTURE}\">\
<pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"Chart {number}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip r:embed=\"{relation}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm>\
<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ));
    }
}
