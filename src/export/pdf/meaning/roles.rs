//! What elements are called in PDF, and what they say about themselves.

use crate::layout::Tag;

/// Returns the name of a tag in PDF.
pub(in crate::export::pdf) fn tag_name(tag: Tag) -> &'static str {
    match tag {
        Tag::Document => "Document",
        Tag::Sect => "Sect",
        Tag::Heading(0 | 1) => "H1",
        Tag::Heading(2) => "H2",
        Tag::Heading(3) => "H3",
        Tag::Heading(4) => "H4",
        Tag::Heading(5) => "H5",
        Tag::Heading(_) => "H6",
        Tag::P => "P",
        Tag::L => "L",
        Tag::LI => "LI",
        Tag::Lbl => "Lbl",
        Tag::LBody => "LBody",
        Tag::Table => "Table",
        Tag::THead => "THead",
        Tag::TBody => "TBody",
        Tag::TR => "TR",
        Tag::ColumnHeader | Tag::RowHeader => "TH",
        Tag::TD => "TD",
        Tag::Caption => "Caption",
        Tag::BlockQuote => "BlockQuote",
        Tag::TOC => "TOC",
        Tag::TOCI => "TOCI",
        Tag::Reference => "Reference",
        Tag::Link => "Link",
        Tag::Span => "Span",
        Tag::Figure => "Figure",
    }
}

/// Returns owner, name and value of what an element says about itself.
pub(super) fn attributes(
    tag: Tag,
    is_numbered: bool,
) -> Option<(&'static str, &'static str, &'static str)> {
    match tag {
        Tag::ColumnHeader => Some(("Table", "Scope", "Column")),
        Tag::RowHeader => Some(("Table", "Scope", "Row")),
        Tag::L if is_numbered => Some(("List", "ListNumbering", "Decimal")),
        Tag::L => Some(("List", "ListNumbering", "Disc")),
        Tag::Document
        | Tag::Sect
        | Tag::Heading(_)
        | Tag::P
        | Tag::LI
        | Tag::Lbl
        | Tag::LBody
        | Tag::Table
        | Tag::THead
        | Tag::TBody
        | Tag::TR
        | Tag::TD
        | Tag::Caption
        | Tag::BlockQuote
        | Tag::TOC
        | Tag::TOCI
        | Tag::Reference
        | Tag::Link
        | Tag::Span
        | Tag::Figure => None,
    }
}
