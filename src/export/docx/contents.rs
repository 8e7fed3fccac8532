//! The list of contents: a field of Word's own, with its entries filled in as links.
//!
//! Entries have no page numbers: where pages end is known to Word alone, and a number that may be
//! wrong is worse than none. "Update table" in Word adds them.

use super::{
    headings::{Heading, bookmark},
    text::Text,
};

impl Text<'_> {
    pub(super) fn contents(&mut self) {
        let headings = std::mem::take(&mut self.headings);
        let shown: Vec<(usize, &Heading)> = headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| heading.in_contents)
            .collect();
        let deepest = shown.iter().map(|(_, heading)| heading.level).max();
        let Some(deepest) = deepest else { return };
        self.markup(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>",
        );
        self.styled("TOCHeading", "Contents");
        for (at, (idx, heading)) in shown.iter().enumerate() {
            let level = heading.level.min(9);
            self.markup(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"TOC{level}\"/></w:pPr>"
            ));
            if at == 0 {
                self.markup(&format!(
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-{deepest}\" \\h \\z </w:instrText></w:r>\
<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                ));
            }
            self.markup(&format!(
                "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">",
                bookmark(*idx)
            ));
            self.numbered_words(heading.number.as_deref(), &heading.text);
            self.markup("</w:hyperlink>");
            if at + 1 == shown.len() {
                self.markup("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
            self.markup("</w:p>");
        }
        self.markup("</w:sdtContent></w:sdt>");
    }
}
