//! Stacked tables: each row a small record, its first cell as heading, below it the other cells,
//! each beside the header of its column.
//!
//! To the ear it stays the table it is: the header row once, then row by row, every cell under the
//! header of its column and beside that of its row, so that one can still walk along a column. The
//! words of the header row are those of the first labels; the labels of later records repeat them
//! as decoration, as a header does on the next page. A list of pairs would say each label again,
//! and say something else than the web page and the Word document of the same paper.

use std::sync::Arc;

use super::{
    header::{header_strip, repeated},
    slots::{GUTTER, header_look},
    want::Wanted,
};
use crate::{
    content::{Block, Table, TableRow},
    fonts::Face,
    layout::{
        blocks::{context::Context, setting::Setting},
        pages::structure::{ElementId, Tag},
        strips::{
            row::{self, Row},
            strip::{Mark, Strip, avoid_widows_and_orphans, keep_together},
        },
        text::{
            lines,
            rich::{Look, Rich},
        },
    },
};

/// How much of the width labels may take.
const LABELS: f32 = 0.27;
/// The space above and below the words of a pair.
const PADDING: f32 = 2.0;
/// What else stands free above and below the words of a record.
const MARGIN: f32 = 4.0;
/// How much of a page a record may take that is never parted.
const WHOLE: f32 = 0.36;
/// How many lines of a heading are repeated on the next page at most.
const REPEATED: usize = 2;

/// The column headers of a stacked table.
struct Labels<'t> {
    /// What they say, and what they are.
    columns: Vec<(&'t str, ElementId)>,
    /// In which row each of them is read.
    read_in: Vec<usize>,
    /// How wide their column is.
    width: f32,
    /// What stands above records that begin a page.
    header: Arc<Strip>,
}

/// Lays out the records of a table, behind its caption.
pub(in crate::layout) fn strips(
    context: &mut Context<'_>,
    table: &Table,
    wanted: &Wanted,
    setting: &Setting,
) -> Vec<Strip> {
    let head = context.structure.add(setting.parent, Tag::THead);
    let head = context.structure.add(head, Tag::TR);
    let columns: Vec<(&str, ElementId)> = table
        .columns
        .iter()
        .map(|column| {
            let element = context.structure.add(head, Tag::ColumnHeader);
            (column.header.as_str(), element)
        })
        .collect();
    let header = header(context, columns.first(), setting);
    let mut header_again = repeated(&header);
    header_again.height += MARGIN;
    let labels = Labels {
        read_in: (0..columns.len())
            .map(|idx| first_with(table, idx))
            .collect(),
        width: label_width(wanted, setting),
        header: Arc::new(header_again),
        columns,
    };
    let body = context.structure.add(setting.parent, Tag::TBody);
    let setting = setting.indented(0.0, body);
    let mut strips = vec![header];
    for (idx, row) in table.rows.iter().enumerate() {
        strips.append(&mut record(context, table, (idx, row), &labels, &setting));
    }
    strips
}

/// Sets the header of the headings, over the rule that begins every table.
fn header(
    context: &mut Context<'_>,
    first: Option<&(&str, ElementId)>,
    setting: &Setting,
) -> Strip {
    let cells = first.map(|(text, element)| {
        let rich = Rich::plain(text, header_look(setting), *element);
        lines::set(&mut context.words, &rich, &setting.column())
    });
    header_strip(context, cells.into_iter().collect(), setting)
}

/// Returns the first row that has words in a column.
fn first_with(table: &Table, column_idx: usize) -> usize {
    let has_words = |row: &TableRow| {
        row.cells
            .get(column_idx)
            .is_some_and(|cell| !cell.is_empty())
    };
    table.rows.iter().position(has_words).unwrap_or(0)
}

fn label_width(wanted: &Wanted, setting: &Setting) -> f32 {
    let header = wanted.rows.first().map_or(&[][..], Vec::as_slice);
    let widest = header.iter().skip(1).map(|cell| cell.widths().1);
    widest.fold(0.0, f32::max).min(setting.width * LABELS)
}

