//! Charts as pictures that Word and LibreOffice both show, with what they say in words and
//! their figures below.

use super::{blocks::Setting, emf, text::Text};
use crate::{
    content::{Block, Body, Chart, ChartForm, figures_of},
    export::raster::Raster,
    layout::draw_chart,
    model::{Place, RowId},
};

/// How wide a chart as small as a word is drawn, in points.
const SPARK_WIDTH: f32 = 60.0;

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
        let raster = Raster {
            kind: "emf",
            bytes: emf::picture(&drawing),
        };
        self.inline_picture(raster, drawing.size, &chart.alt);
    }
}
