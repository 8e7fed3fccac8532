//! Charts: a drawing with what it says in words, and its figures behind it.

use super::page::Page;
use crate::{
    content::{Block, Body, Chart, ChartForm, figures_of},
    export::{svg, text::escaped},
    layout::draw_chart,
    model::Place,
};

/// How wide charts are drawn, in points. They are shown as wide as the page has room for: drawn
/// this narrow, their words can still be read on a telephone.
const WIDTH: f32 = 360.0;
/// How wide a chart as small as a word is drawn.
const SPARK_WIDTH: f32 = 64.0;

impl Page<'_> {
    pub(super) fn chart(&mut self, chart: &Chart, id: &str, origin: &Place) {
        match chart.form {
            ChartForm::Full => self.full_chart(chart, id, origin),
            ChartForm::Spark => self.spark(chart, id),
        }
    }

    fn full_chart(&mut self, chart: &Chart, id: &str, origin: &Place) {
        self.n_charts += 1;
        let name = format!("chart-{}", self.n_charts);
        self.line(&format!("<figure{id}>\n<figcaption>"));
        self.markup("<strong>");
        self.words(&chart.title);
        self.markup("</strong>");
        if !chart.note.is_empty() {
            self.markup(" <span class=\"muted\">· ");
            self.words(&chart.note);
            self.markup("</span>");
        }
        self.line("</figcaption>");
        let drawing = draw_chart(chart, WIDTH, self.style);
        self.markup(&format!(
            "<svg class=\"chart\" role=\"img\" aria-labelledby=\"{name}-title {name}-says\" viewBox=\"0 0 {WIDTH:.0} {:.1}\">\
<title id=\"{name}-title\">{}</title><desc id=\"{name}-says\">{}</desc>",
            drawing.size.height,
            escaped(&chart.title),
            escaped(&chart.alt)
        ));
        self.markup(&svg::shapes(&drawing, &self.style.colors));
        self.line("</svg>");
        if !chart.has_table
            && let Block {
                body: Body::Table(table),
                ..
            } = figures_of(chart, origin)
        {
            self.line("<details>\n<summary>The figures</summary>");
            self.table(&table, "");
            self.line("</details>");
        }
        self.line("</figure>");
    }

    fn spark(&mut self, chart: &Chart, id: &str) {
        let drawing = draw_chart(chart, SPARK_WIDTH, self.style);
        self.markup(&format!(
            "<svg class=\"spark\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {SPARK_WIDTH:.0} {:.1}\"{id}>",
            escaped(&chart.alt),
            drawing.size.height
        ));
        self.markup(&svg::shapes(&drawing, &self.style.colors));
        self.line("</svg>");
    }
}
