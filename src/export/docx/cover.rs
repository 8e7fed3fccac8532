//! The cover: title and document control.

use super::text::Text;
use crate::{
    content::Cover,
    export::raster::raster,
    layout::{Logo, Size},
};

/// The most room that a logo takes, in points.
const LOGO_WIDTH: f32 = 180.0;
const LOGO_HEIGHT: f32 = 64.0;

impl Text<'_> {
    pub(super) fn cover(&mut self, cover: &Cover) {
        if let Some(logo) = &self.style.logo {
            self.logo(logo);
        }
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

    fn logo(&mut self, logo: &Logo) {
        let aspect = logo.picture.aspect().max(0.01);
        // A wide logo is less high than a square one.
        let height = LOGO_HEIGHT.min(LOGO_WIDTH / aspect);
        let size = Size {
            width: height * aspect,
            height,
        };
        // A logo made for a dark ground stands on one.
        let style = if logo.picture.is_pale {
            "LogoOnColor"
        } else {
            "Logo"
        };
        self.markup(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"
        ));
        self.inline_picture(raster(&logo.picture), size, &logo.alt);
        self.markup("</w:p>");
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
