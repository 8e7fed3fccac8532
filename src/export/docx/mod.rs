//! A paper as a Word document: `WordprocessingML`, written without a library.
//!
//! Headings have heading styles, lists real numbering, tables header rows, links anchors, the
//! file its title and language: what a screen reader, a table of contents and the next author
//! need. Looks are in styles, so that a council can put its own in their place.

mod blocks;
mod changed;
mod chart;
mod contents;
mod cover;
mod emf;
mod furniture;
mod headings;
mod inline;
mod numbering;
mod part;
mod picture;
mod properties;
mod styles;
mod table;
mod text;
mod widths;

use self::{
    numbering::Numbering,
    part::{NAMES, XML},
    text::Text,
};
use super::{
    About, Cancelled, Progress, Stage,
    levels::Levels,
    package::{Package, TooLarge},
};
use crate::{content::Paper, layout::PageStyle};

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// It is no longer wanted.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// It would be too large.
    #[error("the Word document would be larger than 4 GB")]
    TooLarge,
}

impl From<TooLarge> for DocxError {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

/// Writes a paper as a Word document.
pub fn write(
    paper: &Paper,
    style: &PageStyle,
    about: &About,
    progress: &Progress,
) -> Result<Vec<u8>, DocxError> {
    progress.begin(Stage::Format, paper.blocks.len())?;
    let rows = paper.anchors();
    let mut text = Text {
        out: String::new(),
        style,
        bookmarks: rows.into_iter().zip(1..).collect(),
        headings: headings::headings(&paper.blocks),
        levels: Levels::default(),
        numbering: Numbering::default(),
        links: Vec::new(),
        pictures: Vec::new(),
        next_id: 1,
        begins_page: false,
        is_after_table: false,
        mark: crate::content::Mark::Kept,
        progress,
    };
    text.document(paper)?;
    let language = match paper.furniture.language.as_str() {
        "" => "en-GB",
        language => language,
    };
    let mut package = Package::default();
    let mut add = |name: &str, content: &str| package.add(name, content.as_bytes());
    add("[Content_Types].xml", &properties::content_types())?;
    add("_rels/.rels", &properties::relations())?;
    add("docProps/core.xml", &properties::core(about, language))?;
    add("docProps/app.xml", &properties::app())?;
    add("word/document.xml", &text.out)?;
    add(
        "word/_rels/document.xml.rels",
        &properties::document_relations(&text.links, &text.pictures),
    )?;
    add("word/styles.xml", &styles::styles(style, language))?;
    add("word/settings.xml", &properties::settings(language))?;
    add("word/numbering.xml", &text.numbering.part())?;
    for (name, part) in furniture::parts(&paper.furniture, style) {
        add(&format!("word/{name}"), &part)?;
    }
    for (number, picture) in (1..).zip(&text.pictures) {
        package.add(&properties::picture_name(number, picture), &picture.bytes)?;
    }
    Ok(package.finish()?)
}

impl Text<'_> {
    fn document(&mut self, paper: &Paper) -> Result<(), Cancelled> {
        self.markup(XML);
        self.markup(&format!("<w:document {NAMES}><w:body>"));
        self.cover(&paper.cover);
        if paper.has_contents {
            self.contents();
        }
        self.begins_page = true;
        self.body(&paper.blocks)?;
        if self.is_after_table {
            // A document ends with a paragraph.
            self.markup("<w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/></w:pPr></w:p>");
        }
        self.section();
        self.markup("</w:body></w:document>");
        Ok(())
    }
}
