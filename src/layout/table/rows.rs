//! Rows of a table as strips.

use super::{
    decimals,
    slots::{Slot, slot_setting},
};
use crate::{
    content::{Align, Table, TableRow},
    layout::{
        blocks::{context::Context, setting::Setting},
        pages::structure::Tag,
        strips::{
            row::{PADDING, Row},
            strip::{Mark, Strip},
        },
    },
};

/// Lays a row out.
pub(in crate::layout) fn strip(
    context: &mut Context<'_>,
    table: &Table,
    row: &TableRow,
    slots: &[Slot],
    setting: &Setting,
) -> Strip {
    let element = context
        .structure
        .add_from(setting.parent, Tag::TR, &row.origin);
    let mut cells = Vec::new();
    for (idx, slot) in slots.iter().enumerate() {
        let is_header = idx == 0 && table.has_row_headers;
        let tag = if is_header { Tag::RowHeader } else { Tag::TD };
        let element = context.structure.add(element, tag);
        let setting = slot_setting(setting, slot, element);
        let held = row.cells.get(idx).map_or(&[][..], Vec::as_slice);
        let mut strips = context.blocks(held, &setting);
        if slot.align == Align::Figures {
            decimals::stand_by_point(context, held, &mut strips, slot.tail, &setting.look);
        }
        cells.push(strips);
    }
    let mut strip = Row::new(cells, PADDING, setting.row(context.style)).into_strip();
    if let Some(anchor) = &row.anchor {
        strip.marks.push(Mark::Row(anchor.clone()));
    }
    strip
}
