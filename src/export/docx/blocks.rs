//! Headings, paragraphs, lists and quotations.

use std::sync::Arc;

use super::{
    changed, headings,
    numbering::{BULLET_LIST, INDENT, MAX_DEPTH},
    text::Text,
};
use crate::{
    content::{Block, Body, Heading, Inline, List, Mark},
    export::Cancelled,
    model::RowId,
};

/// Space above what follows a table, in twentieths of a point.
const AFTER_TABLE: i32 = 280;

/// Where paragraphs stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The style of paragraphs.
    pub(super) style: &'static str,
    /// How many lists they stand in.
    depth: usize,
    /// Whether they are somebody's own words.
    is_quoted: bool,
    /// The list and level whose label the next paragraph takes.
    label: Option<(usize, usize)>,
    /// What became of the next paragraph as a whole since an earlier state.
    mark: Mark,
}

impl Setting {
    /// Returns the setting of paragraphs in a style.
    pub(super) fn of(style: &'static str) -> Self {
        Self {
            style,
            depth: 0,
            is_quoted: false,
            label: None,
            mark: Mark::Kept,
        }
    }
}

impl Text<'_> {
    /// Writes the body, block by block.
    pub(super) fn body(&mut self, blocks: &[Arc<Block>]) -> Result<(), Cancelled> {
        let mut n_headings = 0;
        for block in blocks {
            match &block.body {
                Body::Heading(heading) => {
                    self.heading(heading, n_headings, block.anchor.as_ref());
                    n_headings += 1;
                }
                Body::Paragraph { .. }
                | Body::List(_)
                | Body::Quote(_)
                | Body::Table(_)
                | Body::Chart(_) => {
                    self.block(block, &mut Setting::of("BodyText"));
                }
            }
            self.progress.step()?;
        }
        Ok(())
    }

    fn heading(&mut self, heading: &Heading, idx: usize, anchor: Option<&RowId>) {
        let level = self.levels.next(heading.level);
        self.markup(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading{}\"/>",
            level.min(6)
        ));
        self.begins_page |= heading.new_page;
        self.begin_page();
        self.markup("</w:pPr>");
        self.named_place(&headings::bookmark(idx));
        self.bookmark(anchor);
        self.numbered_words(heading.number.as_deref(), &heading.text);
        self.markup("</w:p>");
        self.is_after_table = false;
    }

    /// Writes words behind a quiet number.
    pub(super) fn numbered_words(&mut self, number: Option<&str>, text: &str) {
        if let Some(number) = number {
            self.run("<w:rStyle w:val=\"Number\"/>", number);
            self.run("", "\u{a0} ");
        }
        self.run("", text);
    }

    /// Writes blocks below each other.
    pub(super) fn blocks(&mut self, blocks: &[Block], setting: &mut Setting) {
        for block in blocks {
            self.block(block, setting);
        }
    }

    fn block(&mut self, block: &Block, setting: &mut Setting) {
        let anchor = block.anchor.as_ref();
        match &block.body {
            Body::Heading(heading) => {
                // Within something else a heading is a label.
                self.open(setting, anchor);
                let number = heading.number.as_ref().map(|number| format!("{number} "));
                self.run("<w:b/>", &number.unwrap_or_default());
                self.run("<w:b/>", &heading.text);
                self.markup("</w:p>");
            }
            Body::Paragraph { number, text } => {
                self.paragraph(number.as_deref(), text, anchor, setting);
            }
            Body::List(list) => self.list(list, anchor, *setting),
            Body::Quote(quoted) => {
                let style = match setting.style {
                    "BodyText" => "Quote",
                    style => style,
                };
                let mut inner = Setting {
                    style,
                    is_quoted: true,
                    ..*setting
                };
                self.blocks(quoted, &mut inner);
                setting.label = inner.label;
            }
            Body::Table(table) => self.table(table, anchor),
            Body::Chart(chart) => self.chart(chart, &block.origin, anchor, setting),
        }
    }

    fn paragraph(
        &mut self,
        number: Option<&str>,
        text: &[Inline],
        anchor: Option<&RowId>,
        setting: &mut Setting,
    ) {
        setting.mark = changed::of_text(text);
        if let Some(number) = number {
            let mut numbered = Setting {
                style: "Numbered",
                ..*setting
            };
            self.open(&mut numbered, anchor);
            self.mark = std::mem::take(&mut setting.mark);
            self.run("<w:rStyle w:val=\"Muted\"/>", number);
            self.tracked(|text| text.markup("<w:r><w:tab/></w:r>"));
            self.mark = Mark::Kept;
        } else {
            self.open(setting, anchor);
        }
        self.inlines(text);
        self.markup("</w:p>");
    }

    /// Begins a paragraph, with the label of its list if it is the first of an item.
    pub(super) fn open(&mut self, setting: &mut Setting, anchor: Option<&RowId>) {
        let style = match (setting.style, setting.depth, setting.is_quoted) {
            ("BodyText", 1.., _) => "ListParagraph",
            (style, ..) => style,
        };
        self.markup(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>"));
        self.begin_page();
        let depth = i32::try_from(setting.depth).unwrap_or_default();
        let left = depth * INDENT;
        if let Some((list, level)) = setting.label.take() {
            self.markup(&format!(
                "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"
            ));
            self.space_after_table();
            if setting.is_quoted {
                let left = left + INDENT;
                self.markup(&format!(
                    "<w:ind w:left=\"{left}\" w:hanging=\"{INDENT}\"/>"
                ));
            }
        } else {
            self.space_after_table();
            if depth > 0 {
                let quoted = if setting.is_quoted { INDENT } else { 0 };
                self.markup(&format!("<w:ind w:left=\"{}\"/>", left + quoted));
            }
        }
        let end = self.tracked_end(std::mem::take(&mut setting.mark));
        self.markup(&format!("{end}</w:pPr>"));
        self.bookmark(anchor);
    }

    /// Begins a page with a paragraph that is to.
    pub(super) fn begin_page(&mut self) {
        if std::mem::take(&mut self.begins_page) {
            self.markup("<w:pageBreakBefore/>");
        }
    }

    /// Keeps the next paragraph off the table before it.
    fn space_after_table(&mut self) {
        if std::mem::take(&mut self.is_after_table) {
            self.markup(&format!("<w:spacing w:before=\"{AFTER_TABLE}\"/>"));
        }
    }

    fn list(&mut self, list: &List, anchor: Option<&RowId>, setting: Setting) {
        let level = setting.depth.min(MAX_DEPTH);
        let id = match list.start {
            Some(start) => self.numbering.add(level, start),
            None => BULLET_LIST,
        };
        let mut anchor = anchor;
        for item in &list.items {
            let mut inner = Setting {
                depth: setting.depth + 1,
                label: Some((id, level)),
                ..setting
            };
            // A list that begins an item of another would take its label away.
            let begins_with_words = matches!(
                item.first().map(|first| &first.body),
                Some(Body::Paragraph { .. } | Body::Heading(_) | Body::Quote(_))
            );
            if !begins_with_words {
                self.open(&mut inner, anchor.take());
                self.markup("</w:p>");
            }
            self.blocks(item, &mut inner);
        }
    }
}
