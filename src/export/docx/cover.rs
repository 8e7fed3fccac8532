//! The cover: title and document control.

use super::Text;
use crate::content::Cover;

impl Text<'_> {
    pub(super) fn cover(&mut self, cover: &Cover) {
        for (style, text) in [
            ("Authority", &cover.authority),
            ("Title", &cover.title),
            ("Subtitle", &cover.subtitle),
            ("CoverDate", &cover.date),
        ] {
            if !text.trim().is_empty() {
                self.styled(style, text);
            }
        }
        if cover.control.is_empty() {
            return;
        }
        self.styled("ControlTitle", "Document control");
        for (label, text) in &cover.control {
            self.markup("<w:p><w:pPr><w:pStyle w:val=\"Control\"/></w:pPr>");
            self.run("<w:rStyle w:val=\"Muted\"/>", label);
            self.markup("<w:r><w:tab/></w:r>");
            self.run("", text);
            self.markup("</w:p>");
        }
    }

    /// Writes a paragraph of plain words in a style.
    pub(super) fn styled(&mut self, style: &str, text: &str) {
        self.markup(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"
        ));
        self.run("", text);
        self.markup("</w:p>");
    }
}
