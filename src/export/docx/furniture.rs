//! Head and foot of the pages, and the page itself.

use super::{
    part::{NAMES as XML_NAMES, XML, twips},
    text::Text,
};
use crate::{content::Furniture, export::text::escaped, layout::PageStyle};

/// The parts: name, kind, relation.
pub(super) const NAMES: [(&str, &str, &str); 4] = [
    ("header1.xml", "header", "rId11"),
    ("footer1.xml", "footer", "rId12"),
    ("header2.xml", "header", "rId13"),
    ("footer2.xml", "footer", "rId14"),
];

/// The style of the protective marking.
pub(super) const MARKING: &str = "Marking";
/// The style of the line below a head: a paragraph without words, as high as the line.
pub(super) const RULE: &str = "HeaderRule";
/// The style of the band above a cover.
pub(super) const COVER_RULE: &str = "CoverRule";

/// Returns the parts with their names: of all pages, then of the cover.
pub(super) fn parts(furniture: &Furniture, style: &PageStyle) -> Vec<(&'static str, String)> {
    let marking = paragraph(MARKING, "", &run(&furniture.marking));
    let tab = "<w:r><w:tab/></w:r>";
    let end = format!(
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>",
        twips(style.measure())
    );
    let head = format!(
        "{}{tab}{}",
        run(&furniture.head_start),
        run(&furniture.head_end)
    );
    let foot = format!(
        "{}{tab}{}{}{}{}",
        run(&furniture.foot_start),
        run("Page "),
        field("PAGE"),
        run(" of "),
        field("NUMPAGES")
    );
    let contents = [
        format!(
            "{marking}{}{}",
            paragraph("Header", &end, &head),
            paragraph(RULE, "", "")
        ),
        format!("{}{marking}", paragraph("Footer", &end, &foot)),
        format!("{marking}{}", paragraph(COVER_RULE, "", "")),
        marking,
    ];
    NAMES
        .into_iter()
        .zip(contents)
        .map(|((name, kind, _), content)| {
            let tag = if kind == "header" { "w:hdr" } else { "w:ftr" };
            (name, format!("{XML}<{tag} {XML_NAMES}>{content}</{tag}>"))
        })
        .collect()
}

fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{runs}</w:p>")
}

fn run(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!(
        "<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(text)
    )
}

/// Returns a field that Word fills in by itself.
fn field(name: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
<w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

impl Text<'_> {
    /// Ends the document: the size of its pages, what stands on them.
    pub(super) fn section(&mut self) {
        let (page, margins) = (self.style.page, self.style.margins);
        let [head, foot, cover_head, cover_foot] = NAMES.map(|(_, kind, id)| (kind, id));
        self.markup("<w:sectPr>");
        for ((kind, id), which) in [
            (head, "default"),
            (foot, "default"),
            (cover_head, "first"),
            (cover_foot, "first"),
        ] {
            self.markup(&format!(
                "<w:{kind}Reference w:type=\"{which}\" r:id=\"{id}\"/>"
            ));
        }
        self.markup(&format!(
            "<w:pgSz w:w=\"{}\" w:h=\"{}\"/>\
<w:pgMar w:top=\"{}\" w:right=\"{side}\" w:bottom=\"{}\" w:left=\"{side}\" w:header=\"680\" w:footer=\"560\" w:gutter=\"0\"/>\
<w:titlePg/></w:sectPr>",
            twips(page.width),
            twips(page.height),
            twips(margins.top),
            twips(margins.bottom),
            side = twips(margins.side),
        ));
    }
}
