//! Document control on the cover: a table of what the paper is, of labels and words.

use crate::{
    content::Cover,
    fonts::Face,
    layout::{
        blocks::{context::Context, setting::Setting},
        pages::structure::{ElementId, Tag},
        strips::{
            row::Row,
            strip::{Strip, avoid_widows_and_orphans},
        },
        text::{
            lines::{self, Column},
            rich::{Look, Rich},
        },
    },
};

/// How wide the words of the labels are, at the usual size of tables.
const LABEL_WIDTH: f32 = 104.0;
/// The space above and below the words of a row.
const PADDING: f32 = 5.0;
/// The size of tables for which document control was designed.
const DESIGNED_FOR: f32 = 9.5;

/// Sets document control, without a row alone on a page. `words` and `padding` say how much
/// smaller than usual they are.
pub(in crate::layout) fn strips(
    context: &mut Context<'_>,
    cover: &Cover,
    section: ElementId,
    (words, padding): (f32, f32),
) -> Vec<Strip> {
    if cover.control.is_empty() {
        return Vec::new();
    }
    let style = context.style;
    let size = style.type_sizes.table * words;
    let mut setting = Setting::body(style, section);
    setting.line_height = (size * 2.75).round() / 2.0;
    setting.look.size = size;
    let table = context.structure.add(section, Tag::Table);
    let caption = context.structure.add(table, Tag::Caption);
    let bold = Look {
        face: Face::SemiBold,
        ..setting.look
    };
    let rich = Rich::plain("Document control", bold, caption);
    let mut strips = lines::set(&mut context.words, &rich, &setting.column());
    for (label, text) in &cover.control {
        strips.push(row(
            context,
            (label, text),
            PADDING * padding,
            table,
            &setting,
        ));
    }
    avoid_widows_and_orphans(&mut strips);
    strips
}

fn row(
    context: &mut Context<'_>,
    (label, text): (&str, &str),
    padding: f32,
    table: ElementId,
    setting: &Setting,
) -> Strip {
    let row = context.structure.add(table, Tag::TR);
    let muted = Look {
        color: context.style.colors.muted,
        ..setting.look
    };
    let label_cell = context.structure.add(row, Tag::RowHeader);
    let text_cell = context.structure.add(row, Tag::TD);
    let label_width = LABEL_WIDTH * setting.look.size / DESIGNED_FOR;
    let label_column = Column {
        width: label_width - 10.0,
        ..setting.column()
    };
    let text_column = setting.indented(label_width, text_cell).column();
    let cells = [
        (label, muted, label_cell, label_column),
        (text, setting.look, text_cell, text_column),
    ]
    .map(|(text, look, element, column)| {
        let rich = Rich::plain(text, look, element);
        let mut lines = lines::set(&mut context.words, &rich, &column);
        avoid_widows_and_orphans(&mut lines);
        lines
    });
    Row::new(cells.into(), padding, setting.row(context.style)).into_strip()
}