fn record(
    context: &mut Context<'_>,
    table: &Table,
    (row_idx, row): (usize, &TableRow),
    labels: &Labels<'_>,
    setting: &Setting,
) -> Vec<Strip> {
    let element = context
        .structure
        .add_from(setting.parent, Tag::TR, &row.origin);
    let setting = setting.indented(0.0, element);
    let mut rows = vec![heading(context, table, row, &setting)];
    let columns = labels.columns.iter().zip(&labels.read_in).enumerate();
    for (idx, ((text, header), read_in)) in columns.skip(1) {
        let cell = context.structure.add(element, Tag::TD);
        let held = row.cells.get(idx).map_or(&[][..], Vec::as_slice);
        let is_read = *read_in == row_idx;
        if held.is_empty() && !is_read {
            continue;
        }
        let header = if is_read {
            *header
        } else {
            ElementId::ARTIFACT
        };
        let label = label(context, text, header, labels.width, &setting);
        let setting = setting.indented(0.0, cell);
        rows.push(pair(context, label, held, labels.width, &setting));
    }
    let again = Arc::new(again(&labels.header, &rows));
    let n_rows = rows.len();
    let mut strips: Vec<Strip> = rows
        .into_iter()
        .enumerate()
        .map(|(idx, row)| Strip {
            header: Some(Arc::clone(&again)),
            ..if idx + 1 < n_rows {
                row.without_rule().into_strip()
            } else {
                row.with_rule_below(MARGIN).into_strip()
            }
        })
        .collect();
    keep(context, &mut strips);
    if let Some(first) = strips.first_mut() {
        first.before = MARGIN;
        first.header = Some(Arc::clone(&labels.header));
        first.marks.extend(row.anchor.clone().map(Mark::Row));
    }
    strips
}

/// Sets the first cell of a row, as wide as the table.
fn heading(context: &mut Context<'_>, table: &Table, row: &TableRow, setting: &Setting) -> Row {
    let tag = if table.has_row_headers {
        Tag::RowHeader
    } else {
        Tag::TD
    };
    let setting = setting.indented(0.0, context.structure.add(setting.parent, tag));
    let mut bold = setting;
    bold.look.face = Face::SemiBold;
    let held = row.cells.first().map_or(&[][..], Vec::as_slice);
    let (first, rest) = held.split_at(held.len().min(1));
    let mut cell = context.blocks(first, &bold);
    cell.append(&mut context.blocks(rest, &setting));
    Row::new(vec![cell], PADDING, setting.row(context.style))
}

fn label(
    context: &mut Context<'_>,
    text: &str,
    element: ElementId,
    width: f32,
    setting: &Setting,
) -> Vec<Strip> {
    let look = Look {
        color: context.style.colors.muted,
        ..setting.look
    };
    let rich = Rich::plain(text, look, element);
    let column = Setting { width, ..*setting }.column();
    let mut lines = lines::set(&mut context.words, &rich, &column);
    avoid_widows_and_orphans(&mut lines);
    lines
}

/// Sets a cell beside its label.
fn pair(
    context: &mut Context<'_>,
    label: Vec<Strip>,
    held: &[Block],
    label_width: f32,
    setting: &Setting,
) -> Row {
    let inner = setting.indented(label_width + GUTTER, setting.parent);
    let cell = context.blocks(held, &inner);
    Row::new(vec![label, cell], PADDING, setting.row(context.style))
}

/// Keeps a record on one page, or at least its heading with what follows.
fn keep(context: &Context<'_>, strips: &mut [Strip]) {
    if row::height(strips) <= context.style.body_height() * WHOLE {
        keep_together(strips);
    } else if let [first, _, ..] = strips {
        first.keeps_next = true;
    }
}

/// Returns what stands above a record that goes on on the next page: the header, and the record's
/// own heading if it is not long.
fn again(header: &Strip, rows: &[Row]) -> Strip {
    let mut again = repeated(header);
    let heading = rows.first().and_then(|row| row.cells.first());
    let lines = heading.filter(|lines| lines.len() <= REPEATED);
    let mut y = again.height + PADDING;
    for (idx, line) in lines.into_iter().flatten().enumerate() {
        if idx > 0 {
            y += line.before;
        }
        let mut line_again = repeated(line);
        line_again.shift(y);
        again.items.append(&mut line_again.items);
        y += line.height;
        again.height = y + PADDING;
    }
    again
}
