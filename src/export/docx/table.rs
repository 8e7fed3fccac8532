//! Tables: a caption above, a header row that repeats, widths in shares.

use super::{blocks::Setting, changed, text::Text, widths};
use crate::{
    content::{Align, Block, Body, Inline, Table, TableColumn, TableRow},
    export::figures,
    model::{FindingKind, RowId},
};

/// A row with more characters than this may be parted by the end of a page.
const LONG_ROW: usize = 1200;
/// The width of a figure in the type of tables, in twentieths of a point for each point of size.
const FIGURE_WIDTH: f32 = 11.12;
/// The width of a decimal point, likewise.
const POINT_WIDTH: f32 = 5.56;

impl Text<'_> {
    pub(super) fn table(&mut self, table: &Table, anchor: Option<&RowId>) {
        if self.is_after_table {
            // Tables that touch would become one.
            self.markup("<w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/></w:pPr></w:p>");
        }
        self.caption(&table.caption, &table.caption_note);
        let widths = widths::widths(table, self.width(), self.style.type_sizes.table);
        self.properties(table);
        self.markup("<w:tblGrid>");
        for width in &widths {
            self.markup(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.markup("</w:tblGrid>");
        self.header(table, &widths, anchor);
        let decimals = figures::most_decimals(table);
        for row in &table.rows {
            self.row(table, row, &widths, &decimals);
        }
        self.markup("</w:tbl>");
        self.is_after_table = true;
    }

    pub(super) fn caption(&mut self, caption: &str, note: &str) {
        let (caption, note) = (caption.trim(), note.trim());
        if caption.is_empty() && note.is_empty() {
            return;
        }
        self.is_after_table = false;
        self.markup("<w:p><w:pPr><w:pStyle w:val=\"Caption\"/>");
        self.begin_page();
        self.markup("</w:pPr>");
        self.run("<w:b/>", caption);
        if !note.is_empty() {
            let dot = if caption.is_empty() { "" } else { " · " };
            self.run("<w:rStyle w:val=\"Muted\"/>", &format!("{dot}{note}"));
        }
        self.markup("</w:p>");
    }

    /// The caption is also the table's name for a screen reader; a table without one is named
    /// by its columns.
    fn properties(&mut self, table: &Table) {
        // The same twice: in bits for old programs, in words for new ones.
        let (bits, first_column) = if table.has_row_headers {
            ("06A0", "1")
        } else {
            ("0620", "0")
        };
        self.markup("<w:tbl><w:tblPr><w:tblStyle w:val=\"PaperTable\"/>");
        self.markup(&format!(
            "<w:tblW w:w=\"{}\" w:type=\"dxa\"/>",
            self.width()
        ));
        self.markup(&format!(
            "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{bits}\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"{first_column}\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"));
        let headers: Vec<&str> = table
            .columns
            .iter()
            .map(|column| column.header.as_str())
            .collect();
        let name = match table.caption.trim() {
            "" => headers.join(", "),
            caption => caption.to_owned(),
        };
        self.markup("<w:tblCaption w:val=\"");
        self.words(&name);
        self.markup("\"/><w:tblDescription w:val=\"");
        self.words(&headers.join(", "));
        self.markup("\"/></w:tblPr>");
    }

    fn header(&mut self, table: &Table, widths: &[i32], anchor: Option<&RowId>) {
        self.markup("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (idx, (column, width)) in table.columns.iter().zip(widths).enumerate() {
            self.markup(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"bottom\"/></w:tcPr>\
<w:p><w:pPr><w:pStyle w:val=\"TableHeader\"/>{}</w:pPr>",
                align(column.align)
            ));
            if idx == 0 {
                self.bookmark(anchor);
            }
            if let Some(kind) = column.sign {
                let (style, sign) = match kind {
                    FindingKind::Strength => ("StatusGood", "●\u{a0}"),
                    FindingKind::Area => ("StatusAttention", "▲\u{a0}"),
                };
                self.run(&format!("<w:rStyle w:val=\"{style}\"/>"), sign);
            }
            self.run("", &column.header);
            self.markup("</w:p></w:tc>");
        }
        self.markup("</w:tr>");
    }

    fn row(&mut self, table: &Table, row: &TableRow, widths: &[i32], decimals: &[usize]) {
        let is_short = row.cells.iter().all(|cell| n_chars(cell) < LONG_ROW);
        let split = if is_short { "<w:cantSplit/>" } else { "" };
        let change = self.tracked_row(changed::of_cells(&row.cells));
        self.markup(&format!("<w:tr><w:trPr>{split}{change}</w:trPr>"));
        for (idx, (column, width)) in table.columns.iter().zip(widths).enumerate() {
            let cell = row.cells.get(idx).map_or(&[][..], Vec::as_slice);
            self.markup(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"
            ));
            let anchor = row.anchor.as_ref().filter(|_| idx == 0);
            let most = decimals.get(idx).copied().unwrap_or_default();
            self.cell(cell, column, most, anchor);
            self.markup("</w:tc>");
        }
        self.markup("</w:tr>");
    }

    fn cell(
        &mut self,
        cell: &[Block],
        column: &TableColumn,
        most_decimals: usize,
        row: Option<&RowId>,
    ) {
        if let [block] = cell
            && let Body::Paragraph { number: None, text } = &block.body
        {
            let properties = match column.align {
                Align::Start => String::new(),
                Align::Figures => self.figure(cell, most_decimals),
            };
            let end = self.tracked_end(changed::of_text(text));
            self.markup(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/>{properties}{end}</w:pPr>"
            ));
            self.bookmark(row);
            self.bookmark(block.anchor.as_ref());
            self.inlines(text);
            self.markup("</w:p>");
            return;
        }
        self.is_after_table = false;
        if let Some(row) = row {
            // The place of a row whose first cell is no single paragraph.
            self.bookmark(Some(row));
        }
        self.blocks(cell, &mut Setting::of("TableText"));
        let ends_in_table = matches!(cell.last().map(|last| &last.body), Some(Body::Table(_)));
        if cell.is_empty() || ends_in_table {
            self.markup("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>");
        }
        self.is_after_table = false;
    }

    /// Sets a figure to the right, with room behind it so that decimal points stand under each
    /// other.
    fn figure(&self, cell: &[Block], most_decimals: usize) -> String {
        let own = figures::decimals(cell).unwrap_or(most_decimals);
        let n_missing = u16::try_from(most_decimals.saturating_sub(own)).unwrap_or_default();
        let mut room = f32::from(n_missing) * FIGURE_WIDTH;
        if own == 0 && n_missing > 0 {
            room += POINT_WIDTH;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a figure has few decimals")]
        let room = (room * self.style.type_sizes.table).round() as i32;
        match room {
            0 => align(Align::Figures).to_owned(),
            room => format!("<w:ind w:right=\"{room}\"/>{}", align(Align::Figures)),
        }
    }
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::Figures => "<w:jc w:val=\"right\"/>",
    }
}

fn n_chars(blocks: &[Block]) -> usize {
    let n_block_chars = |block: &Block| match &block.body {
        Body::Chart(_) => 0,
        Body::Heading(heading) => heading.text.chars().count(),
        Body::Paragraph { text, .. } => text.iter().map(n_inline_chars).sum(),
        Body::List(list) => list.items.iter().map(|item| n_chars(item)).sum(),
        Body::Quote(quoted) => n_chars(quoted),
        Body::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.map(|cell| n_chars(cell)).sum()
        }
    };
    blocks.iter().map(n_block_chars).sum()
}

fn n_inline_chars(inline: &Inline) -> usize {
    match inline {
        Inline::Text { text, .. } | Inline::Link { text, .. } | Inline::Status { text, .. } => {
            text.chars().count()
        }
        Inline::Cite { label, .. } => label.chars().count(),
        Inline::Break => 1,
        Inline::Mark(_) => 0,
    }
}
