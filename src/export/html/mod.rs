//! A paper as one web page: no script, nothing loaded from elsewhere, for screen, ear and print.
//!
//! Headings, lists, tables and quotations are what they say they are; colours keep their
//! contrast in light and dark. The page claims no standard: `.ci/check-html` holds it to WCAG.

mod blocks;
mod chart;
mod color;
mod contents;
mod cover;
mod fonts;
mod head;
mod ids;
mod inline;
mod page;
mod table;
mod woff;

use self::page::Page;
use super::{Cancelled, Progress, Stage, text::escaped};
use crate::{content::Paper, layout::PageStyle};

/// Writes a paper as a web page.
pub fn write(paper: &Paper, style: &PageStyle, progress: &Progress) -> Result<Vec<u8>, Cancelled> {
    progress.begin(Stage::Format, paper.blocks.len())?;
    let mut page = Page {
        out: String::new(),
        headings: ids::headings(&paper.blocks),
        anchors: paper.anchors(),
        n_tables: 0,
        n_charts: 0,
        style,
        progress,
    };
    let language = match paper.furniture.language.as_str() {
        "" => "en-GB",
        language => language,
    };
    page.line("<body>");
    page.line("<a class=\"skip\" href=\"#text\">Skip to the text</a>");
    page.line(inline::SIGNS);
    page.cover(paper);
    page.line("<div class=\"sheet\">");
    if paper.has_contents {
        page.contents();
    }
    page.line("<main id=\"text\" tabindex=\"-1\">");
    page.body(&paper.blocks)?;
    page.line("</main>\n</div>");
    page.footer(paper);
    page.line("</body>\n</html>");
    progress.go_on()?;
    let head = head::head(paper, style, &fonts::rules(&page.out));
    let begin = format!("<!doctype html>\n<html lang=\"{}\">\n", escaped(language));
    Ok([begin, head, page.out].concat().into_bytes())
}
