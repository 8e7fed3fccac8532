//! The head of the page, with title and document control, and its foot.

use super::{page::Page, woff::base64};
use crate::{
    content::Paper,
    export::{
        raster::{Raster, for_web},
        text::escaped,
    },
    layout::Logo,
};

impl Page<'_> {
    pub(super) fn cover(&mut self, paper: &Paper) {
        let cover = &paper.cover;
        self.line("<header>");
        // A logo stands on white, or on the colour where it is made for a dark ground.
        let logo = self.style.logo.as_ref();
        if let Some(logo) = logo.filter(|logo| !logo.picture.is_pale) {
            self.line("<div class=\"strip\">\n<div class=\"column\">");
            self.logo(logo);
            self.line("</div>\n</div>");
        }
        self.line("<div class=\"cover\">\n<div class=\"column\">");
        if let Some(logo) = logo.filter(|logo| logo.picture.is_pale) {
            self.logo(logo);
        }
        self.part("p", "marking", &paper.furniture.marking);
        self.part("p", "authority", &cover.authority);
        self.part("h1", "title", &cover.title);
        self.part("p", "subtitle", &cover.subtitle);
        self.part("p", "date", &cover.date);
        self.line("</div>\n</div>");
        if !cover.control.is_empty() {
            self.line(
                "<div class=\"column control\">\n<h2 id=\"control\">Document control</h2>\n<dl>",
            );
            for (label, text) in &cover.control {
                self.markup("<div><dt>");
                self.words(label);
                self.markup("</dt><dd>");
                self.words(text);
                self.line("</dd></div>");
            }
            self.line("</dl>\n</div>");
        }
        self.line("</header>");
    }

    fn logo(&mut self, logo: &Logo) {
        let Raster { kind, bytes } = for_web(&logo.picture);
        self.line(&format!(
            "<img class=\"logo\" alt=\"{}\" src=\"data:image/{kind};base64,{}\">",
            escaped(&logo.alt),
            base64(&bytes)
        ));
    }

    fn part(&mut self, tag: &str, class: &str, text: &str) {
        if !text.trim().is_empty() {
            self.markup(&format!("<{tag} class=\"{class}\">"));
            self.words(text);
            self.line(&format!("</{tag}>"));
        }
    }

    pub(super) fn footer(&mut self, paper: &Paper) {
        let furniture = &paper.furniture;
        self.line("<footer>\n<div class=\"column\">");
        self.part("p", "marking", &furniture.marking);
        let parts = [
            &furniture.head_start,
            &furniture.head_end,
            &furniture.foot_start,
        ];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect();
        self.part("p", "from", &parts.join(" · "));
        self.line("</div>\n</footer>");
    }
}
