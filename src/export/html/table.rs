//! Tables: a caption, headers with their scope, and room to move sideways on a narrow screen.

use super::{blocks::id_attribute, page::Page};
use crate::{
    content::{Align, Block, Body, Table, TableColumn, TableRow},
    export::figures,
};

/// A table of more columns may be wider than the screen.
const MAX_NARROW: usize = 3;
/// How wide a column must at least be, in ems for each share of the width.
const EM_PER_SHARE: f32 = 1.15;

impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table, id: &str) {
        self.n_tables += 1;
        let caption = format!("table-{}", self.n_tables);
        let is_wide = table.columns.len() > MAX_NARROW;
        if is_wide {
            // It can be moved sideways with the arrow keys, too.
            self.line(&format!(
                "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-labelledby=\"{caption}\"{id}>"
            ));
            let least = table.columns.iter().map(|column| f32::from(column.share));
            let least = least.sum::<f32>() * EM_PER_SHARE;
            self.line(&format!("<table style=\"min-width:{least:.0}em\">"));
        } else {
            self.line(&format!("<table{id}>"));
        }
        self.caption(table, &caption);
        self.columns(&table.columns);
        self.line("<tbody>");
        let decimals = figures::most_decimals(table);
        for row in &table.rows {
            self.row(table, row, &decimals);
        }
        self.line("</tbody>\n</table>");
        if is_wide {
            self.line("</div>");
        }
    }

    /// A table without a caption is named by its columns, to the ear alone.
    fn caption(&mut self, table: &Table, id: &str) {
        let note = table.caption_note.trim();
        let has_words = !table.caption.trim().is_empty();
        if has_words {
            self.markup(&format!("<caption id=\"{id}\">"));
            self.words(&table.caption);
        } else {
            // A note is seen, and the names of the columns are still only heard.
            let open = if note.is_empty() {
                format!("<caption id=\"{id}\" class=\"heard\">")
            } else {
                format!("<caption id=\"{id}\"><span class=\"heard\">")
            };
            let headers = table.columns.iter().map(|column| column.header.as_str());
            self.markup(&open);
            self.words(&headers.collect::<Vec<&str>>().join(", "));
            if !note.is_empty() {
                self.markup("</span>");
            }
        }
        if !note.is_empty() {
            let dot = if has_words { "· " } else { "" };
            self.markup(&format!(" <span class=\"muted\">{dot}"));
            self.words(note);
            self.markup("</span>");
        }
        self.line("</caption>");
    }

    fn columns(&mut self, columns: &[TableColumn]) {
        let all: f32 = columns.iter().map(|column| f32::from(column.share)).sum();
        self.markup("<colgroup>");
        for column in columns {
            let width = f32::from(column.share) * 100.0 / all.max(1.0);
            self.markup(&format!("<col style=\"width:{width:.1}%\">"));
        }
        self.line("</colgroup>\n<thead>\n<tr>");
        for column in columns {
            let class = class(column);
            self.markup(&format!("<th scope=\"col\"{class}>"));
            if let Some(kind) = column.sign {
                self.kind_sign(kind);
            }
            self.words(&column.header);
            self.line("</th>");
        }
        self.line("</tr>\n</thead>");
    }

    fn row(&mut self, table: &Table, row: &TableRow, decimals: &[usize]) {
        self.line(&format!("<tr{}>", id_attribute(row.anchor.as_ref())));
        for (idx, column) in table.columns.iter().enumerate() {
            let cell = row.cells.get(idx).map_or(&[][..], Vec::as_slice);
            let is_header = idx == 0 && table.has_row_headers && !cell.is_empty();
            let (tag, scope) = if is_header {
                ("th", " scope=\"row\"")
            } else {
                ("td", "")
            };
            let most = decimals.get(idx).copied().unwrap_or_default();
            let style = room(cell, most);
            let id = single(cell).map(|(_, id)| id).unwrap_or_default();
            self.markup(&format!("<{tag}{scope}{}{style}{id}>", class(column)));
            match single(cell) {
                Some((text, _)) => self.inlines(text),
                None => self.blocks(cell),
            }
            self.line(&format!("</{tag}>"));
        }
        self.line("</tr>");
    }
}

/// Returns the text of a cell that is one paragraph, with the attribute of its row.
fn single(cell: &[Block]) -> Option<(&[crate::content::Inline], String)> {
    let [block] = cell else { return None };
    match &block.body {
        Body::Paragraph { number: None, text } => Some((text, id_attribute(block.anchor.as_ref()))),
        Body::Paragraph { .. }
        | Body::Heading(_)
        | Body::List(_)
        | Body::Quote(_)
        | Body::Table(_)
        | Body::Chart(_) => None,
    }
}

fn class(column: &TableColumn) -> &'static str {
    match column.align {
        Align::Start => "",
        Align::Figures => " class=\"figures\"",
    }
}

/// Leaves room behind a figure, so that decimal points stand under each other.
fn room(cell: &[Block], most: usize) -> String {
    let Some(own) = figures::decimals(cell).filter(|own| *own < most) else {
        return String::new();
    };
    let point = if own == 0 { " + .28em" } else { "" };
    format!(" style=\"--room:calc({}ch{point})\"", most - own)
}
